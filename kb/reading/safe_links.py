"""Which addresses a story may point to; everything else is shown as the text it is."""

import re

INTERNAL = ("story", "organisation", "person", "concept")
"""Schemes that point inside the library."""

_LONGEST = 2000
# White space, quotes and brackets of markup, backslashes, and characters that nobody sees or that turn the direction.
_SUSPECT = re.compile(r"[\s\x00-\x20\x7f-\xa0<>\"`\\\ufffd\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# A host before anything else: "http:/x" and "http://user@host" mislead; a port and a path may follow.
_WEB = re.compile(r"https?://[^/?#@:\[\]]+(?::[0-9]{1,5})?(?:[/?#].*)?", re.IGNORECASE)
# No further headers: a letter that attaches files or copies itself is not a link.
_MAIL = re.compile(r"mailto:[^@?&:/]+@[^@?&:/]+(?:\?subject=[^&]*)?", re.IGNORECASE)
_INSIDE = re.compile(rf"(?:{'|'.join(INTERNAL)}):[\w][\w.-]*")
_MEDIA = re.compile(r"media/(?![. ])(?!.*\.\.)[^/\\%?#:*|<>\"]+(?<![. ])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def link_address(address: str) -> str:
    """Return the address as a link may carry it, or "" where it may not be a link.

    Only http, https, mailto and the library's own schemes: a script, a file or another machine's share must not be
    one click away from a story that somebody else wrote.
    """
    if len(address) > _LONGEST or _SUSPECT.search(address):
        return ""
    if _INSIDE.fullmatch(address):
        return address
    if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
        scheme, rest = address.split(":", 1)
        return f"{scheme.lower()}:{rest}"
    return ""


def image_address(address: str) -> str:
    """Return the address of a picture in the story's own media folder, or "" for anything else."""
    fits = len(address) <= _LONGEST and _MEDIA.fullmatch(address) and not _UNSEEN.search(address)
    return address if fits else ""


def label(text: str) -> str:
    """Return the label of a reference or a note in the form in which two labels are compared."""
    return " ".join(text.casefold().split())
