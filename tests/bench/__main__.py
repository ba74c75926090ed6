"""`dev.py bench NAME [--quick]`: measure one group, print a line a bar, and exit 1 when one falls short."""

import argparse
import importlib
import sys

from tests.bench.bars import Bars

GROUPS = ("start", "search", "ranking", "gate", "anchors", "spelling", "clearance")
# A part of search alone, search at three sizes for the README, and what takes minutes whatever its size.
PARTS = ("window", "growth", "sturdy")


def main() -> int:
    """Run the groups that were asked for."""
    options = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    options.add_argument("group", choices=(*GROUPS, *PARTS, "all"))
    options.add_argument("--quick", action="store_true", help="a smaller size, for everyday use")
    given = options.parse_args()
    bars = Bars()
    for group in GROUPS if given.group == "all" else (given.group,):
        importlib.import_module(f"tests.bench.bench_{group}").measure(bars, quick=given.quick)
    return 1 if bars.short else 0


if __name__ == "__main__":
    sys.exit(main())
