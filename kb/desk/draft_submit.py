"""From the desk into the library: a draft becomes a story, or a new version of one, with its pictures.

Killed at any moment, a submission can simply be made again: the id is written down on the desk first, the pictures are
in the library before the story that shows them, and a story that already lies there to the byte counts as submitted.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from kb.base import entries
from kb.base.atomic import told
from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import home_path, is_published, newest, on_disk, waiting_path
from kb.desk.new_address import bring_along, leave, new_address
from kb.desk.withdrawal import is_withdrawn
from kb.drafts import draft_problems
from kb.drafts.drafts import Drafts
from kb.gate.decisions import Decisions
from kb.layout import library_problems, shelves
from kb.layout.library_file import slug
from kb.library.library import Library
from kb.library.review_record import drop_pictures, drop_record, step_kept
from kb.pictures.draft_pictures import named_in
from kb.pictures.pictures import numbered, picture_name, read_picture
from kb.signatures.review_rules import content_digest, raw_reviews
from kb.story.author import Author
from kb.story.draft import FILE, Draft, empty_file, in_library
from kb.story.story_card import Change
from kb.story.story_file import StoryFile, story_path
from kb.versions.version_comparison import ConflictError

Check = Callable[[StoryFile, Mapping[str, bytes]], None]
"""Looks at exactly what would be written and raises KnownError when it may not leave the desk."""

NOBODY: Final = Author()
_CLASHES: Final = frozenset({"changed-elsewhere", "already-there"})
_REMARK: Final = re.compile(r"(?:^|\s)#")


class Submitted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the draft as it stands on the desk now, the story's id, and what followers must look at again."""

    draft: Draft
    story: str
    change: Change


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """What would be written: the story's file and its new pictures by name; the gate reads this and nothing else."""

    file: StoryFile
    pictures: Mapping[str, bytes]


def ready(
    drafts: Drafts, draft: Draft, library: Library, *, author: Author = NOBODY, today: date | None = None
) -> Ready:
    """Return what submitting would write, without writing anything; raises KnownError for a picture that cannot go.

    The state becomes "submitted", the dates are set, what a person wrote by hand in the head stays as it is. A new
    version of a published story goes beside it (see `kb.catalogue.waiting_versions`): readers keep the signed one until it is signed too.
    What others decided so far comes from the library, never from the draft: nobody signs on the desk. The head holds
    only the decisions about what is published already; those about this text are in its record (`kb.library.review_record`).
    """
    day = (today or date.today()).isoformat()
    fresh = new_address(library, draft, _free_id) if draft.about.story else None
    story_id = fresh or draft.about.story or _free_id(library, draft.about.wish or draft.title)
    home = home_path((not fresh and draft.about.path) or story_path(story_id))
    standing = newest(library, home) if draft.about.story else None
    signed = on_disk(library, home)
    path = waiting_path(home) if is_published(signed) else home
    renamed, pictures = _pictures(drafts.place(draft.id) / "media", draft, library, f"{path.rpartition('/')[0]}/media")
    body = _with_names(draft.file.body, renamed)
    fields: dict[str, object] = {"id": story_id, "status": "submitted", "modified": day}
    fields["reviews"] = (raw_reviews(signed) if signed and is_published(signed) else None) or None
    handed = standing.story.submitters if standing and standing.story and not is_published(standing) else ()
    fields["submitters"] = list(dict.fromkeys((*handed, *filter(None, (author.key,))))) or None
    fields["version"] = standing.front.values.get("version") if standing else None
    linked = _without_absent(draft, library)
    if linked is not None:
        fields["relations"] = linked
    if not draft.fields().get("created"):
        fields["created"] = day
    file = _in_order(draft.file, fields, body) if draft.base is None else draft.with_fields(fields).file.with_body(body)
    return Ready(file=in_library(file, story_id, path), pictures=pictures)


