"""What stands in the lines of the list under the search field."""

from typing import Final

from PySide6.QtCore import QLocale, QObject

from index.values.request_results import Completion, Span
from kb.base.folding import fold
from ui.find.facet_labels import question_in_words
from ui.services.session import Session
from ui.widgets.offer_list import Offer

_ICONS: Final = {
    "field": "list",
    "value": "plus",
    "concept": "lightbulb",
    "place": "map-pin",
    "word": "search",
}
_SAVED: Final = 6  # kept questions under an empty field; the front page has them all
_FIELDS: Final = 8


class Offers(QObject):
    """Words completions and questions for the list, in the language of the moment."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def completion(self, one: Completion, text: str) -> Offer:
        """Return the line of a completion of `text`."""
        language = self._session.language
        label = one.label.say(language)
        hint = one.hint.say(language) if one.hint else ""
        number = QLocale().toString(one.count) if one.count >= 0 else ""
        stories = self.tr("%n cerita", "", one.count) if one.count >= 0 else ""
        return Offer(
            label=label,
            what=one,
            spans=matching(label, text[one.start : one.end]),
            hint=hint,
            number=number,
            icon_name=_ICONS[one.kind],
            spoken=", ".join(filter(None, (label, hint, stories))),
        )

    def beginnings(self, *, with_fields: bool) -> list[Offer]:
        """Return what an empty field offers: kept questions, recent ones, and on demand the names of fields."""
        saved, session = self._session.saved, self._session
        if not session.is_open:
            return []
        lines = []
        for one in saved.saved()[:_SAVED]:
            tally = session.saved_counts.tally(one)
            new = self.tr("%n baru", "", tally.new) if tally and tally.new else ""
            number = QLocale().toString(tally.total) if tally else ""
            told = self.tr("pencarian tersimpan")
            lines.append(
                Offer(one.name, one.question, (), new, number, "star", ", ".join(filter(None, (one.name, told, new))))
            )
        recent = [one for one in saved.recent() if all(kept.question != one for kept in saved.saved())]
        for question in recent:
            words = question_in_words(session, question)
            told = self.tr("dicari belum lama ini")
            lines.append(Offer(words, question, icon_name="clock", spoken=f"{words}, {told}"))
        if recent:
            lines.append(Offer(self.tr("Hapus riwayat pencarian"), None, icon_name="x"))
        return [*lines, *self.fields(0)] if with_fields else lines

    def fields(self, place: int) -> list[Offer]:
        """Return the names of fields, to be put where the cursor stands."""
        # Only here, long after the start: the table lives where questions are read, beside heavy parts.
        from index.values.query_values import FIELD_LABELS  # noqa: PLC0415

        lines = []
        for name, label in FIELD_LABELS[:_FIELDS]:
            field = f"{name.say(self._session.language)}:"
            hint = label.say(self._session.language)
            made = Completion(start=place, end=place, text=field, kind="field", label=name, hint=label)
            lines.append(Offer(field, made, (), hint, "", _ICONS["field"], f"{field} {hint}"))
        return lines


def matching(label: str, typed: str) -> tuple[Span, ...]:
    """Return where the typed letters begin a word of the label; nothing where they do not."""
    wanted = fold(typed)
    if not wanted:
        return ()
    starts = [0, *(at + 1 for at, sign in enumerate(label) if not sign.isalnum())]
    for start in starts:
        for end in range(start + len(wanted), min(start + 2 * len(wanted), len(label)) + 1):
            if fold(label[start:end]) == wanted:
                return ((start, end),)
    return ()
