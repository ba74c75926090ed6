"""What can be wrong with the signatures of a story, in the words of its readers."""

from collections.abc import Iterator

from kb.base.problems import Problem
from kb.base.words import Words
from kb.signatures.review_rules import counting
from kb.story.story_file import StoryFile


def unsigned(file: StoryFile) -> Iterator[Problem]:
    """Tell of a published story that was signed once and says something else now: another program has changed it.

    Stories from before there were signatures, and those of a library that takes none, are not meant.
    """
    story = file.story
    if story is None or story.status != "published" or not any(review.text for review in story.reviews):
        return
    if not counting(file, (), None):
        yield Problem(
            code="changed-after-signing",
            path=file.path,
            serious=False,
            what=Words(
                f"Cerita “{story.title}” berubah sesudah ditandatangani; kata-katanya yang sekarang belum dibaca orang lain.",
                f"The story “{story.title}” has changed since it was signed; nobody else has read its present words.",
            ),
            remedy=Words(
                "Buka ceritanya, sunting (Ctrl+E), lalu ajukan supaya dibaca; atau pakai versi lama dari “Riwayat”.",
                "Open the story, edit it (Ctrl+E) and submit it to be read; or go back to an earlier version in “History”.",
            ),
        )
