"""Blocks of pictures cut to what they may hold: of fixed length, or counted by themselves; profiles without their words.

A block that belongs to the picture can carry more than the picture needs: a colour profile names the screen and its owner,
the loop of an animation takes any text behind it. What is kept here is exactly what a decoder reads.
"""

import struct
import zlib
from collections.abc import Callable
from typing import Final

# How long each block of a PNG may be; others (pixels, profiles) are looked at by themselves.
_PNG_LENGTHS: Final = {
    b"IHDR": frozenset({13}),
    b"PLTE": frozenset(range(3, 769, 3)),
    b"IEND": frozenset({0}),
    b"tRNS": frozenset(range(1, 257)),
    b"cHRM": frozenset({32}),
    b"gAMA": frozenset({4}),
    b"sBIT": frozenset({1, 2, 3, 4}),
    b"sRGB": frozenset({1}),
    b"bKGD": frozenset({1, 2, 6}),
    b"hIST": frozenset(range(2, 513, 2)),
    b"pHYs": frozenset({9}),
    b"cICP": frozenset({4}),
    b"acTL": frozenset({8}),
    b"fcTL": frozenset({26}),
}
# Numbers about colours; every other tag of a profile is words, or the number of a device.
_NUMBERS: Final = frozenset(
    [
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"lumi", b"cicp"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"chrm"),
    ]
)
_WORDED: Final = frozenset({b"desc", b"text", b"mluc"})
_PROFILE_HEAD: Final = 132
_PROFILE_ID: Final = slice(84, 100)
_NAME: Final = b"icc"
_MOST_TAGS: Final = 100
_MOST_COLOURS: Final = 4
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that begin with its size."""
_LARGEST_PROFILE: Final = 4 * 1024 * 1024
_STEP: Final = 1 << 20


def png_fits(kind: bytes, body: bytes) -> bool:
    """Tell whether a block of a PNG has a length that its kind allows."""
    allowed = _PNG_LENGTHS.get(kind)
    return allowed is None or len(body) in allowed


def png_profile(body: bytes) -> bytes | None:
    """Return the block of a colour profile without any words; None where it is none."""
    name, _, rest = body.partition(b"\0")
    if not name or rest[:1] != b"\0":
        return None
    unpacked = zlib.decompressobj()
    try:
        profile = unpacked.decompress(rest[1:], _LARGEST_PROFILE)
    except zlib.error:
        return None
    clean = wordless_profile(profile) if unpacked.eof else None
    if clean is None:
        return None
    # Packed again only where something was taken away: another computer's zlib may pack the same in other bytes.
    return (
        body
        if clean == profile and name == _NAME and not unpacked.unused_data
        else _NAME + b"\0\0" + zlib.compress(clean)
    )


def packed_length(data: bytes) -> int:
    """Return where a packed stream of pixels ends in `data`; all of it where the stream is cut short or damaged."""
    unpacked = zlib.decompressobj()
    rest = data
    try:
        while rest and not unpacked.eof:
            unpacked.decompress(rest, _STEP)
            rest = unpacked.unconsumed_tail
    except zlib.error:
        return len(data)
    return len(data) - len(unpacked.unused_data) if unpacked.eof else len(data)


def wordless_profile(profile: bytes) -> bytes | None:
    """Return a colour profile in which all that is no number about colours is blank; None where it is no profile."""
    if len(profile) < _PROFILE_HEAD or profile[36:40] != b"acsp":
        return None
    (count,) = struct.unpack(">I", profile[128:132])
    table_end = _PROFILE_HEAD + 12 * count
    if count > _MOST_TAGS or table_end > len(profile):
        return None
    clean = bytearray(len(profile))
    clean[:table_end] = profile[:table_end]
    clean[_PROFILE_ID] = bytes(16)
    for place in range(_PROFILE_HEAD, table_end, 12):
        tag, start, length = struct.unpack(">4sII", profile[place : place + 12])
        if start < table_end or start + length > len(profile):
            return None
        # Of words only their kind stays, so that whoever looks for them finds none instead of a damaged profile.
        worded = profile[start : start + 4] in _WORDED
        kept = length if tag in _NUMBERS else min(length, 8 if worded else 0)
        clean[start : start + kept] = profile[start : start + kept]
    return bytes(clean)


def jpeg_segment(marker: int, body: bytes) -> bytes | None:
    """Return what a decoder reads of a segment of tables and shapes; None for a kind that no picture needs."""
    kept: bytes | None = None
    if marker in FRAMES and len(body) > 5 and body[5] <= _MOST_COLOURS:
        kept = body[: 6 + 3 * body[5]]
    elif marker == 0xDA and body and body[0] <= _MOST_COLOURS:
        kept = body[: 4 + 2 * body[0]]
    elif marker in {0xDC, 0xDD}:
        kept = body[:2]
    elif marker == 0xDB:
        kept = _tables(body, lambda at: 129 if body[at] >> 4 else 65)
    elif marker == 0xC4:
        kept = _tables(body, lambda at: 17 + sum(body[at + 1 : at + 17]))
    elif marker == 0xCC:
        kept = body[:64]
    return kept


def _tables(body: bytes, length: Callable[[int], int]) -> bytes:
    """Return the tables that stand in a row and are whole; what is left over is none."""
    place = 0
    while place < len(body) and place + length(place) <= len(body):
        step = length(place)
        if not any(body[place : place + step]) or body[place] & 0x0F > 3:
            break
        place += step
    return body[:place]
