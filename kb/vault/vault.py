"""What must never leave the desk: the list of pseudonyms, consent records with their proofs, and original texts.

Files in one folder of the desk per library, plain or sealed under a passphrase (`kb.vault.vault_lock`). Nothing here is ever put
into a library, an export or a parcel; a desk that lies inside a library is refused. On systems with file rights, only the
person can read the folder.

A library is known by the id in its `library.yaml`, wherever its folder lies and whatever it is called; a copy of a library
has the same private store. One without an id is known by its place.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kb.base import folders
from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.gate.decisions import Answer, Decisions
from kb.layout import shelves
from kb.layout.library_file import NAME, stated_id
from kb.story.consent import ConsentRecord
from kb.vault import vault_files, vault_problems
from kb.vault.vault_adopt import adopt
from kb.vault.vault_lock import vault_root
from kb.vault.vault_names import (
    CHANGES,
    CONSENTS,
    DECISIONS,
    LOG,
    ORIGINALS,
    PROOFS,
    PSEUDONYMS,
    SUBMITTED,
    WITHDRAWN,
    encoded,
    numbered,
    read_list,
    safe,
)
from kb.vault.vault_store import VaultStore

_BY_ID: Final = "id-"
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
                raise vault_problems.inside_a_library(other)
        self.library: Final = library
        self._trouble: KnownError | None = None
        self._find()

    def clients(self) -> tuple[Client, ...]:
        """Return the list of pseudonyms in the order in which it grew."""
        return self._read(PSEUDONYMS, tuple[Client, ...])

    def names(self) -> Mapping[str, str]:
        """Return every real name, in every way it is written, with its pseudonym: what the gate looks for.

        Those of all libraries of this desk, for a client of one is a client in each; this library's own pseudonym wins.
        Raises KnownError where any list cannot be read, also while the store is locked.
        """
        own = self.clients()
        others = (folder for folder in vault_files.vaults(self._own.root) if folder != self.folder)
        known = [client for folder in others for client in self._listed(VaultStore(self._own.root, folder))]
        return {name: client.pseudonym for client in (*known, *own) for name in (client.name, *client.others)}

    def remember(self, client: Client) -> None:
        """Add a client, or replace the one of the same name; raises KnownError when it cannot be saved."""
        kept = [one for one in self.clients() if fold(one.name) != fold(client.name)]
        self._write(PSEUDONYMS, (*kept, client))

    def forget(self, name: str) -> None:
        """Take a client off the list."""
        self._write(PSEUDONYMS, tuple(one for one in self.clients() if fold(one.name) != fold(name)))

    def consents(self, story: str = "") -> tuple[ConsentRecord, ...]:
        """Return all consent records, or those of one story."""
        records = self._read(CONSENTS, tuple[ConsentRecord, ...])
        return tuple(record for record in records if not story or record.story == story)

    def keep_consent(self, record: ConsentRecord) -> None:
        """Add a record, or put it in the place of the one with the same id."""
        kept = {one.id: one for one in self.consents()} | {record.id: record}
        self._write(CONSENTS, tuple(kept.values()))

    def forget_consent(self, record_id: str) -> None:
        """Take a record off that was begun by mistake; one that tells of a withdrawal stays."""
        kept = tuple(one for one in self.consents() if one.id != record_id or one.withdrawal is not None)
        self._write(CONSENTS, kept)

    def decisions(self, draft: str) -> Decisions:
        """Return what the author has said about a draft so far: who each name is, what is public, why something stays."""
        kept = self._read(f"{DECISIONS}/{safe(draft)}.json", tuple[Decisions, ...])
        return kept[0] if kept else Decisions()

    def answered(self) -> Mapping[str, Answer]:
        """Return who the names of all drafts are, where that holds for every draft; whom one draft calls a client, none.

        Where one draft's answers cannot be read nothing is taken for known: every name is asked.
        """
        found: dict[str, Answer] = {}
        clients: set[str] = set()
        for name in self._files.names(DECISIONS):
            try:
                kept = self._read(name, tuple[Decisions, ...])
            except KnownError:
                return {}
            for said in kept:
                found |= said.for_other_drafts()
                clients |= {name for name, answer in said.names.items() if answer.kind in {"client", "pseudonym"}}
        return {name: answer for name, answer in found.items() if name not in clients}

    def keep_decisions(self, draft: str, decisions: Decisions) -> None:
        """Keep what the author says about a draft; it can hold names of clients, so it is kept here and not beside it."""
        self._write(f"{DECISIONS}/{safe(draft)}.json", (decisions,))

    def note_change(self, draft: str, by: str, what: str) -> None:
        """Write down what was changed in a draft to protect somebody; it can hold what stood there before."""
        entry = Changed(when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), by=by, what=what)
        self._write(f"{CHANGES}/{safe(draft)}.json", (*self.changes(draft), entry))

    def changes(self, draft: str) -> tuple[Changed, ...]:
        """Return what was changed in a draft to protect somebody, oldest first."""
        return self._read(f"{CHANGES}/{safe(draft)}.json", tuple[Changed, ...])

    def keep_submitted(self, story: str, words: frozenset[str]) -> None:
        """Remember names and numbers of a text that was submitted for a story, beside those of earlier texts."""
        known = frozenset(self.submitted(story))
        if not words <= known:
            self._write(_submitted(story), tuple(sorted(known | words)))

    def submitted(self, story: str) -> frozenset[str]:
        """Return the names and numbers of all texts of a story that this desk has submitted, read or signed."""
        return frozenset(self._read(_submitted(story), tuple[str, ...]))

    def submitted_elsewhere(self, story: str) -> frozenset[str]:
        """Return those of all other stories."""
        own = _submitted(story)
        names = (name for name in self._files.names(SUBMITTED) if name != own)
        return frozenset(word for name in names for word in self._read(name, tuple[str, ...]))

    def keep_proof(self, name: str, data: bytes) -> str:
        """Keep the letter or recording that proves a consent; returns the name to write into the record."""
        return self._keep(PROOFS, name, data)

    def proof(self, name: str) -> bytes:
        """Return the bytes of a consent's proof; a problem is raised where it is gone or the store is locked."""
        return self._bytes(PROOFS, name)

    def keep_original(self, story: str, text: str) -> str:
        """Keep a text as it was before it was cleaned; every version stays."""
        return self._keep(ORIGINALS, f"{story}.md", text.encode())

    def originals(self, story: str) -> tuple[str, ...]:
        """Return the names of a story's kept originals, oldest first."""
        names = [name.removeprefix(f"{ORIGINALS}/") for name in self._files.names(ORIGINALS)]
        own = re.compile(re.escape(safe(story)) + r"(?:~(\d+))?\.md")
        return tuple(sorted(filter(own.fullmatch, names), key=lambda name: _number(own, name)))

    def original(self, name: str) -> str:
        """Return the text from which stories were cut; a problem is raised where it is gone or the store is locked."""
        return self._bytes(ORIGINALS, name).decode()

    def keep_withdrawn(self, story: str, name: str, data: bytes) -> None:
        """Keep a file of a story that is being withdrawn; what was kept under its name before is the same file."""
        self._keep_as(_withdrawn(story, name), data)

    def withdrawn(self, story: str) -> Mapping[str, bytes]:
        """Return what was kept of a withdrawn story, by the names of its files."""
        shelf = f"{WITHDRAWN}/{safe(story)}/"
        names = [name for name in self._files.names(WITHDRAWN) if name.startswith(shelf)]
        return {name.removeprefix(shelf): self._files.read(name) or b"" for name in names}

    def log_withdrawal(self, story: str, entry: Mapping[str, object]) -> None:
        """Write down a withdrawal; one of the same story that is only made again stays as it was written first."""
        log = self.withdrawals()
        if not any(one.get("story") == story for one in log):
            self._write(LOG, (*log, entry))

    def withdrawals(self) -> tuple[Mapping[str, object], ...]:
        """Return the log of withdrawals, oldest first."""
        return self._read(LOG, tuple[dict[str, object], ...])

    def _find(self) -> None:
        """Find the store of this library: by its id, or by its place where it gives none."""
        root, by_place, known = vault_root(), _digest(os.path.normcase(self.library.resolve())), ""
        try:
            known, self._trouble = stated_id(self.library), None
        except KnownError as error:
            self._trouble = error  # nobody knows now which store is this library's
        self.folder = root / (f"{_BY_ID}{_digest(known)}" if known else by_place)
        self._own = VaultStore(root, self.folder)
        self._earlier = VaultStore(root, root / by_place)

    @property
    def _files(self) -> VaultStore:
        """What was kept by the place of the library, in versions that knew it by nothing else, is taken over first."""
        if self._trouble is not None:
            self._find()  # the disk may be well again
        if self._trouble is not None:
            raise self._trouble
        if self._earlier.folder != self._own.folder and self._earlier.folder.is_dir():
            adopt(self._earlier, self._own)
        return self._own

    def _keep(self, shelf: str, name: str, data: bytes) -> str:
        """Nothing kept is ever written over: the second of a name gets a number."""
        return self._keep_as(f"{shelf}/{safe(name)}", data, always=True).removeprefix(f"{shelf}/")

    def _keep_as(self, name: str, data: bytes, *, always: bool = False) -> str:
        for chosen in numbered(name):
            present = self._files.read(chosen)
            if present is None:
                self._files.write(chosen, data)
                return chosen
            if present == data and not always:
                return chosen
        raise AssertionError("numbers have no end")

    def _bytes(self, shelf: str, name: str) -> bytes:
        data = self._files.read(f"{shelf}/{safe(name)}")
        if data is None:
            raise vault_problems.not_there(name)
        return data

    def _read(self, name: str, kind: type[_T]) -> _T:
        return read_list(self._files, name, kind)

    def _listed(self, store: VaultStore) -> tuple[Client, ...]:
        return read_list(store, PSEUDONYMS, tuple[Client, ...])

    def _write(self, name: str, value: object) -> None:
        self._files.write(name, encoded(value))


def _submitted(story: str) -> str:
    return f"{SUBMITTED}/{safe(story)}.json"


def _withdrawn(story: str, name: str) -> str:
    """Return under what a file of a withdrawn story is kept: names that only differ in case or signs are two names."""
    plain = "/".join(map(safe, name.split("/")))
    if plain != name or name != name.lower():
        stem, dot, ending = plain.rpartition(".")
        digest = _digest(name)[:8]
        plain = f"{stem}-{digest}.{ending}" if dot and "/" not in ending else f"{plain}-{digest}"
    return f"{WITHDRAWN}/{safe(story)}/{plain}"


def _number(own: re.Pattern[str], name: str) -> int:
    found = own.fullmatch(name)
    return int(found[1] or 1) if found else 0


def _digest(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]
