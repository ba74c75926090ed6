"""A story's tree becomes a Qt document, and every character knows its place in the plain text.

The document is written block by block with our own formats; Markdown and HTML never reach Qt. Beside the plain text it
holds only what `Places` leaves out: the borders of tables, captions under pictures, the heading and the numbers of the
footnotes, and invisible thin blocks where Qt needs one.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextList,
    QTextListFormat,
    QTextOption,
)

from kb.reading.tree import (
    Block,
    BlockQuote,
    Cell,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Reading,
    Rule,
    Table,
    Text,
)
from ui.read.document_places import Places
from ui.read.page_style import ALIGNMENT, PageStyle, Role
from ui.read.rendered_document import PICTURE, Bullet, Picture, Rendered, Stretch
from ui.read.story_images import Pictures
from ui.widgets.plain import tip
from ui.widgets.utf16 import units

_ITEMS: Final = 200  # of a list within one list of Qt, which lays all of it out again for each item that is added
_OBJECT: Final = "\ufffc"
# What Qt would take for the end of a block or the border of a frame; shown as a space of the same length instead.
_TROUBLE: Final = str.maketrans(dict.fromkeys("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2029\ufdd0\ufdd1\x00", " "))


def render(reading: Reading, look: PageStyle, pictures: Pictures, width: int | None = None) -> Rendered:
    """Write a story's body for a column `width` pixels wide (the look's own measure when not given)."""
    return _Writer(look, pictures, width or look.column).write(reading)


class _Writer:
    def __init__(self, look: PageStyle, pictures: Pictures, width: int) -> None:
        self._look, self._pictures, self._width = look, pictures, width
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setIndentWidth(look.indent)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(look.characters("body").font())
        self._cursor = QTextCursor(document)
        self._out = Rendered(document, Places())
        self._at = 0  # where we stand in the plain text
        self._fresh = True  # an empty block is waiting at the cursor
        self._footnotes = False
        self._write: dict[type, Callable[..., None]] = {
            Heading: self._heading, Paragraph: self._paragraph, Code: self._code, Rule: self._rule,
            BlockQuote: self._quote, List: self._list, Table: self._table, Footnote: self._footnote,
        }  # fmt: skip

    def write(self, reading: Reading) -> Rendered:
        self._cursor.beginEditBlock()
        self._blocks(reading.blocks, "body", 0)
        if self._fresh:
            self._begin("spacer", 0)
        self._cursor.endEditBlock()
        return self._out

    def _blocks(self, blocks: Iterable[Block], role: Role, left: int) -> None:
        for block in blocks:
            self._write[type(block)](block, role, left)

    def _begin(self, role: Role, left: int, shape: QTextBlockFormat | None = None) -> None:
        shape = shape or self._look.block(role, left)
        characters = self._look.characters(role)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(characters)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, characters)

    def _deeper(self, left: int, by: int) -> int:
        """Return where a block within a block begins; half of the column is always left for the text."""
        return min(left + by, self._width // 2)

    def _heading(self, block: Heading, role: Role, left: int) -> None:
        kind: Role = f"heading{min(max(block.level, 1), 6)}"  # type: ignore[assignment]
        shape = self._look.block(kind, left)
        if self._fresh and self._cursor.position() == 0:
            shape = QTextBlockFormat(shape)
            shape.setTopMargin(0)
        self._begin(kind, left, shape)
        self._line(block.inlines, kind, left)

    def _paragraph(self, block: Paragraph, role: Role, left: int) -> None:
        shape = self._look.block(role, left)
        if any(isinstance(inline, Image) for inline in block.inlines):  # no wide lines: a picture is a tall letter
            shape = QTextBlockFormat(shape)
            shape.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            shape.setBottomMargin(self._look.em(0.2))
        self._begin(role, left, shape)
        self._line(block.inlines, role, left)

    def _code(self, block: Code, role: Role, left: int) -> None:
        first, last = self._cursor.position() + (0 if self._fresh else 1), len(block.lines) - 1
        for number, line in enumerate(block.lines):
            shape = QTextBlockFormat(self._look.block("code", left))
            shape.setTopMargin(self._look.em(1.0) if number == 0 else 0)
            shape.setBottomMargin(self._look.em(1.4) if number == last else 0)
            self._begin("code", left, shape)
            self._line((line,), "code", left)
        self._out.codes.append(Stretch(first, self._cursor.position(), left))

    def _rule(self, block: Rule, role: Role, left: int) -> None:
        if self._fresh and self._cursor.position() > 0:
            self._begin("spacer", 0)  # behind a table Qt gives an empty block no height
        self._begin("body", left)
        self._out.rules.append(self._cursor.position())
        self._at = block.start
        self._line((), "body", left)

    def _quote(self, block: BlockQuote, role: Role, left: int) -> None:
        first = self._cursor.position() + (0 if self._fresh else 1)
        inner: Role = "quote" if role == "body" else role
        self._blocks(block.blocks, inner, self._deeper(left, self._look.em(1.15)))
        self._out.quotes.append(Stretch(first, self._cursor.position(), left))

    def _list(self, block: List, role: Role, left: int) -> None:
        shape = QTextListFormat()
        shape.setIndent(1)
        if block.ordered:
            shape.setStyle(QTextListFormat.Style.ListDecimal)
            shape.setStart(block.first)
        else:
            shape.setStyle(QTextListFormat.Style.ListStyleUndefined)  # our own bullets stand less close to the text
        made: QTextList | None = None
        inner: Role = "item" if role in {"body", "quote"} else role
        for number, item in enumerate(block.items):
            if number and number % _ITEMS == 0:
                made = None
                if block.ordered:
                    shape.setStart(block.first + number)
            made = self._item(item.blocks, inner, left, shape, made)
        if role in {"body", "quote"}:  # the last item is followed by the space of a paragraph
            below = QTextBlockFormat()
            below.setBottomMargin(self._look.block(role).bottomMargin())
            self._cursor.mergeBlockFormat(below)

    def _item(
        self, blocks: Sequence[Block], role: Role, left: int, shape: QTextListFormat, made: QTextList | None
    ) -> QTextList:
        simple = bool(blocks) and isinstance(blocks[0], Paragraph | Heading)
        if simple:  # the bullet stands before the first paragraph ...
            head: Role = role if isinstance(blocks[0], Paragraph) else "heading4"
            self._begin(head, left)
        else:  # ... or alone, before a table or a list within the list
            self._begin(role, left)
        if shape.style() != QTextListFormat.Style.ListDecimal:
            text = left + self._look.indent
            self._out.bullets.append(Bullet(self._cursor.position(), text, left // max(self._look.indent, 1)))
        if made is None:
            made = self._cursor.createList(shape)
        else:
            made.add(self._cursor.block())
        if simple:
            first = blocks[0]
            self._line(first.inlines, head, left + self._look.indent)  # type: ignore[union-attr]
        self._blocks(blocks[1:] if simple else blocks, role, self._deeper(left, self._look.indent))
        return made

    def _table(self, block: Table, role: Role, left: int) -> None:
        columns = max((len(row) for row in block.rows), default=0)
        if not columns:
            return
        if not self._fresh:
            self._begin("spacer", 0)
        table = self._cursor.insertTable(len(block.rows), columns, self._look.table(left))
        outside = self._cursor
        for row, cells in enumerate(block.rows):
            heading = any(cell.heading for cell in cells)
            shape = self._look.cell(heading=heading)
            for column in range(columns):
                place = table.cellAt(row, column)
                if column < len(cells):
                    self._cursor = place.firstCursorPosition()
                    self._cell(cells[column])
                place.setFormat(shape)  # last: Qt keeps it where the first block's own format stands
        self._cursor = outside
        self._cursor.setPosition(table.lastPosition() + 1)
        self._fresh = True  # Qt has put an empty block behind the table

    def _cell(self, cell: Cell) -> None:
        role: Role = "head" if cell.heading else "cell"
        shape = QTextBlockFormat(self._look.block(role, 0))
        shape.setAlignment(ALIGNMENT[cell.align])
        self._fresh = True
        self._begin(role, 0, shape)
        self._line(cell.inlines, role, 0)

    def _footnote(self, block: Footnote, role: Role, left: int) -> None:
        if not self._footnotes:
            self._footnotes = True
            self._begin("label", 0)
            self._cursor.insertText(
                QCoreApplication.translate("Reader", "Catatan kaki"), self._look.characters("label")
            )
        self._begin("note", left)
        self._out.notes[block.number] = self._cursor.position()
        number = self._look.link(self._look.characters("note"), f"mark:{block.number}")
        self._cursor.insertText(str(block.number), number)
        self._cursor.insertText("\t", self._look.characters("note"))
        first, rest = (block.blocks[0], block.blocks[1:]) if block.blocks else (None, ())
        if isinstance(first, Paragraph):
            self._line(first.inlines, "note", left)
        elif first is not None:
            rest = block.blocks
        self._blocks(rest, "note", left)

    def _line(self, inlines: tuple[Inline, ...], role: Role, left: int) -> None:
        """Write the text of one block, whose newline follows it in the plain text."""
        start = self._at = inlines[0].start if inlines else self._at
        position = self._cursor.position()
        shown: list[str] = []
        images: list[Image] = []
        for inline in inlines:
            if isinstance(inline, Text):
                text = inline.text if inline.text.isprintable() else inline.text.translate(_TROUBLE)
                self._cursor.insertText(text, self._run(inline, role))
            elif isinstance(inline, FootnoteMark):
                text = inline.text
                self._out.marks.setdefault(inline.number, position + units("".join(shown)))
                self._cursor.insertText(text, self._look.footnote_mark(role, inline.number))
            else:
                text = _OBJECT
                images.append(inline)
                self._image(inline, left)
            shown.append(text)
        text = "".join(shown)
        self._out.places.add(start, position, text)
        self._at = start + len(text) + 1
        for image in images:
            self._caption(image, left)

    def _run(self, text: Text, role: Role) -> QTextCharFormat:
        made = self._look.characters(
            role, strong=text.strong, emphasis=text.emphasis, code=text.code, struck=text.struck
        )
        return self._look.link(made, text.link) if text.link else made

    def _image(self, image: Image, left: int) -> None:
        size, made = self._pictures.size(image.source), QTextImageFormat()
        made.setName(f"{PICTURE}:{len(self._out.pictures)}" if size else f"{PICTURE}:")
        natural = (size.width(), size.height()) if size else (1, 1)
        width, height = fitted(natural, self._width - left)
        made.setWidth(width)
        made.setHeight(height)
        made.setToolTip(tip(image.alt))
        if size:
            self._out.pictures.append(Picture(self._cursor.position(), image.source, natural, left))
        self._cursor.insertImage(made)

    def _caption(self, image: Image, left: int) -> None:
        text = image.alt.translate(_TROUBLE).strip()
        if self._pictures.size(image.source) is None:
            missing = QCoreApplication.translate("Reader", "Gambar tidak dapat ditampilkan")
            text = f"{missing}: {text}" if text else missing
        if text:
            self._begin("caption", left)
            self._cursor.insertText(text, self._look.characters("caption"))


def fitted(natural: tuple[int, int], width: int) -> tuple[int, int]:
    """Return a picture's size on a page of that width: never larger than the picture is."""
    if natural[0] <= width:
        return natural
    return max(width, 1), max(round(natural[1] * width / natural[0]), 1)
