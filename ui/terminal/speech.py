"""The one way to a terminal: other people's words are shown and never obeyed.

A story's title may hold the signs by which a terminal is told to clear its screen, to rename its window or to write
backwards. Whatever is printed goes through here, where such signs become letters: `\\x1b`, `\\u202e`. The only orders
that reach a terminal are ours: bold, and the one line that shows progress.
"""

import json
import os
import re
import sys
from typing import Final, TextIO

# Set around matched words by `bold`, and understood by `say_marked` alone.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_ORDERS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return a text with every sign that is an order written out in letters; tabs and line ends stay."""
    return _ORDERS.sub(lambda sign: _letters(sign[0]), text)


def say(text: str = "", *, end: str = "\n", aloud: bool = False) -> None:
    """Print a text; `aloud` on the error stream."""
    _write(visible(text) + end, sys.stderr if aloud else sys.stdout)


def bold(text: str) -> str:
    """Return a text that stands out: bold where `say_marked` prints it on a terminal with colours, else in brackets."""
    return f"{_BEGIN}{visible(text)}{_END}" if _has_colours() else f"[{visible(text)}]"


def say_marked(line: str) -> None:
    """Print a line of which some pieces come from `bold` and all others from `visible`."""
    parts = re.split(f"([{_BEGIN}{_END}])", line)
    codes = {_BEGIN: "\033[1m", _END: "\033[0m"}
    _write("".join(codes.get(part) or visible(part) for part in parts) + "\n", sys.stdout)


def say_json(value: object) -> None:
    """Print a value for programs, and for whoever looks at it: orders are escaped as JSON does it."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    _write(_ORDERS.sub(lambda sign: json.dumps(sign[0])[1:-1], text) + "\n", sys.stdout)


def say_over(text: str, *, width: int = 0, done: bool = False) -> None:
    """Write over the last line of the error stream; `done` ends it."""
    _write(f"\r{visible(text):<{width}}" + ("\n" if done else ""), sys.stderr)


def leave() -> None:
    """Say nothing more, nor let Python complain at its end: whoever listened, `head` perhaps, has gone."""
    sys.stderr.close()


def is_watched() -> bool:
    """Tell whether somebody sees the error stream as it is written."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _has_colours() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _letters(sign: str) -> str:
    number = ord(sign)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65_536 else f"\\U{number:08x}"


def _write(text: str, stream: TextIO) -> None:
    stream.write(text)
    stream.flush()
