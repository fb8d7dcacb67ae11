"""What a refusal sounds like: what is so, and what one can do next. Each class of refusal has its words here.

Nothing here assumes that the reader is in a circle: for somebody who is in none, the voice has an empty one.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any, assert_never

from bot.almanac.zones import zones_like
from bot.choices import in_words
from bot.circle import MeetingState, MemberId
from bot.grammar.file_problems import Problem
from bot.message import Bullets, Button, Message, Paragraph, Part, Style, Text, Words
from bot.message import Typed as ToType
from bot.refusals import (
    AboutPeople,
    AboutProposals,
    AlreadyFacilitator,
    AlreadyIn,
    AlreadyMember,
    AlreadyMoved,
    AlreadyOpen,
    AlreadyPaused,
    AnyRefusal,
    BackToFront,
    BeforeMeeting,
    BesideRoom,
    CheckInOpen,
    CircleFull,
    DoesNotAgree,
    DoorClosed,
    Ended,
    Entering,
    FileProblems,
    FindingATime,
    HostThere,
    InAGap,
    InCommunity,
    InMeeting,
    InSeason,
    InThePast,
    IntroductionOver,
    InvitationOver,
    MeetingOver,
    MeetingRunning,
    Missing,
    NeedsDay,
    NeedsRoom,
    NobodyNamed,
    NobodyToHandTo,
    NoCheckIn,
    NoDotsLeft,
    NoInvitation,
    NoMeeting,
    NoPresenters,
    NoProposal,
    NoRound,
    NoSeatToGive,
    NoSeekingHere,
    NoSuchApart,
    NoSuchCircle,
    NoSuchCommitment,
    NoSuchMissed,
    NoSuchNote,
    NoSuchPart,
    NoSuchPractice,
    NoSuchSwap,
    NoSuchTask,
    NoSuchThing,
    NoSuchTopic,
    NotAlone,
    NotAMember,
    NotAway,
    NotEnoughHere,
    NotFacilitator,
    NotHere,
    NothingKept,
    NothingLeftToPlan,
    NothingLikeIt,
    NothingLost,
    NoTimesAsked,
    NotOffered,
    NotOpen,
    NotPaused,
    NotPresenter,
    NotResting,
    NotSeeking,
    NotThere,
    NotWriting,
    NotYourMeeting,
    NotYourProposal,
    NotYours,
    NotYourself,
    NotYourTurn,
    NoVoiceRoom,
    OnOurSide,
    PieceRefused,
    PlaceHasCircle,
    PracticeInUse,
    ProposalChanged,
    ProposalOpen,
    Refusal,
    Resting,
    SeekingACircle,
    StorageIsUnwell,
    TaskHeld,
    TermRuns,
    TimesAskedAlready,
    TimesNotAnswered,
    TooBusy,
    TooEarly,
    TooFew,
    TooLong,
    TooMuchGiven,
    Typed,
    UnknownCommand,
    UnknownRegion,
    UnknownZone,
    Unreadable,
)
from bot.words.community_refusals import in_community
from bot.words.file_words import in_words as problem_in_words
from bot.words.phrases import joined
from bot.words.plain import dated
from bot.words.proposals import about_proposals
from bot.words.refusal_words_seeking import seeking_refusal
from bot.words.voice import Voice, bullets, buttons

FEWEST_TO_BEGIN = 2
MOST_PROBLEMS = 12  # more would not be read, and would not fit
MOST_ZONES = 4

OVER = {
    MeetingState.CLOSED: "refusal.meeting_held",
    MeetingState.CANCELLED: "refusal.meeting_cancelled",
    MeetingState.OPEN: "refusal.meeting_going_on",
    MeetingState.PAUSED: "refusal.meeting_going_on",
    MeetingState.GATHERING: "refusal.meeting_gathering",
    MeetingState.PLANNED: "refusal.meeting_not_now",
    MeetingState.LAPSED: "refusal.meeting_not_now",
}
UNREADABLE = {
    "day": "refusal.not_a_day",
    "time": "refusal.not_a_time",
    "number": "refusal.not_a_number",
    "choice": "refusal.not_a_choice",
    "minutes": "refusal.not_minutes",
    "dates": "refusal.not_dates",
    "hours": "refusal.not_quiet_hours",
    "link": "refusal.not_a_link",
}
# What one may want to press next, as (label, command), where the facts of the refusal are not needed for it.
NEXT: dict[type[Refusal], tuple[tuple[str, str], ...]] = {
    NoSuchCircle: (("button.start", "start"), ("button.home", "home")),
    NoSuchSwap: (("button.rota", "rota"),),
    NoSuchCommitment: (("button.commitments", "commitments"),),
    NoSuchNote: (("button.notebook", "notebook"),),
    NothingKept: (("button.commit", "commit"),),
    NothingLost: (("button.circle", "circle"),),
    NoSuchPractice: (("button.practices", "practices"),),
    PracticeInUse: (("button.use", "use"),),
    NotHere: (("button.here", "here"),),
    AlreadyOpen: (("button.here", "here"),),
    MeetingOver: (("button.season", "season"),),
    AlreadyPaused: (("button.resume", "resume"),),
    NotPaused: (("button.pause", "pause"),),
    NoCheckIn: (("button.check_in", "check-in"),),
    CheckInOpen: (("button.answer", "answer"),),
    NoTimesAsked: (("button.season", "season"), ("button.find_time", "find-time")),
    NothingLeftToPlan: (("button.again", "again"), ("button.season", "season")),
    NoProposal: (("button.propose", "propose"),),
    ProposalOpen: (("button.proposal", "proposal"),),
    ProposalChanged: (("button.proposal", "proposal"),),
    NotYourProposal: (("button.proposal", "proposal"),),
    NoSeekingHere: (("button.circle", "circle"),),
    NotSeeking: (("button.seek", "seek"),),
    IntroductionOver: (("button.company", "company"),),
    NotAlone: (("button.solo", "solo"),),
    InvitationOver: (("button.seeking", "seeking"),),
    NoSuchApart: (("button.seeking", "seeking"),),
    TooMuchGiven: (("button.seeking", "seeking"),),
    NoVoiceRoom: (("button.talk_at", "talk-at"),),
    Resting: (("button.go_on", "go-on"),),
    Ended: (("button.words", "words"), ("button.again", "again")),
    UnknownCommand: (("button.help", "help"),),
    NoSuchTopic: (("button.forum", "forum"),),
    NoDotsLeft: (("button.forum", "forum"),),
    HostThere: (("button.forum", "forum"),),
    TermRuns: (("button.forum", "forum"),),
    NoSuchThing: (("button.shelf", "shelf"),),
}


def refusal_message(refusal: AnyRefusal, voice: Voice) -> Message:
    """The words, what is wrong in a file line by line, and what one may press next."""
    if isinstance(refusal, FileProblems):
        count = voice.line("refusal.file_problems", n=len(refusal.problems))
        return Message((count, *problem_list(refusal.problems, voice)))
    parts: list[Part] = [Paragraph(refusal_words(refusal, voice))]
    row = _next(refusal, voice)
    return Message((*parts, buttons(*row)) if row else tuple(parts))


def refusal_words(refusal: AnyRefusal, voice: Voice) -> Text:
    return next(words(refusal, voice) for kind, words in WORDS if isinstance(refusal, kind))


def problem_list(problems: tuple[Problem, ...], voice: Voice) -> tuple[Part, ...]:
    """Line, what is so, and the mend. They quote what somebody wrote: all of it is literal."""
    listed: Bullets = bullets(_problem(problem, voice) for problem in problems[:MOST_PROBLEMS])
    more = len(problems) - MOST_PROBLEMS
    return (listed, voice.quiet("refusal.more_problems", n=more)) if more > 0 else (listed,)


def _problem(problem: Problem, voice: Voice) -> Text:
    told = problem_in_words(problem, voice.language)
    return voice.say("refusal.file_problem", line=problem.line, what=Words(told.what), mend=Words(told.mend))


def _next(refusal: AnyRefusal, voice: Voice) -> tuple[Button, ...]:
    match refusal:
        case NotEnoughHere(number, here, _) if len(here) >= FEWEST_TO_BEGIN:
            return (voice.button("button.anyway", "open", Style.FIRST, meeting=number, anyway=1),)
        case NoMeeting(None):
            return (voice.button("button.plan", "plan"),)
        case NoMeeting():
            return (voice.button("button.season", "season"),)
        case TooEarly(number) | NotEnoughHere(number):
            return (voice.button("button.move", "move", meeting=number),)
        case NotFacilitator(None):
            return (voice.button("button.take", "take"),)
        case _:
            return tuple(voice.button(label, command) for label, command in NEXT.get(type(refusal), ()))


def _not_there(refusal: NotThere, voice: Voice) -> Text:
    match refusal:
        case NoSuchCircle():
            return voice.say("refusal.no_such_circle")
        case NoSuchSwap():
            return voice.say("refusal.no_such_swap")
        case NoSuchCommitment():
            return voice.say("refusal.no_such_commitment")
        case NoSuchPractice(id):
            return voice.say("refusal.no_such_practice", id=Words(id))
        case NoSuchPart(practice, parts):
            return voice.say("refusal.no_such_part", n=parts, practice=Words(practice))
        case NoSuchMissed():
            return voice.say("refusal.nothing_came_late")
        case NoSuchNote():
            return voice.say("refusal.no_such_note")
        case NothingKept():
            return voice.say("refusal.nothing_kept")
        case NothingLost():
            return voice.say("refusal.nothing_lost")
        case _:
            assert_never(refusal)


def _not_yours(refusal: NotYours, voice: Voice) -> Text:
    match refusal:
        case NotFacilitator(facilitator):
            return _of(facilitator, voice, "refusal.not_facilitator", "refusal.nobody_facilitates")
        case NotYourTurn(speaker):
            return _of(speaker, voice, "refusal.not_your_turn", "refusal.no_turn")
        case NotHere():
            return voice.say("refusal.not_here")
        case NotOffered(facilitator):
            return _of(facilitator, voice, "refusal.not_offered", "refusal.not_offered_by_anyone")
        case NotPresenter(presenter):
            return _of(presenter, voice, "refusal.not_presenter", "refusal.nobody_presents")
        case NotYourMeeting(number, facilitator):
            return voice.say("refusal.not_your_meeting", number=number, who=voice.who(facilitator))
        case _:
            assert_never(refusal)


def _of(someone: MemberId | None, voice: Voice, theirs: str, nobodys: str) -> Text:
    return voice.say(nobodys) if someone is None else voice.say(theirs, who=voice.who(someone))


def _before_meeting(refusal: BeforeMeeting, voice: Voice) -> Text:
    match refusal:
        case NoMeeting(number):
            if number is None:
                return voice.say("refusal.no_meeting")
            return voice.say("refusal.no_such_meeting", number=number)
        case TooEarly(number, opens_at, starts_at):
            opens, starts = voice.when(opens_at), voice.when(starts_at)
            words = voice.say("refusal.too_early", number=number, opens=opens, starts=starts)
        case AlreadyOpen(number):
            words = voice.say("refusal.already_open", number=number)
        case MeetingOver(number, state):
            words = voice.say(OVER[state], number=number)
        case NotEnoughHere(_, here, quorum):
            words = voice.say("refusal.not_enough_here", n=len(here), people=voice.people(here), quorum=quorum)
        case MeetingRunning(number):
            words = voice.say("refusal.meeting_running", number=number)
        case AlreadyFacilitator(number):
            words = voice.say("refusal.already_facilitator", number=number)
        case NobodyToHandTo():
            words = voice.say("refusal.nobody_to_hand_to")
        case _:
            assert_never(refusal)
    return words


def _in_meeting(refusal: InMeeting, voice: Voice) -> Text:
    match refusal:
        case NotOpen():
            words = voice.say("refusal.not_open")
        case NoRound():
            words = voice.say("refusal.no_round")
        case AlreadyMoved(None, step):
            words = voice.say("refusal.moved_by_itself", step=step + 1)
        case AlreadyMoved(by, step):
            words = voice.say("refusal.already_moved", who=voice.who(by), step=step + 1)
        case AlreadyPaused():
            words = voice.say("refusal.already_paused")
        case NotPaused():
            words = voice.say("refusal.not_paused")
        case NotWriting(for_oneself):
            words = voice.say("refusal.writing_for_oneself" if for_oneself else "refusal.not_writing")
        case NoSuchTask():
            words = voice.say("refusal.no_such_task")
        case TaskHeld(holder):
            words = voice.say("refusal.task_held", who=voice.who(holder))
        case _:
            assert_never(refusal)
    return words


def _no_seat(voice: Voice, number: int | None) -> Text:
    return voice.say("refusal.no_seat_of_yours") if number is None else voice.say("refusal.no_seat_at", number=number)


def _in_season(refusal: InSeason, voice: Voice) -> Text:
    match refusal:
        case PracticeInUse(practice, number):
            return voice.say("refusal.practice_in_use", practice=Words(practice), number=number)
        case NoPresenters(number):
            return voice.say("refusal.no_presenters", number=number)
        case NoSeatToGive(number):
            return _no_seat(voice, number)
        case NoCheckIn():
            return voice.say("refusal.no_check_in")
        case CheckInOpen(closes_at):
            return voice.say("refusal.check_in_open", when=voice.when(closes_at))
        case NotResting():
            return voice.say("refusal.not_resting")
        case Resting():
            return voice.say("refusal.resting")
        case Ended():
            return voice.say("refusal.ended")
        case NothingLeftToPlan():
            return voice.say("refusal.nothing_left_to_plan")
        case _:
            assert_never(refusal)


def _finding_a_time(refusal: FindingATime, voice: Voice) -> Text:
    match refusal:
        case TimesAskedAlready(closes_at):
            return voice.say("refusal.times_asked_already", when=voice.when(closes_at))
        case NoTimesAsked():
            return voice.say("refusal.no_times_asked")
        case TimesNotAnswered(closes_at):
            return voice.say("refusal.times_not_answered", when=voice.when(closes_at))
        case _:
            assert_never(refusal)


def _about_people(refusal: AboutPeople, voice: Voice) -> Text:
    match refusal:
        case NobodyNamed():
            return voice.say("refusal.nobody_named")
        case AlreadyIn():
            return voice.say("refusal.already_in")
        case AlreadyMember(name):
            return voice.say("refusal.already_member", name=Words(name))
        case CircleFull(most):
            return voice.say("refusal.circle_full", n=most)
        case TooFew(members, least):
            return voice.say("refusal.too_few", n=least, members=members)
        case NotAMember("" | "—"):
            return voice.say("refusal.nobody_meant")
        case NotAMember(name):
            return voice.say("refusal.not_a_member", name=Words(name))
        case NotYourself():
            return voice.say("refusal.not_yourself")
        case NotAway():
            return voice.say("refusal.not_away")
        case _:
            assert_never(refusal)


def _entering(refusal: Entering, voice: Voice) -> Text:
    match refusal:
        case DoorClosed():
            return voice.say("refusal.door_closed")
        case NoInvitation():
            return voice.say("refusal.no_invitation")
        case PlaceHasCircle():
            return voice.say("refusal.place_has_circle")
        case NeedsRoom():
            return voice.say("refusal.needs_room")
        case _:
            assert_never(refusal)


def _beside_room(refusal: BesideRoom, voice: Voice) -> Text:
    match refusal:
        case NothingLikeIt():
            return voice.say("refusal.nothing_like_it")
        case NoVoiceRoom():
            return voice.say("refusal.no_voice_room")
        case PieceRefused():
            return voice.say("refusal.piece_refused")
        case _:
            assert_never(refusal)


def _typed(refusal: Typed, voice: Voice) -> Text:
    match refusal:
        case Missing(field):
            return voice.say("refusal.missing", field=voice.label(f"field.{field}"))
        case Unreadable(field, typed, kind):
            key = UNREADABLE.get(kind, "refusal.not_readable")
            return voice.say(key, field=voice.label(f"field.{field}"), typed=Words(typed))
        case TooLong(field, longest, length):
            name = voice.label(f"field.{field}")
            return voice.say("refusal.too_long", field=name, longest=longest, length=length)
        case InThePast(wall, zone):
            past = "refusal.in_the_past" if wall.time() != time(0) else "refusal.day_in_the_past"
            return voice.say(past, wall=_wall(wall, voice), zone=zone)
        case InAGap(wall, zone, after):
            return voice.say("refusal.in_a_gap", wall=_wall(wall, voice), zone=zone, after=_wall(after, voice))
        case UnknownZone(typed):
            return _unknown_zone(typed, voice)
        case UnknownRegion(typed):
            return voice.say("refusal.unknown_region", typed=Words(typed))
        case FileProblems(problems):
            count = voice.say("refusal.file_problems", n=len(problems))
            return joined([count, *(_problem(problem, voice) for problem in problems[:1])], " ")
        case UnknownCommand(typed, nearest):
            return _unknown_command(typed, nearest, voice)
        case _:
            assert_never(refusal)


def _does_not_agree(refusal: DoesNotAgree, voice: Voice) -> Text:
    match refusal:
        case BackToFront():
            return voice.say("refusal.back_to_front")
        case NeedsDay():
            return voice.say("refusal.needs_day")
        case _:
            assert_never(refusal)


def _wall(wall: datetime, voice: Voice) -> str:
    """A day stands as midnight, and is said without a time. With its year: letters go far."""
    if wall.time() == time(0):
        return dated(wall, "EEE d MMM y", voice.language)
    return in_words(wall, voice.language)


def _unknown_zone(typed: str, voice: Voice) -> Text:
    likely = zones_like(typed, MOST_ZONES) if typed.strip() else ()
    if not likely:
        return voice.say("refusal.unknown_zone", typed=Words(typed))
    return voice.say("refusal.zones_like", typed=Words(typed), zones=", ".join(likely))


def _unknown_command(typed: str, nearest: str | None, voice: Voice) -> Text:
    said = Words(f"/circle {typed}")
    if nearest is None:
        return voice.say("refusal.unknown_command", typed=said)
    return voice.say("refusal.did_you_mean", typed=said, nearest=ToType(f"/circle {nearest}"))


def _on_our_side(refusal: OnOurSide, voice: Voice) -> Text:
    match refusal:
        case StorageIsUnwell():
            return voice.say("refusal.storage_unwell")
        case TooBusy():
            return voice.say("refusal.too_busy")
        case _:
            assert_never(refusal)


# Each of these ends with `assert_never`: a refusal without words does not pass the type checker.
WORDS: tuple[tuple[Any, Callable[[Any, Voice], Text]], ...] = (
    (NotThere, _not_there),
    (NotYours, _not_yours),
    (BeforeMeeting, _before_meeting),
    (InMeeting, _in_meeting),
    (InSeason, _in_season),
    (FindingATime, _finding_a_time),
    (AboutProposals, about_proposals),
    (AboutPeople, _about_people),
    (Entering, _entering),
    (SeekingACircle, seeking_refusal),
    (BesideRoom, _beside_room),
    (DoesNotAgree, _does_not_agree),
    (InCommunity, in_community),
    (OnOurSide, _on_our_side),
    (Typed, _typed),
)
