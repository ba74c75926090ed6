"""What a picture says about where, when, by whom and with what it was taken; read from its bytes, never decoded.

JPEG, PNG, WebP and HEIC carry the same block of Exif in different wrappings. A block that cannot be understood is still
a block that should not leave: whatever is there is told.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

import msgspec

from kb.pictures.pictures import stripped

_GPS_IFD: Final = 0x8825
_EXIF_IFD: Final = 0x8769
_TEXT_TAGS: Final = {
    0x010E: "description",
    0x010F: "device",
    0x0110: "device",
    0x0131: "program",
    0x0132: "time",
    0x013B: "author",
    0x8298: "owner",
}
_EXIF_TAGS: Final = {
    0x9003: "time",
    0x9004: "time",
    0xA430: "owner",
    0xA431: "serial number",
    0x9286: "comment",
    0xA435: "serial number",
}
_XMP_GPS: Final = re.compile(rb"GPSL(?:at|ong)itude\W{1,4}([^\"<]{3,24})")
_LIMIT: Final = 512


class ImageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Where a picture was taken ("-6.20000, 106.81667"), what else it tells by name, and whether it carries anything."""

    place: str = ""
    tells: tuple[tuple[str, str], ...] = ()
    carries: bool = False


def image_facts(data: bytes) -> ImageFacts:
    """Read what a picture carries; bytes that are no known picture carry nothing."""
    try:
        blocks = list(_blocks(data))
    except (struct.error, IndexError, ValueError):
        blocks = []
    place = ""
    tells: dict[str, str] = {}
    for kind, block in blocks:
        if kind == "exif":
            found, told = _exif(block)
            place = place or found
            tells |= told
        else:
            if gps := _XMP_GPS.findall(block):
                place = place or ", ".join(value.decode("utf-8", "replace") for value in gps[:2])
            if kind == "text":
                tells.setdefault("comment", block[:_LIMIT].decode("utf-8", "replace").replace("\0", " ").strip())
    return ImageFacts(place=place, tells=tuple(sorted(tells.items())), carries=bool(blocks))


def _blocks(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith(b"\x89PNG"):
        yield from _png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        yield from _webp(data)
    elif data[4:8] == b"ftyp":
        # HEIC keeps its Exif as an item somewhere in the file: its beginning is unmistakable.
        for match in re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", data):
            yield "exif", data[match.end() : match.end() + 65536]
        if b"<x:xmpmeta" in data:
            yield "xmp", data[data.index(b"<x:xmpmeta") :][:65536]


def _jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] not in {0xDA, 0xD9}:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        body = data[place + 4 : place + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            yield "exif", body[6:]
        elif marker == 0xE1:
            yield "xmp", body
        elif marker == 0xFE:
            yield "text", body
        elif marker == 0xED:
            yield "iptc", body
        place += 2 + max(length, 2)


def _png(data: bytes) -> Iterator[tuple[str, bytes]]:
    place = 8
    while place + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if kind == b"eXIf":
            yield "exif", body.removeprefix(b"Exif\0\0")
        elif kind in {b"tEXt", b"iTXt", b"zTXt"}:
            yield ("xmp" if body.startswith(b"XML:com.adobe") else "text"), body
        elif kind == b"tIME":
            yield "time", body
        place += 12 + length


def _webp(data: bytes) -> Iterator[tuple[str, bytes]]:
    place = 12
    while place + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[place : place + 8])
        if kind == b"EXIF":
            yield "exif", data[place + 8 : place + 8 + length].removeprefix(b"Exif\0\0")
        elif kind == b"XMP ":
            yield "xmp", data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _exif(tiff: bytes) -> tuple[str, dict[str, str]]:
    if tiff[:2] not in {b"II", b"MM"}:
        return "", {}
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        start = struct.unpack(order + "I", tiff[4:8])[0]
        first = _entries(tiff, order, start)
        tells = _texts(tiff, order, first, _TEXT_TAGS)
        if _EXIF_IFD in first:
            tells |= _texts(tiff, order, _entries(tiff, order, first[_EXIF_IFD][2]), _EXIF_TAGS)
        place = _place(tiff, order, _entries(tiff, order, first[_GPS_IFD][2])) if _GPS_IFD in first else ""
    except (struct.error, IndexError):
        return "", {}
    return place, tells


def _entries(tiff: bytes, order: str, start: int) -> dict[int, tuple[int, int, int]]:
    """Return tag -> (type, count, value or offset) of one directory."""
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    found = {}
    for number in range(min(count, 300)):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        tag, kind, many, value = struct.unpack(order + "HHII", entry)
        found[tag] = (kind, many, value)
    return found


def _texts(tiff: bytes, order: str, entries: dict[int, tuple[int, int, int]], wanted: dict[int, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag, name in wanted.items():
        if tag not in entries:
            continue
        _, many, value = entries[tag]
        raw = struct.pack(order + "I", value)[:many] if many <= 4 else tiff[value : value + min(many, _LIMIT)]
        text = raw.split(b"\0")[0].decode("utf-8", "replace").strip()
        if text:
            found.setdefault(name, text)
    return found


def _place(tiff: bytes, order: str, entries: dict[int, tuple[int, int, int]]) -> str:
    """Return latitude and longitude in degrees; a block of GPS that says neither is told as it is."""
    degrees = []
    for reference, tag in ((1, 2), (3, 4)):
        if tag not in entries:
            return "GPS"
        at = entries[tag][2]
        parts = struct.unpack(order + "6I", tiff[at : at + 24])
        hours = [parts[i] / parts[i + 1] if parts[i + 1] else 0.0 for i in (0, 2, 4)]
        sign = struct.pack(order + "I", entries[reference][2])[:1] if reference in entries else b""
        degrees.append((-1 if sign in {b"S", b"W"} else 1) * (hours[0] + hours[1] / 60 + hours[2] / 3600))
    return ", ".join(f"{degree:.5f}" for degree in degrees)


def without_facts(data: bytes, name: str = "") -> bytes:
    """Return a picture without anything it could tell; raises KnownError for what cannot be cleaned.

    The bytes handed in stay as they are. JPEG, PNG, WebP and GIF are cleaned by `kb.pictures.pictures`; of HEIC the blocks are
    blanked in place, so that every length in the file still holds.
    """
    if data[4:8] != b"ftyp":
        return stripped(data, name)
    clean = bytearray(data)
    for match in re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", data):
        end = match.end() + _extent(data[match.end() :])
        clean[match.start() : end] = bytes(end - match.start())
    for match in re.finditer(rb"<x:xmpmeta.*?</x:xmpmeta>", data, re.DOTALL):
        clean[match.start() : match.end()] = b" " * (match.end() - match.start())
    return bytes(clean)


def _extent(tiff: bytes) -> int:
    """Return how far a block of Exif reaches: the end of its farthest value, at least its directories."""
    order = "<" if tiff[:2] == b"II" else ">"
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
    farthest, waiting, seen = 8, [struct.unpack(order + "I", tiff[4:8])[0]], set()
    while waiting:
        start = waiting.pop()
        if start in seen or start + 2 > len(tiff):
            continue
        seen.add(start)
        try:
            entries = _entries(tiff, order, start)
        except struct.error:
            continue
        farthest = max(farthest, start + 6 + 12 * len(entries))
        for tag, (kind, many, value) in entries.items():
            size = sizes.get(kind, 1) * many
            if size > 4:
                farthest = max(farthest, min(value + size, len(tiff)))
            if tag in {_GPS_IFD, _EXIF_IFD}:
                waiting.append(value)
    return min(farthest, len(tiff))
