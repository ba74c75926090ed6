"""A history written anew without some words: every version, order, date and branch as before, only the words are gone.

What does not hold the words keeps its very bytes, and so its id. Nothing here touches the library: the new history is
written into a folder that is given, and `kb.history.history_exchange` puts it in the place of the old one.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import pygit2
from pygit2.enums import SortMode

from kb.annotation.annotation import digest_of
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.erasure.history_files import Files, Texts, digests_in, is_note, is_sign, is_story, plain_of
from kb.erasure.history_words import Erased, Eraser
from kb.history.git_folder import CONFIG
from kb.history.git_objects import (
    BLOB,
    COMMIT,
    FOLDER,
    TAG,
    TREE,
    ObjectHeader,
    PackWriter,
    TreeEntry,
    entries_of,
    object_id,
    parents_of,
    put_together,
    read_object,
    taken_apart,
    tree_of,
)
from kb.layout.shelves import STORIES
from kb.story.story_file import StoryFile

Say = Callable[[str, int, int], None]
Stop = Callable[[], bool]
_SIGNATURE: Final = re.compile(rb"-----BEGIN (?:PGP|SSH) SIGNATURE-----.*\Z", re.DOTALL)
_SIGNED: Final = frozenset({b"gpgsig", b"gpgsig-sha256", b"mergetag"})
_LINK: Final = (b"120000", b"160000")
_SHOWN: Final = 12
_AROUND: Final = 40
_KEPT: Final = 16


class ErasureRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What shall go: words, whole stories by their ids (the sign of a withdrawal stays), files by their paths."""

    words: tuple[Erased, ...] = ()
    stories: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Changes(msgspec.Struct, kw_only=True):
    """What a wish changes, counted: versions of the library, files, their texts, and where else the words stood.

    `keys` are versions that lose the signature of whoever saved them, because it was made for other bytes.
    """

    versions: int = 0
    of_versions: int = 0
    files: tuple[str, ...] = ()
    texts: int = 0
    removed: int = 0
    names: int = 0
    messages: int = 0
    people: int = 0
    keys: int = 0
    words: tuple[tuple[str, int], ...] = ()
    places: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the words are nowhere."""
        return not (self.versions or self.texts or self.removed or self.names or self.messages or self.people)


class StoppedWorkError(Exception):
    """Somebody pressed Cancel; nothing was changed."""


class Rewrite:
    """One pass over a repository; `put` gets every object of the new history, in any order."""

    def __init__(
        self,
        repository: pygit2.Repository,
        wish: ErasureRequest,
        put: Callable[[bytes, bytes], bytes] = object_id,
        say: Say = lambda _step, _done, _total: None,
        stop: Stop = lambda: False,
    ) -> None:
        self._repository, self._put, self._say, self._stop = repository, put, say, stop
        self._wish = wish
        self.files = Files(Eraser(wish.words), wish.stories, wish.files)
        self._eraser = self._message_eraser = self.files.eraser
        self._trees: dict[tuple[bytes, str], bytes | None] = {}
        self._blobs: dict[tuple[bytes, str], bytes | None] = {}
        self._known: dict[bytes, bytes] = {}  # commits and tags
        self._texts: Texts = {}
        self._changed: set[str] = set()
        self._words = [0] * len(self._eraser.wanted)
        self._places: list[str] = []
        self.changes = Changes()

    def run(self, tips: "list[bytes]") -> dict[bytes, bytes]:
        """Write everything that can be reached from some objects; returns the new id of each commit and tag.

        Raises KnownError, and StoppedWorkError when it was cancelled.
        """
        tags = [tip for tip in tips if self._kind(tip) == TAG]
        commits = list(self._commits([*tips, *map(self._behind, tags)]))
        self.changes.of_versions = len(commits)
        self._look_ahead(commits)
        for number, oid in enumerate(commits):
            self._pause("rewrite", number, len(commits))
            self._known[oid] = self._commit(oid)
        for tip in tips:
            self._object(tip)
        self._say("rewrite", len(commits), len(commits))
        self.changes.files = tuple(sorted(self._changed))
        self.changes.words = tuple(
            (one.words, count) for one, count in zip(self._eraser.wanted, self._words, strict=True)
        )
        self.changes.places = tuple(self._places)
        return self._known

    def texts(self) -> Texts:
        """Return the plain texts of stories that changed, by their digests, as far as notes name them."""
        return self._texts

    def _commits(self, tips: list[bytes]) -> Iterator[bytes]:
        walk = self._repository.walk(None, SortMode.TOPOLOGICAL | SortMode.REVERSE)
        for tip in dict.fromkeys(tips):
            if self._kind(tip) == COMMIT:
                walk.push(pygit2.Oid(raw=tip))
        for commit in walk:
            yield commit.id.raw

    def _kind(self, oid: bytes) -> bytes:
        return read_object(self._repository, oid)[0]

    def _behind(self, tag: bytes) -> bytes:
        kind, data = read_object(self._repository, tag)
        while kind == TAG:
            tag = bytes.fromhex(taken_apart(data)[0][0].value.decode("ascii"))
            kind, data = read_object(self._repository, tag)
        return tag

    def _pause(self, step: str, done: int, total: int) -> None:
        if self._stop():
            raise StoppedWorkError
        self._say(step, done, total)

    def _look_ahead(self, commits: list[bytes]) -> None:
        """Find out which texts change that notes name, and the titles of stories that go: messages hold those."""
        seen: set[tuple[bytes, str]] = set()
        named: set[str] = set()
        stories: dict[bytes, str] = {}
        for number, oid in enumerate(commits):
            self._pause("look", number, len(commits))
            tree = bytes.fromhex(taken_apart(read_object(self._repository, oid)[1])[0][0].value.decode("ascii"))
            for blob, path in self._below(tree, "", seen):
                if is_note(path):
                    named |= digests_in(self._bytes(blob))
                elif is_story(path):
                    stories[blob] = path
        titles: set[str] = set()
        texts: OrderedDict[str, tuple[str, str]] = OrderedDict()
        for number, (blob, path) in enumerate(stories.items()):
            self._pause("look", number, len(stories))
            data = self._bytes(blob)
            if self._wish.stories and not self._wish_stories_apart(path) and not is_sign(data, path):
                front = StoryFile.parse(data, path).front.values
                titles |= {str(front[key]) for key in ("title", "title_en") if front.get(key)}
            if named and self._eraser.holds_bytes(data):
                old = plain_of(data, path)
                if (digest := digest_of(old)) in named:
                    new = self.files.content(path, data, {})
                    texts[digest] = old, plain_of(new or b"", path)
        self._texts = texts
        long = [Erased(title) for title in titles if sum(map(str.isalnum, title)) > 2]
        if long:
            self._message_eraser = Eraser((*self._wish.words, *long))

    def _wish_stories_apart(self, path: str) -> bool:
        return set(self._wish.stories).isdisjoint(path.split("/"))

    def _below(self, tree: bytes, prefix: str, seen: set[tuple[bytes, str]]) -> Iterator[tuple[bytes, str]]:
        """Yield the notes and stories below a tree that were not seen at this path."""
        for entry in entries_of(self._bytes(tree)):
            path = prefix + _text(entry.name)
            if (entry.id, path) in seen or entry.mode in _LINK:
                continue
            seen.add((entry.id, path))
            if entry.mode == FOLDER:
                if prefix or path == STORIES:
                    yield from self._below(entry.id, path + "/", seen)
            elif is_note(path) or is_story(path):
                yield entry.id, path

    def _bytes(self, oid: bytes) -> bytes:
        return read_object(self._repository, oid)[1]

    def _object(self, oid: bytes) -> bytes:
        if oid in self._known:
            return self._known[oid]
        kind, data = read_object(self._repository, oid)
        if kind == TAG:
            new = self._tag(data)
        elif kind == TREE:
            new = self._tree(oid, "") or self._put(TREE, b"")
        elif kind == BLOB:
            new = self._blob(oid, "") or self._put(BLOB, b"")
        else:
            new = self._commit(oid)
        self._known[oid] = new
        return new

    def _commit(self, oid: bytes) -> bytes:
        headers, message = taken_apart(self._bytes(oid))
        tree = bytes.fromhex(headers[0].value.decode("ascii"))
        made = [ObjectHeader(b"tree", (self._tree(tree, "") or self._put(TREE, b"")).hex().encode())]
        parents = iter([self._known.get(parent, parent).hex().encode() for parent in parents_of(headers)])
        people = False
        for one in headers[1:]:
            if one.name == b"parent":
                made.append(ObjectHeader(one.name, next(parents)))
            elif one.name in {b"author", b"committer"}:
                made.append(ObjectHeader(one.name, self._person(one.value)))
                people |= made[-1] != one
            else:
                made.append(one)
        said = self._said(message, self._message_eraser)
        if made == headers and said == message:
            return self._put(COMMIT, self._bytes(oid))
        self.changes.messages += said != message
        self.changes.people += people
        self.changes.versions += 1
        self.changes.keys += any(one.name in _SIGNED for one in headers)
        return self._put(COMMIT, put_together((one for one in made if one.name not in _SIGNED), said))

    def _tag(self, data: bytes) -> bytes:
        headers, message = taken_apart(data)
        made = [ObjectHeader(b"object", self._object(bytes.fromhex(headers[0].value.decode("ascii"))).hex().encode())]
        for one in headers[1:]:
            value = one.value
            if one.name == b"tagger":
                value = self._person(value)
            elif one.name == b"tag":
                value = _raw(self.ref(_text(value)))
            made.append(ObjectHeader(one.name, value))
        said = self._said(message, self._message_eraser)
        if made == headers and said == message:
            return self._put(TAG, data)
        self.changes.messages += said != message
        return self._put(TAG, put_together(made, _SIGNATURE.sub(b"", said)))

    def ref(self, name: str) -> str:
        """Return what a branch or tag is called afterwards."""
        return "/".join(self._eraser.name(part) for part in name.split("/"))

    def said(self, text: bytes) -> bytes:
        """Return a line of Git's own records without the words."""
        return self._said(text, self._message_eraser)

    def _person(self, value: bytes) -> bytes:
        if not self._eraser.holds_bytes(value):
            return value
        who, mark, rest = value.rpartition(b">")
        name, _, address = who.partition(b"<")
        plain = [_raw(re.sub(r"[<>\n\0]", " ", self._eraser.replaced(_text(part)))) for part in (name, address)]
        return plain[0].rstrip() + b" <" + plain[1].replace(b" ", b"-") + mark + rest

    def _said(self, message: bytes, eraser: Eraser) -> bytes:
        return _raw(eraser.replaced(_text(message))) if eraser.holds_bytes(message) else message

    def _tree(self, oid: bytes, prefix: str) -> bytes | None:
        """Return the new id of a folder, None when nothing is left in it."""
        key = oid, prefix
        if key not in self._trees:
            self._trees[key] = self._new_tree(oid, prefix)
        return self._trees[key]

    def _new_tree(self, oid: bytes, prefix: str) -> bytes | None:
        data = self._bytes(oid)
        entries = entries_of(data)
        names = self.files.names([_text(entry.name) for entry in entries])
        made = []
        for entry in entries:
            old = _text(entry.name)
            path = prefix + old
            self.changes.names += names[old] != old
            new: bytes | None = entry.id
            if entry.mode == FOLDER:
                new = self._tree(entry.id, path + "/")
            elif entry.mode not in _LINK:
                new = self._blob(entry.id, path)
            elif entry.mode == _LINK[0] and self._eraser.holds_bytes(self._bytes(entry.id)):
                new = None
            elif entry.mode == _LINK[0]:
                new = self._put(BLOB, self._bytes(entry.id))
            if new is not None:
                made.append(TreeEntry(entry.mode, _raw(names[old]), new))
        if made == entries:
            return self._put(TREE, data)
        return self._put(TREE, tree_of(made)) if made else None

    def _blob(self, oid: bytes, path: str) -> bytes | None:
        # What becomes of a file hangs on its path only by its kind, and where a path itself is to go.
        kind = path if self._wish.stories or self._wish.files or is_note(path) else path.rpartition(".")[2]
        key = oid, kind
        if key not in self._blobs:
            data = self._bytes(oid)
            new = None if self.files.goes(path, data) else self.files.content(path, data, self._texts)
            if new != data:
                self._count(path, data, gone=new is None)
            if new is not None and new != data and self._eraser.holds_bytes(new):
                raise _not_erased(path)
            self._blobs[key] = None if new is None else self._put(BLOB, new)
        elif self._blobs[key] != oid:
            self._changed.add(path)
        return self._blobs[key]

    def _count(self, path: str, data: bytes, *, gone: bool) -> None:
        self._changed.add(path)
        self.changes.removed += gone
        self.changes.texts += not gone
        text = data.decode("utf-8", "replace")
        for number, start, end in self._eraser.count(text):
            self._words[number] += 1
            if len(self._places) < _SHOWN:
                place = f"{path}: … {_around(text, start, end)} …"
                if place not in self._places:
                    self._places.append(place)


