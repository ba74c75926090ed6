"""One engine in a process of its own: opens what was built, answers questions, tells how long each took and what it holds.

    python -m tests.bench.asking ENGINE SIZE FOLDER ROUNDS < questions.json > answers.json

In the first round everything is new: the process, and the files, which the caller has put out of the disk's cache. Our
own index is opened anew for every round, so that no answer was ever kept from the round before; the others keep theirs.
"""

import sys
import time
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import msgspec

from index.answer.search import SearchIndex
from index.language.stems import Stems
from index.values.request_results import Results
from kb.library.library import Library
from tests.bench.corpus import folder_of
from tests.bench.questions import Question

TOP: Final = 20


class Answer(NamedTuple):
    """What every engine answers: how many, the counts as "facet:value", how many excerpts."""

    total: int
    counts: dict[str, int]
    excerpts: int


class Told(msgspec.Struct):
    """What was found, and in how many milliseconds round by round."""

    total: int = 0
    counts: dict[str, int] = {}
    milliseconds: list[float] = []
    busy: list[float] = []  # of the processor


class Report(msgspec.Struct):
    """Everything that one engine told; memory in megabytes, `own` without what is only mapped from files."""

    opened: float  # milliseconds
    warmed: float
    memory: float
    own: float
    answers: list[Told | None]  # None for a question that was left out
    everything: Told  # the answer to no words at all


class Engine(Protocol):
    def ask(self, question: Question) -> Answer: ...

    def warm(self) -> None:
        """Do what can be done before the first question."""

    def begin_again(self) -> None:
        """Forget earlier answers."""


class Ours:
    """Our own index as the window asks it."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library
        self._index = self._opened()

    def _opened(self) -> SearchIndex:
        return SearchIndex.open(self._folder, self._library.vocabulary, self._library.regions)

    def warm(self) -> None:
        self._index.warm()

    def begin_again(self) -> None:
        self._index = self._opened()
        self._index.warm()

    def ask(self, question: Question) -> Answer:
        found = self._index.search(question.request(TOP))
        assert isinstance(found, Results)
        counts = {f"{facet}:{value}": count for facet, own in found.facets.items() for value, count in own.items()}
        return Answer(found.total, counts, len(found.hits))


def _engine(name: str, size: int, folder: Path) -> "Engine":
    if name == "ours":
        return Ours(folder, Library.open(folder_of(size) / "library"))
    # The others are not loaded beside ours, whose memory is measured.
    from tests.bench import peers  # noqa: PLC0415

    made = {"FTS5": peers.Fts5, "tantivy": peers.Tantivy, "Whoosh": peers.Whoosh}[name]
    return made(folder, Stems(folder_of(size) / "cache" / "search"))


def main(name: str, size: int, folder: Path, rounds: int) -> None:
    """Answer the questions on standard input."""
    questions = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Question | None])
    started = time.perf_counter()
    engine = _engine(name, size, folder)
    opened = time.perf_counter()
    engine.warm()
    warmed = time.perf_counter()
    told = [Told() if question else None for question in questions]
    for number in range(rounds):
        if number:
            engine.begin_again()
        for question, one in zip(questions, told, strict=True):
            if question and one:
                _ask(engine, question, one)
    everything = Told()
    if name == "ours":
        _ask(engine, Question("all", ("",)), everything)
    memory, own = _memory()
    report = Report((opened - started) * 1000, (warmed - opened) * 1000, memory, own, told, everything)
    sys.stdout.buffer.write(msgspec.json.encode(report))


def _ask(engine: Engine, question: Question, told: Told) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    found = engine.ask(question)
    told.milliseconds.append((time.perf_counter() - begun) * 1000)
    told.busy.append((time.process_time() - busy) * 1000)
    told.total, told.counts = found.total, found.counts


def _memory() -> tuple[float, float]:
    """Return what this process holds in megabytes, with and without what is only mapped from files (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0, 0.0
    facts = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return tuple(int(facts[name].split()[0]) / 1000 for name in ("VmRSS", "RssAnon"))  # type: ignore[return-value]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
