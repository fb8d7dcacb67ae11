"""Check-ins, homework, commitments, letters, what was missed: in words."""

from typing import assert_never

from bot.almanac.zones import instant
from bot.happenings.between import (
    AgreementsChanged,
    BetweenHappening,
    CheckInAnswered,
    CheckInClosed,
    CheckInOpened,
    CheckInPassed,
    CheckInsPlanned,
    CommitmentDue,
    CommitmentSettled,
    CommitmentShared,
    Committed,
    HomeworkSet,
    HomeworkShown,
    LetterDelivered,
    LetterKept,
    LetterTakenBack,
    MissedLetGo,
    PeerAsked,
    PeerMayAsk,
    PromptsMissed,
    WordsDestroyed,
)
from bot.message import KeptWords, Message, Paragraph, Style, Words
from bot.nouns.season import Missed
from bot.rules.library import homework_for
from bot.rules.prompts import What
from bot.rules.roster import meeting, next_meeting
from bot.words.commitments import asked_message, committed_parts, due_message, may_ask_message, offer_back
from bot.words.logistics import how_often
from bot.words.scene import A_WEEK, Scene
from bot.words.voice import Voice, bullets, buttons, facts

MISSED: dict[str, str] = {
    What.DAY_BEFORE: "missed.day_before",
    What.GATHERING: "missed.gathering",
    What.CHECK_IN_OPENS: "missed.check_in",
}


def tell_between(scene: Scene, happening: BetweenHappening) -> None:
    everyone, me = scene.everyone, scene.me
    match happening:
        case CheckInOpened(_, late):
            if late:
                scene.room(Message((everyone.late_line(late),)))
            offer_back(scene, "commitments.offered_check_in", (m.id for m in scene.after.members))
        case CheckInAnswered(who, text):
            scene.room(
                Message((everyone.line("check_in.said", who=everyone.who(who)), Paragraph((Words(text),)))),
                worth_for=A_WEEK,
            )
            scene.answer(me.line("check_in.back"))
        case CheckInPassed():
            scene.answer(me.line("check_in.passed"))
        case CheckInClosed():
            pass  # the card shows it
        case CheckInsPlanned():
            _tell_check_ins(scene)
        case HomeworkSet(by, number):
            there = meeting(scene.after, number)
            title = everyone.title(there) if there else ""
            homework = homework_for(scene.after, there) if there else ""
            line = everyone.line("homework.room", who=everyone.who(by), title=title)
            if scene.after.solo:
                line = everyone.line("homework.alone", title=title)
            scene.room(Message((line, Paragraph((Words(homework),)))))
        case HomeworkShown(number):
            shown = meeting(scene.after, number)
            assert shown is not None
            line = everyone.line("homework.shown", title=everyone.title(shown))
            scene.room(Message((line, Paragraph((Words(homework_for(scene.after, shown)),)))), urgent=True)
        case AgreementsChanged(by):
            line = everyone.line("agreements.room", who=everyone.who(by))
            scene.room(Message((line, bullets((Words(text),) for text in scene.after.agreements))))
        case Committed(_, id):
            scene.answer(*committed_parts(me, next(c for c in scene.after.commitments if c.id == id)))
        case CommitmentDue(who, id, late):
            scene.private(who, lambda voice: due_message(voice, who, id, late), worth_for=A_WEEK)
        case PeerMayAsk(peer, who, id):
            scene.private(peer, lambda voice: may_ask_message(voice, who, id), worth_for=A_WEEK)
        case PeerAsked(by, who, id):
            scene.private(who, lambda voice: asked_message(voice, by, who, id), worth_for=A_WEEK)
            scene.answer(me.line("peer.asked_back", who=me.who(who)))
        case CommitmentShared(who, id):
            line = everyone.line("commitment.shared", who=everyone.who(who))
            scene.room(Message((line, Paragraph((KeptWords(who, id),)))))
            scene.answer(me.line("commitment.shared_back"))
        case CommitmentSettled(who, id, done):
            scene.answer(me.line("commitment.done" if done else "commitment.let_go"))
            made = next(c for c in scene.after.commitments if c.id == id)
            if made.asked:
                key = "peer.done" if done else "peer.let_go"
                scene.private(made.peer, lambda voice: voice.message(key, who=voice.who(who)))
        case LetterKept(_, on):
            letters = buttons(me.button("button.letters", "letters"))
            scene.answer(me.line("letter.back", day=me.day(on)), letters)
        case LetterTakenBack():
            scene.answer(me.line("letter.taken_back"))
        case LetterDelivered(who, id):
            scene.private(
                who,
                lambda voice: Message((voice.line("letter.delivered"), Paragraph((KeptWords(who, id),)))),
                worth_for=A_WEEK * 8,
            )
        case WordsDestroyed(_, at, how_many, key):
            destroyed = me.line("words.destroyed", n=how_many, when=me.when(at), circle=me.name())
            proof = (me.line("words.key_destroyed", key=key),) if key else ()
            scene.answer(destroyed, *proof, me.quiet("words.out_of_reach"))
        case PromptsMissed(missed):
            _tell_missed(scene, missed)
        case MissedLetGo():
            scene.answer(me.line("missed.let_go"))
        case _:
            assert_never(happening)


def _tell_check_ins(scene: Scene) -> None:
    voice, plan = scene.everyone, scene.after.check_ins
    if plan is None:
        scene.room(voice.message("check_ins.stopped"))
    else:
        first = voice.when(instant(plan.rhythm.first, plan.rhythm.zone))
        known = facts(
            (voice.label("check_ins.often"), (how_often(voice, plan.rhythm),)),
            (voice.label("check_ins.first"), (first,)),
            (voice.label("check_ins.question"), voice.question(plan.question)),
        )
        scene.room(voice.message("check_ins.room", known, voice.quiet("check_ins.to_stop"), n=plan.hours))


def _tell_missed(scene: Scene, missed: tuple[Missed, ...]) -> None:
    """One summary to one person, who is asked once."""
    following = next_meeting(scene.after)
    someone = following.facilitator if following else None
    if someone is None and scene.after.members:
        someone = scene.after.members[0].id
    scene.private(someone, lambda voice: missed_view(voice, missed), worth_for=A_WEEK)


def missed_view(voice: Voice, missed: tuple[Missed, ...]) -> Message:
    return Message(
        (
            voice.line("missed.private", n=len(missed), circle=voice.name()),
            bullets(voice.say(MISSED[m.what]) for m in missed),
            buttons(
                voice.button("button.season", "season", Style.FIRST),
                voice.button("button.let_go", "missed-let-go"),
            ),
        )
    )
