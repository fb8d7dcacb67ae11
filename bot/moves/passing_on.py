"""What becomes free does not stay so: a seat goes to whoever is in line for it."""

from bot.happenings.outcome import Outcome
from bot.happenings.season import SeatPassed
from bot.moves.stepping import after
from bot.rules.fair_seats import passed_on


def with_seats_passed_on(outcome: Outcome) -> Outcome:
    """After a move that may have freed one."""
    circle, passed = passed_on(outcome.circle)
    return after(outcome, Outcome(circle, tuple(SeatPassed(to, number) for to, number in passed)))
