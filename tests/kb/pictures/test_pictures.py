"""Nothing of a photo but the picture comes into a library: not where, not when, not whose phone."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.pictures.pictures import MAX_BYTES, Kind, kind_of, picture_name, read_picture, stripped
from tests.kb.sample_pictures import GIF, JPEG, SECRET, WEBP, exif, gif_with, jpeg_with, png, webp_with


def profile(words: bytes) -> bytes:
    """A colour profile as a screen writes it: its red, and whose screen it is."""
    red, name = b"XYZ \0\0\0\0" + struct.pack(">3I", 1, 2, 3), b"mmod\0\0\0\0" + words
    tags = struct.pack(">I4sII4sII", 2, b"rXYZ", 156, len(red), b"desc", 156 + len(red), len(name))
    return struct.pack(">I", 156 + len(red) + len(name)) + bytes(32) + b"acsp" + bytes(88) + tags + red + name


TELLTALES = {
    "jpeg: exif": jpeg_with(0xE1, exif(6)),
    "jpeg: xmp": jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
    "jpeg: iptc": jpeg_with(0xED, b"Photoshop 3.0\0" + SECRET),
    "jpeg: remark": jpeg_with(0xFE, SECRET),
    "jpeg: small picture": jpeg_with(0xE0, b"JFXX\0\x10" + SECRET),
    "jpeg: unheard-of block": jpeg_with(0xE9, SECRET),
    "jpeg: film behind the photo": JPEG + b"\0\0\0\x18ftypmp42" + SECRET,
    "png: text": png(4, 2, (b"tEXt", b"Comment\0" + SECRET)),
    "png: exif": png(4, 2, (b"eXIf", exif(6)[6:])),
    "png: unheard-of block": png(4, 2, (b"geOt", SECRET)),
    "png: behind the end": png() + SECRET,
    "png: behind the pixels": png(4, 2, (b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * 4) * 2) + SECRET)),
    "png: a colour too many": png(4, 2, (b"bKGD", SECRET)),
    "png: colour profile": png(4, 2, (b"iCCP", b"Layar " + SECRET + b"\0\0" + zlib.compress(profile(SECRET)))),
    "jpeg: colour profile": jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + profile(SECRET)),
    "jpeg: broken colour profile": jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + SECRET),
    "jpeg: behind a short segment": jpeg_with(0xDD, b"\0\0" + SECRET),
    "jpeg: unused marker": jpeg_with(0xF3, SECRET),
    "gif: behind the loop": GIF[:-1] + b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0" + bytes([len(SECRET)]) + SECRET + b"\0\x3b",
    "webp: colour profile": webp_with(b"ICCP", profile(SECRET)),
    "gif: remark": gif_with(0xFE, SECRET),
    "gif: program": gif_with(0xFF, b"XMP DataXMP" + SECRET),
    "gif: behind the end": GIF + SECRET,
    "webp: exif": webp_with(b"EXIF", exif(6)),
    "webp: xmp": webp_with(b"XMP ", SECRET),
}
PLAIN: dict[Kind, bytes] = {"jpeg": JPEG, "png": png(), "gif": GIF, "webp": WEBP}


@pytest.mark.parametrize("data", TELLTALES.values(), ids=TELLTALES)
def test_what_tells_of_people_and_places_is_gone(data):
    clean = stripped(data)
    assert SECRET in data
    assert SECRET not in clean
    assert stripped(clean) == clean
    read = read_picture(data)
    assert (read.width, read.height) == (4, 2)


@pytest.mark.parametrize("kind", PLAIN)
def test_a_picture_that_tells_nothing_stays_as_it_is(kind):
    assert kind_of(PLAIN[kind]) == kind
    assert stripped(PLAIN[kind]) == PLAIN[kind]


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_of_a_colour_profile_the_colours_stay(kind):
    whole = profile(b"Layar Ratna")
    data = {
        "png": png(4, 2, (b"iCCP", b"icc\0\0" + zlib.compress(whole))),
        "jpeg": jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + whole),
        "webp": webp_with(b"ICCP", whole),
    }[kind]
    clean = stripped(data)
    if kind == "png":
        clean = zlib.decompress(clean[clean.index(b"icc\0\0") + 5 :][: len(clean)].partition(b"IDAT")[0][:-8])
    assert struct.pack(">3I", 1, 2, 3) in clean
    assert b"Ratna" not in clean


def test_a_profile_in_many_segments_stays_whole():
    whole = profile(b"Layar Ratna")
    parts = [b"ICC_PROFILE\0" + bytes([number + 1, 2]) + whole[number * 90 :][:90] for number in (0, 1)]
    parts[1] = b"ICC_PROFILE\0\2\2" + whole[90:]
    data = JPEG[:2] + b"".join(b"\xff\xe2" + struct.pack(">H", len(one) + 2) + one for one in parts) + JPEG[2:]
    clean = stripped(data)
    assert clean.count(b"ICC_PROFILE") == 1
    assert struct.pack(">3I", 1, 2, 3) in clean
    assert b"Ratna" not in clean


def test_a_photo_taken_upright_stays_upright():
    turned = stripped(jpeg_with(0xE1, exif(6)))
    assert turned.count(b"Exif") == 1
    assert b"Exif" not in stripped(jpeg_with(0xE1, exif(1)))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not-a-picture"),
        (b"MZ\x90\0", "not-a-picture"),
        (JPEG[:40], "broken-picture"),
        (JPEG.replace(b"\xff\xda\x00\x0c\x03", b"\xff\xda\x00\x0c\x05"), "broken-picture"),  # five colours
        (png()[:-20], "broken-picture"),
        (png()[:50] + b"!" + png()[51:], "broken-picture"),
        (GIF[:20], "broken-picture"),
        (WEBP[:16], "broken-picture"),
        (png(0, 2), "broken-picture"),
        (png(60_000, 60_000), "picture-too-big"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES), "picture-too-big"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(data, code):
    with pytest.raises(KnownError) as told:
        stripped(data, "rumah klien.jpg")
    assert told.value.code == code
    assert "rumah klien.jpg" in told.value.what.id


@given(st.sampled_from(sorted(TELLTALES)), st.data())
def test_damage_ends_in_a_sentence_or_in_a_clean_picture(name, data):
    raw = bytearray(TELLTALES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        clean = stripped(bytes(raw))
    except KnownError:
        return
    assert stripped(clean) == clean


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("IMG_2024 Rumah Bu Ratna.JPG", "img-2024-rumah-bu-ratna.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\siti\\Foto\\peta.png", "peta.jpg"),
        ("con.png", "gambar-con.jpg"),
        ("图.png", "gambar.jpg"),
        ("", "gambar.jpg"),
        (".jpg", "jpg.jpg"),
        ("a" * 300 + ".png", "a" * 60 + ".jpg"),
    ],
)
def test_names_are_safe_on_every_computer(name, safe):
    assert picture_name(name, "jpeg") == safe
