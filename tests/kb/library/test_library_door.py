"""Nothing goes into a library past the gate: no module writes there by itself, and no writer takes what it would stop."""

import ast
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pygit2
import pytest

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.identity.identity_store import new_key
from kb.layout import shelves
from kb.library.commit_reason import CommitReason
from kb.library.held_back import held_problems
from kb.library.library import Library, remember_present
from kb.library.outgoing_draft import StoppedError
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.review.review import send_back, sign, submission
from kb.story.author import Author
from kb.story.story_file import StoryFile
from kb.vault.vault import Client, Vault
from kb.vault.vault_lock import VaultLock
from tests import source_tree
from tests.kb.sample_pictures import jpeg_with, png
from tests.kb.shelf import new_library, put_story

# Whoever calls what changes a disk, and why that is not a library: its one writer, the desk, the cache, a chosen place.
WRITERS = {
    "kb/base/atomic.py": "the low-level writing itself",
    "kb/library/kept_beside.py": "cache",
    "kb/base/entries.py": "the low-level writing below a library, for what takes words away",
    "kb/library/library_writer.py": "the one hand that writes below a library",
    "kb/history/history.py": "the Git folder, asked by the one hand only",
    "kb/history/git_folder.py": "a stranger's Git folder is copied, not trusted",
    "kb/history/git_objects.py": "Git objects of a rewritten history: only takes words away",
    "kb/history/history_exchange.py": "exchanges a history for one with fewer words in it",
    "kb/erasure/history_rewrite.py": "only takes words away",
    "kb/erasure/history_erase.py": "only takes words away",
    "kb/erasure/history_files.py": "only takes words away",
    "kb/erasure/history_check.py": "cache",
    "kb/library/leftovers.py": "cache",
    "kb/library/held_back.py": "cache",
    "kb/notes/notes.py": "private notes on the desk",
    "kb/desk/unsigned_notes.py": "private notes on the desk, of notes that stay behind",
    "kb/library/gate_process.py": "no file",
    "kb/base/file_lock.py": "locks in the cache",
    "kb/base/temporary.py": "cache: folders for a moment",
    "kb/desk/desk_upkeep.py": "desk: what was deleted thirty days ago",
    "kb/erasure/history_worker.py": "the desk's copies of an exchanged history",
    "kb/desk/withdrawal.py": "desk: drafts and private notes of a withdrawn story",
}
DESK = (
    "kb/backup/",  # and a file that a person has chosen, and a folder that is not there yet
    "kb/drafts/",
    "kb/pictures/draft_pictures.py",
    "kb/vault/",
    "kb/review/review_desk.py",
    "kb/drafts/kept_cuts.py",
    "kb/spelling/own_words.py",
    "kb/identity/",
    "kb/importing/",
)
CACHE = ("kb/catalogue", "index/", "kb/library/watch.py")
WINDOW = ("ui/",)  # writes settings, exports to a chosen place and the pictures of drafts; Git is not known there
WRITING = {
    "write_atomically", "write_bytes", "write_text", "unlink", "rmdir", "rmtree", "copyfile", "copytree", "copy2", "move",
    "symlink_to", "hardlink_to", "touch", "make_file", "new_folder",
}  # fmt: skip
GIT = {"create_commit", "create_blob", "create_commit_with_signature", "TreeBuilder", "set_target", "init_repository"}


def modules() -> Iterator[tuple[str, tuple[ast.AST, ...]]]:
    for file in source_tree.modules():
        yield source_tree.name_of(file), source_tree.nodes_of(file)


def called(nodes: Iterable[ast.AST]) -> set[str]:
    names = set()
    for node in nodes:
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return names


