"""The colours of the house, once for day and once for night, and the way they reach every widget.

Qt's own switch of colour scheme does nothing on plain X11 and offscreen, so the palette is ours and the system is only
asked what it prefers. Widgets that paint themselves read `theme()` while painting and repaint on `PaletteChange`.
"""

from dataclasses import dataclass, fields
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark")
RADIUS: Final = 8
_PROPERTY: Final = "pustakaTheme"


@dataclass(frozen=True)
class Theme:
    """Every colour by what it is for; `NAME_text` is always readable on `NAME` (4.5:1, held by a test)."""

    dark: bool
    window: QColor  # header and reading page
    panel: QColor  # behind the cards of a list
    sidebar: QColor  # behind the facets
    card: QColor
    card_hover: QColor
    field: QColor  # inside a text field
    text: QColor
    muted: QColor  # second lines: excerpts, meta
    faint: QColor  # counts of nothing, disabled controls: never the only bearer of a meaning
    line: QColor
    line_strong: QColor  # outlines of controls
    accent: QColor
    accent_hover: QColor
    accent_text: QColor
    accent_soft: QColor
    accent_soft_text: QColor
    pill: QColor
    pill_text: QColor
    mark: QColor  # a matched word
    mark_text: QColor
    mark_now: QColor  # the matched word one stands at
    mark_now_text: QColor
    quote_bar: QColor
    selection: QColor
    selection_text: QColor
    warning: QColor
    warning_soft: QColor
    warning_soft_text: QColor
    error: QColor
    error_soft: QColor
    error_soft_text: QColor
    success: QColor
    success_soft: QColor
    success_soft_text: QColor
    map_land: QColor
    map_bubble: QColor
    bar: QColor  # histogram
    bar_faint: QColor


def _theme(dark: bool, **colours: str) -> Theme:
    return Theme(dark=dark, **{name: QColor(value) for name, value in colours.items()})


LIGHT: Final = _theme(
    False,
    window="#ffffff",
    panel="#f2f5f4",
    sidebar="#f8faf9",
    card="#ffffff",
    card_hover="#fafcfb",
    field="#ffffff",
    text="#1c2523",
    muted="#53605d",
    faint="#8b9693",
    line="#e1e6e4",
    line_strong="#8b9693",
    accent="#0f6b66",
    accent_hover="#0b5753",
    accent_text="#ffffff",
    accent_soft="#e0f0ee",
    accent_soft_text="#0b5450",
    pill="#eaefed",
    pill_text="#3c4946",
    mark="#fdeeb0",
    mark_text="#1c2523",
    mark_now="#f6c648",
    mark_now_text="#1c2523",
    quote_bar="#0f6b66",
    selection="#bfe0dc",
    selection_text="#10211f",
    warning="#8a5a00",
    warning_soft="#fdf3d9",
    warning_soft_text="#6b4500",
    error="#a8322a",
    error_soft="#fbe9e7",
    error_soft_text="#8a231c",
    success="#1f6f3f",
    success_soft="#e3f3e8",
    success_soft_text="#185a32",
    map_land="#dfe6e3",
    map_bubble="#0f6b66",
    bar="#0f6b66",
    bar_faint="#dfe6e3",
)

DARK: Final = _theme(
    True,
    window="#1a1f20",
    panel="#131718",
    sidebar="#171c1d",
    card="#1f2627",
    card_hover="#242c2d",
    field="#1f2627",
    text="#e7ecea",
    muted="#a9b4b1",
    faint="#76827f",
    line="#2e3738",
    line_strong="#76827f",
    accent="#62c8bd",
    accent_hover="#7dd6cc",
    accent_text="#0b2321",
    accent_soft="#1d3a38",
    accent_soft_text="#9be0d8",
    pill="#2a3334",
    pill_text="#c6cfcc",
    mark="#5e4a12",
    mark_text="#fff3cf",
    mark_now="#b88a1c",
    mark_now_text="#12100a",
    quote_bar="#62c8bd",
    selection="#2b5a56",
    selection_text="#f0f6f5",
    warning="#e3b45c",
    warning_soft="#3a2f15",
    warning_soft_text="#f1d499",
    error="#f0938a",
    error_soft="#40211f",
    error_soft_text="#f7c1bb",
    success="#7fcf9b",
    success_soft="#1c3526",
    success_soft_text="#b0e3c2",
    map_land="#2c3637",
    map_bubble="#62c8bd",
    bar="#62c8bd",
    bar_faint="#2c3637",
)

