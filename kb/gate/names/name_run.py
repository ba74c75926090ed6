"""One row of capitalised words on its way to become names, less what a capital letter can mean besides."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from kb.gate.names.person_context import beside_person, has_age, has_age_or_kin, may_act
from kb.gate.words import word_lists as lists
from kb.gate.words.everyday_words import is_everyday, is_indonesian, is_root
from kb.gate.words.tokens import Token

Guess = Literal["person", "organisation", "place", "name"]

# me-...-kan, di-...-i, ke-...-an, ...-nya: words, hardly ever names.
DERIVED: Final = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)?\w{4,}(?:kan|nya)|men[gydjct]\w{3,}|mem[bpf]\w{3,}|me[lrwn]\w{2,}i(?:nya)?(?<!ti)(?<!ni)"
    r"|di\w{4,}(?:kan|nya)|di[bdptskl]\w{4,}(?:i|k|t|ng|p|s)|ke\w{4,}an(?:nya)?|pe[mnrl]?g?y?\w{3,}an(?:nya)?"
    r"|ber(?!n[ai]|th|tr)\w{5,}|ter(?!es|r|en)\w{4,}|se\w{5,}nya|\w{3,}nya|\w{4,}(?:isasi|isme|logi|grafi|tas)|ku\w{4,}kan|bekerja|belajar)"
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
_PROGRAMMES: Final = frozenset({"program", "proyek", "project", "programme"})
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
_ASKING: Final = ("kah", "lah", "tah")  # "Perlukah Yopi ...", "Datanglah Yopi"
_ROMAN: Final = re.compile(r"[IVXLC]+")


class Mention(msgspec.Struct, frozen=True):
    """One place where a name stands; `cued` says that the words around it make it a person's name for certain."""

    start: int
    end: int
    words: str
    guess: Guess
    cued: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """What is known of words before a text is read: common words, and the names of places that are no secret.

    `spoken` are places of one word of which the draft speaks as places; elsewhere such a word may be a family name. `called`
    are words of which the author has said already that somebody is called so, `works` what the story itself and its
    programmes are called, where that is made of everyday words.
    """

    common: frozenset[str]
    place: Callable[[Sequence[str]], int]
    spoken: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()


# What a capital means besides a name, wherever it stands alone; a word by which people are called is not decided by it.
_WHERE: Final = frozenset({"di", "ke", "dari", "in", "from", "at"})
_CLOSED: Final = (
    lists.SMALL
    | lists.TITLES
    | lists.FAITHS
    | lists.CALENDAR
    | lists.DEGREES
    | lists.COMPASS
    | lists.OFFICES
    | lists.PORTFOLIOS
    | lists.ORGANISATION_HEADS
    | lists.PLACE_HEADS
    | lists.OTHER_HEADS
    | lists.PRODUCTS
    | lists.PEOPLES
    | lists.COUNTRIES
) - lists.NAME_WORDS
# Heads of public offices: what they are called is made of everyday words and regions, and ends there.
_HEADS: Final = lists.OTHER_HEADS | lists.ORGANISATION_HEADS | lists.PLACE_HEADS
STATE_HEADS: Final = frozenset(
    [
        "kementerian",
        "departemen",
        "dinas",
        "komisi",
        "komnas",
        "mahkamah",
        "kejaksaan",
        "kepolisian",
        "polri",
        "dewan",
        "majelis",
        "direktorat",
        "ministry",
        "pengadilan",
        "badan",
    ]
)


