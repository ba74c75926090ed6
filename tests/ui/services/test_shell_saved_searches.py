"""Questions that are kept: the file on the desk, what is new in them, and the list while the program runs."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.request_results import Request, Results
from kb.base import folders
from kb.base.problems import KnownError
from ui.services import saved_searches_file as file_of
from ui.services.saved_counts import SavedCounts, SavedTally
from ui.services.saved_searches import SavedSearches
from ui.services.saved_searches_file import (
    Question,
    Recent,
    Saved,
    Searches,
    fresh,
    is_same,
    question_of,
    read,
    remembered,
    request_of,
    sum_up,
    write,
)

ids = st.lists(st.text(string.ascii_lowercase + "-", min_size=1, max_size=12), max_size=40)
REQUEST = Request(
    text="  anak  jalanan ",
    ticks={"region": frozenset({"31", "32"}), "issue": frozenset()},
    years=(1998, 2004),
    sort="newest",
    without_meanings=frozenset({"isu.hiv"}),
    readings={"balai": "met.komunitas"},
    typing=True,
)


@pytest.fixture
def file():
    return folders.desk() / "searches.json"


@pytest.fixture
def saved(file, jobs) -> SavedSearches:
    made = SavedSearches(file, jobs, jobs)
    made.begin("satu")
    return made


def test_a_question_comes_back_as_it_was_asked():
    kept = question_of(REQUEST)
    assert kept.text == "anak jalanan" and kept.ticks == {"region": ("31", "32")}
    again = request_of(kept, "en")
    assert (again.language, again.typing, again.years) == ("en", False, (1998, 2004))
    assert question_of(again) == kept


def test_questions_are_the_same_whatever_their_order_and_letters():
    one, other = Question(text="ODHA", sort="newest"), Question(text="odha")
    assert is_same(one, other) and not is_same(one, Question(text="odha", years=(1990, 1990)))


@given(ids, ids)
def test_new_is_what_was_not_seen(seen, now):
    assert fresh(now, sum_up(seen)) == set(now) - set(seen)


@given(ids)
def test_what_was_seen_stays_small(seen):
    assert len(sum_up(seen)) <= 6 * len(set(seen)) + 2


@pytest.mark.parametrize("damaged", ["~~", "é", "abc"])
def test_damaged_check_numbers_make_no_noise(damaged):
    assert fresh(["a"], damaged) <= {"a"}


def test_the_file_is_written_whole_and_read_again(file):
    value = Searches(
        saved=(Saved(id="1", name="Anak “jalanan”", library="satu", question=question_of(REQUEST), seen=sum_up("ab")),),
        recent=(Recent(library="satu", question=Question(text="peta")),),
    )
    write(file, value)
    assert read(file) == (value, None)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_another_edition_wrote_is_kept(file):
    file.parent.mkdir(parents=True)
    stray = {"id": "9", "shape": "of tomorrow"}
    good = {"id": "1", "name": "A", "library": "satu", "question": {"text": "a"}}
    file.write_text(json.dumps({"version": 7, "tags": [1], "saved": [stray, good], "recent": "?"}))
    value, complaint = read(file)
    assert complaint is None and [one.name for one in value.saved] == ["A"]
    write(file, value)
    raw = json.loads(file.read_text())
    assert (raw["version"], raw["tags"]) == (7, [1]) and stray in raw["saved"] and len(raw["saved"]) == 2


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b'"x"'])
def test_a_broken_file_is_put_aside(file, content):
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    value, complaint = read(file)
    assert value == Searches() and "disimpan sebagai" in complaint.id
    (kept,) = file.parent.iterdir()
    assert kept.read_bytes() == content and "rusak" in kept.name


def test_a_file_that_cannot_be_moved_is_told_of(file):
    file.mkdir(parents=True)
    assert read(file)[0] == Searches()


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(string.ascii_letters)), max_size=60))
def test_recent_questions_are_ten_for_each_library_and_distinct(asked):
    recent: tuple[Recent, ...] = ()
    for library, text in asked:
        recent = remembered(recent, Recent(library=library, question=Question(text=text)))
    for library in "ab":
        own = [one.question.text.casefold() for one in recent if one.library == library]
        expected = list(dict.fromkeys(text.casefold() for one, text in reversed(asked) if one == library))
        assert own == expected[: file_of.RECENT_LIMIT]


def test_a_kept_question_is_found_renamed_let_go_and_put_back(saved, qtbot):
    first = saved.keep(" Anak ", REQUEST, ["a", "b"])
    second = saved.keep("Peta", Request(text="peta"), [])
    assert [one.name for one in saved.saved()] == ["Peta", "Anak"]
    assert saved.find(Request(text="PETA", sort="title")).id == second.id
    saved.rename(first.id, "Anak jalanan")
    saved.rename(first.id, "  ")
    assert saved.saved()[1].name == "Anak jalanan"
    with qtbot.waitSignal(saved.removed) as gone:
        saved.remove(second.id)
    assert gone.args[0].name == "Peta" and len(saved.saved()) == 1
    gone.args[1]()
    gone.args[1]()
    assert [one.name for one in saved.saved()] == ["Peta", "Anak jalanan"]
    saved.remove("unknown")


def test_looking_makes_everything_seen(saved):
    kept = saved.keep("Anak", REQUEST, ["a", "b"])
    assert saved.see(kept.id, ["b", "c"]) == {"c"}
    assert saved.see(kept.id, ["c", "b"]) == set()
    assert saved.see("unknown", ["a"]) == set()


def test_each_library_has_its_own(saved):
    saved.keep("Anak", REQUEST, [])
    saved.remember(REQUEST)
    saved.remember(Request(text="  "))
    saved.begin("dua")
    assert saved.saved() == () and saved.recent() == ()
    saved.remember(Request(text="peta"))
    saved.begin("satu")
    assert len(saved.saved()) == 1 and [one.text for one in saved.recent()] == ["anak jalanan"]
    saved.forget_recent()
    assert saved.recent() == ()
    saved.begin("dua")
    assert len(saved.recent()) == 1


def test_changes_reach_the_disk_by_themselves_and_at_the_end(saved, file, jobs, qtbot):
    saved.keep("Anak", REQUEST, ["a"])
    qtbot.waitUntil(file.exists)
    saved.remember(Request(text="peta"))
    saved.flush()
    again = SavedSearches(file, jobs, jobs)
    again.begin("satu")
    assert again.saved() == saved.saved() and again.recent() == saved.recent()


def test_a_broken_file_is_complained_of(file, jobs, qtbot):
    file.parent.mkdir(parents=True)
    file.write_text("{")
    saved = SavedSearches(file, jobs, jobs)
    with qtbot.waitSignal(saved.complained):
        assert saved.saved() == ()


def test_a_disk_that_refuses_is_told_in_words(jobs, qtbot, tmp_path):
    (tmp_path / "desk").write_text("a file where a folder should be")
    saved = SavedSearches(tmp_path / "desk" / "searches.json", jobs, jobs)
    saved.begin("satu")
    with qtbot.waitSignal(saved.failed) as told:
        saved.keep("Anak", REQUEST, [])
    assert isinstance(told.args[0], KnownError)
    assert len(saved.saved()) == 1, "it stays on the list"


class Library:
    """An index that is a list of stories; answers one question at a time, when told."""

    def __init__(self) -> None:
        self.stories = ["a", "b", "c"]
        self.waiting = []

    def ask(self, work, done) -> None:
        self.waiting.append((work, done))

    def answer(self) -> None:
        work, done = self.waiting.pop(0)
        done(work(self))

    def search(self, request: Request) -> Results:
        assert request.limit == 0
        found = tuple(story for story in self.stories if not request.text or story >= request.text)
        return Results(request=request, total=len(found), ids=found, hits=(), facets={}, years={})


def test_kept_questions_are_counted_one_after_the_other(saved):
    library = Library()
    counts = SavedCounts(saved, library.ask, saved)
    for text in "abc":
        saved.keep(text, Request(text=text), library.search(Request(text=text, limit=0)).ids)
    assert library.waiting == [], "nothing is asked before there is an index"
    counts.refresh()
    for left in (2, 1, 0):
        assert len(library.waiting) == 1
        library.answer()
        assert sum(counts.tally(one) is None for one in saved.saved()) == left
    assert [counts.tally(one) for one in saved.saved()] == [SavedTally(1, 0), SavedTally(2, 0), SavedTally(3, 0)]

    library.stories.append("d")
    counts.refresh()
    while library.waiting:
        library.answer()
    assert [counts.tally(one) for one in saved.saved()] == [SavedTally(2, 1), SavedTally(3, 1), SavedTally(4, 1)]
    first = saved.saved()[0]
    saved.see(first.id, ["c", "d"])
    library.answer()
    assert counts.tally(saved.saved()[0]) == SavedTally(2, 0)
    counts.forget()
    assert counts.tally(first) is None