def test_no_other_module_writes_below_a_library() -> None:
    found = {}
    for path, nodes in modules():
        names = called(nodes)
        if path in WRITERS or path.startswith((*DESK, *CACHE, *WINDOW)):
            continue
        if wrong := names & WRITING:
            found[path] = wrong
    # What opens a new library fills the folder through the writer: `new_folder` only makes it appear whole.
    for path in ("kb/library/library.py", "kb/library/shipped_copy.py"):
        assert found.pop(path) == {"new_folder"}
    assert found.pop("kb/reading/emphasis.py", {"unlink"}) == {"unlink"}  # of a list of marks, not of a file
    assert found == {}


def test_only_the_writer_speaks_to_history_and_only_history_to_git() -> None:
    git = {path for path, nodes in modules() if called(nodes) & GIT}
    assert git <= {
        "kb/history/history.py", "kb/history/git_folder.py", "kb/history/git_objects.py", "kb/erasure/history_rewrite.py", "kb/history/history_exchange.py",
        "kb/erasure/history_erase.py", "kb/erasure/history_files.py",
    }  # fmt: skip
    commits = {
        path
        for path, nodes in modules()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        and "history" in ast.unparse(node.func.value)
    }
    assert commits == {"kb/library/library_writer.py"}


def test_only_the_gate_takes_hold_of_the_seal() -> None:
    found = {
        path
        for path, nodes in modules()
        for node in nodes
        if (isinstance(node, ast.Name) and node.id == "SEAL")
        or (isinstance(node, ast.ImportFrom) and any(one.name == "SEAL" for one in node.names))
    }
    assert found == {"kb/library/checked.py", "kb/library/clearance.py"}


def test_a_story_is_handed_in_past_all_rules_and_no_other_way() -> None:
    found = {
        path
        for path, nodes in modules()
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "submit"
    }
    assert found == {"kb/desk/submission.py"}


PLANTED = ("Karsinah", "karsinah lestari", "KARSINAH", "0812-3456-7890", "3212015708990001", "ratih.k@surat.co.id")
RATNA, BUDI = Author("Ratna", key=new_key()), Author("Budi", key=new_key())
ANSWERS = {"kerahasiaan": "Sudah diganti.", "sumber": "Dari laporan."}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = new_library(tmp_path, "anak-jalanan")
    Vault(made.folder).remember(Client(name="Karsinah Lestari", pseudonym="Melati", others=("Karsinah",)))
    about = made.folder / "library.yaml"
    about.write_text(
        f"id: coba\ntitle: Coba\nstewards: [{{name: Ratna, key: '{RATNA.key}'}}, {{name: Budi, key: '{BUDI.key}'}}]\n"
    )
    return Library.open(made.folder)


def allow(_file: StoryFile, _pictures: object) -> None:
    """A gate for whole stories that finds nothing: what is left is the door."""


def hand_in(library: Library, fields: dict[str, object], body: str = "Kami datang.\n", **more: object) -> str:
    pictures = more.pop("pictures", {})
    drafts = Drafts()
    author = more.pop("author", RATNA)
    done = submit(
        drafts, drafts.new({"title": "Judul", **fields}, body, pictures=pictures), library, author, check=allow, **more
    )
    return library.relative(library.path_of(done.story))


def add(library: Library, author: Author = RATNA, **words: object) -> None:
    note = Annotation(id=new_id(), story="anak-jalanan", **{"text": "Baik.", **words})
    Notes(library, library.folder.parent / "meja").apply(note_edit.add(note), author)


def decide(library: Library, act: Callable[[object], object]) -> None:
    act(submission(library, hand_in(library, {"issues": ["isu.anak"]})))


