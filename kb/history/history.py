"""The history of a library: every saved state with its author, kept by Git and without a `git` to install.

A commit writes the trees on the way to a changed file and nothing else; the library-wide index, which Git would rewrite
each time, is only refreshed in idle time. Bytes go in and come out unchanged (no line-end conversion), and no hook or
filter is ever run: a library may come from somebody else.
"""

import itertools
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec
import pygit2
from pygit2.enums import FileMode, Option, ReferenceType, SortMode

from kb.base.atomic import SUFFIX, write_atomically
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.history.git_folder import CONFIG, adopt, finish_adopting, strange_entry
from kb.history.git_store import Repository
from kb.identity.identity_store import can_sign
from kb.identity.ssh import ssh_signature
from kb.layout.history_state import ADOPTED, unfinished
from kb.layout.shelves import PRIVATE, stays_inside
from kb.story.author import Author

_TRIES: Final = 8
_OFTEN: Final = 64
_MANY: Final = 200
_DEAD_AFTER: Final = 1.5
_DAY: Final = 24 * 60
_FIRST_SECOND: Final = -62_135_510_400  # a day inside of what a calendar of years with four digits has, in any zone
_LAST_SECOND: Final = 253_402_214_400
_LARGEST_TEXT: Final = 64_000_000
_ATTRIBUTES: Final = "* -text\n"
_IGNORED: Final = f"*{SUFFIX}\n*~\n.*.sw?\n.DS_Store\nThumbs.db\n"
GIT_FAILURES: Final = (pygit2.GitError, LookupError, OSError, ValueError, MemoryError, OverflowError, SystemError)
"""What Git's engine raises over a history that is damaged or was made to do harm.

Parts of it tell what `kb.history.git_store` has found, also an error of the disk, as the cause of a SystemError.
"""
# What a new state of the files looks like: a name leads to a folder's changes, to (blob, mode), or to None (gone).
_Changes = dict[str, "_Changes | tuple[pygit2.Oid, int] | None"]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One remembered state: who made it, when, and what they said of it."""

    commit: str
    author: str
    when: datetime
    message: str
    email: str = ""


class History:
    """The Git repository of exactly one library folder; a repository around or below it is never touched.

    Opened late and kept; like everything of a library it belongs to one thread.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Repository | None = None
        self._commits = 0

    @property
    def exists(self) -> bool:
        """Whether the library remembers its history: a real `.git` folder here, not a pointer to one elsewhere."""
        try:
            return stat.S_ISDIR((self.folder / ".git").lstat().st_mode)
        except FileNotFoundError:
            if os.path.lexists(self.folder / ADOPTED):
                finish_adopting(self.folder)
                return os.path.lexists(self.folder / ".git")
            return False
        except OSError:
            return False

    @property
    def head(self) -> str:
        """The newest remembered state, empty before the first one; raises KnownError."""
        try:
            repository = self._repository()
            return "" if repository.head_is_unborn else str(repository.head.target)
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def holds(self, data: bytes) -> bool:
        """Tell whether any file of any version held just these bytes; raises KnownError."""
        try:
            return self.exists and pygit2.hash(data) in self._repository()
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def init(self) -> None:
        """Begin a history; does nothing where there is one."""
        if self.exists:
            return
        if unfinished(self.folder):
            raise _exchanging()
        try:
            if os.path.lexists(self.folder / ".git"):
                adopt(self.folder)  # a link or a file that points elsewhere: nothing is begun there
            else:
                pygit2.init_repository(self.folder, initial_head="main")
                (self.folder / ".git" / "config").write_bytes(CONFIG)
            info = self.folder / ".git" / "info"
            info.mkdir(exist_ok=True)
            for name, text in (("attributes", _ATTRIBUTES), ("exclude", _IGNORED)):
                (info / name).write_text(text, encoding="utf-8", newline="\n")
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def commit(
        self, changes: Mapping[str, bytes | None], message: str, author: Author, signer: Author | None = None
    ) -> str | None:
        """Remember what some files hold (relative paths), None for one that is gone; only `kb.library.library_writer` asks.

        `author` wrote it; `signer` is whoever brought it in, where that is somebody else, and signs with their key.
        Returns the commit, None if nothing differs. Raises KnownError when history cannot be written.
        """
        wanted = {path: data for path, data in changes.items() if _is_remembered(path)}
        try:
            repository = self._repository()
            with _written_through(repository, at_once=len(wanted) > _MANY) as settle:
                hands = author, signer or author
                changes_below = _laid_out(repository, wanted)
                repository.store.must_be_written()
                made = self._record(repository, changes_below, message, hands, settle)
            self._commits += 1
            if self._commits % _OFTEN == 0:
                repository.free()  # of all it has read and written so far, or a program that is open all day grows and grows
            return made
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def exclude(self, line: str) -> None:
        """Have Git in a terminal pass over something too, as `.gitignore` would write it; raises OSError or KnownError."""
        self._repository()  # nothing is written into a folder of which it is not known where it leads
        file = self.folder / ".git" / "info" / "exclude"
        lines = file.read_bytes().splitlines() if file.is_file() else []
        if line.encode() not in lines:
            file.parent.mkdir(exist_ok=True)
            write_atomically(file, b"".join(one + b"\n" for one in (*lines, line.encode())))

    def refresh_index(self) -> None:
        """Bring Git's own index up to the newest state, so that `git status` in a terminal agrees; for idle time."""
        try:
            repository = self._repository()
            if repository.head_is_unborn:
                return
            repository.index.read(force=True)
            repository.index.read_tree(repository.head.peel(pygit2.Tree).id)
            repository.index.write()
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def log(self, path: str = "", limit: int = 100) -> list[Version]:
        """Return the states in which a file changed, newest first; those of the whole library without a path."""
        return list(islice(self.walk([path] if path else []), limit))

    def walk(self, paths: Sequence[str]) -> Iterator[Version]:
        """Yield the states in which one of some files changed, newest first; all states where none is named.

        Whoever has found what they look for may stop: older states are then never looked at.
        """
        try:
            repository = self._repository()
            if repository.head_is_unborn:
                return
            for commit in repository.walk(repository.head.target, SortMode.TOPOLOGICAL | SortMode.TIME):
                if not paths or any(_touches(commit, path) for path in paths):
                    yield _version(commit)
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def older_bytes(self, path: str, most: int, before: str = "") -> Iterator[bytes]:
        """Yield what a file once held, newest first, each content once; looks back over so many states at most.

        Only what is asked for is read: whoever found what they looked for stops asking. `before` is a state that was
        looked at earlier, with all that came before it.
        """
        try:
            repository = self._repository()
            if repository.head_is_unborn:
                return
            seen: set[pygit2.Oid | None] = {None}
            walk = repository.walk(repository.head.target, SortMode.TOPOLOGICAL | SortMode.TIME)
            if before:
                walk.hide(pygit2.Oid(hex=before))
            for commit in itertools.islice(walk, most):
                entry = _entry(commit.tree, path)
                if entry in seen:
                    continue
                seen.add(entry)
                blob = repository[entry] if entry and _fits(repository, entry) else None
                if isinstance(blob, pygit2.Blob):
                    yield blob.data
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def raw_at(self, path: str, commit: str = "HEAD") -> bytes | None:
        """Return the bytes a file had in a state, None if it was not there (or the state is not known); raises KnownError."""
        try:
            repository = self._repository()
            entry = _entry(repository.revparse_single(commit).peel(pygit2.Commit).tree, path)
            if entry is None or not _fits(repository, entry):
                return None
            blob = repository[entry]
            return blob.data if isinstance(blob, pygit2.Blob) else None  # only this unpacks it
        except OSError as error:  # the disk fails: nobody knows whether it is there
            raise _broken(error) from error
        except GIT_FAILURES:
            return None

    def paths_below(self, folder: str) -> list[str]:
        """Return the files that the newest state has below a folder, none where it has no such folder; raises KnownError."""
        try:
            repository = self._repository()
            if repository.head_is_unborn:
                return []
            tree = repository.head.peel(pygit2.Commit).tree
            entry = _entry(tree, folder)
            return [f"{folder}/{path}" for path in _files_of(repository, entry)] if entry else []
        except GIT_FAILURES as error:
            raise _broken(error) from error

    def text_at(self, path: str, commit: str = "HEAD") -> str | None:
        """Return the text a file had in a state; what is not UTF-8 in it is shown as such."""
        raw = self.raw_at(path, commit)
        return None if raw is None else raw.decode("utf-8-sig", "replace")

    def close(self) -> None:
        """Let go of Git's open files, which Windows would otherwise not let anyone move."""
        if self._opened is not None:
            self._opened.free()
            self._opened = None

    def _repository(self) -> Repository:
        if self._opened is None:
            if not self.exists:
                raise _absent()
            self._opened = open_repository(self.folder)
        return self._opened

    def _record(
        self,
        repository: Repository,
        changes: _Changes,
        message: str,
        hands: tuple[Author, Author],
        settle: Callable[[], None],
    ) -> str | None:
        """Put the changes on top of the newest state; if somebody else was faster, on top of theirs."""
        hand, signer = (pygit2.Signature(one.signed_name, one.signed_email) for one in hands)
        text = message.replace("\0", " ").strip() or "Perubahan"
        locks = _Locks(self.folder / ".git")
        begun, turn = time.monotonic(), 0
        while True:
            turn += 1
            parent = None if repository.head_is_unborn else repository.head.peel(pygit2.Commit)
            held = _grafted(repository, parent.tree if parent else None, changes)
            tree = held or repository.TreeBuilder().write()
            if (parent and tree == parent.tree.id) or (parent is None and held is None):
                return None  # of what no history knows not even the going is told
            parents = [parent.id] if parent else []
            settle()
            repository.store.must_be_written()
            try:
                return str(_committed(repository, (hand, signer, text, tree, parents), hands[1].key))
            except (pygit2.GitError, OSError):
                # Another program was faster, or holds Git's lock for a moment; or was killed while it held it.
                removed = locks.remove_dead()
                waited = time.monotonic() - begun
                if not removed and (waited > 2 * _DEAD_AFTER or (turn >= _TRIES and not locks.met)):
                    raise
                if not removed:
                    time.sleep(min(0.02 * turn, 0.1))


