"""What one person is shown alone while a meeting runs: whoever has the seat, and whoever holds a role."""

from bot.grammar.practice import LaidStep, Mode, Role, Step, WhoSpeaks
from bot.message import Heading, Message, Paragraph, Part, Quiet, Style
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, Wish
from bot.nouns.people import MemberId
from bot.rules.fair_seats import has_begun, is_of_the_seat
from bot.rules.steps import GROUP_SIZES, is_everyones, may_stop, step_at
from bot.rules.tasks import roles_of
from bot.words.step_words import ROLES, WISHES, step_title, wishes_named
from bot.words.voice import Voice, buttons


def who_has_the_seat(circle: Circle, meeting: Meeting, live: Live) -> MemberId | None:
    """The presenter of this step, else the one who presents next: early enough to say how they want to be met.

    A round of everyone is no seat: in one that closes the meeting, nobody has it any more.
    """
    theirs = (laid for laid in live.steps[live.at :] if laid.presenter in meeting.here)
    seats = (laid.presenter for laid in theirs if not _is_for_all(circle, meeting, laid))
    return next(seats, None)


def _is_for_all(circle: Circle, meeting: Meeting, laid: LaidStep) -> bool:
    """Neither about whoever has the seat nor with a line for them: in small groups, and at a forum in the open."""
    step = step_at(circle, meeting, laid.index)
    if is_everyones(step):
        return True
    shared = step.mode in GROUP_SIZES or (step.mode is Mode.OPEN and circle.community is not None)
    return shared and Role.PRESENTER not in step.guidance and not is_of_the_seat(circle, meeting, laid)


def presenter_card(voice: Voice, meeting: Meeting, live: Live, presenter: MemberId) -> Message:
    """For the presenter alone: whether they speak or listen now, how they want to be met, and that they may stop."""
    step = step_at(voice.circle, meeting, live.at)
    on_the_seat = live.steps[live.at].presenter == presenter and not _is_another_ones(step)
    listens = on_the_seat and (step.mode is Mode.ABOUT or step.who_speaks is WhoSpeaks.OTHERS)
    parts: list[Part] = [voice.quiet("cue.title", meeting=voice.title(meeting)), Heading((step_title(voice, step),))]
    theirs_now = on_the_seat and _has_come(voice.circle, meeting, live, presenter)
    parts.append(voice.line(_where(step, theirs_now=theirs_now, listens=listens)))
    own = step.guidance.get(Role.PRESENTER) if on_the_seat else None
    parts += [Paragraph((own.in_language(voice.language),))] if own else []
    if presenter in meeting.fell_to and not has_begun(voice.circle, meeting, presenter):
        not_this_time = voice.button("button.not_this_time", "give-seat", meeting=meeting.number)
        parts += [voice.line("seat.falls_to_you"), buttons(not_this_time)]
    if not listens:
        parts += _wishes(voice, live, presenter)
    if on_the_seat and may_stop(voice.circle, meeting):
        parts.append(voice.quiet("seat.stop"))
        parts.append(buttons(voice.button("button.stop", "stop", meeting=meeting.number, step=live.at)))
    return Message(tuple(parts))


def _is_another_ones(step: Step) -> bool:
    """Looking back belongs to whoever had the seat last time, whoever has it now."""
    return step.who_speaks is WhoSpeaks.LAST_PRESENTER


def _has_come(circle: Circle, meeting: Meeting, live: Live, presenter: MemberId) -> bool:
    """Their part has begun, or begins with this step: what opens the meeting for all comes before it."""
    return has_begun(circle, meeting, presenter) or is_of_the_seat(circle, meeting, live.steps[live.at])


def _where(step: Step, *, theirs_now: bool, listens: bool) -> str:
    if not theirs_now or is_everyones(step):
        return "seat.next"
    if listens:
        return "seat.listen"
    speaks = step.mode is Mode.PRESENTER or step.who_speaks is WhoSpeaks.PRESENTER
    return "seat.speak" if speaks else "seat.yours"


def _wishes(voice: Voice, live: Live, presenter: MemberId) -> list[Part]:
    """As many as they like. A button says what it will do, so that pressing it twice does it once."""
    chosen = next((each.wishes for each in live.wishes if each.presenter == presenter), ())
    row = [
        voice.button(
            WISHES[wish], "wish", Style.FIRST if wish in chosen else Style.PLAIN, wish=wish, on=_turned(wish in chosen)
        )
        for wish in Wish
    ]
    parts: list[Part] = [voice.line("wish.how"), buttons(*row)]
    if chosen:
        parts.append(voice.quiet("wish.chosen", wishes=wishes_named(voice, chosen)))
    return parts


def _turned(chosen: bool) -> str:
    return "no" if chosen else "yes"


def role_card(voice: Voice, meeting: Meeting, live: Live, who: MemberId) -> Message | None:
    """For whoever took a role: what it does, and what this step's file asks of it. None for small tasks alone."""
    roles = [role for role in roles_of(voice.circle, meeting, who) if role in ROLES]
    if not roles:
        return None
    step = step_at(voice.circle, meeting, live.at)
    parts: list[Part] = [
        Quiet((*voice.say("cue.title", meeting=voice.title(meeting)),)),
        Heading((", ".join(voice.label(ROLES[role]) for role in roles),)),
    ]
    parts += [voice.line(DOES[role]) for role in roles]
    own = [step.guidance[role].in_language(voice.language) for role in roles if role in step.guidance]
    parts += [Paragraph((line,)) for line in own]
    if Role.GUARDIAN in roles:
        parts.append(buttons(voice.button("button.call_pause", "call-pause", meeting=meeting.number)))
    return Message(tuple(parts))


DOES = {
    Role.TIMEKEEPER: "does.timekeeper",
    Role.GUARDIAN: "does.guardian",
    Role.SCRIBE: "does.scribe",
    Role.HOST: "does.host",
    Role.CONVENER: "does.convener",
}
