"""The keys of circles and members: wrapped in the database, and those used last unwrapped in memory.

Their names: circle:<id>, member:<circle>:<member>:<generation>, answers:<day>, house, hashes.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

from bot.nouns.people import Account
from bot.nouns.places import Place
from storage.master_key import MasterKeys
from storage.seal import Key, KeyGone
from storage.witness import Witness

HOUSE, HASHES = "house", "hashes"
MOST_IN_MEMORY = 2048


def circle_key(circle: str | None) -> str:
    """What is said of no circle lies under the key of the house."""
    return HOUSE if circle is None else f"circle:{circle}"


def member_key(circle: str, member: str, generation: int) -> str:
    return f"{keys_of_members(circle)}{member}:{generation}"


def keys_of_members(circle: str) -> str:
    """How the names of all of them begin."""
    return f"member:{circle}:"


class Keyring:
    """The keys used last, unwrapped. Shared by the threads."""

    def __init__(self, masters: MasterKeys, witness: Witness) -> None:
        self.masters = masters
        self.witness = witness
        self.hashes = Key.random()  # until `hashes` is read from the database, see opening.py
        self._lock = Lock()
        self._in_memory: OrderedDict[str, Key] = OrderedDict()

    def get(self, name: str) -> Key | None:
        with self._lock:
            key = self._in_memory.get(name)
            if key is not None:
                self._in_memory.move_to_end(name)
            return key

    def remember(self, name: str, key: Key) -> None:
        with self._lock:
            self._in_memory[name] = key
            if len(self._in_memory) > MOST_IN_MEMORY:
                self._in_memory.popitem(last=False)

    def forget(self, name: str) -> None:
        with self._lock:
            self._in_memory.pop(name, None)

    def unwrap(self, name: str, wrapped: bytes, master: str) -> Key:
        wrapper = self.masters.by_id.get(master)
        if wrapper is None:
            raise KeyGone(f"keys/{name}", master)
        key = wrapper.unwrap(wrapped, name)
        self.remember(name, key)
        return key

    def room(self, place: Place) -> bytes:
        return self.hashes.hash("room", place.platform, place.workspace, place.room)

    def person(self, account: Account) -> bytes:
        return self.hashes.hash("person", account.platform, account.workspace, account.user)

    def resting(self, account: Account) -> bytes:
        """The line of what a person's quiet hours hold back."""
        return self.hashes.hash("resting", account.platform, account.workspace, account.user)

    def delivery(self, delivery: str) -> bytes:
        return self.hashes.hash("delivery", delivery)

    def token(self, token: str) -> bytes:
        return self.hashes.hash("token", token)

    def wrap(self, name: str, key: Key) -> dict[str, Any]:
        """The row that keeps this key."""
        current = self.masters.current
        return {"id": name, "wrapped": self.masters.by_id[current].wrap(key, name), "master": current}
