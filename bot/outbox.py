"""From what is told to the rows that must be said: each in its place, and the living cards that changed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.nouns.places import Place
from bot.ports.clocks import Chance
from bot.ports.sayings import Floor, Saying, ToPerson, ToRoom, Way
from bot.rules.places import accepted, place_near, spoken_in
from bot.rules.roster import member
from bot.words.beside import nothing_there, states_beside
from bot.words.cards import Card, living_cards, settled_card
from bot.words.scene import ToEveryone, Told, ToMember, ToOutsider, ToPlace
from bot.words.spent import spent

CARD_LIFE = timedelta(days=1)
STATE_LIFE = timedelta(days=30)  # what must be undone is worth undoing long after
TURN_LIFE = timedelta(minutes=10)  # nobody is muted for a turn that is long over, such as after an outage


def sayings_for(
    before: Circle | None, after: Circle, told: Sequence[Told], chance: Chance, now: datetime
) -> tuple[Saying, ...]:
    """Cards first: a room sees a step end before it reads what is said about it. But why it ended comes before."""
    why = [saying for one in told if one.before_cards for saying in _told(after, one, Way.ANEW, chance, now)]
    cards = [saying for card in changed_cards(before, after) for saying in _card(after, card, chance, now)]
    over = [saying for one in spent(before, after) for saying in _told(after, one, Way.IF_SHOWN, chance, now)]
    about = [saying for one in told if not one.before_cards for saying in _told(after, one, Way.ANEW, chance, now)]
    return (*why, *cards, *over, *about, *_caught_up(before, after, chance, now), *_beside(before, after, chance, now))


def _told(circle: Circle, one: Told, way: Way, chance: Chance, now: datetime) -> Iterable[Saying]:
    """`way`: how it meets an earlier message about the same, where it has a slot."""
    for to in _addresses(circle, one.to):
        ends = now + one.worth_for
        alone = one.to.member if isinstance(one.to, ToMember) else None
        saying = Saying(chance.id(), circle.id, to, one.message, ends, urgent=one.urgent, member=alone)
        saying = replace(saying, about=one.about, meeting=one.meeting)
        yield replace(saying, card=f"{circle.id} {one.slot}", way=way) if one.slot else saying


def hushed(before: Circle | None, after: Circle) -> tuple[Place, ...]:
    """Where the circle spoke before this change, and does no more."""
    return tuple(place for place in spoken_in(before) if place not in spoken_in(after)) if before else ()


def _caught_up(before: Circle | None, after: Circle, chance: Chance, now: datetime) -> list[Saying]:
    """A room that is new, or that works again, is shown what goes on; the others have it already."""
    new = [place for place in spoken_in(after) if before and place not in spoken_in(before)]
    changed = changed_cards(before, after) if new else []
    cards = [card for card in living_cards(after) if card.to is None and card not in changed] if new else []
    return [_shown(after, card, _to_room(after, place), chance, now) for place in new for card in cards]


def _beside(before: Circle | None, after: Circle, chance: Chance, now: datetime) -> Iterable[Saying]:
    """What should be so beside the rooms and was not, and the other way round."""
    was = states_beside(before) if before else {}
    should = states_beside(after)
    undone = {slot: nothing_there(state) for slot, state in was.items() if slot not in should}
    for (slot, to), state in (undone | {key: state for key, state in should.items() if was.get(key) != state}).items():
        # The keys of a circle that nobody is left in are destroyed: what it leaves behind is undone all the same.
        circle = after.id if after.members else None
        card = f"{after.id} {slot}"
        ends = now + (TURN_LIFE if isinstance(state, Floor) and state.muted else STATE_LIFE)
        yield Saying(chance.id(), circle, to, Message(()), ends, card, urgent=True, state=state)


def changed_cards(before: Circle | None, after: Circle) -> list[Card]:
    """What is over is settled, what is new or different is shown; a card that looks the same says nothing."""
    was = {(card.slot, card.to): card for card in living_cards(before)} if before else {}
    now = {(card.slot, card.to): card for card in living_cards(after)}
    settled = [settled_card(before, after, card) for key, card in was.items() if before and key not in now]
    return settled + [card for key, card in now.items() if was.get(key) != card]


def _card(circle: Circle, card: Card, chance: Chance, now: datetime) -> Iterable[Saying]:
    to: ToEveryone | ToMember = ToEveryone() if card.to is None else ToMember(card.to)
    for address in _addresses(circle, to):
        yield _shown(circle, card, address, chance, now)


def _shown(circle: Circle, card: Card, to: ToRoom | ToPerson, chance: Chance, now: datetime) -> Saying:
    slot = f"{circle.id} {card.slot}"
    return Saying(chance.id(), circle.id, to, card.message, now + CARD_LIFE, slot, urgent=True, member=card.to)


def _to_room(circle: Circle, place: Place) -> ToRoom:
    return ToRoom(place, accepted(circle, place))


def _addresses(circle: Circle, to: ToEveryone | ToMember | ToOutsider | ToPlace) -> list[ToRoom | ToPerson]:
    match to:
        case ToEveryone():
            if circle.solo:
                return _at_home(circle, circle.members[0].id)
            return [_to_room(circle, place) for place in spoken_in(circle)]
        case ToPlace(place):
            return [_to_room(circle, place)]
        case ToMember(id):
            return _at_home(circle, id)
        case ToOutsider(account):
            return [ToPerson(account, place_near(circle, account))]


def _at_home(circle: Circle, id: MemberId) -> list[ToRoom | ToPerson]:
    """In private, where the member is met first."""
    someone = member(circle, id)
    if someone is None or not someone.accounts:
        return []
    account = someone.accounts[0]
    return [ToPerson(account, place_near(circle, account))]
