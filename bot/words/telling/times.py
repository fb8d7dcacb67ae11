"""Finding a time: the card with three to choose from, and what comes of it, in words."""

from datetime import date, datetime, time
from typing import assert_never

from msgspec.structs import replace

from bot.almanac.zones import instant
from bot.happenings.times import HoursKept, TimeAnswered, TimesAsked, TimesHappening, TimesLetGo, TimesUnsettled
from bot.message import Button, Message, Paragraph, Part, Style, Text, TimeStyle
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.nouns.season import TimeOption, TimeQuestion
from bot.rules.finding_a_time import everyone_answered
from bot.rules.roster import meeting, member
from bot.words.phrases import joined
from bot.words.plain import spoken_time
from bot.words.scene import Scene
from bot.words.voice import Voice, bullets, buttons, room_voice

SUITS = ("button.suits_1", "button.suits_2", "button.suits_3")


def tell_times(scene: Scene, happening: TimesHappening) -> None:
    me, everyone = scene.me, scene.everyone
    match happening:
        case HoursKept(who):
            someone = member(scene.after, who)
            assert someone is not None
            assert someone.hours is not None
            begins, ends = (_clock(me, each) for each in (someone.hours.begins, someone.hours.ends))
            scene.answer(me.line("hours.back", begins=begins, ends=ends))
        case TimesAsked():
            scene.answer(me.line("times.back"))
        case TimeAnswered(who):
            question = scene.after.times
            assert question is not None
            scene.answer(_mine(me, question, who), *(() if question.closed else (me.quiet("times.change"),)))
        case TimesUnsettled():
            again = buttons(everyone.button("button.find_time", "find-time", Style.FIRST))
            scene.room(everyone.message("times.unsettled", again))
        case TimesLetGo(by):
            if by is None:
                scene.room(everyone.message("times.over"))
            else:
                scene.room(everyone.message("times.let_go", who=everyone.who(by)))
        case _:
            assert_never(happening)


def times_slot(question: TimeQuestion) -> str:
    return f"times {question.id}"


def times_card(circle: Circle, question: TimeQuestion) -> Message:
    """Counts alone: whose answer is missing is nobody's business."""
    voice = room_voice(circle)
    about = meeting(circle, question.meeting)
    parts: list[Part] = [voice.heading("times.title")]
    if question.closed:
        return Message((*parts, _outcome(voice, question)))
    if about is not None:
        parts.append(voice.line("times.for_meeting", title=voice.title(about), when=voice.meeting_time(about)))
    else:
        parts.append(voice.line("times.for_season"))
    parts.append(bullets(_option(voice, at, option) for at, option in enumerate(question.options)))
    parts.append(voice.quiet("times.how", when=voice.when(question.closes_at)))
    suits = [
        voice.button(key, "suits", Style.FIRST, times=question.id, option=at)
        for at, key in enumerate(SUITS[: len(question.options)])
    ]
    none = voice.button("button.none_fits", "none-fits", times=question.id)
    parts.append(buttons(*suits, none, voice.button("button.hours", "hours")))
    parts.append(buttons(*_for_everyone(voice, question)))
    return Message(tuple(parts))


def times_view(voice: Voice, question: TimeQuestion, wished: dict[str, str], *, beyond: int) -> Message:
    """The three as they would be asked, for whoever thinks of asking. `wished`: what they gave already."""
    about = meeting(voice.circle, question.meeting)

    def as_wished(button: Button) -> Button:
        return replace(button, given=(*button.given, *wished.items()))

    parts: list[Part] = [voice.heading("times.view")]
    if about is not None:
        parts.append(voice.line("times.for_meeting", title=voice.title(about), when=voice.meeting_time(about)))
    else:
        parts.append(voice.line("times.for_season"))
    parts.append(bullets(_option(voice, at, option) for at, option in enumerate(question.options)))
    parts.append(voice.quiet("times.why_these"))
    parts.append(
        buttons(
            as_wished(voice.button("button.ask_times", "ask-times", Style.FIRST, beyond=beyond)),
            as_wished(voice.button("button.other_times", "find-time", beyond=beyond + 1)),
            as_wished(voice.button("button.times_otherwise", "find-time", ask="yes")),
            voice.button("button.hours", "hours"),
        )
    )
    return Message(tuple(parts))


def _for_everyone(voice: Voice, question: TimeQuestion) -> list[Button]:
    """Apart from one's own answers. Nobody decides for those who still think: settling is offered once all answered."""
    off = voice.button("button.times_off", "times-off", Style.CAREFUL, "times_off.confirm", times=question.id)
    last = [off]
    if everyone_answered(voice.circle, question):
        last.insert(0, voice.button("button.settle_times", "settle-times", times=question.id))
    return last


def _option(voice: Voice, at: int, option: TimeOption) -> Text:
    line = voice.say("times.option", at=at + 1, when=voice.when(instant(option.wall, voice.circle.zone)))
    notes = [voice.say("times.can", n=len(option.can))] if option.can else []
    if option.outside:
        notes.append(voice.say("times.outside", n=option.outside))
    return joined([line, *notes], " · ")


def _outcome(voice: Voice, question: TimeQuestion) -> Part:
    if question.chosen is None:
        return voice.quiet("times.closed")
    return Paragraph(voice.say("times.settled", when=voice.when(instant(question.chosen, voice.circle.zone))))


def _mine(voice: Voice, question: TimeQuestion, who: MemberId) -> Part:
    """Whoever took back the only one that suited has not answered: only "none of them" says that none does."""
    suit = [str(at) for at, option in enumerate(question.options, 1) if who in option.can]
    if suit:
        return voice.line("times.noted", times=voice.say("times.suit_you", n=len(suit), which=", ".join(suit)))
    if who in question.none_fits:
        return voice.line("times.noted", times=voice.say("times.none_suits"))
    return voice.line("times.unanswered")


def _clock(voice: Voice, clock: time) -> str:
    return spoken_time(datetime.combine(date.min, clock), TimeStyle.CLOCK, voice.language)