def _committed(
    repository: Repository,
    state: tuple[pygit2.Signature, pygit2.Signature, str, pygit2.Oid, list[pygit2.Oid]],
    key: str,
) -> pygit2.Oid:
    """Make a commit the newest state, signed where the key of its author is at hand; raises GitError if another was faster.

    A key that is locked or lies elsewhere holds nobody up: the name of the key stands in the commit all the same.
    """
    hand, signer, text, tree, parents = state
    if can_sign(key):
        content = str(repository.create_commit_string(hand, signer, text, tree, list(parents)))
        made = repository.create_commit_with_signature(content, ssh_signature(key, content.encode()), "gpgsig")
    else:
        made = repository.create_commit(None, hand, signer, text, tree, parents)
    repository.store.must_be_written()
    # Git's engine would name the first state over one that another program has named since we looked.
    here = repository.lookup_reference("HEAD")
    if here.type == ReferenceType.SYMBOLIC:
        if not parents:
            return _begun(repository, str(here.target), made)
        here = repository.lookup_reference(str(here.target))
    if not parents or here.target != parents[0]:
        raise pygit2.GitError("the branch has moved")
    here.set_target(made)  # refused where it has moved since it was looked up
    return made


def _begun(repository: pygit2.Repository, branch: str, commit: pygit2.Oid) -> pygit2.Oid:
    try:
        repository.references.create(branch, commit)
    except ValueError as error:  # pygit2's word for a branch that somebody else has just begun
        raise pygit2.GitError("the branch has been begun") from error
    return commit


