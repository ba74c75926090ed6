"""Notes as one page of HTML: reads anywhere, prints well, loads nothing, and holds no markup but ours."""

from collections.abc import Sequence
from html import escape
from typing import Final

from kb.annotation.annotation import Annotation
from kb.exchange.export_labels import ACCEPTED, DELETED, TITLE, WHOLE, kind_of, signature, title_of
from kb.exchange.note_collection import Sheet
from kb.reading import read
from kb.reading.html import to_html as reading_html

_STYLE: Final = """
body { font: 17px/1.55 Georgia, "Noto Serif", serif; max-width: 42rem; margin: 2.5rem auto; padding: 0 1rem;
  color: #1f2328; background: #fff; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.35rem; margin-top: 2.5rem; }
article { margin: 1.5rem 0; break-inside: avoid; }
blockquote { margin: 0 0 .6rem; padding-left: 1rem; border-left: 3px solid #b7791f; color: #3d444d; }
.answer { margin: .8rem 0 0 1.5rem; padding-left: .9rem; border-left: 1px solid #d0d7de; }
.by { font: 14px/1.4 Inter, system-ui, sans-serif; color: #57606a; }
.by strong { color: #1f2328; } .code { border: 1px solid #d0d7de; border-radius: 9px; padding: 0 .5rem; }
p { margin: .3rem 0; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } }
""".strip()
# Even if something slipped through, a browser would neither run nor fetch it.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(sheets: Sequence[Sheet], language: str = "id", title: str = "") -> str:
    """Write notes as a whole page, in itself complete."""
    name = escape(title or TITLE.say(language))
    parts = [
        f'<!doctype html>\n<html lang="{"en" if language == "en" else "id"}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{name}</h1>",
    ]
    for sheet in sheets:
        parts.append(f"<h2>{escape(title_of(sheet.story, language))}</h2>")
        for thread in sheet.threads:
            quote = thread.note.quote
            words = f"<blockquote>{escape(quote.exact)}</blockquote>" if quote and quote.exact else ""
            parts.append(f"<article>\n{words or f'<p><em>{WHOLE.say(language)}</em></p>'}")
            parts.append(_note(thread.note, language))
            for answer in thread.answers:
                said = _note(answer, language, accepted=answer.id == thread.note.accepted)
                parts.append(f'<div class="answer">\n{said}\n</div>')
            parts.append("</article>")
    return "\n".join(parts) + "\n</body>\n</html>\n"


def _note(note: Annotation, language: str, *, accepted: bool = False) -> str:
    more = f", {ACCEPTED.say(language)}" if accepted else ""
    codes = "".join(f' <span class="code">{escape(code)}</span>' for code in note.codes)
    kind, by = escape(kind_of(note, language)), escape(signature(note, language))
    said = (
        f"<p><em>{DELETED.say(language)}</em></p>\n" if note.deleted else reading_html(read(note.text), image=_no_image)
    )
    return f'<p class="by"><strong>{kind}</strong> {by}{more}{codes}</p>\n{said}'


def _no_image(_source: str) -> None:
    """Pictures would have to be fetched from somewhere."""
    return
