"""Whatever is done in whatever order: what is shown is what is kept, and undoing all of it leads to the beginning."""

import random

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kb.forms.draft_form import Forms
from ui.write.draft_view import WritingView

TYPED = ("kata ", "## Judul", "### kecil", "- satu", "# A", "**b**", "Asesmen", "```", "> k", "[^1]: x")
PASTED = (
    "😀 kata\n\nalinea\n",
    "## Aksi\n\nisi\n\n## Situasi\n\nx\n",
    "\u00a0spasi\u2028baris",
    "```\n## kode\n```\n",
    "\n\n",
)
MOVES = (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Up)


def act(view: WritingView, chance: random.Random) -> str:
    """Do something; returns what."""
    as_text = view.pages.currentWidget() is view.text
    field = view.editor if as_text else chance.choice(view.boxes.fields)
    field.setFocus()
    what = chance.choice(
        ["type"] * 6 + ["paste", "return", "mark", "undo", "redo", "way", "move", "delete", "all", "body"]
    )
    if what == "type":
        QTest.keyClicks(field, chance.choice(TYPED))
    elif what == "paste":
        QApplication.clipboard().setText(chance.choice(PASTED))
        field.paste()
    elif what == "mark":
        field.mark(chance.choice(["bold", "italic", "heading", "quote", "list", "link", "footnote"]))
    elif what == "way":
        view.choose_way(chance.choice(["quick", "full", "text"]))
    elif what == "move":
        field.moveCursor(chance.choice(MOVES))
    elif what == "all":
        field.selectAll()
    elif what == "body":
        view.writing.put_body(view.writing.draft.body + "\n## Evaluasi\n\nkata\n", "Lain")
    elif what in {"undo", "redo"}:
        getattr(view.writing, what)()
    else:
        QTest.keyClick(field, Qt.Key.Key_Return if what == "return" else Qt.Key.Key_Backspace)
    return what


def shown(view: WritingView) -> object:
    if view.pages.currentWidget() is view.text:
        return view.editor.written()
    return [(key, row.field.written().strip()) for key, row in view.boxes._rows.items()]


def kept(view: WritingView) -> object:
    draft = view.writing.draft
    if view.pages.currentWidget() is view.text:
        return draft.body
    boxes = Forms(view.writing.vocabulary).boxes(draft.body, draft.about.form)
    return [(box.key, box.text.strip()) for box in boxes]


def test_what_is_shown_is_what_is_kept(open_program) -> None:
    """Found by doing the same for minutes: boxes that took each other's words, and headings that came twice."""
    chance = random.Random(8)
    rooms = open_program.window.rooms
    for way in ("quick", "text"):
        rooms.begin(way)
        view = rooms.write_page.view
        start = view.writing.draft.file.raw, view.writing.draft.about.form
        done = []
        for _ in range(60):
            done.append(act(view, chance))
            assert shown(view) == kept(view), done[-5:]
        while view.writing.steps.to_undo is not None:
            view.writing.undo()
        assert (view.writing.draft.file.raw, view.writing.draft.about.form) == start
        assert shown(view) == kept(view)
