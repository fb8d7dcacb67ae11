"""People: forming a circle, inviting, joining, stepping back, leaving, being asked to leave, names and languages."""

from datetime import date

import pytest
from msgspec.structs import replace

from bot.happenings.meeting import MeetingClosed
from bot.happenings.outcome import Outcome
from bot.happenings.people import (
    CameBack,
    CircleFormed,
    CircleRenamed,
    DoorSet,
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    LanguageChanged,
    MemberJoined,
    MemberLeft,
    NameChanged,
    RemovalAsked,
    SteppedBack,
    ZoneChanged,
)
from bot.happenings.season import CircleEnded
from bot.moves.facilitating import offer_swap, take_role
from bot.moves.joining import accept, decline, form_circle, invite, join, withdraw
from bot.moves.membership import ask_removal, come_back, leave, step_back
from bot.moves.preferences import call_me, live_in, rename, set_door, speak
from bot.moves.seats import take_seat
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Invitation, Language
from bot.nouns.places import Place
from bot.refusals.people import (
    AlreadyIn,
    AlreadyMember,
    CircleFull,
    DoorClosed,
    NeedsRoom,
    NobodyNamed,
    NoInvitation,
    NotAMember,
    NotAway,
    NotYourself,
    TooFew,
)
from bot.refusals.season import Ended
from bot.refusals.typed import InThePast, TooLong, UnknownZone
from bot.rules.places import place_near
from bot.rules.roster import available, in_or_invited, language_of, member, name_of, quorum, zone_of
from tests.people import (
    A_WEEK_BEFORE,
    START,
    TORONTO,
    a_circle,
    a_season,
    after,
    facilitators,
    gathering,
    meeting_of,
    opened,
    person,
    the,
    until,
)

TWELVE = tuple(f"n{n}" for n in range(12))


ROOM = Place("p", "w", "room")


def formed(place: Place | None = ROOM, name: str = "Tuesdays", zone: str = TORONTO) -> Outcome:
    return form_circle(
        id="c",
        by=person("Ana"),
        place=place,
        name=name,
        season="open-circle",
        agreements=("What is shared here stays here.",),
        language=Language.EN,
        zone=zone,
        now=START,
    )


def invited(circle: Circle, *names: str) -> Circle:
    return invite(circle, by="ana", people=[person(name) for name in names], seed="s", now=START).circle


def ids(circle: Circle) -> list[str]:
    return [m.id for m in circle.members]


# --- forming -----------------------------------------------------------------------------------


def test_whoever_forms_a_circle_is_its_first_member() -> None:
    outcome = formed()

    assert outcome.happenings == (CircleFormed("m1"),)
    assert (ids(outcome.circle), outcome.circle.stage) == (["m1"], Stage.FORMING)
    assert name_of(outcome.circle, "m1") == "Ana"


def test_a_circle_needs_a_room_a_name_that_fits_and_a_zone_that_is_known() -> None:
    with pytest.raises(NeedsRoom):
        formed(place=None)
    with pytest.raises(TooLong):
        formed(name="x" * 81)
    with pytest.raises(UnknownZone):
        formed(zone="EST")


# --- inviting and joining ----------------------------------------------------------------------


def test_one_joins_by_accepting_an_invitation() -> None:
    circle = invited(formed().circle, "Ben")
    outcome = accept(circle, person=person("Ben"), now=START)

    assert the(MemberJoined, outcome) == MemberJoined("m2")
    assert (ids(outcome.circle), outcome.circle.invitations) == (["m1", "m2"], ())


def test_one_declines_in_silence() -> None:
    circle = invited(a_circle("ana"), "Ben")
    outcome = decline(circle, person=person("Ben"))

    assert outcome.happenings == (InvitationDeclined(),)  # which names nobody
    assert outcome.circle == a_circle("ana")
    with pytest.raises(NoInvitation):
        decline(outcome.circle, person=person("Ben"))
    with pytest.raises(NoInvitation):
        accept(outcome.circle, person=person("Ben"), now=START)


def test_whom_an_invitation_would_tell_nothing_new_is_not_offered_for_it() -> None:
    circle = invited(a_circle("ana"), "Ben")
    nameless = Invitation("x", person("Cal").account, "", "ana", START)
    circle = replace(circle, invitations=(*circle.invitations, nameless))
    assert in_or_invited(circle) == (*circle.members[0].accounts, person("Ben").account)


