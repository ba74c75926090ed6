"""A story that was withdrawn: none of its words is left in library, cache or desk, and nothing offers them any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answer.search import SearchIndex
from index.engine.stamp import stamp_for
from index.upkeep.index_updater import tidy, update
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import Request
from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.catalogue.catalogue import Catalogue
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.vault.vault import Vault
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, new_library, put_story

WORDS = ("zarbelinta", "quomprasi", "wexandoro", "jyplunaka", "krovantesi", "bluwenggati", "sarqontila", "vemplajuri")
BODY = "Zarbelinta bercerita tentang quomprasi di rumah wexandoro.\n\n![jyplunaka](media/a/b.png)\n"
PLAIN = "Zarbelinta bercerita tentang quomprasi di rumah wexandoro.\n\njyplunaka\n"
PICTURES = ("a/b.png", "a_b.png", "A/b.png", "c/d/krovantesi.png")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = new_library(tmp_path)
    file = put_story(made.folder, "satu", "summary: Bluwenggati datang.\n", BODY)
    for number in range(12):
        put_story(made.folder, f"lain-{number}", body=f"Cerita nomor {number} tentang anak jalanan dan pendampingan.\n")
    for at, name in enumerate(PICTURES):
        place = file.parent / "media" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(png(4 + at))
    (file.parent / "waiting.md").write_bytes(file.read_bytes().replace(b"bercerita", b"vemplajuri"))
    (file.parent / ".review").mkdir()
    (file.parent / ".review" / "siti.json").write_text('{"note": "sarqontila"}')
    made.adopt(SITI)
    yield made
    made.close()


def with_words(*roots: Path) -> list[str]:
    """Return each file with one of the story's words in its bytes or its name, without Git and the private store."""
    found = []
    for root in roots:
        for file in root.rglob("*"):
            if ".git" in file.parts or Vault(Path("/x")).folder.parent in file.parents:
                continue
            data = file.name.encode() + (file.read_bytes() if file.is_file() else b"")
            found += [f"{file}: {word}" for word in WORDS if word.encode() in data.lower()]
    return found


def test_none_of_its_words_is_left(library: Library):
    cache, catalogue_file = folders.cache_of(library.folder), folders.catalogue_of(library.folder)
    catalogue = Catalogue(catalogue_file, folders.desk())
    (catalogue_file.parent / f"{catalogue_file.name}.rusak-20260101-000000").write_bytes(b"zarbelinta")
    notes = Notes(library, folders.desk())
    plain_note = Annotation(
        id=new_id(),
        story="satu",
        kind="comment",
        text="Kami juga melihat krovantesi itu.",
        quote=quote_of(PLAIN, 0, 10),
    )
    notes.apply(note_edit.add(plain_note), SITI)
    notes.apply(
        note_edit.add(Annotation(id=new_id(), story="satu", kind="comment", text="Sarqontila.", private=True)), SITI
    )
    drafts = Drafts()
    draft = draft_from(drafts, library, "satu")
    removed = drafts.add(draft.file, draft.about)
    drafts.remove(removed.id)
    other = drafts.new({"title": "Lain"}, "Naskah lain.")
    bring_up_to_date(library, catalogue, cache)
    index = SearchIndex.open(cache, library.vocabulary, library.regions)
    assert index.search(Request(text="wexandoro")).ids == ("satu",)
    assert [one.text for one in index.complete("wexan", 5, "id")] == ["wexandoro"]
    assert len(with_words(library.folder, folders.desk(), folders.cache())) > 20

    pictures = {name: (library.folder / "stories/sa/satu/media" / name).read_bytes() for name in PICTURES}
    withdraw(library, "satu", SITI, Vault(library.folder))
    catalogue.update(library)
    update(library, catalogue, cache)

    assert index.search(Request(text="wexandoro")).total == 0
    for beginning in ("zarb", "quom", "wexan", "jypl", "krov", "bluw", "sarq", "vemp"):
        assert index.complete(beginning, 4, "id") == ()
        assert index.complete(f"catatan:{beginning}", 12, "id") == ()
    assert index.search(Request(text="pendampingan")).total == 12
    index.verify()
    index.close()
    assert with_words(library.folder, folders.desk(), folders.cache()) == []
    assert [file.name for file in (library.folder / "stories/sa/satu").iterdir()] == ["story.md"]
    kept = Vault(library.folder).withdrawn("satu")
    assert sorted(data for name, data in kept.items() if name.startswith("media/")) == sorted(pictures.values())
    assert any(b"Sarqontila" in data for name, data in kept.items() if name.startswith("desk/notes/"))
    assert any(name.startswith("desk/drafts/") for name in kept)
    assert [row.id for row in drafts.rows()] == [other.id]
    catalogue.close()


def test_what_an_earlier_change_left_masked_goes_when_nobody_waits(library: Library):
    cache = folders.cache_of(library.folder)
    catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    bring_up_to_date(library, catalogue, cache)
    put_story(library.folder, "satu", body="Kini tanpa nama.\n")
    catalogue.update(library)
    update(library, catalogue, cache)
    index = SearchIndex.open(cache, library.vocabulary, library.regions)
    assert index.complete("wexan", 5, "id") == ()  # not offered, though still masked
    assert tidy(cache, stamp_for(library.vocabulary))
    assert with_words(cache / "search") == []
    index.close()
    catalogue.close()


def test_what_a_story_or_a_private_note_no_longer_says_leaves_the_catalogue_at_once(library: Library):
    """A name that an editor let in and took out again, and one in a note that only its writer could read."""
    cache = folders.cache_of(library.folder)
    catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    reader = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    bring_up_to_date(library, catalogue, cache)
    notes = Notes(library, folders.desk())
    done = notes.apply(
        note_edit.add(Annotation(id=new_id(), story="lain-1", kind="comment", text="Sarqontila.", private=True)), SITI
    )
    put_story(library.folder, "lain-2", "summary: Vemplajuri datang.\n", "Krovantesi ikut.\n")
    catalogue.update(library)
    assert "Sarqontila" in reader.note_texts("lain-1")[0]
    notes.apply(done.edit.inverse(), SITI)
    put_story(library.folder, "lain-2", "summary: Seseorang datang.\n", "Orang lain ikut.\n")
    catalogue.update(library)
    held = [one for one in with_words(folders.cache()) if "catalogue.db" in one]
    assert [one for one in held if one.endswith(("sarqontila", "vemplajuri", "krovantesi"))] == []
    reader.close()
    catalogue.close()


def test_what_people_ask_for_is_kept_in_no_cache(library: Library):
    catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    bring_up_to_date(library, catalogue, folders.cache_of(library.folder))
    index = SearchIndex.open(folders.cache_of(library.folder), library.vocabulary, library.regions)
    for words in ("sarqontila vemplajuri", "penulis:krovantesi", "catatan:sarqontila", "sarqontilanya"):
        index.search(Request(text=words))
        index.complete(words, len(words), "id")
    index.close()
    catalogue.close()
    held = with_words(folders.cache())
    assert [one for one in held if one.endswith(("sarqontila", "vemplajuri", "krovantesi"))] == []
