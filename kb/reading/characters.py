"""Which characters may enter a reading: nothing that a screen, a file or another part would take for a command."""

import re

IMAGE = "\ufffc"
"""What an image reads as in the plain text."""

BREAK = "\u2028"
"""What a hard break reads as in the plain text."""

REPLACEMENT = "\ufffd"

# C0 and C1 controls, lone surrogates, the mark of an image, and the code points that Qt keeps for its own frames.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?")


def clean(text: str) -> str:
    """Return the text with one kind of line end and with every forbidden character shown as U+FFFD.

    Parts of the program disagree about such characters (does U+0085 end a line? does NUL end the text?), and offsets
    that disagree are the one thing a reading may not have. Marks of writing direction stay: they are text.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", BREAK)
    return _FORBIDDEN.sub(REPLACEMENT, text)
