"""How a step stands in time, and what leads on from it: in the room, on the cue sheet, and to somebody alone."""

from bot.message import Button, Part, Style, TimeStyle
from bot.nouns.meeting import Live, Meeting
from bot.rules.prompts import time_is_up
from bot.rules.steps import all_have_spoken, is_last, step_ends_at
from bot.words.voice import Voice


def step_time(voice: Voice, meeting: Meeting, live: Live) -> Part:
    """Until when it goes on, or that it does not: a time that has gone by is not shown as one to come."""
    stands = time_stands_still(voice, meeting, live)
    if stands is not None:
        return stands
    ends = step_ends_at(live)
    assert ends is not None
    clock, left = voice.when(ends, TimeStyle.CLOCK), voice.when(ends, TimeStyle.COUNTDOWN)
    return voice.quiet("step.until", when=clock, left=left)


def cue_time(voice: Voice, meeting: Meeting, live: Live) -> Part:
    """The same for whoever facilitates, who also sees how long the step was to be."""
    stands = time_stands_still(voice, meeting, live)
    if stands is not None:
        return stands
    ends = step_ends_at(live)
    assert ends is not None
    minutes = max(1, round(live.steps[live.at].seconds / 60))
    clock, left = voice.when(ends, TimeStyle.CLOCK), voice.when(ends, TimeStyle.COUNTDOWN)
    return voice.quiet("cue.extended" if live.extra else "cue.minutes", n=minutes, when=clock, left=left)


def time_stands_still(voice: Voice, meeting: Meeting, live: Live) -> Part | None:
    """None while there is time to count. Else a silence, a pause, a last round that is over, or time that is up."""
    if live.silence_until is not None:
        until = live.silence_until
        clock, left = voice.when(until, TimeStyle.CLOCK), voice.when(until, TimeStyle.COUNTDOWN)
        return voice.line("step.silence", when=clock, left=left)
    if live.seconds_left is not None:
        return _paused(voice, live.seconds_left)
    if all_have_spoken(live):
        return voice.line("step.all_spoken")
    return voice.quiet("step.time_over") if time_is_up(voice.circle, meeting, live) else None


def _paused(voice: Voice, seconds_left: int) -> Part:
    if seconds_left <= 0:
        return voice.quiet("step.paused_over")
    if seconds_left < 60:
        return voice.quiet("step.paused_short")
    return voice.quiet("step.paused", n=round(seconds_left / 60))


def next_button(voice: Voice, meeting: Meeting, live: Live, style: Style = Style.PLAIN) -> Button:
    """From the last step there is no next one: going on closes the meeting, and the button says so."""
    label = "button.close" if is_last(live) else "button.next"
    return voice.button(label, "next", style, meeting=meeting.number, step=live.at)
