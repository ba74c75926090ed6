"""Ways in which a name that must not leave could stand in a draft all the same: forms of it, and places for them.

The suite and the bench plant each form in each place; the names are invented.
"""

import codecs
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from kb.gate import OutgoingStory

NAMES: Final = ("Yohanes Tefa", "Melki", "Karsinah Wonda", "Ma’ruf Oematan", "Bunga Lestari")
_CYRILLIC: Final = str.maketrans({"a": "а", "e": "е", "o": "о", "i": "і", "p": "р", "c": "с"})
_ACCENTED: Final = str.maketrans({"a": "á", "e": "ë", "o": "ō", "i": "î", "u": "ü"})
_LONG: Final = 5  # letters of a word that is known again whatever is done to it
_FIGURES: Final = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0"})


def forms(name: str) -> Iterator[str]:
    """Yield the forms of a name, each of which a person could still read."""
    words = name.replace("’", "'").split()
    last = words[-1]
    yield from (name, name.lower(), name.upper(), last.lower(), last.upper(), last.capitalize())
    yield from (" ".join(last), "-".join(last), ".".join(last.lower()), "  ".join(last.lower()))
    yield from ("".join(words), "_".join(words).lower(), "-".join(words).lower(), ", ".join(reversed(words)))
    yield from (name.translate(_CYRILLIC), name.translate(_ACCENTED))
    yield from (f"{last[:2]}\u00ad{last[2:]}", f"{last[:3]}\u200b{last[3:]}", f"{last[:1]}\u2060{last[1:]}")
    yield from (f"{last[:2]}-\n{last[2:]}", f"{last[:2]}**{last[2:]}**", f"&#{ord(last[0])};{last[1:]}")
    yield from (f"{last[:2]}\n{last[2:]}", f"{last[:2]}\U0001f338{last[2:]}", f"\u202e{last[::-1]}\u202c")
    yield last[:1] + last[1:].translate(_FIGURES)
    yield "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalpha() else sign for sign in name)  # full width

    plain = last.replace("'", "")
    data = plain.encode()
    yield from (data.hex(), data.hex(" "), "".join(f"\\x{byte:02x}" for byte in data), " ".join(map(str, data)))
    yield from (_dressed(plain, first) for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6, 0x24B6, 0x249C))
    yield " ".join(_dressed(plain, 0x1F170))
    if len(plain) >= _LONG:
        yield from (plain[::-1], plain[::-1].lower(), plain[:1] + plain[1] * 2 + plain[2:], plain + plain[-1] * 2)
        yield codecs.encode(plain, "rot13")
    if len(plain) > _LONG:
        yield from (f"{plain[:3]} {plain[3:]}", f"{plain[:2]} {plain[2:].capitalize()}")
    if len(words) > 1:
        yield f"{words[0]} {last[0]}."


def _dressed(word: str, first: int) -> str:
    """Return a word in other letters, of which `first` is the code of the "A"."""
    return "".join(chr(first + ord(sign) - ord("A")) if sign.isalpha() else sign for sign in word.upper())


def words_of_the_language(name: str) -> bool:
    """Of a name made of everyday words only whole forms can be told from the words."""
    return name == "Bunga Lestari"


