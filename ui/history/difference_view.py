"""Two versions side by side: gone words struck through on the left, new ones underlined on the right, never by colour alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from kb.compare import FieldChange
from kb.side_by_side import Row, Run, folded, rows
from kb.word_diff import Piece
from ui.shell.theme import Theme, theme

translate = QCoreApplication.translate
_FOLD: Final = "lipat"
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
        self._everything = False
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
        self._everything, self._at = False, 0
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
        if address.toString() == _FOLD:
            place = self.verticalScrollBar().value()
            self._everything = True
            self._render()
            self.verticalScrollBar().setValue(place)

    def _render(self) -> None:
        self._count = 0
        parts = ["".join(self._table(_row_of_titles(self._titles, theme())))]
        for field in self._fields:
            name = escape(field.name.say(self._language))
            parts.append(f'<p style="margin-top:14px; margin-bottom:2px"><b>{name}</b></p>')
            parts.append("".join(self._table("".join(self._rows(rows(field.pieces), everything=True)))))
        if self._fields:
            said = translate("Differences", "Isi cerita")
            parts.append(f'<p style="margin-top:18px; margin-bottom:2px"><b>{escape(said)}</b></p>')
        parts.append("".join(self._table("".join(self._rows(rows(self._body), everything=self._everything)))))
        self.setHtml("".join(parts))
        self.stepped.emit(self._at, self._count)

    @staticmethod
    def _table(inside: str) -> Iterator[str]:
        yield f'<table width="100%" cellspacing="0" cellpadding="6" border="0">{inside}</table>'

    def _rows(self, found: Iterable[Row], *, everything: bool) -> Iterator[str]:
        of = theme()
        if everything:
            yield from (self._row(row, of) for row in found)
            return
        for part in folded(found):
            if part.hidden:
                said = translate("Differences", "%n alinea sama; tampilkan semuanya", "", part.hidden)
                yield (
                    f'<tr><td colspan="2" align="center"><a href="{_FOLD}" style="color:{of.accent.name()}">'
                    f"{escape(said)}</a></td></tr>"
                )
            yield from (self._row(row, of) for row in part.rows)

    def _row(self, row: Row, of: Theme) -> str:
        mark = ""
        if row.changed:
            self._count += 1
            mark = f'<a name="c{self._count}"></a>'
        ground = f' bgcolor="{of.sidebar.name()}"' if row.changed else ""
        left, right = ("".join(_run(run, of) for run in side) for side in (row.left, row.right))
        return (
            f'<tr{ground}><td width="50%" valign="top">{mark}{left or "&nbsp;"}</td>'
            f'<td width="50%" valign="top">{right or "&nbsp;"}</td></tr>'
        )


def _run(run: Run, of: Theme) -> str:
    kind, text = run
    said = escape(text.rstrip("\n") if kind == "same" else text).replace("\n", "<br>")
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
    return f"<tr>{cells}</tr>"
