"""Words of another program that were overtaken by still newer ones: which files hold them is kept in the cache.

They lie beside what they belonged to, under a name that people see, and stay until somebody has read and removed them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import msgspec

from kb.base import entries, folders, plain_json
from kb.base.atomic import make_folder, write_atomically
from kb.base.bounds import MANY, Address
from kb.base.problems import Problem
from kb.base.words import Words

_FILE: Final = "kept-beside.json"
_Paths = Annotated[list[Address], msgspec.Meta(max_length=MANY)]


def kept_beside(folder: Path, paths: Sequence[str] = ()) -> list[str]:
    """Return the files of a library that hold overtaken words and are still there, after adding some; a full disk is none."""
    place = folders.cache_of(folder) / _FILE
    try:
        known = plain_json.read(place, type=_Paths)
    except (OSError, msgspec.MsgspecError):
        known = []
    there = [path for path in dict.fromkeys((*known, *paths)) if entries.is_file(folder, path)]
    if there != known:
        try:
            make_folder(place.parent)
            write_atomically(place, msgspec.json.encode(there))
        except OSError:
            return there
    return there


def beside_problems(folder: Path) -> list[Problem]:
    """Return what to say of each such file."""
    return [
        Problem(
            code="kept-beside",
            path=path,
            what=Words(
                f"Dua program menulis di berkas yang sama. Tulisan yang tersusul disimpan di “{path}”.",
                f"Two programs wrote into the same file. The words that were overtaken are kept in “{path}”.",
            ),
            remedy=Words(
                "Bandingkan dengan ceritanya, masukkan yang perlu, lalu hapus berkas itu.",
                "Compare it with the story, put in what is needed, then remove that file.",
            ),
        )
        for path in kept_beside(folder)
    ]
