"""A circle's voice in one language: phrases, people, times and buttons, put together into messages.

Every message is made for a reader: the room reads the circle's language, a member their own.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from msgspec import Struct

from bot.almanac.zones import instant, known_zone
from bot.grammar.practice import Practice
from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    Heading,
    Message,
    Paragraph,
    Part,
    Quiet,
    Style,
    Text,
    TimeStyle,
    When,
    Who,
    Words,
)
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import Hours, Language, Member, MemberId
from bot.rules.library import line_of, number_in_season, practice_of
from bot.rules.roster import MOST_MEMBERS, language_of, member, starts_at, zone_of
from bot.words import phrases
from bot.words.phrases import Value
from bot.words.plain import clock_time

CALLED = frozenset({"title", "practice", "step", "first", "second", "yours", "mine", "season"})
MOST_NAMED = 9  # of a crowd


class Voice(Struct, frozen=True):
    """`reader`: the member who is spoken to; empty: the room, or somebody who is not of the circle."""

    circle: Circle
    language: Language
    zone: str
    reader: Member | None = None  # None: the room, or somebody of whom we know little

    @property
    def me(self) -> MemberId:
        """The reader's id; empty where it is the room."""
        return self.reader.id if self.reader else ""

    def say(self, key: str, /, *, n: int | None = None, **values: Value) -> Text:
        """What a meeting, a step or a practice is called may come from a file that somebody wrote: it is literal."""
        for name in CALLED & values.keys():
            called = values[name]
            values[name] = Words(called) if isinstance(called, str) else called
        return phrases.say(key, self.language, n=n, **values)

    def label(self, key: str, /, *, n: int | None = None, **values: str | int) -> str:
        return phrases.label(key, self.language, n=n, **values)

    def heading(self, key: str, /, *, n: int | None = None, **values: Value) -> Heading:
        return Heading(self.say(key, n=n, **values))

    def line(self, key: str, /, *, n: int | None = None, **values: Value) -> Paragraph:
        return Paragraph(self.say(key, n=n, **values))

    def quiet(self, key: str, /, *, n: int | None = None, **values: Value) -> Quiet:
        return Quiet(self.say(key, n=n, **values))

    def fact(self, label: Value, value: Value) -> Text:
        """A label and what is so, in one line: French puts a space before its colon."""
        return self.say("fact.line", label=label, value=value)

    def late_line(self, minutes: int) -> Quiet:
        """A message that comes late admits it, in a measure that says something."""
        return self.quiet("late", n=minutes) if minutes < 60 else self.quiet("late.hours", n=round(minutes / 60))

    def message(self, key: str, /, *parts: Part, n: int | None = None, **values: Value) -> Message:
        """A line, and what goes with it."""
        return Message((self.line(key, n=n, **values), *parts))

    def button(
        self, key: str, command: str, /, style: Style = Style.PLAIN, confirm: str = "", **given: str | int
    ) -> Button:
        if confirm:
            given["confirmed"] = "yes"
        return Button(
            self.label(key),
            command,
            self.circle.id or None,
            tuple((name, str(value)) for name, value in given.items()),
            style,
            self.label(confirm) if confirm else "",
        )

    def who(self, id: MemberId | None, *, ping: bool = False) -> Text:
        someone = member(self.circle, id)
        return (Who(someone.name, someone.accounts, ping),) if someone else self.say("someone.nobody_yet")

    def people(self, ids: Iterable[MemberId]) -> Text:
        """All of them while they are a circle; of a crowd the first, and truthfully how many more."""
        names = [self.who(id) for id in ids]
        more = len(names) - MOST_NAMED
        if more <= 0 or len(names) <= MOST_MEMBERS:
            return phrases.joined(names) or self.say("someone.nobody_yet")
        return self.say("someone.and_more", n=more, names=phrases.joined(names[:MOST_NAMED]))

    def people_listed(self, ids: Iterable[MemberId]) -> Text:
        """The few of a small group, as they stand in a sentence."""
        return phrases.listed([self.who(id) for id in ids], self.language) or self.say("someone.nobody_yet")

    def question(self, asked: str) -> Text:
        """What a check-in asks. Nobody has to think of a question: the bot has one in the reader's language."""
        return (Words(asked),) if asked else self.say("check_in.question")

    def quorum(self, needed: int) -> Text:
        """How many it takes, and by what: few circles have agreed on a number."""
        if self.circle.community is not None:
            return self.say("quorum.forum", quorum=needed)
        return self.say("quorum.more_than_half" if self.circle.quorum is None else "quorum.agreed", quorum=needed)

    def name(self) -> Words:
        return Words(self.circle.name)

    def when(self, at: datetime, style: TimeStyle = TimeStyle.MOMENT) -> When:
        return When(at, self.zone, style, self.language)

    def day(self, on: date) -> When:
        """A day where the reader lives, of no hour."""
        return self.when(instant(datetime.combine(on, time(12)), self.zone), TimeStyle.DAY)

    def meeting_time(self, meeting: Meeting, style: TimeStyle = TimeStyle.MOMENT) -> When:
        return self.when(starts_at(self.circle, meeting), style)

    def hours(self, quiet: Hours) -> str:
        return self.label(
            "quiet.hours", since=clock_time(quiet.begins, self.language), until=clock_time(quiet.ends, self.language)
        )

    def title(self, meeting: Meeting) -> str:
        """As the season calls it, or by its practice where the circle chose another."""
        line = line_of(self.circle, meeting)
        practice: Practice = practice_of(self.circle, meeting)
        chosen = line.title if meeting.practice == line.practice else practice.title
        title = chosen.in_language(self.language)
        if str(meeting.number) in title.split():
            return title  # "Session 0" says its number itself
        own = number_in_season(self.circle, meeting)
        if own in title.split():  # and another one, where meetings were added before it
            return " ".join(str(meeting.number) if word == own else word for word in title.split())
        return self.label("meeting.title", number=meeting.number, title=title)

    def called(self, number: int) -> str:
        """The meeting of this number as everywhere else; by the number alone where there is none."""
        found = next((m for m in self.circle.meetings if m.number == number), None)
        return self.title(found) if found else self.label("meeting.numbered", number=number)


def room_voice(circle: Circle) -> Voice:
    return Voice(circle, circle.language, circle.zone)


def voice_of(circle: Circle, someone: Member | None) -> Voice:
    return Voice(circle, language_of(circle, someone), zone_of(circle, someone), someone)


def bullets(texts: Iterable[Text]) -> Bullets:
    return Bullets(tuple(texts))


def facts(*rows: tuple[str, Text]) -> Facts:
    return Facts(rows)


def buttons(*row: Button) -> Buttons:
    return Buttons(row)


def stranger_voice(locale: str, circle: Circle | None = None, zone: str | None = None) -> Voice:
    """For somebody of whom only what their platform knows is known."""
    language = Language.FR if locale.lower().startswith("fr") else Language.EN
    nowhere = Circle("", "", language, "UTC", "", datetime(1970, 1, 1, tzinfo=UTC))
    known = zone if zone is not None and known_zone(zone) else None
    return Voice(circle or nowhere, language, known or (circle or nowhere).zone)
