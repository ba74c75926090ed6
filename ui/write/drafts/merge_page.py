"""Two texts of one draft, and a person who makes one of them: side by side, word by word, knot by knot."""

from collections.abc import Iterator
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.story.story_file import StoryFile
from kb.text.word_diff import Piece, differences
from kb.versions.text_merge import BOOKKEEPING, TAKES, Take, joined, knots
from kb.versions.version_comparison import compare
from ui.read.field_reader import FieldReader, without_codes
from ui.widgets.dialog import Dialog
from ui.widgets.fonts import ui_font
from ui.widgets.plain import PlainLabel
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import REDRESSED, SectionLabel, Text
from ui.widgets.theme import RADIUS, Theme, theme
from ui.write.segment_buttons import Segments

_LONGEST: Final = 1200  # characters of one side that are shown; a person reads no more before choosing


class JoinDialog(Dialog):
    """Nothing is overwritten before "use this text" is pressed; `chosen` is the text that was put together."""

    def __init__(  # noqa: PLR0913  both texts, and how they are shown
        self,
        mine: StoryFile,
        theirs: StoryFile,
        language: str,
        parent: QWidget | None = None,
        *,
        in_library: bool = False,
        reader: FieldReader | None = None,
    ) -> None:
        """`reader` says what the fields hold in words."""
        super().__init__(parent, 860)
        self.resize(960, 680)
        self._mine, self._theirs, self._language, self._in_library = mine, theirs, language, in_library
        self.chosen: StoryFile | None = None
        found = compare(theirs, mine)
        told = [field for field in found.fields if field.key not in BOOKKEEPING]
        self._fields = [reader.change(field, found) if reader is not None else field for field in told]
        self._knots = [knot for knot in knots(theirs.body, mine.body) if not knot.same]
        self.field_cards = [ChoiceCard(field.pieces, in_library=in_library, with_both=False) for field in self._fields]
        self.cards = [ChoiceCard(differences(knot.theirs, knot.mine), in_library=in_library) for knot in self._knots]
        self._why = Text("", 14, "muted", wrap=True)
        self._labels = [SectionLabel() for _ in self._fields]
        self._text_label = SectionLabel()
        self.all_mine, self.all_theirs = QuietButton(), QuietButton()
        self._lay_out()
        self.leave, self.keep = self.add_button(), self.add_button(primary=True)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.all_mine.clicked.connect(lambda: self.take_all("mine"))
        self.all_theirs.clicked.connect(lambda: self.take_all("theirs"))
        first = next(iter((*self.field_cards, *self.cards)), None)
        if first is not None:
            self.begin_with(first.ways.buttons["both" if first in self.cards else "mine"])
        self.retranslate()

    def take_all(self, take: Take) -> None:
        """Choose one side everywhere; nothing is lost, the other stays among the earlier texts."""
        for card in (*self.field_cards, *self.cards):
            card.choose(take)

    def result_file(self) -> StoryFile:
        """Return the text as it is chosen now."""
        fields = {field.key: card.take for field, card in zip(self._fields, self.field_cards, strict=True)}
        return joined(self._theirs, self._mine, [card.take for card in self.cards], fields)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        if self._in_library:
            self.set_heading(self.tr("Cerita ini sudah diubah di pustaka"))
            self._why.setText(
                self.tr("Orang lain mengubahnya sejak Anda mengambilnya. Pilih untuk tiap bagian apa yang Anda ajukan.")
            )
            self.all_mine.setText(self.tr("Semua dari naskah saya"))
            self.all_theirs.setText(self.tr("Semua dari pustaka"))
        else:
            self.set_heading(self.tr("Naskah ini diubah di dua tempat"))
            self._why.setText(
                self.tr(
                    "Program atau jendela lain menulis naskah yang sama. Pilih untuk tiap bagian; yang tidak dipilih "
                    "pun tetap tersimpan dalam riwayat naskah."
                )
            )
            self.all_mine.setText(self.tr("Semua dari jendela ini"))
            self.all_theirs.setText(self.tr("Semua dari tempat lain"))
        self._text_label.setText(self.tr("Isi cerita"))
        for field, label in zip(self._fields, self._labels, strict=True):
            label.setText(field.name.say(self._language))
        self.leave.setText(self.tr("Nanti saja"))
        self.keep.setText(self.tr("Pakai teks ini"))

    def _keep(self) -> None:
        self.chosen = self.result_file()
        self.accept()

    def _lay_out(self) -> None:
        self.body.addWidget(self._why)
        every = QHBoxLayout()
        every.addWidget(self.all_mine)
        every.addWidget(self.all_theirs)
        every.addStretch(1)
        self.body.addLayout(every)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for label, card in zip(self._labels, self.field_cards, strict=True):
            column.addWidget(label)
            column.addWidget(card)
        column.addWidget(self._text_label)
        self._text_label.setVisible(bool(self.cards))
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)


