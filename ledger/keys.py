"""Phones sealed at rest and ids known only by a keyed hash (DESIGN §8)."""

import hmac
import os
from base64 import b64decode, b64encode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_NAME = "key"  # of the file in ZOUFANG_HOME, never in a backup
_KEY_BYTES = 32
_NONCE_BYTES = 12
_GENERATION = b"\x01"  # first byte of what is sealed: which key it was


class Keys:
    """Two keys drawn from one secret: one seals, one hashes."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != _KEY_BYTES:
            raise ValueError("the key file does not hold 32 bytes")
        self._sealing = hmac.digest(secret, b"zoufang seal", "sha256")
        self._hashing = hmac.digest(secret, b"zoufang mac", "sha256")

    def seal(self, words: str, place: str) -> str:
        """`words` unreadable without the key; `place` (table.column:id) is sealed in with them."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, words.encode(), place.encode())
        return b64encode(_GENERATION + nonce + sealed).decode()

    def unseal(self, sealed: str, place: str) -> str:
        """The inverse of `seal`. Raises cryptography's InvalidTag for another key or place."""
        raw = b64decode(sealed)[len(_GENERATION) :]
        nonce, body = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
        return self._cipher.decrypt(nonce, body, place.encode()).decode()

    @cached_property
    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 40 ms to load

        return AESGCM(self._sealing)

    def mac(self, words: str) -> str:
        """The same for the same words, and no way back to them."""
        return hmac.digest(self._hashing, words.encode(), "sha256").hex()[:32]


def open_keys(path: Path) -> Keys:
    """The county's secret from its file; made on first use, readable by its owner only.

    Raises ValueError if the file holds something else.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Keys(path.read_bytes())
    secret = os.urandom(_KEY_BYTES)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
    return Keys(secret)
