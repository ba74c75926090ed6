"""What a draft still lacks, in sentences that lead to the place where it can be told, and how far it has come.

Everything may be missing until a story is handed in; only `needed` holds it back then. The rest is asked for because
readers look for it (the blocks of Participedia, STAR and the stages of the helping process), never demanded: a stage that
nobody remembers is told as "not told".
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from kb.base.words import Words
from kb.forms.draft_form import Forms
from kb.forms.form_questions import CLOSING, QUICK
from kb.story.draft import Draft

_REFLECTION: Final = frozenset({"refleksi", "pembelajaran"})
_SAYINGS: Final[dict[str, Words]] = {
    "title": Words("Beri cerita ini judul.", "Give the story a title."),
    "summary": Words(
        "Ringkas ceritanya dalam satu atau dua kalimat; itulah yang pertama dibaca orang.",
        "Sum the story up in a sentence or two; that is what people read first.",
    ),
    "authors": Words("Siapa yang menulis cerita ini?", "Who wrote this story?"),
    "consent": Words(
        "Atas dasar apa cerita ini boleh dibaca orang? Sebutkan persetujuannya, atau bahwa ini cerita program.",
        "On what ground may others read this story? Name the consent, or say that it is about a programme.",
    ),
    "issues": Words("Tentang isu atau kelompok apa cerita ini?", "Which issue or group is this story about?"),
    "methods": Words("Metode atau pendekatan apa yang dipakai?", "Which method or approach was used?"),
    "settings": Words("Di tempat praktik seperti apa ini terjadi?", "In what kind of setting did it happen?"),
    "regions": Words("Di provinsi atau kabupaten mana?", "In which province or regency?"),
    "period": Words("Kapan kira-kira?", "When, roughly?"),
    "actors": Words("Lembaga mana yang ikut, dan sebagai apa?", "Which organisations took part, and as what?"),
    "participation": Words(
        "Sejauh mana klien ikut menentukan? Ini inti cerita bagi pembaca.",
        "How far did clients have a say? To readers that is the heart of a story.",
    ),
    "lessons": Words("Pelajaran apa yang dapat dipakai orang lain?", "Which lesson can others use?"),
    "sources": Words("Dari mana keterangannya: ingatan sendiri, laporan, berita?", "What does it rest on?"),
}
_NEEDED: Final = frozenset({"title", "authors", "consent"})
_ASKED: Final = ("title", "summary", "body", *(name for name in _SAYINGS if name not in {"title", "summary"}))


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing not told yet: in a `field` of the head, or in the text, where `part` is the box of `kb.forms.draft_form`."""

    words: Words
    field: str = ""
    part: str = ""
    needed: bool = False


class Meter(msgspec.Struct, frozen=True):
    """How many of the things that a complete story tells are told."""

    told: int
    of: int


def missing(draft: Draft, forms: Forms) -> tuple[Missing, ...]:
    """Return what is not told yet, in the order in which one would write it."""
    return tuple(found for _, lacking in _looked_at(draft, forms) for found in lacking)


def meter(draft: Draft, forms: Forms) -> Meter:
    """Return how complete a draft is, counted over the same things that `missing` asks for."""
    told = [not lacking for _, lacking in _looked_at(draft, forms)]
    return Meter(sum(told), len(told))


def _looked_at(draft: Draft, forms: Forms) -> Iterator[tuple[str, tuple[Missing, ...]]]:
    fields = draft.fields()
    for name in _ASKED:
        if name == "body":
            yield from _text(draft, forms)
        elif fields.get(name):
            yield name, ()
        else:
            yield name, (Missing(words=_SAYINGS[name], field=name, needed=name in _NEEDED),)


def _text(draft: Draft, forms: Forms) -> Iterator[tuple[str, tuple[Missing, ...]]]:
    """Ask for the boxes of the form in use; what closes a story is asked for once, as the reflection on it."""
    boxes = forms.boxes(draft.body, draft.about.form)
    if not any(box.told for box in boxes):
        words = Words("Ceritanya sendiri belum ditulis.", "The story itself is not written yet.")
        yield "body", (Missing(words=words, part=boxes[0].key, needed=True),)
        return
    yield "body", ()
    reflected = any(box.told for box in boxes if box.key in _REFLECTION)
    for box in boxes:
        if box.asks is None or (box.key in CLOSING and box.key not in _REFLECTION):
            continue
        if box.told or (box.key in _REFLECTION and reflected):
            yield box.key, ()
            continue
        quick = box.key in QUICK
        yield box.key, (Missing(words=_untold(box.title, box.asks, quick=quick), part=box.key),)


def _untold(title: Words, asks: Words, *, quick: bool) -> Words:
    if quick:
        return Words(f"{title.id}: {asks.id}", f"{title.en}: {asks.en}")
    return Words(
        f"{title.id}: {asks.id} Bila tidak tahu, tulis “Tidak diceritakan”.",
        f"{title.en}: {asks.en} If you do not know, write “Not told”.",
    )
