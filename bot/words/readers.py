"""Who can read this: a room's audience in words, and what we keep ourselves. What cannot be known is said to be so."""

from msgspec.structs import replace

from bot.audience import Audience, Onlooker, RoomKind
from bot.message import Buttons, Message, Paragraph, Part, Strong, Text, Words
from bot.words.voice import Voice, bullets

KINDS = {
    RoomKind.EVERYONE: "readers.everyone",
    RoomKind.INVITED: "readers.invited",
    RoomKind.ASIDE: "readers.aside",
    RoomKind.DIRECT: "readers.direct",
    RoomKind.OPEN_PAGE: "readers.open_page",
    RoomKind.UNKNOWN: "readers.unknown",
}
ONLOOKERS = {
    Onlooker.OTHER_ORGANISATION: "readers.other_organisation",
    Onlooker.WHOLE_ORGANISATION: "readers.whole_organisation",
    Onlooker.EXPORTS_OF_OPEN: "readers.exports_of_open",
    Onlooker.EXPORTS_OF_PRIVATE: "readers.exports_of_private",
    Onlooker.EXPORTS_OF_ENTERPRISE: "readers.exports_of_enterprise",
    Onlooker.ADMINISTRATORS: "readers.administrators",
    Onlooker.ROLES: "readers.roles",
    Onlooker.ONE_BY_ONE: "readers.one_by_one",
    Onlooker.KEEPERS_OF_ASIDES: "readers.keepers_of_asides",
    Onlooker.OTHER_BOTS: "readers.other_bots",
    Onlooker.THE_COMPANY: "readers.the_company",
    Onlooker.THE_MACHINE: "readers.the_machine",
}
WITH_ROLES = (Onlooker.ROLES, Onlooker.KEEPERS_OF_ASIDES)


def readers_view(voice: Voice, audiences: tuple[Audience, ...]) -> Message:
    """To whoever asks, member or not: each room of the circle, then what we keep and cannot destroy."""
    parts: list[Part] = [voice.heading("readers.title")]
    for audience in audiences:
        if len(audiences) > 1:
            parts.append(Paragraph((Strong(audience.platform),)))
        parts += _in_the_room(voice, audience)
    if not audiences:
        parts.append(voice.line("readers.no_room"))
    kept = ("readers.kept_circle", "readers.kept_own", "readers.kept_not", "readers.kept_until", "readers.operator")
    parts += [
        Paragraph((Strong(voice.label("readers.kept")),)),
        bullets([voice.say(key) for key in kept]),
        voice.quiet("readers.beyond_us"),
    ]
    return Message(tuple(parts))


def with_readers(message: Message, voice: Voice, audience: Audience) -> Message:
    """The truth about the room in which it is shown, before the first buttons."""
    parts = (*_in_the_room(voice, audience), voice.quiet("readers.kept_short"))
    at = next((i for i, part in enumerate(message.parts) if isinstance(part, Buttons)), len(message.parts))
    return replace(message, parts=(*message.parts[:at], *parts, *message.parts[at:]), readers=False)


def _in_the_room(voice: Voice, audience: Audience) -> tuple[Part, ...]:
    lines = [voice.say(KINDS[audience.kind])]
    lines += [_onlooker(voice, audience, onlooker) for onlooker in audience.onlookers]
    return (voice.line("readers.who"), bullets(lines))


def _onlooker(voice: Voice, audience: Audience, onlooker: Onlooker) -> Text:
    line = voice.say(ONLOOKERS[onlooker], platform=audience.platform)
    if onlooker not in WITH_ROLES or not audience.roles:
        return line
    return voice.say("readers.with_roles", line=line, roles=Words(", ".join(audience.roles)))
