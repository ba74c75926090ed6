"""What the confidentiality gate finds and what it alarms for nothing, beside lokal-id alone; and how long it takes."""

import json
import lzma
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from kb.gate import OutgoingStory
from kb.gate.words.caseless import lowered
from kb.gate.words.individuals import speaks_of_one
from kb.vocabulary.subjects import subjects
from tests.bench import gate_exact, gate_names, gate_traces
from tests.bench.bars import Bars
from tests.bench.gate_found import gate
from tests.kb.gate.labelled import judged

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "material"
WORDS = 20_000


def measure(bars: Bars, *, quick: bool) -> None:
    """The tool of the material for identifiers and names, our own sentences for the rest, 20,000 words for the time."""
    _labelled(bars)
    gate_names.measure(bars)
    gate_traces.measure(bars)
    gate_exact.measure(bars)
    gate_traces.measure_growth(bars, quick=quick)
    if not MATERIAL.is_dir():
        bars.note("the shared test material is not on this machine: identifiers, names and time were not measured")
        return
    ours = _scores("tests.bench.gate_found:found")
    alone = _scores("lokal")
    bars.note(
        "lokal-id alone: identifiers recall {recall}, precision {precision}, {alarms} false alarms per 1,000 words;"
        " names recall {names}".format(**alone)
    )
    bars.at_least("gate.identifiers-recall", ours["recall"], 0.99)
    bars.at_least("gate.identifiers-precision", ours["precision"], 0.98)
    bars.at_most("gate.false-alarms-per-1000-words", ours["alarms"], 0.2)
    bars.at_least("gate.names-recall", ours["names"], 0.97)
    bars.at_most("gate.names-wrong-per-1000-words", ours["wrong"], 12)
    seconds = _seconds(1 if quick else 5)
    bars.at_most("gate.seconds-for-20000-words", seconds, 1)


def _labelled(bars: Bars) -> None:
    result = judged()
    for kind, (hit, wanted) in sorted(result.kinds.items()):
        bars.note(f"{kind}: {hit} of {wanted}")
    bars.note(f"precision on our sentences {result.precision:.3f}")
    bars.at_least("gate.own-sentences-recall", result.recall, 0.95)


def _scores(name: str) -> dict[str, float]:
    tool = MATERIAL / "tools" / "gate_score.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, str(tool), name], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    identifiers = re.search(r"identifiers\s+recall ([\d.]+)\s+precision ([\d.]+)", run.stdout)
    alarms = re.search(r"false alarms\s+([\d.]+)", run.stdout)
    names = re.search(r"person names\s+recall ([\d.]+).*wrongly listed ([\d.]+)", run.stdout)
    if not (identifiers and alarms and names):
        raise RuntimeError(f"gate_score.py said something else than expected:\n{run.stdout}")
    return {
        "recall": float(identifiers[1]),
        "precision": float(identifiers[2]),
        "alarms": float(alarms[1]),
        "names": float(names[1]),
        "wrong": float(names[2]),
    }


def _seconds(rounds: int) -> float:
    """Median processor time of a whole check of one story of 20,000 real words, paragraphs as they are.

    Nothing in it waits; the clock on the wall would measure what else the machine does.
    """
    with lzma.open(MATERIAL / "questions" / "passages.jsonl.xz", "rt", encoding="utf-8") as lines:
        paragraphs, size = [], 0
        for line in lines:
            paragraphs.append(json.loads(line)["text"])
            size += len(paragraphs[-1].split())
            if size >= WORDS:
                break
    draft = OutgoingStory(text="\n\n".join(paragraphs))
    gate().check(OutgoingStory(text="0812 3456 7890"))  # lokal-id is imported once a session
    times = []
    for _ in range(rounds):
        for read in (speaks_of_one, subjects, lowered):  # as for a text that was never seen
            read.cache_clear()
        before = time.process_time()
        gate().check(draft)
        times.append(time.process_time() - before)
    return statistics.median(times)
