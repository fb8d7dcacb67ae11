"""One meeting: when, who, how it runs, and whether it fits its slot."""

from typing import assert_never

from msgspec.structs import replace

from bot.grammar.practice import Mode, Practice
from bot.message import Heading, Message, Paragraph, Part, Text
from bot.nouns.meeting import Meeting
from bot.nouns.people import Member
from bot.rules.library import practice_of, seats_of
from bot.rules.mending import check_of, cuts_to_fit, is_open_who_comes
from bot.rules.preflight import (
    Cut,
    FewerPresenters,
    LeaveOut,
    Otherwise,
    Preflight,
    Shorten,
    Turnout,
    at_once,
    preflight,
)
from bot.rules.roster import HOLDABLE
from bot.rules.rota import understudy
from bot.words.beside import where_row
from bot.words.fair_seats import seat_button, seat_row
from bot.words.mends import minutes
from bot.words.views.ahead import coming_button
from bot.words.views.season import season_line
from bot.words.voice import Voice, bullets, buttons, facts


def meeting_view(voice: Voice, meeting: Meeting, someone: Member) -> Message:
    """For one reader, who is offered what they have not said already."""
    if meeting.state not in HOLDABLE:
        return Message((Heading((voice.title(meeting),)), bullets([season_line(voice, meeting)])))
    if voice.circle.solo:
        return _meeting_alone(voice, meeting)
    number, members = meeting.number, len(voice.circle.members)
    absent = (voice.label("meeting.cannot_come"), voice.people(meeting.not_coming))
    return Message(
        (
            Heading((voice.title(meeting),)),
            facts(
                (voice.label("meeting.when"), (voice.meeting_time(meeting),)),
                *where_row(voice),
                *leads(voice, meeting),
                *seat_row(voice, meeting),
                *([absent] if meeting.not_coming else []),
            ),
            *agenda(voice, meeting),
            buttons(
                coming_button(voice, meeting, someone),
                voice.button("button.move", "move", meeting=number),
                *([seat_button(voice, meeting, someone)] if seats_of(voice.circle, meeting, members) else []),
            ),
        )
    )


def _meeting_alone(voice: Voice, meeting: Meeting) -> Message:
    """Nobody else has a part in it: when it is, and how it runs."""
    move = voice.button("button.move", "move", meeting=meeting.number)
    when = facts((voice.label("meeting.when"), (voice.meeting_time(meeting),)))
    return Message((Heading((voice.title(meeting),)), when, *agenda(voice, meeting), buttons(move)))


def leads(voice: Voice, meeting: Meeting) -> list[tuple[str, Text]]:
    """Who holds the meeting, and who would: in a community nobody stands by for somebody else."""
    if voice.circle.community is not None:
        return [(voice.label("forum.host"), voice.who(meeting.facilitator))]
    return [
        (voice.label("meeting.facilitator"), voice.who(meeting.facilitator)),
        (voice.label("meeting.understudy"), voice.who(understudy(voice.circle, meeting))),
    ]


def fit_line(voice: Voice, meeting: Meeting) -> Text:
    return _fit(voice, check_of(voice.circle, meeting), about=is_open_who_comes(voice.circle, meeting))


def _fit(voice: Voice, check: Preflight, *, about: bool = False) -> Text:
    total, slot = minutes(check.seconds), check.slot_seconds // 60
    if check.members == 1:
        return voice.say("fit.alone", n=total, slot=slot)
    key = "fit.over" if not check.fits else "fit.about" if about else "fit.fits"
    return voice.say(key, n=total, slot=slot, people=check.members)


def agenda(voice: Voice, meeting: Meeting) -> tuple[Part, ...]:
    """The steps with their minutes, the sum, and what to cut where it does not fit."""
    circle = voice.circle
    practice = practice_of(circle, meeting)
    about = is_open_who_comes(circle, meeting)
    return arithmetic(voice, practice, check_of(circle, meeting), about=about)


def arithmetic(voice: Voice, practice: Practice, check: Preflight, *, about: bool = False) -> tuple[Part, ...]:
    lines = [
        voice.say(
            "agenda.times" if step.times > 1 else "agenda.line",
            n=minutes(step.seconds),
            title=_step_title(voice, practice, step.step_id),
            times=step.times,
        )
        for step in check.by_step
    ]
    remedies = () if check.members == 1 else _remedies(voice, practice, check)  # alone, one takes the time one has
    return (bullets(lines), Paragraph(_fit(voice, check, about=about)), *_spare(voice, practice, check), *remedies)