def _laid_out(repository: pygit2.Repository, wanted: Mapping[str, bytes | None]) -> _Changes:
    """Store the bytes of the files and lay them out as a tree of changes."""
    root: _Changes = {}
    for path, data in wanted.items():
        *folders, name = path.split("/")
        place = root
        for folder in folders:
            below = place.setdefault(folder, {})
            if not isinstance(below, dict):
                raise ValueError(f"{path} lies below a file")
            place = below
        place[name] = None if data is None else (repository.create_blob(data), FileMode.BLOB)
    return root


def open_repository(folder: Path) -> Repository:
    """Open the history of a library: the only place that lets Git into a folder; raises KnownError.

    Where its `.git` is not plain in every entry, a copy of our own takes its place, and the old one is moved aside.
    """
    git = folder / ".git"
    # A library on a network disk or a USB stick often belongs to "somebody else"; nothing of it is executed.
    pygit2.option(Option.SET_OWNER_VALIDATION, False)
    try:
        adopted = bool(strange_entry(git))
        if adopted:
            adopt(folder)
            if strange_entry(git):
                raise _strange()
        repository = Repository(git)
        if adopted:
            _forget_lost(repository, git)
        _find_branch(repository)
    except OSError as error:
        raise _strange() from error
    except GIT_FAILURES as error:
        raise _broken(error) from error
    return repository


