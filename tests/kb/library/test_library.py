"""Opening, making and writing libraries: nothing overwritten, nothing private shared, every refusal with a remedy."""

import errno
import os
from pathlib import Path

import pytest

from kb.base import atomic, folders
from kb.base.problems import KnownError
from kb.history.history import History
from kb.layout.shipped_folder import shipped_library
from kb.library.library import Library
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from kb.story.story import Story
from kb.story.story_file import new_story_file
from tests.kb.shelf import SITI, bytes_below, new_library, put_story


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan")


def raises_known(code: str) -> "pytest.RaisesExc[KnownError]":
    """A refusal says what happened and what to do, in both languages."""

    def speaks(error: KnownError) -> bool:
        return error.code == code and all((error.what.id, error.what.en, error.remedy.id, error.remedy.en))

    return pytest.RaisesExc(KnownError, check=speaks)


def test_a_new_library_is_complete_and_remembered(library: Library) -> None:
    assert (library.about.title, library.about.id, library.about.stewards) == ("Pustaka Coba", "pustaka-coba", (SITI,))
    assert library.vocabulary.concepts.keys() >= {"isu.anak-jalanan"}
    assert library.problems() == []
    assert library.history.exists
    assert library.history.log()[0].author == "Siti Aminah"
    assert library.history.raw_at("library.yaml") == (library.folder / "library.yaml").read_bytes()
    assert library.stage_of("2. Asesmen") is not None
    assert not library.read_only


@pytest.mark.parametrize("title", ["", "   ", "Pustaka: “Harapan” — 2024 #1", "'", "図書館", "- a\n- b", "true"])
def test_any_title_can_be_read_back(tmp_path: Path, title: str) -> None:
    made = Library.create(tmp_path / "Baru", title, Author())
    assert made.about.title == (title.strip() or "Baru")
    assert made.problems() == []


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "surat.txt").write_text("penting")
    (tmp_path / "berkas").write_text("x")
    for name in ("isi", "berkas"):
        with raises_known("exists"):
            Library.create(tmp_path / name, "X", SITI)
        with raises_known("exists"):
            copy_shipped(tmp_path / name, SITI)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["berkas", "isi"]
    assert (tmp_path / "isi" / "surat.txt").read_text() == "penting"


def test_an_empty_folder_may_become_a_library(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert Library.create(tmp_path / "kosong", "Kosong", SITI).about.title == "Kosong"


def test_a_failed_beginning_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(History, "init", full)
    with raises_known("no-room"):
        Library.create(tmp_path / "baru", "X", SITI)
    with raises_known("no-room"):
        copy_shipped(tmp_path / "salinan", SITI)
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_library_is_copied_with_a_history_of_its_own(tmp_path: Path) -> None:
    copy = copy_shipped(tmp_path / "Dokumen" / "Pustaka Praktik", Author())
    library = Library.open(copy)
    assert library.about.title == Library.open(shipped_library()).about.title
    assert {file.name for file in copy.iterdir()} >= {"library.yaml", "stories", "vocabulary", ".git"}
    assert not list(copy.rglob("*.py"))
    assert not list(copy.rglob("__pycache__"))
    assert len(library.history.log()) == 1
    stories = [library.relative(path) for path in library.story_files()]
    assert len(stories) == len(list(Library.open(shipped_library()).story_files())) > 0
    assert all(library.history.raw_at(path) == (shipped_library() / path).read_bytes() for path in stories)


@pytest.mark.parametrize(
    ("name", "code"), [("tidak-ada", "missing-folder"), ("berkas", "not-a-folder"), ("lain", "not-a-library")]
)
def test_what_is_no_library_is_not_opened(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "berkas").write_text("x")
    (tmp_path / "lain").mkdir()
    with raises_known(code):
        Library.open(tmp_path / name)


def test_a_folder_that_may_not_be_read_is_not_opened(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    with raises_known("closed-folder"):
        Library.open(library.folder)


def test_a_library_around_private_things_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stories").mkdir()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "program"))
    with raises_known("private-inside"):
        Library.open(tmp_path)


def test_a_folder_with_only_stories_is_a_library(tmp_path: Path) -> None:
    folder = tmp_path / "Cerita Kita"
    put_story(folder, "anak-jalanan")
    before = bytes_below(folder)
    library = Library.open(folder)
    assert (library.about.title, library.about.id) == ("Cerita Kita", "cerita-kita")
    assert [(problem.code, problem.serious) for problem in library.problems()] == [("no-library-file", False)]
    assert library.vocabulary.concepts
    assert bytes_below(folder) == before
    assert not (folder / ".git").exists()


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"title: [x\n", "bad-yaml", None),
        (b"id: ok\ntitle: T\nlanguages: {a: b}\n", "bad-field", 3),
        (b"id: Bukan Id!\ntitle: T\n", "bad-field", 1),
        (b"--- \nid: Bukan Id!\n", "bad-field", 2),
        (b"\xef\xbb\xbfid: Bukan Id!\n", "bad-field", 1),
        (b"a\nb\n- c\n", "bad-yaml", None),
        ("id: caf\u00e9\n".encode("latin-1"), "not-utf8", 1),
    ],
)
def test_a_broken_library_file_is_told_and_stood_in_for(
    tmp_path: Path, raw: bytes, code: str, line: int | None
) -> None:
    folder = tmp_path / "kita"
    put_story(folder, "anak-jalanan")
    (folder / "library.yaml").write_bytes(raw)
    library = Library.open(folder)
    problem = library.problems()[0]
    assert (problem.code, problem.path) == (code, "library.yaml")
    assert line is None or problem.line == line
    assert library.about.id in {"kita", "ok"}
    assert library.about.title in {"kita", "T"}
    assert (folder / "library.yaml").read_bytes() == raw


