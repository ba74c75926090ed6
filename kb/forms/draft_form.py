"""The boxes of the writing form over one Markdown body: quick (four) or full (the stages of the helping process).

The body is the truth, the boxes are a way to look at it; so whoever prefers plain Markdown loses nothing, and turning one
form into the other only moves text and headings.
"""

import msgspec

from kb.base.words import Words
from kb.forms.form_parts import OPENING_KEY, FormPart, FormParts
from kb.forms.form_questions import CLOSING, OPENING, QUICK, STAGES
from kb.forms.form_turn import to_full, to_quick
from kb.story.draft import Form
from kb.text.sections import MarkdownSection, closed, cut, joined, without_edges
from kb.vocabulary.vocabulary import Vocabulary


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One box: `key` names it for `put`, `text` is its Markdown without the heading; empty boxes wait to be filled.

    A heading of the writer's own is a box without a question.
    """

    key: str
    title: Words
    text: str
    asks: Words | None = None
    example: Words | None = None

    @property
    def told(self) -> bool:
        """Return whether anything but blanks is written in the box."""
        return bool(self.text.strip())


class Forms:
    """The forms in the words of one vocabulary; `language` ("id" or "en") is that of new headings."""

    def __init__(self, vocabulary: Vocabulary, language: str = "id") -> None:
        self._names = FormParts(vocabulary)
        self._language = language

    def boxes(self, body: str, form: Form) -> tuple[Box, ...]:
        """Return the boxes of a form in order with what the body says in each; every part of the body is in one."""
        parts = [part for part in self._names.of(body) if part.level or part.text.strip()]
        for key in self._wanted(form):
            keys = [part.key for part in parts]
            if key not in keys:
                parts.insert(self._names.place_of(key, keys), FormPart(key=key, title="", text=""))
        return tuple(self._box(part) for part in parts)

    def put(self, body: str, key: str, text: str) -> str:
        """Write the text of one box into the body; everything else keeps its characters.

        A missing heading is made where it belongs; a box that is emptied keeps its heading.
        """
        sections = list(cut(body, 1, 2))
        keys = list(self._names.keys(sections))
        inside = closed(without_edges(text))
        place = keys.index(key) if key in keys else self._names.place_of(key, keys)
        if key in keys and without_edges(sections[place].text) == inside:
            return body
        if key not in keys:
            if not inside:
                return body
            title = self._names.title(key).say(self._language)
            sections.insert(place, MarkdownSection(level=2, title=title, line=f"## {title}\n", text=""))
            _part_from(sections, place - 1)
        last = place == len(sections) - 1
        head = sections[place].line and "\n"
        filled = f"{head}{inside}\n" + ("" if last else "\n") if inside else head
        sections[place] = msgspec.structs.replace(sections[place], text=filled, line=_ended(sections[place].line))
        return joined(sections)

    def turned(self, body: str, form: Form) -> str:
        """Return the body in the other form; all text moves along, and turning back gives the stages back."""
        turn = to_quick if form == "quick" else to_full
        return turn(self._names, body, self._language)

    def form_of(self, body: str) -> Form:
        """Tell in which form a text is written: full when a large heading names a stage of the helping process."""
        return "full" if any(part.key in self._names.stages for part in self._names.of(body)) else "quick"

    def _wanted(self, form: Form) -> tuple[str, ...]:
        return tuple(QUICK) if form == "quick" else (OPENING_KEY, *self._names.main_stages, *CLOSING)

    def _box(self, part: FormPart) -> Box:
        written = Words(part.title, part.title) if part.title else None
        if part.key in STAGES:
            asks, example = STAGES[part.key]
            return Box(key=part.key, title=self._names.title(part.key), text=part.text, asks=asks, example=example)
        question = OPENING if part.key == OPENING_KEY else QUICK.get(part.key) or CLOSING.get(part.key)
        if question:
            return Box(key=part.key, title=question.title, text=part.text, asks=question.asks, example=question.example)
        return Box(key=part.key, title=written or self._names.title(part.key), text=part.text)


def _part_from(sections: list[MarkdownSection], before: int) -> None:
    """See that an empty line stands before a heading that is put in, and no open code around it."""
    whole = closed(sections[before].text)
    sections[before] = msgspec.structs.replace(sections[before], text=whole)
    text = sections[before].line + whole
    missing = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    sections[before] = msgspec.structs.replace(sections[before], text=sections[before].text + missing)


def _ended(line: str) -> str:
    return line if not line or line.endswith("\n") else line + "\n"
