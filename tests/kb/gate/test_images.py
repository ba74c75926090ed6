"""What pictures tell besides what they show, in the wrappings that phones use."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate.identifiers.image_facts import image_facts, without_facts
from tests.kb.gate.drafts import exif, jpeg


def png(block: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"eXIf", block)
        + chunk(b"tEXt", b"Comment\0rumah klien")
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def webp(block: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    inside = b"WEBP" + chunk(b"VP8X", b"\x08" + bytes(9)) + chunk(b"VP8L", b"\x2f" + bytes(8)) + chunk(b"EXIF", block)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def heic(block: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftypheic" + bytes(12) + b"\0\0\0\6Exif\0\0" + block + b"\1PIXELS\1"


@pytest.mark.parametrize("wrapped", [jpeg, png, webp, heic])
@pytest.mark.parametrize("order", ["<", ">"])
def test_the_place_is_read_and_goes(wrapped, order: str):
    picture = wrapped(exif(gps=True, order=order))
    facts = image_facts(picture)
    assert facts.place == "-6.20000, 106.81667"
    assert ("device", "Kamera1") in facts.tells
    clean = without_facts(picture, "foto")
    assert not image_facts(clean).carries
    assert b"Kamera1" not in clean
    assert picture == wrapped(exif(gps=True, order=order))


def test_heic_keeps_its_length_and_its_pixels():
    picture = heic(exif(gps=True))
    clean = without_facts(picture)
    assert len(clean) == len(picture)
    assert clean.endswith(b"\1PIXELS\1")


def test_text_in_a_picture_is_told():
    assert any("rumah klien" in text for _, text in image_facts(png(exif(gps=False))).tells)


@given(
    st.binary(max_size=300),
    st.sampled_from(
        (b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x18ftypheicExif\0\0II*\0")
    ),
)
def test_broken_pictures_never_raise(data: bytes, start: bytes):
    assert image_facts(start + data).place is not None
