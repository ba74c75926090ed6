"""The insides of JPEG, PNG, GIF and WebP files: which blocks are the picture, and nothing else.

Each function keeps a list of known harmless blocks rather than dropping a list of known bad ones, so a kind of metadata
that nobody has heard of yet does not come through. No pixel is decoded or changed: the picture looks the same to the bit.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from kb.pictures.picture_shape import FRAMES, jpeg_segment, packed_length, png_fits, png_profile, wordless_profile

Size = tuple[int, int]

PNG_SIGN: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs cICP acTL fcTL fdAT".split()
)
_WEBP_KEPT: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_TELLTALE: Final = 0x08 | 0x04  # VP8X says "there is Exif" and "there is XMP" in these bits
_GIF_LOOPS: Final = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_ORIENTATION: Final = 0x0112
_PROFILE: Final = b"ICC_PROFILE\0"
_MOST_OF_PROFILE: Final = 65_519  # bytes of a profile that one segment holds


class BrokenPictureError(Exception):
    """The bytes begin like a picture and then stop making sense."""


def jpeg(data: bytes) -> tuple[Size, bytes]:
    """Return size and cleaned bytes; of Exif only the orientation stays, or half of all photos would lie on their side."""
    out, position, size, scanned = [b"\xff\xd8"], 2, (0, 0), False
    profile = _jpeg_profile(data)
    while position < len(data):
        marker, position = _next_marker(data, position)
        if marker == 0xD9:
            break
        if marker in _ALONE:
            continue
        body = _segment(data, position)
        position += 2 + len(body)
        if marker in FRAMES and len(body) >= 5:
            if size != (0, 0):
                continue  # a picture has one shape
            height, width = struct.unpack(">HH", body[1:5])
            size = (width, height)
        if marker == 0xE2:  # a profile may lie in many segments, which all come together in the place of the first
            out += profile
            profile = []
            continue
        kept = _jpeg_kept(marker, body)
        if kept is not None:
            out.append(_jpeg_block(marker, kept))
        elif marker in FRAMES or marker == 0xDA:
            raise BrokenPictureError  # nothing says how to read what follows
        if marker == 0xDA:
            scanned = True
            end = _SCAN_END.search(data, position)
            stop = end.start() if end else len(data)
            out.append(data[position:stop])
            position = stop
    if not scanned:
        raise BrokenPictureError
    return size, b"".join((*out, b"\xff\xd9"))


def png(data: bytes) -> tuple[Size, bytes]:
    """Return size and cleaned bytes; texts, times and Exif go."""
    out, size, ended, left = [PNG_SIGN], (0, 0), False, -1
    for kind, body, whole in _png_chunks(data):
        if kind == b"IHDR" and len(body) == 13:
            size = struct.unpack(">II", body[:8])
        if kind == b"IDAT":
            if left < 0:
                left = packed_length(b"".join(more for one, more, _ in _png_chunks(data) if one == kind))
            if left or not body:
                out.append(whole if len(body) <= left else _png_chunk(kind, body[:left]))
            left -= min(left, len(body))
        elif kind == b"iCCP":
            profile = png_profile(body)
            out += [_png_chunk(kind, profile)] if profile else []
        elif kind in _PNG_KEPT and png_fits(kind, body):
            out.append(whole)
        if kind == b"IEND":
            ended = True
            break
    if not ended:
        raise BrokenPictureError
    return size, b"".join(out)


def gif(data: bytes) -> tuple[Size, bytes]:
    """Return size and cleaned bytes; comments and the blocks of programs go, the loop of an animation stays."""
    if len(data) < 13:
        raise BrokenPictureError
    size = struct.unpack("<HH", data[6:10])
    position = 13 + _gif_table(data[10])
    out, drawn = [data[:position]], False
    while position < len(data) and data[position] != 0x3B:
        start = position
        if data[start] == 0x2C and start + 10 < len(data):
            position = _gif_blocks(data, start + 11 + _gif_table(data[start + 9]))
            keep = drawn = True
        elif data[start] == 0x21 and start + 2 < len(data):
            position = _gif_blocks(data, start + 2)
            # One block of fixed length each; whatever stands in a further one is nobody's picture.
            if data[start + 1 : start + 3] == b"\xf9\x04":
                out.append(data[start : start + 7] + b"\0")
            elif data[start + 1 : start + 3] == b"\xff\x0b" and data[start + 3 : start + 14] in _GIF_LOOPS:
                out += [data[start : start + 18] + b"\0"] if data[start + 14 : start + 16] == b"\x03\x01" else []
            keep = False
        else:
            raise BrokenPictureError
        if keep:
            out.append(data[start:position])
    if not drawn:
        raise BrokenPictureError
    return size, b"".join((*out, b"\x3b"))


def webp(data: bytes) -> tuple[Size, bytes]:
    """Return size and cleaned bytes; Exif, XMP and whatever is unknown go, inside the frames of an animation too."""
    size: Size = (0, 0)
    parts = []
    for kind, body in _webp_chunks(data[12:]):
        if kind not in _WEBP_KEPT:
            continue
        clean = body
        if kind == b"VP8X" and len(body) >= 10:
            clean = bytes([body[0] & ~_WEBP_TELLTALE]) + body[1:10]
            size = (int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1)
        elif kind == b"ICCP":
            clean = wordless_profile(body) or b""
        elif kind == b"ANIM":
            clean = body[:6]
        elif kind == b"ANMF":
            inner = ((k, b) for k, b in _webp_chunks(body[16:]) if k in _WEBP_KEPT)
            clean = body[:16] + b"".join(_webp_chunk(k, b) for k, b in inner)
        elif size == (0, 0):
            size = _webp_size(kind, body)
        parts.append(_webp_chunk(kind, clean))
    if not parts:
        raise BrokenPictureError
    inside = b"WEBP" + b"".join(parts)
    return size, b"RIFF" + struct.pack("<I", len(inside)) + inside


def jpeg_size(data: bytes) -> tuple[Size, bool]:
    """Return the size that the head of a JPEG tells, and whether it lies on its side; raises BrokenPictureError."""
    position, turned = 2, 0
    while position < len(data):
        marker, position = _next_marker(data, position)
        if marker in _ALONE:
            continue
        if marker in {0xD9, 0xDA}:
            break
        body = _segment(data, position)
        position += 2 + len(body)
        if marker == 0xE1:
            turned = turned or _orientation(body)
        if marker in FRAMES and len(body) >= 5:
            height, width = struct.unpack(">HH", body[1:5])
            return (width, height), turned >= 5
    raise BrokenPictureError


def webp_size(data: bytes) -> Size:
    """Return the size that the head of a WebP tells; raises BrokenPictureError."""
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X" and len(body) >= 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    return _webp_size(kind, body)


def _next_marker(data: bytes, position: int) -> tuple[int, int]:
    if data[position] != 0xFF:
        raise BrokenPictureError
    while position < len(data) and data[position] == 0xFF:
        position += 1
    if position >= len(data):
        raise BrokenPictureError
    return data[position], position + 1


def _segment(data: bytes, position: int) -> bytes:
    length = int.from_bytes(data[position : position + 2], "big")
    if length < 2 or position + length > len(data):
        raise BrokenPictureError
    return data[position + 2 : position + length]


def _jpeg_kept(marker: int, body: bytes) -> bytes | None:
    """Return what stays of a segment: colours and shape do, everything that tells of people, places and devices goes."""
    if marker == 0xE0:
        return body[:12] + b"\0\0" if body.startswith(b"JFIF\0") and len(body) >= 14 else None  # no small picture
    if marker == 0xE1:
        turned = _orientation(body)
        return _exif_of(turned) if 1 < turned <= 8 else None
    if marker == 0xEE:
        return body[:12] if body.startswith(b"Adobe") else None
    return None if 0xE0 <= marker <= 0xEF or marker == 0xFE else jpeg_segment(marker, body)


def _jpeg_block(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def _jpeg_profile(data: bytes) -> list[bytes]:
    """Return the segments of the colour profile without its words; none where there is none, or a broken one."""
    found: list[tuple[int, bytes]] = []
    position = 2
    while position < len(data):
        marker, position = _next_marker(data, position)
        if marker in _ALONE:
            continue
        if marker in {0xD9, 0xDA}:
            break
        body = _segment(data, position)
        position += 2 + len(body)
        if marker == 0xE2 and body.startswith(_PROFILE) and len(body) > len(_PROFILE) + 2:
            found.append((body[len(_PROFILE)], body[len(_PROFILE) + 2 :]))
    clean = wordless_profile(b"".join(part for _, part in sorted(found))) or b""
    parts = [clean[at : at + _MOST_OF_PROFILE] for at in range(0, len(clean), _MOST_OF_PROFILE)]
    heads = [_PROFILE + bytes([number, len(parts)]) for number in range(1, min(len(parts), 255) + 1)]
    return [_jpeg_block(0xE2, head + part) for head, part in zip(heads, parts, strict=False)]


def _orientation(exif: bytes) -> int:
    """Read which way up the camera was; 0 when it does not say."""
    tiff = exif[6:]
    if not exif.startswith(b"Exif\0\0") or tiff[:2] not in {b"MM", b"II"} or len(tiff) < 10:
        return 0
    order = ">" if tiff[:2] == b"MM" else "<"
    (start,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[start : start + 2]) if start + 2 <= len(tiff) else (0,)
    for number in range(min(count, 200)):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) == 12 and struct.unpack(order + "HH", entry[:4]) == (_ORIENTATION, 3):
            return int(struct.unpack(order + "H", entry[8:10])[0])
    return 0


def _exif_of(orientation: int) -> bytes:
    return b"Exif\0\0" + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    position = len(PNG_SIGN)
    while position + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        end = position + 12 + length
        if end > len(data):
            raise BrokenPictureError
        body = data[position + 8 : end - 4]
        if kind in _PNG_KEPT and zlib.crc32(kind + body) != int.from_bytes(data[end - 4 : end], "big"):
            raise BrokenPictureError
        yield kind, body, data[position:end]
        if kind == b"IEND":
            break
        position = end


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _gif_table(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _gif_blocks(data: bytes, position: int) -> int:
    """Step over a row of blocks to behind the empty one that ends it."""
    while position < len(data):
        length = data[position]
        position += 1 + length
        if length == 0:
            return position
    raise BrokenPictureError


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[position : position + 8])
        if position + 8 + length > len(data):
            raise BrokenPictureError
        yield kind, data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2


def _webp_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _webp_size(kind: bytes, body: bytes) -> Size:
    if kind == b"VP8 " and len(body) >= 10:
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return 0, 0
