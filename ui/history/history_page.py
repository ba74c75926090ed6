"""“Riwayat”: the versions of one story, any two side by side, whose each sentence is, and the way back to one of them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.base.problems import KnownError
from kb.review.story_history import StoryHistory, VersionEntry, story_history
from kb.story.story_file import StoryFile
from kb.versions.version_comparison import Comparison, compare
from ui.history import entry_words
from ui.history.difference_view import DifferenceView
from ui.history.origin_view import OriginView
from ui.history.version_list import VersionList
from ui.read.field_reader import FieldReader
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.choices import Choosable
from ui.widgets.small_parts import Divider, IconButton, Text
from ui.widgets.tab_button import TabButton

_LIST: Final = 330
_EMPTY: Final = StoryHistory(entries=(), origins=())


class HistoryPage(QWidget):
    """Shows the history of one story; asks the window to restore."""

    leave_requested = Signal()
    restore_requested = Signal(str, object)  # story id, kb.story.story_file.StoryFile

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._lane, self._comparing = jobs.lane(), jobs.lane()
        self._story = ""
        self._title = ""
        self._history = _EMPTY
        self._trouble: KnownError | None = None
        self._read = False
        self.back = IconButton("arrow-left", size=18)
        self._heading = Text("", 15, "text", QFont.Weight.DemiBold)
        self.versions = VersionList()
        self.against = Choosable()
        self._against_label = Text("", 13, "muted")
        self.changes_tab, self.origins_tab = TabButton(), TabButton()
        self._tabs = QButtonGroup(self)
        self.previous, self.next = IconButton("chevron-up", size=16), IconButton("chevron-down", size=16)
        self._place = Text("", 12, "muted")
        self.restore = QPushButton()
        self.differences, self.origins = DifferenceView(), OriginView()
        self._stack = QStackedWidget()
        self.said = Text("", 15, "muted", wrap=True)
        self._below = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def story(self) -> str:
        """Whose history is shown."""
        return self._story

    def show_story(self, story_id: str) -> None:
        """Show the history of a story, its newest version first."""
        if story_id != self._story:
            self.versions.clear()
            self._history, self._trouble, self._read = _EMPTY, None, False
        card = self._session.catalogue.card(story_id)
        self._story = story_id
        self._title = self._session.title(card) if card else story_id
        self.retranslate()
        self._ask()

    def step(self, by: int) -> None:
        """Go from change to change."""
        self.differences.step(by)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Riwayat"))
        self._heading.setText(self.tr("Riwayat: {title}").format(title=self._title) if self._title else "")
        self.back.set_text(self.tr("Kembali"), "Esc")
        self.versions.setAccessibleName(self.tr("Versi-versi cerita ini"))
        self._against_label.setText(self.tr("Bandingkan dengan"))
        self.against.setAccessibleName(self.tr("Bandingkan dengan"))
        self.changes_tab.setText(self.tr("Yang berubah"))
        self.origins_tab.setText(self.tr("Kalimat siapa"))
        self.previous.set_text(self.tr("Perubahan sebelumnya"), "P")
        self.next.set_text(self.tr("Perubahan berikutnya"), "N")
        self.restore.setText(self.tr("Pakai versi ini lagi"))
        self.restore.setToolTip(
            self.tr("Versi ini menjadi naskah di meja Anda; ia terbit lagi sesudah dibaca dan ditandatangani.")
        )
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_keyboard)  # the stack of pages has given it to somebody by then

    def _take_keyboard(self) -> None:
        if self.isVisible():
            (self.versions if self._history.entries else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif step is not None:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        folder, story = self._session.library.folder, self._story
        self._lane.ask(lambda: story_history(Path(folder), story), self._take, self._fail)

    def _take(self, found: StoryHistory) -> None:
        self._history, self._trouble, self._read = found, None, True
        held = QApplication.focusWidget()
        self._fill()
        if self.isVisible() and (held is None or held is self or self.isAncestorOf(held)):
            self.versions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._history, self._trouble, self._read = _EMPTY, error, True
        self._fill()

    def _follow_change(self) -> None:
        if self._story and self.isVisible():
            self._ask()

    def _forget(self) -> None:
        for lane in (self._lane, self._comparing):
            lane.forget()
        self._story = self._title = ""
        self._history, self._trouble, self._read = _EMPTY, None, False
        self.differences.clear()
        self.retranslate()

    def _fill(self) -> None:
        entries, language = self._history.entries, self._session.language
        self._below.setVisible(bool(entries))
        self.said.setVisible(not entries)
        if self._trouble is not None:
            self.said.setText(f"{self._trouble.what.say(language)} {self._trouble.remedy.say(language)}")
        elif not entries:
            self.said.setText(
                self.tr("Cerita ini belum punya riwayat: ia dicatat sejak pertama kali disimpan oleh program.")
                if self._read
                else self.tr("Membaca riwayat…")
            )
        self.versions.show_entries(entries, language)
        self.origins.show_origins(self._history.origins, entries, language)
        self._choose(self.versions.currentRow())

    def _choose(self, row: int) -> None:
        """Offer every other version to compare with, the one before first."""
        entries, language = self._history.entries, self._session.language
        blocked = self.against.blockSignals(True)
        self.against.clear()
        if 0 <= row < len(entries):
            before = entries[row + 1] if row + 1 < len(entries) else None
            if before is not None:
                self.against.addItem(self.tr("versi sebelumnya"), row + 1)
            for number, entry in enumerate(entries):
                if number != row:
                    self.against.addItem(entry_words.line(entry, language), number)
        if not self.against.count():
            self.against.addItem(self.tr("belum ada versi lain"))
        self.against.blockSignals(blocked)
        self.against.setEnabled(len(entries) > 1)
        self.restore.setEnabled(row > 0)
        self._compare()

    def _compare(self) -> None:
        entries, row = self._history.entries, self.versions.currentRow()
        if not 0 <= row < len(entries):
            return
        other = self.against.currentData()
        one = entries[row]
        two = entries[other] if isinstance(other, int) else None
        old, new = (two, one) if two is None or two.number < one.number else (one, two)
        before = old.version.file if old else StoryFile.parse(b"", new.version.file.path)
        titles = (self._named(old) if old else self.tr("(belum ada)"), self._named(new))
        after = new.version.file
        self._comparing.ask(lambda: compare(before, after), lambda found: self._show(found, titles))

    def _show(self, found: Comparison, titles: tuple[str, str]) -> None:
        fields = FieldReader(self._session).fields(found)
        self.differences.show_difference(fields, found.body, titles, self._session.language)

    def _named(self, entry: VersionEntry) -> str:
        return entry_words.line(entry, self._session.language)

    def _ask_restore(self) -> None:
        row = self.versions.currentRow()
        if 0 < row < len(self._history.entries):
            self.restore_requested.emit(self._story, self._history.entries[row].version.file)

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        for part in (self.previous, self._place, self.next, self.against, self._against_label):
            part.setVisible(number == 0)

    def _say_place(self, at: int, count: int) -> None:
        if not count:
            self._place.setText(self.tr("Kata-katanya sama"))
        elif at:
            self._place.setText(self.tr("{at} dari {count}").format(at=at, count=count))
        else:
            self._place.setText(self.tr("%n perubahan", "", count))

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave_requested)
        self.versions.chosen.connect(self._choose)
        self.against.currentIndexChanged.connect(self._compare)
        self._tabs.idClicked.connect(self._turn)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(+1))
        self.differences.stepped.connect(self._say_place)
        self.restore.clicked.connect(self._ask_restore)
        self._session.changed.connect(lambda _: self._follow_change())
        self._session.closed.connect(self._forget)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self._heading, 1)
        for number, tab in enumerate((self.changes_tab, self.origins_tab)):
            self._tabs.addButton(tab, number)
            row.addWidget(tab)
        row.addWidget(self.restore)
        self.changes_tab.setChecked(True)
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 8, 14, 8)
        tools.setSpacing(8)
        tools.addWidget(self._against_label)
        tools.addWidget(self.against, 1)
        for part in (self.previous, self._place, self.next):
            tools.addWidget(part)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(tools)
        inside.addWidget(self._stack, 1)
        self.against.setMinimumWidth(120)
        self._stack.addWidget(self.differences)
        self._stack.addWidget(self.origins)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.versions)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST, 1000])
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(split)
        self.said.setContentsMargins(40, 40, 40, 40)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(Divider())
        column.addWidget(self.said, 1)
        column.addWidget(self._below, 1)
