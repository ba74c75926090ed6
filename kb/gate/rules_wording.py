"""Rows 12 and 16: words that wound outside quotations, and texts that somebody else wrote."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from kb.folding import fold
from kb.gate import laws, repairs
from kb.gate.finding import Finding, Part, Repair
from kb.gate.scene import Scene
from kb.vocabulary import Vocabulary
from kb.words import Words

_QUOTED: Final = re.compile(r"[“\"«‘][^“”\"«»‘’\n]{1,600}[”\"»’]|^[ \t]*>.*$", re.MULTILINE)
_TOO_SHORT: Final = 3
_BORROWED: Final = re.compile(
    r"\b(?:dikutip dari|disadur dari|dilansir(?: dari)?|seperti dimuat|sumber\s*:|diambil dari|mengutip|menurut (?:laporan|berita|artikel|jurnal|buku)|taken from|quoted from|as reported (?:by|in)|source\s*:)"
    r"\s*[^\n.]{3,90}|https?://[^\s)\]>]{6,}|\((?:Kompas|Tempo|Detik|Republika|Liputan6|[A-Z][\w'-]+(?: (?:dan|&|and) [A-Z][\w'-]+| dkk\.?| et al\.?)?),? (?:19|20)\d\d[a-z]?(?:[:,]\s*(?:hlm\.?|p\.?)?\s*\d+)?\)|\[\d{1,2}\]",
    re.IGNORECASE,
)
_LONG_QUOTE: Final = re.compile(r"[“\"«]([^“”\"«»\n]{240,})[”\"»]|(?:^[ \t]*>[^\n]{20,}\n?){3,}", re.MULTILINE)


def row_12(scene: Scene, table: Mapping[str, Words]) -> Iterator[Finding]:
    """Discouraged words, each with the word the library uses (see `discouraged`)."""
    if not table:
        return
    pattern = _pattern(tuple(table))
    for part in scene.prose:
        quoted = [match.span() for match in _QUOTED.finditer(part.text)]
        for match in pattern.finditer(part.text):
            if any(start <= match.start() < end for start, end in quoted) or _is_inside_name(scene, part, match):
                continue
            preferred = table[fold(match[0])]
            yield Finding(
                row=12,
                kind="wording",
                group="look",
                piece=part.name,
                start=match.start(),
                end=match.end(),
                words=match[0],
                reason=Words(
                    f"“{match[0]}” dapat menyakiti orang yang disebut. Pustaka ini memakai “{preferred.id}”. Di dalam kutipan boleh tetap.",
                    f"“{match[0]}” can hurt the people it names. This library says “{preferred.en}”. Inside a quotation it may stay.",
                ),
                rule=laws.WORDING,
                repairs=(
                    Repair(
                        kind="replace",
                        label=Words(f"Ganti dengan “{preferred.id}”", f"Replace by “{preferred.en}”"),
                        old=match[0],
                        new=_in_text(preferred.say(scene.draft.language)),
                        everywhere=True,
                        asks=True,
                    ),
                    repairs.EXPLAIN,
                ),
            )


def _in_text(label: str) -> str:
    """A label begins with a capital; inside a sentence only abbreviations keep theirs."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _is_inside_name(scene: Scene, part: Part, match: re.Match[str]) -> bool:
    return any(
        place.piece == part.name and place.start <= match.start() < place.end and " " in entry.name
        for entry in scene.entries
        for place in entry.places
    )


def discouraged(vocabulary: Vocabulary) -> Mapping[str, Words]:
    """Return folded hidden words -> what to say instead; words that some concept also shows are not discouraged."""
    found: dict[str, Words] = {}
    for concept in vocabulary.concepts.values():
        for words in concept.hidden.values():
            for word in words:
                key = fold(word)
                shown = any(match.kind != "hidden" for match in vocabulary.find(word))
                if len(key) >= _TOO_SHORT and not shown and concept.scheme in {"issue", "actor", "role"}:
                    found.setdefault(key, concept.label)
    return found


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in longest_first)
        + r")(?![\w-])",
        re.IGNORECASE,
    )


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
