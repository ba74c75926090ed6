"""Public keys as text, and the proof that something was signed with the key that belongs to one.

A key is written as `did:key:z6Mk…`, the W3C form for an Ed25519 key: it names nobody, leads nowhere, and holds all that
is needed to check a signature. The engine behind it takes 50 ms to load, so it is loaded at the first signature.
"""

import base64
import hashlib
import re
from typing import Final

PREFIX: Final = "did:key:"
_SIGNS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519: Final = b"\xed\x01"
_LONGEST: Final = 200
_KEY: Final = re.compile(rf"{PREFIX}z6Mk[{_SIGNS}]{{44}}")
FOUND: Final = re.compile(rf"{PREFIX}z6Mk[{_SIGNS}]{{44}}(?![{_SIGNS}])")
"""A key somewhere in a text."""


def is_key(text: str) -> bool:
    """Tell whether a text is a key as this program writes it."""
    return bool(_KEY.fullmatch(text)) and len(_bytes(text)) == 32 and key_of(_bytes(text)) == text


def key_of(public: bytes) -> str:
    """Write the 32 bytes of a public key as text."""
    return PREFIX + as_text(_ED25519 + public)


def public_bytes(key: str) -> bytes:
    """Return the 32 bytes of a key; raises ValueError for what is none."""
    if not is_key(key):
        raise ValueError("not an Ed25519 did:key")
    return _bytes(key)


def fingerprint(key: str) -> str:
    """Return a short form that two people can compare aloud: sixteen letters and digits in fours."""
    short = base64.b32encode(hashlib.sha256(key.encode()).digest()).decode()[:16]
    return "-".join(short[at : at + 4] for at in range(0, 16, 4))


def as_text(raw: bytes) -> str:
    """Write bytes as the W3C's multibase does (base58): one word without signs at which a reader of texts would part it."""
    number, signs = int.from_bytes(raw), ""
    while number:
        number, rest = divmod(number, 58)
        signs = _SIGNS[rest] + signs
    return "z" + "1" * (len(raw) - len(raw.lstrip(b"\0"))) + signs


def from_text(text: str) -> bytes:
    """Read what `as_text` has written; raises ValueError for anything else."""
    signs = text[1:] if text.startswith("z") and len(text) < _LONGEST else "0"
    number = 0
    for sign in signs:
        number = number * 58 + _SIGNS.index(sign)
    zeros = len(signs) - len(signs.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def verified(key: str, signature: str, statement: bytes) -> bool:
    """Tell whether a signature (see `as_text`) over a statement was made with the key; False for anything malformed."""
    # Only now: see above.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        proof = from_text(signature)
        Ed25519PublicKey.from_public_bytes(public_bytes(key)).verify(proof, statement)
    except (ValueError, InvalidSignature):
        return False
    return True


def _bytes(key: str) -> bytes:
    return from_text(key.removeprefix(PREFIX)).removeprefix(_ED25519)
