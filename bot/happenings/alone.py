"""Somebody who goes through a season on their own."""

from msgspec import Struct

from bot.nouns.people import MemberId


class SoloBegun(Struct, frozen=True):
    member: MemberId


class NoteKept(Struct, frozen=True):
    member: MemberId
    id: str


class NoteTornOut(Struct, frozen=True):
    member: MemberId


SoloHappening = SoloBegun | NoteKept | NoteTornOut
