"""The practices as somebody looks at them: what each is for, how long it is for this circle, and how to change one."""

from bot.grammar.file_parts import parts_of
from bot.grammar.practice import Block, Occasion, Practice
from bot.message import Button, Heading, Message, Paragraph, Part, Quiet, Strong, Style, Text, Typed, Words
from bot.nouns.circle import Circle, Stage
from bot.rules.library import as_held, offered, season_of, slot_of, text_of
from bot.rules.preflight import Preflight, Turnout, preflight
from bot.words.mends import minutes
from bot.words.phrases import joined
from bot.words.views.meeting import arithmetic
from bot.words.voice import Voice, bullets, buttons

OWN = "own"  # the group of what the circle has imported or changed
KINDS = {
    Occasion.SITUATION: "situation",
    Occasion.IN_TURN: "in-turn",
    Occasion.TOGETHER: "together",
    Occasion.ARRIVING: "arriving",
    Occasion.SEASON: "season",
}
MOST_INSTEAD = 3  # practices that are named when another one does not suit
LONGEST_PART = 3000  # characters: what every platform's form takes
MOST_PARTS = 20  # for which a button each is shown


def groups(voice: Voice) -> dict[str, list[Practice]]:
    """What is offered, by what it is for; the circle's own first. No group is empty."""
    own = {practice.id for practice in voice.circle.practices}
    season = [meeting.practice for meeting in season_of(voice.circle).meetings]

    def place(practice: Practice) -> tuple[int, str]:
        in_season = season.index(practice.id) if practice.occasion is Occasion.SEASON and practice.id in season else 0
        return in_season, title_of(voice, practice).casefold()

    found: dict[str, list[Practice]] = {}
    for kind in (OWN, *KINDS.values()):
        in_it = [p for p in offered(voice.circle) if kind == (OWN if p.id in own else KINDS[p.occasion])]
        if in_it:
            found[kind] = sorted(in_it, key=place)
    return found


def practices_view(voice: Voice, kind: str | None) -> Message:
    """All of them, a line each, by what they are for; or one group, with what each is about."""
    by_kind = groups(voice)
    return _group_view(voice, kind, by_kind[kind]) if kind in by_kind else _overview(voice, by_kind)


def _overview(voice: Voice, by_kind: dict[str, list[Practice]]) -> Message:
    parts: list[Part] = [
        voice.heading("practices.title"),
        voice.line("practices.for_us", n=people_of(voice.circle), slot=slot_of(voice.circle)),
    ]
    for kind, practices in by_kind.items():
        parts += [Paragraph((Strong(kind_label(voice, kind)),)), bullets(_line(voice, p) for p in practices)]
    row = [_kind_button(voice, kind) for kind in by_kind]
    more = (voice.button("button.import", "import"),)
    return Message((*parts, voice.line("practices.look"), buttons(*row), buttons(*more), voice.quiet("practices.how")))


def _group_view(voice: Voice, kind: str, practices: list[Practice]) -> Message:
    parts: list[Part] = [Heading((kind_label(voice, kind),))]
    for practice in practices:
        purpose = practice.purpose.in_language(voice.language)
        parts += [
            Paragraph((Strong(title_of(voice, practice)), " — ", Words(purpose))),
            Quiet((*_minutes(voice, practice), " · ", *_people(voice, as_held(voice.circle, practice)))),
        ]
    row = [_look_button(voice, practice) for practice in practices]
    return Message((*parts, buttons(*row), buttons(voice.button("button.practices", "practices"))))


def practice_view(voice: Voice, practice: Practice) -> Message:
    """One practice as this circle would hold it: its steps and minutes, whether it fits, and what could be cut."""
    held = as_held(voice.circle, practice)
    check = check_for(voice.circle, practice)
    parts: list[Part] = [
        Heading((title_of(voice, practice),)),
        Paragraph((Words(practice.purpose.in_language(voice.language)),)),
        Paragraph(_people(voice, held)),
        *arithmetic(voice, held, check),
    ]
    if practice.prepare:
        parts.append(voice.line("practice.prepare", what=Words(practice.prepare.in_language(voice.language))))
    if check.turnout is not Turnout.RIGHT or not check.fits:
        parts += _instead(voice, practice)
    if practice.credit:
        parts.append(Quiet((Words(practice.credit.in_language(voice.language)),)))
    parts += [
        voice.quiet(
            "practice.source", id=Typed(practice.id), source=Words(practice.source), licence=Words(practice.licence)
        ),
        _hands(voice, practice),
    ]
    return Message(tuple(parts))


def _hands(voice: Voice, practice: Practice) -> Part:
    row = [
        voice.button("button.use_this", "use", Style.FIRST, practice=practice.id),
        voice.button("button.change", "change", practice=practice.id),
        voice.button("button.export", "export", practice=practice.id),
    ]
    if practice.id in {own.id for own in voice.circle.practices}:
        discard = voice.button("button.discard", "discard", Style.CAREFUL, "discard.confirm", practice=practice.id)
        row.append(discard)
    return buttons(*row, voice.button("button.practices", "practices"))


