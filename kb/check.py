"""Holding a whole library against its rules: what `pustaka check` says, and what every shipped story has passed."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kb import shelves
from kb.catalogue import Catalogue, Pointed
from kb.library import Library
from kb.problems import Problem
from kb.words import Words


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

    @property
    def ok(self) -> bool:
        return not any(problem.serious for problem in self.problems)

    @property
    def summary(self) -> Words:
        """Say in one sentence what was checked."""
        return Words(
            f"Diperiksa: {self.stories} cerita, {self.organisations} lembaga, {self.people} orang, "
            f"{self.concepts} istilah, {self.links} rujukan, {self.pictures} gambar.",
            f"Checked: {self.stories} stories, {self.organisations} organisations, {self.people} people, "
            f"{self.concepts} concepts, {self.links} references, {self.pictures} pictures.",
        )


def check(folder: Path) -> Report:
    """Check the library at `folder`, reading every file; raises KnownError when there is no library there.

    Nothing is written in the library, and no catalogue is trusted: one is made for the purpose and thrown away.
    """
    library = Library.open(folder)
    with tempfile.TemporaryDirectory(prefix="pustaka-") as place:
        catalogue = Catalogue(Path(place) / "catalogue.db")
        try:
            catalogue.update(library)
            pictures = catalogue.pointed("media")
            links = catalogue.pointed("concept", "region", "organisation", "person", "story")
            problems = catalogue.problems()
            stories = catalogue.count()
        finally:
            catalogue.close()
    return Report(
        title=library.about.title,
        stories=stories,
        organisations=len(library.organisations()),
        people=len(library.people()),
        concepts=len(library.vocabulary.concepts),
        links=len(links),
        pictures=len(pictures),
        problems=(*problems, *_missing_pictures(library, pictures)),
    )


def _missing_pictures(library: Library, pictures: list[Pointed]) -> Iterator[Problem]:
    for picture in pictures:
        file = (library.folder / picture.path).parent / picture.target
        if file.is_file() and shelves.lies_inside(library.folder, file):
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
