"""What lies beside a room."""

from typing import assert_never

from bot.message import Text
from bot.refusals.beside import BesideRoom, NothingLikeIt, NoVoiceRoom, PieceRefused
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {
    NoVoiceRoom: (("button.talk_at", "talk-at"),),
}


def beside_room(refusal: BesideRoom, voice: Voice) -> Text:
    match refusal:
        case NothingLikeIt():
            return voice.say("refusal.nothing_like_it")
        case NoVoiceRoom():
            return voice.say("refusal.no_voice_room")
        case PieceRefused():
            return voice.say("refusal.piece_refused")
        case _:
            assert_never(refusal)
