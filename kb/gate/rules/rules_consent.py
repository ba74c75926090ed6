"""Rows 5, 6 and 7: no story leaves without consent, after its withdrawal, or before a second reader has signed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.finding import Finding
from kb.gate.rules import laws, repairs
from kb.gate.scene import Scene
from kb.gate.traces.restrictions import told_in
from kb.gate.words.word_lists import HUMANS, TITLES
from kb.signatures.review_rules import is_delicate, reader_of, same_person, same_reader, text_digest
from kb.story.author import Author
from kb.story.consent import ConsentRecord, Scope, consent_covers, missing
from kb.story.story import Review
from kb.vocabulary.vocabulary import Vocabulary

_PIECE: Final = "consent"


def row_5(scene: Scene) -> Iterator[Finding]:
    """Consent for this audience, or the declaration that no individual is described."""
    draft = scene.draft
    if scene.group and scene.clients:
        named = ", ".join(scene.clients[:3])
        yield Finding(
            row=5,
            kind="group-with-client",
            group="look",
            piece=_PIECE,
            words=named,
            reason=Words(
                "Cerita ini dinyatakan cerita kelompok atau program, tetapi di dalamnya ada klien. Ceritakan tanpa orang itu, catat"
                " persetujuannya, atau tulis mengapa tidak ada orang yang sungguh-sungguh digambarkan.",
                "This is declared a story of a group or programme, yet a client is in it. Tell it without that person, record"
                " their consent, or write down why nobody real is described.",
            ),
            rule=laws.CONSENT,
            repairs=(repairs.EXPLAIN,),
        )
    if scene.group or _basis(scene) == "public-source":
        return
    if not draft.consents:
        yield Finding(
            row=5,
            kind="no-consent",
            group="must",
            piece=_PIECE,
            reason=Words(
                "Belum ada persetujuan dari orang yang diceritakan. Catat persetujuannya, atau nyatakan bahwa ini cerita kelompok"
                " atau program.",
                "There is no consent yet from the person the story is about. Record it, or declare this a story of a group or programme.",
            ),
            rule=laws.CONSENT,
            repairs=(repairs.GROUP,),
        )
    else:
        yield from _unrecorded(scene)
    today = draft.today or date.today()
    for record in draft.consents:
        if record.withdrawal is not None or _past(record.expires, today) or _past(record.review, today):
            continue  # row 6 speaks of these
        for scope in _scopes(scene):
            for sentence in missing(record, scope, today):
                yield Finding(
                    row=5,
                    kind="consent-incomplete",
                    group="must",
                    piece=f"{_PIECE}:{record.id}",
                    words=record.subject,
                    reason=sentence,
                    rule={"child": laws.GUARDIAN, "disability": laws.DISABILITY}.get(record.capacity, laws.CONSENT),
                )


def _unrecorded(scene: Scene) -> Iterator[Finding]:
    """People told of by a pseudonym for whom no record speaks: one person's yes is not another's.

    Whoever can no longer be asked, or is told of only as the one who did wrong, needs a reason and no record.
    """
    records = [one.subject.strip() for one in scene.draft.consents]
    spoken = [_person(subject) for subject in records if subject]
    told = [name for name in scene.told if not any(_same(_person(name), subject) for subject in spoken)]
    unnamed = len(records) - len(spoken)  # a record that names nobody yet speaks for one person all the same
    recorded = ", ".join(dict.fromkeys(filter(None, records)))
    for name in told[unnamed:]:
        yield Finding(
            row=5,
            kind="no-consent-of",
            group="look",
            piece=_PIECE,
            words=name,
            reason=Words(
                f"Persetujuan {name} belum dicatat"
                + (f"; yang sudah tercatat: {recorded}. " if recorded else ". ")
                + f"Izin satu orang bukan izin orang lain. Catat persetujuan {name}, ceritakan tanpa orang itu, atau tulis"
                " mengapa ia tidak dapat ditanya.",
                f"The consent of {name} is not recorded"
                + (f"; recorded so far: {recorded}. " if recorded else ". ")
                + f"One person's yes is not another's. Record the consent of {name}, tell it without them, or write down why"
                " they cannot be asked.",
            ),
            rule=laws.CONSENT,
            repairs=(repairs.EXPLAIN,),
        )


def _person(name: str) -> frozenset[str]:
    """Return the words of a name without what people are called by before it: "Bu Melati" is Melati."""
    words = frozenset(fold(name).split())
    return words - TITLES - HUMANS or words


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def row_6(scene: Scene) -> Iterator[Finding]:
    """Consent that was taken back, or is past its date."""
    today = scene.draft.today or date.today()
    for record in scene.draft.consents:
        withdrawn = record.withdrawal is not None
        if withdrawn or _past(record.expires, today) or _past(record.review, today):
            sentences = missing(record, scene.draft.audience, today)
            yield Finding(
                row=6,
                kind="withdrawn" if withdrawn else "consent-past",
                group="must",
                piece=f"{_PIECE}:{record.id}",
                words=record.subject,
                reason=sentences[0] if withdrawn else _date_sentence(sentences),
                rule=laws.CONSENT,
            )
    consent = scene.draft.front.get("consent")
    if isinstance(consent, Mapping) and consent.get("withdrawn"):
        yield Finding(
            row=6,
            kind="withdrawn",
            group="must",
            piece=_PIECE,
            words=str(consent["withdrawn"]),
            reason=Words(
                "Persetujuan untuk cerita ini sudah ditarik. Cerita ini tidak boleh dibagikan lagi.",
                "Consent for this story was withdrawn. It may not be shared any more.",
            ),
            rule=laws.CONSENT,
        )


def restricted(scene: Scene) -> Iterator[Finding]:
    """What somebody agreed to only on condition that it is not told: watched for while the story is written."""
    for record in scene.draft.consents:
        for line in record.restrictions:
            yield from _told(scene, record, line)


def _told(scene: Scene, record: ConsentRecord, line: str) -> Iterator[Finding]:
    subject = record.subject.strip()
    who, who_en = (f"{subject} setuju", f"{subject} agreed") if subject else ("Orang ini setuju", "This person agreed")
    for part in scene.parts:
        places = scene.sentences(part) if part in scene.prose else ((0, len(part.text)),)
        for told in told_in(line, part.text, places):
            words = part.text[told.start : told.end]
            yield Finding(
                row=6,
                kind="restricted",
                group="must" if told.sure else "look",
                piece=part.name,
                start=told.start,
                end=told.end,
                words=words,
                reason=Words(
                    f"{who} asalkan ini tidak diceritakan: “{line}”. Ceritakan tanpa itu, atau tanyakan lagi kepadanya.",
                    f"{who_en} on condition that this is not told: “{line}”. Tell it without, or ask again.",
                ),
                rule=laws.CONSENT,
                repairs=(repairs.untold(words), *(() if told.sure else (repairs.EXPLAIN,))),
                record=record.id,
            )


def row_7(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A second reader signed, and it was not the author; two for stories about children or violence.

    People are told apart by their keys: one who signs under two names is one reader, two of one name are two.
    """
    text = text_digest(scene.draft.front, scene.draft.text)
    authors = [Author(name) for name in scene.draft.authors]
    signed: list[Review] = []
    for one in _signatures(scene.draft.front.get("reviews"), text):
        wrote = any(same_person(reader_of(one), author) for author in authors)
        if not wrote and not any(same_reader(one, other) for other in signed):
            signed.append(one)
    needed = 2 if _is_delicate(scene, vocabulary) else 1
    if len(signed) < needed:
        lacking = needed - len(signed)
        yield Finding(
            row=7,
            kind="unsigned",
            group="must",
            piece="reviews",
            reason=Words(
                f"Masih perlu {lacking} pembaca kedua yang menandatangani, bukan penulisnya sendiri."
                if needed == 1
                else f"Cerita tentang anak atau kekerasan perlu dua tanda tangan; masih kurang {lacking}.",
                f"{lacking} second reader still has to sign, and it cannot be the author."
                if needed == 1
                else f"A story about children or violence needs two signatures; {lacking} still to come.",
            ),
            rule=laws.SECOND_READER,
        )


