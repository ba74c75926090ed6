"""Rows 3, 4, 8, 10 and 15: a child in danger, a fact that is nobody's business, details that add up, the accused, voices."""

import re
from collections.abc import Iterator
from typing import Final

from kb.base.words import Words
from kb.gate.finding import Finding, Repair, TextPart
from kb.gate.identifiers.identifiers import LIVING_SINCE
from kb.gate.rules import laws, repairs
from kb.gate.rules.rules_people_words import ACCUSING, CLIENT_SPEAKS, OFFENDER, ROUGHER, TRACE_WORDS
from kb.gate.rules.rules_places import is_stigmatised
from kb.gate.scene import SAID_INITIALS, Scene
from kb.gate.traces.sensitive import facts
from kb.gate.traces.traces import Trace
from kb.gate.words.individuals import speaks_of_one

_PRONOUN: Final = re.compile(
    r"\s*(?:[Ii]a|[Dd]ia|[Bb]eliau|[Kk]lien|[Aa]nak itu|[Pp]erempuan itu|[Ss]he|[Hh]e|[Hh]er|[Hh]is|\w+nya)\b"
)
_QUOTE: Final = re.compile(r"[“\"«]([^“”\"«»\n]{15,600})[”\"»]")
_ENOUGH: Final = 3
_YEAR: Final = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_MONTH: Final = re.compile(r"[A-Za-z]+\s+\d{4}")
_POINTING: Final = frozenset({"institution", "place", "class", "date"})
_INITIALS: Final = re.compile(SAID_INITIALS)
_INITIALS_REPAIR: Final = Repair(
    kind="replace",
    label=Words("Ganti dengan “anak itu”", "Replace by “the child”"),
    new="anak itu",
    everywhere=True,
    asks=True,
)


def row_3(scene: Scene) -> Iterator[Finding]:
    """One child and a harm for which the law keeps the child's identity secret: no name, initials, school, village, face.

    Also where the harm is told a few paragraphs before or behind.

    Calling the story one of a programme changes nothing here: a child is described.
    """
    for part, start, end in sorted(scene.child_paragraphs, key=lambda one: (one[0].name, one[1])):
        # In the paragraphs around, row 2 asks who somebody is.
        for begin, stop in scene.people_in(part, start, end) if scene.child_paragraphs[part, start, end] else ():
            name = part.text[begin:stop]
            yield _of_child(
                "name", part, begin, stop, repairs.replace(name, scene.pseudonym(name, part.name, begin, stop))
            )
        for match in _INITIALS.finditer(part.text, start, end):
            yield _of_child("initials", part, *match.span("it"), (_INITIALS_REPAIR,))
        for trace in scene.traces_in(part, start, end):
            if trace.kind == "institution":
                words = part.text[trace.start : trace.end]
                yield _of_child("school", part, trace.start, trace.end, (repairs.rougher(words, "institution"),))
        for begin, stop in scene.villages_in(part, start, end):
            words = part.text[begin:stop]
            yield _of_child("village", part, begin, stop, (repairs.rougher(words, "place"),))


def _of_child(kind: str, part: TextPart, start: int, end: int, offered: tuple[Repair, ...]) -> Finding:
    return Finding(
        row=3,
        kind=kind,
        group="must",
        piece=part.name,
        start=start,
        end=end,
        words=part.text[start:end],
        reason=Words(
            "Di sini diceritakan seorang anak sebagai korban, saksi, atau pelaku. Jati dirinya harus dirahasiakan: nama, inisial,"
            " orang tua, sekolah, desa, wajah.",
            "A child is spoken of here as a victim, witness or offender. Everything that reveals the child stays secret: name,"
            " initials, parents, school, village, face.",
        ),
        rule=f"{laws.CHILD_COURT}; {laws.CHILD_VICTIM}",
        repairs=offered,
    )


