"""A stranger's `.git`: nothing outside is touched or read, nothing hangs, no traceback, and what can be kept is kept."""

import os
import shutil
import signal
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pygit2
import pytest

from kb.base.problems import KnownError
from kb.health.library_check import check
from kb.history.git_folder import strange_entry
from kb.history.git_objects import COMMIT, object_id
from kb.history.history import History
from kb.library.library import Library
from kb.story.author import Author
from kb.story.story_file import StoryFile
from tests.kb.shelf import commit, new_library, put_story

RATNA = Author("Ratna", "ratna@contoh.id")
PATH = "stories/an/anak/story.md"
Trap = Callable[[Path, Path], None]
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes of this form are POSIX")


def link(inside: str) -> Trap:
    """Replace something in `.git` by a link to its like outside."""

    def trap(git: Path, outside: Path) -> None:
        place, target = git / inside, outside / Path(inside).name
        if place.is_dir() or place.exists():
            shutil.move(place, target)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("alias halo=true\n")
        place.symlink_to(target)

    trap.__name__ = f"link-{inside}"
    return trap


def pipe(inside: str) -> Trap:
    def trap(git: Path, _outside: Path) -> None:
        place = git / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        os.mkfifo(place)

    trap.__name__ = f"pipe-{inside}"
    return trap


def second_name(inside: str) -> Trap:
    """Let something in `.git` be a file outside as well, and Git keep logs."""

    def trap(git: Path, outside: Path) -> None:
        place = git / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        (outside / "nama").write_text("alias halo=true\n")
        os.link(outside / "nama", place)
        (git / "config").write_text("[core]\n\tbare = false\n\tlogallrefupdates = true\n")

    trap.__name__ = f"second-name-{inside}"
    return trap


def text(inside: str, said: str, *, more: bool = False) -> Trap:
    def trap(git: Path, outside: Path) -> None:
        place = git / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text() if more else ""
        place.write_text(before + said.format(outside=outside))

    trap.__name__ = f"text-{inside}-{said.split(maxsplit=1)[0].strip('[')}"
    return trap


TRAPS = [
    *map(link, ["logs/HEAD", "logs/refs/heads/main", "logs", "refs", "refs/heads", "refs/heads/main", "index", "objects"]),
    *map(link, ["objects/pack", "objects/info", "HEAD", "config", "packed-refs", "info", "info/exclude", "hooks", "ORIG_HEAD"]),
    *map(pipe, ["config", "packed-refs", "refs/heads/main", "refs/heads/lain", "objects/info/alternates", "index"]),
    *map(pipe, ["info/exclude", "info/attributes", "shallow", "commondir", "logs/HEAD", "logs/refs/heads/main"]),
    *map(second_name, ["logs/HEAD", "logs/refs/heads/main", "ORIG_HEAD"]),
    text("commondir", "{outside}\n"),
    text("objects/info/alternates", "{outside}/objects\n"),
    text("config", "[include]\n\tpath = {outside}/config\n", more=True),
    text("config", '[includeIf "gitdir:/"]\n\tpath = {outside}/config\n', more=True),
    text("config", "[core]\n\tworktree = {outside}\n", more=True),
    text("config", "[core] hooksPath = {outside}\n", more=True),
    text("config", "[extensions]\n\tworktreeConfig = true\n", more=True),
    text("config", "[core]\n\tfsmonitor = touch {outside}/ran\n", more=True),
    text("config", '[gpg "ssh"]\n\tprogram = {outside}/ran\n', more=True),
    text("config.worktree", "[core]\n\tworktree = {outside}\n"),
    text("worktrees/satu/gitdir", "{outside}/.git\n"),
    text("hooks/post-commit", "#!/bin/sh\ntouch {outside}/ran\n"),
    text("config", "[filter \"x\"]\n\tclean = touch {outside}/ran\n", more=True),
    text("HEAD", "ref: refs/heads/../../../luar\n"),
    text("HEAD", "ref: " + "x" * 100_000),
    text("packed-refs", "0" * 40 + " refs/heads/../../../../luar\n"),
]  # fmt: skip


def outside_of(folder: Path) -> dict[str, object]:
    return {
        str(one.relative_to(folder)): (
            one.lstat().st_mode,
            one.read_bytes() if one.is_file() and not one.is_symlink() else b"",
        )
        for one in sorted(folder.rglob("*"))
    }


def within(seconds: float, act: Callable[[], None]) -> None:
    """Do something in a child that is ended when it hangs; what it raises fails the test."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 0
            return
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError(f"it hangs for more than {seconds} seconds")


@pytest.fixture(scope="module", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Word lists and tables that every child would load for itself are loaded before there is one."""
    check(new_library(tmp_path_factory.mktemp("dahulu"), "anak").folder)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.__name__)
