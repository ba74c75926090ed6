"""Readers of what the program keeps for itself, on the desk, in the cache, in a backup: what another hand may have changed.

Each feed puts bytes where the reader looks for them and reads through the public door, as far as a window or the next start
would go on with what was read.
"""

import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from index.engine.index_home import read_current, unfinished_folder
from index.engine.segment_list import read_contents
from index.values.request_results import Request
from kb.backup.restore import open_backup
from kb.base import folders
from kb.desk.withdrawal import logged, outlook_of
from kb.drafts.draft_batch import settle_batches
from kb.drafts.drafts import Drafts
from kb.drafts.kept_cuts import kept_cuts
from kb.health.health_repairs import Repairs
from kb.history.history_exchange import Backups
from kb.library.held_back import held_back, held_problems
from kb.library.kept_beside import kept_beside
from kb.review.review_desk import read_begun
from kb.story.author import Author
from kb.story.consent import SCOPES, missing
from kb.vault.vault import Vault
from ui.services import saved_searches_file, settings_file

TODAY: Final = date(2026, 11, 25)
MOMENT: Final = "2026-11-24T00:00:00+00:00"
_SAID: Final = {"id": "Diperbaiki.", "en": "Mended."}

KEPT: Final[dict[str, list[Any]]] = {
    "cuts": [[{"title": "A", "passages": [[0, "Satu"]], "claims": [{"what": "x", "value": "1"}]}]],
    "held": [{"stories/a/story.md": {"digest": "0", "holds": _SAID}}],
    "beside": [["stories/a/story.md"]],
    "begun": [{"answers": {"suara": "Ya."}, "note": "Baik."}],
    "batch": [{"source": "a", "count": 2}],
    "erased": [{"id": "a", "when": MOMENT, "phase": "done", "versions": 2, "refs": {"main": "0"}, "head": "x", "signed": ["a"]}],
    "repairs": [{"id": "a", "when": MOMENT, "repair": "close-rights", "what": _SAID, "files": [{"path": "a", "copy": "b"}], "modes": {"a": 420}}],
    "clients": [[{"name": "Siti", "pseudonym": "S", "others": ["Ti"]}]],
    "consents": [[{
        "id": "1", "story": "a", "subject": "S", "capacity": "adult", "channel": "written", "on": "2020-01-01", "expires": "2030-01-01",
        "review": "2029-01-01", "scopes": ["public"], "restrictions": ["x"], "withdrawal": {"on": "2021-01-01", "actions": ["x"]},
    }]],
    "decisions": [[{"names": {"siti": {"kind": "client", "pseudonym": "S"}}, "public": ["x"], "reasons": {"k": "r"}, "seen": ["0"]}]],
    "changes": [[{"when": MOMENT, "by": "Siti", "what": "Nama"}]],
    "submitted": [["Siti"]],
    "withdrawals": [[{"story": "a", "title": "A", "by": "Siti", "withdrawal": {"on": "2021-01-01", "actions": ["x"], "beyond_recall": ["y"]}}]],
    "backup": [{
        "format": 1, "made": MOMENT, "title": "P", "library_id": "p", "sealed": False, "said": _SAID,
        "files": [{"path": "library/a", "size": 1, "digest": "0", "mode": 420}], "folders": [["library/", 493]], "skipped": ["x"],
    }],
    "index": [
        {"folder": "index-a", "stamp": {"schema": 1, "analysis": 1, "roots": "", "libraries": {"a": "1"}, "vocabulary": "", "byte_order": "little"}, "names": ""},
        {"generation": 1, "parts": [{"name": "a", "documents": 2, "gone": "b"}]},
    ],
    "habits": [{"version": 1, "language": "id", "type_size": 19, "name": "Siti", "library": "/a", "recent": ["/a"], "columns": [300, 400], "geometry": "x"}],
    "searches": [{
        "version": 1,
        "saved": [{"id": "1", "name": "A", "library": "/a", "seen": "AAAA", "question": {"text": "a", "ticks": {"issue": ["x"]}, "years": [1990, 2000]}}],
        "recent": [{"library": "/a", "question": {"text": "b", "readings": {"a": "b"}}}],
    }],
}  # fmt: skip
"""What each of them keeps when all is well."""


def _library() -> Path:
    place = Path(os.environ.get("PUSTAKA_HOME", "")) / "perpustakaan"
    assert os.environ.get("PUSTAKA_HOME"), "these readers look on the desk: it must not be somebody's own"
    place.mkdir(exist_ok=True)
    return place


