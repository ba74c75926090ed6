"""Background work: answers come home to the window's thread, late ones are dropped, failures reach one place."""

import threading

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from PySide6.QtCore import QThread


def test_work_runs_elsewhere_and_answers_here(jobs, qtbot):
    seen = []
    jobs.run(threading.get_ident, lambda value: seen.append((value, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] is jobs.thread()


def test_a_failure_goes_to_who_asked(jobs, qtbot):
    errors = []
    jobs.run(lambda: 1 / 0, pytest.fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_failure_that_nobody_asked_for_goes_to_one_place(jobs, qtbot):
    lane = jobs.lane()
    errors = []
    jobs.failed.connect(errors.append)
    jobs.run(lambda: 1 / 0)
    lane.run(lambda: int("x"))
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert {type(error) for error in errors} == {ZeroDivisionError, ValueError}


def test_a_lane_drops_late_answers_and_questions_that_were_overtaken(jobs, qtbot):
    lane = jobs.lane()
    gate, begun, asked, answers = threading.Event(), threading.Event(), [], []

    def question(name: str):
        def work() -> str:
            asked.append(name)
            begun.set()
            gate.wait(5)
            return name

        return work

    lane.ask(question("a"), answers.append)
    assert begun.wait(5)
    for name in ("an", "ana", "anak"):
        lane.ask(question(name), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["anak"]
    assert asked == ["a", "anak"]


@examples(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=25))
def test_the_newest_question_is_always_answered_last(jobs, qtbot, kinds):
    """Whatever is asked (True) and merely run (False) in a lane, the last question's answer is the last answer."""
    lane, answers, done = jobs.lane(), [], []
    for number, is_question in enumerate(kinds):
        (lane.ask if is_question else lane.run)(lambda n=number: n, answers.append if is_question else done.append)
    wanted = [number for number, is_question in enumerate(kinds) if is_question][-1:]
    errands = [number for number, is_question in enumerate(kinds) if not is_question]
    qtbot.waitUntil(lambda: answers[-1:] == wanted and done == errands, timeout=5000)
    assert answers == sorted(answers)


def test_forgotten_questions_are_not_answered(jobs, qtbot):
    lane, answers, after = jobs.lane(), [], []
    lane.ask(lambda: 1, answers.append)
    lane.forget()
    lane.run(lambda: 2, after.append)
    qtbot.waitUntil(lambda: after == [2])
    assert answers == []


def test_nothing_comes_after_closing(jobs, qtbot):
    answers = []
    lane = jobs.lane()
    lane.run(lambda: 1, answers.append)
    jobs.close()
    lane.run(lambda: 2, answers.append)
    qtbot.wait(20)
    assert answers == []
