"""What a practice is, and how it is laid out for the people who came.

Nouns and their arithmetic only: `practice_file` reads them from text, `preflight` weighs them against a slot.
Spans are whole seconds, people are opaque ids, and the only words are those of the file.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Mode(StrEnum):
    PRESENTER = "presenter"  # one speaks, the others listen
    ROUND = "round"  # one by one
    OPEN = "open"  # whoever wishes
    SILENT = "silent"  # the bot holds the silence
    WRITE = "write"  # everyone writes
    PAIRS = "pairs"  # the bot draws them; an odd number makes one three
    THREES = "threes"
    FOURS = "fours"
    ABOUT = "about"  # the others speak, the presenter listens
    DECIDE = "decide"  # proposal, reasons, consent


class Rule(StrEnum):
    NONE = "none"
    NO_ADVICE = "no advice"
    QUESTIONS_ONLY = "questions only"
    ONLY_ANSWERS = "statements only as answers"
    FEELING_AND_SENTENCE = "one feeling and one sentence"
    SPEAK_AS_I = "I-statements"


class WhoSpeaks(StrEnum):
    EVERYONE = "everyone"
    PRESENTER = "presenter"
    OTHERS = "others"
    PRESENTER_LAST = "presenter last"  # the others first
    LAST_PRESENTER = "last presenter"  # whoever had the seat last time
    NOBODY = "nobody"


class Order(StrEnum):
    ROUND = "round"
    READY = "ready"
    VOTES = "votes"  # what most people voted for comes first


class OnPass(StrEnum):
    LATER = "later"  # asked once more after the others, then let go
    YES = "yes"  # let go at once


class OnTime(StrEnum):
    SOFT = "soft"
    HARD = "hard"


class Keep(StrEnum):
    NOTHING = "nothing"
    AUTHOR = "author"
    PRESENTER = "presenter"
    CIRCLE = "circle"


class Reveal(StrEnum):
    NEVER = "never"
    TOGETHER = "together"


class Shows(StrEnum):
    """What the bot lays on the table while the step runs."""

    NOTHING = "nothing"
    READERS = "who can read this"
    AGREEMENTS = "agreements"
    LOGISTICS = "logistics"
    ROTA = "rota"
    HOMEWORK = "homework"
    COMMITMENTS = "commitments"
    WISHES = "wishes"  # how the presenter wants to be met
    HELP = "where to find help"
    TOPICS = "topics"  # taken up one after the other
    NEXT_TOPIC = "the next topic"  # one is chosen for the next time, and none taken up
    HARVEST = "harvest"  # a line of each three, without names
    OUR_WORDS = "our words"
    WHAT_NEXT = "what comes next"


class Occasion(StrEnum):
    """What a practice is for: how a list of many is read."""

    SITUATION = "one situation"  # one person brings it, the others help
    IN_TURN = "each in turn"
    TOGETHER = "everyone together"
    ARRIVING = "arriving and leaving"
    SEASON = "a season"  # a meeting that has its place between others


class Role(StrEnum):
    PRESENTER = "presenter"
    FACILITATOR = "facilitator"
    UNDERSTUDY = "understudy"
    TIMEKEEPER = "timekeeper"
    GUARDIAN = "guardian"
    SCRIBE = "scribe"
    HOST = "host"
    CONVENER = "convener"


class Seats(StrEnum):
    """How many have the presenter's seat in one meeting. A practice may also say a number."""

    NONE = "none"
    ONE = "one"
    HALF = "half"  # rounded up
    ALL = "all"


ALWAYS_HELD = (Role.FACILITATOR, Role.UNDERSTUDY)
FOR_EVERYONE = "everyone"  # the guidance of those who hold no role with a line of its own
LEAST_ALONE = 5 * 60  # seconds: to write an answer down takes longer than to say it
ALONE = "alone"  # the guidance of somebody who goes the same way alone


