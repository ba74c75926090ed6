"""`pustaka check` reads the history too: what today's gate would stop, in which version, by whom, and never the words."""

import time
from collections.abc import Iterator
from pathlib import Path

import pygit2
import pytest

from kb.base import folders
from kb.erasure.history_check import HistoryFinding, check_history
from kb.gate import Answer, Decisions
from kb.health.library_check import check
from kb.history.git_objects import BLOB, COMMIT, FOLDER, TREE, PackWriter, TreeEntry, tree_of
from kb.library.library import Library
from kb.story.author import Author
from kb.vault.vault import Client, Vault
from tests.kb.gate.drafts import exif, jpeg
from tests.kb.shelf import commit, new_library

RATNA = Author("Ratna", "ratna@contoh.id")
PHONE = "0812-3456-7890"
NIK = "3212014507900001"


def save(library: Library, path: str, text: str | bytes, message: str = "Simpan", author: Author = RATNA) -> str:
    file = library.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return commit(library.history, [path], message, author) or ""


def story(story_id: str, body: str, title: str = "Ibu dan anak", more: str = "") -> str:
    return f"---\nid: {story_id}\ntitle: {title}\nstatus: published\n{more}---\n\n{body}\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = new_library(tmp_path)
    yield made
    made.close()


def found(library: Library, kind: str = "") -> list[HistoryFinding]:
    return [one for one in check_history(library.folder).findings if kind in ("", one.kind)]


def test_a_clean_history_is_clean(library: Library) -> None:
    save(library, "stories/ib/ibu/story.md", story("ibu", "Kelompok ibu berkumpul setiap minggu."))
    report = check_history(library.folder)
    assert (report.findings, report.complete, report.versions) == ((), True, 2)


def test_what_was_taken_out_of_a_story_is_still_found_with_version_and_author(library: Library) -> None:
    path = "stories/ib/ibu/story.md"
    first = save(library, path, story("ibu", f"Teleponnya {PHONE}."))
    save(library, path, story("ibu", f"Teleponnya {PHONE}.\n\nLalu pulang."), author=Author("Joko", "j@contoh.id"))
    save(library, path, story("ibu", "Lalu pulang."))
    (one,) = found(library)
    assert (one.kind, one.where, one.words, one.versions) == ("phone", path, PHONE, 2)
    assert (one.commit, one.by, one.now, one.serious) == (first, "Ratna", False, True)
    assert PHONE not in f"{one.what}{one.remedy}{one.problem()}"
    assert "nomor telepon" in one.what.id
    assert "Ratna" in one.what.id


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("stories/ib/ibu/notes/a.json", '{"body": {"value": "Tanya Rosalina Bano di rumahnya"}}'),
        ("stories/ib/ibu/waiting.md", story("ibu", "Rosalina Bano menangis.")),
        ("stories/ib/ibu/story.md", story("ibu", "Tenang.", title="Kisah Rosalina Bano")),
        ("people/a.md", "---\nid: a\nname: Rosalina Bano\n---\n"),
        ("organisations/b.md", "---\nid: b\nname: Kelompok\n---\n\nDipimpin Rosalina Bano.\n"),
        ("vocabulary/kata.yaml", "id: kata\ntitle: {id: Rosalina Bano, en: x}\n"),
        ("stories/ib/ibu/media/rosalina-bano.txt", "kosong"),
        ("stories/ib/ibu/media/foto.bin", b"\0\1rosalina bano\0"),
    ],
)
def test_a_name_of_the_vault_is_found_wherever_it_stood(library: Library, path: str, text: str | bytes) -> None:
    Vault(library.folder).remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    save(library, path, text)
    (library.folder / path).unlink()
    commit(library.history, [path], "Hapus", RATNA)
    assert [(one.kind, one.where) for one in found(library, "client")] != []
    assert {one.where for one in found(library, "client")} == {path}
    assert all(one.serious and not one.now for one in found(library, "client"))


