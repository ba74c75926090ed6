"""The folded parts of the facts: who took part how far, what is claimed on what ground, what was learned, the sources."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.review.review_standing import Standing, standing
from kb.story.story import Claim, Lesson, Source, Story
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.reading_parts import FactRows, Notice, Scale, chips, column, copyable
from ui.widgets.small_parts import IconButton, Pill, Text

if TYPE_CHECKING:
    from ui.read.reading_requests import ReadingRequests

translate = QCoreApplication.translate


def participation(session: Session, story: Story) -> QWidget:
    """Show for each stage how much clients had to say: five steps, and the same in words."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(2, 1)
    order = [stage.id for stage in session.vocabulary.scheme("stage")]
    known = sorted(story.participation, key=lambda stage: order.index(stage) if stage in order else len(order))
    for row, stage in enumerate(known):
        level = story.participation[stage]
        told = level in value_words.SCALE
        name = session.vocabulary.label(stage, session.language)
        grid.addWidget(Text(name, 13, "text" if told else "muted"), row, 0)
        if told:
            grid.addWidget(Scale(value_words.SCALE.index(level) + 1, len(value_words.SCALE)), row, 1)
        words = Text(value_words.participation(level), 13, "text" if told else "muted", wrap=True)
        words.setAccessibleDescription(name)
        grid.addWidget(words, row, 2)
    return held


def claims(session: Session, story: Story) -> QWidget:
    """Show what is claimed, who says so, how sure it is, and what others say instead."""
    return column((_claim(session, story, claim) for claim in story.claims), 14)


def _claim(session: Session, story: Story, claim: Claim) -> QWidget:
    value = f"{claim.value} {claim.unit}".strip()
    when = value_words.period(claim.period, session.language)
    said = f"{claim.what}: {value}" + (f" ({when})" if when else "")
    parts: list[QWidget] = [copyable(Text(said, 14, weight=QFont.Weight.Medium, wrap=True))]
    ground = [
        _source(story, claim.source),
        session.vocabulary.label(claim.evidence, session.language),
        value_words.certainty(claim.certainty),
    ]
    parts.append(copyable(Text(" · ".join(filter(None, ground)), 12, "muted", wrap=True)))
    if claim.conflict is not None:
        source = _source(story, claim.conflict.source)
        other = translate("Facts", "Sumber lain menyebut {value} ({source}).")
        words = other.format(value=claim.conflict.value, source=source or translate("Facts", "tanpa sumber"))
        parts.append(Notice(f"{words} {claim.conflict.note}".strip(), "scale", "warning"))
    return column(parts, 4)


def _source(story: Story, reference: str) -> str:
    """Return "Judul, esai ¶5" for a reference such as "esai ¶5"; what is no source of the story is said as written."""
    name, _, locator = reference.strip().partition(" ")
    found = next((source for source in story.sources if source.id == name), None)
    if found is None:
        return reference.strip()
    short = found.title if len(found.title) <= 48 else found.author or f"{found.title[:46].rstrip()}…"
    return f"{short}, {locator}" if locator else short


def lessons(session: Session, story: Story) -> QWidget:
    """Show each lesson as it was learned: what happened, what it taught, what to do, and when it holds."""
    return column((_lesson(session, lesson) for lesson in story.lessons), 18)


def _lesson(session: Session, lesson: Lesson) -> QWidget:
    parts: list[QWidget] = [copyable(Text(lesson.lesson, 14, weight=QFont.Weight.DemiBold, wrap=True))]
    rows = FactRows()
    for name, words in (
        (translate("Facts", "Kejadian"), lesson.event),
        (translate("Facts", "Saran"), lesson.recommendation),
        (translate("Facts", "Syarat"), lesson.conditions),
        (translate("Facts", "Diterapkan"), lesson.applied_in),
    ):
        if words:
            rows.add(name, copyable(Text(words, 13, wrap=True)))
    parts.append(rows)
    if lesson.theme:
        label = session.vocabulary.label(lesson.theme, session.language)
        parts.append(chips([Pill(label, "accent", icon_name="lightbulb", interactive=False)]))
    return column(parts, 7)


def sources(story: Story, wishes: "ReadingRequests") -> QWidget:
    """Show the sources, each with a button to its address where it has one."""
    return column((_source_row(source, wishes) for source in story.sources), 12)


