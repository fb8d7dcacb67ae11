"""The one door: which circle is meant, and who is asking. "No such circle" and "not yours" are one answer."""

from msgspec.structs import replace

from bot.command import Command, For
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Account, Member
from bot.ports.keeping import Circles
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchCircle
from bot.refusals.people import JoinFirst, NoInvitation
from bot.refusals.refusal import Refusal
from bot.rules.roster import member_with

IN_CIRCLE, TYPED = "in", "typed"  # given with the answer to "which one?": the circle, and what had been typed
TO_INVITATIONS = ("accept", "decline")


class Several(Exception):
    """More than one circle may be meant. No refusal: it is asked which."""

    def __init__(self, circles: tuple[Circle, ...]) -> None:
        super().__init__()
        self.circles = circles


async def enter(circles: Circles, request: Request, command: Command) -> tuple[Circle, Member | None]:
    """The circle that the request is about, and the member who asks: None only for what anyone may do.

    Raises Several where they are in more than one, and nothing says which they mean.
    """
    circle = await _meant(circles, request, command)
    someone = member_with(circle, request.by.account) if circle else None
    if circle is None or (someone is None and not _may_knock(circle, request, command)):
        raise _kept_out(circle, request, command)
    return circle, someone


def _kept_out(circle: Circle | None, request: Request, command: Command) -> Refusal:
    """Said alike whether there is such a circle or not; only whoever stands in an open circle's room sees it anyway."""
    if command.word in TO_INVITATIONS:
        return NoInvitation()
    if circle is not None and circle.open_door and request.place in circle.places and circle.stage is not Stage.ENDED:
        return JoinFirst()
    return NoSuchCircle()


async def _meant(circles: Circles, request: Request, command: Command) -> Circle | None:
    """What a button carries, else what sits in the room, else the one circle of theirs that this can be about."""
    if request.circle is not None:
        return await circles.load(request.circle)
    if request.place is not None:
        here = await circles.sitting_at(request.place)
        if here is not None:
            return here
    found = _possible(await circles_of(circles, request.by.account), request.by.account, command)
    if len(found) > 1:
        raise Several(found)
    return next(iter(found), None)


async def circles_of(circles: Circles, account: Account) -> list[Circle]:
    """Those in which they are, or to which they are invited."""
    loaded = [await circles.load(id) for id in await circles.of(account)]
    return [circle for circle in loaded if circle is not None]


def _possible(found: list[Circle], account: Account, command: Command) -> tuple[Circle, ...]:
    """Those that still go on before those that have ended; what one does alone belongs to one's solo."""
    if command.whom is For.ANYONE:
        invited = tuple(circle for circle in found if _is_invited(circle, account))
        return invited or (tuple(found) if len(found) == 1 else ())
    mine = [circle for circle in found if member_with(circle, account)]
    going_on = [circle for circle in mine if circle.stage is not Stage.ENDED] or mine
    alone = [circle for circle in going_on if circle.solo] if command.alone_first else []
    return tuple(alone or going_on)


def _may_knock(circle: Circle, request: Request, command: Command) -> bool:
    """Somebody who is invited, or who stands in the circle's own room."""
    if command.whom is not For.ANYONE:
        return False
    return _is_invited(circle, request.by.account) or request.place in circle.places


def _is_invited(circle: Circle, account: Account) -> bool:
    return any(i.account == account for i in circle.invitations)


def own_and_whole(request: Request) -> Request:
    """A delivery belongs to who asked, whatever id a platform or a page gave it. Half characters become whole ones."""
    account = request.by.account
    request = _as_typed_there(request)
    return replace(
        request,
        delivery=f"{account.platform}/{account.workspace}/{account.user}/{request.delivery}",
        by=replace(request.by, name=_whole(request.by.name)),
        command=_whole(request.command),
        circle=_whole(request.circle) if request.circle else None,
        text=_whole(request.text),
        given={k: _whole(v) if isinstance(v, str) else v for k, v in request.given.items()},
    )


def _as_typed_there(request: Request) -> Request:
    """Whoever was asked which circle they meant typed it there, so to speak."""
    circle, typed = request.given.get(IN_CIRCLE), request.given.get(TYPED)
    given = {name: value for name, value in request.given.items() if name not in (IN_CIRCLE, TYPED)}
    if isinstance(circle, str):
        request = replace(request, circle=circle, given=given)
    if isinstance(typed, str):
        request = replace(request, text=typed, given=given, from_form=False)
    return request


def _whole(text: str) -> str:
    """Half of a surrogate pair, which JSON can carry, has no place in UTF-8."""
    return text.encode("utf-8", "replace").decode()
