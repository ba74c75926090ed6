"""Asking: the newest question is answered, early ones wait, old hits are dropped, a damaged index is built anew."""

import threading

import pytest

from index.values.request_results import QueryProblem, Request, Results
from kb.base.problems import KnownError
from kb.base.words import Words
from ui.services.question_lane import Questions

NOTHING = Words("", "")


class ScriptedIndex:
    """Answers like an index, and breaks when told."""

    def __init__(self) -> None:
        self.code = ""
        self.closed = False
        self.warmed: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def search(self, request: Request) -> Results | QueryProblem:
        self.gate.wait(5)
        if self.code:
            raise KnownError(NOTHING, NOTHING, code=self.code)
        if request.text == '"':
            return QueryProblem(0, 1, NOTHING, NOTHING)
        return Results(request=request, total=1, ids=(request.text,), hits=(), facets={}, years={})

    def warm(self) -> None:
        self.warmed.append(threading.current_thread().name)

    def hits(self, results: Results, start: int, stop: int) -> tuple:
        return tuple(range(start, stop))

    def marks(self, request: Request, plain: str) -> tuple[tuple[int, int], ...]:
        at = plain.find(request.text)
        return ((at, at + len(request.text)),) if at >= 0 else ()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def questions(jobs) -> Questions:
    return Questions(jobs, jobs)


@pytest.fixture
def index() -> ScriptedIndex:
    return ScriptedIndex()


def opened(questions, index, qtbot) -> None:
    with qtbot.waitSignals([questions.ready_changed, questions.overview_changed]):
        questions.open(lambda: index)


def test_an_index_is_made_ready_in_the_background_before_the_first_key(questions, index, qtbot):
    opened(questions, index, qtbot)
    qtbot.waitUntil(lambda: bool(index.warmed))
    assert index.warmed != [threading.current_thread().name]


def test_a_question_before_the_index_waits_for_it(questions, index, qtbot):
    questions.search(Request(text="anak"))
    assert not questions.is_ready
    with qtbot.waitSignal(questions.results_changed) as answer:
        questions.open(lambda: index)
    assert answer.args[0].ids == ("anak",)


def test_words_that_are_not_understood_leave_the_old_results(questions, index, qtbot):
    opened(questions, index, qtbot)
    problems, results = [], []
    questions.query_problem_changed.connect(problems.append)
    questions.results_changed.connect(results.append)
    for text in ("a", '"', "b"):
        questions.search(Request(text=text))
        qtbot.wait(20)
    assert [bool(problem) for problem in problems] == [True, False]
    assert [found.request.text for found in results] == ["a", "b"]


def test_hits_of_an_old_answer_are_dropped(questions, index, qtbot):
    opened(questions, index, qtbot)
    with qtbot.waitSignal(questions.results_changed) as first:
        questions.search(Request(text="a"))
    with qtbot.waitSignal(questions.hits_changed) as hits:
        questions.more(first.args[0], 30, 32)
    assert hits.args[0] == (30, (30, 31))
    with qtbot.waitSignal(questions.results_changed):
        questions.search(Request(text="b"))
    with qtbot.assertNotEmitted(questions.hits_changed, wait=30):
        questions.more(first.args[0], 30, 32)


@pytest.mark.parametrize("code", ["index-missing", "index-stale", "index-broken"])
def test_an_index_of_no_use_is_built_anew_and_the_question_is_kept(questions, index, qtbot, code):
    opened(questions, index, qtbot)
    index.code = code
    with qtbot.waitSignal(questions.build_requested):
        questions.search(Request(text="anak"))
    assert not questions.is_ready
    with qtbot.waitSignal(questions.results_changed) as answer:
        questions.open(ScriptedIndex)
    assert answer.args[0].request.text == "anak"
    assert index.closed


def test_no_index_yet_asks_for_one(questions, qtbot):
    with qtbot.waitSignal(questions.build_requested):
        questions.open(lambda: None)


def test_another_failure_goes_where_all_failures_go(questions, index, jobs, qtbot):
    opened(questions, index, qtbot)
    index.code = "disk-full"
    with qtbot.waitSignal(jobs.failed) as failed:
        questions.search(Request(text="anak"))
    assert failed.args[0].code == "disk-full"


def test_closing_drops_what_was_asked(questions, index, qtbot):
    opened(questions, index, qtbot)
    index.gate.clear()
    with qtbot.assertNotEmitted(questions.results_changed, wait=40):
        questions.search(Request(text="anak"))
        questions.close()
        index.gate.set()
    assert questions.overview is None
    qtbot.waitUntil(lambda: index.closed)


def test_marks_come_at_once_or_later_as_asked(questions, index, qtbot):
    assert questions.marks("anak", "seorang anak") == ()
    opened(questions, index, qtbot)
    assert questions.marks("anak", "seorang anak") == ((8, 12),)
    assert questions.marks("  ", "seorang anak") == ()
    later = []
    questions.ask_marks("anak", "anak", later.append)
    questions.ask_marks("", "anak", later.append)
    qtbot.waitUntil(lambda: len(later) == 2)
    assert sorted(later) == [(), ((0, 4),)]
