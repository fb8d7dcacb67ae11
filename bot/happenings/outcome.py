"""What a move returns."""

from msgspec import Struct

from bot.happenings.alone import SoloHappening
from bot.happenings.beside import BesideHappening
from bot.happenings.between import BetweenHappening
from bot.happenings.community import CommunityHappening
from bot.happenings.company import CompanyHappening
from bot.happenings.meeting import MeetingHappening
from bot.happenings.people import PeopleHappening
from bot.happenings.places import PlaceHappening
from bot.happenings.proposals import ProposalHappening
from bot.happenings.season import SeasonHappening
from bot.happenings.seeking import SeekingHappening
from bot.happenings.steps import StepHappening
from bot.happenings.times import TimesHappening
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.ports.keeping import OwnWords

Happening = (
    PlaceHappening
    | PeopleHappening
    | SeasonHappening
    | TimesHappening
    | SoloHappening
    | MeetingHappening
    | StepHappening
    | ProposalHappening
    | CommunityHappening
    | BetweenHappening
    | SeekingHappening
    | CompanyHappening
    | BesideHappening
)


class Outcome(Struct, frozen=True):
    """What a move returns: the new circle, and what happened. `keep` and `forget`: words under a member's own key.

    `fleeting`: what the one who acted is answered is shown once and kept nowhere.
    `hand_on`: words of which somebody else keeps a copy from now on, under a key of their own.
    """

    circle: Circle
    happenings: tuple[Happening, ...] = ()
    keep: tuple[OwnWords, ...] = ()
    forget: tuple[tuple[MemberId, str], ...] = ()  # (member, words id)
    destroy_key_of: tuple[MemberId, ...] = ()
    fleeting: bool = False
    hand_on: tuple[tuple[MemberId, str, MemberId], ...] = ()  # (author, words id, who keeps a copy)
    born: tuple[Circle, ...] = ()  # circles that begin with this change
