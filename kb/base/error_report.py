"""What may be told of a mistake of ours: where in the program it happened and of what kind it was, never a word of anybody.

The message of an exception can hold anything the program was working on: `KeyError('Karsinah')`, the text around a bad
letter, the name of a file. Such reports are sent on to strangers and kept in the logs of a computer, so what they hold is
chosen here: kinds, lines of the program, numbers of the system; and messages only of those kinds that Python words by
itself out of names in the program.
"""

import errno
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb.base.problems import KnownError

_ROOT: Final = Path(__file__).resolve().parents[2]
_SPOKEN: Final[frozenset[type[BaseException]]] = frozenset(
    {AttributeError, IndexError, NameError, RecursionError, TypeError, UnboundLocalError, ZeroDivisionError}
)
_MOST: Final = 20  # exceptions of one chain


def error_report(error: BaseException) -> str:
    """Return an exception with the places it went through, and those that led to it, oldest first, for a report."""
    return "\n".join(line for one in reversed(list(_chain(error))) for line in (*_places(one), _kind(one), ""))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    left: list[BaseException] = [error]
    while left and len(seen) < _MOST:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        before = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        left += [before] if before is not None else []
        left += one.exceptions if isinstance(one, BaseExceptionGroup) else []


def _places(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        if frame.line:
            yield f"    {frame.line}"


def _place(file: str) -> str:
    """The name of a file of the program; where it was installed names whoever did."""
    place = Path(file)
    if place.is_relative_to(_ROOT):
        return place.relative_to(_ROOT).as_posix()
    return "/".join(place.parts[-2:])


def _kind(error: BaseException) -> str:
    kind = type(error)
    named = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if kind in _SPOKEN:
        return f"{named}: {error}"
    number = _number(error)
    return f"{named} ({number})" if number else named


def _number(error: BaseException) -> str:
    """Which of its kind it is, where that is a fixed word or number."""
    if isinstance(error, KnownError):
        return error.code
    if isinstance(error, sqlite3.Error):
        return str(getattr(error, "sqlite_errorname", ""))
    return errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