PLACES: Final[Mapping[str, Callable[[str], OutgoingStory]]] = {
    "text": lambda form: OutgoingStory(text=f"Kemarin kami pergi ke rumah {form} lagi."),
    "comment in HTML": lambda form: OutgoingStory(text=f"Kami pulang.\n\n<!-- tanya {form} -->"),
    "code span": lambda form: OutgoingStory(text=f"Kami menulis `{form}` di papan."),
    "alt text": lambda form: OutgoingStory(text=f"![rumah {form}](rumah.jpg)"),
    "link": lambda form: OutgoingStory(text=f"[rumah](https://contoh.id/foto/{form.replace(' ', '-')}.jpg)"),
    "link, escaped": lambda form: OutgoingStory(text=f"[rumah](https://contoh.id/{quote(form)})"),
    "link, all escaped": lambda form: OutgoingStory(
        text="[rumah](https://contoh.id/" + "".join(f"%{byte:02X}" for byte in form.encode()) + ")"
    ),
    "file": lambda form: OutgoingStory(text="Kami pulang.", files=(f"foto {form} 2019.jpg",)),
    "picture": lambda form: OutgoingStory(text="Kami pulang.", pictures={f"{form}.jpg": b""}),
    "attachment": lambda form: OutgoingStory(text="Kami pulang.", attachments={"a.txt": f"surat {form}"}),
    "note": lambda form: OutgoingStory(text="", comments={"catatan": f"Tolong tanya {form} dulu."}),
    "history": lambda form: OutgoingStory(text="Kami pulang.", history={"1": f"Dulu {form} datang."}),
}
FIELDS: Final[Mapping[str, Callable[[str], Any]]] = {
    "id": str,
    "title": str,
    "title_en": str,
    "summary": str,
    "kind": str,
    "language": str,
    "period": str,
    "authors": lambda form: ({"name": form, "role": "", "person": None},),
    "issues": lambda form: (form,),
    "methods": lambda form: (form,),
    "roles": lambda form: (form,),
    "regions": lambda form: ({"code": form, "role": "practice"},),
    "actors": lambda form: ({"organisation": form, "role": "partner", "name": ""},),
    "participation": lambda form: {"pst.x": form},
    "claims": lambda form: ({"what": "x", "value": "1", "source": form},),
    "lessons": lambda form: ({"event": "x", "lesson": "y", "theme": form},),
    "relations": lambda form: ({"type": "sequel-of", "story": form},),
    "sources": lambda form: ({"id": "a", "title": "x", "url": f"https://contoh.id/{form}"},),
    "consent": lambda form: {"basis": "consent", "declared_by": form, "note": ""},
    "reviews": lambda form: ({"by": "Rini", "outcome": "signed", "answers": {form: "ya"}},),
    "status": str,
    "licence": str,
    "modified": str,
    "editorial_note": str,
    "catatan_lain": lambda form: {"dalam": [[form]]},
}


def planted() -> Iterator[tuple[str, str, str, OutgoingStory]]:
    """Yield (name, form, place, draft) for every form in every place."""
    for name in NAMES:
        for form in forms(name):
            if words_of_the_language(name) and len("".join(form.split())) < len(name) - 1:
                continue
            for place, draft in PLACES.items():
                yield name, form, place, draft(form)
            for field, value in FIELDS.items():
                yield name, form, field, OutgoingStory(text="Kami pulang.", front={field: value(form)})
            key = form.replace(".", "")
            yield name, form, "unknown field", OutgoingStory(text="Kami pulang.", front={"consent": {key: "x"}})


def harmless() -> Iterator[tuple[str, OutgoingStory]]:
    """Yield drafts with words that only look like parts of these names."""
    texts = (
        "Di taman itu bunga mekar, dan bunga di meja layu.",
        "Alam yang lestari membuat warga tenang.",
        "Warga melestarikan hutan dan menanam bunga.",
        "Kami membaca tentang melek huruf, melki­- bukan kata.".replace("melki­-", "melek"),
        "Stefanus menulis surat kepada Johannes Brahms.",
        "Rapat dimulai; kami ke sana lagi, e-mail dan s.d. selesai.",
        "Tabel: a b c d e f g h i j.",
        "Wonder, karsa, dan karya; mel dan kios; Yohan ada di tefal.",
        "Kode 4d 65 6c 75 72 dan 77 101 108 117 114, warna #4d656c75, jam 10:20:30:40.",
        "Bendera \U0001f1ee\U0001f1e9 dan \U0001f1f9\U0001f1f1 berkibar; kotak \U0001f170 dan \U0001f171.",
    )
    for text in texts:
        yield text, OutgoingStory(text=text)
        yield f"catatan: {text}", OutgoingStory(text="", comments={"catatan": text})
