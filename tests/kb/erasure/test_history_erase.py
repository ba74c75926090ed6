"""“Hapus dari riwayat”: no object holds the words afterwards, all else is byte for byte as it was, and back again."""

import os
import shutil
import stat
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.anchors.anchor_history import AnchorHistory
from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.erasure.history_erase import erase, look, undo
from kb.erasure.history_files import plain_of
from kb.erasure.history_rewrite import ErasureRequest, StoppedWorkError
from kb.erasure.history_words import Erased, Eraser
from kb.gate.finding import TextPart
from kb.gate.names.private_names import PrivateNames
from kb.history.history_exchange import Backups, remove_tree
from kb.identity.identity_store import new_key
from kb.layout.history_state import NEW, OLD
from kb.library.library import Library
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.review.review import sign, submission
from kb.review.review_standing import standing
from kb.story.author import Author
from tests.kb.review.test_review import ANSWERS, allow
from tests.kb.shelf import commit, new_library, put_story

RATNA = Author("Ratna", "ratna@contoh.id")
WISH = ErasureRequest(words=(Erased("Siti Aminah", "Melati"), Erased("0812-3456-7890")))
NEEDLES = (b"siti aminah", b"siti-aminah", b"sitiaminah", b"aminah", b"081234567890", b"0812-3456-7890", b"812 3456")


def objects(git: Path) -> dict[str, bytes]:
    """Return every object, however it is kept and whether or not anything leads to it."""
    repository = pygit2.Repository(str(git))
    found = {str(oid): repository.odb.read(oid)[1] for oid in repository.odb}
    repository.free()
    return found


