"""What the catalogue remembers of one story file: a card, its plain text, its facets, and everything it points to."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from kb.base.problems import Problem
from kb.reading import inlines, read
from kb.reading.tree import Image, Reading, Section, Text
from kb.signatures.signature_problems import unsigned
from kb.story.period import Period
from kb.story.story import Story
from kb.story.story_card import Card
from kb.story.story_file import StoryFile
from kb.vocabulary.facets import ROWS, tags

# Changing how a story is read must read every story again: count this up.
READER: Final = "3"
_ID_LINE: Final = re.compile(r"^[\"']?id[\"']?[ \t]*:", re.MULTILINE)

LinkKind = Literal["concept", "region", "organisation", "person", "story", "media"]
_INTERNAL: Final[dict[str, LinkKind]] = {
    "story": "story",
    "organisation": "organisation",
    "person": "person",
    "concept": "concept",
}


class Link(msgspec.Struct, frozen=True):
    """Something that a story points to: what kind of thing, in which role or field, which one, and in which line."""

    kind: LinkKind
    role: str
    target: str
    line: int


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One story file, read; `card` is None when the file cannot say which story it is."""

    card: Card | None = None
    id_line: int = 1
    withdrawn: bool = False
    plain: str = ""
    sections: tuple[Section, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def entry_of(file: StoryFile, stage_of: Callable[[str], str | None]) -> CatalogueEntry:
    """Read a story for the catalogue; never raises for anything that stands in the file."""
    story = file.story
    if story is None:
        return CatalogueEntry(problems=file.problems)
    reading = read(file.body, stage_of=stage_of)
    card = _card(file, story, reading)
    found = _ID_LINE.search(file.front.yaml)
    return CatalogueEntry(
        card=card,
        id_line=_line(file.front.yaml, file.front.yaml_line, found.start() if found else 0),
        withdrawn=card.status == "withdrawn",
        plain=reading.plain,
        sections=reading.sections,
        facets=tuple(_facets(card)),
        links=tuple(_links(file, story, reading)),
        problems=(*file.problems, *unsigned(file)),
    )


def _card(file: StoryFile, story: Story, reading: Reading) -> Card:
    years = _years(story.period)
    return Card(
        id=story.id,
        path=file.path,
        title=story.title,
        title_en=story.title_en,
        summary=story.summary,
        summary_en=story.summary_en,
        kind=story.kind,
        language=story.language,
        # Whatever else the head says, consent that was taken back withdraws the story: nobody may find it any more.
        status="withdrawn" if story.consent and story.consent.withdrawn else story.status,
        authors=tuple(author.name for author in story.authors),
        period=story.period,
        first_year=years[0],
        last_year=years[1],
        issues=_once(story.issues),
        methods=_once(story.methods),
        settings=_once(story.settings),
        stages=reading.stages,
        roles=_once(story.roles),
        outcomes=_once(story.outcomes),
        themes=_once(lesson.theme for lesson in story.lessons if lesson.theme),
        evidence=_once(claim.evidence for claim in story.claims),
        regions=_once(place.code for place in story.regions),
        origins=_once(place.code for place in story.regions if place.role == "origin"),
        destinations=_once(place.code for place in story.regions if place.role == "destination"),
        organisations=_once(actor.organisation for actor in story.actors),
        words=reading.words,
        created=story.created,
        modified=story.modified,
        digest=file.digest,
    )


def digest(raw: bytes) -> str:
    """Return the digest by which a file is known, the same as `StoryFile.digest`."""
    return hashlib.sha256(raw).hexdigest()


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _years(period: str) -> tuple[int, int]:
    try:
        years = Period.parse(period).years(date.today().year)
    except ValueError:
        return 0, 0
    return years[0], years[-1]


def _facets(card: Card) -> Iterator[tuple[str, str]]:
    for row in ROWS:
        if row.is_shown and row.source != "notes":  # notes lie beside the story and are counted there
            for value in tags(card, row):
                yield row.key, value


def _links(file: StoryFile, story: Story, reading: Reading) -> Iterator[Link]:
    """Everything in the head and in the text that must exist somewhere else, each thing of a role once."""
    seen = set()
    head, first = file.front.yaml, file.front.yaml_line
    for kind, role, target in _named(story):
        if (role, target) not in seen:
            seen.add((role, target))
            yield Link(kind, role, target, _line(head, first, _place(head, target)))
    for kind, target in _in_text(reading):
        if ("text", target) not in seen:
            seen.add(("text", target))
            wanted = target if kind == "media" else f"{kind}:{target}"
            yield Link(kind, "text", target, _line(file.body, file.body_line, file.body.find(wanted)))


def _named(story: Story) -> Iterator[tuple[LinkKind, str, str]]:
    for field in ("issues", "methods", "settings", "roles", "outcomes"):
        for concept in getattr(story, field):
            yield "concept", field, concept
    for stage in story.participation:
        yield "concept", "participation", stage
    for claim in story.claims:
        yield "concept", "claims", claim.evidence
    for lesson in story.lessons:
        if lesson.theme:
            yield "concept", "lessons", lesson.theme
    for place in story.regions:
        yield "region", place.role, place.code
    for actor in story.actors:
        if not actor.name:  # one that brings its own name points to no page
            yield "organisation", actor.role, actor.organisation
    for author in story.authors:
        if author.person:
            yield "person", author.role, author.person
    for relation in story.relations:
        yield "story", relation.type, relation.story


def _in_text(reading: Reading) -> Iterator[tuple[LinkKind, str]]:
    for inline in inlines(reading.blocks):
        if isinstance(inline, Image):
            yield "media", inline.source
        elif isinstance(inline, Text) and inline.link:
            scheme, _, target = inline.link.partition(":")
            if kind := _INTERNAL.get(scheme):
                yield kind, target


def _place(text: str, target: str) -> int:
    """Find a value as a whole word, so that "32" is not found in "32.12"."""
    found = re.search(rf"(?<![\w.-]){re.escape(target)}(?![\w.-])", text)
    return found.start() if found else 0


def _line(text: str, first: int, at: int) -> int:
    return first + text.count("\n", 0, max(at, 0))
