"""Stories that were withdrawn on this desk and are in the library again: out of a backup, or a colleague's older copy."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kb.base import entries, folders
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.story.story_file import StoryFile

_STORE: Final = "vault"
_REMEDY: Final = Words(
    "Buka ceritanya dan pilih “Tarik cerita ini” sekali lagi. Sesudah itu hapus juga dari riwayat.",
    "Open the story and choose “Withdraw this story” once more. Then erase it from the history as well.",
)


def withdrawn_here(folder: Path) -> Mapping[str, str]:
    """Return the ids of the stories that this desk took out of a library, each with the day; nothing while it is locked."""
    if not entries.is_there(folders.desk(), _STORE):
        return {}
    # The private store takes a tenth of a second to load, which most readers need not wait for.
    from kb.vault.vault import Vault  # noqa: PLC0415

    found: dict[str, str] = {}
    with suppress(KnownError):
        for entry in Vault(folder).withdrawals():
            done = entry.get("withdrawal")
            day = done.get("on") if isinstance(done, Mapping) else ""
            found[str(entry.get("story", ""))] = str(day)
    return found


def returned_problem(file: StoryFile, withdrawn: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problem of a story that may not be there any more, or nothing.

    A story that was begun after that day has only come to the same id.
    """
    story = file.story
    if story is None or story.id not in withdrawn or story.status == "withdrawn":
        return ()
    day = withdrawn[story.id]
    if (story.consent and story.consent.withdrawn) or (story.created and story.created > day):
        return ()
    what = Words(
        f"Cerita “{story.title}” ditarik dari komputer ini pada {day}, tetapi ada lagi di pustaka ini: dari cadangan, atau dari salinan lama seorang rekan.",
        f"“{story.title}” was withdrawn on this computer on {day}, but it is in this library again: from a backup, or from an old copy of a colleague.",
    )
    return (Problem(code="withdrawn-returned", path=file.path, what=what, remedy=_REMEDY),)
