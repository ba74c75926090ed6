"""A disk that fails once under Git: the state is refused in words or whole, and nothing is raised later, elsewhere."""

import pytest

from kb.base.problems import KnownError
from kb.history.git_store import ObjectStore
from kb.history.history import History
from kb.story.author import Author

RATNA = Author("Ratna", "ratna@contoh.id")
FILES = {"a/b.md": b"satu\n", "a/c.md": b"dua\n"}


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize("where", ["_folder_for", "_list", "_loose_in"])
def test_one_failure_of_the_disk_is_refused_or_made_up_for(tmp_path, monkeypatch, where, nth):
    history = History(tmp_path)
    history.init()
    history.commit({"a/b.md": b"nol\n"}, "Satu", RATNA)
    calls, real = 0, getattr(ObjectStore, where)

    def fails(*given: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(5, "Input/output error")
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(ObjectStore, where, fails)
        try:
            history.commit(FILES, "Dua", RATNA)
        except KnownError:
            assert history.raw_at("a/c.md") is None
        else:
            assert {path: history.raw_at(path) for path in FILES} == FILES
    history.commit(FILES, "Dua", RATNA)
    assert {path: history.raw_at(path) for path in FILES} == FILES
    assert len(history.log()) == 2
    history.close()
