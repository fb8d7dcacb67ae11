"""The shell: load, move, save, say, answer. Only this file calls moves, and it always saves."""

import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from bot.arguments import Given
from bot.asking import MARK, question_first
from bot.called import command_called, is_nameless, nearest
from bot.command import Command, Errand, For, Look, Move
from bot.door import Several, enter, own_and_whole
from bot.errands.begin import language_of_asker
from bot.errands.community import offer_graduates_to_stay
from bot.errands.company import forget_wishes
from bot.errands.run import for_anyone, for_member
from bot.forms import form_for
from bot.happenings.outcome import Outcome
from bot.happenings.season import CircleEnded
from bot.kept import before_they_go, with_kept_words
from bot.message import NOTHING_TO_ADD, Answer
from bot.moves import places
from bot.moves.proposing import settled
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle, CircleId
from bot.nouns.people import Member, MemberId
from bot.nouns.places import Place, Trouble
from bot.outbox import hushed, sayings_for
from bot.ports.clocks import Alarm, Chance, Clock
from bot.ports.keeping import (
    AlreadyDelivered,
    AlreadyDone,
    Change,
    Circles,
    PlaceTaken,
    PromptRow,
    Stale,
    StorageUnwell,
)
from bot.ports.requests import Request
from bot.ports.sayings import Beside
from bot.refusals.any_refusal import AnyRefusal
from bot.refusals.beside import NothingLikeIt, NoVoiceRoom
from bot.refusals.circle import NoSuchCircle
from bot.refusals.our_side import StorageIsUnwell, TooBusy
from bot.refusals.people import JoinFirst, NoInvitation, PlaceHasCircle
from bot.refusals.refusal import Refusal
from bot.refusals.typed import Missing, TooLong, UnknownCommand
from bot.rules.beside import talk_of
from bot.rules.places import lost_at, place_near
from bot.rules.prompts import Prompt, upcoming_prompts
from bot.rules.roster import member, member_with
from bot.speaking import Mouth, where
from bot.typed import read_given, typed_values
from bot.which import which_one
from bot.words.calendars import calendar_for
from bot.words.plain import plain_text
from bot.words.refusing.message import refusal_message, refusal_words
from bot.words.scene import Told
from bot.words.telling.tell import tell
from bot.words.voice import Voice, stranger_voice, voice_of

TRIES = 16  # how often a move is run again when somebody else saved first

log = logging.getLogger("circlekeeper")


