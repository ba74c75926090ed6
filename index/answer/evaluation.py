"""What one question finds in one state of the index: which stories, in which order, and what each further tick gives."""

from functools import cached_property
from typing import Final

from index.answer.ranking import Ranking
from index.answer.state import State
from index.engine.segment import Mask
from index.engine.story_columns import Chosen
from index.values.query import Query
from index.values.request_results import FACETS, Request

_YEARS: Final = "years"


class FoundStories:
    """The stories that answer a question; nothing is put in order or counted before somebody asks."""

    def __init__(self, state: State, request: Request, query: Query) -> None:
        self.state = state
        self.request = request
        self.query, self.expanded = state.expansion.expand(query)
        self._matched = state.matcher.match(self.query)
        self._allowed = _allowed(state, request)
        self._chosen = self._let_through("")

    @property
    def total(self) -> int:
        """Return the number of found stories."""
        return int(self._chosen.rows.size)

    @cached_property
    def ranking(self) -> Ranking:
        """The stories in the order that is wished for."""
        return Ranking(
            self.state.facts, self._matched.within(self._chosen.rows), self.request.sort, self.request.language
        )

    def facets(self) -> dict[str, dict[str, int]]:
        """Count for each facet what the result would hold if a value were its only tick."""
        return {name: self._counts(name, self._without(name)) for name in FACETS}

    def years(self) -> dict[int, int]:
        """Count the stories that touch each year, whatever years were chosen."""
        return self.state.facts.years(self._without(_YEARS).rows)

    def _counts(self, name: str, chosen: Chosen) -> dict[str, int]:
        column = self.state.facts.columns[name]
        return dict(column.totals) if chosen.rows.size == self.state.facts.count else column.counts(chosen)

    def _without(self, name: str) -> Chosen:
        """Return what is found when all facets but one have their say."""
        return self._let_through(name) if name in self._allowed else self._chosen

    def _let_through(self, name: str) -> Chosen:
        rows = self._matched.rows
        for facet, lets_through in self._allowed.items():
            if facet != name:
                rows = rows[lets_through[rows]]
        return self.state.facts.chosen(rows)


def _allowed(state: State, request: Request) -> dict[str, Mask]:
    """Return for each facet with ticks, and for the years, which rows it lets through."""
    facts = state.facts
    allowed = {name: facts.columns[name].mask(values) for name, values in request.ticks.items() if values}
    if request.years is not None:
        allowed[_YEARS] = facts.within_years(request.years)
    return allowed
