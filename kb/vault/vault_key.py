"""The key of the private store: random, kept under a passphrase in a small file, held by a process while it is unlocked.

    <desk>/vault/lock.json         which derivation and how costly, its salt, and the wrapped key
    <desk>/vault/lock-copy.json    the same again: with this file lost, everything would be

The files of the store are sealed with the random key (ChaCha20-Poly1305) and only that key with the passphrase (scrypt),
so that another passphrase rewrites nothing but this file.
"""

import hashlib
import hmac
import secrets
import unicodedata
from pathlib import Path
from typing import Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kb.base import atomic, plain_json
from kb.vault import vault_problems

VERSION: Final = 1
LEAST: Final = 8  # characters of a passphrase
_FILE: Final = "lock.json"
_COPY: Final = "lock-copy.json"
_KEY: Final = 32
_NONCE: Final = 12
COST: Final = 2**16  # 64 MB and a fifth of a second for each guess
_MOST_COST: Final = 2**20  # a file that was tampered with must not eat the memory of the computer

State = Literal["closing", "closed", "opening"]


class KeyHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What `lock.json` says; `state` tells of a sealing or unsealing that has not come to its end yet."""

    version: int = VERSION
    state: State
    kdf: Literal["scrypt"] = "scrypt"
    n: int = COST
    r: int = 8
    p: int = 1
    salt: bytes
    cipher: Literal["chacha20-poly1305"] = "chacha20-poly1305"
    nonce: bytes
    wrapped: bytes
    mark: bytes  # tells the right key from another one
    digest: str = ""  # of all the rest: tells damage from a wrong passphrase

    def now(self, state: State) -> "KeyHeader":
        """Return this header with another state."""
        return msgspec.structs.replace(self, state=state)


class HeldKeys:
    """The keys that this process may use, by the folder of their store; never written anywhere."""

    def __init__(self) -> None:
        self._keys: dict[Path, bytes] = {}

    def hold(self, root: Path, key: bytes) -> None:
        """Keep the key of an opened store in memory."""
        self._keys[root] = key

    def drop(self, root: Path) -> None:
        """Forget the key of a store; nothing happens where none is held."""
        self._keys.pop(root, None)

    def fitting(self, root: Path, header: KeyHeader) -> bytes | None:
        """Return the key of a store if it is held and still the right one."""
        key = self._keys.get(root)
        return key if key is not None and fits(key, header) else None


HELD: Final = HeldKeys()
"""Unlocking is something a process does, once for all its threads; every `kb.vault.vault.Vault` asks here."""


def new_key() -> bytes:
    """Return a random key."""
    return secrets.token_bytes(_KEY)


def wrap(key: bytes, passphrase: str, state: State, cost: int = COST) -> KeyHeader:
    """Put a key under a passphrase; raises KnownError when that is too short to protect anything."""
    if len(_normal(passphrase)) < LEAST:
        raise vault_problems.too_short(LEAST)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    header = KeyHeader(state=state, n=cost, salt=salt, nonce=nonce, wrapped=b"", mark=_mark(key))
    wrapped = ChaCha20Poly1305(_derived(header, passphrase)).encrypt(nonce, key, _bound(header))
    return msgspec.structs.replace(header, wrapped=wrapped)


def unwrap(header: KeyHeader, passphrase: str) -> bytes:
    """Return the key; raises KnownError when the passphrase is not the right one."""
    try:
        key = ChaCha20Poly1305(_derived(header, passphrase)).decrypt(header.nonce, header.wrapped, _bound(header))
    except InvalidTag as error:
        raise vault_problems.wrong_passphrase() from error
    if not fits(key, header):
        raise vault_problems.wrong_passphrase()
    return key


def fits(key: bytes, header: KeyHeader) -> bool:
    """Tell whether a key that was kept elsewhere is the one of this store."""
    return hmac.compare_digest(_mark(key), header.mark)


def read_header(root: Path) -> KeyHeader | None:
    """Return what is said of the key, None for a store without passphrase; raises KnownError when nothing is legible."""
    found = [root / name for name in (_FILE, _COPY) if (root / name).is_file()]
    for file in found:
        header = _legible(file)
        if header is not None:
            return header
    if found:
        raise vault_problems.damaged_lock(root)
    return None


def write_header(root: Path, header: KeyHeader) -> None:
    """Keep what is said of the key, twice; raises OSError."""
    data = encoded_header(header)
    for name in (_FILE, _COPY):
        atomic.write_atomically(root / name, data)


def encoded_header(header: KeyHeader) -> bytes:
    """Return what is said of a key as it is written."""
    whole = msgspec.structs.replace(header, digest=_digest(header))
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def decoded_header(data: bytes) -> KeyHeader | None:
    """Return what is said of a key, None for what cannot be read or would cost too much to try; raises KnownError."""
    try:
        if plain_json.decode(data, type=_Numbered).version > VERSION:
            raise vault_problems.newer_lock()
        header = plain_json.decode(data, type=KeyHeader)
    except msgspec.MsgspecError:
        return None
    costly = not 2**10 <= header.n <= _MOST_COST or header.n & (header.n - 1) or header.r > 32 or header.p > 16
    return None if costly or header.digest != _digest(header) else header


def remove_header(root: Path) -> None:
    """Take it away, when nothing is sealed any more; raises OSError."""
    for name in (_COPY, _FILE):
        (root / name).unlink(missing_ok=True)
    atomic.settle_folder(root)


def subkey(key: bytes, use: bytes) -> bytes:
    """Return a key for one use only, so that names and contents are not sealed by the same one."""
    return hmac.digest(key, b"pustaka-praktik vault " + use, "sha256")


def _legible(file: Path) -> KeyHeader | None:
    try:
        return decoded_header(file.read_bytes())
    except OSError:
        return None


class _Numbered(msgspec.Struct):
    version: int


def _digest(header: KeyHeader) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(header, digest=""))).hexdigest()


def _mark(key: bytes) -> bytes:
    return subkey(key, b"mark")[:16]


def _derived(header: KeyHeader, passphrase: str) -> bytes:
    kdf = Scrypt(salt=header.salt, length=_KEY, n=header.n, r=header.r, p=header.p)
    return kdf.derive(_normal(passphrase).encode())


def _bound(header: KeyHeader) -> bytes:
    return f"pustaka-praktik vault {header.version} {header.kdf} {header.n} {header.r} {header.p}".encode()


def _normal(passphrase: str) -> str:
    """The same words typed on another keyboard are the same passphrase."""
    return unicodedata.normalize("NFKC", passphrase).strip()
