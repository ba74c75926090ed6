"""People of a private list, planted in every way a person can write into a library, and looked for in all that is there.

A run is one act of somebody careless or somebody who means harm: an identifier in one of many spellings, in one of the
fields, names, messages and pictures of `tests.kb.library.test_library_door`. Between them others write what is harmless, so that
there is a history to look through. Whatever an act came to, afterwards nothing of the people may be in the folder (names
of files too), in any object of Git (loose, packed or reachable by nothing), in the catalogue's cache or a temporary file.
"""

import random
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pygit2

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.gate import Answer, Decisions
from kb.library.library import Library
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.review.review import send_back, sign, submission
from kb.vault.vault import Client, Vault
from tests.kb.library import test_library_door as door
from tests.kb.sample_pictures import exif, gif_with, jpeg_with, png
from tests.kb.shelf import new_library

NAMES = (
    ("Karsinah Lestari", "Karsinah", "Melati"),
    ("Yohanes Tefa", "Melki", "Anton"),
    ("Siti Rukmini", "Rukmini", "Wulan"),
)
STRANGERS = ("Zulaikor", "Bramantius", "Yopiana Kelu", "Dewayana")
"""Whom nobody's list knows: they stand in a text that is submitted, in what is said beside it, and not in what is signed."""
NUMBERS = ("081234567890", "3212015708990001", "ratih.k@surat.co.id")
_PLAIN = re.compile(rb"[^0-9a-z@]+")


def spelled(chance: random.Random) -> tuple[str, bytes]:
    """Return a person in some spelling, and the plain signs by which any spelling of it is found again."""
    if chance.random() < 0.6:
        whole, short, _ = chance.choice(NAMES)
        name = chance.choice((whole, short))
        ways: tuple[Callable[[str], str], ...] = (
            str,
            str.upper,
            lambda it: it.replace(" ", "-").lower(),
            lambda it: it.replace(" ", "  "),
            lambda it: f"[{it}](https://contoh.id/{it.split()[0].lower()})",
            lambda it: f"**{it}**",
            lambda it: f"`{it}`",
            lambda it: f"{it}nya" if " " not in it else it,
            lambda it: f"Ibu {it}",
        )
        return chance.choice(ways)(name), _plain(name)
    number = chance.choice(NUMBERS)
    if "@" in number:
        return chance.choice((number, number.upper(), f"mailto:{number}", f"<{number}>")), b"ratihk@suratcoid"
    if len(number) == 16:
        spaced = (
            number,
            " ".join(re.findall("....", number)),
            f"NIK {number}",
            f"NIK: {number[:6]} {number[6:12]} {number[12:]}",
        )
        return chance.choice(spaced), number.encode()
    ways_of_phone = (
        number,
        "0812-3456-7890",
        "0812 3456 7890",
        "+62 812-3456-7890",
        "0812.3456.7890",
        "wa.me/6281234567890",
    )
    return chance.choice(ways_of_phone), number.encode()[1:]


def pictures(planted: str) -> dict[str, bytes]:
    """Return pictures that carry somebody where no eye sees it."""
    said = planted.encode()
    return {
        "a.jpg": jpeg_with(0xFE, said),
        "b.jpg": jpeg_with(0xE1, exif(1, said)),
        "c.png": png(4, 2, (b"tEXt", b"Comment\0" + said)),
        "d.gif": gif_with(0xFE, said),
    }


