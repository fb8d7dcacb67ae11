"""What to do when a season promises more than its meetings hold: the arithmetic, and a button for each mend."""

from typing import assert_never

from bot.message import Button, Part, Text
from bot.nouns.circle import Circle
from bot.rules.mending import too_tight
from bot.rules.season_capacity import MoreMeetings, ShorterTurns, TooTight, TwoGroups
from bot.words.voice import Voice, bullets, buttons


def mend_parts(voice: Voice) -> list[Part]:
    return [part for tight in too_tight(voice.circle) for part in _too_tight(voice, tight)]


def tight_lines(voice: Voice) -> list[Part]:
    """The sums alone, where something else is to be answered."""
    return [_sum(voice, "capacity.tight_alone", tight) for tight in too_tight(voice.circle)]


def tighter_than(before: Circle, after: Circle) -> bool:
    """Whether what does not fit is another sum than it was: only then is it worth saying again."""
    return bool(too_tight(after)) and too_tight(after) != too_tight(before)


def _too_tight(voice: Voice, tight: TooTight) -> list[Part]:
    lines: list[Text] = []
    row: list[Button] = []
    for offer in tight.offers:
        match offer:
            case ShorterTurns():
                lines.append(voice.say("capacity.shorter", n=minutes(offer.seconds_each), total=minutes(offer.seconds)))
                row.append(voice.button("button.shorter", "shorten", practice=tight.practice))
            case MoreMeetings():
                lines.append(voice.say("capacity.more", n=offer.more, total=minutes(offer.seconds)))
                row.append(voice.button("button.meet_more", "meet-more", practice=tight.practice))
            case TwoGroups():
                one, other = offer.sizes
                lines.append(voice.say("capacity.two_groups", one=one, other=other, total=minutes(offer.seconds)))
                row.append(voice.button("button.two_groups", "two-groups"))
            case _:
                assert_never(offer)
    if row:
        return [_sum(voice, "capacity.tight", tight), bullets(lines), buttons(*row)]
    longer = voice.button("button.plan", "plan"), voice.button("button.practices", "practices")
    return [_sum(voice, "capacity.tight_alone", tight), voice.line("capacity.otherwise"), buttons(*longer)]


def _sum(voice: Voice, key: str, tight: TooTight) -> Part:
    check = tight.preflight
    return voice.line(
        key,
        numbers=", ".join(str(number) for number in tight.numbers),
        n=minutes(check.seconds),
        slot=check.slot_seconds // 60,
        people=check.members,
    )


def minutes(seconds: int) -> int:
    """Whole minutes, rounded up: an agenda never promises more time than there is."""
    return -(-seconds // 60)
