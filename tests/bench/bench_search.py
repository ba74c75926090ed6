"""Building the index and asking it, beside other engines over the same words, on libraries of real Indonesian prose.

A question is the whole answer: how many, the order, all facet counts, twenty excerpts. It is asked cold (a new process,
the files not in memory) and warm (never asked before, but the files in memory), with a facet ticked and without. "busy" is
how long the processor worked for it, which other programs on the same machine change less.
"""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from tests.bench import bench_window
from tests.bench.asking import Report, Told
from tests.bench.bars import Bars, quantile
from tests.bench.corpus import MATERIAL, ROOT, TRUTHS, Corpus, folder_of
from tests.bench.questions import Question, questions
from tests.bench.saving import saved_and_found

SIZE, QUICK = 20_000, 1_000
PEERS: Final = ("FTS5", "tantivy", "Whoosh")
_ROUNDS: Final = 4  # the first one is cold
_PATIENT: Final = 2  # rounds for whoever takes long: Whoosh, and others in a large library
_WHOOSH_EVERY: Final = 40  # it takes up to half a minute for one question
_LIMIT, _LIMIT_LARGE = 10.0, 40.0  # milliseconds from a key to its answer
_SHARE, _PHRASE_SHARE = 0.2, 0.5  # of what FTS5 takes
_TYPING: Final = "typing"


class Measured(NamedTuple):
    """One engine: seconds to build, megabytes on disk, and what it told."""

    seconds: float
    megabytes: float
    report: Report


def measure(bars: Bars, *, quick: bool) -> None:
    """Measure the engines at one size, then the window over it."""
    if not MATERIAL.is_dir():
        bars.note("search: the shared material is not here; skipped")
        return
    one_size(bars, QUICK if quick else SIZE)
    bench_window.measure(bars, quick=quick)


def one_size(bars: Bars, size: int, names: Sequence[str] = PEERS) -> dict[str, float]:
    """Build and ask ours and some others, print a line a bar, and return the numbers that are worth a plot."""
    corpus = Corpus(size)
    try:
        asked = questions(corpus)
        ours, peers = _ours(corpus, asked), dict(_peers(corpus, asked, names))
        fts5 = peers["FTS5"]
        for name, one in {"ours": ours, **peers}.items():
            if one.seconds:
                bars.note(f"{size:,} stories, {name}: built in {one.seconds:.1f} s, {one.megabytes:.0f} MB on disk")
        bars.at_most(f"search.{size}.build/FTS5", ours.seconds / fts5.seconds, 1.5)
        numbers = {"build": ours.seconds, "disk": ours.megabytes, "build FTS5": fts5.seconds}
        for kind in dict.fromkeys(question.kind for question in asked):
            numbers |= _kind(bars, asked, {"ours": ours, **peers}, kind, size)
        _counts(bars, corpus, asked, ours, fts5)
        saved = saved_and_found(corpus)
        bars.note(f"saved and found: p50 {quantile(saved, 0.5):.0f} ms, the longest {max(saved):.0f} ms")
        report = ours.report
        bars.note(
            f"opened in {report.opened:.0f} ms and warmed up in {report.warmed:.0f} ms, cold; memory"
            f" {report.memory:.0f} MB, {report.own:.0f} MB without what is mapped from files"
        )
        if size <= SIZE:
            bars.at_most(f"search.{size}.save-to-found-ms", max(saved), 300.0)
            bars.at_most(f"search.{size}.memory-MB", report.memory, 500.0)
        return numbers | {"saved": quantile(saved, 0.5), "memory": report.memory, "own memory": report.own}
    finally:
        corpus.close()


def _ours(corpus: Corpus, asked: Sequence[Question]) -> Measured:
    shutil.rmtree(corpus.cache / "search", ignore_errors=True)  # the stems too
    seconds = _built("ours", corpus, corpus.cache)
    return Measured(seconds, _megabytes(corpus.cache / "search"), _asked("ours", corpus, corpus.cache, asked))


def _peers(corpus: Corpus, asked: Sequence[Question], names: Sequence[str]) -> Iterator[tuple[str, Measured]]:
    place = folder_of(corpus.size) / "peers"
    shutil.rmtree(place, ignore_errors=True)
    for name in names:
        if name == "Whoosh":
            yield name, Measured(0.0, 0.0, _asked(name, corpus, corpus.cache, asked))  # over our own files
            continue
        seconds = _built(name, corpus, place / name)
        yield name, Measured(seconds, _megabytes(place / name), _asked(name, corpus, place / name, asked))
    shutil.rmtree(place)


def _built(name: str, corpus: Corpus, folder: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.building", name, str(corpus.size), str(folder)]
    return float(subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE).stdout)