def _find_branch(repository: pygit2.Repository) -> None:
    """Lead to the only branch there is where `HEAD` names one that is not: a letter on the disk has changed.

    To take the history for one that has not begun would show it empty, and begin another beside it. Raises GitError where
    there is more than one to choose from.
    """
    if not repository.head_is_unborn:
        return
    branches = [name for name in repository.references if name.startswith("refs/heads/")]
    if len(branches) > 1:
        raise pygit2.GitError("HEAD names no branch of this history")
    if branches:
        repository.set_head(branches[0])


def _forget_lost(repository: pygit2.Repository, git: Path) -> None:
    """Let go of branches whose states could not be copied: a new history begins there."""
    for name in list(repository.references):
        target = repository.references[name].target
        if isinstance(target, pygit2.Oid) and target not in repository:
            (git / name).unlink(missing_ok=True)


class _Locks:
    """Git's locks as they are met while trying: one that is the very same for a while belongs to nobody who lives.

    A living program holds one for milliseconds. What the clock of its maker said does not matter.
    """

    def __init__(self, git: Path) -> None:
        self._git = git
        self._since: dict[tuple[str, int, int], float] = {}

    def remove_dead(self) -> bool:
        """Take away the locks that outlived all trying; tells whether there was one."""
        removed = False
        now = time.monotonic()
        for lock in (self._git / "HEAD.lock", *(self._git / "refs" / "heads").rglob("*.lock")):
            try:
                facts = lock.lstat()
                first = self._since.setdefault((str(lock), facts.st_ino, facts.st_mtime_ns), now)
                if now - first >= _DEAD_AFTER:
                    lock.unlink()
                    removed = True
            except OSError:
                continue
        return removed

    @property
    def met(self) -> bool:
        """Whether any lock stood in the way."""
        return bool(self._since)


@contextmanager
def _written_through(repository: Repository, *, at_once: bool) -> Iterator[Callable[[], None]]:
    """Have each object on the disk before the next, or thousands of them at once, when the given function is called.

    Either way a commit is only named when everything in it is safe from a power cut; at once takes a third of the time.
    """
    together = at_once and hasattr(os, "sync")
    pygit2.option(Option.ENABLE_FSYNC_GITDIR, True)  # of names of states, which Git's engine writes itself
    repository.store.settled = not together
    with suppress(OSError):
        repository.store.must_be_written()  # what failed before is no matter of this state

    def settle() -> None:
        if together:
            os.sync()
            repository.store.settled = True

    try:
        yield settle
    finally:
        repository.store.settled = True


def _grafted(repository: pygit2.Repository, tree: pygit2.Tree | None, changes: _Changes) -> pygit2.Oid | None:
    """Return the tree with the changes in it, None if nothing is left; untouched branches are reused as they are."""
    builder = repository.TreeBuilder(tree) if tree is not None else repository.TreeBuilder()
    for name, change in changes.items():
        old = tree[name] if tree is not None and name in tree else None
        new = _entry_for(repository, old, change)
        if new is not None:
            builder.insert(name, *new)
        elif old is not None:
            builder.remove(name)
    return builder.write() if len(builder) else None


