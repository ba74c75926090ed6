"""A bar is a number that must not be passed; what is measured is printed whether it holds or not."""

from collections.abc import Iterable


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value that so great a share of the others does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Bars:
    """Prints `BAR name value target holds|short` and remembers how many fell short."""

    def __init__(self) -> None:
        self.short = 0

    def at_most(self, name: str, value: float, target: float) -> None:
        """Record a value that should be small."""
        self._say(name, value, f"<= {target:g}", value <= target)

    def at_least(self, name: str, value: float, target: float) -> None:
        """Record a value that should be large."""
        self._say(name, value, f">= {target:g}", value >= target)

    def note(self, text: str) -> None:
        """Print what was measured beside the bars."""
        print(f"    {text}", flush=True)

    def _say(self, name: str, value: float, target: str, holds: bool) -> None:
        self.short += not holds
        print(f"BAR {name} {value:.3g} {target} {'holds' if holds else 'short'}", flush=True)
