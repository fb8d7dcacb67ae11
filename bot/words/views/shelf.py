"""The shelf: what is on it, found by a word or a tag, and where to find it."""

from bot.message import Button, Message, Part, Style, Text, Words
from bot.moves.shelf import may_take_off
from bot.nouns.community import Shelved
from bot.nouns.people import Member
from bot.rules.roster import member
from bot.rules.shelf import found
from bot.words.step_words import cut_label
from bot.words.voice import Voice, bullets, buttons

MOST_SHOWN = 8
MOST_OWN = 5  # that can be taken off from here


def shelf_view(voice: Voice, someone: Member, wanted: str) -> Message:
    circle = voice.circle
    things = found(circle.shelf, wanted)
    put = voice.button("button.shelve", "shelve", Style.PLAIN if things else Style.FIRST)
    if not circle.shelf:
        return voice.message("shelf.empty", buttons(put))
    parts: list[Part] = [voice.heading("shelf.title")]
    if wanted:
        parts.append(voice.line("shelf.looked_for", n=len(things), wanted=Words(wanted)))
    parts.append(bullets(_line(voice, thing) for thing in things[:MOST_SHOWN]))
    if len(things) > MOST_SHOWN:
        parts.append(voice.quiet("shelf.and_more", n=len(things) - MOST_SHOWN))
    mine = [thing for thing in things[:MOST_SHOWN] if may_take_off(circle, thing, someone.id)]
    for thing in mine[:MOST_OWN]:
        label = voice.label("button.unshelve_it", title=cut_label(thing.title))
        parts.append(buttons(Button(label, "unshelve", circle.id, (("thing", str(thing.number)),))))
    return Message((*parts, buttons(put, voice.button("button.find", "find")), voice.quiet("shelf.how")))


def _line(voice: Voice, thing: Shelved) -> Text:
    """Where it is stands literally: an address that a person typed is never made into a link."""
    line: Text = (Words(thing.title), " — ", Words(thing.where))
    if thing.tags:
        line = (*line, " · ", Words(" ".join(f"#{tag}" for tag in thing.tags)))
    if member(voice.circle, thing.by):
        line = (*line, " · ", *voice.say("shelf.recommended", who=voice.who(thing.by)))
    return line
