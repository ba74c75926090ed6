"""Taking a story back when a person no longer agrees: at once, as far as it goes, and honestly about where it ends.

In the library only a sign remains that a story was withdrawn: its text, its pictures and the notes in its margin, which
quote it, leave the folder, so that the next share does not hold them either; so do the drafts and private notes of it on
the desk. What was there is kept in the vault of the desk. Killed at any moment, a withdrawal can simply be made again.

Of a story that nobody has signed and no history knows not even a sign remains: its id, made of the title that was
submitted, may name the very person, and a sign would bring it into the history for good.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from kb.base import entries, folders
from kb.base.atomic import told
from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.catalogue.waiting_versions import waiting
from kb.drafts.drafts import Drafts
from kb.identity.own_notes import note_folders
from kb.layout import library_problems, shelves
from kb.library.commit_reason import CommitReason
from kb.library.library import Library, remember_present
from kb.library.review_record import drop_record
from kb.signatures.review_rules import content_digest, is_steward
from kb.story.author import Author
from kb.story.consent import Withdrawal
from kb.story.story import Consent, Story
from kb.story.story_card import Change
from kb.story.story_file import StoryFile, new_story_file
from kb.vault.vault import Vault

TITLE: Final = Words("Cerita ditarik", "Withdrawn story")
ACTIONS: Final = (
    Words(
        "Isi cerita, gambar, dan catatan di tepinya dikeluarkan dari pustaka; cerita itu tidak lagi dapat ditemukan.",
        "The text, the pictures and the notes in its margin were taken out of the library; it can no longer be found.",
    ),
    Words(
        "Naskahnya dan catatan pribadi tentangnya di komputer ini ikut dikeluarkan dari meja kerja.",
        "Its drafts and the private notes about it on this computer were taken off the desk as well.",
    ),
    Words(
        "Salinan terakhirnya disimpan di simpanan pribadi di komputer ini dan tidak ikut dibagikan.",
        "The last copy is kept in the private store of this computer and is not shared.",
    ),
)
BEYOND_RECALL: Final = (
    Words(
        "Salinan pustaka di komputer rekan, sampai mereka mengambil keadaan yang terbaru.",
        "Copies of the library on colleagues' computers, until they fetch the newest state.",
    ),
    Words(
        "Versi lama di dalam riwayat pustaka, di komputer ini dan di tempat pustaka dibagikan.",
        "Earlier versions in the library's history, on this computer and wherever the library was shared.",
    ),
    Words(
        "Cetakan, berkas ekspor, dan kutipan yang sudah dibuat orang.",
        "Prints, exported files and quotations that people have made.",
    ),
)
ACTIONS_UNSIGNED: Final = (
    Words(
        "Naskah yang menunggu, gambarnya, dan semua yang dikatakan tentangnya dikeluarkan dari folder pustaka; tidak ada tanda yang tertinggal.",
        "The text that waited, its pictures and all that was said of it were taken out of the library's folder; no sign of it stays.",
    ),
    *ACTIONS[1:],
)
BEYOND_UNSIGNED: Final = (
    Words(
        "Naskah dan catatan di komputer penulis atau pembacanya, bila itu bukan komputer ini.",
        "Drafts and notes on the computer of its author or its readers, where that is not this one.",
    ),
    Words(
        "Salinan folder pustaka yang dibuat orang selagi cerita itu menunggu.",
        "Copies of the library's folder that people made while the story waited.",
    ),
    BEYOND_RECALL[2],
)
_PLANS: Final = dict(
    zip(
        (ACTIONS[0], ACTIONS_UNSIGNED[0], *ACTIONS[1:]),
        (
            Words(
                "Isi cerita, gambar, dan catatan di tepinya akan dikeluarkan dari pustaka; cerita itu tidak lagi dapat ditemukan.",
                "The text, the pictures and the notes in its margin will be taken out of the library; it can no longer be found.",
            ),
            Words(
                "Naskah yang menunggu, gambarnya, dan semua yang dikatakan tentangnya akan dikeluarkan dari folder pustaka; tidak ada tanda yang tertinggal.",
                "The text that waits, its pictures and all that was said of it will be taken out of the library's folder; no sign of it stays.",
            ),
            Words(
                "Naskahnya dan catatan pribadi tentangnya di komputer ini akan ikut dikeluarkan dari meja kerja.",
                "Its drafts and the private notes about it on this computer will be taken off the desk as well.",
            ),
            Words(
                "Salinan terakhirnya akan disimpan di simpanan pribadi di komputer ini dan tidak ikut dibagikan.",
                "The last copy will be kept in the private store of this computer and will not be shared.",
            ),
        ),
        strict=True,
    )
)


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """One withdrawal as the vault remembers it: of which story, by whom, why, and what came of it."""

    story: str
    title: str
    by: str
    withdrawal: Withdrawal
    reason: str = ""


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What a withdrawal does, what it cannot call back, and whether a sign of the story stays in the library."""

    actions: tuple[Words, ...]
    beyond_recall: tuple[Words, ...]
    sign: bool


class WithdrawalResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: what followers of the library must look at again, and the entry in the vault's log."""

    change: Change
    logged: Logged
    outlook: Outlook


_NO_SIGN: Final = Outlook(actions=ACTIONS_UNSIGNED, beyond_recall=BEYOND_UNSIGNED, sign=False)


def outlook(library: Library, file: StoryFile) -> Outlook:
    """Return what withdrawing a story would come to; raises KnownError where the history cannot be read."""
    known = library.history.exists and library.history.raw_at(file.path) is not None
    read = file.story is not None and file.story.status in {"published", "withdrawn"}
    if not known and not read:
        return _NO_SIGN
    return Outlook(actions=ACTIONS, beyond_recall=BEYOND_RECALL if known else BEYOND_RECALL[::2], sign=True)


def planned(found: Outlook) -> tuple[Words, ...]:
    """Return what a withdrawal does, as it is said before it is done."""
    return tuple(_PLANS[one] for one in found.actions)


def withdraw(  # noqa: PLR0913  who takes back what, why, and where it is written down
    library: Library, story_id: str, author: Author, vault: Vault, *, reason: str = "", today: date | None = None
) -> WithdrawalResult:
    """Take a story out of the library and write down what was done; raises KnownError, with the story still whole."""
    day = today or date.today()
    file = library.read(story_id)
    story = file.story
    if story is None:
        raise library_problems.not_a_story(file.path)
    found = outlook(library, file)
    done = Logged(
        story=story_id,
        title=story.title,
        by=author.name,
        reason=reason.strip(),
        withdrawal=Withdrawal(
            on=day,
            actions=tuple(one.id for one in found.actions),
            beyond_recall=tuple(one.id for one in found.beyond_recall),
        ),
    )
    try:
        belongings, on_desk = _kept(library, file, story_id, vault)
    except OSError as error:
        raise told(error, library.folder / file.path) from error
    if not found.sign:
        return _taken_back(library, file, (belongings, on_desk), vault, done)
    sign = _sign(file, story, day)
    change, trouble = Change(changed=(story_id,)), None
    if file.raw != sign.raw and story.status != "withdrawn":
        vault.keep_withdrawn(story_id, "story.md", file.raw)
        change = library.save(sign, author, CommitReason.WITHDRAWN, base=file)
    elif library.history.exists:
        # The sign may have been written by a program that was killed, or could not remember it then: shared with Git,
        # the newest state would be the whole story.
        trouble = remember_present(library, (file.path,), author, CommitReason.WITHDRAWN)
    try:
        _remove(library, file.path, belongings, author)
        drop_record(library, file.path)
        _take_off_desk(on_desk)
        _remove_empty_inside(library.folder, file.path.rpartition("/")[0])
        _write_down(vault, done)
    except OSError as error:
        raise library_problems.withdrawn_not_cleared(told(error, library.folder / file.path)) from error
    except KnownError as error:
        raise library_problems.withdrawn_not_cleared(error) from error
    if trouble:
        raise library_problems.saved_without_history(trouble)
    return WithdrawalResult(change=change, logged=done, outlook=found)


