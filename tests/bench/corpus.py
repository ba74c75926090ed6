"""Large libraries for measuring, made once and kept in the system's temporary folder, and questions drawn from them."""

import collections
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from index.analysis import tokens
from index.documents import SHOWN_STATUS, Labels, labels_of
from kb.catalogue import Catalogue
from kb.library import Library

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "material"
ASKED = 20
TRUTHS = {"issue": "issues", "method": "methods", "setting": "settings", "region": "regions"}


class Corpus:
    """A library of so many stories with its catalogue up to date; `truth` holds the exact count of every facet value."""

    def __init__(self, size: int) -> None:
        self.size = size
        place = Path(tempfile.gettempdir()) / "pustaka-bench" / str(size)
        self.folder, self.cache = place / "library", place / "cache"
        if not (self.folder / "truth.json").exists():
            _make(size, self.folder)
        self.cache.mkdir(parents=True, exist_ok=True)
        self.truth = json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))
        self.library = Library.open(self.folder)
        self.catalogue = Catalogue(self.cache / "catalogue.db")
        self.catalogue.update(self.library)
        self.labels: Labels = labels_of(self.library)

    def close(self) -> None:
        self.catalogue.close()
        self.library.close()

    def wrong_counts(self, facet: str, counts: dict[str, int]) -> list[str]:
        """Return the values of a facet whose count is not the truth, rolled up where a value has narrower ones."""
        shown = [card for card in self.catalogue.all_cards() if card.status == SHOWN_STATUS]
        rolled = collections.Counter(value for card in shown for value in self.labels.values(card, facet))
        direct = self.truth[TRUTHS[facet]]
        wide = {value for value in rolled if self._has_narrower(facet, value)}
        return [
            value
            for value in {*counts, *rolled, *direct}
            if counts.get(value, 0) != (rolled[value] if value in wide else direct.get(value, 0))
        ]

    def _has_narrower(self, facet: str, value: str) -> bool:
        if facet == "region":
            return self.library.regions.province(value) == value
        return len(self.library.vocabulary.narrower(value)) > 1


def _make(size: int, folder: Path) -> None:
    maker = MATERIAL / "tools" / "make_library.py"
    subprocess.run([sys.executable, str(maker), str(size), str(folder)], check=True, capture_output=True)
    (folder / "library.yaml").write_text("id: uji\ntitle: Uji\nlanguages: [id]\n", encoding="utf-8")
    shutil.copytree(ROOT / "content" / "vocabulary", folder / "vocabulary", dirs_exist_ok=True)


class Question(NamedTuple):
    """The same question for every engine: words that are all wanted (or any of them), a phrase, or a beginning."""

    kind: str
    words: tuple[str, ...]
    tick: str = ""  # an issue

    @property
    def text(self) -> str:
        """The question as a person types it."""
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        if self.kind == "prefix":
            return f"{self.words[0]}*"
        return (" OR " if self.kind == "or" else " ").join(self.words)


def questions(corpus: Corpus) -> Iterator[Question]:
    """Draw questions of each kind from the texts themselves, each with and without a tick; names are left out, for they
    mean more than themselves to us alone."""
    rng = random.Random(7)
    rows = [[token.word for token in tokens(corpus.catalogue.plain(card.id))] for card in corpus.catalogue.newest(200)]
    holding = collections.Counter(
        word
        for row in rows
        for word in set(row)
        if word.isalpha() and word.isascii() and len(word) > 3 and not _is_name(corpus, word)
    )
    common = [word for word, _ in holding.most_common(ASKED)]
    rare = rng.sample(sorted(word for word, count in holding.items() if count == 1), ASKED)
    middle = [word for word, _ in holding.most_common(600)][50:]
    drawn = [Question("common", (word,)) for word in common]
    drawn += [Question("rare", (word,)) for word in rare]
    drawn += [Question("two", tuple(rng.sample(middle, 2))) for _ in range(ASKED)]
    drawn += [Question("or", tuple(rng.sample(middle, 3))) for _ in range(ASKED)]
    drawn += [Question("phrase", pair) for pair in _pairs(rows, set(holding), rng)]
    drawn += [Question("prefix", (word[:3],)) for word in rng.sample(middle, ASKED)]
    issue = max(corpus.truth["issues"], key=corpus.truth["issues"].get)
    for question in drawn:
        yield question
        yield question._replace(tick=issue)


def _is_name(corpus: Corpus, word: str) -> bool:
    library = corpus.library
    return bool(library.vocabulary.find(word) or library.regions.find(word))


def _pairs(rows: list[list[str]], known: set[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    left = ASKED
    while left:
        row = rng.choice(rows)
        at = rng.randrange(len(row) - 1)
        if {row[at], row[at + 1]} <= known:
            left -= 1
            yield row[at], row[at + 1]
