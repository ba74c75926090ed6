"""Two programs that submit into one library in the same moment: nothing is lost, and each is told the truth."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import newest
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.library.library import Library
from kb.library.review_record import record_of
from tests.kb.library.test_library_door import allow
from tests.kb.shelf import SITI, new_library

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="starts children the way Unix does"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
TIMES = 2


def at_once(*acts: Callable[[], str]) -> list[str]:
    """Let each child do its act as soon as all are ready; returns what each came to, in their order."""
    ready, go = os.pipe(), os.pipe()
    told = [os.pipe() for _ in acts]
    children = []
    for act, (_, write) in zip(acts, told, strict=True):
        child = os.fork()
        if child == 0:
            said = "traceback"
            try:
                os.write(ready[1], b".")
                os.close(go[1])
                os.read(go[0], 1)  # ends when the parent closes its side
                said = act()
            except KnownError as error:
                said = error.code
            finally:
                os.write(write, said.encode())
                os._exit(0)
        children.append(child)
    for _ in acts:
        os.read(ready[0], 1)
    os.close(go[1])
    for child in children:
        os.waitpid(child, 0)
    found = [os.read(read, 1000).decode() for read, _ in told]
    for end in (go[0], *ready, *(one for pair in told for one in pair)):
        os.close(end)
    return found


def handing_in(folder: Path, desk: Path, draft_id: str) -> Callable[[], str]:
    def act() -> str:
        library, drafts = Library.open(folder), Drafts(desk)
        return submit(drafts, drafts.open(draft_id), library, SITI, check=allow).story

    return act


@pytest.mark.parametrize("title", ["Sama", ""])
def test_two_drafts_handed_in_at_once_both_arrive(tmp_path: Path, title: str) -> None:
    """Of one title they wish for one address, too: whoever comes second gets another."""
    library = new_library(tmp_path)
    for turn in range(TIMES):
        desks = [tmp_path / f"desk-{turn}-{number}" for number in range(2)]
        bodies = [f"Naskah {turn} dari meja {number}.\n" for number in range(2)]
        drafts = [
            Drafts(desk).new({"title": f"{title or number} {turn}"}, body)
            for number, (desk, body) in enumerate(zip(desks, bodies, strict=True))
        ]
        acts = [handing_in(library.folder, desk, one.id) for desk, one in zip(desks, drafts, strict=True)]
        told = at_once(*acts)
        assert told == [_with_body(library, body) for body in bodies]
        assert len(set(told)) == 2 and all(told)
    library.close()


def test_one_draft_handed_in_by_two_windows_at_once_is_there_once(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    for turn in range(TIMES):
        desk = tmp_path / f"desk-{turn}"
        draft = Drafts(desk).new({"title": f"Satu {turn}"}, f"Naskah {turn}.\n")
        told = at_once(*[handing_in(library.folder, desk, draft.id)] * 2)
        assert "traceback" not in told
        there = [one for one in library.folder.glob("stories/*/*/story.md") if f"Naskah {turn}." in one.read_text()]
        assert [one.parent.name for one in there] == [f"satu-{turn}"]
        assert told == [f"satu-{turn}"] * 2
        assert Drafts(desk).open(draft.id).body.strip() == f"Naskah {turn}."
        record = record_of(library, library.relative(there[0]))
        assert [one.doing for one in record.steps] == ["submitted"]
    library.close()


def _with_body(library: Library, body: str) -> str:
    """Return the id of the story that says just this, or nothing."""
    for path in library.folder.glob("stories/*/*/story.md"):
        file = newest(library, library.relative(path))
        if file is not None and file.body.strip() == body.strip():
            return path.parent.name
    return ""
