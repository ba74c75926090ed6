"""What stands in the history of a library that today's gate would stop: in which version, by whom, and what helps.

Every text that Git keeps is read once: stories, notes, organisations, people, vocabulary, messages, names of authors and
files, what pictures tell; on every branch, and what nothing leads to any more. A paragraph that came back in a hundred
versions is judged once. What was judged is remembered by its digest in the cache, without a word of it, and only as long
as the gate, and the names on this desk, are the same.
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import pygit2
from pygit2.enums import SortMode

import kb.gate
from kb.base import folders
from kb.base.atomic import write_atomically
from kb.base.nested_strings import strings_in
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.erasure.history_files import is_note, is_sign, is_story
from kb.erasure.history_words import Erased, Eraser
from kb.gate import Gate, OutgoingStory
from kb.gate.identifiers.identifier_words import KINDS
from kb.gate.identifiers.image_facts import image_facts
from kb.history.git_objects import BLOB, COMMIT, FOLDER, TAG, TreeEntry, entries_of, read_object, taken_apart
from kb.history.history import GIT_FAILURES, History, open_repository
from kb.layout import shelves
from kb.library.clearance import SHORT_TEXTS
from kb.library.gatekeeper import Gatekeeper
from kb.library.library import Library
from kb.story.story_file import StoryFile
from kb.vault.vault import Vault

Say = Callable[[str, int, int], None]
Stop = Callable[[], bool]
FORMAT: Final = 2
_CACHE: Final = "history-check.bin"
_KEY: Final = "check.key"
_LARGEST: Final = 4_000_000  # bytes of one text; what is longer is read in its beginning
_MANY: Final = 300_000  # paragraphs that are remembered at once
_CLIENT, _CLIENT_WORD, _PICTURE, _WITHDRAWN = "client", "client-word", "picture", "withdrawn"
_PUBLIC: Final = frozenset({"phone", "email", "social", "address", "coordinates", "case", "bank", "birth-date"})
_CODES: Final = re.compile(
    r"[0-9a-f]{40,64}|urn:\S+|ni:\S+|https?://www\.w3\.org\S*|\d{4}-\d\d-\d\dT[\d:.Z+-]+|[\w-]{1,3}"
)
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")
_PICTURES: Final = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")
_Verdict = tuple[str, int, int, int]  # kind, number of the unit, first and last character in it


class HistoryFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the gate would stop today, in all the versions in which it stands.

    `where` is the path of a file, "message" or "author", or "leftover" for what nothing leads to; `versions` counts the
    texts that hold it, `commit`, `by` and `when` (ISO 8601) are those of the first. `now` tells whether it still stands
    in the newest state. `words` are the words themselves: for this person's eyes, not for a log.
    """

    kind: str
    where: str
    words: str
    versions: int
    commit: str
    by: str
    when: str
    now: bool
    serious: bool
    story: str = ""  # of a withdrawn story whose text is still kept

    @property
    def what(self) -> Words:
        """Say what it is, in which version and by whom, without the words."""
        name = _named(self.kind)
        where = _placed(self.where)
        when = self.when[:10]
        first = Words(
            f"pertama kali {when} oleh {self.by or 'tanpa nama'}", f"first on {when} by {self.by or 'somebody'}"
        )
        still = (
            Words("Masih tertulis sekarang.", "It still stands there.")
            if self.now
            else Words("Sekarang sudah tidak tertulis lagi.", "It no longer stands there today.")
        )
        return Words(
            f"Riwayat memuat {name.id} di {where.id}: {self.versions} versi, {first.id}. {still.id}",
            f"The history holds {name.en} in {where.en}: versions: {self.versions}, {first.en}. {still.en}",
        )

    @property
    def remedy(self) -> Words:
        """Say what helps."""
        if self.kind == _WITHDRAWN:
            return Words(
                "Buka “Periksa riwayat” di menu, lalu pilih “Hapus dari riwayat” pada cerita ini.",
                "Open “Check the history” in the menu, then choose “Erase from the history” for this story.",
            )
        return Words(
            "Buka “Periksa riwayat” di menu: di sana kata-katanya terlihat dan dapat dihapus dari semua versi.",
            "Open “Check the history” in the menu: there the words are shown and can be erased from all versions.",
        )

    def problem(self) -> Problem:
        """Return it as a row of `pustaka check`, which does not repeat the words."""
        path = self.where if "/" in self.where or "." in self.where else ""
        return Problem(code=f"history-{self.kind}", path=path, what=self.what, remedy=self.remedy, serious=self.serious)


class HistoryReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, and what was found; `complete` is false where somebody stopped it, or a part cannot be read."""

    versions: int
    texts: int
    findings: tuple[HistoryFinding, ...]
    complete: bool = True
    unreadable: int = 0


class _CheckRecord(msgspec.Struct):
    """What is remembered: the state of the gate, texts that are clean, and where others are not."""

    format: int
    state: bytes
    clean: bytes
    dirty: dict[bytes, list[_Verdict]]


class _Source(msgspec.Struct):
    """Where a text came in: the number of its version, and the path."""

    version: int
    path: str


def check_history(
    folder: Path, say: Say = lambda *_: None, stop: Stop = lambda: False, gate: Gate | None = None
) -> HistoryReport:
    """Check everything that a library's history keeps; raises KnownError where there is no readable history.

    Writes nothing but its cache. Stopped in the middle, it goes on there the next time.
    """
    if not History(folder).exists:
        return HistoryReport(versions=0, texts=0, findings=())
    vault = Vault(folder)
    judge = _Judge(folder, gate or Gatekeeper(folder).gate(vault), vault)
    repository = open_repository(folder)
    try:
        return _Walk(repository, judge, say, stop).report()
    except GIT_FAILURES as error:
        raise _unreadable(error) from error
    finally:
        judge.keep()
        repository.free()


class _Judge:
    """The gate, with what it said before."""

    def __init__(self, folder: Path, gate: Gate, vault: Vault) -> None:
        self._gate = gate
        self._names = tuple(vault.names())
        self._said = vault.decisions(SHORT_TEXTS)  # of whom a word of a client's name is the name, too
        self._file = folders.cache_of(folder) / _CACHE
        self._eraser = Eraser([Erased(name, "x") for name in self._names if sum(map(str.isalnum, name)) > 1])
        self._state = _state(folder, vault)
        kept = _read(self._file)
        fits = kept is not None and (kept.format, kept.state) == (FORMAT, self._state)
        self._clean = _apart(kept.clean) if kept and fits else set()
        self._dirty = kept.dirty if kept and fits else {}
        self._units: dict[bytes, tuple[tuple[str, int, int], ...]] = {}
        self._changed = False

    def verdicts(self, oid: bytes, units: Callable[[], Sequence[str]]) -> Sequence[_Verdict]:
        """Return what is wrong with a text; only what nobody judged before is read at all."""
        if oid in self._clean:
            return ()
        if oid not in self._dirty:
            found = self._judged(units())
            self._changed = True
            if found:
                self._dirty[oid] = found
            else:
                self._clean.add(oid)
                return ()
        return self._dirty[oid]

    def names_in(self, data: bytes) -> bool:
        """Tell whether a name of the vault stands in bytes of any kind."""
        return bool(self._names) and self._eraser.holds_bytes(data)

    def keep(self) -> None:
        """Remember for the next time; a cache that cannot be written is none."""
        if not self._changed:
            return
        kept = _CheckRecord(format=FORMAT, state=self._state, clean=b"".join(sorted(self._clean)), dirty=self._dirty)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(self._file, msgspec.msgpack.encode(kept))
            self._file.chmod(0o600)
        except OSError:
            return

    def _judged(self, units: Sequence[str]) -> list[_Verdict]:
        marks = [hashlib.blake2b(unit.encode("utf-8", "surrogatepass"), digest_size=16).digest() for unit in units]
        new = {mark: unit for mark, unit in zip(marks, units, strict=True) if mark not in self._units}
        if new:
            if len(self._units) > _MANY:
                self._units.clear()
                new = dict(zip(marks, units, strict=True))
            numbered = list(new.items())
            found: dict[bytes, list[tuple[str, int, int]]] = {mark: [] for mark in new}
            texts = {str(number): unit for number, (_, unit) in enumerate(numbered)}
            for one in self._gate.check(OutgoingStory(text="", comments=texts, decisions=self._said), "writing").all:
                kind, number = _kind(one.row, one.kind), one.piece.removeprefix("comment:")
                if kind and one.group == "must" and number in texts:
                    found[numbered[int(number)][0]].append((kind, one.start, one.end))
            self._units.update({mark: tuple(places) for mark, places in found.items()})
        return [
            (kind, number, start, end) for number, mark in enumerate(marks) for kind, start, end in self._units[mark]
        ]


def _kind(row: int, kind: str) -> str:
    """Return what is said of a finding: an identifier, a client of the vault, or that a person could be recognised."""
    if row == 1:
        return kind
    if row == 2:
        return kind if kind in {_CLIENT, _CLIENT_WORD} else ""
    return "person" if row in {3, 4} else ""


class _Walk:
    """One pass over a repository, oldest versions first."""

    def __init__(self, repository: pygit2.Repository, judge: _Judge, say: Say, stop: Stop) -> None:
        self._repository, self._judge, self._say, self._stop = repository, judge, say, stop
        self._versions: list[bytes] = []
        self._seen: set[bytes] = set()
        self._paths: set[tuple[bytes, str]] = set()
        self._sources: dict[tuple[bytes, str], _Source] = {}
        self._now: dict[str, bytes] = {}
        self._found: dict[tuple[str, str, str], HistoryFinding] = {}
        self._signed_units: set[str] = set()
        self._texts = self._unreadable = 0
        self._complete = True

    def report(self) -> HistoryReport:
        """Read everything, or as much as there is time for."""
        self._walk()
        self._read_now()
        jobs: list[Callable[[], None]] = []
        named: set[str] = set()
        for (oid, path), source in self._sources.items():
            jobs.append(partial(self._blob, oid, path, source))
            if path not in named:
                named.add(path)
                jobs.append(partial(self._name, path, source))
        jobs += [partial(self._commit, oid, number) for number, oid in enumerate(self._versions)]
        jobs += [partial(self._leftover, oid) for oid in self._left_over()]
        jobs += [partial(self._record, file) for file in _records(Path(self._repository.path))]
        for number, job in enumerate(jobs):
            if self._stop():
                self._complete = False
                break
            self._say("check", number, len(jobs))
            try:
                job()
            except (*GIT_FAILURES, KnownError):
                self._unreadable += 1
        self._withdrawn()
        self._say("check", len(jobs), len(jobs))
        order = sorted(self._found.values(), key=lambda one: (not one.serious, not one.now, one.where, one.when))
        return HistoryReport(
            versions=len(self._versions),
            texts=self._texts,
            findings=tuple(order),
            complete=self._complete and not self._unreadable,
            unreadable=self._unreadable,
        )

    def _walk(self) -> None:
        walk = self._repository.walk(None, SortMode.TOPOLOGICAL | SortMode.REVERSE)
        targets = (one.target for one in self._repository.references.iterator())
        for target in dict.fromkeys(
            one for one in targets if isinstance(one, pygit2.Oid)
        ):  # thousands may name one state
            oid = self._behind(target.raw)
            if read_object(self._repository, oid)[0] == COMMIT:
                walk.push(pygit2.Oid(raw=oid))
        if not self._repository.head_is_unborn:
            walk.push(self._repository.head.peel(pygit2.Commit).id)
        for commit in walk:
            if self._stop():
                self._complete = False
                return
            number = len(self._versions)
            self._versions.append(commit.id.raw)
            self._seen.add(commit.id.raw)
            self._below(commit.tree_id.raw, "", number)
            self._say("walk", number, number + 1)

    def _behind(self, oid: bytes) -> bytes:
        kind, data = read_object(self._repository, oid)
        while kind == TAG:
            self._sources[oid, "tag"] = _Source(version=0, path="message")
            self._seen.add(oid)
            oid = bytes.fromhex(taken_apart(data)[0][0].value.decode("ascii"))
            kind, data = read_object(self._repository, oid)
        return oid

    def _below(self, tree: bytes, prefix: str, number: int) -> None:
        """Note where each text first came in; a folder that was seen at its place brings nothing new."""
        if (tree, prefix) in self._paths:
            return
        self._paths.add((tree, prefix))
        self._seen.add(tree)
        for entry in self._entries(tree):
            path = prefix + entry.name.decode("utf-8", "surrogateescape")
            if entry.mode == FOLDER:
                self._below(entry.id, path + "/", number)
            elif entry.mode != b"160000" and (entry.id, path) not in self._sources:
                self._seen.add(entry.id)
                self._sources[entry.id, path] = _Source(version=number, path=path)

    def _entries(self, tree: bytes) -> list[TreeEntry]:
        try:
            return entries_of(read_object(self._repository, tree)[1])
        except GIT_FAILURES:
            self._unreadable += 1
            return []

    def _read_now(self) -> None:
        """Know the newest state, and the paragraphs that a second reader has let through."""
        if self._repository.head_is_unborn:
            return
        waiting = [(self._repository.head.peel(pygit2.Commit).tree_id.raw, "")]
        while waiting:
            tree, prefix = waiting.pop()
            for entry in self._entries(tree):
                path = prefix + entry.name.decode("utf-8", "surrogateescape")
                if entry.mode == FOLDER:
                    waiting.append((entry.id, path + "/"))
                    continue
                self._now[path] = entry.id
                if is_story(path) and path.endswith(shelves.STORY):
                    data = self._data(entry.id)
                    if b"published" in data:
                        self._signed_units.update(_units(path, data))

    def _left_over(self) -> Iterator[bytes]:
        for oid in self._repository.odb:
            if oid.raw not in self._seen:
                yield oid.raw

    def _data(self, oid: bytes) -> bytes:
        return read_object(self._repository, oid)[1][:_LARGEST]

    def _blob(self, oid: bytes, path: str, source: _Source) -> None:
        if path == "tag":
            self._said(oid, taken_apart(self._data(oid))[1].decode("utf-8", "replace"), "message", source)
            return
        self._texts += 1
        data: list[bytes] = []

        def units() -> Sequence[str]:
            if not data:
                data.append(self._data(oid))
            return _units(path, data[0])

        key = oid if not is_note(path) else hashlib.sha1(b"note" + oid, usedforsecurity=False).digest()
        found = self._judge.verdicts(key, units)
        now = self._now.get(path) == oid
        if found:
            texts = units()
            for kind, number, start, end in found:
                if number >= len(texts):
                    continue
                words = texts[number][start:end]
                passed = texts[number] in self._signed_units
                if kind == "person" and (passed or not path.startswith(shelves.STORIES)):
                    continue
                mild = kind == "person" or (kind in _PUBLIC and (passed or not path.startswith(shelves.STORIES)))
                mild = mild or (kind == _CLIENT_WORD and passed)  # a second reader took it for somebody else's
                if kind == "email" and path == "library.yaml":
                    continue
                self._tell(kind, path, words, source, now=now, serious=not mild)
        if path.rpartition(".")[2].lower() not in {"md", "yaml", "json"}:
            self._binary(data[0] if data else self._data(oid), path, source, now=now)

    def _binary(self, data: bytes, path: str, source: _Source, *, now: bool) -> None:
        if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
            facts = image_facts(data)
            if facts.place:
                self._tell(_PICTURE, path, facts.place, source, now=now, serious=True)
        if self._judge.names_in(data):
            self._tell(_CLIENT, path, "", source, now=now, serious=True)

    def _name(self, path: str, source: _Source) -> None:
        if path == "tag":
            return
        spaced = re.sub(r"[/._-]+", " ", path)
        key = hashlib.sha1(b"name" + path.encode("utf-8", "surrogateescape"), usedforsecurity=False).digest()
        for kind, number, start, end in self._judge.verdicts(key, lambda: (spaced,)):
            if number == 0 and kind in {_CLIENT, _CLIENT_WORD, "nik", "phone", "email"}:
                self._tell(kind, path, spaced[start:end], source, now=path in self._now, serious=True)
        if self._judge.names_in(path.encode("utf-8", "surrogateescape")):
            self._tell(_CLIENT, path, "", source, now=path in self._now, serious=True)

    def _commit(self, oid: bytes, number: int) -> None:
        headers, message = taken_apart(self._data(oid))
        source = _Source(version=number, path="message")
        self._said(oid, message.decode("utf-8", "replace"), "message", source)
        for one in headers:
            if one.name == b"author" and self._judge.names_in(one.value):
                who = one.value.rpartition(b">")[0].decode("utf-8", "replace")
                self._tell(_CLIENT, "author", who.partition(" <")[0], source, now=True, serious=True)

    def _said(self, oid: bytes, text: str, where: str, source: _Source) -> None:
        for kind, _, start, end in self._judge.verdicts(oid, lambda: (text,)):
            self._tell(kind, where, text[start:end], source, now=True, serious=kind != "person")

    def _leftover(self, oid: bytes) -> None:
        kind, data = read_object(self._repository, oid)
        source = _Source(version=-1, path="leftover")
        if kind in {COMMIT, TAG}:
            self._said(oid, taken_apart(data[:_LARGEST])[1].decode("utf-8", "replace"), "leftover", source)
        elif kind == BLOB:
            self._texts += 1
            text = data[:_LARGEST]
            for found, number, start, end in self._judge.verdicts(oid, lambda: _units("", text)):
                if found != "person":
                    self._tell(found, "leftover", _units("", text)[number][start:end], source, now=False, serious=True)

    def _record(self, file: Path) -> None:
        """Git keeps messages beside its objects, too: what was typed last, and where branches were."""
        text = file.read_bytes()[:_LARGEST]
        oid = hashlib.sha1(b"record" + text, usedforsecurity=False).digest()
        units = text.decode("utf-8", "replace").splitlines()
        source = _Source(version=-1, path="leftover")
        for kind, number, start, end in self._judge.verdicts(
            oid, lambda: [line.partition("\t")[2] or line for line in units]
        ):
            line = units[number].partition("\t")[2] or units[number]
            if kind != "person":
                self._tell(kind, "leftover", line[start:end], source, now=False, serious=True)

    def _withdrawn(self) -> None:
        """The text of a story that was withdrawn is still in earlier versions."""
        signs = {
            path.rpartition("/")[0]: path
            for path, oid in self._now.items()
            if is_story(path) and is_sign(self._data(oid), path)
        }
        for (oid, path), source in self._sources.items():
            home = path.rpartition("/")[0].removesuffix("/media").removesuffix(f"/{shelves.NOTES}")
            if home in signs and not (path == signs[home] and is_sign(self._data(oid), path)):
                story = home.rpartition("/")[2]
                self._tell(_WITHDRAWN, signs[home], "", source, now=False, serious=True, story=story)

    def _tell(  # noqa: PLR0913  one row of the report, each by its name
        self, kind: str, where: str, words: str, source: _Source, *, now: bool, serious: bool, story: str = ""
    ) -> None:
        key = kind, where, " ".join(words.casefold().split())
        known = self._found.get(key)
        if known is not None:
            self._found[key] = msgspec.structs.replace(
                known, versions=known.versions + 1, now=known.now or now, serious=known.serious or serious
            )
            return
        commit, by, when = self._version(source.version)
        self._found[key] = HistoryFinding(
            kind=kind, where=where, words=words, versions=1, commit=commit, by=by, when=when,
            now=now, serious=serious, story=story,
        )  # fmt: skip

    def _version(self, number: int) -> tuple[str, str, str]:
        if not 0 <= number < len(self._versions):
            return "", "", ""
        oid = self._versions[number]
        for one in taken_apart(self._data(oid))[0]:
            if one.name == b"author":
                who, _, rest = one.value.rpartition(b">")
                name = who.partition(b"<")[0].decode("utf-8", "replace").strip()
                # Somebody may have signed with a client's name: that is found, and repeated in no report.
                return oid.hex(), "" if self._judge.names_in(who) else name, _moment(rest)
        return oid.hex(), "", ""


def _records(git: Path) -> Iterator[Path]:
    """Yield the files in which Git keeps messages; the folder is known to be plain."""
    for place in (*git.glob("*_EDITMSG"), *git.glob("*_MSG"), *(git / "logs").rglob("*")):
        if place.is_file() and not place.is_symlink():
            yield place


def _moment(rest: bytes) -> str:
    """Git keeps any number for a date; one that no calendar has is none."""
    try:
        return datetime.fromtimestamp(int(rest.split()[0]), UTC).isoformat()
    except (ValueError, OverflowError, OSError, IndexError):
        return ""


def _units(path: str, data: bytes) -> tuple[str, ...]:
    """Return the texts in a file that are judged each for itself."""
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
        return tuple(value for _, value in image_facts(data).tells if value)
    if b"\0" in data[:8000]:
        return ()
    text = data.decode("utf-8-sig", "replace")
    if path.endswith(".json"):
        try:
            return tuple(one for one in strings_in(json.loads(data)) if not _CODES.fullmatch(one))
        except (ValueError, RecursionError):
            return tuple(_PARAGRAPH.split(text))
    if is_story(path):
        file = StoryFile.parse(data, path)
        parts = OutgoingStory(text="", front=file.front.values).parts()
        return (*(part.text for part in parts if part.text), *_PARAGRAPH.split(file.body))
    return tuple(part for part in _PARAGRAPH.split(text) if part.strip())


def _named(kind: str) -> Words:
    own = {
        _CLIENT: Words("nama klien dari simpanan pribadi Anda", "a client's name from your private list"),
        _CLIENT_WORD: Words(
            "bagian dari nama klien dari simpanan pribadi Anda", "a part of a client's name from your private list"
        ),
        _PICTURE: Words("gambar yang menyimpan tempat pengambilannya", "a picture that tells where it was taken"),
        _WITHDRAWN: Words("isi cerita yang sudah ditarik", "the text of a story that was withdrawn"),
        "person": Words("kalimat yang dapat menunjuk seseorang", "a sentence that could point to somebody"),
    }
    return own.get(kind) or KINDS.get(kind) or Words("keterangan tentang seseorang", "something about a person")


def name_of(kind: str) -> Words:
    """Return what a kind of finding is called."""
    return _named(kind)


def _placed(where: str) -> Words:
    own = {
        "message": Words("pesan riwayat", "a message of the history"),
        "author": Words("nama penulis riwayat", "the name of an author in the history"),
        "leftover": Words("sisa lama yang tidak dipakai lagi", "old leftovers that nothing uses"),
    }
    if where in own:
        return own[where]
    home, _, _ = where.rpartition("/")
    story = home.removesuffix(f"/{shelves.NOTES}").rpartition("/")[2]
    if is_note(where):
        return Words(f"catatan pada cerita “{story}”", f"a note on the story “{story}”")
    if is_story(where):
        return Words(f"cerita “{story}”", f"the story “{story}”")
    return Words(f"“{where}”", f"“{where}”")


def place_of(where: str) -> Words:
    """Return what a place of the history is called."""
    return _placed(where)


def _state(folder: Path, vault: Vault) -> bytes:
    """Return a mark of everything that a verdict rests on; made with a key, so that no name can be guessed from it."""
    mark = hashlib.blake2b(key=_key(), digest_size=32)
    code = Path(kb.gate.__file__).parent
    for file in sorted((*code.rglob("*.py"), *code.rglob("*.pyc"), Path(__file__))):
        if file.is_file():
            mark.update(file.read_bytes())
    mark.update(
        msgspec.json.encode([sorted(vault.names()), vault.answered(), vault.decisions(SHORT_TEXTS)], order="sorted")
    )
    library = Library.open(folder)
    try:
        mark.update(library.parts.vocabulary_mark.encode())
        names = [*(one.name for one in library.people().values())]
        names += [name for one in library.organisations().values() for name in one.names()]
        mark.update("\0".join(sorted(names)).encode("utf-8", "surrogatepass"))
    finally:
        library.close()
    return mark.digest()


def _key() -> bytes:
    file = folders.desk() / _KEY
    try:
        return file.read_bytes()[:64]
    except OSError:
        made = secrets.token_bytes(32)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, made)
        file.chmod(0o600)
    except OSError:
        return made
    return made


def _read(file: Path) -> _CheckRecord | None:
    """A cache that somebody else could have written is not believed."""
    try:
        facts = file.lstat()
        if os.name != "nt" and (facts.st_uid != os.getuid() or facts.st_mode & 0o022):
            return None
        return msgspec.msgpack.decode(file.read_bytes(), type=_CheckRecord)
    except (OSError, msgspec.MsgspecError):
        return None


def _apart(joined: bytes) -> set[bytes]:
    return {joined[at : at + 20] for at in range(0, len(joined), 20)}


def _unreadable(error: Exception) -> KnownError:
    return KnownError(
        Words(f"Riwayat pustaka tidak dapat dibaca ({error}).", f"The history cannot be read ({error})."),
        Words(
            "Cerita-cerita tetap utuh. Pulihkan folder “.git” dari cadangan, lalu periksa lagi.",
            "The stories are untouched. Restore the “.git” folder from a backup, then check again.",
        ),
        code="history-broken",
    )