class CircleBot:
    def __init__(
        self,
        circles: Circles,
        mouth: Mouth,
        alarm: Alarm,
        clock: Clock,
        chance: Chance,
        calendar_base: str = "",
    ) -> None:
        self.circles = circles
        self.mouth = mouth
        self.alarm = alarm
        self.clock = clock
        self.chance = chance
        self.calendar_base = calendar_base
        mouth.keeper = self

    async def carry_out(self, request: Request) -> Answer:
        """What a person asked for, once, however often it is delivered."""
        request = without_a_trace(own_and_whole(request), self.chance)
        try:
            try:
                return await self._carry_out(request)
            except Refusal as refusal:
                # Refused because it was done already, the first time that this came?
                before = await self.circles.answered(request.delivery)
                if before is not None:
                    return before
                answer = await self._refused(request, refusal)
                if is_nameless(request.command):  # what was typed is offered back, and kept nowhere
                    return answer
                await self.circles.note_answer(request.delivery, answer, self.clock.now())
                return answer
        except AlreadyDelivered as delivered:
            return delivered.answer or NOTHING_TO_ADD
        except StorageUnwell:
            voice = stranger_voice(request.locale)
            return Answer(refusal_message(StorageIsUnwell(), voice), again=True)
        except Exception as error:  # noqa: BLE001 — the one funnel: a person always gets an answer
            return self._our_fault(request, error)

    async def _carry_out(self, request: Request) -> Answer:
        command = command_called(request.command or "home")
        if command is None:
            raise UnknownCommand(request.command, nearest(request.command, await language_of_asker(self, request)))
        try:
            if isinstance(command.does, Errand) and command.whom is For.ANYONE:
                await self._acted_in(request, None)
                return await for_anyone(self, command, request)
            circle, someone = await enter(self.circles, request, command)
        except Several as several:
            return which_one(command, request, several.circles)
        circle = await self._acted_in(request, circle) or circle
        self._check_beside(command, request, circle)
        voice = voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)
        given = self.given(command, request, someone, voice)
        question = question_first(command, request, given, voice)
        if question is not None:
            return question
        if isinstance(command.does, Move):
            return await self.move(command.does, given, circle, delivery=request.delivery)
        assert someone is not None  # what anyone may do are moves and errands
        if isinstance(command.does, Look):
            shown = command.does.show(voice, someone, given)
            return Answer(await with_kept_words(self.circles, circle.id, shown))
        return await for_member(self, command.does, voice, someone, given)

    def has(self, platform: str) -> frozenset[Beside]:
        """What this platform has beside its rooms."""
        around = self.mouth.around(platform)
        return around.has if around else frozenset()

    def _check_beside(self, command: Command, request: Request, circle: Circle) -> None:
        account = request.by.account
        if command.needs is None:
            return
        around = self.mouth.around(account.platform)
        if around is None or command.needs not in around.has:
            raise NothingLikeIt
        place = place_near(circle, account)
        if command.needs is Beside.VOICE and not (place and around.can_mute(place, talk_of(circle).link)):
            raise NoVoiceRoom

    def given(self, command: Command, request: Request, someone: Member | None, voice: Voice | None = None) -> Given:
        now, id = self.clock.now(), self.chance.id()
        return read_given(command.arguments, request, by=someone, now=now, new_id=id, voice=voice)

    async def move(self, move: Move, given: Given, circle: Circle, *, delivery: str | None) -> Answer:
        """Run the move again whenever somebody else saved first: it is pure, so that costs nothing but time."""
        for _ in range(TRIES):
            try:
                return await self.save(circle, settled(move.run(circle, given), given.now), delivery, by=given.by)
            except Stale:
                fresh = await self.circles.load(circle.id)
                if fresh is None or (given.by and member(fresh, given.by) is None):
                    raise NoSuchCircle from None
                circle = fresh
        raise TooBusy(circle.id)

    async def save(
        self, before: Circle | None, outcome: Outcome, delivery: str | None, *, by: MemberId | None
    ) -> Answer:
        """One transaction: the circle, its prompts, what must be said, the delivery and its answer. Then it is said."""
        now = self.clock.now()
        after = outcome.circle
        told, back = tell(before or after, after, outcome.happenings, actor=by, now=now)
        answer = NOTHING_TO_ADD if outcome.fleeting else Answer(back)
        await self._keep(before, outcome, told, now, delivery=delivery, answer=answer)
        if any(isinstance(happening, CircleEnded) for happening in outcome.happenings):
            await offer_graduates_to_stay(self, after, now)
        await forget_wishes(self, before, after)
        if back is None:
            return answer
        return Answer(await with_kept_words(self.circles, after.id, back), fleeting=outcome.fleeting)

    # Rooms

    async def room_lost(self, place: Place, why: Trouble) -> None:
        circle = await self.circles.sitting_at(place)
        await self._by_itself(circle, lambda c: places.lose_place(c, place=place, why=why, now=self.clock.now()))

    async def room_found(self, place: Place, over: Collection[Trouble]) -> None:
        circle = await self.circles.sitting_at(place)
        await self._by_itself(circle, lambda c: places.find_place(c, place=place, over=over))

    async def unreached(self, circle: CircleId, about: Place, reader: MemberId) -> None:
        def tell_another(circle: Circle) -> Outcome:
            return places.tell_another(circle, place=about, unreached=reader, now=self.clock.now())

        await self._by_itself(await self.circles.load(circle), tell_another)

    def wake_at(self, at: datetime) -> None:
        self.alarm.no_later_than(at)

    async def _acted_in(self, request: Request, circle: Circle | None) -> Circle | None:
        """A member who acts in a lost room shows that it may work again: it is tried."""
        place = request.place
        if place is None:
            return circle
        sits = circle or await self.circles.sitting_at(place)
        if sits is None or lost_at(sits, place) is None or member_with(sits, request.by.account) is None:
            return circle
        return await self._by_itself(sits, lambda c: places.try_place(c, place=place, now=self.clock.now()))

    async def _by_itself(self, circle: Circle | None, move: Callable[[Circle], Outcome]) -> Circle | None:
        """A move that nobody asked for; saved where it changes anything. Returns the circle as it is then."""
        for _ in range(TRIES):
            outcome = move(circle) if circle else None
            if circle is None or outcome is None or outcome.circle is circle:
                return circle
            now = self.clock.now()
            told, _back = tell(circle, outcome.circle, outcome.happenings, actor=None, now=now)
            with suppress(Stale):
                return await self._keep(circle, outcome, told, now)
            circle = await self.circles.load(circle.id)
        raise TooBusy("")

    # The clock

    async def ring(self, circle_id: CircleId) -> None:
        """The clock's way in: everything that is due in this circle, as one change. May be called twice."""
        for _ in range(TRIES):
            circle = await self.circles.load(circle_id)
            if circle is None:
                return
            now = self.clock.now()
            outcome, answered = when_due(circle, now)
            if not answered:  # the row was derived by other rules than today's
                await self.plan_anew(circle_id)
                return
            told, _back = tell(circle, outcome.circle, outcome.happenings, actor=None, now=now)
            try:
                await self._keep(circle, outcome, told, now, done=answered)
                return
            except Stale:
                continue
            except AlreadyDone as already:
                await self._note_done(circle, already.prompt)

    async def _note_done(self, circle: Circle, done: PromptRow) -> None:
        """Storage knows a prompt to be done that this circle still derives: it must not stand in the others' way."""
        marked = replace(circle, prompted=(*circle.prompted, f"{done.what} {done.for_when}"))
        with suppress(Stale):  # somebody else has just answered it: that is why it was done
            await self._keep(circle, Outcome(marked), (), self.clock.now())

    async def plan_anew(self, circle_id: CircleId) -> None:
        """Derive the prompts again: after an upgrade, or when a zone's law has changed."""
        circle = await self.circles.load(circle_id)
        if circle is not None:
            with suppress(Stale):  # somebody has just saved it, and thereby planned it anew
                await self._keep(circle, Outcome(circle), (), self.clock.now())

    async def _keep(
        self,
        before: Circle | None,
        outcome: Outcome,
        told: tuple[Told, ...],
        now: datetime,
        *,
        delivery: str | None = None,
        answer: Answer | None = None,
        done: tuple[Prompt, ...] = (),
    ) -> Circle:
        after = outcome.circle
        upcoming = upcoming_prompts(after)
        told, copies = await before_they_go(self.circles, outcome, told)
        keep = tuple(own for own in outcome.keep if (own.member, own.id) not in outcome.forget)
        try:
            kept = await self.circles.save(
                Change(
                    circle=after,
                    at=now,
                    prompts=tuple(_row(after, prompt) for prompt in upcoming),
                    prompts_done=tuple(_row(after, prompt) for prompt in done),
                    hushed=hushed(before, after),
                    sayings=sayings_for(before, after, told, self.chance, now),
                    delivery=delivery,
                    answer=answer,
                    keep=(*keep, *copies),
                    forget=outcome.forget,
                    destroy_key_of=outcome.destroy_key_of,
                    born=outcome.born,
                )
            )
        except PlaceTaken:
            raise PlaceHasCircle from None
        if upcoming:
            self.alarm.no_later_than(upcoming[0].due_at)
        self.mouth.wake()
        return kept

    async def calendar(self, token: str, meeting: int | None) -> bytes | None:
        found = await self.circles.calendar_of(token)
        circle = await self.circles.load(found[0]) if found else None
        reader = member(circle, found[1]) if circle and found else None
        if circle is None or reader is None or reader.calendar != token:
            return None
        return calendar_for(circle, reader.id, meeting)

    async def _refused(self, request: Request, refusal: Refusal) -> Answer:
        """In words, to the one who asked; on the form where it was filled in, with all that was typed still there."""
        assert isinstance(refusal, AnyRefusal)
        someone, circle = None, None
        command = command_called(request.command)
        if not isinstance(refusal, NoSuchCircle | UnknownCommand) and command is not None:
            circle, someone = await self._reader(request, command)
        if circle and someone:
            voice = voice_of(circle, someone)
        else:
            voice = stranger_voice(await language_of_asker(self, request), zone=request.zone)
        values = {name: value for name, value in request.given.items() if isinstance(value, str)}
        field: str | None = getattr(refusal, "field", None)
        may_mend = request.from_form or isinstance(refusal, TooLong | Missing)
        if isinstance(refusal, TooLong) and command is not None and request.text:  # all of it
            values |= typed_values(command.arguments, request, voice)
        if command is not None and may_mend and field in {a.name for a in command.arguments}:
            words = plain_text(refusal_words(refusal, voice), voice.language)
            return Answer(form=form_for(command.word, command.arguments, voice, request, values, errors={field: words}))
        return Answer(refusal_message(refusal, voice), again=request.from_form)

    async def _reader(self, request: Request, command: Command) -> tuple[Circle | None, Member | None]:
        try:
            return await enter(self.circles, request, command)
        except (NoSuchCircle, JoinFirst, NoInvitation, Several):
            return None, None

    def _our_fault(self, request: Request, error: Exception) -> Answer:
        """A reference that the person sees and the log keeps, and nothing of what they wrote."""
        code = self.chance.id()[:6]
        log.error("%s: a request failed: %s", code, where(error))
        return Answer(stranger_voice(request.locale).message("error.reference", code=code), again=True)


def without_a_trace(request: Request, chance: Chance) -> Request:
    """A delivery is known by who sent it. What is given without a name is known by the form's own mark instead.

    With what was filled in: the same form sent again is the same delivery, and once it is mended it is another.
    """
    if not is_nameless(request.command) or not request.from_form:
        return request
    filled_in = sha256(repr(sorted((k, v) for k, v in request.given.items() if isinstance(v, str))).encode())
    once = request.given.get(MARK) or chance.id()
    return replace(request, delivery=f"nameless/{once}/{filled_in.hexdigest()}")


def _row(circle: Circle, prompt: Prompt) -> PromptRow:
    return PromptRow(circle.id, prompt.what, prompt.for_when, prompt.due_at)
