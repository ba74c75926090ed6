"""The welcome page: what this library holds, what is new in it, and the doors that lead in."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from index.values.request_results import Results
from kb.story.period import in_words
from kb.story.story_card import Card
from kb.vocabulary.facets import AT_HOME, FACET_ROWS
from ui.services.session import Session
from ui.services.value_order import label, ordered, organisations
from ui.shell.saved_section import SavedSection
from ui.widgets.fonts import reading_font
from ui.widgets.ground import Ground
from ui.widgets.link_cards import CountRow, DoTile, StoryCard, WideGrid, stack
from ui.widgets.small_parts import SectionLabel, Text

_DOORS: Final = ("search", "library", "square-pen", "pencil", "file-text", "folder-open")
_NEWEST: Final = 6
_ROWS: Final = 8
_WIDEST: Final = 1240


class HomePage(QScrollArea):
    """Reads everything from the session; says where the person wants to go and goes nowhere itself."""

    story_requested = Signal(str)
    facet_requested = Signal(str, str)  # facet, value
    organisation_requested = Signal(str)
    search_requested = Signal()
    browse_requested = Signal()  # all stories
    guide_requested = Signal()
    write_requested = Signal()
    drafts_requested = Signal()
    library_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._name = ""
        self._failed = False
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._greeting = Text("", 30, "text", QFont.Weight.Bold, wrap=True)
        self._greeting.setFont(reading_font(30, QFont.Weight.Bold))
        self._holding = Text("", 15, "muted", wrap=True)
        self._tiles = {name: DoTile(name) for name in _DOORS}
        self._doing = WideGrid(240, (3, 2, 1))
        self._doing.set_widgets(tuple(self._tiles.values()))
        self._saved = SavedSection(session)
        self._newest_label = SectionLabel()
        self._newest = WideGrid(300, (3, 2, 1))
        self._browse_label = SectionLabel()
        self._browse = WideGrid(200, (5, 3, 2, 1), spacing=20)
        self._all = QPushButton()
        self._build()
        self._connect()
        self.retranslate()

    def set_name(self, name: str) -> None:
        """Greet this person; an empty name greets everybody."""
        self._name = name
        self._greet()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._greet()
        words = {
            "search": (
                self.tr("Cari cerita"),
                self.tr("Ketik kata apa saja, lalu persempit menurut isu, metode, atau wilayah."),
            ),
            "library": (self.tr("Jelajahi semua"), self.tr("Lihat seluruh cerita, urutkan, dan saring.")),
            "square-pen": (
                self.tr("Tulis cerita"),
                self.tr("Ceritakan satu pengalaman praktik; bentuknya dibantu, dan tersimpan sendiri."),
            ),
            "pencil": (
                self.tr("Naskah saya"),
                self.tr("Teruskan yang sudah dimulai, lihat yang diajukan dan yang dikembalikan."),
            ),
            "file-text": (self.tr("Panduan menulis"), self.tr("Bagaimana pengalaman praktik ditulis menjadi cerita.")),
            "folder-open": (self.tr("Buka pustaka lain"), self.tr("Pustaka adalah folder biasa di komputer Anda.")),
        }
        for name, (title, text) in words.items():
            self._tiles[name].set_words(title, text)
        self._newest_label.setText(self.tr("Cerita terbaru"))
        self._browse_label.setText(self.tr("Jelajahi menurut"))
        self._all.setText(self.tr("Lihat semua cerita"))
        self.setAccessibleName(self.tr("Beranda"))
        self.refresh()

    def refresh(self) -> None:
        """Read the session again."""
        self._show_holding()
        self._show_newest()
        self._show_browse()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(0)
        column.addWidget(self._greeting)
        column.addSpacing(8)
        column.addWidget(self._holding)
        column.addSpacing(26)
        column.addWidget(self._doing)
        column.addWidget(self._saved)
        for heading, body in ((self._newest_label, self._newest), (self._browse_label, self._browse)):
            column.addSpacing(36)
            column.addWidget(heading)
            column.addSpacing(12)
            column.addWidget(body)
        column.addSpacing(28)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        inner.setMaximumWidth(_WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        page = Ground()
        row = QHBoxLayout(page)
        row.setContentsMargins(40, 0, 40, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(page)

    def _connect(self) -> None:
        self._all.clicked.connect(self.browse_requested)
        self._session.changed.connect(self.refresh)
        self._session.open_failed.connect(self._follow_failure)
        self._session.opened.connect(self.refresh)
        self._session.overview_changed.connect(self._show_browse)
        self._session.overview_changed.connect(self._show_holding)
        self._tiles["file-text"].clicked.connect(self.guide_requested)
        self._tiles["folder-open"].clicked.connect(self.library_requested)
        self._tiles["library"].clicked.connect(self.browse_requested)
        self._tiles["pencil"].clicked.connect(self.drafts_requested)
        self._tiles["search"].clicked.connect(self.search_requested)
        self._tiles["square-pen"].clicked.connect(self.write_requested)

    def _follow_failure(self) -> None:
        self._failed = True
        self._show_holding()

    def _greet(self) -> None:
        if self._name:
            self._greeting.setText(self.tr("Selamat datang, {name}").format(name=self._name))
        else:
            self._greeting.setText(self.tr("Selamat datang di Pustaka Praktik"))

    def _show_holding(self) -> None:
        if not self._session.is_open:
            opening, none = self.tr("Pustaka sedang dibuka…"), self.tr("Belum ada pustaka yang terbuka.")
            self._holding.setText(none if self._failed else opening)
            return
        stories = self.tr("%n cerita praktik", "", self._session.story_count())
        text = self.tr(
            "{stories} dalam “{library}”. Semuanya tersimpan di komputer ini dan dapat dibaca tanpa internet."
        )
        self._holding.setText(text.format(stories=stories, library=self._session.library.about.title))

    def _show_newest(self) -> None:
        found = self._session.catalogue.newest(_NEWEST * 3) if self._session.is_open else []
        cards = [card for card in found if card.status == "published"][:_NEWEST]  # others are not found either
        self._newest.set_widgets([self._card(card) for card in cards])
        self._newest_label.setVisible(bool(cards))
        self._newest.setVisible(bool(cards))

    def _card(self, card: Card) -> StoryCard:
        session = self._session
        chips = [label(session, "region", place) for place in card.regions[:1]]
        chips += [label(session, "issue", issue) for issue in card.issues[:2]]
        years = in_words(card.period).say(session.language)
        minutes = self.tr("%n menit baca", "", card.minutes)
        made = StoryCard(session.title(card), session.summary(card), chips, " · ".join(filter(None, (years, minutes))))
        made.clicked.connect(partial(self.story_requested.emit, card.id))
        return made

    def _show_browse(self) -> None:
        overview = self._session.overview
        columns = self._columns(overview) if overview is not None and self._session.is_open else []
        self._browse.set_widgets(columns)
        for part in (self._browse_label, self._browse, self._all):
            part.setVisible(bool(columns))

    def _columns(self, overview: Results) -> list[QWidget]:
        made = []
        for facet in AT_HOME:
            rows = self._rows(facet, overview.facets.get(facet, {}))
            if rows:
                made.append(stack(_heading(FACET_ROWS[facet].label.say(self._session.language)), *rows))
        organisations = self._organisation_rows()
        if organisations:
            made.append(stack(_heading(self.tr("Organisasi")), *organisations))
        return made

    def _rows(self, facet: str, counts: Mapping[str, int]) -> list[CountRow]:
        rows = []
        for value in ordered(self._session, facet, counts)[:_ROWS]:
            row = CountRow(label(self._session, facet, value), counts[value])
            row.clicked.connect(partial(self.facet_requested.emit, facet, value))
            rows.append(row)
        return rows

    def _organisation_rows(self) -> list[CountRow]:
        rows = []
        for slug, name, count in organisations(self._session)[:_ROWS]:
            row = CountRow(name, count)
            row.clicked.connect(partial(self.organisation_requested.emit, slug))
            rows.append(row)
        return rows


def _heading(text: str) -> Text:
    made = Text(text, 15, "text", QFont.Weight.DemiBold)
    made.setContentsMargins(10, 0, 0, 6)
    return made
