"""Alembic's door. The connection, and the transaction around everything, are revisions.py's."""

from alembic import context

from storage.revisions import VERSION_TABLE
from storage.tables import kept

context.configure(connection=context.config.attributes["connection"], target_metadata=kept, version_table=VERSION_TABLE)
with context.begin_transaction():
    context.run_migrations()
