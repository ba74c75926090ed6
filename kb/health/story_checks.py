"""What is looked at in each story of a library: on what ground it is read, who has signed it, what its pictures carry.

A look through everything reads each story once more than the catalogue does; so all that needs its text is asked here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from kb.base import entries
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.catalogue.waiting_versions import waiting_path
from kb.gate.identifiers.image_facts import image_facts
from kb.gate.traces.restrictions import told_in
from kb.health.health_finding import Group, HealthFinding, Repair
from kb.layout import shelf_problems, shelves
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.pictures.draft_pictures import named_in
from kb.pictures.pictures import ENDINGS, MAX_BYTES, kind_of, read_picture
from kb.signatures.review_rules import authors_of, counting, needed_signatures, same_person
from kb.story.author import Author
from kb.story.consent import ConsentRecord, Scope, missing
from kb.story.story import Story
from kb.story.story_file import StoryFile

_MEDIA: Final = "media"
_SCOPES: Final[Mapping[str, Scope]] = {"public": "public", "circle": "circle", "desk": "own"}
_ENDINGS: Final = {**{ending: kind for kind, ending in ENDINGS.items()}, ".jpeg": "jpeg", ".jfif": "jpeg"}


class StoryChecks:
    """The questions to one story after the other; `consents` are the records of this desk, None while it is locked."""

    def __init__(self, library: Library, consents: Sequence[ConsentRecord] | None, today: date) -> None:
        self._library = library
        self._today = today
        self._consents: dict[str, list[ConsentRecord]] = {}
        for record in consents or ():
            self._consents.setdefault(record.story, []).append(record)
        self.without_record = 0
        """How many published stories rest on a person's consent of which nothing is written down on this desk."""

    def of(self, path: str) -> Iterator[HealthFinding]:
        """Look at the story at a path, at the version that waits beside it, and at their pictures."""
        files = []
        for place in (path, waiting_path(path)):
            if place == path or self._library.is_there(place):
                try:
                    files.append(self._library.read_path(place))
                except KnownError:
                    continue  # told by whoever reads the shelves
        for file in files:
            if file.story is not None:
                yield from self._consent(file, file.story)
                yield from self._signed(file, file.story)
        yield from self._pictures(path, files)

    def _consent(self, file: StoryFile, story: Story) -> Iterator[HealthFinding]:
        if story.status != "published":
            return
        ground = story.consent
        if ground is None:
            yield _found(
                "consent", "no-consent-ground", file.path, story,
                Words(
                    f"Cerita “{story.title}” dapat dibaca orang, tetapi tidak disebut atas persetujuan siapa.",
                    f"“{story.title}” can be read, but it does not say with whose consent.",
                ),
                Words(
                    "Sunting ceritanya (Ctrl+E) dan isi bagian persetujuan: dari orangnya, atau bahwa ini cerita program.",
                    "Edit the story (Ctrl+E) and fill in the consent: the person's, or that it is about a programme.",
                ),
                serious=False,
            )  # fmt: skip
            return
        if ground.withdrawn:
            yield self._withdrawn(file, story, ground.withdrawn)
        elif (asked := _date(ground.review)) is not None and asked < self._today:
            yield _found(
                "consent", "consent-to-ask-again", file.path, story,
                Words(
                    f"Persetujuan untuk cerita “{story.title}” perlu ditanyakan kembali sejak {asked}.",
                    f"The consent for “{story.title}” was to be asked for again on {asked}.",
                ),
                Words(
                    "Tanyakan lagi kepada orangnya, lalu catat tanggal yang baru; bila ia tidak setuju lagi, tarik ceritanya.",
                    "Ask the person again and write down the new date; if they no longer agree, withdraw the story.",
                ),
                serious=False,
            )  # fmt: skip
        records = self._consents.get(story.id, [])
        if ground.basis == "consent" and not records:
            self.without_record += 1
        for record in records:
            yield from self._record(file, story, record)

    def _record(self, file: StoryFile, story: Story, record: ConsentRecord) -> Iterator[HealthFinding]:
        if record.withdrawal is not None:
            yield self._withdrawn(file, story, str(record.withdrawal.on))
            return
        scope = _SCOPES.get(story.consent.audience if story.consent else "public", "public")
        for said in missing(record, scope, self._today):
            past = record.expires is not None and record.expires < self._today
            yield _found(
                "consent", "consent-past" if past else "consent-incomplete", file.path, story,
                Words(f"Cerita “{story.title}”: {said.id}", f"“{story.title}”: {said.en}"),
                Words(
                    "Buka ceritanya, sunting (Ctrl+E), dan lengkapi catatan persetujuan di meja Anda; atau tarik ceritanya.",
                    "Open the story, edit it (Ctrl+E) and complete the record of consent on your desk; or withdraw it.",
                ),
                serious=past,
            )  # fmt: skip
        told = [
            line
            for line in record.restrictions
            if any(one.sure for one in told_in(line, file.body, _paragraphs(file.body)))
        ]
        for line in told:
            yield _found(
                "consent", "consent-restricted", file.path, story,
                Words(
                    f"Cerita “{story.title}” mungkin menceritakan hal yang diminta tidak diceritakan: “{line}”.",
                    f"“{story.title}” may tell what somebody asked not to be told: “{line}”.",
                ),
                Words(
                    "Baca bagian itu. Sunting (Ctrl+E) bila memang diceritakan, lalu hapus juga dari riwayat.",
                    "Read that part. If it is told, edit it (Ctrl+E), then erase it from the history as well.",
                ),
            )  # fmt: skip

    def _withdrawn(self, file: StoryFile, story: Story, on: str) -> HealthFinding:
        return _found(
            "consent", "consent-withdrawn", file.path, story,
            Words(
                f"Persetujuan untuk cerita “{story.title}” ditarik pada {on}, tetapi ceritanya masih dapat dibaca.",
                f"The consent for “{story.title}” was withdrawn on {on}, but the story can still be read.",
            ),
            Words(
                "Buka ceritanya dan pilih “Tarik cerita ini”. Sesudah itu hapus juga dari riwayat.",
                "Open the story and choose “Withdraw this story”. Then erase it from the history as well.",
            ),
        )  # fmt: skip

    def _signed(self, file: StoryFile, story: Story) -> Iterator[HealthFinding]:
        stewards = self._library.about.stewards
        if not stewards:
            return  # nobody's signature is asked for here
        if story.status == "published" and not counting(file, (), None) and not any(one.text for one in story.reviews):
            yield _found(
                "reviews", "never-signed", file.path, story,
                Words(
                    f"Cerita “{story.title}” dapat dibaca orang, tetapi belum ditandatangani pembaca kedua.",
                    f"“{story.title}” can be read, but no second reader has signed it.",
                ),
                Words(
                    "Sunting (Ctrl+E) dan ajukan ceritanya, supaya seorang pengelola membacanya.",
                    "Edit it (Ctrl+E) and submit it, so that a steward reads it.",
                ),
                serious=False,
            )  # fmt: skip
        elif story.status == "submitted":
            yield from self._readers(file, story, stewards)

    def _readers(self, file: StoryFile, story: Story, stewards: Sequence[Author]) -> Iterator[HealthFinding]:
        """A story that nobody may sign would wait for ever."""
        writers = (*record_of(self._library, file.path).writers, *authors_of(story))
        free = [one for one in stewards if not any(same_person(one, writer) for writer in writers)]
        needed = needed_signatures(file, self._library.vocabulary)
        if len(free) < needed:
            yield _found(
                "reviews", "too-few-readers", file.path, story,
                Words(
                    f"Cerita “{story.title}” menunggu {needed} tanda tangan, tetapi hanya {len(free)} pengelola yang tidak ikut menulisnya.",
                    f"“{story.title}” waits for {needed} signature(s), but only {len(free)} of the stewards did not write it.",
                ),
                Words(
                    "Mintalah kartu seorang rekan, lalu tambahkan dia di menu → Pengelola pustaka.",
                    "Ask a colleague for their card, then add them in the menu → Stewards of the library.",
                ),
                serious=False,
            )  # fmt: skip

    def _pictures(self, path: str, files: Sequence[StoryFile]) -> Iterator[HealthFinding]:
        folder = f"{path.rpartition('/')[0]}/{_MEDIA}"
        try:
            found = entries.listed(self._library.folder, folder)
        except (FileNotFoundError, NotADirectoryError, entries.LinkError):
            return
        except OSError as error:
            yield HealthFinding(group="media", problem=shelf_problems.unreadable(folder, error))
            return
        shown = {name for file in files for name in named_in(file.body)}
        heads = " ".join(str(file.front.values) for file in files)
        story = next((file.story.id for file in files if file.story), "")
        for entry in found:
            if not entry.is_file or entry.name.startswith("."):
                continue
            used = entry.name in shown or entry.name in heads or not files
            yield from self._picture(f"{folder}/{entry.name}", story, used=used)

    def _picture(self, path: str, story: str, *, used: bool) -> Iterator[HealthFinding]:
        name = path.rpartition("/")[2]
        try:
            data = shelves.read_whole(self._library.folder, path, MAX_BYTES)
        except KnownError as error:
            yield HealthFinding(group="media", problem=error.problem(path), story=story)
            return
        if not used:
            yield _picture_found(
                "unused-picture", path, story,
                Words(f"Gambar “{name}” tidak dipakai dalam ceritanya.", f"No text shows the picture “{name}”."),
                Words(
                    "Singkirkan: salinannya tetap di meja Anda sampai Anda membuangnya.",
                    "Take it away: a copy stays on your desk until you dismiss it.",
                ),
                repair="take-away",
            )  # fmt: skip
        kind = kind_of(data)
        if kind is None:
            yield _picture_found(
                "not-a-picture", path, story,
                Words(
                    f"“{name}” bernama gambar, tetapi isinya bukan gambar yang dapat ditampilkan.",
                    f"“{name}” is called a picture, but what is in it is none that can be shown.",
                ),
                Words(
                    "Ganti dengan berkas PNG, JPEG, GIF, atau WebP; yang lain tidak pernah dibuka.",
                    "Put a PNG, JPEG, GIF or WebP file in its place; nothing else is ever opened.",
                ),
                repair="" if used else "take-away",
            )  # fmt: skip
            return
        try:
            clean = read_picture(data, name).data
        except KnownError as error:
            yield HealthFinding(group="media", problem=error.problem(path), story=story)
            return
        if clean != data:
            place = bool(image_facts(data).place)
            where = Words(" di mana gambar itu diambil", " where it was taken") if place else Words("", "")
            yield _picture_found(
                "picture-carries", path, story,
                Words(
                    f"Gambar “{name}” menyimpan keterangan tersembunyi dari kamera atau program{where.id and ', termasuk' + where.id}.",
                    f"The picture “{name}” carries hidden facts written by a camera or program{where.en and ', also' + where.en}.",
                ),
                Words(
                    "Bersihkan: gambarnya tetap sama, aslinya disimpan di meja Anda. Tanda tangan pembaca lalu perlu diperbarui, dan versi lama dihapus lewat “Periksa riwayat”.",
                    "Clean it: it looks the same, and the original is kept on your desk. Readers then have to sign again, and “Check the history” erases earlier versions.",
                ),
                repair="clean-picture",
                serious=place,
            )  # fmt: skip
        if _ENDINGS.get(PurePosixPath(name).suffix.lower()) != kind:
            yield _picture_found(
                "picture-ending", path, story,
                Words(
                    f"Gambar “{name}” sebenarnya berjenis {kind.upper()}; namanya mengatakan lain.",
                    f"The picture “{name}” really is {kind.upper()}; its name says something else.",
                ),
                Words(
                    f"Ganti akhir namanya menjadi “{ENDINGS[kind]}”, juga di dalam cerita.",
                    f"Let its name end with “{ENDINGS[kind]}”, in the story as well.",
                ),
            )  # fmt: skip


def _found(group: Group, code: str, path: str, story: Story, *said: Words, serious: bool = True) -> HealthFinding:
    """One row of the report; `said` are what it is and what helps."""
    what, remedy = said
    return HealthFinding(
        group=group, problem=Problem(code=code, path=path, what=what, remedy=remedy, serious=serious), story=story.id
    )


def _picture_found(
    code: str, path: str, story: str, *said: Words, repair: Repair = "", serious: bool = False
) -> HealthFinding:
    """One row of the report about a picture; `said` are what it is and what helps."""
    what, remedy = said
    problem = Problem(code=code, path=path, what=what, remedy=remedy, serious=serious)
    return HealthFinding(group="media", problem=problem, repair=repair, story=story)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The places of the paragraphs: whoever asks for silence means what is told together."""
    start = 0
    for part in text.split("\n\n"):
        yield start, start + len(part)
        start += len(part) + 2


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
