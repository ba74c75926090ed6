"""One row of capitalised words on its way to become names, less what a capital letter can mean besides."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from kb.gate import word_lists as lists
from kb.gate.tokens import Token

Guess = Literal["person", "organisation", "place", "name"]

# me-...-kan, di-...-i, ke-...-an, ...-nya: words, hardly ever names.
DERIVED: Final = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)?\w{4,}(?:kan|nya)|men[gydjct]\w{3,}|mem[bpf]\w{3,}|me[lrwn]\w{2,}i(?:nya)?(?<!ti)(?<!ni)"
    r"|di\w{4,}(?:kan|nya)|di[bdptskl]\w{4,}(?:i|k|t|ng|p|s)|ke\w{4,}an(?:nya)?|pe[mnrl]?g?y?\w{3,}an(?:nya)?"
    r"|ber(?!n[ai]|th|tr)\w{5,}|ter(?!es|r|en)\w{4,}|se\w{5,}nya|\w{3,}nya|\w{4,}(?:isasi|isme|logi|grafi|tas)|ku\w{4,}kan|bekerja|belajar)"
)
_NOUN: Final = re.compile(r"\w{3,}(?:gan|kan|tan|ran|aan|uan|han|asi)")
_CLANS: Final = frozenset(
    [
        "hasibuan",
        "siahaan",
        "pakpahan",
        "nababan",
        "panjaitan",
        "pangaribuan",
        "sultan",
        "intan",
        "siregar",
        "ramadhan",
        "jordan",
        "hasan",
        "johan",
        "burhan",
        "farhan",
        "ikhsan",
        "ihsan",
        "yohan",
        "rayhan",
        "raihan",
        "erlangga",
        "nathan",
        "jonathan",
        "hutan",
    ]
)
_EITHER: Final = frozenset(
    ["hari", "mei", "juli", "april", "juni", "putri", "agung", "bintang", "cinta", "kasih", "bulan", "budi", "indah"]
)
_INNER: Final = frozenset(
    [
        "dan",
        "yang",
        "di",
        "dari",
        "untuk",
        "pada",
        "dengan",
        "ke",
        "itu",
        "ini",
        "tak",
        "tidak",
        "bukan",
        "oleh",
        "dalam",
        "adalah",
        "akan",
        "jangan",
        "aku",
        "kamu",
        "kita",
        "mereka",
    ]
)
# Offices and meetings of the state go by syllables, not by letters: "Dinsos", "Pilkada", "Kapolsek".
_OF_SYLLABLES: Final = re.compile(
    r"(?:kemen|menko|dirjen|rapim|muker|munas|rakern|rakor|pilka|pilkel|pileg|pilpres|pansel|pangdam|kapol|wakapol|polre|polse"
    r"|polda|polri|kodam|korem|kodim|koramil|bappe|dinsos|dinkes|disdik|disnaker|depdik|depsos|depkes|mendik|mensos|menkes"
    r"|puskes|posyandu|satpol|babinsa|babinkam|bhabin|peksos|tagana|musren|baznas|perda|perbup|pergub|permen)\w*"
)
_KINDS_OF_SCHOOL: Final = frozenset(
    [
        "menengah",
        "atas",
        "pertama",
        "dasar",
        "negeri",
        "swasta",
        "umum",
        "kejuruan",
        "tinggi",
        "islam",
        "katolik",
        "kristen",
    ]
)
_SPELLED_OUT: Final = 4  # letters: SITI AMINAH is a name in capitals, DPP PDI is none
_LONGEST_SHORT: Final = 5
_MONTH_NAMES: Final = frozenset(
    [
        "mei",
        "juli",
        "april",
        "juni",
        "agustus",
        "fitri",
        "adha",
        "kartini",
        "januari",
        "september",
        "ramadan",
        "ramadhan",
        "minggu",
    ]
)
_DOTTED: Final = frozenset({"dr", "drs", "dra", "prof", "ir", "h", "hj", "kh"})
_ROMAN: Final = re.compile(r"[IVXLC]+")


class Mention(msgspec.Struct, frozen=True):
    """One place where a name stands; `cued` says that the words around it make it a person's name for certain."""

    start: int
    end: int
    words: str
    guess: Guess
    cued: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """What is known of words before a text is read: common words, and the names of places that are no secret."""

    common: frozenset[str]
    place: Callable[[Sequence[str]], int]


