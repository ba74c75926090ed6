"""Links in a note to stories, organisations, people and concepts: written [[title]], kept as Markdown. No window."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Final

_KEPT: Final = re.compile(r"\[([^\[\]\n]{1,200})\]\(((?:story|organisation|person|concept):[a-z0-9][a-z0-9.-]*)\)")
_WRITTEN: Final = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_BEGUN: Final = re.compile(r"\[\[([^\[\]\n]{0,80})$")


@dataclass(frozen=True)
class Target:
    """Something one may link to: its name, its address ("story:…"), and in a word what it is."""

    name: str
    address: str
    what: str = ""
    folded: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", self.name.casefold())


def begun(before: str) -> str | None:
    """Return what was typed after the last "[[" that is still open before the caret, None when there is none."""
    found = _BEGUN.search(before)
    return found.group(1) if found else None


def in_order(targets: Iterable[Target]) -> list[Target]:
    """Return targets in the order of the alphabet."""
    return sorted(targets, key=lambda one: one.folded)


def matching(targets: Sequence[Target], typed: str, most: int = 8) -> list[Target]:
    """Return the first targets, of a list in order, that have the typed words; those first that begin with them."""
    words, start = typed.casefold().split(), typed.strip().casefold()
    low = bisect_left(targets, start, key=lambda one: one.folded)
    hits = list(takewhile(lambda one: one.folded.startswith(start), targets[low : low + most]))
    others = (one for one in targets if all(word in one.folded for word in words) and not one.folded.startswith(start))
    return [*hits, *islice(others, most - len(hits))]


def keep(written: str, addresses: Mapping[str, str]) -> str:
    """Return the text as it is kept: [[title]] becomes a Markdown link where the title is known, else stays."""

    def turned(found: re.Match[str]) -> str:
        address = addresses.get(found.group(1))
        return f"[{found.group(1)}]({address})" if address else found.group(0)

    return _WRITTEN.sub(turned, written)


def linked(written: str, addresses: Mapping[str, str]) -> list[str]:
    """Return the titles in double brackets that lead somewhere."""
    return [title for title in _WRITTEN.findall(written) if title in addresses]


def unkeep(kept: str) -> tuple[str, dict[str, str]]:
    """Return the text as it is written in the field, and the addresses of the titles in it."""
    addresses: dict[str, str] = {}

    def turned(found: re.Match[str]) -> str:
        name, address = found.groups()
        if addresses.setdefault(name, address) != address:
            return found.group(0)
        return f"[[{name}]]"

    return _KEPT.sub(turned, kept), addresses


def plain(kept: str) -> str:
    """Return the words alone, for a card and for a screen reader."""
    return _KEPT.sub(lambda found: found.group(1), kept)


def rich(kept: str, colour: str) -> str:
    """Return the text for a label of Qt: everything escaped, links as links, line ends kept."""
    parts, done = [], 0
    for found in _KEPT.finditer(kept):
        name, address = (html.escape(part) for part in found.groups())
        parts.append(html.escape(kept[done : found.start()]))
        parts.append(f'<a href="{address}" style="color: {colour}">{name}</a>')
        done = found.end()
    parts.append(html.escape(kept[done:]))
    return f'<div style="white-space: pre-wrap">{"".join(parts)}</div>'
