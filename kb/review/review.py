"""A second reader signs a story or sends it back; only what others than its writers have signed is published.

What is decided, and why, is written into the record of the story (`kb.library.review_record`), which nobody shares, until it is
published; then one entry of the history holds the signed text, its pictures and notes, and its head only says who signed
when. A decision is written only about the very words that were read: when they have changed, the reader is asked to look
again; when only another reader's decision has come, both stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from kb.base.atomic import told
from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import home_path, is_published, on_disk, waiting
from kb.desk.unsigned_notes import Behind, hold_back
from kb.desk.withdrawal import is_withdrawn
from kb.identity.identity_problems import no_identity
from kb.layout import library_problems
from kb.library.commit_reason import CommitReason
from kb.library.library import Library
from kb.library.review_record import (
    ReviewRecord,
    ReviewStep,
    beside,
    clear_away,
    drop_step,
    keep_step,
    name_of,
    present_moment,
    record_of,
    without_reasons,
)
from kb.library.submitted_words import telling_words
from kb.review import review_problems as problems
from kb.review.review_questions import unanswered
from kb.review.review_standing import ground_of
from kb.signatures.review_rules import (
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
from kb.signatures.review_signature import Ground, signed
from kb.story.author import Author
from kb.story.story import Review, Story
from kb.story.story_card import Change
from kb.story.story_file import StoryFile
from kb.versions.versions import writers_of

Outcome = Literal["signed", "returned"]
_TRIES: Final = 6
_CLASHES: Final = frozenset({"changed-elsewhere", "already-there", "vanished"})


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A text that waits: `file` as it was read, `home` the published version it would replace, `writers` who wrote it.

    `file.story` knows all decisions, also those of the record; the bytes of the file know only those about what is
    published. `ground` is what a signature stands on beside the words (the pictures as they were read), `stewards` are those whose
    signatures the library takes.
    """

    file: StoryFile
    story: Story
    home: StoryFile | None
    writers: tuple[Author, ...]
    needed: int
    ground: Ground
    stewards: tuple[Author, ...] = ()
    record: ReviewRecord = ReviewRecord()

    @property
    def message(self) -> str:
        """What its author wrote to the reader of these words."""
        step = self.record.submitted(self.text)
        return step.note if step else ""

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
        """Return how many signatures are still needed."""
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
    """What came of a decision: whether the story is published now, in which version, and how many are still to sign.

    `behind` are notes that did not follow it, because they hold words that review took out.
    """

    story: str
    outcome: Outcome
    published: bool
    version: int
    lacking: int
    change: Change
    behind: Behind = Behind()


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
    record = record_of(library, file.path)
    file = with_reviews(file, record.reviews)
    assert file.story is not None  # it was there before
    return Submission(
        file=file,
        story=file.story,
        home=home if is_published(home) else None,
        writers=_with_submitters(writers_of(library, home_path(path)), file.story),
        needed=needed_signatures(file, library.vocabulary),
        ground=ground_of(library, file),
        stewards=library.about.stewards,
        record=record,
    )


def _with_submitters(writers: Sequence[Author], story: Story) -> tuple[Author, ...]:
    """Add those whose keys stand in what waits: the record beside it may have been taken away."""
    known = {one.key for one in writers}
    return (*writers, *(Author("", key=key) for key in story.submitters if key and key not in known))


def with_reviews(file: StoryFile, more: Iterable[Review]) -> StoryFile:
    """Return a story that knows of more decisions, those of older libraries (which stand in its head) first; same bytes."""
    if file.story is None:
        return file
    found = tuple(dict.fromkeys((*map(_Same, file.story.reviews), *map(_Same, more))))
    story = msgspec.structs.replace(file.story, reviews=tuple(one.review for one in found))
    return msgspec.structs.replace(file, story=story)


def hindrance(library: Library, seen: Submission, person: Author) -> KnownError | None:
    """Return why this person cannot decide about these words, None when they can."""
    if not person.name.strip():
        return problems.nameless()
    if library.about_trouble is not None:
        return library.about_trouble  # who signs here, and for which library, cannot be told
    if not is_steward(person, library.about.stewards):
        return problems.not_a_steward(library.about.title, [one.name or one.email for one in library.about.stewards])
    if _wrote(seen, person):
        return problems.own_story(alone=seen.lacks_readers)
    return _trouble(seen) or (None if person.key else no_identity())


