"""Rows 1, 2 and 11: what leads straight to a person, whose name stands there, and whether colleagues agreed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.decisions import AnswerKind
from kb.gate.finding import Finding, Repair
from kb.gate.identifiers.identifier_words import KINDS
from kb.gate.names.inventory import NameEntry
from kb.gate.names.known_names import BEFORE
from kb.gate.names.private_names import Hit
from kb.gate.rules import laws, repairs
from kb.gate.scene import Scene

_SOMEBODY_ELSE: Final[tuple[AnswerKind, ...]] = ("colleague", "public", "organisation", "place", "other")
_PEOPLE: Final[tuple[AnswerKind, ...]] = ("colleague", "public")
_AROUND: Final = 60  # characters beside a word in which a longer name would stand
_MAY_BE_PUBLIC: Final = frozenset({"phone", "email", "social", "address", "coordinates", "case", "bank", "birth-date"})


def row_1(scene: Scene) -> Iterator[Finding]:
    """Identifiers, wherever they hide: text, head, file names, attachments, comments, history."""
    public = scene.draft.decisions.public
    for part in scene.parts:
        for found in scene.identifiers[part.name]:
            words = part.text[found.start : found.end]
            if found.public or fold(words) in public:
                continue
            kind = KINDS[found.kind]
            offered: list[Repair] = [repairs.remove(words, scene.draft.language)]
            if found.kind in _MAY_BE_PUBLIC:
                offered.append(repairs.public(words))
            yield Finding(
                row=1,
                kind=found.kind,
                group="must",
                piece=part.name,
                start=found.start,
                end=found.end,
                words=words,
                reason=Words(
                    f"Ini tampaknya {kind.id}. Dengan itu seseorang dapat ditemukan.",
                    f"This seems to be a {kind.en}. It leads to a person.",
                ),
                rule=laws.PERSONAL,
                repairs=tuple(offered),
            )


def row_2(scene: Scene) -> Iterator[Finding]:
    """Names nobody has explained yet, names of clients, and names of the private list."""
    entries = _by_piece(scene)
    hidden: set[str] = set()
    for hit in scene.private_hits:
        entry = _around(entries, hit)
        kind = entry.answer.kind if entry and entry.answer else ""
        if kind == "client" or (not hit.whole and (kind not in {"", "pseudonym"} or _is_somebody_else(scene, hit))):
            continue  # the inventory speaks of it, or the author said who this other person is
        if entry:
            hidden.add(entry.name)
        longer = entry is not None and not hit.whole and len(entry.name) > len(hit.words)
        yield _private(scene, hit, entry.name if entry and longer else "")
    for entry in scene.entries:
        place = entry.places[0]
        if (entry.answer is None or _was_another_story(scene, entry)) and entry.name not in hidden:
            yield _unanswered(entry, place.piece, place.start, place.end, _proposal(scene, entry))
        elif entry.answer is not None and entry.answer.kind == "client":
            yield _client(
                entry.name, place.piece, place.start, place.end, entry.answer.pseudonym or _proposal(scene, entry)
            )


def _was_another_story(scene: Scene, entry: NameEntry) -> bool:
    """Whether somebody was called public, or a colleague, in another draft, and stands here where a child was harmed."""
    if entry.known is not BEFORE or entry.answer is None or entry.answer.kind not in _PEOPLE:
        return False
    harmed = [place for place, meet in scene.child_paragraphs.items() if meet]
    return any(
        one.piece == part.name and start <= one.start < end for one in entry.places for part, start, end in harmed
    )


def private_names(scene: Scene) -> Iterator[Finding]:
    """Names of the private list, wherever they stand and whatever anybody says of them, without any other question.

    Of one word of a name ("client-word") the author may have said that it is part of somebody else's.
    """
    for hit in scene.private_hits:
        if hit.whole or not _is_somebody_else(scene, hit):
            yield _private(scene, hit, "")


def _is_somebody_else(scene: Scene, hit: Hit) -> bool:
    """Whether a word of a client's name stands here inside a name that was answered, or that the library knows."""
    text = hit.part.text
    around = f" {fold(text[max(0, hit.start - _AROUND) : hit.end + _AROUND])} "
    word = fold(hit.words)
    for name, answer in scene.draft.decisions.names.items():
        if answer.kind not in {"client", "pseudonym"} and word in name.split() and f" {name} " in around:
            return True
    return any(start <= hit.start and hit.end <= end for start, end in scene.known.spans(text))


