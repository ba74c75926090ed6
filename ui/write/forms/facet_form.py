"""Choosing what a story is filed under, by typing any word for it in either language."""

from collections.abc import Sequence
from functools import lru_cache

from kb.base.folding import fold
from kb.forms.head_rows import moved, rows_of, without_row
from kb.vocabulary.concept_choice import Chooser, ConceptMatch
from kb.vocabulary.head_facets import FacetForm
from kb.vocabulary.vocabulary import Vocabulary
from ui.find.search_offers import matching
from ui.widgets.offer_list import Offer
from ui.widgets.small_parts import Text
from ui.write.forms.chips import Chips
from ui.write.forms.choice_field import ChoosingField
from ui.write.forms.hint_line import Hint, HintLine
from ui.write.forms.small_form import Complaint, SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft


@lru_cache(maxsize=2)
def chooser(vocabulary: Vocabulary) -> Chooser:
    """Return the chooser of a vocabulary, made once for all fields."""
    return Chooser(vocabulary)


class ConceptOffers:
    """The lines of a list of concepts for what was typed."""

    def __init__(self, writing: OpenDraft, scheme: str) -> None:
        self._writing, self._scheme = writing, scheme

    def find(self, typed: str) -> tuple[Offer, ...]:
        """Return what fits, the best first; for nothing typed the whole scheme in its order."""
        if not fold(typed):
            concepts = self._writing.vocabulary.scheme(self._scheme)
            return tuple(self._offer(ConceptMatch(concept=one, because=""), "") for one in concepts)
        return tuple(self._offer(one, typed) for one in self.choices(typed))

    def choices(self, typed: str) -> tuple[ConceptMatch, ...]:
        """Return the concepts that fit, each with the name by which it does."""
        return chooser(self._writing.vocabulary).find(typed, self._scheme)

    def _offer(self, choice: ConceptMatch, typed: str) -> Offer:
        label = choice.concept.label.say(self._writing.language)
        hint = choice.because if fold(choice.because) != fold(label) else ""
        return Offer(
            label=label,
            what=choice.concept.id,
            spans=matching(label, typed),
            hint=hint,
            spoken=", ".join(filter(None, (label, hint))),
        )


class FacetEditor(SmallForm):
    """One facet: chips of what was chosen, and a field to add another."""

    def __init__(self, writing: OpenDraft, hints: TextHints, form: FacetForm) -> None:
        super().__init__(writing)
        self._hints = hints
        self.form = form
        self._shown: tuple[object, ...] = ()
        self._offers = ConceptOffers(writing, form.scheme)
        self.chips = Chips(ranked=form.most > 0)
        self.field = ChoosingField(self._find)
        self._note = Text("", 13, "muted", wrap=True)
        self._note.hide()
        self._complaint = Complaint()
        self.suggested = HintLine()
        self.column.addWidget(self.chips)
        self.column.addWidget(self.field)
        self.column.addWidget(self._note)
        self.column.addWidget(self._complaint)
        self.column.addWidget(self.suggested)
        self.chips.moved.connect(self._move)
        self.chips.removed.connect(self._remove)
        self.field.taken.connect(self.take)
        self.suggested.taken.connect(self.take)
        hints.changed.connect(self._suggest)
        hints.begin()
        self.field.entered.connect(self._not_found)
        self.field.searched.connect(self._explain)
        self.retranslate()

    @property
    def chosen(self) -> tuple[object, ...]:
        """The concepts of the draft, as they stand there."""
        return rows_of(self.value(self.form.field))

    def take(self, concept_id: object) -> None:
        """File the story under a concept too."""
        if concept_id in self.chosen:
            self.field.clear()
            return
        if self.form.most and len(self.chosen) >= self.form.most:
            self._complaint.say(
                self.tr("Sudah ada {most}. Lepaskan satu dulu, lalu pilih lagi.").format(most=self.form.most)
            )
            return
        step = self.tr("Tambah “{words}”").format(words=self._label(concept_id))
        self.put({self.form.field: (*self.chosen, concept_id)}, step)
        self.field.clear()
        self._complaint.say("")

    def follow(self) -> None:
        """Show the chosen values as chips."""
        help_text = (
            self.tr("Delete melepas; Ctrl dan panah, atau seret, mengubah urutan")
            if self.form.most
            else self.tr("Delete melepas")
        )
        self.chips.show_words([self._label(one) for one in self.chosen], help_text)
        if self.chosen != self._shown:
            self._shown = self.chosen
            many = self.tr("Paling banyak {most}. Lepaskan yang kurang penting.").format(most=self.form.most)
            self._complaint.say(many if self.form.most and len(self.chosen) > self.form.most else "")
        self._suggest()

    def retranslate(self) -> None:
        title = self.form.title.say(self.writing.language)
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(self.form.why.say(self.writing.language))
        self.field.setPlaceholderText(self.tr("Ketik kata apa saja, atau tekan panah bawah"))
        self.follow()

    def focus_first(self, item: int = -1) -> None:
        """Go to a chip by its number, or to the field."""
        if 0 <= item < len(self.chosen):
            self.chips.focus_at(item)
        else:
            self.field.setFocus()

    def _suggest(self) -> None:
        found = self._hints.value.concepts.get(self.form.scheme, ())
        is_full = bool(self.form.most) and len(self.chosen) >= self.form.most
        self.suggested.show_hints(
            [
                Hint(self._label(one.concept.id), one.concept.id, one.words)
                for one in found
                if one.concept.id not in self.chosen and not is_full
            ]
        )

    def _find(self, typed: str) -> Sequence[Offer]:
        return [one for one in self._offers.find(typed) if one.what not in self.chosen]

    def _label(self, concept_id: object) -> str:
        return self.writing.vocabulary.label(str(concept_id), self.writing.language)

    def _move(self, place: int, to: int) -> None:
        step = self.tr("Ubah urutan “{words}”").format(words=self._label(self.chosen[place]))
        self.put({self.form.field: moved(self.chosen, place, to)}, step)

    def _remove(self, place: int) -> None:
        step = self.tr("Lepas “{words}”").format(words=self._label(self.chosen[place]))
        last = len(self.chosen) == 1
        self.put({self.form.field: without_row(self.chosen, place)}, step)
        if last:
            self.field.setFocus()

    def _explain(self, typed: str) -> None:
        """Say under which word a word that wounds is filed; the word itself is not repeated."""
        self._complaint.say("")
        first = next(iter(self._offers.choices(typed)), None)
        said = ""
        if first is not None and not first.because and fold(typed):
            said = self.tr("Kata yang disarankan: {words}").format(words=self._label(first.concept.id))
        self._note.setText(said)
        self._note.setVisible(bool(said))

    def _not_found(self, typed: str) -> None:
        self._complaint.say(
            self.tr(
                "“{words}” belum ada dalam daftar. Coba kata lain, atau tekan panah bawah untuk melihat semuanya."
            ).format(words=typed)
        )
