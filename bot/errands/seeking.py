"""Errands of those who seek: working out a proposal beside everything else, and forming its circles."""

import asyncio

from bot.arguments import Given
from bot.command import Move
from bot.errands.shell import Shell
from bot.happenings.outcome import Outcome
from bot.message import Answer
from bot.moves import seeking
from bot.nouns.circle import Circle
from bot.rules.seeking import proposed
from bot.words.views.seeking import place_view
from bot.words.voice import Voice


async def place(voice: Voice, given: Given) -> Answer:
    seeking.check_may_place(voice.circle, given.by)
    proposal = await asyncio.to_thread(proposed, voice.circle, given.now)
    return Answer(place_view(voice, proposal))


async def form_circles(bot: Shell, voice: Voice, given: Given) -> Answer:
    """What was seen is what is done: where things have changed since, the new proposal is shown instead."""
    answered = await bot.circles.answered(given.request.delivery)
    if answered is not None:
        return answered
    seeking.check_may_place(voice.circle, given.by)
    proposal = await asyncio.to_thread(proposed, voice.circle, given.now)
    if proposal.mark != given.maybe("proposal"):
        return Answer(place_view(voice, proposal, changed=True))
    ids = [bot.chance.id() for _ in proposal.circles]

    def form(circle: Circle, given: Given) -> Outcome:
        return seeking.form_circles(circle, by=given.by, proposal=proposal, ids=ids, now=given.now)

    return await bot.move(Move(form), given, voice.circle, delivery=given.request.delivery)
