"""What is looked at in the folder of a library and in its history: odd entries, leftovers, and every object that Git keeps."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pygit2

from kb.base import entries
from kb.base.atomic import SUFFIX
from kb.base.file_exchange import CONFLICT
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.health.health_finding import HealthFinding
from kb.history.git_objects import object_id, read_object
from kb.history.history import History, open_repository
from kb.layout import shelf_problems
from kb.layout.history_state import ASIDE
from kb.layout.shelves import LARGEST

Stop = Callable[[], bool]
Say = Callable[[str, int, int], None]
_SHOWN: Final = 200  # characters of a name


def entry_findings(library: Path, stop: Stop) -> Iterator[HealthFinding]:
    """Look at every entry of a library's folder, without opening any."""
    for top in entries.listed(library, ""):
        if top.name == ".git" or top.name.startswith(ASIDE):
            continue
        if top.is_folder:
            for path, entry in entries.below(library, top.name):
                if stop():
                    return
                yield from _entry(path, entry)
        else:
            yield from _entry(top.name, top)


def _entry(path: str, entry: entries.Entry) -> Iterator[HealthFinding]:
    shown = path.encode("utf-8", "replace").decode()[:_SHOWN]
    if entry.is_link:
        yield HealthFinding(group="files", problem=shelf_problems.link(shown))
    elif not entry.is_file:
        yield HealthFinding(group="files", problem=shelf_problems.not_a_file(shown))
    elif shown != path:
        yield HealthFinding(group="ids", problem=shelf_problems.unspeakable(shown))
    elif entry.facts.st_size > LARGEST:
        yield HealthFinding(group="files", problem=shelf_problems.too_big(path))
    elif entry.name.startswith(".") and entry.name.endswith(SUFFIX):
        yield HealthFinding(group="files", problem=_left_over(path))
    elif CONFLICT in entry.name:
        yield HealthFinding(group="files", problem=_overtaken(path), repair="take-away")


def object_findings(library: Path, say: Say, stop: Stop) -> Iterator[HealthFinding]:
    """Read every object of the history and compare it with its name: a flipped bit is none of Git's business until then."""
    if not History(library).exists:
        return
    try:
        repository = open_repository(library)
    except KnownError as error:
        yield HealthFinding(group="history", problem=error.problem())
        return
    try:
        names = list(repository.odb)
        broken = 0
        for number, name in enumerate(names):
            if number % 256 == 0:
                say("history", number, len(names))
                if stop():
                    return
            broken += not _is_whole(repository, name.raw)
    except (pygit2.GitError, KeyError, ValueError, OSError) as error:
        yield HealthFinding(group="history", problem=_cannot_list(error))
        return
    finally:
        repository.free()
    if broken:
        yield HealthFinding(group="history", problem=_broken(broken))


def _is_whole(repository: pygit2.Repository, name: bytes) -> bool:
    try:
        kind, data = read_object(repository, name)
    except (pygit2.GitError, KeyError, ValueError, OSError):
        return False
    return object_id(kind, data) == name


def _left_over(path: str) -> Problem:
    return Problem(
        code="left-over",
        path=path,
        serious=False,
        what=Words(
            "Berkas sementara ini ditinggalkan program yang terhenti di tengah penyimpanan.",
            "This temporary file was left by a program that was stopped while it was saving.",
        ),
        remedy=Words(
            "Pada saat program dibuka lagi berkas ini dibereskan; isinya yang belum ada di tempat lain tidak dibuang.",
            "It is settled when the program is opened again; words that are nowhere else are not thrown away.",
        ),
    )


def _overtaken(path: str) -> Problem:
    return Problem(
        code="kept-beside",
        path=path,
        what=Words(
            f"Dua program menulis di berkas yang sama. Tulisan yang tersusul disimpan di “{path}”.",
            f"Two programs wrote into the same file. The words that were overtaken are kept in “{path}”.",
        ),
        remedy=Words(
            "Bandingkan dengan ceritanya dan masukkan yang perlu. Sesudah itu singkirkan berkas ini.",
            "Compare it with the story and put in what is needed. Then take this file away.",
        ),
    )


_FROM_BACKUP: Final = Words(
    "Cerita-cerita tetap utuh. Pulihkan pustaka ini dari cadangan ke folder lain, lalu bandingkan riwayatnya.",
    "The stories are untouched. Restore this library from a backup into another folder, then compare the histories.",
)


def _broken(count: int) -> Problem:
    return Problem(
        code="history-objects",
        path="",
        what=Words(
            f"{count} bagian riwayat rusak: isinya tidak lagi seperti ketika disimpan.",
            f"{count} part(s) of the history are damaged: they are no longer what was saved.",
        ),
        remedy=_FROM_BACKUP,
    )


def _cannot_list(error: Exception) -> Problem:
    return Problem(
        code="history-objects",
        path="",
        what=Words(f"Riwayat tidak dapat dibaca ({error}).", f"The history cannot be read ({error})."),
        remedy=_FROM_BACKUP,
    )
