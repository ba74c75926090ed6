"""How large a value from a file may be: the types that the readers of files share, and what a moment may be.

A number without an end stops `chmod` and the calendar, a text without one the window, a list without one the next start.
Whatever is read with these types is refused whole as any other mistake of its file is; nobody further in has to ask again.
Sizes are far above what people write, so that no file of ours ever meets one.
"""

from datetime import UTC, datetime
from typing import Annotated, Final

import msgspec

MANY: Final = 10_000
"""Entries of a list that a person made, one after the other."""
LARGEST: Final = 32_000_000
"""Bytes of a file that the program keeps for itself on the desk or in the cache."""
_FIRST: Final = datetime(1900, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2999, 12, 31, tzinfo=UTC)

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Year = Annotated[int, msgspec.Meta(ge=0, le=9_999)]
Place = Annotated[int, msgspec.Meta(ge=0, le=2**31)]  # of a character in a text
Rights = Annotated[int, msgspec.Meta(ge=0, le=0o7777)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Address = Annotated[str, msgspec.Meta(max_length=4_096, pattern=r"^[^\x00]*\Z")]  # of a file or folder on this computer


def moment(text: str) -> datetime | None:
    """Return a moment in UTC, None for what is none or lies outside of all that is counted with here (1900 to 2999).

    A date at either end of the calendar cannot even be turned into another zone, nor a day be added to it.
    """
    try:
        found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST <= found <= _LAST else None
