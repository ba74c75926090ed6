"""The only `.git` that this program opens: plain files and folders with settings it knows, or a copy that it made itself.

A library may come from somebody else, and Git follows whatever lies in its folder: a link at `logs/HEAD` had a story's
title written into a start-up file of the reader, a pipe makes it wait for ever, `include.path` and `alternates` lead
elsewhere. So every entry is looked at, without opening any, before Git is let in. Where one is strange, the objects and
the branches are copied into a repository made from nothing, and the old folder is moved aside, not removed.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb.base.atomic import settle_folder
from kb.layout.history_state import ADOPTED, ASIDE

CONFIG: Final = (
    b"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n"
    b"\tlogallrefupdates = false\n\tautocrlf = false\n"
)
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_LEADS_ELSEWHERE: Final = frozenset(
    {
        "commondir",
        "gitdir",
        "config.worktree",
        "worktrees",
        "modules",
        "objects/info/alternates",
        "objects/info/http-alternates",
    }
)
_CORE: Final = frozenset(
    [
        "repositoryformatversion",
        "filemode",
        "bare",
        "logallrefupdates",
        "autocrlf",
        "symlinks",
        "ignorecase",
        "precomposeunicode",
        "safecrlf",
        "eol",
        "compression",
        "loosecompression",
        "bigfilethreshold",
        "sharedrepository",
        "quotepath",
    ]
)
_GPG: Final = frozenset(["format", "allowedsignersfile"])  # what `git verify-commit` needs, and no program
_REMOTE: Final = frozenset(["url", "pushurl", "fetch", "push", "tagopt", "prune"])
_SECTIONS: Final = frozenset(
    [
        "core",
        "remote",
        "branch",
        "user",
        "commit",
        "tag",
        "pull",
        "push",
        "gc",
        "color",
        "init",
        "advice",
        "rerere",
        "gpg",
    ]
)
_SECTION: Final = re.compile(r"\[\s*([A-Za-z0-9.-]+)(?:\s+\"(?:[^\"\\]|\\.)*\")?\s*\]\s*(.*)")
_KEY: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*)\s*(?:=.*)?")
_LARGEST_SETTING: Final = 1_000_000
_LARGEST_REF: Final = 4_096
_LARGEST_LIST: Final = 64_000_000
_LARGEST_OBJECT: Final = 256_000_000
_MOST_ENTRIES: Final = 5_000_000
_DEEPEST: Final = 24
_LOOSE: Final = re.compile(r"[0-9a-f]{2}/[0-9a-f]{38}")
_PACK: Final = re.compile(r"pack/pack-[0-9a-f]{40}\.(?:pack|idx)")
_HEX: Final = re.compile(r"[0-9a-f]{40}")
_PART: Final = re.compile(r"(?!.*\.\.|.*\.lock(?:/|\Z)|.*@\{|\.|.*/\.|.*//|.*/\Z|.*\.\Z)[^\x00-\x20\x7f~^:?*\[\\]+")


def strange_entry(git: Path) -> str:
    """Return the first thing in a Git folder that may lead elsewhere, hang or fill the memory; empty where all is plain.

    Nothing is opened but the settings, and these only after they are known to be a plain file. Raises OSError where a
    folder may not be read.
    """
    if not stat.S_ISDIR(git.lstat().st_mode):
        return git.name
    for number, (path, entry) in enumerate(_entries(git, "", 0)):
        if number > _MOST_ENTRIES or _is_strange(path, entry):
            return path
    if not _leads_to_a_branch(git):
        return "HEAD"
    if not os.path.lexists(git / "config"):
        return ""
    settings = _read(git / "config", _LARGEST_SETTING)
    return "" if settings is not None and _known_settings(settings) else "config"


def _entries(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Another program may be saving: what is gone before it was looked at was plain, or is looked at the next time."""
    try:
        with os.scandir(folder) as opened:
            entries = list(opened)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        yield path, entry
        if depth < _DEEPEST and entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), f"{path}/", depth + 1)


def _is_strange(path: str, entry: os.DirEntry[str]) -> bool:
    if path in _LEADS_ELSEWHERE:
        return True
    if entry.is_dir(follow_symlinks=False):
        return path.count("/") >= _DEEPEST
    if not entry.is_file(follow_symlinks=False):
        return os.path.lexists(entry.path)
    if path.startswith("hooks/"):
        return not path.endswith(".sample")
    most = _most(path)
    return most is not None and _is_odd_file(path, entry, most)


def _is_odd_file(path: str, entry: os.DirEntry[str], most: int) -> bool:
    try:
        facts = os.lstat(entry.path)
    except FileNotFoundError:
        return False
    # Git writes at the end of its logs where they are: one that has another name elsewhere would be written there, too.
    return facts.st_size > most or (path.startswith("logs/") and facts.st_nlink > 1)


def _most(path: str) -> int | None:
    """Return how big a file may be; how big an object is, Git says before it is unpacked."""
    if path == "HEAD" or path.startswith("refs/"):
        return _LARGEST_REF
    if path in {"packed-refs", "shallow"} or path.startswith(("info/", "logs/")):
        return _LARGEST_LIST
    return None


