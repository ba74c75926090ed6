"""How well the shipped stories are found by what people of the field type: `tests/index/judged.tsv`, judged by hand.

MRR: one divided by the place of the first story that should come first, on average over all questions.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from index.answer.search import SearchIndex
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import QueryProblem, Request
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

JUDGED: Final = Path(__file__).resolve().parents[1] / "index" / "judged.tsv"
SHIPPED: Final = Path(__file__).resolve().parents[2] / "content"


class Judged(NamedTuple):
    """A question, whether the person is still typing, and the stories that should come first."""

    text: str
    typing: bool
    stories: frozenset[str]


def judged() -> Iterator[Judged]:
    """Read the judged questions."""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, stories = line.split("\t")
            yield Judged(text.removesuffix("~"), text.endswith("~"), frozenset(stories.split()))


def reciprocal_ranks(cache: Path) -> Mapping[Judged, float]:
    """Build the index of the shipped library in an empty folder and ask every question."""
    library = Library.open(SHIPPED)
    catalogue = Catalogue(cache / "catalogue.db")
    try:
        bring_up_to_date(library, catalogue, cache)
        index = SearchIndex.open(cache, library.vocabulary, library.regions)
        try:
            return {question: _reciprocal_rank(index, question) for question in judged()}
        finally:
            index.close()
    finally:
        catalogue.close()
        library.close()


def concept_mrr(cache: Path) -> float:
    """Return the MRR over all judged questions."""
    ranks = reciprocal_ranks(cache)
    return sum(ranks.values()) / len(ranks)


def _reciprocal_rank(index: SearchIndex, question: Judged) -> float:
    results = index.search(Request(text=question.text, typing=question.typing))
    if isinstance(results, QueryProblem):
        return 0.0
    places = (place for place, story in enumerate(results.ids, 1) if story in question.stories)
    return 1.0 / next(places, float("inf"))