def _instead(voice: Voice, practice: Practice) -> list[Part]:
    """Others that suit as many people and as much time, those for the same purpose first. Never a dead end."""
    suiting = [p for p in offered(voice.circle) if p.id != practice.id and p.occasion is not Occasion.SEASON]
    suiting = [p for p in suiting if _suits(check_for(voice.circle, p))]
    suiting.sort(key=lambda p: (p.occasion is not practice.occasion, p.occasion is Occasion.ARRIVING))
    if not suiting:
        return []
    row = [_look_button(voice, other) for other in suiting[:MOST_INSTEAD]]
    return [voice.line("practice.instead"), buttons(*row)]


def _suits(check: Preflight) -> bool:
    return check.fits and check.turnout is Turnout.RIGHT


def change_view(voice: Voice, practice: Practice) -> Message:
    """The parts of its file, each to be opened as a form: a whole file does not fit into one."""
    parts = parts_of(text_of(voice.circle, practice.id))
    names = [voice.label("change.head"), *_part_names(voice, practice)]
    row: list[Button] = []
    too_long: list[str] = []
    for number, (part, name) in enumerate(zip(parts, names, strict=False)):
        if len(part.text) > LONGEST_PART:
            too_long.append(name)
        elif len(row) < MOST_PARTS:
            given = (("practice", practice.id), ("part", str(number)))
            row.append(Button(f"{number} · {name}", "change-part", voice.circle.id or None, given))
    said: list[Part] = [
        voice.heading("change.title", title=Words(title_of(voice, practice))),
        voice.line("change.how"),
        buttons(*row),
    ]
    if too_long or len(parts) > len(row) + len(too_long):
        said.append(voice.line("change.too_long"))
    whole = (voice.button("button.export", "export", practice=practice.id), voice.button("button.import", "import"))
    return Message((*said, voice.line("change.whole"), buttons(*whole)))


def _part_names(voice: Voice, practice: Practice) -> list[str]:
    """As the parts follow one another in the file: a block stands before its steps."""
    names: list[str] = []
    for part in practice.steps:
        if isinstance(part, Block):
            names += [voice.label("change.block"), *(step.title.in_language(voice.language) for step in part.steps)]
        else:
            names.append(part.title.in_language(voice.language))
    return names


def part_text(circle: Circle, practice: str, number: int) -> str:
    """What stands in the form before anyone has typed; empty where there is no such part."""
    parts = parts_of(text_of(circle, practice))
    return parts[number].text if number < len(parts) else ""


def kind_label(voice: Voice, kind: str) -> str:
    return voice.label(f"kind.{kind}")


def title_of(voice: Voice, practice: Practice) -> str:
    return practice.title.in_language(voice.language)


def people_of(circle: Circle) -> int:
    """Who is in the circle; before its first meeting is planned, with those who are invited."""
    if circle.solo:
        return 1
    coming = len(circle.invitations) if circle.stage is Stage.FORMING else 0
    return max(2, len(circle.members) + coming)


def check_for(circle: Circle, practice: Practice) -> Preflight:
    """The pre-flight for all of this circle, in the time that its meetings have."""
    return preflight(as_held(circle, practice), people_of(circle), slot_of(circle))


def _line(voice: Voice, practice: Practice) -> Text:
    return (Strong(title_of(voice, practice)), " · ", *facts_of(voice, practice))


def facts_of(voice: Voice, practice: Practice) -> Text:
    """How long it is for us; and for whom it is where that is not us."""
    check = check_for(voice.circle, practice)
    minutes = _minutes(voice, practice)
    said = [minutes]
    if check.turnout is Turnout.TOO_FEW:
        said.append(voice.say("practices.from", n=practice.people.min))
    elif check.turnout is Turnout.TOO_MANY:
        said.append(voice.say("practices.up_to", n=practice.people.max))
    if not check.fits:
        said.append(voice.say("practices.too_long" if check.still_over else "practices.cuts"))
    return joined(said, " · ")


def _minutes(voice: Voice, practice: Practice) -> Text:
    return voice.say("practices.minutes", n=minutes(check_for(voice.circle, practice).seconds))


def _people(voice: Voice, practice: Practice) -> Text:
    people = practice.people
    return voice.say("practices.people", n=people.max, least=people.min, ideal=people.ideal)


def _kind_button(voice: Voice, kind: str) -> Button:
    return Button(kind_label(voice, kind), "practices", voice.circle.id or None, (("kind", kind),))


def _look_button(voice: Voice, practice: Practice) -> Button:
    return Button(title_of(voice, practice), "practice", voice.circle.id or None, (("practice", practice.id),))
