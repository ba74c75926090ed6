"""What makes a signature count: the text it was given on, who gave it, and how many are needed.

A signature is bound to the words it was given on. Whoever wrote any of them cannot sign them, nobody signs twice, and
what a reader sent back begins anew: signatures given before that no longer count.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from kb.author import Author
from kb.folding import fold
from kb.story import Review, Story
from kb.story_file import StoryFile
from kb.subjects import subjects_of
from kb.vocabulary import Vocabulary

# What the program writes by itself: it changes with every saving and every signature, and says nothing of the story.
BOOKKEEPING: Final = frozenset({"status", "reviews", "version", "created", "modified"})
# Two signatures for stories about children or violence, with everything narrower in the vocabulary. Children with HIV
# stand below HIV there, and trafficking stands on its own: both are named, because both are about the same people.
DELICATE: Final = ("isu.anak", "isu.adha", "isu.kekerasan", "isu.perdagangan-orang")


def content_digest(file: StoryFile) -> str:
    """Return the digest of everything a reader reads: the body, and the head without the program's own bookkeeping.

    A head that cannot be taken apart counts with all its bytes.
    """
    if file.front.problems:
        return file.digest
    return text_digest(file.front.values, file.body)


def text_digest(head: Mapping[str, object], body: str) -> str:
    """Return the digest of a head that was taken apart, and a body."""
    told = {key: value for key, value in head.items() if key not in BOOKKEEPING}
    return hashlib.sha256(msgspec.json.encode([told, body], order="sorted")).hexdigest()


def mark_of(person: Author) -> str:
    """Return a sign by which one address is known again, without writing the address into a story."""
    address = person.email.strip().casefold()
    return hashlib.sha256(address.encode()).hexdigest()[:16] if address else ""


def same_person(one: Author, other: Author) -> bool:
    """Tell whether two may be one person: an equal name or an equal address is enough to be careful."""
    if fold(one.name) and fold(one.name) == fold(other.name):
        return True
    return bool(mark_of(one)) and mark_of(one) == mark_of(other)


def is_steward(person: Author, stewards: Iterable[Author]) -> bool:
    """Tell whether a library has put its stories into this person's hands; where nobody is named, everybody may read."""
    named = tuple(stewards)
    return not named or any(same_person(person, one) for one in named)


def needed_signatures(file: StoryFile, vocabulary: Vocabulary) -> int:
    """Return how many people must sign what stands in a file: two for stories about children or violence."""
    return 2 if is_delicate(file.front.values, file.body, vocabulary) else 1


def is_delicate(head: Mapping[str, object], body: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a story concerns children or violence: by its issues, or by what its title, summary and text tell.

    Tags alone do not decide: one that was forgotten, or taken away, must not cost a child the second reader.
    """
    delicate = {concept for top in DELICATE for concept in (top, *vocabulary.narrower(top))}
    issues = head.get("issues")
    tagged = isinstance(issues, list | tuple) and any(isinstance(issue, str) and issue in delicate for issue in issues)
    return tagged or not subjects_of(head, body).isdisjoint({"children", "violence"})


def counting(file: StoryFile, writers: Sequence[Author]) -> tuple[Review, ...]:
    """Return the signatures that count for exactly this text: of others than its writers, each person once."""
    if file.story is None:
        return ()
    text = content_digest(file)
    found: list[Review] = []
    for review in file.story.reviews:
        if review.text != text:
            continue
        if review.outcome == "returned":
            found.clear()
        elif not _wrote(review, (*writers, *authors_of(file.story))) and not any(
            same_reader(review, one) for one in found
        ):
            found.append(review)
    return tuple(found)


def authors_of(story: Story) -> tuple[Author, ...]:
    """Return those whom the story itself names as its authors."""
    return tuple(Author(author.name) for author in story.authors)


def version_of(story: Story) -> int:
    """Return the number of the published version; a story published before versions were counted is the first."""
    return story.version or (1 if story.status == "published" else 0)


def raw_reviews(file: StoryFile) -> list[object]:
    """Return the reviews as they stand in the head, with everything this program does not know of them."""
    found = file.front.values.get("reviews")
    return [dict(one) if isinstance(one, Mapping) else one for one in found] if isinstance(found, list) else []


def _wrote(review: Review, writers: Iterable[Author]) -> bool:
    return any(
        fold(review.by) == fold(one.name) or (review.mark and review.mark == mark_of(one))
        for one in writers
        if one.name or one.email
    )


def same_reader(one: Review, other: Review) -> bool:
    """Tell whether two decisions may be one person's."""
    return fold(one.by) == fold(other.by) or bool(one.mark and one.mark == other.mark)
