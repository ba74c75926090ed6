"""Excerpts: the right sentences, exact spans, and never a crash on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer.excerpt import LENGTH, Marker, Shown
from index.language.stems import Stems
from index.values.query import Either, Phrase, Query, Without, Word

STEMS = Stems()
for known in ("pendampingan", "mendampingi", "jalanan"):
    STEMS.stem(known)


def marker(*clauses) -> Marker:  # noqa: ANN002
    return Marker(Query(clauses), STEMS)


def marked(excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.spans]


FILLER = "Kalimat ini hanya mengisi tempat supaya teks menjadi panjang sekali. "


def test_the_closest_words_are_shown():
    text = (
        FILLER * 5
        + "Kata jalanan sendirian. "
        + FILLER * 5
        + "Petugas mendampingi anak jalanan setiap malam. "
        + FILLER
    )
    excerpt = marker(Word("pendampingan"), Word("jalanan")).excerpt(Shown(plain=text), "id")
    assert marked(excerpt) == ["mendampingi", "jalanan"]
    assert "Petugas" in excerpt.text


def test_sentences_are_whole_where_they_fit():
    excerpt = marker(Word("tengah")).excerpt(Shown(plain="Kalimat satu. Ada tengah di sini. Kalimat tiga."), "id")
    assert excerpt.text.startswith("Ada tengah di sini.")


def test_a_heading_is_parted_from_its_text_and_an_excerpt_ends_with_its_paragraph():
    text = f"Asesmen\nTidak diceritakan.\nPerencanaan\nTidak diceritakan sama sekali.\nHasil\n{FILLER}"
    excerpt = marker(Word("perencanaan", exact=True)).excerpt(Shown(plain=text), "id")
    assert excerpt.text == "Perencanaan · Tidak diceritakan sama sekali."
    assert marked(excerpt) == ["Perencanaan"]
    excerpt = marker(Phrase(("tidak", "diceritakan", "sama"))).excerpt(Shown(plain=text), "id")
    assert excerpt.text == "Tidak diceritakan sama sekali."


def test_what_goes_on_is_shown_by_dots():
    text = "kata " * 100 + "jarum " + "kata " * 100
    excerpt = marker(Word("jarum")).excerpt(Shown(plain=text), "id")
    assert excerpt.text.startswith("… ") and excerpt.text.endswith(" …")
    assert marked(excerpt) == ["jarum"]


@pytest.mark.parametrize(
    ("clauses", "text", "expected"),
    [
        ((Word("kafe"),), "Di kafé itu.", ["kafé"]),
        ((Word("jumat"),), "Hari Jum’at tiba.", ["Jum’at"]),
        ((Word("anak"),), "Anak-anak bermain.", ["Anak-anak"]),
        ((Phrase(("rumah", "sakit")),), "Di rumah\nsakit. Sakit rumah.", ["rumah sakit"]),
        ((Word("penda", prefix=True),), "Ada pendampingan.", ["pendampingan"]),
        ((Either((Word("satu"), Word("dua"))), Without(Word("tiga"))), "Satu dua tiga.", ["Satu", "dua"]),
        ((Word("straße"),), "İstanbul straße", ["straße"]),
    ],
)
def test_marks_are_exact(clauses, text, expected):
    if clauses == (Word("straße"),):
        clauses = (Word("strasse"),)
    assert marked(marker(*clauses).excerpt(Shown(plain=text), "id")) == expected


def test_a_story_found_only_by_its_labels_shows_its_summary():
    shown = Shown(plain=FILLER, summary="Ringkasan cerita.", summary_en="Summary of the story.")
    assert marker(Word("odha")).excerpt_at(None, shown, "en").text == "Summary of the story."
    assert marker(Word("ringkasan")).excerpt(shown, "id").spans == ((0, 9),)
    assert marker().excerpt(Shown(plain=FILLER * 9), "id").text.startswith("Kalimat ini")
    assert marker().excerpt(Shown(), "id").text == ""


def test_the_innermost_stage_is_named():
    text = "Asesmen\nIsi asesmen.\nRincian\nIsi jarum.\n"
    sections = ((0, 100, "thp.asesmen"), (21, 40, "thp.intervensi"))
    assert marker(Word("jarum")).excerpt(Shown(plain=text, sections=sections), "id").stage == "thp.intervensi"
    assert marker(Word("isi")).excerpt(Shown(plain=text, sections=sections), "id").stage == "thp.asesmen"


texts = st.lists(
    st.one_of(
        st.sampled_from(["jarum", "Jarum", "anak-anak", "jalanan", ". ", "\n", " ", "\u2028", "\ufffc", "é"]),
        st.text(max_size=5),
    ),
    max_size=60,
).map(" ".join)


@given(text=texts, repeats=st.integers(1, 20))
def test_any_text_gives_an_excerpt_with_spans_inside(text, repeats):
    plain = text * repeats
    asked = marker(Word("jarum"), Word("anak"), Phrase(("anak", "jalanan")), Word("ja", prefix=True))
    excerpt = asked.excerpt(Shown(plain=plain), "id")
    last = 0
    for start, end in excerpt.spans:
        assert last <= start < end <= len(excerpt.text)
        last = end
    assert len(excerpt.text) <= LENGTH * 3 or len(max(plain.split(), key=len)) > LENGTH
    assert not set(excerpt.text) & set("\n\u2028\ufffc")
    if asked.spans(plain):
        assert excerpt.spans
