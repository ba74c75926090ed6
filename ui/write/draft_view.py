"""One draft on the screen: its text on the left, the column of tabs on the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from kb.base.problems import KnownError
from kb.forms.draft_form import Forms
from kb.story.draft import Form
from ui.services.jobs import Lane
from ui.widgets.suggestion_list import Suggester
from ui.widgets.theme import theme
from ui.write.boxes import BoxesPage
from ui.write.drafts.conflict import Conflict
from ui.write.drafts.draft_history import HistoryDialog
from ui.write.open_draft import DraftPlace, OpenDraft
from ui.write.side_tabs import SideColumn, Tab
from ui.write.text.link_offers import LinkOffers
from ui.write.text.markdown_field import Field
from ui.write.text.picture_dialog import Picturing
from ui.write.text.text_marks import MarkedField
from ui.write.text.title_fields import DraftHead
from ui.write.text_page import TextPage
from ui.write.write_bar import WriteBar
from ui.write.write_status import WriteStatus

_COLUMN: Final = 380
_COLUMN_NARROW: Final = 300
_NARROW: Final = 1150
_HERE: Final = "\ue000"  # a letter that nobody types


class WritingView(QWidget):
    """Belongs to one `OpenDraft`; made anew for another draft."""

    quiet_changed = Signal(bool)  # everything but the text shall step aside, or come back

    def __init__(self, writing: OpenDraft, tabs: Sequence[Tab], links: LinkOffers, lane: Lane) -> None:
        super().__init__()
        self.writing, self._links = writing, links
        self._field: Field | None = None  # where the keyboard was last
        self.bar = WriteBar()
        self.boxes = BoxesPage(writing, DraftHead(writing))
        self.text = TextPage(writing, DraftHead(writing), lane)
        self.editor = self.text.editor
        self.pages = QStackedWidget()
        self.column = SideColumn(writing, tabs)
        self.column.setMinimumWidth(270)
        self._picturing = Picturing(writing, self)
        self.conflict = Conflict(writing, self)
        self._telling = WriteStatus(self.bar, writing, self.conflict)
        self._quiet = False
        self._narrow: bool | None = None
        self._lay_out()
        self._connect()
        self.show_way(self.way)

    @property
    def way(self) -> str:
        """How the draft is written: "quick", "full" or "text"."""
        as_text = self.writing.settings.value.write_as_text
        return "text" if as_text else self.writing.draft.about.form

    @property
    def is_quiet(self) -> bool:
        """Whether only the text is shown."""
        return self._quiet

    def choose_way(self, way: str) -> None:
        """Write in another way from now on; between the forms the text moves along, as one step."""
        self.writing.settings.change(write_as_text=way == "text")
        draft = self.writing.draft
        if way not in {"text", draft.about.form}:
            form: Form = "quick" if way == "quick" else "full"
            forms = Forms(self.writing.vocabulary, str(draft.fields().get("language", "id")))
            self._keep_before_turning()
            step = {"quick": self.tr("Ubah ke bentuk singkat"), "full": self.tr("Ubah ke bentuk lengkap")}[form]
            self.writing.put_form(form, forms.turned(draft.body, form), step)
        self.show_way(way)
        self.focus_text()

    def _keep_before_turning(self) -> None:
        """Let the history show how the text was cut before."""
        writing = self.writing
        if writing.saving.flush():
            try:
                writing.drafts.keep(writing.saving.saved, "form")
            except KnownError as error:
                writing.failed.emit(error)

    def show_way(self, way: str) -> None:
        """Show the page that belongs to a way."""
        self.bar.show_way(way)
        self.pages.setCurrentWidget(self.text if way == "text" else self.boxes)

    def focus_text(self) -> None:
        """Give the keyboard to the text, or to the title where there is none yet."""
        page = self.pages.currentWidget()
        heads = page.findChildren(DraftHead) if page is not None else []
        if heads and not self.writing.draft.title and not self.writing.draft.body.strip():
            heads[0].title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self.text:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.boxes.focus_first()

    def show_place(self, place: DraftPlace) -> None:
        """Bring a place of the text into sight; fields of the other panels are shown by those."""
        if place.glance:
            self._show_glance(place)
        elif place.part == "body":
            if self.pages.currentWidget() is self.text and place.field:
                self._begin_part(place.field)
            elif self.pages.currentWidget() is self.text:
                self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                self.editor.select(place.start, place.end)
            elif place.field:
                self.boxes.show_box(place.field)
            else:
                self.boxes.show_offset(place.start, place.end)
        elif place.field in {"title", "summary"}:
            page = self.pages.currentWidget()
            heads = page.findChildren(DraftHead) if page is not None else []
            for head in heads:
                (head.title if place.field == "title" else head.summary).setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.field and "details" in self.column.names:
            self.column.show_tab("details")

    def _show_glance(self, place: DraftPlace) -> None:
        """Show a place while the keyboard stays where somebody answers by keys."""
        page = self.pages.currentWidget()
        if place.part == "body" and page is self.text:
            self.editor.select(place.start, place.end)
        elif place.part == "body":
            self.boxes.show_offset(place.start, place.end, glance=True)
        elif place.field in {"title", "summary"} and page is not None:
            for head in page.findChildren(DraftHead):
                head.show_span(place.field, place.start, place.end)

    def _begin_part(self, key: str) -> None:
        """Give a part that is not told yet its heading where it belongs, and let the person write under it."""
        draft = self.writing.draft
        forms = Forms(self.writing.vocabulary, str(draft.fields().get("language", "id")))
        body = forms.put(draft.body, key, _HERE)
        caret = body.index(_HERE)
        title = next(
            (box.title.say(self.writing.language) for box in forms.boxes(body, draft.about.form) if box.key == key), ""
        )
        self.writing.put_body(body.replace(_HERE, ""), self.tr("Bagian “{title}”").format(title=title))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.select(caret, caret)

    def show_history(self) -> None:
        """Show the earlier texts of this draft."""
        self.writing.saving.flush()
        dialog = HistoryDialog(self.writing, self)
        dialog.exec()
        dialog.deleteLater()

    def set_quiet(self, quiet: bool) -> None:
        """Show the text alone, or everything around it again."""
        self._quiet = quiet
        for part in (self.bar, self.column):
            part.setVisible(not quiet)
        self.text.head_box.setVisible(not quiet)
        self.text.show_preview(self.bar.preview.isChecked() and not quiet)
        self.quiet_changed.emit(quiet)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._telling.say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:  # within one size the boundary stays where a person put it
            self._narrow = narrow
            beside = _COLUMN_NARROW if narrow else _COLUMN
            self._split.setSizes([self.width() - beside, beside])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11 or (event.key() == Qt.Key.Key_Escape and self._quiet):
            self.set_quiet(not self._quiet)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().window)

    def _lay_out(self) -> None:
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        self.pages.addWidget(self.boxes)
        self.pages.addWidget(self.text)
        split.addWidget(self.pages)
        split.addWidget(self.column)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([1000, _COLUMN])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        bar, writing = self.bar, self.writing
        bar.preview_toggled.connect(self.text.show_preview)
        bar.quiet_requested.connect(lambda: self.set_quiet(True))
        bar.toolbar.mark_requested.connect(self._mark)
        bar.way_chosen.connect(self.choose_way)
        self.boxes.field_made.connect(self._help)
        self._picturing.put.connect(self.text.preview.refresh)
        writing.changed.connect(self._follow)
        bar.history_requested.connect(self.show_history)
        writing.wanted.connect(self.show_place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self._help(self.editor)
        self._links.targets.prepare()

    def _help(self, field: Field) -> None:
        self._picturing.help(field)
        offering = Suggester(field, self._links.offers)
        self._links.targets.came.connect(offering.refresh)
        MarkedField(field, self.writing.marks)

    def _mark(self, name: str) -> None:
        known = self._field  # a box that went with its heading is no longer there
        field = known if known is not None and isValid(known) and known.isVisible() else None
        if field is None and self.pages.currentWidget() is self.text:
            field = self.editor
        elif field is None:
            self.boxes.focus_first()
            field = self._field
        if field is not None:
            field.mark(name)

    def _follow_keyboard(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, Field) and self.isAncestorOf(now):
            self._field = now

    def _follow(self) -> None:
        if (way := self.way) != "text" and self.pages.currentWidget() is self.boxes:
            self.bar.show_way(way)
