"""The nouns that a community has beyond a circle's: topics, harvests, callings, a shelf.

Whatever was given without a name has no author here, and no moment: only a number that says what came earlier.
Member ids are plain text, so that `circle` can hold all this.
"""

from datetime import datetime

from msgspec import Struct


class Topic(Struct, frozen=True, omit_defaults=True):
    """Something to talk about, or a question to a guest. `by` None: it was put without a name, or its name has left."""

    number: int
    title: str
    more: str = ""
    by: str | None = None
    votes: tuple[str, ...] = ()  # one dot a member; only their number is ever shown
    word: str = ""  # the digest of the one-use word by which a nameless topic may be taken back
    taken: int | None = None  # the meeting that has taken it up


class Harvest(Struct, frozen=True, omit_defaults=True):
    """One line of each three, in the order of the alphabet: neither who wrote nor when can be read from it."""

    meeting: int
    wall: datetime  # naive: when that forum was, so that a later season's forum of this number is another one
    lines: tuple[str, ...] = ()
    shown: bool = False
    late: tuple[str, ...] = ()  # those that came after the showing: one alone would point at who brought it


class Shelved(Struct, frozen=True, omit_defaults=True):
    """A resource: what it is, and a link or where to find it. `by`: who recommends it, if they wanted to be named."""

    number: int
    title: str
    where: str
    tags: tuple[str, ...] = ()
    by: str | None = None


class Calling(Struct, frozen=True, omit_defaults=True):
    """Somebody would like a circle on this. Who else would is told to nobody: only how many."""

    number: int
    title: str
    by: str
    opted: tuple[str, ...] = ()  # with the caller


class Community(Struct, frozen=True, omit_defaults=True):
    convener: str | None = None  # calls people together; hosting a forum is somebody else's
    topics: tuple[Topic, ...] = ()
    table: int | None = None  # the topic that is being talked about
    chosen: int | None = None  # the topic of the next forum: it waits, before all others
    harvests: tuple[Harvest, ...] = ()
    callings: tuple[Calling, ...] = ()
    circles_formed: int = 0
    next_topic: int = 1
    next_calling: int = 1
