"""Where a practice happened: the provinces, regencies and cities of Indonesia under official and everyday names.

Nothing finer than a regency or city: a story must not say more about a place than it is safe to reveal. Names found in a
text are suggestions for a person to confirm, for many places share a name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from kb.base.folding import fold
from kb.vocabulary.region_list import official_names
from kb.vocabulary.region_names import ALIASES, AREAS, POINTS

RegionKind = Literal["province", "regency", "city"]

_OFFICE: Final = re.compile(
    r"^(?:Daerah Khusus Ibukota|Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota|Provinsi) "
)
_SHORT_FOR_ISLANDS: Final = re.compile(r"\bkep\b")
_PREFIXES: Final[Mapping[str, RegionKind]] = MappingProxyType(
    {
        "provinsi": "province",
        "propinsi": "province",
        "prov": "province",
        "province of": "province",
        "kabupaten administrasi": "regency",
        "kabupaten": "regency",
        "kab": "regency",
        "regency of": "regency",
        "kota administrasi": "city",
        "kota adm": "city",
        "kotamadya": "city",
        "kodya": "city",
        "kota": "city",
        "city of": "city",
    }
)
_SUFFIXES: Final[Mapping[str, RegionKind]] = MappingProxyType(
    {"province": "province", "regency": "regency", "city": "city"}
)


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A province (level 1) or a regency or city (level 2); `parent` is its province's code.

    `name` is the official name, `short` what people say: "Jakarta Utara", "Indramayu", but "Kab. Bogor" and "Kota Bogor"
    where a regency and a city share it.
    """

    code: str
    name: str
    short: str
    level: Literal[1, 2]
    kind: RegionKind
    parent: str | None = None


class RegionMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A place that goes by the name that was looked for; an area such as Jabodetabek gives one for each of its places.

    `label` is the name that fits, as it may be shown; `kind` tells an official name from an everyday one.
    """

    region: Region
    label: str
    kind: Literal["name", "alias"]


class Regions:
    """All regions; making one costs nothing, the table behind it is read once, when first used."""

    def get(self, code: str) -> Region | None:
        """Return the region of a code such as "32.12", or None."""
        return _table().regions.get(code)

    def name(self, code: str) -> str:
        """Return the short everyday name; an unknown code shows itself, so that it can be seen and mended."""
        region = self.get(code)
        return region.short if region else code

    def province(self, code: str) -> str:
        """Return the code of the province in which a place lies, the code itself for a province."""
        return code[:2]

    def provinces(self) -> tuple[Region, ...]:
        """Return the 38 provinces in the order of their codes, from west to east."""
        return _table().provinces

    def within(self, code: str) -> frozenset[str]:
        """Return the codes of a place and everything in it; an unknown code stands for itself."""
        return _table().within.get(code, frozenset({code}))

    def find(self, text: str) -> tuple[RegionMatch, ...]:
        """Return the places of this name, official or everyday, with or without "Kota", "Kabupaten" or "Provinsi".

        Several when the name is shared ("Malang") or an area ("Jabodetabek"). A word such as "Kota" chooses among them
        and is forgiven when it fits none. Spaces inside a name do not matter ("Gunung Kidul").
        """
        key = _key(text)
        for name, kind in ((key, None), *_without_office(key)):
            found = _table().names.get(name) or _table().joined.get(name.replace(" ", ""), ())
            if found:
                return _of_kind(found, kind)
        return ()

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Return names to complete a beginning with: those that start with it before those with a later word that does."""
        start = _key(prefix)
        if not start:
            return ()
        first, later = [], []
        for key, matches in _table().names.items():
            if key.startswith(start):
                first.append((len(matches[0].region.code), key, matches))
            elif f" {start}" in key:
                later.append((len(matches[0].region.code), key, matches))
        names = (name for _, _, matches in (*sorted(first), *sorted(later)) for name in _shown(matches))
        return tuple(dict.fromkeys(names))[:limit]

    def labels(self, code: str) -> tuple[str, ...]:
        """Return every name of a place, everyday ones and those of its areas too, for whoever builds an index."""
        return _table().labels.get(code, ())

    def phrases(self) -> Mapping[str, tuple[RegionMatch, ...]]:
        """Return folded name -> places, to find the longest name in a row of words."""
        return _table().names

    def point(self, code: str) -> tuple[float, float] | None:
        """Return longitude and latitude that stand for the province of a place, None when it is unknown."""
        return POINTS.get(self.province(code))