def test_whoever_invites_themselves_is_told_of_themselves() -> None:
    circle = a_circle("ana", "ben")
    with pytest.raises(AlreadyIn):
        invite(circle, by="ana", people=[person("ana")], seed="s", now=START)
    with pytest.raises(AlreadyMember) as refused:
        invite(circle, by="ana", people=[person("ana"), person("ben")], seed="s", now=START)
    assert refused.value.name == "ben"


def test_any_member_takes_an_invitation_back() -> None:
    circle = invited(a_circle("ana"), "Ben", "Cal")
    outcome = withdraw(circle, id=circle.invitations[0].id)

    assert the(InvitationWithdrawn, outcome) == InvitationWithdrawn("Ben")
    assert [i.name for i in outcome.circle.invitations] == ["Cal"]
    with pytest.raises(NoInvitation):
        withdraw(outcome.circle, id=circle.invitations[0].id)


def test_who_is_a_member_or_invited_is_not_invited_again() -> None:
    circle = invited(a_circle("ana", "ben"), "Cal")
    outcome = invite(circle, by="ben", people=[person("ana"), person("Cal"), person("Dee")], seed="t", now=START)

    assert the(Invited, outcome).invitations == (Invitation("t0", person("Dee").account, "Dee", "ben", START),)
    with pytest.raises(AlreadyMember):
        invite(circle, by="ben", people=[person("ana")], seed="t", now=START)
    with pytest.raises(NobodyNamed):
        invite(circle, by="ben", people=[], seed="t", now=START)


def test_a_circle_has_room_for_twelve_with_those_who_are_invited() -> None:
    circle = invited(a_circle(*TWELVE[:10]), "Ben", "Cal")
    with pytest.raises(CircleFull):
        invited(circle, "Dee")


def test_nobody_is_the_thirteenth_by_an_invitation_from_before_the_others_came() -> None:
    circle = set_door(invited(a_circle(*TWELVE[:11]), "Ben"), by="n1", is_open=True).circle
    circle = join(circle, person=person("Cal"), now=START).circle
    for move in (accept, join):
        with pytest.raises(CircleFull):
            move(circle, person=person("Ben"), now=START)
    with pytest.raises(CircleFull):
        join(circle, person=person("Dee"), now=START)


def test_an_open_door_lets_in_who_is_not_invited() -> None:
    with pytest.raises(DoorClosed):
        join(a_circle("ana"), person=person("Ben"), now=START)
    outcome = set_door(a_circle("ana"), by="ana", is_open=True)
    assert the(DoorSet, outcome) == DoorSet("ana", is_open=True)

    circle = join(outcome.circle, person=person("Ben"), now=START).circle
    assert ids(circle) == ["ana", "m1"]
    with pytest.raises(AlreadyIn):
        join(circle, person=person("Ben"), now=START)
    with pytest.raises(AlreadyIn):
        accept(circle, person=person("Ben"), now=START)


def test_who_is_invited_may_simply_join() -> None:
    assert ids(join(invited(a_circle("ana"), "Ben"), person=person("Ben"), now=START).circle) == ["ana", "m1"]


def test_nobody_joins_a_circle_that_has_ended() -> None:
    circle = replace(invited(a_circle("ana"), "Ben"), stage=Stage.ENDED)
    with pytest.raises(Ended):
        accept(circle, person=person("Ben"), now=START)
    with pytest.raises(Ended):
        join(circle, person=person("Cal"), now=START)
    with pytest.raises(Ended):
        invited(circle, "Dee")


def test_the_id_of_a_member_is_never_used_again() -> None:
    circle = set_door(formed().circle, by="m1", is_open=True).circle
    circle = join(circle, person=person("Ben"), now=START).circle
    circle = leave(circle, by="m2", now=START).circle

    assert ids(join(circle, person=person("Ben"), now=START).circle) == ["m1", "m3"]


# --- stepping back -----------------------------------------------------------------------------


