"""Looking at everything at once, the search included: the one door to it for the window and the terminal."""

from collections.abc import Callable, Iterator
from pathlib import Path

from index.engine.index_home import read_current, search_folder
from index.upkeep.refresh import Steps, bring_up_to_date
from index.upkeep.verification import is_intact
from kb.base import folders
from kb.base.atomic import make_folder
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.catalogue.catalogue import Catalogue
from kb.health.health_check import Say, Stop, check_all
from kb.health.health_finding import HealthFinding, HealthReport
from kb.library.library import Library


def look_at_all(folder: Path, say: Say = lambda *_: None, stop: Stop = lambda: False) -> HealthReport:
    """Return everything that can be found wrong with a library and the desk; see `kb.health.health_check.check_all`."""
    return check_all(folder, lambda asked: search_findings(folder, asked), say, stop)


def search_findings(folder: Path, stop: Stop = lambda: False) -> Iterator[HealthFinding]:
    """Yield what is wrong with the catalogue and the index in use; a library that was never opened has neither."""
    file = folders.catalogue_of(folder)
    if not file.is_file():
        return
    if not _catalogue_is_intact(file, stop):
        yield _found(
            "catalogue-damaged",
            Words("Daftar cerita di komputer ini rusak.", "The list of stories on this computer is damaged."),
        )
    cache = folders.cache_of(folder)
    try:
        if read_current(search_folder(cache)) is None:
            yield _found(
                "index-missing",
                Words("Daftar pencarian belum ada atau hilang.", "The search has not been prepared, or it is gone."),
            )
        elif not is_intact(cache, cancelled=stop):
            yield _found(
                "index-damaged",
                Words(
                    "Daftar pencarian rusak: pencarian dapat menjawab salah.",
                    "The search is damaged: it may answer wrongly.",
                ),
            )
    except KnownError as error:
        yield HealthFinding(group="index", problem=error.problem())


def rebuild(folder: Path, say: Steps = lambda *_: None, stop: Callable[[], bool] = lambda: False) -> None:
    """Make catalogue and index anew from the files of the library; raises KnownError."""
    library = Library.open(folder)
    try:
        cache = make_folder(folders.cache_of(library.folder))
        catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
        try:
            bring_up_to_date(library, catalogue, cache, say, stop, anew=True, looking=float("inf"))
        finally:
            catalogue.close()
    finally:
        library.close()


def _catalogue_is_intact(file: Path, stop: Stop) -> bool:
    try:
        catalogue = Catalogue(file, folders.desk())
    except KnownError:
        return False
    try:
        return catalogue.is_intact(cancelled=stop)
    except KnownError:
        return False
    finally:
        catalogue.close()


def _found(code: str, what: Words) -> HealthFinding:
    problem = Problem(
        code=code,
        path="",
        what=what,
        remedy=Words(
            "Susun ulang dari berkas-berkas cerita. Cerita dan catatan Anda tidak berubah.",
            "Prepare it anew from the files of the stories. Your stories and notes do not change.",
        ),
    )
    return HealthFinding(group="index", problem=problem, repair="rebuild")
