"""Numbers and addresses that lead to one person: lokal-id first, our own second layer for what it does not know.

lokal-id looks closely and therefore slowly; it is shown only the lines in which an identifier could stand. Where both
layers see the same thing, ours decides where it begins and ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

from kb.gate.identifiers.identifier_patterns import PATTERNS, RARE, SIGNED, Check, Row, lost_of_lokal
from kb.gate.identifiers.public_facts import is_public
from kb.gate.identifiers.spelled_identifiers import spelled_identifiers
from kb.gate.words.caseless import Caseless, lowered
from kb.gate.words.stretches import Stretches
from kb.gate.words.visible_text import undressed, visible_text

if TYPE_CHECKING:
    from lokal import PiiMatch

# Years ("1945-1950") and thousands ("100.000") are no candidates; a word for a place or a birth is one beside a figure.
_CANDIDATE: Final = re.compile(
    r"(?![1-9]\d{0,2}\.\d{3}(?![\d.,-]))(?!(?<!\d)(?:1[5-9]|20)\d\d ?[-–] ?(?:1[5-9]|20)\d\d(?![\d.-]))(?<!\d)(?<!\d\.)\d(?:[ ().\u00a0-]{0,2}\d){5}|\d\.\d{4}|\d\.\d{1,3}\.\d{1,3}\.\d|@|%40|[A-Z]{1,2} ?\d{1,4} ?[A-Z]{1,3}\b"
)
_LABELLED: Final = Caseless(
    r"\bat\b\s*[\])}]|\b(?:(?:lahir|lhr|kelahiran|dilahirkan|terlahir|melahirkan|born|birth\w*|blok|komplek|kompleks|perum|perumahan|kavling|apartemen|rusun|kirim|antar|dusun|dsn|kp|kampung|jalan|gang|plat)(?![a-z])(?=[^\n]{0,120}\d)|(?:ttl|dob|RT|RW|Jl|Jln|Gg"
    r"|alamat|address|nopol|tnkb|akta|paspor|passport|lat|nik|ktp|kk|npwp|sim|bpjs)(?![a-z]))"
)
_PLACED: Final = re.compile(
    r"(?<!\w)\d|\b(?:jl|jln|jalan|gg|gang|rt|rw|no|nomor|blok|dusun|dsn|kp|kampung|desa|kel|kelurahan|kec|komplek|kompleks|perum"
    r"|perumahan|kav|kavling|rusun|apartemen|street|road|lane|avenue)\b",
    re.IGNORECASE,
)
_LOKAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NIK": "nik",
        "KK": "kk",
        "NPWP": "npwp",
        "PASSPORT": "passport",
        "SIM": "sim",
        "NIP": "nip",
        "BPJS": "bpjs",
        "NISN": "nisn",
        "AKTA": "akta",
        "PHONE": "phone",
        "EMAIL": "email",
        "BANK_ACCOUNT": "bank",
        "CARD": "card",
        "PLATE": "plate",
        "IP": "ip",
        "GEO": "coordinates",
        "ADDRESS": "address",
        "BIRTH_DATE": "birth-date",
    }
)
# Nobody born before this lives; a date of birth of long ago is history.
LIVING_SINCE: Final = 1921
_LONGEST: Final = 120  # of an address; longer ones have swallowed the sentences behind them
_WINDOW: Final = 3000
_SWALLOWED: Final = re.compile(
    r"(?<!\bJl)(?<!\bJln)(?<!\bGg)(?<!\bNo)(?<!\bKel)(?<!\bKec)(?<!\bKab)(?<!\bDs)(?<!\bDsn)(?<!\bKp)(?<!\bRT)(?<!\bRW)(?<!\bBlk)"
    r"\.[ \t\u00a0]+(?=[A-Za-z.])|\[\d|\s{2}|[;\u2028]|\.\s*\n",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_TRIM: Final = " \t,;:.-–—\ufeff\u00a0\u2028"


class Identifier(msgspec.Struct, frozen=True):
    """One identifier in a text; `kind` is a key of `KINDS`, `public` says that it leads to nobody: the address of an office."""

    start: int
    end: int
    kind: str
    public: bool = False


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Return all identifiers in reading order; no two of them overlap, and no sign that nobody sees hides one."""
    return tuple(one for one in all_identifiers(text) if not one.public)