class Run:
    """One row of capitals on its way to become names."""

    def __init__(self, text: str, run: Sequence[Token], seen: frozenset[str], lexicon: Lexicon) -> None:
        self._text = text
        self._run = run
        self._seen = seen
        self._lexicon = lexicon

    def names(self) -> Iterator[Mention]:
        """Yield the names of the row."""
        before = self._before()
        if (
            len(self._run) == 1
            and self._run[0].lower == "dr"
            and self._text[self._run[0].end : self._run[0].end + 1] == "."
        ):
            # Someone of whom the text gives the title alone is still someone.
            yield Mention(
                self._run[0].start,
                self._run[0].end + 1,
                self._text[self._run[0].start : self._run[0].end + 1],
                "person",
            )
            return
        titled = False
        row: list[Token] = []
        if self._is_work(before):
            return
        rest = list(self._run)
        if before in lists.TITLES and before not in lists.SMALL:
            titled = True
        while rest:
            head = rest[0]
            key = head.lower
            if not row and (key in lists.TITLES or key in lists.OFFICES) and self._is_title(rest):
                titled = titled or key in lists.TITLES or key in lists.OFFICES
                rest = rest[1:]
                continue
            if not row and head.first and self._is_common(head, alone=len(rest) == 1):
                rest = rest[1:]
                continue
            if key in lists.OTHER_HEADS and len(rest) > 1 and not titled:
                yield from self._close(row, titled)
                return
            if key in lists.ORGANISATION_HEADS or (head.upper and len(rest) > 1 and not row and self._is_short(head)):
                yield from self._close(row, titled)
                yield from self._organisation(rest)
                return
            if key in lists.PLACE_HEADS:
                yield from self._close(row, titled)
                yield from self._whole(rest, "place")
                return
            if self._is_short(head) or self._never(head, bool(row), titled):
                yield from self._close(row, titled)
                row = []
                titled = key in lists.TITLES
                rest = rest[1:]
                continue
            if not row and (size := self._land(rest, before)):
                rest = rest[size:]
                continue
            row.append(head)
            rest = rest[1:]
        yield from self._close(row, titled)

    def _before(self) -> str:
        """Return the word before the row, in small letters, if nothing but a space or a dot is between."""
        ahead = self._text[max(0, self._run[0].start - 24) : self._run[0].start]
        return (
            ahead.rstrip(' ."“(').rpartition(" ")[2].strip('("“.,;:').lower()
            if ahead[-1:] in {" ", '"', "“", "("}
            else ""
        )

    def _is_work(self, before: str) -> bool:
        keys = [word.lower for word in self._run]
        if before == "bahasa" or (before in lists.WORK_NOUNS and before not in lists.TITLES):
            return True
        english = sum(key in lists.TITLE_WORDS for key in keys)
        small = sum(key in _INNER for key in keys[1:-1])
        return (
            (english > 0 and len(keys) > 1 and not self._run[0].first)
            or english > 1
            or (small > 0 and not self._run[0].first)
        )

    def _is_title(self, rest: Sequence[Token]) -> bool:
        """ "Sri", "Putri" and "Andi" begin names; "Presiden" and "Ibu" stand before them."""
        return rest[0].lower not in {"sri", "putri", "andi", "cut", "sultan", "imam", "agung", "umi"} or (
            rest[0].lower in {"putri", "sultan", "imam"} and len(rest) == 1 and rest[0].first
        )

    def _is_common(self, word: Token, *, alone: bool) -> bool:
        key = word.lower
        if (
            not alone
            and key in _EITHER
            and self._run[1].lower not in lists.CALENDAR
            and self._run[1].lower not in lists.SMALL
        ):
            return False
        if key in lists.SMALL or key in self._seen or key in lists.CALENDAR or DERIVED.fullmatch(key):
            return True
        if alone and _NOUN.fullmatch(key) and key not in _CLANS:
            return True
        if "-" in key and len({*key.split("-")}) == 1:
            return True
        return key in self._lexicon.common and alone

    def _never(self, word: Token, inside: bool, titled: bool) -> bool:
        """Tell whether a capitalised word is no name wherever it stands."""
        key = word.lower
        if len(key) == 1:
            return not inside and not titled and not self._is_initial(word)
        if key in lists.CALENDAR:
            return not (inside or titled or self._begins_name(word)) or key not in _MONTH_NAMES
        if key in lists.PORTFOLIOS and not inside and key not in lists.TITLES and not (titled and self._addressed()):
            return key != "putri" or not self._begins_name(word)
        if key in lists.FAITHS or key in lists.DEGREES or (not titled and _OF_SYLLABLES.fullmatch(key)):
            return True
        if key in lists.SMALL:
            return not inside or key in _INNER
        return (
            (key in lists.OFFICES or key in lists.COMPASS)
            and not titled
            and key not in {"putri", "sri", "agung", "raya", "imam", "sultan"}
        )

    def _is_initial(self, word: Token) -> bool:
        """ "D." in the middle of a sentence stands for somebody; "A." at the beginning of a line numbers a list."""
        if self._text[word.end : word.end + 1] != "." or self._text[word.end + 1 : word.end + 2] not in {" ", ",", ""}:
            return False
        return not word.first or self._text[word.end + 2 : word.end + 3].islower()

    def _begins_name(self, word: Token) -> bool:
        """ "Juli Kusumo" and "Putri Pratiwi": a month or a word with a name behind it."""
        place = self._run.index(word)
        after = self._run[place + 1].lower if place + 1 < len(self._run) else ""
        return (
            bool(after) and after not in lists.CALENDAR and after not in lists.SMALL and after not in lists.PORTFOLIOS
        )

    def _addressed(self) -> bool:
        """Tell "Pak Hukum" from "Menteri Hukum"."""
        return any(word.lower in lists.TITLES for word in self._run) or self._before() in lists.TITLES

    def _is_short(self, word: Token) -> bool:
        """Tell an abbreviation: ODHA, LSM, IPSPI, PDI-P, and Roman numbers; ALL of a heading in capitals is none."""
        if not word.upper:
            return (
                bool(_ROMAN.fullmatch(word.text))
                and len(self._run) > 1
                and word is self._run[-1]
                and len(word.text) > 1
            )
        plain = word.text.replace("-", "")
        if len(self._run) > 1 and all(one.upper and len(one.text) >= _SPELLED_OUT for one in self._run):
            return False
        return len(plain) <= _LONGEST_SHORT or bool(_ROMAN.fullmatch(plain)) or not self._in_capitals()

    def _in_capitals(self) -> bool:
        return sum(word.upper for word in self._run) > 1

    def _land(self, rest: Sequence[Token], before: str) -> int:
        """Return how many words from here on are a land or a town that belongs to the office before a name."""
        size = self._lexicon.place([word.lower for word in rest])
        return size if size and size < len(rest) and self._is_land(rest, size, before) else 0

    def _is_land(self, rest: Sequence[Token], size: int, before: str) -> bool:
        """ "Presiden Perancis Harto": a land or town between an office and a name; "Bima Saputra" keeps its first word."""
        keys = [word.lower for word in rest[:size]]
        officed = any(word.lower in lists.OFFICES for word in self._run) or before in lists.OFFICES
        return size > 1 or keys[0] in lists.COUNTRIES or officed or before in {"di", "ke", "dari", "asal"}

    def _organisation(self, rest: Sequence[Token]) -> Iterator[Mention]:
        """An abbreviation alone tells nothing; a head with a name behind it is the organisation."""
        if rest[0].upper and self._is_short(rest[0]) and rest[0].lower not in lists.ORGANISATION_HEADS:
            tail = Run(self._text, rest[1:], self._seen, self._lexicon)
            yield from tail.names()
            return
        if len(rest) > 1:
            yield from self._whole(rest, "organisation")

    def _whole(self, rest: Sequence[Token], guess: Guess) -> Iterator[Mention]:
        telling = [word for word in rest[1:] if word.lower not in lists.SMALL and word.lower not in _KINDS_OF_SCHOOL]
        if telling:
            yield Mention(rest[0].start, rest[-1].end, self._text[rest[0].start : rest[-1].end], guess)

    def _close(self, row: Sequence[Token], titled: bool) -> Iterator[Mention]:
        """Make a name of what is left of a row, unless all of it is everyday words."""
        while row and row[-1].lower in lists.PARTICLES:
            row = row[:-1]
        if not row:
            return
        keys = [word.lower for word in row]
        if (
            not titled
            and len(row) == 1
            and (keys[0] in self._seen or keys[0] in lists.PEOPLES or keys[0] in lists.TITLE_WORDS)
        ):
            return
        if not titled and all(key in self._seen or key in lists.SMALL or key in lists.PEOPLES for key in keys):
            return
        if not titled and not row[0].first and all(DERIVED.fullmatch(key) for key in keys):
            return
        if not titled and self._in_capitals() and all(self._is_plain(key) for key in keys):
            return
        size = self._lexicon.place(keys)
        placed = size == len(keys) and not (titled and self._addressed())
        guess: Guess = "place" if placed else "person" if titled else "name"
        start, end = self._start(row[0]), self._end(row[-1])
        yield Mention(start, end, self._text[start:end], guess, cued=titled)

    def _start(self, word: Token) -> int:
        """A learned title belongs to a name: "Dr. Maya" says more than "Maya"."""
        start = word.start
        for ahead in reversed(self._run):
            if ahead.end < start and ahead.lower in _DOTTED and self._text[ahead.end : start].strip(" .") == "":
                start = ahead.start
        return start

    def _end(self, word: Token) -> int:
        """The dot of an initial belongs to it."""
        return word.end + (len(word.text) == 1 and self._text[word.end : word.end + 1] == ".")

    def _is_plain(self, key: str) -> bool:
        return key in self._lexicon.common or key in lists.SMALL or bool(DERIVED.fullmatch(key))
