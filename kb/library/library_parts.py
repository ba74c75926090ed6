"""What a library holds beside its stories: its words, its organisations, its people; read late, with what is wrong."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from kb.base import entries
from kb.base.problems import Problem
from kb.layout import shelf_problems, shelves
from kb.layout.organisation import Organisation, Person, load_organisations, load_people
from kb.layout.shipped_folder import shipped_library
from kb.vocabulary.vocabulary import Vocabulary
from kb.vocabulary.vocabulary_file import MAX_BYTES, scheme_files

VOCABULARY: Final = "vocabulary"
ORGANISATIONS: Final = "organisations"
PEOPLE: Final = "people"


class LibraryParts:
    """The files of a library that all of its stories lean on.

    Nothing is read by way of a link out of the library. A vocabulary that holds links or pipes is not read at all, because
    half a vocabulary would call good words bad ones: the problem says which, and the shipped one stands in.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the concepts of the library, as last read."""
        return self._vocabulary[0]

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        """Return the organisations of the library by id, as last read."""
        return self._organisations[0]

    @property
    def people(self) -> Mapping[str, Person]:
        """Return the people of the library by id, as last read."""
        return self._people[0]

    def problems(self) -> list[Problem]:
        """Return everything that is wrong with these files."""
        strange = [problem for found in self._strange.values() for problem in found]
        return [*strange, *self._vocabulary[1], *self._organisations[1], *self._people[1]]

    @property
    def vocabulary_folder(self) -> Path:
        """Where the vocabulary in use lies: in the library, or in the shipped one."""
        has_own = entries.is_folder(self._folder, VOCABULARY) and not self._strange[VOCABULARY]
        return (self._folder if has_own else shipped_library()) / VOCABULARY

    def folders(self) -> list[Path]:
        """Return the folders whose content all of this is made from, so that a change can be noticed."""
        return [self.vocabulary_folder, self._folder / ORGANISATIONS, self._folder / PEOPLE]

    @cached_property
    def _strange(self) -> dict[str, list[Problem]]:
        links = {name: _link(self._folder, name) for name in (ORGANISATIONS, PEOPLE)}
        return {VOCABULARY: shelves.strange_entries(self._folder, VOCABULARY), **links}

    @cached_property
    def vocabulary_mark(self) -> str:
        """A digest of the vocabulary's files: what was made with another one has to be made again."""
        mark = hashlib.sha256()
        folder = self.vocabulary_folder
        for name in scheme_files(folder):
            with suppress(OSError):
                raw = entries.read(folder.parent, f"{folder.name}/{name}", MAX_BYTES)
                mark.update(f"{name}\0".encode("utf-8", "surrogateescape") + raw)
        return mark.hexdigest()

    @cached_property
    def _vocabulary(self) -> tuple[Vocabulary, tuple[Problem, ...]]:
        return _load_vocabulary(self.vocabulary_folder, self.vocabulary_mark)

    @cached_property
    def _organisations(self) -> tuple[Mapping[str, Organisation], tuple[Problem, ...]]:
        if self._strange[ORGANISATIONS]:
            return {}, ()
        return load_organisations(self._folder / ORGANISATIONS)

    @cached_property
    def _people(self) -> tuple[Mapping[str, Person], tuple[Problem, ...]]:
        if self._strange[PEOPLE]:
            return {}, ()
        return load_people(self._folder / PEOPLE)


def _link(library: Path, name: str) -> list[Problem]:
    try:
        found = entries.look(library, name)
    except OSError as error:
        return [shelf_problems.unreadable(name, error)]
    return [shelf_problems.link(name)] if found is not None and found.is_link else []


@lru_cache(maxsize=4)
def _load_vocabulary(folder: Path, _mark: str) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """A vocabulary never changes once made, so the same files need not be parsed at every save (a tenth of a second)."""
    return Vocabulary.load(folder)
