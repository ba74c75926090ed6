"""The stewards of a library: whose signatures it takes, who may change the list, and what each of them has signed.

The list stands in `library.yaml`, each entry with a name and a key; an entry from before there were keys has a name
only, until that person puts their own key to it. Whoever is in it may change it; while it is empty, anybody may begin it.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from kb.base.atomic import told
from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import home_path, waiting_path
from kb.identity.identity_card import IdentityCard
from kb.layout import shelves
from kb.layout.library_file import NAME, read_about, with_stewards
from kb.library.commit_reason import CommitReason
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.review import steward_problems
from kb.review.review import with_reviews
from kb.review.review_standing import Worth, standing
from kb.signatures.review_rules import is_steward, reader_of, same_person
from kb.story.author import Author
from kb.story.story_file import StoryFile


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """One decision that stands in the library: by whom, about which story, when, and what it is worth now."""

    by: Author
    story: str
    path: str
    title: str
    on: str
    worth: Worth


def add_steward(library: Library, person: Author, card: IdentityCard) -> Library:
    """Put the owner of a card on the list, and whoever adds them where the list is empty; returns the library anew.

    An entry with the same name and no key yet becomes theirs. Raises KnownError.
    """

    def change(present: tuple[Author, ...]) -> tuple[Author, ...]:
        if any(one.key == card.key for one in present):
            raise steward_problems.listed_already(card.name)
        begun = present or ((person,) if person.key and person.key != card.key else ())
        return (*(one for one in begun if one.key or fold(one.name) != fold(card.name)), card.author)

    return _change(library, person, change)


def put_own_key(library: Library, person: Author) -> Library:
    """Let an entry that has only this person's name have their key, too; returns the library anew. Raises KnownError."""

    def change(present: tuple[Author, ...]) -> tuple[Author, ...]:
        if not person.key or not any(is_own_entry(one, person) for one in present):
            raise steward_problems.not_listed(person.name)
        own = next(one for one in present if is_own_entry(one, person))
        return tuple(Author(person.name, one.email, person.key) if one is own else one for one in present)

    return _change(library, person, change)


def remove_steward(library: Library, person: Author, steward: Author, *, last_too: bool = False) -> Library:
    """Take somebody off the list; returns the library anew. What they have signed stays signed.

    Raises KnownError, and for the last one unless `last_too` says that this is meant: then everybody may sign.
    """

    def change(present: tuple[Author, ...]) -> tuple[Author, ...]:
        left = tuple(one for one in present if one != steward)
        if len(left) == len(present):
            raise steward_problems.not_listed(steward.name)
        if not left and not last_too:
            raise steward_problems.last_one(steward.name)
        return left

    return _change(library, person, change)


def is_own_entry(steward: Author, person: Author) -> bool:
    """Tell whether an entry without a key has this person's name."""
    return not steward.key and bool(fold(person.name)) and fold(steward.name) == fold(person.name)


def lacks_others(stewards: Sequence[Author], person: Author, needed: int = 1) -> bool:
    """Tell whether too few others than this person are on the list for a story of theirs to be published."""
    return bool(stewards) and sum(not same_person(one, person) for one in stewards) < needed


def decisions(library: Library) -> Iterator[Signed]:
    """Yield every signature and every return that stands in the library; what cannot be read is passed over."""
    for place in library.story_files():
        home = library.relative(place)
        for path in dict.fromkeys((home_path(home), waiting_path(home))):
            if library.is_there(path):
                yield from _in_file(library, path)


def is_of(signed: Signed, steward: Author) -> bool:
    """Tell whether a decision is that of somebody on the list."""
    if steward.key:
        return signed.by.key == steward.key
    return not signed.by.key and fold(signed.by.name) == fold(steward.name)


def _in_file(library: Library, path: str) -> Iterator[Signed]:
    try:
        raw = shelves.read_bytes(library.folder, path)
    except KnownError:
        return
    record = record_of(library, path)
    if b"reviews" not in raw and not record.steps:  # most have none, and to take a head apart takes a millisecond
        return
    file = StoryFile.parse(raw, path)
    if file.story is not None and file.story.status in {"submitted", "returned"}:
        file = with_reviews(file, record.reviews)
    story = file.story
    if story is None or not story.reviews:
        return
    for review, worth in standing(library, file).decisions:
        yield Signed(by=reader_of(review), story=story.id, path=path, title=story.title, on=review.date, worth=worth)


def _change(library: Library, person: Author, change: Callable[[tuple[Author, ...]], tuple[Author, ...]]) -> Library:
    """Change the list as it is on the disk now, so that two who change it at once both get what they meant."""
    if library.read_only:
        raise steward_problems.read_only(library.about.title)
    try:
        with library.writer.turn():
            present = read_about(library.folder)[0].stewards
            if not is_steward(person, present):
                raise steward_problems.not_yours(library.about.title)
            # An address is nothing that a library tells its readers; older lists have some.
            wanted = tuple(Author(one.name, "" if one.name else one.email, one.key) for one in change(present))
            raw = shelves.read_bytes(library.folder, NAME) if library.is_there(NAME) else None
            _write(library, _written(library, raw, wanted), raw, person)
    except OSError as error:
        raise told(error, library.folder / NAME) from error
    return Library.open(library.folder)


def _written(library: Library, raw: bytes | None, stewards: tuple[Author, ...]) -> bytes:
    if raw is None or not raw.strip():
        raw = f"id: {library.about.id}\ntitle: {library.about.title!r}\n".encode()
    try:
        return with_stewards(raw, stewards)
    except ValueError as error:
        raise steward_problems.broken_file() from error


def _write(library: Library, raw: bytes, before: bytes | None, person: Author) -> None:
    file, hand = library.clearance.page(NAME, raw), library.clearance.hand(person)
    library.writer.put(file, before)
    library.adopt(person)
    library.writer.remember([file], CommitReason.STEWARDS, hand)
