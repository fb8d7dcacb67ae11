"""A meeting that is open, on one line:  check-in 3:20  ana✓ [ben] cal

    check-in      the step that runs
    3:20          what is left of it; "⏸3:20" while it is paused, "-0:30" once it has run over
    [ben]         speaks now               ana✓   has spoken
    cal           has not been asked yet   dee–   has passed
    eve~          asked to come later      (fay)  was in this round and has left
    +gil          is here, and comes in at the next round
    ben*          facilitates

`notation` shows ids, which tell nobody's name: it may go into a log. Tests give their members their names as ids.
`from_notation` reads a line in the same signs (without what is left: the step has just begun).
"""

from datetime import datetime

from msgspec.structs import replace

from bot.grammar.practice import laid_out
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, MeetingState, Round, Turn, TurnState
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.library import practice_called
from bot.rules.roster import running
from bot.rules.steps import begin_step, step_seconds_left
from tests.people import START, a_season, gathering, meeting_of

SIGNS = {TurnState.SPOKE: "✓", TurnState.PASSED: "–", TurnState.LATER: "~", TurnState.WAITING: ""}


def notation(circle: Circle, now: datetime) -> str:
    meeting = running(circle)
    if meeting is None or meeting.live is None:
        return circle.stage.value
    live = meeting.live
    left = step_seconds_left(live, now)
    paused = "⏸" if meeting.state is MeetingState.PAUSED else "-" if left < 0 else ""
    turns = live.round.turns if live.round else ()
    speaking = rounds.speaker(live.round) if live.round else None
    people = [_turn(turn, turn.member == speaking) for turn in turns]
    in_round = {turn.member for turn in turns if turn.state is not TurnState.AWAY}
    people += [f"+{id}" if turns else id for id in meeting.here if id not in in_round]
    line = f"{live.steps[live.at].step_id} {paused}{abs(left) // 60}:{abs(left) % 60:02}  {' '.join(people)}"
    facilitator = meeting.facilitator
    return " ".join(_starred(word, facilitator) for word in line.split(" "))


def _turn(turn: Turn, speaks: bool) -> str:
    if turn.state is TurnState.AWAY:
        return f"({turn.member})"
    word = turn.member + SIGNS[turn.state]
    return f"[{word}]" if speaks else word


def _starred(word: str, facilitator: MemberId | None) -> str:
    return f"{word}*" if facilitator and word.strip("[]✓–~+") == facilitator else word


def from_notation(line: str, practice: str = "open-conversation") -> Circle:
    """The first meeting of a circle, in the round or the step of this line since `START`. The first is the founder."""
    step, *words = line.split()
    names = [word.strip("[]()✓–~+*") for word in words]
    circle = gathering(a_season(*names), *(n for n, word in zip(names, words, strict=True) if "(" not in word))
    meeting = meeting_of(circle)
    steps = laid_out(practice_called(circle, practice), names)
    at = next(laid.index for laid in steps if laid.step_id == step)
    facilitator = next((n for n, word in zip(names, words, strict=True) if "*" in word), names[0])
    meeting = replace(meeting, practice=practice, facilitator=facilitator, opened_at=START, live=Live(steps, at, START))
    meeting = begin_step(circle, meeting, at, START, by=None)
    if meeting.live is not None and meeting.live.round is not None:
        turns = tuple(Turn(n, _state(word)) for n, word in zip(names, words, strict=True) if "+" not in word)
        meeting = replace(meeting, live=replace(meeting.live, round=Round(turns, START)))
    return with_meeting(circle, meeting)


def _state(word: str) -> TurnState:
    if "(" in word:
        return TurnState.AWAY
    return next((state for state, sign in SIGNS.items() if sign and sign in word), TurnState.WAITING)
