"""The one door: which circle is meant, and who is asking. "No such circle" and "not yours" are one answer."""

from msgspec.structs import replace

from bot.command import Command, For
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.ports.keeping import Circles
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchCircle
from bot.rules.roster import member_with


async def enter(circles: Circles, request: Request, command: Command) -> tuple[Circle, Member | None]:
    """The circle that the request is about, and the member who asks: None only for what anyone may do."""
    circle = await _meant(circles, request)
    if circle is None:
        raise NoSuchCircle
    someone = member_with(circle, request.by.account)
    if someone is None and not _may_knock(circle, request, command):
        raise NoSuchCircle
    return circle, someone


async def _meant(circles: Circles, request: Request) -> Circle | None:
    """What a button carries, else what sits in the room, else the only circle that the person is in."""
    if request.circle is not None:
        return await circles.load(request.circle)
    if request.place is not None:
        here = await circles.sitting_at(request.place)
        if here is not None:
            return here
    own = await circles.of(request.by.account)
    return await circles.load(own[0]) if len(own) == 1 else None


def _may_knock(circle: Circle, request: Request, command: Command) -> bool:
    """Somebody who is invited, or who stands in the circle's own room."""
    if command.whom is not For.ANYONE:
        return False
    invited = any(i.account == request.by.account for i in circle.invitations)
    return invited or request.place in circle.places


def own_and_whole(request: Request) -> Request:
    """A delivery belongs to who asked, whatever id a platform or a page gave it. Half characters become whole ones."""
    account = request.by.account
    return replace(
        request,
        delivery=f"{account.platform}/{account.workspace}/{account.user}/{request.delivery}",
        by=replace(request.by, name=_whole(request.by.name)),
        command=_whole(request.command),
        circle=_whole(request.circle) if request.circle else None,
        text=_whole(request.text),
        given={k: _whole(v) if isinstance(v, str) else v for k, v in request.given.items()},
    )


def _whole(text: str) -> str:
    """Half of a surrogate pair, which JSON can carry, has no place in UTF-8."""
    return text.encode("utf-8", "replace").decode()
