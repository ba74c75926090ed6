"""Turning a text from the quick form into the full one and back: headings move, no text is lost.

In the quick form the stages of the full one become smaller headings inside their box, and come back as they were; only
the stage that a box itself stands for needs no heading there.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import msgspec

from kb.forms.form_parts import OPENING_KEY, FormPart, FormParts
from kb.forms.form_questions import QUICK
from kb.text.sections import cut

_HOMES: Final = MappingProxyType(
    {
        OPENING_KEY: "situasi",
        "thp.pendekatan-awal": "situasi",
        "thp.intake": "situasi",
        "thp.kontrak": "situasi",
        "thp.asesmen": "tantangan",
        "thp.evaluasi": "refleksi",
        "thp.terminasi": "refleksi",
        "thp.bimbingan-lanjut": "refleksi",
        "thp.alih-kelola": "refleksi",
    }
)
_STANDS_FOR: Final = MappingProxyType(
    {"situasi": OPENING_KEY, "tantangan": "thp.asesmen", "aksi": "thp.intervensi", "refleksi": "thp.evaluasi"}
)


def to_quick(names: FormParts, body: str, language: str) -> str:
    """Gather the stages in the four boxes; headings of the writer's own stay behind the box that they followed."""
    order: list[str | FormPart] = []
    boxes: dict[str, FormPart] = {}
    inside: dict[str, str] = {}
    for part in _told(names.of(body)):
        home = _home(names, part.key)
        if not home:
            order.append(part)
            continue
        if home not in boxes:
            boxes[home] = FormPart(key=home, title=names.title(home).say(language), text="")
            order.append(home)
        if part.key in (home, _STANDS_FOR[home]) and names.is_plain(part):
            boxes[home] = boxes[home].with_more(part.text)
        else:
            inside[home] = inside.get(home, "") + msgspec.structs.replace(part, level=3).markdown()
    return _written(boxes[one].with_more(inside.get(one, "")) if isinstance(one, str) else one for one in order)


def to_full(names: FormParts, body: str, language: str) -> str:
    """Give every stage a heading of its own; what a box says without one goes to the stage it stands for.

    A text that has that stage already gets no second heading for it.
    """
    opening = FormPart(key=OPENING_KEY, title="", text="", level=0)
    order: list[FormPart] = []
    known: dict[str, tuple[int, bool]] = {}  # the stage's place, and whether it came out of a box
    for part in _told(names.of(body)):
        boxed = part.key in QUICK
        for one in _stages_of(names, part, language) if boxed else [part]:
            place, from_box = known.get(one.key, (-1, False))
            if one.key == OPENING_KEY:
                opening = opening.with_more(one.text)
            elif place >= 0 and (boxed or from_box) and names.is_plain(one):
                order[place] = order[place].with_more(one.text)
            else:
                known[one.key] = (len(order), boxed)
                order.append(one)
    return _written([opening, *order])


def _stages_of(names: FormParts, box: FormPart, language: str) -> list[FormPart]:
    first = _STANDS_FOR[box.key]
    found = [FormPart(key=first, title=names.title(first).say(language), text="")]
    for section in cut(box.text, 3):
        stage = names.key(section.title) if section.level else ""
        if stage in names.stages:
            found.append(FormPart(key=stage, title=section.title, text=section.text))
        else:
            found[-1] = msgspec.structs.replace(found[-1], text=found[-1].text + section.line + section.text)
    told = [part for part in found if part.text.strip() or part is not found[0]]
    return sorted(told, key=lambda part: names.rank(part.key))


def _home(names: FormParts, key: str) -> str:
    """Return the quick box of a part; a stage that only this library knows is something that was done."""
    if key in QUICK:
        return key
    return _HOMES.get(key, "aksi" if key in names.stages else "")


def _told(parts: Iterable[FormPart]) -> list[FormPart]:
    return [part for part in parts if part.level or part.text.strip()]


def _written(parts: Iterable[FormPart]) -> str:
    text = "".join(part.markdown() for part in parts).rstrip("\n")
    return text + "\n" if text else ""
