"""A season and its rota, on private pages and in the messages that tell of them."""

from itertools import groupby

from bot.almanac.days_off import holiday_on
from bot.grammar.season_plan import usually_agreed
from bot.message import Heading, Message, Part, Quiet, Text, TimeStyle
from bot.nouns.meeting import Meeting, MeetingState
from bot.rules.consent import sheet_of
from bot.rules.library import lines_of, season_of
from bot.rules.roster import HOLDABLE, in_time_order
from bot.rules.rota import understudy
from bot.words.mends import mend_parts
from bot.words.voice import Voice, bullets, buttons

STATES = {
    MeetingState.OPEN: "state.open",
    MeetingState.PAUSED: "state.open",
    MeetingState.CLOSED: "state.closed",
    MeetingState.CANCELLED: "state.cancelled",
    MeetingState.LAPSED: "state.lapsed",
}


def season_view(voice: Voice) -> Message:
    circle = voice.circle
    season = season_of(circle)
    parts: list[Part] = [Heading((season.title.in_language(voice.language),))]
    if circle.meetings:
        parts += [season_lines(voice), _season_buttons(voice)]
    else:
        parts += [voice.line("season.not_planned"), _to_come(voice), planning(voice)]
    return Message((*parts, Quiet((season.help.in_language(voice.language),))))


def _to_come(voice: Voice) -> Part:
    """What the season is made of, while nothing has a date: its meetings in their order."""
    agreed = sheet_of(voice.circle).count or usually_agreed(season_of(voice.circle))
    titles = [line.meeting.title.in_language(voice.language) for line in lines_of(voice.circle, agreed)]
    times = ((title, len(list(same))) for title, same in groupby(titles))
    return bullets((title if n == 1 else f"{title} × {n}",) for title, n in times)


def planning(voice: Voice) -> Part:
    """How a season that has no dates yet gets them."""
    return buttons(voice.button("button.plan", "plan"), voice.button("button.find_time", "find-time"))


def _season_buttons(voice: Voice) -> Part:
    move = voice.button("button.move", "move")
    if voice.circle.solo:
        return buttons(voice.button("button.calendar", "calendar"), move)
    return buttons(
        voice.button("button.calendar", "calendar"),
        voice.button("button.forum", "forum") if voice.circle.community else voice.button("button.rota", "rota"),
        move,
        voice.button("button.find_time", "find-time"),
    )


def season_lines(voice: Voice) -> Part:
    return bullets(season_line(voice, m) for m in in_time_order(voice.circle.meetings))


def lines_ahead(voice: Voice) -> Part:
    return bullets(season_line(voice, m) for m in in_time_order(voice.circle.meetings) if m.state in HOLDABLE)


def season_line(voice: Voice, meeting: Meeting) -> Text:
    state = STATES.get(meeting.state)
    if state:
        return voice.say(state, title=voice.title(meeting), when=voice.meeting_time(meeting, TimeStyle.DAY))
    if voice.circle.solo:
        return voice.say("season.line_alone", title=voice.title(meeting), when=voice.meeting_time(meeting))
    return voice.say(
        "season.line",
        title=voice.title(meeting),
        when=voice.meeting_time(meeting),
        facilitator=voice.who(meeting.facilitator),
    )


def rota_view(voice: Voice) -> Message:
    if voice.circle.community is not None:
        return voice.message("rota.forum", buttons(voice.button("button.forum", "forum")))
    if not any(m.state in HOLDABLE for m in voice.circle.meetings):
        return voice.message("rota.empty")
    return Message((voice.heading("rota.title"), *rota_parts(voice)))


def rota_parts(voice: Voice) -> tuple[Part, ...]:
    """Who facilitates when, and how to have it otherwise."""
    coming = [m for m in in_time_order(voice.circle.meetings) if m.state in HOLDABLE]
    lines = bullets(
        voice.say(
            "rota.line",
            title=voice.title(m),
            who=voice.who(m.facilitator),
            understudy=voice.who(understudy(voice.circle, m)),
        )
        for m in coming
    )
    swap = buttons(
        voice.button("button.volunteer", "volunteer"),
        voice.button("button.swap", "swap"),
        voice.button("button.draw_again", "draw", confirm="draw.confirm"),
    )
    return (lines, swap)


def plan_warnings(voice: Voice) -> tuple[Part, ...]:
    """What whoever planned should know at once: meetings that do not fit, public holidays, too few people."""
    circle = voice.circle
    parts: list[Part] = []
    season = season_of(circle)
    if circle.community is not None:  # people join when they hear of it
        return tuple(days_off_lines(voice))
    if len(circle.members) < season.people.min:
        parts.append(voice.line("plan.too_few", n=season.people.min, people=len(circle.members)))
    parts += mend_parts(voice)
    parts += days_off_lines(voice)
    return tuple(parts)


def days_off_lines(voice: Voice) -> list[Part]:
    """Public holidays that a meeting falls on: said, and offered to be moved. Nothing is moved by itself."""
    country = voice.circle.country
    if country is None:
        return []
    found: list[Part] = []
    for meeting in in_time_order(voice.circle.meetings):
        name = holiday_on(meeting.wall.date(), country, voice.language) if meeting.state in HOLDABLE else None
        if name:
            when = voice.meeting_time(meeting, TimeStyle.DAY)
            found.append(voice.line("holiday.falls", title=voice.title(meeting), when=when, holiday=name))
            found.append(buttons(voice.button("button.move", "move", meeting=meeting.number)))
    return found
