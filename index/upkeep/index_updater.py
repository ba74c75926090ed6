"""Keeping the index in step with the catalogue, a few stories at a time.

Which stories differ is seen by the digests of their files, so an update that was missed, killed or done twice does no
harm: the next one sets it right. A changed story becomes a small new segment; many small segments are joined.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from index.engine.documents import SHOWN_STATUS, Labels, Stories, digest_of, document_of, labels_of
from index.engine.index_home import Current, in_turn, read_current, search_folder, sweep_others
from index.engine.index_problems import index_missing, index_stale
from index.engine.index_writer import IndexWriter, join
from index.engine.segment_list import read_contents, writing
from index.engine.stamp import Stamp, stamp_for
from index.language.stems import Stems
from kb.base.atomic import told
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from kb.story.story_card import Card

AT_ONCE: Final = 2_000  # stories that become one segment
_MANY_SEGMENTS: Final = 8
_FEW_SEGMENTS: Final = 3
_TRIES: Final = 5  # somebody else may save at the same time


def update(
    library: Library, catalogue: Catalogue, cache_folder: Path, only: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Bring the index in step with an open library's catalogue; `only` names the stories to look at."""
    return update_index(catalogue, labels_of(library), cache_folder, stamp_for(library.vocabulary), only)


class Changes(NamedTuple):
    """What an index does not know yet: stories to take in (anew), and the ids of those that went."""

    changed: list[Card]
    gone: list[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all stories that the changes touch, those that are gone first."""
        return (*self.gone, *(card.id for card in self.changed))


def differences(known: Mapping[str, str], cards: Iterable[Card]) -> Changes:
    """Compare the digests that an index knows with the stories that may be found."""
    shown = [card for card in cards if card.status == SHOWN_STATUS]
    ids = {card.id for card in shown}
    changed = [card for card in shown if known.get(card.id) != digest_of(card)]
    return Changes(changed, [name for name in known if name not in ids])


def update_index(
    stories: Stories, labels: Labels, cache: Path, stamp: Stamp, only: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Bring the current index in step with the stories, or with `only` some of them; return the ids that changed.

    Raises KnownError: index-missing, index-stale and index-broken ask for a build, index-busy for patience.
    """
    home = search_folder(cache)
    _current(home, stamp)
    stems = Stems(home)
    try:
        with in_turn(home):
            folder = home / _current(home, stamp).folder  # as it is now that it is our turn
            changes = _changed(folder, stems, stories, labels, only)
            _tidied(home, folder, stems, changes)
    except OSError as error:
        raise told(error, home) from error
    finally:
        stems.save()
    return changes.ids


def _changed(folder: Path, stems: Stems, stories: Stories, labels: Labels, only: Iterable[str] | None) -> Changes:
    with writing(folder):
        writer = IndexWriter(folder, stems)
        changes = _wanted(writer, stories, only)
        _apply(writer, changes, stories, labels)
    return changes


def _tidied(home: Path, folder: Path, stems: Stems, changes: Changes) -> None:
    if changes.gone:
        _leave_nothing(home, folder, stems)
        return
    parts = read_contents(folder).parts
    if len(parts) > _MANY_SEGMENTS:
        largest = max(parts, key=lambda part: part.documents)
        join(folder, [part for part in parts if part is not largest])


def tidy(cache: Path, stamp: Stamp) -> bool:
    """Join all segments of the current index when it pays; for idle moments, tells whether there was something to do.

    Searching and saving go on meanwhile. Raises KnownError like `update_index`.
    """
    home = search_folder(cache)
    folder = home / _current(home, stamp).folder
    try:
        parts = read_contents(folder).parts
        gone = [part for part in parts if part.gone]
        wanted = parts if len(parts) > _FEW_SEGMENTS else gone
        joined = bool(wanted) and join(folder, wanted)
        if gone and joined:  # it need not lie here for longer than it takes, nor a word of it among the stems
            Stems(home).forget()
        return joined
    except (OSError, KnownError) as error:
        if _current(home, stamp).folder != folder.name:
            return False  # another window has built a new index meanwhile
        if isinstance(error, KnownError):
            raise
        raise told(error, home) from error


def _leave_nothing(home: Path, folder: Path, stems: Stems) -> None:
    """Write the segments anew in which something has gone, and forget the stems and whatever older indexes there are.

    A story that was withdrawn must not be found by somebody who reads the bytes. A change, unlike that, waits for `tidy`.
    """
    for _ in range(_TRIES):
        gone = [part for part in read_contents(folder).parts if part.gone]
        if not gone or join(folder, gone):
            break
    stems.forget()
    sweep_others(home, folder.name)


def _current(home: Path, stamp: Stamp) -> Current:
    current = read_current(home)
    if current is None:
        raise index_missing()
    if current.stamp != stamp:
        raise index_stale()
    return current


def _wanted(writer: IndexWriter, stories: Stories, only: Iterable[str] | None) -> Changes:
    if only is None:
        return differences(writer.digests(), stories.all_cards())
    names = sorted(set(only))
    return differences(writer.digests_of(names), stories.cards(names))


def _apply(writer: IndexWriter, changes: Changes, stories: Stories, labels: Labels) -> None:
    for name in changes.ids:
        writer.remove(name)
    for card in changes.changed:
        writer.add(document_of(card, stories, labels))
        if writer.waiting >= AT_ONCE:
            writer.save()
    if changes.ids:
        writer.save()