class NameRun:
    """One row of capitals on its way to become names."""

    def __init__(
        self,
        text: str,
        run: Sequence[Token],
        seen: frozenset[str],
        lexicon: Lexicon,
        explained: frozenset[str] = frozenset(),
    ) -> None:
        self._text = text
        self._run = run
        self._seen = seen  # words that stand somewhere without a capital
        self._lexicon = lexicon
        self._explained = explained  # abbreviations that the text explains itself

    def names(self) -> Iterator[Mention]:
        """Yield the names of the row."""
        first = self._run[0]
        if len(self._run) == 1 and first.lower == "dr" and self._text[first.end : first.end + 1] == ".":
            # Someone of whom the text gives the title alone is still someone.
            yield Mention(first.start, first.end + 1, self._text[first.start : first.end + 1], "person")
            return
        before = self._before()
        if not self._is_work(before):
            yield from self._walk(before)

    def _walk(self, before: str) -> Iterator[Mention]:
        titled = before in lists.TITLES and before not in lists.SMALL
        row: list[Token] = []
        rest = list(self._run)
        while rest:
            head = rest[0]
            if (
                not row
                and len(rest) == 1
                and not titled
                and not self._is_there(head, before)
                and self._is_somebody(head)
            ):
                row.append(head)
                yield self._mention(row, "name")
                return
            if self._belongs(rest, row):
                row.append(head)
                rest = rest[1:]
                continue
            if not row and (size := self._leading(rest, before)):
                titled = titled or self._addresses(rest)
                rest = rest[size:]
                continue
            end = self._ending(rest, row, titled)
            if end is not None:
                yield from self._close(row, titled)
                yield from end
                return
            if self._is_short(head) or self._never(head, bool(row), titled):
                yield from self._close(row, titled)
                row = []
                titled = head.lower in lists.TITLES
            else:
                row.append(head)
            rest = rest[1:]
        yield from self._close(row, titled)

    def _belongs(self, rest: Sequence[Token], row: Sequence[Token]) -> bool:
        """Whether a first letter goes on to be a name ("A.R. Baswedan"), or a name ends in a word for a place ("Rudi Banjar")."""
        head = rest[0]
        if len(head.text) == 1:
            return self._is_in_a_row(rest)
        return (
            bool(row)
            and len(rest) == 1
            and not head.upper
            and head.lower in lists.PLACE_HEADS | lists.ORGANISATION_HEADS
        )

    def _addresses(self, rest: Sequence[Token]) -> bool:
        key = rest[0].lower
        return (key in lists.TITLES or key in lists.OFFICES) and self._is_title(rest)

    def _leading(self, rest: Sequence[Token], before: str) -> int:
        """Return how many words stand before a name without belonging to it: an office, a common word, a land."""
        head = rest[0]
        if self._addresses(rest):
            return 1
        if head.first and not self._heads(rest) and self._is_common(head, alone=len(rest) == 1):
            return 1
        key = head.lower
        if key in _HEADS or self._is_short(head) or self._never(head, False, before in lists.TITLES):
            return 0
        return self._land(rest, before)

    def _ending(self, rest: Sequence[Token], row: Sequence[Token], titled: bool) -> Iterator[Mention] | None:
        """Return what else the row holds where something other than a person begins: an organisation, a programme, a place."""
        head, key = rest[0], rest[0].lower
        if key in lists.OTHER_HEADS and len(rest) > 1 and not titled:
            return self._behind(rest, self._extent(rest))
        if key in lists.ORGANISATION_HEADS or (head.upper and len(rest) > 1 and not row and self._is_short(head)):
            return self._organisation(rest)
        if key in lists.PLACE_HEADS:
            return self._place(rest)
        if not row and not titled and len(rest) > 1 and self._lexicon.place([one.lower for one in rest]) == len(rest):
            return iter((self._mention(rest, "place"),))
        return None

    def _mention(self, words: Sequence[Token], guess: Guess) -> Mention:
        start, end = words[0].start, words[-1].end
        return Mention(start, end, self._text[start:end], guess)

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
            or (small > 0 and not self._run[0].first and keys[0] not in lists.ORGANISATION_HEADS | lists.OFFICES)
        )

    def _is_title(self, rest: Sequence[Token]) -> bool:
        """ "Sri", "Putri" and "Andi" begin names; "Presiden" and "Ibu" stand before them."""
        key, alone = rest[0].lower, len(rest) == 1
        if alone and not rest[0].first and key in lists.NAME_WORDS:
            return False  # "Ibu Hakim"
        return key not in {"sri", "putri", "andi", "cut", "sultan", "imam", "agung", "umi"} or (
            key in {"putri", "sultan", "imam"} and alone and rest[0].first
        )

    def _heads(self, rest: Sequence[Token]) -> bool:
        """Whether an organisation or a programme with a name of its own begins here, as in "Pengadilan Agama"."""
        key = rest[0].lower
        return len(rest) > 1 and (key in lists.ORGANISATION_HEADS or key in STATE_HEADS or key in _PROGRAMMES)

    def _is_there(self, word: Token, before: str) -> bool:
        """Whether a place stands where something is: "perempuan di Indramayu bekerja" tells of nobody called so."""
        return before in _WHERE and bool(self._lexicon.place([word.lower]))

    def _is_somebody(self, word: Token) -> bool:
        """Whether a capital that stands alone is somebody: by what is beside it, or as a word by which people are called."""
        key = word.lower
        place = self._text, word.start, word.end
        called = key in self._lexicon.called
        if called or word.upper or len(key) == 1 or key in self._explained or key in lists.HUMANS:
            return called
        if key in lists.PEOPLES or key in lists.COUNTRIES or key in lists.PLACE_HEADS:
            return has_age_or_kin(*place)
        if key in _CLOSED:
            return is_root(key) and key not in lists.NUMBERS and has_age(*place)
        if key in lists.NAME_WORDS:
            return not word.first or key in lists.GIVEN_WORDS or may_act(*place)
        if word.first:
            return beside_person(*place) and not DERIVED.fullmatch(key)
        return may_act(*place)

    def _is_common(self, word: Token, *, alone: bool) -> bool:
        key = word.lower
        if not alone and key in lists.NAME_WORDS:
            after = self._run[1].lower
            return after in lists.CALENDAR or after in _CLOSED
        if key in lists.SMALL or key in lists.CALENDAR or key in self._explained or DERIVED.fullmatch(key):
            return True
        if key in lists.SHORTENED or (key.endswith(_ASKING) and is_everyday(key)):
            return True
        if (alone or key in self._seen) and is_everyday(key):
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
        begins = key in lists.NAME_WORDS and self._begins_name(word)
        if begins or (
            key in lists.PORTFOLIOS and not inside and key not in lists.TITLES and not (titled and self._addressed())
        ):
            return not begins
        if (
            key in lists.FAITHS
            or key in lists.SHORTENED
            or key in lists.DEGREES
            or key in lists.PRODUCTS
            or key in self._explained
            or (not titled and _OF_SYLLABLES.fullmatch(key))
        ):
            return True
        if key in lists.SMALL:
            return (not inside or key in _INNER) and key not in lists.NAME_WORDS
        return (
            (key in lists.OFFICES or key in lists.COMPASS)
            and not titled
            and key not in {"putri", "sri", "agung", "raya", "imam", "sultan"}
        )

    def _is_initial(self, word: Token) -> bool:
        """ "D." in the middle of a sentence stands for somebody; "A." at the beginning of a line numbers a list."""
        after = self._text[word.end + 1 : word.end + 2]
        if self._text[word.end : word.end + 1] != "." or after not in {" ", ",", ""}:
            return False
        if self._text[max(0, word.start - 2) : word.start].strip()[-1:].isdigit():
            return False  # "900 W."
        return not word.first or self._text[word.end + 2 : word.end + 3].islower()

    def _is_in_a_row(self, rest: Sequence[Token]) -> bool:
        """Whether first letters follow one another, or a name follows one: "A.R. Baswedan", "Y. Tefa"."""
        if self._text[rest[0].end : rest[0].end + 1] != "." or all(len(one.text) == 1 for one in rest):
            return False
        after = rest[1]
        return (len(after.text) == 1 and after.start == rest[0].end + 1) or (
            after.start == rest[0].end + 2
            and rest[0].lower not in lists.TITLES
            and not is_everyday(after.lower)
            and not after.upper
        )

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
        return (
            size > 1
            or keys[0] in lists.COUNTRIES - lists.LANDS_AND_NAMES
            or officed
            or before in {"di", "ke", "dari", "asal"}
        )

    def _organisation(self, rest: Sequence[Token]) -> Iterator[Mention]:
        """An abbreviation alone tells nothing; a head with a name behind it is the organisation."""
        if rest[0].upper and self._is_short(rest[0]) and rest[0].lower not in lists.ORGANISATION_HEADS:
            yield from self._behind(rest, 1 + (rest[0].lower in lists.COURTS))
            return
        size = self._extent(rest)
        yield from self._whole(rest[:size], "organisation")
        yield from self._behind(rest, size)

    def _behind(self, rest: Sequence[Token], size: int) -> Iterator[Mention]:
        """Who stands behind an office or an organisation: "petugas Dinas Sosial Yohanes Tefa"."""
        if size < len(rest):
            yield from NameRun(self._text, rest[size:], self._seen, self._lexicon, self._explained).names()

    def _extent(self, rest: Sequence[Token]) -> int:
        """Return how many words belong to an organisation: a name of somebody may stand right behind it."""
        keys = [word.lower for word in rest]
        public = keys[0] in STATE_HEADS
        at = 1
        while at < len(rest):
            size = self._lexicon.place(keys[at:])
            alone = size == 1 and keys[at - 1] not in lists.PLACE_HEADS
            if alone and len(rest) == at + 2 and self._is_strange(rest[at + 1]):
                break  # "Bima Saputra" keeps its first word
            if size:
                at += size
            elif self._begins_somebody(rest, at, public=public):
                break
            else:
                at += 1
        return at

    def _begins_somebody(self, rest: Sequence[Token], at: int, *, public: bool) -> bool:
        """Whether the name of an organisation is over here and that of a person begins."""
        word, after = rest[at], rest[at + 1] if at + 1 < len(rest) else None
        if (
            word.lower in lists.TITLES
            and after is not None
            and (self._is_strange(after) or after.lower in lists.NAME_WORDS)
        ):
            return True
        if word.lower in lists.NAME_WORDS:
            named = after is not None and self._is_strange(after)
            both = after is not None and after.lower in lists.NAME_WORDS - lists.PORTFOLIOS
            return named or (public and (both or word.lower not in lists.PORTFOLIOS))
        if not self._is_strange(word):
            return False
        if public:
            return True
        if self._lexicon.place([one.lower for one in rest[at:]]):
            return False
        return at > 1 and len(rest) > at + 1 and all(self._is_strange(one) for one in rest[at:])

    def _is_strange(self, word: Token) -> bool:
        """A word of neither language, such as most names are."""
        return not (
            is_everyday(word.lower)
            or word.lower in self._lexicon.common
            or self._is_short(word)
            or word.lower in lists.PLACE_HEADS
            or word.lower in lists.ORGANISATION_HEADS
            or word.lower in lists.COMPASS
            or word.lower in lists.PARTICLES
            or word.lower in _KINDS_OF_SCHOOL
        )

    def _place(self, rest: Sequence[Token]) -> Iterator[Mention]:
        """ "Kabupaten Indramayu" ends there; "Kepala Desa Yohanes Tefa" names a person and no village."""
        keys = [word.lower for word in rest[1:]]
        size = self._lexicon.place(keys)
        officed = any(word.lower in lists.OFFICES for word in self._run if word.end < rest[0].start)
        if rest[0].lower in lists.STREET_HEADS:
            yield from self._whole(rest, "place")
        elif size:
            yield from self._whole(rest[: size + 1], "place")
            yield from self._behind(rest, size + 1)
        elif officed and len(keys) > 1 and not any(is_everyday(key) for key in keys):
            yield from self._behind(rest, 1)
        else:
            yield from self._whole(rest, "place")

    def _whole(self, rest: Sequence[Token], guess: Guess) -> Iterator[Mention]:
        rest = rest[: next((at for at, word in enumerate(rest) if at and word.lower in lists.HOUSE_NUMBERS), None)]
        telling = [word for word in rest[1:] if word.lower not in lists.SMALL and word.lower not in _KINDS_OF_SCHOOL]
        if telling:
            yield self._mention(rest, guess)

    def _close(self, row: Sequence[Token], titled: bool) -> Iterator[Mention]:
        """Make a name of what is left of a row, unless all of it is everyday words."""
        while row and (row[-1].lower in lists.PARTICLES or (len(row) > 1 and row[-1].lower in _PROGRAMMES)):
            row = row[:-1]  # "the Kelana Bahari Programme" is called Kelana Bahari
        if not row:
            return
        keys = [word.lower for word in row]
        start, end = self._start(row[0]), self._end(row[-1])
        beside = has_age_or_kin(self._text, row[0].start, row[-1].end)
        if not (titled or beside) and self._says_nothing(row, keys):
            return
        size = self._lexicon.place(keys)
        placed = size == len(keys) and not (titled and self._addressed()) and self._is_spoken_of(row, keys)
        guess: Guess = "place" if placed and not (beside and len(keys) == 1) else "person" if titled else "name"
        yield Mention(start, end, self._text[start:end], guess, cued=titled)

    def _says_nothing(self, row: Sequence[Token], keys: Sequence[str]) -> bool:
        """Whether a row of capitals that nothing makes a person is no name of anybody."""
        if len(keys) == 1:
            return self._is_plain_alone(row[0])
        if all(key in lists.SMALL or key in lists.PEOPLES for key in keys) and not any(
            key in lists.NAME_WORDS for key in keys
        ):
            return True
        if not any(key in lists.NAME_WORDS for key in keys) and all(
            (is_everyday(key) and (key in self._lexicon.spoken or not self._lexicon.place([key])))
            or key in lists.PEOPLES
            for key in keys
        ):
            return self._lexicon.place(keys) != len(keys)
        if not row[0].first and all(DERIVED.fullmatch(key) for key in keys):
            return True
        return self._in_capitals() and all(self._is_plain(key) for key in keys)

    def _is_plain_alone(self, word: Token) -> bool:
        key = word.lower
        if key in lists.PEOPLES or key in lists.TITLE_WORDS or key in self._explained:
            return True
        if key in lists.NAME_WORDS or len(key) == 1:
            return False
        if not is_indonesian(key):
            return is_everyday(key)  # a word of English among Indonesian ones is a term
        return key in self._seen or not is_root(key)

    def _is_spoken_of(self, row: Sequence[Token], keys: Sequence[str]) -> bool:
        """Whether a place of one word is one of which the draft speaks: family names are called like regencies."""
        return len(keys) > 1 or keys[0] in self._lexicon.spoken

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
