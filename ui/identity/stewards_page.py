"""“Pengelola pustaka”: who signs for a library, who may be added by their card, who has signed what."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kb.base import folders
from kb.base.problems import KnownError
from kb.identity.identity_card import IdentityCard, card_text, read_card, read_card_file
from kb.library.library import Library
from kb.review.stewards import (
    Signed,
    add_steward,
    decisions,
    is_of,
    is_own_entry,
    lacks_others,
    put_own_key,
    remove_steward,
)
from kb.signatures.review_rules import is_steward
from kb.story.author import Author
from ui.identity.steward_row import StewardRow
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.centred_column import CentredColumn
from ui.widgets.evidence_field import Evidence
from ui.widgets.reading_parts import Notice
from ui.widgets.small_parts import SectionLabel, Text, clear_layout

_WIDTH: Final = 820


class Stewards(msgspec.Struct, frozen=True):
    """What the page shows: the list as it is on the disk, and every decision that stands in the library."""

    title: str
    named: tuple[Author, ...]
    signed: tuple[Signed, ...]


class StewardsPage(QScrollArea):
    """Reads the library anew each time it is shown."""

    leave_requested = Signal()
    card_requested = Signal()
    changed = Signal()  # the list on the disk is another one now
    told = Signal(str, str, object)  # a sentence, and what may be done now

    def __init__(self, session: Session, jobs: Jobs, person: Callable[[], Author]) -> None:
        super().__init__()
        self._session, self._person = session, person
        self._lane = jobs.lane()
        self._seen: Stewards | None = None
        self.rows: list[StewardRow] = []
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = Text("", 26, "text", QFont.Weight.Bold, wrap=True)
        self.lead = Text("", 15, "muted", wrap=True)
        self._notices = QVBoxLayout()
        self.card = QPushButton()
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._add_heading, self._add_asks = SectionLabel(), Text("", 14, "muted", wrap=True)
        self._room = Evidence()
        self.pasted = self._room.field
        self.add = QPushButton()
        self.add.setProperty("primary", True)
        self.open = QPushButton()
        self.said = Text("", 14, "error", wrap=True)
        self.said.hide()
        self._others = QVBoxLayout()
        self._others.setSpacing(12)
        self._lay_out()
        self.card.clicked.connect(self.card_requested)
        self.add.clicked.connect(self._add)
        self.open.clicked.connect(self._choose_file)
        self.setAcceptDrops(True)
        self.pasted.setAcceptDrops(False)  # a file that is dropped on the field would only leave its address there
        self.pasted.saved.connect(self.add.click)
        self.pasted.textChanged.connect(lambda: self._say(""))
        session.closed.connect(self._forget)
        session.opened.connect(self._forget)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.add.isVisible() and (_file_in(data) is not None or data.hasText()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        event.acceptProposedAction()
        if (file := _file_in(data)) is not None:
            self.read_file(file)
        else:
            self.pasted.setPlainText(data.text())
            self.pasted.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_file(self, file: Path) -> None:
        """Show the card of a file in the field, so that its check can be compared before it is added."""
        try:
            card = read_card_file(file)
        except KnownError as error:
            self._fail(error)
            return
        self.pasted.setPlainText(card_text(card, self._session.language))
        self._say("")
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        cards, files = self.tr("Kartu pembaca"), self.tr("Berkas apa pun")
        kinds = f"{cards} (*.txt *.md *.eml);;{files} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Buka berkas kartu"), str(folders.documents()), kinds)
        if chosen:
            self.read_file(Path(chosen))

    def refresh(self) -> None:
        """Read the list and the signatures again."""
        if self._session.is_open and self.isVisible():
            folder = self._session.library.folder
            self._lane.ask(lambda: _read(folder), self._show, self._fail)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._say("")
        self._title.setText(self.tr("Pengelola pustaka"))
        self.setAccessibleName(self.tr("Pengelola pustaka"))
        self.card.setText(self.tr("Kartu saya…"))
        self._add_heading.setText(self.tr("Tambah pengelola"))
        self._add_asks.setText(
            self.tr(
                "Mintalah rekan membuka menu → Kartu saya, lalu menyalin kartunya ke surat atau menyimpannya sebagai berkas. Tempelkan kartu itu di sini, seret berkasnya kemari, atau bukalah. Cocokkan sidiknya dengan rekan itu, misalnya lewat telepon."
            )
        )
        self.pasted.setAccessibleName(self.tr("Kartu rekan"))
        self.pasted.setPlaceholderText(self.tr("Tempelkan kartu di sini"))
        self.add.setText(self.tr("Tambahkan"))
        self.add.setToolTip("Ctrl+Enter")
        self.open.setText(self.tr("Buka berkas kartu…"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(10)
        for part in (self._title, self.lead):
            column.addWidget(part)
        column.addLayout(self._notices)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addLayout(self._list)
        column.addSpacing(8)
        self._adding = (self._add_heading, self._add_asks, self._room, self.add, self.open)
        for below in (self._add_heading, self._add_asks, self._room, self.said):
            column.addWidget(below)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.open):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addLayout(self._others)
        column.addStretch(1)
        self.setWidget(CentredColumn(inner))

    def _show(self, seen: Stewards) -> None:
        self._seen = seen
        self._fill()

    def _forget(self) -> None:
        self._lane.forget()
        self._seen = None
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        held = next((at for at, row in enumerate(self.rows) if _has_keyboard(row)), None)
        self._fill_anew()
        if held is not None:
            self._focus_row(held)

    def _fill_anew(self) -> None:
        for place in (self._list, self._others, self._notices):
            clear_layout(place)
        self.rows = []
        seen = self._seen
        for part in self._adding:
            part.setVisible(seen is not None)
        if seen is None:
            self.lead.setText(self.tr("Membaca daftar pengelola…"))
            return
        person = self._person()
        may = is_steward(person, seen.named)
        for part in self._adding:
            part.setVisible(may)
        self.lead.setText(self._said_of(seen, person, may=may))
        for notice in self._warnings(seen, person, may=may):
            self._notices.addWidget(notice)
        rest = list(seen.signed)
        if seen.named:
            self._list.addWidget(SectionLabel(self.tr("Pengelola")))
        for one in seen.named:
            theirs = [signed for signed in rest if is_of(signed, one)]
            rest = [signed for signed in rest if signed not in theirs]
            self._list.addWidget(self._row(one, theirs, person, may=may))
        if rest:
            self._others.addWidget(SectionLabel(self.tr("Tanda tangan orang yang bukan pengelola (lagi)")))
        for who in dict.fromkeys(one.by for one in rest):
            theirs = [one for one in rest if one.by == who]
            self._others.addWidget(StewardRow(who, theirs, self._session.language, mine=_is_me(who, person)))

    def _row(self, one: Author, signed: Sequence[Signed], person: Author, *, may: bool) -> StewardRow:
        row = StewardRow(
            one,
            signed,
            self._session.language,
            mine=_is_me(one, person),
            claimable=bool(person.key) and is_own_entry(one, person),
            removable=may,
        )
        row.remove_requested.connect(lambda sure: self._remove(row, sure=sure))
        row.claim_requested.connect(self._claim)
        self.rows.append(row)
        return row

    def _said_of(self, seen: Stewards, person: Author, *, may: bool) -> str:
        if not seen.named:
            return self.tr(
                "“{title}” belum punya pengelola: siapa pun yang membukanya boleh menandatangani cerita yang tidak ikut ditulisnya. Tambahkan seorang rekan, dan sejak itu hanya Anda berdua yang dapat menandatangani."
            ).format(title=seen.title)
        if not may:
            return self.tr(
                "Anda bukan pengelola “{title}”. Salin kartu Anda dan kirimkan kepada salah seorang di bawah ini; ia dapat menambahkan Anda."
            ).format(title=seen.title)
        return self.tr(
            "Cerita di “{title}” terbit sesudah dibaca dan ditandatangani pengelola yang tidak ikut menulisnya."
        ).format(title=seen.title)

    def _warnings(self, seen: Stewards, person: Author, *, may: bool) -> list[QWidget]:
        made: list[QWidget] = []
        if not person.name:
            made.append(Notice(self.tr("Program belum tahu nama Anda. Isilah di Kartu saya."), "user", "warning"))
        if may and lacks_others(seen.named, person):
            made.append(
                Notice(
                    self.tr(
                        "Anda satu-satunya pengelola. Cerita yang Anda tulis sendiri belum dapat terbit: mintalah kartu seorang rekan, lalu tambahkan di bawah."
                    ),
                    "users",
                    "warning",
                )
            )
        return made

    def _add(self) -> None:
        try:
            card = read_card(self.pasted.toPlainText())
        except KnownError as error:
            self._fail(error)
            self.pasted.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._change(lambda library, person: add_steward(library, person, card), lambda: self._added(card))

    def _added(self, card: IdentityCard) -> None:
        self.pasted.clear()
        self.told.emit(self.tr("{name} sekarang ikut mengelola pustaka ini.").format(name=card.name), "", None)

    def _claim(self) -> None:
        told = self.tr("Kunci Anda terpasang; nama saja tidak cukup lagi untuk menandatangani sebagai Anda.")
        self._change(put_own_key, lambda: self.told.emit(told, "", None))

    def _remove(self, row: StewardRow, *, sure: bool) -> None:
        seen, one, person = self._seen, row.person, self._person()
        if seen is None:
            return
        if not sure and len(seen.named) == 1:
            row.warn(
                self.tr(
                    "Ini pengelola yang terakhir. Tanpa pengelola, siapa pun yang membuka pustaka ini boleh menandatangani cerita orang lain."
                )
            )
            return
        if not sure and _is_me(one, person):
            row.warn(
                self.tr("Sesudah ini Anda tidak dapat menambahkan diri sendiri lagi; seorang pengelola lain dapat.")
            )
            return
        undo = IdentityCard(one.name, one.key) if one.key and not _is_me(one, person) else None
        self._change(
            lambda library, who: remove_steward(library, who, one, last_too=sure), lambda: self._removed(one, undo)
        )

    def _removed(self, one: Author, undo: IdentityCard | None) -> None:
        told = self.tr("{name} tidak lagi mengelola pustaka ini. Yang sudah ditandatanganinya tetap berlaku.").format(
            name=one.name
        )
        if undo is None:
            self.told.emit(told, "", None)
        else:
            self.told.emit(told, self.tr("Urungkan"), lambda: self._put_back(undo))

    def _put_back(self, card: IdentityCard) -> None:
        self._change(lambda library, person: add_steward(library, person, card), lambda: self._focus_row(-1))

    def _focus_row(self, place: int) -> None:
        """Keep the keyboard in the list, whose rows are new: at the same place, or at the card where there is none."""
        row = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
        button = row.remove if row is not None and not row.remove.isHidden() else self.card
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, button, lambda: self.ensureWidgetVisible(button))

    def _change(self, change: Callable[[Library, Author], Library], done: Callable[[], None]) -> None:
        folder, person = self._session.library.folder, self._person()

        def work() -> Stewards:
            library = Library.open(folder)
            try:
                change(library, person).close()
            finally:
                library.close()
            return _read(folder)

        def show(seen: Stewards) -> None:
            self._say("")
            self._show(seen)
            self.changed.emit()
            done()

        self._lane.run(work, show, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        language = self._session.language
        self._say(f"{error.what.say(language)} {error.remedy.say(language)}")
        if error.code in {"steward-not-listed", "no-steward"}:
            self.refresh()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))


def _has_keyboard(row: StewardRow) -> bool:
    held = QApplication.focusWidget()
    return held is not None and row.isAncestorOf(held)


def _read(folder: Path) -> Stewards:
    library = Library.open(folder)
    try:
        newest = sorted(decisions(library), key=lambda one: one.on, reverse=True)
        return Stewards(library.about.title, library.about.stewards, tuple(newest))
    finally:
        library.close()


def _file_in(data: QMimeData) -> Path | None:
    """Return the one file of this computer that is being dragged, None for anything else."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _is_me(one: Author, person: Author) -> bool:
    return one.key == person.key if one.key else is_own_entry(one, person)
