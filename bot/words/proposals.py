"""Proposals in words: the card that all answer, what is told of an answer, and what lies on the table in a meeting.

Nobody is shown as not having answered: a card counts consents and says whether a reason against stands.
"""

from typing import assert_never

from bot.grammar.practice import Mode, Shows, Step
from bot.happenings.proposals import (
    DraftFilledIn,
    ProposalAdopted,
    ProposalHappening,
    ProposalLetGo,
    ProposalMade,
    ProposalReworded,
    ProposalSetAside,
    ProposalWithdrawn,
    Replied,
)
from bot.message import Message, Paragraph, Part, Style, Text, TimeStyle, Words
from bot.nouns.circle import Circle
from bot.nouns.together import Proposal, ProposalState, Stand
from bot.rules.consent import how_many_consent, objectors, open_proposal, reworded_lines
from bot.rules.roster import running
from bot.rules.steps import step_at
from bot.words.logistics import noted_parts, sheet_facts, sheet_parts, sheet_warnings
from bot.words.scene import Scene
from bot.words.voice import Voice, bullets, buttons

OVER = {
    ProposalState.OPEN: "proposal.is_reworded",
    ProposalState.ADOPTED: "proposal.is_adopted",
    ProposalState.WITHDRAWN: "proposal.is_withdrawn",
    ProposalState.LET_GO: "proposal.is_let_go",
    ProposalState.SET_ASIDE: "proposal.is_set_aside",
}


def proposal_slot(proposal: Proposal) -> str:
    return f"proposal {proposal.number} {proposal.version}"


def proposal_card(voice: Voice, proposal: Proposal) -> Message:
    number, version = proposal.number, proposal.version
    parts: list[Part] = list(_proposed(voice, proposal))
    consents = how_many_consent(voice.circle, proposal)
    parts.append(voice.quiet("proposal.consents", n=consents))
    if objectors(voice.circle, proposal):
        parts.append(voice.line("proposal.objected", who=voice.who(proposal.by)))
    meeting = running(voice.circle)
    if meeting is not None and meeting.number == proposal.meeting:
        parts.append(voice.quiet("proposal.here"))
    else:
        parts.append(voice.quiet("proposal.until", when=voice.when(proposal.closes_at, TimeStyle.DAY)))
    parts.append(
        buttons(
            voice.button("button.consent", "consent", Style.FIRST, proposal=number, version=version),
            voice.button("button.concern", "concern", proposal=number, version=version),
            voice.button("button.object", "object", proposal=number, version=version),
        )
    )
    return Message(tuple(parts))


def settled_proposal(before: Circle, voice: Voice, slot: str) -> Message:
    """The card, for good: what was proposed, and what came of it. `before`: when it was open."""
    was, now = before.proposal, voice.circle.proposal
    assert was is not None
    assert proposal_slot(was) == slot
    state = now.state if now is not None and now.number == was.number else ProposalState.LET_GO
    then = Voice(before, voice.language, voice.zone)
    return Message((*_proposed(then, was), voice.quiet(OVER[state])))


def _proposed(voice: Voice, proposal: Proposal) -> tuple[Part, ...]:
    key = "proposal.title" if proposal.version == 1 else "proposal.title_again"
    parts: list[Part] = [voice.heading(key), *_matter(voice, proposal)]
    if proposal.reason:
        parts.append(Paragraph(voice.fact(voice.label("proposal.reason"), Words(proposal.reason))))
    return tuple(parts)


def _matter(voice: Voice, proposal: Proposal) -> list[Part]:
    by = voice.line("proposal.by", who=voice.who(proposal.by))
    if proposal.logistics is not None:
        return [by, sheet_facts(voice, proposal.logistics), *sheet_warnings(voice, proposal.logistics)]
    if proposal.agreements is None:
        return [by, Paragraph((Words(proposal.decision),))]
    gone, come = reworded_lines(voice.circle.agreements, proposal.agreements)
    if come and not gone:
        new = voice.line("proposal.by_new", n=len(come), who=voice.who(proposal.by))
        return [new, bullets((Words(line),) for line in come)]
    parts: list[Part] = [by]
    if gone:
        parts += [voice.line("proposal.without"), bullets((Words(line),) for line in gone)]
    if come:
        parts += [voice.line("proposal.with"), bullets((Words(line),) for line in come)]
    if not gone:
        parts += [
            voice.line("proposal.as_they_are", n=len(proposal.agreements)),
            bullets((Words(line),) for line in proposal.agreements),
        ]
    return parts


def proposal_view(voice: Voice) -> Message:
    """For whoever asks: the open one, with its buttons, or how to make one."""
    proposal = open_proposal(voice.circle)
    if proposal is None:
        return voice.message("proposal.none", buttons(voice.button("button.propose", "propose", Style.FIRST)))
    return proposal_card(voice, proposal)


def own_proposal(voice: Voice, proposal: Proposal) -> Part:
    """What its proposer may do with it."""
    number, version = proposal.number, proposal.version
    reword = (
        voice.button("button.logistics", "logistics")
        if proposal.logistics is not None
        else voice.button("button.reword", "reword", proposal=number, version=version)
    )
    return buttons(
        reword, voice.button("button.withdraw_proposal", "withdraw-proposal", proposal=number, version=version)
    )


