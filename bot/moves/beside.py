"""Where a circle talks, whether its meetings are put up as events, and the talking piece for voices."""

from msgspec.structs import replace

from bot.almanac.reading import read_link
from bot.happenings.beside import EventsSet, PieceAnswered, PieceBrought, TalkPlaceNamed
from bot.happenings.outcome import Outcome
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, Piece
from bot.nouns.people import MemberId
from bot.nouns.places import Place, Talk
from bot.refusals.beside import PieceRefused
from bot.refusals.circle import NotHere
from bot.refusals.meeting import NoMeeting, NotOpen
from bot.refusals.typed import Unreadable
from bot.rules.beside import talk_of, where_of
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.roster import running


def talk_at(circle: Circle, *, by: MemberId, typed: str, in_calendars: bool) -> Outcome:
    """Nothing typed: nowhere any more."""
    link = read_link(typed) if typed else ""
    if link is None:
        raise Unreadable("link", typed, "link")
    draft = circle.draft
    if draft is not None and draft.where == where_of(circle):  # a sheet that only repeats it says the new one, too
        draft = replace(draft, where=link)
    talk = _named(circle, link, "", in_calendars)
    return Outcome(replace(circle, talk=talk, draft=draft), (TalkPlaceNamed(by),))


def talk_where_agreed(circle: Circle, where: str) -> Circle:
    """As the sheet has it: an address, or a room in words. An empty line leaves things as they are."""
    if not where or where == where_of(circle):
        return circle
    link = read_link(where) or ""
    return replace(circle, talk=_named(circle, link, "" if link else where, talk_of(circle).in_calendars))


def _named(circle: Circle, link: str, room: str, in_calendars: bool) -> Talk:
    before = talk_of(circle)
    told = (before.link if before.in_calendars else "", link if in_calendars else "")
    changes = before.changes + (told[0] != told[1])
    return Talk(link=link, room=room, in_calendars=in_calendars and bool(link), changes=changes)


def show_events(circle: Circle, *, by: MemberId, around: tuple[Place, ...], shown: bool) -> Outcome:
    """Around these rooms of the circle. Asked for by a member, and taken back by any."""
    others = tuple(place for place in circle.events_at if place not in around)
    return Outcome(replace(circle, events_at=(*others, *around) if shown else others), (EventsSet(by, shown),))


def bring_piece(circle: Circle, *, by: MemberId, at: Place) -> Outcome:
    """Proposes it for the meeting that runs, and agrees. Once somebody would rather not, it is not asked again."""
    meeting = running(circle)
    if meeting is None:
        raise NotOpen
    if meeting.piece is not None:
        return answer_piece(circle, by=by, number=meeting.number, yes=True)
    if by not in meeting.here:
        raise NotHere
    meeting = replace(meeting, piece=Piece(at, (by,)))
    return Outcome(with_meeting(circle, meeting), (PieceBrought(by),))


def answer_piece(circle: Circle, *, by: MemberId, number: int | None, yes: bool) -> Outcome:
    """For this meeting alone. A no holds, whoever said it and whenever; nobody else is told whose it was."""
    meeting = _with_piece(circle, number)
    if by not in meeting.here:
        raise NotHere
    assert meeting.piece is not None
    if meeting.piece.refused:
        if yes:
            raise PieceRefused
        return Outcome(circle, (PieceAnswered(by),))
    agreed = tuple(id for id in meeting.piece.yes if id != by)
    piece = replace(meeting.piece, yes=(*agreed, by)) if yes else replace(meeting.piece, yes=(), refused=True)
    return Outcome(with_meeting(circle, replace(meeting, piece=piece)), (PieceAnswered(by),))


def _with_piece(circle: Circle, number: int | None) -> Meeting:
    meeting = meeting_numbered(circle, number)
    if meeting is None or meeting.piece is None:
        raise NoMeeting(number)
    if meeting != running(circle):
        raise NotOpen
    return meeting
