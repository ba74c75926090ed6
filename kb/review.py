"""A second reader signs a story or sends it back; only what others than its writers have signed is published.

What is decided stands in the story's own head, so that it travels with the story and is remembered by history under the
name of whoever decided. A decision is written only on top of the very words that were read: when they have changed, the
reader is asked to look again; when only another reader's decision has come, both stay.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from kb import library_problems
from kb import review_problems as problems
from kb.author import Author
from kb.card import Change
from kb.identity.problems import no_identity
from kb.library import Library
from kb.problems import KnownError
from kb.review_questions import unanswered
from kb.review_rules import (
    authors_of,
    content_digest,
    counting,
    is_steward,
    mark_of,
    needed_signatures,
    raw_reviews,
    reader_of,
    same_person,
    same_reader,
    unproved,
    version_of,
)
from kb.review_signature import Ground, ground_of, signed
from kb.story import Review, Story
from kb.story_file import StoryFile
from kb.versions import writers_of
from kb.waiting import home_path, is_published, on_disk, waiting, waiting_path
from kb.withdrawal import is_withdrawn

Outcome = Literal["signed", "returned"]
_TRIES: Final = 6
_CLASHES: Final = frozenset({"changed-elsewhere", "already-there", "vanished"})


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A text that waits: `file` as it was read, `home` the published version it would replace, `writers` who wrote it.

    `ground` is what a signature stands on beside the words (the pictures as they were read), `stewards` are those whose
    signatures the library takes.
    """

    file: StoryFile
    story: Story
    home: StoryFile | None
    writers: tuple[Author, ...]
    needed: int
    ground: Ground
    stewards: tuple[Author, ...] = ()

    @property
    def text(self) -> str:
        """The digest of the words that a decision is about."""
        return content_digest(self.file)

    @property
    def signatures(self) -> tuple[Review, ...]:
        """The signatures that count for these words."""
        return self.signatures_in(self.file)

    def signatures_in(self, file: StoryFile) -> tuple[Review, ...]:
        """Return the signatures that count in another state of the same story: its stewards', proved by their keys."""
        found = counting(file, self.writers, self.ground)
        return tuple(one for one in found if is_steward(reader_of(one), self.stewards))

    @property
    def unproved(self) -> tuple[Review, ...]:
        """The signatures that claim these words and that nobody's key has made."""
        return unproved(self.file, self.ground)

    @property
    def lacking(self) -> int:
        return max(self.needed - len(self.signatures), 0)

    @property
    def lacks_readers(self) -> bool:
        """Whether too few of the stewards are others than its writers."""
        others = [one for one in self.stewards if not _wrote(self, one)]
        return bool(self.stewards) and len(others) < self.needed

    @property
    def returned(self) -> Review | None:
        """The decision that sent these words back, None while they wait for a reader."""
        if self.story.status != "returned":
            return None
        return next((one for one in reversed(self.story.reviews) if one.outcome == "returned"), None)


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a decision: whether the story is published now, in which version, and how many are still to sign."""

    story: str
    outcome: Outcome
    published: bool
    version: int
    lacking: int
    change: Change


def submission(library: Library, path: str) -> Submission | None:
    """Read what waits of a story (either of its files may be named), None where nothing does; raises KnownError."""
    home = on_disk(library, home_path(path))
    if home is not None and home.story is not None and is_withdrawn(home.story):
        return None
    file = waiting(library, path) if is_published(home) else home
    if file is not None and file.story is None:
        raise library_problems.not_a_story(file.path)
    if file is None or file.story is None or file.story.status not in {"submitted", "returned"}:
        return None
    return Submission(
        file=file,
        story=file.story,
        home=home if is_published(home) else None,
        writers=writers_of(library, home_path(path)),
        needed=needed_signatures(file, library.vocabulary),
        ground=ground_of(library, file),
        stewards=library.about.stewards,
    )


def hindrance(library: Library, seen: Submission, person: Author) -> KnownError | None:
    """Return why this person cannot decide about these words, None when they can."""
    if not person.name.strip():
        return problems.nameless()
    if not is_steward(person, library.about.stewards):
        return problems.not_a_steward(library.about.title, [one.name or one.email for one in library.about.stewards])
    if _wrote(seen, person):
        return problems.own_story(alone=seen.lacks_readers)
    if seen.file.problems and any(problem.serious for problem in seen.file.problems):
        return problems.broken_head(seen.story.title)
    return None if person.key else no_identity()


def _wrote(seen: Submission, person: Author) -> bool:
    return any(same_person(person, one) for one in (*seen.writers, *authors_of(seen.story)))


def sign(  # noqa: PLR0913  who signs what, and with which words
    library: Library,
    seen: Submission,
    person: Author,
    answers: Mapping[str, str],
    *,
    note: str = "",
    today: date | None = None,
) -> Decided:
    """Sign exactly what was read; the last needed signature publishes it as a new version. Raises KnownError."""
    if left := unanswered(seen.story.kind, answers):
        raise problems.unanswered(left)
    wish = _wish(person, "signed", answers, note, today)
    return _decide(library, seen, person, wish)


def send_back(  # noqa: PLR0913  who sends what back, and why
    library: Library,
    seen: Submission,
    person: Author,
    note: str,
    *,
    answers: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Decided:
    """Return the text to its author with reasons; a published version stays as it is. Raises KnownError."""
    if not note.strip():
        raise problems.no_reason()
    wish = _wish(person, "returned", answers or {}, note, today)
    return _decide(library, seen, person, wish)


def _wish(person: Author, outcome: Outcome, answers: Mapping[str, str], note: str, today: date | None) -> Review:
    return Review(
        by=person.name.strip(),
        date=(today or date.today()).isoformat(),
        outcome=outcome,
        note=note.strip(),
        mark=mark_of(person),
        key=person.key,
        answers={key: value.strip() for key, value in answers.items() if value.strip()},
    )


def _decide(library: Library, seen: Submission, person: Author, wish: Review) -> Decided:
    for _ in range(_TRIES):
        now = _still(library, seen)
        if refused := hindrance(library, now, person):
            raise refused
        found = msgspec.structs.replace(wish, text=now.text, pictures=now.ground.pictures)
        review = signed(found, now.story.id, now.ground.library)
        if review.outcome == "signed" and any(same_reader(one, review) for one in now.signatures):
            raise problems.already_signed(now.lacking)
        try:
            return _written(library, now, review, person)
        except KnownError as error:
            if error.code not in _CLASHES:
                raise
            # Another reader was faster by a moment: look again whether the words are still those that were read.
    raise problems.busy()


def _still(library: Library, seen: Submission) -> Submission:
    """Return what lies there now; raises KnownError when the words are not those that were read."""
    now = submission(library, seen.file.path)
    if now is None or now.story.status != "submitted":
        raise problems.nothing_waits(seen.story.title)
    if now.text != seen.text or now.ground != seen.ground:
        raise problems.changed_since_read(seen.story.title)
    return now


def _written(library: Library, now: Submission, review: Review, person: Author) -> Decided:
    told = [*raw_reviews(now.file), msgspec.to_builtins(review)]
    fields: dict[str, object] = {"reviews": told}
    counted = now.signatures_in(now.file.with_fields(fields))
    lacking = max(now.needed - len(counted), 0)
    publishes = review.outcome == "signed" and lacking == 0
    number = version_of(now.home.story if now.home and now.home.story else now.story)
    if publishes:
        number += 1
        fields |= {"status": "published", "version": number, "modified": review.date}
        fields["reviews"] = [_without_reasons(one) for one in told if not _is_empty_word(one, now.text)]
    elif review.outcome == "returned":
        fields |= {"status": "returned"}
    file = now.file.with_fields(fields)
    message = f"{_DOING[review.outcome, publishes]}: {now.story.title}" + (f"\n\n{review.note}" if review.note else "")
    if publishes and now.home is not None:
        change = library.save(
            StoryFile.parse(file.raw, now.home.path), person, message, base=now.home, replacing=now.file
        )
    else:
        change = library.save(file, person, message, base=now.file)
    return Decided(
        story=now.story.id,
        outcome=review.outcome,
        published=publishes,
        version=number,
        lacking=lacking,
        change=change,
    )


def _is_empty_word(review: object, text: str) -> bool:
    """Tell whether a signature for these words has no key: it counted for nothing, and readers must not be told of it."""
    if not isinstance(review, Mapping) or review.get("outcome") != "signed":
        return False
    return review.get("text") == text and not review.get("key")


def _without_reasons(review: object) -> object:
    """Keep that a story was returned, but not why: reasons name what had to go, and readers must not find it there."""
    if not isinstance(review, Mapping) or review.get("outcome") != "returned":
        return review
    return {key: value for key, value in review.items() if key not in {"note", "answers"}}


_DOING: Final = {
    ("signed", True): "Terbitkan cerita",
    ("signed", False): "Tanda tangani cerita",
    ("returned", False): "Kembalikan cerita",
}


def clear_left_over(library: Library, path: str, person: Author) -> None:
    """Take away a waiting file whose words are published already: what a program that was killed has left."""
    home, left = on_disk(library, home_path(path)), on_disk(library, waiting_path(path))
    if home and left and is_published(home) and content_digest(home) == content_digest(left):
        (library.folder / left.path).unlink(missing_ok=True)
        library.history.commit([home.path, left.path], f"Terbitkan cerita: {home.path}", person)
