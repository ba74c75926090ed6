"""Where a draft stands on its way into the library. No window: it is read in another thread."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import newest
from kb.drafts.drafts import DraftRow, Drafts, is_for
from kb.forms.draft_form import Forms
from kb.story.draft import Draft
from kb.story.story_file import story_path

if TYPE_CHECKING:
    from kb.library.library import Library
    from kb.vocabulary.vocabulary import Vocabulary

State = Literal["draft", "changing", "submitted", "returned", "published", "conflict", "broken"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a draft; `told` of `of` boxes of its form say something; `elsewhere` names another library's folder."""

    state: State
    told: int = 0
    of: int = 0
    elsewhere: str = ""


def standings(
    drafts: Drafts, library: "Library | None", vocabulary: "Vocabulary | None"
) -> list[tuple[DraftRow, Standing]]:
    """Return the drafts with where each stands, the one that was changed last first."""
    return [(row, _standing(drafts, row, library, vocabulary)) for row in drafts.rows()]


def _standing(drafts: Drafts, row: DraftRow, library: "Library | None", vocabulary: "Vocabulary | None") -> Standing:
    if row.trouble is not None:
        return Standing(state="broken")
    try:
        draft = drafts.open(row.id)
    except KnownError:  # removed since the list was made
        return Standing(state="broken")
    told, of = _told(draft, vocabulary) if vocabulary is not None else (0, 0)
    here = library is not None and is_for(draft.about, library)
    state: State = "conflict" if row.conflict else _state(draft, library if here else None)
    return Standing(state=state, told=told, of=of, elsewhere="" if here else Path(draft.about.library).name)


def _state(draft: Draft, library: "Library | None") -> State:
    if not draft.about.story:
        return "draft"
    if draft.changed or library is None:
        returned = library is not None and _status(draft, library) == "returned"
        return "returned" if returned else "changing"
    status = _status(draft, library)
    known: dict[str, State] = {"submitted": "submitted", "returned": "returned", "published": "published"}
    return known.get(status, "submitted")


def _status(draft: Draft, library: "Library") -> str:
    try:
        file = newest(library, draft.about.path or story_path(draft.about.story))
    except KnownError:  # somebody is writing it, or it cannot be read
        return ""
    return str(file.front.values.get("status", "")) if file is not None else ""


def _told(draft: Draft, vocabulary: "Vocabulary") -> tuple[int, int]:
    boxes = [box for box in Forms(vocabulary).boxes(draft.body, draft.about.form) if box.asks is not None]
    return sum(box.told for box in boxes), len(boxes)