def on_the_table(voice: Voice, step: Step) -> list[Part]:
    """In a meeting's step: what it is about, the proposal that is open, and how to make one."""
    circle = voice.circle
    if step.shows is Shows.READERS:
        return [buttons(voice.button("button.readers", "readers"))]
    parts: list[Part] = []
    if step.shows is Shows.AGREEMENTS and circle.agreements:
        parts.append(bullets((Words(text),) for text in circle.agreements))
    if step.shows is Shows.LOGISTICS:
        parts += sheet_parts(voice)
        return parts if open_proposal(circle) is None else [*parts, voice.quiet("proposal.is_open")]
    if step.mode is not Mode.DECIDE:
        return parts
    if open_proposal(circle) is not None:
        return [*parts, voice.quiet("proposal.is_open")]
    row = [voice.button("button.propose", "propose")]
    if step.shows is Shows.AGREEMENTS and circle.agreements and circle.agreed_at is None:
        row.insert(0, voice.button("button.adopt", "adopt", Style.FIRST))
    return [*parts, buttons(*row)]


def agreements_view(voice: Voice) -> Message:
    """As they are now, since when, and what else was decided."""
    circle = voice.circle
    row = [voice.button("button.propose", "propose"), voice.button("button.amend", "amend")]
    if open_proposal(circle) is not None:
        row = [voice.button("button.proposal", "proposal", Style.FIRST)]
    parts: list[Part] = []
    if circle.agreements:
        parts.append(voice.heading("agreements.title"))
        if circle.agreed_at is not None:
            day = voice.when(circle.agreed_at, TimeStyle.DAY)
            parts.append(voice.quiet("agreements.since", version=circle.agreed_times, day=day))
        else:
            parts.append(voice.quiet("agreements.to_start_from"))
            if open_proposal(circle) is None:
                row.insert(0, voice.button("button.adopt", "adopt", Style.FIRST))
        parts.append(bullets((Words(text),) for text in circle.agreements))
    else:
        parts.append(voice.line("agreements.none"))
    if circle.decisions:
        made: list[Text] = [
            (voice.when(each.at, TimeStyle.DAY), " · ", Words(each.text)) for each in circle.decisions[-10:]
        ]
        parts += [voice.line("decisions.title"), bullets(made)]
    row.append(voice.button("button.logistics", "logistics"))
    return Message((*parts, buttons(*row)))


def tell_proposals(scene: Scene, happening: ProposalHappening) -> None:
    everyone, me, now = scene.everyone, scene.me, scene.after.proposal
    match happening:
        case ProposalMade() | ProposalReworded():
            if now is not None and now.state is ProposalState.OPEN:
                scene.answer(me.line("proposal.back"), own_proposal(me, now))
        case Replied():
            _tell_reply(scene, happening)
        case ProposalAdopted(proposal):
            _tell_adopted(scene, proposal)
        case ProposalWithdrawn(by):
            scene.room(everyone.message("proposal.withdrawn", who=everyone.who(by)))
        case ProposalLetGo(by):
            scene.room(everyone.message("proposal.let_go", _again(everyone, now), who=everyone.who(by)))
        case ProposalSetAside(proposal):
            who = everyone.who(proposal.by)
            scene.room(everyone.message("proposal.set_aside", _again(everyone, proposal), who=who))
        case DraftFilledIn():
            if _sheet_lies_open(scene.after):
                scene.answer(me.quiet("sheet.noted.back"))  # the card has it already, for all
            else:
                scene.answer(*noted_parts(scene.before, me))
        case _:
            assert_never(happening)


def _again(voice: Voice, proposal: Proposal | None) -> Part:
    number = proposal.number if proposal is not None else 0
    return buttons(voice.button("button.propose_again", "propose-again", proposal=number))


def _sheet_lies_open(circle: Circle) -> bool:
    """Whether everyone has the sheet before them, in the step that is about it."""
    meeting = running(circle)
    if meeting is None or meeting.live is None:
        return False
    return step_at(circle, meeting, meeting.live.at).shows is Shows.LOGISTICS


def _tell_adopted(scene: Scene, proposal: Proposal) -> None:
    everyone = scene.everyone
    if proposal.agreements is not None and scene.after.agreed_at is None:
        row = [everyone.button("button.agreements", "agreements")]
        if scene.after.agreements:
            row.insert(0, everyone.button("button.adopt", "adopt"))
        scene.room(everyone.message("proposal.adopted_line", buttons(*row)))
    elif proposal.agreements is not None:
        read = buttons(everyone.button("button.agreements", "agreements"))
        scene.room(everyone.message("proposal.adopted_agreements", read, version=scene.after.agreed_times))
    elif proposal.logistics is not None:
        scene.room(everyone.message("proposal.adopted_logistics"))
    else:
        scene.room(everyone.message("proposal.adopted", what=Words(proposal.decision)))


def _tell_reply(scene: Scene, reply: Replied) -> None:
    me, proposal = scene.me, scene.after.proposal
    keys = {
        Stand.CONSENTS: "reply.consents",
        Stand.CONCERNED: "reply.concerned",
        Stand.OBJECTS: "reply.objects",
    }
    if proposal is not None and proposal.state is ProposalState.ADOPTED:
        scene.answer(me.line("reply.settles"))  # nothing is open any more: no mind to change
    else:
        scene.answer(me.line(keys[reply.stand]))
    if not reply.words or proposal is None:
        return
    if reply.to_room:
        scene.room(_said(scene.everyone, reply, proposal, "room"))
    elif reply.by != proposal.by:
        scene.private(proposal.by, lambda voice: _said(voice, reply, proposal, "alone"))


def _said(voice: Voice, reply: Replied, proposal: Proposal, to: str) -> Message:
    objects = reply.stand is Stand.OBJECTS
    if to == "room":
        key = "reply.objection_room" if objects else "reply.concern_room"
    else:
        key = "reply.objection_alone" if objects else "reply.concern_alone"
    line = voice.line(key, who=voice.who(reply.by))
    parts: list[Part] = [line, Paragraph((Words(reply.words),))]
    if objects and proposal.state is ProposalState.OPEN:
        parts.append(own_proposal(voice, proposal))
    return Message(tuple(parts))
