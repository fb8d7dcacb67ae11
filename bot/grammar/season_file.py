"""A season read from its text and checked: all of it, or nothing and every problem at once.

The grammar for people who are not programmers is in docs/practices.md; keep the two in step.
"""

from collections.abc import Collection

from bot.grammar.file_problems import FileProblems, Kind, Problem
from bot.grammar.file_table import CUE, LINE, LONG, MOST_TEXTS, SHORT, TITLE, Table, apart, listed, opened
from bot.grammar.practice import Practice
from bot.grammar.practice_file import people, practice_in
from bot.grammar.season_plan import Card, HowOften, Season, SeasonKind, SeasonMeeting, Times

MOST_MEETINGS = 60


def read_season(text: str, file_name: str, practices: Collection[str]) -> Season:
    """`practices`: the ids that the season may name. Raises FileProblems with everything that is wrong."""
    return _season(opened(text, file_name), practices)


def read_file(text: str, file_name: str, practices: Collection[str]) -> Practice | Season:
    """Whichever of the two the file says that it is. Raises FileProblems with everything that is wrong."""
    file = opened(text, file_name)
    if "practice" in file:
        return practice_in(file)
    if "season" in file:
        return _season(file, practices)
    raise FileProblems((Problem(file_name, 1, "", Kind.NOT_A_FILE_OF_OURS),))


def _season(file: Table, practices: Collection[str]) -> Season:
    title = file.words("title", TITLE)
    cards = tuple(_card(table) for table in apart(file.tables("cards", MOST_TEXTS), "id"))
    known_cards = [card.id for card in cards]
    season = Season(
        id=file.name("season"),
        title=title,
        in_short=file.words_if_any("in_short", SHORT),
        purpose=file.words("purpose", CUE),
        people=people(file),
        how_often=file.choice("how_often", HowOften, HowOften.WEEKLY),
        kind=file.choice("kind", SeasonKind, SeasonKind.CIRCLE),
        slot_minutes=file.number("slot_minutes", 5, 480),
        numbered_from=file.number("numbered_from", 0, 1, 1),
        agreements=file.many_words("agreements", LINE, MOST_TEXTS),
        help=file.words("help", LONG),
        fit=file.many_words("fit", LINE, MOST_TEXTS),
        why=file.many_words("why", LINE, MOST_TEXTS),
        cards=cards,
        source=file.text("source", LINE),
        licence=file.text("licence", TITLE),
        credit=file.words_if_any("credit", LINE),
        meetings=tuple(
            _meeting(table, practices, known_cards) for table in file.tables("meetings", MOST_MEETINGS, required=True)
        ),
    )
    file.close()
    file.notes.settle()
    return season


def _meeting(table: Table, practices: Collection[str], cards: list[str]) -> SeasonMeeting:
    times = table.get("times")
    chosen = table.names("cards", MOST_TEXTS)
    meeting = SeasonMeeting(
        practice=table.name("practice"),
        title=table.words("title", TITLE),
        times=(
            table.number("times", 1, MOST_MEETINGS, 1)
            if isinstance(times, int)
            else table.choice("times", Times, Times.ONCE)
        ),
        homework=table.words_if_any("homework", LINE),
        cards=tuple(name for _, name in chosen),
    )
    if meeting.practice and meeting.practice not in practices:
        wanted = listed(meeting.practice, sorted(practices))
        table.note("practice", Kind.PRACTICE_UNKNOWN, meeting.practice, wanted)
    for path, name in chosen:
        if name not in cards:
            table.notes.note(path, Kind.CARD_UNKNOWN, name, listed(name, cards))
    table.close()
    return meeting


def _card(table: Table) -> Card:
    months = table.number("delivered_after_months", 1, 60, 0)
    card = Card(
        id=table.name("id"),
        title=table.words("title", TITLE),
        text=table.words("text", CUE),
        delivered_after_months=months or None,
    )
    table.close()
    return card
