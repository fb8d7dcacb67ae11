"""Whatever a file says and whoever comes: a meeting can be held, everyone is asked once, and no time is lost.

Two ways to look: one meeting played to its end, and any moves by anyone in any order (no dead end).
"""

from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from bot.grammar.practice import Mode, WhoSpeaks
from bot.moves import lending, meeting, pausing, writing
from bot.moves.facilitating import hand_over, take_role
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, Turn, Wish
from bot.rules import rounds
from bot.rules.airtime import heading_for, last_one, still_to_come
from bot.rules.library import practice_of
from bot.rules.preflight import preflight
from bot.rules.prompts import upcoming_prompts
from bot.rules.roster import running
from bot.rules.rota import waiting_longest
from bot.rules.steps import all_have_spoken, begin_step, step_at, step_seconds_left
from bot.rules.writing import everyone_is_ready
from bot.words.cards import living_cards
from tests.by_chance import practices
from tests.people import START, a_season, after, gathering, meeting_of, minutes, opened
from tests.rules.test_laws import NAMES, AnyMeeting, flags, someone, steps

SIZES = st.integers(2, 4)
ENDINGS = st.sampled_from((meeting.finish_turn, meeting.finish_turn, meeting.pass_turn, meeting.come_later))


def live_of(circle: Circle) -> tuple[Meeting, Live] | None:
    open_now = running(circle)
    return (open_now, open_now.live) if open_now is not None and open_now.live is not None else None


class Course:
    """A meeting that goes its way: whoever has the floor says something or passes, whoever writes writes."""

    def __init__(self, circle: Circle, data: st.DataObject) -> None:
        self.circle = circle
        self.data = data
        self.now = START
        self.silences = 0
        self.spoke: Counter[tuple[int, str]] = Counter()
        self.asked: set[tuple[int, str]] = set()

    def goes_on(self) -> bool:
        found = live_of(self.circle)
        if found is None:
            return False
        open_now, live = found
        step = step_at(self.circle, open_now, live.at)
        if self.silences < 3 and self.data.draw(st.integers(0, 5)) == 5:
            self.silences += 1
            self.falls_silent(open_now, live)
        elif live.round is not None and not all_have_spoken(live):
            self.somebody_speaks(live)
        elif step.mode is Mode.WRITE and not everyone_is_ready(self.circle, open_now) and self.data.draw(flags):
            who = self.data.draw(st.sampled_from(open_now.here))
            if step.who_speaks is WhoSpeaks.NOBODY:
                self.circle = writing.be_ready(self.circle, by=who, now=self.now).circle
        else:
            self.circle = meeting.next_step(self.circle, by="ana", step=live.at, now=self.now, anyway=True).circle
        return True

    def somebody_speaks(self, live: Live) -> None:
        assert live.round is not None
        speaker = rounds.speaker(live.round)
        assert speaker is not None, "a round without a speaker would never end"
        assert speaker not in still_to_come(live)
        self.asked.add((live.at, speaker))
        ends = self.data.draw(ENDINGS)
        self.now += minutes(1 / 60)
        self.circle = ends(self.circle, by=speaker, now=self.now).circle
        if ends is meeting.finish_turn:
            self.spoke[live.at, speaker] += 1

    def falls_silent(self, open_now: Meeting, live: Live) -> None:
        """Anyone asks; the bot resumes by itself; not a second of the step is spent meanwhile."""
        left = step_seconds_left(live, self.now)
        who = self.data.draw(st.sampled_from(open_now.here))
        self.circle = pausing.keep_silence(self.circle, by=who, minutes=self.data.draw(SIZES), now=self.now).circle
        silent = live_of(self.circle)
        assert silent is not None
        assert silent[1].silence_until is not None
        self.now = silent[1].silence_until
        self.circle = when_due(self.circle, self.now)[0].circle
        resumed = live_of(self.circle)
        assert resumed is not None
        assert resumed[1].at == live.at
        assert (resumed[1].silence_until, resumed[1].seconds_left) == (None, None)
        assert step_seconds_left(resumed[1], self.now) == left


@settings(deadline=None)
@given(practices(), SIZES, st.data())
def test_any_practice_is_held_to_its_end_and_everyone_is_asked_and_speaks_at_most_once(
    text: str, size: int, data: st.DataObject
) -> None:
    course = Course(opened(*NAMES[:size], practice="ours", text=text), data)
    found = live_of(course.circle)
    assert found is not None
    meant = {(laid.index, turn.member) for laid in found[1].steps for turn in _turns_at(course.circle, laid.index)}
    for _ in range(200):
        if not course.goes_on():
            break
    assert running(course.circle) is None, "200 acts did not end it"
    assert course.asked == meant
    assert all(times == 1 for times in course.spoke.values())


