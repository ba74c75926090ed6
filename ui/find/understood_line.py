"""What a question was taken to mean, in one calm line above the list, and every way to take it back.

Nothing here scolds: a word that was put right can be had as it was typed, a word that the library says differently is
only told under which name its stories stand.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from index.values.request_results import Corrected, Request, Results, Understood, searched
from ui.find import request_changes
from ui.find.meaning_chip import MeaningChip
from ui.services.session import Session
from ui.widgets.plain import tip
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import FlowLayout, Text

_NAMES: Final = 3  # in one chip; the tooltip tells all
_HEIGHT: Final = 24  # of a chip
_LONG: Final = 56  # characters; of a longer question only the changed words are told


class UnderstoodLine(QWidget):
    """Chips for what was understood, small buttons for what was taken back, a sentence for what was put right."""

    change_requested = Signal(object)  # Callable[[Request], Request]: what the question shall become

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results: Results | None = None
        self._told: tuple[object, ...] = ()
        self._chips: list[MeaningChip] = []
        self._returns: list[QuietButton] = []
        self._put_right = Text("", 13, "text")
        self._put_right.setTextFormat(Qt.TextFormat.RichText)
        self._as_typed = QuietButton()
        self._better = Text("", 12, "muted", wrap=True)
        self._correction, self._meanings = QWidget(), QWidget()
        self._flow = FlowLayout(self._meanings, 6)
        self._lay_out()
        self._as_typed.clicked.connect(lambda: self.change_requested.emit(request_changes.as_typed))
        self.hide()

    def _lay_out(self) -> None:
        row = FlowLayout(self._correction, 2)
        row.addWidget(self._put_right)
        row.addWidget(self._as_typed)
        self._put_right.setFixedHeight(self._as_typed.sizeHint().height())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        for part in (self._correction, self._meanings, self._better):
            box.addWidget(part)

    def set_results(self, results: Results | None) -> None:
        """Tell what an answer understood; nothing is touched while that stays the same from key to key."""
        self._results = results
        told = self._now()
        if told != self._told:
            self._told = told
            self._fill()

    def chips(self) -> list[MeaningChip]:
        """Return the chips of what was understood."""
        return list(self._chips)

    def returns(self) -> list[QuietButton]:
        """Return the buttons of what was taken back."""
        return list(self._returns)

    def words(self) -> str:
        """Return the sentences that are shown, for screen readers and tests."""
        told = (self._put_right.accessibleName(), self._better.text())
        shown = (not self._correction.isHidden(), not self._better.isHidden())
        return "\n".join(text for text, visible in zip(told, shown, strict=True) if visible)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _now(self) -> tuple[object, ...]:
        found = self._results
        if found is None or not (found.understood or found.set_aside or found.corrected):
            return ()
        words = [_typed(found, one) for one in (*found.understood, *found.set_aside)]
        return found.understood, found.set_aside, found.corrected, words, self._session.language

    def _fill(self) -> None:
        found, held = self._results, self._holds_focus()
        self._flow.clear()
        self._chips, self._returns = [], []
        self._say_correction(found.corrected if found else None)
        self._better.hide()
        if found is not None:
            self._fill_meanings(found)
            self._say_better(found)
        self.setVisible(bool(self._told))
        if said := self.words():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        if held:
            self._give_focus()

    def _fill_meanings(self, found: Results) -> None:
        if found.understood:
            also = Text(self.tr("termasuk:"), 12, "muted")
            also.setFixedHeight(_HEIGHT)
            self._flow.addWidget(also)
        for one in _each_once(found.understood):
            self._chips.append(self._chip(one, _typed(found, one)))
            self._flow.addWidget(self._chips[-1])
        for one in _each_once(found.set_aside):
            self._returns.append(self._return(one, _typed(found, one)))
            self._flow.addWidget(self._returns[-1])
        self._meanings.setVisible(bool(found.understood or found.set_aside))

    def _chip(self, one: Understood, word: str) -> MeaningChip:
        language = self._session.language
        names = [one.label.say(language), *(words.say(language) for words in one.also)]
        used = [reading for reading in one.readings if reading.used]
        if not one.readings:
            chip = MeaningChip("", ", ".join(names[:_NAMES]))
        elif len(used) == 1:
            chip = MeaningChip(word, used[0].label.say(language), choosable=True)
        else:
            chip = MeaningChip(word, self.tr("semua arti"), choosable=True)
        told = self.tr("“{word}” juga menemukan: {names}.").format(word=word, names=", ".join(names))
        chip.setToolTip(tip(told))
        act = self.tr("Tekan untuk memilih arti.") if one.readings else self.tr("Tekan untuk menghapus arti ini.")
        chip.setAccessibleName(f"{told} {act}")
        if one.readings:
            chip.setAccessibleDescription(self.tr("Delete menghapus arti ini."))
            chip.clicked.connect(lambda: self._open_readings(chip, one))
        else:
            chip.clicked.connect(lambda: self._wish(request_changes.without, one))
        chip.remove_requested.connect(lambda: self._wish(request_changes.without, one))
        return chip

    def _return(self, one: Understood, word: str) -> QuietButton:
        label = one.label.say(self._session.language)
        made = QuietButton(f"+ {label}")
        told = self.tr("Cari juga {label} untuk “{word}”").format(label=label, word=word)
        made.setAccessibleName(told)
        made.setToolTip(tip(told))
        made.clicked.connect(lambda: self._wish(request_changes.again, one))
        return made

    def _open_readings(self, chip: MeaningChip, one: Understood) -> None:
        menu = self.readings_menu(one)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def readings_menu(self, one: Understood) -> QMenu:
        """Return the menu of what a label may mean."""
        menu, group = QMenu(self), QActionGroup(self)
        language = self._session.language
        used = [reading.id for reading in one.readings if reading.used]
        choices = [("", self.tr("Semua arti"))]
        choices += [
            (reading.id, f"{reading.label.say(language)} ({reading.scheme_label.say(language)})")
            for reading in one.readings
        ]
        chosen = used[0] if len(used) == 1 else ""
        for value, text in choices:
            action = QAction(text, menu, checkable=True, checked=value == chosen)
            action.setData(value)
            group.addAction(action)
            menu.addAction(action)
        group.setParent(menu)
        group.triggered.connect(lambda action: self._wish(request_changes.chosen, one.key, action.data()))
        menu.setAccessibleName(self.tr("Arti kata ini"))
        return menu

    def _wish(self, change: Callable[..., Request], *about: object) -> None:
        self.change_requested.emit(lambda request: change(request, *about))

    def _say_correction(self, corrected: Corrected | None) -> None:
        self._correction.setVisible(corrected is not None)
        if corrected is None:
            return
        text = self.tr("Menampilkan hasil untuk {words}.")
        self._put_right.setText(text.format(words=_emphasised(corrected)))
        self._put_right.setAccessibleName(text.format(words=corrected.searched))
        self._put_right.setToolTip(tip(corrected.searched if len(corrected.searched) > _LONG else ""))
        typed = corrected.typed if len(corrected.typed) <= _LONG else f"{corrected.typed[:_LONG]}…"
        self._as_typed.setText(self.tr("Cari ‘{words}’ saja").format(words=typed))

    def _say_better(self, found: Results) -> None:
        language = self._session.language
        said = self.tr("‘{word}’ ditampilkan sebagai {label}.")
        lines = [
            said.format(word=_typed(found, one), label=one.label.say(language))
            for one in _each_once(found.understood)
            if one.discouraged
        ]
        self._better.setText(" ".join(lines))
        self._better.setVisible(bool(lines))

    def _holds_focus(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def _give_focus(self) -> None:
        """Keep the keyboard here when the part that had it is gone: on what one would press next."""
        left = [*self._returns, *self._chips]
        if left:
            left[0].show()  # a layout shows what it was given only later, and nothing unseen takes the keyboard
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _each_once(told: Sequence[Understood]) -> Iterable[Understood]:
    """Return what a label means once, however often it stands in the question: one press takes back all of them."""
    kept: dict[str, Understood] = {}
    for one in told:
        kept.setdefault(one.key, one)
    return kept.values()


def _typed(found: Results, one: Understood) -> str:
    """Return the words as they stand in the question that was searched."""
    return searched(found)[one.start : one.end]


def _emphasised(corrected: Corrected) -> str:
    """Return the searched words as rich text with the changed ones in bold."""
    text = corrected.searched
    if len(text) > _LONG:
        return " … ".join(f"<b>{escape(text[start:end])}</b>" for start, end in corrected.spans)
    parts, reached = [], 0
    for start, end in sorted(corrected.spans):
        parts.append(f"{escape(text[reached:start])}<b>{escape(text[start:end])}</b>")
        reached = end
    return "".join(parts) + escape(text[reached:])
