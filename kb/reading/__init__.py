"""A story's body, ready to be read: Markdown -> one small tree -> plain text, sections, HTML.

The tree can only say what is allowed (see `tree`); whatever else a story holds becomes visible text. Everything that
shows, exports, searches or annotates a story counts in this tree's plain text.
"""

from collections.abc import Callable

from kb.reading.characters import clean
from kb.reading.html import to_html
from kb.reading.parser import as_text, parse_blocks
from kb.reading.reading_places import at, inlines, section_at
from kb.reading.tree import Reading
from kb.reading.tree_builder import build_reading

__all__ = ["Reading", "at", "inlines", "read", "section_at", "to_html"]


def _no_stage(heading: str) -> None:
    return None


def read(
    markdown: str,
    stage_of: Callable[[str], str | None] = _no_stage,
    media: Callable[[str], bool] | None = None,
) -> Reading:
    """Read a story's Markdown; the same text always gives the same reading, and no text gives an error.

    `stage_of` names the stage concept of a heading; `media` tells whether a picture ("media/peta.png") is there, and
    without it every well-formed address is believed.
    """
    text = clean(markdown)
    try:
        return build_reading(parse_blocks(text), stage_of, media)
    except RecursionError:
        # Depth is bounded, so this only happens to a caller who is deep down already: better plain words than none.
        return build_reading(as_text(text), stage_of, media)
