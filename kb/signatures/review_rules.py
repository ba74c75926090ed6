"""What makes a signature count: the text it was given on, who gave it, and how many are needed.

A signature is bound to the words and pictures it was given on, and made with the key of whoever gave it. Whoever wrote any
of them cannot sign them, nobody signs twice, and what a reader sent back begins anew: signatures given before that no
longer count. People are told apart by their keys, whatever they call themselves; where one has no key, by name and address.
Decisions from before there were keys count for what is published already, and for nothing that still waits.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.signatures.review_signature import Ground, holds
from kb.story.author import Author
from kb.story.story import Review, Story
from kb.story.story_file import StoryFile
from kb.vocabulary.subjects import subjects_of
from kb.vocabulary.vocabulary import Vocabulary

# What the program writes by itself: it changes with every saving and every signature, and says nothing of the story.
BOOKKEEPING: Final = frozenset({"status", "submitters", "reviews", "version", "created", "modified"})
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
    """Tell whether two may be one person: by their keys; where one has none, an equal name or address is enough to be careful."""
    if one.key and other.key:
        return one.key == other.key
    if fold(one.name) and fold(one.name) == fold(other.name):
        return True
    return bool(mark_of(one)) and mark_of(one) == mark_of(other)


def is_steward(person: Author, stewards: Iterable[Author]) -> bool:
    """Tell whether a library has put its stories into this person's hands; where nobody is named, everybody may read.

    Who stands there with a key is known by that key alone: a name is easily taken.
    """
    named = tuple(stewards)
    return not named or any(_is_named(person, one) for one in named)


def _is_named(person: Author, steward: Author) -> bool:
    return person.key == steward.key if steward.key else same_person(msgspec.structs.replace(person, key=""), steward)


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


def counting(file: StoryFile, writers: Sequence[Author], ground: Ground | None) -> tuple[Review, ...]:
    """Return the signatures that count for exactly this story: of others than its writers, each person once.

    Without a `ground` they are taken at their word: neither the pictures nor the proof is looked at.
    """
    if file.story is None:
        return ()
    text = content_digest(file)
    found: list[Review] = []
    for review in file.story.reviews:
        if review.text != text:
            continue
        if review.outcome == "returned":
            found.clear()  # also an unproved one: to be asked once more does no harm
        elif ground is not None and not is_proved(review, file.story, ground):
            continue
        elif review.key in review.writers:
            continue  # whoever submitted these words, as the signature itself says
        elif not _wrote(review, (*writers, *authors_of(file.story))) and not any(
            same_reader(review, one) for one in found
        ):
            found.append(review)
    return tuple(found)


def is_proved(review: Review, story: Story, ground: Ground) -> bool:
    """Tell whether a decision is that of its key, on these pictures; without a key it is believed of published stories only."""
    if not review.key and not review.signature:
        return story.status == "published"
    return review.pictures == ground.pictures and holds(review, story.id, ground.library)


def unproved(file: StoryFile, ground: Ground) -> tuple[Review, ...]:
    """Return the signatures that claim to be for exactly these words, and are not what their key made of them."""
    if file.story is None:
        return ()
    text, story = content_digest(file), file.story
    return tuple(
        one
        for one in story.reviews
        if one.outcome == "signed"
        and one.text == text
        and (one.key or one.signature)
        and not holds(one, story.id, ground.library)
    )


def reader_of(review: Review) -> Author:
    """Return who decided."""
    return Author(review.by, key=review.key)


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
    return any(decided(review, one) for one in writers if one.name or one.email or one.key)


def decided(review: Review, person: Author) -> bool:
    """Tell whether a decision may be this person's."""
    if same_person(reader_of(review), person):
        return True
    return not (review.key and person.key) and bool(review.mark) and review.mark == mark_of(person)


def same_reader(one: Review, other: Review) -> bool:
    """Tell whether two decisions may be one person's."""
    if one.key and other.key:
        return one.key == other.key
    return fold(one.by) == fold(other.by) or bool(one.mark and one.mark == other.mark)