def _taken_back(
    library: Library, file: StoryFile, held: tuple[tuple[str, ...], tuple[Path, ...]], vault: Vault, done: Logged
) -> WithdrawalResult:
    """Take a story away that was never signed, as if it had not been there; its text goes last, so that this can be made again."""
    vault.keep_withdrawn(done.story, "story.md", file.raw)
    folder = file.path.rpartition("/")[0]
    try:
        with library.writer.turn():
            if not library.is_there(file.path) or library.read_path(file.path).raw != file.raw:
                raise library_problems.changed_elsewhere(file.path)
            _write_down(vault, done)
            _take_away(library, held[0])
            drop_record(library, file.path)
            _take_off_desk(held[1])
            _remove_empty_inside(library.folder, folder)
            library.writer.remove(library.clearance.gone(file.path), base=file.raw)
            library.writer.remove_empty(folder)
    except OSError as error:
        raise library_problems.waiting_not_cleared(told(error, library.folder / file.path)) from error
    except KnownError as error:
        if error.code == "changed-elsewhere":
            raise
        raise library_problems.waiting_not_cleared(error) from error
    return WithdrawalResult(change=Change(removed=(done.story,)), logged=done, outlook=_NO_SIGN)


def _kept(library: Library, file: StoryFile, story_id: str, vault: Vault) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Keep what belongs to a story in the vault, and return where it lies; raises OSError where anything cannot be seen."""
    folder = file.path.rpartition("/")[0]
    there = entries.below(library.folder, folder, strict=True)
    belongings = tuple(path for path, one in there if one.is_file and path != file.path)
    for path in belongings:
        raw = shelves.read_whole(library.folder, path)
        vault.keep_withdrawn(story_id, path.removeprefix(f"{folder}/"), raw)
    on_desk = tuple(_on_desk(library, file))
    for begun in on_desk:
        vault.keep_withdrawn(story_id, f"desk/{begun.relative_to(folders.desk()).as_posix()}", begun.read_bytes())
    return belongings, on_desk


def logged(vault: Vault, story_id: str) -> Logged | None:
    """Return what this desk wrote down when a story was withdrawn, None where somebody else did it."""
    for entry in vault.withdrawals():
        if entry.get("story") == story_id:
            try:
                return msgspec.convert(entry, Logged)
            except msgspec.ValidationError:
                return None  # another hand has changed it: what can be told of the story is what everybody is told
    return None


def outlook_of(done: Logged) -> Outlook:
    """Return what a withdrawal came to, in both languages, from what was written down of it."""
    known = {one.id: one for one in (*ACTIONS, *ACTIONS_UNSIGNED, *BEYOND_RECALL, *BEYOND_UNSIGNED)}
    actions, beyond = (
        tuple(known.get(one, Words(one, one)) for one in said)
        for said in (done.withdrawal.actions, done.withdrawal.beyond_recall)
    )
    return Outlook(actions=actions, beyond_recall=beyond, sign=ACTIONS_UNSIGNED[0] not in actions)


def may_withdraw(library: Library, story: Story, person: Author, vault: Vault) -> bool:
    """Tell whether a person may take a story back: who wrote it, looks after the library, or holds a consent to it.

    For an author the name is enough: withdrawing protects. In a library that names no stewards everybody may.
    """
    wrote = fold(person.name) in {fold(author.name) for author in story.authors}
    return wrote or is_steward(person, library.about.stewards) or bool(vault.consents(story.id))


def is_withdrawn(story: Story) -> bool:
    """Tell whether a story may no longer be shown."""
    return story.status == "withdrawn" or bool(story.consent and story.consent.withdrawn)


def _sign(file: StoryFile, story: Story, day: date) -> StoryFile:
    """Return what stands in the library afterwards: that there was a story, and nothing of it."""
    before = story.consent or Consent(basis="consent")
    left = Story(
        id=story.id,
        title=TITLE.id,
        title_en=TITLE.en,
        kind=story.kind,
        language=story.language,
        status="withdrawn",
        consent=Consent(basis=before.basis, audience="desk", withdrawn=before.withdrawn or day.isoformat()),
        licence=story.licence,
        created=story.created,
        modified=day.isoformat(),
    )
    return StoryFile.parse(new_story_file(left, "").raw, file.path)


def _on_desk(library: Library, file: StoryFile) -> Iterator[Path]:
    """Yield what the desk has of a story: its drafts, private notes in its margin, what was begun of a review."""
    story_id = file.story.id if file.story else ""
    desk = folders.desk()
    begun = {content_digest(one) for one in (file, waiting(library, file.path)) if one is not None}
    reviews = (desk / "reviews" / library.about.id / f"{text}.json" for text in begun)
    yield from (path for path in reviews if path.is_file())
    read = desk / "reviews" / library.about.id / "read" / story_id
    private = note_folders(desk, library.about.id, story_id)
    for place in (read, *private, *Drafts().folders_of(story_id, library)):
        if place.is_dir():
            for folder, _, names in os.walk(place, onerror=_not_shown):
                files = (Path(folder, name) for name in sorted(names))
                yield from (path for path in files if path.is_file() and not path.is_symlink())


def _not_shown(error: OSError) -> None:
    """Let nothing be passed over: what is not seen would stay on the desk, and be told as gone."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _take_off_desk(paths: tuple[Path, ...]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise told(error, path) from error
    for folder in {path.parent for path in paths}:
        _remove_empty(folder)
        with suppress(OSError):
            folder.rmdir()  # not while anything else lies there


