"""More of what is fed by `tests.hostile.fuzz`: backups, the gate, what compares and follows texts, what erases, small files.

A text that holds three zero bytes is taken for two: what stood there before, and what stands there now.
"""

import hashlib
import io
import shutil
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from index.engine.index_home import read_current
from index.engine.segment_list import read_contents
from kb.anchors.anchor import anchor
from kb.annotation.annotation import quote_of
from kb.backup.manifest import MANIFEST, Manifest, Member
from kb.backup.restore import open_backup
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.drafts.draft_batch import CUTS
from kb.drafts.kept_cuts import kept_cuts
from kb.erasure.history_files import Files
from kb.erasure.history_words import Erased, Eraser
from kb.forms.consent_form import read_day
from kb.gate import Gate, OutgoingStory
from kb.layout.shipped_folder import shipped_library
from kb.reading import read
from kb.review.review_desk import read_begun
from kb.story.story_file import StoryFile
from kb.text.passages import footnotes, passages
from kb.text.word_diff import differences, new_text, old_text
from kb.versions.text_merge import joined, knots
from kb.versions.version_comparison import compare
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.hostile.bad_values import TEXTS
from tests.hostile.fuzz_place import Target, place, put
from tests.kb.sample_pictures import jpeg_with, png

_PARTED: Final = b"\0\0\0"
_PATH: Final = "stories/an/anak/story.md"
_ERASED: Final = (
    "stories/an/anak/story.md",
    "stories/an/anak/notes/a.json",
    "library.yaml",
    "x.json",
    "x.txt",
    "x.png",
)
_SENTENCES: Final = (
    "Sri Wahyuni (34), tinggal di Jl. Melati No. 3 RT 04/RW 02, NIK 3171234567890001.", "Telp 0812-3456-7890, ibu dari Dewi.",
    "Ia lahir 3 Mei 1999 di Desa Sukamaju; suaminya Kepala Desa.", "S r i   W a h y u n i, &#83;ri, S\u200bri, U3Jp",
)  # fmt: skip


def _both(data: bytes) -> tuple[str, str]:
    one, _, other = data.partition(_PARTED)
    return one.decode("utf-8", "replace"), other.decode("utf-8", "replace")


def _backup(data: bytes) -> None:
    """A file that says it is a backup, and one whose list of contents is anything."""
    for file in (put("x.cadangan", data), _packed(data)):
        try:
            with open_backup(file) as backup:
                target = place() / "dipulihkan"
                backup.restore_library(target)
        except KnownError:
            continue
        finally:
            shutil.rmtree(place() / "dipulihkan", ignore_errors=True)


def _packed(manifest: bytes) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("library/a.md", "isi")
        archive.writestr(MANIFEST, manifest)
    return put("y.cadangan", made.getvalue())


@cache
def _gate() -> Gate:
    words = Vocabulary.load(shipped_library() / "vocabulary")[0]
    return Gate(words, Regions(), private={"Sri Wahyuni": "Melati"})


def _judged(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    found = _gate().check(OutgoingStory(text=text, front={"title": text[:80], "x": [text[-40:]]}), "leave")
    assert found.blocked or "Sri Wahyuni" not in text


def _followed(data: bytes) -> None:
    old, new = (read(text).plain for text in _both(data))
    pieces = differences(old, new)
    assert (old_text(pieces), new_text(pieces)) == (old, new)
    if old.strip():
        start = len(old) // 3
        found = anchor(quote_of(old, start, min(len(old), start + 40)), new, old)
        assert 0 <= found.start <= found.end <= len(new)


def _joined(data: bytes) -> None:
    raw = data.partition(_PARTED)[::2]
    theirs, mine = (StoryFile.parse(one, _PATH) for one in raw)
    compare(theirs, mine)
    choices = [knot for knot in knots(theirs.body, mine.body) if not knot.same]
    whole = joined(theirs, mine, ["theirs"] * len(choices))
    other = joined(theirs, mine, ["mine"] * len(choices), dict.fromkeys(mine.front.values, "mine"))
    if theirs.front.fenced and mine.front.fenced:
        assert (whole.body, other.body) == (theirs.body, mine.body)
    for body in (theirs.body, mine.body):
        assert all(body[one.start : one.end] for one in passages(body))
        footnotes(body)


@cache
def _eraser() -> Files:
    return Files(Eraser((Erased("Sri Wahyuni"), Erased("3171234567890001"))), ("anak",))


def _erased(data: bytes) -> None:
    for path in _ERASED:
        left = _eraser().content(path, data, {})
        assert left is None or not _eraser().eraser.holds_bytes(left)


def _small(data: bytes) -> None:
    """Small files of desk and cache: what cannot be read counts as nothing, or is told."""
    desk = place() / "meja-kecil"
    for name in ("reviews/a/b.json", "naskah/x", "indeks/current.json", "indeks/contents.json"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_bytes(data)
    (desk / "naskah" / CUTS).write_bytes(data)
    read_begun("a", "b", desk)
    kept_cuts(desk / "naskah", "Kami datang.\n")
    read_current(desk / "indeks")
    with suppress(ValueError):  # what it says of a day that is none
        read_day(data.decode("utf-8", "replace"))
    read_contents(desk / "indeks")


def _backups() -> list[bytes]:
    body = b"isi"
    files = (Member("library/a.md", len(body), hashlib.sha256(body).hexdigest(), 0o600),)
    about = Manifest(
        made="2026-11-24T00:00:00Z", title="T", library_id="x", sealed=False, said=Words("a", "b"), files=files,
        folders=(("library/", 0o700),),
    )  # fmt: skip
    manifest = msgspec.json.encode(about)
    made = [_packed(manifest).read_bytes()]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", method) as archive:
            archive.writestr(MANIFEST, manifest)
            archive.writestr("library/a.md", body)
        made.append(whole.getvalue())
    return [manifest, *made, b"PK\x05\x06" + bytes(18), b"[" * 3_000]


def _stories() -> list[bytes]:
    whole = [file.read_bytes() for file in sorted(shipped_library().rglob("story.md"))[:4]]
    short = [b"---\nid: anak\ntitle: T\n---\n\n" + one.partition(b"\n---\n")[2][:1_500] for one in whole]
    return [one + _PARTED + other for one, other in zip(short, [*short[1:], short[0].upper()], strict=True)]


def _names() -> list[bytes]:
    said = [one.encode() for one in _SENTENCES]
    return [*said, *(one.encode("utf-8", "replace") for one in TEXTS), "Sri Wahyuni".encode("utf-16")]


def _erasures() -> list[bytes]:
    pictures = [png(4, 2, (b"tEXt", b"Comment\0Sri Wahyuni")), jpeg_with(0xFE, b"Sri Wahyuni")]
    return [*_names(), *pictures, b'{"a":"Sri\\u0020Wahyuni"}', b"[" * 3_000 + b"Sri Wahyuni"]


TARGETS: Final[dict[str, Target]] = {
    "backup": Target(_backup, _backups),
    "gate": Target(_judged, _names),
    "followed": Target(_followed, _stories),
    "joined": Target(_joined, _stories),
    "erased": Target(_erased, _erasures),
    "small": Target(
        _small,
        lambda: [b'{"answers":{"a":"b"},"note":"x"}', b'[{"title":"a","passages":[[0,"x"]]}]', b"[]", b"3 Mei 2026"],
    ),
}