class InLanguages(Struct, frozen=True):
    """One text in each language of its file. Empty: the file does not speak that language."""

    en: str = ""
    fr: str = ""

    def in_language(self, language: str) -> str:
        """The text in this language, or in the other one when the file has no words for it."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)


class Minutes(Struct, frozen=True):
    """How long a step is, in seconds: fixed, and for each member, and for each member but the presenter."""

    fixed: int = 0
    each: int = 0
    each_but_presenter: int = 0

    def seconds(self, members: int, others: int) -> int:
        return self.fixed + self.each * members + self.each_but_presenter * others

    @property
    def are_fixed(self) -> bool:
        return not self.each and not self.each_but_presenter


class Step(Struct, frozen=True, tag="step", kw_only=True):
    """One step of a meeting. `at_least`: how short it may become, in seconds, where its file says so."""

    id: str
    title: InLanguages
    title_alone: InLanguages | None = None  # and the question, where the circle's own would speak of others
    question_alone: InLanguages | None = None
    mode: Mode
    minutes: Minutes
    at_least: int | None = None
    rule: Rule = Rule.NONE
    who_speaks: WhoSpeaks = WhoSpeaks.EVERYONE
    order: Order = Order.ROUND
    on_pass: OnPass = OnPass.LATER
    on_time: OnTime = OnTime.SOFT
    keep: Keep = Keep.NOTHING
    reveal: Reveal = Reveal.NEVER
    named: bool = True  # whether what is revealed together bears its writer's name
    shows: Shows = Shows.NOTHING
    optional: bool = False
    question: InLanguages | None = None
    cue: InLanguages
    samples: tuple[InLanguages, ...] = ()  # questions that whoever facilitates may borrow
    guidance: dict[str, InLanguages] = {}  # by role, and "everyone", and "alone"

    def guidance_for(self, roles: Sequence[Role]) -> InLanguages | None:
        """The line for the first of these roles that has one of its own, else the line for everyone."""
        own = (self.guidance[role] for role in roles if role in self.guidance)
        return next(own, self.guidance.get(FOR_EVERYONE))


class Block(Struct, frozen=True, tag="block"):
    """Steps that are gone through again for each presenter."""

    id: str
    steps: tuple[Step, ...]


class People(Struct, frozen=True):
    min: int
    max: int
    ideal: int


class Practice(Struct, frozen=True, kw_only=True):
    """How one kind of meeting runs. `volunteers`: tasks that are small enough to volunteer for."""

    id: str
    title: InLanguages
    purpose: InLanguages
    people: People
    occasion: Occasion = Occasion.TOGETHER
    presenters: Seats | int = Seats.NONE
    roles: tuple[Role, ...] = ALWAYS_HELD
    steps: tuple[Step | Block, ...]
    volunteers: tuple[InLanguages, ...] = ()
    prepare: InLanguages | None = None
    prepare_presenter: InLanguages | None = None  # where that differs from what all bring
    source: str
    licence: str
    credit: InLanguages | None = None

    def every_step(self) -> Iterator[Step]:
        """Each step once, in the order of the file, those within blocks included."""
        for part in self.steps:
            yield from part.steps if isinstance(part, Block) else (part,)

    def step(self, step_id: str) -> Step:
        """Raises KeyError when the practice has no such step."""
        for step in self.every_step():
            if step.id == step_id:
                return step
        raise KeyError(step_id)


class LaidStep(Struct, frozen=True):
    """A step of a concrete meeting. `presenter`: a member's id, or None where nobody has the seat."""

    index: int
    step_id: str
    presenter: str | None
    seconds: int


def how_many_present(practice: Practice, members: int) -> int:
    """How many of so many members have the presenter's seat in one meeting."""
    match practice.presenters:
        case Seats.NONE:
            return 0
        case Seats.ONE:
            return min(1, members)
        case Seats.HALF:
            return (members + 1) // 2
        case Seats.ALL:
            return members
        case number:
            return min(number, members)


def laid_out(
    practice: Practice, members_present: Sequence[str], presenters: Sequence[str] = ()
) -> tuple[LaidStep, ...]:
    """The flat list of steps of one meeting: what the meeting runs.

    Blocks are unrolled for the presenters given, in their order, be they more or fewer than the practice
    foresees; with none, the block falls away. Outside a block the first presenter has the seat, in practices
    for one.
    """
    seat = presenters[0] if presenters and practice.presenters == Seats.ONE else None
    in_order: list[tuple[Step, str | None]] = []
    for part in practice.steps:
        if isinstance(part, Block):
            in_order += [(step, presenter) for presenter in presenters for step in part.steps]
        else:
            in_order.append((part, seat))
    return tuple(
        LaidStep(index, step.id, presenter, seconds_of(step, members_present, presenter))
        for index, (step, presenter) in enumerate(in_order)
    )


def seconds_of(step: Step, members_present: Sequence[str], presenter: str | None) -> int:
    """How long this step is for these people."""
    others = sum(member != presenter for member in members_present)
    return step.minutes.seconds(len(members_present), others)


def for_one(practice: Practice) -> Practice:
    """The same practice for somebody alone: the steps that have a line for them, in silence and at their own pace."""
    parts = tuple(part for part in (_part_for_one(part) for part in practice.steps) if part is not None)
    return replace(practice, people=People(1, 1, 1), steps=parts, roles=ALWAYS_HELD, volunteers=())


def can_be_alone(practice: Practice) -> bool:
    return any(ALONE in step.guidance for step in practice.every_step())


def _part_for_one(part: Step | Block) -> Step | Block | None:
    if isinstance(part, Block):
        steps = tuple(_step_for_one(step) for step in part.steps if ALONE in step.guidance)
        return replace(part, steps=steps) if steps else None
    return _step_for_one(part) if ALONE in part.guidance else None


def _step_for_one(step: Step) -> Step:
    return replace(
        step,
        title=step.title_alone or step.title,
        question=step.question_alone or step.question,
        mode=Mode.SILENT,
        minutes=Minutes(max(LEAST_ALONE, step.minutes.seconds(1, 0))),
        who_speaks=WhoSpeaks.EVERYONE,
        rule=Rule.NONE,
        guidance={FOR_EVERYONE: step.guidance[ALONE]},
    )
