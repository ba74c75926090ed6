"""The identity of whoever uses this computer: a private key on their desk, made once and never written over.

    <desk>/identity/identity.json          the key in use, readable by its owner only
    <desk>/identity/earlier-<day>….json    keys that were in use before another identity was brought in (see `kb.identity.own_notes`)

The public key stands in the file in the clear, so that who somebody is can be told without unlocking anything; the
private one may be sealed with a passphrase. Reading needs no cryptography.
"""

import base64
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from kb.base import atomic, folders, plain_json
from kb.base.file_lock import locked
from kb.base.problems import KnownError
from kb.identity import identity_problems
from kb.identity.keys import as_text, is_key, key_of
from kb.identity.own_notes import bring_back, put_away
from kb.identity.sealed_secret import Sealed, seal, unseal
from kb.story.author import Author

FOLDER: Final = "identity"
_FILE: Final = "identity.json"
EXPORT_END: Final = ".pustaka-identitas"
_VERSION: Final = 1
_LARGEST: Final = 20_000
# The private keys that were unlocked since the program began, by public key: never in a value that could be printed,
# compared or written by accident.
_unlocked: Final[dict[str, bytes]] = {}
# Asked for at every card of a page: read once.
_in_use: Final[dict[Path, str]] = {}


class _Stored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    version: int = _VERSION
    key: str
    made: str = ""
    name: str = ""  # in a copy for another computer only; on the desk the name is a setting
    secret: str = ""
    sealed: Sealed | None = None

    def __repr__(self) -> str:
        return f"_Stored({self.key})"


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Which key is in use on a desk, since when, and whether a passphrase protects it."""

    key: str
    made: str = ""
    name: str = ""
    has_passphrase: bool = False

    @property
    def locked(self) -> bool:
        """Whether the passphrase has to be given before something can be signed."""
        return self.has_passphrase and self.key not in _unlocked


def own_identity(desk: Path | None = None) -> Identity | None:
    """Return the identity of a desk, None where there is none yet; raises KnownError when its file cannot be read."""
    place = _place(desk)
    return _told(_read(place)) if place.exists() or place.is_symlink() else None


def make_identity(desk: Path | None = None) -> Identity:
    """Return the identity of a desk, and make it where there is none; raises KnownError.

    Two programs that start at the same moment get the same one.
    """
    found = own_identity(desk)
    if found is not None:
        with suppress(OSError):  # they stay where they are, and the next start looks again
            bring_back(desk or folders.desk(), found.key)
        return found
    with _turn(desk) as place:
        if not place.exists():
            _write(place, _new(datetime.now().date().isoformat()))
        return _told(_read(place))


def own_author(name: str, desk: Path | None = None) -> Author:
    """Return the person at this desk under a name; without a key where it cannot be read or kept.

    What a person writes is never held up by their key; only what needs a signature says that it is missing.
    """
    place = _place(desk)
    try:
        key = _in_use.get(place) or make_identity(desk).key
    except KnownError:
        return Author(name.strip())
    _in_use[place] = key
    return Author(name.strip(), key=key)


def unlock(passphrase: str, desk: Path | None = None) -> Identity:
    """Let this program sign until it ends; raises KnownError for another passphrase."""
    stored = _read_there(desk)
    _unlocked[stored.key] = _secret(stored, passphrase)
    return _told(stored)


def lock(key: str) -> None:
    """Forget the private key of an identity, so that its passphrase is asked for again."""
    _unlocked.pop(key, None)


def set_passphrase(old: str, new: str, desk: Path | None = None) -> Identity:
    """Seal the key with a passphrase, or with none where `new` is empty; raises KnownError.

    `old` is the passphrase so far, needed while the identity is locked.
    """
    with _turn(desk) as place:
        stored = _read(place)
        secret = _unlocked.get(stored.key) or _secret(stored, old)
        _write(place, _sealed(stored, secret, new))
        _unlocked[stored.key] = secret
        return _told(_read(place))


def export_identity(target: Path, name: str, passphrase: str, *, own: str = "", desk: Path | None = None) -> Path:
    """Write a copy of the identity for a second computer or for safekeeping, sealed with `passphrase` where one is given.

    `own` is the passphrase on this desk, needed while it is locked. Raises KnownError; nothing is written over.
    """
    stored = _read_there(desk)
    secret = _unlocked.get(stored.key) or _secret(stored, own)
    if target.exists():
        raise identity_problems.taken(target)
    copy = msgspec.structs.replace(_sealed(stored, secret, passphrase), name=name)
    try:
        _write(target, copy)
    except OSError as error:
        raise atomic.told(error, target) from error
    return target


def read_export(source: Path) -> Identity:
    """Return whose identity a copy holds, without taking it in; raises KnownError when it is no such copy."""
    return _told(_read(source))


def import_identity(source: Path, passphrase: str, desk: Path | None = None) -> Identity:
    """Use the identity of a copy on this desk from now on; the one before stays beside it. Raises KnownError.

    Private notes belong to their key: those of the one before are laid aside, and found again with it.
    """
    stored = _read(source)
    secret = _secret(stored, passphrase)
    if key_of(_public(secret)) != stored.key:
        raise identity_problems.unreadable(source)
    with _turn(desk) as place:
        around = desk or folders.desk()
        if place.exists():
            before = _try_read(place)
            if before is not None and before.key == stored.key:
                return _told(before)
            if (
                before is not None
            ):  # of an identity that nobody can read any more the copy is most likely the same person's
                put_away(around, before.key)
                _write(_aside(place), before)  # a copy: at no moment is there no identity
            else:
                place.replace(_aside(place))
        _write(place, msgspec.structs.replace(stored, name=""))
        _in_use[place] = stored.key
        _unlocked[stored.key] = secret
        bring_back(around, stored.key)
        return _told(_read(place))


def signature(key: str, statement: bytes, desk: Path | None = None) -> str:
    """Sign a statement with the private key that belongs to `key`, written as `keys.as_text`; raises KnownError without it."""
    # Only now: the engine takes 50 ms to load.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    secret = _unlocked.get(key) or _from_desk(key, desk)
    return as_text(Ed25519PrivateKey.from_private_bytes(secret).sign(statement))


def can_sign(key: str, desk: Path | None = None) -> bool:
    """Tell whether this program can sign with a key now, without asking anybody for anything."""
    try:
        return bool(key) and bool(_unlocked.get(key) or _from_desk(key, desk))
    except KnownError:
        return False


def new_key() -> str:
    """Make a key that no desk keeps, usable until the program ends; returns its public key."""
    stored = _new("")
    _unlocked[stored.key] = base64.b64decode(stored.secret)
    return stored.key


def _from_desk(key: str, desk: Path | None) -> bytes:
    stored = _read_there(desk)
    if stored.key != key:
        raise identity_problems.another_key()
    if stored.sealed is not None:
        raise identity_problems.is_locked()
    secret = _unlocked[key] = _secret(stored, "")
    return secret


def _new(made: str) -> _Stored:
    secret = secrets.token_bytes(32)
    return _Stored(key=key_of(_public(secret)), made=made, secret=base64.b64encode(secret).decode())


def _public(secret: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see `signature`

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def _sealed(stored: _Stored, secret: bytes, passphrase: str) -> _Stored:
    if not passphrase:
        return msgspec.structs.replace(stored, secret=base64.b64encode(secret).decode(), sealed=None)
    return msgspec.structs.replace(stored, secret="", sealed=seal(secret, passphrase, stored.key))


def _secret(stored: _Stored, passphrase: str) -> bytes:
    if stored.sealed is not None:
        return unseal(stored.sealed, passphrase, stored.key)
    return base64.b64decode(stored.secret)


def _told(stored: _Stored) -> Identity:
    return Identity(key=stored.key, made=stored.made, name=stored.name, has_passphrase=stored.sealed is not None)


def _place(desk: Path | None) -> Path:
    return (desk or folders.desk()) / FOLDER / _FILE


def _read_there(desk: Path | None) -> _Stored:
    place = _place(desk)
    if not place.exists():
        raise identity_problems.no_identity()
    return _read(place)


def _try_read(file: Path) -> _Stored | None:
    try:
        return _read(file)
    except KnownError:
        return None


def _read(file: Path) -> _Stored:
    try:
        with file.open("rb") as opened:
            stored = plain_json.decode(opened.read(_LARGEST), type=_Stored)
        whole = stored.sealed is not None or len(base64.b64decode(stored.secret, validate=True)) == 32
    except OSError as error:
        raise identity_problems.closed(file, error) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise identity_problems.unreadable(file) from error
    if not whole or not is_key(stored.key):
        raise identity_problems.unreadable(file)
    return stored


def _write(file: Path, stored: _Stored) -> None:
    atomic.write_atomically(file, msgspec.json.format(msgspec.json.encode(stored), indent=1), mode=0o600)


def _aside(place: Path) -> Path:
    stem = f"earlier-{datetime.now():%Y-%m-%d}"
    names = (place.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.json") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


@contextmanager
def _turn(desk: Path | None) -> Iterator[Path]:
    """Let programs take turns on one desk; the folder is its owner's alone."""
    place = _place(desk)
    try:
        atomic.make_folder(place.parent)
        os.chmod(place.parent, 0o700)  # noqa: PTH101
        with locked(place.with_name("identity.lock")):
            yield place
    except OSError as error:
        raise atomic.told(error, place) from error
