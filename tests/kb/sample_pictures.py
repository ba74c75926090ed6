"""Tiny pictures of four by two pixels, with and without what a camera would add."""

import struct
import zlib
from base64 import b64decode
from typing import Final

SECRET: Final = b"Lintang -6.1754, Bujung 106.8272, HP Bu Ratna"


def png(width: int = 4, height: int = 2, *more: tuple[bytes, bytes]) -> bytes:
    """Make a red picture; `more` are blocks put in before the pixels."""
    rows = zlib.compress((b"\0" + b"\xff\0\0" * min(width, 64)) * min(height, 64))
    blocks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), *more, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in blocks
    )


JPEG: Final = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////////"
    "////////////////////2wBDAaq0tPDS8P//////////////////////////////////////////////////////////////////"
    "////////////wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCABWf/2Q=="
)
WEBP: Final = b64decode("UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoEAAIAAUAmJaACdLoB+AADsAD+8ut//NgVzXPv9//S4P0uD9Lg/9KQAAA=")
GIF: Final = b64decode("R0lGODdhBAACAIEAAP8AAAAAAAAAAAAAACwAAAAABAACAAAIBwABCBwoMCAAOw==")


def jpeg_with(marker: int, body: bytes) -> bytes:
    """Put one more segment at the start of the JPEG, where cameras put theirs."""
    return JPEG[:2] + b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + JPEG[2:]


def exif(orientation: int, secret: bytes = SECRET) -> bytes:
    """Write what a phone writes: which way up it was held, and much else."""
    return b"Exif\0\0" + struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0) + secret


def webp_with(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    inside = WEBP[8:] + chunk
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def gif_with(label: int, body: bytes) -> bytes:
    block = b"\x21" + bytes([label, len(body)]) + body + b"\0"
    return GIF[:-1] + block + b"\x3b"