def _entry_for(
    repository: pygit2.Repository, old: pygit2.Object | None, change: "_Changes | tuple[pygit2.Oid, int] | None"
) -> tuple[pygit2.Oid, int] | None:
    if isinstance(change, dict):
        below = _grafted(repository, old if isinstance(old, pygit2.Tree) else None, change)
        return (below, FileMode.TREE) if below else None
    if change is not None and old is not None and old.filemode == FileMode.BLOB_EXECUTABLE:
        return change[0], FileMode.BLOB_EXECUTABLE
    return change


def _is_remembered(path: str) -> bool:
    """What readers say of a story that nobody has signed is never remembered."""
    return stays_inside(path) and path.split("/", maxsplit=1)[0].lower() != PRIVATE


def _touches(commit: pygit2.Commit, path: str) -> bool:
    """A merge that only takes one side's version over is no change of its own."""
    here = _entry(commit.tree, path)
    parents = [_entry(parent.tree, path) for parent in commit.parents]
    return here not in parents if parents else here is not None


def _fits(repository: pygit2.Repository, oid: pygit2.Oid) -> bool:
    """A few bytes on the disk can stand for gigabytes; how many is said before they are unpacked."""
    return int(repository.odb.read_header(oid)[1]) <= _LARGEST_TEXT


def _entry(tree: pygit2.Tree, path: str) -> pygit2.Oid | None:
    try:
        return tree[path].id
    except KeyError:
        return None


def _files_of(repository: pygit2.Repository, entry: pygit2.Oid) -> Iterator[str]:
    tree = repository[entry]
    for one in tree if isinstance(tree, pygit2.Tree) else ():
        below = _files_of(repository, one.id) if one.filemode == FileMode.TREE else ("",)
        yield from (f"{one.name}/{path}" if path else str(one.name) for path in below)


def _version(commit: pygit2.Commit) -> Version:
    hand = commit.author
    return Version(
        commit=str(commit.id),
        author=hand.raw_name.decode("utf-8", "replace"),
        when=_moment(hand.time, hand.offset),
        message=commit.raw_message.decode("utf-8", "replace").strip(),
        email=hand.raw_email.decode("utf-8", "replace"),
    )


def _moment(seconds: int, minutes: int) -> datetime:
    """Git keeps any number for a date; what no calendar has is brought to the nearest day that one has."""
    zone = timezone(timedelta(minutes=minutes)) if abs(minutes) < _DAY else UTC
    return datetime.fromtimestamp(min(max(seconds, _FIRST_SECOND), _LAST_SECOND), zone)


def _exchanging() -> KnownError:
    return KnownError(
        Words("Riwayat pustaka ini sedang diganti.", "The history of this library is being exchanged."),
        Words(
            "Tunggu sebentar, lalu simpan lagi. Tidak ada yang hilang.",
            "Wait a moment, then save again. Nothing is lost.",
        ),
        code="busy",
    )


def _strange() -> KnownError:
    return KnownError(
        Words(
            "Folder “.git” di pustaka ini tidak aman dibuka: isinya menunjuk ke luar pustaka.",
            "The “.git” folder of this library is not safe to open: it leads out of the library.",
        ),
        Words(
            "Cerita-cerita tetap dapat dibaca. Pindahkan folder “.git” itu ke tempat lain, lalu buka pustaka lagi.",
            "The stories can be read all the same. Move that “.git” folder elsewhere, then open the library again.",
        ),
        code="history-strange",
    )


def _absent() -> KnownError:
    return KnownError(
        Words("Pustaka ini belum mencatat riwayat.", "This library does not keep a history yet."),
        Words("Riwayat dimulai saat cerita pertama disimpan.", "It begins when the first story is saved."),
        code="no-history",
    )


def _broken(error: Exception) -> KnownError:
    if isinstance(error, SystemError) and isinstance(error.__cause__, Exception):
        error = error.__cause__
    return KnownError(
        Words(f"Riwayat pustaka tidak dapat dicatat ({error}).", f"The library's history cannot be kept ({error})."),
        Words(
            "Cerita-cerita tetap utuh. Periksa apakah folder “.git” di pustaka ini boleh ditulis dan tidak rusak.",
            "The stories are untouched. Check that the library's “.git” folder is whole and may be written to.",
        ),
        code="history-broken",
    )
