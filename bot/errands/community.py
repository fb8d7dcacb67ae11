"""What a community does beyond itself: a circle that grows out of it, and those who may stay when theirs has ended."""

from datetime import datetime

from msgspec.structs import replace

from bot.command import Command, Move
from bot.errands.shell import Shell
from bot.grammar.shipped import shipped
from bot.happenings.community import CalledTogether
from bot.happenings.outcome import Outcome
from bot.message import Answer
from bot.moves.callings import circle_grew, invitations_of, ready_calling
from bot.moves.joining import form_circle, offer_to_stay
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Calling
from bot.nouns.people import Member
from bot.ports.keeping import Stale
from bot.ports.requests import Request
from bot.refusals.community import NoSuchCalling
from bot.refusals.people import NeedsRoom
from bot.rules.library import OPEN_CIRCLE
from bot.rules.roster import language_of, member_with

TRIES = 4


async def gather(bot: Shell, command: Command, request: Request) -> Answer:
    """The circle that somebody called for, in the room where they say this; who opted in is invited."""
    answered = await bot.circles.answered(request.delivery)
    if answered is not None:
        return answered
    community, someone, calling = await _called_by(bot, request)
    if request.place is None or request.place in community.places:
        raise NeedsRoom(gathers=True)
    language = language_of(community, someone)
    given = bot.given(command, request, someone)
    season = shipped().seasons[OPEN_CIRCLE]
    formed = form_circle(
        id=bot.chance.id(),
        by=request.by,
        place=request.place,
        name=calling.title,
        season=season.id,
        agreements=tuple(text.in_language(language) for text in season.agreements),
        language=language,
        zone=community.zone,
        now=given.now,
    )
    invitations = invitations_of(community, calling, seed=given.new_id[:8], now=given.now)
    founder = formed.circle.members[0].id
    together = Outcome(
        replace(formed.circle, invitations=invitations), (CalledTogether(founder, invitations), *formed.happenings)
    )
    answer = await bot.save(None, together, request.delivery, by=founder)
    await bot.move(Move(lambda c, _: circle_grew(c, number=calling.number)), given, community, delivery=None)
    return answer


async def _called_by(bot: Shell, request: Request) -> tuple[Circle, Member, Calling]:
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        someone = member_with(circle, request.by.account) if circle else None
        calling = ready_calling(circle, someone.id) if circle and someone else None
        if circle is not None and someone is not None and calling is not None:
            return circle, someone, calling
    raise NoSuchCalling


async def offer_graduates_to_stay(bot: Shell, ended: Circle, now: datetime) -> None:
    """Where the same workspace has a community that one of them knows: one message each, and no is silent."""
    community = await _community_near(bot, ended)
    accounts = tuple(account for member in ended.members for account in member.accounts[:1])
    for _ in range(TRIES):
        if community is None:
            return
        outcome = offer_to_stay(community, accounts=accounts, seed=bot.chance.id()[:8], now=now)
        if not outcome.happenings:
            return
        try:
            await bot.save(community, outcome, None, by=None)
            return
        except Stale:
            community = await bot.circles.load(community.id)


async def _community_near(bot: Shell, ended: Circle) -> Circle | None:
    workspaces = {(place.platform, place.workspace) for place in ended.places}
    for member in ended.members:
        for account in member.accounts:
            for id in await bot.circles.of(account):
                circle = await bot.circles.load(id) if id != ended.id else None
                if circle is None or circle.community is None or circle.stage is Stage.ENDED or not circle.open_door:
                    continue
                if workspaces & {(place.platform, place.workspace) for place in circle.places}:
                    return circle
    return None
