"""Looking at everything: a library with all that lies in it, its history, and the desk; what `pustaka check --all` says.

Whoever asks brings the look at the search along (`index.upkeep.health_report`), because nothing here knows the search engine. Nothing
is written but the caches that a usual check writes too; no catalogue is trusted, one is made for the purpose.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from kb.base import folders
from kb.base.problems import KnownError, Problem
from kb.base.temporary import temporary_folder
from kb.base.words import Words
from kb.catalogue.catalogue import Catalogue
from kb.health import desk_checks, file_checks, rights
from kb.health.health_finding import GROUPS, Group, HealthFinding, HealthReport, Repair, group_of, sorted_out
from kb.health.library_check import history_problems, missing_pictures, signature_problems
from kb.health.story_checks import StoryChecks
from kb.library.library import Library
from kb.notes.note_lists import EVERY, NoteFilter
from kb.story.story_file import story_path
from kb.vault.vault import Vault

Say = Callable[[str, int, int], None]
Stop = Callable[[], bool]
_EVERY_FEW: Final = 64  # stories between two words of progress
_MANY_NOTES: Final = 5_000


def check_all(
    folder: Path,
    search: Callable[[Stop], Iterable[HealthFinding]],
    say: Say = lambda *_: None,
    stop: Stop = lambda: False,
    today: date | None = None,
) -> HealthReport:
    """Look at everything; raises KnownError where there is no library at `folder`.

    `say(group, done, total)` tells how far the look is, `stop` may end it: what was found until then is returned.
    `search` looks at the index and the catalogue in use.
    """
    library = Library.open(folder)
    try:
        return _Look(library, search, say, stop, today or date.today()).report()
    finally:
        library.close()


class _Look:
    """One look, group after group."""

    def __init__(
        self, library: Library, search: Callable[[Stop], Iterable[HealthFinding]], say: Say, stop: Stop, today: date
    ) -> None:
        self._library, self._search = library, search
        self._say, self._stop, self._today = say, stop, today
        self._findings: list[HealthFinding] = []
        self._looked: set[Group] = set()
        self._stories = 0

    def report(self) -> HealthReport:
        """Do all of it, the quick first, and return what was found."""
        steps: tuple[tuple[Callable[[], Iterable[HealthFinding]], tuple[Group, ...]], ...] = (
            (rights.rights_findings, ("rights",)),
            (self._desk, ("desk",)),
            (lambda: self._search(self._stop), ("index",)),
            (self._entries, ()),
            (self._known, ("files", "ids", "links", "vocabulary", "anchors")),
            (self._each_story, ("consent", "reviews", "media")),
            (self._history, ("history",)),
        )
        for step, groups in steps:
            self._say(groups[0] if groups else "files", 0, 1)
            self._findings.extend(step())
            if self._stop():
                break
            self._looked.update(groups)
        findings, counts = sorted_out(self._findings)
        return HealthReport(
            title=self._library.about.title,
            stories=self._stories,
            findings=findings,
            counts=counts,
            looked=tuple(group for group in GROUPS if group in self._looked),
            complete=not self._stop(),
        )

    def _desk(self) -> Iterator[HealthFinding]:
        yield from desk_checks.draft_findings()
        yield from desk_checks.vault_findings()
        yield from desk_checks.leftover_findings()

    def _entries(self) -> Iterator[HealthFinding]:
        return file_checks.entry_findings(self._library.folder, self._stop)

    def _known(self) -> Iterator[HealthFinding]:
        """Read every story into a catalogue that is thrown away, and ask that."""
        library = self._library
        with temporary_folder() as place:
            catalogue = Catalogue(place / "catalogue.db", folders.desk())
            try:
                catalogue.update(library, lambda done, total: self._say("files", done, total), self._stop)
                if self._stop():
                    return
                self._stories = catalogue.count()
                for problem in catalogue.problems():
                    yield self._with_repair(problem)
                for problem in missing_pictures(library, catalogue.pointed("media")):
                    yield HealthFinding(group="media", problem=problem)
                yield from self._codes(catalogue)
                yield from _anchors(catalogue)
            finally:
                catalogue.close()

    def _with_repair(self, problem: Problem) -> HealthFinding:
        """Add what the program can do about it by itself."""
        repair: Repair = ""
        target = ""
        if problem.code in {"id-differs", "other-shelf"} and problem.path.startswith("stories/"):
            target = self._usual(problem.path)
            repair = "move-story" if target else ""
        elif problem.code == "note-double" and not problem.path.startswith(("/", "desk")):
            repair = "take-away" if self._library.is_file(problem.path) else ""
        elif problem.code == "kept-beside":
            repair = "take-away"
        return HealthFinding(group=group_of(problem), problem=problem, repair=repair, target=target)

    def _usual(self, path: str) -> str:
        """Return where a story belongs, empty where something lies there already."""
        try:
            story = self._library.read_path(path).story
        except KnownError:
            return ""
        usual = story_path(story.id) if story is not None else path
        return "" if self._library.is_there(usual.rpartition("/")[0]) else usual

    def _codes(self, catalogue: Catalogue) -> Iterator[HealthFinding]:
        """Codes of notes that the vocabulary does not have."""
        known = self._library.vocabulary.concepts
        schemes = {concept.partition(".")[0] for concept in known}
        for code, count in catalogue.notes.counts(EVERY, "code").items():
            scheme, dot, _ = code.partition(".")
            if dot and scheme in schemes and code not in known:  # any other is a word of the person's own
                problem = Problem(
                    code="unknown-code",
                    path="",
                    serious=False,
                    what=Words(
                        f"{count} catatan memakai kode “{code}”, yang tidak ada dalam daftar istilah pustaka ini.",
                        f"{count} note(s) use the code “{code}”, which is not among the terms of this library.",
                    ),
                    remedy=Words(
                        "Pilih kode lain pada catatan itu, atau lengkapi folder “vocabulary”.",
                        "Choose another code for these notes, or complete the folder “vocabulary”.",
                    ),
                )
                yield HealthFinding(group="vocabulary", problem=problem)

    def _each_story(self) -> Iterator[HealthFinding]:
        library = self._library
        try:
            consents = Vault(library.folder).consents()
        except KnownError:
            consents = ()  # told with the desk
        checks = StoryChecks(library, consents, self._today)
        for number, file in enumerate(library.story_files()):
            if number % _EVERY_FEW == 0:
                self._say("media", number, max(self._stories, number + 1))
                if self._stop():
                    return
            yield from checks.of(library.relative(file))
        for problem in signature_problems(library):
            yield HealthFinding(group="reviews", problem=problem)
        if checks.without_record:
            yield HealthFinding(group="consent", problem=_no_records(checks.without_record))

    def _history(self) -> Iterator[HealthFinding]:
        yield from file_checks.object_findings(self._library.folder, self._say, self._stop)
        if self._stop():
            return
        for problem in history_problems(
            self._library, lambda _step, done, total: self._say("history", done, total), self._stop
        )[1]:
            yield HealthFinding(group="history", problem=problem)


def _anchors(catalogue: Catalogue) -> Iterator[HealthFinding]:
    """Notes whose words are gone from their story, or may be elsewhere: one row for each story."""
    for state, code, said in (
        (
            "lost",
            "notes-lost",
            Words("kehilangan kata yang dikutipnya", "no longer find the words they quote"),
        ),
        (
            "unsure",
            "notes-unsure",
            Words("mungkin menunjuk tempat lain", "may point to another place now"),
        ),
    ):
        wish = NoteFilter(states=(state,))  # type: ignore[arg-type]
        rows = catalogue.notes.page(wish, order="story", limit=_MANY_NOTES).rows
        counted = Counter(row.card.id for row in rows)
        cards = {row.card.id: row.card for row in rows}
        for story, count in counted.items():
            problem = Problem(
                code=code,
                path=cards[story].path,
                serious=False,
                what=Words(
                    f"{count} catatan pada cerita “{cards[story].title}” {said.id}.",
                    f"{count} note(s) on “{cards[story].title}” {said.en}.",
                ),
                remedy=Words(
                    "Buka ceritanya: di samping teks, pilih “Letakkan di sini” atau hapus catatan yang tidak perlu lagi.",
                    "Open the story: beside the text, put each note where it belongs, or delete what is no longer needed.",
                ),
            )
            yield HealthFinding(group="anchors", problem=problem, story=story)


def _no_records(count: int) -> Problem:
    return Problem(
        code="no-consent-record",
        path="",
        serious=False,
        what=Words(
            f"{count} cerita dibaca atas persetujuan seseorang yang catatannya tidak ada di meja ini.",
            f"{count} story(s) are read with a person's consent of which there is no record on this desk.",
        ),
        remedy=Words(
            "Itu wajar bila rekan lain yang menyimpannya. Bila Anda yang menanyakannya dahulu, catatlah di meja Anda.",
            "That is as it should be where a colleague keeps it. If it was you who asked, write it down on your desk.",
        ),
    )
