"""A draft as the boxes of its form: each with a question in plain words and an example, as tall as what is told."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.forms.draft_form import Box, Forms
from ui.widgets.small_parts import Pill, Text
from ui.write.open_draft import OpenDraft
from ui.write.text.growing_field import GrowingField
from ui.write.text.markdown_commands import tamed
from ui.write.text.markdown_field import Field
from ui.write.text.title_fields import DraftHead

_WIDEST: Final = 760
_NEAR: Final = 60  # pixels kept between the line one writes and the edge of what is seen


class BoxesPage(QScrollArea):
    """Title, summary and boxes in one page that scrolls; the body of the draft stays the only truth."""

    field_made = Signal(object)  # Field: a box came that other parts may want to help in

    def __init__(self, writing: OpenDraft, head: DraftHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self.head = head
        self._rows: dict[str, BoxRow] = {}
        self._shown = ""  # the body that the boxes show
        self._language = ""
        self._putting = False  # the change comes from one of these boxes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setMaximumWidth(_WIDEST)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 26, 0, 60)
        self._column.setSpacing(26)
        self._column.addWidget(head)
        self._column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(28, 0, 28, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self.setWidget(page)
        writing.changed.connect(self.follow)

    @property
    def fields(self) -> tuple[GrowingField, ...]:
        """The boxes one can write in, from the top."""
        return tuple(row.field for row in self._rows.values())

    def follow(self) -> None:
        """Show the draft as it is now; hidden, it waits until it is looked at."""
        body, language = self._writing.draft.body, self._writing.language
        form = self._writing.draft.about.form
        if not self.isVisible() or (f"{form}\n{body}", language) == (self._shown, self._language):
            return
        self._shown, self._language = f"{form}\n{body}", language
        boxes = self._forms().boxes(body, form)
        if [box.key for box in boxes] != list(self._rows):
            self._make_rows(boxes)
        for box in boxes:
            self._rows[box.key].show_box(box, language, follow=not self._putting)

    def show_offset(self, start: int, end: int, *, glance: bool = False) -> None:
        """Bring a span of the body into sight, in the box where it stands; at a `glance` the keyboard stays elsewhere."""
        body, form = self._writing.draft.body, self._writing.draft.about.form
        wanted = body[start:end]
        at = 0
        for box in self._forms().boxes(body, form):
            found = body.find(box.text, at) if box.text else -1
            if found < 0:
                continue
            at = found + len(box.text)
            if found <= start <= at:
                field = self._rows[box.key].field
                if not glance:
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.select(start - found, min(start - found + len(wanted), len(box.text)))
                self._follow_caret(field, glance=glance)
                return

    def show_box(self, key: str) -> None:
        """Give the keyboard to a box."""
        if key in self._rows:
            self._rows[key].field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._follow_caret(self._rows[key].field)

    def focus_first(self) -> None:
        """Give the keyboard to the first box that waits to be told."""
        fields = self.fields
        empty = next((field for field in fields if not field.written().strip()), fields[0] if fields else None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.follow()

    def _forms(self) -> Forms:
        return Forms(self._writing.vocabulary, str(self._writing.draft.fields().get("language", "id")))

    def _make_rows(self, boxes: tuple[Box, ...]) -> None:
        """Put the rows in the order of the boxes; one that stays keeps its caret."""
        old, self._rows = self._rows, {}
        for place, box in enumerate(boxes):
            row = old.pop(box.key, None) or self._new_row(box.key)
            self._rows[box.key] = row
            if self._column.indexOf(row) != place + 1:
                self._column.insertWidget(place + 1, row)
        before: QWidget = self.head.summary
        for row in self._rows.values():  # the keyboard goes down the page, also to what came later
            QWidget.setTabOrder(before, row.field)
            before = row.field
        for row in old.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _new_row(self, key: str) -> "BoxRow":
        row = BoxRow(self._writing)
        row.field.typed.connect(partial(self._put, key))
        row.field.cursorPositionChanged.connect(lambda: self._follow_caret(row.field))
        self.field_made.emit(row.field)
        return row

    def _put(self, key: str, step: str) -> None:
        row, draft = self._rows[key], self._writing.draft
        written = row.field.written()
        text = tamed(written)
        forms = self._forms()
        body = forms.put(draft.body, key, text)
        # A first word in a box gives it a heading, and the writer's own headings behind it other numbers.
        boxes = [(box.key, box.text.strip()) for box in forms.boxes(body, draft.about.form)]
        shown = [(name, row.field.written().strip()) for name, row in self._rows.items()]
        self._shown = f"{draft.about.form}\n{body}" if boxes == shown else ""
        name = step or self.tr("Ketikan di “{box}”").format(box=row.title.text())
        self._putting = True
        self._writing.put_body(body, name, typing=not step)
        self.follow()  # also where the body stayed as it was, because what was typed is not kept
        self._putting = False
        row.show_told(bool(text.strip()))

    def _follow_caret(self, field: Field, *, glance: bool = False) -> None:
        page = self.widget()
        if page is not None and (glance or field.hasFocus()):
            place = field.viewport().mapTo(page, field.cursorRect().center())
            self.ensureVisible(place.x(), place.y(), 0, _NEAR)


class BoxRow(QWidget):
    """One box: what it is called, what it asks, and the field."""

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self.title = Text("", 17, "text", QFont.Weight.DemiBold)
        self.asks = Text("", 14, "muted", wrap=True)
        self.field = GrowingField(writing)
        self._told = Pill("", "success", icon_name="check", interactive=False)
        self._told.hide()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self._told)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.asks)
        column.addSpacing(3)
        column.addWidget(self.field)

    def show_box(self, box: Box, language: str, *, follow: bool) -> None:
        """Show a box as it is now."""
        self.title.setText(box.title.say(language))
        self.asks.setText(box.asks.say(language) if box.asks else "")
        self.asks.setVisible(box.asks is not None)
        example = self.tr("Contoh: {text}").format(text=box.example.say(language)) if box.example else ""
        self.field.setPlaceholderText(example)
        self.field.setAccessibleName(box.title.say(language))
        self.field.setAccessibleDescription(" ".join(filter(None, (self.asks.text(), example))))
        if self.field.written().strip() != box.text.strip():
            self.field.fill(box.text, follow=follow)
        self.show_told(box.told)

    def show_told(self, told: bool) -> None:
        """Mark the box as one that says something."""
        self._told.setText(self.tr("terisi"))
        self._told.setVisible(told)
