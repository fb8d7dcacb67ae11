"""Moves of a step in which everyone writes. Nobody is made to type: paper is fine, and so is passing."""

from datetime import datetime

from msgspec.structs import replace

from bot.grammar.practice import Mode, Step
from bot.happenings.outcome import Outcome
from bot.happenings.steps import ReadyWithWriting, WordsSealed
from bot.moves.between import LONGEST_WORDS
from bot.moves.stepping import after_turn, check_step, live_now
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import MemberId
from bot.ports.keeping import OwnWords
from bot.refusals.circle import NotHere
from bot.refusals.meeting import NotWriting
from bot.refusals.typed import TooLong
from bot.rules.steps import step_at
from bot.rules.writing import takes_words, words_id, writers


def write(circle: Circle, *, by: MemberId, text: str, now: datetime, step: int | None = None) -> Outcome:
    """Sealed under the writer's own key until the step ends. Written again, it takes the place of what was."""
    meeting, live, this = _writing(circle, by, step)
    if not takes_words(this):
        raise NotWriting(for_oneself=True)
    if len(text) > LONGEST_WORDS:
        raise TooLong("writing", LONGEST_WORDS, len(text))
    written = live.written if by in live.written else (*live.written, by)
    ready = tuple(id for id in live.ready if id != by)
    meeting = replace(meeting, live=replace(live, written=written, ready=ready))
    own = OwnWords(words_id(meeting, live.at), by, text)
    return after_turn(circle, meeting, now, Outcome(circle, (WordsSealed(by, meeting.number, live.at),), keep=(own,)))


def be_ready(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Written on paper, or not at all: nobody can tell, and nobody asks. What was sealed before stays."""
    meeting, live, _ = _writing(circle, by, step)
    ready = live.ready if by in (*live.ready, *live.written) else (*live.ready, by)
    meeting = replace(meeting, live=replace(live, ready=ready))
    return after_turn(circle, meeting, now, Outcome(circle, (ReadyWithWriting(by),)))


def _writing(circle: Circle, by: MemberId, shown: int | None) -> tuple[Meeting, Live, Step]:
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    check_step(live, shown)
    step = step_at(circle, meeting, live.at)
    if step.mode is not Mode.WRITE or by not in writers(step, live, meeting):
        raise NotWriting(for_oneself=False)
    return meeting, live, step
