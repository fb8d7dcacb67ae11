"""A circle, its prompts and what is said in it, as the tests of storage need them: few words, no rules."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.message import Answer, Heading, Message, Paragraph, Words
from bot.nouns.circle import Circle
from bot.nouns.people import Account, Invitation, Language, Member
from bot.nouns.places import Place
from bot.ports.keeping import Change, OwnWords, PromptRow
from bot.ports.sayings import Saying, ToPerson, ToRoom

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

ROOM = Place("slack", "T0LIGHTHOUSE", "C0HARBOUR")
OTHER_ROOM = Place("discord", "G0LIGHTHOUSE", "C0QUAY")
ANA = Account("slack", "T0LIGHTHOUSE", "U0ANA")
BEN = Account("slack", "T0LIGHTHOUSE", "U0BEN")
CAL = Account("discord", "G0LIGHTHOUSE", "U0CAL")


def a_circle(id: str = "c1", *rooms: Place, members: Sequence[Account] = (ANA, BEN)) -> Circle:
    return Circle(
        id=id,
        name="The lighthouse keepers",
        language=Language.EN,
        zone="Europe/Paris",
        season="peers",
        began_at=NOON,
        members=tuple(Member(f"m{n}", f"Member {n}", (account,)) for n, account in enumerate(members, 1)),
        places=rooms or (ROOM,),
        agreements=("What is said here stays here.",),
    )


def an_invitation(account: Account) -> Invitation:
    return Invitation("i1", account, "Somebody", "m1", NOON)


def a_prompt(what: str, due_at: datetime = NOON, *, circle: str = "c1", for_when: str = "1") -> PromptRow:
    return PromptRow(circle, what, for_when, due_at)


def a_message(text: str) -> Message:
    return Message((Heading(("The circle",)), Paragraph(("Somebody says: ", Words(text)))))


def an_answer(text: str) -> Answer:
    return Answer(a_message(text))


def a_saying(
    id: str,
    to: Place | Account = ROOM,
    *,
    circle: str | None = "c1",
    text: str = "hello",
    card: str | None = None,
    urgent: bool = False,
    expires_at: datetime = NOON + DAY,
) -> Saying:
    whom = ToRoom(to) if isinstance(to, Place) else ToPerson(to)
    return Saying(id, circle, whom, a_message(text), expires_at, card, urgent)


def a_change(
    circle: Circle,
    *prompts: PromptRow,
    at: datetime = NOON,
    done: Sequence[PromptRow] = (),
    sayings: Sequence[Saying] = (),
    delivery: str | None = None,
    answer: Answer | None = None,
    keep: Sequence[OwnWords] = (),
    forget: Sequence[tuple[str, str]] = (),
    destroy_key_of: Sequence[str] = (),
) -> Change:
    return Change(
        circle=circle,
        prompts=prompts,
        at=at,
        prompts_done=tuple(done),
        sayings=tuple(sayings),
        delivery=delivery,
        answer=answer,
        keep=tuple(keep),
        forget=tuple(forget),
        destroy_key_of=tuple(destroy_key_of),
    )
