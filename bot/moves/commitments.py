"""Moves of commitments: one action in one's own words, a day, and a peer who may ask how it went."""

from datetime import date, datetime

from msgspec.structs import replace

from bot.happenings.between import CommitmentSettled, CommitmentShared, Committed, PeerAsked
from bot.happenings.outcome import Outcome
from bot.moves.between import check_length
from bot.nouns.between import Commitment, CommitmentState
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.ports.keeping import OwnWords
from bot.refusals.circle import AlreadySettled, NoSuchCommitment
from bot.refusals.people import NeedsRoom, NotAMember, NotYourself
from bot.refusals.typed import InThePast, NeedsDay
from bot.rules.prompts import commitment_prompt
from bot.rules.roster import member, today, zone_of


def commit(
    circle: Circle,
    *,
    by: MemberId,
    text: str,
    due_on: date | None,
    id: str,
    now: datetime,
    peer: MemberId | None = None,
) -> Outcome:
    """Under one's own key. `peer`: whom the owner lets read it and ask, the day after; that needs a day."""
    check_length(text, "text")
    _check_day(circle, by, due_on, now)
    if peer == by:
        raise NotYourself("peer")
    if peer is not None and member(circle, peer) is None:
        raise NotAMember(peer)
    if peer is not None and due_on is None:
        raise NeedsDay
    made = Commitment(id, by, due_on, peer=peer)
    circle = replace(circle, commitments=(*circle.commitments, made), prompted=_prompted(circle, made, now))
    return Outcome(circle, (Committed(by, id),), keep=(OwnWords(id, by, text),))


def settle_commitment(circle: Circle, *, by: MemberId, id: str, done: bool) -> Outcome:
    """Done, or let go: both are answers."""
    settled = _own(circle, by, id).state
    if settled is not CommitmentState.OPEN:  # an older card: nobody hears twice of it, or otherwise
        raise AlreadySettled(id, settled is CommitmentState.DONE)
    state = CommitmentState.DONE if done else CommitmentState.LET_GO
    return Outcome(_changed(circle, by, id, state=state), (CommitmentSettled(by, id, done),))


def put_off(circle: Circle, *, by: MemberId, id: str, due_on: date, now: datetime) -> Outcome:
    """Another day. Whoever was to ask may ask again after it."""
    _check_day(circle, by, due_on, now)
    circle = _changed(circle, by, id, due_on=due_on, state=CommitmentState.OPEN, asked=False)
    made = _own(circle, by, id)
    return Outcome(replace(circle, prompted=_prompted(circle, made, now)), (Committed(by, id),))


def share_commitment(circle: Circle, *, by: MemberId, id: str) -> Outcome:
    if circle.solo:  # there is nobody to share it with
        raise NeedsRoom
    return Outcome(_changed(circle, by, id, shared=True), (CommitmentShared(by, id),))


def ask_kindly(circle: Circle, *, by: MemberId, id: str) -> Outcome:
    """The peer whom its owner chose asks, once for each day that was set."""
    made = next((c for c in circle.commitments if c.id == id and c.peer == by), None)
    if made is None or made.state is not CommitmentState.OPEN:
        raise NoSuchCommitment
    if made.asked:
        return Outcome(circle)
    return Outcome(_changed(circle, made.member, id, asked=True), (PeerAsked(by, made.member, id),))


def _check_day(circle: Circle, by: MemberId, due_on: date | None, now: datetime) -> None:
    someone = member(circle, by)
    if due_on is not None and due_on < today(circle, now, someone):
        raise InThePast(datetime(due_on.year, due_on.month, due_on.day), zone_of(circle, someone))


def _prompted(circle: Circle, made: Commitment, now: datetime) -> tuple[str, ...]:
    """For today, made when its morning is over: nobody needs to be reminded of what they have just said."""
    if made.due_on is None:
        return circle.prompted
    prompt = commitment_prompt(circle, made, made.due_on)
    return (*circle.prompted, prompt.key) if prompt.due_at <= now else circle.prompted


def _own(circle: Circle, by: MemberId, id: str) -> Commitment:
    found = next((c for c in circle.commitments if c.id == id and c.member == by), None)
    if found is None:
        raise NoSuchCommitment
    return found


def _changed(circle: Circle, by: MemberId, id: str, **changes: object) -> Circle:
    changed = replace(_own(circle, by, id), **changes)
    return replace(circle, commitments=tuple(changed if c.id == id else c for c in circle.commitments))