@pytest.mark.parametrize("word", ["Rosalina", "Bano"])
def test_one_word_of_a_name_is_found_as_it_is_stopped(library: Library, word: str) -> None:
    Vault(library.folder).remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    path, page = "stories/ib/ibu/story.md", f"people/{word.lower()}.md"
    save(library, path, story("ibu", f"Lalu {word} pulang."), f"Kata {word}")
    save(library, path, story("ibu", "Lalu ia pulang."))
    save(library, page, "---\nid: a\nname: Seseorang\n---\n", author=Author(f"{word} Lestari", "x@contoh.id"))
    told = {one.where: one for one in found(library, "client-word")}
    assert set(told) == {path, "message", page}, "whoever shares a word with a client may sign with their name"
    assert all(one.serious for one in told.values())
    assert (told[path].words, told[path].now) == (word, False)
    assert word not in f"{told[path].what}{told[path].remedy}{told[path].problem()}"
    answers = Decisions().with_answer(word, Answer(kind="colleague", agreed=True))
    Vault(library.folder).keep_decisions("catatan", answers)
    assert path not in {one.where for one in found(library, "client-word")}


def test_messages_and_names_of_authors_are_read_too(library: Library) -> None:
    Vault(library.folder).remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    save(library, "README.md", "satu", f"Hubungi {PHONE}")
    save(library, "README.md", "dua", author=Author("Rosalina Bano", "r@contoh.id"))
    assert {(one.kind, one.where) for one in found(library)} == {("phone", "message"), ("client", "author")}
    report = check(library.folder)
    assert {one.code for one in report.problems} >= {"history-phone", "history-client"}
    assert not any("Bano" in f"{one.what}{one.remedy}{one.path}" for one in report.problems)


def test_a_picture_that_tells_where_it_was_taken(library: Library) -> None:
    save(library, "stories/ib/ibu/media/foto.jpg", jpeg(exif(gps=True)))
    assert [one.kind for one in found(library)] == ["picture"]


def test_other_branches_tags_and_leftovers_are_read(library: Library) -> None:
    repository = pygit2.Repository(str(library.folder / ".git"))
    hand = pygit2.Signature("a", "a@contoh.id")
    head = repository.head.peel(pygit2.Commit)
    blob = repository.create_blob(f"NIK {NIK} di cabang".encode())
    builder = repository.TreeBuilder(head.tree)
    builder.insert("README.md", blob, pygit2.enums.FileMode.BLOB)
    repository.create_commit("refs/heads/lain", hand, hand, "cabang", builder.write(), [head.id])
    repository.create_tag("satu", head.id, pygit2.enums.ObjectType.COMMIT, hand, f"Telepon {PHONE}")
    repository.create_blob(b"Surel: rosa.bano@contoh.co.id")
    repository.free()
    assert {(one.kind, one.where) for one in found(library)} == {
        ("nik", "README.md"),
        ("phone", "message"),
        ("email", "leftover"),
    }


def test_what_git_writes_down_beside_its_objects_is_read(library: Library) -> None:
    git = library.folder / ".git"
    (git / "COMMIT_EDITMSG").write_text(f"NIK {NIK}\n")
    (git / "logs").mkdir(exist_ok=True)
    (git / "logs" / "HEAD").write_text(f"{'0' * 40} {'1' * 40} A <a@contoh.id> 1 +0700\tcommit: Telepon {PHONE}\n")
    assert {(one.kind, one.where) for one in found(library)} == {("nik", "leftover"), ("phone", "leftover")}


def test_the_text_of_a_withdrawn_story_is_told(library: Library) -> None:
    path = "stories/ib/ibu/story.md"
    save(library, path, story("ibu", "Ia bercerita."))
    save(library, path, "---\nid: ibu\ntitle: Cerita ditarik\nstatus: withdrawn\n---\n")
    (one,) = found(library)
    assert (one.kind, one.story, one.versions) == ("withdrawn", "ibu", 1)


def test_pustaka_check_says_it_without_the_words(library: Library) -> None:
    save(library, "stories/ib/ibu/story.md", story("ibu", f"NIK-nya {NIK}."))
    save(library, "stories/ib/ibu/story.md", story("ibu", "Tidak ada."))
    report = check(library.folder)
    (one,) = [problem for problem in report.problems if problem.code.startswith("history-")]
    assert (one.code, one.path, one.serious, report.ok) == ("history-nik", "stories/ib/ibu/story.md", True, False)
    assert NIK not in repr(report)


