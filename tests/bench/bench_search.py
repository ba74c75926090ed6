"""Building the index and asking it, on libraries of real Indonesian prose: `python -m tests.bench.bench_search [SIZE ...]`.

Every question is asked twice: cold (first time since the index was opened) and warm. A question here is the whole
answer: order, all facet counts, thirty excerpts.
"""

import collections
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from index.analysis import tokens
from index.answers import Request, Results
from index.build import build
from index.search import SearchIndex
from index.update import update
from kb.catalogue import Catalogue
from kb.library import Library
from tests.bench.bars import Bars

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "material"
SIZES, QUICK = (10, 1_000, 5_000), (10, 300)
ASKED = 20


def measure(bars: Bars, *, quick: bool, sizes: tuple[int, ...] = ()) -> None:
    """Print build and search times; the one bar of this size is that a facet count is the truth."""
    if not MATERIAL.is_dir():
        bars.note("search: the shared material is not here; skipped")
        return
    for size in sizes or (QUICK if quick else SIZES):
        with tempfile.TemporaryDirectory() as place:
            _one_size(bars, size, Path(place))


def _one_size(bars: Bars, size: int, place: Path) -> None:
    folder, cache = place / "library", place / "cache"
    maker = MATERIAL / "tools" / "make_library.py"
    subprocess.run([sys.executable, str(maker), str(size), str(folder)], check=True, capture_output=True)
    (folder / "library.yaml").write_text("id: uji\ntitle: Uji\nlanguages: [id]\n", encoding="utf-8")
    shutil.copytree(ROOT / "content" / "vocabulary", folder / "vocabulary")
    cache.mkdir()
    library, catalogue = Library.open(folder), Catalogue(cache / "catalogue.db")
    started = time.perf_counter()
    catalogue.update(library)
    read = time.perf_counter() - started
    build(folder, catalogue.file, cache)
    built = time.perf_counter() - started - read
    built_again = _seconds(lambda: build(folder, catalogue.file, cache))
    megabytes = sum(file.stat().st_size for file in (cache / "search").rglob("*") if file.is_file()) / 1e6
    bars.note(
        f"{size:,} stories: read {read:.1f} s, index {built:.1f} s the first time, {built_again:.1f} s with known stems"
        f" ({built_again / size * 1000:.1f} ms a story), {megabytes:.0f} MB"
    )
    started = time.perf_counter()
    index = SearchIndex.open(cache, library.vocabulary, library.regions)
    bars.note(f"    open {(time.perf_counter() - started) * 1000:.0f} ms")
    for kind, questions in _questions(catalogue).items():
        _ask(bars, index, kind, questions)
    _save(bars, library, catalogue, cache, index)
    index.close()
    catalogue.close()
    library.close()


def _ask(bars: Bars, index: SearchIndex, kind: str, questions: list[str]) -> None:
    times: dict[str, list[float]] = {}
    totals = []
    for round_name in ("cold", "warm"):
        for text in questions:
            request = Request(text=text, typing=kind.startswith("prefix"))
            started = time.perf_counter()
            answer = index.search(request)
            times.setdefault(round_name, []).append((time.perf_counter() - started) * 1000)
            assert isinstance(answer, Results)
            totals.append(answer.total)
    told = "; ".join(
        f"{name} p50 {_quantile(row, 0.5):.1f} p95 {_quantile(row, 0.95):.1f} ms" for name, row in times.items()
    )
    bars.note(f"    {kind}: {told} (found {sorted(totals)[len(totals) // 2]})")


def _save(bars: Bars, library: Library, catalogue: Catalogue, cache: Path, index: SearchIndex) -> None:
    path = next(iter(library.story_files()))
    path.write_text(path.read_text(encoding="utf-8") + "\n\nKatabaruyangunik.\n", encoding="utf-8")
    os.utime(path, (time.time() + 5, time.time() + 5))
    read = _seconds(lambda: catalogue.update(library))
    started = time.perf_counter()
    update(library, catalogue, cache, [catalogue.all_cards()[0].id, path.parent.name])
    found = index.search(Request(text="katabaruyangunik"))
    assert isinstance(found, Results) and found.total == 1
    bars.note(
        f"    one saved story: catalogue {read * 1000:.0f} ms, index and found {(time.perf_counter() - started) * 1000:.0f} ms"
    )


def _questions(catalogue: Catalogue) -> dict[str, list[str]]:
    """Draw questions of each kind from the texts themselves."""
    rng = random.Random(7)
    rows = [[token.word for token in tokens(catalogue.plain(card.id))] for card in catalogue.newest(200)]
    holding = collections.Counter(word for row in rows for word in set(row) if word.isalpha() and len(word) > 3)
    common = [word for word, _ in holding.most_common(ASKED)]
    rare = sorted(word for word, count in holding.items() if count == 1)
    middle = [word for word, _ in holding.most_common(400)][50:]
    return {
        "all stories": [""] * 3,
        "common word": common,
        "rare word": rng.sample(rare, min(ASKED, len(rare))),
        "two words": [" ".join(rng.sample(middle or common, 2)) for _ in range(ASKED)],
        "OR of three": [" OR ".join(rng.sample(middle or common, 3)) for _ in range(ASKED)],
        "phrase": [f'"{phrase}"' for phrase in _pairs(rows, rng)],
        "prefix of 3 letters": sorted({word[:3] for word in rng.sample(middle or common, ASKED // 2)}),
        "label": ["anak jalanan", "odha", "peer group", "trafiking"],
    }


def _pairs(rows: list[list[str]], rng: random.Random) -> Iterator[str]:
    for _ in range(ASKED):
        row = rng.choice(rows)
        at = rng.randrange(len(row) - 1)
        yield f"{row[at]} {row[at + 1]}"


def _seconds(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


def _quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    measure(Bars(), quick=False, sizes=tuple(map(int, sys.argv[1:])))
