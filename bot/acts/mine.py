"""From what was given to the moves about oneself: commitments, letters, notes, quiet hours, absence."""

import re
from datetime import time

from bot.acts.people import language_given
from bot.almanac.reading import read_time
from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.moves import between, commitments, membership, preferences, solo
from bot.nouns.circle import Circle
from bot.nouns.people import Hours
from bot.refusals.typed import Missing, Unreadable


def my_language(circle: Circle, given: Given) -> Outcome:
    return preferences.speak(circle, by=given.by, language=language_given(given), whole_circle=False)


NO_HOURS = ("off", "no", "none", "non", "aucune")

SEPARATORS = re.compile("[-–—]")


def quiet_hours(circle: Circle, given: Given) -> Outcome:
    """Two times, or both in one such as "20:00-08:00"; nothing in either, or "off", ends them."""
    since, until = given.maybe("quiet_from"), given.maybe("quiet_until")
    if since is not None and until is None:
        since, *rest = SEPARATORS.split(since, maxsplit=1)
        until = rest[0] if rest else None
    if (since is None and until is None) or (until is None and since is not None and since.lower() in NO_HOURS):
        return preferences.keep_quiet(circle, by=given.by, hours=None)
    hours = Hours(_clock("quiet_from", since), _clock("quiet_until", until))
    if hours.begins == hours.ends:
        raise Unreadable("quiet_until", until or "", "hours")
    return preferences.keep_quiet(circle, by=given.by, hours=hours)


def _clock(name: str, typed: str | None) -> time:
    if typed is None:
        raise Missing(name)
    read = read_time(typed)
    if read is None:
        raise Unreadable(name, typed, "time")
    return read


def commit(circle: Circle, given: Given) -> Outcome:
    peer = given.member(circle, "peer")
    return commitments.commit(
        circle,
        by=given.by,
        text=given.text("text"),
        due_on=given.day("day"),
        id=given.new_id,
        now=given.now,
        peer=peer,
    )


def keep_note(circle: Circle, given: Given) -> Outcome:
    return solo.keep_note(circle, by=given.by, text=given.text("text"), id=given.new_id, now=given.now)


def settle(circle: Circle, given: Given, *, done: bool) -> Outcome:
    return commitments.settle_commitment(circle, by=given.by, id=given.text("commitment"), done=done)


def put_off(circle: Circle, given: Given) -> Outcome:
    on = given.day("day")
    if on is None:
        raise Missing("day")
    return commitments.put_off(circle, by=given.by, id=given.text("commitment"), due_on=on, now=given.now)


def write_letter(circle: Circle, given: Given) -> Outcome:
    on = given.day("on")
    if on is None:
        raise Missing("on")
    return between.write_letter(circle, by=given.by, text=given.text("text"), on=on, id=given.new_id, now=given.now)


def step_back(circle: Circle, given: Given) -> Outcome:
    return membership.step_back(circle, by=given.by, until=given.day("until"), now=given.now)
