"""Reading JSON from a file: whatever is wrong with it is one kind of error.

`msgspec` has its own word for most of what can be wrong, but not for bytes that are no text, nor for a thousand brackets.
"""

from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from kb.base.bounds import LARGEST

_T = TypeVar("_T")


@overload
def decode(raw: bytes) -> Any: ...  # noqa: ANN401  any JSON
@overload
def decode(raw: bytes, type: type[_T]) -> _T: ...
def decode(raw: bytes, type: Any = Any) -> Any:
    """Return the value in some bytes, held against a type; raises msgspec.DecodeError for everything that is not so."""
    try:
        return msgspec.json.decode(raw, type=type)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


@overload
def read(file: Path) -> Any: ...  # noqa: ANN401  any JSON
@overload
def read(file: Path, type: type[_T], most: int = LARGEST) -> _T: ...
def read(file: Path, type: Any = Any, most: int = LARGEST) -> Any:
    """Return the value in a file of the desk or the cache; raises msgspec.DecodeError, also for a larger one, and OSError."""
    with file.open("rb") as opened:
        raw = opened.read(most + 1)
    if len(raw) > most:
        raise msgspec.DecodeError(f"more than {most} bytes")
    return decode(raw, type=type)
