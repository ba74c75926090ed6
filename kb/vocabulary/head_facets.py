"""What a story is filed under: the facets that are chosen by typing, how many of each, and why one would."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from kb.base.words import Words
from kb.vocabulary.facets import FACET_ROWS


class FacetForm(msgspec.Struct, frozen=True, kw_only=True):
    """A field of concepts; `most` is how many it holds, 0 for as many as one likes, and then their order says nothing."""

    field: str
    scheme: str
    title: Words
    why: Words
    most: int = 3


_FORMS: Final = (
    FacetForm(
        field="issues",
        scheme="issue",
        title=FACET_ROWS["issue"].label,
        why=Words(
            "Tentang siapa atau masalah apa cerita ini? Paling banyak tiga, yang utama lebih dulu.",
            "Whom or what is this story about? At most three, the main one first.",
        ),
    ),
    FacetForm(
        field="methods",
        scheme="method",
        title=FACET_ROWS["method"].label,
        why=Words(
            "Dengan cara apa Anda bekerja? Paling banyak tiga, yang utama lebih dulu.",
            "How did you work? At most three, the main one first.",
        ),
    ),
    FacetForm(
        field="settings",
        scheme="setting",
        title=FACET_ROWS["setting"].label,
        why=Words(
            "Di tempat seperti apa itu berlangsung? Paling banyak tiga.",
            "In what kind of place did it happen? At most three.",
        ),
    ),
    FacetForm(
        field="roles",
        scheme="role",
        title=Words("Peran pekerja sosial", "Roles of the worker"),
        why=Words("Apa peran Anda atau rekan di sana?", "What was your part, or your colleagues'?"),
        most=0,
    ),
    FacetForm(
        field="outcomes",
        scheme="outcome",
        title=Words("Hasil", "Outcomes"),
        why=Words(
            "Apa yang berubah, menurut cerita ini? Boleh kosong bila belum diketahui.",
            "What changed, as the story tells it? Leave it empty if nobody knows yet.",
        ),
        most=0,
    ),
)
FACET_FORMS: Final[Mapping[str, FacetForm]] = MappingProxyType({form.field: form for form in _FORMS})
