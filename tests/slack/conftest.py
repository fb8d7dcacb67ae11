"""Real databases for what must hold on them."""

from tests.storage.conftest import postgres_shelf, sqlite_shelf

__all__ = ["postgres_shelf", "sqlite_shelf"]
