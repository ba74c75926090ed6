"""What a list shows of a story, and what happened to a library: the two small values that travel between rooms."""

import msgspec


class Title(msgspec.Struct, frozen=True):
    """What a story is called; a part of its card, which is read in a fraction of the time where thousands are wanted."""

    id: str
    title: str
    title_en: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One story as the catalogue remembers it; everything a result card, a facet or a sort needs, and no more.

    `first_year`/`last_year` are the years the story touches (0 when no period is told); `stages` are the stage
    concepts that the body really tells; `regions` are Kemendagri codes as written (province or regency), `origins` and
    `destinations` those among them that people left or went to; `themes` are what the lessons are about, `evidence` what claims rest on;
    `organisations` are slugs; `notes` counts notes and replies, `note_kinds` names the kinds among them, the commonest
    first, `note_mark` is another one whenever any of them says something else; `digest` is the SHA-256 (hex) of the file's bytes.
    """

    id: str
    path: str  # relative to the library, forward slashes
    title: str
    title_en: str = ""
    summary: str = ""
    summary_en: str = ""
    kind: str = "cerita"
    language: str = "id"
    status: str = "submitted"
    authors: tuple[str, ...] = ()
    period: str = ""
    first_year: int = 0
    last_year: int = 0
    issues: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    words: int = 0
    notes: int = 0
    note_kinds: tuple[str, ...] = ()
    note_mark: str = ""
    created: str = ""
    modified: str = ""
    digest: str = ""

    @property
    def minutes(self) -> int:
        """Reading time at 200 words a minute, never less than one."""
        return max(1, round(self.words / 200))


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories came, changed or went, so that every view can follow without asking again for everything."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: bool = False  # the list of things to repair is different now

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.problems)

    @property
    def touched(self) -> tuple[str, ...]:
        """Stories whose content must be read again."""
        return self.added + self.changed
