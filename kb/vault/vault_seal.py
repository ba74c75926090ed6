"""One sealed file: its name and its content, each encrypted with ChaCha20-Poly1305 and bound to the other.

    "PPV1" | nonce (12) | length of the name's box (2) | name's box | nonce (12) | content's box

On the disk it is called by a keyed digest of its name: a proof may be named after a client.
"""

import hmac
import secrets
import struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kb.vault.vault_key import subkey

SUFFIX: Final = ".sealed"
HEAD: Final = 4096
"""As many bytes hold the name."""
_MAGIC: Final = b"PPV1"
_NONCE: Final = 12
_LENGTH: Final = struct.Struct(">H")


class BrokenSealError(ValueError):
    """The bytes are not what was sealed with this key: damaged, tampered with, or of another store."""


class Sealer:
    """Seals and opens with one key."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(subkey(key, b"files"))
        self._names = subkey(key, b"names")

    def file_name(self, name: str) -> str:
        """Return what a sealed file is called on the disk."""
        return hmac.digest(self._names, name.encode(), "sha256").hex()[:40] + SUFFIX

    def seal(self, name: str, data: bytes) -> bytes:
        """Return the bytes of a sealed file."""
        first, second = secrets.token_bytes(_NONCE), secrets.token_bytes(_NONCE)
        box = self._cipher.encrypt(first, name.encode(), _MAGIC)
        return b"".join(
            (_MAGIC, first, _LENGTH.pack(len(box)), box, second, self._cipher.encrypt(second, data, _MAGIC + box))
        )

    def name(self, sealed: bytes) -> str:
        """Return the name in a sealed file, of which the first `HEAD` bytes are enough; raises BrokenSealError."""
        return self._name(sealed)[0]

    def open(self, sealed: bytes) -> tuple[str, bytes]:
        """Return name and content; raises BrokenSealError."""
        name, box, at = self._name(sealed)
        try:
            return name, self._cipher.decrypt(sealed[at : at + _NONCE], sealed[at + _NONCE :], _MAGIC + box)
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError from error

    def _name(self, sealed: bytes) -> tuple[str, bytes, int]:
        at = len(_MAGIC)
        nonce = sealed[at : at + _NONCE]
        at += _NONCE
        if sealed[: len(_MAGIC)] != _MAGIC or len(sealed) < at + _LENGTH.size:
            raise BrokenSealError
        (length,) = _LENGTH.unpack_from(sealed, at)
        at += _LENGTH.size
        box = sealed[at : at + length]
        try:
            return self._cipher.decrypt(nonce, box, _MAGIC).decode(), box, at + length
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError from error