class _Table(msgspec.Struct, frozen=True):
    regions: Mapping[str, Region]
    provinces: tuple[Region, ...]
    within: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[RegionMatch, ...]]
    joined: Mapping[str, tuple[RegionMatch, ...]]
    labels: Mapping[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    regions = {region.code: region for region in _regions(official_names())}
    within: dict[str, set[str]] = {code: {code} for code in regions}
    for region in regions.values():
        if region.parent in within:
            within[region.parent].add(region.code)
    matches = list(_matches(regions))
    labels: dict[str, dict[str, None]] = {code: {} for code in regions}
    for match in matches:
        labels[match.region.code][match.label] = None
    return _Table(
        regions=MappingProxyType(regions),
        provinces=tuple(region for region in regions.values() if region.level == 1),
        within=MappingProxyType({code: frozenset(codes) for code, codes in within.items()}),
        names=MappingProxyType(_by_key((_key(match.label), match) for match in matches)),
        joined=MappingProxyType(_by_key((_key(match.label).replace(" ", ""), match) for match in matches)),
        labels=MappingProxyType({code: tuple(found) for code, found in labels.items()}),
    )


def _regions(names: Mapping[str, str]) -> Iterator[Region]:
    shared = Counter(_bare(name) for name in names.values())
    for code, name in names.items():
        parent = code[:2] if len(code) > 2 else None
        city = parent is not None and name.startswith("Kota ")
        kind: RegionKind = "province" if parent is None else "city" if city else "regency"
        bare = _bare(name)
        office = {"province": "", "city": "Kota ", "regency": "Kab. "}[kind] if shared[bare] > 1 else ""
        yield Region(
            code=code,
            name=name,
            short="DI Yogyakarta" if code == "34" else office + bare,
            level=1 if parent is None else 2,
            kind=kind,
            parent=parent,
        )


def _bare(name: str) -> str:
    """Take the office off a name; "Daerah Istimewa" stays apart, because the province shares its name with a city."""
    return _OFFICE.sub("", name).replace("Daerah Istimewa ", "").replace("Kep. ", "Kepulauan ")


def _matches(regions: Mapping[str, Region]) -> Iterator[RegionMatch]:
    """Yield every name of every place; of equal names the official one comes first."""
    for region in regions.values():
        for label in dict.fromkeys((region.short, _bare(region.name), region.name)):
            yield RegionMatch(region=region, label=label, kind="name")
    for code, aliases in ALIASES.items():
        yield from (
            RegionMatch(region=regions[code], label=alias, kind="alias") for alias in aliases if code in regions
        )
    for area, codes in AREAS.items():
        yield from (RegionMatch(region=regions[code], label=area, kind="alias") for code in codes if code in regions)


def _by_key(matches: Iterable[tuple[str, RegionMatch]]) -> dict[str, tuple[RegionMatch, ...]]:
    table: dict[str, dict[str, RegionMatch]] = {}
    for key, match in matches:
        table.setdefault(key, {}).setdefault(match.region.code, match)
    return {key: tuple(found.values()) for key, found in table.items()}


def _key(name: str) -> str:
    return _SHORT_FOR_ISLANDS.sub("kepulauan", fold(name))


def _of_kind(found: tuple[RegionMatch, ...], kind: RegionKind | None) -> tuple[RegionMatch, ...]:
    """Keep what the word before a name asks for: "Provinsi Papua" is the province, "Papua" alone the whole land."""
    if kind is None:
        return found
    fitting = tuple(match for match in found if match.region.kind == kind)
    return tuple(match for match in fitting if match.kind == "name") or fitting or found


def _without_office(key: str) -> Iterator[tuple[str, RegionKind]]:
    for prefix, kind in _PREFIXES.items():
        if key.startswith(f"{prefix} "):
            yield key.removeprefix(f"{prefix} "), kind
    for suffix, kind in _SUFFIXES.items():
        if key.endswith(f" {suffix}"):
            yield key.removesuffix(f" {suffix}"), kind


def _shown(matches: tuple[RegionMatch, ...]) -> tuple[str, ...]:
    """Offer "Kota Malang" and "Kab. Malang" rather than a "Malang" that means both, but "Jabodetabek" as it is."""
    if all(match.kind == "name" for match in matches):
        return tuple(match.region.short for match in matches)
    return (matches[0].label,)
