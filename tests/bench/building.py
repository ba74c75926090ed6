"""One engine built in a process of its own, with stems nobody knows yet: python -m tests.bench.building ENGINE SIZE FOLDER.

Prints how many seconds it took from the catalogue to an engine that can be asked.
"""

import sys
import time
from pathlib import Path

from index.language.stems import Stems
from index.upkeep.index_builder import build
from tests.bench.analysed import stories
from tests.bench.corpus import Corpus
from tests.bench.peers import Fts5, Tantivy


def main(name: str, size: int, folder: Path) -> None:
    """Build."""
    corpus = Corpus(size)
    started = time.perf_counter()
    if name == "ours":
        build(corpus.folder, corpus.catalogue.file, folder)
    else:
        stems = Stems()
        peer = Fts5(folder, stems) if name == "FTS5" else Tantivy(folder, stems)
        peer.build(stories(corpus, stems))
    sys.stdout.write(f"{time.perf_counter() - started}\n")
    corpus.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
