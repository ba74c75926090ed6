"""Which sentence came from whom: the text, with name and day beside each stretch of one hand."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser

from kb.review.story_history import VersionEntry
from kb.versions.blame import Origin
from ui.history import entry_words
from ui.widgets.theme import theme

translate = QCoreApplication.translate
_AT_ONCE: Final = 400  # sentences
_TABLE: Final = '<table width="100%" cellspacing="0" cellpadding="7" border="0">'
_HEADING: Final = re.compile(r"#{1,6}\s+(.+)")


class OriginView(QTextBrowser):
    """Two columns: whose words, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(20)
        self._origins: Sequence[Origin] = ()
        self._entries: Mapping[int, VersionEntry] = {}
        self._language = "id"
        self._shown = _AT_ONCE
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)

    def show_origins(self, origins: Sequence[Origin], entries: Sequence[VersionEntry], language: str) -> None:
        """Show the sentences of the newest text; numbers of versions count from the oldest."""
        self._origins, self._language, self._shown = origins, language, _AT_ONCE
        self._entries = {entry.number - 1: entry for entry in entries}
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._origins:
            self._render()

    def _follow(self, _address: QUrl) -> None:
        self._shown += _AT_ONCE
        place = self.verticalScrollBar().value()
        self._render()
        self.verticalScrollBar().setValue(place)

    def _render(self) -> None:
        of, rows = theme(), []
        for (first, last), group in groupby(self._origins[: self._shown], key=lambda one: (one.first, one.last)):
            text = "<br>".join(_said(one.text) for one in group)
            rows.append(
                f'{_TABLE}<tr><td width="32%" valign="top" style="color:{of.muted.name()}">{self._hand(first, last)}</td>'
                f'<td width="68%" valign="top">{text}</td></tr></table>'
            )
        left = max(len(self._origins) - self._shown, 0)
        if left:
            said = self.tr("%n kalimat lagi; tampilkan", "", left)
            rows.append(f'<p align="center"><a href="lagi" style="color:{of.accent.name()}">{escape(said)}</a></p>')
        self.setHtml("".join(rows))

    def _hand(self, first: int, last: int) -> str:
        said = [self._named(first)]
        if last != first:
            said.append(translate("History", "diubah: {who}").format(who=self._named(last)))
        return "<br>".join(escape(one) for one in said)

    def _named(self, number: int) -> str:
        entry = self._entries.get(number)
        return f"{entry_words.who(entry)}, {entry_words.when(entry, self._language)}" if entry else "?"


def _said(text: str) -> str:
    heading = _HEADING.match(text)
    return f"<b>{escape(heading[1])}</b>" if heading else escape(text)
