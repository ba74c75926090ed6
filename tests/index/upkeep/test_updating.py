"""Two windows, or a window and a terminal, that bring one library up to date at once wait for each other."""

import os
import subprocess
import sys
from pathlib import Path

from index.upkeep.verification import is_intact
from kb.base import folders
from kb.catalogue.catalogue import Catalogue
from tests.conftest import ROOT
from tests.kb.shelf import new_library

SECONDS = os.environ.get("PUSTAKA_BESIDE_SECONDS", "1")


def test_nobody_is_refused_who_updates_at_the_same_time(tmp_path: Path) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.index.updating", library.folder, name, SECONDS],
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("satu", "dua")
    ]
    said = [run.communicate() for run in runs]
    lines = [line for out, _ in said for line in out.splitlines()]
    assert [error for _, error in said if error] == []
    assert [line for line in lines if line != "done"] == []
    assert len(lines) >= 2
    assert is_intact(folders.cache_of(library.folder), 10.0)
    catalogue = Catalogue(folders.catalogue_of(library.folder))
    catalogue.update(library)
    assert catalogue.count() == len(list(library.story_files()))
    catalogue.close()