WAYS: dict[str, Callable[[Library, str], object]] = {
    "body": lambda lib, it: hand_in(lib, {}, f"Lalu {it} datang.\n"),
    "title and id": lambda lib, it: hand_in(lib, {"title": f"Kisah {it}"}),
    "summary": lambda lib, it: hand_in(lib, {"summary": f"Tentang {it}."}),
    "consent note": lambda lib, it: hand_in(lib, {"consent": {"basis": "consent", "note": f"{it} setuju"}}),
    "author of a story": lambda lib, it: hand_in(lib, {"authors": [{"name": it}]}),
    "unknown field": lambda lib, it: hand_in(lib, {"lain": {"dalam": [it]}}),
    "lesson": lambda lib, it: hand_in(lib, {"lessons": [{"event": f"{it} pergi", "lesson": "Tunggu"}]}),
    "alternative text": lambda lib, it: hand_in(lib, {}, f"![{it}](media/peta.png)\n", pictures={"peta.png": png()}),
    "name of a picture": lambda lib, it: hand_in(lib, {}, f"![a](<media/{it}.png>)\n", pictures={f"{it}.png": png()}),
    "message to the reader": lambda lib, it: hand_in(lib, {}, note=f"Tolong lihat {it}."),
    "whoever submits": lambda lib, it: hand_in(lib, {}, author=Author(it, key=RATNA.key)),
    "note": lambda lib, it: add(lib, text=f"Apa kabar {it}?"),
    "own code": lambda lib, it: add(lib, kind="code", codes=(it,)),
    "period": lambda lib, it: add(lib, kind="similar", period=it),
    "quoted words": lambda lib, it: add(lib, quote=quote_of(f"Lalu {it} datang.", 0, 30)),
    "whoever writes a note": lambda lib, it: add(lib, author=Author(it)),
    "creator of an imported note": lambda lib, it: add(
        lib, creator=Author(it), created=datetime(2020, 1, 1, tzinfo=UTC)
    ),
    "reason": lambda lib, it: decide(lib, lambda seen: send_back(lib, seen, BUDI, f"Hapus {it}.")),
    "answer of a reader": lambda lib, it: decide(
        lib, lambda seen: sign(lib, seen, BUDI, {**ANSWERS, "sumber": f"Dari {it}."})
    ),
    "remark of a reader": lambda lib, it: decide(lib, lambda seen: sign(lib, seen, BUDI, ANSWERS, note=f"{it} jelas.")),
    "title of a library": lambda lib, it: (
        Library.create(lib.folder.parent / "baru", it, RATNA)
        if it[0].isdigit() or "@" in it
        else lib.clearance.page("library.yaml", f"id: a\ntitle: {it}\n".encode())
    ),
    "steward": lambda lib, it: lib.clearance.page("library.yaml", f"id: a\nstewards: [{it}]\n".encode()),
    "page of a person": lambda lib, it: lib.clearance.page("people/a.md", f"---\nid: a\nname: {it}\n---\n".encode()),
    "words": lambda lib, it: lib.clearance.page("vocabulary/x.yaml", f"id: x\ntitle: {{id: {it}}}\n".encode()),
}