def test_a_new_story_is_saved_and_remembered(library: Library) -> None:
    file = new_story_file(Story(id="buruh-migran", title="Buruh migran", status="published"), "Isi.\n")
    change = library.save(file, SITI, base=None)
    assert (change.added, change.changed, change.removed) == (("buruh-migran",), (), ())
    assert library.read("buruh-migran").raw == file.raw
    assert library.history.log(file.path)[0].message == "Simpan cerita: buruh-migran"
    with raises_known("already-there"):
        library.save(file.with_body("lain\n"), SITI, base=None)


def test_a_changed_story_keeps_both_versions(library: Library) -> None:
    base = library.read("anak-jalanan")
    changed = base.with_body("Baru.\n")
    assert library.save(changed, SITI, base=base).changed == ("anak-jalanan",)
    versions = library.history.log(base.path)
    assert [library.history.raw_at(base.path, version.commit) for version in versions] == [changed.raw, base.raw]
    assert not library.save(changed, SITI, base=changed)
    assert len(library.history.log(base.path)) == 2


def test_a_new_id_moves_a_story_in_the_lists(library: Library) -> None:
    base = library.read("anak-jalanan")
    change = library.save(base.with_fields({"id": "anak-kota"}), SITI, base=base)
    assert (change.added, change.removed) == (("anak-kota",), ("anak-jalanan",))


def test_words_of_another_program_are_never_overwritten(library: Library) -> None:
    base = library.read("anak-jalanan")
    other = put_story(library.folder, "anak-jalanan", body="Dari penyunting lain.\n").read_bytes()
    for gone in (False, True):
        with raises_known("changed-elsewhere"):
            library.save(base.with_body("Dari sini.\n"), SITI, base=base)
        if not gone:
            assert library.read("anak-jalanan").raw == other
            library.path_of("anak-jalanan").unlink()
    assert not (library.folder / base.path).exists()


def test_words_of_another_program_are_remembered_before_a_save(library: Library) -> None:
    first = library.read("anak-jalanan")
    library.save(first.with_body("Satu.\n"), SITI, base=first)
    put_story(library.folder, "anak-jalanan", body="Dua, dari luar.\n")
    base = library.read("anak-jalanan")
    library.save(base.with_body("Tiga.\n"), SITI, base=base)
    remembered = [library.history.raw_at(base.path, version.commit) for version in library.history.log(base.path)]
    assert remembered[1] == base.raw


