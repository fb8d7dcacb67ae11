"""The catalogues: everything that the code says, in both languages, within its room, in our voice."""

import re
from functools import cache
from importlib import resources
from itertools import pairwise
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.called import command_called
from bot.commands import BY_WORD, COMMANDS
from bot.nouns.people import Language
from bot.words.phrases import label
from tests.words.spoken import derived, literals, said_in_code

NARROW = "\u202f"
THE_PAGES_OWN = "playground."  # tested in tests/playground/test_words.py
SOON = {"confirm.no", "done.nothing"}  # asked for by the shell, which is being written
THE_SAME_IN_BOTH = {
    "word.solo",
    "season.line_alone",
    "notebook.page",
    "word.note",
    "agenda.line",
    "agenda.times",
    "field.invitation",
    "field.question",
    "meeting.title",
    "practices.minutes",
    "word.dates",
    "word.forum",
    "word.pause",
    "word.silence",
    "which.with",
    "words.of_day",
}
ROOM = (  # characters, by kind of phrase; the first that matches holds
    (r"button\.", 75),  # Slack's; Discord has 80
    (r"confirm\.", 75),
    (r"shortcut\.", 24),  # Slack's
    (r"form\.", 24),  # Slack's titles and submit buttons
    (r"field\..*\.hint$", 100),
    (r"field\.", 45),  # Discord's labels
    (r"(rhythm|move|door)\.(?!now)", 75),  # what there is to choose
    (r"help\.(?!title$|how$)", 90),  # Discord's descriptions have 100
    (r"word\.", 32),
    (r".*\.confirm$", 300),  # Slack's dialogues
    (r"", 600),
)
NEVER = {
    Language.EN: r"\b(oops|missed|ghost\w*|inactive|default\w*|fail\w*|invalid|illegal|absent|must)\b"
    r"|forgot|did not answer|no-show",
    Language.FR: r"\b(oups|fantômes?|inacti\w+|défaill\w+|manqué\w*|échou\w+|échec|invalide|devez)\b"
    r"|interdit|pas répondu|\w·\w|\b(tu|ton|tes|toi)\b",
}
FILES = sorted(
    file.name
    for file in (resources.files("bot.words") / "locales" / "en").iterdir()
    if file.name.endswith(".po") and file.name != "playground.po"
)


@cache
def read(language: Language, name: str) -> Catalog:
    with (resources.files("bot.words") / "locales" / language.value / name).open("rb") as source:
        return read_po(source, locale=language.value)


@cache
def phrases(language: Language) -> dict[str, Message]:
    return {key_of(phrase): phrase for name in FILES for phrase in read(language, name) if phrase.id}


def key_of(phrase: Message) -> str:
    key = phrase.id if isinstance(phrase.id, str) else phrase.id[0]
    assert isinstance(key, str)
    return key


def forms(phrase: Message) -> list[str]:
    return [phrase.string] if isinstance(phrase.string, str) else list(phrase.string or ())


def every_form(language: Language) -> list[tuple[str, str]]:
    return [(key, form) for key, phrase in phrases(language).items() for form in forms(phrase)]


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


def is_plural(phrase: Message) -> bool:
    return not isinstance(phrase.id, str)


def used() -> set[str]:
    looked_up = {said.key for said in said_in_code()} | derived()
    return looked_up | (literals() & phrases(Language.EN).keys())


def room_for(key: str) -> int:
    return next(room for pattern, room in ROOM if re.match(pattern, key))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FILES)
