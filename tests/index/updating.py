"""One of several programs that bring the same library up to date: `python -m tests.index.updating FOLDER NAME SECONDS`."""

import sys
import time
from pathlib import Path

from index.upkeep.refresh import bring_up_to_date
from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from tests.kb.shelf import put_story


def main(folder: Path, name: str, seconds: float) -> None:
    until, turn = time.monotonic() + seconds, 0
    library = Library.open(folder)
    while time.monotonic() < until:
        turn += 1
        put_story(folder, f"{name}-{turn % 40}", body=f"## Asesmen\n\nKata {name}{turn}.\n")
        try:
            catalogue = Catalogue(folders.catalogue_of(folder))
            try:
                bring_up_to_date(library, catalogue, folders.cache_of(folder), anew=turn % 7 == 0)
            finally:
                catalogue.close()
            sys.stdout.write("done\n")
        except KnownError as error:
            sys.stdout.write(f"refused {error.code} {error}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