def row_4(scene: Scene) -> Iterator[Finding]:
    """Health, drugs, sex work, offences or violence told of somebody who is named, whatever the story is called."""
    seen: set[str] = set()
    for part in scene.prose:
        before: list[tuple[int, int]] = []
        for start, end in scene.sentences(part):
            own = scene.named_in(part, start, end)
            meant = own or (before if _PRONOUN.match(part.text, start, end) else [])
            for _, _, fact in facts(part.text, start, end) if meant else ():
                for begin, stop in meant:
                    name = part.text[begin:stop]
                    finding = Finding(
                        row=4,
                        kind=fact.kind,
                        group="must",
                        piece=part.name,
                        start=begin,
                        end=stop,
                        words=name,
                        reason=Words(
                            f"Tentang “{name}” diceritakan {fact.words.id}. Orang itu tidak boleh dapat dikenali.",
                            f"Of “{name}” the story tells {fact.words.en}. The person must not be recognisable.",
                        ),
                        rule=fact.rule,
                        repairs=(
                            *repairs.replace(name, scene.pseudonym(name, part.name, begin, stop)),
                            *repairs.answers(name, only=("pseudonym", "public", "organisation", "place", "other")),
                        ),
                    )
                    if finding.key not in seen:
                        seen.add(finding.key)
                        yield finding
            before = own or before


def row_8(scene: Scene) -> Iterator[Finding]:
    """What points at one person: a unique position always, school and village always in a story that asks for care, else three kinds together.

    What was already said more roughly still counts as one of the three: repairing one card does not hide the others.
    """
    for part in scene.prose:
        for start, end in scene.paragraphs(part):
            here = scene.traces_in(part, start, end)
            if not here:
                continue
            told = _told_elsewhere(scene, part, start, end)
            kinds = list(dict.fromkeys(trace.kind for trace in here))
            rougher = [
                kind for kind, said in ROUGHER.items() if kind not in kinds and said.search(part.text, start, end)
            ]
            together = Words(
                ", ".join(TRACE_WORDS[kind].id for kind in kinds), ", ".join(TRACE_WORDS[kind].en for kind in kinds)
            )
            for trace in here:
                if trace.alone or (scene.careful and _points_alone(part, trace)):
                    if trace.kind not in told and (trace.own or not _is_partner(scene, part, trace)):
                        yield _points(part, trace, careful=scene.careful)
                elif len(kinds) + len(rougher) >= _ENOUGH:
                    yield _adds_up(part, trace, len(kinds) + len(rougher), together)


def _told_elsewhere(scene: Scene, part: TextPart, start: int, end: int) -> frozenset[str]:
    """Return the kinds of detail about which row 3 or 9 asks in a paragraph already: nobody is asked twice."""
    if (part, start, end) in scene.child_paragraphs:
        return frozenset({"institution", "place"})
    return frozenset({"place"} if is_stigmatised(part, start, end) else ())


def _points_alone(part: TextPart, trace: Trace) -> bool:
    """A month is no day, and a day of long ago is history; a day, a school, a village lead to a child whom others know."""
    if trace.kind == "date":
        year = _YEAR.search(part.text, trace.start, trace.end + 6)
        if _MONTH.fullmatch(part.text[trace.start : trace.end]) or (year and int(year[0]) < LIVING_SINCE):
            return False
    return trace.kind in _POINTING


def _is_partner(scene: Scene, part: TextPart, trace: Trace) -> bool:
    """Tell whether a school is one of the library's organisations, in a sentence in which nobody is described."""
    return any(
        entry.answer is not None and entry.answer.kind in {"organisation", "public"}
        for entry, _ in scene.entries_in(part, trace.start, trace.end)
    )


def _points(part: TextPart, trace: Trace, *, careful: bool) -> Finding:
    words = part.text[trace.start : trace.end]
    said = TRACE_WORDS[trace.kind]
    if trace.kind == "role":
        reason = Words(
            "Ini menunjuk satu orang tanpa menyebut namanya: hanya satu orang yang berkedudukan begitu.",
            "This points at one person without a name: only one person has this position.",
        )
    else:
        reason = Words(
            f"Di samping anak, kesehatan, kekerasan, atau agama seseorang, {said.id} ini dapat menunjuk orangnya, juga bila rincian lain sudah disamarkan.",
            f"Beside a child, somebody's health or faith, or violence, this ({said.en}) can point at the person, even when other details are hidden.",
        )
    return Finding(
        row=8,
        kind=trace.kind,
        group="look",
        piece=part.name,
        start=trace.start,
        end=trace.end,
        words=words,
        reason=reason,
        rule=laws.CHILD_DATA if careful and trace.kind != "role" else laws.COMBINED,
        repairs=(repairs.rougher(words, trace.kind), repairs.EXPLAIN),
    )


