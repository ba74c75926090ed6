"""Which small forms there are, in the order in which a story is best told, and under which heading each stands."""

from functools import partial
from typing import Final

from kb.head_facets import FACET_FORMS
from kb.words import Words
from ui.write.forms.card import FormKind
from ui.write.forms.facet import FacetEditor


def _facet(name: str) -> FormKind:
    form = FACET_FORMS[name]
    return FormKind((form.field,), form.title, form.why, partial(FacetEditor, form=form))


GROUPS: Final[tuple[tuple[Words, tuple[FormKind, ...]], ...]] = (
    (
        Words("Tentang apa", "What it is about"),
        tuple(_facet(name) for name in ("issues", "methods", "settings", "roles", "outcomes")),
    ),
)
