"""What lies beside a circle's rooms, in words: its events on a board, and who is muted while another has the floor."""

import hashlib
from datetime import timedelta

from bot.almanac.reading import read_link
from bot.message import Link, Message, Text, Words
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, Piece
from bot.ports.sayings import Beside, Event, Floor, NoEvent, State, ToBeside
from bot.rules.beside import accounts_around, meetings_on_the_board, muted_now, piece_is_on, talk_of, where_noted
from bot.rules.roster import running, starts_at
from bot.words.voice import Voice, buttons, room_voice

Slot = tuple[str, ToBeside]


def states_beside(circle: Circle) -> dict[Slot, State]:
    """Derived, as the cards are: what should be so, for each thing that should be there."""
    states: dict[Slot, State] = {}
    for place in circle.events_at:
        if place in circle.places:
            for meeting in meetings_on_the_board(circle):
                states[f"event {meeting.number}", ToBeside(place, Beside.EVENTS)] = _event(circle, meeting)
    muted = muted_now(circle)
    meeting_now = running(circle)
    piece = meeting_now.piece if meeting_now else None
    if muted and piece is not None and piece.at in circle.places:
        accounts = accounts_around(circle, muted, piece.at.platform, piece.at.workspace)
        states["floor", ToBeside(piece.at, Beside.VOICE)] = Floor(circle.id, talk_of(circle).link, accounts)
    return states


def nothing_there(before: State) -> State:
    """How it is undone."""
    if isinstance(before, Floor):
        return Floor(before.circle)
    return NoEvent(before.key)


def _event(circle: Circle, meeting: Meeting) -> Event:
    """Neutral, as in calendar files: everybody around the room can read it."""
    voice = room_voice(circle)
    starts = starts_at(circle, meeting)
    named = f"{circle.id} {circle.began_at.isoformat()} {meeting.number}"
    return Event(
        key=hashlib.sha256(named.encode()).hexdigest()[:12],
        title=voice.label("calendar.title", number=meeting.number),
        about=voice.label("events.about"),
        where=voice.label("events.where"),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=meeting.minutes),
        link=talk_of(circle).link,
    )


def piece_slot(meeting: Meeting) -> str:
    return f"piece {meeting.number} {meeting.sequence}"


def piece_card(voice: Voice, meeting: Meeting, piece: Piece) -> Message:
    """Asked, on, or off. It never says, and cannot be made to say, who has answered what."""
    if piece.refused:
        return voice.message("piece.off")
    number = meeting.number
    no = voice.button("button.piece_no", "piece-no", meeting=number)
    if piece_is_on(meeting):
        return Message((voice.line("piece.on"), voice.quiet("piece.free"), buttons(no)))
    yes = voice.button("button.piece_yes", "piece-yes", meeting=number)
    asked = voice.line("piece.asked", link=Link(talk_of(voice.circle).link, ""))
    return Message((voice.heading("piece.title"), asked, voice.quiet("piece.free"), buttons(yes, no)))


def where_row(voice: Voice) -> list[tuple[str, Text]]:
    """Where the circle talks, as a fact of a card; none where nothing was named."""
    talk = talk_of(voice.circle)
    if talk.link:
        return [(voice.label("talk.where"), (Link(talk.link, ""),))]
    if talk.room:
        return [(voice.label("sheet.where"), (Words(talk.room),))]
    noted = where_noted(voice.circle)
    link = read_link(noted) if noted else None
    where: Text = (Link(link, ""),) if link else (Words(noted),)
    return [(voice.label("sheet.where"), voice.say("talk.noted", where=where))] if noted else []