def submit(  # noqa: PLR0913  who hands what to whom, and what is said of it
    drafts: Drafts,
    draft: Draft,
    library: Library,
    author: Author,
    *,
    check: Check,
    note: str = "",
    decisions: Decisions | None = None,
    today: date | None = None,
) -> Submitted:
    """Write a draft into the library as a story that waits for its reader; the draft stays, and stands for it now.

    `check` is asked about exactly what would be written, `decisions` are what the author said of its words. Nothing of
    it enters the history before it is signed; `note` is a message to its reader and goes when the story is. Raises ConflictError, with nothing overwritten, when the story
    has been changed in the library meanwhile, KnownError when it may not or cannot be written.

    Programs on one computer take turns: two that submit in the same moment neither choose the same id nor write over
    each other, and two windows with one draft submit one story.
    """
    try:
        with library.writer.turn():
            known = _as_known(drafts, draft)
            return _submit(drafts, known, library, author, check=check, note=note, decisions=decisions, today=today)
    except OSError as error:
        raise told(error, library.folder) from error


def _as_known(drafts: Drafts, draft: Draft) -> Draft:
    """Return a draft with what another window has meanwhile written down of the story it stands for."""
    if draft.about.story:
        return draft
    try:
        kept = drafts.open(draft.id).about
    except KnownError:  # it will be told where it matters: when what is known of the draft is written down
        return draft
    if not kept.story:
        return draft
    return draft.with_about(
        library=kept.library, library_id=kept.library_id, story=kept.story, path=kept.path, left=kept.left
    )


def _submit(  # noqa: PLR0913  what `submit` is given
    drafts: Drafts,
    draft: Draft,
    library: Library,
    author: Author,
    *,
    check: Check,
    note: str,
    decisions: Decisions | None,
    today: date | None,
) -> Submitted:
    wanted = ready(drafts, draft, library, author=author, today=today)
    story = wanted.file.story
    if story is None:
        raise library_problems.not_a_story(draft.title or draft.id)
    home = on_disk(library, home_path(wanted.file.path)) if draft.about.story else None
    left = draft.about.left
    if draft.about.story not in {"", story.id}:
        left = home_path(draft.about.path or story_path(draft.about.story))
    for before in (draft.base, home, on_disk(library, left) if left else None):
        if before is not None and before.story is not None and is_withdrawn(before.story):
            raise draft_problems.withdrawn(story.title)
    check(wanted.file, wanted.pictures)
    # "ratih.k@surat.co.id.png" becomes "ratih-k-surat-co-id.png", in which no rule knows the address any more.
    library.clearance.names((*named_in(draft.body), *filter(None, (draft.about.wish,))))
    draft = drafts.know(
        draft.with_about(
            library=str(library.folder), library_id=library.about.id, story=story.id, path=wanted.file.path, left=left
        )
    )
    change = _written(
        library, wanted, draft, author, note=note.strip(), decisions=decisions or library.clearance.decisions()
    )
    if left:
        change = msgspec.structs.replace(change, removed=(*change.removed, left.split("/")[-2]))
    home = StoryFile.parse(wanted.file.raw, FILE)
    try:
        drop_pictures(library, wanted.file)
        kept = drafts.keep(msgspec.structs.replace(draft, file=home), "submitted")
        noted = drafts.know(kept.with_about(submitted=wanted.file.digest, left=""), base=wanted.file)
    except ConflictError:
        raise  # somebody writes on in another window
    except OSError as error:
        raise draft_problems.submitted_not_noted(story.title, told(error, library.folder)) from error
    except KnownError as error:
        raise draft_problems.submitted_not_noted(story.title, error) from error
    return Submitted(draft=noted, story=story.id, change=change)


