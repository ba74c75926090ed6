"""What another program has written into a library and the gate would not let in: left where it is, told, never shared by us.

Which files these are, and of what kind the trouble is, is kept in the cache: no word of theirs.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec

from kb.base import entries, folders, plain_json
from kb.base.atomic import make_folder, write_atomically
from kb.base.bounds import MANY, Address
from kb.base.problems import Problem
from kb.base.words import Words

_FILE: Final = "held-back.json"


class HeldFile(msgspec.Struct, frozen=True):
    """One state of a file, and what is in it that should not be there."""

    digest: str
    holds: Words


_Kept = Annotated[dict[Address, HeldFile], msgspec.Meta(max_length=MANY)]


def held_back(folder: Path) -> dict[str, HeldFile]:
    """Return the files of a library that were held back, by their paths; a cache that cannot be read holds none."""
    try:
        return plain_json.read(folders.cache_of(folder) / _FILE, type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return {}


def keep_held(folder: Path, looked_at: Mapping[str, tuple[bytes, Words] | None]) -> None:
    """Remember which of the files that were looked at were held back, and forget the others; a full disk is no trouble."""
    known = held_back(folder)
    found = {path: one for path, one in known.items() if path not in looked_at}
    for path, one in looked_at.items():
        if one is not None:
            raw, holds = one
            found[path] = HeldFile(hashlib.sha256(raw).hexdigest(), holds)
    if found == known:
        return
    try:
        place = make_folder(folders.cache_of(folder))
        write_atomically(place / _FILE, msgspec.json.encode(found))
    except OSError:
        return


def held_problems(folder: Path) -> list[Problem]:
    """Return what should be put right in files that were held back and have not changed since."""
    found = []
    for path, held in held_back(folder).items():
        try:
            with entries.opened(folder, path) as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == held.digest
            if same:
                found.append(_problem(path, held))
        except OSError:
            continue
    return found


def _problem(path: str, held: HeldFile) -> Problem:
    return Problem(
        code="held-back",
        path=path,
        what=Words(
            f"“{path}” ditulis oleh program lain dan memuat {held.holds.id}. Karena itu berkas ini tidak dicatat dalam riwayat.",
            f"“{path}” was written by another program and holds {held.holds.en}. So it is not kept in the history.",
        ),
        remedy=Words(
            "Buka berkas itu dan hapus yang dapat menunjuk seseorang. Setelah itu ia dicatat pada penyimpanan berikutnya.",
            "Open the file and remove what could point at a person. It is then kept with the next saving.",
        ),
    )
