"""Nothing of a photo but the picture comes into a library: not where, not when, not whose phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.pictures import MAX_BYTES, Kind, kind_of, picture_name, read_picture, stripped
from kb.problems import KnownError
from tests.kb.sample_pictures import GIF, JPEG, SECRET, WEBP, exif, gif_with, jpeg_with, png, webp_with

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
