"""From the desk into the library: whole, dated, remembered, never over somebody else's words."""

import os
import random
import signal
import time
from datetime import date

import pytest

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.catalogue.waiting_versions import newest, waiting_path
from kb.desk.draft_submit import ready, submit
from kb.drafts.drafts import Drafts, draft_from
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.signatures.review_rules import content_digest
from kb.versions.version_comparison import ConflictError
from tests.kb.sample_pictures import JPEG, SECRET, exif, jpeg_with, png
from tests.kb.shelf import SITI, bytes_below, new_library, put_story

DAY = date(2026, 11, 24)
FIELDS = {"title": "Kader menyapa lansia", "issues": ["isu.lansia"], "summary": "Tetangga menengok tetangga."}


def allow(_file, _pictures):
    """A gate that finds nothing."""


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


def test_a_draft_becomes_a_story_that_waits_for_its_reader(drafts, tmp_path):
    library = new_library(tmp_path)
    draft = drafts.new(FIELDS, "Awal.\n\n## Aksi\n\nKami datang.\n")
    done = submit(drafts, draft, library, SITI, check=allow, note="Mohon dibaca.", today=DAY)
    file = library.read("kader-menyapa-lansia")
    assert done.story == "kader-menyapa-lansia"
    assert done.change.added == ("kader-menyapa-lansia",)
    assert file.problems == ()
    assert (file.story.status, file.story.created, file.story.modified) == ("submitted", "2026-11-24", "2026-11-24")
    assert list(file.front.values)[:3] == ["id", "title", "summary"]
    assert file.body == "\nAwal.\n\n## Aksi\n\nKami datang.\n"
    assert library.history.log(file.path) == [], "history begins with the signed text"
    (step,) = record_of(library, file.path).steps
    assert (step.by.name, step.note, step.text) == (SITI.name, "Mohon dibaca.", content_digest(file))
    assert not done.draft.changed
    assert drafts.rows()[0].submitted


def test_a_second_story_of_the_same_title_gets_a_name_of_its_own(drafts, tmp_path):
    library = new_library(tmp_path)
    names = [submit(drafts, drafts.new(FIELDS, "A.\n"), library, SITI, check=allow).story for _ in range(2)]
    assert names == ["kader-menyapa-lansia", "kader-menyapa-lansia-2"]


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_stories_that_name_each_other_the_second_carries_the_link(drafts, tmp_path, first):
    """A link to what only lies on a desk would be a mistake in everybody's library."""
    library = new_library(tmp_path)
    ids = ("anak-di-pasar", "ibu-menabung")
    both = [
        drafts.new({"title": title, "relations": [{"type": "overlaps", "story": other}]}, "A.\n")
        for title, other in zip(("Anak di pasar", "Ibu menabung"), reversed(ids), strict=True)
    ]
    for number in (first, 1 - first):
        submit(drafts, both[number], library, SITI, check=allow)
    assert library.read(ids[first]).story.relations == ()
    assert [one.story for one in library.read(ids[1 - first]).story.relations] == [ids[first]]


def test_a_published_story_gets_a_new_version(drafts, tmp_path):
    library = new_library(tmp_path)
    put_story(library.folder, "satu", "created: 2020-01-02 # lama\ncatatan: tetap\n")
    before = library.read("satu")
    draft = draft_from(drafts, library, "satu").with_body("Baru.\n").with_fields({"summary": "Ringkas."})
    done = submit(drafts, drafts.save(draft), library, SITI, check=allow, today=DAY)
    file = library.read_path(waiting_path(library.read("satu").path))
    assert done.change.changed == ("satu",)
    assert library.read("satu").raw == before.raw
    assert (file.story.status, file.story.created, file.story.modified) == ("submitted", "2020-01-02", "2026-11-24")
    assert b"created: 2020-01-02 # lama\ncatatan: tetap\n" in file.raw
    assert [version.message for version in library.history.walk([file.path, before.path])] == [
        "Perubahan dari luar program: satu"
    ]
    again = submit(drafts, drafts.save(done.draft.with_body("Lebih baru.\n")), library, SITI, check=allow, today=DAY)
    assert again.change.changed == ("satu",)
    assert newest(library, before.path).body.strip() == "Lebih baru."
    assert draft_from(Drafts(tmp_path / "lain"), library, "satu").body.strip() == "Lebih baru."


def test_a_story_changed_meanwhile_ends_in_a_comparison(drafts, tmp_path):
    library = new_library(tmp_path, "satu")
    draft = drafts.save(draft_from(drafts, library, "satu").with_body("Punyaku.\n"))
    put_story(library.folder, "satu", body="Punya rekan.\n")
    before = bytes_below(library.folder)
    with pytest.raises(ConflictError) as told:
        submit(drafts, draft, library, SITI, check=allow)
    assert told.value.theirs.body.strip() == "Punya rekan."
    assert told.value.mine.body.strip() == "Punyaku."
    assert told.value.base == draft.base
    assert bytes_below(library.folder) == before
    assert drafts.open(draft.id).body == "Punyaku.\n"
    looked = drafts.know(drafts.open(draft.id), base=told.value.theirs)
    assert submit(drafts, looked, library, SITI, check=allow).change.changed == ("satu",)


