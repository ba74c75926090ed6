"""Fits the weights of `kb.anchors.anchor_confidence` and says how well they hold on texts they were not fitted to.

    .venv/bin/python -m tests.bench.anchor_fit      prints the two rows of weights and what they reach

Fitted are the quotations of the shared revisions and as many again of drawn edits, whose truth is known by construction
and which are harsher than life; so the weights lean on no single family of documents. Held out are whole pairs of texts.
"""

import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kb.anchors.anchor import SURE, WORTH_ASKING, Finder
from kb.anchors.anchor_confidence import Evidence, likelihood
from kb.annotation.annotation import quote_of
from tests.bench.anchor_edits import MATERIAL, Case, cases

FOLDS = 5
LOOSENESS = 0.3
Matrix = NDArray[np.float64]


class Row(NamedTuple):
    """The best place for one quotation: what speaks for it, and whether it is the right one."""

    case: Case
    evidence: Evidence | None
    right: bool


class Reached(NamedTuple):
    right: float  # of those that still exist
    wrong_and_sure: float  # of all
    deleted_kept_back: float  # of the deleted
    asked: float  # of those at the right place
    count: int


@cache
def tool() -> ModuleType:
    """The shared tool that labels the revisions."""
    place = MATERIAL / "tools" / "anchor_cases.py"
    spec = importlib.util.spec_from_file_location("anchor_cases", place)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(examples: Iterable[tuple[str, str, Case]], *, known: bool) -> Iterator[Row]:
    """Look for every quotation, with the old text or with the quote alone."""
    for old, new, case in examples:
        if old == new:
            continue
        quote = quote_of(old, case["start"], case["end"])
        best = Finder(new, {quote.digest: old} if known else {}).best(quote)
        if best is None:
            yield Row(case, None, False)
        else:
            start, end, seen = best
            yield Row(case, seen, tool().is_right(case, start, end))


def fitted(examples: Sequence[Row]) -> Matrix:
    """Fit a logistic curve by Newton's method, with a little pull towards zero; what is doubtful is asked anyway."""
    used = [row for row in examples if row.evidence is not None and not row.evidence.doubtful]
    facts = np.array([row.evidence.numbers() for row in used if row.evidence is not None])
    right = np.array([row.right for row in used], dtype=float)
    weights = np.zeros(facts.shape[1])
    pull = LOOSENESS * np.eye(len(weights))
    pull[0, 0] = 0.001
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(facts @ weights, -30, 30)))
        slope = facts.T @ (likely - right) + pull @ weights
        bend = (facts * (likely * (1 - likely))[:, None]).T @ facts + pull
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def reached(examples: Sequence[tuple[Row, Matrix]]) -> Reached:
    """Say what weights reach, each row judged by its own."""
    deleted = sum(row.case["label"] == "deleted" for row, _ in examples)
    right = wrong = wrong_deleted = asked = 0
    for row, weights in examples:
        if row.evidence is None:
            continue
        value = likelihood(row.evidence, [float(weight) for weight in weights])
        sure = value >= SURE and not row.evidence.doubtful
        if row.right and value >= WORTH_ASKING:
            right, asked = right + 1, asked + (not sure)
        elif sure:
            wrong, wrong_deleted = wrong + 1, wrong_deleted + (row.case["label"] == "deleted")
    alive = len(examples) - deleted
    return Reached(
        right / alive, wrong / len(examples), 1 - wrong_deleted / max(1, deleted), asked / max(1, right), len(examples)
    )


def held_out(real: Sequence[Row], drawn: Sequence[Row]) -> Reached:
    """Fit on four fifths of the pairs of real texts and all drawn ones, judge the last fifth; five times."""
    judged: list[tuple[Row, Matrix]] = []
    for fold in range(FOLDS):
        weights = fitted([*(row for row in real if _fold(row.case) != fold), *drawn])
        judged += [(row, weights) for row in real if _fold(row.case) == fold]
    return reached(judged)


def drawn_only(real: Sequence[Row], drawn: Sequence[Row]) -> Reached:
    """Fit on the drawn edits alone and judge the real ones."""
    weights = fitted(drawn)
    return reached([(row, weights) for row in real])


def _fold(case: dict[str, Any]) -> int:
    return crc32(case["pair"].encode()) % FOLDS


def main() -> None:
    for known in (True, False):
        real = list(rows(tool().cases(), known=known))
        drawn = list(rows(cases(7, 500), known=known))
        fresh = list(rows(cases(8, 400), known=known))
        weights = fitted([*real, *drawn])
        print("old text known" if known else "quote alone")
        print("   ", tuple(round(float(value), 2) for value in weights))
        print("    real, all        ", reached([(row, weights) for row in real]))
        print("    real, held out   ", held_out(real, drawn))
        print("    real, drawn alone", drawn_only(real, drawn))
        print("    drawn, held out  ", reached([(row, weights) for row in fresh]))


if __name__ == "__main__":
    sys.exit(main())
