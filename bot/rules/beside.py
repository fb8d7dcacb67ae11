"""What follows from a circle for what lies beside its rooms: events on a board, and whose voice is muted."""

from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import Account, MemberId
from bot.nouns.places import Talk
from bot.nouns.together import ProposalState
from bot.rules import rounds
from bot.rules.roster import ahead, lives, member, running

MOST_SHOWN = 3  # meetings of one circle: a board has room for a hundred events, and other people's stand there too


def talk_of(circle: Circle) -> Talk:
    return circle.talk or Talk()


def where_of(circle: Circle) -> str:
    """An address or a room in words; empty: nowhere was named."""
    talk = talk_of(circle)
    return talk.link or talk.room


def where_noted(circle: Circle) -> str:
    """What stands on the sheet, proposed or only noted, while nothing was agreed: so that people find one another."""
    proposal = circle.proposal
    if proposal is not None and proposal.state is ProposalState.OPEN and proposal.logistics is not None:
        return proposal.logistics.where
    return circle.draft.where if circle.draft is not None else ""


def meetings_on_the_board(circle: Circle) -> list[Meeting]:
    """The one that runs and the next: each meeting gets there in its time."""
    if not lives(circle):
        return []
    open_now = running(circle)
    return ([open_now] if open_now else []) + ahead(circle)[:MOST_SHOWN]


def piece_is_on(meeting: Meeting) -> bool:
    """Consent is of everyone who is here now: whoever comes in later has not given it yet."""
    piece = meeting.piece
    return piece is not None and not piece.refused and bool(meeting.here) and set(meeting.here) <= set(piece.yes)


def muted_now(circle: Circle) -> tuple[MemberId, ...]:
    """Those who listen while one of a round has the floor. The facilitator can always speak; a pause is everybody's."""
    meeting = running(circle)
    if meeting is None or meeting.live is None or meeting.state is not MeetingState.OPEN or not piece_is_on(meeting):
        return ()
    speaking = rounds.speaker(meeting.live.round) if meeting.live.round is not None else None
    if speaking is None:
        return ()
    return tuple(id for id in meeting.here if id not in (speaking, meeting.facilitator))


def accounts_around(circle: Circle, ids: tuple[MemberId, ...], platform: str, workspace: str) -> tuple[Account, ...]:
    people = [someone for id in ids if (someone := member(circle, id)) is not None]
    accounts = [account for someone in people for account in someone.accounts]
    return tuple(a for a in accounts if (a.platform, a.workspace) == (platform, workspace))
