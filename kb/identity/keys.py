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
_KEY: Final = re.compile(rf"{PREFIX}z6Mk[{_SIGNS}]{{44}}")
FOUND: Final = re.compile(rf"{PREFIX}z6Mk[{_SIGNS}]{{44}}(?![{_SIGNS}])")
"""A key somewhere in a text."""


def is_key(text: str) -> bool:
    """Tell whether a text is a key as this program writes it."""
    return bool(_KEY.fullmatch(text)) and key_of(_bytes(text)) == text


def key_of(public: bytes) -> str:
    """Write the 32 bytes of a public key as text."""
    number, signs = int.from_bytes(_ED25519 + public), ""
    while number:
        number, rest = divmod(number, 58)
        signs = _SIGNS[rest] + signs
    return f"{PREFIX}z{signs}"


def public_bytes(key: str) -> bytes:
    """Return the 32 bytes of a key; raises ValueError for what is none."""
    if not is_key(key):
        raise ValueError("not an Ed25519 did:key")
    return _bytes(key)


def fingerprint(key: str) -> str:
    """Return a short form that two people can compare aloud: sixteen letters and digits in fours."""
    short = base64.b32encode(hashlib.sha256(key.encode()).digest()).decode()[:16]
    return "-".join(short[at : at + 4] for at in range(0, 16, 4))


def verified(key: str, signature: str, statement: bytes) -> bool:
    """Tell whether a signature (base64) over a statement was made with the key; False for anything malformed."""
    # Only now: see above.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        proof = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public_bytes(key)).verify(proof, statement)
    except (ValueError, InvalidSignature):
        return False
    return True


def _bytes(key: str) -> bytes:
    number = 0
    for sign in key.removeprefix(f"{PREFIX}z"):
        number = number * 58 + _SIGNS.index(sign)
    return number.to_bytes(40).lstrip(b"\0").removeprefix(_ED25519).rjust(32, b"\0")
