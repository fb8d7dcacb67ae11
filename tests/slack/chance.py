"""Ids as the real program draws them."""

import secrets


class DrawnByLot:
    def id(self) -> str:
        return secrets.token_hex(6)

    def token(self) -> str:
        return secrets.token_urlsafe(24)