def _asked(name: str, corpus: Corpus, folder: Path, asked: Sequence[Question]) -> Report:
    """Let an engine answer in a process of its own; what is only half typed is asked of ours alone."""
    _forget_files(folder)
    step = _WHOOSH_EVERY if name == "Whoosh" else 1
    rounds = _PATIENT if name == "Whoosh" or (name != "ours" and corpus.size > SIZE) else _ROUNDS
    own = [question if at % step == 0 and _is_for(name, question) else None for at, question in enumerate(asked)]
    command = [sys.executable, "-m", "tests.bench.asking", name, str(corpus.size), str(folder), str(rounds)]
    told = subprocess.run(command, input=msgspec.json.encode(own), check=True, cwd=ROOT, stdout=subprocess.PIPE)
    return msgspec.json.decode(told.stdout, type=Report)


def _is_for(name: str, question: Question) -> bool:
    return name == "ours" or (question.kind != _TYPING and not (name == "Whoosh" and question.tick))


def _forget_files(folder: Path) -> None:
    """Put files out of the memory of the disk, where the system lets us."""
    if hasattr(os, "posix_fadvise"):
        for file in filter(Path.is_file, folder.rglob("*")):
            number = os.open(file, os.O_RDONLY)
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(number)


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _kind(
    bars: Bars, asked: Sequence[Question], engines: Mapping[str, Measured], kind: str, size: int
) -> dict[str, float]:
    """Print how long one kind of question took; the bars are for warm answers, whether a facet is ticked or not."""
    numbers: dict[str, float] = {}
    warm: dict[str, list[float]] = {}
    for name, engine in engines.items():
        pairs = zip(asked, engine.report.answers, strict=True)
        told = [(question, one) for question, one in pairs if one and question.kind == kind]
        plain, ticked = ([one for question, one in told if bool(question.tick) is ticks] for ticks in (False, True))
        if not plain:
            continue
        warm[name] = [time for _, one in told for time in one.milliseconds[1:]]
        rows = {
            "warm": _warm(plain),
            "ticked": _warm(ticked),
            "cold": [one.milliseconds[0] for _, one in told],
            "busy": [time for _, one in told for time in one.busy[1:]] if name == "ours" else [],
        }
        finds = statistics.median(one.total for one in plain)
        bars.note(f"{kind:8} {name:8} {', '.join(_told(*row) for row in rows.items() if row[1])} (finds {finds:,.0f})")
        for share in (0.5, 0.95):
            numbers[f"{kind} {name} p{share * 100:.0f}"] = quantile(warm[name], share)
    own, limit = quantile(warm["ours"], 0.95), _LIMIT if size <= SIZE else _LIMIT_LARGE
    bars.at_most(f"search.{size}.{kind}.p95-ms", own, limit)
    if "FTS5" in warm and size >= SIZE:
        ratios = [quantile(warm["ours"], share) / quantile(warm["FTS5"], share) for share in (0.5, 0.95)]
        limit = _PHRASE_SHARE if kind == "phrase" else _SHARE
        bars.at_most(f"search.{size}.{kind}.p50/FTS5", ratios[0], limit)
        bars.at_most(f"search.{size}.{kind}.p95/FTS5", ratios[1], limit)
    return numbers


def _warm(told: Sequence[Told]) -> list[float]:
    return [time for one in told for time in one.milliseconds[1:]]


def _told(name: str, times: Sequence[float]) -> str:
    return f"{name} p50 {quantile(times, 0.5):.1f} p95 {quantile(times, 0.95):.1f}"


def _counts(bars: Bars, corpus: Corpus, asked: Sequence[Question], ours: Measured, fts5: Measured) -> None:
    """Compare what is counted with the truth, where no word narrows it, and with FTS5 where one does."""
    everything = ours.report.everything
    wrong = [value for facet in TRUTHS for value in corpus.wrong_counts(facet, _of_facet(everything, facet))]
    bars.at_most(f"search.{corpus.size}.counts-unlike-truth", len(wrong), 0)
    pairs = zip(asked, ours.report.answers, fts5.report.answers, strict=True)
    unlike = [
        question
        for question, own, other in pairs
        if own and other and (own.total, own.counts) != (other.total, other.counts)
    ]
    for question in unlike[:3]:
        bars.note(f"not as FTS5 counts: {question.kind} {question.text} {question.tick}")
    bars.at_most(f"search.{corpus.size}.answers-unlike-FTS5", len(unlike), 0)


def _of_facet(told: Told, facet: str) -> dict[str, int]:
    counts = told.counts.items()
    return {name.partition(":")[2]: count for name, count in counts if name.startswith(f"{facet}:")}
