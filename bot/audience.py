"""Who can read a room, as its platform knows it: facts, which `words` turns into sentences.

What a platform cannot know is not guessed: it is one of the facts that it cannot be known.
"""

from enum import StrEnum

from msgspec import Struct


class RoomKind(StrEnum):
    EVERYONE = "everyone"  # whoever is in the workspace or on the server
    INVITED = "invited"  # whoever was let in
    ASIDE = "aside"  # a private side room within a larger one
    DIRECT = "direct"  # the few people of a private conversation
    OPEN_PAGE = "open page"  # whoever opens the page, as whomever they like
    UNKNOWN = "unknown"


class Onlooker(StrEnum):
    """Who can look beyond those who are in the room, and by which right."""

    OTHER_ORGANISATION = "other organisation"  # the room is shared with one
    WHOLE_ORGANISATION = "whole organisation"  # the room is shared between its workspaces
    EXPORTS_OF_OPEN = "exports of open rooms"  # owners and admins may export what is open
    EXPORTS_OF_PRIVATE = "exports of private rooms"  # under some plans, and we cannot know which this is
    EXPORTS_OF_ENTERPRISE = "exports of an enterprise"  # its plan has tools to read everything
    ADMINISTRATORS = "administrators"  # the owner, and whoever may do everything
    ROLES = "roles"  # the roles named may see the room
    ONE_BY_ONE = "one by one"  # people were let in by name
    KEEPERS_OF_ASIDES = "keepers of side rooms"  # whoever may manage side rooms sees them all
    OTHER_BOTS = "other bots"
    THE_COMPANY = "the company"  # who runs the platform holds what is written there
    THE_MACHINE = "the machine"  # who has the machine on which the page runs


class Audience(Struct, frozen=True):
    """`platform`: as people call it. `roles`: the names of those that may look, where the platform has such."""

    platform: str
    kind: RoomKind
    onlookers: tuple[Onlooker, ...] = ()
    roles: tuple[str, ...] = ()


def nothing_known(platform: str) -> Audience:
    return Audience(platform, RoomKind.UNKNOWN)
