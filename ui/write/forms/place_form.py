"""Where it happened: typed, and confirmed by a person, because many places share a name. Nothing finer than a regency."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kb.base.folding import fold
from kb.forms.head_rows import answer, is_readable, rows_of, with_answers, with_row, without_row
from kb.vocabulary.regions import Region
from kb.vocabulary.suggestions import PlaceSuggestion
from ui.find.search_offers import matching
from ui.widgets import value_words
from ui.widgets.choices import Choosable
from ui.widgets.offer_list import Offer
from ui.widgets.plain import tip
from ui.widgets.small_parts import IconButton, Text, clear_layout
from ui.write.forms.choice_field import ChoosingField, focus_soon
from ui.write.forms.fields import narrow_button
from ui.write.forms.hint_line import Hint, HintLine
from ui.write.forms.small_form import Complaint, SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_ROLES = ("practice", "origin", "destination")
_MOST_ASKED = 4


class PlaceForm(SmallForm):
    """The places so far, each with what it was in the story, and a field for another."""

    def __init__(self, writing: OpenDraft, hints: TextHints) -> None:
        super().__init__(writing)
        self._hints = hints
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._shown: tuple[object, ...] | None = None
        self.field = ChoosingField(self._find)
        self.asking = _Asking()
        self._complaint = Complaint()
        self.suggested = HintLine()
        self.column.addLayout(self._rows)
        for part in (self.field, self.asking, self._complaint, self.suggested):
            self.column.addWidget(part)
        self.field.taken.connect(self._ask)
        self.field.entered.connect(self._not_found)
        self.field.searched.connect(lambda _: self._complaint.say(""))
        self.asking.confirmed.connect(self._add)
        self.asking.refused.connect(self._refuse)
        self.suggested.taken.connect(self._ask)
        hints.changed.connect(self._suggest)
        hints.begin()
        self.retranslate()

    @property
    def chosen(self) -> tuple[object, ...]:
        """The places of the draft, as they stand there."""
        return rows_of(self.value("regions"))

    def follow(self) -> None:
        """Show the chosen regions, each with its kind of place."""
        if self.chosen != self._shown:
            self._build_rows()
        self._suggest()

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Provinsi, kabupaten, atau kota"))
        self.field.setPlaceholderText(self.tr("Ketik provinsi, kabupaten, atau kota"))
        self._shown = None
        self.follow()

    def focus_first(self, item: int = -1) -> None:
        combos = self.findChildren(Choosable)
        if 0 <= item < len(combos):
            combos[item].setFocus()
        else:
            self.field.setFocus()

    def full_name(self, region: Region) -> str:
        """Return "Kabupaten Indramayu, Jawa Barat"."""
        province = self.writing.regions.get(region.parent) if region.parent else None
        return f"{region.name}, {province.name}" if province else region.name

    def _find(self, typed: str) -> list[Offer]:
        return [
            Offer(label=name, what=name, spans=matching(name, typed), icon_name="map-pin")
            for name in self.writing.regions.suggest(typed)
        ]

    def _ask(self, name: object) -> None:
        """A name may be that of several places: only a person knows which one is meant."""
        found = tuple(dict.fromkeys(match.region for match in self.writing.regions.find(str(name))))
        self.field.setText(str(name))
        if not found:
            self._not_found(str(name))
            return
        self._complaint.say("")
        places = [(self.full_name(one), one.code) for one in found[:_MOST_ASKED]]
        if len(places) == 1:
            lead = self.tr("Apakah maksudnya {place}?").format(place=places[0][0])
            places = [(self.tr("Ya"), places[0][1])]
        else:
            lead = self.tr("Tempat mana yang dimaksud?")
        self.asking.ask(lead, places, self.tr("Bukan"))

    def _add(self, code: str) -> None:
        self.asking.hide()
        self.field.clear()
        self.field.setFocus()
        if all(answer(row, "code") != code for row in self.chosen):
            step = self.tr("Tambah tempat “{words}”").format(words=self.writing.regions.name(code))
            self.put({"regions": (*self.chosen, {"code": code, "role": "practice"})}, step)

    def _refuse(self) -> None:
        self.asking.hide()
        self.field.setFocus()
        self.field.selectAll()

    def _not_found(self, typed: str) -> None:
        self._complaint.say(
            self.tr(
                "“{words}” bukan provinsi, kabupaten, atau kota. Cerita tidak menyebut tempat yang lebih sempit: pilih kabupaten atau kotanya."
            ).format(words=typed)
        )

    def _suggest(self) -> None:
        codes = {answer(row, "code") for row in self.chosen}
        self.suggested.show_hints(
            [self._hint(one) for one in self._hints.value.places if not codes & {place.code for place in one.regions}]
        )

    def _hint(self, one: PlaceSuggestion) -> Hint:
        label = one.regions[0].name if len(one.regions) == 1 else one.name
        return Hint(label, one.name, () if fold(label) == fold(one.name) else (one.name,))

    def _build_rows(self) -> None:
        self._shown = self.chosen
        clear_layout(self._rows)
        for place, row in enumerate(self.chosen):
            self._rows.addWidget(self._row(place, row))

    def _row(self, place: int, row: object) -> QWidget:
        code = answer(row, "code") if is_readable(row) else str(row)
        region = self.writing.regions.get(code)
        name = region.name if region else code
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        text = Text(name, 14, "text" if region else "error", wrap=True)
        text.setToolTip(tip(self.full_name(region) if region else self.tr("Kode tempat ini tidak dikenal.")))
        role = Choosable()
        role.say([value_words.region_role(one) for one in _ROLES])
        role.setCurrentIndex(_ROLES.index(answer(row, "role")) if answer(row, "role") in _ROLES else 0)
        role.setAccessibleName(self.tr("{place} adalah").format(place=name))
        role.setEnabled(is_readable(row))
        role.activated.connect(partial(self._set_role, place))
        remove = IconButton("x", self.tr("Hapus {place}").format(place=name), size=16)
        remove.clicked.connect(lambda: self._remove(place))
        line.addWidget(text, 1)
        line.addWidget(remove)
        box.addLayout(line)
        box.addWidget(role)
        return made

    def _set_role(self, place: int, role: int) -> None:
        row = with_answers(self.chosen[place], {"role": _ROLES[role]})
        rows = with_row(self.chosen, place, row)
        self._shown = rows  # the row shows it already, and the keyboard stays in it
        self.put({"regions": rows}, self.tr("Peran tempat"))

    def _remove(self, place: int) -> None:
        name = self.writing.regions.name(answer(self.chosen[place], "code"))
        self.put({"regions": without_row(self.chosen, place)}, self.tr("Hapus tempat “{words}”").format(words=name))
        self.field.setFocus()


class _Asking(QWidget):
    """The question which place is meant, with an answer for each place and one for none."""

    confirmed = Signal(str)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lead = Text("", 13, "text", wrap=True)
        self.answers: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.lead)
        self.hide()

    def ask(self, lead: str, places: list[tuple[str, str]], none: str) -> None:
        """Ask, with the first answer under the keyboard."""
        for button in self.answers:
            button.hide()
            button.deleteLater()
        self.lead.setText(lead)
        self.answers = [narrow_button(name) for name, _ in places]
        for button, (_, code) in zip(self.answers, places, strict=True):
            button.clicked.connect(partial(self.confirmed.emit, code))
        no = narrow_button(none)
        no.clicked.connect(self.refused)
        self.answers.append(no)
        for button in self.answers:
            button.setAutoDefault(True)
            button.setAccessibleDescription(lead)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()
        focus_soon(self.answers[0])
