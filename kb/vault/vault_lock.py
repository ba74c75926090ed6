"""The passphrase of the private store: set, tried, changed, taken away; and what is done when nobody remembers it.

It protects what the desk knows of real people (pseudonyms, consents and proofs, originals, answers, changes) against
whoever gets hold of the computer or a backup of it. It is one for all libraries of a desk.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from kb.base import atomic, folders
from kb.base.atomic import told
from kb.base.file_lock import locked
from kb.vault import vault_keyring, vault_problems
from kb.vault.vault_key import COST, HELD, KeyHeader, new_key, read_header, unwrap, wrap, write_header
from kb.vault.vault_store import LOCK, settle

Standing = Literal["none", "locked", "unlocked"]
FOLDER: Final = "vault"
_PATIENCE: Final = 60.0  # seconds: another program may be sealing recordings


def vault_root() -> Path:
    """Return the folder of the private store."""
    return folders.desk() / FOLDER


class VaultLock:
    """The lock of a desk's private store; all of it takes a fifth of a second or more, so not in a window's thread."""

    def __init__(self, root: Path | None = None, *, cost: int = COST) -> None:
        """`cost` is that of a new passphrase: how much memory and time each guess takes, see `kb.vault.vault_key`."""
        self.root = root or vault_root()
        self._cost = cost

    def standing(self) -> Standing:
        """Return whether there is a passphrase, and whether this process knows the key; raises KnownError."""
        header = read_header(self.root)
        if header is None:
            return "none"
        return "locked" if HELD.fitting(self.root, header) is None else "unlocked"

    def set(self, passphrase: str, *, remember: bool = False) -> None:
        """Seal everything under a passphrase; raises KnownError, with all of it as it was or legible with the passphrase."""
        with self._turn():
            if read_header(self.root) is not None:
                raise vault_problems.already_locked()
            key = new_key()
            write_header(self.root, wrap(key, passphrase, "closing", self._cost))
            HELD.hold(self.root, key)
            settle(self.root, key)
        self._remember(key, remember)

    def unlock(self, passphrase: str, *, remember: bool = False) -> None:
        """Let this process read and write; raises KnownError wrong-passphrase."""
        with self._turn():
            key = unwrap(self._header(), passphrase)
            HELD.hold(self.root, key)
            settle(self.root, key)
        if remember:
            self._remember(key, remember)

    def unlock_remembered(self) -> bool:
        """Unlock with what the system's keyring knows; False where it knows nothing that fits. Raises KnownError."""
        header = read_header(self.root)
        key = None if header is None else vault_keyring.recall(self.root)
        return key is not None and self.unlock_with(key)

    def unlock_with(self, key: bytes) -> bool:
        """Unlock with the key itself, handed over by another process of ours; False when it does not fit."""
        HELD.hold(self.root, key)
        if self.standing() == "unlocked":
            with self._turn():
                settle(self.root, key)
            return True
        HELD.drop(self.root)
        return False

    def held_key(self) -> bytes:
        """Return the key for a process of ours that works on the store, empty where there is none to hand over."""
        header = read_header(self.root)
        return (header and HELD.fitting(self.root, header)) or b""

    def lock(self) -> None:
        """Forget the key in this process."""
        HELD.drop(self.root)

    def change(self, old: str, new: str) -> None:
        """Put the key under another passphrase; raises KnownError, with the old one still good."""
        with self._turn():
            header = self._header()
            key = unwrap(header, old)
            write_header(self.root, wrap(key, new, header.state, self._cost))
            HELD.hold(self.root, key)
            settle(self.root, key)

    def remove(self, passphrase: str) -> None:
        """Open everything for good; raises KnownError, with all of it legible with the passphrase."""
        with self._turn():
            header = self._header()
            key = unwrap(header, passphrase)
            write_header(self.root, header.now("opening"))
            HELD.hold(self.root, key)
            settle(self.root, key)
        vault_keyring.forget(self.root)

    def remembered(self) -> bool:
        """Tell whether the system's keyring opens the store."""
        header = read_header(self.root)
        return header is not None and vault_keyring.recall(self.root) is not None

    def forget_remembered(self) -> None:
        """Take the key out of the system's keyring."""
        vault_keyring.forget(self.root)

    def set_aside(self) -> Path:
        """Begin with an empty store because nobody knows the passphrase; the sealed one stays beside it, as returned."""
        self._header()
        place = self.root.with_name(f"{self.root.name}-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            self.root.rename(place)
        except OSError as error:
            raise told(error, self.root) from error
        HELD.drop(self.root)
        vault_keyring.forget(self.root)
        return place

    def _header(self) -> KeyHeader:
        header = read_header(self.root)
        if header is None:
            raise vault_problems.no_passphrase()
        return header

    def _remember(self, key: bytes, wanted: bool) -> None:
        if wanted:
            vault_keyring.keep(self.root, key)
        else:
            vault_keyring.forget(self.root)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        try:
            with locked(atomic.make_folder(self.root) / LOCK, patience=_PATIENCE):
                yield
        except OSError as error:
            raise told(error, self.root) from error