def all_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text with those that are public facts."""
    read = visible_text(text)
    found = _identifiers(read.text)
    # A sign that nobody sees may part two words or stand inside one number: both readings are looked through. So may
    # what only the source of a page shows: emphasis, remarks, escapes.
    for other in (read, undressed(read.text)):
        if other.hidden:
            seen = Stretches[Identifier]()
            for one in found:
                seen.add(one.start, one.end, one)
            joined = [
                Identifier(*other.span(one.start, one.end), one.kind, one.public) for one in _identifiers(other.hidden)
            ]
            more = []
            for one in joined:
                there = seen.touching(one.start, one.end)
                # "0", a sign nobody sees and the rest of a number: the rest alone was taken for all of it.
                if all(one.start <= old.start and old.end <= one.end and old.kind == one.kind for old in there) and (
                    one.end - one.start > sum(old.end - old.start for old in there)
                ):
                    for old in there:
                        seen.remove(old.start)
                    seen.add(one.start, one.end, one)
                    more.append(one)
            found = tuple(seen) if more else found
    return found


def _identifiers(text: str) -> tuple[Identifier, ...]:
    taken = Stretches[Identifier]()
    for found in sorted(_own(text), key=lambda one: one.start - one.end):  # of two that overlap the longer one is kept
        if not taken.touching(found.start, found.end):
            taken.add(found.start, found.end, found)
    for found in _of_lokal(text):
        _fit(text, taken, found)
    kept = (
        Identifier(found.start, found.end, found.kind, is_public(text, found.start, found.end, found.kind))
        for found in taken
        if _lives(text, found)
    )
    return tuple(sorted(kept, key=lambda found: found.start))


def _own(text: str) -> Iterator[Identifier]:
    for one in spelled_identifiers(text):
        yield Identifier(one.start, one.end, one.kind)
    for kind, pattern, check in PATTERNS:
        yield from _by_pattern(text, 0, len(text), (kind, pattern, check))
    small = lowered(text)
    for signs, row in SIGNED:
        if any(sign in small for sign in signs):
            yield from _by_pattern(text, 0, len(text), row)
    for signs, row in RARE:
        for start, end in _lines_with(small, text, signs):
            yield from _by_pattern(text, start, end, row)


def _by_pattern(text: str, begin: int, stop: int, row: Row) -> Iterator[Identifier]:
    kind, pattern, check = row
    for match in pattern.finditer(text, begin, stop):
        start, end = match.span("it") if "it" in pattern.groupindex else match.span()
        if start < end and _holds(check, text, match):
            yield Identifier(start, end, kind)


def _lines_with(small: str, text: str, signs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold one of the signs, each once, as the signs are or in small letters."""
    lines = set()
    for sign in signs:
        for where in (text, small):
            place = where.find(sign)
            while place >= 0:
                end = where.find("\n", place)
                end = len(where) if end < 0 else end
                lines.add((where.rfind("\n", 0, place) + 1, end))
                place = where.find(sign, end)
    yield from sorted(lines)


def _holds(check: Check | None, text: str, match: re.Match[str]) -> bool:
    return check is None or check(text, match)


def _fit(text: str, taken: Stretches[Identifier], found: Identifier) -> None:
    """Add what lokal-id found, cut back to where nothing of ours stands yet, or in place of the same thing cut short."""
    start, end = found.start, found.end
    for one in taken.touching(start, end):
        if (
            one.kind == found.kind
            and start <= one.start
            and one.end <= end
            and one.end - one.start < end - start <= _LONGEST
        ):
            taken.remove(one.start)
            break
    for one in taken.touching(start, end):
        if one.start <= start < one.end:
            start = one.end
        if start < one.start < end:
            end = one.start
    cut = (start, end) != (found.start, found.end)
    while cut and start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    if start < end and not (
        cut and (end - start < 6 or found.kind != "address" or not re.search(r"\d", text[start:end]))
    ):
        taken.add(start, end, Identifier(start, end, found.kind))


def _of_lokal(text: str) -> Iterator[Identifier]:
    detect = _detector()
    stretches = [window for start, end in _lines(text) for window in _windows(start, end)]
    while stretches:
        start, end = stretches.pop()
        for match in detect(text[start:end]):
            kind = _LOKAL.get(match.type)
            if not kind or lost_of_lokal(kind, match.value):
                continue
            if kind == "address" and not _PLACED.search(match.value):
                continue  # "never with an address: only a digest of it" speaks of addresses and gives none
            begin, stop = start + match.start, start + match.end
            if kind not in {"email", "npwp", "ip", "coordinates", "case"} and (
                cut := _SWALLOWED.search(text, begin, stop)
            ):
                # The sentences behind it, and what stands in them, were hidden below this one.
                stretches.append((cut.end() - 1, stop))
                stop = cut.start()
            if stop - begin <= _LONGEST:
                yield Identifier(begin, stop, kind)


@cache
def _detector() -> Callable[[str], Sequence["PiiMatch"]]:
    """Importing lokal-id costs 0.4 s, which nobody should wait for who only reads."""
    from lokal import detect_pii  # noqa: PLC0415

    return detect_pii


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines that may hold an identifier, each with the line above it, where its label may stand."""
    place = 0
    above = 0
    begun: tuple[int, int] | None = None
    for line in text.split("\n"):
        end = min(place + len(line) + 1, len(text))
        if _CANDIDATE.search(line) or _LABELLED.search(line):
            begun = (begun[0] if begun else above, end)
        elif begun:
            yield begun
            begun = None
        above, place = place, end
    if begun:
        yield begun


def _windows(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an overlong stretch: what lokal-id does with one line takes the square of its length."""
    while end - start > _WINDOW:
        yield start, start + _WINDOW
        start += _WINDOW - 2 * _LONGEST
    yield start, end


def _lives(text: str, found: Identifier) -> bool:
    """A date of birth of two centuries ago exposes nobody."""
    if found.kind != "birth-date":
        return True
    year = _YEAR.search(text, found.start, found.end)
    return year is None or int(year[0]) >= LIVING_SINCE
