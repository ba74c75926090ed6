"""Ways in which the files of a library are spoilt; each takes an area and changes its library."""

import contextlib
import os
import stat
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.hostile import bad_values
from tests.hostile.bad_area import Area
from tests.hostile.bad_values import FILE_NAMES, KEYS, PERIODS, RAW_NAMES, VALUES, text
from tests.hostile.words import spoil
from tests.kb.sample_pictures import png
from tests.kb.shelf import put_story
from tests.traps import set_traps

_STORY: Final = "stories/an/anak-jalanan"
_MUCH: Final = 5_000_000_000


def link_in_any_place(area: Area) -> None:
    """Links to files and folders outside, to nothing, to themselves, to devices and processes."""
    for _ in range(area.chance.randrange(1, 5)):
        place = area.cleared(area.any_place())
        targets: tuple[Path | str, ...] = (
            area.outside / "folder", area.outside / "surat.md", area.outside / "story.md", area.outside / ".bashrc", area.outside,
            area.outside / "tak-ada", place, area.folder, area.library, "/dev/zero", "/dev/tty", "/proc/self/mem", "../../../luar/story.md",
        )  # fmt: skip
        place.symlink_to(area.chance.choice(targets))


def pipe_in_any_place(area: Area) -> None:
    for _ in range(area.chance.randrange(1, 4)):
        os.mkfifo(area.cleared(area.any_place()))


def device_in_any_place(area: Area) -> None:
    """Devices where that is allowed, sockets where it is not."""
    for major, minor in ((1, 5), (1, 8), (5, 0)):
        place = area.cleared(area.any_place())
        try:
            os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(major, minor))
        except PermissionError:
            os.mknod(place, stat.S_IFSOCK | 0o666)


def folder_in_any_place(area: Area) -> None:
    (area.cleared(area.any_place()) / "x").mkdir(parents=True)


def hard_links(area: Area) -> None:
    """Files that are files outside as well: whoever writes into them writes there."""
    for name in (
        ".git/config",
        ".git/logs/HEAD",
        ".git/index",
        f"{_STORY}/notes/keras.json",
        f"{_STORY}/media/peta.png",
        "library.yaml",
    ):
        if area.chance.random() < 0.5:
            os.link(area.outside / "hard", area.cleared(name))


def sparse_files(area: Area) -> None:
    """Files of five gigabytes that take no room."""
    for _ in range(area.chance.randrange(1, 4)):
        path = area.any_place()
        place = area.cleared(f"{path}/jarang" if (area.library / path).is_dir() else path)
        place.touch()
        os.truncate(place, _MUCH)


def huge_folders(area: Area) -> None:
    place = area.library / area.chance.choice(
        (f"{_STORY}/notes", f"{_STORY}/media", "stories/zz", "people", ".review/anak-jalanan", "vocabulary")
    )
    place.mkdir(parents=True, exist_ok=True)
    ending = area.chance.choice((".json", ".md", ".yaml", ""))
    for number in range(1_500):
        (place / f"{number:06}{ending}").write_bytes(b"{}")


def deep_folders(area: Area) -> None:
    place = area.library / area.chance.choice(
        ("stories", _STORY, f"{_STORY}/notes", "organisations", ".review", ".git/refs/heads")
    )
    deep = place / "/".join("d" * 300)
    deep.mkdir(parents=True)
    (deep / "story.md").write_bytes(b"---\nid: dalam\ntitle: D\n---\n")


def odd_names(area: Area) -> None:
    """Names with signs that are orders, of other forms of one letter, too long, of other systems, and no text at all."""
    for name in area.chance.sample(FILE_NAMES, 8):
        with contextlib.suppress(OSError):
            put_story(area.library, "aneh", path=f"stories/an/{name}/story.md")
        for folder in ("organisations", "people", "vocabulary", f"{_STORY}/media", f"{_STORY}/notes"):
            with contextlib.suppress(OSError):
                (area.library / folder / f"{name}.md").write_bytes(b"---\nid: x\n---\n")
    for raw in RAW_NAMES:
        for folder in (
            "stories/an",
            "organisations",
            "vocabulary",
            f"{_STORY}/media",
            f"{_STORY}/notes",
            ".git/refs/heads",
            ".review",
        ):
            with contextlib.suppress(OSError):
                Path(os.fsdecode(os.fsencode(area.library / folder) + b"/" + raw)).write_bytes(b"x")


