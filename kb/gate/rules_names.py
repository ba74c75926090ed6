"""Rows 1, 2 and 11: what leads straight to a person, whose name stands there, and whether colleagues agreed."""

from collections.abc import Iterator
from typing import Final

from kb.folding import fold
from kb.gate import laws, repairs
from kb.gate.finding import Finding, Repair
from kb.gate.identifier_words import KINDS
from kb.gate.identifiers import identifiers
from kb.gate.inventory import Entry
from kb.gate.matching import name_pattern
from kb.gate.scene import Scene
from kb.words import Words

_MAY_BE_PUBLIC: Final = frozenset({"phone", "email", "social", "address", "coordinates", "case", "bank", "birth-date"})


def row_1(scene: Scene) -> Iterator[Finding]:
    """Identifiers, wherever they hide: text, head, file names, attachments, comments, history."""
    public = scene.draft.decisions.public
    for part in scene.parts:
        for found in identifiers(part.text):
            words = part.text[found.start : found.end]
            if fold(words) in public:
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
    proposal = repairs.pseudonym(scene.words)
    for entry in scene.entries:
        place = entry.places[0]
        if entry.answer is None:
            yield _unanswered(entry, place.piece, place.start, place.end, proposal)
        elif entry.answer.kind == "client":
            yield _client(entry.name, place.piece, place.start, place.end, entry.answer.pseudonym or proposal)
    yield from (found for found in private_names(scene) if not _answered_as_client(scene, found.words))


def private_names(scene: Scene) -> Iterator[Finding]:
    """Names of the private list, wherever they stand and whatever anybody says of them."""
    proposal = repairs.pseudonym(scene.words)
    for name in scene.private:
        for part in scene.parts:
            for match in name_pattern((name,), anywhere=not part.is_prose).finditer(part.text):
                yield _client(name, part.name, match.start(), match.end(), proposal)


def _answered_as_client(scene: Scene, name: str) -> bool:
    """The inventory already speaks of this name, as long as it stands in prose."""
    return any(
        entry.answer is not None
        and entry.answer.kind == "client"
        and fold(name) in {fold(form) for form in entry.forms}
        for entry in scene.entries
    )


def _unanswered(entry: Entry, piece: str, start: int, end: int, proposal: str) -> Finding:
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
