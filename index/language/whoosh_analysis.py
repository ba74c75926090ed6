"""The analysis of `index.language.analysis` in Whoosh's own parts: a tokenizer and two filters, joined by `|`.

    WordTokenizer()                                what is written
    WordTokenizer() | StemFilter(stems)            what is looked up by its stem
    WordTokenizer() | ... | SmallWordFilter()      without the words that tell nothing

The segments are written in bulk by `index.language.bulk_tokens`; both give the same words at the same places
(`tests/index/language/test_whoosh_analysis.py`).
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from whoosh.analysis import Analyzer, Filter, Token, Tokenizer
from whoosh.analysis.analyzers import CompositeAnalyzer

from index.language.analysis import Token as FoundToken
from index.language.analysis import stem_of
from index.language.analysis import tokens as found_in
from index.language.small_words import SMALL_WORDS
from index.language.stems import Stems


class WordTokenizer(Tokenizer):
    """Yields the folded words of a text; `name` and `partner` of a token are those of `index.language.analysis.Token`."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:  # noqa: ANN401 - Whoosh's signature
        """Yield one token again and again, as Whoosh's tokenizers do.

        Of Whoosh's options `positions`, `chars`, `keeporiginal`, `start_pos`, `start_char` and `mode` mean what they
        mean there.
        """
        start_pos, start_char = options.pop("start_pos", 0), options.pop("start_char", 0)
        token = Token(
            options.pop("positions", False),
            options.pop("chars", False),
            options.pop("removestops", True),
            options.pop("mode", ""),
        )
        keep = options.get("keeporiginal", False)
        for found in found_in(value):
            token.text = found.word
            token.boost, token.stopped = 1.0, False
            token.pos = start_pos + found.position
            token.startchar, token.endchar = start_char + found.start, start_char + found.end
            token.__dict__["found"] = found
            if keep:
                token.__dict__["original"] = value[found.start : found.end]
            yield token


class StemFilter(Filter):
    """Puts the stem in the place of each word.

    With `names` a word that looks like a name keeps its form, unless the same text also holds it as a common word. That
    is only known at the end of a text, so that text is held until then.
    """

    is_morph = True

    def __init__(self, stems: Stems, *, names: bool = False) -> None:
        self._stems = stems
        self._names = names

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:  # type: ignore[override]  # as all of Whoosh's
        """Yield the tokens with their stems as text."""
        held = tokens
        common: frozenset[str] = frozenset()
        if self._names:
            copies = [token.copy() for token in tokens]
            common = frozenset(token.text for token in copies if not _found(token).name)
            held = copies
        for token in held:
            found = _found(token)
            if not (self._names and found.name and token.text not in common):
                token.text = stem_of(found, self._stems)
            yield token


class SmallWordFilter(Filter):
    """Leaves out the words that join others and ask; the places of the others stay as they are."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:  # type: ignore[override]  # as all of Whoosh's
        """Yield the tokens that tell something; of `removestops=False` all, the others marked as stopped."""
        for token in tokens:
            if token.text not in SMALL_WORDS:
                yield token
            elif not token.removestops:
                token.stopped = True
                yield token


def written_analyzer() -> Analyzer:
    """Return what turns a text into the words of a written field ("title", "body" ...)."""
    return cast("Analyzer", CompositeAnalyzer(WordTokenizer()))  # Whoosh calls both so, its types only one


def stem_analyzer(stems: Stems, *, names: bool = False) -> Analyzer:
    """Return what turns a text into the words of a field of stems; with `names` as the stories' texts are ("stem")."""
    return cast("Analyzer", CompositeAnalyzer(WordTokenizer(), StemFilter(stems, names=names)))


def _found(token: Token) -> FoundToken:
    found: FoundToken = token.__dict__["found"]
    return found
