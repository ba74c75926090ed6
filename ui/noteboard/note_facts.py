"""What a line of the notes page says around the note itself: kind, marks, who and when, and where it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from ui.noteboard.note_wish import NoteItem
from ui.notes.note_kinds import word_for
from ui.services.session import Session
from ui.widgets.small_parts import PillKind
from ui.widgets.time_words import signed

translate = QCoreApplication.translate


@dataclass(frozen=True)
class NoteFacts:
    """Short texts in the language of the window; marks stand from the right to the left."""

    kind: str
    marks: tuple[tuple[str, PillKind], ...]
    signed: str
    where: str


class _Counted(QObject):
    """Words with a number; translators get plural forms only from `tr`."""

    def answers(self, count: int) -> str:
        return self.tr("%n balasan", "", count)

    def agreeing(self, count: int) -> str:
        return self.tr("%n saya juga", "", count)


def told(item: NoteItem, session: Session) -> NoteFacts:
    """Put into words what is known of a note."""
    row, language = item.row, session.language
    note = row.note
    kind = word_for(note, language)
    if note.kind == "similar":
        place = session.regions.name(note.region) if note.region else ""
        kind = " · ".join(filter(None, (kind, place, note.period)))
    codes = [session.vocabulary.label(code, language) for code in note.codes]
    return NoteFacts(
        kind=" · ".join([kind, *codes[:3]]),
        marks=tuple(_marks(item)),
        signed=signed(note, language),
        where=" › ".join(filter(None, (session.title(row.card), item.section))),
    )


def _marks(item: NoteItem) -> list[tuple[str, PillKind]]:
    row = item.row
    note = row.note
    found: list[tuple[str, PillKind]] = []
    if row.certainty == "lost":
        found.append((translate("NoteBoard", "kehilangan tempat"), "warning"))
    elif row.certainty == "unsure":
        found.append((translate("NoteBoard", "tempatnya ragu"), "warning"))
    if note.private:
        found.append((translate("NoteBoard", "hanya untuk saya"), "plain"))
    if note.kind == "question" and note.open_question:
        found.append((translate("NoteBoard", "belum terjawab"), "accent"))
    elif note.accepted:
        found.append((translate("NoteBoard", "terjawab"), "success"))
    elif note.resolved:
        found.append((translate("NoteBoard", "selesai"), "success"))
    if row.answers:
        found.append((_Counted().answers(row.answers), "plain"))
    if row.agreeing:
        found.append((_Counted().agreeing(row.agreeing), "plain"))
    return found
