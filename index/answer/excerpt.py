"""The words that a question matched, in any text: as spans for marking, and as the best excerpt for a result card.

Spans come from the same analysis as the index, so what is marked is what was found. For a card the index already knows
where the words stand (`index.engine.match_places`), so that only a sentence or two of a story are looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from index.engine.passage_scores import LENGTH, Stretch, stretch_of
from index.language.analysis import Token, plain_tokens, stem_of
from index.language.stems import Stems
from index.values.query import Phrase, Query, Word
from index.values.request_results import Excerpt, Span

_SENTENCE: Final = re.compile(r"[.!?…][\"”’)\]]*\s+|[\n\u2028]+")
_BREAK: Final = re.compile("[\n\u2028]")
_LEAST_OF_BLOCK: Final = 24  # characters: an excerpt so long ends with its paragraph; a heading alone goes on
_SOLID: Final = re.compile(r"\S")
_HEADING_END: Final = re.compile(r"\w[\n\u2028]+(?=\S)")
_POINT: Final = " ·"
_NOT_SHOWN: Final = re.compile("[\n\u2028\ufffc]")


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a hit shows of a story: plain text, told stage sections as (start, end, stage), summaries by language."""

    plain: str = ""
    sections: tuple[tuple[int, int, str], ...] = ()
    summary: str = ""
    summary_en: str = ""

    def summary_in(self, language: str) -> str:
        """Return the summary in a language, or in the one there is."""
        return self.summary_en if language == "en" and self.summary_en else self.summary


class Marker:
    """Finds the words of one question in texts; without words it finds nothing and excerpts are summaries."""

    def __init__(self, query: Query, stems: Stems) -> None:
        self._stems = stems
        self.wanted = tuple(query.wanted())
        self.stages = query.stages
        words = [clause for clause in self.wanted if isinstance(clause, Word)]
        self._words = frozenset(clause.word for clause in words if not clause.prefix)
        self._beginnings = tuple(clause.word for clause in words if clause.prefix)
        self._stem_set = frozenset(stems.stem(clause.word) for clause in words if not clause.exact)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}  # by their first word
        for clause in self.wanted:
            if isinstance(clause, Phrase):
                self._phrases.setdefault(clause.words[0], []).append(clause.words)

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where matched words stand in a text, in order; a phrase is one span."""
        if not self:
            return ()
        found = plain_tokens(text)
        marked = [(token.start, token.end) for token in found if self._matches(token)]
        if self._phrases:
            marked += _phrase_spans(found, self._phrases)
        return _united(marked)

    def excerpt(self, shown: Shown, language: str) -> Excerpt:
        """Return the sentence or two where the matched words stand closest together, or the summary.

        All words of the text are gone through.
        """
        return self.excerpt_at(stretch_of(self.spans(shown.plain)), shown, language)

    def excerpt_at(self, stretch: Stretch | None, shown: Shown, language: str) -> Excerpt:
        """Return the same where it is known already how the words stand in the plain text."""
        plain = shown.plain
        if stretch is not None:
            text, offset = _sentences(plain, stretch.first.start, stretch.last.span(plain)[1])
            stop = offset + len(text)
            inside = [mark.span(plain) for mark in stretch.around if offset <= mark.start < stop]
            spans = _united([(start - offset, end - offset) for start, end in inside if end <= stop])
            if spans:
                return _framed(plain, text, offset, spans, _stage_at(shown, offset + spans[0][0]))
        summary = shown.summary_in(language)
        if summary:
            return Excerpt(summary, self.spans(summary))
        text, offset = _sentences(plain, 0, 0)
        return _framed(plain, text, offset, (), None)

    def _matches(self, token: Token) -> bool:
        if token.word in self._words or token.word.startswith(self._beginnings):
            return True
        return bool(self._stem_set) and stem_of(token, self._stems) in self._stem_set


def _phrase_spans(found: Sequence[Token], phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterable[Span]:
    for at, token in enumerate(found):
        for phrase in phrases.get(token.word, ()):
            if tuple(other.word for other in found[at : at + len(phrase)]) == phrase:
                yield token.start, found[at + len(phrase) - 1].end


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


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
        if stop - begin > (_LEAST_OF_BLOCK if _BREAK.search(found.group()) else LENGTH // 2):
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
    """Put "…" where the text goes on, a point behind headings and cells, and breaks and pictures as spaces."""
    begin = len(text) - len(text.lstrip())
    shown = _NOT_SHOWN.sub(" ", text.strip())
    spans = tuple((start - begin, min(end - begin, len(shown))) for start, end in spans if start >= begin)
    for found in reversed(list(_HEADING_END.finditer(text.strip()))):
        at, more = found.start() + 1, len(_POINT)
        if not any(start < at < end for start, end in spans):
            shown = f"{shown[:at]}{_POINT}{shown[at:]}"
            spans = tuple((start + more * (start >= at), end + more * (end > at)) for start, end in spans)
    if not _starts_sentence(plain, offset + begin):
        shown, spans = f"… {shown}", tuple((start + 2, end + 2) for start, end in spans)
    if _SOLID.search(plain, offset + len(text)) and shown[-1:] not in ".!?…":
        shown += " …"
    return Excerpt(shown, spans, stage)


def _starts_sentence(plain: str, at: int) -> bool:
    return not _SOLID.search(plain, 0, at) or bool(_SENTENCE.search(plain, max(0, at - 4), at))


def _stage_at(shown: Shown, place: int) -> str | None:
    """Return the stage of the innermost told section around a place."""
    around = [(start, stage) for start, end, stage in shown.sections if start <= place < end]
    return max(around)[1] if around else None
