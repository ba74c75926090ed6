"""Words that tell of somebody in a text that is submitted, and where they stand in notes after review took them out.

A reader asks for a name to go; the text that is signed has it no more. What was said beside the story meanwhile may still
hold it, and nobody at the desk where it is signed need know who that is. So each text that is submitted leaves its names
and numbers in the private store of whoever submits, reads or signs it, and none of them goes into the library
beside a story whose signed text does not hold it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.finding import Finding, Repair, TextPart
from kb.gate.names.private_names import PrivateNames
from kb.gate.rules import laws
from kb.gate.words.everyday_words import is_everyday
from kb.gate.words.word_lists import COUNTRIES, NAME_WORDS
from kb.signatures.review_rules import BOOKKEEPING
from kb.story.story_file import StoryFile

KIND: Final = "taken-out"
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_REMARK: Final = re.compile(r"(?:^|\s)#[^\n]*")
_ENDED: Final = re.compile(r"(?:\A|[.!?:;\n|>#*•\"“”(\[])[\s\"“‘'(\[*_>#-]*\Z")
_AROUND: Final = 12
_LEAST_LETTERS: Final = 4  # of a word in small letters that no dictionary knows
_LEAST_DIGITS: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Beside these even a small number, or a year, says whom or where.
_TELLING: Final = frozenset(
    [
        "tahun",
        "thn",
        "th",
        "usia",
        "umur",
        "berumur",
        "berusia",
        "kelas",
        "nomor",
        "no",
        "rt",
        "rw",
        "jalan",
        "jl",
        "gang",
        "blok",
        "tanggal",
        "tgl",
        "bulan",
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
        "years",
        "year",
        "old",
        "aged",
        "age",
        "grade",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "august",
        "october",
        "december",
    ]
)
_ENDINGS: Final = ("nya", "ku", "mu", "lah", "kah", "pun")
_ALWAYS: Final = frozenset({"anda"})  # written with a capital wherever it stands
_NOT_READ: Final = BOOKKEEPING | {"id"}  # what readers never see, or what no author writes
_LABEL: Final = Words("Kata ini boleh disebut di sini", "These words may stand here")


def telling_words(file: StoryFile) -> frozenset[str]:
    """Return the names, numbers and unknown words of a text that somebody could be known by, in small letters.

    A capital counts wherever it says something: at the beginning of a sentence an everyday word has one, too.
    """
    found: set[str] = set()
    for text in _texts(file):
        words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
        for at, (start, word) in enumerate(words):
            plain = fold(word)
            if any(sign.isdigit() for sign in word):
                found.update(_number(plain, [fold(one) for _, one in words[max(0, at - 1) : at + 2]]))
            elif word != word.lower():
                everyday = is_everyday(plain) and plain not in NAME_WORDS
                if not everyday or not _ENDED.search(text[max(0, start - _AROUND) : start]):
                    found.add(plain)
            elif len(word) >= _LEAST_LETTERS and not is_everyday(plain):
                found.add(plain)
    return frozenset(word for word in found if len(word) > 1 and word not in _ALWAYS)


def words_in(file: StoryFile) -> frozenset[str]:
    """Return all words and telling numbers of a text as readers have it, in small letters."""
    found = set(telling_words(file))
    for text in _texts(file):
        for word in fold(text).split():
            found |= {word, *(word.removesuffix(one) for one in _ENDINGS if word.endswith(one))}
    return frozenset(found)


def of_people(words: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """Return the words that are nothing but a name: no word of a language, and none that a library speaks of anyway."""
    return frozenset(
        word
        for word in words
        if word.isalpha()
        and len(word) >= _LEAST_LETTERS
        and word not in known
        and word not in COUNTRIES
        and (word in NAME_WORDS or not is_everyday(word))
    )


def unsigned_words(
    texts: Mapping[str, str], words: frozenset[str], allowed: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield where such words stand in some texts, in whatever spelling; `allowed` are folded words somebody let stand."""
    names = PrivateNames(sorted(word for word in words if word.isalpha()))
    numbers = frozenset(word for word in words if not word.isalpha())
    for key, text in texts.items():
        part = TextPart(f"comment:{key}", text)
        hits = [(hit.start, hit.end) for hit in names.find(part)]
        for start, end in sorted({*hits, *_numbers_in(text, numbers)}):
            if fold(text[start:end]) not in allowed:
                yield _finding(part, start, end)


def _texts(file: StoryFile) -> Iterator[str]:
    yield file.body
    yield from _REMARK.findall(file.front.yaml)
    for key, value in file.front.values.items():
        if key not in _NOT_READ:
            yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(str(key))
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


def _number(plain: str, around: list[str]) -> Iterator[str]:
    """A long number by itself, a short one or a year only with the word that makes it tell something."""
    digits = sum(sign.isdigit() for sign in plain)
    if digits >= _LEAST_DIGITS and not _YEAR.fullmatch(plain):
        yield plain
    elif len(around) > 1:
        at = around.index(plain)
        for one, other in ((at - 1, at), (at, at + 1)):
            if one >= 0 and other < len(around) and {around[one], around[other]} & _TELLING:
                yield f"{around[one]} {around[other]}"


def _numbers_in(text: str, numbers: frozenset[str]) -> Iterator[tuple[int, int]]:
    if not numbers:
        return
    words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]
    for at, (start, end, plain) in enumerate(words):
        if plain in numbers:
            yield start, end
        elif at + 1 < len(words) and f"{plain} {words[at + 1][2]}" in numbers:
            yield start, words[at + 1][1]


def _finding(part: TextPart, start: int, end: int) -> Finding:
    said = part.text[start:end]
    return Finding(
        row=2,
        kind=KIND,
        group="must",
        piece=part.name,
        start=start,
        end=end,
        words=said,
        reason=Words(
            f"“{said}” pernah ada di naskah yang diajukan, tetapi tidak ada di cerita yang ditandatangani. "
            "Tulislah tanpa itu, atau pastikan kata ini tidak menunjuk seseorang.",
            f"“{said}” stood in a text that was submitted, but is not in the story that was signed. "
            "Write it without, or make sure that it points at nobody.",
        ),
        rule=laws.SECOND_READER,
        repairs=(Repair(kind="public", label=_LABEL),),
    )
