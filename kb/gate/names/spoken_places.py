"""Places of one word of which a draft speaks as places: "di Malaka", "Kabupaten Malaka", "Cirebon, Malaka, dan Kupang".

A family name is often called like a regency of another province, so the list of regions alone says little.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kb.gate.names.known_names import KnownNames
from kb.gate.names.person_context import has_age_or_kin
from kb.gate.words import word_lists as lists
from kb.gate.words.tokens import Token

_LEADING: Final = frozenset(
    [
        "di",
        "ke",
        "dari",
        "asal",
        "wilayah",
        "daerah",
        "kawasan",
        "menuju",
        "sekitar",
        "seluruh",
        "luar",
        "warga",
        "orang",
        "masyarakat",
        "suku",
        "etnis",
        "bahasa",
        "pemerintah",
        "kota",
        "kabupaten",
        "provinsi",
        "pulau",
        "kepulauan",
        "antara",
        "tinggal",
        "sampai",
        "hingga",
        "via",
        "lewat",
        "meninggalkan",
        "ke-luar",
        "in",
        "from",
        "to",
        "near",
        "at",
        "of",
        "desa",
        "kecamatan",
        "pelabuhan",
        "bandara",
        "terminal",
        "stasiun",
        "pasar",
        "jalan",
        "rakyat",
        "bangsa",
        "negara",
        "negeri",
        "tanah",
        "se",
        "seputar",
        "perempuan",
        "anak",
        "buruh",
        "petani",
        "nelayan",
        "tki",
        "tkw",
        "pekerja",
        "timnas",
        "tim",
        "klub",
        "liga",
        "pasukan",
        "tentara",
        "universitas",
        "bupati",
        "gubernur",
        "walikota",
    ]
)
_AND: Final = frozenset({"dan", "serta", "atau", "hingga", "sampai", "and", "or"})
_WINDOW: Final = 4
# Lands and great cities that nobody is called after.
_LANDS: Final = (lists.COUNTRIES - lists.LANDS_AND_NAMES) | frozenset(
    [
        "jakarta",
        "bandung",
        "surabaya",
        "yogyakarta",
        "semarang",
        "medan",
        "makassar",
        "denpasar",
        "papua",
        "aceh",
        "bali",
        "jawa",
        "sumatera",
        "sumatra",
        "kalimantan",
        "sulawesi",
        "banten",
        "lampung",
        "riau",
        "jambi",
        "bengkulu",
        "gorontalo",
        "maluku",
        "ntt",
        "ntb",
        "cirebon",
        "indramayu",
        "bekasi",
        "tangerang",
        "bogor",
        "depok",
        "malang",
    ]
)


def spoken_places(texts: Iterable[tuple[str, Sequence[Token]]], known: KnownNames) -> frozenset[str]:
    """Return the places of one word that stand somewhere as places do, in small letters."""
    return frozenset(key for text, words in texts for key in _spoken(text, words, known)) | _LANDS


def _spoken(text: str, words: Sequence[Token], known: KnownNames) -> Iterator[str]:
    spoken = False  # whether the word before belongs to such a place
    for at, word in enumerate(words):
        size = known.place([one.lower for one in words[at : at + _WINDOW] if one.capital]) if word.capital else 0
        if not size:
            spoken = spoken and ((not word.capital and word.lower in _AND) or word.lower in lists.COMPASS)
            continue
        before = words[at - 1] if at else None
        gap = text[before.end : word.start] if before else ""
        led = before is not None and gap == " " and _leads(before.lower)
        listed = spoken and gap.strip() in {"", ",", "/", "-", "–"}
        spoken = (
            size > 1 or word.lower in _LANDS or ((led or listed) and not has_age_or_kin(text, word.start, word.end))
        )
        if spoken and size == 1:
            yield word.lower


def _leads(key: str) -> bool:
    return (
        key in _LEADING
        or key in lists.ORGANISATION_HEADS
        or key in lists.PLACE_HEADS
        or key in (lists.OFFICES - lists.NAME_WORDS)
        or key in lists.PORTFOLIOS
        or key in lists.COMPASS
    )
