"""A circle in which every noun occurs, and the way to write it down for a new schema:

python -m tests.storage.golden_circle
"""

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import json

from bot.almanac.rhythm import MonthlyByDate, MonthlyByWeekday, OnDates, Rhythm, Weekly
from bot.grammar.practice import LaidStep
from bot.nouns.between import CheckIn, CheckInRhythm, Commitment, CommitmentState, Homework, Letter
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Live, Meeting, MeetingState, Offer, Round, Turn, TurnState
from bot.nouns.people import Account, Away, Invitation, Language, Member
from bot.nouns.places import Place
from bot.nouns.season import Missed, OwnPractice, Swap
from storage.documents import CIRCLES

GOLDEN = Path(__file__).with_name("golden")

_AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
_WALL = datetime(2026, 5, 4, 14)
_ON = date(2026, 5, 4)


def golden_circle() -> Circle:
    steps = (LaidStep(index=0, step_id="check-in", presenter=None, seconds=600),)
    turns = (Turn("m1", TurnState.SPOKE), Turn("m2", TurnState.LATER), Turn("m3"))
    live = Live(
        steps=steps,
        at=0,
        step_began_at=_AT,
        extra=120,
        seconds_left=30,
        round=Round(turns, _AT),
        groups=(("m1", "m2"), ("m3",)),
        moved_by="m1",
    )
    meeting = Meeting(
        number=1,
        practice="peer-consultation",
        line=0,
        wall=_WALL,
        minutes=90,
        changed_at=_AT,
        sequence=2,
        state=MeetingState.PAUSED,
        facilitator="m1",
        offer=Offer("m2"),
        not_coming=("m3",),
        here=("m1", "m2"),
        presenters=("m2",),
        live=live,
        opened_at=_AT,
    )
    closed = Meeting(
        number=0,
        practice="session-0",
        line=0,
        wall=_WALL,
        minutes=60,
        changed_at=_AT,
        state=MeetingState.CLOSED,
        offer=Offer(),
        opened_at=_AT,
        closed_at=_AT,
    )
    members = (
        Member("m1", "Ana", (Account("slack", "T1", "U1"), Account("discord", "G1", "1"))),
        Member("m2", "Benoît 🕯️", (Account("slack", "T1", "U2"),), Language.FR, "Africa/Casablanca"),
        Member("m3", "غسان", (Account("discord", "G1", "3"),), away=Away(_ON, _ON)),
    )
    return Circle(
        id="c0ffee00c0de",
        name="The lighthouse keepers",
        language=Language.FR,
        zone="Europe/Paris",
        season="theory-of-practice",
        began_at=_AT,
        members=members,
        places=(Place("slack", "T1", "C1"), Place("discord", "G1", "77")),
        stage=Stage.RUNNING,
        purpose="To keep the light on.",
        country="FR",
        open_door=True,
        rhythm=Rhythm(_WALL, "Europe/Paris", Weekly(2), 90),
        meetings=(closed, meeting),
        rota=("m1", "m2", "m3"),
        quorum=2,
        invitations=(Invitation("i1", Account("slack", "T1", "U4"), "Dee", "m1", _AT),),
        removals=(("m3", "m1"),),
        swaps=(Swap("m1", "m2", 2, 3),),
        agreements=("What is said here stays here.", "We speak as I."),
        check_in=CheckIn(4, "How are you?", _AT, _AT, ("m1",), ("m2",), closed=True),
        check_ins=CheckInRhythm(Rhythm(_WALL, "Europe/Paris", Weekly(), 30), "How are you?", 24, _WALL),
        homework=(Homework(2, "Bring one question."),),
        commitments=(Commitment("w1", "m1", _ON, CommitmentState.DONE, shared=True),),
        letters=(Letter("w2", "m2", _ON),),
        practices=(OwnPractice("ours", 'title = "Ours"'),),
        prompted=("opening 1",),
        missed=(Missed("nudge", "1"),),
        next_member=4,
        version=7,
    )


def golden_rhythms() -> list[Rhythm]:
    patterns = (Weekly(3), MonthlyByWeekday(1), MonthlyByDate(4), OnDates((_WALL,)))
    return [Rhythm(_WALL, "Europe/Paris", pattern, 90) for pattern in patterns]


if __name__ == "__main__":
    written = CIRCLES.write(golden_circle())
    schema = json.decode(written)["schema"]
    (GOLDEN / f"circle-{schema}.json").write_bytes(json.format(written) + b"\n")
