"""What the search field offers beside searching: how a word may go on, names of fields, questions one keeps.

The plain way stays as it is: type, Down, Enter, or Tab to the facets. While plain words are typed nothing opens; how the
last word may go on stands in quiet letters behind it, and the right arrow or End, which have nothing else to do there,
take it. Tab does not: whoever finds by keys alone goes on with it. A list opens only when it is wished for: with
Ctrl+Space or Alt+Down, with the small arrow, with a click into the empty field, or by the name of a field and its colon,
which cannot be answered without knowing its values. Then Down walks into the list, Enter or Tab takes what is chosen,
Escape closes it; Enter with nothing chosen searches.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from index.values.request_results import Completion, QueryProblem, Span
from ui.find.search_offers import Offers
from ui.services.saved_searches_file import Question
from ui.services.session import Session
from ui.shell.search_field import SearchField
from ui.widgets.offer_list import Offer, OfferList

_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier
_LEAST: Final = 3  # letters before a word is continued
_LEAST_OF_FIELD: Final = 2


class SearchHelp(QObject):
    """Listens to the keys of a field before the field does."""

    def __init__(self, field: SearchField, session: Session) -> None:
        super().__init__(field)
        self._field, self._session = field, session
        self._offers = Offers(session, self)
        self._ghost: Completion | None = None
        self._offered_at = ("", 0)  # the words and the place that the list was made for
        self._ghost_at = ("", 0)  # the words and the place of the cursor that it goes on from
        self._problem: QueryProblem | None = None
        self._putting = False
        self._asked = False  # the list is open by the person's wish, and follows the words
        self._closed = False  # the person closed a list that had opened for a field: not again for this field
        self.list = OfferList(field)
        self.list.taken.connect(self._take)
        field.installEventFilter(self)
        field.offers_requested.connect(self._turn)
        field.textChanged.connect(self._check_ghost)
        field.textEdited.connect(self._follow)
        field.cursorPositionChanged.connect(self._check_ghost)
        session.closed.connect(self.close)
        session.opened.connect(self.close)
        session.language_changed.connect(self._change_language)
        session.query_problem_changed.connect(self._show_problem)

    def open(self) -> None:
        """Show what could be typed at the cursor; in an empty field, what is kept and what was asked lately."""
        self._asked, self._closed = True, False
        self._forget_ghost()
        text = self._field.text()
        self._offered_at = (text, self._field.cursor_place())
        if not text.strip():
            self._show(self._offers.beginnings(with_fields=True))
        else:
            self._ask(text)

    def close(self) -> None:
        """Close the list and offer nothing."""
        self._asked = False
        self._forget_ghost()
        self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press_in_list(event) if self.list.isVisible() else self._press(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif event.type() == QEvent.Type.MouseButtonRelease and not self._field.text() and not self.list.isVisible():
            self._show(self._offers.beginnings(with_fields=False))
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Answer a key while no list is open; the field gets all others."""
        key, held = event.key(), event.modifiers()
        if (key == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier) or (
            key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier
        ):
            self.open()
            return True
        if self._ghost is not None and held == _NO_KEY and key in (Qt.Key.Key_Right, Qt.Key.Key_End):
            self._put(self._ghost)
            return True
        return False

    def _press_in_list(self, event: QKeyEvent) -> bool:
        """Answer a key while the list is open."""
        key = event.key()
        if step := _STEPS.get(key, 0):
            self.list.walk(step)
        elif key == Qt.Key.Key_Tab and event.modifiers() == _NO_KEY:
            self._take(self.list.chosen() or self.list.offers[0])
        elif key in _ENTER and (chosen := self.list.chosen()) is not None:
            self._take(chosen)
        elif key == Qt.Key.Key_Escape:
            self.close()
            self._closed = True
        else:
            if key in _ENTER:
                self.close()
            return False
        return True

    def _turn(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.isVisible():
            self.close()
        else:
            self.open()

    def _follow(self, text: str) -> None:
        """The person typed: see how it may go on."""
        if self._putting:
            return
        if text.strip():
            self._ask(text)
        else:
            self._closed = False
            self.close()

    def _ask(self, text: str) -> None:
        place = self._field.cursor_place()
        self._session.ask_completions(text, place, partial(self._bring, text, place))

    def _bring(self, text: str, place: int, found: Sequence[Completion]) -> None:
        if text != self._field.text() or place != self._field.cursor_place() or not self._field.hasFocus():
            return  # the words have gone on
        values = bool(found) and found[0].kind == "value"
        self._closed = self._closed and values
        self._offered_at = (text, place)
        if self._asked or (values and not self._closed):
            offers = [self._offers.completion(one, text) for one in found]
            if not offers and self._asked and not text[:place].strip():
                offers = self._offers.beginnings(with_fields=True)
            elif not offers and self._asked and text[:place][-1:].isspace():
                offers = self._offers.fields(place)
            self._show(offers)
            self._asked = self._asked and bool(offers)
        else:
            self.list.hide()
            self._show_ghost(text, place, found)

    def _show(self, offers: Sequence[Offer]) -> None:
        self.list.open(offers, self.tr("Saran pencarian"))

    def _show_ghost(self, text: str, place: int, found: Sequence[Completion]) -> None:
        """Show the first completion that goes on with the very letters typed, at the end of the words."""
        if place != len(text):
            return
        for one in found:
            typed = text[one.start :]
            least = _LEAST_OF_FIELD if one.kind == "field" else _LEAST
            if len(typed) >= least and len(one.text) > len(typed) and one.text.casefold().startswith(typed.casefold()):
                self._ghost, self._ghost_at = one, (text, place)
                self._field.set_ghost(one.text[len(typed) :])
                return

    def _check_ghost(self) -> None:
        if self._ghost is not None and (self._field.text(), self._field.cursor_place()) != self._ghost_at:
            self._forget_ghost()

    def _forget_ghost(self) -> None:
        self._ghost = None
        self._field.set_ghost("")

    def _take(self, offer: Offer) -> None:
        what = offer.what
        if isinstance(what, Completion):
            self._put(what)
        elif isinstance(what, Question):
            self.close()
            self._session.saved.open(what)
        else:
            self.close()
            self._session.saved.forget_recent()

    def _put(self, one: Completion) -> None:
        """Put a completion in its place; a field's name goes on with its values."""
        self.close()
        self._closed = False  # what follows is another word
        start, end = self._place_of(one)
        self._putting = True  # Qt takes what is put in for typing
        self._field.replace_part(start, end, one.text)
        self._putting = False
        if one.kind == "field":
            self._ask(self._field.text())

    def _place_of(self, one: Completion) -> Span:
        """Return what a completion takes the place of: letters typed since it was offered belong to it too."""
        text, place = self._offered_at
        now, here = self._field.text(), self._field.cursor_place()
        grown = here - place
        went_on = now[:place] == text[:place] and now[here:] == text[place:]
        return (one.start, one.end + grown) if grown > 0 and went_on else (one.start, min(one.end, len(now)))

    def _change_language(self) -> None:
        self.close()
        self._show_problem(self._problem)

    def _show_problem(self, problem: QueryProblem | None) -> None:
        self._problem = problem
        if problem is None:
            self._field.set_wrong(None)
        else:
            language = self._session.language
            told = f"{problem.what.say(language)} {problem.advice.say(language)}"
            self._field.set_wrong((problem.start, problem.end), told)
