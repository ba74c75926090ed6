"""A secret under a passphrase: scrypt makes the passphrase slow to guess, ChaCha20-Poly1305 keeps and guards the secret."""

import base64
import hashlib
import secrets
import unicodedata
from typing import Final

import msgspec

from kb.identity import identity_problems

_COST: Final = 2**15
_MOST_COST: Final = 2**18  # a file from elsewhere must not be able to fill the memory


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept instead of the secret; all in base64, `cost` is the n of scrypt (r = 8, p = 1)."""

    salt: str
    nonce: str
    data: str
    cost: int = _COST


def seal(secret: bytes, passphrase: str, belongs_to: str) -> Sealed:
    """Return a secret sealed with a passphrase, and bound to the public key that it belongs to."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - heavy, seldom needed

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    data = ChaCha20Poly1305(_stretched(passphrase, salt, _COST)).encrypt(nonce, secret, belongs_to.encode())
    return Sealed(salt=_text(salt), nonce=_text(nonce), data=_text(data))


def unseal(sealed: Sealed, passphrase: str, belongs_to: str) -> bytes:
    """Return the secret; raises KnownError for another passphrase or a damaged file."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - heavy, seldom needed
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    try:
        if not 2 <= sealed.cost <= _MOST_COST:
            raise identity_problems.wrong_passphrase()
        key = _stretched(passphrase, base64.b64decode(sealed.salt), sealed.cost)
        return ChaCha20Poly1305(key).decrypt(
            base64.b64decode(sealed.nonce), base64.b64decode(sealed.data), belongs_to.encode()
        )
    except (ValueError, InvalidTag) as error:
        raise identity_problems.wrong_passphrase() from error


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    return hashlib.scrypt(plain, salt=salt, n=cost, r=8, p=1, maxmem=2**29, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
