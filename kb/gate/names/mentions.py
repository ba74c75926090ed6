"""Where a text says a name: runs of capitalised words, less everything that a capital letter can mean besides.

A list of names would only find the names on it. So every capital is a name until something speaks against it: the
beginning of a sentence, an office, a month, a country, the title of a song, an abbreviation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from kb.gate.names.hidden_names import hidden_names
from kb.gate.names.initials import initials
from kb.gate.names.name_run import DERIVED, Lexicon, Mention, NameRun
from kb.gate.names.person_context import may_act
from kb.gate.words import word_lists as lists
from kb.gate.words.caseless import Caseless
from kb.gate.words.everyday_words import is_everyday
from kb.gate.words.overlaps import Overlaps
from kb.gate.words.tokens import Token

_NOT_A_NAME: Final = (
    lists.CALENDAR | lists.FAITHS | lists.OFFICES | lists.SMALL | lists.TITLES | lists.DEGREES | lists.COMPASS
)
_NAME_AFTER: Final = r"\s+(?:saja\s+)?[\"'“‘(]?(?P<name>[^\W\d_][\w'’]*\.?(?:\s+(?:bin|binti)\s+[^\W\d_][\w'’]+)?)"
_CUE: Final = re.compile(
    r"\b(?:" + "|".join(cue.replace(" ", r"\s+") for cue in lists.NAME_CUES) + ")" + _NAME_AFTER, re.IGNORECASE
)
_CAPITAL_CUE: Final = re.compile(
    r"\b(?:" + "|".join(cue.replace(" ", r"\s+") for cue in lists.CAPITAL_CUES) + ")" + _NAME_AFTER, re.IGNORECASE
)
_DISGUISED: Final = Caseless(
    r"[\"”’]?(?:\s*[(,]\s*(?:itu\s+)?|\s+(?:itu\s+)?(?=bukan\s+nama))(?:bukan\s+nama|nama\s+samaran|nama\s+(?:yang\s+)?disamarkan|not\s+(?:her|his|their|the)\s+real\s+name|a\s+pseudonym|name\s+changed)"
)
# "pak karyono", as people write on their telephones; "bu lurah" is an office.
_SMALL_NAME: Final = re.compile(
    r"\b(?:[Pp]ak|[Bb]u|[Mm]bak|[Mm]as|[Mm]ak|[Kk]ang|[Tt]eh|[Bb]ang|[Mm]bah|[Uu]stadz?|[Nn]ak|[Ss]i)\s+(?P<name>[a-z][a-z'’]{2,})\b(?![-/@])"
)
_PROGRAMME: Final = re.compile(
    r"\b(?:[Pp]rogram(?:me)?|[Pp]royek|[Pp]roject|[Gg]erakan|[Kk]ampanye|[Kk]egiatan)\s+[\"“]?(?P<it>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,4})"
)
_LAST_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}\Z")
_FURTHEST: Final = 120  # letters of a name that a cue can find
_BEFORE_A_WORK: Final = frozenset({"dalam", "berjudul", "judul", "kompilasi", "bertajuk", "titled"})
_INSIDE: Final = frozenset({"dan", "untuk", "bagi", "for", "of", "and", "di"})
_QUOTED: Final = re.compile(r"[\"“«]([^\"”»\n]{2,90})[\"”»]")


def everyday(words: Iterable[Token]) -> frozenset[str]:
    """Return the words that somewhere stand without a capital: at the beginning of a sentence they are no names."""
    return frozenset(word.lower for word in words if not word.capital)


def mentions(
    text: str,
    words: Sequence[Token],
    lexicon: Lexicon,
    elsewhere: frozenset[str] = frozenset(),
    known: Sequence[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """Return every mention in reading order; no two of them touch.

    `elsewhere` are everyday words of other parts, `known` places of names that need no question: whoever stands right
    behind one is looked at for himself.
    """
    seen = everyday(words) | elsewhere
    explained = _explained(text, words)
    titles = Overlaps((*_works(text), *(span for work in lexicon.works for span in _said(text, work))))
    found: dict[int, Mention] = {}
    for mention in _cued(text):
        if mention.start not in found or mention.end > found[mention.start].end:  # "M.T.", of which a cue sees "M."
            found[mention.start] = mention
    cued = sorted(found)
    taken = Overlaps((mention.start, mention.end) for mention in found.values())
    for run in _runs(text, words, known):
        if titles.meets(run[0].start, run[-1].end):
            continue
        for mention in NameRun(text, run, seen, lexicon, explained).names():
            if not taken.meets(mention.start, mention.end):
                found[mention.start] = mention
            elif mention.guess != "organisation":
                _widen(found, cued, mention)
    return tuple(found[start] for start in sorted(found))


def _explained(text: str, words: Sequence[Token]) -> frozenset[str]:
    """Return abbreviations that stand in brackets behind what they are made of: "Rapat Pimpinan Nasional (Rapimnas)"."""
    found = set()
    for place, word in enumerate(words):
        if place < 2 or not word.capital or text[word.start - 1 : word.start] + text[word.end : word.end + 1] != "()":
            continue
        before = [one.lower for one in words[max(0, place - 5) : place] if one.capital]
        telling = any(one in lists.SMALL or one in lists.ORGANISATION_HEADS or DERIVED.fullmatch(one) for one in before)
        if telling and _made_of(word.lower, before):
            found.add(word.lower)
    return frozenset(found)


def _made_of(short: str, words: Sequence[str]) -> bool:
    """Tell whether a word is put together from the beginnings of others, in their order, at least of two."""
    rest, used = short, 0
    for word in words:
        size = next((size for size in range(min(len(rest), len(word)), 1, -1) if rest.startswith(word[:size])), 0)
        if size:
            rest, used = rest[size:], used + 1
    return not rest and used > 1


def _widen(found: dict[int, Mention], cued: Sequence[int], mention: Mention) -> None:
    """ "bernama Siti Aminah": the cue found the first word, the capitals found both."""
    for start in cued[bisect_left(cued, mention.start - _FURTHEST) : bisect_left(cued, mention.end)]:
        one = found.get(start)
        if one is not None and mention.start < one.end and mention.end > start and mention.end > one.end:
            del found[start]
            begin = min(start, mention.start)
            found[begin] = msgspec.structs.replace(mention, start=begin, guess="person", cued=True)


def _cued(text: str) -> Iterator[Mention]:
    yield from _disguised(text)
    yield from hidden_names(text)
    yield from initials(text)
    for found in _SMALL_NAME.finditer(text):
        name = found["name"]
        if name in lists.GIVEN_WORDS or not (is_everyday(name) or name in _NOT_A_NAME or DERIVED.fullmatch(name)):
            yield Mention(found.start("name"), found.end("name"), name, "person", cued=True)
    for cue in (_CUE, _CAPITAL_CUE):
        for found in cue.finditer(text):
            start = found.start("name")
            name = found["name"].rstrip(".") if len(found["name"]) > 2 else found["name"]
            bare = name.lower().rstrip(".")
            small = not name[0].isupper()
            if (bare in _NOT_A_NAME and (small or len(bare) > 2)) or (small and cue is _CAPITAL_CUE):
                continue
            if cue is _CUE and small and (DERIVED.fullmatch(bare) or bare in lists.ORGANISATION_HEADS):
                continue
            yield Mention(start, start + len(name), name, "person", cued=True)


def _disguised(text: str) -> Iterator[Mention]:
    """ "Bunga (bukan nama sebenarnya)": the capitalised words just before, or the one word there is."""
    for hint in _DISGUISED.finditer(text):
        words = _LAST_WORDS.search(text, max(0, hint.start() - 60), hint.start())
        if not words:
            continue
        row = words[0].split(" ")
        size = 0
        while size < len(row) and row[-1 - size][:1].isupper() and row[-1 - size].lower() not in _NOT_A_NAME:
            size += 1
        name = " ".join(row[-max(size, 1) :])
        yield Mention(hint.start() - len(name), hint.start(), name, "person", cued=True)


def works_of(title: str, texts: Iterable[str]) -> frozenset[str]:
    """Return what the story and its programmes are called, where that is made of everyday words and so of nobody's name."""
    named = [title, *(found["it"] for text in texts for found in _PROGRAMME.finditer(text))]
    return frozenset(name for name in map(str.strip, named) if _is_plain(name))


