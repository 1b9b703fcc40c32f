"""Phones sealed at rest and ids known only by a keyed hash (DESIGN §8)."""

import hmac
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_NAME = "key"  # of the file in ZOUFANG_HOME, never in a backup
_KEY_BYTES = 32
_NONCE_BYTES = 12
_MOST = 255  # secrets: the first byte of what is sealed says which of them it was


class Keys:
    """The first secret hashes, for ever, since ids are known by nothing else; the newest seals,
    and every one opens what it sealed.
    """

    def __init__(self, secrets: bytes) -> None:
        """Raises ValueError for anything but whole secrets of 32 bytes."""
        count, rest = divmod(len(secrets), _KEY_BYTES)
        if rest or not 1 <= count <= _MOST:
            raise ValueError("the key file does not hold 32 bytes, or some times 32")
        each = [secrets[n * _KEY_BYTES : (n + 1) * _KEY_BYTES] for n in range(count)]
        self._sealing = [hmac.digest(one, b"zoufang seal", "sha256") for one in each]
        self._hashing = hmac.digest(each[0], b"zoufang mac", "sha256")
        self._ciphers: dict[int, AESGCM] = {}

    @property
    def generation(self) -> int:
        """Of what is sealed now, from 1 on: how many secrets there are."""
        return len(self._sealing)

    def seal(self, words: str, place: str) -> str:
        """`words` unreadable without the key; `place` (table.column:id) is sealed in with them."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._cipher(self.generation).encrypt(nonce, words.encode(), place.encode())
        return b64encode(bytes([self.generation]) + nonce + sealed).decode()

    def unseal(self, sealed: str, place: str) -> str:
        """The inverse of `seal`. Raises cryptography's InvalidTag for another key or place."""
        raw = b64decode(sealed)
        nonce, body = raw[1 : 1 + _NONCE_BYTES], raw[1 + _NONCE_BYTES :]
        return self._cipher(generation_of(sealed)).decrypt(nonce, body, place.encode()).decode()

    def _cipher(self, generation: int) -> "AESGCM":
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 40 ms to load

        if not 1 <= generation <= self.generation:
            raise InvalidTag
        if generation not in self._ciphers:
            self._ciphers[generation] = AESGCM(self._sealing[generation - 1])
        return self._ciphers[generation]

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


def generation_of(sealed: str) -> int:
    """Which secret, from 1 on, sealed it."""
    return b64decode(sealed)[0]


def add_secret(path: Path) -> Keys:
    """From now on a new secret seals; the file is never without the old ones.

    Raises ValueError if the file holds something else, FileNotFoundError if there is none.
    """
    secrets = path.read_bytes()
    Keys(secrets)
    fresh = path.with_name(f"{path.name}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets + os.urandom(_KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return Keys(path.read_bytes())
