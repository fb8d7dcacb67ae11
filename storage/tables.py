"""All that is kept, on one screen: read it as the privacy promise.

"Learns" says what a copy of the database tells without the master key. `sealed`: AES-256-GCM, bound to its
row. `hashed`: a keyed hash, so that knowing a room or a person does not find it. Instants are whole
microseconds since 1970 in UTC: exact, and the same in every database.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

kept = MetaData()

OF_A_CIRCLE = "circles.id"


def _circle(*, first: bool = False) -> Column[str]:
    return Column("circle", String, ForeignKey(OF_A_CIRCLE, ondelete="CASCADE"), primary_key=first, nullable=False)


# Learns: how many circles there are, and how often each was changed. No name, member, agreement or word.
circles = Table(
    "circles",
    kept,
    Column("id", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("planned_with", String, nullable=False, index=True),  # whose rules its prompts were derived by
    Column("sealed", LargeBinary, nullable=False),
)

# Learns: in how many rooms a circle sits; not which.
places = Table("places", kept, Column("hashed", LargeBinary, primary_key=True), _circle(), sqlite_with_rowid=False)
Index("places_of_circle", places.c.circle)

# Learns: that the same unknown person has a seat in these circles; the size of a circle.
seats = Table(
    "seats",
    kept,
    Column("hashed", LargeBinary, primary_key=True),  # the account
    _circle(first=True),
    Column("kind", String, nullable=False),  # member | invited
    sqlite_with_rowid=False,
)
Index("seats_of_circle", seats.c.circle)

# Learns: when the bot will say which kind of thing to a circle, hence when it meets.
prompts = Table(
    "prompts",
    kept,
    _circle(first=True),
    Column("what", String, primary_key=True),
    Column("for_when", String, primary_key=True),
    Column("due_at", BigInteger, nullable=False),
    # `due_at`, or when its claim ends if somebody has claimed it; NULL once done: then the index, by which
    # due rows are found however many are pending, leads to it no more.
    Column("rings_at", BigInteger, nullable=True),
    sqlite_with_rowid=False,
)
Index("prompts_by_ring", prompts.c.rings_at)

# Learns: that something waits to be said to an unknown room or person, and since when.
outbox = Table(
    "outbox",
    kept,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),  # in the line
    Column("id", String, nullable=False, unique=True),
    Column("to", LargeBinary, nullable=False),  # hashed: the room, or the person
    Column("circle", String, nullable=True),
    Column("card", String, nullable=True),
    Column("replaceable", String, nullable=True),  # `card`, until the first try begins: newer states replace it
    Column("lane", SmallInteger, nullable=False),  # 0: urgent, or in front of something urgent; 1: the others
    Column("free_at", BigInteger, nullable=False),  # not before; while somebody tries, when their claim ends
    Column("expires_at", BigInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("begun", SmallInteger, nullable=False),  # 1: a try began, and nobody noted its end
    Column("unknown", SmallInteger, nullable=False),  # 1: an earlier try may have been shown
    Column("sealed", LargeBinary, nullable=False),
)
Index("outbox_in_line", outbox.c.lane, outbox.c.position)
Index("outbox_of_one", outbox.c.to, outbox.c.position)
Index("outbox_cards", outbox.c.to, outbox.c.replaceable, unique=True)
Index("outbox_by_time", outbox.c.free_at)

# Learns: which kinds of cards an unknown room shows. `sealed`: the platform's reference of the message.
shown_cards = Table(
    "shown_cards",
    kept,
    Column("to", LargeBinary, primary_key=True),  # hashed
    Column("card", String, primary_key=True),
    Column("circle", String, nullable=True, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

# Learns: that somebody did something then. Sealed under a key of the day, which is destroyed with it.
deliveries = Table(
    "deliveries",
    kept,
    Column("hashed", LargeBinary, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

# Learns: how many things a member without a name chose to keep, and how long they are. Sealed under their own
# key.
words = Table(
    "words",
    kept,
    _circle(first=True),
    Column("member", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

# Learns: the id of the master key, without which all this is noise. Whoever has that too can read everything.
keys = Table(
    "keys",
    kept,
    Column("id", String, primary_key=True),  # circle:<id>, member:<circle>:…, answers:<day>, house, hashes
    Column("wrapped", LargeBinary, nullable=False),
    Column("master", String, nullable=False, index=True),
)

# Learns: that a circle or somebody's words in it were destroyed. See witness.py for what survives a restore.
destroyed_keys = Table("destroyed_keys", kept, Column("id", String, primary_key=True))

# Learns: that a member without a name has a calendar link; not the link.
calendar_links = Table(
    "calendar_links",
    kept,
    Column("hashed", LargeBinary, primary_key=True),  # the token
    _circle(),
    Column("member", String, nullable=False),
)
Index("calendar_links_of_member", calendar_links.c.circle, calendar_links.c.member, unique=True)

# Learns: that an unknown person asked not to be shown again what a circle is.
not_now = Table("not_now", kept, Column("hashed", LargeBinary, primary_key=True))

# Learns: the names of our own odds and ends. So no name is made from a person's words or identity.
drawer = Table("drawer", kept, Column("key", String, primary_key=True), Column("sealed", LargeBinary, nullable=False))

# Learns: how old this copy is. One row; see witness.py.
age = Table("age", kept, Column("id", SmallInteger, primary_key=True), Column("openings", BigInteger, nullable=False))