def _remove_empty(folder: Path) -> None:
    """Remove the empty folders below one, whose names may tell something as well."""
    for place, _, _ in os.walk(folder, topdown=False):
        if Path(place) != folder:
            with suppress(OSError):
                Path(place).rmdir()


def _remove_empty_inside(library: Path, folder: str) -> None:
    """The same for a folder of the library, in which no link is followed."""
    with suppress(OSError):
        for one in entries.listed(library, folder):
            if one.is_folder:
                _remove_empty_inside(library, f"{folder}/{one.name}")
                with suppress(OSError):
                    entries.remove_folder(library, f"{folder}/{one.name}")


def _remove(library: Library, home: str, paths: tuple[str, ...], author: Author) -> None:
    """Take files out of the folder, and out of the newest state of the history all that is not in the folder any more."""
    _take_away(library, paths)
    if not library.history.exists:
        library.adopt(author)  # not before, or the text would have come into the history on its way out
        return
    known = library.history.paths_below(home.rpartition("/")[0])
    gone = [path for path in known if shelves.stays_inside(path) and not library.is_there(path)]
    if gone:
        files = [library.clearance.gone(path) for path in gone]
        library.writer.remember(files, CommitReason.WITHDRAWN, library.clearance.hand(author))


def _take_away(library: Library, paths: tuple[str, ...]) -> None:
    for path in paths:
        try:
            library.writer.remove(library.clearance.gone(path))
        except OSError as error:
            raise told(error, library.folder / path) from error


def _write_down(vault: Vault, logged: Logged) -> None:
    """Remember it once for every consent of the story, and in the log, which also speaks where there was no record."""
    entry = logged.withdrawal
    for record in vault.consents(logged.story):
        if record.withdrawal is None:
            vault.keep_consent(record.withdrawn(entry.on, entry.actions, entry.beyond_recall))
    vault.log_withdrawal(logged.story, msgspec.to_builtins(logged))
