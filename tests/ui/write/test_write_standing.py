"""Where each draft stands on its way: with its writer, with its readers, back again, or published."""

from pathlib import Path

import pytest

from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts, draft_from
from kb.identity.identity_store import new_key
from kb.library.library import Library
from kb.library.shipped_copy import copy_shipped
from kb.review import review
from kb.story.author import Author
from kb.story.draft import Draft
from ui.write.drafts.draft_standing import standings

RATNA = Author("Ratna", "ratna@contoh.id", new_key())
DEWI = Author("Dewi", "dewi@contoh.id", new_key())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(copy_shipped(tmp_path_factory.mktemp("library") / "Pustaka", RATNA))


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def state(drafts: Drafts, library: Library) -> str:
    ((_, standing),) = standings(drafts, library, None)
    return standing.state


def hand_in(drafts: Drafts, draft: Draft, library: Library) -> Draft:
    return submit(drafts, draft, library, RATNA, check=lambda _file, _pictures: None).draft


def test_a_new_story_goes_to_its_reader_and_comes_back(drafts: Drafts, library: Library) -> None:
    draft = drafts.new({"title": "Rumah singgah"}, "Kami mulai.\n")
    assert state(drafts, library) == "draft"
    draft = hand_in(drafts, draft, library)
    assert state(drafts, library) == "submitted"
    seen = review.submission(library, draft.about.path)
    assert seen is not None
    review.send_back(library, seen, DEWI, "Siapa yang ikut menyusun aturan?")
    assert state(drafts, library) == "returned"
    drafts.save(draft.with_body("Kami mulai bersama anak-anak.\n"))
    assert state(drafts, library) == "returned"


def test_a_published_story_is_being_changed_and_waits_beside_the_signed_one(drafts: Drafts, library: Library) -> None:
    draft = draft_from(drafts, library, "manajemen-kasus-berbasis-keluarga")
    assert state(drafts, library) == "published"
    draft = drafts.save(draft.with_body(f"{draft.body}\nLagi.\n"))
    assert state(drafts, library) == "changing"
    hand_in(drafts, draft, library)
    assert state(drafts, library) == "submitted"


def test_a_draft_of_another_library_says_so(drafts: Drafts, library: Library) -> None:
    draft = drafts.new({"title": "Lain"})
    drafts.know(draft.with_about(library="/pustaka/Lain"))
    ((_, standing),) = standings(drafts, library, None)
    assert standing.elsewhere == "Lain"
