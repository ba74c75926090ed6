"""From files to drafts: one document, or a whole folder with its progress; nothing of the originals is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts
from kb.forms.draft_form import Forms
from kb.importing import import_problems
from kb.importing.document import Document, read_beside, read_document
from kb.importing.file_type import MAX_BYTES, kind_of_document
from kb.importing.revision_traces import Remarks, Traces, traces_in
from kb.story.draft import Draft
from kb.vocabulary.vocabulary import Vocabulary

ENDINGS: Final = (".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".markdown", ".txt")
_MOST_FILES: Final = 2_000


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file of a folder: a draft with its document, or the sentence that says why not."""

    file: Path
    done: int
    of: int
    draft: Draft | None = None
    document: Document | None = None
    error: KnownError | None = None


def _never() -> bool:
    return False


def traces_of(file: Path) -> Traces:
    """Return who has left remarks and tracked changes in a document, before anything of it is taken; raises KnownError."""
    data = _bytes(file)
    return traces_in(data, kind_of_document(data, file.name))


def read_file(
    file: Path, vocabulary: Vocabulary, *, cancelled: Callable[[], bool] = _never, remarks: Remarks = "leave"
) -> Document:
    """Read one document from the disk, with the pictures that lie beside it; raises KnownError."""
    return read_document(
        _bytes(file),
        file.name,
        fetch=lambda source: read_beside(file.parent, source),
        stage_of=vocabulary.stage_of,
        cancelled=cancelled,
        remarks=remarks,
    )


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise import_problems.unreadable(file.name, "bukan berkas" if file.exists() else "tidak ada")
        if file.stat().st_size > MAX_BYTES:
            raise import_problems.too_big(file.name)
        return file.read_bytes()
    except OSError as error:
        raise import_problems.unreadable(file.name, error.strerror or str(error)) from error


def keep(document: Document, drafts: Drafts, vocabulary: Vocabulary) -> Draft:
    """Make a draft of a document; whether it is a client's story, who wrote it and where is for a person to say."""
    return drafts.new(
        {**document.fields, "title": document.title, "language": document.language},
        document.body,
        form=Forms(vocabulary).form_of(document.body),
        pictures=document.pictures,
        source=document.name,
    )


def import_file(
    file: Path,
    drafts: Drafts,
    vocabulary: Vocabulary,
    *,
    cancelled: Callable[[], bool] = _never,
    remarks: Remarks = "leave",
) -> tuple[Draft, Document]:
    """Bring one document in as a draft; raises KnownError and leaves nothing behind when it cannot be read."""
    document = read_file(file, vocabulary, cancelled=cancelled, remarks=remarks)
    return keep(document, drafts, vocabulary), document


def documents_in(folder: Path) -> tuple[Path, ...]:
    """Return the documents of a folder and its folders that can be imported, by name; hidden and linked ones not."""
    found = (
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in ENDINGS
        and not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        and not file.is_symlink()
    )
    return tuple(file for file, _ in zip(found, range(_MOST_FILES), strict=False))


def import_folder(
    folder: Path, drafts: Drafts, vocabulary: Vocabulary, *, cancelled: Callable[[], bool] = _never
) -> Iterator[Brought]:
    """Bring in all documents of a folder one after the other; what cannot be read is told and the rest goes on."""
    files = documents_in(folder)
    for done, file in enumerate(files, start=1):
        if cancelled():
            return
        try:
            draft, document = import_file(file, drafts, vocabulary, cancelled=cancelled)
        except KnownError as error:
            yield Brought(file=file, done=done, of=len(files), error=error)
        else:
            yield Brought(file=file, done=done, of=len(files), draft=draft, document=document)
