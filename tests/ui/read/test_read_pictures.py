"""Pictures are judged by their bytes before any decoder sees them, decoded in the background, and take bounded memory."""

import struct
import threading
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QImageReader

from kb.base.problems import KnownError
from kb.pictures.pictures import MAX_PIXELS, kind_of, measured, read_picture
from kb.reading import read
from tests.kb import sample_pictures
from ui.read import story_images as reading_pictures
from ui.read.reader import StoryBrowser
from ui.read.story_images import Pictures
from ui.widgets import picture_decoder
from ui.widgets.picture_decoder import decoded

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
NAMES = ["a.svg", "a.png", "a.jpg", "a.webp", "a.gif", "a"]


def painted(width: int = 60, height: int = 20, kind: str = "png", folder: Path | None = None) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert folder is not None
    file = folder / f"x.{kind}"
    assert image.save(str(file))
    return file.read_bytes()


def png_of(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.fixture
def story(tmp_path):
    (tmp_path / "cerita" / "media").mkdir(parents=True)
    return tmp_path / "cerita"


def put(story: Path, name: str, data: bytes) -> str:
    (story / "media" / name).write_bytes(data)
    return f"media/{name}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data",
    [SVG, SVG.replace(b'<?xml version="1.0"?>', b""), b"\x1f\x8b" + SVG, b"BM" + b"\0" * 60, b"%PDF-1.4", b"II*\0" + b"\0" * 60,
     b"\0\0\1\0\1\0", b"/* XPM */", b"P6 4 4 255 " + b"\0" * 48, b"", b"\0" * 40],
)  # fmt: skip
def test_no_decoder_sees_anything_but_the_four_kinds(story, monkeypatch, name, data):
    """Whatever a file is called."""
    made = []
    monkeypatch.setattr(picture_decoder, "QImageReader", lambda *given: made.append(given))
    source = put(story, name, data)
    assert Pictures(story).size(source) is None
    assert Pictures(story).load(source, 100) is None
    assert decoded(data) is None
    assert made == []


def test_an_svg_under_another_name_is_refused_with_a_sentence():
    with pytest.raises(KnownError) as caught:
        read_picture(SVG, "peta.png")
    assert "peta.png" in caught.value.what.id
    assert "JPEG, PNG, WebP" in caught.value.remedy.id


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_a_picture_is_read_by_what_it_is_and_not_by_its_name(story, tmp_path, kind):
    data = painted(600, 200, kind, tmp_path)
    source = put(story, "aneh.svg", data)
    assert Pictures(story).size(source).toTuple() == (600, 200)
    assert Pictures(story).load(source, 300).width() == 300
    assert decoded(data).width() == 600


@pytest.mark.parametrize(
    ("width", "height"), [(60_000, 60_000), (24_000_001, 1), (1, MAX_PIXELS + 1), (0, 9), (2**31, 2**31 - 1)]
)
def test_a_picture_of_more_than_24_megapixels_is_not_decoded(monkeypatch, width, height):
    monkeypatch.setattr(picture_decoder, "QImageReader", lambda *_: pytest.fail("decoded"))
    assert measured(png_of(width, height)) is None
    assert decoded(png_of(width, height)) is None


def test_what_fits_takes_no_more_memory_than_was_promised():
    assert measured(png_of(6_000, 4_000)).width == 6_000
    decoded(png_of(60, 40))
    assert QImageReader.allocationLimit() == picture_decoder.MEGABYTES
    assert MAX_PIXELS * 4 <= picture_decoder.MEGABYTES * 1024 * 1024 <= 160 * 1024 * 1024


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_held_upright_keeps_the_right_shape(story, tmp_path, orientation):
    plain = painted(80, 40, "jpg", tmp_path)
    exif = b"Exif\0\0" + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    data = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    source = put(story, "foto.jpg", data)
    wanted = (40, 80) if orientation >= 5 else (80, 40)
    assert Pictures(story).size(source).toTuple() == wanted
    assert decoded(data).size().toTuple() == wanted
    assert decoded(data, 20).width() == 20


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP"]),
)
def test_broken_bytes_are_no_picture_and_no_error(rest, sign):
    data = sign + rest
    seen = measured(data)
    assert seen is None or (seen.kind == kind_of(data) and 0 < seen.width * seen.height <= MAX_PIXELS)
    image = decoded(data)
    assert image is None or seen is not None


@given(st.data())
def test_a_picture_cut_off_or_changed_anywhere_is_survived(data):
    good = data.draw(st.sampled_from([png_of(40, 20), sample_pictures.JPEG]))
    at = data.draw(st.integers(0, len(good) - 1))
    changed = data.draw(
        st.sampled_from([good[:at], good[:at] + bytes([data.draw(st.integers(0, 255))]) + good[at + 1 :]])
    )
    image = decoded(changed)
    assert image is None or image.width() * image.height() <= MAX_PIXELS


def test_the_page_stands_at_once_and_its_pictures_come_from_another_thread(qtbot, story, tmp_path, monkeypatch):
    source = put(story, "peta.png", painted(400, 100, "png", tmp_path))
    threads = []
    really = reading_pictures.decoded
    monkeypatch.setattr(
        reading_pictures, "decoded", lambda *given: threads.append(threading.current_thread()) or really(*given)
    )
    browser = StoryBrowser()
    qtbot.addWidget(browser)
    browser.resize(700, 500)
    browser.show()
    browser.show_reading(read(f"![Peta]({source})"), Pictures(story))
    with qtbot.waitSignal(browser.picture_shown, timeout=10_000):
        browser.grab()
    assert threads
    assert threading.main_thread() not in threads
    shown = browser.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 5) for y in range(0, shown.height(), 5)}
    assert QColor("teal").name() in colours


def test_an_answer_that_comes_after_the_page_has_gone_changes_nothing(qtbot, story, tmp_path):
    source = put(story, "peta.png", painted(400, 100, "png", tmp_path))
    browser = StoryBrowser()
    qtbot.addWidget(browser)
    browser.show()
    browser.show_reading(read(f"![Peta]({source})"), Pictures(story))
    browser.grab()
    browser.show_reading(read("Halaman lain."), Pictures(story))
    shown = []
    browser.picture_shown.connect(lambda: shown.append(1))
    qtbot.wait(200)
    assert shown == []
    browser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)


def test_what_is_no_picture_says_so_in_its_place(qtbot, story):
    source = put(story, "peta.png", SVG)
    browser = StoryBrowser()
    qtbot.addWidget(browser)
    browser.show_reading(read(f"![Peta desa]({source})"), Pictures(story))
    assert "Gambar tidak dapat ditampilkan: Peta desa" in browser.toPlainText()
