"""Libraries as somebody may prepare them who means harm: made from a number, so that each can be made again.

    area = make(folder, 17, "127.0.0.1:4711")     # area.library, area.documents, area.kinds; area.outside must not change

A good library of four stories with notes, pictures, reviews and a history is spoilt in two to seven ways (`KINDS`). The
first of them is chosen by the number itself, so that a row of as many numbers as there are ways has each at least once.
Nothing here is needed to be root; what only root can do (devices) is left out for everybody else.
"""

import contextlib
import functools
import shutil
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from kb.annotation.annotation import Annotation, now, quote_of
from kb.annotation.annotation_json import annotation_bytes
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.reading import read
from tests.hostile import bad_files, bad_git
from tests.hostile.bad_area import Area
from tests.hostile.bad_values import documents
from tests.kb.sample_pictures import JPEG, png
from tests.kb.shelf import SITI, commit, new_library, put_story

GOOD: Final = "anak-jalanan"
STORIES: Final = (GOOD, "buruh-migran", "kader-lansia")
WAITS: Final = "rumah-singgah"
KINDS: Final[tuple[Callable[[Area], None], ...]] = (*bad_files.WORDS, *bad_git.KINDS, *bad_files.PLACES)
"""In the order in which they are done: what is a link or closed afterwards could not be written into any more."""


def make(folder: Path, number: int, here: str) -> Area:
    """Make the library of a number below a folder; `here` is an address at which somebody listens ("host:port")."""
    chance = Random(number)
    area = Area(folder, chance, here)
    area.fill()
    shutil.copytree(_good_library(), area.library, symlinks=True)
    chosen = [KINDS[number % len(KINDS)], *chance.sample(KINDS, chance.randrange(1, 7))]
    for kind in sorted(set(chosen), key=KINDS.index):
        # Two ways may meet in one place, and the second cannot write what the first has made of it.
        with contextlib.suppress(OSError, ValueError):
            kind(area)
            area.kinds.append(kind.__name__)
    for name, data in documents(chance, here, str(area.bait)).items():
        (area.documents / name).write_bytes(data)
    return area


def make_good(folder: Path) -> Area:
    """Make a library with which nothing is wrong: all doors must open to it."""
    area = Area(folder, Random(0), "127.0.0.1:9")
    area.fill()
    shutil.copytree(_good_library(), area.library)
    (area.documents / "baik.md").write_text("# Cerita baik\n\nKami datang dan mendengarkan.\n", encoding="utf-8")
    return area


@functools.cache
def _good_library() -> Path:
    """Make the library that is spoilt; the desk on which its waiting story was written is thrown away."""
    place = Path(tempfile.mkdtemp(prefix="pustaka-baik-"))
    library = new_library(place)
    body = "Kami mendengarkan dahulu, lalu datang lagi.\n\n![Peta](media/peta.png)\n\n## Asesmen\n\n[Kedua](story:buruh-migran)\n"
    paths, chance = [], Random(0)
    for story in STORIES:
        file = put_story(
            library.folder, story, "summary: Sebuah cerita.\nissues: [isu.anak-jalanan]\nperiod: 1999\n", body
        )
        (file.parent / "media").mkdir()
        (file.parent / "media" / "peta.png").write_bytes(png())
        (file.parent / "media" / "foto.jpg").write_bytes(JPEG)
        (file.parent / "notes").mkdir()
        for kind in ("question", "lesson"):
            quote = quote_of(read(body).plain, 0, 4)
            note = Annotation(
                id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                story=story,
                kind=kind,
                quote=quote,
                text="Siapa?",
                creator=SITI,
                created=now(),
                modified=now(),
            )
            (file.parent / "notes" / f"{note.id}.json").write_bytes(annotation_bytes(note))
        paths += [one.relative_to(library.folder).as_posix() for one in file.parent.rglob("*") if one.is_file()]
    for folder, name in (("organisations", "rumah-kita"), ("people", "sri")):
        page = library.folder / folder / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\nid: {name}\nname: Rumah Kita\n---\n\nSebuah halaman.\n", encoding="utf-8")
        paths.append(page.relative_to(library.folder).as_posix())
    commit(library.history, paths, "Awal", SITI)
    about = library.folder / "library.yaml"
    about.write_bytes(about.read_bytes().partition(b"stewards:")[0] + b"stewards: [Siti Aminah, Budi Santoso]\n")
    drafts = Drafts(place / "meja")
    submit(drafts, drafts.new({"title": "Rumah singgah"}, "Kami datang.\n"), library, SITI, check=lambda *_: None)
    library.close()
    return library.folder