def _around(text: str, start: int, end: int) -> str:
    """Return what stands around a place on its line, in whole words; what has no spaces is cut all the same."""
    first = max(0, start - _AROUND, text.rfind("\n", 0, start) + 1)
    while first > 0 and start - first < 2 * _AROUND and not text[first - 1].isspace():
        first -= 1
    line = text.find("\n", end)
    most = len(text) if line < 0 else line
    last = min(most, end + _AROUND)
    while last < most and last - end < 2 * _AROUND and not text[last].isspace():
        last += 1
    return " ".join(text[first:last].split())


def build(
    repository: pygit2.Repository,
    target: Path,
    wish: ErasureRequest,
    say: Say = lambda *_: None,
    stop: Stop = lambda: False,
) -> tuple[Changes, Texts]:
    """Write the new history into `target`, an empty folder; raises KnownError, OSError.

    Returns what changed, and the texts that notes of the present need to find their places again.

    It holds what the old one needs for its branches, tags and stashes, and nothing else: no records of where branches
    were, no other work folders, no leftovers.
    """
    old = Path(repository.path)
    for part in ("objects/info", "objects/pack", "refs/heads", "refs/tags", "info"):
        (target / part).mkdir(parents=True, exist_ok=True)
    refs, stashed = references(repository), _stashes(old)
    tips = [*refs.values(), *(bytes.fromhex(line[1].decode("ascii")) for line in stashed)]
    head = (old / "HEAD").read_bytes()
    detached = re.fullmatch(rb"([0-9a-f]{40})\s*", head)
    if detached:
        tips.append(bytes.fromhex(detached[1].decode("ascii")))
    with PackWriter(target / "objects" / "pack") as pack:
        rewrite = Rewrite(repository, wish, pack.add, say, stop)
        known = rewrite.run(tips)
        pack.finish()
    for name, oid in refs.items():
        file = target / rewrite.ref(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(known[oid].hex().encode() + b"\n")
    if stashed:
        log = target / "logs" / "refs" / "stash"
        log.parent.mkdir(parents=True)
        log.write_bytes(b"".join(_stash_line(rewrite, known, *line) for line in stashed))
    shallow = old / "shallow"
    if shallow.is_file():
        ids = (bytes.fromhex(line) for line in shallow.read_text("ascii").split())
        (target / "shallow").write_text("".join(known.get(one, one).hex() + "\n" for one in ids))
    if detached:
        (target / "HEAD").write_bytes(known[tips[-1]].hex().encode() + b"\n")
    else:
        (target / "HEAD").write_bytes(b"ref: " + _raw(rewrite.ref(_text(head.removeprefix(b"ref:").strip()))) + b"\n")
    (target / "config").write_bytes(rewrite.said(_config(old)))
    for name in ("attributes", "exclude"):
        known_file = old / "info" / name
        if known_file.is_file() and not known_file.is_symlink():
            (target / "info" / name).write_bytes(rewrite.said(known_file.read_bytes()))
    return rewrite.changes, rewrite.texts()


def survey(repository: pygit2.Repository, wish: ErasureRequest, say: Say, stop: Stop) -> Changes:
    """Return what a wish would change, without writing anything; raises KnownError, StoppedWorkError."""
    tips = [
        *references(repository).values(),
        *(bytes.fromhex(line[1].decode("ascii")) for line in _stashes(Path(repository.path))),
    ]
    if not repository.head_is_unborn:
        tips.append(repository.head.peel(pygit2.Commit).id.raw)
    rewrite = Rewrite(repository, wish, object_id, say, stop)
    rewrite.run(tips)
    return rewrite.changes


def references(repository: pygit2.Repository) -> dict[str, bytes]:
    """Return what the branches, tags and stashes of a library point to; what others have is theirs and is left out."""
    found = {}
    for name in repository.references:
        if name.startswith("refs/remotes/"):
            continue
        target = repository.references[name].target
        if isinstance(target, pygit2.Oid):
            found[name] = target.raw
    return found


def _stashes(git: Path) -> list[tuple[bytes, bytes, bytes]]:
    """Return the lines of the record of stashes: what was before, what came, who and why."""
    log = git / "logs" / "refs" / "stash"
    if not log.is_file() or log.is_symlink():
        return []
    lines = (line.split(b" ", 2) for line in log.read_bytes().splitlines())
    return [(one[0], one[1], one[2]) for one in lines if len(one) == 3]


def _stash_line(rewrite: Rewrite, known: dict[bytes, bytes], before: bytes, after: bytes, rest: bytes) -> bytes:
    ids = (bytes.fromhex(one.decode("ascii")) for one in (before, after))
    return b" ".join((*(known.get(one, one).hex().encode() for one in ids), rewrite.said(rest))) + b"\n"


def _config(git: Path) -> bytes:
    """Keep what a person told of other places and of branches; everything else is written as this program writes it."""
    kept: list[bytes] = []
    taking = False
    file = git / "config"
    for line in file.read_bytes().splitlines() if file.is_file() and not file.is_symlink() else ():
        if line.lstrip().startswith(b"["):
            taking = re.match(rb"\s*\[(?:remote|branch|user)\b", line, re.IGNORECASE) is not None
        if taking:
            kept.append(line)
    return CONFIG + b"".join(line + b"\n" for line in kept)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _not_erased(path: str) -> KnownError:
    return KnownError(
        Words(f"Kata itu tidak dapat dihapus dari “{path}”.", f"The words cannot be erased from “{path}”."),
        Words(
            "Hapus berkas itu seluruhnya dari riwayat. Belum ada yang berubah.",
            "Erase the whole file. Nothing has changed.",
        ),
        code="erase-failed",
    )
