"""Questions that a person keeps or has just asked, as one small JSON file on the desk.

They belong to a library, because ticks and meanings are ids of its vocabulary; the file holds those of all libraries.
Which stories a kept question found when it was last looked at is remembered as one check number of four bytes a story:
enough to tell which are new, 5 KB for a thousand stories, and no list of what somebody reads. No Qt here.

As with the settings, keys and entries that we do not know are kept, and a file that cannot be read is put aside.
"""

import base64
import json
import sys
from array import array
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from zlib import crc32

import msgspec

from index.values.request_results import Request, Sort
from kb.base import plain_json
from kb.base.atomic import make_folder, write_atomically
from kb.base.bounds import MANY, Year
from kb.base.words import Words

VERSION: Final = 1
RECENT_LIMIT: Final = 10
_Entry = TypeVar("_Entry")


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is kept of a Request: everything a person chose, nothing of how it was shown."""

    text: str = ""
    ticks: dict[str, tuple[str, ...]] = {}
    years: tuple[Year, Year] | None = None
    sort: Sort = "relevance"
    without: tuple[str, ...] = ()
    readings: dict[str, str] = {}
    as_typed: bool = False


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """A question with a name. `seen` holds what it found when it was last looked at (see `sum_up`)."""

    id: str
    name: str
    library: str
    question: Question
    seen: str = ""


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """A question that was asked lately."""

    library: str
    question: Question


class Searches(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the file; the newest first."""

    version: int = VERSION  # of the file as it was found: a newer edition must not take its own file for an older one
    saved: tuple[Saved, ...] = ()
    recent: tuple[Recent, ...] = ()
    foreign: Mapping[str, Any] = {}  # keys of the file that are not ours
    strays: tuple[Any, ...] = ()  # kept questions that only another edition of the program can read


def question_of(request: Request) -> Question:
    """Return what is worth keeping of a request."""
    return Question(
        text=" ".join(request.text.split()),
        ticks={facet: tuple(sorted(values)) for facet, values in sorted(request.ticks.items()) if values},
        years=request.years,
        sort=request.sort,
        without=tuple(sorted(request.without_meanings)),
        readings=dict(sorted(request.readings.items())),
        as_typed=request.as_typed,
    )


def request_of(question: Question, language: str) -> Request:
    """Return the question as it can be asked again."""
    return Request(
        text=question.text,
        ticks={facet: frozenset(values) for facet, values in question.ticks.items()},
        years=question.years,
        sort=question.sort,
        language=language,
        without_meanings=frozenset(question.without),
        readings=dict(question.readings),
        as_typed=question.as_typed,
    )


def is_same(one: Question, other: Question) -> bool:
    """Tell whether two questions ask for the same stories; their order does not matter, nor do capital letters."""
    plain = [msgspec.structs.replace(each, sort="relevance", text=each.text.casefold()) for each in (one, other)]
    return plain[0] == plain[1]


def sum_up(ids: Iterable[str]) -> str:
    """Return the check numbers of these stories as a short text."""
    numbers = sorted(set(map(crc32, map(str.encode, ids))))
    return base64.b64encode(_straight(array("I", numbers)).tobytes()).decode()


def fresh(ids: Iterable[str], seen: str) -> frozenset[str]:
    """Return the stories that were not among those summed up in `seen`; none when that cannot be read."""
    try:
        raw = base64.b64decode(seen, validate=True)
    except ValueError:
        return frozenset()
    numbers = array("I", raw[: len(raw) // 4 * 4])
    known = set(_straight(numbers))
    return frozenset(story for story in ids if crc32(story.encode()) not in known)


def remembered(recent: tuple[Recent, ...], new: Recent) -> tuple[Recent, ...]:
    """Put a question on top of the recent ones; each stands there once, and each library has ten."""
    rest = [one for one in recent if one.library != new.library or not is_same(one.question, new.question)]
    own = [one for one in rest if one.library == new.library][: RECENT_LIMIT - 1]
    return (new, *(one for one in rest if one.library != new.library or one in own))


def read(file: Path) -> tuple[Searches, Words | None]:
    """Return what the file holds, and a sentence when it had to be put aside."""
    try:
        raw = plain_json.read(file)
    except FileNotFoundError:
        return Searches(), None
    except (OSError, msgspec.DecodeError):
        return Searches(), _put_aside(file)
    return (decode(raw), None) if isinstance(raw, dict) else (Searches(), _put_aside(file))


def decode(raw: Mapping[str, Any]) -> Searches:
    """Return what a JSON object holds, entry by entry: one that makes no sense to us harms no other."""
    saved, strays = _entries(raw.get("saved"), Saved)
    recent, _ = _entries(raw.get("recent"), Recent)
    version = raw.get("version", VERSION)
    return Searches(
        version=max(version, VERSION) if isinstance(version, int) else VERSION,
        saved=tuple({one.id: one for one in saved}.values()),
        recent=tuple(recent),
        foreign={key: value for key, value in raw.items() if key not in {"version", "saved", "recent"}},
        strays=tuple(strays),
    )


def encode(searches: Searches) -> bytes:
    """Return the content of the file."""
    whole = {
        **searches.foreign,
        "version": searches.version,
        "saved": [*msgspec.to_builtins(searches.saved), *searches.strays],
        "recent": msgspec.to_builtins(searches.recent),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def write(file: Path, searches: Searches) -> None:
    """Replace the file in one stroke; raises OSError with the old one untouched."""
    make_folder(file.parent)
    write_atomically(file, encode(searches))


def _entries(raw: object, kind: type[_Entry]) -> tuple[list[_Entry], list[Any]]:
    good: list[_Entry] = []
    strays: list[Any] = []
    listed = raw if isinstance(raw, list) else []
    for one in listed[:MANY]:
        try:
            good.append(msgspec.convert(one, kind))
        except msgspec.ValidationError:
            strays.append(one)
    return good, [*strays, *listed[MANY:]]


def _straight(numbers: "array[int]") -> "array[int]":
    """Put the bytes of the numbers into the order of the file, or back, where the machine has the other one."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _put_aside(file: Path) -> Words:
    kept = file.with_name(f"{file.stem}.rusak-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
    try:
        file.replace(kept)
    except OSError:
        return Words(
            id="Daftar pencarian tersimpan tidak dapat dibaca, jadi untuk sekarang daftar itu kosong.",
            en="The list of saved searches cannot be read, so for now it is empty.",
        )
    return Words(
        id=f"Daftar pencarian tersimpan tidak dapat dibaca. Berkas lamanya disimpan sebagai {kept.name}; daftar dimulai lagi dari kosong.",
        en=f"The list of saved searches could not be read. The old file was kept as {kept.name}; the list begins anew.",
    )
