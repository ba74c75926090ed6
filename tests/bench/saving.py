"""From a saved story to finding it: what the window does when a file changes, and then the question."""

import os
import time
from pathlib import Path
from typing import Final

from index.answer.search import SearchIndex
from index.engine.documents import labels_of
from index.engine.stamp import stamp_for
from index.upkeep.index_updater import tidy, update_index
from index.values.request_results import Request, Results
from kb.base.atomic import write_atomically
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from tests.bench.corpus import Corpus

_SAVES: Final = 12
_WORD: Final = "katabaruyangunik"


def saved_and_found(corpus: Corpus) -> list[float]:
    """Save some stories one after the other, and return in how many milliseconds each was found by a new word.

    Everything is put back as it was.
    """
    index = SearchIndex.open(corpus.cache, corpus.library.vocabulary, corpus.library.regions)
    paths = sorted(corpus.library.story_files())[:: max(1, corpus.size // _SAVES)][:_SAVES]
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}
    times = []
    try:
        for number, (path, (data, _)) in enumerate(before.items()):
            word = f"{_WORD}{'abcdefghijklmnop'[number]}"
            started = time.perf_counter()
            write_atomically(path, data + f"\n\n{word.capitalize()} tercatat.\n".encode())
            _follow(corpus, path)
            found = index.search(Request(text=word))
            times.append((time.perf_counter() - started) * 1000)
            assert isinstance(found, Results) and found.total == 1, word
    finally:
        for path, (data, moment) in before.items():
            path.write_bytes(data)
            os.utime(path, ns=(moment, moment))
            _follow(corpus, path)
        tidy(corpus.cache, stamp_for(corpus.library.vocabulary))
        index.close()
    return times


def _follow(corpus: Corpus, path: Path) -> None:
    """Read one changed file into catalogue and index, as `ui.services.index_access.update_some` does."""
    catalogue, library = Catalogue(corpus.catalogue.file), Library.open(corpus.folder)
    try:
        change = catalogue.update(library, only=[path.relative_to(corpus.folder).as_posix()])
        ids = (*change.touched, *change.removed)
        update_index(catalogue, labels_of(library), corpus.cache, stamp_for(library.vocabulary), only=ids)
    finally:
        catalogue.close()
        library.close()