def _trouble(seen: Submission) -> KnownError | None:
    """Return why nobody at all can decide about these words, None when somebody can."""
    if not seen.writers:
        return problems.nobody_submitted(seen.story.title)
    if any(problem.serious for problem in seen.file.problems):
        return problems.broken_head(seen.story.title)
    return None


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
        writers = tuple(sorted({one.key for one in now.writers if one.key}))
        found = msgspec.structs.replace(wish, text=now.text, pictures=now.ground.pictures, writers=writers)
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
    counted = now.signatures_in(with_reviews(now.file, (review,)))
    lacking = max(now.needed - len(counted), 0)
    publishes = review.outcome == "signed" and lacking == 0
    behind = Behind()
    number = version_of(now.home.story if now.home and now.home.story else now.story)
    if publishes:
        number += 1
        change, behind = _publish(library, now, review, person, number)
    else:
        change = _note_down(library, now, review, person)
    return Decided(
        story=now.story.id,
        outcome=review.outcome,
        published=publishes,
        version=number,
        lacking=lacking,
        change=change,
        behind=behind,
    )


def _note_down(library: Library, now: Submission, review: Review, person: Author) -> Change:
    """Write a decision down; what is returned also says so in its head, and nothing of it in the history."""
    library.clearance.keep_submitted(now.file, now.record.named | telling_words(now.file))
    name = name_of("decided", review.outcome, now.text, person.key or person.name)
    step = ReviewStep(doing="decided", when=present_moment(), text=now.text, by=person, review=review)
    try:
        keep_step(library, now.file, name, step)
        if review.outcome == "signed":
            return Change(changed=(now.story.id,))
        said = now.record.decisions(now.text)
        try:
            return library.save(now.file.with_fields({"status": "returned"}), person, base=now.file, decisions=said)
        except KnownError:
            drop_step(library, now.file.path, name)
            raise
    except OSError as error:
        raise told(error, library.folder / now.file.path) from error


def _publish(library: Library, now: Submission, review: Review, person: Author, number: int) -> tuple[Change, Behind]:
    """Put the signed text in its place and into the history, with its pictures and the notes that stay, as one entry."""
    decisions = [*raw_reviews(now.file), *(msgspec.to_builtins(one) for one in (*now.record.reviews, review))]
    kept = [without_reasons(one) for one in decisions if isinstance(one, Mapping) and not _is_empty_word(one, now.text)]
    fields = {
        "reviews": [one for place, one in enumerate(kept) if one not in kept[:place]],
        "status": "published",
        "submitters": None,
        "version": number,
        "modified": review.date,
    }
    path = home_path(now.file.path)
    file = StoryFile.parse(now.file.with_fields(fields).raw, path)
    library.clearance.keep_submitted(file, now.record.named | telling_words(now.file))
    if word := library.clearance.unsigned_name(file):
        raise problems.named_by_its_folder(now.story.title, word)
    try:
        behind = hold_back(library, file, beside(library, file)[1])
    except OSError as error:
        raise told(error, library.folder / path) from error
    staying, going = beside(library, file)
    change = library.save(
        file,
        person,
        CommitReason.PUBLISHED,
        base=now.home or now.file,
        replacing=now.file if now.home is not None else None,
        decisions=now.record.decisions(now.text),
        beside=staying,
        words_of=now.record.writers[-1] if now.record.writers else None,
    )
    try:
        clear_away(library, file, going, person)
    except OSError as error:
        raise library_problems.saved_not_cleared(told(error, library.folder / path)) from error
    except KnownError as error:
        raise library_problems.saved_not_cleared(error) from error
    return change, behind


class _Same:
    """A decision that is the same whatever of it readers may know: reasons and answers tell no two apart."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self._key = msgspec.json.encode(msgspec.structs.replace(review, note="", answers={}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _is_empty_word(review: Mapping[str, object], text: str) -> bool:
    """Tell whether a signature for these words has no key: it counted for nothing, and readers must not be told of it."""
    return review.get("outcome") == "signed" and review.get("text") == text and not review.get("key")
