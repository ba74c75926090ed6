"""A quiet wave under words that no dictionary knows, and what can be done about one, by mouse or by Ctrl+."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kb.spelling.spelling_words import Word, words_in
from ui.widgets.utf16 import Bridge
from ui.write.draft_view import WritingView
from ui.write.text.markdown_field import Field
from ui.write.text.spell_service import Spelling
from ui.write.text.spelling_menu import SpellingMenu, is_spelling_key
from ui.write.text.text_marks import Mark, MarkedField
from ui.write.text.title_fields import DraftHead

_BODY, _SUMMARY = "spelling", "spelling of the summary"
_PAUSE_MS: Final = 600
_LETTERS_A_MS: Final = 200
_FIRST_MS: Final = 900  # the page is seen and can be typed in before dictionaries are read


class SpellingMarks(QObject):
    """Belongs to the view of one draft; the word that is being typed is marked when the caret has left it."""

    def __init__(self, view: WritingView, spelling: Spelling) -> None:
        super().__init__(view)
        self._view, self._writing, self._spelling = view, view.writing, spelling
        self._found: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}  # by layer: a text and what is wrong in it
        self._wrong: frozenset[str] = frozenset()
        self._held: tuple[str, int] | None = None  # layer and end of the word that is being typed
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        view.boxes.field_made.connect(self._help)
        for field in (view.editor, *view.boxes.fields):
            self._help(field)
        for head in view.findChildren(DraftHead):
            self._help(head.summary)
            MarkedField(head.summary, self._writing.marks)
        self._writing.changed.connect(self._look_later)
        spelling.changed.connect(self._look)
        self._timer.start(_FIRST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = watched if isinstance(watched, Field) else watched.parent()
        if isinstance(field, Field):
            kind = event.type()
            if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
                if is_spelling_key(event):
                    event.accept()
                    if kind == QEvent.Type.KeyPress:
                        self._offer_next(field)
                    return True
            elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
                return self._offer_at(field, event)
        return super().eventFilter(watched, event)

    def _help(self, field: Field) -> None:
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)
        field.cursorPositionChanged.connect(self._let_go)

    def _language(self) -> str:
        return str(self._writing.draft.fields().get("language") or "id")

    def _look_later(self) -> None:
        """Look at the next pause in typing; at a longer one in a book, of which a look takes a quarter of a second."""
        self._timer.start(max(_PAUSE_MS, len(self._writing.draft.body) // _LETTERS_A_MS))

    def _look(self) -> None:
        self._timer.stop()
        draft = self._writing.draft
        texts = {_BODY: draft.body, _SUMMARY: str(draft.fields().get("summary") or "")}
        if self._spelling.is_on and any(map(str.strip, texts.values())):
            self._spelling.look(tuple(texts.values()), self._language(), partial(self._show, texts))
        else:
            self._show(texts, [(), ()])

    def _show(self, texts: Mapping[str, str], found: Sequence[tuple[tuple[int, int], ...]]) -> None:
        if not isValid(self):  # the draft was closed meanwhile
            return
        self._found = {layer: (text, spans) for (layer, text), spans in zip(texts.items(), found, strict=True)}
        self._wrong = frozenset(text[start:end] for text, spans in self._found.values() for start, end in spans)
        self._lay()

    def _lay(self) -> None:
        self._held = None
        for layer, (text, spans) in self._found.items():
            typed = self._typed_at(text)
            if any(end == typed for _, end in spans):
                self._held = layer, typed
            marks: list[Mark] = [(start, end, "spelling") for start, end in spans if end != typed]
            self._writing.marks.set_layer(layer, text, marks)

    def _let_go(self) -> None:
        if self._held is not None and self._held[1] != self._typed_at(self._found[self._held[0]][0]):
            self._lay()

    def _typed_at(self, whole: str) -> int:
        """Return where in a text the caret is, -1 where it is in no field that shows a part of it."""
        field = QApplication.focusWidget()
        if not isinstance(field, Field) or not self._view.isAncestorOf(field) or field.textCursor().hasSelection():
            return -1
        text = field.written()
        offset = whole.find(text) if text else -1
        return offset + Bridge(text).to_characters(field.textCursor().position()) if offset >= 0 else -1

    def _offer_at(self, field: Field, event: QContextMenuEvent) -> bool:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        under = field.cursorForPosition(field.viewport().mapFromGlobal(event.globalPos()))
        word = self._wrong_word(field, (under if by_mouse else field.textCursor()).position())
        if word is None:
            return False
        self._open(field, word, event.globalPos() if by_mouse else None, editing=True)
        return True

    def _wrong_word(self, field: Field, position: int) -> Word | None:
        at = Bridge(field.written()).to_characters(position)
        return next((word for word in self._wrong_words(field) if word.start <= at <= word.end), None)

    def _offer_next(self, field: Field) -> None:
        """Offer for the next doubtful word, from the caret on and then from the top of the page; pressed again, go on."""
        fields = self._fields()
        at = fields.index(field) if field in fields else 0
        cursor = field.textCursor()
        after = Bridge(field.written()).to_characters(cursor.selectionEnd()) + cursor.hasSelection()
        places = [(field, word) for word in self._wrong_words(field) if word.end >= after]
        places += [(one, word) for one in (*fields[at + 1 :], *fields[: at + 1]) for word in self._wrong_words(one)]
        if not places:
            self._spelling.say_all_is_well()
            return
        there, word = places[0]
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)
        there.select(word.start, word.end)
        self._open(there, word, None, editing=False)

    def _fields(self) -> list[Field]:
        page = self._view.pages.currentWidget()
        summaries: list[Field] = [head.summary for head in page.findChildren(DraftHead)] if page is not None else []
        return summaries + ([self._view.editor] if page is self._view.text else list(self._view.boxes.fields))

    def _wrong_words(self, field: Field) -> list[Word]:
        text = field.written()
        return [word for word in words_in(text) if self._is_wrong(text, word)]

    def _is_wrong(self, text: str, word: Word) -> bool:
        return text[word.start : word.end] in self._wrong

    def _open(self, field: Field, word: Word, place: QPoint | None, *, editing: bool) -> None:
        written = field.written()[word.start : word.end]
        menu = SpellingMenu(field, editing=editing)
        menu.chosen.connect(partial(self._put, field, word, written))
        menu.learn_requested.connect(partial(self._spelling.learn, written))
        menu.next_requested.connect(partial(self._offer_next, field))
        menu.ignore_requested.connect(partial(self._spelling.ignore, written))
        menu.popup(place or self._below(field, word))
        self._spelling.offer(written, self._language(), menu.fill)

    def _below(self, field: Field, word: Word) -> QPoint:
        cursor = field.textCursor()
        cursor.setPosition(Bridge(field.written()).to_units(word.start))
        return field.viewport().mapToGlobal(field.cursorRect(cursor).bottomLeft() + QPoint(0, 4))

    def _put(self, field: Field, word: Word, written: str, offer: str) -> None:
        if field.written()[word.start : word.end] == written:
            field.select(word.start, word.end)
            field.insert(offer, self.tr("Perbaiki ejaan"))