def _is_plain(name: str) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)]
    return len(words) > 1 and all(
        (is_everyday(word) or word in lists.SMALL) and word not in lists.NAME_WORDS for word in words
    )


def _said(text: str, work: str) -> Iterator[tuple[int, int]]:
    """Yield where the name of a work stands; where it acts as people do it may be somebody all the same."""
    for found in re.finditer(rf"(?<!\w){re.escape(work)}(?!\w)", text):
        if not may_act(text, *found.span()):
            yield found.span()


def _works(text: str) -> Iterator[tuple[int, int]]:
    """Yield quoted titles: two words or more in capitals, or any after "film" and its like."""
    for quote in _QUOTED.finditer(text):
        inner = quote[1].split()
        before = text[max(0, quote.start() - 40) : quote.start()].lower().split()
        capitals = sum(word[:1].isupper() for word in inner)
        if before and any(
            cue in before[-2:] for cue in ("sebagai", "bernama", "panggilan", "dipanggil", "nama", "alias")
        ):
            continue
        titled = before and (
            before[-1] in _BEFORE_A_WORK or any(word.strip('"“,.') in lists.WORK_NOUNS for word in before[-3:])
        )
        if (titled and len(inner) <= 8) or (
            1 < len(inner) <= 8 and capitals >= 0.6 * len(inner) and _not_a_person(inner)
        ):
            yield quote.span(1)


