"""Git as the memory of a library: exact bytes, exact places, no index, no hooks, nobody else's repository."""

import os
import stat
import subprocess
import threading
import time
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.history.history import History
from kb.story.author import Author
from tests.kb.shelf import commit, new_library

SITI = Author("Siti Aminah", "siti@contoh.id")
FILE = "stories/an/anak/story.md"


def put(folder: Path, path: str, data: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(tmp_path / "pustaka")
    made.folder.mkdir()
    made.init()
    return made


def test_a_commit_keeps_bytes_author_and_message(history: History) -> None:
    put(history.folder, FILE, "satu\r\ndua \ud83d\n".encode("utf-8", "surrogatepass") + b"\xff\x00")
    made = commit(history, [FILE], "Tambah cerita", SITI)
    (version,) = history.log(FILE)
    assert (version.commit, version.author, version.message) == (made, "Siti Aminah", "Tambah cerita")
    assert version.when.tzinfo is not None
    assert history.raw_at(FILE, version.commit) == (history.folder / FILE).read_bytes()


def test_only_the_named_files_are_remembered(history: History) -> None:
    put(history.folder, FILE, b"a")
    put(history.folder, "stories/bu/buruh/story.md", b"b")
    commit(history, [FILE], "satu", SITI)
    assert history.raw_at("stories/bu/buruh/story.md") is None
    assert not (history.folder / ".git" / "index").exists()


def test_nothing_new_makes_no_version(history: History) -> None:
    put(history.folder, FILE, b"a")
    assert commit(history, [FILE], "satu", SITI)
    assert commit(history, [FILE, "stories/never/there.md"], "dua", SITI) is None
    assert len(history.log()) == 1


def test_hundreds_of_files_at_once(history: History) -> None:
    paths = [f"stories/{number % 26:02}/{number}/story.md" for number in range(250)]
    for path in paths:
        put(history.folder, path, path.encode())
    commit(history, paths, "banyak", SITI)
    assert all(history.raw_at(path) == path.encode() for path in paths)
    assert len(history.log()) == 1


def test_a_file_that_went_is_remembered_as_gone(history: History) -> None:
    put(history.folder, FILE, b"a")
    first = commit(history, [FILE], "satu", SITI)
    (history.folder / FILE).unlink()
    commit(history, [FILE], "hapus", SITI)
    assert history.raw_at(FILE) is None
    assert history.raw_at(FILE, first or "") == b"a"
    assert [version.message for version in history.log(FILE)] == ["hapus", "satu"]


def test_the_log_of_a_file_leaves_out_other_files_and_keeps_its_limit(history: History) -> None:
    for number in range(5):
        put(history.folder, FILE, b"%d" % number)
        put(history.folder, "lain.md", b"%d" % number)
        commit(history, [FILE], f"cerita {number}", SITI)
        commit(history, ["lain.md"], f"lain {number}", SITI)
    assert [version.message for version in history.log(FILE, limit=2)] == ["cerita 4", "cerita 3"]
    assert len(history.log()) == 10
    assert history.text_at(FILE, history.log(FILE)[2].commit) == "2"


@pytest.mark.parametrize(
    "author",
    [
        Author(),
        Author("<>"),
        Author("  .,'\"\\ ", "<\n>"),
        Author("Ibu\nSiti <x>", "a b"),
        Author("\ud800", "\0"),
        Author("Ñ" * 3000),
    ],
)
def test_any_name_can_sign(history: History, author: Author) -> None:
    put(history.folder, FILE, b"a")
    assert commit(history, [FILE], "\0", author)
    assert history.log()[0].author


@given(name=st.text(max_size=40), email=st.text(max_size=40))
def test_signed_names_are_never_refused_by_git(name: str, email: str) -> None:
    author = Author(name, email)
    assert pygit2.Signature(author.signed_name, author.signed_email).name


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.dictionaries(
            st.sampled_from(["a", "b/c", "b/d/e", "b/d/f", "g/h"]), st.none() | st.binary(max_size=8), min_size=1
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_state_is_what_was_on_disk(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    folder = tmp_path_factory.mktemp("pustaka")
    history, expected = History(folder), {}
    history.init()
    for step in steps:
        for path, data in step.items():
            if data is None:
                (folder / path).unlink(missing_ok=True)
                expected.pop(path, None)
            else:
                put(folder, path, data)
                expected[path] = data
        commit(history, step, "langkah", SITI)
    for path in ["a", "b/c", "b/d/e", "b/d/f", "g/h"]:
        assert history.raw_at(path) == expected.get(path)


def test_a_repository_around_the_library_is_never_used(tmp_path: Path) -> None:
    pygit2.init_repository(tmp_path, initial_head="main")
    inner = History(tmp_path / "content")
    inner.folder.mkdir()
    put(inner.folder, FILE, b"a")
    assert not inner.exists
    with pytest.raises(KnownError):
        commit(inner, [FILE], "x", SITI)
    assert pygit2.Repository(tmp_path).head_is_unborn
    inner.init()
    assert commit(inner, [FILE], "x", SITI)
    assert pygit2.Repository(tmp_path).head_is_unborn


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_git_that_only_points_elsewhere_does_not_count(tmp_path: Path, kind: str) -> None:
    pygit2.init_repository(tmp_path / "luar", initial_head="main")
    folder = tmp_path / "pustaka"
    folder.mkdir()
    if kind == "file":
        (folder / ".git").write_text("gitdir: ../luar/.git\n")
    else:
        (folder / ".git").symlink_to(tmp_path / "luar" / ".git")
    assert not History(folder).exists


def test_settings_of_the_person_never_change_bytes(history: History) -> None:
    pygit2.Repository(history.folder).config["core.autocrlf"] = "true"
    (history.folder / ".gitattributes").write_text("* text=auto eol=crlf\n")
    put(history.folder, FILE, b"a\r\nb\n")
    commit(history, [FILE], "x", SITI)
    assert history.raw_at(FILE) == b"a\r\nb\n"


@pytest.mark.skipif(os.name == "nt", reason="hooks of this form are POSIX scripts")
def test_hooks_do_not_run(history: History, tmp_path: Path) -> None:
    hooks = history.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\nexit 1\n")
        (hooks / name).chmod(0o755)
    put(history.folder, FILE, b"a")
    assert commit(history, [FILE], "x", SITI)
    assert not (tmp_path / "ran").exists()


def test_git_status_agrees_after_the_index_was_refreshed(history: History) -> None:
    for name in ("a", "b", "ceria é"):
        put(history.folder, f"stories/{name[:2]}/{name}/story.md", b"x\r\n")
    commit(history, [f"stories/{name[:2]}/{name}/story.md" for name in ("a", "b", "ceria é")], "awal", SITI)
    put(history.folder, FILE, b"y")
    commit(history, [FILE], "lagi", SITI)
    history.refresh_index()
    status = subprocess.run(
        ["git", "-c", "core.autocrlf=true", "-C", str(history.folder), "status", "--porcelain"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (status.returncode, status.stdout) == (0, "")


def test_two_at_once_lose_nothing(history: History) -> None:
    def many(name: str) -> None:
        mine = History(history.folder)
        for number in range(8):
            put(history.folder, f"{name}/{number}.md", b"x")
            commit(mine, [f"{name}/{number}.md"], name, SITI)

    threads = [threading.Thread(target=many, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(history.raw_at(f"{name}/{number}.md") == b"x" for name in "ab" for number in range(8))
    assert len(history.log()) == 16


def test_a_strict_umask_and_an_executable_file_stay(history: History) -> None:
    old = os.umask(0o077)
    try:
        put(history.folder, FILE, b"a")
        assert commit(history, [FILE], "x", SITI)
    finally:
        os.umask(old)
    tree = pygit2.Repository(history.folder).head.peel(pygit2.Tree)
    assert tree[FILE].filemode == 0o100644
    assert stat.S_IMODE((history.folder / FILE).stat().st_mode) == 0o600 or os.name == "nt"


@pytest.mark.parametrize("path", ["../luar.md", ".git/config", ".GIT/config", "a//b", "a/../b", "\udce9.md"])
def test_places_outside_are_not_remembered(history: History, path: str) -> None:
    assert commit(history, [path], "x", SITI) is None
    assert pygit2.Repository(history.folder).head_is_unborn


@pytest.mark.parametrize("damage", ["HEAD", "objects"])
def test_a_broken_repository_is_said_in_words(history: History, damage: str) -> None:
    put(history.folder, FILE, b"a")
    commit(history, [FILE], "x", SITI)
    if damage == "HEAD":
        (history.folder / ".git" / "HEAD").write_bytes(b"\xff\xff")
    else:
        for file in (history.folder / ".git" / "objects").rglob("*"):
            if file.is_file():
                file.chmod(0o644)
                file.write_bytes(b"rusak")
    put(history.folder, FILE, b"b")
    with pytest.raises(KnownError) as caught:
        commit(History(history.folder), [FILE], "y", SITI)
    assert caught.value.code == "history-broken"
    assert (history.folder / FILE).read_bytes() == b"b"


def test_the_lock_of_a_killed_program_does_not_end_the_history(tmp_path):
    (tmp_path / "satu.md").write_bytes(b"satu")
    history = History(tmp_path)
    history.init()
    commit(history, ["satu.md"], "Satu", SITI)
    lock = tmp_path / ".git" / "refs" / "heads" / "main.lock"
    lock.touch()
    ahead = time.time() + 10**9
    os.utime(lock, (ahead, ahead))  # its maker's clock was wrong by thirty years
    (tmp_path / "satu.md").write_bytes(b"dua")
    assert commit(history, ["satu.md"], "Dua", SITI)
    assert not lock.exists()
    assert history.raw_at("satu.md") == b"dua"


def test_the_lock_of_a_living_program_is_waited_for(history: History) -> None:
    put(history.folder, FILE, b"a")
    commit(history, [FILE], "satu", SITI)
    lock = history.folder / ".git" / "refs" / "heads" / "main.lock"
    over = threading.Event()

    def hold_again_and_again() -> None:
        while not over.is_set():
            lock.touch(exist_ok=False)
            time.sleep(0.3)
            lock.unlink()  # raises where somebody took it away
            time.sleep(0.05)

    worker = threading.Thread(target=hold_again_and_again)
    worker.start()
    put(history.folder, FILE, b"b")
    try:
        assert commit(history, [FILE], "dua", SITI)
    finally:
        over.set()
        worker.join()
    assert history.raw_at(FILE) == b"b"


def test_a_line_for_git_is_put_behind_lines_that_are_no_text(tmp_path):
    library = new_library(tmp_path)
    file = library.folder / ".git" / "info" / "exclude"
    file.write_bytes(b"*.tmp\ncaf\xe9\n")
    for _ in range(2):
        library.history.exclude("/.review/")
    assert file.read_bytes() == b"*.tmp\ncaf\xe9\n/.review/\n"
    library.close()
