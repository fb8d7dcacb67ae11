"""Every refusal there is, for the type checker: one without words does not pass."""

from bot.refusals.beside import BesideRoom
from bot.refusals.circle import NotThere, NotYours
from bot.refusals.community import InCommunity
from bot.refusals.meeting import BeforeMeeting, InMeeting
from bot.refusals.our_side import OnOurSide
from bot.refusals.people import AboutPeople, Entering
from bot.refusals.proposals import AboutProposals
from bot.refusals.season import FindingATime, InSeason
from bot.refusals.seeking import SeekingACircle
from bot.refusals.typed import DoesNotAgree, Typed

AnyRefusal = (
    NotThere
    | NotYours
    | BeforeMeeting
    | InMeeting
    | InSeason
    | FindingATime
    | AboutProposals
    | AboutPeople
    | Entering
    | SeekingACircle
    | Typed
    | DoesNotAgree
    | InCommunity
    | OnOurSide
    | BesideRoom
)
