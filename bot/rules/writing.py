"""A step in which everyone writes: who still does, under which name the words lie, and what becomes of them."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.grammar.practice import Keep, Mode, Reveal, Step, WhoSpeaks
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import MemberId
from bot.ports.keeping import OwnWords
from bot.rules.steps import step_at

OF_A_STEP = re.compile(r"w(?P<meeting>\d+)-(?P<step>\d+)-(?P<opened>\d{14})")  # as `words_id` writes it


def takes_words(step: Step) -> bool:
    """Whether the bot holds what is written. Otherwise everyone writes for themselves, wherever they like."""
    return step.mode is Mode.WRITE and (step.reveal is Reveal.TOGETHER or step.keep is not Keep.NOTHING)


def writers(step: Step, live: Live, meeting: Meeting) -> tuple[MemberId, ...]:
    """Everyone who is here, except where the step is the presenter's or the others'."""
    presenter = live.steps[live.at].presenter
    if step.who_speaks is WhoSpeaks.PRESENTER:
        return tuple(id for id in meeting.here if id == presenter)
    if step.who_speaks is WhoSpeaks.OTHERS:
        return tuple(id for id in meeting.here if id != presenter)
    return meeting.here


def who_is_ready(step: Step, live: Live, meeting: Meeting) -> tuple[MemberId, ...]:
    """Those who have written and those who need not: nobody can tell the two apart."""
    return tuple(id for id in writers(step, live, meeting) if id in (*live.written, *live.ready))


def everyone_is_ready(circle: Circle, meeting: Meeting) -> bool:
    assert meeting.live is not None
    step = step_at(circle, meeting, meeting.live.at)
    if step.mode is not Mode.WRITE:
        return False
    who = writers(step, meeting.live, meeting)
    return bool(who) and len(who_is_ready(step, meeting.live, meeting)) == len(who)


def words_id(meeting: Meeting, at: int) -> str:
    """Where a member's words of this step lie. The opening tells apart what later seasons number alike."""
    assert meeting.opened_at is not None
    return f"w{meeting.number}-{at}-{meeting.opened_at:%Y%m%d%H%M%S}"


def words_of(meeting: Meeting, kept: Sequence[OwnWords]) -> tuple[OwnWords, ...]:
    """What somebody wrote in this meeting and keeps, in the order of its steps; without copies of others' words."""
    opened = meeting.opened_at
    found = [own for own in kept if opened and (read := OF_A_STEP.fullmatch(own.id)) and _is_of(meeting, opened, read)]
    return tuple(sorted(found, key=lambda own: int(own.id.split("-")[1])))


def _is_of(meeting: Meeting, opened: datetime, read: re.Match[str]) -> bool:
    return int(read["meeting"]) == meeting.number and read["opened"] == f"{opened:%Y%m%d%H%M%S}"


def may_be_read_again(circle: Circle, meeting: Meeting) -> bool:
    """Whether an earlier step of this meeting left something with those who wrote."""
    live = meeting.live
    before = range(live.at) if live is not None else ()
    steps = (step_at(circle, meeting, at) for at in before)
    return any(step.mode is Mode.WRITE and step.keep in (Keep.AUTHOR, Keep.CIRCLE) for step in steps)


def is_revealed(circle: Circle, meeting: Meeting) -> bool:
    assert meeting.live is not None
    return step_at(circle, meeting, meeting.live.at).reveal is Reveal.TOGETHER


def let_go_of(
    circle: Circle, meeting: Meeting, who: tuple[MemberId, ...] | None = None
) -> tuple[tuple[MemberId, str], ...]:
    """The words that nobody keeps once the step is over. What is the author's, or everyone's, stays with its author."""
    assert meeting.live is not None
    live = meeting.live
    if step_at(circle, meeting, live.at).keep in (Keep.AUTHOR, Keep.CIRCLE):
        return ()
    return tuple((id, words_id(meeting, live.at)) for id in (live.written if who is None else who))


def handed_on(circle: Circle, meeting: Meeting) -> tuple[tuple[MemberId, str, MemberId], ...]:
    """(author, words id, who keeps a copy of their own): the presenter, or everyone who is here."""
    assert meeting.live is not None
    live = meeting.live
    keepers = {
        Keep.PRESENTER: (live.steps[live.at].presenter,),
        Keep.CIRCLE: meeting.here,
    }.get(step_at(circle, meeting, live.at).keep, ())
    return tuple(
        (author, words_id(meeting, live.at), keeper)
        for author in live.written
        for keeper in keepers
        if keeper is not None and keeper != author
    )