def _turns_at(circle: Circle, at: int) -> tuple[Turn, ...]:
    """Who is to have a turn in this step, as long as nobody leaves."""
    found = live_of(circle)
    assert found is not None
    begun = begin_step(circle, found[0], at, START, by=None).live
    return begun.round.turns if begun is not None and begun.round is not None else ()


@given(practices(), SIZES)
def test_what_is_laid_out_is_what_was_announced_to_the_second(text: str, size: int) -> None:
    circle = opened(*NAMES[:size], practice="ours", text=text)
    found = live_of(circle)
    assert found is not None
    open_now, live = found
    announced = preflight(practice_of(circle, open_now), size, open_now.minutes)
    assert sum(step.seconds for step in live.steps) == announced.seconds
    assert heading_for(live) == START + timedelta(seconds=announced.seconds)


@given(practices(), SIZES)
def test_whoever_comes_last_is_somebody_who_is_here_and_has_not_begun(text: str, size: int) -> None:
    circle = opened(*NAMES[:size], practice="ours", text=text)
    while (found := live_of(circle)) is not None:
        open_now, live = found
        last = last_one(open_now, live)
        assert last is None or last in open_now.here
        seats_to_come = [step.presenter for step in live.steps[live.at + 1 :]]
        assert last is None or last in still_to_come(live) or last in seats_to_come
        circle = meeting.next_step(circle, by="ana", step=live.at, now=after(0), anyway=True).circle


@given(SIZES, st.data())
def test_facilitation_visits_everyone_before_anyone_twice_also_after_hand_overs(size: int, data: st.DataObject) -> None:
    """Whoever took a meeting over has had their turn; whoever gave it away is still waiting for theirs."""
    names = NAMES[:size]
    circle = a_season(*names, agreed=size)
    held: list[str] = []
    for number in [m.number for m in sorted(circle.meetings, key=lambda m: m.wall)][:size]:
        circle = gathering(circle, *names, number=number)
        planned = meeting_of(circle, number).facilitator
        assert planned is not None
        begins = upcoming_prompts(circle)[0].due_at
        circle = meeting.open_meeting(circle, by=planned, number=number, now=begins, anyway=True).circle
        waiting = [id for id in waiting_longest(circle) if id not in (*held, planned)]
        gives_it_away: bool = data.draw(st.booleans())
        if waiting and gives_it_away:
            circle = hand_over(circle, by=planned, to=waiting[0]).circle
            circle = take_role(circle, by=waiting[0]).circle
        led = meeting_of(circle, number).facilitator
        assert led is not None
        held.append(led)
        circle = meeting.close_meeting(circle, by=led, now=begins).circle
    assert sorted(held) == sorted(names)


class AnyPractice(AnyMeeting):
    """The moves of any meeting, in a practice by chance, with those that only some practices know."""

    @initialize(text=practices(), size=SIZES, late=st.integers(0, 2))
    def begin(self, text: str, size: int, late: int) -> None:
        here = NAMES[: max(2, size - late)]
        self.circle = opened(*NAMES[:size], here=here, practice="ours", text=text)
        self.now, self.done = START, set(self.circle.prompted)

    @rule(who=someone, step=steps, ready=flags)
    def write(self, who: int, step: int | None, ready: bool) -> None:
        if ready:
            self.do(writing.be_ready, by=self.who(who), now=self.now, step=step)
        else:
            self.do(writing.write, by=self.who(who), text="words", now=self.now, step=step)

    @rule(who=someone, length=st.integers(1, 4))
    def keep_silence(self, who: int, length: int) -> None:
        self.do(pausing.keep_silence, by=self.who(who), minutes=length, now=self.now)

    @rule(who=someone, wish=st.sampled_from(list(Wish)), chosen=flags)
    def wish(self, who: int, wish: Wish, chosen: bool) -> None:
        self.do(lending.choose_wish, by=self.who(who), wish=wish, chosen=chosen)

    @rule(who=someone, takes=flags, name=st.sampled_from(("timekeeper", "guardian", "1", "no such")))
    def lend_a_hand(self, who: int, takes: bool, name: str) -> None:
        self.do(lending.take_task if takes else lending.release_task, by=self.who(who), name=name)

    def teardown(self) -> None:
        """What can be shown is shown, at any moment, in either language: no card is left without words."""
        living_cards(self.circle)
        super().teardown()


TestAnyPractice = AnyPractice.TestCase
TestAnyPractice.settings = settings(max_examples=150, stateful_step_count=40, deadline=None, derandomize=True)
