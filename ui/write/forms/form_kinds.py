"""Which small forms there are, in the order in which a story is best told, and under which heading each stands."""

from functools import partial
from typing import Final

from kb.base.words import Words
from kb.forms.head_forms import AUTHORS, HEAD, ROW_FORMS
from kb.vocabulary.head_facets import FACET_FORMS
from ui.write.forms.author_form import AuthorsForm
from ui.write.forms.consent_ground import GroundForm
from ui.write.forms.facet_form import FacetEditor
from ui.write.forms.form_card import FormKind
from ui.write.forms.head_form import HeadForm
from ui.write.forms.participation_form import ParticipationForm
from ui.write.forms.period_fields import PeriodForm
from ui.write.forms.place_form import PlaceForm
from ui.write.forms.row_list import RowsForm


def _facet(name: str) -> FormKind:
    form = FACET_FORMS[name]
    return FormKind((form.field,), form.title, form.why, partial(FacetEditor, form=form))


def _rows(name: str) -> FormKind:
    form = ROW_FORMS[name]
    return FormKind((form.field,), form.title, form.why, partial(RowsForm, form=form))


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
    (
        Words("Yang dapat dipakai rekan", "What colleagues can use"),
        (
            FormKind(
                ("participation",),
                Words("Bagian klien", "Part of the clients"),
                Words(
                    "Sejauh mana klien ikut menentukan, tahap demi tahap. “Tidak diceritakan” juga jawaban yang jujur.",
                    "How far clients had a say, stage by stage. “Not told” is an honest answer too.",
                ),
                ParticipationForm,
                by_key=True,
            ),
            _rows("lessons"),
            _rows("claims"),
        ),
    ),
    (
        Words("Siapa dan dari mana", "Who, and from where"),
        (
            FormKind(("authors",), AUTHORS.title, AUTHORS.why, AuthorsForm),
            _rows("actors"),
            _rows("sources"),
            _rows("relations"),
        ),
    ),
    (
        Words("Cara membagikan", "How it is shared"),
        (
            FormKind(
                ("consent",),
                Words("Persetujuan", "Consent"),
                Words(
                    "Cerita tentang seseorang hanya dibaca orang lain bila ia setuju. Catatan dan buktinya tetap di komputer ini.",
                    "A story about somebody is read by others only if they agreed. The record and its proof stay on this computer.",
                ),
                GroundForm,
            ),
            FormKind(tuple(blank.key for blank in HEAD.blanks), HEAD.title, HEAD.why, HeadForm),
        ),
    ),
)