def _written(  # noqa: PLR0913  who writes what over what, and what is said of it
    library: Library, wanted: Ready, draft: Draft, author: Author, *, note: str, decisions: Decisions
) -> Change:
    file = wanted.file
    again = library.is_there(file.path) and library.read_path(file.path).raw == file.raw
    left = draft.about.left
    theirs = newest(library, left or file.path)
    if not again:
        if theirs is not None and (draft.base is None or content_digest(theirs) != content_digest(draft.base)):
            raise draft_problems.story_changed(draft.title, file, theirs, draft.base)
        if is_published(theirs) and theirs is not None and content_digest(theirs) == content_digest(file):
            return Change()  # signed and published in the meantime, or nothing was changed: there is nothing to read
    if left:
        _along(library, left, file, bring_along)
    if is_published(theirs):
        drop_record(library, file.path)  # of a publishing that was cut short
    with step_kept(library, file, author, note=note, pictures=tuple(wanted.pictures), decisions=decisions):
        change = Change(changed=(draft.about.story,))  # a submission that was cut short: the words are there
        try:
            change = (
                change
                if again
                else library.save(
                    file, author, base=on_disk(library, file.path), media=wanted.pictures, decisions=decisions
                )
            )
        except KnownError as error:
            if error.code not in _CLASHES or not library.is_there(file.path):
                raise
            theirs = library.read_path(file.path)
            raise draft_problems.story_changed(draft.title, file, theirs, draft.base) from error
    if left:
        _along(library, left, file, leave)
    return change


def _along(library: Library, left: str, file: StoryFile, act: Callable[[Library, str, StoryFile], None]) -> None:
    try:
        act(library, left, file)
    except OSError as error:
        raise told(error, library.folder / left) from error


def _without_absent(draft: Draft, library: Library) -> list[object] | None:
    """Return the relations without those to stories that are not in the library (yet); None where all are there.

    A story cut out of the same text may still lie on its writer's desk. Nobody else could follow such a link, and the
    whole library would be told of a mistake; the other story names this one when it is submitted itself.
    """
    relations = draft.file.front.values.get("relations")
    if not isinstance(relations, list):
        return None
    there = [one for one in relations if not _is_absent(one, library)]
    return there if len(there) < len(relations) else None


def _is_absent(relation: object, library: Library) -> bool:
    named = relation.get("story") if isinstance(relation, Mapping) else None
    return isinstance(named, str) and slug(named) == named and not library.is_there(library.path_of(named))


def _free_id(library: Library, title: str) -> str:
    name = slug(title or "cerita")[:60].strip("-")
    tries = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    try:
        return next(
            one for one in tries if entries.look(library.folder, library.relative(library.path_of(one))) is None
        )
    except OSError as error:  # nobody knows which names are taken
        raise told(error, library.folder) from error


def _in_order(file: StoryFile, fields: Mapping[str, object], body: str) -> StoryFile:
    """Lay the fields of a new story out in their usual order, unless somebody has put remarks between them."""
    if _REMARK.search(file.front.yaml) or file.front.problems:
        return file.with_fields(fields).with_body(body)
    return empty_file({**file.front.values, **fields}, body.removeprefix("\n"))


def _pictures(folder: Path, draft: Draft, library: Library, there: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """Clean the pictures that the text shows; returns their new names, and the bytes of those the library lacks."""
    renamed: dict[str, str] = {}
    new: dict[str, bytes] = {}
    for name in named_in(draft.body):
        file = folder / name
        if not file.is_file() or file.is_symlink():
            continue
        picture = read_picture(file.read_bytes(), name)
        for wish in numbered(picture_name(name, picture.kind)):
            taken = new[wish] if wish in new else _taken(library, f"{there}/{wish}")
            if taken is None:
                new[wish] = picture.data
            if taken is None or taken == picture.data:
                renamed[name] = wish
                break
    return renamed, new


def _taken(library: Library, path: str) -> bytes | None:
    """Return what lies where a picture would go, None for nothing; of a link or a folder no bytes, as no picture has."""
    if not library.is_there(path):
        return None
    try:
        return shelves.read_bytes(library.folder, path, shelves.LARGEST)
    except KnownError:
        return b""


def _with_names(body: str, renamed: Mapping[str, str]) -> str:
    changed = sorted((name for name in renamed if renamed[name] != name), key=len, reverse=True)
    if not changed:
        return body
    one_of = "|".join(map(re.escape, changed))
    return re.sub(rf"(?<![\w/.-])media/({one_of})(?![\w.-])", lambda found: f"media/{renamed[found[1]]}", body)
