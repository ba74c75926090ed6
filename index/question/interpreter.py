"""Everything that understands a person's words, in one hand: reading, correcting, completing, ways on.

It knows the vocabulary and the places, and asks an index only through the few questions of `Lexicon` and `Sources`.
"""

from typing import Final

from index.question.alternatives import Count, Ways
from index.question.completion import Completer, Sources
from index.question.correction import Lexicon, Speller
from index.question.entity_linker import MeaningChoice
from index.question.meanings import Meanings
from index.question.query_bound import MOST_LETTERS
from index.question.query_reader import parse
from index.values.query import Query
from index.values.request_results import Completion, Corrected, QueryProblem, Request, Way
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

_LITTLE: Final = 2  # stories: with more than these found, nobody's spelling is doubted
_MANY_MORE: Final = 5  # times as many must be found by another spelling


class Interpreter:
    """Reads questions against one vocabulary; may be asked by one thread at a time."""

    def __init__(self, vocabulary: Vocabulary, regions: Regions) -> None:
        self._vocabulary = vocabulary
        self._regions = regions
        self._meanings = Meanings(vocabulary, regions)
        self._speller = Speller(self._meanings)
        self._ways = Ways(vocabulary, regions, self._meanings)
        self._completer = Completer(self._meanings)

    def warm(self) -> None:
        """Make the tables of names, which take longer than any question."""
        self._meanings.warm()
        self._speller.warm()

    def read(self, request: Request) -> Query | QueryProblem:
        """Read the question as it is typed, with all that its words mean."""
        choice = MeaningChoice(self._meanings, request.without_meanings, request.readings)
        return parse(request.text, self._vocabulary, self._regions, typing=request.typing, choice=choice)

    def correct(self, request: Request, query: Query, total: int, lexicon: Lexicon) -> Corrected | None:
        """Return the question in another spelling, if so little was found that the spelling may be to blame."""
        if request.as_typed or total > _LITTLE:
            return None
        return self._speller.correct(request.text, query.words, request.language, lexicon)

    def is_better(self, total: int, corrected_total: int) -> bool:
        """Tell whether another spelling finds so much more that it was probably meant."""
        return corrected_total >= max(1, _MANY_MORE * total)

    def ways(self, request: Request, query: Query, count: Count) -> tuple[Way, ...]:
        """Return ways on from a question that found nothing."""
        return self._ways.on_from(request, query, count)

    def complete(self, text: str, cursor: int, language: str, sources: Sources) -> tuple[Completion, ...]:
        """Return what the words being typed may become; what nobody reads of a long text is not completed."""
        if cursor > MOST_LETTERS:
            return ()
        text = text[:MOST_LETTERS]
        return self._completer.complete(text, cursor, language, sources)