def _by_piece(scene: Scene) -> dict[str, list[tuple[int, int, NameEntry]]]:
    found: dict[str, list[tuple[int, int, NameEntry]]] = {}
    for entry in scene.entries:
        for place in entry.places:
            found.setdefault(place.piece, []).append((place.start, place.end, entry))
    for row in found.values():
        row.sort(key=lambda one: one[:2])
    return found


def _around(entries: Mapping[str, Sequence[tuple[int, int, NameEntry]]], hit: Hit) -> NameEntry | None:
    """Return the name of the inventory that stands at this place."""
    row = entries.get(hit.part.name, ())
    at = bisect_left(row, hit.end, key=lambda one: one[0])
    return row[at - 1][2] if at and row[at - 1][1] > hit.start else None


def _private(scene: Scene, hit: Hit, around: str) -> Finding:
    """A name of the private list; of one word of it the author can say that it is somebody else's here."""
    proposal = scene.private.pseudonym(hit.name) or scene.pseudonym(hit.name, hit.part.name, hit.start, hit.end)
    if hit.whole:
        return _client(hit.name, hit.part.name, hit.start, hit.end, proposal)
    words = around or hit.words
    return Finding(
        row=2,
        kind="client-word",
        group="must",
        piece=hit.part.name,
        start=hit.start,
        end=hit.end,
        words=words,
        reason=Words(
            f"“{hit.words}” adalah bagian dari nama klien dalam daftar nama samaran Anda. Orang yang samakah ini?",
            f"“{hit.words}” is part of the name of a client on your list of pseudonyms. Is this the same person?",
        ),
        rule=laws.PERSONAL,
        repairs=(*repairs.replace(words, proposal), *repairs.answers(words, only=_SOMEBODY_ELSE)),
    )


def _proposal(scene: Scene, entry: NameEntry) -> str:
    place = entry.places[0]
    return scene.pseudonym(entry.name, place.piece, place.start, place.end)


def _unanswered(entry: NameEntry, piece: str, start: int, end: int, proposal: str) -> Finding:
    return Finding(
        row=2,
        kind="name",
        group="must",
        piece=piece,
        start=start,
        end=end,
        words=entry.name,
        reason=Words(
            f"Siapakah “{entry.name}”? Jawablah sekali saja; nama klien tidak boleh ikut keluar.",
            f"Who is “{entry.name}”? Answer once; no client's name may leave.",
        ),
        rule=laws.PERSONAL,
        repairs=(*repairs.replace(entry.name, proposal), *repairs.answers(entry.name)),
    )


def _client(name: str, piece: str, start: int, end: int, proposal: str) -> Finding:
    return Finding(
        row=2,
        kind="client",
        group="must",
        piece=piece,
        start=start,
        end=end,
        words=name,
        reason=Words(
            f"“{name}” adalah nama klien dan masih tertulis di sini.",
            f"“{name}” is a client's name and still stands here.",
        ),
        rule=laws.PERSONAL,
        repairs=repairs.replace(name, proposal),
    )


def row_11(scene: Scene) -> Iterator[Finding]:
    """Colleagues who are named, and how the author wishes to be named."""
    for entry in scene.entries:
        answer = entry.answer
        if answer is None or answer.kind not in {"colleague", "author"} or answer.agreed:
            continue
        place = entry.places[0]
        own = answer.kind == "author"
        reason = (
            Words(
                f"“{entry.name}” adalah penulis. Pakai nama asli, nama pena, atau peran saja?",
                f"“{entry.name}” is the author. Real name, pen name, or only the role?",
            )
            if own
            else Words(
                f"“{entry.name}” adalah rekan kerja. Sudahkah ia setuju disebut namanya?",
                f"“{entry.name}” is a colleague. Have they agreed to be named?",
            )
        )
        agreed = Repair(
            kind="answer",
            label=Words("Ya, pakai nama ini", "Yes, use this name"),
            old=entry.name,
            everywhere=True,
            answer=f"{answer.kind}, agreed",
        )
        role = Repair(
            kind="replace",
            label=Words("Ganti dengan peran", "Replace by a role"),
            old=entry.name,
            new="penulis" if own else "seorang rekan",
            everywhere=True,
            asks=True,
        )
        yield Finding(
            row=11,
            kind=answer.kind,
            group="look",
            piece=place.piece,
            start=place.start,
            end=place.end,
            words=entry.name,
            reason=reason,
            rule=laws.COLLEAGUES,
            repairs=(agreed, role, repairs.EXPLAIN),
        )