def _adds_up(part: TextPart, trace: Trace, score: int, together: Words) -> Finding:
    words = part.text[trace.start : trace.end]
    return Finding(
        row=8,
        kind=trace.kind,
        group="look",
        piece=part.name,
        start=trace.start,
        end=trace.end,
        words=words,
        reason=Words(
            f"{score} rincian bersama-sama dapat menunjuk satu orang: {together.id}. Ini salah satunya: {TRACE_WORDS[trace.kind].id}.",
            f"{score} details together can point at one person: {together.en}. This is one: {TRACE_WORDS[trace.kind].en}.",
        ),
        rule=laws.COMBINED,
        repairs=(repairs.rougher(words, trace.kind), repairs.EXPLAIN),
    )


def row_10(scene: Scene) -> Iterator[Finding]:
    """Somebody else is accused and could be recognised: by name, by a unique office, or as a relative."""
    for part in scene.prose:
        for start, end in scene.sentences(part):
            sentence = part.text[start:end]
            accused = OFFENDER.search(sentence)
            if accused and ACCUSING.search(sentence) and (accused["unique"] or _named_beside(scene, part, start, end)):
                begin, stop = start + accused.start(), start + accused.end()
                yield Finding(
                    row=10,
                    kind="accused",
                    group="look",
                    piece=part.name,
                    start=begin,
                    end=stop,
                    words=part.text[begin:stop],
                    reason=Words(
                        "Orang ini dituduh berbuat salah dan mungkin dapat dikenali. Tuduhan adalah data kejahatan seseorang.",
                        "This person is accused and may be recognisable. An accusation is data about an offence.",
                    ),
                    rule=laws.CRIMINAL,
                    repairs=(
                        Repair(
                            kind="widen",
                            label=Words("Sebut tanpa jabatan atau hubungan", "Say it without office or relation"),
                            old=part.text[begin:stop],
                            new="seseorang",
                            everywhere=True,
                            asks=True,
                        ),
                        repairs.EXPLAIN,
                    ),
                )


def _named_beside(scene: Scene, part: TextPart, start: int, end: int) -> bool:
    """Tell whether any name of a person, even of a public one, stands in the sentence."""
    return bool(scene.named_in(part, start, end)) or any(
        entry.answer is not None and entry.answer.kind in {"public", "colleague"}
        for entry, _ in scene.entries_in(part, start, end)
    )


def row_15(scene: Scene) -> Iterator[Finding]:
    """The very words of a client, which people who know them recognise and a search engine finds."""
    for part in scene.prose:
        for quote in _QUOTE.finditer(part.text):
            if len(quote[1].split()) < 5:
                continue
            around = (
                part.text[max(0, quote.start() - 90) : quote.start()]
                + " ¶ "
                + part.text[quote.end() : quote.end() + 70]
            )
            if not CLIENT_SPEAKS.search(around) and not (
                speaks_of_one(around) and re.search(r"\b(?:kata|ujar|tutur|ucap|cerita|said|told|says)", around)
            ):
                continue
            begin, stop = quote.span(1)
            yield Finding(
                row=15,
                kind="quotation",
                group="look",
                piece=part.name,
                start=begin,
                end=stop,
                words=quote[1],
                reason=Words(
                    "Ini kata-kata klien apa adanya. Orang yang mengenalnya dapat mengenali cara bicaranya.",
                    "These are a client's own words. Those who know the person may recognise the way of speaking.",
                ),
                rule=laws.QUOTATION,
                repairs=(
                    Repair(
                        kind="widen",
                        label=Words("Ceritakan dengan kata-kata sendiri", "Tell it in your own words"),
                        old=quote[1],
                        new=repairs.GAP,
                        asks=True,
                        everywhere=True,
                    ),
                    repairs.EXPLAIN,
                ),
            )
