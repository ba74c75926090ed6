"""“Hapus dari riwayat”: words, a story or a file leave every version of a library, and the way back.

    changes = look(folder, wish)             # what would be changed; nothing is
    done = erase(folder, wish)               # done.record is kept on the desk
    undo(folder, done.record.id)             # as it was before, with what was saved since

Takes seconds for thousands of versions, so not in the thread of a window. Whoever holds the library open should let go
of its history before (`History.close`): Windows moves no open file.
"""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
import pygit2
from pygit2.enums import SortMode

from kb.base import atomic
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.erasure.history_files import Files, Texts, is_story
from kb.erasure.history_rewrite import Changes, ErasureRequest, Say, Stop, build, references, survey
from kb.erasure.history_words import Eraser
from kb.history.git_objects import (
    COMMIT,
    FOLDER,
    ObjectHeader,
    TreeEntry,
    entries_of,
    parents_of,
    put_together,
    read_object,
    taken_apart,
    tree_of,
)
from kb.history.git_store import Repository
from kb.history.history import GIT_FAILURES, History, open_repository
from kb.history.history_exchange import (
    Backups,
    ErasureRecord,
    FileChange,
    copy_git,
    exchange,
    plain_bytes,
    private,
    remove_tree,
    settle,
    sync,
    was_shared,
    writing,
)
from kb.layout import shelves
from kb.layout.history_state import NEW, unfinished
from kb.layout.library_file import stated_id
from kb.story.story_file import StoryFile

_TURNS: Final = 4
BEYOND: Final = (
    Words(
        "Salinan pustaka di komputer rekan: mintalah mereka menghapusnya dan mengambil yang baru.",
        "Copies of the library on colleagues' computers: ask them to remove theirs and to fetch the new one.",
    ),
    Words(
        "Tempat pustaka ini pernah dibagikan atau dicadangkan, dan diska lepas.",
        "Places where this library was shared or backed up, and memory sticks.",
    ),
    Words(
        "Cetakan, berkas ekspor, dan kutipan yang sudah dibuat orang.",
        "Prints, exported files and quotations that people have made.",
    ),
    Words(
        "Kata di dalam gambar dan PDF, yang tidak dapat dibaca program ini.",
        "Words inside pictures and PDF files, which this program cannot read.",
    ),
)


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What a wish would change: in the history, in files that lie there now, in signatures; and where it was shared."""

    changes: Changes
    files: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    remotes: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the words are nowhere in this library."""
        return self.changes.nothing and not self.files


class ErasureResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, and which files could not follow because somebody changed them in the same moment."""

    changes: Changes
    record: ErasureRecord
    left: tuple[str, ...] = ()


def look(folder: Path, wish: ErasureRequest, say: Say = lambda *_: None, stop: Stop = lambda: False) -> Preview:
    """Return what a wish would change, and change nothing; raises KnownError, StoppedWorkError when cancelled."""
    _must_keep_its_name(folder, wish)
    repository = _opened(folder)
    try:
        changes = survey(repository, wish, say, stop)
        plan = list(_plan(folder, repository, wish, {}))
        return Preview(
            changes=changes,
            files=tuple(one.before for one, _, _ in plan),
            signed=_signed(plan),
            remotes=_remotes(repository),
        )
    except GIT_FAILURES as error:
        raise _failed(error) from error
    finally:
        repository.free()


def erase(folder: Path, wish: ErasureRequest, say: Say = lambda *_: None, stop: Stop = lambda: False) -> ErasureResult:
    """Do what was looked at; raises KnownError or StoppedWorkError, and then nothing is changed."""
    if unfinished(folder):
        settle(folder)
    _must_keep_its_name(folder, wish)
    backups, new = Backups(folder), folder / NEW
    try:
        with backups.turn():
            try:
                return _tried(folder, backups, wish, say, stop)
            finally:
                if not unfinished_record(backups):
                    remove_tree(new)
    except GIT_FAILURES as error:
        raise _failed(error) from error
    except OSError as error:
        raise atomic.told(error, folder / ".git") from error


def _tried(folder: Path, backups: Backups, wish: ErasureRequest, say: Say, stop: Stop) -> ErasureResult:
    """Build while others may save; only what nobody has added to meanwhile takes the place of the old."""
    new = folder / NEW
    for _ in range(_TURNS):
        repository = _opened(folder)
        try:
            seen = _state(repository)
            remove_tree(new)
            private(new)
            changes, texts = build(repository, new, wish, say, stop)
            say("exchange", 0, 1)
            with writing(folder):
                now = _opened(folder)
                same = _state(now) == seen
                now.free()
                if same:
                    return _exchanged(folder, backups, repository, wish, (changes, texts))
        finally:
            repository.free()
    raise _busy()


def undo(folder: Path, record_id: str) -> tuple[str, ...]:
    """Put back what was before an erasing, with what was saved since on top of it; raises KnownError.

    Returns the files that were changed since and stay as they are.
    """
    backups = Backups(folder)
    if unfinished(folder):
        settle(folder)
    record = next((one for one in backups.records() if one.id == record_id and one.phase == "done"), None)
    if record is None:
        raise _gone()
    if was_shared(folder):
        raise _shared()
    new = folder / NEW
    try:
        with backups.turn(), writing(folder):
            remove_tree(new)
            copy_git(backups.place(record) / "git", new)
            _carry_over(folder, new, record)
            return exchange(folder, backups, msgspec.structs.replace(record, phase="undoing"))
    except GIT_FAILURES as error:
        raise _failed(error) from error
    except OSError as error:
        raise atomic.told(error, folder / ".git") from error


def _must_keep_its_name(folder: Path, wish: ErasureRequest) -> None:
    """The desk knows a library by its id: another one would part it from its pseudonyms and from what was before."""
    if Eraser(wish.words).holds(stated_id(folder)):
        raise KnownError(
            Words(
                "Kata itu ada di “id” pustaka, dalam berkas “library.yaml”.",
                "The words are in the library's “id”, in “library.yaml”.",
            ),
            Words(
                "Beri pustaka “id” lain di berkas itu lebih dulu, lalu hapus kata itu dari riwayat.",
                "Give the library another “id” in that file first, then erase the words from the history.",
            ),
            code="erase-id",
        )


def unfinished_record(backups: Backups) -> bool:
    """Tell whether an exchange has begun that has to be finished or rolled back first."""
    return any(one.phase != "done" for one in backups.records())


def _exchanged(
    folder: Path, backups: Backups, repository: pygit2.Repository, wish: ErasureRequest, built: tuple[Changes, Texts]
) -> ErasureResult:
    """Keep what is there, then exchange; the library's turn is held."""
    changes, texts = built
    moment = datetime.now(UTC)
    name = f"{moment:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
    place = backups.folder / name
    for part in (place, place / "old", place / "new"):
        private(part)
    try:
        plan = list(_plan(folder, repository, wish, texts))
        for change, old, made in plan:
            (place / "old" / str(change.number)).write_bytes(old)
            if made is not None:
                (place / "new" / str(change.number)).write_bytes(made)
        copy_git(folder / ".git", place / "git")
        fresh = Repository(folder / NEW)
        record = ErasureRecord(
            id=name,
            when=moment.isoformat(),
            phase="begun",
            versions=changes.versions,
            files=tuple(change for change, _, _ in plan),
            refs={key: oid.hex() for key, oid in references(fresh).items()},
            head="" if fresh.head_is_unborn else str(fresh.head.peel(pygit2.Commit).id),
            signed=_signed(plan),
            remotes=_remotes(repository),
        )
        fresh.free()
        sync(place)
    except BaseException:
        remove_tree(place)
        raise
    had_index = (folder / ".git" / "index").is_file()
    left = exchange(folder, backups, record)
    if had_index:
        history = History(folder)
        with suppress(
            KnownError
        ):  # only `git status` in a terminal would tell; the next idle moment brings it up to date
            history.refresh_index()
        history.close()
    return ErasureResult(changes=changes, record=msgspec.structs.replace(record, phase="done"), left=left)


