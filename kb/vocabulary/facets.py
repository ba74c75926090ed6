"""The facets: one row for everything that stories are filed under and narrowed by; every list of facets is made from it.

`docs/howto/facet.md` adds one. Keys stand in saved searches, settings and indexes: never change one.
"""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from kb.base.words import Words
from kb.story.story_card import Card

FacetSource = Literal["concept", "region", "fixed", "notes"]


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """One facet, or, where `everywhere` is None, a column of tags that is only asked for by its field.

    `source` says where its values come from: concepts of the scheme `scheme`, region codes, a fixed list, or the notes
    beside a story. `fields` are its names in a question, Indonesian, English, then other names; `hint` says there what
    may stand behind them. `card` is the attribute of a `Card` that holds its values.
    """

    key: str
    label: Words
    fields: tuple[str, ...]
    hint: Words
    card: str
    source: FacetSource = "concept"
    scheme: str = ""
    everywhere: Words | None = None  # what it is called to narrow by it no longer: "Di semua wilayah"
    is_tree: bool = False  # a value above finds those below it, and is shown above them
    is_process: bool = False  # its values have the order of the helping process, not that of their counts
    is_named: bool = False  # the names of its values are so telling that they are looked for in any text
    option: Words | None = None  # what is said of its option in the terminal; None for no such option
    home: int = 0  # which column of the front page it is, from 1; 0 for none
    years_before: bool = False  # in the panel the years stand between this one and the one before
    in_facts: bool = False  # among the pills at the head of a story, under its name
    makes_similar: bool = False  # stories that share a value are alike

    @property
    def is_shown(self) -> bool:
        """Whether it stands in the panel and is counted, and not only asked for."""
        return self.everywhere is not None


ROWS: Final = (
    Facet(
        key="region",
        label=Words("Wilayah", "Region"),
        fields=("wilayah", "region", "daerah"),
        hint=Words("provinsi, kabupaten, atau kota", "province, regency or city"),
        card="regions",
        source="region",
        everywhere=Words("Di semua wilayah", "In all regions"),
        is_tree=True,
        is_named=True,
        option=Words("provinsi atau kabupaten/kota, misalnya Jakarta, Indramayu, Jabodetabek", "province or regency"),
        home=3,
        makes_similar=True,
    ),
    Facet(
        key="issue",
        label=Words("Isu", "Issue"),
        fields=("isu", "issue"),
        hint=Words("isu dan kelompok sasaran", "issue or client group"),
        card="issues",
        scheme="issue",
        everywhere=Words("Untuk semua isu", "For all issues"),
        is_tree=True,
        is_named=True,
        option=Words("isu atau kelompok klien, misalnya ODHIV", "issue or client group"),
        home=1,
        in_facts=True,
        makes_similar=True,
    ),
    Facet(
        key="method",
        label=Words("Metode", "Method"),
        fields=("metode", "method"),
        hint=Words("metode dan pendekatan", "method or approach"),
        card="methods",
        scheme="method",
        everywhere=Words("Dengan semua metode", "With all methods"),
        is_tree=True,
        is_named=True,
        option=Words("metode, misalnya “manajemen kasus”", "method"),
        home=2,
        in_facts=True,
        makes_similar=True,
    ),
    Facet(
        key="origin",
        label=Words("Daerah asal", "Where people came from"),
        fields=("asal", "origin"),
        hint=Words("daerah asal", "where people came from"),
        card="origins",
        source="region",
        is_tree=True,
    ),
    Facet(
        key="destination",
        label=Words("Daerah tujuan", "Where people went"),
        fields=("tujuan", "destination"),
        hint=Words("daerah tujuan", "where people went"),
        card="destinations",
        source="region",
        is_tree=True,
    ),
    Facet(
        key="stage",
        label=Words("Tahap", "Stage"),
        fields=("tahap", "stage"),
        hint=Words("cari di dalam tahap ini saja", "look inside this stage only"),
        card="stages",
        scheme="stage",
        everywhere=Words("Pada semua tahap", "At all stages"),
        is_process=True,
        option=Words("tahap pertolongan, misalnya asesmen", "stage of the helping process"),
        home=4,
        years_before=True,
    ),
    Facet(
        key="setting",
        label=Words("Tempat praktik", "Setting"),
        fields=("latar", "setting"),
        hint=Words("tempat praktik", "place of practice"),
        card="settings",
        scheme="setting",
        everywhere=Words("Di semua tempat praktik", "In all places of practice"),
        is_tree=True,
        is_named=True,
        option=Words("tempat praktik, misalnya lapas", "place of practice"),
        in_facts=True,
        makes_similar=True,
    ),
    Facet(
        key="evidence",
        label=Words("Dasar bukti", "Basis of evidence"),
        fields=("bukti", "evidence"),
        hint=Words("atas dasar apa angka dan tahun dipercaya", "what figures and dates rest on"),
        card="evidence",
        scheme="evidence",
        everywhere=Words("Dengan dasar bukti apa pun", "With any basis of evidence"),
        option=Words("dasar bukti, misalnya “hitungan program”", "basis of evidence"),
    ),
    Facet(
        key="note",
        label=Words("Ada catatan", "With notes"),
        fields=("catatan", "note"),
        hint=Words("kata dalam catatan, atau jenis catatan", "words in notes, or a kind of note"),
        card="note_kinds",
        source="notes",
        everywhere=Words("Dengan atau tanpa catatan", "With or without notes"),
    ),
    Facet(
        key="kind",
        label=Words("Jenis tulisan", "Kind"),
        fields=("jenis", "kind"),
        hint=Words("cerita atau pembelajaran", "story or lesson"),
        card="kind",
        source="fixed",
        everywhere=Words("Semua jenis tulisan", "All kinds of writing"),
        option=Words("cerita, pembelajaran, atau praktik-baik-teruji", "kind of story"),
    ),
    Facet(
        key="language",
        label=Words("Bahasa", "Language"),
        fields=("bahasa", "language"),
        hint=Words("bahasa cerita", "language of the story"),
        card="language",
        source="fixed",
        everywhere=Words("Dalam semua bahasa", "In all languages"),
    ),
)
FACET_ROWS: Final[Mapping[str, Facet]] = MappingProxyType({row.key: row for row in ROWS})
SHOWN: Final = tuple(row.key for row in ROWS if row.is_shown)
# Columns of the front page, in its order.
AT_HOME: Final = tuple(row.key for row in sorted(ROWS, key=lambda row: row.home) if row.home)
# Whatever was read with other facets must be read again: this is another word then.
FACETS_MARK: Final = hashlib.sha256(repr([(row.key, row.card) for row in ROWS]).encode()).hexdigest()[:8]


def tags(card: Card, row: Facet) -> tuple[str, ...]:
    """Return what a story itself is filed under in a facet, each value once, without anything broader."""
    found: str | tuple[str, ...] = getattr(card, row.card)
    return (found,) if isinstance(found, str) else found
