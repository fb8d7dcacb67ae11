"""How we meet, line by line: the sheet that a circle fills in together, with what does not fit said beside it."""

from msgspec.structs import replace

from bot.almanac.reading import read_link
from bot.almanac.rhythm import Rhythm
from bot.almanac.zones import instant
from bot.choices import ABSENCES, BETWEENS, LOADS, RHYTHMS
from bot.message import Button, Facts, Link, Message, Part, Style, Text, Words
from bot.nouns.circle import Circle
from bot.nouns.together import Logistics
from bot.rules.consent import is_the_proposers, open_proposal, sheet_of
from bot.rules.library import has_as_many_as_agreed, lines_of
from bot.rules.roster import quorum
from bot.words.mends import mend_parts, tight_lines, tighter_than
from bot.words.voice import Voice, buttons, facts


def sheet_view(voice: Voice) -> Message:
    return Message((voice.heading("sheet.title"), *sheet_parts(voice)))


def sheet_parts(voice: Voice) -> tuple[Part, ...]:
    """Each line with its button; proposed as one, since one line is rarely right without the others."""
    circle, sheet = voice.circle, sheet_of(voice.circle)
    proposal = open_proposal(circle)
    if proposal is not None and (proposal.logistics is None or not is_the_proposers(circle, proposal, voice.me)):
        see = buttons(voice.button("button.proposal", "proposal", Style.FIRST))  # a line could not be filled in now
        return (sheet_facts(voice, sheet), see, *mend_parts(_as_on(voice, sheet)))
    rows: list[Button] = []
    if has_as_many_as_agreed(circle):
        rows.append(voice.button("button.sheet_count", "set-count"))
    rows += [
        voice.button("button.sheet_rhythm", "set-rhythm"),
        voice.button("button.sheet_where", "set-where"),
        voice.button("button.sheet_absence", "set-absence"),
        voice.button("button.sheet_load", "set-load"),
        voice.button("button.sheet_between", "set-between"),
    ]
    parts: list[Part] = [sheet_facts(voice, sheet), buttons(*rows[:3]), buttons(*rows[3:])]
    if can_be_proposed(circle):
        parts.append(buttons(voice.button("button.propose_sheet", "propose-logistics", Style.FIRST)))
    return (*parts, *mend_parts(_as_on(voice, sheet)))


def noted_parts(before: Circle, voice: Voice) -> tuple[Part, ...]:
    """What has just been filled in: its line alone, what does not fit with it, and the way to the whole sheet."""
    circle, sheet = voice.circle, sheet_of(voice.circle)
    was = sheet_facts(replace(voice, circle=before), sheet_of(before)).rows
    rows = [row for row in sheet_facts(voice, sheet).rows if row not in was]
    parts: list[Part] = [voice.line("sheet.noted"), *([facts(*rows)] if rows else []), *sheet_warnings(voice, sheet)]
    row = [voice.button("button.logistics", "logistics")]
    if can_be_proposed(circle):
        row.append(voice.button("button.propose_sheet", "propose-logistics", Style.FIRST))
    return (*parts, buttons(*row))


def can_be_proposed(circle: Circle) -> bool:
    return circle.draft is not None and circle.draft != circle.logistics and open_proposal(circle) is None


def sheet_facts(voice: Voice, sheet: Logistics) -> Facts:
    open_ = voice.say("sheet.open")
    circle = voice.circle
    count = len(lines_of(circle, sheet.count)) if sheet.count else 0
    fixed = 0 if has_as_many_as_agreed(circle) else len(lines_of(circle, 1))
    people = voice.say("sheet.quorum", n=sheet.quorum or quorum(circle))
    absence: Text = (voice.label(ABSENCES[sheet.absence]), " · ", *people) if sheet.absence else open_
    return facts(
        (voice.label("sheet.count"), (str(count or fixed),) if count or fixed else open_),
        (voice.label("sheet.rhythm"), _rhythm(voice, sheet.rhythm) if sheet.rhythm else open_),
        (voice.label("sheet.where"), _where(sheet.where) if sheet.where else open_),
        (voice.label("sheet.absence"), absence),
        (voice.label("sheet.load"), (voice.label(LOADS[sheet.load]),) if sheet.load else open_),
        (voice.label("sheet.between"), _between(voice, sheet) if sheet.between else open_),
    )


def sheet_warnings(voice: Voice, sheet: Logistics) -> tuple[Part, ...]:
    """What would not fit if it were so and does now, said before anyone consents."""
    as_on = _as_on(voice, sheet)
    return tuple(tight_lines(as_on)) if tighter_than(voice.circle, as_on.circle) else ()


def _as_on(voice: Voice, sheet: Logistics) -> Voice:
    """As if it were so already."""
    return replace(voice, circle=replace(voice.circle, rhythm=sheet.rhythm)) if sheet.rhythm else voice


def _where(where: str) -> Text:
    link = read_link(where)
    return (Link(link, ""),) if link else (Words(where),)


def _between(voice: Voice, sheet: Logistics) -> Text:
    assert sheet.between is not None
    label = voice.label(BETWEENS[sheet.between])
    return voice.fact(label, _where(sheet.elsewhere)) if sheet.elsewhere else (label,)


def how_often(voice: Voice, rhythm: Rhythm) -> str:
    known = next((id for id, pattern in RHYTHMS.items() if pattern == rhythm.pattern), None)
    return voice.label(f"rhythm.{known}" if known else "sheet.on_dates")


def _rhythm(voice: Voice, rhythm: Rhythm) -> Text:
    return voice.say(
        "sheet.times",
        when=voice.when(instant(rhythm.first, rhythm.zone)),
        often=how_often(voice, rhythm),
        n=rhythm.minutes,
    )
