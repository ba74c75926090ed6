"""One long text cut into several linked stories, where every passage still says in which paragraph it stood.

The text that is cut stays as it is, and stays on the desk as an original. A selected passage goes into a story with a
footnote that names its paragraph, and figures that a person picks become claims with the same source: what is told later
can always be held against what was written first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from kb.drafts.draft_batch import batch
from kb.drafts.drafts import Drafts
from kb.forms.draft_form import Forms
from kb.layout.library_file import slug
from kb.pictures.draft_pictures import shown_pictures
from kb.story.draft import Draft, DraftInfo, empty_file
from kb.story.story import Claim, Relation, Source
from kb.text.passages import Passage, footnotes, numbers_of, passages
from kb.text.sections import without_edges
from kb.vault.vault import Vault
from kb.vocabulary.vocabulary import Vocabulary

SOURCE: Final = "asal"
"""The id by which the stories cut out of a text name it among their sources."""

_MARK: Final = re.compile(r"\[\^([^\]\n]+)\](?!:)")
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*[.!?]?")
_FIGURE: Final = re.compile(
    r"(?<![\w.,-])(?:Rp ?)?\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\w.,-])(?:Rp ?)?\d+(?:,\d+)?%?(?![\w-])"
)
_LONGEST_CLAIM: Final = 160


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """One story to be: its title, the stretches of the text that belong to it, and the figures picked from them."""

    title: str
    spans: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...] = ()


def _nothing_is(name: str) -> bool:
    del name
    return False


def split(  # noqa: PLR0913  the desk's two rooms, and what the library knows
    source: Draft,
    cuts: Sequence[Cut],
    drafts: Drafts,
    vocabulary: Vocabulary,
    vault: Vault,
    *,
    is_taken: Callable[[str], bool] = _nothing_is,
) -> tuple[Draft, ...]:
    """Make a draft of every cut, each linked to the one before it; raises KnownError where the desk cannot be written.

    All are made or none: after a power cut the next start takes away what was made so far (see `kb.drafts.draft_batch`).

    They name each other by the ids they hope to get; those that `is_taken` knows, or another draft hopes for, would lead
    to somebody else's story. A heading inside a stretch comes along, pictures and footnotes where they are named. `source` itself is not changed.
    """
    text = source.body
    original = vault.keep_original(source.id, text)
    media = drafts.place(source.id) / "media"
    hoped = drafts.wishes()
    wishes = list(_wishes((cut.title for cut in cuts), lambda name: name in hoped or is_taken(name)))
    made = []
    with batch(drafts, source.id, len(cuts)) as together:
        for number, cut in enumerate(cuts):
            body = _body(text, cut, source.title)
            about = DraftInfo(
                id="",
                created="",
                form=Forms(vocabulary).form_of(body),
                library=source.about.library,
                library_id=source.about.library_id,
                source=source.title or source.about.source,
                source_text=original,
                batch=together,
                wish=wishes[number],
            )
            fields: dict[str, object] = {
                "title": cut.title.strip(),
                "language": source.fields().get("language", "id"),
                "claims": cut.claims,
                "authors": source.fields().get("authors", ()),
                "relations": tuple(Relation(type="overlaps", story=wish) for wish in _beside(wishes, number)),
                "sources": (Source(id=SOURCE, title=source.title or source.about.source),),
            }
            told = {name: value for name, value in fields.items() if value}
            pictures = shown_pictures(body, media)
            made.append(drafts.add(empty_file(told, body), about, pictures=pictures, reason="imported"))
    return tuple(made)


def _beside(wishes: Sequence[str], number: int) -> Iterator[str]:
    """Yield the neighbours of a story: whichever of two is submitted second carries the link into the library."""
    if number:
        yield wishes[number - 1]
    if number + 1 < len(wishes):
        yield wishes[number + 1]


def claims_in(text: str, all_passages: tuple[Passage, ...], start: int, end: int) -> tuple[Claim, ...]:
    """Offer the sentences of a stretch that tell a figure or a year, each with its paragraph; nothing is taken by itself."""
    found = []
    for passage in all_passages:
        if not passage.number or passage.end <= start or passage.start >= end:
            continue
        for sentence in _SENTENCE.finditer(text, max(start, passage.start), min(end, passage.end)):
            figures = list(dict.fromkeys(figure.group() for figure in _FIGURE.finditer(sentence.group())))
            if figures:
                what = re.sub(r"\s+", " ", _MARK.sub("", sentence.group())).strip()
                found.append(
                    Claim(
                        what=what if len(what) <= _LONGEST_CLAIM else what[: _LONGEST_CLAIM - 1].rstrip() + "…",
                        value=", ".join(figures),
                        source=f"{SOURCE} ¶{passage.number}",
                    )
                )
    return tuple(found)


def unused(all_passages: Iterable[Passage], cuts: Iterable[Cut]) -> tuple[Passage, ...]:
    """Return the paragraphs that no cut has touched yet, so that nothing is forgotten by accident."""
    spans = [span for cut in cuts for span in cut.spans]
    return tuple(
        passage
        for passage in all_passages
        if passage.number and not any(start < passage.end and passage.start < end for start, end in spans)
    )


def _body(text: str, cut: Cut, title: str) -> str:
    blocks = passages(text)
    told: list[str] = []
    marked: dict[str, str] = {}
    notes = footnotes(text)
    for start, end in sorted(cut.spans):
        for piece, numbers in _pieces(text, blocks, start, end):
            for mark in _MARK.findall(piece):
                if mark in notes:
                    marked.setdefault(mark, notes[mark])
            told.append(piece + "".join(f"[^{_place(number)}]" for number in numbers))
            marked.update({_place(number): f"{title}, ¶{number}." for number in numbers})
    ends = [f"[^{name}]: {words}" for name, words in marked.items()]
    return "\n\n".join([*told, *ends]) + "\n"


def _pieces(text: str, blocks: tuple[Passage, ...], start: int, end: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the parts of the passages inside a stretch; the mark of a table or of code would stand inside it, so none."""
    for block in blocks:
        piece = without_edges(text[max(start, block.start) : min(end, block.end)]).rstrip()
        if not piece.strip():
            continue
        plain = not piece.lstrip().startswith(("|", "`" * 3, "~~~"))
        yield piece, numbers_of((block,), block.start, block.end) if plain else ()


def _place(number: int) -> str:
    return f"{SOURCE}-{number}"


def _wishes(titles: Iterable[str], is_taken: Callable[[str], bool]) -> Iterator[str]:
    taken: set[str] = set()
    for title in titles:
        name = slug(title or "cerita")[:60].strip("-")
        wish = next(
            each
            for each in (name, *(f"{name}-{number}" for number in range(2, 1000)))
            if each not in taken and not is_taken(each)
        )
        taken.add(wish)
        yield wish
