"""The process beside the window: what it says, how it ends, and what becomes of that."""

import json
import sys

import pytest
from PySide6.QtCore import QProcess

from ui.shell.worker import Worker

PROBLEM = {
    "code": "no-room",
    "path": "",
    "what": {"id": "Tidak ada ruang lagi.", "en": "There is no room left."},
    "remedy": {"id": "Kosongkan sedikit ruang.", "en": "Free some space."},
}


def worker_saying(program: str) -> Worker:
    return Worker(command=(sys.executable, "-c", program))


def test_progress_and_end_are_told(qtbot, tmp_path):
    lines = [
        {"step": "read", "done": 1, "total": 2},
        {"step": "read", "done": 2, "total": 2},
        {"finished": True, "changed": 2},
    ]
    worker = worker_saying("\n".join(f"print({json.dumps(line)!r})" for line in lines) + "\nprint('bukan JSON')")
    progress = []
    worker.progress_changed.connect(lambda *numbers: progress.append(numbers))
    with qtbot.waitSignal(worker.finished, timeout=10_000) as ended:
        worker.start(tmp_path, tmp_path)
        assert worker.is_running
    assert progress == [(1, 2), (2, 2)]
    assert ended.args[0]["changed"] == 2
    assert not worker.is_running


def test_it_is_told_where_to_work(qtbot, tmp_path):
    worker = worker_saying("import sys, json; print(json.dumps({'arguments': sys.argv[1:]}))")
    with qtbot.waitSignal(worker.finished, timeout=10_000) as ended:
        worker.start(tmp_path / "pustaka", tmp_path / "tembolok")
    assert ended.args[0] == {"arguments": [str(tmp_path / "pustaka"), str(tmp_path / "tembolok")]}


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (f"print({json.dumps({'problem': PROBLEM})!r}); raise SystemExit(1)", "no-room"),
        ("raise RuntimeError('aduh')", "worker-stopped"),
        ("import os; os.abort()", "worker-stopped"),
        ("print('{\"problem\": 3}'); raise SystemExit(1)", "worker-stopped"),
    ],
)
def test_every_bad_end_is_a_sentence(qtbot, tmp_path, program, code):
    worker = worker_saying(program)
    with qtbot.waitSignal(worker.failed, timeout=10_000) as failed:
        worker.start(tmp_path, tmp_path)
    assert failed.args[0].code == code
    assert failed.args[0].what.say("id") and failed.args[0].remedy.say("en")
    if "aduh" in program:
        assert "aduh" in failed.args[0].__notes__[0]


def test_a_program_that_is_not_there_is_a_sentence_too(qtbot, tmp_path):
    worker = Worker(command=(str(tmp_path / "tidak-ada"),))
    with qtbot.waitSignal(worker.failed, timeout=10_000) as failed:
        worker.start(tmp_path, tmp_path)
    assert failed.args[0].code == "worker-stopped"


def test_closing_leaves_no_process_and_no_news(qtbot, tmp_path):
    worker = worker_saying('import sys; print(\'{"done": 1, "total": 9}\', flush=True); sys.stdin.read()')
    news = []
    worker.finished.connect(news.append)
    worker.failed.connect(news.append)
    with qtbot.waitSignal(worker.progress_changed, timeout=10_000):
        worker.start(tmp_path, tmp_path)
    process = worker.findChild(QProcess)
    worker.close()
    assert process.state() == QProcess.ProcessState.NotRunning
    qtbot.wait(20)
    assert news == []