def _spare(voice: Voice, practice: Practice, check: Preflight) -> list[Part]:
    """Where people come one after another, what is given to the first must not be paid by the last."""
    in_turn = check.presenters > 1 or any(step.mode is Mode.ROUND for step in practice.every_step())
    shown = check.fits and in_turn and check.members > 1
    return [voice.quiet("fit.last_kept", n=check.spare_seconds // 60)] if shown else []


def _remedies(voice: Voice, practice: Practice, check: Preflight) -> list[Part]:
    parts: list[Part] = []
    if check.turnout is Turnout.TOO_FEW:
        parts.append(voice.line("fit.too_few", n=practice.people.min, people=check.members))
    elif check.turnout is Turnout.TOO_MANY:
        parts.append(voice.line("fit.too_many", n=practice.people.max, people=check.members))
        sizes = at_once(practice, check.members)
        if sizes:
            parts.append(voice.line("fit.at_once", n=len(sizes), sizes=" + ".join(map(str, sizes))))
    if not check.fits and check.cuts:
        parts += [voice.line("fit.cuts"), bullets(_cut(voice, practice, cut) for cut in check.cuts)]
    if check.still_over:
        parts.append(voice.line("fit.still_over", n=minutes(check.still_over)))
    for way in check.otherwise:
        if way is Otherwise.MEETING_MORE:
            parts.append(voice.quiet("fit.one_more"))
        elif check.turnout is not Turnout.TOO_MANY:  # of too many it has been said above
            parts.append(voice.quiet("fit.two_groups"))
    return parts


def _cut(voice: Voice, practice: Practice, cut: Cut) -> Text:
    match cut:
        case LeaveOut(step_id, saves):
            return voice.say("cut.leave_out", title=_step_title(voice, practice, step_id), n=minutes(saves))
        case Shorten(step_id, seconds, to, saves):
            title, times = _step_title(voice, practice, step_id), saves // (seconds - to)
            if times > 1:
                return voice.say("cut.shorten_each", title=title, to=minutes(to), times=times, n=minutes(saves))
            return voice.say("cut.shorten", title=title, to=minutes(to), n=minutes(saves))
        case FewerPresenters(_, to, saves):
            return voice.say("cut.fewer", to=to, n=minutes(saves))
        case _:
            assert_never(cut)


def fit_of(voice: Voice, meeting: Meeting) -> tuple[Part, ...]:
    """Whether what was chosen for a meeting fits, and the cuts that would make it, at a tap where a tap can."""
    check = check_of(voice.circle, meeting)
    practice = practice_of(voice.circle, meeting)
    fit = Paragraph(_fit(voice, check, about=is_open_who_comes(voice.circle, meeting)))
    if check.fits or check.members == 1:
        return (fit,)
    cut = voice.button("button.cut", "shorten", practice=meeting.practice, meeting=meeting.number)
    shorter = (buttons(cut),) if cuts_to_fit(check, practice) else ()
    return (fit, *_remedies(voice, practice, check), *shorter)


def meeting_minutes(voice: Voice, practice: Practice) -> Part:
    """How long a practice is for this circle."""
    members = max(2, len(voice.circle.members))
    check = preflight(practice, members, 24 * 60)
    return voice.line("practice.minutes", n=minutes(check.seconds), people=members)


def replacing_view(voice: Voice, planned: Meeting, practice: Practice) -> Message:
    """Before a meeting is given another practice: what it has now, and how the other would fit."""
    before = practice_of(voice.circle, planned).title.in_language(voice.language)
    after = practice.title.in_language(voice.language)
    parts: list[Part] = [
        voice.line("use.confirm", title=voice.title(planned), before=before, practice=after),
        Paragraph(fit_line(voice, replace(planned, practice=practice.id))),
    ]
    if planned.presenters or planned.bids:
        parts.append(voice.line("use.seats"))
    return Message(tuple(parts))


def _step_title(voice: Voice, practice: Practice, step_id: str) -> str:
    return practice.step(step_id).title.in_language(voice.language)
