"""Nothing in a library leads out of it: not the files, not the folders, not what is exchanged while somebody looks."""

import ast
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kb.annotation.annotation import Annotation, new_id
from kb.base import entries
from kb.base.entries import LinkError, NotPlainError
from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import waiting
from kb.desk.withdrawal import withdraw
from kb.layout import shelves
from kb.library.library import Library
from kb.library.review_record import drop_record, record_of
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.vault.vault import Vault
from tests.conftest import ROOT
from tests.kb.shelf import SITI, bytes_below, new_library
from tests.source_tree import tree_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes are not made there as an ordinary user")
STORY = "stories/an/anak-jalanan/story.md"
HOME = "stories/an/anak-jalanan"
SECRET = "Rahasia besar.\n"


@pytest.fixture(params=[True, False], ids=["handles", "names"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both ways there are: by handles, and step by step as on Windows."""
    monkeypatch.setattr(entries, "BY_HANDLE", request.param)
    return bool(request.param)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "pribadi"
    (folder / "dalam").mkdir(parents=True)
    for name in ("diri.md", "catatan.json", "waiting.md", "story.md", "foto.png", "dalam/surat.md"):
        (folder / name).write_text(SECRET)
    return folder


def blocks(tmp_path: Path) -> Iterator[str]:
    """Make something of each kind that is no plain file in a folder "t", and name it."""
    top = tmp_path / "t"
    top.mkdir()
    os.mkfifo(top / "pipa")
    (top / "folder").mkdir()
    (top / "putaran").symlink_to(top / "putaran")
    (top / "tautan").symlink_to("/dev/zero")
    (top / "tuju").symlink_to("polos")
    (top / "polos").write_text("ya")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(top / "soket"))
    yield from ("pipa", "folder", "putaran", "tautan", "tuju", "soket")


@pytest.mark.usefixtures("way")
def test_only_plain_files_are_read_and_nothing_is_waited_for(tmp_path: Path) -> None:
    for name in blocks(tmp_path):
        with pytest.raises((LinkError, NotPlainError)):
            entries.read(tmp_path, f"t/{name}", 10)
        with pytest.raises(OSError):
            entries.replace(tmp_path, f"t/{name}", b"baru")
        assert not entries.is_file(tmp_path, f"t/{name}")
        assert entries.is_there(tmp_path, f"t/{name}")
    assert entries.read(tmp_path, "t/polos", 10) == b"ya"
    assert entries.read(tmp_path, "t/polos", 0) == b"y", "one more than was asked for, so that too much can be seen"
    for path in ("", ".", "..", "t/../t/polos", "/etc/passwd", "t//polos", "t/\0", "t/" + "x" * 300, "x/" * 3000 + "y"):
        assert not entries.is_file(tmp_path, path)
        with pytest.raises(OSError):
            entries.read(tmp_path, path, 10)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_no_folder_on_the_way_is_a_link(tmp_path: Path, outside: Path, depth: int) -> None:
    parts = ["a", "b", "c"]
    above = tmp_path / "t" / "/".join(parts[: depth - 1])
    above.mkdir(parents=True)
    (outside / "/".join(parts[depth:])).mkdir(parents=True, exist_ok=True)
    before = bytes_below(outside)
    (above / parts[depth - 1]).symlink_to(outside)
    top, folder = tmp_path / "t", "/".join(parts)
    for name in ("diri.md", "baru.md"):
        with pytest.raises(LinkError):
            entries.read(top, f"{folder}/{name}", 100)
        with pytest.raises(LinkError):
            entries.replace(top, f"{folder}/{name}", b"baru")
        with pytest.raises(LinkError):
            entries.remove(top, f"{folder}/{name}")
    with pytest.raises(LinkError):
        entries.listed(top, folder)
    assert list(entries.below(top, folder)) == []
    found = entries.look(top, folder)
    assert found is not None
    assert found.is_link
    assert bytes_below(outside) == before


def test_a_folder_that_becomes_a_link_between_two_steps_leads_nowhere_else(tmp_path: Path, outside: Path) -> None:
    top = tmp_path / "t"
    (top / "a" / "b").mkdir(parents=True)
    before = bytes_below(outside)
    with entries.inside(top, "a/b") as reached:
        (top / "a").rename(top / "dulu")
        (top / "a").symlink_to(outside)
        (outside / "b").symlink_to(outside)
        reached.put("diri.md", b"baru")
        reached.remove("diri.md")
        reached.put("tinggal.md", b"baru")
    (outside / "b").unlink()
    assert bytes_below(outside) == before
    assert (top / "dulu/b/tinggal.md").read_bytes() == b"baru"


@pytest.mark.usefixtures("way")
def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries.replace(tmp_path, "a/b/berkas.md", b"lama")
    (tmp_path / "a/b/berkas.md").chmod(0o640)
    entries.replace(tmp_path, "a/b/berkas.md", b"baru")
    assert (tmp_path / "a/b/berkas.md").stat().st_mode & 0o777 == 0o640
    real = os.replace

    def fails(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="disk"):
        entries.replace(tmp_path, "a/b/berkas.md", b"separuh")
    monkeypatch.setattr(os, "replace", real)
    assert {one.name: one.facts.st_size for one in entries.listed(tmp_path, "a/b")} == {"berkas.md": 4}
    entries.remove(tmp_path, "a/b/berkas.md")
    entries.remove(tmp_path, "a/b/berkas.md")
    entries.remove_folder(tmp_path, "a/b")
    assert not (tmp_path / "a/b").exists()


@pytest.mark.parametrize(
    "name",
    [
        "organisations",
        "people",
        "vocabulary",
        f"{HOME}/notes",
        f"{HOME}/media",
        f"{HOME}/waiting.md",
        "library.yaml",
        "README.md",
        ".review",
        ".review/anak-jalanan",
        "stories/pr",
    ],
)
def test_a_link_anywhere_brings_nothing_in_and_nothing_out(
    library: Library, outside: Path, tmp_path: Path, name: str
) -> None:
    """`organisations -> ~/private` was once remembered at the first note."""
    place = library.folder / name
    if place.is_dir():
        place.rename(outside.parent / "dulu")
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside / "diri.md" if "." in place.name[1:] else outside)
    before = bytes_below(outside)
    again = Library.open(library.folder)
    said = "".join(str(problem) for problem in again.problems())
    assert list(shelves.Shelves(again.folder))
    again.adopt(SITI)
    note = Annotation(id=new_id(), story="anak-jalanan", text="Bagian ini kurang jelas.")
    notes = Notes(again, tmp_path / "desk")
    with suppress(KnownError):  # a link in the way of the notes
        notes.apply(add(note), SITI)
    assert "Rahasia" not in str(notes.of("anak-jalanan"))
    assert record_of(again, STORY).steps == ()
    drop_record(again, STORY)
    with suppress(KnownError):
        waiting(again, STORY)
    with suppress(KnownError):
        withdraw(again, "anak-jalanan", SITI, Vault(again.folder))
    assert bytes_below(outside) == before
    assert "Rahasia" not in said
    git = dict(_history(again))
    assert not any(SECRET.encode() in raw for raw in git.values())
    assert not any(path.startswith(f"{name}/") for path in git)
    again.close()


def _history(library: Library) -> Iterator[tuple[str, bytes]]:
    for path in shelves.belongings(library.folder):
        raw = library.history.raw_at(path)
        if raw is not None:
            yield path, raw
    for path in (
        "organisations/diri.md",
        "people/diri.md",
        f"{HOME}/media/foto.png",
        f"{HOME}/waiting.md",
        "README.md",
    ):
        raw = library.history.raw_at(path)
        if raw is not None:
            yield path, raw


def test_a_writer_refuses_a_place_behind_a_link_with_a_sentence(library: Library, outside: Path) -> None:
    before = bytes_below(outside)
    (library.folder / HOME / "notes").symlink_to(outside)
    with pytest.raises(KnownError) as caught:
        library.writer.put(library.clearance.built_in("stories/.gitkeep"))
        library.writer.remove(library.clearance.gone(f"{HOME}/notes/catatan.json"))
    assert caught.value.code == "not-a-place"
    assert bytes_below(outside) == before


# Whoever asks a disk by itself, and why what it asks for lies in no library.
ELSEWHERE = {
    "kb/base/atomic.py": "the desk and the cache",
    "kb/base/entries.py": "the one way itself",
    "kb/backup/": "a file that a person has chosen, a new folder, and the desk",
    "kb/catalogue/catalogue_db.py": "cache",
    "kb/desk/desk_upkeep.py": "desk",
    "kb/drafts/draft_batch.py": "desk",
    "kb/pictures/draft_pictures.py": "desk, and pictures that a person has chosen",
    "kb/drafts/draft_states.py": "desk",
    "kb/drafts/drafts.py": "desk",
    "kb/base/file_lock.py": "cache",
    "kb/base/folders.py": "who owns places of the desk and the cache",
    "kb/gate/words/everyday_words.py": "part of the program",
    "kb/history/git_folder.py": "the Git folder, which is looked at entry by entry before anything of it is used",
    "kb/history/git_objects.py": "a Git folder that we made",
    "kb/health/desk_checks.py": "desk",
    "kb/health/rights.py": "who may look into the desk and the cache",
    "kb/history/history.py": "a Git folder that we made",
    "kb/erasure/history_check.py": "a Git folder that we made, and the cache",
    "kb/erasure/history_erase.py": "a Git folder that we made, and the desk",
    "kb/history/history_exchange.py": "Git folders that we made, and the desk",
    "kb/erasure/history_rewrite.py": "a Git folder that we made",
    "kb/layout/history_state.py": "whether our Git folders lie there",
    "kb/erasure/history_worker.py": "cache",
    "kb/identity/own_notes.py": "desk",
    "kb/identity/identity_store.py": "desk",
    "kb/importing/": "documents that a person has chosen",
    "kb/drafts/kept_cuts.py": "desk",
    "kb/library/leftovers.py": "cache",
    "kb/spelling/own_words.py": "desk",
    "kb/base/plain_json.py": "files of the desk, the cache and Git folders that we made",
    "kb/vocabulary/region_list.py": "part of the program",
    "kb/review/review_desk.py": "desk",
    "kb/library/shipped_copy.py": "part of the program",
    "kb/base/temporary.py": "cache",
    "kb/spelling/spelling.py": "part of the program",
    "kb/spelling/spelling_file.py": "part of the program",
    "kb/vault": "desk",
    "kb/library/watch.py": "whether the folder of the library is still there",
    "index/": "cache, and part of the program",
    "ui/find/bubble_map.py": "part of the program",
    "ui/noteboard/note_transfer.py": "a file or folder that a person has chosen",
    "ui/resources/": "part of the program",
    "ui/shell/first_start.py": "whether an earlier first start came to its end",
    "ui/widgets/fonts.py": "part of the program",
    "ui/shell/help.py": "part of the program",
    "ui/widgets/icons.py": "part of the program",
    "ui/services/libraries.py": "whether the folder of a library is there",
    "ui/services/saved_searches_file.py": "desk",
    "ui/services/settings.py": "settings",
    "ui/services/settings_file.py": "settings",
    "ui/terminal/open_library.py": "whether the folder of a library is there",
    "ui/write/drafts/conflict.py": "desk",
    "ui/write/forms/consent_editor.py": "a file that a person has chosen",
    "ui/write/importing/importer.py": "what a person has chosen",
    "ui/write/open_draft.py": "whether the folder of a library is there",
}
# The same for single functions of modules that have to do with libraries.
FUNCTIONS = {
    ("kb/catalogue/catalogue_fill.py", "_with_private"): "private notes on the desk",
    ("kb/library/clearance.py", "shipped"): "part of the program",
    ("kb/library/clearance.py", "openers"): "part of the program",
    ("kb/desk/draft_submit.py", "_pictures"): "the pictures of a draft on the desk",
    ("kb/library/library.py", "create"): "the vocabulary that comes with the program",
    ("kb/library/library.py", "_must_be_library"): "the folder of the library itself",
    ("kb/desk/unsigned_notes.py", "keep_on_desk"): "desk",
    ("kb/desk/unsigned_notes.py", "move_private"): "desk",
    ("ui/backup/restore_dialog.py", "_free"): "a folder that a person has chosen, for what comes back",
    ("kb/desk/withdrawal.py", "_kept"): "what lies on the desk, to be kept there",
    ("kb/desk/withdrawal.py", "_on_desk"): "desk",
    ("kb/desk/withdrawal.py", "_remove_empty"): "desk",
    ("ui/health/repairs_page.py", "_show"): "handed to the system only when it is a plain file or a folder",
}
ASKING = {
    "read_bytes", "read_text", "exists", "is_file", "is_dir", "is_symlink", "stat", "lstat", "iterdir", "glob", "rglob",
    "scandir", "listdir", "lexists", "isfile", "isdir", "copyfile", "copytree", "QFile", "fromLocalFile", "addPath",
}  # fmt: skip
ONE_WAY = ("entries", "shelves", "library", "self")  # these go through it; so do entries that were listed


def asking(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield function and call for everything in a module that asks a disk."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name not in ASKING | {"open", "walk"}:
                continue
            of = ast.unparse(called.value) if isinstance(called, ast.Attribute) else ""
            opens = name == "open" and (of in {"", "os", "io"} or "path" in of.lower() or "file" in of.lower())
            walks = name == "walk" and of == "os"
            if (name in ASKING or opens or walks) and of.rpartition(".")[2].lstrip("_") not in ONE_WAY:
                yield function.name, ast.unparse(node)


def test_nothing_below_a_library_is_reached_in_another_way() -> None:
    found, used = [], set()
    for top in ("kb", "index", "ui"):
        for file in sorted((ROOT / top).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            if path.startswith(tuple(ELSEWHERE)):
                continue
            for function, call in asking(tree_of(file)):
                if (path, function) in FUNCTIONS:
                    used.add((path, function))
                elif (
                    not (path == "kb/layout/shelves.py" and call.startswith(("entry.", "read_bytes(")))
                    and call != "entry.stat(follow_symlinks=False)"
                ):
                    found.append(f"{path}: {function}: {call}")
    assert found == []
    assert used == set(FUNCTIONS), "no exception that nobody needs"


def test_only_what_takes_words_away_writes_by_it() -> None:
    writing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kb").rglob("*.py")
        if "entries.re" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"entries.replace", "entries.remove", "entries.remove_folder"}
    }
    assert writing == {
        "kb/history/history_exchange.py", "kb/desk/new_address.py", "kb/desk/withdrawal.py", "kb/library/library_writer.py",
    }  # fmt: skip


def test_what_goes_while_a_folder_is_listed_hides_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window writes just now: its file lies there for a moment under a name of its own."""
    made = new_library(tmp_path, "anak-jalanan")
    notes = made.folder / HOME / "notes"
    Notes(made, tmp_path / "desk").apply(add(Annotation(id=new_id(), story="anak-jalanan", text="Baik.")), SITI)
    usual = entries.Folder.entries

    def slowly(opened: entries.Folder) -> Iterator["os.DirEntry[str]"]:
        found = list(usual(opened))
        for gone in (notes / "sekejap.json", made.folder / ".library.yaml.123.tmp"):
            gone.unlink(missing_ok=True)
        yield from found

    monkeypatch.setattr(entries.Folder, "entries", slowly)
    for look in (
        made.problems,
        lambda: [one.text for one in Notes(made, tmp_path / "desk").of("anak-jalanan").annotations],
        lambda: [one.notes != 0 for one in shelves.Shelves(made.folder)],
    ):
        undisturbed = look()
        for come in (notes / "sekejap.json", made.folder / ".library.yaml.123.tmp"):
            come.write_bytes(b"x")
        assert look() == undisturbed
        assert undisturbed in ([], ["Baik."], [True])
    made.close()
