"""A field that is a list: what was added, each to be looked at again or taken away, and one more at a time."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.forms.head_forms import RowForm
from kb.forms.head_rows import answer, is_readable, rows_of, with_row, without_row
from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.small_parts import IconButton, clear_layout
from ui.widgets.theme import RADIUS, theme
from ui.write.forms.fields import narrow_button
from ui.write.forms.row_editor import RowEditor
from ui.write.forms.small_form import SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_LINE: Final = 36


class RowsForm(SmallForm):
    """At most one row is open; it is in the draft from its first letter on, so that nothing of it can be lost."""

    def __init__(self, writing: OpenDraft, _hints: TextHints, form: RowForm) -> None:
        super().__init__(writing)
        self.form = form
        self.editor: RowEditor | None = None
        self._at = -1  # the open row
        self._is_new = False  # it is not in the draft, because nothing stands in it yet
        self._shown: tuple[object, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.done, self.add = narrow_button(), narrow_button()
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.done)
        foot.addStretch(1)
        self.column.addLayout(self._list)
        self.column.addLayout(foot)
        self.add.clicked.connect(self.begin)
        self.done.clicked.connect(self._finish)
        self.retranslate()

    @property
    def rows(self) -> tuple[object, ...]:
        """The rows of the draft, as they stand there."""
        return rows_of(self.value(self.form.field))

    @property
    def lines(self) -> list["RowLine"]:
        """The rows that are closed."""
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        frames = (item.widget() for item in items if item is not None)
        found = (frame.findChild(RowLine) for frame in frames if frame is not None)
        return [line for line in found if isinstance(line, RowLine)]

    def begin(self) -> None:
        """Open an empty row behind the others."""
        self._open(len(self.rows), is_new=True)

    def open_row(self, place: int) -> None:
        """Open one of the rows."""
        if is_readable(self.rows[place]):
            self._open(place, is_new=False)

    def follow(self) -> None:
        """Show the rows of the head; an opened one stays open."""
        rows = self.rows
        if rows == self._shown:
            return
        if self._is_new and len(rows) > len(self._shown):
            self._is_new = False
        elif not self._is_new and self._at >= len(rows):
            self._is_new = self._at == len(rows)
            self._at = self._at if self._is_new else -1
        self._build()

    def retranslate(self) -> None:
        one = self.form.one.say(self.writing.language)
        self.add.setText(self.tr("Tambah {one}").format(one=one))
        self.done.setText(self.tr("Selesai"))
        self._build()

    def focus_first(self, item: int = -1) -> None:
        """Open a row by its number, or begin the first one."""
        if 0 <= item < len(self.rows):
            self.open_row(item)
        elif self.editor is not None:
            self.editor.focus_first()
        elif not self.rows:
            self.begin()
        else:
            self.add.setFocus()

    def _open(self, place: int, *, is_new: bool) -> None:
        self._at, self._is_new = place, is_new
        self._drop_editor()
        self._build()
        assert self.editor is not None  # made by the building
        self.editor.focus_first()

    def _finish(self) -> None:
        """Close the row; where something is lacking say so first, and let go at the second press."""
        if self.editor is None:
            return
        warned = bool(self.done.property("warned"))
        if not warned and not self._is_new and self.editor.complain():
            self.done.setProperty("warned", True)
            self.done.setText(self.tr("Tutup, lengkapi nanti"))
            return
        self._close()
        self.add.setFocus()

    def _close(self) -> None:
        self._at, self._is_new = -1, False
        self._drop_editor()
        self._build()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.setParent(None)
            self.editor.deleteLater()
            self.editor = None
        self.done.setProperty("warned", False)
        self.done.setText(self.tr("Selesai"))

    def _build(self) -> None:
        """Lay the lines anew; the editor stays the same widget, with the caret in it."""
        rows = self._shown = self.rows
        clear_layout(self._list, keep=(self.editor,))
        if self._at < 0:
            self._drop_editor()
        for place in range(len(rows) + self._is_new):
            if place != self._at:
                number = place - (self._is_new and place > self._at)
                self._list.addWidget(self._line(number, rows[number]))
                continue
            if self.editor is None:
                self.editor = RowEditor(self.form, self.writing)
                self.editor.edited.connect(self._edit)
            self.editor.fill({} if self._is_new else rows[place])
            self._list.addWidget(self.editor)
        self.add.setVisible(self.editor is None)
        self.done.setVisible(self.editor is not None)

    def _line(self, place: int, row: object) -> QWidget:
        made = QFrame()
        box = QHBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        text = self.summary(row)
        line = RowLine(text, "" if self.form.is_whole(row) else self.tr("belum lengkap"))
        line.clicked.connect(partial(self.open_row, place))
        line.delete_requested.connect(partial(self._remove, place))
        line.setEnabled(is_readable(row))
        remove = IconButton("x", self.tr("Hapus “{words}”").format(words=text), size=16)
        remove.clicked.connect(lambda: self._remove(place))
        box.addWidget(line, 1)
        box.addWidget(remove)
        return made

    def summary(self, row: object) -> str:
        """Return the words that tell one row from the others."""
        if not isinstance(row, Mapping):
            return str(row)
        words = [answer(row, key) for key in _SUMMARIES.get(self.form.field, ())]
        if self.form.field == "actors":
            found = self.writing.library.organisations().get(answer(row, "organisation"))
            words = [found.name if found else answer(row, "name") or answer(row, "organisation")]
        elif self.form.field == "relations":
            card = self.writing.session.catalogue.card(answer(row, "story"))
            words = [self.writing.session.title(card) if card else self._hoped_for(answer(row, "story"))]
        first = " · ".join(filter(None, (" ".join(word.split()) for word in words)))
        return first or next((text for text in map(str, row.values()) if text), "")

    def _hoped_for(self, story: str) -> str:
        """Return the title of a draft that hopes to become this story, as those cut out of one text name each other."""
        drafts = self.writing.drafts
        try:
            return drafts.open(drafts.wishes()[story]).title or story
        except (KeyError, KnownError):
            return story

    def _edit(self, row: dict[str, object]) -> None:
        row = {} if self.form.says_nothing(row) else row
        step = self.tr("Ubah {one}").format(one=self.form.one.say(self.writing.language))
        was_new = self._is_new
        if was_new and row:
            rows = (*self.rows[: self._at], row, *self.rows[self._at :])
            self._is_new = False
        elif was_new:
            return
        else:
            rows = with_row(self.rows, self._at, row)
            self._is_new = not row
        if self._is_new == was_new:
            self._shown = rows_of([*rows])  # the editor shows it already; otherwise the other rows have new numbers
        self.put({self.form.field: rows}, step, typing=True)

    def _remove(self, place: int) -> None:
        words = self.summary(self.rows[place])[:40]
        self._close()
        self.put({self.form.field: without_row(self.rows, place)}, self.tr("Hapus “{words}”").format(words=words))
        self.add.setFocus()


_SUMMARIES: Final[dict[str, tuple[str, ...]]] = {
    "lessons": ("lesson",),
    "claims": ("value", "what"),
    "sources": ("title",),
    "authors": ("name", "role"),
}


class RowLine(QAbstractButton):
    """A row that is closed: its words, and what is wrong with it."""

    delete_requested = Signal()

    def __init__(self, text: str, trouble: str) -> None:
        super().__init__()
        self._trouble = trouble
        self.setText(text)
        self.setFont(ui_font(13))
        self.setToolTip(tip(text))
        self.setAccessibleName(", ".join(filter(None, (text, trouble))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, _LINE + (16 if self._trouble else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, box = theme(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            busy, lit = self.hasFocus(), self.underMouse() and self.isEnabled()
            painter.setPen(QPen(of.accent if busy else of.line, 2 if busy else 1))
            painter.setBrush(of.accent_soft if lit else of.panel)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)
            inner = box.adjusted(10, 2, -10, -2)
            painter.setPen(of.accent_soft_text if lit else of.text)
            painter.setFont(self.font())
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inner.width()))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            if self._trouble:
                painter.drawText(inner.adjusted(0, 0, 0, -inner.height() / 2), middle, text)
                painter.setPen(of.warning)
                painter.setFont(ui_font(12))
                painter.drawText(inner.adjusted(0, inner.height() / 2, 0, 0), middle, self._trouble)
            else:
                painter.drawText(inner, middle, text)
