"""From what is told to the rows that must be said: each in its place, and the living cards that changed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.circle import Circle, MemberId
from bot.ports import Chance, Saying, ToPerson, ToRoom
from bot.rules.roster import member, place_near
from bot.words.cards import Card, living_cards, settled_card
from bot.words.scene import ToEveryone, Told, ToMember, ToOutsider

CARD_LIFE = timedelta(days=1)


def sayings_for(
    before: Circle | None, after: Circle, told: Sequence[Told], chance: Chance, now: datetime
) -> tuple[Saying, ...]:
    """Cards first: a room sees a step end before it reads what is said about it."""
    sayings = [saying for card in changed_cards(before, after) for saying in _card(after, card, chance, now)]
    for one in told:
        for to in _addresses(after, one.to):
            ends = now + one.worth_for
            alone = one.to.member if isinstance(one.to, ToMember) else None
            sayings.append(Saying(chance.id(), after.id, to, one.message, ends, urgent=one.urgent, member=alone))
    return tuple(sayings)


def changed_cards(before: Circle | None, after: Circle) -> list[Card]:
    """What is over is settled, what is new or different is shown; a card that looks the same says nothing."""
    was = {(card.slot, card.to): card for card in living_cards(before)} if before else {}
    now = {(card.slot, card.to): card for card in living_cards(after)}
    settled = [settled_card(before, after, card) for key, card in was.items() if before and key not in now]
    return settled + [card for key, card in now.items() if was.get(key) != card]


def _card(circle: Circle, card: Card, chance: Chance, now: datetime) -> Iterable[Saying]:
    to: ToEveryone | ToMember = ToEveryone() if card.to is None else ToMember(card.to)
    for address in _addresses(circle, to):
        yield Saying(
            chance.id(),
            circle.id,
            address,
            card.message,
            now + CARD_LIFE,
            f"{circle.id} {card.slot}",
            urgent=True,
            member=card.to,
        )


def _addresses(circle: Circle, to: ToEveryone | ToMember | ToOutsider) -> list[ToRoom | ToPerson]:
    match to:
        case ToEveryone():
            return _at_home(circle, circle.members[0].id) if circle.solo else [ToRoom(p) for p in circle.places]
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
