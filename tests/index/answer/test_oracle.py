"""The index against a plain reading of the same stories: which are found, and every facet count."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine.documents import Labels
from index.engine.schema import COLUMNS
from index.language.analysis import tokens
from index.language.stems import Stems
from index.question.entity_linker import MeaningChoice
from index.question.meanings import Meanings
from index.question.query_reader import parse
from index.values.query import Either, Meant, Named, Phrase, Query, Valued, Without, Word
from index.values.request_results import FACETS, Request
from kb.story.story_card import Card
from tests.index.conftest import Shelf

WORDS = ("anak", "anak-anak", "jalanan", "pendampingan", "mendampingi", "sakit", "rumah", "Bali", "meniru", "ditiru")
ISSUES = ("isu.anak-jalanan", "isu.anak", "isu.odhiv", "isu.hiv", "isu.lansia")
REGIONS = ("31", "31.72", "32.12", "32")
STEMS = Stems()

sentences = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
cards = st.builds(
    dict,
    plain=sentences,
    title=sentences.map(lambda text: text or "tanpa judul"),
    issues=st.lists(st.sampled_from(ISSUES), max_size=2, unique=True).map(tuple),
    regions=st.lists(st.sampled_from(REGIONS), max_size=2, unique=True).map(tuple),
    kind=st.sampled_from(("cerita", "pembelajaran")),
    years=st.sampled_from(((0, 0), (1995, 1997), (1996, 1996), (2001, 2004))),
    status=st.sampled_from(("published", "published", "published", "withdrawn")),
)
questions = st.lists(
    st.sampled_from(
        (
            *WORDS,
            '"anak jalanan"',
            '"rumah sakit"',
            "-sakit",
            "OR",
            "me*",
            "isu:anak",
            "tahun:1996..2001",
            "wilayah:31",
            "lansia",
            "ODHA",
            "anak jalanan",
            "Jakarta Utara",
            "DKI",
        )
    ),
    max_size=4,
).map(" ".join)
requests = st.builds(
    dict,
    text=questions,
    ticks=st.dictionaries(
        st.sampled_from(("issue", "region", "kind")),
        st.frozensets(st.sampled_from((*ISSUES, *REGIONS, "cerita")), max_size=2),
        max_size=2,
    ),
    years=st.sampled_from((None, (1996, 1996), (1990, 2010))),
)


class Plain:
    """One story, answered by going through its words."""

    def __init__(self, card: Card, plain: str, labels: Labels) -> None:
        self.card = card
        self.fields = [tokens(text) for text in (card.title, plain)]
        common = {token.word for token in self.fields[-1] if not token.name}
        self.stems = {STEMS.stem(token.word) for token in self.fields[0]} | {
            token.word if token.name and token.word not in common else STEMS.stem(token.word)
            for token in self.fields[-1]
        }
        self.values = {facet: set(labels.values(card, facet)) for facet in COLUMNS}

    def holds(self, clause) -> bool:  # noqa: PLR0911
        if isinstance(clause, Word):
            words = {token.word for field in self.fields for token in field}
            if clause.prefix:
                return any(word.startswith(clause.word) for word in words)
            return clause.word in words or (not clause.exact and STEMS.stem(clause.word) in self.stems)
        if isinstance(clause, Phrase):
            rows = [[token.word for token in field] for field in self.fields]
            size = len(clause.words)
            return any(tuple(row[at : at + size]) == clause.words for row in rows for at in range(len(row)))
        if isinstance(clause, Meant):
            return all(map(self.holds, clause.words)) or any(map(self.holds, (*clause.tags, *clause.names)))
        if isinstance(clause, Without):
            return not self.holds(clause.clause)
        if isinstance(clause, Either):
            return any(self.holds(part) for part in clause.clauses)
        if isinstance(clause, Valued):
            return bool(self.values[clause.facet] & set(clause.values))
        assert not isinstance(clause, Named)
        return self.touches((clause.first, clause.last))

    def touches(self, years) -> bool:
        return 0 < self.card.first_year <= years[1] and self.card.last_year >= years[0]

    def passes(self, request: Request, leave_out: str = "") -> bool:
        for facet, wanted in request.ticks.items():
            if wanted and facet != leave_out and not self.values[facet] & wanted:
                return False
        return request.years is None or leave_out == "years" or self.touches(request.years)


def check(stories: list[Plain], index, request: Request, query: Query) -> None:
    found = [story for story in stories if all(story.holds(clause) for clause in query.clauses)]
    results = index.search(request)
    assert set(results.ids) == {story.card.id for story in found if story.passes(request)}
    assert results.total == len(results.ids)
    for facet in FACETS:
        counts: dict[str, int] = {}
        for story in found:
            for value in story.values[facet] if story.passes(request, facet) else ():
                counts[value] = counts.get(value, 0) + 1
        assert results.facets[facet] == counts
    years: dict[int, int] = {}
    for story in found:
        if story.card.first_year and story.passes(request, "years"):
            for year in range(story.card.first_year, story.card.last_year + 1):
                years[year] = years.get(year, 0) + 1
    assert results.years == years


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=st.lists(cards, max_size=6),
    second=st.lists(cards, max_size=3),
    asked=st.lists(requests, min_size=1, max_size=6),
)
def test_index_and_plain_reading_agree(vocabulary, regions, first, second, asked):
    """Built from the first stories, then updated: the second ones take the first places of the first."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), vocabulary, regions)
        for stories in (first, second):
            for number, given_card in enumerate(stories):
                fields = dict(given_card)
                (fields["first_year"], fields["last_year"]), plain = fields.pop("years"), fields.pop("plain")
                shelf.add(f"cerita-{number}", plain, **fields)
            if stories is first:
                shelf.build()
        shelf.update()
        labels = shelf.labels
        known = [Plain(card, plain, labels) for card, plain, _ in shelf.stories.values() if card.status == "published"]
        index, meant = shelf.open(), MeaningChoice(Meanings(vocabulary, regions))
        try:
            for options in asked:
                request = Request(**options, as_typed=True)
                query = parse(request.text, vocabulary, regions, choice=meant)
                if isinstance(query, Query):
                    check(known, index, request, query)
        finally:
            shelf.close()