READABLE_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *(
        (front, back)
        for front in ("text", "muted")
        for back in ("window", "panel", "sidebar", "card", "card_hover", "field")
    ),
    *(
        (front, back)
        for front in ("accent", "warning", "error", "success")
        for back in ("window", "panel", "sidebar", "card")
    ),
    *((f"{field.name}_text", field.name) for field in fields(Theme) if f"{field.name}_text" in Theme.__annotations__),
    ("accent_text", "accent_hover"),
)
"""Which text colours stand on which grounds; the contrast test walks through them."""


def theme() -> Theme:
    """Return the theme in force; cheap enough to ask in every paintEvent."""
    application = QApplication.instance()
    kept = application.property(_PROPERTY) if application else None
    return kept if isinstance(kept, Theme) else LIGHT


def chosen(choice: str) -> Theme:
    """Return the theme that a setting stands for; a system that does not say gets the light one."""
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(application: QApplication, wanted: Theme) -> None:
    """Dress the whole program; every widget receives PaletteChange and repaints with the new `theme()`."""
    if application.property(_PROPERTY) is None:
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setProperty(_PROPERTY, wanted)
    # Palette first: once a style sheet has polished the widgets, a new palette no longer reaches those inside others.
    application.setPalette(palette(wanted))
    application.setStyleSheet(style_sheet(wanted))


def palette(of: Theme) -> QPalette:
    """Return the Qt palette of a theme: standard widgets need no style sheet of their own."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, of.window),
        (role.WindowText, of.text),
        (role.Base, of.field),
        (role.AlternateBase, of.panel),
        (role.Text, of.text),
        (role.PlaceholderText, of.muted),
        (role.Button, of.card),
        (role.ButtonText, of.text),
        (role.BrightText, of.error),
        (role.ToolTipBase, of.text),
        (role.ToolTipText, of.window),
        (role.Highlight, of.selection),
        (role.HighlightedText, of.selection_text),
        (role.Accent, of.accent),
        (role.Link, of.accent),
        (role.LinkVisited, of.accent),
        (role.Light, of.card_hover),
        (role.Midlight, of.line),
        (role.Mid, of.line_strong),
        (role.Dark, of.line_strong),
        (role.Shadow, of.line_strong),
    ):
        made.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, name, of.faint)
    return made


def style_sheet(of: Theme) -> str:
    """Return the few rules that a palette cannot say; kept short because every rule costs start time."""
    name = {field.name: value.name() for field in fields(of) if isinstance(value := getattr(of, field.name), QColor)}
    return _SHEET.format(**name, radius=RADIUS)


_SHEET: Final = """
QToolTip {{ background: {text}; color: {window}; border: none; padding: 5px 8px; }}
QPushButton {{ background: {card}; color: {text}; border: 1px solid {line_strong}; border-radius: {radius}px; padding: 7px 16px; }}
QPushButton:hover {{ background: {accent_soft}; color: {accent_soft_text}; border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 6px 15px; }}
QPushButton:disabled {{ color: {faint}; border-color: {line}; background: {panel}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {accent_text}; border-color: {accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {accent_hover}; color: {accent_text}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{ background: {pill}; color: {faint}; border-color: {line}; }}
QLineEdit {{ background: {field}; color: {text}; border: 1px solid {line_strong}; border-radius: {radius}px; padding: 6px 10px; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 5px 9px; }}
QMenu {{ background: {card}; color: {text}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 7px 26px 7px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {accent_soft_text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 1px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {pill}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QScrollArea[ground="panel"] {{ background: {panel}; }}
QSplitter::handle {{ background: {line}; }}
"""
