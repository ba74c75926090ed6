"""The process beside the window: what it says, how it ends, and what becomes of that."""

import json
import shutil
import sys

import pytest
from PySide6.QtCore import QProcess

from tests.traps import set_traps, sprung
from ui.services import library_keeper
from ui.services.line_process import LineProcess

PROBLEM = {
    "code": "no-room",
    "path": "",
    "what": {"id": "Tidak ada ruang lagi.", "en": "There is no room left."},
    "remedy": {"id": "Kosongkan sedikit ruang.", "en": "Free some space."},
}


def worker_saying(program: str) -> LineProcess:
    return LineProcess((sys.executable, "-c", program))


def test_progress_and_end_are_told(qtbot):
    lines = [
        {"step": "read", "done": 1, "total": 2},
        {"step": "read", "done": 2, "total": 2},
        {"finished": True, "changed": 2},
    ]
    worker = worker_saying("\n".join(f"print({json.dumps(line)!r})" for line in lines) + "\nprint('bukan JSON')")
    said = []
    worker.said.connect(said.append)
    with qtbot.waitSignal(worker.ended, timeout=10_000) as ended:
        worker.start()
        assert worker.is_running
    assert said == lines
    assert ended.args[0]["changed"] == 2
    assert not worker.is_running


def test_it_is_told_where_to_work(qtbot):
    worker = worker_saying("import sys, json; print(json.dumps({'arguments': sys.argv[1:]}))")
    with qtbot.waitSignal(worker.ended, timeout=10_000) as ended:
        worker.start("pustaka saya", "tembolok")
    assert ended.args[0] == {"arguments": ["pustaka saya", "tembolok"]}


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (f"print({json.dumps({'problem': PROBLEM})!r}); raise SystemExit(1)", "no-room"),
        ("raise RuntimeError('aduh')", "process-stopped"),
        ("import os; os.abort()", "process-stopped"),
        ("print('{\"problem\": 3}'); raise SystemExit(1)", "process-stopped"),
    ],
)
def test_every_bad_end_is_a_sentence(qtbot, program, code):
    worker = worker_saying(program)
    with qtbot.waitSignal(worker.failed, timeout=10_000) as failed:
        worker.start()
    assert failed.args[0].code == code
    assert failed.args[0].what.say("id") and failed.args[0].remedy.say("en")
    if "aduh" in program:
        assert "aduh" in failed.args[0].__notes__[0]


def test_a_program_that_is_not_there_is_a_sentence_too(qtbot, tmp_path):
    worker = LineProcess((str(tmp_path / "tidak-ada"),))
    with qtbot.waitSignal(worker.failed, timeout=10_000) as failed:
        worker.start()
    assert failed.args[0].code == "process-stopped"


def test_closing_leaves_no_process_and_no_news(qtbot):
    worker = worker_saying('import sys; print(\'{"done": 1, "total": 9}\', flush=True); sys.stdin.read()')
    news = []
    worker.ended.connect(news.append)
    worker.failed.connect(news.append)
    with qtbot.waitSignal(worker.said, timeout=10_000):
        worker.start()
    process = worker.findChild(QProcess)
    worker.close()
    assert process.state() == QProcess.ProcessState.NotRunning
    qtbot.wait(20)
    assert news == []


def test_changes_of_a_folder_are_told_by_the_watching_process(qtbot, tmp_path):
    (tmp_path / "stories").mkdir()
    watcher = LineProcess((sys.executable, "-m", "ui.services.library_watcher"))
    watcher.start(str(tmp_path))
    told = set()
    watcher.said.connect(lambda news: told.update(news["paths"]))

    def touched() -> bool:
        (tmp_path / "stories" / "baru.md").write_text("cerita")
        return "stories/baru.md" in told

    qtbot.waitUntil(touched, timeout=20_000)
    watcher.close()
    assert not watcher.is_running


def test_the_reader_and_the_watcher_run_nothing_of_the_folder_a_person_stands_in(qtbot, tmp_path, shipped, monkeypatch):
    traps = tmp_path / "jebakan"
    traps.mkdir()
    set_traps(traps)
    library = traps / "pustaka"
    shutil.copytree(shipped, library)
    monkeypatch.chdir(traps)
    monkeypatch.setenv("PYTHONPATH", str(traps))
    reader = LineProcess(library_keeper._WORKER)
    with qtbot.waitSignal(reader.ended, timeout=60_000) as ended:
        reader.start(str(library), str(tmp_path / "tembolok"))
    assert ended.args[0]["finished"] is True
    watcher = LineProcess(library_keeper._WATCHER)
    said = []
    watcher.said.connect(said.append)
    watcher.failed.connect(said.append)
    watcher.start(str(library))

    def touched():
        (library / "library.yaml").touch()
        return bool(said)

    qtbot.waitUntil(touched, timeout=30_000)
    watcher.close()
    assert said[0]["paths"]
    assert sprung(traps) == ""
