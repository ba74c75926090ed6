"""The index as Whoosh's `Index`: whoever knows Whoosh asks our segments as he asks any index.

    with open_index(cache) as index, index.searcher() as searcher:
        hits = searcher.search(Regex("body", "pend.mping.n"))

It reads. What is written goes through `index.engine.index_writer`, because a segment is written in one go.
"""

from pathlib import Path
from typing import Any, NoReturn, Self

from whoosh.fields import Schema
from whoosh.index import Index
from whoosh.reading import EmptyReader, IndexReader

from index.engine.index_home import read_current, search_folder
from index.engine.index_problems import index_missing
from index.engine.segment import Segment
from index.engine.segment_list import FILE, Contents, open_segments, read_contents
from index.engine.whoosh_reader import only_reads, schema, whoosh_reader
from index.language.stems import Stems


class SegmentIndex(Index):
    """One generation of the index in a folder; Whoosh's `refresh` gives the newest."""

    def __init__(self, folder: Path, stems: Stems, before: "SegmentIndex | None" = None) -> None:
        """Open the index in a folder; raises KnownError index-broken.

        Files that have not changed since `before` are not opened anew.
        """
        self.folder = folder
        self.schema: Schema = schema(stems)
        self._stems = stems
        self._contents: Contents = read_contents(folder)
        self.segments: list[Segment] = open_segments(folder, self._contents, before.segments if before else ())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.folder.name!r}, generation {self.generation})"

    @property
    def generation(self) -> int:
        """The number of the state that is open here; each change of the index adds one."""
        return self._contents.generation

    def latest_generation(self) -> int:
        """Return the number of the newest state in the folder; raises KnownError index-broken."""
        return read_contents(self.folder).generation

    def up_to_date(self) -> bool:
        """Tell whether nobody has changed the index since it was opened here."""
        return self.latest_generation() == self.generation

    def refresh(self) -> "SegmentIndex":
        """Return the newest state: this very object when it is the newest."""
        return self if self.up_to_date() else SegmentIndex(self.folder, self._stems, self)

    def last_modified(self) -> float:  # type: ignore[override]  # as Whoosh's own FileIndex answers
        """Return when the index was changed last, in seconds since 1970."""
        return (self.folder / FILE).stat().st_mtime

    def is_empty(self) -> bool:
        """Tell whether no story is in it."""
        return not self.doc_count()

    def reader(self, reuse: IndexReader | None = None) -> IndexReader:
        """Return Whoosh's reader of the newest state, as Whoosh's own index does; a reader once made stays with its state.

        `reuse` is Whoosh's hint and not needed: what has not changed is open.
        """
        newest = self.refresh()
        if not newest.segments:
            return _EmptyReader(self.schema, newest.generation)
        return whoosh_reader(newest.segments, self.schema, newest.generation)

    def writer(self, **_: Any) -> NoReturn:  # noqa: ANN401 - Whoosh's signature
        """Raise TypeError and say who writes."""
        only_reads()


class _EmptyReader(EmptyReader):
    """Whoosh's reader of nothing, which knows of which generation."""

    def __init__(self, known: Schema, generation: int) -> None:
        super().__init__(known)
        self._number = generation

    def generation(self) -> int:
        return self._number


def open_index(cache: Path) -> SegmentIndex:
    """Open the index in a library's cache folder, as `whoosh.index.open_dir` does with Whoosh's own.

    Raises KnownError: index-missing, index-broken, index-in-library.
    """
    home = search_folder(cache)
    current = read_current(home)
    if current is None:
        raise index_missing()
    return SegmentIndex(home / current.folder, Stems(home, keeping=False))
