"""Notes as Markdown to read and to go on writing with, and as a table for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kb.annotation.annotation import Annotation
from kb.exchange.export_labels import (
    ACCEPTED,
    CODES,
    DELETED,
    TITLE,
    WHOLE,
    date_of,
    kind_of,
    signature,
    title_of,
)
from kb.exchange.note_collection import Sheet

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|~])")
# A spreadsheet takes such a beginning for a formula, and a formula may do anything.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final = (
    "story",
    "title",
    "id",
    "answers_to",
    "kind",
    "quote",
    "text",
    "colour",
    "codes",
    "region",
    "period",
    "by",
    "created",
    "modified",
    "settled",
    "accepted",
    "private",
)


def to_markdown(sheets: Sequence[Sheet], language: str = "id") -> str:
    """Write notes as Markdown: a heading for each story, the quoted words, what was said, and what was answered."""
    lines = [f"# {TITLE.say(language)}", ""]
    for sheet in sheets:
        lines += [f"## {plain_words(title_of(sheet.story, language))}", ""]
        for thread in sheet.threads:
            quote = thread.note.quote
            words = quote.exact if quote and quote.exact else ""
            lines += [f"> {plain_words(line)}" for line in words.splitlines()] or [f"*{WHOLE.say(language)}*"]
            lines += ["", *_item(thread.note, language, "")]
            for answer in thread.answers:
                lines += _item(answer, language, "  ", accepted=answer.id == thread.note.accepted)
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def to_csv(sheets: Sequence[Sheet]) -> bytes:
    """Write notes as a table, one a row, with the mark that spreadsheets need to read letters beyond plain ones.

    Column names and kinds are those of the program, the same in every language, so that tables can be put together.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows([_safe(value) for value in row] for row in _rows(sheets))
    return out.getvalue().encode("utf-8-sig", "replace")


def plain_words(text: str) -> str:
    """Return text in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _item(note: Annotation, language: str, indent: str, *, accepted: bool = False) -> Iterator[str]:
    """One note as an item of a list; what it says is Markdown already, and stays inside its item."""
    more = f", {ACCEPTED.say(language)}" if accepted else ""
    yield f"{indent}- **{kind_of(note, language)}** ({plain_words(signature(note, language))}{more})"
    said = DELETED.say(language) if note.deleted else note.text
    if said:
        yield ""
        yield from (f"{indent}  {line}".rstrip() for line in said.splitlines())
        yield ""
    if note.codes:
        yield f"{indent}  {CODES.say(language)}: {', '.join(plain_words(code) for code in note.codes)}"


def _rows(sheets: Iterable[Sheet]) -> Iterator[tuple[str, ...]]:
    for sheet in sheets:
        for thread in sheet.threads:
            for note in (thread.note, *thread.answers):
                yield (
                    sheet.story.id,
                    sheet.story.title,
                    note.id,
                    note.reply_to,
                    "deleted" if note.deleted else note.kind,
                    note.quote.exact if note.quote else "",
                    note.text,
                    note.colour,
                    "; ".join(note.codes),
                    note.region,
                    note.period,
                    note.creator.name,
                    date_of(note),
                    note.modified.date().isoformat() if date_of(note) else "",
                    "yes" if note.resolved else "",
                    note.accepted,
                    "yes" if note.private else "",
                )


def _safe(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
