"""What lies ahead in one circle for one person, and what of it they may press."""

from bot.message import Button, Part
from bot.nouns.circle import Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import Member
from bot.words.voice import Voice


def coming_button(voice: Voice, meeting: Meeting, someone: Member | None = None) -> Button:
    """Only what they have not said yet; without `someone`, for everyone in the room.

    In a community nobody is counted on before they say so.
    """
    if voice.circle.community is not None:
        comes = someone is not None and someone.id in meeting.coming
    else:
        comes = someone is None or someone.id not in meeting.not_coming
    if comes:
        return voice.button("button.cant", "cant", meeting=meeting.number)
    return voice.button("button.coming", "coming", meeting=meeting.number)


def paused(voice: Voice, someone: Member) -> tuple[list[Part], list[Button]]:
    """While the circle rests, or somebody is away, no meeting is next for them: how that ends is what is of use."""
    parts: list[Part] = []
    row: list[Button] = []
    if voice.circle.stage is Stage.RESTING:
        parts.append(voice.line("solo.resting" if voice.circle.solo else "home.resting"))
        row.append(voice.button("button.go_on", "go-on"))
    if someone.away is not None:
        until = someone.away.until
        parts.append(voice.line("home.away_until", day=voice.day(until)) if until else voice.line("home.away"))
        row.append(voice.button("button.back", "back"))
    return parts, row