def test_a_library_without_history_gets_one_with_the_first_save_and_nothing_private_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "kita"
    put_story(folder, "anak-jalanan")
    private = ["klien.xlsx", "stories/an/anak-jalanan/wawancara.docx", "stories/catatan.txt", "people/daftar.csv"]
    for name in private:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("rahasia")
    library = Library.open(folder)
    base = library.read("anak-jalanan")
    library.save(base.with_body("Baru.\n"), SITI, base=base)
    assert library.history.raw_at(base.path) == library.read("anak-jalanan").raw
    assert all(library.history.raw_at(name) is None for name in private)
    assert all((folder / name).read_text() == "rahasia" for name in private)


def test_a_library_inside_another_repository_never_writes_to_it(tmp_path: Path) -> None:
    outer = History(tmp_path)
    outer.init()
    put_story(tmp_path / "content", "anak-jalanan")
    library = Library.open(tmp_path / "content")
    base = library.read("anak-jalanan")
    library.save(base.with_body("Baru.\n"), SITI, base=base)
    assert outer.head == ""
    assert library.history.head


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_locked_disk_is_noticed_before_writing(library: Library, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def locked(_folder: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(atomic, "try_writing", locked)
    base = library.read("anak-jalanan")
    assert library.read_only
    with raises_known("read-only"):
        library.save(base.with_body("Baru.\n"), SITI, base=base)
    assert library.read("anak-jalanan").raw == base.raw


@pytest.mark.parametrize(
    ("number", "code", "locked"),
    [(errno.EROFS, "not-writable", True), (errno.ENOSPC, "no-room", False), (errno.EIO, "not-saved", False)],
)
def test_a_write_that_fails_loses_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch, number: int, code: str, locked: bool
) -> None:
    base = library.read("anak-jalanan")
    assert not library.read_only

    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with raises_known(code):
        library.save(base.with_body("Baru.\n"), SITI, base=base)
    monkeypatch.undo()
    assert library.read("anak-jalanan").raw == base.raw
    assert not list(library.folder.rglob("*.tmp"))
    assert library.read_only == locked


def test_a_broken_history_does_not_stop_a_save(library: Library) -> None:
    base = library.read("anak-jalanan")
    (library.folder / ".git" / "HEAD").write_bytes(b"\xff")
    with raises_known("saved-without-history"):
        Library.open(library.folder).save(base.with_body("Baru.\n"), SITI, base=base)
    assert library.read("anak-jalanan").body == "Baru.\n"


@pytest.mark.parametrize(
    "path",
    [
        "library.yaml",
        "stories/../../luar/story.md",
        "stories/.git/x/../story.md",
        "people/x.md",
        "stories/tautan/x/story.md",
    ],
)
def test_nothing_is_written_outside_the_shelves(library: Library, tmp_path: Path, path: str) -> None:
    (tmp_path / "luar").mkdir()
    (library.folder / "stories" / "tautan").symlink_to(tmp_path / "luar")
    story = new_story_file(Story(id="baru", title="Baru"), "Isi.\n")
    moved = type(story).parse(story.raw, path)
    with raises_known("not-a-place"):
        library.save(moved, SITI, base=None)
    assert list((tmp_path / "luar").iterdir()) == []


def test_a_story_is_found_on_any_shelf(library: Library) -> None:
    odd = put_story(library.folder, "salah-rak", path="stories/zz/salah-rak/story.md")
    assert library.path_of("salah-rak") == odd
    assert library.read("salah-rak").story is not None
    assert library.path_of("belum-ada") == library.folder / "stories/be/belum-ada/story.md"
    with raises_known("unknown-story"):
        library.path_of("../../etc")
    with raises_known("vanished"):
        library.read("belum-ada")


def test_private_folders_and_caches_are_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "rumah"))
    assert folders.own_library() == tmp_path / "rumah" / "documents" / "Pustaka Praktik"
    assert folders.desk() == tmp_path / "rumah" / "desk"
    one, two = folders.cache_of(tmp_path / "a"), folders.cache_of(tmp_path / "b")
    assert one != two
    assert one.parent == two.parent == tmp_path / "rumah" / "cache"
    (tmp_path / "a").mkdir()
    (tmp_path / "c").symlink_to(tmp_path / "a")
    assert folders.cache_of(tmp_path / "c") == one
    monkeypatch.delenv(folders.HOME_VARIABLE)
    assert len({folders.documents(), folders.desk(), folders.cache()}) == 3
