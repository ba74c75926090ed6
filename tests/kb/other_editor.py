"""Another program that writes into a file of a library: `python -m tests.kb.other_editor FILE LOG SECONDS [in-place]`.

It writes again only when nothing that it wrote is there any more: it never overwrites words of its own, so whatever it
wrote and finished has been overtaken by somebody else, who must have kept it.
"""

import os
import random
import sys
import time
from pathlib import Path


def main(file: Path, log: Path, seconds: float, in_place: bool) -> None:
    chance = random.Random(11)
    until, number = time.monotonic() + seconds, 0
    with log.open("w", encoding="utf-8") as written:
        while time.monotonic() < until:
            try:
                present = file.read_text(encoding="utf-8")
            except FileNotFoundError:
                continue
            if "Tulisan lain" in present or "\n---\n" not in present:
                time.sleep(0.0005)
                continue
            number += 1
            last = f"Tulisan lain {os.getpid()} ke-{number}."
            text = f"{present.partition(chr(10) + '---' + chr(10))[0]}\n---\n\n{last}\n"
            time.sleep(chance.random() * 0.05)  # in any moment of our saving
            if in_place:
                with file.open("w", encoding="utf-8") as opened:
                    time.sleep(chance.random() * 0.01)
                    opened.write(text)
            else:
                beside = file.with_name(f"lain-{number % 2}.swp")
                beside.write_text(text, encoding="utf-8")
                beside.replace(file)
            written.write(last + "\n")  # only what was finished
            written.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:] == ["in-place"])
