"""Which small forms there are, in the order in which a story is best told, and under which heading each stands."""

from functools import partial
from typing import Final

from kb.head_facets import FACET_FORMS
from kb.words import Words
from ui.write.forms.card import FormKind
from ui.write.forms.facet import FacetEditor
from ui.write.forms.period import PeriodForm
from ui.write.forms.place import PlaceForm


def _facet(name: str) -> FormKind:
    form = FACET_FORMS[name]
    return FormKind((form.field,), form.title, form.why, partial(FacetEditor, form=form))


GROUPS: Final[tuple[tuple[Words, tuple[FormKind, ...]], ...]] = (
    (
        Words("Tentang apa", "What it is about"),
        tuple(_facet(name) for name in ("issues", "methods", "settings", "roles", "outcomes")),
    ),
    (
        Words("Di mana dan kapan", "Where and when"),
        (
            FormKind(
                ("regions",),
                Words("Tempat", "Places"),
                Words(
                    "Supaya rekan di daerah yang sama menemukannya. Berhenti di kabupaten atau kota: desa dapat membuka siapa yang diceritakan.",
                    "So that colleagues from the same region find it. Nothing finer than a regency or city: a village can give people away.",
                ),
                PlaceForm,
            ),
            FormKind(
                ("period",),
                Words("Masa", "Period"),
                Words("Kapan itu berlangsung, sepasti yang Anda tahu.", "When it happened, as exactly as you know."),
                PeriodForm,
            ),
        ),
    ),
)
