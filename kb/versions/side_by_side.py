"""Two texts in rows, the same paragraph on the same height on both sides, for whoever compares them with the eye."""

from collections.abc import Iterable, Iterator

import msgspec

from kb.text.word_diff import Piece, PieceKind

Run = tuple[PieceKind, str]


class ComparisonRow(msgspec.Struct, frozen=True):
    """A stretch of both texts that begins and ends at the same place in either."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Return whether anything in the row differs."""
        return any(kind != "same" for kind, _ in (*self.left, *self.right))


def rows(pieces: Iterable[Piece]) -> Iterator[ComparisonRow]:
    """Yield the rows of two texts: a row ends where a line ends that nobody touched."""
    left: list[Run] = []
    right: list[Run] = []
    for piece in pieces:
        if piece.kind == "gone":
            left.append(("gone", piece.text))
        elif piece.kind == "new":
            right.append(("new", piece.text))
        else:
            for line in piece.text.splitlines(keepends=True) if "\n" in piece.text else [piece.text]:
                left.append(("same", line))
                right.append(("same", line))
                if line.endswith("\n"):
                    yield ComparisonRow(tuple(left), tuple(right))
                    left, right = [], []
    if left or right:
        yield ComparisonRow(tuple(left), tuple(right))


class Stretch(msgspec.Struct, frozen=True):
    """Rows that belong together; `hidden` ones have no change in them and only take up room."""

    rows: tuple[ComparisonRow, ...]
    hidden: bool


def folded(found: Iterable[ComparisonRow], around: int = 2) -> Iterator[Stretch]:
    """Fold away what did not change, but for some lines around each change."""
    every = tuple(row for row in found if row.changed or _text(row).strip())
    near: set[int] = set()
    for number, row in enumerate(every):
        if row.changed:
            near.update(range(max(number - around, 0), min(number + around + 1, len(every))))
    number = 0
    while number < len(every):
        end = number
        while end < len(every) and (end in near) == (number in near):
            end += 1
        yield Stretch(every[number:end], hidden=number not in near)
        number = end


def _text(row: ComparisonRow) -> str:
    return "".join(text for _, text in row.left)