def test_the_cache_holds_no_words_and_a_new_name_is_looked_for_at_once(library: Library) -> None:
    save(library, "stories/ib/ibu/story.md", story("ibu", f"Rosalina Bano, {PHONE}."))
    assert len(found(library)) == 1
    kept = (folders.cache_of(library.folder) / "history-check.bin").read_bytes()
    assert PHONE.encode() not in kept
    assert b"Rosalina" not in kept
    assert [one.words for one in found(library)] == [PHONE]
    Vault(library.folder).remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    assert {one.kind for one in found(library)} == {"phone", "client"}


def test_stopped_in_the_middle_it_says_so_and_goes_on_the_next_time(library: Library) -> None:
    for number in range(6):
        save(library, f"stories/ib/ibu{number}/story.md", story(f"ibu{number}", f"Telepon 0812-3456-789{number}."))
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 12

    report = check_history(library.folder, stop=stop)
    assert not report.complete
    assert len(check_history(library.folder).findings) == 6


def test_a_history_that_is_damaged_is_told_and_the_rest_is_read(library: Library) -> None:
    save(library, "stories/ib/ibu/story.md", story("ibu", f"NIK-nya {NIK}."))
    save(library, "README.md", "rusak nanti")
    repository = pygit2.Repository(str(library.folder / ".git"))
    oid = str(repository.head.peel(pygit2.Commit).tree["README.md"].id)
    repository.free()
    file = library.folder / ".git/objects" / oid[:2] / oid[2:]
    file.chmod(0o600)
    file.write_bytes(b"bukan zlib")
    library.history.close()
    report = check_history(library.folder)
    assert (report.complete, report.unreadable) == (False, 1)
    assert [one.kind for one in report.findings] == ["nik"]
    assert "history-partly" in {one.code for one in check(library.folder).problems}


def test_two_thousand_versions_take_seconds_and_the_second_time_less(library: Library) -> None:
    tip = many_versions(library.folder, 2_000)
    begun = time.perf_counter()
    report = check_history(library.folder)
    first = time.perf_counter() - begun
    assert report.versions == 2_000
    assert tip
    begun = time.perf_counter()
    assert check_history(library.folder).findings == report.findings
    assert time.perf_counter() - begun < max(first / 2, 1.0)
    assert first < 40  # a figure of a quiet machine is 3; `bench` measures


def many_versions(folder: Path, count: int, stories: int = 100) -> str:
    """Give a library a long history: one paragraph of one of its stories changes each time."""
    git = folder / ".git"
    names = [f"cerita-{number:03}" for number in range(stories)]
    blobs: dict[str, bytes] = {}
    parent = ""
    with PackWriter(git / "objects" / "pack") as pack:
        for number in range(count):
            name = names[number % stories]
            body = "\n\n".join(
                f"Paragraf {part} tentang kelompok ibu yang belajar bersama di balai." for part in range(20)
            )
            blobs[name] = pack.add(BLOB, story(name, f"{body}\n\nPerubahan ke-{number} hari ini.").encode())
            below = [
                TreeEntry(FOLDER, one.encode(), pack.add(TREE, tree_of([TreeEntry(b"100644", b"story.md", blob)])))
                for one, blob in blobs.items()
            ]
            shelf = pack.add(TREE, tree_of(below))
            root = pack.add(
                TREE,
                tree_of([TreeEntry(FOLDER, b"stories", pack.add(TREE, tree_of([TreeEntry(FOLDER, b"ce", shelf)])))]),
            )
            head = f"tree {root.hex()}\n" + (f"parent {parent}\n" if parent else "")
            who = f"Ratna <ratna@contoh.id> {1_600_000_000 + number} +0700"
            parent = pack.add(COMMIT, f"{head}author {who}\ncommitter {who}\n\nSimpan {number}\n".encode()).hex()
        pack.finish()
    (git / "refs/heads/main").write_text(f"{parent}\n")
    return parent
