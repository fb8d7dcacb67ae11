"""Before a meeting, and in one."""

from typing import assert_never

from bot.message import Text
from bot.nouns.meeting import MeetingState
from bot.refusals.meeting import (
    AlreadyFacilitator,
    AlreadyMoved,
    AlreadyOpen,
    AlreadyPaused,
    BeforeMeeting,
    EveryonesStep,
    InMeeting,
    MeetingOver,
    MeetingRunning,
    NobodyToHandTo,
    NobodyToTell,
    NoMeeting,
    NoRound,
    NoSuchTask,
    NotEnoughHere,
    NotOpen,
    NotPaused,
    NotWriting,
    TaskHeld,
    TooEarly,
    TurnsToCome,
)
from bot.words.refusing.next import Next
from bot.words.voice import Voice

OVER = {
    MeetingState.CLOSED: "refusal.meeting_held",
    MeetingState.CANCELLED: "refusal.meeting_cancelled",
    MeetingState.OPEN: "refusal.meeting_going_on",
    MeetingState.PAUSED: "refusal.meeting_going_on",
    MeetingState.GATHERING: "refusal.meeting_gathering",
    MeetingState.PLANNED: "refusal.meeting_not_now",
    MeetingState.LAPSED: "refusal.meeting_not_now",
}

NEXT: Next = {
    AlreadyOpen: (("button.here", "here"),),
    MeetingOver: (("button.season", "season"),),
    AlreadyPaused: (("button.resume", "resume"),),
    NotPaused: (("button.pause", "pause"),),
}


def before_meeting(refusal: BeforeMeeting, voice: Voice) -> Text:
    match refusal:
        case NoMeeting(number):
            if number is None:
                return voice.say("refusal.no_meeting")
            return voice.say("refusal.no_such_meeting", number=number)
        case TooEarly(number, opens_at, starts_at):
            opens, starts = voice.when(opens_at), voice.when(starts_at)
            words = voice.say("refusal.too_early", title=voice.called(number), opens=opens, starts=starts)
        case AlreadyOpen(number):
            words = voice.say("refusal.already_open", title=voice.called(number))
        case MeetingOver(number, state):
            words = voice.say(OVER[state], title=voice.called(number))
        case NotEnoughHere(_, here, quorum):
            needed = voice.quorum(quorum)
            words = voice.say("refusal.not_enough_here", n=len(here), people=voice.people(here), needed=needed)
        case MeetingRunning(number):
            words = voice.say("refusal.meeting_running", title=voice.called(number))
        case AlreadyFacilitator(number):
            words = voice.say("refusal.already_facilitator", title=voice.called(number))
        case NobodyToTell(number):
            words = voice.say("refusal.nobody_to_tell", title=voice.called(number))
        case NobodyToHandTo():
            words = voice.say("refusal.nobody_to_hand_to")
        case _:
            assert_never(refusal)
    return words


def in_meeting(refusal: InMeeting, voice: Voice) -> Text:
    match refusal:
        case TurnsToCome(_, _, to_come, closes):
            key = "refusal.turns_before_closing" if closes else "refusal.turns_to_come"
            words = voice.say(key, people=voice.people(to_come))
        case NotOpen():
            words = voice.say("refusal.not_open")
        case NoRound():
            words = voice.say("refusal.no_round")
        case AlreadyMoved(None, step):
            words = voice.say("refusal.moved_by_itself", step=step + 1)
        case AlreadyMoved(by, step) if by == voice.me:
            words = voice.say("refusal.you_moved_already", step=step + 1)
        case AlreadyMoved(by, step):
            words = voice.say("refusal.already_moved", who=voice.who(by), step=step + 1)
        case EveryonesStep():
            words = voice.say("refusal.everyones_step")
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
