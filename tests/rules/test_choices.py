"""What stands in a form before anyone has typed: as it is now, so that one thing can be changed alone."""

from datetime import time, timedelta

from msgspec.structs import replace

from bot.almanac.rhythm import MonthlyByWeekday, Rhythm
from bot.arguments import Whose
from bot.choices import practices, practices_in_short
from bot.commands import BY_WORD
from bot.fields import (
    ABSENCE,
    BETWEEN,
    COUNT,
    ELSEWHERE,
    LOAD,
    MEMBER,
    MINUTES,
    NEXT_DAY,
    NEXT_TIME,
    PEER,
    QUORUM,
    RHYTHM,
    WORK_FROM,
    WORK_UNTIL,
)
from bot.forms import form_for
from bot.moves.between import open_check_in
from bot.moves.preferences import keep_quiet
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState
from bot.nouns.people import Account, Hours
from bot.nouns.together import Absence, Between, Load, Logistics
from bot.ports.requests import Person, Request
from bot.rules.roster import member
from bot.words.plain import plain_text
from bot.words.voice import Voice, room_voice, voice_of
from tests.people import FIRST, START, TORONTO, a_circle, a_season


def stands(circle: Circle) -> list[str]:
    voice = room_voice(circle)
    return [argument.preset(voice) for argument in (NEXT_DAY, NEXT_TIME, RHYTHM, MINUTES) if argument.preset]


def test_for_what_is_between_oneself_and_another_one_is_not_offered_oneself() -> None:
    circle = a_circle("ana", "ben", "cal")
    for argument in (PEER, MEMBER):
        assert argument.choices is not None
        assert argument.choices(voice_of(circle, member(circle, "ben"))) == (("ana", "ana"), ("cal", "cal"))


def test_ones_own_hours_are_asked_for_by_ones_own_clock() -> None:
    assert {WORK_FROM.clock, WORK_UNTIL.clock} == {Whose.OWN}


def test_a_circle_that_has_planned_nothing_is_offered_what_its_season_proposes() -> None:
    assert stands(a_circle("ana", "ben", season="theory-of-practice")) == ["", "", "two-weeks", "90"]


def test_the_form_opens_with_the_next_time_of_the_rhythm_that_holds() -> None:
    circle = a_season("ana", "ben")
    held = tuple(replace(m, state=MeetingState.CLOSED) if m.number == 1 else m for m in circle.meetings)

    assert stands(circle) == [FIRST.strftime("%Y-%m-%d"), FIRST.strftime("%H:%M"), "weekly", "60"]
    assert stands(replace(circle, meetings=held))[0] == (FIRST + timedelta(weeks=1)).strftime("%Y-%m-%d")


def test_what_lies_on_the_sheet_stands_before_what_is_planned() -> None:
    rhythm = Rhythm(FIRST.replace(hour=7), TORONTO, MonthlyByWeekday(), 45)
    circle = replace(a_season("ana", "ben"), draft=Logistics(rhythm=rhythm))

    assert stands(circle) == [FIRST.strftime("%Y-%m-%d"), "07:00", "month-weekday", "45"]


def test_every_line_of_the_sheet_opens_as_it_was_noted() -> None:
    noted = Logistics(
        absence=Absence.WORD, quorum=3, load=Load.NOTHING, between=Between.ELSEWHERE, elsewhere="by letter"
    )
    voice = room_voice(replace(a_season("ana", "ben"), draft=noted))
    forms = (ABSENCE, QUORUM, LOAD, BETWEEN, ELSEWHERE)

    assert [argument.preset(voice) for argument in forms if argument.preset] == [
        "word",
        "3",
        "nothing",
        "elsewhere",
        "by letter",
    ]


def test_how_many_meetings_is_asked_only_where_the_season_leaves_it_open() -> None:
    circle, fixed = a_circle("ana", "ben"), a_circle("ana", "ben", season="theory-of-practice")
    assert COUNT.asked is not None
    assert (COUNT.asked(circle), COUNT.asked(fixed)) == (True, False)
    assert COUNT.preset is not None
    assert COUNT.preset(room_voice(circle)) == "4"
    assert COUNT.preset(room_voice(a_season("ana", "ben", agreed=7))) == "7"


def test_practices_are_listed_by_what_suits_and_then_by_title_with_what_each_asks_for() -> None:
    voice = room_voice(a_season("ana", "ben", "cal"))
    listed = [title.casefold() for _, title in practices(voice)]
    fit = [title for id, title in practices(voice) if "from" not in practices_in_short(voice)[id]]
    assert [title.casefold() for title in fit] == sorted(title.casefold() for title in fit)
    assert listed
    assert practices_in_short(voice)["codevelopment"] == "75 min · from 4 people on · to be shortened"
    assert max(map(len, practices_in_short(voice).values())) <= 75


def test_a_form_shows_what_is_so_for_whoever_fills_it_in() -> None:
    circle = keep_quiet(a_circle("ana", "ben"), by="ana", hours=Hours(time(22), time(7))).circle
    circle = open_check_in(circle, by="ana", question="How are you?", now=START).circle
    ana, ben = (voice_of(circle, someone) for someone in circle.members)

    def form(word: str, voice: Voice) -> tuple[list[str], str]:
        request = Request(Person(Account("p", "w", "a"), "Ana"), word, "d")
        shown = form_for(word, BY_WORD[word].arguments, voice, request, {})
        return [field.value for field in shown.fields], plain_text(shown.intro, voice.language)

    assert form("quiet-hours", ana)[0] == ["22:00", "07:00"]
    assert form("quiet-hours", ben)[0] == ["20:00", "08:00"]
    assert ["none so far" in form("quiet-hours", voice)[1] for voice in (ana, ben)] == [False, True]
    assert form("rename", ana)[0] == [circle.name]
    assert form("call-me", ana)[0] == [circle.members[0].name]
    assert "How are you?" in form("answer", ana)[1]
