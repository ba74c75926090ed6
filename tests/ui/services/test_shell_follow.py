"""What others do to a library while it is open: a story edited, broken, mended, removed; words and organisations changed."""

import shutil

import pytest

from index.values.request_results import Request

WAIT = 30_000


@pytest.fixture
def library(read_library, tmp_path):
    return shutil.copytree(read_library, tmp_path / "Pustaka Saya")


def story_file(library):
    return next(
        path for path in sorted((library / "stories").rglob("*.md")) if "language: id" in path.read_text("utf-8")
    )


def found(program, qtbot, text: str) -> int:
    with qtbot.waitSignal(
        program.session.results_changed, timeout=WAIT, check_params_cb=lambda answer: answer.request.text == text
    ) as answer:
        program.session.search(Request(text=text))
    return answer.args[0].total


def test_edits_of_other_programs_are_noticed_found_and_shown(start, qtbot, library):
    program = start(library)
    session, file = program.session, story_file(library)
    good = file.read_text("utf-8")
    assert found(program, qtbot, "kelapamuda") == 0
    with qtbot.waitSignal(session.changed, timeout=WAIT, check_params_cb=lambda change: change.changed):
        file.write_text(good + "\nSebuah kata baru: kelapamuda.\n", "utf-8")
    assert found(program, qtbot, "kelapamuda") == 1

    with qtbot.waitSignal(session.changed, timeout=WAIT):
        file.write_text(good.replace("title:", "title: [", 1), "utf-8")
    qtbot.waitUntil(lambda: len(session.problems()) > 0, timeout=WAIT)
    relative = file.relative_to(library).as_posix()
    assert relative in {problem.path for problem in session.problems()}
    assert program.window.header._repairs.isVisible()
    program.window.pages.go_repairs()
    assert program.window.repairs._lead.text().startswith("Ada ")

    with qtbot.waitSignal(session.changed, timeout=WAIT):
        file.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: not program.window.header._repairs.isVisible(), timeout=WAIT)
    assert program.window.repairs._lead.text().startswith("Tidak ada yang perlu diperbaiki")

    count = session.catalogue.count()
    with qtbot.waitSignal(session.changed, timeout=WAIT, check_params_cb=lambda change: change.removed):
        file.unlink()
    assert session.catalogue.count() == count - 1

    closed = []
    session.closed.connect(lambda: closed.append(1))
    organisation = sorted((library / "organisations").glob("*.md"))[0]
    organisation.write_text("---\nname: [\n---\n", "utf-8")
    broken = f"organisations/{organisation.name}"
    qtbot.waitUntil(lambda: broken in {problem.path for problem in session.problems()}, timeout=WAIT)
    assert not closed
    assert found(program, qtbot, "anak") > 0
    assert program.messages.current() is None


def test_what_changed_while_the_program_was_closed_is_found_at_the_next_start(start, qtbot, library):
    first = start(library)
    first.window.close()
    first.session.close()
    file = story_file(library)
    file.write_text(file.read_text("utf-8") + "\nBaris tambahan: kelapamuda.\n", "utf-8")
    second = start(library)
    with qtbot.waitSignal(second.session.changed, timeout=WAIT, check_params_cb=lambda change: change.changed):
        pass
    assert found(second, qtbot, "kelapamuda") == 1
