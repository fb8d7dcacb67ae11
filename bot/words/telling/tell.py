"""What happenings sound like: who is told what, in whose language. The words are in the catalogues."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.happenings.alone import SoloHappening
from bot.happenings.beside import BesideHappening
from bot.happenings.between import BetweenHappening
from bot.happenings.community import CommunityHappening
from bot.happenings.company import CompanyHappening
from bot.happenings.meeting import MeetingHappening
from bot.happenings.outcome import Happening
from bot.happenings.people import PeopleHappening
from bot.happenings.places import PlaceHappening
from bot.happenings.proposals import ProposalHappening
from bot.happenings.season import SeasonHappening
from bot.happenings.seeking import SeekingHappening
from bot.happenings.steps import StepHappening
from bot.happenings.times import TimesHappening
from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.rules.places import spoken_in
from bot.rules.roster import member
from bot.words.company import tell_company
from bot.words.proposals import tell_proposals
from bot.words.scene import Scene, ToEveryone, Told
from bot.words.solo import tell_solo
from bot.words.telling.beside import tell_beside
from bot.words.telling.between import tell_between
from bot.words.telling.community import tell_community
from bot.words.telling.meeting import tell_meeting
from bot.words.telling.people import tell_people
from bot.words.telling.places import tell_places
from bot.words.telling.rota import tell_rota
from bot.words.telling.season import tell_season
from bot.words.telling.seeking import tell_seeking
from bot.words.telling.steps import tell_step
from bot.words.telling.times import tell_times


def tell(
    before: Circle, after: Circle, happenings: Iterable[Happening], *, actor: MemberId | None, now: datetime
) -> tuple[tuple[Told, ...], Message | None]:
    """All that must be said, and the answer to whoever acted (None: what the room shows is answer enough)."""
    happenings = tuple(happenings)
    scene = Scene(before, after, member(after, actor) or member(before, actor), now)
    for happening in happenings:
        next(said for kind, said in TELLERS if isinstance(happening, kind))(scene, happening)
    tell_rota(scene, happenings)
    if actor and after.places and not spoken_in(after) and any(isinstance(told.to, ToEveryone) for told in scene.told):
        scene.answer(scene.me.quiet("lost.room_does_not_hear"))
    return tuple(scene.told), Message(tuple(scene.back)) if scene.back else None


# Each of these ends with `assert_never`: a happening without words does not pass the type checker.
TELLERS: tuple[tuple[Any, Callable[[Scene, Any], None]], ...] = (
    (PeopleHappening, tell_people),
    (PlaceHappening, tell_places),
    (SeasonHappening, tell_season),
    (TimesHappening, tell_times),
    (SoloHappening, tell_solo),
    (MeetingHappening, tell_meeting),
    (SeekingHappening, tell_seeking),
    (CompanyHappening, tell_company),
    (StepHappening, tell_step),
    (ProposalHappening, tell_proposals),
    (CommunityHappening, tell_community),
    (BetweenHappening, tell_between),
    (BesideHappening, tell_beside),
)
