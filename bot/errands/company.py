"""Errands of those who go alone and would like company: their own solo on one side, the workspace's list on the other.

The list alone knows who would like company, so that nothing is ever half done: a yes, and the circle that comes of two,
are one save of the list. Whoever leaves their solo is taken off it just after; should that be cut short, the next who
would be asked about them looks whether their solo is still there.
"""

from collections.abc import Callable

from bot.arguments import Given
from bot.command import Command, Errand
from bot.door import Several
from bot.errands.shell import Shell
from bot.happenings.outcome import Outcome
from bot.message import Answer
from bot.moves.company import let_go, say_not_now, say_yes, waiting_list, want_company
from bot.nouns.circle import Circle, CircleId, Stage
from bot.nouns.company import Company
from bot.nouns.people import Account, Member
from bot.ports.keeping import Stale
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchCircle
from bot.refusals.our_side import TooBusy
from bot.refusals.people import PlaceHasCircle
from bot.refusals.seeking import IntroductionOver, NotAlone
from bot.rules.company import company_of, introduction_of, still_holds, waiting_room, wish_from, wish_of
from bot.rules.roster import member_with
from bot.words.company import company_view
from bot.words.voice import Voice, voice_of

TRIES = 16


async def company(bot: Shell, command: Command, request: Request) -> Answer:
    """Wherever it is typed: it is about the season that somebody goes through alone."""
    solo, someone = await _own_solo(bot, request)
    assert isinstance(command.does, Errand)
    return await _company(bot, command.does, voice_of(solo, someone), bot.given(command, request, someone))


async def _own_solo(bot: Shell, request: Request) -> tuple[Circle, Member]:
    own: list[tuple[Circle, Member]] = []
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        someone = member_with(circle, request.by.account) if circle else None
        if circle is not None and someone is not None and request.circle in (None, id):
            own.append((circle, someone))
    if not own:
        raise NoSuchCircle
    alone = [each for each in own if each[0].solo]
    if not alone:
        raise NotAlone
    going_on = [each for each in alone if each[0].stage is not Stage.ENDED]
    if len(going_on) > 1:
        raise Several(tuple(circle for circle, _ in going_on))
    return next(iter(going_on), alone[0])


async def _company(bot: Shell, errand: Errand, voice: Voice, given: Given) -> Answer:
    request, solo = given.request, voice.circle
    account = request.by.account
    answered = await bot.circles.answered(request.delivery)
    if answered is not None:
        return answered
    wish = wish_from(solo, account, given.now)
    if wish is None:
        raise NotAlone
    listed = await bot.circles.sitting_at(waiting_room(account))
    here = company_of(listed) if listed else Company()
    own = wish_of(here, solo.id)
    if own is not None and not still_holds(own, solo):  # another season or language by now: it is to be said anew
        here = Company()
    typed = given.maybe("introduction") or ""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    match errand:
        case Errand.COMPANY_ON:
            return await _listed(
                bot,
                account,
                request.delivery,
                lambda c, gone: want_company(c, wish=wish, gone=gone, now=given.now),
                about=lambda company: {w.solo for w in company.wishes if w.season == wish.season},
            )
        case Errand.COMPANY_OFF:
            answer = await _listed(bot, account, request.delivery, lambda c, _: let_go(c, solo=solo.id))
            return answer if answer.message else Answer(company_view(voice, Company()))
        case Errand.INTRODUCE_YES if listed:
            id = bot.chance.id()
            return await _listed(
                bot,
                account,
                request.delivery,
                lambda c, gone: say_yes(c, solo=solo.id, number=number, gone=gone, id=id, now=given.now),
                about=lambda company: _between(company, solo.id),
            )
        case Errand.INTRODUCE_NO if listed:
            return await _listed(
                bot, account, request.delivery, lambda c, _: say_not_now(c, solo=solo.id, number=number)
            )
        case Errand.COMPANY:
            return Answer(company_view(voice, here))
        case _:
            raise IntroductionOver


async def forget_wishes(bot: Shell, before: Circle | None, after: Circle) -> None:
    """Somebody has left their solo, or it has ended: nobody is asked about them any more."""
    if before is None or not before.solo or (after.members and after.stage is not Stage.ENDED):
        return
    for account in before.members[0].accounts:
        if await bot.circles.sitting_at(waiting_room(account)) is not None:
            await _listed(bot, account, None, lambda c, _: let_go(c, solo=before.id))


async def _listed(
    bot: Shell,
    account: Account,
    delivery: str | None,
    move: Callable[[Circle, set[CircleId]], Outcome],
    *,
    about: Callable[[Company], set[CircleId]] = lambda _: set(),
) -> Answer:
    """Run a move of the list again whenever somebody else saved it first, or made it."""
    place = waiting_room(account)
    for _ in range(TRIES):
        listed = await bot.circles.sitting_at(place)
        circle = listed or waiting_list(id=bot.chance.id(), place=place, now=bot.clock.now())
        gone = await _gone(bot, company_of(circle), about(company_of(circle)))
        outcome = move(circle, gone)
        if outcome.circle is circle:
            return Answer()
        try:
            return await bot.save(listed, outcome, delivery, by=None)
        except Stale:
            continue
        except PlaceHasCircle:  # somebody else has just made the list of this workspace
            continue
    raise TooBusy("")


async def _gone(bot: Shell, company: Company, solos: set[CircleId]) -> set[CircleId]:
    wishes = [wish for wish in company.wishes if wish.solo in solos]
    return {wish.solo for wish in wishes if not still_holds(wish, await bot.circles.load(wish.solo))}


def _between(company: Company, solo: CircleId) -> set[CircleId]:
    introduction = introduction_of(company, solo)
    return set(introduction.between) if introduction else set()