def _not_a_person(inner: Sequence[str]) -> bool:
    lowers = [word.lower().strip(".,!?()") for word in inner]
    return len(inner) > 3 or any(word in lists.TITLE_WORDS or word in lists.SMALL for word in lowers)


def _runs(text: str, words: Sequence[Token], known: Sequence[tuple[int, int]] = ()) -> Iterator[Sequence[Token]]:
    """Yield rows of capitalised words with only spaces, particles or the dots of titles between them."""
    run: list[Token] = []
    held: list[Token] = []
    spans = iter(sorted(known))
    span = next(spans, None)
    for word in words:
        while span is not None and span[1] <= word.start:
            span = next(spans, None)
        if span is not None and span[0] < word.end:
            if run:
                yield run
            run, held = [], []
            continue
        joins = bool(run) and _joined(text, (held or run)[-1], word)
        if word.capital and joins:
            run += [*held, word]
            held = []
        elif word.capital:
            if run:
                yield run
            run, held = [word], []
        elif joins and len(held) < 2 and (word.lower in lists.PARTICLES or (not held and _goes_on(text, run, word))):
            held.append(word)
        elif run:
            yield run
            run, held = [], []
    if run:
        yield run


def _goes_on(text: str, run: Sequence[Token], word: Token) -> bool:
    """ "Yayasan Pelayanan Anak dan Keluarga": a small word inside an organisation's name, with an everyday word behind it."""
    if word.lower not in _INSIDE or run[0].lower not in lists.ORGANISATION_HEADS or len(run) < 2:
        return False
    after = re.match(r" ([A-Z][\w'’-]+)", text[word.end : word.end + 30])
    key = after[1].lower() if after else ""
    return key in (lists.SMALL | lists.PORTFOLIOS) - lists.ORGANISATION_HEADS - lists.TITLES


def _is_surname(word: Token) -> bool:
    """Whether a capital behind an initial and its dot can go on with the name; else a new sentence begins."""
    key = word.lower
    return len(key) == 1 or key in lists.NAME_WORDS or not (is_everyday(key) or DERIVED.fullmatch(key))


def _joined(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    if gap == " ":
        return not other.first
    if gap.strip(" \t") == "":
        return "\n" not in gap
    if len(one.text) == 1 and not _is_surname(other):
        return False  # "Korban ialah Y.T. Pengacaranya tidak datang."
    short = len(one.text) == 1 or one.lower in lists.TITLES or one.lower in {"st", "muh", "moh", "abd"}
    return short and gap.strip(" \t") == "."
