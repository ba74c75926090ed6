"""What is still missing is asked for once, leads to its place, and goes away when it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.forms.completeness import meter, missing
from kb.forms.draft_form import Forms
from kb.story.draft import Draft, DraftInfo, empty_file
from kb.story.story import Consent
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT

FORMS = Forms(Vocabulary.load(ROOT / "content" / "vocabulary")[0])
TOLD = {
    "title": "Warung yang menjadi ruang belajar",
    "summary": "Ibu-ibu membuka warung.",
    "authors": [{"name": "Sri"}],
    "consent": Consent(basis="programme", declared_by="Sri"),
    "issues": ("isu.anak-jalanan",),
    "methods": ("mtd.masyarakat",),
    "settings": ("set.desa",),
    "regions": [{"code": "32.12"}],
    "period": "1998/2003",
    "actors": [{"organisation": "ilo"}],
    "participation": {"thp.asesmen": "led"},
    "lessons": [{"event": "Hujan.", "lesson": "Atap dulu."}],
    "sources": [{"id": "ingatan", "title": "Ingatan penulis"}],
}
QUICK = "## Situasi\n\nA.\n\n## Tantangan\n\nB.\n\n## Aksi\n\nC.\n\n## Refleksi\n\nD.\n"


def draft(fields=None, body="", form="quick"):
    file = empty_file(fields or {}, body)
    return Draft(about=DraftInfo(id="a", created="2026-11-24", form=form), file=file, saved=file)


def test_an_empty_page_needs_a_title_words_an_author_and_a_ground():
    asked = missing(draft(), FORMS)
    assert [one.field or one.part for one in asked if one.needed] == ["title", "situasi", "authors", "consent"]
    assert meter(draft(), FORMS).told == 0


def test_a_story_that_tells_everything_lacks_nothing():
    whole = draft(TOLD, QUICK)
    assert missing(whole, FORMS) == ()
    measured = meter(whole, FORMS)
    assert measured.told == measured.of > len(TOLD)


@pytest.mark.parametrize("field", TOLD)
def test_each_field_is_asked_for_once_and_alone(field):
    told = {name: value for name, value in TOLD.items() if name != field}
    (asked,) = missing(draft(told, QUICK), FORMS)
    assert (asked.field, asked.part) == (field, "")


def test_an_untold_box_leads_to_itself():
    (asked,) = missing(draft(TOLD, QUICK.replace("C.", "")), FORMS)
    assert (asked.part, asked.field, asked.needed) == ("aksi", "", False)
    assert asked.words.id.startswith("Aksi: ")


def test_the_full_form_asks_for_its_stages_and_accepts_not_told():
    body = "Pembuka.\n\n## Asesmen\n\nTidak diceritakan.\n\n## Pembelajaran\n\nKlien paling tahu.\n"
    parts = [one.part for one in missing(draft(TOLD, body, "full"), FORMS)]
    assert "thp.intervensi" in parts
    assert "thp.asesmen" not in parts
    assert "diskusi" not in parts


@given(st.sets(st.sampled_from(sorted(TOLD))), st.sampled_from(["", "Satu kalimat.", QUICK]))
def test_telling_more_never_makes_more_missing(names, body):
    some = draft({name: TOLD[name] for name in names}, body)
    more = draft(TOLD, body)
    assert len(missing(more, FORMS)) <= len(missing(some, FORMS))
    measured = meter(some, FORMS)
    assert measured.of - measured.told == len(missing(some, FORMS))
