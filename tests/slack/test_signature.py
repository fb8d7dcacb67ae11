"""Our own check of what claims to come from Slack."""

import pytest

from adapters.slack.signature import FORGED, MALFORMED, STALE, trouble_with
from tests.slack.local_slack import SECRET, signed

NOW = 1_778_000_000.0
BODY = b"command=%2Fcircle"


def trouble(stamp: str = "1778000000", signature: str | None = None, body: bytes = BODY) -> str | None:
    signature = signed(BODY, stamp) if signature is None else signature
    return trouble_with(secret=SECRET, timestamp=stamp, signature=signature, body=body, now=NOW)


def test_what_slack_signed_is_let_in() -> None:
    assert trouble() is None


@pytest.mark.parametrize("stamp", ["1777999700", "1778000300"])
def test_five_minutes_either_way_are_allowed(stamp: str) -> None:
    assert trouble(stamp) is None


@pytest.mark.parametrize("stamp", ["1777999699", "1778000301", "0", "999999999999"])
def test_fault_21_stale(stamp: str) -> None:
    assert trouble(stamp) == STALE


@pytest.mark.parametrize("stamp", ["", "now", "-5", "1e9", "١٧٧٨", "1778000000.5", "9" * 40, " 1778000000"])
def test_fault_21_a_malformed_timestamp(stamp: str) -> None:
    assert trouble(stamp, "v0=" + "0" * 64) == MALFORMED


@pytest.mark.parametrize("signature", ["", "v0=", "v1=" + "0" * 64, "0" * 67, "v0=" + "é" * 64, "v0=" + "0" * 65])
def test_fault_21_a_malformed_signature(signature: str) -> None:
    assert trouble(signature=signature) == MALFORMED


def test_fault_21_forged() -> None:
    assert trouble(signature="v0=" + "0" * 64) == FORGED
    assert trouble(signature=signed(BODY, "1778000000", "another secret")) == FORGED
    assert trouble(body=BODY + b" ") == FORGED
    assert trouble(signature=signed(BODY, "1778000001")) == FORGED