def test_a_member_steps_back_without_a_reason_and_comes_back_when_they_like() -> None:
    outcome = step_back(a_season("ana", "ben", "cal"), by="ana", until=None, now=A_WEEK_BEFORE)
    assert the(SteppedBack, outcome) == SteppedBack("ana", None)
    assert "ana" not in facilitators(outcome.circle)
    assert "ana" not in available(outcome.circle, meeting_of(outcome.circle))

    back = come_back(outcome.circle, by="ana")
    assert the(CameBack, back) == CameBack("ana", by_clock=False)
    with pytest.raises(NotAway):
        come_back(back.circle, by="ana")


def test_who_is_away_until_a_day_is_back_on_that_day() -> None:
    until_the_4th = step_back(a_season("ana", "ben"), by="ana", until=date(2026, 5, 4), now=A_WEEK_BEFORE).circle
    until_the_5th = step_back(a_season("ana", "ben"), by="ana", until=date(2026, 5, 5), now=A_WEEK_BEFORE).circle

    assert available(until_the_4th, meeting_of(until_the_4th)) == ("ana", "ben")
    assert available(until_the_5th, meeting_of(until_the_5th)) == ("ben",)


def test_who_comes_although_they_are_away_is_counted_on() -> None:
    circle = step_back(a_season("ana", "ben", "cal"), by="ben", until=None, now=A_WEEK_BEFORE).circle
    circle = gathering(circle, "ana", "ben")

    assert available(circle, meeting_of(circle)) == ("ana", "ben", "cal")


def test_one_is_away_until_a_day_that_lies_ahead_where_one_lives() -> None:
    circle = live_in(a_circle("ana", "ben"), by="ana", zone="Pacific/Auckland").circle  # where it is the 28th already
    for name, day in (("ana", 28), ("ben", 27)):
        with pytest.raises(InThePast) as refused:
            step_back(circle, by=name, until=date(2026, 4, day), now=A_WEEK_BEFORE)
        assert refused.value.field == "until"

    circle = step_back(circle, by="ben", until=date(2026, 4, 28), now=A_WEEK_BEFORE).circle
    ben = member(circle, "ben")
    assert ben is not None
    assert ben.away is not None


# --- leaving -----------------------------------------------------------------------------------


def test_who_leaves_is_nowhere_any_more_and_what_they_kept_is_destroyed() -> None:
    circle = take_seat(a_season("ana", "ben", "cal", season="theory-of-practice"), by="ben", number=3).circle
    circle = offer_swap(circle, by="ana", mine=0, theirs=1).circle
    circle = ask_removal(circle, by="ben", who="cal", name="cal", now=START).circle
    outcome = leave(circle, by="ben", now=START)

    assert the(MemberLeft, outcome) == MemberLeft("ben", person("ben").account, asked=False, left_over=2)
    assert outcome.destroy_key_of == ("ben",)
    assert (outcome.circle.swaps, outcome.circle.removals) == ((), ())
    assert meeting_of(outcome.circle, 3).presenters == ()
    assert "ben" not in (*facilitators(outcome.circle), *outcome.circle.rota)
    with pytest.raises(NotAMember):
        leave(outcome.circle, by="ben", now=START)


def test_a_pair_goes_on_when_the_third_leaves_and_even_the_last_one_may_stay() -> None:
    circle = leave(a_season("ana", "ben", "cal"), by="cal", now=START).circle
    assert (circle.stage, quorum(circle)) == (Stage.RUNNING, 2)

    assert leave(circle, by="ben", now=START).circle.stage is Stage.RUNNING


def test_when_the_last_member_leaves_the_circle_ends() -> None:
    circle = leave(opened("ana", "ben"), by="ben", now=after(1)).circle
    outcome = leave(circle, by="ana", now=after(2))

    assert [type(h) for h in outcome.happenings][1:] == [MeetingClosed, MemberLeft, CircleEnded]
    assert outcome.circle.stage is Stage.ENDED
    assert until(outcome.circle, after(1000000))[1] == []


def test_a_meeting_that_lapsed_is_anyones_when_its_facilitator_leaves() -> None:
    circle, _ = until(a_season("ana", "ben", "cal"), after(60))
    circle = leave(circle, by="ana", now=after(70)).circle

    assert meeting_of(circle).facilitator is None
    assert meeting_of(take_role(circle, by="cal", number=1).circle).facilitator == "cal"


