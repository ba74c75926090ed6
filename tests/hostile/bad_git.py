"""Ways in which the history of a library is spoilt; each takes an area and changes the `.git` of its library."""

import contextlib
import hashlib
import os
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.hostile.bad_area import Area

_PROGRAM: Final = "#!/bin/sh\necho jebakan >> {outside}/ran\n"


def hooks(area: Area) -> None:
    for name in (
        "pre-commit",
        "post-commit",
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "commit-msg",
        "pre-auto-gc",
    ):
        _write(area, f"hooks/{name}", _PROGRAM.format(outside=area.outside)).chmod(0o755)


def settings(area: Area) -> None:
    """Settings that run programs, lead elsewhere or take others in."""
    said = (
        "[include]\n\tpath = {outside}/config\n", '[includeIf "gitdir:/"]\n\tpath = {outside}/config\n', "[core]\n\tworktree = {outside}\n",
        "[core]\n\tfsmonitor = touch {outside}/ran\n", "[core]\n\thooksPath = {outside}\n", '[filter "x"]\n\tclean = touch {outside}/ran\n',
        "[core]\n\teditor = touch {outside}/ran\n[gpg]\n\tprogram = {outside}/ran\n", "[extensions]\n\tworktreeConfig = true\n",
        "[core]\n\tattributesFile = {outside}/surat.md\n\texcludesFile = {outside}/surat.md\n", "[url \"http://{here}/\"]\n\tinsteadOf = a\n",
        '[remote "origin"]\n\turl = http://{here}/x.git\n\tfetch = +refs/heads/*:refs/heads/*\n', "[core" * 5_000, "[core]\n\tbare = true\n",
        "[user]\n\tname = \\x1b[2J\n\temail = <>\n", "[core]\n\tbigFileThreshold = -1\n\tpackedGitLimit = 1\n", "\0\0\0", "[a]\nb = \"" + "x" * 50_000,
        "[include]\n\tpath = /dev/zero\n", "[include]\n\tpath = config\n", "[core]\n\trepositoryformatversion = 99\n", "[extensions]\n\tobjectFormat = sha256\n",
    )  # fmt: skip
    with (area.library / ".git" / "config").open("a", encoding="utf-8") as file:
        for one in area.chance.sample(said, 3):
            file.write(one.replace("{outside}", str(area.outside)).replace("{here}", area.here))
    (area.library / ".gitattributes").write_text("* filter=x diff=x merge=x\n", encoding="utf-8")


def other_places(area: Area) -> None:
    """Files by which Git is led to other repositories."""
    for name, said in (
        ("commondir", f"{area.outside}\n"), ("gitdir", f"{area.outside}\n"), ("objects/info/alternates", f"{area.outside}/folder\n"),
        ("objects/info/http-alternates", f"http://{area.here}/\n"), ("worktrees/satu/gitdir", f"{area.outside}/.git\n"),
        ("modules/x/config", "[core]\n\tworktree = /\n"), ("shallow", "0" * 40 + "\n"), ("config.worktree", f"[core]\n\tworktree = {area.outside}\n"),
        ("HEAD", "ref: refs/heads/../../../luar/HEAD\n"), ("HEAD", "ref: " + "x/" * 5_000), ("HEAD", "\0"), ("HEAD", "ref: HEAD\n"),
        ("packed-refs", "0" * 40 + " refs/heads/../../../luar/x\n"), ("refs/heads/main", "ref: refs/heads/main\n"), ("gc.log", "x"),
        ("refs/heads/main", "f" * 40 + "\n"), ("refs/heads/" + "n" * 200, "0" * 40), ("refs/heads/ \x1b", "x"), ("index", "DIRC\0\0\0\2\xff\xff\xff\xff"),
        ("refs/stash", "ref: refs/heads/main\n"), ("MERGE_HEAD", "0" * 40), ("rebase-merge/onto", "x"), ("packed-refs", "# pack-refs\n" * 20_000),
    ):  # fmt: skip
        if area.chance.random() < 0.25:
            _write(area, name, said)


def a_file_instead(area: Area) -> None:
    area.put(".git", f"gitdir: {area.outside}/folder\n".encode())


def locks(area: Area) -> None:
    """Locks that somebody left, also such as are dated in the future."""
    for name in (
        "index.lock",
        "HEAD.lock",
        "refs/heads/main.lock",
        "config.lock",
        "packed-refs.lock",
        "objects/x.lock",
        "shallow.lock",
    ):
        if area.chance.random() < 0.6:
            place = _write(area, name, "")
            when = time.time() + area.chance.choice((0, -(10**6), 10**9, 30))
            os.utime(place, (when, when))


