"""Text that is written in a code which every computer reads: base64, base32, hexadecimal figures.

Chance alone hardly ever makes nine readable signs in a row, so what decodes to a text was one.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from typing import Final

_SHORTEST: Final = 8  # signs of the text that was written in a code
_LONGEST: Final = 4096  # signs that are looked at: a name does not stand behind that many of something else
_CODED: Final = re.compile(r"(?<![A-Za-z0-9+/_%-])[A-Za-z0-9+/_-]{12,}+={0,6}(?![A-Za-z0-9])")
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_BASE32: Final = re.compile(r"[A-Z2-7]+")
_MIXED: Final = re.compile(r"[a-z][A-Z0-9+/]|[A-Z0-9+/][A-Z0-9+/][a-z]|=$")
_MARK: Final = r"(?:\\x|0x|\\u00|u\+00|&#x|#)"
_BYTES: Final = re.compile(
    rf"(?<![0-9a-z]){_MARK}?[0-9a-f]{{2}}(?:[ ,;:_.\n-]{{0,2}}{_MARK}?[0-9a-f]{{2}}){{2,}}(?![0-9a-z])"
)
_NUMBERED: Final = r"(?:6[5-9]|[789]\d|1[01]\d|12[0-2])"
_NUMBERS: Final = re.compile(rf"(?<![\w.,]){_NUMBERED}(?:[ ,;:_\n-]{{1,2}}(?:{_NUMBERED}|32)){{2,}}(?!\w)")
_NO_FIGURE: Final = re.compile(rf"{_MARK}|[^0-9a-f]")
_FEWEST: Final = 3  # letters of a name that are worth a look
_TOLD: Final = re.compile(r"[^\W\d_]{3}|\d{6}|\d[\d -]{7}")


def encoded(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a readable text is written in a code."""
    for found in _CODED.finditer(text):
        signs = found[0]
        if any(_is_text(decode(signs[:_LONGEST])) for decode in _ways(signs)):
            yield found.span()


def coded(small: str) -> Iterator[tuple[int, int, str]]:
    """Yield where letters are written by their numbers, in a text in small letters, with what they say: "77 65 6c 6b 69"."""
    for found in _BYTES.finditer(small):
        told = bytes.fromhex(_NO_FIGURE.sub("", found[0])).decode("utf-8", "replace")
        if sum(map(str.isalpha, told)) >= _FEWEST:
            yield *found.span(), told
    for found in _NUMBERS.finditer(small):
        yield *found.span(), "".join(chr(int(number)) for number in re.findall(r"\d+", found[0]))


def _ways(signs: str) -> Iterator[Callable[[str], bytes]]:
    if _HEX.fullmatch(signs):
        yield _from_hex
    if _BASE32.fullmatch(signs.rstrip("=")):
        yield _from_base32
    if _MIXED.search(signs):
        yield _from_base64


def _from_hex(signs: str) -> bytes:
    return bytes.fromhex(signs[: len(signs) // 2 * 2])


def _from_base32(signs: str) -> bytes:
    plain = signs.rstrip("=")
    return _decoded(lambda: base64.b32decode(plain + "=" * (-len(plain) % 8)))


def _from_base64(signs: str) -> bytes:
    plain = signs.rstrip("=").replace("-", "+").replace("_", "/")
    return _decoded(lambda: base64.b64decode(plain + "=" * (-len(plain) % 4)))


def _decoded(decode: Callable[[], bytes]) -> bytes:
    try:
        return decode()
    except (binascii.Error, ValueError):
        return b""


def _is_text(decoded: bytes) -> bool:
    try:
        plain = decoded.decode("utf-8").strip()
    except UnicodeDecodeError:
        return False
    return len(plain) >= _SHORTEST and plain.replace("\n", " ").isprintable() and bool(_TOLD.search(plain))
