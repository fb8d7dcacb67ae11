"""What is on our side."""

from typing import assert_never

from bot.message import Text
from bot.refusals.our_side import OnOurSide, StorageIsUnwell, TooBusy
from bot.words.voice import Voice


def on_our_side(refusal: OnOurSide, voice: Voice) -> Text:
    match refusal:
        case StorageIsUnwell():
            return voice.say("refusal.storage_unwell")
        case TooBusy():
            return voice.say("refusal.too_busy")
        case _:
            assert_never(refusal)
