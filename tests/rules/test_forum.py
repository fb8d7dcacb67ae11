"""A community's rules: whose dots are whose, what leaves with a member, who is called on (nobody)."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.almanac.rhythm import MonthlyByWeekday, Rhythm
from bot.called import command_called
from bot.happenings.community import OptedIn, TermRenewed, TopicPut
from bot.happenings.meeting import HostReminded, Unopened
from bot.message import Message
from bot.moves import callings, facilitating, forum, harvest, joining, lending, membership, seats, shelf
from bot.moves.attending import say_coming
from bot.moves.meeting import arrive, close_meeting, open_meeting
from bot.moves.own_practices import use_practice
from bot.moves.season import begin_again, cancel_meeting, end_circle, plan
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Community, Topic
from bot.nouns.meeting import MeetingState, Offer
from bot.nouns.people import Language, Member
from bot.refusals.circle import NotFacilitator, NotHere
from bot.refusals.community import (
    CallingFull,
    ConvenerHosts,
    HarvestOver,
    HostConvenes,
    HostThere,
    IsAWord,
    NoDotsLeft,
    NoRota,
    NoSuchCalling,
    NoSuchThing,
    NoSuchTopic,
    NotACommunity,
    NotYoursToCancel,
    NotYoursToEnd,
    QueueFull,
    ShelfFull,
    TermRuns,
    WrongWord,
)
from bot.refusals.meeting import AlreadyMoved, MeetingOver, NotEnoughHere, NotOpen, TaskHeld
from bot.refusals.refusal import Refusal
from bot.refusals.season import MeetingsAhead
from bot.refusals.typed import TooLong
from bot.rules.forum import (
    MOST_DOTS,
    all_lines,
    by_age,
    dots_left,
    harvest_is_open,
    harvest_of,
    on_the_table,
    queue,
    topic_of,
)
from bot.rules.prompts import upcoming_prompts
from bot.rules.roster import next_meeting, starts_at
from bot.rules.rota import assigned, understudy
from bot.rules.shelf import MOST_ON_SHELF, found, tags_in
from bot.rules.tasks import tasks_of
from bot.words.cards import gathering_card, living_cards
from bot.words.plain import plain_message, plain_text
from bot.words.views.community import counts_view, harvest_view
from bot.words.views.forum import tasks_line
from bot.words.voice import Voice, room_voice
from tests.people import A_WEEK_BEFORE, FIRST, START, TORONTO, a_circle, after, meeting_of, person, the, until

NAMES = ("ana", "ben", "cal", "dee")
MONTHLY = Rhythm(FIRST, TORONTO, MonthlyByWeekday(), 75)


def a_community(*names: str) -> Circle:
    circle = a_circle(*(names or NAMES), season="community-of-practice")
    return replace(circle, community=Community(convener="ana"), open_door=True, quorum=3)


def with_forums(*names: str) -> Circle:
    return plan(a_community(*names), by="ana", rhythm=MONTHLY, now=A_WEEK_BEFORE, agreed=12).circle


def of(circle: Circle) -> Community:
    assert circle.community is not None
    return circle.community


def with_topics(circle: Circle, *titles: str) -> Circle:
    for title in titles:
        circle = forum.put_topic(circle, by="cal", title=title).circle
    return circle


def at_a_forum(*names: str) -> Circle:
    """The first forum, hosted by ben, with everybody here."""
    return opened(forum.offer_to_host(with_forums(*names), by="ben", number=1).circle)


def opened(circle: Circle, number: int = 1) -> Circle:
    """By ben, who hosts it, with everybody here."""
    begins = starts_at(circle, meeting_of(circle, number))
    circle, _ = until(circle, begins - timedelta(minutes=1))
    for member in circle.members:
        circle = arrive(circle, by=member.id, number=number, now=begins - timedelta(minutes=1)).circle
    return open_meeting(circle, by="ben", number=number, now=begins).circle


def at_step(circle: Circle, step: str, number: int = 1) -> Circle:
    """The running forum, at this step."""
    meeting = meeting_of(circle, number)
    assert meeting.live is not None
    at = next(laid.index for laid in meeting.live.steps if laid.step_id == step)
    meeting = replace(meeting, live=replace(meeting.live, at=at, step_began_at=START))
    return replace(circle, meetings=tuple(meeting if m.number == number else m for m in circle.meetings))


# Forming and meeting


def test_a_season_of_that_kind_forms_a_community_with_an_open_door() -> None:
    formed = joining.form_circle(
        id="c",
        by=person("ana"),
        place=a_circle("ana").places[0],
        name="Commons",
        season="community-of-practice",
        agreements=(),
        language=Language.EN,
        zone=TORONTO,
        now=START,
    ).circle
    assert of(formed).convener == "m1"
    assert (formed.open_door, formed.quorum) == (True, 3)


def test_a_community_has_room_for_more_than_a_circle() -> None:
    circle = a_community()
    for n in range(40):
        circle = joining.join(circle, person=person(f"p{n}"), now=START).circle
    assert len(circle.members) == 44


def test_nobody_is_put_in_charge_of_a_forum() -> None:
    circle = with_forums()
    assert {m.facilitator for m in circle.meetings} == {None}
    assert understudy(circle, meeting_of(circle)) is None


def test_whoever_did_not_offer_to_host_does_not_stand_in_a_forum_either() -> None:
    circle = with_forums()
    first = replace(meeting_of(circle), facilitator="ben", coming=("ben",))
    named = replace(circle, meetings=tuple(first if m.number == first.number else m for m in circle.meetings))
    later = replace(meeting_of(circle, 2), facilitator="cal", coming=("cal",))
    named = replace(named, meetings=tuple(later if m.number == later.number else m for m in named.meetings))

    assert meeting_of(assigned(named), 2).facilitator is None


def test_only_those_count_who_say_that_they_come() -> None:
    circle = say_coming(with_forums(), by="dee", number=1, coming=True).circle
    assert meeting_of(circle).coming == ("dee",)
    circle = say_coming(circle, by="dee", number=1, coming=True).circle
    circle = say_coming(circle, by="dee", number=1, coming=False).circle
    assert meeting_of(circle).coming == ()


def test_a_host_and_two_more_are_enough() -> None:
    circle = forum.offer_to_host(with_forums(*NAMES, *"efghijklmnop"), by="ben", number=1).circle
    circle, _ = until(circle, START)
    circle = arrive(circle, by="cal", number=1, now=START).circle
    with pytest.raises(NotEnoughHere):
        open_meeting(circle, by="ben", number=1, now=START)
    circle = arrive(circle, by="dee", number=1, now=START).circle
    assert meeting_of(open_meeting(circle, by="ben", number=1, now=START).circle).live is not None


def test_the_convener_does_not_host_as_well_and_a_host_may_give_it_back() -> None:
    circle = with_forums()
    with pytest.raises(ConvenerHosts):
        forum.offer_to_host(circle, by="ana", number=1)
    circle = forum.offer_to_host(circle, by="ben", number=1).circle
    with pytest.raises(HostThere):
        forum.offer_to_host(circle, by="cal", number=1)
    assert meeting_of(circle).coming == ("ben",)
    assert meeting_of(forum.host_no_more(circle, by="ben", number=1).circle).facilitator is None
    assert meeting_of(say_coming(circle, by="ben", number=1, coming=False).circle).facilitator is None


def test_a_community_is_ended_by_its_convener_and_by_anyone_where_there_is_none() -> None:
    circle = with_forums()
    with pytest.raises(NotYoursToEnd):
        end_circle(circle, by="cal")
    assert end_circle(circle, by="ana").circle.stage is Stage.ENDED
    free = forum.convene_no_more(circle, by="ana").circle
    assert end_circle(free, by="cal").circle.stage is Stage.ENDED


def test_a_forum_is_cancelled_by_who_hosts_or_convenes_and_by_anyone_where_nobody_does() -> None:
    circle = forum.offer_to_host(with_forums(), by="ben", number=1).circle
    with pytest.raises(NotYoursToCancel):
        cancel_meeting(circle, by="cal", number=1, now=A_WEEK_BEFORE)
    free = with_forums()
    free = forum.convene_no_more(free, by="ana").circle
    for of_whom, by in ((circle, "ana"), (circle, "ben"), (free, "cal")):
        cancelled = cancel_meeting(of_whom, by=by, number=1, now=A_WEEK_BEFORE).circle
        assert meeting_of(cancelled).state is MeetingState.CANCELLED


def test_whoever_takes_a_small_task_is_coming_and_the_host_and_the_convener_are_none() -> None:
    circle = with_forums()
    assert not {"host", "convener"} & set(tasks_of(circle, meeting_of(circle)))
    circle = lending.take_task(circle, by="cal", name="1", number=1).circle
    assert meeting_of(circle).coming == ("cal",)
    with pytest.raises(TaskHeld):
        lending.take_task(circle, by="dee", name="1", number=1)
    assert not meeting_of(say_coming(circle, by="cal", number=1, coming=False).circle).tasks
    assert not meeting_of(lending.release_task(circle, by="cal", name="1", number=1).circle).tasks


def test_a_term_is_renewed_once_its_forums_are_over() -> None:
    circle = with_forums()
    assert len(circle.meetings) == 12
    with pytest.raises(TermRuns):
        forum.renew(circle, by="dee", now=START)
    circle, _ = until(circle, START + timedelta(days=360))
    renewed = forum.renew(circle, by="dee", now=START + timedelta(days=360))
    assert the(TermRenewed, renewed).forums == 12
    assert [m.number for m in renewed.circle.meetings][-1] == 24
    assert all(p.due_at > START + timedelta(days=330) for p in upcoming_prompts(renewed.circle))


# Topics


def test_the_queue_goes_by_dots_then_by_age() -> None:
    circle = with_topics(a_community(), "first", "second", "third")
    circle = forum.vote(circle, by="ana", number=2).circle
    assert [t.title for t in queue(of(circle))] == ["second", "first", "third"]
    assert [t.title for t in by_age(of(circle))] == ["first", "second", "third"]


def test_a_dot_may_be_set_elsewhere() -> None:
    circle = with_topics(a_community(), "one", "two", "three", "four")
    for number in (1, 2, 3, 3):
        circle = forum.vote(circle, by="ana", number=number).circle
    with pytest.raises(NoDotsLeft):
        forum.vote(circle, by="ana", number=4)
    circle = forum.unvote(circle, by="ana", number=1).circle
    assert dots_left(of(forum.vote(circle, by="ana", number=4).circle), "ana") == 0


def test_what_is_too_long_or_too_much_is_refused_and_a_circle_has_no_queue() -> None:
    circle = a_community()
    with pytest.raises(TooLong):
        forum.put_topic(circle, by="ana", title="x" * 151)
    with pytest.raises(TooLong):
        forum.put_topic(circle, by="ana", title="x", more="x" * 1001)
    with pytest.raises(QueueFull):
        with_topics(circle, *(f"t{n}" for n in range(61)))
    with pytest.raises(NotACommunity):
        forum.put_topic(a_circle("ana"), by="ana", title="x")


def test_only_whoever_put_a_topic_takes_it_back() -> None:
    circle = with_topics(a_community(), "mine")
    with pytest.raises(NoSuchTopic):
        forum.take_topic_back(circle, by="ana", number=1)
    assert not of(forum.take_topic_back(circle, by="cal", number=1).circle).topics


def test_a_nameless_topic_knows_no_author_and_its_word_works_once() -> None:
    put = forum.put_topic(a_community(), by=None, title="who", word="a1b2c3")
    assert put.fleeting
    assert the(TopicPut, put).by is None
    assert b"a1b2c3" not in msgspec.json.encode(put.circle)
    for name in NAMES:
        with pytest.raises(NoSuchTopic):
            forum.take_topic_back(put.circle, by=name, number=1)
    with pytest.raises(WrongWord):
        forum.take_nameless_back(put.circle, word="")
    back = forum.take_nameless_back(put.circle, word=" A1B2 c3").circle
    assert not of(back).topics
    with pytest.raises(WrongWord):
        forum.take_nameless_back(back, word="a1b2c3")


def asking_anything() -> Circle:
    """The first forum, an ask-me-anything, where its questions are taken up; two topics wait."""
    circle = with_topics(with_forums(), "first", "second")
    circle = use_practice(circle, by="ana", number=1, practice="ask-me-anything").circle
    circle = forum.offer_to_host(circle, by="ben", number=1).circle
    return at_step(opened(circle), "questions")


def test_the_host_takes_up_one_topic_after_the_other_and_dots_come_back() -> None:
    circle = forum.vote(asking_anything(), by="dee", number=2).circle
    with pytest.raises(NotFacilitator):
        forum.next_topic(circle, by="cal", shown=0)
    circle = forum.next_topic(circle, by="ben", shown=0).circle
    assert of(circle).table == 2
    assert dots_left(of(circle), "dee") == MOST_DOTS
    with pytest.raises(AlreadyMoved):
        forum.next_topic(circle, by="ben", shown=0)
    circle = forum.next_topic(circle, by="ben", shown=2).circle
    circle = forum.next_topic(circle, by="ben", shown=1).circle
    assert of(circle).table is None
    closed = close_meeting(circle, by="ben", now=after(60)).circle
    assert [t.title for t in of(with_topics(closed, "third")).topics] == ["third"]


def test_a_topic_is_put_back_where_it_waited_with_its_dots() -> None:
    circle = forum.vote(asking_anything(), by="dee", number=2).circle
    circle = forum.next_topic(circle, by="ben", shown=0).circle
    with pytest.raises(NotFacilitator):
        forum.put_back(circle, by="cal", shown=2)
    circle = forum.put_back(circle, by="ben", shown=2).circle
    assert on_the_table(circle) is None
    assert [t.title for t in queue(of(circle))] == ["second", "first"]
    assert dots_left(of(circle), "dee") == MOST_DOTS - 1
    with pytest.raises(AlreadyMoved):
        forum.put_back(circle, by="ben", shown=2)


def test_a_forum_that_is_over_leaves_nothing_on_the_table() -> None:
    circle = forum.next_topic(asking_anything(), by="ben", shown=0).circle
    closed = close_meeting(circle, by="ben", now=after(60)).circle
    assert of(closed).table is None
    # As documents of an earlier release still have it: what an old forum took up lies there.
    left = replace(
        circle, community=replace(of(circle), table=9, topics=(Topic(9, "old", taken=7), *of(circle).topics))
    )
    assert on_the_table(left) is None
    assert of(forum.next_topic(left, by="ben", shown=0).circle).table == 2


def test_what_is_chosen_for_the_next_time_waits_first_and_is_what_the_next_forum_is_about() -> None:
    circle = at_step(with_topics(at_a_forum(), "first", "second"), "next-topic")
    with pytest.raises(NotOpen):
        forum.next_topic(circle, by="ben", shown=0)
    with pytest.raises(NotFacilitator):
        forum.choose_topic(circle, by="cal", number=2)
    circle = forum.choose_topic(circle, by="ben", number=2).circle
    circle = forum.vote(circle, by="dee", number=1).circle
    assert [t.title for t in queue(of(circle))] == ["second", "first"]
    closed = close_meeting(circle, by="ben", now=after(60)).circle
    coming = meeting_of(closed, 2)
    about = topic_of(closed, coming)
    assert about is not None
    assert about.title == "second"
    hosted = forum.offer_to_host(closed, by="ben", number=2).circle
    begun = opened(hosted, 2)
    now = on_the_table(begun)
    assert now is not None
    assert now.title == "second"
    assert [t.title for t in queue(of(begun))] == ["first"]
    back = forum.take_topic_back(closed, by="cal", number=2).circle
    assert topic_of(back, coming) is None


def test_a_forum_that_closes_before_its_story_gives_its_topic_back_to_the_next_one() -> None:
    circle = at_step(with_topics(at_a_forum(), "first", "second"), "next-topic")
    circle = forum.choose_topic(circle, by="ben", number=2).circle
    circle = close_meeting(circle, by="ben", now=after(60)).circle
    begun = opened(forum.offer_to_host(circle, by="ben", number=2).circle, 2)
    early = close_meeting(at_step(begun, "news", 2), by="ben", now=after(60)).circle
    assert of(early).chosen == 2
    assert [t.title for t in queue(of(early))] == ["second", "first"]
    told = close_meeting(at_step(begun, "story", 2), by="ben", now=after(60)).circle
    assert of(told).chosen is None
    assert [t.title for t in queue(of(told))] == ["first"]


def test_a_word_that_takes_a_topic_back_is_never_put_as_a_topic() -> None:
    circle = forum.put_topic(a_community(), by=None, title="who", word="a1b2c3").circle
    with pytest.raises(IsAWord):
        forum.put_topic(circle, by="ana", title="A1B2C3")
    with pytest.raises(IsAWord):
        forum.put_topic(circle, by=None, title="a1b2c3", word="other")
    back = forum.take_nameless_back(circle, word="a1b2c3").circle
    assert forum.put_topic(back, by="ana", title="a1b2c3").circle.community


def test_the_teller_is_told_that_a_step_is_theirs_only_where_it_is() -> None:
    circle = seats.take_seat(with_forums(), by="cal", number=1).circle
    circle = opened(forum.offer_to_host(circle, by="ben", number=1).circle)

    def told(step: str) -> str:
        shown = [each for each in living_cards(at_step(circle, step)) if each.slot.startswith("seat ")]
        return "".join(plain_message(each.message, Language.EN) for each in shown)

    assert "You have the seat next." in told("arrive")
    assert "You have the seat next." in told("news")
    assert "You have the floor" in told("story")
    assert "Answer in a sentence or two" in told("clarifying")
    for step in ("threes", "harvest", "next-topic", "check-out"):
        assert not told(step)


def test_in_french_tasks_stand_alike_and_people_are_listed_as_one_says_it() -> None:
    voice = Voice(with_forums(), Language.FR, TORONTO)
    assert "garder le temps — libre" in plain_text(tasks_line(voice, meeting_of(voice.circle)), Language.FR)
    assert plain_text(voice.people_listed(("ana", "ben", "cal")), Language.FR) == "ana, ben et cal"
    assert command_called("animer") == command_called("volontaire")


def test_a_host_who_is_here_is_reminded_in_private_before_the_room_is_asked() -> None:
    hosted = forum.offer_to_host(with_forums(), by="ben", number=1).circle
    away, _ = until(hosted, START)
    here = arrive(until(hosted, START - timedelta(minutes=5))[0], by="ben", number=1, now=START).circle
    reminded, happenings = until(here, START)
    assert happenings == [HostReminded(1, "ben")]
    waited, happenings = until(reminded, after(19))
    assert not happenings
    _, happenings = until(waited, after(20))
    assert happenings == [Unopened(1, None)]
    _, happenings = until(away, after(10))
    assert happenings == [Unopened(1, None)]


# What nobody is made to do


def test_the_convener_hosts_in_none_of_the_ways_there_are() -> None:
    circle = with_forums()
    for way in (facilitating.take_role, facilitating.volunteer):
        with pytest.raises((ConvenerHosts, NoRota)):
            way(circle, by="ana", number=1)
    hosted = forum.offer_to_host(circle, by="ben", number=1).circle
    with pytest.raises(ConvenerHosts):
        facilitating.hand_over(hosted, by="ben", to="ana", number=1)
    with pytest.raises(HostConvenes):
        forum.convene(replace(hosted, community=Community()), by="ben")
    running = at_a_forum()
    assert understudy(running, meeting_of(running)) == "cal"
    only_ana = replace(meeting_of(running), here=("ana", "ben"))
    assert understudy(running, only_ana) is None


def test_a_community_has_no_rota() -> None:
    circle = forum.offer_to_host(with_forums(), by="ben", number=1).circle
    circle = say_coming(circle, by="cal", number=1, coming=True).circle
    assert understudy(circle, meeting_of(circle)) is None
    with pytest.raises(NoRota):
        facilitating.draw_rota(circle, by="ben", seed=1)
    with pytest.raises(NoRota):
        facilitating.offer_swap(circle, by="ben", mine=1, theirs=2)


def test_a_host_who_is_late_is_waited_for_before_anyone_is_asked() -> None:
    hosted = forum.offer_to_host(with_forums(), by="ben", number=1).circle
    assert meeting_of(until(hosted, START + timedelta(minutes=9))[0]).offer is None
    assert meeting_of(until(hosted, START + timedelta(minutes=10))[0]).offer == Offer(None)
    assert meeting_of(until(with_forums(), START + timedelta(minutes=3))[0]).offer == Offer(None)


def test_a_forum_that_nobody_opens_is_over_and_the_year_ends_all_the_same() -> None:
    circle = with_forums()
    circle, _ = until(circle, START + timedelta(minutes=80))
    assert meeting_of(circle).state is MeetingState.CANCELLED
    following = next_meeting(circle)
    assert following is not None
    assert following.number == 2
    circle, _ = until(circle, START + timedelta(days=360))
    assert next_meeting(circle) is None


def test_what_lies_ahead_is_not_let_go_in_passing() -> None:
    circle = with_forums()
    with pytest.raises(MeetingsAhead):
        begin_again(circle, by="dee", season="community-of-practice", now=START - timedelta(days=1))
    again = begin_again(circle, by="dee", season="community-of-practice", now=START, anyway=True).circle
    assert not again.meetings


def test_whoever_would_tell_a_story_may_say_so_until_it_is_over() -> None:
    circle = at_a_forum()
    with pytest.raises(NotHere):
        seats.take_seat(joining.join(circle, person=person("zoe"), now=START).circle, by="m1", number=None)
    told = seats.take_seat(at_step(circle, "story"), by="dee", number=None).circle
    live = meeting_of(told).live
    assert live is not None
    assert {s.presenter for s in live.steps[live.at :]} == {"dee"}
    assert {s.presenter for s in live.steps[: live.at]} == {None}
    with pytest.raises(MeetingOver):
        seats.take_seat(told, by="cal", number=1)
    with pytest.raises(MeetingOver):
        seats.take_seat(at_step(circle, "harvest"), by="cal", number=1)


# Harvest


def test_lines_stand_in_no_order_of_time_and_are_shown_together() -> None:
    circle = at_step(at_a_forum(), "harvest")
    for line in ("we waited", "a no can be kind", "silence helps"):
        circle = harvest.add_line(circle, line=line).circle
    kept = harvest_of(of(circle), meeting_of(circle))
    assert kept.lines == ("a no can be kind", "silence helps", "we waited")
    assert not harvest_is_open(circle, kept)
    shown = harvest.show_harvest(circle, by="ben").circle
    assert harvest_is_open(shown, harvest_of(of(shown), meeting_of(shown)))
    closed = close_meeting(circle, by="ben", now=after(60)).circle
    assert harvest_is_open(closed, kept)
    with pytest.raises(TooLong):
        harvest.add_line(circle, line="x" * 201)


def test_a_line_that_comes_after_the_showing_waits_for_the_next_one() -> None:
    circle = harvest.add_line(at_step(at_a_forum(), "harvest"), line="b").circle
    circle = harvest.show_harvest(circle, by="ben").circle
    circle = harvest.add_line(circle, line="a").circle
    kept = harvest_of(of(circle), meeting_of(circle))
    assert (kept.lines, kept.late, all_lines(kept)) == (("b",), ("a",), ("a", "b"))
    assert "• a" not in plain_message(harvest_view(room_voice(circle)), Language.EN)
    shown = harvest_of(of(harvest.show_harvest(circle, by="ben").circle), meeting_of(circle))
    assert (shown.lines, shown.late) == (("a", "b"), ())
    over = at_step(circle, "next-topic")
    assert "• a" in plain_message(harvest_view(room_voice(over)), Language.EN)
    with pytest.raises(HarvestOver):
        harvest.add_line(over, line="c")


# A circle that grows out of it


def test_three_to_six_may_want_a_circle_and_only_the_caller_learns_that_there_are_enough() -> None:
    circle = callings.call_circle(a_community(*NAMES, *"efg"), by="ana", title="Courage").circle
    assert callings.ready_calling(circle, "ana") is None
    assert not the(OptedIn, callings.opt_in(circle, by="ben", number=1)).enough
    circle = callings.opt_in(circle, by="ben", number=1).circle
    third = callings.opt_in(circle, by="cal", number=1)
    assert the(OptedIn, third).enough
    for name in ("dee", "e", "f"):
        third = callings.opt_in(third.circle, by=name, number=1)
        assert not the(OptedIn, third).enough
    with pytest.raises(CallingFull):
        callings.opt_in(third.circle, by="g", number=1)
    ready = callings.ready_calling(third.circle, "ana")
    assert ready is not None
    invitations = callings.invitations_of(third.circle, ready, seed="s", now=START)
    assert {i.name for i in invitations} == {""}
    assert [i.account.user for i in invitations] == ["ben", "cal", "dee", "e", "f"]
    grown = callings.circle_grew(third.circle, number=1).circle
    assert (of(grown).callings, of(grown).circles_formed) == ((), 1)
    with pytest.raises(NoSuchCalling):
        callings.opt_in(grown, by="ben", number=1)


def test_whoever_called_may_let_it_go_and_whoever_opted_in_may_opt_out() -> None:
    circle = callings.call_circle(a_community(), by="ana", title="Courage").circle
    circle = callings.opt_in(circle, by="ben", number=1).circle
    circle = callings.opt_out(circle, by="ben", number=1).circle
    assert of(circle).callings[0].opted == ("ana",)
    assert not of(callings.opt_out(circle, by="ana", number=1).circle).callings


def test_whom_a_nameless_invitation_is_for_cannot_be_found_out() -> None:
    offered = joining.offer_to_stay(a_community(), accounts=[person("zoe").account], seed="s", now=START).circle
    with pytest.raises(Refusal):
        joining.withdraw(offered, id=offered.invitations[0].id)
    again = joining.invite(offered, by="ana", people=[person("zoe")], seed="t", now=START).circle
    assert [i.name for i in again.invitations] == ["zoe"]
    joined = joining.accept(offered, person=person("zoe"), now=START).circle
    assert joined.members[-1].name == "zoe"
    same = joining.offer_to_stay(joined, accounts=[person("zoe").account], seed="u", now=START)
    assert not same.happenings


# The shelf


def test_the_shelf_is_found_by_word_and_by_tag() -> None:
    circle = a_circle("ana", "ben")  # a circle may have one, too
    circle = shelf.shelve(
        circle, by="ana", title="Listening", where="x.org", tags=tags_in("#Ears, care ears"), named=True
    ).circle
    circle = shelf.shelve(circle, by="ben", title="No", where="a library", tags=(), named=False).circle
    assert [t.title for t in found(circle.shelf, "")] == ["No", "Listening"]
    assert [t.title for t in found(circle.shelf, "#ears")] == ["Listening"]
    assert circle.shelf[0].tags == ("Ears", "care")
    assert [t.title for t in found(circle.shelf, "LIBRARY")] == ["No"]
    assert not found(circle.shelf, "#listening")
    assert circle.shelf[1].by is None


def test_one_takes_off_one_s_own_and_what_bears_no_name() -> None:
    circle = shelf.shelve(a_community(), by="cal", title="One", where="x", tags=(), named=True).circle
    circle = shelf.shelve(circle, by="cal", title="Two", where="x", tags=(), named=False).circle
    for number in (1, 2, None):
        with pytest.raises(NoSuchThing):
            shelf.unshelve(circle, by="dee", number=number)
    assert shelf.unshelve(circle, by="cal", number=1).circle.shelf[0].title == "Two"
    assert shelf.unshelve(circle, by="ana", number=2).circle.shelf[0].title == "One"


def test_the_shelf_has_an_end() -> None:
    circle = shelf.shelve(a_community(), by="cal", title="One", where="x", tags=(), named=True).circle
    full = replace(circle, shelf=circle.shelf * MOST_ON_SHELF)
    with pytest.raises(ShelfFull):
        shelf.shelve(full, by="cal", title="One", where="x", tags=(), named=True)


# What is seen


def shown(message: Message) -> str:
    return plain_message(message, Language.EN)


def test_a_crowd_is_shortened_truthfully() -> None:
    names = [f"p{n}" for n in range(40)]
    circle = a_community(*names)
    assert shown(Message((room_voice(circle).line("cue.next", title=room_voice(circle).people(names)),))).endswith(
        "p7, p8 and 31 more"
    )
    circle = at_a_forum(*NAMES, *names)
    assert "and 35 more" in shown(gathering_card(room_voice(circle), meeting_of(circle)))


def test_the_convener_s_numbers_name_nobody_and_hide_small_ones() -> None:
    circle = say_coming(with_forums(*NAMES, "zeb"), by="cal", number=1, coming=True).circle
    told = shown(counts_view(room_voice(circle)))
    assert "Members: 5" in told
    assert "Coming next time: a few" in told
    assert not any(name in told for name in (*NAMES, "zeb"))


# Laws

someone = st.sampled_from(NAMES)
topics = st.integers(1, 6)
acts = st.lists(
    st.one_of(
        st.tuples(st.just(forum.vote), someone, topics),
        st.tuples(st.just(forum.unvote), someone, topics),
        st.tuples(st.just(forum.take_topic_back), someone, topics),
        st.tuples(st.just(callings.opt_in), someone, st.just(1)),
        st.tuples(st.just(callings.opt_out), someone, st.just(1)),
    ),
    max_size=40,
)


@given(acts, someone)
def test_nobody_ever_has_more_than_three_dots_and_a_member_s_leave_with_them(
    done: list[tuple[object, str, int]], leaver: str
) -> None:
    circle = with_topics(a_community(), *(f"t{n}" for n in range(6)))
    circle = callings.call_circle(circle, by="ana", title="Courage").circle
    for move, who, number in done:
        try:
            circle = move(circle, by=who, number=number).circle  # type: ignore[operator]
        except Refusal:
            continue
        assert all(0 <= dots_left(of(circle), name) <= MOST_DOTS for name in NAMES)
        assert all(len(set(topic.votes)) == len(topic.votes) for topic in of(circle).topics)
        assert sorted(queue(of(circle)), key=lambda t: t.number) == by_age(of(circle))
    left = membership.leave(circle, by=leaver, now=START).circle
    if left.stage is not Stage.ENDED:
        assert f'"{leaver}"'.encode() not in msgspec.json.encode(left.community)
    assert len(of(left).topics) == len(of(circle).topics)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), max_size=20))
def test_a_harvest_does_not_tell_the_order_in_which_its_lines_came(lines: list[str]) -> None:
    one = other = at_step(at_a_forum(), "harvest")
    for line in lines:
        one = harvest.add_line(one, line=line).circle
    for line in reversed(lines):
        other = harvest.add_line(other, line=line).circle
    assert sorted(harvest_of(of(one), meeting_of(one)).lines) == sorted(harvest_of(of(other), meeting_of(other)).lines)
    assert msgspec.json.encode(of(one)) == msgspec.json.encode(of(other))


def test_a_member_who_leaves_a_community_leaves_no_name_in_it() -> None:
    circle = with_topics(with_forums(), "mine")
    circle = lending.take_task(circle, by="cal", name="1", number=1).circle
    circle = shelf.shelve(circle, by="cal", title="One", where="x", tags=(), named=True).circle
    left = membership.leave(circle, by="cal", now=START).circle
    assert b'"cal"' not in msgspec.json.encode(left)
    assert [topic.title for topic in of(left).topics] == ["mine"]
    assert Member("cal", "cal", ()) not in left.members
