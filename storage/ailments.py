"""What a database's error means: does it pass, does it last, or is it our own mistake?"""

from enum import StrEnum
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Ailment(StrEnum):
    PASSING = "passing"  # the unit as a whole may work when tried again
    LASTING = "lasting"  # full, read-only, damaged: somebody must act
    OURS = "ours"  # a wrong statement; trying again or telling the operator would hide it


SQLITE_PASSING = {5, 6}  # BUSY, LOCKED
SQLITE_OURS = {1, 19, 20, 21, 25}  # ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE
SQLITE_DAMAGE = {11, 26}  # CORRUPT, NOTADB
# By the start of the code. Gone, conflict, too many clients, locked, stalled, shut down or starting:
POSTGRES_PASSING = ("08", "40", "53300", "55P03", "57014", "57P")
POSTGRES_LASTING = ("53", "58", "25006", "XX")  # full, the machine's own errors, read-only, damaged


def _origin(error: BaseException) -> Any:
    return error.orig if isinstance(error, DBAPIError) else error


def name_of(error: BaseException) -> str:
    """What went wrong, without a word of what was being kept."""
    origin = _origin(error)
    code = getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None)
    return type(origin).__name__ if code is None else f"{type(origin).__name__} {code}"


def is_damage(error: BaseException) -> bool:
    code = getattr(_origin(error), "sqlite_errorcode", None)
    return code is not None and code & 0xFF in SQLITE_DAMAGE


def diagnose(error: BaseException) -> Ailment:
    if isinstance(error, PoolTimeout):
        return Ailment.PASSING
    origin = _origin(error)
    code = getattr(origin, "sqlite_errorcode", None)
    if code is not None:
        kind = code & 0xFF  # the rest says where it happened
        if kind in SQLITE_PASSING:
            return Ailment.PASSING
        return Ailment.OURS if kind in SQLITE_OURS else Ailment.LASTING
    state = getattr(origin, "sqlstate", None)
    if state is None:  # where no server answered, there is no code: psycopg calls that operational
        return Ailment.PASSING if type(origin).__name__ in {"OperationalError", "InterfaceError"} else Ailment.OURS
    if state.startswith(POSTGRES_PASSING):
        return Ailment.PASSING
    return Ailment.LASTING if state.startswith(POSTGRES_LASTING) else Ailment.OURS
