"""What one may want to press next, where the facts of the refusal are not needed for it."""

from bot.refusals.refusal import Refusal

Next = dict[type[Refusal], tuple[tuple[str, str], ...]]  # (label, command)
