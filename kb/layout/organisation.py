"""Organisations and people of a library: one Markdown file each, with a head of fields and a text below.

They are read like stories: a broken field becomes a Problem with its line while the rest lives on, unknown keys are
kept, and no file, however odd, raises.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec

from kb.base import entries
from kb.base.problems import KnownError, Problem
from kb.layout import organisation_problems, shelf_problems, shelves
from kb.story.front_matter import FrontMatter, convert, take_apart
from kb.story.period import Period
from kb.story.story import Slug, StoryPart, StoryRegion

LineageType = Literal["grew-out-of", "split-from", "legalised-as", "founded-by-members-of", "runs", "part-of"]
_Summary = Annotated[str, msgspec.Meta(max_length=280)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Lineage(StoryPart, frozen=True, kw_only=True):
    """Where an organisation comes from, or what it runs; `organisation` is the slug of the other one."""

    type: LineageType
    organisation: Slug
    note: str = ""
    year: str = ""
    source: str = ""


class Telling(StoryPart, frozen=True, kw_only=True):
    """What one source says."""

    value: str
    source: str = ""


class Disputed(StoryPart, frozen=True, kw_only=True):
    """A fact on which sources differ; all of them are shown side by side."""

    what: str
    values: tuple[Telling, ...] = ()


class Described(StoryPart, frozen=True, kw_only=True):
    """What the files of organisations and people have in common.

    `path` and `body_line` say where the text stands, `extra` holds the keys this program does not know.
    """

    id: Slug
    name: _Name
    summary: _Summary = ""
    summary_en: _Summary = ""
    body: str = ""
    body_line: int = 1
    path: str = ""
    extra: Mapping[str, Any] = {}


class Organisation(Described, frozen=True, kw_only=True):
    """An organisation as the library knows it; `founded`, `legalised` and `closed` are periods (see `kb.story.period`)."""

    abbreviation: str = ""
    kind: str = ""
    founded: str = ""
    legalised: str = ""
    closed: str = ""
    regions: tuple[StoryRegion, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    disputed: tuple[Disputed, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return the names under which people look for it."""
        return tuple(filter(None, (self.name, self.abbreviation)))


class PersonRole(StoryPart, frozen=True, kw_only=True):
    """What a person was, where and when."""

    role: str
    organisation: Slug | None = None
    period: str = ""


class Person(Described, frozen=True, kw_only=True):
    """A practitioner who agreed to be named; clients have no file here."""

    roles: tuple[PersonRole, ...] = ()


_FROM_THE_FILE: Final = frozenset({"body", "body_line", "path", "extra"})
_One = TypeVar("_One", bound=Described)


def load_organisations(folder: Path) -> tuple[Mapping[str, Organisation], tuple[Problem, ...]]:
    """Read `organisations/*.md`: organisations by id, in the order of their files, and what is wrong with them."""
    return _load(folder, Organisation, _organisation_periods)


def load_people(folder: Path) -> tuple[Mapping[str, Person], tuple[Problem, ...]]:
    """Read `people/*.md`: people by id, in the order of their files, and what is wrong with them."""
    return _load(folder, Person, _person_periods)


def _load(
    folder: Path, kind: type[_One], periods: Callable[[_One], list[tuple[tuple[str | int, ...], str]]]
) -> tuple[Mapping[str, _One], tuple[Problem, ...]]:
    found: dict[str, _One] = {}
    problems: list[Problem] = []
    try:
        files = [one.name for one in entries.listed(folder.parent, folder.name) if one.name.endswith(".md")]
    except (FileNotFoundError, NotADirectoryError):
        files = []
    except OSError as error:
        files = []
        problems.append(shelf_problems.unreadable(folder.name, error))
    for file in files:
        path = f"{folder.name}/{file}"
        try:
            raw = shelves.read_bytes(folder.parent, path)
        except KnownError as error:
            problems.append(error.problem(path))
            continue
        front = take_apart(raw, path)
        one = _read(front, kind, problems)
        if one is None:
            continue
        problems += _unread_periods(front, periods(one))
        if one.id in found:
            problems.append(shelf_problems.same_id(path, one.id, found[one.id].path, front.line_of("id")))
        else:
            found[one.id] = one
    return MappingProxyType(found), tuple(problems)


def _read(front: FrontMatter, kind: type[_One], problems: list[Problem]) -> _One | None:
    """Make the value from a file's head; a missing id or name is lent by the file's own name."""
    good, extra, broken = convert(front, _fields(kind))
    problems += [*front.problems, *broken]
    if not good and not front.fenced:
        return None
    stem = Path(front.path).stem
    if "id" not in good and not _is_slug(stem):
        problems.append(organisation_problems.no_id(front.path))
        return None
    if "id" in good and good["id"] != stem:
        problems.append(organisation_problems.other_name(front.path, good["id"], front.line_of("id")))
    if "name" not in good and "name" not in front.values and not front.problems:
        problems.append(organisation_problems.no_name(front.path, front.yaml_line))
    values: dict[str, Any] = {"id": stem, "name": good.get("id", stem)} | good
    return kind(**values, body=front.body, body_line=front.body_line, path=front.path, extra=extra)


def _fields(kind: type[_One]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind) if field.name not in _FROM_THE_FILE}


def _is_slug(text: str) -> bool:
    try:
        msgspec.convert(text, Slug)
    except msgspec.ValidationError:
        return False
    return True


def _organisation_periods(one: Organisation) -> list[tuple[tuple[str | int, ...], str]]:
    years = [(("lineage", number, "year"), tie.year) for number, tie in enumerate(one.lineage)]
    return [(("founded",), one.founded), (("legalised",), one.legalised), (("closed",), one.closed), *years]


def _person_periods(one: Person) -> list[tuple[tuple[str | int, ...], str]]:
    return [(("roles", number, "period"), role.period) for number, role in enumerate(one.roles)]


def _unread_periods(front: FrontMatter, periods: list[tuple[tuple[str | int, ...], str]]) -> list[Problem]:
    """A year that cannot be read is shown as it stands; only sorting and counting pass it over."""
    found = []
    for place, text in periods:
        try:
            if text:
                Period.parse(text)
        except ValueError:
            found.append(organisation_problems.bad_period(front.path, front.line_of(*place), place, text))
    return found