class Fuzz:
    """One library with a desk beside it, written to again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.library: Library = new_library(folder, "anak-jalanan")
        vault = Vault(self.library.folder)
        for whole, short, pseudonym in NAMES:
            vault.remember(Client(name=whole, pseudonym=pseudonym, others=(short,)))
        named = "".join(f"  - {{name: {one.name}, key: '{one.key}'}}\n" for one in (door.RATNA, door.BUDI))
        (self.library.folder / "library.yaml").write_text(f"id: coba\ntitle: Coba\nstewards:\n{named}")
        self.library = Library.open(self.library.folder)
        self.planted: set[bytes] = set()
        self.stopped = self.let_in = 0

    def run(self) -> None:
        """Let somebody do one thing, and somebody else a harmless one now and then."""
        planted, plain = spelled(self.chance)
        self.planted.add(plain)
        way = self.chance.choice((*door.WAYS, "picture", "picture", "another program", "taken out", "taken out"))
        try:
            self._do(way, planted)
            self.let_in += 1
        except KnownError:
            self.stopped += 1
        if self.chance.random() < 0.15:
            self._harmless()

    def found(self) -> list[bytes]:
        """Return every planted person that is in the library, its history, the cache or a temporary file."""
        self.library.close()
        held = _PLAIN.sub(b"", door.everything(self.library.folder))
        for place in (folders.cache(), Path(tempfile.gettempdir()) / "pustaka-praktik"):
            if place.is_dir():
                held += _PLAIN.sub(b"", door.everything(place))
        return sorted(one for one in self.planted if one in held)

    def _do(self, way: str, planted: str) -> None:
        if way == "picture":
            files = pictures(planted)
            name = self.chance.choice(sorted(files))
            path = door.hand_in(self.library, {}, f"![peta](media/{name})\n", pictures={name: files[name]})
            sign(self.library, submission(self.library, path), door.BUDI, door.ANSWERS)
        elif way == "another program":
            self._elsewhere(planted)
        elif way == "taken out":
            self._taken_out()
        else:
            door.WAYS[way](self.library, planted)

    def _elsewhere(self, planted: str) -> None:
        """Another program writes into the folder; what it wrote is its own, but nothing of it is to be remembered."""
        place = self.library.path_of("anak-jalanan")
        before = place.read_bytes()
        place.write_bytes(before + f"\n{planted} datang.\n".encode())
        try:
            door.add(self.library, text="Baik.", quote=None)
        finally:
            place.write_bytes(before)

    def _taken_out(self) -> None:
        """Somebody is named in a story; a reader has it taken out, while others have talked about it in the margin."""
        who = self.chance.choice(STRANGERS)
        self.planted.add(_plain(who.split()[0]))
        titled = self.chance.random() < 0.3
        title = f"Kisah {who}" if titled else "Kunjungan"
        drafts, told = Drafts(), Decisions().with_answer(who, Answer(kind="public"))
        draft = drafts.new({"title": title, "issues": ["isu.lansia"]}, f"Kami datang ke rumah {who} di sana.\n")
        done = submit(drafts, draft, self.library, door.RATNA, check=door.allow, decisions=told)
        spaced = " ".join(who.split()[0])
        self.library.clearance.keep(told.with_answer(spaced, Answer(kind="public")))
        ways: tuple[Callable[[str], dict[str, object]], ...] = (
            lambda it: {"text": f"Siapa {it}?"},
            lambda it: {"text": f"lihat {it.lower()}nya"},
            lambda it: {"text": " ".join(it.split()[0])},
            lambda it: {"text": "Ini jelas.", "quote": quote_of(f"Kami datang ke rumah {it} di sana.", 0, 30)},
            lambda it: {"kind": "code", "text": "", "codes": (it,)},
            lambda it: {"kind": "similar", "period": f"masa {it}"},
            lambda it: {"text": f"[ini](https://contoh.id/{it.split()[0].lower()})"},
        )
        notes = Notes(self.library, folders.desk())
        for _ in range(self.chance.randint(1, 3)):
            said: dict[str, object] = {"text": "Baik.", **self.chance.choice(ways)(who)}
            note = Annotation(id=new_id(), story=done.story, **said)  # type: ignore[arg-type]
            with suppress(KnownError):
                notes.apply(add(note), door.BUDI)
        path = self.library.relative(self.library.path_of(done.story))
        send_back(self.library, submission(self.library, path), door.BUDI, "Tolong samarkan orang ini.")
        file = done.draft.file.with_body("Kami datang ke sebuah rumah di sana.\n").with_fields({"title": "Kunjungan"})
        draft = msgspec.structs.replace(done.draft, file=file)
        done = submit(drafts, draft, self.library, door.RATNA, check=door.allow)
        path = self.library.relative(self.library.path_of(done.story))
        if not sign(self.library, submission(self.library, path), door.BUDI, door.ANSWERS).published:
            raise AssertionError("a story about nobody needs one reader")

    def _harmless(self) -> None:
        door.add(self.library, text="Kami juga mengalami hal ini.")
        path = door.hand_in(self.library, {"title": "Kader menyapa lansia", "issues": ["isu.lansia"]})
        sign(self.library, submission(self.library, path), door.BUDI, door.ANSWERS)


def _plain(text: str) -> bytes:
    return _PLAIN.sub(b"", text.lower().encode())


def objects(folder: Path) -> int:
    """Return how many objects Git holds."""
    return sum(1 for _ in pygit2.Repository(str(folder / ".git")))
