"""A story on its way out, with everything that would go along: what the gate looks at, and what repairs change."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal

import msgspec

from kb.gate.decisions import Decisions
from kb.gate.finding import TextPart
from kb.story import story
from kb.story.consent import ConsentRecord

Audience = Literal["circle", "public"]
# Fields of the head that hold codes, dates and names of authors: no sentences in which people could be described, but
# a client's name or number can hide in them as anywhere.
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
        "submitters",
        "authors",
        "actors",
        "relations",
        "version",
    ]
)
_CODE_KEYS: Final = frozenset(
    {"id", "code", "role", "type", "evidence", "certainty", "theme", "organisation", "person", "story", "url"}
)
_SAID_BESIDE: Final = ("front.consent", "note")  # a sentence for readers among codes
# Digests of a text and of a person: no word can stand in them.
_DIGESTS: Final = frozenset({"text", "mark"})
# The names of fields that the program itself writes; any other is somebody's own word.
_OWN_KEYS: Final = frozenset(
    key
    for shape in (
        story.Story,
        story.StoryAuthor,
        story.StoryRegion,
        story.Actor,
        story.Rival,
        story.Claim,
        story.Lesson,
    )
    for key in shape.__struct_fields__
) | frozenset(
    key for shape in (story.Relation, story.Source, story.Consent, story.Review) for key in shape.__struct_fields__
)


class OutgoingStory(msgspec.Struct, frozen=True, kw_only=True):
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
        """Return the language of the story: "en" or, for everything else, "id"."""
        return "en" if self.front.get("language") == "en" else "id"

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors, as the head gives them."""
        found = self.front.get("authors") or ()
        return tuple(str(one.get("name", "")) for one in found if isinstance(one, Mapping) and one.get("name"))

    def parts(self) -> tuple[TextPart, ...]:
        """Return every stretch of text with its name: head, text, file names, attachments, comments, history."""
        return (*self._front(), TextPart("text", self.text), *self._beside())

    def _front(self) -> Iterator[TextPart]:
        for key, value in self.front.items():
            if key in {"title", "summary"} and isinstance(value, str):
                yield TextPart(key, value)
            else:
                yield from _strings(f"front.{key}", value, coded=key in _CODES)
        yield from _keys("front", self.front)

    def _beside(self) -> Iterator[TextPart]:
        for name in dict.fromkeys((*self.files, *self.pictures, *self.attachments)):
            yield TextPart(f"file:{name}", name)
        for kind, texts in (("attachment", self.attachments), ("comment", self.comments), ("history", self.history)):
            for name, text in texts.items():
                yield TextPart(f"{kind}:{name}", text)


def _strings(place: str, value: object, *, coded: bool) -> Iterator[TextPart]:
    """Yield every value that says something, as text; `coded` are those that are only searched."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            inside = (coded or key in _CODE_KEYS) and (place, key) != _SAID_BESIDE
            if not (place.startswith("front.reviews.") and key in _DIGESTS):
                yield from _strings(f"{place}.{key}", inner, coded=inside)
    elif isinstance(value, list | tuple | set | frozenset):
        for number, inner in enumerate(value):
            yield from _strings(f"{place}.{number}", inner, coded=coded)
    elif value is not None and not isinstance(value, bool):
        text = value if isinstance(value, str) else str(value)
        yield TextPart(place, text, coded or not isinstance(value, str))


def _keys(place: str, value: object) -> Iterator[TextPart]:
    """Yield the names of fields that are nobody's but the writer's."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key) not in _OWN_KEYS:
                yield TextPart(f"key:{place}.{key}", str(key), coded=True)
            yield from _keys(f"{place}.{key}", inner)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _keys(f"{place}.{number}", inner)