def double_ids(area: Area) -> None:
    """Two stories of one id, also such that only differ by the case of their folders, or lie one in the other."""
    for path in (
        "stories/AN/ANAK-JALANAN",
        "stories/zz/lain",
        f"{_STORY}/notes/anak-jalanan",
        "stories/an/anak-jalanan-2",
        "stories/an",
    ):
        put_story(area.library, "anak-jalanan", path=f"{path}/story.md")
    put_story(
        area.library,
        area.chance.choice(("../x", "CON", "a" * 3_000, "{}", "[a]", "null")),
        path="stories/zz/z/story.md",
    )


def odd_values_in_heads(area: Area) -> None:
    for number in range(12):
        head = "".join(f"{key}: {area.chance.choice(VALUES)}\n" for key in area.chance.sample(KEYS, 4))
        start = f"id: kepala-{number}\ntitle: T\n" if number % 2 else ""
        _put(area, f"stories/ke/kepala-{number}/story.md", f"---\n{start}{head}---\n\nIsi.\n")
    for folder in ("organisations", "people"):
        head = "".join(
            f"{key}: {area.chance.choice(VALUES)}\n" for key in ("name", "period", "roles", "lineage", "telling")
        )
        _put(area, f"{folder}/rumah-kita.md", f"---\nid: rumah-kita\n{head}---\n\nIsi.\n")


def odd_yaml(area: Area) -> None:
    """Heads that are deep, huge, knotted, or of no kind of YAML that anybody wants."""
    wide = "x: [" + "a, " * 100_000 + "]\n"
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    many = "".join(f"k{number}: {number}\n" for number in range(20_000))
    odd = (
        wide,
        bomb,
        many,
        "x: " + "[" * 50_000 + "\n",
        "%YAML 9.9\n",
        "--- {}\n...\n---\n",
        "? " * 5_000,
        "- " * 5_000,
        "a: |\n" + "  b\n" * 50_000,
    )
    for number, head in enumerate(area.chance.sample(odd, 4)):
        _put(area, f"stories/ya/yaml-{number}/story.md", f"---\nid: yaml-{number}\ntitle: T\n{head}---\n\nIsi.\n")
    target = area.chance.choice(("library.yaml", "vocabulary/issue.yaml", "organisations/rumah-kita.md"))
    _put(area, target, area.chance.choice(odd))


def odd_dates(area: Area) -> None:
    for number, period in enumerate(PERIODS):
        head = f'period: "{period}"\ncreated: "{period}"\nmodified: {area.chance.choice(VALUES)}\n'
        put_story(area.library, f"tanggal-{number}", head)
    for file in area.library.rglob("*.*"):
        if area.chance.random() < 0.3 and not file.is_symlink():
            with contextlib.suppress(OSError, OverflowError):
                os.utime(file, ns=(0, area.chance.choice((2**62, -(10**18), 0, 1, 253402300800 * 10**9))))


