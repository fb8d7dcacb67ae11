"""What stands in a form before anyone has typed: as it is now, so that one thing can be changed alone."""

from bot.almanac.zones import country_of
from bot.choices import RHYTHMS, USUAL, meetings
from bot.grammar.season_plan import Times, usually_agreed
from bot.nouns.together import Absence, Between, Load
from bot.rules.beside import talk_of
from bot.rules.consent import open_proposal, sheet_of, wording_of
from bot.rules.library import season_of, slot_of
from bot.rules.roster import HOLDABLE, in_time_order
from bot.words.voice import Voice


def slot(voice: Voice) -> str:
    standing = sheet_of(voice.circle).rhythm
    return str(standing.minutes if standing else slot_of(voice.circle))


def as_planned(voice: Voice, form: str) -> str:
    """The next time, as the sheet has it or as it is planned; empty where none is."""
    circle, standing = voice.circle, sheet_of(voice.circle).rhythm
    if standing is not None and standing != circle.rhythm:
        return standing.first.strftime(form)
    ahead = (m.wall for m in in_time_order(circle.meetings) if m.state in HOLDABLE)
    return next((wall.strftime(form) for wall in ahead), "")


def usual_rhythm(voice: Voice) -> str:
    """As it stands, else as the season proposes it."""
    standing = sheet_of(voice.circle).rhythm
    known = (id for id, pattern in RHYTHMS.items() if standing is not None and pattern == standing.pattern)
    return next(known, USUAL[season_of(voice.circle).how_often])


def next_number(voice: Voice) -> str:
    options = meetings(voice)
    return options[0][0] if options else ""


def zone(voice: Voice) -> str:
    return voice.zone


def region(voice: Voice) -> str:
    return voice.circle.country or country_of(voice.circle.zone) or ""


def link(voice: Voice) -> str:
    return talk_of(voice.circle).link


def in_calendars(voice: Voice) -> str:
    return "yes" if talk_of(voice.circle).in_calendars else "no"


def quiet_begins(voice: Voice) -> str:
    """As they are; else what many would choose."""
    return voice.reader.quiet.begins.strftime("%H:%M") if voice.reader and voice.reader.quiet else "20:00"


def quiet_ends(voice: Voice) -> str:
    return voice.reader.quiet.ends.strftime("%H:%M") if voice.reader and voice.reader.quiet else "08:00"


def language(voice: Voice) -> str:
    return voice.language.value


def wording(voice: Voice) -> str:
    proposal = open_proposal(voice.circle)
    return wording_of(voice.circle, proposal) if proposal else ""


def reason(voice: Voice) -> str:
    proposal = open_proposal(voice.circle)
    return proposal.reason if proposal else ""


def where(voice: Voice) -> str:
    return sheet_of(voice.circle).where


def count(voice: Voice) -> str:
    return str(sheet_of(voice.circle).count or 4)


def absence(voice: Voice) -> str:
    return sheet_of(voice.circle).absence or Absence.TAP


def quorum(voice: Voice) -> str:
    return str(sheet_of(voice.circle).quorum or "")


def load(voice: Voice) -> str:
    return sheet_of(voice.circle).load or Load.HOUR


def between(voice: Voice) -> str:
    return sheet_of(voice.circle).between or Between.HERE


def elsewhere(voice: Voice) -> str:
    return sheet_of(voice.circle).elsewhere


def agreements(voice: Voice) -> str:
    return "\n".join(voice.circle.agreements)


def usual_count(voice: Voice) -> str:
    """As often as it is planned now, else as seasons of its kind usually do."""
    season = season_of(voice.circle)
    lines = (season.meetings[m.line] for m in voice.circle.meetings if m.line < len(season.meetings))
    standing = sum(line.times is Times.AS_AGREED for line in lines)
    return str(standing or usually_agreed(season))
