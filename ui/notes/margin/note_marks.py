"""The words that notes speak of, marked in the text: one layer for each look, so that colours and lines stay apart."""

from collections.abc import Iterable, Sequence

from index.values.request_results import Span
from ui.notes.note_kinds import KindStyle, Underline, face_of
from ui.notes.placed_threads import PlacedThread
from ui.read.layers import LayerLook, Layers
from ui.widgets.theme import theme

PREFIX = "notes:"
_HIGHLIGHT, _WORDS, _UNSURE, _POINTED = 20, 22, 24, 30  # above search marks, below selections


def lay_marks(
    layers: Layers, threads: Sequence[PlacedThread], pointed: Iterable[PlacedThread] = (), writing: Span | None = None
) -> None:
    """Mark the words of all these notes; those of `pointed` ones, and those one is writing about, stronger."""
    groups: dict[str, tuple[list[Span], LayerLook]] = {}
    for thread in threads:
        if thread.at.start < 0 or thread.note.deleted:
            continue
        name, look = _look(thread)
        groups.setdefault(name, ([], look))[0].append((thread.at.start, thread.at.end))
    for number, thread in enumerate(pointed):
        if thread.at.start >= 0:
            groups[f"pointed-{number}"] = ([(thread.at.start, thread.at.end)], _strong(face_of(thread.note)))
    if writing is not None and writing[0] < writing[1]:
        groups["writing"] = ([writing], LayerLook(theme().selection, theme().selection_text, priority=_POINTED))
    layers.set_layers(PREFIX, {name: (merged(spans), look) for name, (spans, look) in groups.items()})


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one: Qt would draw their words twice."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _look(thread: PlacedThread) -> tuple[str, LayerLook]:
    note, face = thread.note, face_of(thread.note)
    if thread.at.state == "unsure":
        return f"unsure-{note.kind}-{note.colour}", LayerLook(
            underline=face.ink, pattern=Underline.DotLine, priority=_UNSURE
        )
    if note.kind == "highlight":
        look = LayerLook(face.ground, theme().text, face.ink, face.underline, _HIGHLIGHT)
        return f"highlight-{note.colour}", look
    return note.kind, LayerLook(face.ground, theme().text, face.ink, face.underline, _WORDS)


def _strong(face: KindStyle) -> LayerLook:
    ground = face.ink
    ground.setAlphaF(0.42 if theme().dark else 0.3)
    return LayerLook(ground, theme().text, face.ink, face.underline, _POINTED)
