"""A community's happenings: in words. Most are told to the one who acted alone: a forum is no stream of messages."""

from typing import assert_never

from bot.happenings.community import (
    CalledTogether,
    CallingLetGo,
    CircleCalled,
    CircleGrew,
    CommunityHappening,
    ConvenerChanged,
    DotSet,
    DotTaken,
    HarvestShown,
    HostFound,
    HostWanted,
    LineHarvested,
    OptedIn,
    OptedOut,
    Shelved,
    StayOffered,
    TermRenewed,
    TopicChosen,
    TopicPut,
    TopicPutBack,
    TopicTakenBack,
    TopicTakenUp,
    Unshelved,
)
from bot.message import Message, Part, Style, Words
from bot.moves.shelf import may_take_off
from bot.nouns.community import Calling
from bot.rules.forum import calling_numbered, harvest_of, queue, topic_numbered
from bot.words.forum_cards import host_wanted
from bot.words.scene import Scene
from bot.words.spent import invitation_slot
from bot.words.telling.people import invitation_card
from bot.words.views.forum import A_PAGE, topics_view
from bot.words.views.season import season_lines
from bot.words.voice import Voice, buttons


def tell_community(scene: Scene, happening: CommunityHappening) -> None:
    me, everyone = scene.me, scene.everyone
    match happening:
        case TopicPut(number, by, word):
            if by is None:
                scene.answer(
                    me.line("nameless.back"),
                    me.line("nameless.word", word=word),
                    me.quiet("nameless.once"),
                    buttons(me.button("button.forum", "forum"), me.button("button.by_word", "by-word")),
                )
            else:
                back = me.button("button.take_back", "take-back", topic=number)
                scene.answer(me.line("topic.back"), buttons(me.button("button.forum", "forum"), back))
        case TopicTakenBack(title):
            scene.answer(me.line("topic.taken_back", topic=Words(title)))
        case DotSet(number) | DotTaken(number):
            _tell_dot(scene, number, is_set=isinstance(happening, DotSet))
        case TopicTakenUp(number):
            if number is None:
                scene.answer(me.line("topics.all_taken"))
        case HostFound(number, by):
            back = me.button("button.no_host", "no-host", meeting=number)
            scene.answer(me.line("host.back"), buttons(back, me.button("button.forum", "forum")))
            if scene.before != scene.after:
                scene.room(everyone.message("host.room", who=everyone.who(by), title=_title(scene, number)))
        case HostWanted(number):
            scene.answer(me.line("host.given_back"))
            if scene.before != scene.after:
                row = buttons(*host_wanted(everyone, scene.meeting(number)))
                scene.room(everyone.message("host.wanted", row, title=_title(scene, number)))
        case ConvenerChanged(by, convener):
            if convener is None:
                take = buttons(everyone.button("button.convene", "convene"))
                scene.room(everyone.message("convener.free", take, who=everyone.who(by)))
            else:
                scene.room(everyone.message("convener.now", who=everyone.who(convener)))
        case TermRenewed(by, forums):
            row = buttons(
                everyone.button("button.forum", "forum", Style.FIRST), everyone.button("button.calendar", "calendar")
            )
            scene.room(everyone.message("renewed.room", season_lines(everyone), row, n=forums, who=everyone.who(by)))
        case LineHarvested(number):
            community = scene.after.community
            late = community is not None and harvest_of(community, scene.meeting(number)).shown
            scene.answer(me.line("line.back_late" if late else "line.back"))
        case TopicPutBack() | TopicChosen() | HarvestShown() | CircleGrew():
            pass  # the cards show it
        case CircleCalled(number, by):
            scene.answer(me.line("calling.back"), _let_go(me, number))
        case OptedIn(number, by, enough):
            scene.answer(me.line("opted.in"), _let_go(me, number))
            calling = calling_numbered(scene.after.community, number) if scene.after.community else None
            if enough and calling is not None:
                scene.private(calling.by, lambda voice: _enough(voice, calling))
        case OptedOut():
            scene.answer(me.line("opted.out"))
        case CallingLetGo():
            scene.answer(me.line("calling.let_go"))
        case CalledTogether(by, invitations):
            for invitation in invitations:
                card, slot = invitation_card(everyone, by, invitation), invitation_slot(invitation)
                scene.outsider(invitation.account, card, slot=slot)
            scene.answer(me.line("calling.invited", n=len(invitations)))
        case StayOffered(invitations):
            for invitation in invitations:
                scene.outsider(invitation.account, _stay(everyone), slot=invitation_slot(invitation))
        case Shelved(number, by):
            thing = next(each for each in scene.after.shelf if each.number == number)
            off = [me.button("button.unshelve", "unshelve", thing=number)]
            off = off if may_take_off(scene.after, thing, by) else []
            scene.answer(me.line("shelved.back"), buttons(me.button("button.shelf", "shelf"), *off))
        case Unshelved(title):
            scene.answer(me.line("unshelved.back", title=Words(title)))
        case _:
            assert_never(happening)


def _title(scene: Scene, number: int) -> str:
    return scene.everyone.title(scene.meeting(number))


def _let_go(voice: Voice, number: int) -> Part:
    return buttons(voice.button("button.opt_out", "opt-out", calling=number))


def _enough(voice: Voice, calling: Calling) -> Message:
    """To the caller alone: there are enough, and how it goes on. Not who they are."""
    return voice.message("calling.enough", voice.line("calling.where"), theme=Words(calling.title))


def _stay(voice: Voice) -> Message:
    """To those whose own circle has just ended."""
    row = buttons(voice.button("button.join", "accept", Style.FIRST), voice.button("button.not_now", "decline"))
    return voice.message("stay.private", row, voice.quiet("stay.how"), circle=voice.name())


def _tell_dot(scene: Scene, number: int, *, is_set: bool) -> None:
    me, community = scene.me, scene.after.community
    topic = topic_numbered(community, number) if community else None
    assert community is not None
    assert topic is not None
    assert scene.actor is not None
    at = [each.number for each in queue(community)].index(number)
    said = me.line("dot.set" if is_set else "dot.taken", topic=Words(topic.title))
    scene.answer(said, *topics_view(me, scene.actor, at - at % A_PAGE).parts)
