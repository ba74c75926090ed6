"""Taking over what a private store holds that was kept by the place of its library rather than by the library's id.

What both hold becomes one; where they contradict each other the present one counts. Nothing is thrown away: the earlier
store stays as a whole in the folder `kept`. Killed at any moment, it is simply done again.
"""

import secrets
import time
from collections.abc import Mapping
from typing import Any, Final

from kb.base.atomic import make_folder, told
from kb.base.file_lock import locked
from kb.base.folding import fold
from kb.vault.vault_files import KEPT
from kb.vault.vault_names import (
    CHANGES,
    CONSENTS,
    LOG,
    ORIGINALS,
    PROOFS,
    PSEUDONYMS,
    WITHDRAWN,
    encoded,
    numbered,
    read_list,
)
from kb.vault.vault_store import VaultStore

_LOCK: Final = ".adopting"
_Rows = tuple[dict[str, Any], ...]
_FILES: Final = (f"{ORIGINALS}/", f"{PROOFS}/", f"{WITHDRAWN}/")


def adopt(earlier: VaultStore, present: VaultStore) -> None:
    """Take all of an earlier store into the present one; raises KnownError, with nothing lost and to be tried again."""
    try:
        with locked(make_folder(present.root) / _LOCK, patience=60.0):
            if not earlier.folder.is_dir():
                return  # another program has done it meanwhile
            _take_over(earlier, present)
            kept = make_folder(present.root / KEPT)
            stamp = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}"
            earlier.folder.rename(kept / f"{earlier.folder.name}-{stamp}")
    except OSError as error:
        raise told(error, earlier.folder) from error


def _take_over(earlier: VaultStore, present: VaultStore) -> None:
    names = earlier.all_names()
    called = {name: _put(present, name, earlier.read(name) or b"") for name in names if name.startswith(_FILES)}
    for name in names:
        if name == PSEUDONYMS:
            _write(present, name, _clients(_rows(present, name), _rows(earlier, name)))
        elif name == CONSENTS:
            proofs = {old.removeprefix(f"{PROOFS}/"): new.removeprefix(f"{PROOFS}/") for old, new in called.items()}
            rows = [_with_proof(row, proofs) for row in _rows(earlier, name)]
            _write(present, name, list({row["id"]: row for row in (*rows, *_rows(present, name))}.values()))
        elif name == LOG:
            rows = [*_rows(present, name), *_rows(earlier, name)]
            _write(present, name, list({row.get("story"): row for row in reversed(rows)}.values())[::-1])
        elif name.startswith(f"{CHANGES}/"):
            rows = [*_rows(earlier, name), *_rows(present, name)]
            once = {encoded(row): row for row in rows}
            _write(present, name, sorted(once.values(), key=lambda row: str(row.get("when", ""))))
        elif name not in called and present.read(name) is None:
            present.write(name, earlier.read(name) or b"")


def _put(store: VaultStore, name: str, data: bytes) -> str:
    """Put a file beside what is there already; returns what it is called now."""
    for chosen in numbered(name):
        there = store.read(chosen)
        if there is None:
            store.write(chosen, data)
        if there is None or there == data:
            return chosen
    raise AssertionError("numbers have no end")


def _clients(present: _Rows, earlier: _Rows) -> list[dict[str, Any]]:
    found = {fold(row["name"]): row for row in present}
    for row in earlier:
        known = found.setdefault(fold(row["name"]), row)
        others = dict.fromkeys((*known.get("others", ()), *row.get("others", ())))
        found[fold(row["name"])] = {**known, "others": [name for name in others if name != known["name"]]}
    return list(found.values())


def _with_proof(row: dict[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    proof = row.get("proof")
    return {**row, "proof": called[proof]} if isinstance(proof, str) and proof in called else row


def _rows(store: VaultStore, name: str) -> _Rows:
    return read_list(store, name, _Rows)


def _write(store: VaultStore, name: str, rows: object) -> None:
    store.write(name, encoded(rows))