def odd_commits(area: Area) -> None:
    """States of other times, by nobody, with messages that are orders, and with names in their trees that lead out."""
    tip = _tip(area)
    when = area.chance.choice(
        ("9223372036854775807 +0700", "253402300800 +0000", "-99999999999 +0000", "1 +9999", "x", "1e9 +0000", "")
    )
    name = area.chance.choice(("A <a@b>", "<>", "", "\x1b[2J\u202e <x>", "A" * 50_000 + " <a@b>", "A <a@b> <c@d>"))
    tree = _tree(area)
    lines = [
        f"tree {tree}",
        *[f"parent {tip}"] * area.chance.choice((0, 1, 1, 2, 300)),
        f"author {name} {when}",
        f"committer {name} {when}",
    ]
    said = area.chance.choice(("Aneh", "\x1b]0;x\x07" * 100, "x" * 200_000, "", "encoding", "\xff\xfe"))
    made = _store(area, b"commit", ("\n".join(lines) + f"\n\n{said}\n").encode("utf-8", "replace"))
    _write(area, "refs/heads/main", f"{made}\n")


def a_circle_of_commits(area: Area) -> None:
    """Parents that are no states, are not there, or are trees."""
    blob = _store(area, b"blob", b"x")
    parent = area.chance.choice((blob, "0" * 40, "f" * 40, _tree(area)))
    raw = f"tree {_tree(area)}\nparent {parent}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n"
    _write(area, "refs/heads/main", _store(area, b"commit", raw.encode()) + "\n")


def broken_objects(area: Area) -> None:
    """Objects that are cut, are others, are nothing, or unpack to a gigabyte."""
    found = [file for file in (area.library / ".git" / "objects").glob("??/*") if file.is_file()]
    squeezer = zlib.compressobj(9)
    head = b"blob %d\0" % (400 << 20)
    bomb = squeezer.compress(head) + b"".join(squeezer.compress(bytes(1 << 20)) for _ in range(20))
    for file in area.chance.sample(found, min(6, len(found))):
        raw = file.read_bytes()
        file.chmod(0o644)
        lies = (
            raw[: len(raw) // 2],
            b"",
            area.chance.randbytes(90),
            zlib.compress(b"blob 99999999999\0x"),
            bomb,
            zlib.compress(b"aneh 1\0x"),
        )
        file.write_bytes(area.chance.choice(lies))
    for name in (
        "pack-" + "0" * 40 + ".pack",
        "pack-" + "0" * 40 + ".idx",
        "pack-" + "1" * 40 + ".idx",
        "multi-pack-index",
    ):
        _write(area, f"objects/pack/{name}", "PACK\0\0\0\2\xff\xff\xff\xff" * area.chance.choice((1, 2_000)))


def many_refs(area: Area) -> None:
    tip = _tip(area)
    for number in range(400):
        _write(area, f"refs/heads/b{number}", f"{tip}\n")
    lines = "".join(f"{tip} refs/tags/t{number}\n" for number in range(20_000))
    _write(area, "packed-refs", lines)


def _tree(area: Area) -> str:
    """Make a tree with names that lead out of it."""
    blob = bytes.fromhex(_store(area, b"blob", b"x"))
    odd = (
        b"../x",
        b"..",
        b".git",
        b"a/b",
        b"/etc/x",
        b"\x1b[2J",
        b"C:\\x",
        b"",
        b"x" * 5_000,
        b".",
        b"story.md",
        b"\xff",
    )
    lines = [
        area.chance.choice((b"100644", b"120000", b"160000", b"40000", b"777777", b"100755"))
        + b" "
        + name
        + b"\0"
        + blob
        for name in odd
    ]
    return _store(area, b"tree", b"".join(area.chance.sample(lines, 6)))


def _store(area: Area, kind: bytes, data: bytes) -> str:
    whole = kind + b" %d\0" % len(data) + data
    name = hashlib.sha1(whole).hexdigest()
    place = area.library / ".git" / "objects" / name[:2] / name[2:]
    place.parent.mkdir(exist_ok=True)
    with contextlib.suppress(PermissionError):
        place.write_bytes(zlib.compress(whole))
    return name


def _tip(area: Area) -> str:
    with contextlib.suppress(OSError):
        return (area.library / ".git" / "refs" / "heads" / "main").read_text(encoding="utf-8").strip()[:40]
    return "0" * 40


def _write(area: Area, name: str, said: str) -> Path:
    return area.put(f".git/{name}", said.encode("utf-8", "replace"))


KINDS: Final[tuple[Callable[[Area], None], ...]] = (
    hooks, settings, other_places, a_file_instead, locks, odd_commits, a_circle_of_commits, broken_objects, many_refs,
)  # fmt: skip
