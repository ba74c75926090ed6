"""What must never leave the desk: the list of pseudonyms, consent records with their proofs, and original texts.

Plain files in one folder of the desk per library. Nothing here is ever put into a library, an export or a parcel; a
desk that lies inside a library is refused. On systems with file rights, only the person can read the folder.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kb import atomic, folders, shelves
from kb.consent import ConsentRecord
from kb.folding import fold
from kb.gate.decisions import Answer, Decisions
from kb.library_file import NAME
from kb.problems import KnownError
from kb.words import Words

_FOLDER: Final = "vault"
_PSEUDONYMS: Final = "pseudonyms.json"
_CONSENTS: Final = "consents.json"
_ORIGINALS: Final = "originals"
_PROOFS: Final = "proofs"
_DECISIONS: Final = "decisions"
_CHANGES: Final = "changes"
_WITHDRAWN: Final = "withdrawn"
_LOG: Final = "withdrawals.json"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._~-]+")
_T = TypeVar("_T")


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """A real name, the other ways it is written, and what a story may call the person instead."""

    name: str
    pseudonym: str
    others: tuple[str, ...] = ()


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was changed in a draft so that nobody can be recognised: when (UTC), by whom, what."""

    when: str
    by: str
    what: str


class Vault:
    """The private things of one library; making one writes nothing."""

    def __init__(self, library: Path) -> None:
        desk = folders.desk()
        around = (folder for folder in desk.resolve().parents if (folder / NAME).is_file())
        for other in (library, *around):
            if shelves.lies_inside(other, desk):
                raise _inside_a_library(other)
        self.library: Final = library
        place = os.path.normcase(library.resolve())
        self.folder: Final = desk / _FOLDER / hashlib.sha256(os.fsencode(place)).hexdigest()[:24]

    def clients(self) -> tuple[Client, ...]:
        """Return the list of pseudonyms in the order in which it grew."""
        return self._read(_PSEUDONYMS, tuple[Client, ...])

    def names(self) -> Mapping[str, str]:
        """Return every real name, in every way it is written, with its pseudonym: what the gate looks for."""
        return {name: client.pseudonym for client in self.clients() for name in (client.name, *client.others)}

    def remember(self, client: Client) -> None:
        """Add a client, or replace the one of the same name; raises KnownError when it cannot be saved."""
        kept = [one for one in self.clients() if fold(one.name) != fold(client.name)]
        self._write(_PSEUDONYMS, (*kept, client))

    def forget(self, name: str) -> None:
        """Take a client off the list."""
        self._write(_PSEUDONYMS, tuple(one for one in self.clients() if fold(one.name) != fold(name)))

    def consents(self, story: str = "") -> tuple[ConsentRecord, ...]:
        """Return all consent records, or those of one story."""
        records = self._read(_CONSENTS, tuple[ConsentRecord, ...])
        return tuple(record for record in records if not story or record.story == story)

    def keep_consent(self, record: ConsentRecord) -> None:
        """Add a record, or put it in the place of the one with the same id."""
        kept = {one.id: one for one in self.consents()} | {record.id: record}
        self._write(_CONSENTS, tuple(kept.values()))

    def forget_consent(self, record_id: str) -> None:
        """Take a record off that was begun by mistake; one that tells of a withdrawal stays."""
        kept = tuple(one for one in self.consents() if one.id != record_id or one.withdrawal is not None)
        self._write(_CONSENTS, kept)

    def decisions(self, draft: str) -> Decisions:
        """Return what the author has said about a draft so far: who each name is, what is public, why something stays."""
        kept = self._read(f"{_DECISIONS}/{_safe(draft)}.json", tuple[Decisions, ...])
        return kept[0] if kept else Decisions()

    def answered(self) -> Mapping[str, Answer]:
        """Return who the names of all drafts are, where that holds for every draft; whom one draft calls a client, none.

        Where one draft's answers cannot be read nothing is taken for known: every name is asked.
        """
        found: dict[str, Answer] = {}
        clients: set[str] = set()
        for file in sorted((self.folder / _DECISIONS).glob("*.json")):
            try:
                kept = self._read(f"{_DECISIONS}/{file.name}", tuple[Decisions, ...])
            except KnownError:
                return {}
            for said in kept:
                found |= said.for_other_drafts()
                clients |= {name for name, answer in said.names.items() if answer.kind in {"client", "pseudonym"}}
        return {name: answer for name, answer in found.items() if name not in clients}

    def keep_decisions(self, draft: str, decisions: Decisions) -> None:
        """Keep what the author says about a draft; it can hold names of clients, so it is kept here and not beside it."""
        self._write(f"{_DECISIONS}/{_safe(draft)}.json", (decisions,))

    def note_change(self, draft: str, by: str, what: str) -> None:
        """Write down what was changed in a draft to protect somebody; it can hold what stood there before."""
        entry = Changed(when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), by=by, what=what)
        self._write(f"{_CHANGES}/{_safe(draft)}.json", (*self.changes(draft), entry))

    def changes(self, draft: str) -> tuple[Changed, ...]:
        """Return what was changed in a draft to protect somebody, oldest first."""
        return self._read(f"{_CHANGES}/{_safe(draft)}.json", tuple[Changed, ...])

    def keep_proof(self, name: str, data: bytes) -> str:
        """Keep the letter or recording that proves a consent; returns the name to write into the record."""
        return self._keep(_PROOFS, name, data)

    def proof(self, name: str) -> bytes:
        return self._bytes(_PROOFS, name)

    def keep_original(self, story: str, text: str) -> str:
        """Keep a text as it was before it was cleaned; every version stays."""
        return self._keep(_ORIGINALS, f"{story}.md", text.encode())

    def originals(self, story: str) -> tuple[str, ...]:
        """Return the names of a story's kept originals, oldest first."""
        folder = self.folder / _ORIGINALS
        names = [file.name for file in folder.glob("*.md")] if folder.is_dir() else []
        own = re.compile(re.escape(_safe(story)) + r"(?:~(\d+))?\.md")
        return tuple(sorted(filter(own.fullmatch, names), key=lambda name: _number(own, name)))

    def original(self, name: str) -> str:
        return self._bytes(_ORIGINALS, name).decode()

    def keep_withdrawn(self, story: str, name: str, data: bytes) -> None:
        """Keep a file of a story that is being withdrawn; what was kept under its name before is the same file."""
        self._save(self.folder / _WITHDRAWN / _safe(story) / _safe(name.replace("/", "_")), data)

    def log_withdrawal(self, story: str, entry: Mapping[str, object]) -> None:
        """Write down a withdrawal; one of the same story that is only made again stays as it was written first."""
        log = self.withdrawals()
        if not any(one.get("story") == story for one in log):
            self._write(_LOG, (*log, entry))

    def withdrawals(self) -> tuple[Mapping[str, object], ...]:
        """Return the log of withdrawals, oldest first."""
        return self._read(_LOG, tuple[dict[str, object], ...])

    def _keep(self, shelf: str, name: str, data: bytes) -> str:
        """Nothing kept is ever written over: the second of a name gets a number."""
        stem, dot, ending = _safe(name).rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (_safe(name), "")
        number, chosen = 1, stem + ending
        while (self.folder / shelf / chosen).exists():
            number += 1
            chosen = f"{stem}~{number}{ending}"
        self._save(self.folder / shelf / chosen, data)
        return chosen

    def _bytes(self, shelf: str, name: str) -> bytes:
        path = self.folder / shelf / _safe(name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise _not_there(name) from error

    def _read(self, name: str, kind: type[_T]) -> _T:
        path = self.folder / name
        try:
            return msgspec.json.decode(path.read_bytes(), type=kind)
        except FileNotFoundError:
            return msgspec.convert((), kind)
        except (OSError, msgspec.DecodeError) as error:
            raise _unreadable(path) from error

    def _write(self, name: str, value: object) -> None:
        self._save(self.folder / name, msgspec.json.format(msgspec.json.encode(value), indent=1))

    def _save(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.name != "nt":
                for folder in {self.folder, path.parent}:
                    folder.chmod(0o700)
            atomic.write_atomically(path, data)
            path.chmod(0o600)
        except OSError as error:
            raise atomic.told(error, path) from error


def _safe(name: str) -> str:
    """A proof is named by a person; what reaches the disk is one plain name inside the vault."""
    return _UNSAFE.sub("-", name).strip("-.~")[-100:].lstrip("-.~") or "berkas"


def _number(own: re.Pattern[str], name: str) -> int:
    found = own.fullmatch(name)
    return int(found[1] or 1) if found else 0


def _inside_a_library(library: Path) -> KnownError:
    return KnownError(
        Words(
            f"Meja kerja Anda berada di dalam pustaka “{library.name}”, yang dapat dibagikan kepada orang lain.",
            f"Your desk lies inside the library “{library.name}”, which can be shared with others.",
        ),
        Words(
            "Pindahkan pustaka atau meja kerja ke folder lain. Nama klien dan bukti persetujuan tidak disimpan di situ.",
            "Move the library or the desk to another folder. No client's name and no proof of consent is kept there.",
        ),
        code="desk-in-library",
    )


def _unreadable(path: Path) -> KnownError:
    return KnownError(
        Words(
            f"Catatan pribadi “{path.name}” tidak dapat dibaca.", f"The private record “{path.name}” cannot be read."
        ),
        Words(
            f"Berkas itu tidak diubah. Periksa atau pulihkan dari cadangan: {path}",
            f"The file has not been changed. Look at it or restore it from a backup: {path}",
        ),
        code="vault-unreadable",
    )


def _not_there(name: str) -> KnownError:
    return KnownError(
        Words(f"Berkas “{name}” tidak ada di simpanan pribadi.", f"The file “{name}” is not in the private store."),
        Words(
            "Mungkin berkas itu dipindahkan. Pilih lagi berkasnya, atau pulihkan dari cadangan.",
            "It may have been moved. Choose the file again, or restore it from a backup.",
        ),
        code="no-proof",
    )