def held(folder: Path) -> list[str]:
    """Return where any of the words stand, in all bytes of a library: files, names, objects read raw."""
    found = []
    for place, _, files in os.walk(folder):
        for name in files:
            data = Path(place, name).read_bytes()
            for part in (name.encode(), data, _unpacked(data)):
                if any(needle in part.lower() for needle in NEEDLES):
                    found.append(f"{place}/{name}")
    found += [oid for oid, data in objects(folder / ".git").items() if any(one in data.lower() for one in NEEDLES)]
    return found


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def snapshot(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def save(library: Library, path: str, data: bytes, message: str, author: Author = RATNA) -> str:
    file = library.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return commit(library.history, [path], message, author) or ""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that a client's name has got into everywhere."""
    made = new_library(tmp_path)
    put_story(
        made.folder,
        "siti-aminah",
        "reviews:\n- by: Joko\n  date: 2024-01-01\n  outcome: signed\n  text: abc\n",
        "Siti Aminah bercerita. Teleponnya 0812 3456 7890.\n\nLalu ia pulang.\n",
    )
    commit(made.history, ["stories/si/siti-aminah/story.md"], "Cerita Siti Aminah", RATNA)
    save(
        made,
        "stories/an/anak/story.md",
        b"---\nid: anak\ntitle: Anak\nstatus: published\n---\n\nTentang siti aminah.\n",
        "Anak",
    )
    save(
        made,
        "stories/an/anak/story.md",
        b"---\nid: anak\ntitle: Anak\nstatus: published\n---\n\nTentang seorang ibu.\n",
        "Anak",
        Author("Siti Aminah", "siti.aminah@contoh.id"),
    )
    save(made, "stories/an/anak/media/foto.png", b"\x89PNG\r\n\x1a\n" + b"SITI AMINAH\0", "Gambar")
    return made


def test_the_words_are_nowhere_afterwards_and_all_else_is_as_it_was(library: Library) -> None:
    before = library.history.log()
    untouched = objects(library.folder / ".git")
    told = look(library.folder, WISH)
    assert not told.nothing
    assert (told.signed, told.changes.messages, told.changes.people) == (("siti-aminah",), 1, 2)
    done = erase(library.folder, WISH)
    library.history.close()
    assert held(library.folder) == []
    assert done.left == ()
    after = library.history.log()
    assert [(one.when, one.message.replace("Siti Aminah", "Melati")) for one in before] == [
        (one.when, one.message) for one in after
    ]
    assert [one.author for one in after if one.message == "Anak"] == ["Melati", "Ratna"]
    assert (library.folder / "stories/si/melati/story.md").read_bytes().count(b"Melati") == 1
    assert b"id: melati" in (library.folder / "stories/si/melati/story.md").read_bytes()
    assert not (library.folder / "stories/si/siti-aminah").exists()
    kept = objects(library.folder / ".git")
    assert [oid for oid, data in kept.items() if oid in untouched and untouched[oid] != data] == []
    # What the history says last is what lies there.
    assert (
        library.history.raw_at("stories/si/melati/story.md")
        == (library.folder / "stories/si/melati/story.md").read_bytes()
    )
    assert not os.path.lexists(library.folder / NEW)
    assert not os.path.lexists(library.folder / OLD)


def test_undo_brings_back_every_byte(library: Library) -> None:
    before = snapshot(library.folder)
    record = erase(library.folder, WISH).record
    place = Backups(library.folder).place(record)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert undo(library.folder, record.id) == ()
    assert snapshot(library.folder) == before
    assert Backups(library.folder).records() == ()
    assert not place.exists()


def test_what_was_saved_since_is_not_lost_when_undone(library: Library) -> None:
    record = erase(library.folder, WISH).record
    library.history.close()
    save(library, "stories/bu/buruh/story.md", b"---\nid: buruh\ntitle: Buruh\n---\n\nSesudahnya.\n", "Buruh")
    save(library, "stories/an/anak/story.md", b"---\nid: anak\ntitle: Anak\n---\n\nDiubah lagi.\n", "Anak lagi")
    library.history.close()
    undo(library.folder, record.id)
    log = library.history.log()
    assert [one.message for one in log[:3]] == ["Anak lagi", "Buruh", "Gambar"]
    assert log[0].author == "Ratna"
    assert (
        library.history.raw_at("stories/bu/buruh/story.md")
        == (library.folder / "stories/bu/buruh/story.md").read_bytes()
    )
    assert b"Diubah lagi" in (library.history.raw_at("stories/an/anak/story.md") or b"")
    assert b"Siti Aminah" in (library.history.raw_at("stories/si/siti-aminah/story.md") or b"")
    assert b"Diubah lagi" in (library.folder / "stories/an/anak/story.md").read_bytes()


def test_a_whole_story_goes_from_all_versions_and_the_sign_of_its_withdrawal_stays(library: Library) -> None:
    sign = b"---\nid: anak\ntitle: Cerita ditarik\nstatus: withdrawn\n---\n"
    (library.folder / "stories/an/anak/media/foto.png").unlink()
    commit(library.history, ["stories/an/anak/media/foto.png"], "Tarik cerita: anak", RATNA)
    save(library, "stories/an/anak/story.md", sign, "Tarik cerita: anak")
    save(library, "stories/bu/buruh/story.md", b"---\nid: buruh\ntitle: Buruh\n---\n\nTetap.\n", "Buruh")
    erase(library.folder, ErasureRequest(stories=("anak",)))
    library.history.close()
    texts = [data for data in objects(library.folder / ".git").values() if b"Tentang se" in data or b"SITI" in data]
    assert texts == []
    assert library.history.raw_at("stories/an/anak/story.md") == sign
    assert (library.folder / "stories/an/anak/story.md").read_bytes() == sign
    assert library.history.raw_at("stories/bu/buruh/story.md") is not None
    # Its title stood in the messages; that of the withdrawal names no words of it.
    assert [one.message for one in library.history.log()][-3:] == [
        "[dihapus]",
        "Cerita Siti Aminah",
        "Awal riwayat pustaka",
    ]


def test_one_file_goes_from_all_versions(library: Library) -> None:
    erase(library.folder, ErasureRequest(files=("stories/an/anak/media/foto.png",)))
    library.history.close()
    assert not (library.folder / "stories/an/anak/media/foto.png").exists()
    assert [one for one in objects(library.folder / ".git").values() if b"PNG" in one] == []


def test_a_note_still_finds_its_words(library: Library) -> None:
    path = "stories/si/siti-aminah/story.md"
    plain = plain_of((library.folder / path).read_bytes(), path)
    at = plain.index("ia pulang")
    note = Annotation(id=new_id(), story="siti-aminah", text="Siti Aminah?", quote=quote_of(plain, at, at + 9))
    Notes(library, folders.desk()).apply(add(note), RATNA)
    erase(library.folder, WISH)
    library.history.close()
    assert held(library.folder) == []
    (found,) = Notes(library, folders.desk()).of("melati").annotations
    now = plain_of((library.folder / "stories/si/melati/story.md").read_bytes(), path)
    (place,) = AnchorHistory(library).of("melati", now, [found])
    assert place is not None
    assert (place.certainty, now[place.start : place.end]) == ("certain", "ia pulang")
    assert found.text == "Melati?"
    # After another edit the old text, as the history has it now, still leads the way.
    save(
        library,
        "stories/si/melati/story.md",
        (library.folder / "stories/si/melati/story.md").read_bytes().replace(b"Lalu ia pulang", b"Dan lalu ia pulang"),
        "Sunting",
    )
    later = plain_of((library.folder / "stories/si/melati/story.md").read_bytes(), path)
    (place,) = AnchorHistory(library).of("melati", later, [found])
    assert place is not None
    assert later[place.start : place.end] == "ia pulang"


def test_branches_tags_stashes_packs_and_leftovers_hold_nothing_either(library: Library) -> None:
    git = library.folder / ".git"
    repository = pygit2.Repository(str(git))
    repository.config["core.logallrefupdates"] = True  # as Git itself does for a stash
    head = repository.head.peel(pygit2.Commit)
    hand = pygit2.Signature("Siti Aminah", "s@contoh.id", 1_600_000_000, 420)
    repository.create_tag("tentang-siti-aminah", head.id, pygit2.enums.ObjectType.COMMIT, hand, "Siti Aminah\n")
    repository.create_branch("siti-aminah", head.parents[0])
    other = repository.create_commit(
        "refs/heads/lain", hand, hand, "cabang", head.parents[0].tree_id, [head.parents[0].id]
    )
    merge = repository.create_commit("HEAD", hand, hand, "gabung Siti Aminah", head.tree_id, [head.id, other])
    (library.folder / "stories/an/anak/story.md").write_bytes(
        b"---\nid: anak\ntitle: Anak\n---\n\nSiti Aminah disisihkan.\n"
    )
    repository.index.read_tree(repository.head.peel(pygit2.Tree).id)
    repository.index.write()
    repository.stash(hand, "simpan Siti Aminah")
    repository.create_blob(b"tidak dirujuk: Siti Aminah")
    (git / "ORIG_HEAD").write_text(f"{merge}\n")
    repository.pack()
    repository.free()
    when = library.history.log()[0].when
    library.history.close()
    erase(library.folder, WISH)
    assert held(library.folder) == []
    after = pygit2.Repository(str(git))
    assert set(after.references) == {
        "refs/heads/main",
        "refs/heads/lain",
        "refs/heads/melati",
        "refs/tags/tentang-melati",
        "refs/stash",
    }
    newest = after.head.peel(pygit2.Commit)
    assert (len(newest.parents), newest.message) == (2, "gabung Melati")
    assert [one.message for one in after.listall_stashes()] == ["On main: simpan Melati"]
    assert not (git / "ORIG_HEAD").exists()
    assert library.history.log()[0].when == when
    after.free()


def test_words_that_stand_nowhere_change_nothing(library: Library) -> None:
    before = library.history.head
    assert look(library.folder, ErasureRequest(words=(Erased("Bukan Siapa-siapa"),))).nothing
    assert erase(library.folder, ErasureRequest(words=(Erased("Bukan Siapa-siapa"),))).changes.nothing
    library.history.close()
    assert library.history.head == before


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("王小明", "昨天王小明来了", "昨天Melati来了"),
        ("김민수", "어제 김민수가 왔다", "어제 Melati가 왔다"),
        ("ꦱꦶꦠꦶ", "Lalu ꦱꦶꦠꦶdatang", "Lalu Melatidatang"),
        ("Rosalina", "media/fotoRosalina.png", "media/fotomelati.png"),
        ("Rosalina Bano", "RosalinaBanoDatang", "MelatiDatang"),
        ("Bang 7", "lalu bang 7 pulang", "lalu melati pulang"),
    ],
)
def test_what_the_gate_finds_can_be_erased(name: str, text: str, left: str) -> None:
    assert PrivateNames([name]).find(TextPart("text", text)), "nothing is found that could not be erased"
    assert Eraser([Erased(name, "Melati")]).replaced(text).lower() == left.lower()
    assert Eraser([Erased("Rosa", "Melati")]).replaced("Rosalina dan merosa") == "Rosalina dan merosa"


