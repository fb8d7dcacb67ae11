"""From what was given to the move that was meant: reading, defaults, and nothing that a move should decide."""

from bot.acts import beside, between, community, meeting, mine, people, practices, season, seeking, times, together

__all__ = (
    "beside",
    "between",
    "community",
    "meeting",
    "mine",
    "people",
    "practices",
    "season",
    "seeking",
    "times",
    "together",
)
