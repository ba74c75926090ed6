"""Makes the cards of the check and carries out what is pressed on them, each as one step with a name."""

from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from kb.base.words import Words
from kb.gate import Answer, AnswerKind, Finding, Gate, Repair, apply, put_everywhere
from kb.gate.outgoing_story import OutgoingStory as Outgoing
from kb.gate.rules import repairs as offers
from ui.gate.finding_card import FindingCard
from ui.write.check.check_deck import Card
from ui.write.check.finding_places import place_of
from ui.write.check.finding_rows import FindingRow, NameRow
from ui.write.check.gate_runner import Change, Checking
from ui.write.check.name_card import NameCard
from ui.write.draft_place import DraftPlace

_NAMES: Final = 2
_LONGEST: Final = 40
_HEAD: Final = frozenset({"title", "summary"})  # they stand above the text


class CardMaker(QObject):
    """Belongs to the panel of one draft."""

    settled = Signal(object)  # a card that waits for nothing any more
    consent_requested = Signal(str)  # the id of a record, empty for a new one

    def __init__(self, checking: Checking, parent: QObject, *, over_text: bool = False) -> None:
        """`over_text` is for a dialog: the words stand behind it, so a click only opens a card and a button leads there."""
        super().__init__(parent)
        self._over_text = over_text
        self.checking, self.writing = checking, checking.writing

    def finding_card(self, row: FindingRow) -> Card:
        """Make the card of one finding."""
        card = FindingCard(row.finding, len(row.places), self.writing.language, others=row.others)
        card.repair_requested.connect(partial(self._mend, card))
        record = row.finding.record or row.finding.piece.partition(":")[2]
        if row.finding.record or row.finding.piece.startswith("consent"):
            said = self.tr("Buka catatan persetujuannya…") if record else self.tr("Catat persetujuannya…")
            card.add_choice(said, "square-pen", partial(self.consent_requested.emit, record))
        place = self._place(row.finding)
        if place is not None and self._is_hidden(place):
            card.add_choice(self.tr("Lihat di naskah"), "arrow-right", partial(self._go_to, row.finding))
        elif place is not None:
            card.place_requested.connect(partial(self._glance, row.finding))
        return card

    def name_card(self, row: NameRow) -> Card:
        """Make the card of one name."""
        card = NameCard(row, self.writing.language)
        asked = _asked(row, row.entry.places[0].piece)
        place = self._place(asked)
        if place is not None and self._is_hidden(place):
            card.add_choice(self.tr("lihat di naskah"), partial(self._go_to, asked))
        elif place is not None:
            card.place_requested.connect(partial(self._glance, asked))
        card.answer_requested.connect(partial(self._answer, card))
        card.pseudonym_requested.connect(partial(self._rename, card))
        return card

    def _mend(self, card: FindingCard, repair: Repair, words: str) -> None:
        step, finding = self._step_name(card.finding, repair), self._newest(card.finding)
        if card.everywhere:
            step = self.tr("Ganti “{words}” di semua tempat").format(words=finding.words)
            self.checking.do(Change(step, partial(_everywhere, finding, repair, words)))
        else:
            self.checking.mend(finding, repair, words, step)
        self.settled.emit(card)

    def _newest(self, finding: Finding) -> Finding:
        """A card may have been made for an older text; the finding of its key in the newest check has the places of now."""
        found = self.checking.seen.found.all if self.checking.seen else ()
        return next((one for one in found if one.key == finding.key), finding)

    def _answer(self, card: NameCard, kind: AnswerKind, agreed: bool) -> None:
        name = card.row.entry.name
        answer = Answer(kind=kind, agreed=agreed)
        answers = self.writing.said.value.with_answer(name, answer)
        step = self.tr("Jawab siapa “{name}”").format(name=name)
        self.writing.put_file(self.writing.draft.file, step, answers=answers)
        self.settled.emit(card)

    def _rename(self, card: NameCard, pseudonym: str) -> None:
        entry = card.row.entry
        repair = offers.replace(entry.name, pseudonym)[0]
        finding = _asked(card.row, entry.places[0].piece)

        def make(gate: Gate, draft: Outgoing) -> Outgoing:
            return apply(gate, draft, finding, repair, pseudonym)

        step = self.tr("Ganti “{name}” di semua tempat").format(name=entry.name)
        self.checking.do(Change(step, make, entry, pseudonym))
        self.settled.emit(card)

    def _step_name(self, finding: Finding, repair: Repair) -> str:
        words = " ".join(finding.words.split())[:_LONGEST]
        named = {
            "replace": self.tr("Ganti “{words}” di semua tempat"),
            "band": self.tr("Sebut kelompok umur saja"),
            "widen": self.tr("Sebut “{words}” lebih umum"),
            "remove": self.tr("Hapus “{words}” di semua tempat"),
            "public": self.tr("Tandai “{words}” milik umum"),
            "group": self.tr("Nyatakan cerita kelompok atau program"),
            "explain": self.tr("Tulis mengapa “{words}” boleh tetap"),
            "strip": self.tr("Bersihkan gambar"),
        }
        return named.get(repair.kind, self.tr("Jawab pertanyaan pemeriksaan")).format(words=words)

    def _place(self, finding: Finding) -> DraftPlace | None:
        seen = self.checking.seen
        return place_of(self._newest(finding), seen.draft.body if seen else "")

    def _is_hidden(self, place: DraftPlace) -> bool:
        """Whether the words are not to be seen beside the card, so that one has to leave it to see them."""
        return self._over_text or (place.part == "field" and place.field not in _HEAD)

    def _go_to(self, finding: Finding) -> None:
        if (place := self._place(finding)) is not None:
            self.writing.go(place)

    def _glance(self, finding: Finding) -> None:
        """Show the words beside the card; the keyboard stays with it, so that a digit is no letter of the story."""
        if (place := self._place(finding)) is not None:
            self.writing.go(msgspec.structs.replace(place, glance=True))


def _everywhere(finding: Finding, repair: Repair, words: str, gate: Gate, draft: Outgoing) -> Outgoing:
    """Say all the same words in the new ones: where the rule asked, and where it did not."""
    changed = put_everywhere(draft, finding.words, words)
    again = finding.words.casefold() in words.casefold()  # asked once more, it would be said twice
    return changed if again else apply(gate, changed, finding, repair, words)


def _asked(row: NameRow, piece: str) -> Finding:
    """The question about a name as a finding, which the gate's repairs know how to answer."""
    entry = row.entry
    place = entry.places[0]
    return Finding(
        row=_NAMES,
        kind="name",
        group="must",
        piece=piece,
        start=place.start,
        end=place.end,
        words=entry.name,
        reason=Words("", ""),
        rule="",
    )
