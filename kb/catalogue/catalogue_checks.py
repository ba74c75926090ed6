"""What can only be checked with the whole library in view: does everything that a story points to exist?"""

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.catalogue.catalogue_entry import Link, LinkKind
from kb.catalogue.catalogue_store import Pointer, Store
from kb.layout import shelf_problems, shelves
from kb.layout.organisation import Organisation, Person
from kb.library.library_parts import LibraryParts
from kb.story.front_matter import Place, take_apart
from kb.story.story_file import StoryFile, story_path
from kb.vocabulary.regions import Regions

_SCHEMES: Final = {
    "issues": "issue",
    "methods": "method",
    "settings": "setting",
    "roles": "role",
    "outcomes": "outcome",
    "participation": "stage",
    "claims": "evidence",
    "lessons": "lesson",
}
_NAMES: Final = {
    "concept": Words("istilah", "term"),
    "region": Words("kode wilayah", "region code"),
    "organisation": Words("lembaga", "organisation"),
    "person": Words("orang", "person"),
    "story": Words("cerita", "story"),
}
_PLACES: Final = {
    "concept": Words("folder “vocabulary”", "the folder “vocabulary”"),
    "region": Words("daftar kode Kemendagri (misalnya 32 atau 32.12)", "the Kemendagri list (such as 32 or 32.12)"),
    "organisation": Words("folder “organisations”", "the folder “organisations”"),
    "person": Words("folder “people”", "the folder “people”"),
    "story": Words("folder “stories”", "the folder “stories”"),
}


def check_place(file: StoryFile) -> Iterator[Problem]:
    """Say where a story would be looked for, when it lies somewhere else."""
    if file.story is None:
        if not file.problems:  # never silently out of sight
            yield shelf_problems.nameless(file.path, file.line_of("title"))
        return
    usual = story_path(file.story.id)
    folder = PurePosixPath(file.path).parent.name
    if file.path == usual:
        return
    if folder == file.story.id:
        yield shelf_problems.other_shelf(file.path, usual)
    else:
        yield shelf_problems.other_folder(file.path, usual, file.line_of("id"))


def check_doubles(store: Store) -> Iterator[Problem]:
    """Find each second file with the id of another."""
    for path, story, line, other in store.doubles():
        yield shelf_problems.same_id(path, story, other, line)


class Links:
    """Looks for everything that is pointed to and does not exist."""

    def __init__(self, store: Store, folder: Path, parts: LibraryParts, regions: Regions) -> None:
        self._store = store
        self._folder = folder
        self._parts = parts
        self._regions = regions

    def of_stories(self, paths: Collection[str] | None = None) -> Iterator[Problem]:
        """Check what the stories point to, or only some files."""
        for kind, role, target in self._store.targets(None if paths is None else list(paths)):
            if self._exists(kind, role, target):
                continue
            guess = self._guess(kind, role, target)
            for pointer in self._store.pointers(kind, role, target):
                if paths is None or pointer.path in paths:
                    yield _unknown(pointer, "" if f"/{guess}/" in pointer.path else guess)

    def of_others(self) -> Iterator[Problem]:
        """Check what organisations and people point to."""
        beside: list[Organisation | Person] = [*self._parts.organisations.values(), *self._parts.people.values()]
        for described in beside:
            for place, kind, target in _named(described):
                if not self._exists(kind, "", target):
                    line = _line_of(self._folder, described.path, place)
                    link = Link(kind, str(place[0]), target, line)
                    yield _unknown(Pointer(described.path, link), self._guess(kind, "", target))

    def _exists(self, kind: str, role: str, target: str) -> bool:
        match kind:
            case "media":
                return True  # pictures come and go without the story changing: kb.health.library_check looks for them
            case "region":
                return self._regions.get(target) is not None
            case "story":
                return self._store.has_id(target)
            case "concept" if role in _SCHEMES:
                # A scheme that could not be read at all is one problem, told elsewhere, not one for each story.
                return target in self._scheme(role) or not self._scheme(role)
            case _:
                return target in self._names(kind)

    def _guess(self, kind: str, role: str, target: str) -> str:
        """Return the name that was probably meant, if one is near."""
        if kind == "region":
            return ""
        names = self._scheme(role) if kind == "concept" and role in _SCHEMES else self._names(kind)
        near = difflib.get_close_matches(target, names, n=1, cutoff=0.75)
        return near[0] if near else ""

    def _names(self, kind: str) -> Collection[str]:
        match kind:
            case "concept":
                return self._parts.vocabulary.concepts
            case "organisation":
                return self._parts.organisations
            case "person":
                return self._parts.people
            case _:
                return self._store.all_ids()

    def _scheme(self, role: str) -> list[str]:
        return [concept.id for concept in self._parts.vocabulary.scheme(_SCHEMES[role])]


def _named(described: Organisation | Person) -> Iterator[tuple[Place, LinkKind, str]]:
    """Everything that the file of an organisation or a person points to, with its place in the head."""
    if isinstance(described, Person):
        for number, role in enumerate(described.roles):
            if role.organisation:
                yield ("roles", number, "organisation"), "organisation", role.organisation
        return
    for number, tie in enumerate(described.lineage):
        yield ("lineage", number, "organisation"), "organisation", tie.organisation
    for number, region in enumerate(described.regions):
        yield ("regions", number, "code"), "region", region.code


def _line_of(folder: Path, path: str, place: Place) -> int:
    try:
        return take_apart(shelves.read_bytes(folder, path), path).line_of(*place)
    except KnownError:
        return 1


def _unknown(pointer: Pointer, guess: str) -> Problem:
    link = pointer.link
    name, place = _NAMES[link.kind], _PLACES[link.kind]
    meant = Words(f"Mungkin maksudnya “{guess}”. ", f"Perhaps “{guess}” is meant. ") if guess else Words("", "")
    return Problem(
        code=f"unknown-{link.kind}",
        path=pointer.path,
        line=link.line,
        field="" if link.role == "text" else link.role,
        serious=link.role != "text",
        what=Words(f"Tidak ada {name.id} “{link.target}”.", f"There is no {name.en} “{link.target}”."),
        remedy=Words(
            f"{meant.id}Perbaiki ejaannya, atau lengkapi {place.id}.",
            f"{meant.en}Correct the spelling, or complete {place.en}.",
        ),
    )
