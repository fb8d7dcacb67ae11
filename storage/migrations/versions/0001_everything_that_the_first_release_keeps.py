"""Everything that the first release keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "age",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("openings", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "circles",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("planned_with", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_circles_planned_with"), "circles", ["planned_with"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("hashed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hashed"),
    )
    op.create_index(op.f("ix_deliveries_at"), "deliveries", ["at"], unique=False)
    op.create_table("destroyed_keys", sa.Column("id", sa.String(), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "drawer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("master", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_keys_master"), "keys", ["master"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("to", sa.LargeBinary(), nullable=False),
        sa.Column("circle", sa.String(), nullable=True),
        sa.Column("card", sa.String(), nullable=True),
        sa.Column("replaceable", sa.String(), nullable=True),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("free_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("begun", sa.SmallInteger(), nullable=False),
        sa.Column("unknown", sa.SmallInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("outbox_by_time", "outbox", ["free_at"], unique=False)
    op.create_index("outbox_cards", "outbox", ["to", "replaceable"], unique=True)
    op.create_index("outbox_in_line", "outbox", ["lane", "position"], unique=False)
    op.create_index("outbox_of_one", "outbox", ["to", "position"], unique=False)
    op.create_table(
        "shown_cards",
        sa.Column("to", sa.LargeBinary(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("circle", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("to", "card"),
    )
    op.create_index(op.f("ix_shown_cards_circle"), "shown_cards", ["circle"], unique=False)
    op.create_table(
        "calendar_links",
        sa.Column("hashed", sa.LargeBinary(), nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["circle"], ["circles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hashed"),
    )
    op.create_index("calendar_links_of_member", "calendar_links", ["circle", "member"], unique=True)
    op.create_table(
        "places",
        sa.Column("hashed", sa.LargeBinary(), nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["circle"], ["circles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hashed"),
        sqlite_with_rowid=False,
    )
    op.create_index("places_of_circle", "places", ["circle"], unique=False)
    op.create_table(
        "prompts",
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("for_when", sa.String(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("rings_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["circle"], ["circles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("circle", "what", "for_when"),
        sqlite_with_rowid=False,
    )
    op.create_index("prompts_by_ring", "prompts", ["rings_at"], unique=False)
    op.create_table(
        "seats",
        sa.Column("hashed", sa.LargeBinary(), nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["circle"], ["circles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hashed", "circle"),
        sqlite_with_rowid=False,
    )
    op.create_index("seats_of_circle", "seats", ["circle"], unique=False)
    op.create_table(
        "words",
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["circle"], ["circles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("circle", "member", "id"),
    )
