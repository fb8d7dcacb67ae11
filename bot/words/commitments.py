"""Commitments, in words: for their owner, and for the one peer whom the owner chose."""

from collections.abc import Callable, Iterable

from bot.message import KeptWords, Message, Paragraph, Part, Style
from bot.nouns.between import Commitment, CommitmentState
from bot.nouns.people import Member, MemberId
from bot.rules.roster import member
from bot.words.scene import Scene
from bot.words.voice import Voice, buttons


def commitments_view(voice: Voice, someone: Member) -> Message:
    """Mine, in my own words, and nobody else's."""
    mine = _open_ones(voice, someone.id)
    add = voice.button("button.commit", "commit", Style.PLAIN if mine else Style.FIRST)
    if not mine:
        return voice.message("commitments.none", buttons(add))
    parts: list[Part] = [voice.heading("commitments.title")]
    for made in mine:
        parts += [Paragraph((KeptWords(someone.id, made.id),)), *_when(voice, made), *_peer(voice, made)]
        parts.append(_hands(voice, made.id, share=not voice.circle.solo))
    return Message((*parts, buttons(add)))


def committed_parts(voice: Voice, made: Commitment) -> tuple[Part, ...]:
    """To its owner: what was understood, and who may read it."""
    words = Paragraph((KeptWords(made.member, made.id),))
    if voice.circle.solo:
        return (voice.line("committed.alone"), words, *_when(voice, made))
    peer = member(voice.circle, made.peer)
    noted = voice.line("committed.back_peer", who=voice.who(peer.id)) if peer else voice.line("committed.back")
    return (noted, words, *_when(voice, made), buttons(voice.button("button.share", "share", commitment=made.id)))


def due_message(voice: Voice, who: MemberId, id: str, late: int) -> Message:
    parts: list[Part] = [voice.late_line(late)] if late else []
    return Message((*parts, voice.line("commitment.due"), Paragraph((KeptWords(who, id),)), _hands(voice, id)))


def may_ask_message(voice: Voice, who: MemberId, id: str) -> Message:
    """To the peer. Not asking is as good as asking: the owner is not told of either."""
    ask = buttons(voice.button("button.ask_kindly", "ask-kindly", Style.FIRST, commitment=id))
    line = voice.line("peer.may_ask", who=voice.who(who))
    return Message((line, Paragraph((KeptWords(who, id),)), ask, voice.quiet("peer.or_not")))


def asked_message(voice: Voice, by: MemberId, who: MemberId, id: str) -> Message:
    line = voice.line("peer.asks", who=voice.who(by))
    return Message((line, Paragraph((KeptWords(who, id),)), _hands(voice, id), voice.quiet("peer.hears")))


def offer_back(scene: Scene, key: str, to: Iterable[MemberId]) -> None:
    """As a check-in begins, their own open commitments, to each alone: one may speak of them, or not."""
    owners = {c.member for c in scene.after.commitments if c.state is CommitmentState.OPEN}
    for owner in to:
        if owner in owners:
            scene.private(owner, _offered_back(key, owner))


def _offered_back(key: str, owner: MemberId) -> Callable[[Voice], Message]:
    def message(voice: Voice) -> Message:
        parts: list[Part] = [voice.line(key)]
        for made in _open_ones(voice, owner):
            parts += [Paragraph((KeptWords(owner, made.id),)), _hands(voice, made.id)]
        return Message(tuple(parts))

    return message


def _open_ones(voice: Voice, owner: MemberId) -> list[Commitment]:
    return [c for c in voice.circle.commitments if c.member == owner and c.state is CommitmentState.OPEN]


def _when(voice: Voice, made: Commitment) -> list[Part]:
    return [voice.quiet("commitments.day", day=voice.day(made.due_on))] if made.due_on else []


def _peer(voice: Voice, made: Commitment) -> list[Part]:
    if made.peer is None or member(voice.circle, made.peer) is None:
        return []
    return [voice.quiet("commitments.peer", who=voice.who(made.peer))]


def _hands(voice: Voice, id: str, *, share: bool = False) -> Part:
    row = [
        voice.button("button.kept", "kept", Style.FIRST, commitment=id),
        voice.button("button.let_go", "let-go", commitment=id),
        voice.button("button.put_off", "put-off", commitment=id),
    ]
    if share:
        row.append(voice.button("button.share", "share", commitment=id))
    return buttons(*row)
