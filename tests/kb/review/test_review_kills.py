"""A program that is killed while a reader signs leaves a story that is whole: waiting still, or published, never neither."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts, draft_from
from kb.history import history
from kb.library.library import Library
from kb.review.review import sign, submission
from tests.kb.review.test_review import ANSWERS, BUDI, allow, shared_library
from tests.kb.shelf import SITI, put_story

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children the way Unix does")

KILLS = 8


def sign_all(folder: Path) -> None:
    library = Library.open(folder)
    sign(library, submission(library, library.read("satu").path), BUDI, ANSWERS)
    os._exit(0)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_while_signing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(history, "_DEAD_AFTER", 0.0)  # nobody else writes here: a lock is that of the killed child
    chance = random.Random(5)
    library = shared_library(tmp_path)
    put_story(library.folder, "satu", "issues: [isu.lansia]\n", "0\n")
    drafts, seen, takes = Drafts(), set(), 0.2
    for number in range(1, KILLS + 1):
        draft = draft_from(drafts, library, "satu").with_body(f"{number}\n")
        submit(drafts, drafts.save(draft), library, SITI, check=allow)
        before = library.read("satu").body.strip()
        child = os.fork()
        if child == 0:
            try:
                sign_all(library.folder)
            finally:
                os._exit(1)
        time.sleep(takes * chance.uniform(0.3, 1.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        home, waits = library.read("satu"), submission(library, library.read("satu").path)
        assert home.story is not None and home.story.status == "published" and not home.problems
        if waits is None:
            assert home.body.strip() == str(number)
            assert home.story.reviews[-1].by == BUDI.name
            seen.add("published")
            takes *= 0.7  # it was too late
        else:
            assert (waits.file.body.strip(), home.body.strip()) == (str(number), before)
            seen.add("waits")
            begun = time.monotonic()
            sign(library, waits, BUDI, ANSWERS)
            takes = time.monotonic() - begun
    assert library.read("satu").body.strip() == str(KILLS)
    assert seen == {"published", "waits"}, "both sides of the moment were met"
