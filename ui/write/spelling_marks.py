"""A quiet wave under words that no dictionary knows, and what can be done about one, by mouse or by Ctrl+."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kb.spelling_words import Word, words_in
from ui.read.utf16 import Bridge
from ui.write.field import Field
from ui.write.head import DraftHead
from ui.write.marks import Mark, MarkedField
from ui.write.spelling import Spelling
from ui.write.spelling_menu import SpellingMenu
from ui.write.view import WritingView

KEY: Final = "Ctrl+."
_BODY, _SUMMARY = "spelling", "spelling of the summary"
_PAUSE_MS: Final = 600
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
        self._writing.changed.connect(lambda: self._timer.start(_PAUSE_MS))
        spelling.changed.connect(self._look)
        self._timer.start(_FIRST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = watched if isinstance(watched, Field) else watched.parent()
        if isinstance(field, Field):
            kind = event.type()
            if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
                if _is_key(event):
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
        text = field.written()
        at = Bridge(text).to_characters(position)
        words = words_in(text)
        return next((word for word in words if word.start <= at <= word.end and self._is_wrong(text, word)), None)

    def _offer_next(self, field: Field) -> None:
        """Offer for the word at the caret, or else for the next one that is marked, from the top after the last."""
        text = field.written()
        at = Bridge(text).to_characters(field.textCursor().selectionStart())
        wrong = [word for word in words_in(text) if self._is_wrong(text, word)]
        word = next((word for word in wrong if word.end >= at), wrong[0] if wrong else None)
        if word is not None:
            field.select(word.start, word.end)
            self._open(field, word, None, editing=False)

    def _is_wrong(self, text: str, word: Word) -> bool:
        return text[word.start : word.end] in self._wrong

    def _open(self, field: Field, word: Word, place: QPoint | None, *, editing: bool) -> None:
        written = field.written()[word.start : word.end]
        menu = SpellingMenu(field, editing=editing)
        menu.chosen.connect(partial(self._put, field, word, written))
        menu.learn_requested.connect(partial(self._spelling.learn, written))
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


def _is_key(event: QKeyEvent) -> bool:
    pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return pressed == KEY
