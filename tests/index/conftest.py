"""A shelf of stories in memory, and the index made from it in a folder on disk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from index.answer.search import SearchIndex
from index.engine.documents import Labels
from index.engine.stamp import stamp_for
from index.upkeep.index_builder import UNWATCHED, Watch, build_index
from index.upkeep.index_updater import update_index
from kb.reading.tree import Section
from kb.story.story_card import Card
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary


class Shelf:
    """Stories in memory, with the index of them; stands where a catalogue would."""

    def __init__(self, cache: Path, vocabulary: Vocabulary, regions: Regions) -> None:
        self.cache = cache
        self.vocabulary = vocabulary
        self.regions = regions
        self.stories: dict[str, tuple[Card, str, Sequence[Section]]] = {}
        self.noted: dict[str, list[str]] = {}
        self.organisations: Mapping[str, Sequence[str]] = {"layak": ("Yayasan Pelayanan Anak dan Keluarga", "LAYAK")}
        self._open: list[SearchIndex] = []

    def add(
        self,
        name: str,
        plain: str = "",
        sections: Sequence[Section] = (),
        *,
        notes: Sequence[tuple[str, str]] = (),
        **fields: object,
    ) -> None:
        """Put a story on the shelf; `notes` are kinds and texts."""
        given = {
            "title": name.replace("-", " ").capitalize(),
            "status": "published",
            "path": f"stories/{name}/story.md",
        }
        noted = {
            "notes": len(notes),
            "note_kinds": tuple(dict.fromkeys(kind for kind, _ in notes if kind != "reply")),
            "note_mark": f"-{hash(tuple(notes))}" if notes else "",
        }
        card = Card(id=name, digest=str(hash((plain, repr(fields)))), **{**given, **noted, **fields})
        self.stories[name] = (card, plain, sections)
        self.noted[name] = [text for _, text in notes]

    def all_cards(self) -> list[Card]:
        return [card for card, _, _ in self.stories.values()]

    def cards(self, ids: Sequence[str]) -> list[Card]:
        return [self.stories[name][0] for name in ids if name in self.stories]

    def plain(self, story_id: str) -> str:
        return self.stories[story_id][1]

    def sections(self, story_id: str) -> Sequence[Section]:
        return self.stories[story_id][2]

    def note_texts(self, story_id: str) -> Sequence[str]:
        return self.noted[story_id]

    @property
    def labels(self) -> Labels:
        return Labels(self.vocabulary, self.regions, self.organisations)

    def build(self, watch: Watch = UNWATCHED) -> bool:
        return build_index(self, self.labels, self.cache, stamp_for(self.vocabulary), watch)

    def update(self, *only: str) -> tuple[str, ...]:
        return update_index(self, self.labels, self.cache, stamp_for(self.vocabulary), only or None)

    def open(self) -> SearchIndex:
        self._open.append(SearchIndex.open(self.cache, self.vocabulary, self.regions))
        return self._open[-1]

    def close(self) -> None:
        for index in self._open:
            index.close()


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions()


@pytest.fixture(scope="session")
def vocabulary(shipped: Path) -> Vocabulary:
    loaded, _ = Vocabulary.load(shipped / "vocabulary")
    return loaded


@pytest.fixture
def make_shelf(tmp_path: Path, vocabulary: Vocabulary, regions: Regions) -> Iterator[Callable[[], Shelf]]:
    made: list[Shelf] = []

    def make() -> Shelf:
        made.append(Shelf(tmp_path / f"cache{len(made)}", vocabulary, regions))
        return made[-1]

    yield make
    for shelf in made:
        shelf.close()


@pytest.fixture
def shelf(make_shelf: Callable[[], Shelf]) -> Shelf:
    return make_shelf()