@pytest.mark.parametrize("words", [Erased("a"), Erased("Siti", "Siti Aminah")])
def test_a_wish_that_cannot_be_granted_changes_nothing(library: Library, words: Erased) -> None:
    before = snapshot(library.folder)
    with pytest.raises(KnownError) as caught:
        erase(library.folder, ErasureRequest(words=(words,)))
    assert caught.value.code.startswith("erase-")
    assert snapshot(library.folder) == before


def test_the_id_by_which_the_desk_knows_the_library_stays(library: Library) -> None:
    before = snapshot(library.folder)
    for act in (look, erase):
        with pytest.raises(KnownError) as caught:
            act(library.folder, ErasureRequest(words=(Erased("Pustaka Coba"),)))
        assert caught.value.code == "erase-id"
    assert snapshot(library.folder) == before


def test_cancelling_changes_nothing(library: Library) -> None:
    before = snapshot(library.folder)
    with pytest.raises(StoppedWorkError):
        erase(library.folder, WISH, stop=lambda: True)
    assert snapshot(library.folder) == before
    assert Backups(library.folder).records() == ()


def test_what_was_before_goes_after_thirty_days_and_when_shared(library: Library) -> None:
    backups = Backups(library.folder)
    record = erase(library.folder, WISH).record
    backups.sweep(datetime.now(UTC) + timedelta(days=29))
    assert backups.records() == (record,)
    backups.sweep(datetime.now(UTC) + timedelta(days=31))
    assert not backups.place(record).exists()
    again = erase(library.folder, ErasureRequest(words=(Erased("Tentang", "Perihal"),))).record
    remote = library.folder / ".git/refs/remotes/origin/main"
    remote.parent.mkdir(parents=True)
    remote.write_text(f"{again.head}\n")
    with pytest.raises(KnownError) as caught:
        undo(library.folder, again.id)
    assert caught.value.code == "erase-shared"
    backups.sweep()
    assert backups.records() == ()


