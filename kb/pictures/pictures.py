"""Pictures of a story: what they are by their bytes, without what cameras and phones write into them.

A photo says where and when it was taken, often to the metre: enough to find a client's home. What goes into a library is
the picture alone. The bytes handed in are never changed; `stripped` returns others.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.pictures.picture_blocks import PNG_SIGN, BrokenPictureError, Size, gif, jpeg, jpeg_size, png, webp, webp_size

Kind = Literal["png", "jpeg", "gif", "webp"]

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_PIXELS: Final = 24_000_000  # a bomb of a few kilobytes can unfold to gigabytes of pixels
ENDINGS: Final[Mapping[str, str]] = MappingProxyType({"png": ".png", "jpeg": ".jpg", "gif": ".gif", "webp": ".webp"})
_READERS: Final[Mapping[str, Callable[[bytes], tuple[Size, bytes]]]] = MappingProxyType(
    {"png": png, "jpeg": jpeg, "gif": gif, "webp": webp}
)
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")  # names that Windows keeps for itself
_LONGEST_NAME: Final = 60


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that may go into a story: its kind, its size in pixels, and the bytes without metadata."""

    kind: Kind
    width: int
    height: int
    data: bytes


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What the head of a picture tells: its kind, its size in stored pixels, and whether it is shown on its side."""

    kind: Kind
    width: int
    height: int
    turned: bool = False


def measured(data: bytes) -> Measured | None:
    """Return what a decoder would be given to do, None where it shall be given nothing.

    Looked at are the bytes alone: nothing but the four kinds, of a size that can be held in memory. The pixels may still
    turn out to be damaged.
    """
    kind = kind_of(data) if len(data) <= MAX_BYTES else None
    if kind is None:
        return None
    turned = False
    try:
        match kind:
            case "png":
                width, height = struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" else (0, 0)
            case "gif":
                width, height = struct.unpack("<HH", data[6:10])
            case "webp":
                width, height = webp_size(data)
            case "jpeg":
                (width, height), turned = jpeg_size(data)
    except (BrokenPictureError, struct.error, IndexError):
        return None
    if not 0 < width * height <= MAX_PIXELS:
        return None
    return Measured(kind=kind, width=width, height=height, turned=turned)


def kind_of(data: bytes) -> Kind | None:
    """Tell by the first bytes what a picture is; names and endings are only what somebody called it.

    None for everything a story cannot hold: SVG can carry programs, and HEIC, TIFF or EMF show only on some computers.
    """
    if data.startswith(PNG_SIGN):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def read_picture(data: bytes, name: str = "") -> Picture:
    """Read and clean a picture; raises KnownError, in words about `name`, when it is none, broken or too big."""
    shown = name or "gambar"
    if len(data) > MAX_BYTES:
        raise too_big(shown)
    kind = kind_of(data)
    if kind is None:
        raise _unknown(shown)
    try:
        (width, height), clean = _READERS[kind](data)
    except BrokenPictureError as error:
        raise _broken(shown) from error
    if width * height == 0:
        raise _broken(shown)
    if width * height > MAX_PIXELS:
        raise too_big(shown)
    return Picture(kind=kind, width=width, height=height, data=clean)


def stripped(data: bytes, name: str = "") -> bytes:
    """Return the picture without metadata; the pixels stay the same to the bit. Raises KnownError like `read_picture`.

    Stripping twice changes nothing, so `stripped(data) != data` tells that a picture carries something it should not.
    """
    return read_picture(data, name).data


def picture_name(name: str, kind: Kind) -> str:
    """Return a safe name for the media folder: small letters, figures and hyphens, with the ending of its true kind."""
    stem = PurePosixPath(PureWindowsPath(name).name).stem
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem))[:_LONGEST_NAME].strip("-") or "gambar"
    return ("gambar-" if _RESERVED.fullmatch(plain) else "") + plain + ENDINGS[kind]


def numbered(name: str) -> Iterator[str]:
    """Yield a file name and what it may be called where that is taken: "peta.png", "peta-2.png" and on."""
    yield name
    stem, dot, ending = name.rpartition(".")
    yield from (f"{stem}-{number}{dot}{ending}" for number in range(2, 10_000))


def _unknown(name: str) -> KnownError:
    return KnownError(
        Words(f"“{name}” bukan gambar yang dapat dipakai di sini.", f"“{name}” is no picture that can be used here."),
        Words(
            "Simpan gambar itu sebagai JPEG, PNG, WebP atau GIF, lalu tambahkan lagi. Berkas aslinya tidak diubah.",
            "Save the picture as JPEG, PNG, WebP or GIF and add it again. The original is unchanged.",
        ),
        code="not-a-picture",
    )


def _broken(name: str) -> KnownError:
    return KnownError(
        Words(f"Gambar “{name}” rusak atau tidak lengkap.", f"The picture “{name}” is damaged or incomplete."),
        Words(
            "Buka di program gambar dan simpan ulang, lalu tambahkan lagi. Berkas aslinya tidak diubah.",
            "Open it in a picture program, save it again, then add it. The original is unchanged.",
        ),
        code="broken-picture",
    )


def too_big(name: str) -> KnownError:
    """Return what is told of a picture with too many bytes or points."""
    return KnownError(
        Words(f"Gambar “{name}” terlalu besar.", f"The picture “{name}” is too big."),
        Words(
            "Perkecil dulu (sisi terpanjang 2.000 piksel sudah cukup), lalu tambahkan lagi. Berkas aslinya tidak diubah.",
            "Make it smaller first (2,000 pixels on the longer side are enough), then add it again. The original is unchanged.",
        ),
        code="picture-too-big",
    )
