"""A document from a word processor becomes a draft with its pictures; a bad one becomes a sentence."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts
from kb.importing import pandoc
from kb.importing.document import MAX_TEXT, read_document
from kb.importing.document_import import import_file, import_folder, read_file
from kb.reading import read
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.kb.importing.documents import archive, docx, odt, paragraph, picture
from tests.kb.sample_pictures import SECRET, exif, jpeg_with

VOCABULARY = Vocabulary.load(ROOT / "content" / "vocabulary")[0]
STORY = [
    paragraph("Warung yang menjadi ruang belajar", "Title"),
    paragraph("Asesmen", bold=True),
    paragraph("Ibu-ibu menggambar peta mereka sendiri."),
]


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "desk")


def code_of(data, name):
    with pytest.raises(KnownError) as caught:
        read_document(data, name)
    assert name in caught.value.what.id
    assert caught.value.remedy.id.endswith("Berkas aslinya tidak diubah.")
    return caught.value.code


def test_a_word_document_becomes_a_draft_with_its_stage_and_its_picture_without_a_place(drafts, tmp_path):
    photo = jpeg_with(0xE1, exif(1))
    file = tmp_path / "Cerita Sri.docx"
    file.write_bytes(docx([*STORY, picture("rId1")], [("Foto Rumah.jpg", photo)]))
    draft, document = import_file(file, drafts, VOCABULARY)
    assert draft.title == "Warung yang menjadi ruang belajar"
    assert "## Asesmen\n\nIbu-ibu menggambar peta mereka sendiri." in draft.body
    assert (draft.about.form, draft.about.source, document.lost) == ("full", "Cerita Sri.docx", ())
    (name,) = document.pictures
    assert f"![Peta tangan](media/{name})" in draft.body
    kept = (drafts.place(draft.id) / "media" / name).read_bytes()
    assert SECRET not in kept
    assert kept != photo
    assert drafts.open(draft.id).body == draft.body


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odt", odt('<text:h text:outline-level="1">Judul</text:h><text:p>Ibu-ibu yang menabung.</text:p>')),
        ("a.rtf", rb"{\rtf1\ansi {\b Judul}\par\par Ibu-ibu yang menabung.\par}"),
        ("a.html", b"<h1>Judul</h1><p>Ibu-ibu yang menabung.<script>alert(1)</script></p>"),
        ("a.md", b"# Judul\n\nIbu-ibu yang menabung.\n"),
        ("a.txt", b"Judul\r\n\r\nIbu-ibu yang menabung.\r\n"),
        ("a.txt", "Judul\n\nIbu-ibu yang menabung.\n".encode("utf-16")),
    ],
)
def test_every_kind_gives_the_same_story(name, data):
    document = read_document(data, name)
    assert (document.title, document.body.strip(), document.language) == ("Judul", "Ibu-ibu yang menabung.", "id")


def test_the_writer_that_a_text_names_is_its_author_and_nobody_is_guessed(drafts, tmp_path):
    file = tmp_path / "esai.txt"
    file.write_text("Arisan\n\nOleh: Siti Aminah, S.Sos (Pekerja Sosial)\n\nSebuah kalimat oleh: seseorang.\n")
    draft, document = import_file(file, drafts, VOCABULARY)
    assert [author.name for author in draft.fields()["authors"]] == ["Siti Aminah, S.Sos"]
    assert document.body.strip() == "Sebuah kalimat oleh: seseorang."
    assert "authors" not in read_document(b"Arisan\n\nSebuah kalimat oleh: seseorang.\n", "a.txt").fields


def test_the_head_of_a_markdown_file_comes_along_but_never_who_may_read_it(drafts, tmp_path):
    file = tmp_path / "cerita.md"
    file.write_text(
        "---\nid: lama\ntitle: Arisan\nperiod: 1998/2003\nstatus: published\nconsent: {basis: consent}\n---\n\nIsi.\n"
    )
    draft, _ = import_file(file, drafts, VOCABULARY)
    fields = draft.fields()
    assert (draft.title, str(fields["period"]), draft.body.strip()) == ("Arisan", "1998/2003", "Isi.")
    assert fields["status"] == "submitted"
    assert "consent" not in fields
    assert "id" not in fields


@given(st.text(min_size=1).filter(str.strip))
def test_plain_text_reads_as_it_was_typed(text):
    try:
        document = read_document(text.encode("utf-8", "ignore"), "a.txt")
    except KnownError as error:
        assert error.code in {"empty-document", "unknown-document"}
        return
    reading = read(document.body)
    assert not any(run.link or run.strong or run.emphasis for run in _runs(reading))


def _runs(reading):
    from kb.reading import inlines  # noqa: PLC0415
    from kb.reading.tree import Text  # noqa: PLC0415

    return [one for one in inlines(reading.blocks) if isinstance(one, Text) and not one.link.startswith("http")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("kosong.docx", b"", "empty-document"),
        ("gambar.docx", b"\x89PNG\r\n\x1a\n1234", "unknown-document"),
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old-document"),
        ("kunci.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked-document"),
        ("putus.docx", docx(STORY)[:400], "damaged-document"),
        ("bukan.docx", b"halo", "damaged-document"),
        ("makro.docx", docx(STORY, more=[("word/vbaProject.bin", b"x")]), "macros"),
        ("makro.docm", docx(STORY), "macros"),
        ("luar.docx", docx(STORY, more=[("../../jahat.md", b"x")]), "unsafe-document"),
        ("entitas.docx", docx(['<!DOCTYPE x [<!ENTITY a "b">]>']), "unsafe-document"),
        ("lain.zip", archive([("cerita.md", "x")]), "unknown-document"),
        ("besar.docx", docx([" " * 60_000_000]), "document-too-big"),
        ("bom.docx", docx(STORY, more=[("word/media/a.bin", bytes(270_000_000))]), "document-too-big"),
        ("besar.txt", b"kata " * (MAX_TEXT // 4), "document-too-big"),
    ],
)
def test_what_cannot_come_in_says_why_and_what_to_do(name, data, code):
    assert code_of(data, name) == code


def test_pictures_that_are_not_in_the_document_are_named_and_never_fetched(tmp_path):
    photo = jpeg_with(0xE1, exif(1))
    (tmp_path / "dalam").mkdir()
    (tmp_path / "rahasia.png").write_bytes(photo)
    file = tmp_path / "dalam" / "a.md"
    file.write_text(
        "# J\n\n![peta](../rahasia.png) ![jauh](http://127.0.0.1:9/z.png) ![](file:///etc/passwd)\n\nAkhir.\n"
    )
    document = read_file(file, VOCABULARY)
    assert document.pictures == {}
    assert [words.id.split("”")[0] for words in document.lost] == [
        "Gambar “rahasia.png",
        "Gambar “z.png",
        "Gambar “passwd",
    ]
    assert "*[peta]*" in document.body


def test_of_very_many_missing_pictures_the_first_are_named_and_the_rest_counted():
    text = "# J\n\n" + "\n\n".join(f"![](p{number}.png)" for number in range(500))
    lost = read_document(text.encode(), "a.md").lost
    assert len(lost) == 21
    assert "p19.png" in lost[19].id
    assert "480" in lost[20].id


def test_a_saved_web_page_brings_the_pictures_that_lie_beside_it(tmp_path):
    (tmp_path / "Cerita_files").mkdir()
    (tmp_path / "Cerita_files" / "peta kami.jpg").write_bytes(jpeg_with(0xE1, exif(1)))
    file = tmp_path / "Cerita.html"
    file.write_text('<h1>J</h1><p>Isi. <img src="Cerita_files/peta%20kami.jpg" alt="Peta"><img src="../b%20c.png"></p>')
    document = read_file(file, VOCABULARY)
    assert list(document.pictures) == ["peta-kami.jpg"]
    assert "![Peta](media/peta-kami.jpg)" in document.body
    assert [words.id.split("”")[0] for words in document.lost] == ["Gambar “b c.png"]


def test_a_folder_goes_on_past_what_cannot_be_read_and_can_be_stopped(drafts, tmp_path):
    folder = tmp_path / "masuk"
    folder.mkdir()
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(f"Judul {name}\n\nSebuah kalimat.\n")
    (folder / "b.docx").write_bytes(b"rusak")
    (folder / ".tersembunyi.md").write_text("x")
    brought = list(import_folder(folder, drafts, VOCABULARY))
    assert [(one.done, one.of, one.draft is not None) for one in brought] == [(1, 3, True), (2, 3, False), (3, 3, True)]
    assert brought[1].error.code == "damaged-document"
    assert len(drafts.rows()) == 2
    assert list(import_folder(folder, drafts, VOCABULARY, cancelled=lambda: True)) == []
    assert len(drafts.rows()) == 2


def test_where_no_converter_is_installed_a_word_document_says_so_and_text_still_comes(monkeypatch):
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: None)
    assert code_of(docx(STORY), "a.docx") == "no-converter"
    assert read_document(b"# A\n\nB.\n", "a.md").title == "A"


@pytest.mark.skipif(sys.platform != "linux", reason="limits are set differently elsewhere")
def test_the_converter_runs_with_limits_that_it_cannot_raise():
    asks = "import resource as r; print([r.getrlimit(k) for k in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE)])"
    command = [*pandoc._with_limits(), sys.executable, "-c", asks]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    limits = json.loads(told.replace("(", "[").replace(")", "]"))
    assert all(0 < soft == hard for soft, hard in limits)


def test_a_person_can_stop_a_conversion():
    with pytest.raises(KnownError) as caught:
        read_document(docx(STORY), "a.docx", cancelled=lambda: True)
    assert caught.value.code == "cancelled"


@pytest.mark.parametrize("group", ["names", "md", "yaml"])
def test_every_bomb_ends_in_a_draft_or_a_sentence(group, material, drafts, tmp_path):
    bombs = tmp_path / "bombs"
    subprocess.run(
        [sys.executable, material / "hostile" / "make_bombs.py", bombs, group], check=True, stdout=subprocess.DEVNULL
    )
    assert ended([file for file in sorted((bombs / group).rglob("*")) if file.is_file()], drafts) > 3
    assert {place.name for place in tmp_path.iterdir()} <= {"bombs", "desk"}


def test_every_malformed_file_ends_in_a_draft_or_a_sentence(material, drafts, tmp_path):
    files = sorted(file for file in (material / "hostile").rglob("*") if file.is_file() and file.suffix != ".py")
    assert ended(files, drafts) > 40
    assert {place.name for place in tmp_path.iterdir()} <= {"desk"}


def ended(files, drafts):
    for file in files:
        try:
            import_file(file, drafts, VOCABULARY)
        except KnownError as error:
            assert error.what.id
            assert error.remedy.en
    return len(files)
