"""The bar across the top: where one is, the search field, and the few switches that are always at hand."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ui.shell.search_field import SearchField
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import IconButton, Pill
from ui.widgets.theme import theme

HEIGHT: Final = 60
_THEME_ICONS: Final = {"system": "sun-moon", "light": "sun", "dark": "moon"}
_NAME: Final = "Pustaka Praktik"


class Header(QWidget):
    """Says what the person wants; the window does it."""

    board_requested = Signal()
    write_requested = Signal()
    home_requested = Signal()
    repairs_requested = Signal()
    reviews_requested = Signal()
    language_requested = Signal()
    theme_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.search = SearchField()
        self._brand = _Brand()
        self._home = IconButton("house")
        self._board = IconButton("message-square")
        self._write = IconButton("square-pen")
        self._repairs = Pill("", "warning", icon_name="triangle-alert")
        self._reviews = Pill("", "accent", icon_name="users")
        self._language = _LanguageButton()
        self._theme = IconButton("sun-moon")
        self._menu = IconButton("menu")
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choice, self._count = "system", 0
        self._repairs.hide()
        self._reviews.hide()
        self._to_review = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 1)
        row.setSpacing(6)
        row.addWidget(self._brand)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        for button in (
            self._reviews,
            self._repairs,
            self._home,
            self._write,
            self._board,
            self._language,
            self._theme,
            self._menu,
        ):
            row.addWidget(button)
        self._brand.clicked.connect(self.home_requested)
        self._home.clicked.connect(self.home_requested)
        self._board.clicked.connect(self.board_requested)
        self._write.clicked.connect(self.write_requested)
        self._language.clicked.connect(self.language_requested)
        self._repairs.clicked.connect(self.repairs_requested)
        self._reviews.clicked.connect(self.reviews_requested)
        self._theme.clicked.connect(self.theme_requested)
        self.retranslate()

    def set_menu(self, menu: QMenu) -> None:
        """Hang the main menu under its button."""
        self._menu.setMenu(menu)

    def set_quiet(self, quiet: bool) -> None:
        """Hide what makes no sense before there is a library; language and theme stay at hand."""
        for part in (self.search, self._home, self._write, self._board, self._menu):
            part.setVisible(not quiet)
        self._brand.setEnabled(not quiet)

    def set_problem_count(self, count: int) -> None:
        """Show how many things are to be repaired; nothing at all when there are none."""
        self._count = count
        self._repairs.setVisible(count > 0)
        self._say_problems()

    def set_review_count(self, count: int) -> None:
        """Show how many stories wait for this person; nothing at all when there are none."""
        self._to_review = count
        self._reviews.setVisible(count > 0)
        self._say_reviews()

    def set_theme_choice(self, choice: str) -> None:
        """Show which theme is chosen."""
        self._choice = choice
        self._theme.set_icon(_THEME_ICONS[choice])
        self._say_theme()

    def set_language(self, language: str) -> None:
        """Show which language the window speaks."""
        self._language.set_language(language)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._brand.setToolTip(self.tr("Ke beranda"))
        self._home.set_text(self.tr("Beranda"), "Alt+Home")
        self._board.set_text(self.tr("Semua catatan"), "Ctrl+T")
        self._write.set_text(self.tr("Tulis cerita"), "Ctrl+N")
        self._language.setToolTip(self.tr("Ganti bahasa ke Inggris") + " (Ctrl+Shift+L)")
        self._language.setAccessibleName(self.tr("Ganti bahasa ke Inggris"))
        self._menu.set_text(self.tr("Menu: pustaka, pengaturan, bantuan"))
        self._say_theme()
        self._say_problems()
        self._say_reviews()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().window)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme().line)

    def _say_theme(self) -> None:
        said = {
            "system": self.tr("Tampilan: ikut sistem"),
            "light": self.tr("Tampilan: terang"),
            "dark": self.tr("Tampilan: gelap"),
        }
        self._theme.set_text(said[self._choice], "Ctrl+Shift+T")

    def _say_problems(self) -> None:
        self._repairs.setText(self.tr("%n perlu diperbaiki", "", self._count))
        self._repairs.setToolTip(self.tr("Lihat apa yang perlu diperbaiki di pustaka ini"))

    def _say_reviews(self) -> None:
        self._reviews.setText(self.tr("%n menunggu Anda", "", self._to_review))
        self._reviews.setToolTip(self.tr("Cerita yang menunggu Anda baca atau ubah") + " (Ctrl+Shift+R)")


class _Brand(QAbstractButton):
    """The open book and the name; pressing it leads home."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(18, QFont.Weight.DemiBold))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the button beside it does the same
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_NAME)

    def sizeHint(self) -> QSize:
        return QSize(34 + self.fontMetrics().horizontalAdvance(_NAME) + 8, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            place = self.rect().toRectF().adjusted(0, 9, 0, -9)
            place.setWidth(22)
            paint_icon(painter, "book-open", of.accent, place)
            painter.setPen(of.text)
            painter.drawText(self.rect().adjusted(34, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _NAME)


class _LanguageButton(IconButton):
    """Shows the two letters of the language in force."""

    def __init__(self) -> None:
        super().__init__("languages")
        self._letters = "ID"
        self.setFixedWidth(62)

    def set_language(self, language: str) -> None:
        """Show another language."""
        self._letters = language.upper()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            paint_icon(painter, "languages", of.muted, self.rect().toRectF().adjusted(9, 9, 9 + 18 - 62 + 2, -9))
            painter.setFont(ui_font(12, QFont.Weight.DemiBold))
            painter.setPen(of.muted)
            painter.drawText(self.rect().adjusted(34, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._letters)
