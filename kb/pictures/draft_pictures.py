"""Pictures of a draft: cleaned of what cameras write into them, and put beside its text under a safe name."""

from pathlib import Path

from kb.base.atomic import make_folder, told, write_atomically
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.pictures.pictures import Picture, picture_name, read_picture
from kb.reading import inlines, read
from kb.reading.tree import Image


def named_in(body: str) -> tuple[str, ...]:
    """Return the file names of the pictures that a text shows, each once, in the order of the text."""
    sources = (one.source for one in inlines(read(body).blocks) if isinstance(one, Image))
    return tuple(dict.fromkeys(Path(source).name for source in sources))


def shown_pictures(body: str, folder: Path) -> dict[str, bytes]:
    """Return the pictures of a draft that its text shows, by name; `folder` is its media folder."""
    files = {name: folder / name for name in named_in(body)}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file() and not file.is_symlink()}


def read_file(file: Path) -> Picture:
    """Read a picture file and clean it; the file stays as it is. Raises KnownError."""
    try:
        return read_picture(file.read_bytes(), file.name)
    except OSError as error:
        raise KnownError(
            Words(f"Gambar “{file.name}” tidak dapat dibaca.", f"The picture “{file.name}” cannot be read."),
            Words(
                "Periksa apakah berkasnya masih ada dan boleh dibuka, lalu coba lagi.",
                "See whether the file is still there and may be opened, then try again.",
            ),
            code="unreadable-picture",
        ) from error


def put(draft: Path, picture: Picture, name: str) -> str:
    """Write a picture into a draft's media folder and return its address, "media/peta.jpg"; raises KnownError.

    The same picture is kept once; another one of the same name gets a number.
    """
    media = draft / "media"
    plain = Path(picture_name(name, picture.kind))
    found, number = plain.name, 1
    try:
        make_folder(media)
        while (media / found).exists() and (media / found).read_bytes() != picture.data:
            number += 1
            found = f"{plain.stem}-{number}{plain.suffix}"
        if not (media / found).exists():
            write_atomically(media / found, picture.data)
    except OSError as error:
        raise told(error, media / found) from error
    return f"media/{found}"
