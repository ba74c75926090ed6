"""What a document really is, by its content, and whether it is safe to hand on; nothing is unpacked to the disk.

Word and OpenDocument files are zip archives. Sizes that an archive claims are not believed: its XML is unpacked in
memory piece by piece, counted, and refused where it could multiply (document type declarations have no use in it).
"""

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Final, Literal

from kb.base.zip_file import DAMAGE, open_zip
from kb.importing import import_problems

Kind = Literal["docx", "odt", "rtf", "html", "md", "txt"]

MAX_BYTES: Final = 64 * 1024 * 1024
_MAX_UNPACKED: Final = 256 * 1024 * 1024
_MAX_XML: Final = 48 * 1024 * 1024
_MAX_ENTRIES: Final = 5_000
_CHUNK: Final = 256 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_XML: Final = re.compile(rb"\s*<\?xml[^>]*\?>")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_XML_NAMES: Final = (".xml", ".rels")
_MACROS: Final = re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml)$|^basic/|^scripts/", re.I)
_PICTURE_SIGNS: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"%PDF",
    b"%!PS",
    b"MZ",
    b"\x7fELF",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
)


def kind_of_document(data: bytes, name: str) -> Kind:
    """Return what a document is, whatever its name says; raises KnownError, about `name`, when it cannot be imported."""
    if len(data) > MAX_BYTES:
        raise import_problems.too_big(name)
    if not data.strip(b"\0 \t\r\n"):
        raise import_problems.empty(name)
    if data.startswith(_OLE):
        raise import_problems.locked(name) if _ENCRYPTED in data else import_problems.old_word(name)
    if data.startswith(b"PK"):
        return _archive(data, name)
    if data.startswith(_PICTURE_SIGNS):
        raise import_problems.unknown(name)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return _text_kind(data, name)


def _text_kind(data: bytes, name: str) -> Kind:
    ending = PurePosixPath(name.lower()).suffix
    if _begins_as_html(data[:4096]) or ending in (".html", ".htm", ".xhtml"):
        return "html"
    head = data[:65536]
    if not head.startswith(_BOMS) and head.count(0) and not _looks_utf16(head):
        raise import_problems.unknown(name)
    if ending in (".docx", ".odt", ".rtf", ".docm"):
        raise import_problems.damaged(name)
    return "md" if ending in (".md", ".markdown", ".mdown") else "txt"


def _begins_as_html(head: bytes) -> bool:
    """Whether HTML begins behind what may stand before it: a line of XML, and comments."""
    xml = _XML.match(head)
    rest = head[xml.end() if xml else 0 :].lstrip()
    while rest.startswith(b"<!--"):
        end = rest.find(b"-->", 2)  # "<!-->" and "<!--->" are whole comments
        if end < 0:
            return False
        rest = rest[end + 3 :].lstrip()
    return _HTML.match(rest) is not None


def _looks_utf16(head: bytes) -> bool:
    """Every second byte of Latin text in UTF-16 is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) * 0.3 and min(even, odd) < len(head) * 0.02


def _archive(data: bytes, name: str) -> Kind:
    try:
        with open_zip(io.BytesIO(data)) as archive:
            return _look_through(archive, name)
    except (*DAMAGE, OSError) as error:
        raise import_problems.damaged(name) from error


def _look_through(archive: zipfile.ZipFile, name: str) -> Kind:
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise import_problems.unsafe(name)
    names = {entry.filename for entry in entries}
    kind = _kind_of_archive(archive, names, name)
    if len(names) != len(entries) or any(_leads_out(each) for each in names):
        raise import_problems.unsafe(name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise import_problems.locked(name)
    if any(_MACROS.search(each) for each in names) or name.lower().endswith((".docm", ".dotm")):
        raise import_problems.macros(name)
    if sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        raise import_problems.too_big(name)
    total = 0
    for entry in entries:
        total += _unpacked(archive, entry, name)
        if total > _MAX_UNPACKED:
            raise import_problems.too_big(name)
    return kind


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str], name: str) -> Kind:
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(one.startswith("word/") for one in names)
    ):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        with archive.open("mimetype") as file:
            if file.read(100).startswith(b"application/vnd.oasis.opendocument.text"):
                return "odt"
    raise import_problems.unknown(name)


def _leads_out(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return path.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in path


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> int:
    """Unpack one entry in memory, piece by piece; returns its true size."""
    xml = entry.filename.lower().endswith(_XML_NAMES)
    size, tail = 0, b""
    with archive.open(entry) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > (_MAX_XML if xml else _MAX_UNPACKED):
                raise import_problems.too_big(name)
            if xml:
                seen = (tail + piece).replace(b"\0", b"")
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise import_problems.unsafe(name)
                if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in seen:
                    raise import_problems.locked(name)
                if entry.filename == "[Content_Types].xml" and b"macroEnabled" in seen:
                    raise import_problems.macros(name)
                tail = piece[-64:]
    return size
