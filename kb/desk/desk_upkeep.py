"""What is done for a desk at each start, behind the window: closed to others, and rid of what should be gone by now.

That is also what programs that were killed have left: files half written, and drafts of which only some were made.

Removed drafts and texts as they were before they were cleaned tell of clients. Both are kept for thirty days, so that a
mistake can be undone, and can be deleted at once.
"""

import contextlib
import time
from datetime import UTC, datetime
from typing import Final

from kb.base import atomic, folders, temporary
from kb.base.problems import KnownError
from kb.drafts.draft_batch import settle_batches
from kb.drafts.drafts import KEPT, Drafts, RemovedDraft
from kb.vault import vault_files
from kb.vault.vault_lock import vault_root
from kb.vault.vault_names import CHANGES, DECISIONS, ORIGINALS, safe
from kb.vault.vault_store import VaultStore

_SHELVES: Final = (DECISIONS, CHANGES)


def put_in_order(drafts: Drafts | None = None, now: datetime | None = None) -> None:
    """Close desk and cache to others, and delete what was kept for thirty days; what refuses is left for the next time."""
    atomic.tighten()
    moment = now or datetime.now(UTC)
    own = drafts or Drafts()
    for row in own.removed():
        if row.until <= moment:
            with contextlib.suppress(KnownError):
                own.delete_removed(row.id)
            with contextlib.suppress(KnownError):  # locked: the originals go by their age, the rest can wait
                _forget(row)
    settle_batches(own)
    atomic.sweep(folders.desk())
    _forget_originals(moment.timestamp() - KEPT.total_seconds())
    with contextlib.suppress(OSError, KnownError):
        temporary.sweep()


def delete_now(drafts: Drafts, row: RemovedDraft) -> None:
    """Delete a removed draft for good with what the private store knows of it; raises KnownError, with the draft there."""
    _forget(row)
    drafts.delete_removed(row.id)


def originals() -> int:
    """Return how many texts are kept as they were before they were cleaned; raises KnownError while locked."""
    return sum(len(store.names(ORIGINALS)) for store in _stores())


def delete_originals() -> None:
    """Delete all texts as they were before they were cleaned, at once; raises KnownError."""
    for store in _stores():
        for name in store.names(ORIGINALS):
            store.remove(name)


def _forget(row: RemovedDraft) -> None:
    """Forget what is known of a draft; what was changed in a story that others read stays on record."""
    for store in _stores():
        own = f"{ORIGINALS}/{safe(row.id)}"
        for name in store.names(ORIGINALS):
            if name == f"{own}.md" or name.startswith(f"{own}~"):
                store.remove(name)
        for shelf in () if row.submitted else _SHELVES:
            store.remove(f"{shelf}/{safe(row.id)}.json")


def _forget_originals(before: float) -> None:
    """By the age of their files, which can be told while the store is locked."""
    for folder in vault_files.vaults(vault_root()):
        shelf = folder / ORIGINALS
        for file in shelf.iterdir() if shelf.is_dir() else ():
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < min(before, time.time()):
                    file.unlink()


def _stores() -> list[VaultStore]:
    root = vault_root()
    return [VaultStore(root, folder) for folder in vault_files.vaults(root)]
