"""Remarks and tracked changes in a document: how many, by whom; named before anything of it becomes a draft.

What a colleague remarked and what was struck out may tell who somebody is. pandoc is told to leave both; this only counts,
so that a person knows of them and can say that the remarks shall come along.
"""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

import msgspec

from kb.base.words import Words
from kb.base.zip_file import open_zip
from kb.importing.file_type import Kind

Remarks = Literal["leave", "bring"]

_WORD_PARTS: Final = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_COMMENT: Final = re.compile(r"<w:comment\s([^<>]*)>")
_INSERTED: Final = re.compile(r"<w:(?:ins|moveTo)\s([^<>]*[^<>/])>")
_DELETED: Final = re.compile(r"<w:(?:del|moveFrom)\s([^<>]*[^<>/])>")
_WORDS_AUTHOR: Final = re.compile(r'w:author="([^"]*)"')
_ODT_AUTHOR: Final = re.compile(r"<dc:creator>([^<]*)</dc:creator>")
_RTF_SIGNS: Final = {
    "comments": re.compile(rb"\\\*\\annotation\b"),
    "insertions": re.compile(rb"\\revised\b(?!0)"),
    "deletions": re.compile(rb"\\deleted\b(?!0)"),
}
_MOST_NAMED: Final = 5


class Traces(msgspec.Struct, frozen=True, kw_only=True):
    """How many remarks, insertions and deletions each person has made; who is not named is the empty name."""

    comments: Mapping[str, int] = {}
    insertions: Mapping[str, int] = {}
    deletions: Mapping[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self.comments or self.insertions or self.deletions)

    def sentences(self, remarks: Remarks = "leave") -> tuple[Words, ...]:
        """Return what becomes of them."""
        said = []
        if self.comments and remarks == "leave":
            many, who = sum(self.comments.values()), _named(self.comments)
            said.append(
                Words(
                    f"{many} komentar di pinggir tidak ikut{who.id}.",
                    f"{many} {'comment in the margin stays' if many == 1 else 'comments in the margin stay'} behind{who.en}.",
                )
            )
        if self.insertions:
            many, who = sum(self.insertions.values()), _named(self.insertions)
            said.append(
                Words(
                    f"{many} sisipan yang dilacak menjadi bagian naskah{who.id}.",
                    f"{many} tracked {'insertion is' if many == 1 else 'insertions are'} part of the draft{who.en}.",
                )
            )
        if self.deletions:
            many, who = sum(self.deletions.values()), _named(self.deletions)
            said.append(
                Words(
                    f"{many} penghapusan yang dilacak tidak ikut{who.id}.",
                    f"{many} tracked {'deletion does' if many == 1 else 'deletions do'} not come along{who.en}.",
                )
            )
        return tuple(said)


def traces_in(data: bytes, kind: Kind) -> Traces:
    """Count what a document that `sniff` has found safe holds of it."""
    if kind == "rtf":
        counted = {name: len(sign.findall(data)) for name, sign in _RTF_SIGNS.items()}
        return Traces(**{name: {"": many} for name, many in counted.items() if many})
    if kind not in ("docx", "odt"):
        return Traces()
    with open_zip(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if kind == "odt":
            return _of_open_document(_read(archive, "content.xml", names))
        texts = [_read(archive, name, names) for name in names if _WORD_PARTS.fullmatch(name)]
        comments = _COMMENT.findall(_read(archive, "word/comments.xml", names))
    return Traces(
        comments=_by_author(comments),
        insertions=_by_author(found for text in texts for found in _INSERTED.findall(text)),
        deletions=_by_author(found for text in texts for found in _DELETED.findall(text)),
    )


def _of_open_document(content: str) -> Traces:
    regions = content.split("<text:changed-region")[1:]
    return Traces(
        comments=_creators(
            part.split("</office:annotation>")[0] for part in re.split(r"<office:annotation[\s>]", content)[1:]
        ),
        insertions=_creators(region for region in regions if "<text:insertion" in region),
        deletions=_creators(region for region in regions if "<text:deletion" in region),
    )


def _creators(parts: Iterable[str]) -> Mapping[str, int]:
    found = (_ODT_AUTHOR.search(part) for part in parts)
    return dict(Counter(html.unescape(one[1]).strip() if one else "" for one in found))


def _by_author(attributes: Iterable[str]) -> Mapping[str, int]:
    found = (_WORDS_AUTHOR.search(one) for one in attributes)
    return dict(Counter(html.unescape(one[1]).strip() if one else "" for one in found))


def _named(counted: Mapping[str, int]) -> Words:
    """Say who, those with the most first."""
    known = sorted(((name, many) for name, many in counted.items() if name), key=lambda one: (-one[1], one[0]))
    if not known:
        return Words("", "")
    shown = ", ".join(f"{name} {many}" for name, many in known[:_MOST_NAMED])
    more = len(known) - _MOST_NAMED
    return Words(
        f" ({shown}{f', dan {more} orang lain' if more > 0 else ''})",
        f" ({shown}{f', and {more} others' if more > 0 else ''})",
    )


def _read(archive: zipfile.ZipFile, name: str, names: Iterable[str]) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in names else ""
