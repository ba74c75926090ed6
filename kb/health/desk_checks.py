"""What is looked at on the desk: drafts, the private store, and what programs that were killed have left there."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from kb.base import folders, plain_json
from kb.base.atomic import SUFFIX
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.drafts.drafts import Drafts
from kb.health.health_finding import HealthFinding
from kb.vault import vault_files
from kb.vault.vault_key import read_header
from kb.vault.vault_lock import VaultLock, vault_root
from kb.vault.vault_store import VaultStore

_FRESH: Final = 60.0  # seconds in which a temporary file may still be in use


def draft_findings() -> Iterator[HealthFinding]:
    """Open every draft as its writer would."""
    for row in Drafts().rows():
        if row.trouble is not None:
            yield HealthFinding(group="desk", problem=row.trouble.problem())
        elif row.conflict:
            found = _finding(
                "draft-conflict",
                Words(
                    f"Naskah “{row.title or row.id}” diubah di dua tempat sekaligus; kedua tulisan disimpan.",
                    f"The draft “{row.title or row.id}” was changed in two places at once; both texts are kept.",
                ),
                Words("Buka naskahnya dan pilih kata yang dipakai.", "Open the draft and choose the words to use."),
            )
            yield msgspec.structs.replace(found, draft=row.id)


def vault_findings() -> Iterator[HealthFinding]:
    """Read everything in the private store; says so where it is locked."""
    root = vault_root()
    try:
        standing = VaultLock(root).standing()
    except KnownError as error:
        yield HealthFinding(group="desk", problem=error.problem())
        return
    if standing == "locked":
        yield _finding(
            "vault-not-looked-at",
            Words(
                "Simpanan pribadi terkunci, jadi persetujuan dan nama klien tidak ikut diperiksa.",
                "The private store is locked, so consent and clients' names were not looked at.",
            ),
            Words(
                "Buka dengan kata sandinya (Pengaturan → Simpanan pribadi), lalu periksa lagi.",
                "Unlock it with its passphrase (Settings → Private store), then check again.",
            ),
        )
        return
    header = read_header(root)
    if header is not None and header.state != "closed":
        yield _finding(
            "vault-half",
            Words(
                "Penyegelan simpanan pribadi terhenti di tengah jalan.", "Sealing the private store was interrupted."
            ),
            Words(
                "Buka simpanan itu sekali dengan kata sandinya: penyegelan lalu diselesaikan.",
                "Unlock it once with its passphrase: the sealing is then brought to its end.",
            ),
        )
    for folder in vault_files.vaults(root):
        store = VaultStore(root, folder)
        try:
            names = store.all_names()
        except KnownError as error:
            yield HealthFinding(group="desk", problem=error.problem())
            continue
        for name in names:
            try:
                data = store.read(name)
                if name.endswith(".json") and data is not None:
                    plain_json.decode(data)
            except KnownError as error:
                yield HealthFinding(group="desk", problem=error.problem())
            except msgspec.DecodeError:
                yield _finding(
                    "vault-unreadable",
                    Words(
                        f"Catatan pribadi “{name}” rusak dan tidak dapat dibaca.",
                        f"The private record “{name}” is damaged and cannot be read.",
                    ),
                    Words(
                        f"Berkas itu tidak diubah. Pulihkan dari cadangan: {folder}",
                        f"The file has not been changed. Restore it from a backup: {folder}",
                    ),
                    serious=True,
                )


def leftover_findings() -> Iterator[HealthFinding]:
    """Find what programs that were killed have left half written on the desk."""
    found = []
    for place, inner, names in os.walk(folders.desk()):
        for name in (*inner, *names):
            file = Path(place, name)
            if name.startswith(".") and name.endswith(SUFFIX) and _is_left(file):
                found.append(file)
    if found:
        yield _finding(
            "left-over",
            Words(
                f"{len(found)} berkas sementara ditinggalkan program yang terhenti di tengah penyimpanan.",
                f"{len(found)} temporary file(s) were left by a program that was stopped while saving.",
            ),
            Words(
                "Tutup dan buka lagi program ini: yang tidak diperlukan lagi dibuang dengan sendirinya.",
                "Close and open this program again: what is not needed is removed by itself.",
            ),
        )


def _is_left(file: Path) -> bool:
    try:
        return time.time() - file.lstat().st_mtime > _FRESH
    except OSError:
        return False


def _finding(code: str, what: Words, remedy: Words, *, serious: bool = False) -> HealthFinding:
    return HealthFinding(group="desk", problem=Problem(code=code, path="", what=what, remedy=remedy, serious=serious))