def test_pictures_go_along_clean_and_under_safe_names(drafts, tmp_path):
    library = new_library(tmp_path)
    draft = drafts.new(
        FIELDS,
        "![peta](media/Peta Desa.JPG) ![lagi](media/peta-desa.jpg) ![hilang](media/tidak.png)\n",
        pictures={"Peta Desa.JPG": jpeg_with(0xE1, exif(6)), "peta-desa.jpg": png(), "sisa.jpg": JPEG},
    )
    spaced = drafts.save(draft.with_body(draft.body.replace("media/Peta Desa.JPG", "<media/Peta Desa.JPG>")))
    done = submit(drafts, spaced, library, SITI, check=allow)
    folder = library.path_of(done.story).parent
    assert {file.name for file in (folder / "media").iterdir()} == {"peta-desa.jpg", "peta-desa.png"}
    assert SECRET not in (folder / "media" / "peta-desa.jpg").read_bytes()
    text = library.read(done.story).body
    assert "(<media/peta-desa.jpg>)" in text
    assert "(media/peta-desa.png)" in text
    assert "(media/tidak.png)" in text
    assert library.history.raw_at(f"{library.relative(folder)}/media/peta-desa.jpg") is None


def test_a_picture_that_the_author_took_out_leaves_the_folder(drafts, tmp_path):
    library = new_library(tmp_path)
    body = "![peta](media/peta.png) ![rumah](media/rumah.jpg)\n"
    draft = drafts.new(FIELDS, body, pictures={"peta.png": png(), "rumah.jpg": JPEG})
    done = submit(drafts, draft, library, SITI, check=allow)
    media = library.path_of(done.story).parent / "media"
    (media / "milik-orang.png").write_bytes(png())
    again = drafts.save(done.draft.with_body("![peta](media/peta.png)\n"))
    submit(drafts, again, library, SITI, check=allow)
    assert {file.name for file in media.iterdir()} == {"peta.png", "milik-orang.png"}


def test_nothing_leaves_the_desk_that_the_gate_holds_back(drafts, tmp_path):
    library = new_library(tmp_path)
    draft = drafts.new(FIELDS, "Ibu Ratna.\n")
    before = bytes_below(library.folder)

    def refuse(file, pictures):
        assert file == ready(drafts, draft, library).file
        assert pictures == {}
        raise KnownError(Words("Ada nama.", "A name."), Words("Samarkan.", "Hide it."), code="gate")

    with pytest.raises(KnownError, match="A name"):
        submit(drafts, draft, library, SITI, check=refuse)
    assert bytes_below(library.folder) == before
    assert drafts.open(draft.id) == draft


def test_a_withdrawn_story_does_not_come_back(drafts, tmp_path):
    library = new_library(tmp_path)
    put_story(library.folder, "satu").write_bytes(
        library.path_of("satu").read_bytes().replace(b"status: published", b"status: withdrawn")
    )
    with pytest.raises(KnownError) as told:
        submit(drafts, draft_from(drafts, library, "satu"), library, SITI, check=allow)
    assert told.value.code == "withdrawn"


def test_without_a_title_it_stays_on_the_desk(drafts, tmp_path):
    library = new_library(tmp_path)
    with pytest.raises(KnownError) as told:
        submit(drafts, drafts.new({}, "Isi.\n"), library, SITI, check=allow)
    assert told.value.code == "not-a-story"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children the way Unix does")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_while_submitting_it_can_simply_be_submitted_again(drafts, tmp_path):
    library = new_library(tmp_path)
    chance = random.Random(3)
    text = "Kami datang lagi. " * 200
    for number in range(25):
        draft = drafts.new(
            {**FIELDS, "title": f"Cerita {number}"}, f"{text}![](media/peta.png)\n", pictures={"peta.png": png()}
        )
        child = os.fork()
        if child == 0:
            try:
                submit(Drafts(), draft, Library.open(library.folder), SITI, check=allow, today=DAY)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        again = drafts.open(draft.id)
        assert again.body.startswith(text)
        for lock in (library.folder / ".git").rglob("*.lock"):  # its holder is dead, but for so short a time
            os.utime(lock, (0, 0))
        done = submit(drafts, again, library, SITI, check=allow, today=DAY)
        assert done.story == f"cerita-{number}"
        assert library.read(done.story).body.strip() == draft.body.strip()
        assert (library.path_of(done.story).parent / "media" / "peta.png").read_bytes() == png()
        assert [step.by.name for step in record_of(library, library.read(done.story).path).steps] == [SITI.name]
    assert len(library.history.log()) == 1
