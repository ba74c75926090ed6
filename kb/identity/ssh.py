"""Signatures as Git and OpenSSH know them, so that `git verify-commit` can check a history without this program.

git config gpg.ssh.allowedSignersFile FILE     with one line `* ssh-ed25519 AAAA…` for each reader (`ssh_public`)
"""

import base64
import hashlib
from typing import Final

from kb.identity.identity_store import signature
from kb.identity.keys import from_text, public_bytes

_KIND: Final = b"ssh-ed25519"
_NAMESPACE: Final = b"git"
_HASH: Final = b"sha512"
_MAGIC: Final = b"SSHSIG"
_WIDTH: Final = 70


def ssh_public(key: str) -> str:
    """Write a key as OpenSSH does in lists of keys."""
    return f"{_KIND.decode()} {base64.b64encode(_public_blob(key)).decode()}"


def ssh_signature(key: str, content: bytes) -> str:
    """Sign what Git is about to remember with the private key of `key`; raises KnownError when that is not at hand."""
    told = _MAGIC + b"".join(map(_string, (_NAMESPACE, b"", _HASH, hashlib.sha512(content).digest())))
    made = from_text(signature(key, told))
    whole = (
        _MAGIC
        + (1).to_bytes(4)
        + b"".join(map(_string, (_public_blob(key), _NAMESPACE, b"", _HASH, _string(_KIND) + _string(made))))
    )
    text = base64.b64encode(whole).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join(("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----"))


def _public_blob(key: str) -> bytes:
    return _string(_KIND) + _string(public_bytes(key))


def _string(raw: bytes) -> bytes:
    return len(raw).to_bytes(4) + raw
