"""What spelling marks for nothing, what it misses, how often the first offer is right, and what it costs."""

import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kb.layout.shipped_folder import shipped_library
from kb.library.library import Library
from kb.spelling.own_words import OwnWords
from kb.spelling.spelling import Speller, written_in
from kb.spelling.spelling_words import words_in
from tests.bench.bars import Bars
from tests.kb.spelling_slips import ENGLISH, INDONESIAN

ROOT = Path(__file__).resolve().parents[2]
_LOADING: Final = """
import pathlib, resource, time
import kb.spelling.spelling
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
speller = kb.spelling.spelling.Speller()
loaded = time.process_time()
texts = [file.read_text("utf-8") for file in sorted(pathlib.Path("content/stories").rglob("story.md"))]
speller.misspelled("\\n".join(texts))
looked = time.process_time()
print(loaded - started, looked - loaded, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def measure(bars: Bars, *, quick: bool) -> None:
    """The shipped stories for false alarms, two sets of slips for the rest: by hand, and by chance from a fixed seed."""
    _loading(bars)
    library = Library.open(shipped_library())
    bodies = {file.parent.name: library.read_path(file).body for file in library.story_files()}
    speller = _speller(library, written_in(bodies.values()))
    _alarms(bars, speller, bodies)
    _slips(bars, "id", speller, INDONESIAN)
    _slips(bars, "en", speller, ENGLISH)
    # By chance, and by a speller that does not know how often the words are written: they come from these very texts.
    stranger = _speller(library, {})
    sources = {"id": "\n".join(bodies.values()), "en": (ROOT / "README.md").read_text("utf-8")}
    for language, text in sources.items():
        made = dict(_by_chance(stranger, text, language, 100 if quick else 300))
        _slips(bars, f"{language}-by-chance", stranger, made)
    _twenty_thousand_words(bars, _speller(library, {}), sources["id"])


def _speller(library: Library, written: Mapping[str, int]) -> Speller:
    names = [*library.vocabulary.phrases(), *library.regions.phrases()]
    names += [name for one in library.organisations().values() for name in one.names()]
    names += [one.name for one in library.people().values()]
    return Speller(names, OwnWords(Path("nowhere")), written)


def _loading(bars: Bars) -> None:
    done = subprocess.run([sys.executable, "-c", _LOADING], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, first_look, megabytes = map(float, done.stdout.split())
    bars.at_most("spelling.loading-cpu-seconds", seconds, 1.0)
    bars.at_most("spelling.first-look-at-ten-stories-cpu-seconds", first_look, 3.0)
    bars.at_most("spelling.loading-megabytes", megabytes, 80)


def _alarms(bars: Bars, speller: Speller, bodies: Mapping[str, str]) -> None:
    marked = {name: [body[a:b] for a, b in speller.misspelled(body)] for name, body in bodies.items()}
    bars.at_most("spelling.most-alarms-in-a-story", max(map(len, marked.values())), 4)
    for name, words in marked.items():
        if words:
            bars.note(f"{name}: {' '.join(words)}")


def _slips(bars: Bars, name: str, speller: Speller, slips: Mapping[str, str]) -> None:
    language = name[:2]
    missed = [slip for slip in slips if not speller.misspelled(slip, language)]
    firsts, longest = 0, 0.0
    for slip, meant in slips.items():
        started = time.perf_counter()
        firsts += speller.offers(slip, language)[:1] == (meant,)
        longest = max(longest, time.perf_counter() - started)
    bars.at_least(f"spelling.marked-{name}", 1 - len(missed) / len(slips), 0.9)
    bars.at_least(f"spelling.first-offer-right-{name}", firsts / len(slips), 0.6)
    bars.at_most(f"spelling.longest-wait-for-offers-{name}-seconds", longest, 0.5)
    bars.note(f"{len(slips)} slips; not marked: {' '.join(missed[:20])}")


def _by_chance(speller: Speller, text: str, language: str, most: int) -> Iterator[tuple[str, str]]:
    """Yield words of a text with one slip; slips that make another word that everybody knows are left in."""
    chance = random.Random(20)
    words = sorted(
        {word.text for word in words_in(text) if word.text.islower() and re.fullmatch("[a-z]{5,}", word.text)}
    )
    known = [word for word in words if not speller.misspelled(word, language)]
    for word in chance.sample(known, min(most, len(known))):
        at = chance.randrange(1, len(word) - 1)
        kind = chance.choice(("swapped", "left out", "twice", "neighbour"))
        if kind == "swapped":
            slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif kind == "left out":
            slip = word[:at] + word[at + 1 :]
        elif kind == "twice":
            slip = word[:at] + word[at] + word[at:]
        else:
            row = next(row for row in _KEYS if word[at] in row)
            slip = word[:at] + chance.choice(row[max(row.index(word[at]) - 1, 0) :][:3]) + word[at + 1 :]
        if slip != word:
            yield slip, word


def _twenty_thousand_words(bars: Bars, speller: Speller, text: str) -> None:
    long = text * (20_000 // len(text.split()) + 1)
    speller.misspelled(long)
    started = time.process_time()
    speller.misspelled(long)  # what every pause in typing costs, in another thread
    bars.at_most("spelling.20000-words-known-cpu-seconds", time.process_time() - started, 0.3)
