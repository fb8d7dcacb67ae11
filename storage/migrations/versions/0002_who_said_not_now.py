"""Who said "not now" to a circle, by keyed hash."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("not_now", sa.Column("hashed", sa.LargeBinary(), nullable=False), sa.PrimaryKeyConstraint("hashed"))
