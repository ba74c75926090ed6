"""The lists in the head of a story (claims, lessons, sources ...) as rows that a person fills in one by one.

A row is kept as it was typed. What a form does not ask for, and what is no row at all, stays where it is: a form shows a
part of a field and never owns it.
"""

from collections.abc import Mapping, Sequence

Row = object
Answers = Mapping[str, str]


def rows_of(value: object) -> tuple[Row, ...]:
    """Return the rows of a field as typed; a single value where a list belongs is one row."""
    if value in (None, "", [], {}):
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def answer(row: Row, key: str) -> str:
    """Return what a row says under a key such as "what" or "conflict.value"; nothing where it says nothing."""
    value: object = row
    for step in key.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else "" if value is None else str(value)


def is_readable(row: Row) -> bool:
    """Tell whether a row has the shape that forms can show; others are kept and only shown as they stand."""
    return isinstance(row, Mapping)


def with_answers(row: Row, answers: Answers) -> dict[str, object]:
    """Return the row with other answers: an empty one takes its key away, the order of the others stays."""
    made = dict(row) if isinstance(row, Mapping) else {}
    for key, text in answers.items():
        _put(made, key.split("."), text)
    return made


def with_row(rows: Sequence[Row], place: int, row: Mapping[str, object]) -> tuple[Row, ...]:
    """Return the rows with one in the place of another; behind the last it is a new one, and an empty one leaves."""
    before, after = tuple(rows[:place]), tuple(rows[place + 1 :])
    return (*before, row, *after) if row else (*before, *after)


def without_row(rows: Sequence[Row], place: int) -> tuple[Row, ...]:
    """Return the rows without one of them."""
    return (*rows[:place], *rows[place + 1 :])


def moved(rows: Sequence[Row], place: int, to: int) -> tuple[Row, ...]:
    """Return the rows with one of them at another place."""
    rest = list(rows)
    rest.insert(max(0, min(to, len(rows) - 1)), rest.pop(place))
    return tuple(rest)


def _put(row: dict[str, object], steps: list[str], text: str) -> None:
    key, *deeper = steps
    if deeper:
        inner = row.get(key)
        changed = dict(inner) if isinstance(inner, Mapping) else {}
        _put(changed, deeper, text)
        if changed:
            row[key] = changed
        elif isinstance(inner, Mapping):
            del row[key]
    elif text.strip():
        row[key] = text
    else:
        row.pop(key, None)
