"""A document that somebody brought, as a story could hold it: a title, Markdown, clean pictures, and what was lost."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

import charset_normalizer
import msgspec

from kb.base.problems import KnownError
from kb.base.temporary import temporary_folder
from kb.base.words import Words
from kb.importing import import_problems
from kb.importing.file_type import Kind, kind_of_document
from kb.importing.margins import Beside, beside, with_beside
from kb.importing.markdown_shape import as_markdown, language_of, split_byline, split_title, tidied
from kb.importing.pandoc import to_markdown
from kb.importing.revision_traces import Remarks, Traces, traces_in
from kb.pictures.pictures import numbered, picture_name, read_picture
from kb.story.draft import FILE
from kb.story.front_matter import convert
from kb.story.story import FIELDS, StoryAuthor
from kb.story.story_file import StoryFile

Fetch = Callable[[str], bytes | None]
"""Returns the bytes of a picture that a document names, None when it is not there or may not be read."""

_IMAGE: Final = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\(\s*(?P<target><[^>\n]*>|(?:[^()\n\"]|\([^()\n]*\))*?)(?:\s+\"[^\"\n]*\")?\s*\)"
)
_DATA: Final = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
_MAX_PICTURES: Final = 200
_MOST_NAMED: Final = 20
MAX_TEXT: Final = 4_000_000
_LIBRARYS: Final = frozenset({"id", "status", "consent", "reviews", "submitters", "version", "created", "modified"})
_CONVERTED: Final[frozenset[Kind]] = frozenset({"docx", "odt", "rtf", "html"})


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a document; `lost` says in sentences what could not come along.

    `fields` are those of a head that a Markdown file already had, without what only a library may decide.
    """

    name: str
    kind: Kind
    title: str
    body: str
    language: str
    fields: Mapping[str, object] = {}
    pictures: Mapping[str, bytes] = {}
    lost: tuple[Words, ...] = ()


def _never() -> bool:
    return False


def read_document(  # noqa: PLR0913
    data: bytes,
    name: str,
    *,
    fetch: Fetch | None = None,
    stage_of: Callable[[str], str | None] | None = None,
    cancelled: Callable[[], bool] = _never,
    remarks: Remarks = "leave",
) -> Document:
    """Read a document without writing anything; raises KnownError, in words about `name`.

    Tracked changes are taken as accepted, and what was struck out never comes along; `lost` says so. Comments stay behind
    as well, unless `remarks` says that they shall come as remarks in italics or behind the text. `stage_of` names the stage that a line in bold stands for, so that it becomes a heading.
    """
    kind = kind_of_document(data, name)
    fields: dict[str, object] = {}
    more, traces = Beside(), Traces()
    with temporary_folder() as folder:
        if kind in _CONVERTED:
            text = to_markdown(data, kind, name, folder, cancelled, remarks=remarks)
            inside, more = _inside(folder, fetch if kind == "html" else None), beside(data, kind, remarks)
            traces = traces_in(data, kind)
        else:
            text, inside = decoded(data, name), fetch or _nothing
            if len(text) > MAX_TEXT:
                raise import_problems.too_big(name)
            fields, text = _headed(text) if kind == "md" else ({}, text)
            text = as_markdown(text) if kind == "txt" else text
        text = tidied(text, stage_of)
        text, pictures, lost = _with_pictures(text, inside)
    text, left = with_beside(text, more)
    title, body = (str(fields["title"]), text) if fields.get("title") else split_title(text, stage_of)
    writer, body = split_byline(body)
    if writer and "authors" not in fields:
        fields = {**fields, "authors": (StoryAuthor(name=writer),)}
    if not title and not body.strip():
        raise import_problems.empty(name)
    return Document(
        name=name,
        kind=kind,
        title=(title or PurePosixPath(name).stem.replace("_", " ").strip() or name)[:200],
        body=body,
        language=str(fields.get("language") or language_of(body)),
        fields=fields,
        pictures=pictures,
        lost=(*traces.sentences(remarks), *left, *lost),
    )


def _headed(text: str) -> tuple[dict[str, object], str]:
    """Take the head off a Markdown file that has one; who may read the story and who signed it is not for it to say."""
    file = StoryFile.parse(text.encode("utf-8", "replace"), FILE)
    if not file.front.values:
        return {}, text
    good, _, _ = convert(file.front, FIELDS)
    return {name: value for name, value in good.items() if name not in _LIBRARYS}, file.body


def decoded(data: bytes, name: str) -> str:
    """Return text whatever encoding it is stored in; raises KnownError when it is not text at all."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise import_problems.unknown(name)
    return str(best)


def _nothing(source: str) -> bytes | None:
    del source
    return None


def _inside(folder: Path, beside_it: Fetch | None) -> Fetch:
    """Pictures that pandoc took out of the document; for a web page also those that a browser saved beside it."""

    def fetch(source: str) -> bytes | None:
        return read_beside(folder, source) or (beside_it(source) if beside_it else None)

    return fetch


def read_beside(folder: Path, source: str) -> bytes | None:
    """Return the bytes of a file in a folder or below it, None for anything that lies elsewhere."""
    place = (folder / unquote(source)).resolve()
    if not place.is_relative_to(folder.resolve()):
        return None
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError:
        return None


def _with_pictures(text: str, fetch: Fetch) -> tuple[str, dict[str, bytes], tuple[Words, ...]]:
    pictures: dict[str, bytes] = {}
    lost: list[Words] = []

    def put(found: re.Match[str]) -> str:
        alt, source = found["alt"], found["target"].strip("<>")
        try:
            data = _bytes_of(source, fetch)
            if data is None or len(pictures) >= _MAX_PICTURES:
                lost.append(_not_there(source))
                return alt and f"*[{alt}]*"
            picture = read_picture(data, _shown(source))
        except KnownError as error:
            lost.append(error.what)
            return alt and f"*[{alt}]*"
        named = "gambar" if source.startswith("data:") else unquote(source)
        name = next(
            each
            for each in numbered(picture_name(named, picture.kind))
            if pictures.get(each, picture.data) == picture.data
        )
        pictures[name] = picture.data
        return f"![{alt}](media/{name})"

    text = _IMAGE.sub(put, text)
    return text, pictures, _in_short(tuple(dict.fromkeys(lost)))


def _in_short(lost: tuple[Words, ...]) -> tuple[Words, ...]:
    rest = len(lost) - _MOST_NAMED
    if rest <= 0:
        return lost
    more = Words(f"Masih ada {rest} gambar lain yang tidak ikut.", f"{rest} more pictures did not come along.")
    return (*lost[:_MOST_NAMED], more)


def _bytes_of(source: str, fetch: Fetch) -> bytes | None:
    inline = _DATA.fullmatch(source)
    if inline is None:
        return None if re.match(r"[a-z][a-z0-9+.-]+:", source, re.IGNORECASE) else fetch(source)
    try:
        return base64.b64decode(unquote(inline[1]))
    except (binascii.Error, ValueError):
        return None


def _shown(source: str) -> str:
    return "gambar" if source.startswith("data:") else PurePosixPath(unquote(source)).name


def _not_there(source: str) -> Words:
    shown = _shown(source)
    return Words(
        f"Gambar “{shown}” tidak ikut: tidak ada di dalam dokumen ini.",
        f"The picture “{shown}” did not come along: it is not inside this document.",
    )
