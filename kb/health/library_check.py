"""Holding a whole library against its rules: what `pustaka check` says, and what every shipped story has passed."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from kb.base import entries
from kb.base.problems import KnownError, Problem
from kb.base.temporary import temporary_folder
from kb.base.words import Words
from kb.catalogue.catalogue import Catalogue, Pointed
from kb.erasure.history_check import Say, Stop, check_history
from kb.library.library import Library
from kb.review import review_problems
from kb.review.stewards import decisions


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, counted, and everything that should be put right; `ok` means nothing serious."""

    title: str
    stories: int
    organisations: int
    people: int
    concepts: int
    links: int
    pictures: int
    problems: tuple[Problem, ...]
    versions: int = 0

    @property
    def ok(self) -> bool:
        """Return whether nothing serious was found."""
        return not any(problem.serious for problem in self.problems)

    @property
    def summary(self) -> Words:
        """Say in one sentence what was checked."""
        return Words(
            f"Diperiksa: {self.stories} cerita, {self.organisations} lembaga, {self.people} orang, "
            f"{self.concepts} istilah, {self.links} rujukan, {self.pictures} gambar, {self.versions} versi riwayat.",
            f"Checked: {self.stories} stories, {self.organisations} organisations, {self.people} people, "
            f"{self.concepts} concepts, {self.links} references, {self.pictures} pictures, {self.versions} versions in the history.",
        )


def check(folder: Path, say: Say = lambda *_: None) -> Report:
    """Check the library at `folder`, reading every file and its whole history; raises KnownError where there is none.

    `say` is told how far the history is read. Nothing is written in the library, and no catalogue is trusted: one is made for the purpose and thrown away.
    """
    library = Library.open(folder)
    with temporary_folder() as place:
        catalogue = Catalogue(place / "catalogue.db")
        try:
            catalogue.update(library)
            pictures = catalogue.pointed("media")
            links = catalogue.pointed("concept", "region", "organisation", "person", "story")
            problems = catalogue.problems()
            stories = catalogue.count()
        finally:
            catalogue.close()
    history, of_history = history_problems(library, say)
    return Report(
        title=library.about.title,
        stories=stories,
        organisations=len(library.organisations()),
        people=len(library.people()),
        concepts=len(library.vocabulary.concepts),
        links=len(links),
        pictures=len(pictures),
        problems=(*problems, *missing_pictures(library, pictures), *signature_problems(library), *of_history),
        versions=history,
    )


def history_problems(library: Library, say: Say, stop: Stop = lambda: False) -> tuple[int, list[Problem]]:
    """Return how many versions the history has, and what stands in it.

    What cannot be looked at is a problem of its own: nobody should take silence for an answer.
    """
    try:
        report = check_history(library.folder, say, stop)
    except KnownError as error:
        return 0, [error.problem()]
    problems = [finding.problem() for finding in report.findings]
    if report.unreadable:
        problems.append(
            Problem(
                code="history-partly",
                path="",
                what=Words(
                    f"{report.unreadable} bagian riwayat tidak dapat dibaca, jadi tidak diperiksa.",
                    f"{report.unreadable} parts of the history cannot be read and were not checked.",
                ),
                remedy=Words(
                    "Pulihkan folder “.git” dari cadangan, lalu periksa lagi.",
                    "Restore the “.git” folder from a backup, then check again.",
                ),
            )
        )
    return report.versions, problems


def signature_problems(library: Library) -> Iterator[Problem]:
    """Yield what the catalogue takes at its word: that a key has made each signature, for the pictures that lie there."""
    found = list(decisions(library))
    signed = {one.path for one in found if one.worth == "counts"}
    for one in found:
        if one.worth == "unproved":
            yield review_problems.not_genuine(one.path, one.title, one.by.name)
        elif one.worth == "other-pictures" and one.path not in signed:
            yield review_problems.pictures_changed(one.path, one.title)


def missing_pictures(library: Library, pictures: Iterable[Pointed]) -> Iterator[Problem]:
    """Yield each place in a story that shows a picture which is not there."""
    for picture in pictures:
        if entries.is_file(library.folder, (PurePosixPath(picture.path).parent / picture.target).as_posix()):
            continue
        yield Problem(
            code="no-picture",
            path=picture.path,
            line=picture.line,
            serious=False,
            what=Words(f"Gambar “{picture.target}” tidak ada.", f"The picture “{picture.target}” is not there."),
            remedy=Words(
                "Letakkan gambar itu di folder “media” di samping cerita, atau hapus dari teks.",
                "Put the picture into the folder “media” beside the story, or take it out of the text.",
            ),
        )
