"""Reading JSON from a file: whatever is wrong with it is one kind of error.

`msgspec` has its own word for most of what can be wrong, but not for bytes that are no text, nor for a thousand brackets.
"""

from typing import Any, TypeVar, overload

import msgspec

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
