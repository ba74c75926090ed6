"""A story on its way out, with everything that would go along: what the gate looks at, and what repairs change."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal

import msgspec

from kb.consent import ConsentRecord
from kb.gate.decisions import Decisions
from kb.gate.finding import Part

Audience = Literal["circle", "public"]
# Fields of the head that hold codes, not words about people.
_CODES: Final = frozenset(
    [
        "id",
        "kind",
        "language",
        "period",
        "issues",
        "methods",
        "settings",
        "roles",
        "outcomes",
        "regions",
        "participation",
        "status",
        "licence",
        "created",
        "modified",
        "consent",
        "reviews",
        "authors",
        "actors",
        "relations",
    ]
)
_CODE_KEYS: Final = frozenset(
    {"id", "code", "role", "type", "evidence", "certainty", "theme", "organisation", "person", "story", "url"}
)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What would leave the desk.

    `front` is the head as plain values, `files` the names of files that go along, `pictures` their bytes by name,
    `attachments`, `comments` and `history` further texts by name (a note, a version's text or message). `pictures_seen`
    names pictures in which the author has looked for faces, uniforms and houses.
    """

    text: str
    front: Mapping[str, Any] = {}
    files: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = {}
    attachments: Mapping[str, str] = {}
    comments: Mapping[str, str] = {}
    history: Mapping[str, str] = {}
    decisions: Decisions = Decisions()
    consents: tuple[ConsentRecord, ...] = ()
    audience: Audience = "public"
    today: date | None = None
    pictures_seen: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        return "en" if self.front.get("language") == "en" else "id"

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors, as the head gives them."""
        found = self.front.get("authors") or ()
        return tuple(str(one.get("name", "")) for one in found if isinstance(one, Mapping) and one.get("name"))

    def parts(self) -> tuple[Part, ...]:
        """Return every stretch of text with its name: head, text, file names, attachments, comments, history."""
        return (*self._front(), Part("text", self.text), *self._beside())

    def _front(self) -> Iterator[Part]:
        for key, value in self.front.items():
            if key in {"title", "summary"} and isinstance(value, str):
                yield Part(key, value)
            elif key not in _CODES:
                yield from _strings(f"front.{key}", value)

    def _beside(self) -> Iterator[Part]:
        for name in dict.fromkeys((*self.files, *self.pictures, *self.attachments)):
            yield Part(f"file:{name}", name)
        for kind, texts in (("attachment", self.attachments), ("comment", self.comments), ("history", self.history)):
            for name, text in texts.items():
                yield Part(f"{kind}:{name}", text)


def _strings(place: str, value: object) -> Iterator[Part]:
    if isinstance(value, str):
        yield Part(place, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _CODE_KEYS:
                yield from _strings(f"{place}.{key}", inner)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _strings(f"{place}.{number}", inner)
