"""Opening a ZIP that somebody else made: a document, a backup, a file in a history.

Office programs and we pack in one way only. Python knows two more, whose unpackers take as much memory as a file asks for
and have errors of their own; whatever is packed so is as good as damaged.
"""

import zipfile
import zlib
from io import BufferedIOBase
from typing import IO, Final

DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
"""What opening such a file, or reading a member of it, may raise beside OSError."""
_USUAL: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def open_zip(source: IO[bytes] | BufferedIOBase) -> zipfile.ZipFile:
    """Open a ZIP; raises one of `DAMAGE`, or OSError."""
    archive = zipfile.ZipFile(source)
    if all(map(is_usual, archive.infolist())):
        return archive
    archive.close()
    raise zipfile.BadZipFile("packed in an unusual way")


def is_usual(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is stored as it is or packed in the usual way."""
    return member.compress_type in _USUAL