def test_nothing_outside_is_touched_and_nothing_hangs(tmp_path: Path, trap: Trap) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak")
    commit(library.history, [PATH], "Satu", RATNA)
    library.close()
    folder, outside = library.folder, tmp_path / "luar"
    outside.mkdir()
    (outside / "config").write_text("[core]\n\tautocrlf = true\n")
    trap(folder / ".git", outside)
    before = outside_of(outside)

    def use() -> None:
        opened = Library.open(folder)
        file = opened.read("anak")
        changed = StoryFile.parse(file.raw.replace(b"mendengarkan", b"menyimak"), file.path)
        opened.save(changed, RATNA, base=file)
        opened.history.log()
        opened.history.refresh_index()
        check(folder)
        opened.close()

    within(5, use)
    assert outside_of(outside) == before
    assert b"menyimak" in (folder / PATH).read_bytes()
    history = History(folder)
    assert history.raw_at(PATH) == (folder / PATH).read_bytes()
    assert strange_entry(folder / ".git") == ""
    assert history.log(PATH)[0].message == "Simpan cerita: anak"
    history.close()
    if (folder / ".git-asing").exists():
        assert "history-aside" in {one.code for one in Library.open(folder).problems()}


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_git_that_points_elsewhere_is_moved_aside_and_nothing_is_begun_there(tmp_path: Path, kind: str) -> None:
    library = new_library(tmp_path, "anak")
    folder = library.folder
    shutil.move(folder / ".git", tmp_path / "luar")
    if kind == "link":
        (folder / ".git").symlink_to(tmp_path / "luar")
    else:
        (folder / ".git").write_text(f"gitdir: {tmp_path}/luar\n")
    before = outside_of(tmp_path / "luar")
    file = library.read("anak")
    library.save(StoryFile.parse(file.raw + b"Lagi.\n", file.path), RATNA, base=file)
    assert outside_of(tmp_path / "luar") == before
    assert library.history.raw_at(PATH) == (folder / PATH).read_bytes()
    library.close()


def test_what_was_remembered_comes_along_and_the_old_folder_is_whole(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak")
    first = commit(library.history, [PATH], "Satu", RATNA)
    repository = pygit2.Repository(str(library.folder / ".git"))
    repository.pack()
    repository.references.create("refs/tags/satu", str(first))
    repository.free()
    library.close()
    git = library.folder / ".git"
    (git / "commondir").write_text("/tmp\n")
    before = outside_of(git)
    history = History(library.folder)
    assert history.log()[0].commit == first
    assert outside_of(library.folder / ".git-asing") == before
    repository = pygit2.Repository(str(git))
    assert "refs/tags/satu" in repository.references
    repository.free()
    history.close()


@pytest.mark.parametrize(
    "when",
    [
        "9223372036854775807 +0700",
        "253402300800 +0000",
        "-99999999999 +0000",
        "1600000000 +9999",
        "1600000000 -2500",
        "99999999999999999999999 +0000",
    ],
)
def test_any_date_is_some_date(tmp_path: Path, when: str) -> None:
    library = new_library(tmp_path)
    tip = library.history.head
    library.history.close()
    git = library.folder / ".git"
    repository = pygit2.Repository(str(git))
    tree = repository[tip].tree_id
    data = f"tree {tree}\nparent {tip}\nauthor A <a@b> {when}\ncommitter A <a@b> {when}\n\nAneh\n".encode()
    made = repository.odb.write(pygit2.enums.ObjectType.COMMIT, data)
    assert made.raw == object_id(COMMIT, data)
    repository.free()
    (git / "refs/heads/main").write_text(f"{made}\n")
    try:
        log = library.history.log()
        assert log[0].message == "Aneh"
        assert 1 <= log[0].when.year <= 9999
        assert log[0].when.isoformat()
    except KnownError as error:
        assert error.code == "history-broken"
    check(library.folder)
    put_story(library.folder, "anak")
    try:
        assert commit(library.history, [PATH], "Sesudahnya", RATNA)
    except KnownError as error:
        assert error.code == "history-broken"
    library.close()


def test_a_huge_object_behind_a_few_bytes_is_not_unpacked(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    (library.folder / "stories/an/anak").mkdir(parents=True)
    (library.folder / PATH).write_bytes(bytes(80_000_000))
    commit(library.history, [PATH], "Besar", RATNA)
    assert library.history.raw_at(PATH) is None
    assert list(library.history.older_bytes(PATH, 10)) == []
    library.close()


_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})


