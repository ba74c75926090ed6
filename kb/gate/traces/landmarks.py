"""Details that no capital shows: a facility in small letters, a stone at the road, a feast, a disaster of which all heard.

"Ia berobat ke puskesmas tarus", "rumahnya di kilometer 23", "malam Natal 2014", "selamat dari kecelakaan bus di tanjakan Emen".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from kb.base.numerals import NUMBER
from kb.gate.names.name_run import DERIVED
from kb.gate.words import word_lists as lists
from kb.gate.words.caseless import Caseless, lowered
from kb.gate.words.everyday_words import is_everyday

Kind = Literal["place", "institution", "date", "event"]

_SCHOOLS: Final = r"smpn?|smpk|sman?|smkn?|sdn|sdi|sdk|sd|mts|mtsn|tk|paud|slb|slbn|madrasah|pesantren|ponpes|pondok\s+pesantren|sekolah\s+(?:dasar|menengah\s+\w+|luar\s+biasa|minggu)"
_OTHERS: Final = r"puskesmas|pustu|posyandu|polindes|klinik|rumah\s+sakit|rs(?:u[dp]?|j|ia|k[od])?|panti(?:\s+(?:asuhan|sosial|jompo|wreda|werdha))?|polsek|polres|lapas|rutan|lpka|gereja|masjid|mushola|musala|kapela|vihara"
_PLACES: Final = (
    r"desa|dusun|dsn|kampung|kelurahan|gang|pasar|terminal|lokalisasi|perumahan|nagari|gampong|jorong|negeri|dukuh"
)
_NAMED: Final = re.compile(
    rf"(?<![\w-])(?P<head>(?P<school>{_SCHOOLS})|(?P<other>{_OTHERS})|(?:{_PLACES}))(?P<rest>(?:\s(?:[a-z][a-z'’-]{{1,20}}|\d{{1,3}})(?![\w.,]?\w)){{1,4}})"
)
_HEADS: Final = Caseless(rf"\b(?:{_SCHOOLS}|{_OTHERS}|{_PLACES})\s")
_STONE: Final = Caseless(
    rf"(?:\b(?P<led>di|ke|dari|dekat|sekitar|menuju|sampai|near|at|from|past)\s+(?:daerah\s+|kawasan\s+)?)?(?P<it>(?:\b(?P<mark>simpang|tikungan|patok|tugu|pos|gerbang|tanjakan|turunan|jembatan)\s+)?"
    rf"(?:\b(?P<plain>kilomet(?:er|re)|km)\.?|\b(?P<doubtful>kilo|pal|batu|mil))\s?(?:ke-?\s?)?(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{NUMBER})(?![\w]|[.,]\d)"
    r"(?:,?\s+(?:jalan|jl\.?|jln\.?)\s+(?:lintas\s+|raya\s+)?(?!yang|itu|ini)[\w-]+(?:\s+(?:raya|lama|baru))?)?)"
    r"(?!\s*(?:per\b|/|jam\b|persegi|kubik|kali\b|buah\b|orang\b|lagi\b|rupiah|%|meter\b|liter\b|gram\b))"
)
_COUNTED: Final = re.compile(rf"(?:\d|\b{NUMBER})\s*$", re.IGNORECASE)
# "The dormitory of Santa Clara", "asrama Santo Yosef": a house that is called after a saint or a school of Islam.
_HALLOWED: Final = re.compile(
    r"(?<![\w-])(?:the\s+)?(?i:asrama(?:\s+(?:putr[ai]|siswa|susteran))?|biara|susteran|pastoran|seminari|novisiat|kapel|panti|yayasan|dormitory|dorm|boarding(?:\s+(?:house|school))?|convent|orphanage|hostel|shelter|parish|seminary|monastery|nunnery|children's\s+home)"
    r"(?:\s+(?:of|at|for|run\s+by|milik))?\s+(?:Santa|Santo|St\.?|Sta\.?|Saint|Bunda|Our\s+Lady(?:\s+of)?|Hati\s+Kudus|Sacred\s+Heart|Al|An|Ar|As|At|Nurul|Darul|Miftahul)[\s-][A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}(?:,\s+[A-Z][\w'’-]+)?"
    r"|(?<![\w-])(?i:asrama|dormitory|boarding\s+house|hostel)(?:\s+(?:putr[ai]|siswa|mahasiswa|susteran|polisi|tentara|milik|of|at))?\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}"
)
_HOUSES: Final = (
    *(
        "asrama",
        "biara",
        "susteran",
        "pastoran",
        "seminar",
        "novisiat",
        "kapel",
        "panti",
        "yayasan",
        "dorm",
        "boarding",
    ),
    *("convent", "orphan", "hostel", "shelter", "parish", "monastery", "nunnery", "home"),
)
_FEAST: Final = Caseless(
    r"\b(?:(?:malam|hari|pagi|siang|sore)\s+)?(?:(?:pertama|kedua|ketiga|keempat|kelima)\s+)?(?:natal|lebaran|idul\s?fitri|idul\s?adha|paskah|nyepi|imlek|tahun\s+baru|waisak|jumat\s+agung|hari\s+raya"
    r"|christmas(?:\s+eve)?|easter|new\s+year['’]?s?(?:\s+(?:eve|day))?)\s+(?:tahun\s+|of\s+)?(?:19|20)\d\d\b"
)
_DISASTER: Final = re.compile(
    r"\b(?i:selamat\s+dari|korban|penyintas|saksi|mengungsi\s+(?:dari|karena)|pengungsi|(?:yatim|piatu)\s+karena|(?:kehilangan|meninggal|tewas|hilang|terluka|lumpuh)\b[^.\n;]{0,50}?\s(?:dalam|akibat|karena|oleh)|survived|survivor\s+of|killed\s+in|lost\s+in)\s+(?:the\s+)?"
    r"(?P<it>(?i:(?:musibah|peristiwa|tragedi)\s+)?(?i:kecelakaan|tenggelamnya|terbakarnya|runtuhnya|jatuhnya|kebakaran|pembakaran|bom|ledakan|longsor|banjir(?:\s+bandang)?|gempa|tsunami|kerusuhan|pembantaian|penembakan|penyerangan|fire|crash|sinking|flood|earthquake|bombing|riots?)"
    r"(?:\s+[a-z][\w-]*){0,4}?\s+(?:(?:di|in|at|of|pada)\s+)?(?:[a-z]+\s+){0,2}?[A-Z][\w-]+(?:\s+[A-Z\d][\w-]*){0,2})"
)


# Looking for whole shapes is slow; a sentence without any of these words holds none.
_STONES: Final = ("kilo", "km", "pal", "batu", "mil")
_FEASTS: Final = (
    *("natal", "lebaran", "fitri", "adha", "paskah", "nyepi", "imlek", "baru", "waisak", "agung", "raya"),
    *("christmas", "easter", "new year"),
)
_DISASTERS: Final = (
    *("kecelakaan", "tenggelam", "bakar", "runtuh", "jatuh", "bom", "ledak", "longsor", "banjir", "gempa", "tsunami"),
    *("rusuh", "bantai", "tembak", "serang", "fire", "crash", "sinking", "flood", "quake", "riot"),
)


def nowhere(_words: Sequence[str]) -> int:
    """Know no region."""
    return 0


def landmarks(
    text: str, start: int, end: int, region: Callable[[Sequence[str]], int] = nowhere
) -> Iterator[tuple[int, int, Kind]]:
    """Yield such details of a sentence with what each of them is; `region` tells how many words name a region."""
    yield from sites(text, start, end, region)
    small = lowered(text)[start:end]
    if _any(_FEASTS, small):
        yield from ((*match.span(), "date") for match in _FEAST.finditer(text, start, end))
    if _any(_DISASTERS, small):
        yield from ((*match.span("it"), "event") for match in _DISASTER.finditer(text, start, end))


def sites(
    text: str, start: int, end: int, region: Callable[[Sequence[str]], int] = nowhere
) -> Iterator[tuple[int, int, Kind]]:
    """Yield the places and facilities of a sentence alone."""
    if _HEADS.search(text, start, end):
        for match in _NAMED.finditer(text, start, end):
            size = _size(match, region)
            if size:
                kind: Kind = "institution" if match["school"] or match["other"] else "place"
                yield match.start(), match.end("head") + size, kind
    small = lowered(text)[start:end]
    if _any(_HOUSES, small):
        yield from ((*match.span(), "institution") for match in _HALLOWED.finditer(text, start, end))
    for match in _STONE.finditer(text, start, end) if _any(_STONES, small) else ():
        begin, stop = match.span("it")
        # "Kilo Sembilan" in the middle of a sentence is what people call the place.
        sure = match["plain"] or match["led"] or match["mark"] or (text[begin].isupper() and begin > start)
        if sure and not _COUNTED.search(text, max(start, begin - 20), begin):
            yield begin, stop, "place"


def _any(signs: Sequence[str], small: str) -> bool:
    return any(sign in small for sign in signs)


def _size(match: re.Match[str], region: Callable[[Sequence[str]], int]) -> int:
    """Return how long the name behind a facility is; 0 where no word of it is one that only a name can be."""
    size = at = 0
    before = ""
    institution = bool(match["school"] or match["other"])
    for found in re.finditer(r"\s(\S+)", match["rest"]):
        word, at = found[1], found.end()
        if word.isdecimal():
            named = bool(match["school"]) and (match["head"] != "sd" or size > 0 or " negeri" in match["rest"])
            size = at if named else size
            if not named:
                break
        elif _is_strange(word) or before in lists.BEFORE_HOLY or (institution and region([word])):
            size = at
        elif word not in lists.BEFORE_HOLY | lists.OF_FACILITIES:
            break
        before = word
    return size


def _is_strange(word: str) -> bool:
    """Whether a word is of neither language, as most names are."""
    return (
        len(word) > 2
        and word not in lists.CHATTED
        and word not in lists.ABBREVIATIONS
        and not DERIVED.fullmatch(word)
        and not is_everyday(lowered(word))
    )
