"""Everything that a person reads while writing, checking and going back is words, in both languages: no codes."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QTextBrowser, QWidget

from kb.story.draft import FILE
from kb.story.story_file import StoryFile
from ui.read.field_reader import FieldReader
from ui.write.check.submit_presenter import SubmitDialog
from ui.write.drafts.draft_history import HistoryDialog
from ui.write.drafts.merge_page import JoinDialog

CODES = (
    re.compile(r"\[\^[^\]]*\]?"),
    re.compile(r"(?<![\w.])(?:isu|met|ltr|prn|hsl|bkt|plj|thp|par)\.[a-z]"),
    re.compile(r"(?m)^\W*(?:basis|audience|evidence|certainty|theme|code|outcome|region|role|type)\s*:"),
    re.compile(r":\s*programme\b|\b(?:public-source|drew-on|sequel-of|not-told|client-led|praktik-baik-teruji)\b"),
    re.compile(r"(?<!\d)(?<!\d, )\d\d\.\d\d(?![\d.])"),  # but the time of a day
    re.compile(r"\b[a-z]+_[a-z_]+\b"),
    re.compile(r"\b\d{4}-\d\d-\d\d\b"),
)
HEAD = {
    "title": "Kelompok jamu",
    "summary": "Bagaimana kelompok itu mulai.",
    "kind": "pembelajaran",
    "authors": [{"name": "Ratna", "role": "pekerja sosial", "person": "ratna"}],
    "period": "2018/2020",
    "issues": ["isu.odhiv", "isu.hiv"],
    "methods": ["met.kelompok-dukungan"],
    "settings": ["ltr.komunitas"],
    "regions": [{"code": "32.12", "role": "practice"}, {"code": "31", "role": "origin"}],
    "actors": [{"organisation": "yayasan-bandungwangi", "role": "client-led"}],
    "participation": {"thp.asesmen": "led"},
    "claims": [
        {
            "what": "Anggota",
            "value": "12",
            "evidence": "bkt.pengakuan",
            "certainty": "probable",
            "conflict": {"value": "14", "source": "laporan"},
        }
    ],
    "lessons": [{"event": "Rapat", "lesson": "Dengar dulu", "applied_in": "desa lain", "theme": "plj.tim"}],
    "relations": [{"type": "drew-on", "story": "teman-sebaya-menjadi-bandungwangi"}],
    "sources": [{"id": "asal-12", "title": "Esai"}],
    "consent": {"basis": "programme", "audience": "public", "declared_by": "Ratna", "date": "2026-11-24"},
    "language": "id",
    "licence": "CC-BY-4.0",
    "title_en": "The herbal drink group",
}
BODY = (
    "## Situasi\n\nSiang itu Karsinah[^asal-12] datang membawa 3201011508950001 dan bercerita tentang kelompoknya.[^asal-12]\n\n"
    "[^asal-12]: Esai, alinea 12.\n"
)


def shown(top: QWidget) -> str:
    """Every word that stands on a page; what a person typed themselves is theirs."""
    said: list[str] = []
    for part in (top, *top.findChildren(QWidget)):
        if isinstance(part, QTextBrowser):
            said.append(part.toPlainText())
        elif isinstance(part, QListWidget):
            said += [part.item(row).text() for row in range(part.count())]
        elif isinstance(part, QComboBox):
            said += [part.itemText(row) for row in range(part.count())]
        elif isinstance(part, QLabel | QAbstractButton):
            said.append(re.sub(r"<[^>]+>", "", part.text()))
        elif isinstance(part, QLineEdit):
            said.append(part.placeholderText())
        said += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
    return "\n".join(said)


def codes_in(text: str) -> list[str]:
    return [found[0] for pattern in CODES for found in pattern.finditer(text)]


@pytest.fixture(params=["id", "en"])
def writing(open_program, qtbot, request):
    """A draft with everything in its head, begun and changed."""
    open_program.settings.change(name="Ratna", language=request.param)
    open_program.window.rooms.begin("text")
    view = open_program.window.rooms.write_page.view
    view.writing.put_fields({"title": "Awal"}, "Judul")
    assert view.writing.saving.flush()
    view.writing.drafts.keep(view.writing.saving.saved, "saved")
    view.writing.put_fields(HEAD, "Keterangan")
    view.writing.put_body(BODY, "Tempel")
    made = view.column.panel("check")
    view.column.show_tab("check")
    qtbot.waitUntil(lambda: made.checking.is_current and not made.checking.is_busy, timeout=10_000)
    return view.writing


def test_no_page_of_the_check_shows_a_code(writing, open_program, qtbot):
    panel = open_program.window.rooms.write_page.view.column.panel("check")
    panel._show_answered.setChecked(True)
    for deck in (panel.must, panel.names, panel.look, panel.answered):
        for card in deck.cards:
            card.set_open(True)
    assert codes_in(shown(panel)) == []
    dialog = SubmitDialog(writing, panel)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.panel.checking.is_current and not dialog.panel.checking.is_busy, timeout=10_000)
    for card in (*dialog.panel.must.cards, *dialog.panel.look.cards, *dialog.panel.names.cards):
        card.set_open(True)
    assert codes_in(shown(dialog)) == []


def test_no_code_stands_in_what_changed(writing, qtbot):
    dialog = HistoryDialog(writing)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Ratna" in dialog.page.toPlainText(), timeout=10_000)
    dialog.grab().save("/tmp/walk_history.png")
    assert codes_in(shown(dialog)) == []
    told = dialog.page.toPlainText()
    assert "ODHIV" in told or "HIV" in told
    assert "Indramayu" in told


def test_no_code_stands_where_two_texts_are_put_together(writing, qtbot):
    other = StoryFile.parse(b"---\ntitle: Awal\n---\n\nLain.\n", FILE)
    dialog = JoinDialog(writing.draft.file, other, writing.language, reader=FieldReader(writing.session))
    qtbot.addWidget(dialog)
    dialog.show()
    assert codes_in(shown(dialog)) == []


def test_the_look_for_codes_finds_codes():
    for code in ("basis: programme", "[^asal-12]", "isu.odhiv", "declared_by", "32.12", "2026-11-24"):
        assert codes_in(code)
