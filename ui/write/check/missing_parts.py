"""What a draft lacks before it can be handed in, each with the place where it can be told."""

from dataclasses import dataclass

from kb.base.words import Words
from kb.forms.completeness import Missing, missing
from kb.forms.draft_form import Forms
from ui.write.draft_place import DraftPlace
from ui.write.open_draft import OpenDraft

_AUTHORS = "authors"
_ASKED_BY_THE_GATE = "consent"


@dataclass(frozen=True)
class Lacking:
    """One sentence and the place it speaks of; `fields` would tell it at once, by the step that `words` name."""

    words: Words
    place: DraftPlace
    fields: dict[str, object] | None = None


def lacking(writing: OpenDraft) -> tuple[Lacking, ...]:
    """Return what has to be there before a story can be handed in; the gate asks for consent by itself."""
    forms = Forms(writing.vocabulary, writing.language)
    return tuple(
        _lacking(one, writing.settings.value.name)
        for one in missing(writing.draft, forms)
        if one.needed and one.field != _ASKED_BY_THE_GATE
    )


def _lacking(one: Missing, name: str) -> Lacking:
    if one.field == _AUTHORS and name:
        said = Words(f"{one.words.id} Pakai nama Anda: {name}", f"{one.words.en} Use your name: {name}")
        return Lacking(said, DraftPlace("field", field=one.field), {_AUTHORS: [{"name": name}]})
    return Lacking(one.words, DraftPlace("field" if one.field else "body", field=one.field or one.part))
