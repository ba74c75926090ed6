"""How the program looks and speaks: theme and language, taken from the settings and put in force everywhere at once."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.widgets.language import LanguageSwitch
from ui.widgets.theme import THEME_CHOICES, Theme, apply_theme, chosen

_OTHER: Final = {"id": "en", "en": "id"}


class Looks(QObject):
    """Follows the settings `theme` and `language`, and the system where the person leaves it to the system."""

    def __init__(
        self, application: QApplication, settings: SettingsStore, session: Session, messages: Messages
    ) -> None:
        super().__init__(application)
        self._application, self._settings, self._session, self._messages = application, settings, session, messages
        self._switch = LanguageSwitch(application)
        self._dressed: Theme | None = None
        application.styleHints().colorSchemeChanged.connect(self._dress)
        settings.changed.connect(self._follow)
        self._dress()
        self._speak()

    def close(self) -> None:
        """Follow neither settings nor system any more."""
        self._application.styleHints().colorSchemeChanged.disconnect(self._dress)
        self._switch.close()

    def next_theme(self) -> None:
        """Go from system to light to dark and round again."""
        at = THEME_CHOICES.index(self._settings.value.theme)
        self._settings.change(theme=THEME_CHOICES[(at + 1) % len(THEME_CHOICES)])

    def other_language(self) -> None:
        """Speak the other language."""
        self._settings.change(language=_OTHER[self._settings.value.language])

    def _follow(self, names: frozenset[str]) -> None:
        if "theme" in names:
            self._dress()
        if "language" in names:
            self._speak()

    def _dress(self) -> None:
        wanted = chosen(self._settings.value.theme)
        if wanted is not self._dressed:
            self._dressed = wanted
            apply_theme(self._application, wanted)

    def _speak(self) -> None:
        # The session first: widgets that translate themselves ask it for labels in the new language.
        language = self._settings.value.language
        self._messages.set_language(language)
        self._session.set_language(language)
        self._switch.use(language)