def _plan(
    folder: Path, repository: pygit2.Repository, wish: ErasureRequest, texts: Texts
) -> Iterator[tuple[FileChange, bytes, bytes | None]]:
    """Yield what becomes of the files that lie there now: the library's own and those that its history knows."""
    files = Files(Eraser(wish.words), wish.stories, wish.files)
    paths = set(shelves.belongings(folder))
    if not repository.head_is_unborn:
        paths |= set(_paths(repository, repository.head.peel(pygit2.Commit).tree_id.raw, ""))
    names = _renamed(files, paths)
    number = 0
    for path in sorted(paths):
        data = plain_bytes(folder, path)
        if data is None:
            continue
        made = None if files.goes(path, data) else files.content(path, data, texts)
        after = None if made is None else names[path]
        if made != data or after != path:
            yield FileChange(before=path, after=after, number=number), data, made
            number += 1


def _renamed(files: Files, paths: set[str]) -> dict[str, str]:
    """Return what each path is called afterwards, folder by folder as in the history."""
    inside: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            inside.setdefault("/".join(parts[:depth]), set()).add(name)
    names = {folder: files.names(sorted(held)) for folder, held in inside.items()}
    return {
        path: "/".join(names["/".join(parts[:depth])][name] for depth, name in enumerate(parts))
        for path in paths
        for parts in (path.split("/"),)
    }


def _paths(repository: pygit2.Repository, tree: bytes, prefix: str) -> Iterator[str]:
    for entry in entries_of(read_object(repository, tree)[1]):
        path = prefix + entry.name.decode("utf-8", "surrogateescape")
        if entry.mode == FOLDER:
            yield from _paths(repository, entry.id, path + "/")
        elif entry.mode.startswith(b"100"):
            yield path


def _signed(plan: list[tuple[FileChange, bytes, bytes | None]]) -> tuple[str, ...]:
    """Return the stories whose signatures no longer hold, because the text that they are under changes."""
    found = []
    for change, old, made in plan:
        if is_story(change.before) and made is not None and made != old and b"reviews" in old:
            story = StoryFile.parse(old, change.before).story
            if story is not None and any(one.outcome == "signed" for one in story.reviews):
                found.append(story.id)
    return tuple(dict.fromkeys(found))


def _remotes(repository: pygit2.Repository) -> tuple[str, ...]:
    return tuple(str(one.url) for one in repository.remotes)


def _carry_over(folder: Path, new: Path, record: ErasureRecord) -> None:
    """Put what was saved since the erasing on top of the history as it was before it."""
    now = _opened(folder)
    before = Repository(new)
    try:
        refs = references(now)
        hidden = [bytes.fromhex(one) for one in (*record.refs.values(), record.head) if one]
        old = references(before)
        base = {bytes.fromhex(value): old[name] for name, value in record.refs.items() if name in old}
        walk = now.walk(None, SortMode.TOPOLOGICAL | SortMode.REVERSE)
        for oid in refs.values():
            if read_object(now, oid)[0] == COMMIT:
                walk.push(pygit2.Oid(raw=oid))
        for oid in hidden:
            if pygit2.Oid(raw=oid) in now and read_object(now, oid)[0] == COMMIT:
                walk.hide(pygit2.Oid(raw=oid))
        for commit in walk:
            base[commit.id.raw] = _replayed(now, before, commit.id.raw, base)
        for name, oid in refs.items():
            if record.refs.get(name) != oid.hex() and oid in base:
                file = new / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(base[oid].hex().encode() + b"\n")
    finally:
        now.free()
        before.free()


def _replayed(now: pygit2.Repository, before: pygit2.Repository, oid: bytes, base: dict[bytes, bytes]) -> bytes:
    headers, message = taken_apart(read_object(now, oid)[1])
    parents = list(parents_of(headers))
    tree = bytes.fromhex(headers[0].value.decode("ascii"))
    if parents and parents[0] in base:
        mine = _tree_id(before, base[parents[0]])
        merged = _merged(now, before, _tree_id(now, parents[0]), tree, mine)
    else:
        merged = _merged(now, before, None, tree, None)
    made = [ObjectHeader(b"tree", (merged or before.write(2, b"").raw).hex().encode())]
    waiting = iter(parents)
    for one in headers[1:]:
        if one.name == b"parent":
            parent = next(waiting)
            made.append(ObjectHeader(one.name, base.get(parent, parent).hex().encode()))
        elif not one.name.startswith(b"gpgsig"):
            made.append(one)
    return bytes(before.write(1, put_together(made, message)).raw)


