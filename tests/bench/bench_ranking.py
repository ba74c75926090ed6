"""How high the right passage stands when a person asks a whole question: the development questions of the material.

Each passage is a story of its own and every question is put to `SearchIndex` as it was typed. The peer is SQLite FTS5
over the same words and stems, asked for any of the words that tell something. Beside them: what people of the field
type, asked of the shipped stories.
"""

import json
import lzma
import math
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from index.answer.search import SearchIndex
from index.engine import lead_scores
from index.engine.documents import Labels
from index.engine.schema import WEIGHTS
from index.engine.stamp import stamp_for
from index.language.analysis import tokens
from index.language.small_words import SMALL_WORDS
from index.language.stems import Stems
from index.upkeep.index_builder import build_index
from index.values.request_results import Request, Results
from kb.story.story_card import Card
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.bench.analysed import stories
from tests.bench.bars import Bars
from tests.bench.judged import SHIPPED, concept_mrr

QUESTIONS = Path(__file__).resolve().parents[3] / "shared" / "material" / "questions"
SETS = {"tydiqa-id": ("TyDi", 0.70), "facqa": ("FacQA", 0.87)}
DEEPEST = 20
_EVERY = 10  # with --quick, one question in so many
_WRITTEN = {"title_stem": 0.0, "stem": 0.0}
_STEMMED = {"title": 0.0, "body": 0.0}

Ask = Callable[[str], Sequence[str]]


class Asked(NamedTuple):
    text: str
    set: str
    right: frozenset[str]


class Measures(NamedTuple):
    """nDCG and MRR over ten places, the share that is right at once, the share of passages among twenty."""

    ndcg: float
    mrr: float
    first: float
    recall: float