class ChoiceCard(QWidget):
    """One stretch that differs: theirs on the left, mine on the right, and which of them shall be."""

    def __init__(self, pieces: tuple[Piece, ...], *, in_library: bool, with_both: bool = True) -> None:
        super().__init__()
        self._pieces, self._in_library = pieces, in_library
        self.take: Take = "both" if with_both else "mine"
        self.ways = Segments([take for take in TAKES if with_both or take != "both"])
        self._heads = Text("", 12, "muted"), Text("", 12, "muted")
        self._sides = _side(), _side()
        sides = QHBoxLayout()
        sides.setSpacing(18)
        for head, side in zip(self._heads, self._sides, strict=True):
            half = QVBoxLayout()
            half.setSpacing(3)
            half.addWidget(head)
            half.addWidget(side, 1)
            sides.addLayout(half, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(10)
        column.addLayout(sides)
        column.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignRight)
        self.ways.chosen.connect(self._follow)
        self.ways.show_choice(self.take)
        self.retranslate()

    def choose(self, take: Take) -> None:
        """Take one side."""
        self.take = take
        self.ways.show_choice(take)

    def retranslate(self) -> None:
        """Say everything again in the language and the colours of the moment."""
        theirs, mine = self.tr("Di tempat lain"), self.tr("Di jendela ini")
        from_theirs, from_mine = self.tr("Dari tempat lain"), self.tr("Dari jendela ini")
        if self._in_library:
            theirs, mine = self.tr("Di pustaka"), self.tr("Di naskah Anda")
            from_theirs, from_mine = self.tr("Dari pustaka"), self.tr("Dari naskah saya")
        self._heads[0].setText(theirs)
        self._heads[1].setText(mine)
        for take, name in (("theirs", from_theirs), ("mine", from_mine), ("both", self.tr("Keduanya"))):
            if take in self.ways.buttons:
                self.ways.set_words(take, name, "")
        for side, gone in zip(self._sides, ("gone", "new"), strict=True):
            side.setText("".join(_marked(self._pieces, gone, theme())) or f"<i>{escape(self.tr('(kosong)'))}</i>")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange or event.type() in REDRESSED:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.line, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _follow(self, name: str) -> None:
        self.take = next(take for take in TAKES if take == name)


def _side() -> PlainLabel:
    made = PlainLabel()
    made.setFont(ui_font(14))
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _marked(pieces: tuple[Piece, ...], kind: str, of: Theme) -> Iterator[str]:
    """Yield one side as rich text, with what only this side says underlined: nothing is told by colour alone."""
    left = _LONGEST
    for piece in pieces:
        if piece.kind not in {"same", kind} or left <= 0:
            continue
        text = piece.text if len(piece.text) <= left else piece.text[:left] + " …"
        left -= len(text)
        said = escape(without_codes(text)).replace("\n", "<br>")
        if piece.kind == "same":
            yield said
            continue
        theirs = kind == "gone"
        ground, ink = (of.accent_soft, of.accent_soft_text) if theirs else (of.success_soft, of.success_soft_text)
        yield f'<span style="background-color:{ground.name()}; color:{ink.name()}"><u>{said}</u></span>'
