"""Where quotations stand after real edits, beside a simple reference; and how long a long story with many notes takes."""

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

from kb.anchors.anchor import Anchored, anchor_all
from kb.annotation.annotation import Quote, digest_of
from tests.bench.anchor_edits import MATERIAL, cases, passages
from tests.bench.anchor_fit import drawn_only, held_out, rows, tool
from tests.bench.anchor_twins import LONG, TWINS, Tried, long_quotations, twins
from tests.bench.bars import Bars

ROOT = Path(__file__).resolve().parents[2]
LENGTH, NOTES = 400_000, 1_000
SENTENCE = re.compile(r"(?<=[.!?]) ")
TOKEN = re.compile(r"\w+|[^\w\s]")


def measure(bars: Bars, *, quick: bool) -> None:
    """The tool of the material over every revision; held out texts; a story of 400,000 characters with 1,000 notes."""
    if not MATERIAL.is_dir():
        bars.note("the shared test material is not on this machine: nothing was measured")
        return
    ours = _scores("tests.bench.anchors_found:found")
    bars.at_least("anchors.right-place", ours[0], 0.97)
    bars.at_most("anchors.wrong-and-sure", ours[1], 0.001)
    bars.at_least("anchors.deleted-kept-back", ours[2], 0.95)
    for name, function in (("quote alone", "tests.bench.anchors_found:quote_alone"), ("reference", "context")):
        right, wrong, deleted = _scores(function)
        bars.note(f"{name}: right place {right:.4f}, wrong and sure {wrong:.5f}, deleted kept back {deleted:.4f}")
    _families(bars)
    if not quick:
        _held_out(bars)
    _long_story(bars, rounds=3 if quick else 5)


def _scores(function: str) -> tuple[float, float, float]:
    """Run the tool of the material as anybody would; return its three shares."""
    command = [sys.executable, str(MATERIAL / "tools" / "anchor_cases.py"), "score", function]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    names = ("right place", "wrong and sure", "called lost or unsure")
    found = [re.search(rf"{name}: ([\d.]+)", run.stdout) for name in names]
    right, wrong, deleted = (float(match[1]) if match else float("nan") for match in found)
    return right, wrong, deleted


def _families(bars: Bars) -> None:
    """Equal paragraphs and long quotations: of each kind 30, the least of any kind with the old text, all without it."""
    survivors = {kind: list(twins(kind, survives=True)) for kind in TWINS}
    deleted = [tried for kind in TWINS for tried in twins(kind, survives=False)]
    carried = {kind: list(long_quotations(kind)) for kind in LONG}
    for name, kinds in (("survivor-of-two", survivors), ("long-quotation", carried)):
        shares = {kind: _share(tried, [one.known for one in tried]) for kind, tried in kinds.items()}
        bars.at_least(f"anchors.{name}", min(shares.values()), 0.9)
        bars.note(", ".join(f"{kind} {share:.2f}" for kind, share in shares.items()))
        # An equal paragraph between new neighbours may be either, for who has nothing but the note.
        everything = [
            one for kind, tried in kinds.items() for one in tried if kinds is carried or kind != "neighbours rewritten"
        ]
        bars.at_least(f"anchors.{name}-quote-alone", _share(everything, [one.alone for one in everything]), 0.9)
    tried = [*deleted, *(one for kinds in (survivors, carried) for many in kinds.values() for one in many)]
    wrong = sum(one.is_wrong(answer) for one in tried for answer in (one.known, one.alone))
    bars.at_most(f"anchors.equal-words-wrong-and-sure-of-{2 * len(tried)}", wrong, 0)


def _share(tried: list[Tried], answers: list[Anchored]) -> float:
    return sum(one.is_found(answer) for one, answer in zip(tried, answers, strict=True)) / max(1, len(tried))


def _held_out(bars: Bars) -> None:
    for known in (True, False):
        real = list(rows(tool().cases(), known=known))
        drawn = list(rows(cases(7, 500), known=known))
        for name, reached in (("one fifth held out", held_out), ("drawn edits alone", drawn_only)):
            share = reached(real, drawn)
            bars.note(
                f"{'old text known' if known else 'quote alone'}, weights fitted with {name}: right place"
                f" {share.right:.4f}, wrong and sure {share.wrong_and_sure:.5f}, deleted kept back"
                f" {share.deleted_kept_back:.4f}, asked though right {share.asked:.4f}"
            )


def _long_story(bars: Bars, rounds: int) -> None:
    rng = random.Random(1)
    texts = " ".join(passages())
    old, other = texts[:LENGTH], texts[LENGTH : 2 * LENGTH]
    edited = _edited(rng, old)
    quotes = _quotes(rng, old)
    known = {quotes[0].digest: old}
    bars.at_most("anchors.seconds-for-1000-notes", _seconds(quotes, edited, known, rounds), 1)
    for name, new, olds in (
        ("quote alone", edited, {}),
        ("every sentence elsewhere", " ".join(rng.sample(SENTENCE.split(old), len(SENTENCE.split(old)))), known),
        ("everything rewritten", other, known),
        ("everything rewritten, quote alone", other, {}),
    ):
        bars.note(f"{name}: {_seconds(quotes, new, olds, rounds):.2f} s")


def _edited(rng: random.Random, old: str) -> str:
    """A third of the sentences changed a little, twenty passages moved."""
    sentences = SENTENCE.split(old)
    for number, sentence in enumerate(sentences):
        if rng.random() < 0.3:
            words = sentence.split(" ")
            place = rng.randrange(len(words))
            words[place : place + rng.randint(0, 1)] = rng.choice(([], ["sangat"], ["bersama", "mereka"]))
            sentences[number] = " ".join(words)
    for _ in range(20):
        first = rng.randrange(len(sentences) - 40)
        block = sentences[first : first + rng.randint(3, 40)]
        del sentences[first : first + len(block)]
        place = rng.randrange(len(sentences))
        sentences[place:place] = block
    return " ".join(sentences)


def _quotes(rng: random.Random, old: str) -> list[Quote]:
    spans = [match.span() for match in TOKEN.finditer(old)]
    digest = digest_of(old)
    quotes: list[Quote] = []
    for _ in range(NOTES):
        size = rng.choice((1, 3, 5, 8, 12, 20, 35))
        first = rng.randrange(len(spans) - size)
        start, end = spans[first][0], spans[first + size - 1][1]
        before, after = old[max(0, start - 32) : start], old[end : end + 32]
        quotes.append(Quote(exact=old[start:end], prefix=before, suffix=after, start=start, end=end, digest=digest))
    return quotes


def _seconds(quotes: list[Quote], new: str, olds: dict[str, str], rounds: int) -> float:
    """Return the time of the quickest round: what else a machine has to do can only add to it."""
    times: list[float] = []
    for _ in range(rounds):
        begun = time.perf_counter()
        anchor_all(quotes, new, olds)
        times.append(time.perf_counter() - begun)
    return min(times)
