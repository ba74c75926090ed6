"""The words that a question matched, in any text: as spans for marking, and as the best excerpt for a result card.

Spans come from the same analysis as the index, so what is marked is what was found. Going through every word of thirty
stories would take longer than finding them, so an excerpt first looks for written forms with plain string search and
analyses only the sentences it will show.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from index.analysis import Token, stem_of, tokens
from index.answers import Excerpt, Span
from index.postings import Shown
from index.query import Phrase, Query, Word
from index.stems import Stems
from kb.folding import fold

LENGTH: Final = 180
_MOST_PLACES: Final = 300
_SENTENCE: Final = re.compile(r"[.!?…][\"”’)\]]*\s+|[\n\u2028]+")
_ACCENTED: Final = re.compile("[\u00c0-\u024f]")
_UNACCENTED: Final = {
    chr(code): folded for code in range(0xC0, 0x250) if len(folded := fold(chr(code))) == 1 and folded.isascii()
}
_NOT_SHOWN: Final = str.maketrans({"\n": " ", "\u2028": " ", "\ufffc": " "})


class Marker:
    """Finds the words of one question in texts; without words it finds nothing and excerpts are summaries."""

    def __init__(self, query: Query, stems: Stems) -> None:
        self._stems = stems
        self._words: set[str] = set()
        self._stem_set: set[str] = set()
        self._beginnings: list[str] = []
        self._phrases: list[tuple[str, ...]] = []
        for clause in query.wanted():
            self._want(clause)
        self._forms = self._written_forms()
        self._phrase_patterns = [
            re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, phrase)) + r"(?!\w)") for phrase in self._phrases
        ]

    def _want(self, clause: Word | Phrase) -> None:
        if isinstance(clause, Phrase):
            self._phrases.append(clause.words)
            return
        if clause.prefix:
            self._beginnings.append(clause.word)
        else:
            self._words.add(clause.word)
        if not clause.exact:
            self._stem_set.add(self._stems.stem(clause.word))

    def __bool__(self) -> bool:
        return bool(self._words or self._beginnings or self._phrases)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where matched words stand in a text, in order; a phrase is one span."""
        if not self:
            return ()
        found = tokens(text)
        marked = [(token.start, token.end) for token in found if self._matches(token)]
        for phrase in self._phrases:
            marked += _phrase_spans(found, phrase)
        return _united(marked)

    def excerpt(self, shown: Shown, language: str, *, in_text: bool = True) -> Excerpt:
        """Return the sentence or two where the matched words stand closest together, or the summary.

        `in_text` tells that the text itself holds a matched word, so that it is worth going through all its words when
        string search finds none.
        """
        plain = shown.plain
        if self and plain:
            places = self._places(plain)
            if not places and in_text:
                places = [(start, end, 0) for start, end in self.spans(plain)[:_MOST_PLACES]]
            window = _best_window(places)
            if window is not None:
                text, offset = _sentences(plain, *window)
                if self._needs_analysis(text):
                    spans = self.spans(text)
                else:
                    inside = ((start - offset, end - offset) for start, end, _ in places)
                    spans = _united([(start, end) for start, end in inside if start >= 0 and end <= len(text)])
                if spans:
                    return _framed(plain, text, offset, spans, _stage_at(shown, offset + spans[0][0]))
        summary = shown.summary_in(language)
        if summary:
            return Excerpt(summary, self.spans(summary))
        text, offset = _sentences(plain, 0, 0)
        return _framed(plain, text, offset, self.spans(text), None)

    def _needs_analysis(self, text: str) -> bool:
        """Tell whether plain string search may have marked a little too much or too little in a text."""
        return not text.isascii() or "-" in text or "'" in text

    def _matches(self, token: Token) -> bool:
        word = token.word
        if word in self._words or any(word.startswith(beginning) for beginning in self._beginnings):
            return True
        return bool(self._stem_set) and stem_of(token, self._stems) in self._stem_set

    def _written_forms(self) -> list[tuple[str, bool, int]]:
        """List (text to look for, whole word only, which part of the question), for plain string search."""
        parts = [(word, True) for word in sorted(self._words)] + [(word, False) for word in self._beginnings]
        forms = {text: (whole, number) for number, (text, whole) in enumerate(parts)}
        of_stem = {self._stems.stem(text): number for number, (text, _) in reversed(list(enumerate(parts)))}
        for stem in sorted(self._stem_set):
            for word in self._stems.words_of(stem):
                forms.setdefault(word, (True, of_stem[stem]))
        return [(text, whole, number) for text, (whole, number) in forms.items()]

    def _places(self, plain: str) -> list[tuple[int, int, int]]:
        """Return (start, end, which part of the question) of what plain string search finds, in order."""
        low = plain.lower()
        for letter in set(_ACCENTED.findall(low)):  # quicker than translating every letter
            low = low.replace(letter, _UNACCENTED.get(letter, letter))
        if len(low) != len(plain):
            return []
        found = []
        for form, whole, number in self._forms:
            at, left = low.find(form), _MOST_PLACES
            while at >= 0 and left:
                end = at + len(form)
                if at == 0 or not low[at - 1].isalnum():
                    if not whole:
                        end = _word_end_at(low, end)
                    if end == len(low) or not low[end].isalnum():
                        found.append((at, end, number))
                        left -= 1
                at = low.find(form, end)
        for number, pattern in enumerate(self._phrase_patterns, len(self._forms)):
            found += [(*match.span(), number) for match in pattern.finditer(low)]
        found.sort()
        return found


