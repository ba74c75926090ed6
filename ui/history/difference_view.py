"""Two versions side by side: gone words struck through on the left, new ones underlined on the right, never by colour alone."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from kb.text.word_diff import Piece
from kb.versions.side_by_side import ComparisonRow, Run, folded, rows
from kb.versions.version_comparison import FieldChange
from ui.read.field_reader import without_codes
from ui.widgets.theme import Theme, theme

translate = QCoreApplication.translate
_FOLD: Final = "lipat"
_AT_ONCE: Final = 80  # paragraphs
# A table for each row: one for all of them takes five times as long to lay out.
_TABLE: Final = '<table width="100%" cellspacing="0" cellpadding="6" border="0">'
_HEADING: Final = re.compile(r"#{1,6}\s+(.+)")


class DifferenceView(QTextBrowser):
    """Shows fields and text of a comparison; N and P go from change to change, links unfold what did not change."""

    stepped = Signal(int, int)  # at which change one stands (from 1, 0 before the first), and how many there are

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(20)
        self._fields: Sequence[FieldChange] = ()
        self._body: Sequence[Piece] = ()
        self._titles = ("", "")
        self._language = "id"
        self._unfolded: dict[int, int] = {}  # stretch without changes: how many of its rows are shown
        self._count = self._at = 0
        self.anchorClicked.connect(self._follow)

    @property
    def count(self) -> int:
        """How many places differ."""
        return self._count

    def show_difference(
        self, fields: Sequence[FieldChange], body: Sequence[Piece], titles: tuple[str, str], language: str
    ) -> None:
        """Show what two versions say, the older one on the left; `titles` name both."""
        self._fields, self._body, self._titles, self._language = fields, body, titles, language
        self._unfolded, self._at = {}, 0
        self._render()
        self.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go to the next change, or the one before; stays at the last and the first."""
        if self._count:
            self._at = min(max(self._at + by, 1), self._count)
            self.scrollToAnchor(f"c{self._at}")
        self.stepped.emit(self._at, self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.step(step)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self._titles != ("", ""):
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def _follow(self, address: QUrl) -> None:
        """Unfold more of a stretch in which nothing changed; a book would take seconds to lay out at once."""
        kind, _, number = address.toString().partition(":")
        if kind == _FOLD and number.isdecimal():
            self._unfolded[int(number)] = self._unfolded.get(int(number), 0) + _AT_ONCE
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def _render(self) -> None:
        self._count = 0
        of = theme()
        parts = [_row_of_titles(self._titles, of)]
        for field in self._fields:
            parts.append(_heading(field.name.say(self._language)))
            parts += [self._row(row, of) for row in rows(field.pieces)]
        if self._fields:
            parts.append(_heading(translate("Differences", "Isi cerita")))
        parts += self._text(of)
        self.setHtml("".join(parts))
        self.stepped.emit(self._at, self._count)

    def _text(self, of: Theme) -> Iterator[str]:
        for number, part in enumerate(folded(rows(self._body))):
            shown = self._unfolded.get(number, 0) if part.hidden else len(part.rows)
            yield from (self._row(row, of) for row in part.rows[:shown])
            left = max(len(part.rows) - shown, 0)
            if left:
                said = self.tr("%n alinea sama; tampilkan", "", left)
                yield (
                    f'<p align="center"><a href="{_FOLD}:{number}" style="color:{of.accent.name()}">{escape(said)}</a></p>'
                )

    def _row(self, row: ComparisonRow, of: Theme) -> str:
        mark = ""
        if row.changed:
            self._count += 1
            mark = f'<a name="c{self._count}"></a>'
        ground = f' bgcolor="{of.sidebar.name()}"' if row.changed else ""
        left, right = ("".join(_run(run, of) for run in side) for side in (row.left, row.right))
        return (
            f'{_TABLE}<tr{ground}><td width="50%" valign="top">{mark}{left or "&nbsp;"}</td>'
            f'<td width="50%" valign="top">{right or "&nbsp;"}</td></tr></table>'
        )


def _run(run: Run, of: Theme) -> str:
    kind, text = run
    said = escape(without_codes(text.rstrip("\n") if kind == "same" else text)).replace("\n", "<br>")
    if kind == "same" and (heading := _HEADING.match(text)):
        said = f"<b>{escape(heading[1])}</b>"
    if kind == "gone":
        ground, ink, how = of.error_soft, of.error_soft_text, "line-through"
    elif kind == "new":
        ground, ink, how = of.success_soft, of.success_soft_text, "underline"
    else:
        return said
    return f'<span style="background-color:{ground.name()}; color:{ink.name()}; text-decoration:{how}">{said}</span>'


def _row_of_titles(titles: tuple[str, str], of: Theme) -> str:
    cells = "".join(
        f'<td width="50%"><span style="color:{of.muted.name()}">{escape(one)}</span></td>' for one in titles
    )
    return f"{_TABLE}<tr>{cells}</tr></table>"


def _heading(text: str) -> str:
    return f'<p style="margin-top:14px; margin-bottom:2px"><b>{escape(text)}</b></p>'
