"""What is seen of seeking a circle: one's own wish and one's own secrets; and, for whoever forms circles, counts."""

from collections import Counter
from datetime import datetime, time

from babel.dates import format_time, get_day_names

from bot.happenings.seeking import CircleBegan
from bot.message import Bullets, Button, Message, Part, Quiet, Style, Text, TimeStyle, Words
from bot.nouns.circle import Circle
from bot.nouns.people import Language, Member, MemberId
from bot.nouns.seeking import Apart, Forming, Hours, Seeker, Why
from bot.rules.roster import member
from bot.rules.seeking import ANSWER_WITHIN, Lack, Proposal, free, may_place, monday_after, seeker, stretches, waits_in
from bot.words.phrases import joined
from bot.words.plain import CLOCK
from bot.words.step_words import cut_label
from bot.words.voice import Voice, bullets, buttons

MOST_STRETCHES = 4
SEVERAL = {(0, 1, 2, 3, 4): "days.weekdays", (5, 6): "days.weekend", (0, 1, 2, 3, 4, 5, 6): "days.every-day"}
WHYS = {Why.NOT_WITH: "apart.not_with", Why.I_REPORT: "apart.i_report", Why.REPORTS: "apart.reports"}
LACKS = {
    Lack.PEOPLE: "unplaced.people",
    Lack.LANGUAGE: "unplaced.language",
    Lack.HOURS: "unplaced.hours",
    Lack.FIT: "unplaced.fit",
}
COUNTS = {
    Lack.PEOPLE: "place.lack_people",
    Lack.LANGUAGE: "place.lack_language",
    Lack.HOURS: "place.lack_hours",
    Lack.FIT: "place.lack_fit",
}
LANGUAGES = {Language.EN.value: "English", Language.FR.value: "Français"}


def seeking_view(voice: Voice, someone: Member) -> Message:
    wish = seeker(voice.circle, someone.id)
    if wish is None:
        parts: list[Part] = [
            voice.line("seeking.not"),
            voice.quiet("seeking.how"),
            buttons(voice.button("button.seek", "seek", Style.FIRST)),
        ]
    else:
        invited = waits_in(voice.circle, someone.id) is not None
        parts = [
            voice.heading("seeking.title"),
            *_wish(voice, wish),
            voice.line("seeking.invited" if invited else "seeking.waits"),
            buttons(*own_buttons(voice)),
        ]
    return Message((*parts, *secrets(voice, someone.id), *_for_placing(voice, someone.id)))


def own_buttons(voice: Voice) -> tuple[Button, ...]:
    return (
        voice.button("button.seek_hours", "seek-hours", Style.FIRST),
        voice.button("button.seek_anew", "seek"),
        voice.button("button.seek_off", "seek-off"),
    )


def _for_placing(voice: Voice, id: MemberId) -> tuple[Part, ...]:
    if not may_place(voice.circle, id):
        return ()
    return (buttons(voice.button("button.place", "place")),)


def _wish(voice: Voice, wish: Seeker) -> tuple[Part, ...]:
    """Hours are on its owner's own clock, as they were given."""
    lines: list[Text] = [(_in_words(voice, hours),) for hours in wish.hours]
    lines.append((", ".join(LANGUAGES[language] for language in wish.languages),))
    if wish.interests:
        lines.append((Words(", ".join(wish.interests)),))
    return (bullets(lines),)


def _in_words(voice: Voice, hours: Hours) -> str:
    if hours.days in SEVERAL:
        days = voice.label(SEVERAL[hours.days])
    else:
        names = get_day_names("wide", locale=voice.language.value)
        days = ", ".join(names[day] for day in hours.days)
    begins, ends = _clock(voice, hours.begins), _clock(voice, hours.ends)
    past_midnight = hours.ends <= hours.begins
    return f"{days}, {begins} – {voice.label('hours.next_day', ends=ends) if past_midnight else ends}"


def _clock(voice: Voice, minutes: int) -> str:
    return format_time(time(*divmod(minutes, 60)), CLOCK, locale=voice.language.value)


