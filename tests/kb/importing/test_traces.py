"""Remarks and tracked changes are named before the import, and nothing of them comes along unless a person says so."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.base import folders
from kb.drafts.drafts import Drafts
from kb.importing.document import read_document
from kb.importing.document_import import import_file, traces_of
from kb.importing.revision_traces import Traces, traces_in
from tests.kb.importing.documents import comments, docx, odt, paragraph, reviewed
from tests.kb.importing.test_margins import VOCABULARY

WORD = docx(
    [
        paragraph("Ibu Melati menabung."),
        reviewed("Ibu-ibu", " setiap pekan", " RAHASIASATU"),
        '<w:p><w:moveFrom w:id="7" w:author="Budi &amp; Co"><w:r><w:t>RAHASIADUA</w:t></w:r></w:moveFrom></w:p>',
        '<w:p><w:del w:id="8" w:author="Budi &amp; Co"><w:r><w:delText>RAHASIATIGA</w:delText></w:r></w:del></w:p>',
        '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="Sri"/></w:rPr></w:pPr><w:r><w:t>Sisa.</w:t></w:r></w:p>',
    ],
    more=comments("Sri", "RAHASIAEMPAT?"),
)
OPEN = odt(
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Sri</dc:creator>"
    "</office:change-info><text:p>RAHASIASATU<draw:frame><draw:text-box><text:p>RAHASIADUA</text:p></draw:text-box>"
    "</draw:frame></text:p></text:deletion></text:changed-region><text:changed-region><text:insertion>"
    "<office:change-info><dc:creator>Budi</dc:creator></office:change-info></text:insertion></text:changed-region>"
    "</text:tracked-changes><text:p>Kami datang.<office:annotation><dc:creator>Sri</dc:creator><text:p>RAHASIATIGA</text:p>"
    "</office:annotation></text:p>"
)
RICH = (
    rb"{\rtf1\ansi Kami datang. {\deleted RAHASIASATU} {\revised sisipan}"
    rb"{\*\atnid Sri}{\*\atnauthor Sri}{\*\annotation RAHASIADUA} Pulang.\par}"
)


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (WORD, "a.docx", Traces(comments={"Sri": 1}, insertions={"Sri": 1}, deletions={"Sri": 1, "Budi & Co": 2})),
        (OPEN, "a.odt", Traces(comments={"Sri": 1}, insertions={"Budi": 1}, deletions={"Sri": 1})),
        (RICH, "a.rtf", Traces(comments={"": 1}, insertions={"": 1}, deletions={"": 1})),
    ],
)
def test_they_are_counted_by_who_made_them_and_nothing_of_them_is_taken(
    data: bytes, name: str, found: Traces, tmp_path: Path
):
    file = tmp_path / name
    file.write_bytes(data)
    assert traces_of(file) == found
    draft, document = import_file(file, Drafts(), VOCABULARY)
    assert "RAHASIA" not in draft.file.raw.decode() + repr(document)
    assert not any(b"RAHASIA" in one.read_bytes() for one in folders.desk().rglob("*") if one.is_file())
    assert len([words for words in document.lost if re.match(r"\d+ (komentar|sisipan|penghapusan)", words.id)]) == 3


@pytest.mark.parametrize(("data", "name", "word"), [(WORD, "a.docx", "RAHASIAEMPAT"), (OPEN, "a.odt", "RAHASIATIGA")])
def test_who_wants_the_remarks_gets_them_and_never_what_was_struck_out(data: bytes, name: str, word: str):
    document = read_document(data, name, remarks="bring")
    assert set(re.findall("RAHASIA[A-Z]*", document.body)) == {word}


def test_a_document_without_any_says_nothing():
    for data, kind in ((docx([paragraph("Isi.")]), "docx"), (odt("<text:p>Isi.</text:p>"), "odt"), (b"Isi.", "txt")):
        assert not traces_in(data, kind)
        assert traces_in(data, kind).sentences() == ()


def test_many_authors_are_not_all_named():
    said = Traces(comments={f"Orang {number}": number for number in range(1, 9)}).sentences()
    assert said[0].id == (
        "36 komentar di pinggir tidak ikut (Orang 8 8, Orang 7 7, Orang 6 6, Orang 5 5, Orang 4 4, dan 3 orang lain)."
    )


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["Sri", "Budi", "Ana"]), max_size=12),
    st.lists(st.sampled_from(["Sri", "Budi"]), max_size=9),
)
def test_what_is_counted_is_what_is_there(inserted: list[str], deleted: list[str]):
    body = [f'<w:p><w:ins w:id="1" w:author="{who}"><w:r><w:t>a</w:t></w:r></w:ins></w:p>' for who in inserted]
    body += [
        f'<w:p><w:del w:author="{who}" w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>' for who in deleted
    ]
    found = traces_in(docx(body), "docx")
    assert found.insertions == {who: inserted.count(who) for who in set(inserted)}
    assert found.deletions == {who: deleted.count(who) for who in set(deleted)}
