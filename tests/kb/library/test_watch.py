"""Edits of other programs are noticed; what Git and editors leave behind in passing is not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.base.problems import KnownError
from kb.library import watch as watching
from kb.library.library import Library
from kb.library.watch import watch_library
from tests.kb.shelf import SITI, new_library, put_story


class Watcher(threading.Thread):
    """Collects what is seen, as a window would in its own thread."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.stop, self.seen, self.news = threading.Event(), set(), threading.Condition()
        self.folder, self.ended = folder, False

    def run(self) -> None:
        for paths in watch_library(self.folder, self.stop, settle_ms=40):
            with self.news:
                self.seen |= paths
                self.news.notify_all()
        self.ended = True

    def wait_for(self, path: str) -> bool:
        with self.news:
            return self.news.wait_for(lambda: path in self.seen, timeout=20)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan")


@pytest.fixture
def watcher(library: Library) -> Iterator[Watcher]:
    thread = Watcher(library.folder)
    thread.start()
    number = 0
    while not thread.seen:  # until the system really watches
        number += 1
        put_story(library.folder, "mulai", body=f"{number}\n")
        with thread.news:
            thread.news.wait(0.1)
    yield thread
    thread.stop.set()
    thread.join(20)


def test_edits_of_other_programs_are_told_with_their_paths(library: Library, watcher: Watcher) -> None:
    put_story(library.folder, "anak-jalanan", body="Baru.\n")
    assert watcher.wait_for("stories/an/anak-jalanan/story.md")
    library.path_of("anak-jalanan").unlink()
    put_story(library.folder, "buruh-migran")
    assert watcher.wait_for("stories/bu/buruh-migran/story.md")


def test_git_and_passing_files_are_not_told(library: Library, watcher: Watcher) -> None:
    shelf = library.folder / "stories" / "an" / "anak-jalanan"
    for name in ("story.md~", ".story.md.swp", "x.tmp", "#story.md#", ".#story.md", "~$cerita.docx"):
        (shelf / name).write_text("x")
    base = library.read("anak-jalanan")
    library.save(base.with_body("Baru.\n"), SITI, base=base)
    assert watcher.wait_for(base.path)
    put_story(library.folder, "terakhir")
    assert watcher.wait_for("stories/te/terakhir/story.md")
    files = {path for path in watcher.seen if (library.folder / path).is_file() and "mulai" not in path}
    assert files == {base.path, "stories/te/terakhir/story.md"}
    assert not any(".git" in path or path.endswith((".tmp", "~")) for path in watcher.seen)


def test_it_stops_when_asked(watcher: Watcher) -> None:
    watcher.stop.set()
    watcher.join(20)
    assert not watcher.is_alive()
    assert watcher.ended


def test_it_ends_when_the_library_goes_away(library: Library, watcher: Watcher) -> None:
    library.close()
    library.folder.rename(library.folder.with_name("pindah"))
    watcher.join(20)
    assert watcher.ended


def test_a_system_that_cannot_watch_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> Iterator[set]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watching, "watch", refuse)
    with pytest.raises(KnownError) as caught:
        list(watch_library(library.folder, threading.Event()))
    assert caught.value.code == "cannot-watch"
    assert caught.value.remedy.id


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        list(watch_library(tmp_path / "tidak-ada", threading.Event()))