def _is_delicate(scene: Scene, vocabulary: Vocabulary) -> bool:
    return bool(scene.child_paragraphs) or is_delicate(scene.draft.front, scene.draft.text, vocabulary)


def _signatures(reviews: object, text: str) -> Iterator[Review]:
    """Yield the signatures, each with the key of whoever gave it; one that says for which words counts for those only."""
    for review in reviews if isinstance(reviews, Sequence) else ():
        if not isinstance(review, Mapping) or review.get("outcome") != "signed" or not review.get("by"):
            continue
        if review.get("text", text) == text:
            by, key, mark = (str(review.get(name) or "") for name in ("by", "key", "mark"))
            yield Review(by=by, date="", outcome="signed", key=key, mark=mark)


def _scopes(scene: Scene) -> Iterator[Scope]:
    yield scene.draft.audience
    if scene.draft.pictures and not any(
        consent_covers(record, "image", scene.draft.today or date.today()) for record in scene.draft.consents
    ):
        yield "image"
    if scene.draft.front.get("title_en") or scene.draft.front.get("summary_en"):
        yield "translation"


def _basis(scene: Scene) -> str:
    consent = scene.draft.front.get("consent")
    return str(consent.get("basis", "")) if isinstance(consent, Mapping) else ""


def _past(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _date_sentence(sentences: Sequence[Words]) -> Words:
    """Of everything that is missing, say what the date has to do with."""
    return next((words for words in sentences if any(sign.isdecimal() for sign in words.id)), sentences[0])