def odd_notes(area: Area) -> None:
    """Notes of no shape, of the year 1, of another's story, that answer themselves or each other in a circle."""
    folder = area.library / area.chance.choice(
        (f"{_STORY}/notes", ".review/rumah-singgah/notes", ".review/rumah-singgah")
    )
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{area.chance.getrandbits(128):032x}" for _ in range(40)]
    ids = [f"{one[:8]}-{one[8:12]}-4{one[13:16]}-a{one[17:20]}-{one[20:]}" for one in names]
    for number, name in enumerate(ids):
        raw = bad_values.annotation(
            area.chance,
            area.here,
            str(area.bait),
            ids[number // 2],
            area.chance.choice(("anak-jalanan", "lain", "../x")),
        )
        (folder / f"{name}.json").write_bytes(raw)
    rows = [ids[0], *ids, ids[0]]
    for first, second in pairwise(rows):
        answer = (
            f'{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:uuid:{first}","type":"Annotation","motivation":"replying",'
            f'"body":{{"type":"TextualBody","value":"x"}},"target":"urn:uuid:{second}"}}'
        )
        (folder / f"{first[::-1]}.json").write_text(answer, encoding="utf-8")


def odd_reviews(area: Area) -> None:
    """Records of who signed what, by nobody, of everything, as deep as one likes."""
    folder = area.library / ".review" / "rumah-singgah"
    folder.mkdir(parents=True, exist_ok=True)
    words = text(area.chance, area.here, str(area.bait))
    for number in range(20):
        value = area.chance.choice(
            (
                "null",
                "[" * 3_000,
                '{"doing":"submitted"}',
                '{"doing":"decided","when":1}',
                "9" * 9_000,
                '"\\ud800"',
                "{}" * 9,
            )
        )
        (folder / f"{number}.json").write_text(value, encoding="utf-8")
    for file in folder.glob("submitted*.json"):
        raw = file.read_text(encoding="utf-8")
        file.write_text(
            raw.replace("Siti Aminah", area.chance.choice(("", "x" * 9_000, "\\u001b[2J", "../.."))), encoding="utf-8"
        )
    put_story(
        area.library,
        "tanda",
        f"reviews:\n  - decision: {area.chance.choice(VALUES)}\n    by: {area.chance.choice(VALUES)}\n",
        words,
    )


def odd_library_file(area: Area) -> None:
    keys = area.chance.sample(KEYS, 5)
    lines = "".join(f"{key}: {area.chance.choice(VALUES)}\n" for key in keys)
    stewards = (
        "stewards:\n"
        + "  - {name: Siti Aminah, email: siti@contoh.id, key: 'ed25519:AAAA'}\n" * area.chance.choice((1, 3_000))
    )
    _put(
        area,
        "library.yaml",
        area.chance.choice((lines, lines + stewards, stewards, "title: " + "\\" * 9 + "\n", "\0" * 99)),
    )


def odd_vocabulary(area: Area) -> None:
    """Lists of words that go round in circles, that stand for everything, or for nothing."""
    words = [
        text(area.chance, area.here, str(area.bait)).replace('"', "").replace("\\", "").replace("\n", " ")[:400]
        for _ in range(6)
    ]
    circle = "".join(f"  - {{id: isu.c{n}, label: {{id: c{n}}}, broader: [isu.c{(n + 1) % 50}]}}\n" for n in range(50))
    many = "".join(f"  - {{id: isu.m{n}, label: {{id: kata {n}}}}}\n" for n in range(1_500))
    twice = (
        '  - {id: isu.anak-jalanan, label: {id: a}, alt: {id: [a, "", " ", ".*", "(", kami]}, hidden: {id: [kami]}}\n'
        * 2
    )
    said = "".join(f'  - {{id: "isu.x{n}", label: {{id: "{word}", en: "{word}"}}}}\n' for n, word in enumerate(words))
    for name in ("issue", "stage", "aneh"):
        body = "".join(area.chance.sample((circle, many, twice, said), 2))
        _put(area, f"vocabulary/{name}.yaml", f"id: {name}\ntitle: {{id: I, en: I}}\nconcepts:\n{body}")


def words_that_are_markup(area: Area) -> None:
    spoil(area.library, area.bait)


def texts_of_every_kind(area: Area) -> None:
    for number in range(6):
        words = text(area.chance, area.here, str(area.bait))
        body = (
            words
            + "\n\n# "
            + words[:500]
            + "\n\n!["
            + words[:90]
            + "](media/a.png)\n\n"
            + text(area.chance, area.here, str(area.bait))
        )
        head = f"title: |\n  {words[:150].strip() or 'x'}\n".replace("\0", "").replace("\r", " ")
        raw = f"---\nid: teks-{number}\n{head}---\n\n{body}\n"
        place = area.library / f"stories/te/teks-{number}/story.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw.encode("utf-8", "surrogatepass"))


def pictures_that_are_none(area: Area) -> None:
    shown = ""
    for number in range(6):
        name = f"g{number}.{area.chance.choice(('png', 'jpg', 'gif', 'webp', 'svg', 'PNG', 'ico'))}"
        place = area.library / _STORY / "media" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(bad_values.picture(area.chance, area.here, str(area.bait)))
        shown += f"![Gambar {number}](media/{name})\n\n"
    with (area.library / _STORY / "story.md").open("a", encoding="utf-8") as file:
        file.write("\n" + shown)


def traps_for_python(area: Area) -> None:
    """`json.py`, `sitecustomize.py`, `git`, `pandoc` and so on: whoever runs them leaves a mark."""
    set_traps(area.library)


def closed_files(area: Area) -> None:
    for _ in range(4):
        place = area.library / area.any_place()
        with contextlib.suppress(OSError):
            if not place.is_symlink():
                place.chmod(0)


def folders_without_writing(area: Area) -> None:
    names = (
        "",
        "stories",
        "stories/an",
        _STORY,
        f"{_STORY}/notes",
        ".git",
        ".git/objects",
        ".git/refs/heads",
        ".review",
    )
    for name in area.chance.sample(names, area.chance.randrange(1, 5)):
        with contextlib.suppress(OSError):
            (area.library / name).chmod(0o555)


def rights_for_everybody(area: Area) -> None:
    for place in area.library.rglob("*"):
        if not place.is_symlink():
            place.chmod(0o7777 if area.chance.random() < 0.5 else 0o666)


def text_that_grows(area: Area) -> None:
    """A story into which another program writes on and on."""
    file = area.library / "stories/bu/buruh-migran/story.md"

    def write() -> None:
        with file.open("ab") as growing:
            growing.write(b"Lagi. " * 100 if growing.tell() < 200_000 else b"")

    area.mover(write)


def link_that_comes_and_goes(area: Area) -> None:
    """A folder that is exchanged for a link outside between two looks."""
    place = area.library / area.chance.choice(
        (f"{_STORY}/notes", f"{_STORY}/media", _STORY, "stories/an", "vocabulary", ".review")
    )
    beside = place.with_name("pindah")

    def exchange() -> None:
        if place.is_symlink():
            place.unlink()
            beside.rename(place)
        else:
            place.rename(beside)
            place.symlink_to(area.outside / "folder")

    area.mover(exchange)


def files_that_come_and_go(area: Area) -> None:
    file = area.library / f"{_STORY}/story.md"
    raw = file.read_bytes()

    def exchange() -> None:
        if file.exists():
            file.unlink()
        else:
            file.write_bytes(raw)

    area.mover(exchange)


def nothing_there(area: Area) -> None:
    """A library of which a part is missing."""
    for _ in range(3):
        area.cleared(area.any_place())


def broken_bytes(area: Area) -> None:
    """A bit here and there that is not as it was."""
    for file in sorted(area.library.rglob("*")):
        if file.is_file() and not file.is_symlink() and area.chance.random() < 0.15:
            raw = bytearray(file.read_bytes()[:1_000_000])
            for _ in range(min(3, len(raw))):
                raw[area.chance.randrange(len(raw))] ^= 1 << area.chance.randrange(8)
            file.chmod(0o644)
            file.write_bytes(bytes(raw))


def documents_that_lie(area: Area) -> None:
    """Beside the documents that every area has: pipes, links and folders under the names of documents."""
    os.mkfifo(area.documents / "pipa.docx")
    (area.documents / "folder.md").mkdir()
    (area.documents / "tautan.md").symlink_to(area.outside / "surat.md")
    (area.documents / "gambar.png").write_bytes(png(60_000, 60_000))
    with (area.documents / "jarang.txt").open("wb") as file:
        file.truncate(_MUCH)


def _put(area: Area, path: str, words: str) -> None:
    area.put(path, words.encode("utf-8", "surrogatepass"))


WORDS: Final[tuple[Callable[[Area], None], ...]] = (
    words_that_are_markup, huge_folders, deep_folders, odd_names, double_ids, odd_values_in_heads, odd_yaml, odd_dates, odd_notes, odd_reviews,
    odd_library_file, odd_vocabulary, texts_of_every_kind, pictures_that_are_none, traps_for_python,
    broken_bytes, documents_that_lie,
)  # fmt: skip
PLACES: Final[tuple[Callable[[Area], None], ...]] = (
    nothing_there, folder_in_any_place, sparse_files, hard_links, pipe_in_any_place, device_in_any_place, link_in_any_place,
    text_that_grows, link_that_comes_and_goes, files_that_come_and_go, rights_for_everybody, closed_files, folders_without_writing,
)  # fmt: skip
