"""Killed at any moment: what was said to be safe is there, whole, and the next step needs no repair."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.annotation.annotation import Annotation, new_id
from kb.notes import note_edit
from kb.notes.notes import Notes
from tests.conftest import ROOT
from tests.kb.shelf import SITI, new_library

KILLS = int(os.environ.get("PUSTAKA_KILLS", "8"))  # more of them: `dev.py kills`


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are made by fork, which only POSIX has")
def test_killed_again_and_again_nothing_that_was_shown_is_lost(tmp_path: Path) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    command = [sys.executable, "-m", "tests.kb.note_writer", str(library.folder), str(tmp_path / "meja"), str(KILLS)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = dict(line.split() for line in done.stdout.splitlines())
    assert len(told) >= KILLS
    notes = Notes(library, tmp_path / "meja")
    found = notes.of("anak-jalanan")
    assert found.problems == ()
    there = {note.id: note for note in found.annotations}
    assert [note for note, text in told.items() if there[note].text < text] == []
    assert len(there) - len(told) <= KILLS  # at most the one of each round that was written and not yet told
    # The very next step is kept with its history, whatever the last child was doing when it died.
    after = notes.apply(note_edit.add(Annotation(id=new_id(), story="anak-jalanan", text="sesudah")), SITI)
    assert after.trouble is None
    assert library.history.raw_at(after.paths[0]) == (library.folder / after.paths[0]).read_bytes()
