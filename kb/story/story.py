"""A practice story as a value: what its front matter says, checked field by field.

The names follow the field's own terms (helping-process stages, SKOS concepts, Participedia's ranked facets). Nothing
here reads a file: `kb.story.story_file` does, and turns each broken field into a Problem with its line.
"""

from typing import Annotated, Any, Final, Literal

import msgspec

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
ConceptId = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{3}\.[a-z0-9-]+$")]
RegionCode = Annotated[str, msgspec.Meta(pattern=r"^\d{2}(?:\.\d{2})?$")]
Ranked = Annotated[tuple[ConceptId, ...], msgspec.Meta(max_length=3)]

Kind = Literal["cerita", "pembelajaran", "praktik-baik-teruji"]
Status = Literal["submitted", "returned", "published", "withdrawn"]
RegionRole = Literal["practice", "origin", "destination"]
Participation = Literal["told", "informed", "consulted", "partner", "led", "not-told"]
ActorRole = Literal["organiser", "funder", "partner", "client-led", "employer", "government", "research", "subject"]
RelationType = Literal["sequel-of", "part-of", "drew-on", "overlaps"]
Certainty = Literal["certain", "probable", "uncertain", "contested"]

KINDS: Final[tuple[Kind, ...]] = ("cerita", "pembelajaran", "praktik-baik-teruji")


class StoryPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The common shape of everything below: immutable, named arguments only."""


class StoryAuthor(StoryPart, frozen=True, kw_only=True):
    """Somebody who wrote the story, with the part they had in it."""

    name: str
    role: str = ""
    person: Slug | None = None  # a file in people/


class StoryRegion(StoryPart, frozen=True, kw_only=True):
    """A province (`32`) or a regency (`32.12`) by its Kemendagri code, never anything finer."""

    code: RegionCode
    role: RegionRole = "practice"


class Actor(StoryPart, frozen=True, kw_only=True):
    """An organisation and its part in the story; `name` is what it is called while it has no page in the library."""

    organisation: Slug  # a file in organisations/
    role: ActorRole = "partner"
    name: str = ""


class Rival(StoryPart, frozen=True, kw_only=True):
    """What another source says of the same fact."""

    value: str
    source: str
    note: str = ""


class Claim(StoryPart, frozen=True, kw_only=True):
    """A figure or a date as somebody told it, with what speaks for it and against it."""

    what: str
    value: str
    unit: str = ""
    period: str = ""
    source: str = ""  # id of one of the story's sources, with a locator: "esai ¶5"
    evidence: ConceptId = "bkt.pengakuan"
    certainty: Certainty = "probable"
    conflict: Rival | None = None


class Lesson(StoryPart, frozen=True, kw_only=True):
    """What was learned, in the shape of NASA's lessons: the event that taught it, the lesson, what to do."""

    event: str
    lesson: str
    recommendation: str = ""
    conditions: str = ""
    applied_in: str = ""
    theme: ConceptId | None = None


class Relation(StoryPart, frozen=True, kw_only=True):
    """A tie to another story and its kind."""

    type: RelationType
    story: Slug


class Source(StoryPart, frozen=True, kw_only=True):
    """Something published that the story refers to; every field but id and title may be empty."""

    id: str
    title: str
    author: str = ""
    year: str = ""
    publisher: str = ""
    url: str = ""
    note: str = ""


class Consent(StoryPart, frozen=True, kw_only=True):
    """On what ground the story may be read: a declaration that it is about a programme, or a person's consent.

    Proofs never stand here; they stay on the desk of the person who holds them.
    """

    basis: Literal["programme", "consent", "public-source"]
    audience: Literal["desk", "circle", "public"] = "public"
    declared_by: str = ""
    date: str = ""
    review: str = ""
    withdrawn: str = ""
    note: str = ""


class Review(StoryPart, frozen=True, kw_only=True):
    """What one reader decided of `text`, the digest of exactly what was read (see `kb.signatures.review_rules`).

    `pictures` is the digest of the pictures that were read with it, `key` the reader's public key and `signature` what
    it made of all this (see `kb.signatures.review_signature`); decisions from before there were keys have none of the three.
    `writers` are the keys of those who submitted the text: the signature covers them, so that nobody can be made their own reader
    afterwards. `mark` tells a person who goes by two names; `answers` are those to the questions of `kb.review.review_questions`.
    """

    by: str
    date: str
    outcome: Literal["signed", "returned"]
    note: str = ""
    text: str = ""
    pictures: str = ""
    mark: str = ""
    key: str = ""
    signature: str = ""
    writers: tuple[str, ...] = ()
    answers: dict[str, str] = {}


class Story(StoryPart, frozen=True, kw_only=True):
    """The front matter of one story; every field but `id` and `title` may be missing while a story grows."""

    id: Slug
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    title_en: str = ""
    summary: Annotated[str, msgspec.Meta(max_length=280)] = ""
    summary_en: Annotated[str, msgspec.Meta(max_length=280)] = ""
    kind: Kind = "cerita"
    language: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$")] = "id"
    authors: tuple[StoryAuthor, ...] = ()
    period: str = ""  # see kb.story.period
    issues: Ranked = ()
    methods: Ranked = ()
    settings: Ranked = ()
    roles: tuple[ConceptId, ...] = ()
    outcomes: tuple[ConceptId, ...] = ()
    regions: tuple[StoryRegion, ...] = ()
    actors: tuple[Actor, ...] = ()
    participation: dict[ConceptId, Participation] = {}
    claims: tuple[Claim, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[Source, ...] = ()
    consent: Consent | None = None
    status: Status = "submitted"
    submitters: tuple[str, ...] = ()  # the keys of those who handed in what waits; gone when it is published
    reviews: tuple[Review, ...] = ()
    version: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = (
        0  # counted up at each publishing; see `kb.signatures.review_rules.version_of`
    )
    licence: str = "CC-BY-4.0"
    created: str = ""
    modified: str = ""
    editorial_note: str = ""  # e.g. that historic words are kept inside quotations


FIELDS: Final[dict[str, Any]] = {field.encode_name: field.type for field in msgspec.structs.fields(Story)}
