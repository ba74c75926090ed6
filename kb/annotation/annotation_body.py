"""What a note says: its text and its codes, taken from the bodies of the W3C model and put back among those we don't know."""

import re
from html.parser import HTMLParser
from typing import Any, Final

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_model import listed

CONCEPT: Final = re.compile(r"[a-z]{3}\.[a-z0-9-]+")
_SCHEME: Final = "concept:"
_TAGGING: Final = frozenset({"tagging", "classifying"})
Document = dict[str, Any]


def text_of(document: Document) -> str:
    """Return what a note says, paragraphs of several bodies apart; of choices the first, of addresses the address."""
    if isinstance(value := _alone(document.get("bodyValue")), str):
        return value
    said = [_said(body) for body in listed(document.get("body")) if not _is_code(body)]
    return "\n\n".join(text for text in said if text)


def codes_of(document: Document) -> tuple[str, ...]:
    """Return the concepts and words that a note files its passage under, each once."""
    codes = [_code(body) for body in listed(document.get("body")) if _is_code(body)]
    return tuple(dict.fromkeys(code for code in codes if code))


def put_body(document: Document, annotation: Annotation) -> None:
    """Write text and codes; bodies that say something else (a picture, a film) stay."""
    bodies = [body for body in listed(document.get("body")) if not _is_code(body)]
    if annotation.text != text_of(document):
        bodies = [body for body in bodies if not _said(body)]
        if annotation.text:
            bodies.insert(0, {"type": "TextualBody", "value": annotation.text, "format": "text/markdown"})
    elif "bodyValue" in document and annotation.codes:
        bodies.insert(0, {"type": "TextualBody", "value": annotation.text, "format": "text/plain"})
    else:
        _codes_only(document, annotation, bodies)
        return
    document.pop("bodyValue", None)
    _codes_only(document, annotation, bodies)


def _codes_only(document: Document, annotation: Annotation, bodies: list[Any]) -> None:
    kept = {_code(body): body for body in listed(document.get("body")) if _is_code(body)}
    bodies += [kept.get(code) or _code_body(code) for code in annotation.codes]
    if bodies:
        document["body"] = bodies
    else:
        document.pop("body", None)


def _code_body(code: str) -> Document:
    if CONCEPT.fullmatch(code):
        return {"type": "SpecificResource", "source": f"{_SCHEME}{code}", "purpose": "classifying"}
    return {"type": "TextualBody", "value": code, "purpose": "tagging"}


def _is_code(body: object) -> bool:
    return isinstance(body, dict) and not _TAGGING.isdisjoint(
        purpose for purpose in listed(body.get("purpose")) if isinstance(purpose, str)
    )


def _code(body: Document) -> str:
    value = body.get("value") or body.get("source") or body.get("id")
    if isinstance(value, dict):
        value = value.get("id")
    return value.removeprefix(_SCHEME).strip() if isinstance(value, str) else ""


def _said(body: object) -> str:
    if isinstance(body, str):
        return body
    if not isinstance(body, dict):
        return ""
    if isinstance(value := body.get("value"), str):
        return _plain(value) if "html" in str(_alone(body.get("format"))) else value
    if (items := body.get("items")) and isinstance(items, list):
        return _said(items[0])
    source = body.get("source") or body.get("id")
    return _said(source) if isinstance(source, str | dict) else ""


def _alone(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


class _Stripper(HTMLParser):
    """Keeps the words of HTML that came from elsewhere, and nothing of its markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}
        if tag in {"p", "br", "div", "li", "h1", "h2", "h3", "blockquote"} and self.parts:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"} and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _plain(html: str) -> str:
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(stripper.parts)).strip()
