"""The language of the window, switched while it is open.

Indonesian is the language of the source; the English catalogue translates it. Qt brings no Indonesian words for its
own buttons and menus, so `pustaka_id` carries ours.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "translations"
NAMES: Final = {"id": "Bahasa Indonesia", "en": "English"}
LOCALES: Final = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class LanguageSwitch(QObject):
    """Puts one catalogue in force at a time; every widget then receives LanguageChange."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak `language` ("id" or "en") from now on, numbers and dates with it."""
        QLocale.setDefault(LOCALES[language])
        self.close()
        self._translator = QTranslator(self)
        if self._translator.load(f"pustaka_{language}", str(FOLDER)):
            self._application.installTranslator(self._translator)

    def close(self) -> None:
        """Take the catalogue out of force."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
