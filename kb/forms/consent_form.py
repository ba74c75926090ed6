"""A consent record as the answers of a form: days as people write them, and what is told so far, however little."""

import re
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Final, get_args

import msgspec

from kb.base.words import Words
from kb.story.consent import CHANNELS, SCOPES, Channel, ConsentRecord, Scope

DAYS: Final = ("on", "review", "expires")
TEXTS: Final = ("subject", "giver", "support", "language", "explained_by", "risk_note")
NO_DAY: Final = Words(
    "Tulis harinya begini: 24-11-2026. Yang Anda ketik belum disimpan.",
    "Write the day like this: 24-11-2026. What you typed is not kept yet.",
)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LONGEST: Final = 200


def new_record(story: str) -> ConsentRecord:
    """Begin the record of one person for one story."""
    return ConsentRecord(id=secrets.token_hex(8), story=story, subject="")


def read_day(text: str) -> date | None:
    """Read a day with the day or the year first, None for nothing; raises ValueError for anything else."""
    plain = text.strip()
    if not plain:
        return None
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = map(int, found.groups())
    else:
        raise ValueError(f"not a day: {text!r}")
    return date(year, month, day)


def write_day(day: date | None) -> str:
    """Return a day as `read_day` reads it, the day first."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}" if day else ""


def with_texts(record: ConsentRecord, texts: Mapping[str, str]) -> tuple[ConsentRecord, frozenset[str]]:
    """Return the record with what was typed, and the names of the days that cannot be read: those stay as they were."""
    changes: dict[str, object] = {}
    unread: set[str] = set()
    for name, text in texts.items():
        if name in DAYS:
            try:
                changes[name] = read_day(text)
            except ValueError:
                unread.add(name)
        elif name == "restrictions":
            changes[name] = tuple(line.strip() for line in text.splitlines() if line.strip())
        else:
            changes[name] = text[:_LONGEST] if name in {"subject", "giver", "explained_by"} else text
    return msgspec.structs.replace(record, **changes), frozenset(unread)


def with_scope(record: ConsentRecord, scope: Scope, *, given: bool) -> ConsentRecord:
    """Return the record with one use agreed to, or not any more, in the order in which uses are asked for."""
    wanted = {*record.scopes, scope} if given else set(record.scopes) - {scope}
    return msgspec.structs.replace(record, scopes=tuple(one for one in SCOPES if one in wanted))


def channels() -> tuple[Channel | None, ...]:
    """Return how consent may have been given, the unanswered first."""
    return (None, *(one for one in get_args(Channel) if one in CHANNELS))


def says_nothing(record: ConsentRecord) -> bool:
    """Tell whether nothing was answered yet, so that there is nothing to keep."""
    return record == ConsentRecord(id=record.id, story=record.story, subject="")
