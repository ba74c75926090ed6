"""Where addresses, names of files and stretches of code stand in a text: words inside them are looked at letter by letter."""

import re
from typing import Final

_LINK: Final = re.compile(r"\]\([^)\n]{0,2000}\)|\b\w+://\S+|`[^`\n]+`")
# What stands between two spaces and may be one of these: begun once only, and never looked at again from its middle.
_MARKED: Final = re.compile(r"(?<!\S)[^\s/@#_=.]*+[/@#_=.]\S*+")
_SIGNS: Final = "/@#_="
_ENDING: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|md|txt|mp[34]|html?)\b", re.IGNORECASE)


def links_in(text: str) -> list[tuple[int, int]]:
    """Return where they begin and end, in reading order; no two touch the same letter."""
    found: list[tuple[int, int]] = []
    at = 0
    link = _LINK.search(text)
    for run in _MARKED.finditer(text):
        start, end = run.span()
        while link and link.start() < start:
            if link.start() >= at:
                found.append(link.span())
                at = link.end()
            link = _LINK.search(text, at)
        sign = max(map(run[0].rfind, _SIGNS)) + start if any(one in run[0] for one in _SIGNS) else -1
        endings = list(_ENDING.finditer(text, start, end))
        at = max(at, start)
        while at < end:
            if link and link.start() < at:
                link = _LINK.search(text, at)
            stop = end if sign >= at else 0
            if endings and endings[-1].start() > at:
                stop = endings[-1].end()
            if link and link.start() < end and (link.start() == at or not stop):
                found.append(link.span())
                at = link.end()
            elif stop:
                found.append((at, stop))
                at = stop
            else:
                break
    while link:
        if link.start() >= at:
            found.append(link.span())
            at = link.end()
        link = _LINK.search(text, at)
    return found
