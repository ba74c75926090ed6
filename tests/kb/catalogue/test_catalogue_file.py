"""The catalogue's file through the years: steps that remember themselves, copies before changes, newer ones left alone."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from kb.catalogue import catalogue_db, catalogue_schema
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from tests.kb.shelf import bytes_below, new_catalogue, new_library, put_story


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan", "buruh-migran", "odha-muda")


@pytest.fixture
def catalogue(library: Library, tmp_path: Path) -> Iterator[Catalogue]:
    made = new_catalogue(library, tmp_path)
    yield made
    made.close()


def test_the_steps_are_counted_and_remembered(tmp_path: Path) -> None:
    Catalogue(tmp_path / "c.db").close()
    connection = sqlite3.connect(tmp_path / "c.db")
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    assert len(names) == catalogue_db.STEPS
    assert version == catalogue_db.SCHEMA


def test_an_older_catalogue_is_copied_before_it_is_changed(
    library: Library, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.close()
    longer = Migrations("catalogue")
    longer(name="first_shelf")(catalogue_schema.first_shelf)
    longer(name="notes")(catalogue_schema.notes)
    longer(name="second_shelf")(lambda db: db.table("files").add_column("shelf", str))
    monkeypatch.setattr(catalogue_schema, "steps", longer)
    newer = catalogue_db.SCHEMA + 1
    monkeypatch.setattr(catalogue_db, "SCHEMA", newer)
    again = Catalogue(catalogue.file)
    assert again.count() == 3
    assert not again.update(library)
    again.close()
    (copy,) = catalogue.file.parent.glob("*.sebelum-*")
    old = sqlite3.connect(copy)
    assert old.execute("SELECT count(*) FROM files").fetchone() == (3,)
    old.close()


def test_a_failed_step_changes_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.close()
    longer = Migrations("catalogue")
    longer(name="first_shelf")(catalogue_schema.first_shelf)
    longer(name="notes")(catalogue_schema.notes)

    @longer(name="broken")
    def broken(db: Database) -> None:
        db.table("files").add_column("shelf", str)
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(catalogue_schema, "steps", longer)
        patched.setattr(catalogue_db, "SCHEMA", catalogue_db.SCHEMA + 1)
        with pytest.raises(ZeroDivisionError):
            Catalogue(catalogue.file)
    again = Catalogue(catalogue.file)
    assert again.count() == 3
    again.close()


def test_a_newer_catalogue_is_left_in_peace(library: Library, catalogue: Catalogue) -> None:
    catalogue.close()
    connection = sqlite3.connect(catalogue.file)
    connection.execute(f"PRAGMA user_version = {(catalogue_db.MAJOR + 1) * 1000}")
    connection.close()
    newer = catalogue.file.read_bytes()
    again = Catalogue(catalogue.file)
    again.update(library)
    assert again.count() == 3
    assert [problem.code for problem in again.problems()] == ["catalogue-newer"]
    again.close()
    (aside,) = catalogue.file.parent.glob("*.rusak-*")
    assert aside.read_bytes() == newer


def test_a_reader_sees_a_whole_catalogue_while_another_writes(library: Library, catalogue: Catalogue) -> None:
    for number in range(150):
        put_story(library.folder, f"cerita-{number:03}", "issues: [isu.keluarga]")
    seen: list[tuple[int, int]] = []
    failed: list[BaseException] = []

    def write() -> None:
        try:
            other = Catalogue(catalogue.file)
            other.update(Library.open(library.folder))
            other.close()
        except BaseException as error:  # noqa: BLE001  told by the test below
            failed.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        shown = len(catalogue.cards([f"cerita-{n:03}" for n in range(150)]))
        seen.append((shown, catalogue.count()))
    writer.join()
    assert failed == []
    assert catalogue.count() == 153
    assert all(shown + 3 <= count for shown, count in seen)


def test_the_library_is_never_written(library: Library, tmp_path: Path) -> None:
    before = bytes_below(library.folder)
    catalogue = new_catalogue(library, tmp_path)
    catalogue.close()
    assert bytes_below(library.folder) == before


def test_opening_it_again_takes_no_lock_from_who_reads(catalogue: Catalogue):
    """The locks of SQLite are the process's: a second opening must not close a handle of its own on the same file.

    Another program would think itself alone with it, take the write-ahead log away, and leave a damaged file.
    """
    log = catalogue.file.with_name(f"{catalogue.file.name}-wal")
    second, _ = catalogue_db.connect(catalogue.file)
    assert catalogue.count() == 3
    other = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM files').fetchall(); c.close()"
    )
    subprocess.run([sys.executable, "-c", other, str(catalogue.file)], check=True)
    assert log.exists()
    second.close()


def test_a_second_opening_in_one_process_keeps_the_locks_of_the_first(tmp_path: Path):
    """Where it lets go of them, another process takes itself for the last reader and removes the log under the first."""
    file = tmp_path / "catalogue.db"
    first, second = Catalogue(file), Catalogue(file)
    second.close()
    other = (
        "import sqlite3, sys\n"
        "made = sqlite3.connect(sys.argv[1])\n"
        "made.execute('CREATE TABLE mine (x)'); made.commit(); made.close()\n"
    )
    subprocess.run([sys.executable, "-c", other, str(file)], check=True)
    assert file.with_name("catalogue.db-wal").exists(), "the log stays as long as anybody reads"
    assert first.newest(3) == []
    first.close()
