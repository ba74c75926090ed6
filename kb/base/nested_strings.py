"""Every string in a value of lists and mappings, as JSON and YAML hold them."""

from collections.abc import Iterator, Mapping


def strings_in(value: object, *, keys: bool = False) -> Iterator[str]:
    """Yield the strings of a value in their order, however deep; with `keys` the names of fields, too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if keys:
                yield key
            yield from strings_in(inner, keys=keys)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings_in(inner, keys=keys)
