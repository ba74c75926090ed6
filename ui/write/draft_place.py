"""Places of a draft that somebody may want to see: a passage, a field, one entry of a list."""

from typing import Literal

import msgspec


class DraftPlace(msgspec.Struct, frozen=True):
    """Where in a draft something is; `start` and `end` count characters of the body, `item` entries of a field.

    A `glance` shows it and leaves the keyboard where it is.
    """

    part: Literal["body", "field", "name"]
    field: str = ""
    start: int = 0
    end: int = 0
    item: int = -1
    glance: bool = False
