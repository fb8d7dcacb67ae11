"""`docs/catalogue.md`: everything that ships, for those who read before they install. Never written by hand."""

from bot.grammar.practice import Practice
from bot.grammar.season_plan import HowOften, Season, Times
from bot.grammar.shipped import shipped
from bot.nouns.people import Language
from bot.rules.preflight import preflight
from bot.words.phrases import label
from bot.words.views.practices import KINDS

FOUR, AN_HOUR = 4, 60
RHYTHMS = {HowOften.WEEKLY: "weekly", HowOften.EVERY_TWO_WEEKS: "every two weeks", HowOften.MONTHLY: "monthly"}
TIMES = {Times.ONCE: "", Times.AS_AGREED: ", as often as agreed", Times.EACH_MEMBER: ", once for each member"}

HEAD = (
    "# The catalogue",
    "",
    "What ships with Circlekeeper: practices, which say how one meeting runs, and seasons, which say which meetings",
    "follow one another. All are text files, in English and in French. `/circle practices` shows them with the minutes",
    "for your circle; `/circle change` and `/circle import` make them yours. [practices.md](practices.md) says how",
    "such a file is written.",
    "",
    "The words are ours throughout; the methods are credited to whoever we learned them from.",
    "",
    "A step that may be longer or shorter (a hot seat of twenty to forty minutes) is laid out at its full length, and",
    "says in its file how short it may become: the bot proposes that when your meeting is too long. For two hot seats",
    "of twenty minutes in one meeting, put the step into a block, and write `presenters = 2`.",
    "",
    "`circlekeeper catalogue` writes this page anew.",
)


def as_document() -> str:
    lines = list(HEAD)
    for occasion, kind in KINDS.items():
        found = [p for p in shipped().practices.values() if p.occasion is occasion]
        lines += ["", f"## {label(f'kind.{kind}', Language.EN)}"]
        for practice in found:
            lines += _practice(practice)
    lines += ["", "## Seasons"]
    for season in shipped().seasons.values():
        lines += _season(season)
    return "\n".join(lines) + "\n"


def _practice(practice: Practice) -> list[str]:
    people = practice.people
    minutes = preflight(practice, FOUR, AN_HOUR).seconds / 60
    return [
        "",
        f"### {practice.title.en}",
        "",
        practice.purpose.en,
        "",
        f"- `{practice.id}` · {people.min} to {people.max} people, best with {people.ideal} · four people:"
        f" {minutes:g} minutes",
        f"- Steps: {', '.join(step.title.en for step in practice.every_step())}",
        _source(practice),
    ]


def _season(season: Season) -> list[str]:
    people = season.people
    cards = ", ".join(card.title.en for card in season.cards)
    meetings = "; ".join(
        f"{m.title.en} (`{m.practice}`{TIMES[m.times] if isinstance(m.times, Times) else f', {m.times} times'})"
        for m in season.meetings
    )
    return [
        "",
        f"### {season.title.en}",
        "",
        season.purpose.en,
        "",
        f"- `{season.id}` · {people.min} to {people.max} people, best with {people.ideal} ·"
        f" {RHYTHMS[season.how_often]}, {season.slot_minutes} minutes",
        f"- Meetings: {meetings}",
        *([f"- Cards to choose from between meetings: {cards}"] if cards else []),
        _source(season),
    ]


def _source(ours: Practice | Season) -> str:
    source = f"<{ours.source}>" if ours.source.startswith("https://") else ours.source
    credit = f" {ours.credit.en}" if ours.credit else ""
    return f"- Source: {source}. Licence: {ours.licence}.{credit}"