_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"})


def _run(folder: Path, last: int, record: str = "") -> int:
    """Erase or undo in a child that dies at a step on the disk; returns how many steps it took, -1 when it died."""
    child = os.fork()
    if child == 0:
        count = 0

        def step(event: str, _arguments: object) -> None:
            nonlocal count
            if event in _STEPS:
                count += 1
                if count == last:
                    os._exit(9)

        sys.addaudithook(step)
        if record:
            undo(folder, record)
        else:
            erase(folder, WISH)
        (folder.parent / "steps").write_text(str(count))
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return -1 if code else int((folder.parent / "steps").read_text())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are made by fork, which only POSIX has")
@pytest.mark.parametrize("back", [False, True])
def test_killed_at_any_step_one_of_the_two_is_whole(library: Library, back: bool, tmp_path: Path) -> None:
    folder = library.folder
    library.close()
    record = erase(folder, WISH).record.id if back else ""
    start = tmp_path / "start"
    desk = Backups(folder).folder
    shutil.copytree(folder, start / "library", symlinks=True)
    if back:
        shutil.copytree(desk, start / "desk", symlinks=True)
    total = _run(folder, 0, record)
    finished = _of_library(folder)

    def again() -> None:
        shutil.rmtree(folder)
        shutil.rmtree(desk, ignore_errors=True)
        shutil.copytree(start / "library", folder, symlinks=True)
        if back:
            shutil.copytree(start / "desk", desk, symlinks=True)

    again()
    begun = _of_library(folder)
    ends = set()
    step = max(1, total // 12)
    for last in sorted({*range(1, total + 1, step), *range(max(1, total - 14), total + 1, 2)}):
        again()
        _run(folder, last, record)  # which dies, unless a cache has saved it a step
        opened = Library.open(folder)
        now = _of_library(folder)
        assert now in (begun, finished), f"step {last} of {total}"
        ends.add("begun" if now == begun else "finished")
        assert not os.path.lexists(folder / NEW)
        assert not os.path.lexists(folder / OLD)
        assert list(opened.history.walk([]))
        opened.close()
        if now == finished and not back:
            assert held(folder) == []
            assert len(Backups(folder).records()) == 1
    assert ends == {"begun", "finished"}


def _of_library(folder: Path) -> dict[str, bytes]:
    """A pack is named by what it holds; the time of a new index is the only thing that may differ."""
    return {name: data for name, data in snapshot(folder).items() if not name.startswith(".git/index")}


NAMES = st.sampled_from(
    [
        "Siti Aminah",
        "SITI AMINAH",
        "siti aminah",
        "Siti  Aminah",
        "siti-aminah",
        "Siti\n> Aminah",
        "S i t i A m i n a h",
        "0812 3456 7890",
        "+62 812-3456-7890",
        "081234567890",
    ]
)
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
TEXT = st.lists(st.one_of(PLAIN, NAMES), max_size=4).map(" ".join)
PATHS = st.sampled_from(
    [
        "stories/an/anak/story.md",
        "stories/an/anak/media/siti-aminah.txt",
        "people/siti_aminah.md",
        "vocabulary/kata.yaml",
        "README.md",
        "stories/si/siti-aminah/story.md",
        "catatan.json",
    ]
)
COMMITS = st.lists(
    st.tuples(
        st.lists(st.tuples(PATHS, st.one_of(TEXT.map(str.encode), st.binary(max_size=20))), max_size=3),
        TEXT,
        TEXT,
        st.sampled_from([0, 0, 0, 1, 2]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commits=COMMITS, tag=st.booleans(), pack=st.booleans())
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory,
    commits: list[tuple[list[tuple[str, bytes]], str, str, int]],
    tag: bool,
    pack: bool,
) -> None:
    folder = tmp_path_factory.mktemp("riwayat") / "pustaka"
    (folder / "stories").mkdir(parents=True)
    repository = pygit2.init_repository(folder, initial_head="main")
    made: list[pygit2.Oid] = []
    for number, (files, message, who, turn) in enumerate(commits):
        index = pygit2.Index()
        if made:
            index.read_tree(repository[made[-1]].tree)
        for path, data in files:
            index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
        name = "".join(sign for sign in who if sign.isprintable() and sign not in "<>").strip(".,:;\"'\\ ") or "x"
        hand = pygit2.Signature(name, "a@contoh.id", 1_500_000_000 + number, 60 * (number % 3))
        parents = [made[-1]] if made else []
        if turn and len(made) > 1:
            parents.append(made[0] if turn == 1 else made[-2])
        made.append(
            repository.create_commit(
                None, hand, hand, message, index.write_tree(repository), list(dict.fromkeys(parents))
            )
        )
    repository.create_reference("refs/heads/main", made[-1])
    if tag:
        repository.create_tag(
            "siti-aminah", made[0], pygit2.enums.ObjectType.COMMIT, pygit2.Signature("a", "b@c"), "Siti Aminah"
        )
    tree = repository[made[-1]].tree
    repository.checkout_tree(tree, strategy=pygit2.enums.CheckoutStrategy.FORCE)
    repository.set_head("refs/heads/main")
    if pack:
        repository.pack()
    repository.free()
    before, raw = snapshot(folder), objects(folder / ".git")
    record = erase(folder, WISH).record
    assert held(folder) == []
    after = objects(folder / ".git")
    # Nothing that held no words, nor leads to any that did, has become something else.
    repository = pygit2.Repository(str(folder / ".git"))
    assert len(list(repository.walk(repository.head.target))) == len(list(_reachable(raw, str(made[-1]))))
    repository.free()
    plain = {oid for oid, data in raw.items() if oid in after}
    assert all(after[oid] == raw[oid] for oid in plain)
    undo(folder, record.id)
    assert snapshot(folder) == before


def _reachable(raw: dict[str, bytes], tip: str) -> set[str]:
    found: set[str] = set()
    waiting = [tip]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            head = raw[one].partition(b"\n\n")[0]
            waiting += [line[7:].decode() for line in head.split(b"\n") if line.startswith(b"parent ")]
    return found


def test_two_windows_that_clear_up_the_same_rest_do_not_trip_over_each_other(tmp_path: Path):
    rest = tmp_path / ".git-rest"
    for number in range(300):
        place = rest / f"{number % 30:02x}"
        place.mkdir(parents=True, exist_ok=True)
        (place / str(number)).write_bytes(b"x")
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(remove_tree, rest) for _ in range(4)]:
            done.result()
    assert not rest.exists()


def test_readers_signatures_stay_valid_and_lost_signatures_of_versions_are_told_before(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    writer, reader = Author("Ratna", key=new_key()), Author("Budi", key=new_key())
    named = "".join(f"  - {{name: {one.name}, key: '{one.key}'}}\n" for one in (writer, reader))
    (library.folder / "library.yaml").write_text(f"id: coba\ntitle: Coba\nstewards:\n{named}")
    library = Library.open(library.folder)
    done = submit(Drafts(), Drafts().new({"title": "Perjalanan"}, "Kami datang.\n"), library, writer, check=allow)
    path = library.relative(library.path_of(done.story))
    assert sign(library, submission(library, path), reader, ANSWERS).published
    other = "stories/an/anak/story.md"
    save(
        library, other, b"---\nid: anak\ntitle: Anak\nstatus: published\n---\n\nTentang Siti Aminah.\n", "Anak", reader
    )
    add_note = add(Annotation(id=new_id(), story=done.story, text="Baik."))
    Notes(library, folders.desk()).apply(add_note, reader)
    told = look(library.folder, WISH)
    assert 1 <= told.changes.keys <= told.changes.versions
    assert told.signed == ()
    erase(library.folder, WISH)
    library.close()
    library = Library.open(library.folder)
    assert standing(library, library.read(done.story)).is_reviewed
    assert [worth for _, worth in standing(library, library.read(done.story)).decisions] == ["counts"]
    repository = pygit2.Repository(str(library.folder / ".git"))
    lost = [one for one in repository.walk(repository.head.target) if one.gpg_signature[0] is None]
    assert len(lost) >= told.changes.keys
    assert held(library.folder) == []
