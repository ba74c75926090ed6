"""What somebody said, as labels: words with links that open, who and when, where and when it was lived."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kb.annotation.annotation import Annotation
from kb.story.period import in_words
from ui.notes import note_links
from ui.notes.note_sources import Knowing
from ui.widgets import time_words
from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.small_parts import REDRESSED, FlowLayout, Pill, Text, repaint_label
from ui.widgets.theme import theme

_LINKS: Final = Qt.TextInteractionFlag.TextBrowserInteraction


class NoteText(QLabel):
    """The words of a note; links are followed by mouse and by Tab and Enter."""

    def __init__(self, kept: str, size: int = 13) -> None:
        super().__init__()
        self._kept = kept
        self.setFont(ui_font(size))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(_LINKS)
        self.setOpenExternalLinks(False)
        if "](" not in kept:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # nothing to press in it
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRESSED:
            self._dress()

    def _dress(self) -> None:
        repaint_label(self, theme().text)
        wanted = note_links.rich(self._kept, theme().accent.name())
        if self.text() != wanted:
            self.setText(wanted)
            self.setAccessibleName(note_links.plain(self._kept))


class NoteWordsView(QWidget):
    """One note or reply; `more` is a button for what one may do with it."""

    link_requested = Signal(str)

    def __init__(self, note: Annotation, knowing: Knowing, more: QWidget | None = None) -> None:
        super().__init__()
        language = knowing.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(signature(note, language), 1)
        if more is not None:
            head.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if note.deleted:
            column.addWidget(Text(self.tr("Catatan ini sudah dihapus penulisnya."), 13, "muted", wrap=True))
        elif note.text:
            words = NoteText(note.text)
            words.linkActivated.connect(self.link_requested)
            column.addWidget(words)
        if note.region or note.period:
            where = " · ".join(
                filter(
                    None, (knowing.place_name(note.region), in_words(note.period).say(language) if note.period else "")
                )
            )
            column.addWidget(_chips([Pill(where, icon_name="map-pin", interactive=False)]))
        if note.codes:
            names = [knowing.code_name(code) for code in note.codes]
            column.addWidget(_chips([Pill(name, icon_name="tag", interactive=False) for name in names]))


def signature(note: Annotation, language: str) -> Text:
    """Return who and when; the tooltip says the hour, and whether it was changed later."""
    label = Text(time_words.signed(note, language), 12, "muted", wrap=True)
    label.setToolTip(tip(time_words.exactly(note.created, language)))
    return label


def _chips(pills: list[Pill]) -> QWidget:
    held = QWidget()
    row = FlowLayout(held, 5)
    for pill in pills:
        row.addWidget(pill)
    return held
