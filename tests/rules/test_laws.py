"""Whoever joins, passes, pauses, hands over, arrives or leaves, whatever the clock does: what holds all the same.

Any member tries any move at any time, sensible or not. A move gives an outcome or a refusal, and nothing else.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.almanac.rhythm import MonthlyByWeekday, OnDates, Rhythm, Weekly
from bot.almanac.zones import wall_time
from bot.happenings.outcome import Outcome
from bot.moves import (
    attending,
    between,
    commitments,
    facilitating,
    joining,
    leaving,
    meeting,
    membership,
    own_practices,
    pausing,
    preferences,
    season,
    seats,
)
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import MeetingState, TurnState
from bot.refusals.refusal import Refusal
from bot.rules import rounds
from bot.rules.prompts import Prompt, upcoming_prompts
from bot.rules.roster import OVER, RUNNING, available, member, running
from bot.rules.steps import step_at
from tests.people import A_WEEK_BEFORE, START, TORONTO, a_practice, a_season, minutes, opened, person

NAMES = ("ana", "ben", "cal", "dee")
OUTSIDERS = ("eve", "fay")
EVERYTHING = a_practice(
    "begin round 2n on_time=hard",
    "pairs pairs 5",
    "draft: read silent 2 on_time=hard",
    "draft: ask presenter 5",
    "draft: about about 5",
    "draft: answer round n who_speaks=presenter_last",
    "end round n pass=yes",
    presenters="half",
)
TURNS = (meeting.finish_turn, meeting.pass_turn, meeting.come_later)
SEASONS = ("open-circle", "theory-of-practice")
PRACTICES = ("ours", "case-clinic-light", "check-in-and-check-out", "theory-of-practice-drafts", "nothing")
PATTERNS = (Weekly(), Weekly(2), MonthlyByWeekday())

someone = st.integers(0, 7)
numbers = st.one_of(st.none(), st.integers(0, 5))
steps = st.one_of(st.none(), st.integers(0, 8))
flags = st.booleans()
days = st.integers(-1, 40)


class AnyMeeting(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.circle = a_season(*NAMES)
        self.now = A_WEEK_BEFORE
        self.done: set[str] = set()
        self.ids = 0

    def who(self, number: int) -> str:
        """Most often a member, at times somebody who is none any more."""
        ids = [m.id for m in self.circle.members]
        return ids[number % len(ids)] if ids and number < 7 else NAMES[number % len(NAMES)]

    def wall(self, day: int) -> datetime:
        return wall_time(self.now, TORONTO).replace(minute=0, second=0, microsecond=0) + timedelta(days=day, hours=3)

    def new_id(self) -> str:
        self.ids += 1
        return f"id{self.ids:010}"

    def do(self, move: Callable[..., Outcome], **given: Any) -> None:
        """As the shell does it, which lets nobody in who is not a member."""
        by = given.get("by")
        if by is not None and member(self.circle, by) is None:
            return
        before, written = self.circle, msgspec.json.encode(self.circle)
        with suppress(Refusal):
            self.circle = move(before, **given).circle
        assert msgspec.json.encode(before) == written
        back = by if move in (meeting.arrive, meeting.speak_after_all) else None
        self.turns_that_were_over_stay_over(before, back)

    def turns_that_were_over_stay_over(self, before: Circle, back: str | None) -> None:
        """But for one who says that they would speak after all, or comes back in; and nobody who spoke speaks again."""
        was, now = running(before), running(self.circle)
        if was is None or was.live is None or now is None or now.live is None or was.live.at != now.live.at:
            return
        if was.number == now.number and was.live.round is not None and now.live.round is not None:
            turns = was.live.round.turns
            over = {t.member: t.state for t in turns if t.state in rounds.OVER}
            came_back = [t.member for t in now.live.round.turns if t.member == back and t.state is TurnState.LATER]
            again = [id for id in came_back if over.get(id) in (TurnState.PASSED, TurnState.AWAY)]
            for id in again:
                del over[id]
            order = [t.member for t in turns if t.member not in again]
            assert [t.member for t in now.live.round.turns] == order + again
            assert all(over.get(t.member, t.state) is t.state for t in now.live.round.turns)

    # --- a meeting

    @initialize(
        size=st.integers(2, 4),
        late=st.integers(0, 2),
        practice=st.sampled_from(("ours", "open-conversation", PRACTICES[1])),
    )
    def begin(self, size: int, late: int, practice: str) -> None:
        here = NAMES[: max(2, size - late)]
        self.circle = opened(*NAMES[:size], here=here, practice=practice, text=EVERYTHING)
        self.now, self.done = START, set(self.circle.prompted)

    @rule(who=someone, number=numbers)
    def arrive(self, who: int, number: int | None) -> None:
        self.do(meeting.arrive, by=self.who(who), number=number, now=self.now)

    @rule(who=someone, number=numbers, anyway=flags)
    def open_meeting(self, who: int, number: int | None, anyway: bool) -> None:
        self.do(meeting.open_meeting, by=self.who(who), number=number, now=self.now, anyway=anyway)

    @rule(anyway=flags)
    def the_facilitator_opens(self, anyway: bool) -> None:
        for each in self.circle.meetings:
            if each.state is MeetingState.GATHERING and each.facilitator is not None:
                self.do(meeting.open_meeting, by=each.facilitator, number=each.number, now=self.now, anyway=anyway)

    @rule(who=someone, move=st.sampled_from((*TURNS, meeting.speak_after_all)), step=steps)
    def say(self, who: int, move: Callable[..., Outcome], step: int | None) -> None:
        self.do(move, by=self.who(who), now=self.now, step=step)

    @precondition(lambda self: running(self.circle) is not None)
    @rule(move=st.sampled_from(TURNS))
    def the_speaker_says(self, move: Callable[..., Outcome]) -> None:
        open_now = running(self.circle)
        if open_now is not None and open_now.live is not None and open_now.live.round is not None:
            speaking = rounds.speaker(open_now.live.round)
            if speaking is not None:
                self.do(move, by=speaking, now=self.now)

    @rule(who=someone, step=steps, anyway=st.booleans())
    def next_step(self, who: int, step: int | None, anyway: bool) -> None:
        self.do(meeting.next_step, by=self.who(who), step=step, now=self.now, anyway=anyway)

    @precondition(lambda self: running(self.circle) is not None)
    @rule()
    def the_facilitator_moves_on(self) -> None:
        open_now = running(self.circle)
        if open_now is not None:
            self.do(meeting.next_step, by=open_now.facilitator, step=None, now=self.now, anyway=True)

    @rule(who=someone, move=st.sampled_from((pausing.pause, pausing.resume, leaving.stop_presenting, leaving.step_out)))
    def be_here(self, who: int, move: Callable[..., Outcome]) -> None:
        self.do(move, by=self.who(who), now=self.now)

    @rule(who=someone, step=steps)
    def more_time(self, who: int, step: int | None) -> None:
        self.do(meeting.more_time, by=self.who(who), step=step, now=self.now)

    @rule(who=someone, to=st.one_of(st.none(), someone), number=numbers)
    def hand_over(self, who: int, to: int | None, number: int | None) -> None:
        successor = None if to is None else self.who(to)
        self.do(facilitating.hand_over, by=self.who(who), to=successor, number=number)

    @rule(who=someone, move=st.sampled_from((facilitating.take_role, facilitating.decline_role)), number=numbers)
    def answer_role(self, who: int, move: Callable[..., Outcome], number: int | None) -> None:
        self.do(move, by=self.who(who), number=number)

    @rule(who=someone, close=st.integers(0, 4))
    def close(self, who: int, close: int) -> None:
        if close == 0:
            self.do(meeting.close_meeting, by=self.who(who), now=self.now)

    @rule(who=someone)
    def leave(self, who: int) -> None:
        self.do(membership.leave, by=self.who(who), now=self.now)

    @rule(who=someone, until=st.one_of(st.none(), days))
    def step_back(self, who: int, until: int | None) -> None:
        day = None if until is None else self.wall(until).date()
        self.do(membership.step_back, by=self.who(who), until=day, now=self.now)

    # --- the clock

    @rule(passed=st.sampled_from((0.02, 0.5, 1, 3, 11, 61, 60 * 24, 60 * 24 * 3, 60 * 24 * 20)), rings=flags)
    def time_passes(self, passed: float, rings: bool) -> None:
        self.now += minutes(passed)
        if rings:
            self.the_clock_rings(0)

    @rule(further=st.sampled_from((0, 0, 1, 20)))
    def the_clock_rings(self, further: float) -> None:
        """At the next prompt, or somewhat later."""
        upcoming = upcoming_prompts(self.circle)
        if upcoming and further is not None:
            self.now = max(self.now, min(upcoming[0].due_at + minutes(further), self.now + timedelta(days=8)))
        outcome, answered = when_due(self.circle, self.now)
        for prompt in answered:
            assert prompt.key not in self.done, f"{prompt.key} was answered before, and storage would refuse it"
            self.done.add(prompt.key)
        self.circle = outcome.circle
        assert all(prompt.due_at > self.now for prompt in upcoming_prompts(self.circle))

    @rule(hours=st.sampled_from((-1, 1)))
    def the_wall_clock_jumps(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # --- what always holds

    @invariant()
    def prompts_are_told_apart_and_none_fires_twice(self) -> None:
        upcoming = upcoming_prompts(self.circle)
        keys = [(prompt.what, prompt.for_when) for prompt in upcoming]
        assert len(set(keys)) == len(keys)
        assert not {prompt.key for prompt in upcoming} & self.done
        assert all(self.is_of_its_plan(prompt) for prompt in upcoming)

    def is_of_its_plan(self, prompt: Prompt) -> bool:
        planned = {m.number: m.changed_at for m in self.circle.meetings}
        return prompt.meeting is None or prompt.due_at >= planned[prompt.meeting]

    @invariant()
    def the_circle_is_kept_as_it_is(self) -> None:
        assert msgspec.json.decode(msgspec.json.encode(self.circle), type=Circle) == self.circle
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(self.circle), type=Circle) == self.circle

    @invariant()
    def whoever_is_named_is_a_member(self) -> None:
        ids = {m.id for m in self.circle.members}
        assert {name for swap in self.circle.swaps for name in (swap.by, swap.to)} <= ids
        assert {name for name, _ in self.circle.airtime} <= ids
        assert {name for met in self.circle.met for name in (met.one, met.other)} <= ids
        for each in self.circle.meetings:
            if each.state in OVER:
                continue
            named = {*each.here, *each.not_coming, each.facilitator, each.offer.to if each.offer else None} - {None}
            named |= {task.member for task in each.tasks} | {*each.presenters, *each.bids}
            if each.live is not None:
                assert {*each.live.written, *each.live.ready} <= set(each.here)
                grouped = [id for group in each.live.groups for id in group]
                assert len(grouped) == len(set(grouped))
                assert not grouped or set(grouped) == set(each.here)
                assert len(grouped) < 2 or all(len(group) > 1 for group in each.live.groups)
            assert named <= ids, each
            if each.state is MeetingState.PLANNED and not each.here:  # who comes after all is not made to facilitate
                assert each.facilitator is not None or not available(self.circle, each)

    @invariant()
    def an_open_meeting_has_people_and_can_close(self) -> None:
        open_now = running(self.circle)
        assert sum(m.state in RUNNING for m in self.circle.meetings) == (open_now is not None)
        if open_now is None:
            return
        assert open_now.live is not None
        assert open_now.here
        assert open_now.facilitator is None or open_now.facilitator in open_now.here
        leads = open_now.facilitator or open_now.here[-1]
        circle, presses = self.circle, 0
        while running(circle) is not None:
            circle = meeting.next_step(circle, by=leads, step=None, now=self.now, anyway=True).circle
            presses += 1
        assert presses <= len(open_now.live.steps) - open_now.live.at

    @invariant()
    def the_steps_to_come_are_laid_out_for_those_who_are_here(self) -> None:
        open_now = running(self.circle)
        if open_now is None or open_now.live is None:
            return
        here = open_now.here
        for laid in open_now.live.steps[open_now.live.at + 1 :]:
            step = step_at(self.circle, open_now, laid.index)
            assert laid.seconds == step.minutes.seconds(len(here), sum(id != laid.presenter for id in here))

    def teardown(self) -> None:
        """If nobody does anything any more, an open meeting closes by itself, within the hours of its steps."""
        end = self.now + timedelta(hours=12)
        while running(self.circle) is not None and self.now < end:
            self.the_clock_rings(0)
        assert running(self.circle) is None


class AnyCircle(AnyMeeting):
    # --- people

    @initialize(size=st.integers(2, 4), season_id=st.sampled_from(SEASONS), gather=flags)
    def begin(self, size: int, season_id: str, gather: bool) -> None:
        self.circle = a_season(*NAMES[:size], season=season_id)
        self.do(own_practices.import_practice, by="ana", text=EVERYTHING)
        if gather:
            self.now = START - minutes(10)
            self.do(own_practices.use_practice, by="ana", number=None, practice="ours")
            self.the_clock_rings(0)
            for name in NAMES[:size]:
                self.do(meeting.arrive, by=name, number=None, now=self.now)

    @rule(who=someone, name=st.sampled_from(OUTSIDERS), withdraw=flags, open_door=flags)
    def invite(self, who: int, name: str, withdraw: bool, open_door: bool) -> None:
        by = self.who(who)
        self.do(preferences.set_door, by=by, is_open=open_door)
        self.do(joining.invite, by=by, people=(person(name),), seed=self.new_id(), now=self.now)
        if withdraw:
            self.do(joining.withdraw, id=f"id{self.ids:010}0")

    @rule(name=st.sampled_from(OUTSIDERS), accept=flags)
    def answer_invitation(self, name: str, accept: bool) -> None:
        if accept:
            self.do(joining.accept, person=person(name), now=self.now)
        else:
            self.do(joining.decline, person=person(name))

    @rule(name=st.sampled_from(OUTSIDERS))
    def join(self, name: str) -> None:
        self.do(joining.join, person=person(name), now=self.now)

    @rule(who=someone, other=someone)
    def ask_removal(self, who: int, other: int) -> None:
        self.do(membership.ask_removal, by=self.who(who), who=self.who(other), name="x", now=self.now)

    @rule(who=someone)
    def come_back(self, who: int) -> None:
        self.do(membership.come_back, by=self.who(who))

    @rule(who=someone, zone=st.sampled_from(("Pacific/Auckland", "Pacific/Honolulu", "nowhere")))
    def live_in(self, who: int, zone: str) -> None:
        self.do(preferences.live_in, by=self.who(who), zone=zone)

    # --- the season

    @rule(who=someone, day=days, pattern=st.sampled_from(PATTERNS), chosen=flags, agreed=st.integers(1, 5))
    def plan(self, who: int, day: int, pattern: Weekly | MonthlyByWeekday, chosen: bool, agreed: int) -> None:
        first = self.wall(day)
        dates = OnDates((first, first + timedelta(hours=2), first + timedelta(days=1)))
        rhythm = Rhythm(first, TORONTO, dates if chosen else pattern, 60)
        self.do(season.plan, by=self.who(who), rhythm=rhythm, now=self.now, agreed=agreed)

    @rule(who=someone, seed=st.integers(0, 9))
    def draw(self, who: int, seed: int) -> None:
        self.do(facilitating.draw_rota, by=self.who(who), seed=seed)

    @rule(who=someone, number=numbers, day=days, following=flags)
    def move_meeting(self, who: int, number: int | None, day: int, following: bool) -> None:
        wall = self.wall(day)
        self.do(season.move_meeting, by=self.who(who), number=number, wall=wall, following=following, now=self.now)

    @rule(who=someone, number=numbers)
    def cancel_meeting(self, who: int, number: int | None) -> None:
        self.do(season.cancel_meeting, by=self.who(who), number=number, now=self.now)

    @rule(who=someone, number=numbers, coming=flags)
    def say_coming(self, who: int, number: int | None, coming: bool) -> None:
        self.do(attending.say_coming, by=self.who(who), number=number, coming=coming)

    @rule(who=someone, number=numbers)
    def volunteer(self, who: int, number: int | None) -> None:
        self.do(facilitating.volunteer, by=self.who(who), number=number)

    @rule(who=someone, other=someone, mine=st.integers(0, 5), theirs=st.integers(0, 5), accept=flags)
    def swap(self, who: int, other: int, mine: int, theirs: int, accept: bool) -> None:
        self.do(facilitating.offer_swap, by=self.who(who), mine=mine, theirs=theirs)
        self.do(facilitating.answer_swap, by=self.who(other), mine=mine, theirs=theirs, accept=accept)

    @rule(who=someone, number=numbers)
    def take_seat(self, who: int, number: int | None) -> None:
        self.do(seats.take_seat, by=self.who(who), number=number)

    @rule(who=someone, number=numbers)
    def give_seat(self, who: int, number: int | None) -> None:
        self.do(seats.give_seat, by=self.who(who), number=number, now=self.now)

    @rule(who=someone, number=numbers, practice=st.sampled_from(PRACTICES))
    def use_practice(self, who: int, number: int | None, practice: str) -> None:
        self.do(own_practices.use_practice, by=self.who(who), number=number, practice=practice)

    @rule(who=someone, text=st.sampled_from((EVERYTHING, a_practice("talk open 5"), "nonsense")))
    def import_practice(self, who: int, text: str) -> None:
        self.do(own_practices.import_practice, by=self.who(who), text=text)

    @rule(who=someone, move=st.sampled_from((season.rest, season.end_circle)), end=st.integers(0, 3))
    def rest_or_end(self, who: int, move: Callable[..., Outcome], end: int) -> None:
        if move is season.rest or end == 0:
            self.do(move, by=self.who(who))

    @rule(who=someone)
    def resume_season(self, who: int) -> None:
        self.do(season.resume_season, by=self.who(who), now=self.now)

    @rule(who=someone, season_id=st.sampled_from(SEASONS), day=st.integers(0, 3), again=flags)
    def begin_again(self, who: int, season_id: str, day: int, again: bool) -> None:
        if again or self.circle.stage is Stage.ENDED:
            self.do(season.begin_again, by=self.who(who), season=season_id, now=self.now, anyway=True)
            self.plan(who, day, Weekly(), False, 4)

    # --- between meetings

    @rule(who=someone, plan=flags, hours=st.sampled_from((1, 24, 400)))
    def check_in(self, who: int, plan: bool, hours: int) -> None:
        by = self.who(who)
        if plan:
            rhythm = Rhythm(self.wall(0), TORONTO, Weekly(), 10)
            self.do(between.plan_check_ins, by=by, rhythm=rhythm, question="How?", hours=hours, now=self.now)
        else:
            self.do(between.open_check_in, by=by, question="", now=self.now, hours=hours)

    @rule(who=someone, answer=flags, number=numbers)
    def answer_check_in(self, who: int, answer: bool, number: int | None) -> None:
        if answer:
            self.do(between.answer_check_in, by=self.who(who), text="well", number=number)
        else:
            self.do(between.pass_check_in, by=self.who(who), number=number)

    @rule(who=someone, day=st.one_of(st.none(), days), settle=flags, destroy=st.integers(0, 5))
    def commit(self, who: int, day: int | None, settle: bool, destroy: int) -> None:
        by, id = self.who(who), self.new_id()
        due_on = None if day is None else self.wall(day).date()
        self.do(commitments.commit, by=by, text="call", due_on=due_on, id=id, now=self.now)
        if settle:
            self.do(commitments.settle_commitment, by=by, id=id, done=True)
        if destroy == 0:
            self.do(between.destroy_words, by=by, now=self.now, how_many=1)

    @rule(who=someone, day=days, number=st.integers(0, 5))
    def write(self, who: int, day: int, number: int) -> None:
        on = self.wall(day).date()
        self.do(between.write_letter, by=self.who(who), text="dear me", on=on, id=self.new_id(), now=self.now)
        self.do(between.set_homework, by=self.who(who), number=number, text="read")


TestAnyMeeting = AnyMeeting.TestCase
TestAnyMeeting.settings = settings(max_examples=150, stateful_step_count=40, deadline=None, derandomize=True)
TestAnyCircle = AnyCircle.TestCase
TestAnyCircle.settings = settings(max_examples=150, stateful_step_count=40, deadline=None, derandomize=True)
