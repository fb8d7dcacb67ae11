"""What was asked and is not asked any more: such a message is settled where it stands, so that no button leads nowhere.

Each question has a slot of its own, which follows from the circle as it is while the question is open. A living card
is changed while it goes on (`cards`); what stands here is said once, and changed once.
"""

from collections.abc import Iterator

from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import Invitation, MemberId
from bot.rules.prompts import time_is_up
from bot.rules.roster import member, member_with, running
from bot.words.scene import ToEveryone, Told, ToMember, ToOutsider
from bot.words.voice import room_voice, voice_of

To = ToEveryone | ToMember | ToOutsider


def offer_slot(meeting: Meeting, to: MemberId | None) -> str:
    return f"offer {meeting.number} {to or 'anyone'}"


def swap_slot(mine: int, theirs: int) -> str:
    return f"swap {mine} {theirs}"


def time_up_slot(meeting: Meeting, live: Live) -> str:
    return f"time-up {meeting.number} {live.at} {live.extra}"


def invitation_slot(invitation: Invitation) -> str:
    return f"invitation {invitation.id}"


def spent(before: Circle | None, after: Circle) -> tuple[Told, ...]:
    """What this change has answered, or made void, in the words that stand there from now on."""
    if before is None or not after.members:
        return ()
    still = {(slot, to) for slot, to in _asked(after)}
    return tuple(
        Told(to, _over(after, slot, to), urgent=True, slot=slot)
        for slot, to in _asked(before)
        if (slot, to) not in still
    )


def _asked(circle: Circle) -> Iterator[tuple[str, To]]:
    for meeting in circle.meetings:
        if meeting.offer is not None:
            to = meeting.offer.to
            yield offer_slot(meeting, to), ToMember(to) if to else ToEveryone()
    for swap in circle.swaps:
        yield swap_slot(swap.mine, swap.theirs), ToMember(swap.to)
    for invitation in circle.invitations:
        yield invitation_slot(invitation), ToOutsider(invitation.account)
    open_now = running(circle)
    if open_now is not None and open_now.live is not None and time_is_up(circle, open_now, open_now.live):
        yield time_up_slot(open_now, open_now.live), ToEveryone()


def _over(circle: Circle, slot: str, to: To) -> Message:
    voice = room_voice(circle) if not isinstance(to, ToMember) else voice_of(circle, member(circle, to.member))
    if isinstance(to, ToOutsider):
        key = "invitation.accepted" if member_with(circle, to.account) else "invitation.over"
        return Message((voice.heading("invitation.title", circle=voice.name()), voice.quiet(key)))
    return Message((voice.quiet("time_up.over" if slot.startswith("time-up") else "offer.over"),))