def _word_end_at(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _phrase_spans(found: Sequence[Token], phrase: tuple[str, ...]) -> Iterable[Span]:
    size = len(phrase)
    for at in range(len(found) - size + 1):
        if all(found[at + step].word == phrase[step] for step in range(size)):
            yield found[at].start, found[at + size - 1].end


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _best_window(places: list[tuple[int, int, int]]) -> Span | None:
    """Return the stretch of at most LENGTH with the most different parts of the question, then most words, first."""
    best: tuple[int, int] | None = None
    best_value = (0, 0)
    first = 0
    inside: dict[int, int] = {}
    for at, (_, end, number) in enumerate(places):
        inside[number] = inside.get(number, 0) + 1
        while end - places[first][0] > LENGTH and first < at:
            gone = places[first][2]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        value = (len(inside), at - first + 1)
        if value > best_value:
            best, best_value = (places[first][0], end), value
    return best


def _sentences(plain: str, start: int, end: int) -> tuple[str, int]:
    """Return the sentences around a stretch, cut at whole words to about LENGTH, and where they begin."""
    left = max(0, start - LENGTH)
    begin = max((found.end() for found in _SENTENCE.finditer(plain, left, start)), default=0 if left == 0 else -1)
    if begin < 0 or end - begin > LENGTH:
        begin = _word_start(plain, max(0, start - max(20, (LENGTH - (end - start)) // 3)), start)
    stop = end
    for found in _SENTENCE.finditer(plain, end, min(len(plain), begin + LENGTH + 40)):
        cut = found.start() + len(found.group().rstrip())
        if cut > begin + LENGTH and stop > end:
            break
        stop = cut
        if stop - begin > LENGTH // 2:
            break
    if stop == end:
        stop = _word_end(plain, max(end, min(len(plain), begin + LENGTH)))
    return plain[begin:stop], begin


def _word_start(plain: str, at: int, latest: int) -> int:
    if at == 0 or plain[at - 1].isspace():
        return at
    while at < latest and not plain[at].isspace():
        at += 1
    return min(at + 1, latest)


def _word_end(plain: str, at: int) -> int:
    while at < len(plain) and not plain[at].isspace():
        at += 1
    return at


def _framed(plain: str, text: str, offset: int, spans: tuple[Span, ...], stage: str | None) -> Excerpt:
    """Put "…" where the text goes on, and breaks and pictures as spaces."""
    begin = len(text) - len(text.lstrip())
    shown = text.strip().translate(_NOT_SHOWN)
    spans = tuple((start - begin, min(end - begin, len(shown))) for start, end in spans if start >= begin)
    if not _starts_sentence(plain, offset + begin):
        shown, spans = f"… {shown}", tuple((start + 2, end + 2) for start, end in spans)
    if plain[offset + len(text) :].strip() and shown[-1:] not in ".!?…":
        shown += " …"
    return Excerpt(shown, spans, stage)


def _starts_sentence(plain: str, at: int) -> bool:
    return not plain[:at].strip() or bool(_SENTENCE.search(plain, max(0, at - 4), at))


def _stage_at(shown: Shown, place: int) -> str | None:
    """Return the stage of the innermost told section around a place."""
    around = [(start, stage) for start, end, stage in shown.sections if start <= place < end]
    return max(around)[1] if around else None
