"""Whether a request really comes from Slack: our own check, in front of Bolt's, which logs whole bodies."""

import hmac
from hashlib import sha256
from typing import Final

OLDEST: Final = 300  # seconds, either way

STALE: Final = "stale"
MALFORMED: Final = "malformed"
FORGED: Final = "forged"


def trouble_with(*, secret: str, timestamp: str, signature: str, body: bytes, now: float) -> str | None:
    """One word for the log; None: it is Slack. The body is looked at by nothing but the hash."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return MALFORMED
    if not (signature.isascii() and signature.startswith("v0=") and len(signature) == 67):
        return MALFORMED
    if abs(now - int(timestamp)) > OLDEST:
        return STALE
    expected = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, sha256).hexdigest()
    return None if hmac.compare_digest(f"v0={expected}", signature) else FORGED
