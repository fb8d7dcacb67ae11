"""What was harvested, forum by forum; and what a convener sees: numbers, and nobody."""

from bot.almanac.zones import instant
from bot.message import Message, Part, Text, TimeStyle, Words
from bot.nouns.meeting import MeetingState
from bot.rules.forum import A_FEW, all_lines, harvest_is_open, harvest_is_over
from bot.rules.roster import next_meeting
from bot.words.views.forum import crowd
from bot.words.voice import Voice, bullets, buttons, facts

MOST_HARVESTS = 6  # shown at once, the newest first


def harvest_view(voice: Voice) -> Message:
    """Lines without names, as the threes brought them."""
    circle = voice.circle
    harvests = circle.community.harvests if circle.community else ()
    shown = [h for h in reversed(harvests) if h.lines and harvest_is_open(circle, h)]
    if not shown:
        return voice.message("harvest.none", buttons(voice.button("button.forum", "forum")))
    parts: list[Part] = [voice.heading("harvest.title")]
    for harvest in shown[:MOST_HARVESTS]:
        day = voice.when(instant(harvest.wall, circle.zone), TimeStyle.DAY)
        lines = all_lines(harvest) if harvest_is_over(circle, harvest) else harvest.lines
        parts += [voice.line("harvest.of", day=day), bullets((Words(line),) for line in lines)]
    if len(shown) > MOST_HARVESTS:
        parts.append(voice.quiet("harvest.older", n=len(shown) - MOST_HARVESTS))
    return Message(tuple(parts))


def counts_view(voice: Voice) -> Message:
    """Never who, and never who was not there. Small numbers are a few, since they point at people."""
    circle, community = voice.circle, voice.circle.community
    assert community is not None
    held = sum(meeting.state is MeetingState.CLOSED for meeting in circle.meetings)
    meeting = next_meeting(circle)
    coming = [(voice.label("counts.coming"), crowd(voice, len(meeting.coming)))] if meeting else []
    return Message(
        (
            voice.heading("counts.title"),
            facts(
                (voice.label("counts.members"), crowd(voice, len(circle.members))),
                (voice.label("counts.forums"), _so_many(voice, held)),
                (voice.label("counts.circles"), _so_many(voice, community.circles_formed)),
                *coming,
            ),
            voice.quiet("counts.how"),
        )
    )


def _so_many(voice: Voice, count: int) -> Text:
    if count == 0:
        return voice.say("counts.none")
    return voice.say("counts.few") if count < A_FEW else (str(count),)