# --- asking that somebody leave ----------------------------------------------------------------


def test_nobody_removes_anybody_alone() -> None:
    outcome = ask_removal(a_circle("ana", "ben", "cal"), by="ana", who="cal", name="cal", now=START)
    assert the(RemovalAsked, outcome) == RemovalAsked("cal", "ana")
    again = ask_removal(outcome.circle, by="ana", who="cal", name="cal", now=START)
    assert again.happenings == (RemovalAsked("cal", "ana", again=True),)
    again = ask_removal(outcome.circle, by="ana", who="cal", name="cal", now=START)

    assert ids(again.circle) == ["ana", "ben", "cal"]
    assert again.circle.removals == (("cal", "ana"),)


def test_when_a_second_member_asks_the_same_the_place_ends_at_once() -> None:
    circle = ask_removal(a_circle("ana", "ben", "cal"), by="ana", who="cal", name="cal", now=START).circle
    outcome = ask_removal(circle, by="ben", who="cal", name="cal", now=START)

    assert the(MemberLeft, outcome).asked
    assert (ids(outcome.circle), outcome.destroy_key_of) == (["ana", "ben"], ("cal",))


def test_two_who_ask_about_two_remove_nobody_and_what_one_asked_goes_with_them() -> None:
    circle = ask_removal(a_circle("ana", "ben", "cal", "dee"), by="ana", who="cal", name="cal", now=START).circle
    circle = ask_removal(circle, by="cal", who="ana", name="ana", now=START).circle
    assert len(circle.members) == 4

    circle = leave(circle, by="cal", now=START).circle
    assert circle.removals == ()


def test_in_a_pair_one_leaves_instead() -> None:
    with pytest.raises(TooFew):
        ask_removal(a_circle("ana", "ben"), by="ana", who="ben", name="ben", now=START)
    with pytest.raises(NotYourself):
        ask_removal(a_circle("ana", "ben", "cal"), by="ana", who="ana", name="ana", now=START)
    for who in ("zoe", None):
        with pytest.raises(NotAMember):
            ask_removal(a_circle("ana", "ben", "cal"), by="ana", who=who, name="Zoe", now=START)


# --- names, languages, zones -------------------------------------------------------------------


def test_one_is_called_as_one_wishes() -> None:
    outcome = call_me(a_circle("ana"), by="ana", name="Anita")
    assert (the(NameChanged, outcome).member, name_of(outcome.circle, "ana")) == ("ana", "Anita")
    assert name_of(outcome.circle, None) == name_of(outcome.circle, "zoe") == "—"

    outcome = rename(a_circle("ana"), by="ana", name="Fridays")
    assert (the(CircleRenamed, outcome).by, outcome.circle.name) == ("ana", "Fridays")
    for move in (call_me, rename):
        with pytest.raises(TooLong):
            move(a_circle("ana"), by="ana", name="x" * 81)


def test_everyone_has_their_own_language_and_the_circle_one_for_its_room() -> None:
    own = speak(a_circle("ana", "ben"), by="ana", language=Language.FR, whole_circle=False)
    both = speak(own.circle, by="ana", language=Language.FR, whole_circle=True)

    assert (the(LanguageChanged, own).member, the(LanguageChanged, both).member) == ("ana", None)
    assert [language_of(own.circle, m) for m in own.circle.members] == ["fr", "en"]
    assert [language_of(both.circle, m) for m in both.circle.members] == ["fr", "fr"]


def test_everyone_reads_times_in_their_own_zone() -> None:
    outcome = live_in(a_circle("ana", "ben"), by="ana", zone="Europe/Paris")

    assert the(ZoneChanged, outcome).member == "ana"
    assert [zone_of(outcome.circle, m) for m in outcome.circle.members] == ["Europe/Paris", TORONTO]
    with pytest.raises(UnknownZone):
        live_in(a_circle("ana"), by="ana", zone="Mars/Base")


def test_each_sees_the_room_of_the_circle_that_is_on_their_platform() -> None:
    circle = replace(a_circle("ana"), places=(Place("q", "w", "other"), Place("p", "w", "room")))

    assert place_near(circle, person("ana").account) == Place("p", "w", "room")
    assert place_near(replace(circle, places=circle.places[:1]), person("ana").account) is None
