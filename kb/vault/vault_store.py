"""The files of one library in the private store, by name, sealed or not: whoever reads or writes here need not know.

While the store is locked everything raises KnownError `vault-locked`, also reading: a list of clients that seems to be
empty would let every name pass.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.base import atomic
from kb.base.atomic import told
from kb.base.file_lock import locked
from kb.vault import vault_files, vault_problems
from kb.vault.vault_files import opened, sealed_place
from kb.vault.vault_key import HELD, read_header, remove_header, write_header
from kb.vault.vault_seal import HEAD, SUFFIX, BrokenSealError, Sealer


class VaultStore:
    """Reads and writes named files such as "originals/cerita.md"; making one writes nothing. Raises KnownError."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None where there is none."""
        with self._turn() as sealer:
            return self._read(name, sealer)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, whole or not at all."""
        with self._turn(writes=True) as sealer:
            place = self._place(name, sealer)
            atomic.make_folder(place.parent)
            atomic.write_atomically(place, data if sealer is None else sealer.seal(name, data))

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        with self._turn() as sealer:
            self._place(name, sealer).unlink(missing_ok=True)

    def names(self, shelf: str) -> list[str]:
        """Return the names of the files on a shelf such as "originals", with the shelf's own."""
        with self._turn() as sealer:
            return sorted(self._names(self.folder / shelf, sealer))

    def all_names(self) -> list[str]:
        """Return the names of all files."""
        with self._turn() as sealer:
            return sorted(self._names(self.folder, sealer))

    def _read(self, name: str, sealer: Sealer | None) -> bytes | None:
        place = self._place(name, sealer)
        try:
            return place.read_bytes() if sealer is None else self._opened(place, name, sealer)
        except FileNotFoundError:
            if sealer is None:
                self._must_not_be_sealed()
            return None
        except OSError as error:
            raise vault_problems.unreadable(place, name) from error

    def _opened(self, place: Path, name: str, sealer: Sealer) -> bytes:
        found, data = opened(place, sealer)
        if found != name:  # another file of the same store has been put here
            raise vault_problems.unreadable(place, name)
        return data

    def _names(self, below: Path, sealer: Sealer | None) -> Iterator[str]:
        if sealer is None:
            self._must_not_be_sealed()
        for place, _, files in os.walk(below):
            for file in (Path(place, name) for name in files):
                if sealer is not None and file.suffix == SUFFIX:
                    yield _name_in(file, sealer)
                elif sealer is None and file.suffix != atomic.SUFFIX:
                    yield file.relative_to(self.folder).as_posix()

    def _place(self, name: str, sealer: Sealer | None) -> Path:
        return self.folder / name if sealer is None else sealed_place(self.folder, name, sealer)

    def _must_not_be_sealed(self) -> None:
        """Without its lock what is sealed would look like nothing at all."""
        for _, _, files in os.walk(self.folder):
            if any(name.endswith(SUFFIX) for name in files):
                raise vault_problems.damaged_lock(self.root)

    @contextmanager
    def _turn(self, *, writes: bool = False) -> Iterator[Sealer | None]:
        """Let nobody seal or open the store meanwhile; gives what seals, None where nothing does."""
        try:
            if not self.root.is_dir() and not writes:
                yield None
                return
            with locked(atomic.make_folder(self.root) / LOCK):
                yield unlocked(self.root)
        except OSError as error:
            raise told(error, self.folder) from error


LOCK = ".lock"


def unlocked(root: Path) -> Sealer | None:
    """Return what seals the files of a store, None where they are plain; raises KnownError when it is locked.

    Whoever calls holds the lock. A sealing or opening that was interrupted is brought to its end first.
    """
    header = read_header(root)
    if header is None:
        return None
    key = HELD.fitting(root, header)
    if key is None:
        raise vault_problems.locked()
    sealer = Sealer(key)
    if header.state == "closed":
        return sealer
    settle(root, key)
    return sealer if header.state == "closing" else None


def settle(root: Path, key: bytes) -> None:
    """Seal what should be sealed, or open what should be open, and write down that it is done."""
    header = read_header(root)
    if header is None:
        return
    if header.state == "opening":
        vault_files.open_all(root, Sealer(key))
        remove_header(root)
        HELD.drop(root)
        return
    vault_files.seal_all(root, Sealer(key))
    if header.state != "closed":
        write_header(root, header.now("closed"))


def _name_in(file: Path, sealer: Sealer) -> str:
    try:
        with file.open("rb") as opened_file:
            return sealer.name(opened_file.read(HEAD))
    except BrokenSealError as error:
        raise vault_problems.unreadable(file) from error
