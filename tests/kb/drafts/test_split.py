"""One text becomes several stories that know where each passage stood, and nothing of the text is lost on the way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.drafts.drafts import Drafts
from kb.drafts.text_split import SOURCE, Cut, claims_in, split, unused
from kb.importing.document_import import import_file
from kb.text.passages import footnotes, passages
from kb.vault.vault import Vault
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.kb.sample_pictures import JPEG

VOCABULARY = Vocabulary.load(ROOT / "content" / "vocabulary")[0]
TEXT = """Pembuka tentang kota.

## Anak

Pada 1998 ada 12 anak. Mereka tidur di pasar.[^a]

![peta](media/peta.jpg)

## Ibu

Ibu-ibu menabung Rp 5.000 sehari.

[^a]: Menurut catatan harian.
"""


@pytest.fixture
def desk(tmp_path):
    return Drafts(tmp_path / "desk" / "drafts"), Vault(tmp_path / "desk" / "vault")


def span(words, text=TEXT):
    at = text.index(words)
    return at, at + len(words)


def test_passages_are_numbered_without_headings_and_notes():
    assert [(one.number, one.text.split("\n")[0]) for one in passages(TEXT)] == [
        (1, "Pembuka tentang kota."),
        (0, "## Anak"),
        (2, "Pada 1998 ada 12 anak. Mereka tidur di pasar.[^a]"),
        (3, "![peta](media/peta.jpg)"),
        (0, "## Ibu"),
        (4, "Ibu-ibu menabung Rp 5.000 sehari."),
    ]
    assert footnotes(TEXT) == {"a": "Menurut catatan harian."}


def test_two_stories_cut_out_of_one_text(desk):
    drafts, vault = desk
    source = drafts.new({"title": "Catatan lapangan"}, TEXT, pictures={"peta.jpg": JPEG}, source="catatan.docx")
    blocks = passages(source.body)
    start, end = span("## Anak", source.body)[0], span("![peta](media/peta.jpg)", source.body)[1]
    offered = claims_in(source.body, blocks, start, end)
    assert [(claim.value, claim.source) for claim in offered] == [("1998, 12", f"{SOURCE} ¶2")]
    cuts = (
        Cut(title="Anak di pasar", spans=((start, end),), claims=offered),
        Cut(title="Ibu menabung", spans=(span("Ibu-ibu menabung Rp 5.000 sehari.", source.body),)),
    )
    assert [one.number for one in unused(blocks, cuts)] == [1]
    first, second = split(source, cuts, drafts, VOCABULARY, vault)
    assert "Mereka tidur di pasar.[^a][^asal-2]" in first.body
    assert "[^a]: Menurut catatan harian." in first.body
    assert "[^asal-2]: Catatan lapangan, ¶2." in first.body
    assert (drafts.place(first.id) / "media" / "peta.jpg").read_bytes() == JPEG
    assert not list((drafts.place(second.id) / "media").iterdir())
    (relation,) = second.fields()["relations"]
    assert relation.story == first.about.wish == "anak-di-pasar"
    (claim,) = first.fields()["claims"]
    assert claim.source == "asal ¶2"
    assert first.fields()["sources"][0].title == "Catatan lapangan"
    assert first.about.source_text == second.about.source_text
    assert vault.original(first.about.source_text) == source.body
    assert drafts.open(source.id).body == source.body


def test_stories_are_never_linked_to_somebody_elses_of_the_same_name(desk):
    drafts, vault = desk
    source = drafts.new({"title": "Catatan"}, TEXT)
    cuts = [Cut(title="Anak", spans=(span("Pada 1998", source.body),)), Cut(title="Ibu", spans=(span("Ibu-ibu"),))]
    first = split(source, cuts, drafts, VOCABULARY, vault, is_taken=lambda name: name == "anak")
    again = split(source, cuts, drafts, VOCABULARY, vault)
    assert [one.about.wish for one in (*first, *again)] == ["anak-2", "ibu", "anak", "ibu-2"]
    assert [made[1].fields()["relations"][0].story for made in (first, again)] == ["anak-2", "anak"]


def test_the_founding_essay_becomes_ten_linked_drafts(desk):
    seed = next(iter((ROOT.parent / "shared" / "seed").glob("*.txt")), None)
    if seed is None:
        pytest.skip("the founding essay is not on this machine")
    drafts, vault = desk
    source, _ = import_file(seed, drafts, VOCABULARY)
    blocks = [one for one in passages(source.body) if one.number and len(one.text) > 80]
    cuts = [Cut(title=f"Cerita {one.number}", spans=((one.start, one.end),)) for one in blocks[:10]]
    made = split(source, cuts, drafts, VOCABULARY, vault)
    assert len({draft.about.wish for draft in made}) == 10
    for before, draft, cut in zip(made, made[1:], cuts[1:], strict=False):
        assert draft.fields()["relations"][0].story == before.about.wish
        assert source.body[cut.spans[0][0] : cut.spans[0][1]] in draft.body


@given(st.text(alphabet="ab \n#`~|[^]:.1", max_size=120))
def test_passages_stand_in_order_and_hold_every_word_but_footnotes(text):
    found = passages(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert [one.number for one in found if one.number] == list(range(1, sum(one.number > 0 for one in found) + 1))
    if "[^" not in text:
        assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
