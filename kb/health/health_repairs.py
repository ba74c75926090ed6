"""Repairs that can be undone: before anything is changed a copy is kept in the private store of the desk, until dismissed.

What is written into a library, also when a repair is undone, goes through its door like everything else. So a picture
that told where it was taken does not come back there; its original stays on the desk and can be saved elsewhere.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from kb.base import atomic, entries, plain_json
from kb.base.bounds import Rights
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.health import rights
from kb.health.health_finding import HealthFinding, Repair
from kb.layout import shelves
from kb.library.checked import Checked
from kb.library.commit_reason import CommitReason
from kb.library.library import Library
from kb.story.author import Author
from kb.vault.vault import Vault
from kb.vault.vault_lock import vault_root
from kb.vault.vault_store import VaultStore

_SHELF: Final = "repairs"
_RECORD: Final = ".json"
_COPY: Final = ".bin"


class KeptFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that a repair changed: the copy of what stood there, and the digest of what stands there since.

    `path` is relative to the library; `copy` is empty where nothing stood, `after` where nothing stands any more.
    """

    path: str
    copy: str = ""
    before: str = ""
    after: str = ""


class RepairRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One repair that can be undone or dismissed; `when` is ISO 8601 in UTC.

    `modes` are the rights that files of the desk had, by their path. Of one that cannot be undone (`can_undo`) the
    original can still be saved elsewhere.
    """

    id: str
    when: str
    repair: Repair
    what: Words
    files: tuple[KeptFile, ...] = ()
    modes: dict[str, Rights] = {}
    can_undo: bool = True


class Repairs:
    """Makes repairs in one library and on the desk, and undoes them. Methods raise KnownError, also while locked."""

    def __init__(self, folder: Path, person: Author) -> None:
        self._folder = folder
        self._person = person
        self._store = VaultStore(vault_root(), Vault(folder).folder)

    def records(self) -> list[RepairRecord]:
        """Return the repairs that were neither undone nor dismissed, the newest first."""
        found = []
        for name in self._store.names(_SHELF):
            if name.endswith(_RECORD) and (data := self._store.read(name)) is not None:
                with suppress(msgspec.DecodeError):
                    found.append(plain_json.decode(data, type=RepairRecord))
        return sorted(found, key=lambda record: record.when, reverse=True)

    def make(self, finding: HealthFinding) -> RepairRecord:
        """Repair what was found and return what can be undone; nothing is changed where KnownError is raised."""
        if finding.repair == "close-rights":
            return self._close_rights(finding)
        library = Library.open(self._folder)
        try:
            match finding.repair:
                case "take-away":
                    return self._take_away(library, finding)
                case "clean-picture":
                    return self._clean(library, finding)
                case "move-story":
                    return self._move(library, finding)
            raise ValueError(f"no repair of ours: {finding.repair}")
        except OSError as error:
            raise atomic.told(error, self._folder / finding.problem.path) from error
        finally:
            library.close()

    def undo(self, record: RepairRecord) -> None:
        """Put everything back, byte for byte, and forget the record; nothing is changed where KnownError is raised."""
        if record.repair == "close-rights":
            rights.set_modes(record.modes)
        else:
            library = Library.open(self._folder)
            try:
                self._put_back(library, record)
            except OSError as error:
                raise atomic.told(error, self._folder) from error
            finally:
                library.close()
        self.dismiss(record)

    def dismiss(self, record: RepairRecord) -> None:
        """Throw the copies away: after this the repair cannot be undone."""
        for file in record.files:
            if file.copy:
                self._store.remove(file.copy)
        self._store.remove(f"{_SHELF}/{record.id}{_RECORD}")

    def original(self, file: KeptFile) -> bytes:
        """Return the bytes that stood in a file before it was repaired."""
        data = self._store.read(file.copy) if file.copy else b""
        if data is None or _digest(data) != file.before:
            raise KnownError(
                Words("Salinan berkas itu tidak ada lagi.", "The copy of that file is no longer there."),
                Words("Carilah di cadangan pustaka Anda.", "Look for it in a backup of your library."),
                code="no-copy",
            )
        return data

    def _take_away(self, library: Library, finding: HealthFinding) -> RepairRecord:
        path = finding.problem.path
        raw = shelves.read_whole(library.folder, path)
        gone = library.clearance.gone(path)
        what = Words(f"“{path}” disingkirkan dari pustaka.", f"“{path}” was taken out of the library.")
        record = self._keep(finding, what, {path: (raw, None)})
        self._change(library, record, [], {path: (gone, raw)}, CommitReason.REPAIRED)
        return record

    def _clean(self, library: Library, finding: HealthFinding) -> RepairRecord:
        path = finding.problem.path
        raw = shelves.read_whole(library.folder, path)
        clean = library.clearance.picture(path, raw)
        what = Words(
            f"Keterangan tersembunyi di gambar “{path}” dihapus.",
            f"Hidden facts were removed from the picture “{path}”.",
        )
        record = self._keep(finding, what, {path: (raw, clean.data)}, can_undo=False)
        self._change(library, record, [(clean, raw)], {}, CommitReason.REPAIRED)
        return record

    def _move(self, library: Library, finding: HealthFinding) -> RepairRecord:
        home, target = finding.problem.path.rpartition("/")[0], finding.target.rpartition("/")[0]
        paths = [path for path, _ in entries.below(library.folder, home)]
        own = set(shelves.belongings(library.folder))
        review = f"{shelves.PRIVATE}/{home.rpartition('/')[2]}"
        if not set(paths) <= own or library.is_there(target) or library.is_there(review):
            raise KnownError(
                Words(
                    "Folder cerita ini berisi berkas lain, atau ceritanya sedang ditinjau.",
                    "The folder of this story holds other files, or the story is being reviewed.",
                ),
                Words(
                    "Tidak ada yang dipindahkan. Selesaikan tinjauannya, atau pindahkan foldernya sendiri.",
                    "Nothing was moved. Finish the review, or move the folder yourself.",
                ),
                code="not-movable",
            )
        there = {path: shelves.read_whole(library.folder, path) for path in paths}
        placed = {path: f"{target}{path.removeprefix(home)}" for path in paths}
        new = [(library.clearance.present(placed[path], raw), None) for path, raw in there.items()]
        old = {path: (library.clearance.gone(path), raw) for path, raw in there.items()}
        changes: dict[str, tuple[bytes | None, bytes | None]] = {path: (raw, None) for path, raw in there.items()}
        changes |= {placed[path]: (None, raw) for path, raw in there.items()}
        what = Words(f"“{home}” dipindahkan ke “{target}”.", f"“{home}” was moved to “{target}”.")
        record = self._keep(finding, what, changes)
        self._change(library, record, new, old, CommitReason.REPAIRED)
        return record

    def _close_rights(self, finding: HealthFinding) -> RepairRecord:
        modes = rights.present_modes(Path(finding.problem.path))
        what = Words(
            f"{len(modes)} berkas dan folder ditutup bagi orang lain di komputer ini.",
            f"{len(modes)} files and folders were closed to others on this computer.",
        )
        record = self._keep(finding, what, {}, modes=modes)
        rights.close()
        return record

    def _put_back(self, library: Library, record: RepairRecord) -> None:
        """Look at all of it first: a repair is undone as a whole or not at all."""
        new: list[tuple[Checked, bytes | None]] = []
        old: dict[str, tuple[Checked, bytes | None]] = {}
        for file in record.files:
            now = shelves.read_whole(library.folder, file.path) if library.is_there(file.path) else None
            mark = "" if now is None else _digest(now)
            if mark == file.before:
                continue  # it is as it was: the repair, or an earlier try to undo it, was interrupted
            if mark != file.after:
                raise KnownError(
                    Words(
                        f"“{file.path}” sudah diubah lagi sejak diperbaiki.",
                        f"“{file.path}” has been changed again since it was repaired.",
                    ),
                    Words(
                        "Tidak ada yang dikembalikan. Salinannya tetap di meja; simpan ke tempat lain lalu bandingkan.",
                        "Nothing was put back. The copy stays on your desk; save it elsewhere and compare.",
                    ),
                    code="changed-since-repair",
                )
            if file.copy:
                new.append((library.clearance.present(file.path, self.original(file)), now))
            else:
                old[file.path] = (library.clearance.gone(file.path), now)
        self._write(library, new, old, CommitReason.REPAIR_UNDONE)

    def _change(
        self,
        library: Library,
        record: RepairRecord,
        new: Sequence[tuple[Checked, bytes | None]],
        old: Mapping[str, tuple[Checked, bytes | None]],
        deed: CommitReason,
    ) -> None:
        """Write, or forget the record where nothing could be written."""
        try:
            self._write(library, new, old, deed)
        except (KnownError, OSError):
            if not self._was_begun(library, record):
                self.dismiss(record)
            raise

    def _was_begun(self, library: Library, record: RepairRecord) -> bool:
        """Whether any file differs from its copy by now: then the copies are needed."""
        for file in record.files:
            try:
                now = _digest(shelves.read_whole(library.folder, file.path)) if library.is_there(file.path) else ""
            except KnownError:
                return True
            if now != file.before:
                return True
        return False

    def _write(
        self,
        library: Library,
        new: Sequence[tuple[Checked, bytes | None]],
        old: Mapping[str, tuple[Checked, bytes | None]],
        deed: CommitReason,
    ) -> None:
        hand = library.clearance.hand(self._person)
        with library.writer.turn():
            for file, base in new:
                library.writer.put(file, base)
            for gone, base in old.values():
                library.writer.remove(gone, base=base)
            for folder in sorted({path.rpartition("/")[0] for path in old}, key=len, reverse=True):
                library.writer.remove_empty(folder)
            if library.history.exists:
                library.writer.remember([*(file for file, _ in new), *(gone for gone, _ in old.values())], deed, hand)

    def _keep(
        self,
        finding: HealthFinding,
        what: Words,
        changes: Mapping[str, tuple[bytes | None, bytes | None]],
        *,
        modes: dict[str, int] | None = None,
        can_undo: bool = True,
    ) -> RepairRecord:
        """Put the copies and the record on the desk, before anything is changed; `changes` are bytes before and after."""
        name = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
        files = []
        for number, (path, (before, after)) in enumerate(changes.items()):
            copy = "" if before is None else f"{_SHELF}/{name}-{number}{_COPY}"
            if before is not None:
                self._store.write(copy, before)
            files.append(KeptFile(path=path, copy=copy, before=_mark(before), after=_mark(after)))
        record = RepairRecord(
            id=name,
            when=datetime.now(UTC).isoformat(),
            repair=finding.repair,
            what=what,
            files=tuple(files),
            modes=modes or {},
            can_undo=can_undo,
        )
        self._store.write(f"{_SHELF}/{name}{_RECORD}", msgspec.json.format(msgspec.json.encode(record), indent=1))
        return record


def _mark(data: bytes | None) -> str:
    return "" if data is None else _digest(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
