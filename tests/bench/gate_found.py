"""What the gate would show of a text, in the form that `gate_score.py` reads: every question it asks, nothing it answers itself."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kb.gate import Gate, OutgoingStory
from kb.gate.identifiers.identifiers import identifiers
from kb.library.library import Library

SHIPPED = Path(__file__).resolve().parents[2] / "content"


@cache
def gate() -> Gate:
    """The gate as a window makes it, with nothing but the shipped library."""
    library = Library.open(SHIPPED)
    return Gate(library.vocabulary, library.regions, library.organisations().values(), library.people().values())


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield identifiers by their kind, and as PERSON every place of every name the author would be asked about."""
    for one in identifiers(text):
        yield one.start, one.end, one.kind.upper()
    for entry in gate().scene(OutgoingStory(text=text)).entries:
        if entry.answer is None:
            yield from ((place.start, place.end, "PERSON") for place in entry.places)
