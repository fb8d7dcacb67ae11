"""The only clocks of the program."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 — the one place where the real time comes from


class PushedClock:
    """Goes on as another clock does, and can be pushed forward."""

    def __init__(self, real: SystemClock, ahead: timedelta = timedelta()) -> None:
        self.real = real
        self.ahead = ahead

    def now(self) -> datetime:
        return self.real.now() + self.ahead

    def set(self, to: datetime) -> None:
        self.ahead = max(self.ahead, to - self.real.now())


class StoppedClock:
    """Stands still until it is pushed: for stories and simulations."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def set(self, to: datetime) -> None:
        self.at = max(self.at, to)