def _known_settings(raw: bytes) -> bool:
    """Tell whether settings hold only what this program, and Git at its first start, write: nothing that names a file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if "\\\n" in text:
        return False
    section = ""
    for whole in text.splitlines():
        line = whole.strip()
        if line.startswith("["):
            found = _SECTION.fullmatch(line)
            if found is None or found[1].lower() not in _SECTIONS:
                return False
            section, line = found[1].lower(), found[2]
        if line and not line.startswith(("#", ";")) and not _known_key(section, line):
            return False
    return True


def _known_key(section: str, line: str) -> bool:
    key = _KEY.fullmatch(line)
    if key is None:
        return False
    allowed = {"core": _CORE, "remote": _REMOTE, "gpg": _GPG}.get(section)
    return allowed is None or key[1].lower() in allowed


def adopt(library: Path) -> Path:
    """Put a repository made from nothing, with the objects and branches of the present one, in its place; raises OSError.

    Returns where the old folder is kept. Killed in the middle, the old one or the new one is in its place, or the next
    call finishes.
    """
    git, made = library / ".git", library / ADOPTED
    if os.path.lexists(made):
        shutil.rmtree(made)
    for part in ("objects/info", "objects/pack", "refs/heads", "refs/tags", "info"):
        (made / part).mkdir(parents=True)
    (made / "config").write_bytes(CONFIG)
    if stat.S_ISDIR(git.lstat().st_mode):
        _copy_objects(git / "objects", made / "objects")
        refs = dict(_references(git))
        for name, oid in refs.items():
            file = made / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{oid}\n", "ascii")
        (made / "HEAD").write_text(_head(git), "utf-8")
    else:
        (made / "HEAD").write_text("ref: refs/heads/main\n", "ascii")
    if hasattr(os, "sync"):
        os.sync()
    number, aside = 1, library / ASIDE
    while os.path.lexists(aside):
        number += 1
        aside = library / f"{ASIDE}-{number}"
    git.rename(aside)
    made.rename(git)
    settle_folder(library)
    return aside


def finish_adopting(library: Path) -> None:
    """Go on where a killed program was between the two renames; does nothing otherwise."""
    git, made = library / ".git", library / ADOPTED
    if os.path.lexists(made) and not os.path.lexists(git) and os.path.lexists(library / ASIDE):
        made.rename(git)


def _copy_objects(source: Path, target: Path) -> None:
    """Copy plain files with the names that objects have; Git checks what is in them by their digests."""
    for path, entry in _safe_entries(source):
        if not (_LOOSE.fullmatch(path) or _PACK.fullmatch(path)) or not entry.is_file(follow_symlinks=False):
            continue
        most = _LARGEST_OBJECT if _LOOSE.fullmatch(path) else 1 << 40
        place = target / path
        place.parent.mkdir(exist_ok=True)
        _copy(Path(entry.path), place, most)


def _safe_entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        if stat.S_ISDIR(folder.lstat().st_mode):
            yield from _entries(folder, "", _DEEPEST - 2)
    except OSError:
        return


def _copy(source: Path, target: Path, most: int) -> None:
    try:
        handle = os.open(source, _FLAGS)
    except OSError:
        return
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if stat.S_ISREG(facts.st_mode) and facts.st_size <= most:
            with target.open("xb") as copy:
                shutil.copyfileobj(file, copy, 1 << 20)


def _read(file: Path, most: int) -> bytes | None:
    """Return the bytes of a plain file of bounded size, None for anything else; never waits."""
    try:
        handle = os.open(file, _FLAGS)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as opened:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
            return None
        return opened.read(most)


def _references(git: Path) -> Iterator[tuple[str, str]]:
    """Yield branches and tags with what they point to, packed ones first, so that the others come after and count."""
    packed = _read(git / "packed-refs", _LARGEST_LIST) or b""
    for line in packed.decode("utf-8", "replace").splitlines():
        oid, _, name = line.partition(" ")
        if _HEX.fullmatch(oid) and _is_branch(name):
            yield name, oid
    for shelf in ("refs/heads", "refs/tags"):
        if (git / "refs").is_symlink() or (git / shelf).is_symlink():
            continue
        for path, entry in _safe_entries(git / shelf):
            name = f"{shelf}/{path}"
            if _is_branch(name) and entry.is_file(follow_symlinks=False):
                oid = (_read(Path(entry.path), _LARGEST_REF) or b"").decode("ascii", "replace").strip()
                if _HEX.fullmatch(oid):
                    yield name, oid


def _is_branch(name: str) -> bool:
    return name.startswith(("refs/heads/", "refs/tags/")) and _PART.fullmatch(name) is not None


def _leads_to_a_branch(git: Path) -> bool:
    """What is no reference at all is damage, which Git tells itself."""
    said = (_read(git / "HEAD", _LARGEST_REF) or b"").decode("utf-8", "replace").strip()
    return not said.startswith("ref:") or _is_branch(said.removeprefix("ref:").strip())


def _head(git: Path) -> str:
    said = (_read(git / "HEAD", _LARGEST_REF) or b"").decode("utf-8", "replace").strip()
    name = said.removeprefix("ref:").strip()
    if said.startswith("ref:") and name.startswith("refs/heads/") and _is_branch(name):
        return f"ref: {name}\n"
    return f"{said}\n" if _HEX.fullmatch(said) else "ref: refs/heads/main\n"
