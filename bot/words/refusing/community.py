"""In a community."""

from bot.message import Text
from bot.refusals.community import (
    CallingFull,
    ConvenerHosts,
    ConvenerThere,
    HarvestOver,
    HostConvenes,
    HostThere,
    InCommunity,
    IsAWord,
    NoDotsLeft,
    NoRota,
    NoSuchCalling,
    NoSuchThing,
    NoSuchTopic,
    NotACommunity,
    NotConvener,
    NotYoursToCancel,
    NotYoursToEnd,
    QueueFull,
    ShelfFull,
    TermRuns,
    WrongWord,
)
from bot.refusals.refusal import Refusal
from bot.words.refusing.next import Next
from bot.words.voice import Voice

SO: dict[type[Refusal], str] = {
    NotACommunity: "refusal.not_a_community",
    NoSuchTopic: "refusal.no_such_topic",
    WrongWord: "refusal.wrong_word",
    IsAWord: "refusal.is_a_word",
    HarvestOver: "refusal.harvest_over",
    ConvenerHosts: "refusal.convener_hosts",
    HostConvenes: "refusal.host_convenes",
    NoRota: "refusal.no_rota",
    NoSuchThing: "refusal.no_such_thing",
    NoSuchCalling: "refusal.no_such_calling",
    TermRuns: "refusal.term_runs",
}
NEXT: Next = {
    NoSuchTopic: (("button.forum", "forum"),),
    IsAWord: (("button.by_word", "by-word"),),
    HarvestOver: (("button.harvest", "harvest"),),
    NoDotsLeft: (("button.forum", "forum"),),
    HostThere: (("button.forum", "forum"),),
    TermRuns: (("button.forum", "forum"),),
    NoRota: (("button.forum", "forum"),),
    ConvenerHosts: (("button.forum", "forum"), ("button.no_convene", "no-convene")),
    HostConvenes: (("button.no_host", "no-host"),),
    NotYoursToEnd: (("button.forum", "forum"), ("button.leave", "leave")),
    NotYoursToCancel: (("button.forum", "forum"),),
    NoSuchThing: (("button.shelf", "shelf"),),
}


def in_community(refusal: InCommunity, voice: Voice) -> Text:
    match refusal:
        case NoDotsLeft(most):
            return voice.say("refusal.no_dots_left", n=most)
        case QueueFull(most):
            return voice.say("refusal.queue_full", most=most)
        case ShelfFull(most):
            return voice.say("refusal.shelf_full", most=most)
        case CallingFull(most):
            return voice.say("refusal.calling_full", n=most)
        case ConvenerHosts(who) if who is not None:
            return voice.say("refusal.convener_hosts_not", who=voice.who(who))
        case HostThere(by):
            return voice.say("refusal.host_there", who=voice.who(by))
        case NotConvener(None):
            return voice.say("refusal.no_convener")
        case NotYoursToEnd(convener):
            return voice.say("refusal.not_yours_to_end", who=voice.who(convener))
        case NotYoursToCancel(people):
            return voice.say("refusal.not_yours_to_cancel", people=voice.people_listed(people))
        case NotConvener(convener) | ConvenerThere(convener):
            return voice.say("refusal.convener_there", who=voice.who(convener))
        case _:
            return voice.say(SO[type(refusal)])
