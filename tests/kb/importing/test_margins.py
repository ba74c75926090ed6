"""What stands beside the running text comes along or is named; titles are what their writers meant as titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.importing.document import read_document
from kb.importing.margins import Beside, with_beside
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.kb.importing.documents import comments, docx, edge, odt, paragraph, reviewed, text_box

VOCABULARY = Vocabulary.load(ROOT / "content" / "vocabulary")[0]


def test_a_corrected_word_document_tells_its_last_words_its_comments_and_its_boxes_and_names_what_stayed():
    document = read_document(
        docx(
            [
                paragraph("Warung belajar", "Title"),
                paragraph("Sebuah catatan", "Subtitle"),
                paragraph("Asesmen", "Heading1"),
                reviewed("Ibu-ibu menabung", " setiap pekan", " kadang"),
                text_box("Harga beras naik pada tahun itu."),
            ],
            more=[*comments("Sri", "Sejak kapan?"), edge("Laporan akhir program"), ("word/charts/chart1.xml", "<c/>")],
        ),
        "a.docx",
        remarks="bring",
    )
    assert document.title == "Warung belajar"
    assert document.body.startswith("Sebuah catatan\n")
    assert "Sri: Sejak kapan?" in document.body
    assert "Ibu-ibu menabung setiap pekan" in document.body
    assert "kadang" not in document.body
    assert document.body.count("> Harga beras naik pada tahun itu.") == 1
    put_in, taken_out, box, edges, chart = document.lost
    assert (put_in.en, taken_out.id) == (
        "1 tracked insertion is part of the draft (Sri 1).",
        "1 penghapusan yang dilacak tidak ikut (Sri 1).",
    )
    assert "Harga beras" in box.id
    assert "“Laporan akhir program”" in edges.id
    assert "(1)" in chart.en


def test_an_open_document_does_too():
    document = read_document(
        odt(
            "<text:p>Kami mulai dari warung.<office:annotation><dc:creator>Sri</dc:creator><text:p>Yang mana?</text:p>"
            "</office:annotation></text:p><text:p><draw:frame><draw:text-box><text:p>Isi <text:span>kotak</text:span>.</text:p>"
            "</draw:text-box></draw:frame></text:p>",
            "<style:master-page><style:footer><text:p>Halaman rahasia</text:p></style:footer></style:master-page>",
        ),
        "catatan.odt",
        remarks="bring",
    )
    assert document.body == "Kami mulai dari warung.\n\n> Isi kotak.\n\n> Sri: Yang mana?\n"
    assert [words.id.split()[0] for words in document.lost] == ["Teks", "Komentar", "Kepala"]


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.docx", docx([paragraph("J", "Title"), paragraph("Asesmen", "Heading1"), paragraph("Isi.")]), "J"),
        ("a.md", b"# Asesmen\n\nIsi.\n", "a"),
        ("a.html", b"<html><head><title>Situs | Judul</title></head><h1>Judul</h1><p>Isi.</p>", "Judul"),
        ("a.html", b"<html><head><title>Judul</title></head><h1>Judul</h1><h1>Asesmen</h1><p>Isi.</p>", "Judul"),
        ("a.txt", b"Kami datang. Mereka diam\n\nIsi.\n", "a"),
        ("a.rtf", rb"{\rtf1\ansi Cerita{\footnote Catatan.}\par\par Isi.\par}", "a"),
    ],
)
def test_a_title_is_what_its_writer_meant_as_one(name, data, title):
    document = read_document(data, name, stage_of=VOCABULARY.stage_of)
    assert document.title == title
    assert document.body.rstrip().endswith(("Isi.", "Catatan."))
    assert ("Asesmen" in document.body) == (b"Asesmen" in data or name == "a.docx")


def test_letters_behind_numbered_characters_of_rich_text_stay():
    document = read_document(rb"{\rtf1\ansi\uc1 Ia bilang: \u8220?kami di sini\u8221?.\par}", "a.rtf")
    assert document.body == "Ia bilang: “kami di sini”.\n"


@given(st.text(max_size=40), st.lists(st.text("ab> #<*\n", min_size=1, max_size=12).filter(str.strip), max_size=4))
def test_every_box_stands_in_the_text_once_it_is_brought_along(text, boxes):
    brought, said = with_beside(text, Beside(boxes=tuple(boxes)))
    letters = "".join(filter(str.isalnum, brought)).casefold()
    assert all("".join(filter(str.isalnum, box)) in letters for box in boxes)
    assert len(said) <= 1
