"""Every facet of the table stands wherever facets are listed, and nothing else does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from index.engine.schema import COLUMNS
from index.question.completion import Completer
from index.question.meanings import Meanings
from index.values.query_values import FACET_NAMES, FIELD_LABELS, FIELD_NAMES, NOTE_NAMES, find_values
from index.values.request_results import FACETS
from kb.base.words import Words
from kb.catalogue.catalogue_entry import entry_of
from kb.story.story_file import StoryFile
from kb.vocabulary.facets import AT_HOME, ROWS, SHOWN
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.ui.find_fakes import English, FakeSession
from ui.find.facet_labels import facet_label
from ui.find.facets_panel import FacetsPanel
from ui.terminal.arguments import FACET_OPTIONS, parser


@pytest.fixture
def vocabulary(shipped: Path) -> Vocabulary:
    return Vocabulary.load(shipped / "vocabulary")[0]


STORY = """---
id: uji
title: Uji
issues: [isu.anak]
methods: [mtd.konseling]
settings: [set.jalanan]
regions:
- code: '31.75'
---

## Asesmen

Kami mendengarkan.
"""


def test_the_panel_shows_every_facet_once_in_the_order_of_the_table(qtbot) -> None:
    panel = FacetsPanel(FakeSession())
    qtbot.addWidget(panel)
    assert tuple(panel.lists) == FACETS == SHOWN


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_window_calls_each_by_the_word_of_its_row_in_both_languages(qapp: QApplication, row) -> None:
    assert facet_label(row.key) == row.label.id
    english = English()
    qapp.installTranslator(english)
    try:
        assert facet_label(row.key) == row.label.en
    finally:
        qapp.removeTranslator(english)


def test_the_index_keeps_a_column_for_each_and_questions_know_each_by_all_its_names() -> None:
    assert set(COLUMNS) == {row.key for row in ROWS} | {"other", "own"}
    asked = {name: row.key for row in ROWS for name in row.fields}
    assert asked == {**FACET_NAMES, **dict.fromkeys(NOTE_NAMES, "note")}
    assert asked.keys() <= FIELD_NAMES
    offered = [names for names, _ in FIELD_LABELS]
    assert [Words(*row.fields[:2]) for row in ROWS if Words(*row.fields[:2]) not in offered] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.source == "concept"], ids=lambda row: row.key)
def test_values_of_a_facet_of_concepts_are_understood_and_offered(row, vocabulary: Vocabulary) -> None:
    regions = Regions()
    concept = vocabulary.scheme(row.scheme)[0]
    assert find_values(row.key, concept.label.id, vocabulary, regions) == (concept.id,)
    completer = Completer(Meanings(vocabulary, regions))
    typed = f"{row.fields[0]}:{concept.label.id[:4]}"
    assert concept.label in [one.label for one in completer.complete(typed, len(typed), "id")]


def test_the_catalogue_files_a_story_under_what_its_rows_say(vocabulary: Vocabulary) -> None:
    entry = entry_of(StoryFile.parse(STORY.encode(), "stories/u/uji/story.md"), vocabulary.stage_of)
    known = {row.key for row in ROWS if row.is_shown and row.source != "notes"}
    assert {"region", "issue", "method", "setting", "stage", "kind", "language"} <= {facet for facet, _ in entry.facets}
    assert {facet for facet, _ in entry.facets} <= known


def test_the_terminal_takes_an_option_for_each_that_has_one() -> None:
    assert list(FACET_OPTIONS) == [row.key for row in ROWS if row.option]
    for row in ROWS:
        if row.option:
            for name in row.fields[:2]:
                assert getattr(parser().parse_args(["search", f"--{name}", "x"]), row.key) == ["x"]


def test_the_front_page_lists_those_with_a_place_there() -> None:
    assert AT_HOME == ("issue", "method", "region", "stage")
