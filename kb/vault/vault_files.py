"""Sealing all files of the private store, and opening them again; killed at any moment, the next turn goes on.

A file is only taken away when what takes its place has been written and read back. Whoever calls holds the lock.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb.base import atomic
from kb.vault import vault_problems
from kb.vault.vault_seal import SUFFIX, BrokenSealError, Sealer

KEPT: Final = "kept"
"""The folder of what was merged into another one."""


def vaults(root: Path) -> list[Path]:
    """Return the folders of all libraries in the private store."""
    return _folders(root, without=KEPT)


def seal_all(root: Path, sealer: Sealer) -> None:
    """Seal what is not sealed yet; raises OSError, and KnownError for a sealed file that cannot be read."""
    for folder in (*vaults(root), *_folders(root / KEPT)):
        for file in _files(folder):
            if file.suffix == atomic.SUFFIX:
                file.unlink(missing_ok=True)  # half of something that was being written when a program was killed
            elif file.suffix != SUFFIX:
                _seal(folder, file, sealer)
        _remove_empty(folder)


def open_all(root: Path, sealer: Sealer) -> None:
    """Open what is sealed; raises OSError, and KnownError for a file that cannot be read."""
    for folder in (*vaults(root), *_folders(root / KEPT)):
        for file in _files(folder):
            if file.suffix == SUFFIX:
                name, data = opened(file, sealer)
                plain = folder / name
                if not plain.is_file() or plain.read_bytes() != data:
                    _put(plain if not plain.exists() else beside(plain), data, file)
                file.unlink()
        _remove_empty(folder)


def opened(file: Path, sealer: Sealer) -> tuple[str, bytes]:
    """Return the name and the content of a sealed file; raises KnownError when it is damaged, OSError."""
    try:
        return sealer.open(file.read_bytes())
    except BrokenSealError as error:
        raise vault_problems.unreadable(file) from error


def sealed_place(folder: Path, name: str, sealer: Sealer) -> Path:
    """Return where a file of some name lies when it is sealed."""
    shelf = name.split("/", maxsplit=1)[0] if "/" in name else ""
    return folder / shelf / sealer.file_name(name)


def beside(file: Path) -> Path:
    """Return a free name like that of a file which is there."""
    number = 2
    while (found := file.with_name(f"{file.stem}~{number}{file.suffix}")).exists():
        number += 1
    return found


def _seal(folder: Path, file: Path, sealer: Sealer) -> None:
    data, name = file.read_bytes(), file.relative_to(folder).as_posix()
    number = 1
    while (place := sealed_place(folder, name, sealer)).is_file():
        if opened(place, sealer)[1] == data:
            break
        number += 1  # put back from a backup, perhaps: neither is thrown away
        name = file.with_name(f"{file.stem}~{number}{file.suffix}").relative_to(folder).as_posix()
    else:
        _put(place, sealer.seal(name, data), file)
        if opened(place, sealer) != (name, data):
            raise vault_problems.unreadable(place)
    file.unlink()


def _put(place: Path, data: bytes, of: Path) -> None:
    """Write a file that is as old as the one it stands for: originals go after a while."""
    age = of.stat()
    atomic.make_folder(place.parent)
    atomic.write_atomically(place, data)
    with contextlib.suppress(OSError):
        os.utime(place, ns=(age.st_atime_ns, age.st_mtime_ns))


def _remove_empty(folder: Path) -> None:
    """A folder may be called by the name of a draft, too."""
    for place, _, _ in os.walk(folder, topdown=False):
        if Path(place) != folder:
            with contextlib.suppress(OSError):
                Path(place).rmdir()


def _folders(above: Path, without: str = "") -> list[Path]:
    if not above.is_dir():
        return []
    found = (place for place in above.iterdir() if place.is_dir() and not place.is_symlink())
    return sorted(place for place in found if place.name != without and not place.name.startswith("."))


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            if not (file := Path(place, name)).is_symlink():
                yield file
