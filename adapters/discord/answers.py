"""What Discord's refusals mean to the core: patience, gone, or not known whether it was shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import aiohttp
import discord

from adapters.discord.pace import HeldBack
from bot.nouns.people import Language
from bot.nouns.places import Trouble
from bot.ports.platforms import Gone, NotConnected, NotNow, OutcomeUnknown, RoomLost
from bot.words.phrases import label

A_MINUTE, AN_HOUR = 60.0, 3600.0  # seconds
# Discord's codes
UNKNOWN_CHANNEL = 10003
UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013
TOO_OLD_TO_EDIT: Final = 30046
NOT_OURS, ARCHIVED = 50005, 50083
CLOSED_TO_US: Final = frozenset({50007, 50278})  # closed direct messages; no server in common any more


TOKEN_REFUSED: Final = " ".join(
    (label("discord.doctor.token_refused", Language.EN), label("discord.doctor.token_refused.mend", Language.EN))
)
UNREACHABLE: Final = " ".join(
    (label("discord.doctor.unreachable", Language.EN), label("discord.doctor.unreachable.mend", Language.EN))
)


class ClosedToUs(Exception):
    """This person takes no direct messages from us."""


class Refused(Exception):
    """We may not do this here."""


class TokenRefused(Exception):
    """The token is not valid any more: every further request would be one too many."""


class Asleep(Exception):
    """The thread is archived."""


@contextmanager
def understood() -> Iterator[None]:
    """Raises what the core understands, or one of ours."""
    try:
        yield
    except discord.RateLimited as limited:
        raise NotNow(limited.retry_after) from limited
    except discord.HTTPException as refusal:
        raise _meaning(refusal) from refusal
    except (TimeoutError, aiohttp.ClientError, OSError) as lost:
        raise OutcomeUnknown from lost


def _meaning(refusal: discord.HTTPException) -> Exception:
    if refusal.status >= 500:
        return OutcomeUnknown()
    if refusal.status == 401:
        return TokenRefused()
    if refusal.status == 429:
        return HeldBack(_seconds(refusal.response.headers.get("Retry-After")))
    if refusal.code in CLOSED_TO_US:
        return ClosedToUs()
    if refusal.code == ARCHIVED:
        return Asleep()
    if refusal.code == UNKNOWN_CHANNEL:
        return RoomLost(Trouble.DELETED)
    if refusal.status == 404 or refusal.code in (TOO_OLD_TO_EDIT, NOT_OURS):
        return Gone()
    if refusal.status == 403:
        return Refused()
    return refusal


def _seconds(after: str | None) -> float:
    """As said, or a minute: who is turned away at the gate is not always told for how long."""
    try:
        return min(max(1.0, float(after or A_MINUTE)), AN_HOUR)
    except ValueError:
        return A_MINUTE


def not_connected(refusal: Exception) -> NotConnected:
    return NotConnected(TOKEN_REFUSED if isinstance(refusal, discord.LoginFailure) else UNREACHABLE)
