"""What is known about a story, the important things first: when, where, about what, with whom; the rest folds away.

Codes never show: every label comes from the vocabulary or `ui.widgets.value_words`. What is not known leaves no empty row.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.story.story import Story
from kb.vocabulary.facets import ROWS
from ui.read import fact_details
from ui.read.reading_requests import ReadingRequests
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.plain import tip
from ui.widgets.reading_parts import Box, FactRows, Folds, chips, copyable
from ui.widgets.small_parts import Divider, Pill, Text

_MOST_PLACES: Final = 6
_FEW_PLACES: Final = 2
_ROW_SPACING: Final = 3


class FactsBox(Box):
    """The facts of one story. `unfolded` names the parts that stand open, see `Folds`."""

    def __init__(self, session: Session, story: Story, wishes: ReadingRequests, unfolded: set[str]) -> None:
        super().__init__()
        self._session, self._story, self._wishes = session, story, wishes
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        rows = self._rows()
        if rows.count:
            inside.addWidget(rows)
        else:
            rows.deleteLater()
            inside.addWidget(Text(self.tr("Keterangan cerita ini belum diisi."), 13, "muted", wrap=True))
        inside.addWidget(Divider())
        self.folds = self._folds(unfolded)
        inside.addWidget(self.folds)

    def _rows(self) -> FactRows:
        story, rows = self._story, FactRows(_ROW_SPACING)
        when = value_words.period(story.period, self._session.language)
        time = copyable(Text(when, 13, weight=QFont.Weight.Medium)) if when else None
        if time is not None and 0 < len(story.regions) <= _FEW_PLACES:
            # In one row: the story itself shall begin as far up as it can.
            time.setContentsMargins(0, 3, 8, 3)
            rows.add(self.tr("Waktu, wilayah"), chips((time, *self._place_pills())))
        else:
            if time is not None:
                rows.add(self.tr("Waktu"), time)
            if story.regions:
                rows.add(self.tr("Wilayah"), self._places())
        for row in ROWS:
            if row.in_facts and (values := getattr(story, row.card)):
                name = row.label.say(self._session.language)
                rows.add(name, chips(self._facet(row.key, value) for value in values))
        if story.actors:
            rows.add(self.tr("Lembaga"), self._actors())
        return rows

    def _roles(self) -> QWidget:
        rows = FactRows()
        for name, values in (
            (self.tr("Peran pekerja"), self._story.roles),
            (self.tr("Jenis hasil"), self._story.outcomes),
        ):
            if values:
                rows.add(name, self._labels(values))
        return rows

    def _labels(self, concepts: Iterable[str]) -> Text:
        vocabulary, language = self._session.vocabulary, self._session.language
        said = " · ".join(vocabulary.label(concept, language) for concept in concepts)
        label = Text(said, 13, wrap=True)
        label.setContentsMargins(0, 2, 0, 0)
        return label

    def _facet(self, facet: str, value: str, text: str = "", icon_name: str = "") -> Pill:
        label = text or self._session.vocabulary.label(value, self._session.language)
        pill = Pill(label, icon_name=icon_name)
        pill.setToolTip(tip(self.tr("Cari cerita lain: {label}").format(label=label)))
        pill.clicked.connect(lambda: self._wishes.facet_requested.emit(facet, value))
        return pill

    def _place_pills(self) -> list[Pill]:
        """Name the places with their role, as far as not all of them are where the practice was."""
        told = {place.role for place in self._story.regions} != {"practice"}
        pills = []
        for place in self._story.regions:
            name = self._session.regions.name(place.code)
            said = f"{name} · {value_words.region_role(place.role)}" if told else name
            pills.append(self._facet("region", place.code, said, "map-pin"))
        return pills

    def _places(self) -> QWidget:
        """Show the places, of many only the first ones until one asks for the rest."""
        pills = self._place_pills()
        rest = pills[_MOST_PLACES:]
        if len(rest) < 2:
            return chips(pills)
        for pill in rest:
            pill.hide()
        more = Pill(self.tr("%n tempat lagi", "", len(rest)), icon_name="plus")
        held = chips([*pills[:_MOST_PLACES], more, *rest])

        def unfold() -> None:
            more.hide()
            for pill in rest:
                pill.show()
            rest[0].setFocus()

        more.clicked.connect(unfold)
        return held

    def _actors(self) -> QWidget:
        known = self._session.library.organisations()
        pills = []
        for actor in self._story.actors:
            organisation = known.get(actor.organisation)
            name = organisation.name if organisation else actor.name or actor.organisation
            words = f"{name} · {value_words.actor_role(actor.role)}"
            if organisation is None and actor.name:
                pills.append(Pill(words, icon_name="building-2", interactive=False))
                continue
            pill = Pill(words, icon_name="building-2")
            pill.setToolTip(tip(self.tr("Buka halaman {name}").format(name=name)))
            pill.clicked.connect(
                lambda _=False, slug=actor.organisation: self._wishes.organisation_requested.emit(slug)
            )
            pills.append(pill)
        return chips(pills)

    def _folds(self, unfolded: set[str]) -> Folds:
        session, story, wishes = self._session, self._story, self._wishes
        made = Folds(unfolded)
        if story.participation:
            shown = lambda: fact_details.participation(session, story)  # noqa: E731
            made.add("participation", self.tr("Keterlibatan klien"), shown, len(story.participation))
        if story.claims:
            made.add(
                "claims", self.tr("Angka dan tanggal"), lambda: fact_details.claims(session, story), len(story.claims)
            )
        if story.lessons:
            made.add("lessons", self.tr("Pelajaran"), lambda: fact_details.lessons(session, story), len(story.lessons))
        if story.roles or story.outcomes:
            made.add("roles", self.tr("Peran dan hasil"), self._roles)
        if story.sources:
            made.add("sources", self.tr("Sumber"), lambda: fact_details.sources(story, wishes), len(story.sources))
        if story.editorial_note:
            made.add("note", self.tr("Catatan redaksi"), lambda: copyable(Text(story.editorial_note, 13, wrap=True)))
        made.add("rights", self.tr("Persetujuan dan lisensi"), lambda: fact_details.rights(session, story, wishes))
        return made