def secrets(voice: Voice, id: MemberId) -> tuple[Part, ...]:
    """One's own, and nobody else's: to be seen and taken back."""
    more = buttons(voice.button("button.not_with", "not-with"), voice.button("button.reports", "reports"))
    own = [each for each in voice.circle.apart if each.by == id]
    if not own:
        return (voice.quiet("apart.none"), more)
    parts: list[Part] = [voice.line("apart.title")]
    for each in own:
        parts += [
            voice.quiet(WHYS[each.why], name=Words(each.name)),
            buttons(_take_back(voice, each)),
        ]
    return (*parts, more, voice.quiet("apart.who_knows"))


def _take_back(voice: Voice, secret: Apart) -> Button:
    label = voice.label("button.take_secret_back", name=cut_label(secret.name))
    return Button(label, "take-secret-back", voice.circle.id, (("secret", secret.id),))


def place_view(voice: Voice, proposal: Proposal, *, changed: bool = False) -> Message:
    """Counts alone."""
    circle = voice.circle
    waiting = sum(len(f.invited) - len(f.accepted) for f in circle.formings)
    parts: list[Part] = [voice.line("place.changed")] if changed else []
    parts.append(voice.heading("place.title"))
    parts.append(voice.line("place.seeking", n=len(free(circle))))
    if waiting:
        parts.append(voice.quiet("place.waiting", n=waiting))
    sizes = Counter(len(group) for group in proposal.circles)
    lines = [voice.say("place.of_size", n=count, size=size) for size, count in sorted(sizes.items())]
    reasons = Counter(lack for _, lack in proposal.unplaced)
    lines += [voice.say(COUNTS[lack], n=reasons[lack]) for lack in Lack if reasons[lack]]
    if lines:
        parts.append(bullets(lines))
    if proposal.circles:
        parts += [
            buttons(voice.button("button.form_circles", "form-circles", Style.FIRST, proposal=proposal.mark)),
            voice.quiet("place.what_happens"),
        ]
    elif proposal.unplaced:
        parts += [
            voice.line("place.none"),
            buttons(voice.button("button.tell_them", "form-circles", proposal=proposal.mark)),
        ]
    return Message(tuple(parts))


def forming_card(voice: Voice, invitation: Forming, common: int, interests: tuple[str, ...]) -> Message:
    """Before one says yes: how many, when, on what; and no names."""
    ends = voice.when(invitation.at + ANSWER_WITHIN, TimeStyle.DAY)
    parts: list[Part] = [
        voice.heading("forming.title"),
        voice.line("forming.size", n=len(invitation.invited)),
        *common_hours(voice, common, invitation.at),
    ]
    if interests:
        parts.append(voice.line("forming.interests", interests=Words(", ".join(interests))))
    return Message(
        (
            *parts,
            voice.line("forming.names"),
            buttons(
                voice.button("button.circle_yes", "circle-yes", Style.FIRST, forming=invitation.id),
                voice.button("button.circle_no", "circle-no", forming=invitation.id),
            ),
            voice.quiet("forming.silent", day=ends),
        )
    )


def common_hours(voice: Voice, common: int, now: datetime) -> tuple[Part, ...]:
    """The first of them in the coming week, each in the reader's own clock."""
    found = stretches(common, monday_after(now))
    lines: list[Text] = [(voice.when(at), f" ({_length(minutes)})") for at, minutes in found[:MOST_STRETCHES]]
    total = sum(minutes for _, minutes in found)
    return (voice.line("forming.hours", length=_length(total)), Bullets(tuple(lines)))


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def shared_interests(circle: Circle, group: tuple[MemberId, ...]) -> tuple[str, ...]:
    """Those that all of them named: each has typed it, and learns nothing of anybody by it."""
    named = [{i.casefold() for i in s.interests} for s in circle.seekers if s.member in group]
    return tuple(sorted(set.intersection(*named))) if named else ()


def began_card(voice: Voice, began: CircleBegan, who: MemberId, now: datetime) -> Message:
    others: list[Text] = [voice.who(id) for id in began.members if id != who and member(voice.circle, id)]
    look = Button(voice.label("button.circle"), "circle", began.circle, style=Style.FIRST)
    return Message(
        (
            voice.heading("began.title"),
            voice.line("began.with", who=joined(others)),
            *common_hours(voice, began.common, now),
            voice.line("began.room"),
            buttons(look),
        )
    )


def unplaced_message(voice: Voice, lack: Lack) -> Message:
    quiet: Quiet = voice.quiet("unplaced.goes_on")
    return voice.message(LACKS[lack], buttons(*own_buttons(voice)), quiet)
