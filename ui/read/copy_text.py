"""What leaves the page with Ctrl+C: plain words, tables in columns, pictures by their description."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTextBrowser

from kb.reading.tree import Block, BlockQuote, Cell, Code, Footnote, Heading, Image, List, Paragraph, Reading, Table


def clipboard_text(reading: Reading, start: int, end: int) -> str:
    """Return a span of a story for another program: cells of a row apart by tabs, a line end for each block."""
    if start >= end:
        return ""
    swaps = {at: text for at, text in _swaps(reading.blocks) if start <= at < end}
    parts: list[str] = []
    done = start
    for at in sorted(swaps):
        parts += [reading.plain[done:at], swaps[at]]
        done = at + 1
    parts.append(reading.plain[done:end])
    return "".join(parts).replace("\u2028", "\n")


def context_menu(browser: QTextBrowser, address: str) -> QMenu:
    """Return the menu of the reading page in the language of the window; Qt's own speaks no Indonesian."""
    menu = QMenu(browser)
    chosen = browser.textCursor().hasSelection()
    copy = _action(menu, QCoreApplication.translate("Reader", "Salin"), browser.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.setEnabled(chosen)
    whole = _action(menu, QCoreApplication.translate("Reader", "Pilih semua"), browser.selectAll)
    whole.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
    if address.startswith(("http:", "https:", "mailto:")):
        menu.addSeparator()
        _action(
            menu,
            QCoreApplication.translate("Reader", "Salin alamat tautan"),
            lambda: QGuiApplication.clipboard().setText(address.removeprefix("mailto:")),
        )
    return menu


def _action(menu: QMenu, text: str, slot: object) -> QAction:
    made = QAction(text, menu)
    made.triggered.connect(slot)
    menu.addAction(made)
    return made


def _swaps(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Yield the plain offsets of single characters that read better as something else outside the page."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield from _pictures(block)
        elif isinstance(block, BlockQuote | Footnote):
            yield from _swaps(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from _swaps(item.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _pictures(cell)
                yield from ((_end(cell), "\t") for cell in row[:-1] if cell.inlines)
        elif isinstance(block, Code):
            continue


def _pictures(block: Heading | Paragraph | Cell) -> Iterator[tuple[int, str]]:
    return ((part.start, f"[{part.alt}]" if part.alt else "") for part in block.inlines if isinstance(part, Image))


def _end(cell: Cell) -> int:
    last = cell.inlines[-1]
    return last.start + (1 if isinstance(last, Image) else len(last.text))