class Passages:
    """The passages as stories without a title; stands where a catalogue would."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        vocabulary, _ = Vocabulary.load(SHIPPED / "vocabulary")
        self.vocabulary, self.regions = vocabulary, Regions()
        self.labels = Labels(self.vocabulary, self.regions, {})
        self.catalogue = self
        self._texts = texts

    def all_cards(self) -> list[Card]:
        return self.cards(list(self._texts))

    def cards(self, ids: Sequence[str]) -> list[Card]:
        return [Card(id=name, path=name, title="", status="published", digest=name) for name in ids]

    def plain(self, story_id: str) -> str:
        return self._texts[story_id]

    def sections(self, _story_id: str) -> tuple[()]:
        return ()


def measure(bars: Bars, *, quick: bool) -> None:
    """Print a table of analysis choices and the bars."""
    with tempfile.TemporaryDirectory() as place:
        bars.at_least("shipped stories MRR", concept_mrr(Path(place)), 0.9)
    if not QUESTIONS.is_dir():
        bars.note("ranking: the shared material is not here; skipped")
        return
    with lzma.open(QUESTIONS / "passages.jsonl.xz", "rt", encoding="utf-8") as file:
        texts = {passage["id"]: passage["text"] for passage in map(json.loads, file)}
    asked = list(_questions())[:: _EVERY if quick else 1]
    bars.note(f"{len(texts):,} passages, {len(asked):,} questions; TyDi, then FacQA: nDCG@10  MRR@10  P@1  recall@20")
    with tempfile.TemporaryDirectory() as place:
        _compare(bars, Passages(texts), asked, Path(place))
    _tell_twins(bars, texts, asked)


def _compare(bars: Bars, passages: Passages, asked: Sequence[Asked], cache: Path) -> None:
    build_index(passages, passages.labels, cache, stamp_for(passages.vocabulary))
    index = SearchIndex.open(cache, passages.vocabulary, passages.regions)

    def ours(text: str) -> Sequence[str]:
        answer = index.search(Request(text=text, limit=0))
        return answer.ids[:DEEPEST] if isinstance(answer, Results) else ()

    stems = Stems()
    peer = _fts5(passages, stems)
    with patch.object(lead_scores, "_WORTH", 0.0):
        with patch.dict(WEIGHTS, _WRITTEN):
            _row(bars, "written", ours, asked)
        with patch.dict(WEIGHTS, _STEMMED):
            _row(bars, "stems", ours, asked)
        _row(bars, "both", ours, asked)
    product = _row(bars, "both, early words (the product)", ours, asked)
    theirs = _row(bars, "FTS5, the same stems", lambda text: _ask_fts5(peer, stems, text), asked)
    index.close()
    peer.close()
    for name, (label, target) in SETS.items():
        bars.at_least(f"{label} nDCG@10", product[name].ndcg, target)
        bars.at_least(f"{label} nDCG@10 above FTS5", product[name].ndcg - theirs[name].ndcg, 0.0)


def _questions() -> Iterator[Asked]:
    with (QUESTIONS / "questions-dev.jsonl").open(encoding="utf-8") as file:
        for question in map(json.loads, file):
            yield Asked(question["question"], question["set"], frozenset(question["passages"]))


def _row(bars: Bars, name: str, ask: Ask, asked: Sequence[Asked]) -> dict[str, Measures]:
    found: dict[str, list[Measures]] = defaultdict(list)
    for question in asked:
        found[question.set].append(_measured(ask(question.text), question.right))
    means = {
        part: Measures(*(sum(column) / len(rows) for column in zip(*rows, strict=True))) for part, rows in found.items()
    }
    told = "   ".join("  ".join(f"{value:.4f}" for value in means[part]) for part in SETS)
    bars.note(f"{name:34} {told}")
    return means


def _measured(ids: Sequence[str], right: frozenset[str]) -> Measures:
    places = [place for place, name in enumerate(ids, 1) if name in right]
    gain = sum(1.0 / math.log2(1 + place) for place in places if place <= 10)
    most = sum(1.0 / math.log2(1 + place) for place in range(1, min(10, len(right)) + 1))
    first = places[0] if places else DEEPEST
    return Measures(gain / most, 1.0 / first if first <= 10 else 0.0, float(first == 1), len(places) / len(right))


def _fts5(passages: Passages, stems: Stems) -> sqlite3.Connection:
    peer = sqlite3.connect(":memory:")
    peer.execute(
        "CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, body, stem, tokenize='unicode61 remove_diacritics 0')"
    )
    analysed = zip(passages.all_cards(), stories(passages, stems), strict=True)  # type: ignore[arg-type]
    rows = ((card.id, story.fields["body"], story.fields["stem"]) for card, story in analysed)
    peer.executemany("INSERT INTO passage VALUES (?, ?, ?)", rows)
    return peer


def _ask_fts5(peer: sqlite3.Connection, stems: Stems, text: str) -> list[str]:
    words = [token.word for token in tokens(text)]
    telling = dict.fromkeys([word for word in words if word not in SMALL_WORDS] or words)
    if not telling:
        return []
    match = " OR ".join(f'(body : "{word}" OR stem : "{stems.stem(word)}")' for word in telling)
    order = f"bm25(passage, 0, {WEIGHTS['body']}, {WEIGHTS['stem']}), id"
    return [
        name
        for (name,) in peer.execute(f"SELECT id FROM passage WHERE passage MATCH ? ORDER BY {order} LIMIT 20", [match])
    ]


def _tell_twins(bars: Bars, texts: Mapping[str, str], asked: Sequence[Asked]) -> None:
    """Tell how many right passages stand there twice, word for word: no ranking can tell which of the two is meant."""
    rows = {name: tuple(token.word for token in tokens(text)) for name, text in texts.items()}
    often = Counter(rows.values())
    for part, (label, _) in SETS.items():
        own = [question for question in asked if question.set == part]
        twins = sum(any(often[rows[name]] > 1 for name in question.right) for question in own)
        bars.note(
            f"{label}: {twins} of {len(own)} questions have a right passage that stands there twice, word for word"
        )
