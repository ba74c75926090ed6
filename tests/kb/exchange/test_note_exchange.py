"""Notes that leave and come in: whole, harmless, never private by accident, and nothing twice."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.annotation.annotation_json import read_annotation
from kb.base.problems import KnownError
from kb.exchange import gather, plan_import, to_csv, to_html, to_jsonld, to_markdown
from kb.notes import note_edit
from kb.notes.note_lists import NoteFilter
from kb.story.author import Author
from tests.kb.annotation.test_annotation_json import failed_musts  # noqa: F401  a fixture
from tests.kb.notes.test_note_lists import Shelf
from tests.kb.shelf import SITI

COLLECTION = "0af3a8c3-adb1-45ed-9bf0-af38aa38bfe0"
EVIL = "=HYPERLINK(1)\n<script>alert(1)</script> [x](javascript:x) ![y](http://a.example/y.png)"


@pytest.fixture
def shelf(tmp_path: Path):
    made = Shelf(tmp_path)
    yield made
    made.catalogue.close()


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    question = shelf.add("question", EVIL, codes=("bel.berbagi", "=1+1"), colour="useful")
    answer = shelf.do(
        note_edit.reply(question, "Dengan **mendengarkan**.\n\n# Judul"), Author("Budi <x>", "budi@contoh.id")
    )
    shelf.do(note_edit.accept(question, answer))
    shelf.do(
        note_edit.add(
            msgspec.structs.replace(answer, id=new_id(), text="RAHASIA", private=True, created=answer.created)
        )
    )
    shelf.add("similar", "Saya juga.", story="buruh-migran", region="32.12", period="2004")
    shelf.add("comment", "RAHASIA", private=True)
    return shelf


def test_private_notes_leave_only_when_asked_for(full: Shelf) -> None:
    for private in (False, True):
        sheets = gather(full.catalogue, full.notes, private=private)
        for text in (
            to_markdown(sheets),
            to_html(sheets),
            to_csv(sheets).decode(),
            to_jsonld(sheets, "x", COLLECTION).decode(),
        ):
            assert ("RAHASIA" in text) == private
            assert "contoh.id" not in text
            assert "email_sha1" not in text


def test_markdown_reads_as_it_was_said(full: Shelf) -> None:
    text = to_markdown(gather(full.catalogue, full.notes, NoteFilter(kinds=("similar",))), "en")
    assert text.startswith("# Notes\n\n## Cerita buruh-migran\n\n> Bu Ratna\n\n- **Similar experience** (Siti Aminah, ")
    assert text.endswith(", 32.12, 2004)\n\n  Saya juga.\n")
    text = to_markdown(gather(full.catalogue, full.notes, NoteFilter(kinds=("question",))))
    assert "\n  - **Balasan** (Budi \\<x\\>, " in text
    assert "\n    Dengan **mendengarkan**.\n\n    # Judul\n" in text


def test_a_table_holds_everything_and_no_formula(full: Shelf) -> None:
    raw = to_csv(gather(full.catalogue, full.notes))
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["kind"] for row in rows] == ["question", "reply", "similar"]
    assert rows[0]["text"] == f"'{EVIL}"
    assert (rows[0]["codes"], rows[0]["quote"], rows[1]["answers_to"]) == (
        "bel.berbagi; =1+1",
        "Bu Ratna",
        rows[0]["id"],
    )
    assert (rows[2]["region"], rows[2]["period"], rows[2]["story"]) == ("32.12", "2004", "buruh-migran")


def test_a_page_holds_no_markup_but_ours(full: Shelf) -> None:
    page = to_html(gather(full.catalogue, full.notes), "id", "<b>Catatan</b>")
    assert "<script" not in page
    assert "href" not in page
    assert "<img" not in page
    assert "&lt;b&gt;Catatan&lt;/b&gt;" in page
    assert "<strong>mendengarkan</strong>" in page
    assert "jawaban diterima" in page


def test_what_left_comes_back_as_known_or_new(full: Shelf, tmp_path: Path) -> None:
    raw = to_jsonld(gather(full.catalogue, full.notes), "Catatan kami", COLLECTION)
    plan = plan_import(raw, full.catalogue)
    assert (plan.edits, plan.known, plan.problems) == ((), 3, ())
    other = Shelf(tmp_path / "lain")
    plan = plan_import(raw, other.catalogue)
    assert (len(plan.edits), plan.known, plan.homeless) == (3, 0, 0)
    assert plan.summary.en == "In this file: 3 new."
    before = len(other.library.history.log())
    done = other.notes.apply_all(plan.edits, SITI)
    assert len(other.library.history.log()) == before + 1
    assert other.library.history.raw_at(done[2].paths[0]) is not None
    other.catalogue.update(other.library)
    assert plan_import(raw, other.catalogue).known == 3
    names = {(row.note.creator.name, row.answers) for row in other.catalogue.notes.all()}
    assert names == {("Siti Aminah", 1), ("Siti Aminah", 0)}
    for step in reversed(done):
        other.notes.apply(step.edit.inverse(), SITI)
    assert other.notes.of("anak-jalanan").annotations == other.notes.of("buruh-migran").annotations == ()
    other.catalogue.close()


def test_other_tools_can_read_it(full: Shelf, failed_musts) -> None:  # noqa: F811
    raw = to_jsonld(gather(full.catalogue, full.notes), "Catatan kami", COLLECTION)
    document = json.loads(raw)
    assert (document["type"], document["total"], len(document["first"]["items"])) == ("AnnotationCollection", 3, 3)
    for item in document["first"]["items"]:
        assert failed_musts({"@context": document["@context"], **item}) == []


HYPOTHESIS = {
    "total": 3,
    "rows": [
        {
            "id": "Zq3",
            "uri": "https://a.example/esai.html",
            "user": "acct:dewi@hypothes.is",
            "text": "Ini penting.",
            "tags": ["anak jalanan"],
            "created": "2021-03-04T05:06:07.123456+00:00",
            "updated": "2021-03-05T05:06:07.123456+00:00",
            "group": "__world__",
            "permissions": {"read": ["group:__world__"], "admin": ["acct:dewi@hypothes.is"]},
            "target": [
                {
                    "source": "https://a.example/esai.html",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0},
                        {"type": "TextPositionSelector", "start": 3, "end": 8},
                        {"type": "TextQuoteSelector", "exact": "Bu Ratna", "prefix": "", "suffix": " bercerita"},
                    ],
                }
            ],
        },
        {
            "id": "Zq4",
            "uri": "https://a.example/esai.html",
            "user": "acct:budi@hypothes.is",
            "text": "Setuju",
            "references": ["Zq3"],
            "target": [{"source": "https://a.example/esai.html"}],
        },
        {
            "id": "Zq5",
            "uri": "https://a.example/lain.html",
            "user": "acct:dewi@hypothes.is",
            "user_info": {"display_name": "Dewi"},
            "text": "",
            "permissions": {"read": ["acct:dewi@hypothes.is"]},
            "target": [{"source": "https://a.example/lain.html"}],
        },
    ],
}


def test_hypothesis_comes_in_whole(shelf: Shelf) -> None:
    raw = json.dumps(HYPOTHESIS).encode()
    plan = plan_import(raw, shelf.catalogue)
    assert (plan.edits, plan.homeless) == ((), 3)
    assert "https://a.example/esai.html" in plan.problems[0].what.id
    plan = plan_import(raw, shelf.catalogue, into="anak-jalanan")
    assert len(plan.edits) == 3
    shelf.notes.apply_all(plan.edits, SITI)
    shelf.catalogue.update(shelf.library)
    assert plan_import(raw, shelf.catalogue, into="anak-jalanan").known == 3
    threads = {thread.note.text: thread for thread in shelf.notes.of("anak-jalanan").threads}
    first = threads["Ini penting."]
    assert first.note.quote
    assert (first.note.quote.exact, first.note.codes, first.note.creator.name) == (
        "Bu Ratna",
        ("anak jalanan",),
        "dewi",
    )
    assert first.note.created.isoformat() == "2021-03-04T05:06:07.123456+00:00"
    assert [(reply.text, reply.creator.name) for reply in first.replies] == [("Setuju", "budi")]
    assert (threads[""].note.private, threads[""].note.creator.name, threads[""].note.kind) == (
        True,
        "Dewi",
        "highlight",
    )
    document = json.loads(first.note.extra)
    assert document["pustaka:hypothesis"] == HYPOTHESIS["rows"][0]
    assert document["target"]["scope"] == "https://a.example/esai.html"


def test_what_cannot_come_in_is_told_and_the_rest_does(shelf: Shelf) -> None:
    quote = quote_of(shelf.plain, 0, 8)
    good = msgspec.json.decode(to_jsonld([], "x", COLLECTION))
    note = Annotation(id=new_id(), story="anak-jalanan", text="baik", quote=quote)
    from kb.annotation.annotation_json import to_document  # noqa: PLC0415

    bad = {"id": "urn:x:1", "type": "Annotation"}
    away = {"id": "urn:x:2", "type": "Annotation", "target": "http://a.example/"}
    ring = [
        {"id": f"urn:uuid:{one}", "type": "Annotation", "motivation": "replying", "target": f"urn:uuid:{other}"}
        for one, other in ((COLLECTION, COLLECTION[::-1]), (COLLECTION[::-1], COLLECTION))
    ]
    good["first"] = {"type": "AnnotationPage", "items": [to_document(note), to_document(note), bad, away, *ring, 7]}
    plan = plan_import(json.dumps(good).encode(), shelf.catalogue)
    assert [edit.note.text for edit in plan.edits] == ["baik"]
    assert plan.known == 1
    assert {problem.code for problem in plan.problems} == {"not-annotation", "import-homeless"}
    assert plan.summary.en.startswith("In this file: 1 new, 1 already here, ")
    for raw, code in (
        (b"{}", "import-nothing"),
        (b"[]", "import-nothing"),
        (b"x", "note-not-json"),
        (json.dumps({"type": "AnnotationCollection", "first": "http://a.example/1"}).encode(), "import-elsewhere"),
    ):
        with pytest.raises(KnownError) as told:
            plan_import(raw, shelf.catalogue)
        assert told.value.code == code


def test_samples_of_collections_come_in(shelf: Shelf, material: Path) -> None:
    folder = material / "annotations/w3c/tools/samples/correct"
    raw = (folder / "collection1.json").read_bytes()
    plan = plan_import(raw, shelf.catalogue, into="anak-jalanan")
    items = json.loads(raw)["first"]["items"]
    assert len(plan.edits) + plan.known + len(plan.problems) == len(items) > 30
    shelf.notes.apply_all(plan.edits, SITI)
    found = shelf.notes.of("anak-jalanan")
    assert (len(found.annotations), found.problems) == (len(plan.edits), ())
    assert all(read_annotation(note.extra).story == "anak-jalanan" for note in found.annotations)
    for name in ("example42.json", "example43.json"):
        assert (
            plan_import((folder / name).read_bytes(), shelf.catalogue, into="buruh-migran").summary.en
            == "In this file: 2 new."
        )


def test_notes_of_withdrawn_stories_never_leave(full: Shelf) -> None:
    file = full.library.path_of("anak-jalanan")
    file.write_text(file.read_text(encoding="utf-8").replace("published", "withdrawn"), encoding="utf-8")
    full.catalogue.update(full.library)
    assert [sheet.story.id for sheet in gather(full.catalogue, full.notes, private=True)] == ["buruh-migran"]