def _tree_id(repository: pygit2.Repository, commit: bytes) -> bytes:
    return bytes.fromhex(taken_apart(read_object(repository, commit)[1])[0][0].value.decode("ascii"))


def _merged(
    now: pygit2.Repository, before: pygit2.Repository, was: bytes | None, wants: bytes | None, mine: bytes | None
) -> bytes | None:
    """Do to `mine` what was done from `was` to `wants`; what is not of this change stays as it is."""
    if was == wants:
        return mine
    of_was, of_wants = _entries(now, was), _entries(now, wants)
    of_mine = _entries(before, mine)
    for name in of_was.keys() | of_wants.keys():
        old, new = of_was.get(name), of_wants.get(name)
        if old == new:
            continue
        if all(one is None or one.mode == FOLDER for one in (old, new, of_mine.get(name))):
            here = of_mine.get(name)
            below = _merged(now, before, old and old.id, new and new.id, here and here.id)
            new = TreeEntry(FOLDER, name, below) if below else None
        elif new is not None and new.mode == FOLDER:
            below = _merged(now, before, None, new.id, None)
            new = TreeEntry(FOLDER, name, below) if below else None
        elif new is not None:
            before.write(3, read_object(now, new.id)[1])
        if new is None:
            of_mine.pop(name, None)
        else:
            of_mine[name] = new
    return bytes(before.write(2, tree_of(of_mine.values())).raw) if of_mine else None


def _entries(repository: pygit2.Repository, tree: bytes | None) -> dict[bytes, TreeEntry]:
    if tree is None:
        return {}
    return {one.name: one for one in entries_of(read_object(repository, tree)[1])}


def _opened(folder: Path) -> pygit2.Repository:
    if not History(folder).exists:
        raise _no_history()
    return open_repository(folder)


def _state(repository: pygit2.Repository) -> tuple[object, ...]:
    """What tells whether anything was saved meanwhile."""
    head = Path(repository.path) / "HEAD"
    return head.read_bytes(), references(repository)


def _failed(error: Exception) -> KnownError:
    return KnownError(
        Words(
            f"Riwayat pustaka tidak dapat dibaca seluruhnya ({error}).",
            f"The history cannot be read as a whole ({error}).",
        ),
        Words(
            "Tidak ada yang berubah. Pulihkan folder “.git” dari cadangan, lalu coba lagi.",
            "Nothing has changed. Restore the “.git” folder from a backup, then try again.",
        ),
        code="history-broken",
    )


def _no_history() -> KnownError:
    return KnownError(
        Words("Pustaka ini belum mencatat riwayat.", "This library does not keep a history yet."),
        Words("Tidak ada yang perlu dihapus di sana.", "There is nothing to erase in it."),
        code="no-history",
    )


def _busy() -> KnownError:
    return KnownError(
        Words("Pustaka ini terus-menerus disimpan oleh program lain.", "Another program keeps saving in this library."),
        Words(
            "Tidak ada yang berubah. Tutup program itu, lalu coba lagi.",
            "Nothing has changed. Close it, then try again.",
        ),
        code="busy",
    )


def _gone() -> KnownError:
    return KnownError(
        Words("Keadaan sebelumnya sudah tidak disimpan lagi.", "What was before is no longer kept."),
        Words("Riwayat yang sekarang tetap berlaku.", "The present history stays."),
        code="erase-gone",
    )


def _shared() -> KnownError:
    return KnownError(
        Words("Pustaka ini sudah dibagikan sesudah penghapusan.", "This library was shared after the erasing."),
        Words(
            "Penghapusan tidak dapat dibatalkan lagi; riwayat yang sekarang tetap berlaku.",
            "The erasing can no longer be undone; the present history stays.",
        ),
        code="erase-shared",
    )