def everything(folder: Path) -> bytes:
    """Return all bytes below a folder, and all that Git holds, reachable or not, unpacked."""
    found = [file.name.encode() + b"\0" + file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    if (folder / ".git").is_dir():
        repository = pygit2.Repository(str(folder / ".git"))
        found += [repository.read(oid)[1] for oid in repository]
    return b"\n".join(found).lower()


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("way", WAYS)
def test_no_writer_takes_what_leads_to_a_person(library: Library, way: str, planted: str) -> None:
    with pytest.raises(StoppedError) as told:
        WAYS[way](library, planted)
    assert told.value.findings.open
    library.close()
    held = everything(library.folder)
    for form in (planted, planted.replace("-", ""), planted.replace(" ", "-")):
        assert form.lower().encode() not in held


def test_what_another_program_wrote_stays_untouched_and_is_told(library: Library) -> None:
    for story, body in (("anak-jalanan", "Karsinah datang.\n"), ("bersih", "Kami datang.\n")):
        put_story(library.folder, story, body=body)
    paths = [library.relative(library.path_of(story)) for story in ("anak-jalanan", "bersih")]
    picture = library.folder / "stories/be/bersih/media/foto.jpg"
    picture.parent.mkdir()
    picture.write_bytes(jpeg_with(0xFE, b"Karsinah"))
    assert remember_present(library, [*paths, library.relative(picture)], RATNA) is None
    assert library.history.raw_at(paths[0]) is None
    assert library.history.raw_at(paths[1]) is not None
    assert library.history.raw_at(library.relative(picture)) is None
    assert "Karsinah" in (library.folder / paths[0]).read_text()
    told = {one.path: one for one in held_problems(library.folder)}
    assert set(told) == {paths[0], library.relative(picture)}
    assert {"held-back"} == {one.code for one in told.values()}
    assert all("Karsinah" not in one.what.id + one.remedy.id for one in told.values())
    put_story(library.folder, "anak-jalanan", body="Melati datang.\n")
    assert paths[0] not in {one.path for one in held_problems(library.folder)}
    remember_present(library, paths, RATNA)
    assert library.history.raw_at(paths[0]) is not None


def test_the_writer_takes_nothing_by_hand(library: Library) -> None:
    hand = library.clearance.hand(RATNA)
    for attempt in (
        lambda: library.writer.put(b"x"),  # type: ignore[arg-type]
        lambda: library.writer.put(hand),
        lambda: library.writer.remove(library.clearance.page("README.md", b"x")),
        lambda: library.writer.remember([hand], CommitReason.SAVED, hand),
        lambda: library.writer.remember([], CommitReason.SAVED, RATNA),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            attempt()
    assert not (library.folder / "README.md").exists()


@pytest.mark.parametrize("way", [*WAYS, "picture", "another program's file", "a note beside a signed story"])
def test_while_the_private_store_is_locked_no_writer_writes(library: Library, way: str) -> None:
    """Whose names may not be there is not known then: nothing is let in unseen, and what to do is said."""
    path = hand_in(library, {"title": "Perjalanan"})
    done = library.folder / "stories/an/anak-jalanan/notes"
    done.mkdir(exist_ok=True)
    before_lock = {
        "picture": lambda lib, it: hand_in(lib, {}, "![a](media/a.png)\n", pictures={"a.png": png()}),
        "another program's file": lambda lib, it: (
            put_story(lib.folder, "baru", body="Kami datang.\n"),
            _raised(remember_present(lib, ["stories/ba/baru/story.md"], RATNA)),
        ),
        "a note beside a signed story": lambda lib, it: sign(lib, submission(lib, path), BUDI, ANSWERS),
    }
    lock = VaultLock(cost=2**10)
    lock.set("kata sandi yang panjang", remember=False)
    lock.lock()
    held = _files(library.folder)
    act = before_lock.get(way) or WAYS[way]
    with pytest.raises(KnownError) as told:
        act(library, "Budiman")
    assert told.value.code == "vault-locked"
    assert "kata sandi" in told.value.remedy.id
    assert {name for name in _files(library.folder) ^ held if "baru" not in name} == set()
    assert not [one for one in held_problems(library.folder) if "tidak dapat diperiksa" in one.what.id]
    lock.unlock("kata sandi yang panjang")
    add(library, text="Baik.")


def _raised(error: KnownError | None) -> None:
    if error is not None:
        raise error


def _files(folder: Path) -> set[str]:
    """Return the files and objects of a library by name and content."""
    return {f"{file}{hash(file.read_bytes())}" for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("path", ["../a", "a//b", "./a", "/a", "a\\b", ".git/config", ".GIT/x", "a/\udcff", ""])
def test_door_and_history_agree_about_paths_that_leave_a_library(library: Library, path: str) -> None:
    assert not shelves.stays_inside(path)
    for make in (library.clearance.gone, lambda it: library.clearance.page(it, b"x")):
        with pytest.raises(ValueError, match="path of a library"):
            make(path)
    library.adopt(RATNA)
    before = library.history.head
    assert library.history.commit({path: b"x"}, "x", RATNA) is None
    assert library.history.head == before