def _source_row(source: Source, wishes: "ReadingRequests") -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    origin = ", ".join(filter(None, (source.author, source.publisher, source.year)))
    words: list[QWidget] = [copyable(Text(source.title, 13, weight=QFont.Weight.Medium, wrap=True))]
    words += [copyable(Text(text, 12, "muted", wrap=True)) for text in (origin, source.note) if text]
    row.addWidget(column(words, 2), 1)
    if source.url.startswith(("http://", "https://")):
        button = IconButton("external-link", size=16)
        button.set_text(translate("Facts", "Buka di peramban: {address}").format(address=source.url))
        button.clicked.connect(lambda: wishes.link_requested.emit(source.url))
        row.addWidget(button)
    return held


def rights(session: Session, story: Story, wishes: "ReadingRequests") -> QWidget:
    """Show on what ground the story may be read, who looked at it, what one may do with it, and the way to take it back."""
    rows, language = FactRows(), session.language
    withdrawn = Pill(translate("Facts", "Persetujuan ditarik…"), icon_name="unlink")
    withdrawn.clicked.connect(lambda: wishes.withdrawal_requested.emit(story.id))
    said = copyable(Text(_consent(story, language), 13, wrap=True))
    rows.add(translate("Facts", "Persetujuan"), column((said, withdrawn)))
    stands = _standing(session, story)
    told = value_words.status(story.status, reviewed=stands.is_reviewed)
    rows.add(translate("Facts", "Keadaan"), Text(told, 13, wrap=True))
    for review, worth in stands.decisions:
        outcome = {
            "counts": translate("Facts", "Ditandatangani oleh {who}, {date}"),
            "no-key": translate("Facts", "Ditandatangani oleh {who}, {date}, sebelum ada kunci"),
            "earlier": translate("Facts", "Ditandatangani oleh {who}, {date}; sesudah itu teksnya berubah"),
            "other-pictures": translate("Facts", "Ditandatangani oleh {who}, {date}; sesudah itu gambarnya berubah"),
            "returned": translate("Facts", "Dikembalikan oleh {who}, {date}"),
            "unproved": translate("Facts", "Tanda tangan atas nama {who}, {date}, tidak sah dan tidak dihitung"),
        }[worth].format(who=review.by, date=value_words.date(review.date, language))
        words = f"{outcome}. {review.note}" if review.note else outcome
        rows.add(translate("Facts", "Tinjauan"), Text(words, 13, wrap=True))
    rows.add(translate("Facts", "Lisensi"), copyable(Text(value_words.licence(story.licence), 13, wrap=True)))
    if story.created or story.modified:
        rows.add(translate("Facts", "Berkas"), Text(_dates(story, language), 13, wrap=True))
    return rows


def _standing(session: Session, story: Story) -> Standing:
    """Look at the file whose head this is; what waits is judged on the page of its review."""
    if story.status == "published":
        try:
            file = session.library.read(story.id)
        except KnownError:
            return Standing()
        return standing(session.library, file) if file.story == story else Standing()
    return Standing(
        decisions=tuple((one, "counts" if one.outcome == "signed" else "returned") for one in story.reviews)
    )


def _consent(story: Story, language: str) -> str:
    consent = story.consent
    if consent is None:
        return translate("Facts", "Belum dicatat. Jangan bagikan cerita ini sebelum persetujuannya jelas.")
    said = [value_words.consent_basis(consent.basis), value_words.audience(consent.audience)]
    if consent.withdrawn:
        when = value_words.date(consent.withdrawn, language)
        said.append(translate("Facts", "Ditarik pada {date}.").format(date=when))
    if consent.declared_by:
        who = ", ".join(filter(None, (consent.declared_by, value_words.date(consent.date, language))))
        said.append(translate("Facts", "Dinyatakan oleh {who}.").format(who=who))
    if consent.review:
        when = value_words.date(consent.review, language)
        said.append(translate("Facts", "Ditanyakan lagi: {date}.").format(date=when))
    return " ".join([*said, consent.note]).strip()


def _dates(story: Story, language: str) -> str:
    said = []
    if story.created:
        said.append(translate("Facts", "dibuat {date}").format(date=value_words.date(story.created, language)))
    if story.modified and story.modified != story.created:
        said.append(translate("Facts", "diubah {date}").format(date=value_words.date(story.modified, language)))
    return ", ".join(said)
