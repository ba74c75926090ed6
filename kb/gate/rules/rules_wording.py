"""Rows 12 and 16: words that wound outside quotations, and texts that somebody else wrote."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.finding import Finding, Repair, TextPart
from kb.gate.rules import laws, repairs
from kb.gate.scene import Scene
from kb.gate.words.stretches import Stretches
from kb.layout.shipped_folder import shipped_library
from kb.vocabulary.concept import FINDING_ONLY
from kb.vocabulary.subjects import speaks_of_children
from kb.vocabulary.vocabulary import Vocabulary

_QUOTED: Final = re.compile(r"[“\"«‘][^“”\"«»‘’\n]{1,600}[”\"»’]|^[ \t]*>.*$", re.MULTILINE)
_BORROWED: Final = re.compile(
    r"\b(?:dikutip dari|disadur dari|dilansir(?: dari)?|seperti dimuat|sumber\s*:|diambil dari|mengutip|menurut (?:laporan|berita|artikel|jurnal|buku)|taken from|quoted from|as reported (?:by|in)|source\s*:)"
    r"\s*[^\n.]{3,90}|https?://[^\s)\]>]{6,}|\((?:Kompas|Tempo|Detik|Republika|Liputan6|[A-Z][\w'-]+(?: (?:dan|&|and) [A-Z][\w'-]+| dkk\.?| et al\.?)?),? (?:19|20)\d\d[a-z]?(?:[:,]\s*(?:hlm\.?|p\.?)?\s*\d+)?\)|\[\d{1,2}\]",
    re.IGNORECASE,
)
_LONG_QUOTE: Final = re.compile(r"[“\"«]([^“”\"«»\n]{240,})[”\"»]|(?:^[ \t]*>[^\n]{20,}\n?){3,}", re.MULTILINE)


class Better(msgspec.Struct, frozen=True):
    """What to say instead of a discouraged word, of anybody and of a child, and why."""

    instead: Words
    of_child: Words
    reason: Words


class Discouragement(msgspec.Struct, frozen=True):
    """The discouraged words of a vocabulary: folded word -> what is better, and the pattern that finds them."""

    better: Mapping[str, Better]
    pattern: re.Pattern[str]


_LONGEST_NAME: Final = 200
_WOUNDS: Final = Words("Kata ini dapat menyakiti orang yang disebut.", "This word can hurt the people it names.")


def row_12(scene: Scene, told: Discouragement) -> Iterator[Finding]:
    """Discouraged words, each with the word the library uses (see `discouraged`)."""
    if not told.better:
        return
    for part in scene.prose:
        quoted = Stretches[bool]()
        for quote in _QUOTED.finditer(part.text):
            quoted.add(*quote.span(), thing=True)
        for match in told.pattern.finditer(part.text):
            better = told.better.get(_once(fold(match[0])))
            if better is None or quoted.touching(match.start(), match.start() + 1):
                continue
            if _is_inside_name(scene, part, match):
                continue
            yield _remark(scene, part, match, better)


def _remark(scene: Scene, part: TextPart, match: re.Match[str], better: Better) -> Finding:
    around = part.text[max(0, match.start() - 120) : match.end() + 80]
    instead = better.of_child if speaks_of_children(around) else better.instead
    return Finding(
        row=12,
        kind="wording",
        group="look",
        piece=part.name,
        start=match.start(),
        end=match.end(),
        words=match[0],
        reason=Words(
            f"“{match[0]}”: {better.reason.id} Pustaka ini memakai “{instead.id}”. Di dalam kutipan boleh tetap.",
            f"“{match[0]}”: {better.reason.en} This library says “{instead.en}”. Inside a quotation it may stay.",
        ),
        rule=laws.WORDING,
        repairs=(
            Repair(
                kind="replace",
                label=Words(f"Ganti dengan “{instead.id}”", f"Replace by “{instead.en}”"),
                old=match[0],
                new=_in_text(instead.say(scene.draft.language)),
                everywhere=True,
                asks=True,
            ),
            repairs.EXPLAIN,
        ),
    )


def _in_text(label: str) -> str:
    """A label begins with a capital; inside a sentence only abbreviations keep theirs."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _once(word: str) -> str:
    """Return "pelacur" for "pelacur pelacur": the plural of Indonesian says a word twice."""
    half = len(word) // 2
    return word[:half] if word[:half] == word[half + 1 :] and word[half : half + 1] == " " else word


def _is_inside_name(scene: Scene, part: TextPart, match: re.Match[str]) -> bool:
    return any(
        place.end > match.start() and " " in entry.name
        for entry, place in scene.entries_in(part, max(0, match.start() - _LONGEST_NAME), match.start() + 1)
    )


def discouraged(vocabulary: Vocabulary) -> Discouragement:
    """Return the discouraged words of a vocabulary; a word that some concept also shows is not one.

    A library whose vocabulary was written before there was such a kind holds these words among the hidden ones: there
    the vocabulary that came with the program says which of them hurt.
    """
    found: dict[str, Better] = {}
    harmless: set[str] = set()
    old = not any(concept.discouraged for concept in vocabulary.concepts.values())
    shipped = _shipped() if old and vocabulary.concepts else vocabulary
    for concept in vocabulary.concepts.values():
        source = shipped.get(concept.id)
        for group in source.discouraged if source is not None else ():
            better = Better(
                group.instead or concept.label,
                group.instead_of_child or group.instead or concept.label,
                group.reason or _WOUNDS,
            )
            harmless.update(fold(word) for words in group.unless.values() for word in words)
            for word in (word for words in group.words.values() for word in words):
                matches = vocabulary.find(word)
                if matches and all(match.kind in FINDING_ONLY for match in matches):
                    found.setdefault(fold(word), better)
    # The longest first, so that an expression that hurts nobody is seen before the word in it.
    words = sorted({*found, *harmless}, key=lambda word: (-len(word), word))
    spelled = "|".join(map(_spelled, words)) or r"(?!)"
    return Discouragement(found, re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE))


@cache
def _shipped() -> Vocabulary:
    return Vocabulary.load(shipped_library() / "vocabulary")[0]


def _spelled(word: str) -> str:
    whole = r"[\s-]+".join(map(re.escape, word.split()))
    return whole if " " in word else rf"{whole}(?:-{whole})?"


def row_16(scene: Scene) -> Iterator[Finding]:
    """Borrowed sentences and attachments: whose are they, and may they go along?"""
    public = scene.draft.decisions.public
    has_sources = bool(scene.draft.front.get("sources"))
    for part in scene.prose:
        for match in (*_BORROWED.finditer(part.text), *_LONG_QUOTE.finditer(part.text)):
            words = match[0].strip()
            long = len(words) > 200
            if fold(words) in public or (has_sources and not long):
                continue
            yield _borrowed(part.name, match.start(), match.end(), match[0])
    for name in scene.draft.attachments:
        if fold(name) not in public:
            yield _borrowed(f"file:{name}", 0, len(name), name)


def _borrowed(piece: str, start: int, end: int, words: str) -> Finding:
    return Finding(
        row=16,
        kind="borrowed",
        group="look",
        piece=piece,
        start=start,
        end=end,
        words=words,
        reason=Words(
            "Ini tampaknya karya orang lain. Catat sumbernya, dan periksa apakah boleh ikut dibagikan.",
            "This seems to be the work of somebody else. Note its source, and see whether it may be shared.",
        ),
        rule=laws.SOURCES,
        repairs=(repairs.public(words), repairs.EXPLAIN),
    )
