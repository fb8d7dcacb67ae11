"""From what was given to the moves about people: who is invited, removed, let in."""

from bot.acts.reading import one_of
from bot.almanac.reading import plain
from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.moves import joining, membership, preferences
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.ports.requests import Person, Request
from bot.refusals.people import NoLongerMember
from bot.refusals.typed import Unreadable
from bot.rules.roster import has_left, name_of


def invite(circle: Circle, given: Given) -> Outcome:
    unknown = names_of_nobody(given.request)
    seed = given.new_id[:8]
    return joining.invite(circle, by=given.by, people=given.people, seed=seed, now=given.now, unknown=unknown)


def names_of_nobody(request: Request) -> tuple[str, ...]:
    """Where more were mentioned than there are people: those whose name nobody bears."""
    words = [word[1:] for word in request.text.split() if word.startswith("@") and len(word) > 1]
    if len(words) <= len(request.people):
        return ()
    known = {plain(name) for person in request.people for name in _as_mentioned(person)}
    return tuple(dict.fromkeys(word for word in words if plain(word) not in known))


def _as_mentioned(person: Person) -> tuple[str, ...]:
    """A mention is one word: a name of several stands in it as its platform writes it."""
    return person.name, person.name.replace(" ", "."), *person.name.split()[:1], person.account.user


def withdraw(circle: Circle, given: Given) -> Outcome:
    """Chosen from the list, or mentioned."""
    accounts = [person.account for person in given.people]
    chosen = given.maybe("invitation")
    found = next((i for i in circle.invitations if i.name and (i.id == chosen or i.account in accounts)), None)
    return joining.withdraw(circle, id=found.id if found else "")


def remove(circle: Circle, given: Given) -> Outcome:
    who = given.member(circle, "member")
    if who is None and has_left(circle, given.maybe("member")):
        raise NoLongerMember
    name = given.people[0].name if given.people else given.maybe("member") or ""
    return membership.ask_removal(
        circle, by=given.by, who=who, name=name_of(circle, who) if who else name, now=given.now
    )


def language_given(given: Given) -> Language:
    chosen = given.text("language")[:2].lower()
    if chosen not in tuple(Language):
        raise Unreadable("language", chosen, "choice")
    return Language(chosen)


def circle_language(circle: Circle, given: Given) -> Outcome:
    return preferences.speak(circle, by=given.by, language=language_given(given), whole_circle=True)


def door(circle: Circle, given: Given) -> Outcome:
    is_open = one_of(given, "door", {"open": True, "invited": False})
    return preferences.set_door(circle, by=given.by, is_open=is_open)
