"""Seeking a circle, or company."""

from typing import assert_never

from bot.message import Text
from bot.refusals.seeking import (
    IntroductionOver,
    InvitationOver,
    NoSeekingHere,
    NoSuchApart,
    NotAlone,
    NotSeeking,
    SeekingACircle,
    TooMuchGiven,
)
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {
    NoSeekingHere: (("button.circle", "circle"),),
    NotSeeking: (("button.seek", "seek"),),
    IntroductionOver: (("button.company", "company"),),
    NotAlone: (("button.solo", "solo"),),
    InvitationOver: (("button.seeking", "seeking"),),
    NoSuchApart: (("button.seeking", "seeking"),),
    TooMuchGiven: (("button.seeking", "seeking"),),
}


def seeking(refusal: SeekingACircle, voice: Voice) -> Text:
    match refusal:
        case NoSeekingHere():
            return voice.say("refusal.no_seeking_here")
        case NotSeeking():
            return voice.say("refusal.not_seeking")
        case InvitationOver():
            return voice.say("refusal.invitation_over")
        case NoSuchApart():
            return voice.say("refusal.no_such_apart")
        case TooMuchGiven(most):
            return voice.say("refusal.too_much_given", most=most)
        case NotAlone():
            return voice.say("refusal.not_alone")
        case IntroductionOver():
            return voice.say("refusal.introduction_over")
        case _:
            assert_never(refusal)
