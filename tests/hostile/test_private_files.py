"""The desk and the cache are closed to everybody else, whatever rights the system gives new files."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answer.search import SearchIndex
from index.upkeep.index_updater import update
from index.upkeep.refresh import bring_up_to_date
from kb.annotation.annotation import Annotation, new_id
from kb.base import atomic, folders
from kb.catalogue.catalogue import Catalogue
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts
from kb.drafts.kept_cuts import keep_cuts
from kb.importing.document import read_document
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.pictures.draft_pictures import put
from kb.pictures.pictures import read_picture
from kb.review.review_desk import Begun, keep_begun
from kb.spelling.own_words import OwnWords
from kb.vault.vault import Client, Vault
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, new_library, put_story
from tests.kb.story.test_consent import GOOD
from ui.services import saved_searches_file, settings_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")


@pytest.fixture(autouse=True)
def _everybody_may() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others() -> list[str]:
    """Return what of desk and cache somebody else could look into."""
    found = []
    for root in (folders.desk(), folders.cache()):
        for place in (root, *root.rglob("*")):
            mode = stat.S_IMODE(place.lstat().st_mode)
            if mode != (0o700 if place.is_dir() else 0o600):
                found.append(f"{place} {mode:o}")
    return found


def test_all_that_a_person_does_stays_closed_to_others(tmp_path: Path):
    library = new_library(tmp_path)
    for story in ("satu", "dua", "tiga"):
        put_story(library.folder, story)
    library.adopt(SITI)
    cache = folders.cache_of(library.folder)
    settings_file.write(folders.desk() / "settings.json", settings_file.Settings(), {})
    saved_searches_file.write(folders.desk() / "searches.json", saved_searches_file.Searches())
    catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    bring_up_to_date(library, catalogue, cache)

    drafts = Drafts()
    draft = drafts.new({"title": "Anak jalanan"}, "Bu Ratna bercerita.", pictures={"peta.png": png()})
    put(drafts.place(draft.id), read_picture(png(8, 8)), "rumah.png")
    draft = drafts.save(draft.with_body("Bu Ratna bercerita lagi."))
    drafts.keep(draft, "made")
    keep_cuts(drafts.place(draft.id), draft.body, ())
    gone = drafts.new({"title": "Dibuang"}, "x")
    drafts.remove(gone.id)
    read_document(b"# Judul\n\nIsi naskah.\n", "naskah.md")

    vault = Vault(library.folder)
    vault.remember(Client(name="Karsinah", pseudonym="Kenanga"))
    vault.keep_consent(GOOD)
    vault.keep_proof("surat.pdf", b"bukti")
    vault.keep_original("satu", "Karsinah bercerita.")
    vault.note_change(draft.id, "Siti", "Karsinah -> Kenanga")
    OwnWords().add("pendampingan")
    keep_begun(library.about.id, "satu", Begun())
    note = Annotation(id=new_id(), story="satu", text="Rahasia saya.", kind="comment", private=True)
    Notes(library, folders.desk()).apply(note_edit.add(note), SITI)
    catalogue.update(library)
    withdraw(library, "tiga", SITI, vault)
    catalogue.update(library)
    update(library, catalogue, cache)
    index = SearchIndex.open(cache, library.vocabulary, library.regions)
    index.complete("ber", 3, "id")
    index.close()

    written = {place.relative_to(folders.desk()).parts[0] for place in folders.desk().rglob("*") if place.is_file()}
    assert written >= {"drafts", "vault", "notes", "settings.json", "searches.json"}
    assert list(cache.glob("catalogue.db-*"))  # the test would say nothing of them otherwise
    assert open_to_others() == []
    assert stat.S_IMODE((library.folder / "stories").stat().st_mode) & 0o077  # what is meant to be seen can be
    catalogue.close()
    library.close()


def test_what_an_earlier_version_left_open_is_closed():
    for root in (folders.desk(), folders.cache()):
        (root / "drafts" / "a").mkdir(parents=True)
        (root / "drafts" / "a" / "story.md").write_text("Karsinah")
    shutil.copymode(folders.desk() / "drafts", folders.cache())
    assert len(open_to_others()) == 8
    atomic.tighten()
    assert open_to_others() == []


def test_what_a_link_points_to_elsewhere_keeps_its_rights(tmp_path: Path):
    mine = tmp_path / "buku.txt"
    mine.write_text("untuk semua")
    folders.desk().mkdir(parents=True)
    (folders.desk() / "pintasan").symlink_to(mine)
    atomic.tighten()
    assert stat.S_IMODE(mine.stat().st_mode) == 0o666