def _put(place: Path, data: bytes) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    place.chmod(0o600)
    return place


def _cuts(data: bytes) -> None:
    _put(_library() / "cuts.json", data)
    for cut in kept_cuts(_library(), "Satu dua tiga."):
        assert all(0 <= start < end <= 14 for start, end in cut.spans)


def _held(data: bytes) -> None:
    _put(folders.cache_of(_library()) / "held-back.json", data)
    held_back(_library())
    held_problems(_library())


def _beside(data: bytes) -> None:
    _put(folders.cache_of(_library()) / "kept-beside.json", data)
    kept_beside(_library())


def _begun(data: bytes) -> None:
    _put(folders.desk() / "reviews" / "p" / "0.json", data)
    read_begun("p", "0")


def _batch(data: bytes) -> None:
    drafts = Drafts(folders.desk() / "drafts")
    _put(drafts.folder / ".batches" / "a.json", data)
    settle_batches(drafts)


def _erased(data: bytes) -> None:
    backups = Backups(_library())
    _put(backups.folder / "a" / "record.json", data)
    for record in backups.records():
        assert record.until.year < 3_100


def _repairs(data: bytes) -> None:
    vault = Vault(_library())
    _put(vault.folder / "repairs" / "a.json", data)
    repairs = Repairs(_library(), Author("Siti"))
    assert all(0 <= mode <= 0o7777 for record in repairs.records() for mode in record.modes.values())


def _private(name: str, read: Callable[[Vault], object]) -> Callable[[bytes], None]:
    def feed(data: bytes) -> None:
        vault = Vault(_library())
        _put(vault.folder / name, data)
        read(vault)

    return feed


def _consents(vault: Vault) -> None:
    for record in vault.consents():
        for scope in SCOPES:
            missing(record, scope, TODAY)


def _withdrawals(vault: Vault) -> None:
    done = logged(vault, "a")
    if done is not None:
        outlook_of(done)


def _backup(data: bytes) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("manifest.json", data)
        archive.writestr("library/a", b"x")
    with open_backup(_put(_library() / "a.cadangan", whole.getvalue())) as backup:
        assert backup.manifest.has_library
        assert backup.manifest.size >= 0


def _index(data: bytes) -> None:
    home = folders.cache_of(_library()) / "search"
    _put(home / "current.json", data)
    _put(home / "index-a" / "building.json", data)
    _put(home / "index-a" / "contents.json", b"%08x\n" % zlib.crc32(data) + data)
    current = read_current(home)
    if current is not None:
        unfinished_folder(home, current)
    read_contents(home / "index-a")


def _habits(data: bytes) -> None:
    file = _put(_library() / "settings.json", data)
    found, foreign, _ = settings_file.read(file)
    assert not any("\0" in one for one in (found.library, *found.recent))
    settings_file.next_size(found.type_size, 1)
    settings_file.write(file, found, foreign)


def _searches(data: bytes) -> None:
    file = _put(_library() / "searches.json", data)
    found, _ = saved_searches_file.read(file)
    for one in (*found.saved, *found.recent):
        asked: Request = saved_searches_file.request_of(one.question, "id")
        assert asked.years is None or all(0 <= year <= 9_999 for year in asked.years)
    for saved in found.saved:
        saved_searches_file.fresh(["a"], saved.seen)
    saved_searches_file.write(file, found)


FEEDS: Final[dict[str, Callable[[bytes], None]]] = {
    "cuts": _cuts,
    "held": _held,
    "beside": _beside,
    "begun": _begun,
    "batch": _batch,
    "erased": _erased,
    "repairs": _repairs,
    "clients": _private("pseudonyms.json", lambda vault: (vault.clients(), vault.names())),
    "consents": _private("consents.json", _consents),
    "decisions": _private("decisions/a.json", lambda vault: (vault.decisions("a"), vault.answered())),
    "changes": _private("changes/a.json", lambda vault: vault.changes("a")),
    "submitted": _private("submitted/a.json", lambda vault: (vault.submitted("a"), vault.submitted_elsewhere("b"))),
    "withdrawals": _private("withdrawals.json", _withdrawals),
    "backup": _backup,
    "index": _index,
    "habits": _habits,
    "searches": _searches,
}


def seeds(name: str) -> list[bytes]:
    """Return what a reader finds when all is well, and a few files that are none."""
    return [*(json.dumps(one).encode() for one in KEPT[name]), b"", b"null", b"[" * 5_000]
