"""From what was given to the moves that a circle makes together: proposals, answers, and the sheet of logistics."""

from msgspec.structs import replace

from bot.acts.reading import chosen_rhythm
from bot.arguments import Given
from bot.choices import agreement_id
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import mending, proposing
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.nouns.together import Absence, Between, Load, Logistics, Stand
from bot.refusals.proposals import NothingNew
from bot.refusals.typed import Missing, MoreThanWeAre, Unreadable
from bot.rules.consent import open_proposal, sheet_of, with_wording
from bot.rules.library import season_of
from bot.rules.roster import LEAST_QUORUM
from bot.words.proposals import proposal_view
from bot.words.voice import Voice


def _lines(text: str) -> tuple[str, ...]:
    lines = (line.strip(" •-") for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))  # said twice is said once


def amend(circle: Circle, given: Given) -> Outcome:
    return proposing.change_agreements(
        circle,
        by=given.by,
        agreements=_lines(given.text("agreements")),
        reason=given.maybe("reason") or "",
        now=given.now,
    )


def propose(circle: Circle, given: Given) -> Outcome:
    """A new agreement, another wording of one (none: it goes), or a decision."""
    about, wording, reason = given.text("about"), given.maybe("wording"), given.text("reason")
    if about in ("new", "decision") and wording is None:
        raise Missing("wording")
    if about == "decision":
        return proposing.propose(circle, by=given.by, decision=wording or "", reason=reason, now=given.now)
    lines = _lines(wording or "")
    known = {agreement_id(text): text for text in circle.agreements}
    if about == "new":
        agreements = (*circle.agreements, *(line for line in lines if line not in circle.agreements))
    elif about in known:
        at = circle.agreements.index(known[about])
        agreements = (*circle.agreements[:at], *lines, *circle.agreements[at + 1 :])
    else:
        raise Unreadable("about", about, "choice")
    if agreements == circle.agreements:
        raise NothingNew
    return proposing.propose(circle, by=given.by, agreements=agreements, reason=reason, now=given.now)


def adopt(circle: Circle, given: Given) -> Outcome:
    """The agreements as they stand, asked of everyone."""
    if not circle.agreements:
        raise NothingNew
    return proposing.propose(circle, by=given.by, agreements=circle.agreements, reason="", now=given.now)


def reply(circle: Circle, given: Given, *, stand: Stand) -> Outcome:
    return proposing.reply(
        circle,
        by=given.by,
        stand=stand,
        words=given.maybe("text") or "",
        to_room=given.maybe("to") != "proposer",
        number=given.number("proposal"),
        version=given.number("version"),
    )


def reword(circle: Circle, given: Given) -> Outcome:
    proposal = open_proposal(circle)
    if proposal is not None and proposal.logistics is not None:
        raise NothingNew
    wording, agreements = given.maybe("wording") or "", None
    if proposal is not None and proposal.agreements is not None:
        agreements, wording = with_wording(circle, proposal, _lines(wording)), ""
    elif not wording:
        raise Missing("wording")
    return proposing.reword(
        circle,
        by=given.by,
        reason=given.maybe("reason") or "",
        agreements=agreements,
        decision=wording,
        now=given.now,
        number=given.number("proposal"),
        version=given.number("version"),
    )


def withdraw_proposal(circle: Circle, given: Given) -> Outcome:
    number, version = given.number("proposal"), given.number("version")
    return proposing.withdraw_proposal(circle, by=given.by, number=number, version=version)


def set_aside(circle: Circle, given: Given) -> Outcome:
    return proposing.set_aside(circle, by=given.by, number=given.number("proposal"))


def ask_again(circle: Circle, given: Given) -> Outcome:
    return proposing.ask_again(circle, by=given.by, now=given.now, number=given.number("proposal"))


def show_proposal(voice: Voice, _: Member, given: Given) -> Message:
    return proposal_view(voice)


def _fill_in(circle: Circle, given: Given, draft: Logistics) -> Outcome:
    return proposing.fill_in(circle, by=given.by, draft=draft, now=given.now)


def set_count(circle: Circle, given: Given) -> Outcome:
    count = given.number("count")
    if not count or count > 104:
        raise Unreadable("count", given.text("count"), "number")
    return _fill_in(circle, given, replace(sheet_of(circle), count=count))


def set_rhythm(circle: Circle, given: Given) -> Outcome:
    """Whether the first time is still ahead is looked at when all have consented: until then it may go by."""
    slot = circle.rhythm.minutes if circle.rhythm else season_of(circle).slot_minutes
    rhythm = chosen_rhythm(given, circle.zone, slot)
    proposing.check_first(rhythm, given.now)
    return _fill_in(circle, given, replace(sheet_of(circle), rhythm=rhythm))


def set_where(circle: Circle, given: Given) -> Outcome:
    return _fill_in(circle, given, replace(sheet_of(circle), where=given.text("where")))


def set_absence(circle: Circle, given: Given) -> Outcome:
    """In the form the number stands as it was noted, and may be emptied; where it was not given it stays."""
    sheet = sheet_of(circle)
    asked = given.request.from_form or given.maybe("quorum") is not None
    quorum = given.number("quorum") if asked else sheet.quorum
    we_are = max(LEAST_QUORUM, len(circle.members) + len(circle.invitations))
    if quorum is not None and not LEAST_QUORUM <= quorum <= we_are:
        raise MoreThanWeAre(LEAST_QUORUM, we_are)
    absence = _chosen(given, "absence", tuple(Absence))
    return _fill_in(circle, given, replace(sheet, absence=Absence(absence), quorum=quorum))


def set_load(circle: Circle, given: Given) -> Outcome:
    return _fill_in(circle, given, replace(sheet_of(circle), load=Load(_chosen(given, "load", tuple(Load)))))


def set_between(circle: Circle, given: Given) -> Outcome:
    """Elsewhere is somewhere: it is asked where."""
    between = Between(_chosen(given, "between", tuple(Between)))
    there = given.text("elsewhere") if between is Between.ELSEWHERE else ""
    return _fill_in(circle, given, replace(sheet_of(circle), between=between, elsewhere=there))


def _chosen(given: Given, name: str, options: tuple[str, ...]) -> str:
    chosen = given.text(name)
    if chosen not in options:
        raise Unreadable(name, chosen, "choice")
    return chosen


def shorten(circle: Circle, given: Given) -> Outcome:
    practice, number = given.text("practice"), given.number("meeting")
    if number is not None:
        return mending.cut_to_fit(circle, by=given.by, practice=practice, number=number)
    return mending.shorten_turns(circle, by=given.by, practice=practice)


def meet_more(circle: Circle, given: Given) -> Outcome:
    return mending.add_meetings(circle, by=given.by, practice=given.text("practice"), now=given.now)
