"""How fast Slack is asked, and that only what was told to wait waits."""

from adapters.slack.limiter import FORGET_AT, IN_A_ROOM, Limiter
from tests.house import HandTime


def asked(limiter: Limiter, room: str = "C1", method: str = "chat.postMessage", tenant: str = "T1") -> float:
    return limiter.wait_for(tenant, method, room)


def test_a_room_takes_a_few_at_once_and_then_one_a_second() -> None:
    time = HandTime()
    limiter = Limiter(time.now)
    burst = int(IN_A_ROOM.at_once)
    assert [asked(limiter) for _ in range(burst)] == [0.0] * burst
    assert 0 < asked(limiter) <= 1
    time.at += 1
    assert asked(limiter) == 0
    assert asked(limiter) > 0


def test_other_rooms_do_not_wait() -> None:
    limiter = Limiter(HandTime().now)
    while not asked(limiter):
        pass
    assert asked(limiter, room="C2") == 0


def test_fault_10_retry_after_holds_for_that_key_alone() -> None:
    time = HandTime()
    limiter = Limiter(time.now)
    limiter.not_before("T1", "chat.postMessage", "C1", 30)
    assert asked(limiter) == 30
    assert asked(limiter, room="C2") == 0
    assert asked(limiter, tenant="T2") == 0
    assert asked(limiter, method="chat.update") == 0
    time.at += 29
    assert asked(limiter) == 1
    time.at += 1
    assert asked(limiter) == 0


def test_fault_10_sixty_circles_at_nine_each_in_its_room() -> None:
    """The workspace as a whole has its pace, too: those who wait are told for how long."""
    time = HandTime()
    limiter = Limiter(time.now)
    waiting = [f"C{n}" for n in range(60)]
    began = time.at
    while waiting:
        waits = {room: asked(limiter, room=room) for room in waiting}
        waiting = [room for room, wait in waits.items() if wait > 0]
        time.at += min((wait for wait in waits.values() if wait > 0), default=0)
    assert time.at - began < 10


def test_rooms_that_are_quiet_again_are_forgotten() -> None:
    time = HandTime()
    limiter = Limiter(time.now)
    for n in range(3 * FORGET_AT):
        time.at += 0.1
        asked(limiter, room=f"C{n}", tenant=f"T{n % 50}")
    assert len(limiter._buckets) <= FORGET_AT
