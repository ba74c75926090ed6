"""What readers will see, beside what is typed: the same reading, the same page, a breath after the last key.

A long draft is shown in part, the part around the caret, and read in another thread: laying out a book anew after
every pause would make the keys wait.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.reading import read
from kb.reading.tree import Reading
from ui.read.reader import StoryBrowser
from ui.read.story_images import Pictures
from ui.services.jobs import Lane
from ui.widgets.small_parts import Text
from ui.write.open_draft import OpenDraft
from ui.write.text.body_editor import MarkdownEditor

_AT_ONCE: Final = 8_000  # characters that are read and laid out without anybody noticing
_WHOLE: Final = 24_000  # characters up to which all of a draft is shown
_AROUND: Final = 10_000
_BREATH_MS: Final = 250


class Preview(QWidget):
    """Follows the draft and the caret of one editor while it is visible."""

    def __init__(self, writing: OpenDraft, editor: MarkdownEditor, folder: Path, lane: Lane) -> None:
        super().__init__()
        self._writing, self._editor, self._folder = writing, editor, folder
        self._lane = lane
        self._shown: tuple[str, int] = ("", -1)
        self.browser = StoryBrowser()
        self.browser.set_size(15)
        self._part = Text("", 12, "muted", wrap=True)
        self._part.setContentsMargins(24, 8, 24, 0)
        self._part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._part)
        column.addWidget(self.browser, 1)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._read)
        writing.changed.connect(self._wait)
        editor.cursorPositionChanged.connect(self._wait)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.browser.setAccessibleName(self.tr("Pratinjau"))
        self._part.setText(self.tr("Naskah ini panjang: yang tampak di sini adalah bagian di sekitar kursor."))

    def refresh(self) -> None:
        """Read again though the text is the same, as after a picture came."""
        self._shown = ("", -1)
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wait()

    def _wait(self) -> None:
        if self.isVisible():
            self._breath.start(_BREATH_MS)

    def _read(self) -> None:
        body = self._writing.draft.body
        text, start = (body, 0) if len(body) <= _WHOLE else part_around(body, self._caret(body))
        self._part.setVisible(text != body)
        if (text, start) == self._shown:
            self._keep_beside(text)
            return
        self._shown = (text, start)
        stage_of = self._writing.vocabulary.stage_of
        if len(text) <= _AT_ONCE:
            self._lane.forget()
            self._show(read(text, stage_of=stage_of))
        else:
            self._lane.ask(lambda: read(text, stage_of=stage_of), self._show)

    def _show(self, reading: Reading) -> None:
        place, old = self.browser.place(), self.browser.reading.plain
        self.browser.show_reading(reading, Pictures(self._folder))
        self.browser.go_to(place.carried(old, reading.plain))
        self._keep_beside(self._shown[0])

    def _keep_beside(self, text: str) -> None:
        """Show the place where one writes: as far down as the caret is in the text."""
        caret = self._caret(self._writing.draft.body) - self._shown[1]
        plain = self.browser.reading.plain
        if text and plain:
            share = min(max(caret, 0), len(text)) / len(text)
            self.browser.reveal(round(share * len(plain)))

    def _caret(self, body: str) -> int:
        # Close enough: where characters count twice, the preview stands a little further down.
        return min(self._editor.textCursor().position(), len(body))


def part_around(body: str, caret: int) -> tuple[str, int]:
    """Return the paragraphs around a place, and where they begin."""
    start = body.rfind("\n\n", 0, max(caret - _AROUND // 2, 0))
    end = body.find("\n\n", caret + _AROUND // 2)
    start = 0 if start < 0 else start + 2
    if caret - start > 2 * _AROUND:  # one endless paragraph
        start = caret - _AROUND
    if end < 0 or end - caret > 2 * _AROUND:
        end = min(len(body), caret + _AROUND)
    return body[start:end], start