def test_each_phrase_is_written_once(name: str, language: Language) -> None:
    """Of two lines one after the other the last would be read: merging leaves such."""
    written = (resources.files("bot.words") / "locales" / language / name).read_text(encoding="utf-8").splitlines()
    for line, following in pairwise(written):
        assert not (line.startswith('msgstr "') and following.startswith('msgstr "')), following
    ids = [line for line in written if line.startswith("msgid ")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", Language)
def test_everything_that_the_code_says_has_a_phrase(language: Language) -> None:
    assert len(said_in_code()) > 200, "the harvest is suspiciously poor"
    lacking = {f"{said.key} ({said.where})" for said in said_in_code() if said.key not in phrases(language)}
    assert not {key for key in lacking if not key.startswith(THE_PAGES_OWN)}
    assert not derived() - phrases(language).keys()


def test_every_phrase_is_said_somewhere() -> None:
    assert not sorted(phrases(Language.EN).keys() - used() - SOON)


def test_both_languages_have_the_same_phrases_in_files_of_the_same_name() -> None:
    for name in FILES:
        in_english, in_french = read(Language.EN, name), read(Language.FR, name)
        assert [p.id for p in in_english if p.id] == [p.id for p in in_french if p.id], name


@pytest.mark.parametrize("language", Language)
def test_no_phrase_stands_twice_and_none_is_marked_as_unsure(language: Language) -> None:
    keys = [
        key
        for name in FILES
        for key in re.findall(
            r'^msgid "(.+)"$',
            (resources.files("bot.words") / "locales" / language.value / name).read_text("utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
    assert not [key for key, phrase in phrases(language).items() if phrase.fuzzy]


@pytest.mark.parametrize("language", Language)
def test_each_file_says_its_language_and_its_plural(language: Language) -> None:
    rule = {Language.EN: "(n != 1)", Language.FR: "(n > 1)"}[language]
    for name in FILES:
        head = (resources.files("bot.words") / "locales" / language.value / name).read_text("utf-8").split("\n\n")[0]
        assert f'"Language: {language}\\n"' in head
        assert "charset=UTF-8" in head
        assert f"nplurals=2; plural={rule};" in head


@pytest.mark.parametrize("language", Language)
def test_no_phrase_is_empty(language: Language) -> None:
    for key, phrase in phrases(language).items():
        assert forms(phrase), key
        assert all(form.strip() == form and form for form in forms(phrase)), key


def test_everything_is_translated() -> None:
    same = {key for key, phrase in phrases(Language.EN).items() if forms(phrase) == forms(phrases(Language.FR)[key])}
    assert same == THE_SAME_IN_BOTH


def test_both_languages_put_in_the_same_values() -> None:
    for key, phrase in phrases(Language.EN).items():
        english = set().union(*map(fields, forms(phrase)))
        french = set().union(*map(fields, forms(phrases(Language.FR)[key])))
        assert english == french, key


@pytest.mark.parametrize("language", Language)
def test_a_phrase_asks_for_no_value_that_the_code_does_not_give(language: Language) -> None:
    for said in said_in_code():
        if said.key in phrases(language):
            asked = set().union(*map(fields, forms(phrases(language)[said.key])))
            assert asked <= said.fields, (said.key, said.where)


@pytest.mark.parametrize("language", Language)
def test_whatever_is_counted_has_a_singular_and_a_plural(language: Language) -> None:
    for said in said_in_code():
        phrase = phrases(language).get(said.key)
        if phrase is not None:
            assert is_plural(phrase) == ("n" in said.fields), (said.key, said.where)
            assert len(forms(phrase)) == (2 if "n" in said.fields else 1), said.key


@pytest.mark.parametrize("language", Language)
def test_every_phrase_fits_where_it_is_shown(language: Language) -> None:
    too_long = [(key, len(form)) for key, form in every_form(language) if len(form) > room_for(key)]
    assert not too_long


@pytest.mark.parametrize("language", Language)
def test_the_voice_is_calm_and_blames_nobody(language: Language) -> None:
    for key, form in every_form(language):
        assert "!" not in form, key
        assert not re.search(NEVER[language], form, re.IGNORECASE), (key, form)


@pytest.mark.parametrize("language", Language)
def test_apostrophes_and_quotation_marks_are_round(language: Language) -> None:
    for key, form in every_form(language):
        assert "'" not in form, key
        assert '"' not in form or key.startswith("file."), key  # a file is written with straight ones


def test_french_has_its_unbreakable_spaces() -> None:
    for key, form in every_form(Language.FR):
        shown = re.sub(r"https?://|\d:\d", "", form)
        assert not re.search(rf"(?<!{NARROW})[;:?!»]", shown), (key, form)
        assert not re.search(rf"«(?!{NARROW})", shown), (key, form)
        assert "“" not in form, key


@pytest.mark.parametrize("language", Language)
def test_what_a_phrase_tells_people_to_type_can_be_typed(language: Language) -> None:
    in_french = {label(f"word.{c.word}", Language.FR) for c in COMMANDS if c.group}
    known = in_french if language is Language.FR else {c.word for c in COMMANDS if c.group}
    for key, form in every_form(language):
        for word in re.findall(r"/circle ([\w-]+)", form):
            assert word in known, (key, word)


def test_french_command_words_are_plain_and_mean_one_thing() -> None:
    words = {c.word: label(f"word.{c.word}", Language.FR) for c in COMMANDS if c.group}
    assert len(set(words.values())) == len(words)
    for english, french in words.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", french)
        assert french == english or french not in BY_WORD, french
        assert command_called(french) is BY_WORD[english]


def test_english_command_words_are_the_table_s_own() -> None:
    for command in COMMANDS:
        if command.group:
            assert label(f"word.{command.word}", Language.EN) == command.word
