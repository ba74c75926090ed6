"""Keeping the index in step with the catalogue, a few stories at a time.

Which stories differ is seen by the digests of their files, so an update that was missed, killed or done twice does no
harm: the next one sets it right. A changed story becomes a small new segment; many small segments are joined.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from index.codec import writer_for
from index.documents import SHOWN_STATUS, Labels, Stories, labels_of, make_document
from index.facts import Rows, read_rows, sweep_facts, write_rows
from index.files import OpenFiles
from index.home import read_current, search_folder
from index.postings import INDEX_NAME
from index.problems import damage_told, index_busy, index_missing, index_stale
from index.stamp import Stamp, stamp_for
from index.stems import Stems
from kb.atomic import told
from kb.card import Card
from kb.catalogue import Catalogue
from kb.library import Library

_WAIT_SECONDS: Final = 10.0
_MANY_SEGMENTS: Final = 10


def update(
    library: Library, catalogue: Catalogue, cache_folder: Path, only: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Bring the index in step with an open library's catalogue; `only` names the stories to look at."""
    return update_index(catalogue, labels_of(library), cache_folder, stamp_for(library.vocabulary), only)


def differences(rows: Rows, cards: Iterable[Card]) -> tuple[list[Card], list[str]]:
    """Return the cards that the index does not know as they are now, and the ids it should no longer know."""
    known = {row.id: row.digest for row in rows if row}
    shown = [card for card in cards if card.status == SHOWN_STATUS]
    ids = {card.id for card in shown}
    return [card for card in shown if known.get(card.id) != card.digest], [name for name in known if name not in ids]


def update_index(
    stories: Stories, labels: Labels, cache: Path, stamp: Stamp, only: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Bring the current index in step with the stories, or with `only` some of them; return the ids that changed.

    Raises KnownError: index-missing, index-stale and index-broken ask for a build, index-busy for patience.
    """
    home = search_folder(cache)
    current = read_current(home)
    if current is None:
        raise index_missing()
    if current.stamp != stamp:
        raise index_stale()
    folder = home / current.folder
    try:
        with _writing(folder) as writer:
            rows = read_rows(folder, writer.generation - 1)
            changes = _wanted(rows, stories, only)
            if changes.any():
                _apply(changes, rows, writer, stories, labels)
                sweep_facts(folder, keep=writer.generation)
            return changes.ids
    except LockError as error:
        raise index_busy() from error
    except OSError as error:
        raise told(error, home) from error


@contextmanager
def _writing(folder: Path) -> Iterator[SegmentWriter]:
    """Give a writer that is closed afterwards, and cancelled unless it committed."""
    files = OpenFiles(folder)
    try:
        with damage_told():
            writer = writer_for(FileIndex(files, indexname=INDEX_NAME), timeout=_WAIT_SECONDS)
        try:
            yield writer
        finally:
            if not writer.is_closed:
                writer.cancel()
    finally:
        files.close_all()


class _Changes(NamedTuple):
    changed: list[Card]
    gone: list[str]

    def any(self) -> bool:
        return bool(self.changed or self.gone)

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.gone, *(card.id for card in self.changed))


def _wanted(rows: Rows, stories: Stories, only: Iterable[str] | None) -> _Changes:
    if only is None:
        return _Changes(*differences(rows, stories.all_cards()))
    names = sorted(set(only))
    changed, gone = differences(rows, stories.cards(names))
    return _Changes(changed, [name for name in gone if name in names])


def _apply(changes: _Changes, rows: Rows, writer: SegmentWriter, stories: Stories, labels: Labels) -> None:
    """Write the changes as one new generation, its facts first: a table of contents never lacks its facts."""
    folder = Path(writer.storage.folder)
    numbers = {row.id: at for at, row in enumerate(rows) if row}
    with damage_told():
        for name in changes.ids:
            if name in numbers:
                writer.delete_by_term("id", name)
    for name in changes.gone:
        rows[numbers[name]] = None
    stems = Stems(folder.parent)
    for card in changes.changed:
        document = make_document(card, stories.plain(card.id), stories.sections(card.id), labels, stems)
        number = numbers.get(card.id, len(rows))
        rows[number : number + 1] = [document.row]
        writer.add_document(row=number, **document.fields)
    write_rows(folder, writer.generation, rows)
    with damage_told():
        writer.commit(mergetype=_join_small)
    stems.save()


def _join_small(writer: SegmentWriter, segments: list) -> list:  # type: ignore[type-arg]  # Whoosh's segments
    """Join all segments but the largest once there are many, so that a save stays quick and so does a search."""
    if len(segments) < _MANY_SEGMENTS:
        return segments
    largest = max(segments, key=lambda segment: segment.doc_count_all())
    for segment in segments:
        if segment is not largest:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [largest]
