"""Fair seats in words: whom to propose next, one's own spoken time, and how all of it was shared, without names."""

from itertools import groupby

from bot.message import Button, Message, Paragraph, Part, Text, TimeStyle, When
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import Member, MemberId
from bot.rules import fair_seats
from bot.rules.fair_seats import Times, sitting
from bot.rules.library import seats_of
from bot.rules.spoken_time import shares, spoken_by
from bot.words.phrases import joined
from bot.words.voice import Voice, buttons

WIDEST = 20  # blocks
EIGHTHS = " ▏▎▍▌▋▊▉"
BLOCK = "█"


def seat_row(voice: Voice, meeting: Meeting) -> list[tuple[str, Text]]:
    """Who presents, and how many seats are free, as a fact of a card. None where nobody does, or everybody."""
    circle = voice.circle
    seats, taken = seats_of(circle, meeting, len(circle.members)), sitting(circle, meeting)
    if circle.solo or circle.community or not 0 < seats < len(circle.members):
        return []
    free = seats - len(taken)
    people = [voice.people(taken)] if taken else []
    return [
        (voice.label("seat.row"), joined([*people, *([voice.say("seat.free", n=free)] if free > 0 else [])], " · "))
    ]


def seats_view(voice: Voice, someone: Member) -> Message:
    circle = voice.circle
    if circle.solo:
        return voice.message("seats.alone")
    if circle.community is not None:
        return voice.message("seats.forum", buttons(voice.button("button.forum", "forum")))
    had, led = fair_seats.had_the_seat(circle), fair_seats.facilitated(circle)
    parts: list[Part] = [voice.heading("seats.title")]
    ahead, lead = fair_seats.next_for_the_seat(circle), fair_seats.next_to_facilitate(circle)
    row: list[Button] = []
    if ahead is not None:
        meeting, members = ahead
        people = joined([_seat(voice, meeting, id, had) for id in members], " · ") or voice.say("someone.nobody_yet")
        parts.append(voice.line("seats.next", title=voice.title(meeting), people=people))
        row.append(seat_button(voice, meeting, someone))
    else:
        parts.append(voice.line("seats.none_ahead"))
    parts += _dated(voice, had, "seats.had")
    if lead is not None:
        parts.append(voice.line("lead.next", people=_lead(voice, lead, led)))
    parts += [*_dated(voice, led, "lead.had"), *_dated(voice, fair_seats.went_last(circle)[-1:], "last.had")]
    return Message((*parts, voice.quiet("seats.how"), *([buttons(*row)] if row else [])))


def free_seat(voice: Voice, meeting: Meeting) -> list[Button]:
    """For everyone: asking for a seat that nobody has taken."""
    seats = seats_of(voice.circle, meeting, len(voice.circle.members))
    free = not voice.circle.solo and seats > len(sitting(voice.circle, meeting))
    return [voice.button("button.seat", "present", meeting=meeting.number)] if free else []


def seat_button(voice: Voice, meeting: Meeting, someone: Member) -> Button:
    """Asking for the seat, or giving back what one has: the seat, or the place in line."""
    has_it = someone.id in (*meeting.presenters, *meeting.bids)
    if has_it:
        return voice.button("button.give_seat", "give-seat", meeting=meeting.number)
    return voice.button("button.seat", "present", meeting=meeting.number)


def _seat(voice: Voice, at: Meeting, id: MemberId, before: Times) -> Text:
    """With the reason, which is a wish, or a date, or that there is none yet."""
    meeting = dict(before).get(id)
    if id in at.presenters:
        return voice.say("seats.asked", who=voice.who(id))
    if meeting is None:
        return voice.say(
            "seats.in_a_season_before" if id in voice.circle.seated else "seats.not_yet", who=voice.who(id)
        )
    return voice.say("seats.again", who=voice.who(id), when=_day(voice, meeting))


def _lead(voice: Voice, id: MemberId, before: Times) -> Text:
    meeting = dict(before).get(id)
    if meeting is None:
        return voice.say("lead.not_yet", who=voice.who(id))
    return voice.say("lead.again", who=voice.who(id), when=_day(voice, meeting))


def _day(voice: Voice, meeting: Meeting) -> When:
    return voice.meeting_time(meeting, TimeStyle.DAY)


def _dated(voice: Voice, times: Times, key: str) -> list[Part]:
    """A sentence for each meeting, in the order of time, all in one paragraph."""
    said: list[Text] = []
    for _, group in groupby(times, key=lambda each: each[1].number):
        of_one = list(group)
        people = voice.people(id for id, _ in of_one)
        said.append(voice.say(key, n=len(of_one), people=people, when=_day(voice, of_one[0][1])))
    return [Paragraph(joined(said, " "))] if said else []


def airtime_view(voice: Voice, someone: Member) -> Message:
    """For nobody else: no word about the others, and nothing to compare with."""
    seconds = spoken_by(voice.circle, someone.id)
    if seconds == 0:
        line = voice.line("airtime.none")
    elif seconds < 60:
        line = voice.line("airtime.under_a_minute")
    else:
        line = voice.line("airtime.mine", n=round(seconds / 60))
    return Message((line, voice.quiet("airtime.how")))


def how_it_was_shared(voice: Voice, circle: Circle) -> tuple[Part, ...]:
    """A picture and the same in words; nothing where there were too few speakers to stay without a name."""
    found = shares(circle)
    if not found:
        return ()
    told = [voice.say("shared.share", n=share) for share in found]
    return (
        voice.line("shared.title"),
        Paragraph(("\n".join(_bar(share, found[0]) for share in found),)),
        voice.line("shared.told", shares=joined(told)),
        voice.quiet("shared.how"),
    )


def _bar(share: int, most: int) -> str:
    """At least an eighth of a block: whoever spoke is seen."""
    eighths = max(1, round(WIDEST * 8 * share / most))
    return BLOCK * (eighths // 8) + EIGHTHS[eighths % 8].strip()