def test_killed_while_moving_it_aside_the_next_start_goes_on(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak")
    tip = commit(library.history, [PATH], "Satu", RATNA)
    library.close()
    shutil.copytree(library.folder, tmp_path / "awal", symlinks=True)
    last = 0
    while True:
        last += 1 if last < 5 else 4
        shutil.rmtree(library.folder)
        shutil.copytree(tmp_path / "awal", library.folder, symlinks=True)
        (library.folder / ".git" / "commondir").write_text("/tmp\n")
        if not _died(library.folder, last):
            break
        opened = Library.open(library.folder)
        opened.adopt(RATNA)
        assert opened.history.head == tip
        assert opened.history.raw_at(PATH) == (library.folder / PATH).read_bytes()
        assert (library.folder / ".git-asing" / "commondir").exists()
        opened.close()
    assert last > 20


def _died(folder: Path, last: int) -> bool:
    child = os.fork()
    if child == 0:
        count = 0

        def step(event: str, _arguments: object) -> None:
            nonlocal count
            count += event in _STEPS
            if count == last:
                os._exit(9)

        sys.addaudithook(step)
        History(folder).log()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_what_people_set_up_with_git_themselves_stays(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    config = library.folder / ".git" / "config"
    ours = """[remote "origin"]
\turl = https://contoh.id/pustaka.git
\tfetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
\tremote = origin ; yang utama
[user]
\tname = Ratna
[pull]
\trebase = true
[gpg "ssh"]
\tallowedSignersFile = ~/pembaca
"""
    config.write_text(config.read_text() + ours)
    assert library.history.log()
    assert config.read_text().endswith(ours)
    assert not (library.folder / ".git-asing").exists()
    library.close()


@pytest.mark.parametrize("at", [-3, 20, 51, 69])
def test_a_text_whose_bytes_are_damaged_is_not_there(tmp_path: Path, at: int) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak", body="Kami mendengarkan, dan Sri bercerita tentang pasar.\n")
    commit(library.history, [PATH], "Satu", RATNA)
    library.history.close()
    repository = pygit2.Repository(str(library.folder / ".git"))
    name = str(repository.revparse_single(f"HEAD:{PATH}").id)
    repository.free()
    file = library.folder / ".git/objects" / name[:2] / name[2:]
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.chmod(0o644)
    file.write_bytes(bytes(raw))
    assert library.history.raw_at(PATH) is None
    assert library.history.text_at(PATH) is None
    assert library.history.log()[0].message == "Satu"
    library.close()


@pytest.mark.parametrize("which", ["commit", "tree", "text"])
def test_an_object_that_calls_itself_bigger_than_any_memory_is_damage(tmp_path: Path, which: str) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak")
    commit(library.history, [PATH], "Satu", RATNA)
    library.history.close()
    repository = pygit2.Repository(str(library.folder / ".git"))
    names = {"commit": "HEAD", "tree": "HEAD^{tree}", "text": f"HEAD:{PATH}"}
    name = str(repository.revparse_single(names[which]).id)
    repository.free()
    file = library.folder / ".git/objects" / name[:2] / name[2:]
    file.chmod(0o644)
    file.write_bytes(zlib.compress(b"blob 99999999999\0x"))
    assert library.history.raw_at(PATH) is None
    for act in (library.history.log, lambda: library.history.head, lambda: list(library.history.older_bytes(PATH, 5))):
        with suppress(KnownError):
            act()
    assert check(library.folder).problems
    story = library.read("anak")
    with suppress(KnownError):
        library.save(StoryFile.parse(story.raw + b"Lagi.\n", story.path), RATNA, base=story)
    library.close()


@pytest.mark.parametrize("more", [False, True])
def test_a_head_that_names_no_branch_is_not_taken_for_an_empty_history(tmp_path: Path, more: bool) -> None:
    library = new_library(tmp_path)
    put_story(library.folder, "anak")
    tip = commit(library.history, [PATH], "Satu", RATNA)
    library.history.close()
    git = library.folder / ".git"
    if more:
        (git / "refs/heads/lain").write_text(f"{tip}\n")
    (git / "HEAD").write_text("ref: refs/heads/mayn\n")
    if more:
        with pytest.raises(KnownError) as caught:
            library.history.log()
        assert caught.value.code == "history-broken"
    else:
        assert library.history.log()[0].commit == tip
        put_story(library.folder, "anak", body="Lain.\n")
        commit(library.history, [PATH], "Dua", RATNA)
        assert [one.message for one in library.history.log()][:2] == ["Dua", "Satu"]
    library.close()
