"""Kill programs at random moments of everything people do, and look at what they find when they start again.

    python -m tests.hostile.kills [N] [--window SHARE]

Most are killed in a journey of `disk_journeys`; a share of them in a real window in which somebody types (see
`write_kills`). Afterwards:

- what a step had told as done is there;
- the step in which the program was killed can be taken again, and the journey goes on to the same end;
- the next start opens, checks and finds as if nothing had been, without any repair. What was written and not yet
  remembered in the history comes into it with the next saving, as what other programs write does.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kb.drafts.draft_saver import PROMISE
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from tests.hostile.disk_journeys import JOURNEYS, Journey, World, look, make
from tests.hostile.faults import apart, difference, looked_at_anew
from tests.hostile.write_kills import Typist

KILLS = 500
_LONGEST = 0.3  # seconds of a step that is killed before it is done


class Killing:
    """One journey that is begun again and again and never comes to its end."""

    def __init__(self, folder: Path, journey: Journey) -> None:
        self._journey = journey
        self._place, self._kept = folder / "world", folder / "kept"
        apart(lambda: make(self._place, journey) and None)
        shutil.copytree(self._place, self._kept, symlinks=True)
        self._states, self._seconds = apart(self._undisturbed)
        self._after = looked_at_anew(self._place)

    def kill(self, chance: random.Random, *, anew: bool = True) -> tuple[str, list[str]]:
        """Kill one; returns where that was, and what did not hold."""
        shutil.rmtree(self._place)
        shutil.copytree(self._kept, self._place, symlinks=True)
        told = self._killed(chance)
        name = self._journey.name
        if told == len(self._journey.steps):
            return f"{name}, at its end", apart(lambda: self._goes_on(told, anew=anew))
        step = self._journey.steps[told].name
        return f"{name}, {step}", [
            f"{name}, {step}: {trouble}" for trouble in apart(lambda: self._goes_on(told, anew=anew))
        ]

    def _undisturbed(self) -> tuple[list[dict[str, object]], list[float]]:
        states, seconds, world = [look(self._place)], [], World(self._place)
        for step in self._journey.steps:
            begun = time.monotonic()
            step.act(world)
            seconds.append(time.monotonic() - begun)
            states.append(look(self._place))
        return states, seconds

    def _killed(self, chance: random.Random) -> int:
        """Kill a child in one of the steps; returns how many it had told as done."""
        last = chance.randrange(len(self._journey.steps))
        wait = chance.uniform(0.0, 1.1) * min(self._seconds[last], _LONGEST)
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            world = World(self._place)
            try:
                for step in self._journey.steps:
                    step.act(world)
                    os.write(into, b".")
            finally:
                os._exit(0)
        os.close(into)
        told = 0
        while told < last and os.read(out, 1):
            told += 1
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(out, "rb") as pipe:
            return told + len(pipe.read())

    def _goes_on(self, told: int, *, anew: bool) -> list[str]:
        """Look at what is there, take the step again, go on to the end, and start once more."""
        troubles = []
        now = look(self._place)
        last = told == len(self._journey.steps)
        if last and now != self._states[told]:
            troubles.append(f"told as done and not there: {difference(now, self._states[told])}")
        world = World(self._place)
        for step in self._journey.steps[told:]:
            step.act(world)
        world.library.close()
        if not anew:
            now = look(self._place)
            return [*troubles, f"differs: {difference(now, self._states[-1])}"] if now != self._states[-1] else troubles
        after = looked_at_anew(self._place)
        troubles += [
            f"differs afterwards: {what}: {after[what]!r} instead of {wanted!r}"
            for what, wanted in self._after.items()
            if after[what] != wanted and what != "forgotten"
        ]
        return troubles


def kill_layers(number: int, seed: int = 11, anew: int = 1) -> tuple[Counter[str], list[str]]:
    """Kill so many programs without a window; returns where they were killed, and what did not hold."""
    chance, places, troubles = random.Random(seed), Counter[str](), []
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        share = max(1, -(-number // len(JOURNEYS)))
        left = number
        for journey in JOURNEYS:
            if left <= 0:
                break
            place = Path(folder) / journey.name
            place.mkdir()
            killing = Killing(place, journey)
            for turn in range(min(share, left)):
                try:
                    where, found = killing.kill(chance, anew=turn % anew == 0)
                except RuntimeError as raised:
                    where, found = journey.name, [f"{journey.name}: raised: {raised}"]
                places[where] += 1
                troubles += found
            left -= share
            shutil.rmtree(place)
    return places, troubles


def kill_windows(number: int, seed: int = 11) -> list[str]:
    """Kill so many windows in which somebody types; returns what did not hold."""
    chance, troubles = random.Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        library = copy_shipped(Path(folder) / "Pustaka", Author(name="Ratna"))
        home = Path(folder) / "home"
        home.mkdir()
        os.environ["PUSTAKA_HOME"] = str(home)
        typists = [Typist(home, library, way) for way in ("text", "quick")]
        for turn in range(number):
            typist = typists[turn % 2]
            typist.start()
            time.sleep(chance.uniform(0.2, 3.0))
            typed, on_disk, age = typist.kill()
            if age > PROMISE:
                troubles.append(f"window: typed {typed}, on disk {on_disk}, oldest missing {age:.2f} s")
    return troubles


def main(arguments: list[str]) -> int:
    """Kill as many as asked and print what did not hold; 1 where anything did not."""
    parser = argparse.ArgumentParser(prog="dev.py kills", description=__doc__.splitlines()[0])
    parser.add_argument("number", type=int, nargs="?", default=KILLS)
    parser.add_argument("--window", type=float, default=0.1, help="which share of them is killed in a real window")
    parser.add_argument("--anew", type=int, default=1, help="check and search after each n-th kill of a journey only")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args(arguments)
    if not hasattr(os, "fork"):
        sys.stdout.write("kills: skipped, this system cannot fork\n")
        return 0
    windows = round(options.number * options.window)
    begun = time.monotonic()
    places, troubles = kill_layers(options.number - windows, options.seed, options.anew)
    for where, count in sorted(places.items()):
        sys.stdout.write(f"{count:4} killed in {where}\n")
    sys.stdout.flush()
    troubles += kill_windows(windows, options.seed)
    if windows:
        sys.stdout.write(f"{windows:4} killed in a window in which somebody types\n")
    for trouble in troubles:
        sys.stdout.write(f"    {trouble}\n")
    seconds = time.monotonic() - begun
    sys.stdout.write(f"kills: {options.number} in {seconds:.0f} s, {len(troubles)} did not hold\n")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
