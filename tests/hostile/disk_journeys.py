"""What people do with a library and a desk, step by step, for programs that make the disk fail or are killed meanwhile.

Each step goes through a public door, finds what it needs on the disk and may be taken again after it was refused, as a
person presses the same button again. `look` tells all that was kept, so that before and after can be compared.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from index.answer.search import SearchIndex
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import Request, Results
from kb.annotation.annotation import Annotation
from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.catalogue.waiting_versions import waiting
from kb.desk.draft_submit import submit
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.drafts.text_split import Cut, split
from kb.erasure.history_erase import erase
from kb.erasure.history_rewrite import ErasureRequest
from kb.erasure.history_words import Erased
from kb.exchange import gather, plan_import, to_jsonld
from kb.importing.document_import import import_file
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.review.review import send_back, sign, submission
from kb.story.author import Author
from kb.story.consent import ConsentRecord
from kb.story.draft import Draft
from kb.story.story_file import StoryFile
from kb.text.passages import passages
from kb.vault.vault import Vault
from kb.versions.text_merge import joined, knots
from kb.versions.version_comparison import ConflictError
from tests.kb.review.test_review import ANSWERS, BUDI, CICI
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, commit, new_library, put_story

DAY = date(2026, 11, 24)
NOTES = tuple(f"00000000-0000-4000-8000-{number:012d}" for number in range(1, 9))
TEXT = "Awal.\n\n## Aksi\n\nKami datang pagi.\n"
LONG = "Pembuka tentang kota.\n\n## Anak\n\nAnak-anak tidur di pasar.\n\n## Ibu\n\nIbu-ibu menabung.\n"
WORD = "menyimak"
CUTS = ("Anak di pasar", "Ibu menabung")
Act = Callable[["World"], None]


def allow(_file: object, _pictures: object) -> None:
    """A gate that finds nothing; the door of the library has its own all the same."""


@dataclass
class World:
    """A library, a desk and a cache below one folder, as one program has them open."""

    place: Path
    kept: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        os.environ["PUSTAKA_HOME"] = str(self.place / "home")

    @cached_property
    def library(self) -> Library:
        return Library.open(self.place / "pustaka")

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts()

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.library, folders.desk())

    @property
    def vault(self) -> Vault:
        return Vault(self.library.folder)

    def draft(self, title: str) -> Draft | None:
        """Return the draft of this title, None where there is none (yet)."""
        rows = self.drafts.rows()
        for row in rows:
            if row.trouble is not None:
                raise row.trouble  # a person sees it in the list
        found = next((row for row in rows if row.title == title), None)
        return self.drafts.open(found.id) if found else None

    def note(self, number: int) -> Annotation | None:
        """Return a note by its number, None where there is none (yet, or any more)."""
        found = self.notes.of("anak-jalanan")
        for problem in found.problems:
            raise KnownError(problem.what, problem.remedy, code=problem.code)  # a person sees it above the notes
        return next((note for note in found.annotations if note.id == NOTES[number]), None)


@dataclass(frozen=True)
class Step:
    """One thing that a person does and is then told to be done."""

    name: str
    act: Act


@dataclass(frozen=True)
class Journey:
    """Some steps, and the world they begin in."""

    name: str
    prepare: Act
    steps: tuple[Step, ...]


def make(place: Path, journey: Journey) -> World:
    """Make the world a journey begins in."""
    (place / "home").mkdir(parents=True)
    world = World(place)
    library = new_library(place, "anak-jalanan", "buruh-migran")
    about = library.folder / "library.yaml"
    stewards = "".join(f"  - {{name: {one.name}}}\n" for one in (SITI, BUDI, CICI))
    about.write_text(f"id: coba\ntitle: Pustaka Coba\nstewards:\n{stewards}", encoding="utf-8")
    library = Library.open(library.folder)
    commit(library.history, [library.relative(path) for path in library.story_files()], "Mulai", SITI)
    library.close()
    journey.prepare(world)
    _updated(world)
    world.library.close()
    return World(place)


def look(place: Path) -> dict[str, object]:
    """Return all that is kept in a world, read anew; never what differs from one run to the next."""
    world = World(place)
    library = world.library
    stories = {}
    for path in library.story_files():
        file = library.read_path(path)
        later = waiting(library, library.relative(path))
        media = sorted(one.name for one in path.parent.glob("media/*") if one.suffix != ".tmp")
        stories[path.parent.name] = [
            file.story.status if file.story else "?",
            file.story.version if file.story else 0,
            file.body.strip(),
            len(file.story.reviews) if file.story else 0,
            later.body.strip() if later else "",
            len(seen.signatures) if (seen := submission(library, library.relative(path))) else 0,
            media,
        ]
    notes = {
        story: [[n.id, n.kind, n.text, n.private, n.deleted, n.resolved] for n in world.notes.of(story).annotations]
        for story in stories
    }
    drafts = sorted(
        [row.title, world.drafts.open(row.id).body.strip(), row.submitted, row.conflict]
        if row.trouble is None
        else [row.id, "cannot be read"]
        for row in world.drafts.rows()
    )
    removed = sorted(row.title for row in world.drafts.removed() if row.title not in CUTS)
    consents = sorted([one.story, one.withdrawal is not None] for one in world.vault.consents())
    library.close()
    return {"stories": stories, "notes": notes, "drafts": drafts, "removed": removed, "consents": consents}


def forgotten(place: Path) -> list[str]:
    """Return the signed stories whose bytes are not in the newest state of the history."""
    library = Library.open(place / "pustaka")
    found = []
    for path in library.story_files():
        file = library.read_path(path)
        signed = file.story is not None and file.story.status in {"published", "withdrawn"}
        if signed and library.history.raw_at(library.relative(path)) != file.raw:
            found.append(path.parent.name)
    library.close()
    return found


def found_by(place: Path, word: str = WORD) -> list[str]:
    """Bring catalogue and index up to date as a start does, and return which stories a word finds."""
    world = World(place)
    _updated(world)
    index = SearchIndex.open(folders.cache_of(world.library.folder), world.library.vocabulary, world.library.regions)
    answer = index.search(Request(text=word))
    found = sorted(hit.id for hit in answer.hits) if isinstance(answer, Results) else ["?"]
    index.close()
    world.library.close()
    return found


def _updated(world: World) -> None:
    library = world.library
    catalogue = Catalogue(folders.catalogue_of(library.folder))
    try:
        bring_up_to_date(library, catalogue, folders.cache_of(library.folder))
    finally:
        catalogue.close()


def _nothing(_world: World) -> None:
    return None


# The desk


def _begin(world: World) -> None:
    if world.draft("Kader menyapa") is None:
        world.drafts.new({"title": "Kader menyapa", "issues": ["isu.lansia"]}, TEXT, pictures={"a.png": png()})


def _write(text: str) -> Act:
    def act(world: World) -> None:
        draft = world.draft("Kader menyapa")
        assert draft is not None
        world.drafts.keep(draft.with_body(text), "saved")

    return act


def _restore(world: World) -> None:
    draft = world.draft("Kader menyapa")
    assert draft is not None
    world.drafts.restore(draft, 1)


def _remove(world: World) -> None:
    draft = world.draft("Kader menyapa")
    if draft is not None:
        world.drafts.remove(draft.id)


def _bring_back(world: World) -> None:
    for row in world.drafts.removed():
        world.drafts.bring_back(row.id)


def _consent(world: World) -> None:
    if not world.vault.consents():
        world.vault.keep_consent(ConsentRecord(id="satu", story="anak-jalanan", subject="Melati"))


# Stories and notes


def _save_new(world: World) -> None:
    library = world.library
    raw = "---\nid: satu\ntitle: Cerita satu\nstatus: published\n---\n\n![a](media/a.png)\n\nKami menyimak.\n"
    file = StoryFile.parse(raw.encode(), "stories/sa/satu/story.md")
    base = library.read_path(file.path) if library.is_there(file.path) else None
    library.save(file, SITI, base=base, media={"a.png": png()})


def _save(body: str) -> Act:
    def act(world: World) -> None:
        file = world.library.read("anak-jalanan")
        world.library.save(file.with_body(body), SITI, base=file)

    return act


def _note(number: int, text: str, *, private: bool = False, to: int | None = None) -> Act:
    def act(world: World) -> None:
        old = world.note(number)
        kind = "question" if to is None else "reply"
        reply_to = "" if to is None else NOTES[to]
        new = Annotation(
            id=NOTES[number], story="anak-jalanan", kind=kind, text=text, private=private, reply_to=reply_to
        )
        if old is None:
            world.notes.apply(note_edit.add(new), SITI)
        elif old.text != text or old.private != private:
            world.notes.apply(note_edit.change(old, _with(old, text, private=private)), SITI)

    return act


def _with(note: Annotation, text: str, *, private: bool) -> Annotation:
    return Annotation(
        id=note.id, story=note.story, kind=note.kind, text=text, private=private, creator=note.creator,
        creator_sha1=note.creator_sha1, created=note.created, modified=note.modified, reply_to=note.reply_to,
    )  # fmt: skip


def _delete(number: int) -> Act:
    def act(world: World) -> None:
        note = world.note(number)
        if note is not None and not note.deleted:
            world.notes.apply(note_edit.delete(note), SITI)

    return act


def _import_notes(world: World) -> None:
    raw = world.place.with_name("notes.jsonld").read_bytes()
    catalogue = Catalogue(folders.catalogue_of(world.library.folder))
    try:
        catalogue.update(world.library)
        plan = plan_import(raw, catalogue)
        world.notes.apply_all(plan.edits, SITI)
    finally:
        catalogue.close()


def _exported(world: World) -> None:
    other = World(world.place / "other")
    other.place.joinpath("home").mkdir(parents=True)
    library = new_library(other.place, "anak-jalanan", "buruh-migran")
    for number in (4, 5):
        note = Annotation(id=NOTES[number], story="anak-jalanan", kind="question", text=f"Dari rekan {number}.")
        other.notes.apply(note_edit.add(note), BUDI)
    catalogue = Catalogue(other.place / "catalogue.db")
    catalogue.update(library)
    raw = to_jsonld(gather(catalogue, other.notes), "Catatan", "urn:uuid:00000000-0000-4000-8000-000000000000")
    catalogue.close()
    world.place.with_name("notes.jsonld").write_bytes(raw)
    os.environ["PUSTAKA_HOME"] = str(world.place / "home")


# From the desk to the library and past its readers


def _submit(title: str = "Kader menyapa") -> Act:
    def act(world: World) -> None:
        draft = world.draft(title)
        assert draft is not None
        if not (draft.about.submitted and not draft.changed):
            submit(world.drafts, draft, world.library, SITI, check=allow, note="Mohon dibaca.", today=DAY)

    return act


def _decide(person: Author, *, back: bool = False, story: str = "kader-menyapa") -> Act:
    def act(world: World) -> None:
        library = world.library
        seen = submission(library, library.relative(library.path_of(story)))
        if seen is None or (back and seen.story.status == "returned"):
            return  # it was done the first time
        if any(one.by == person.name for one in seen.signatures):
            return
        if back:
            send_back(library, seen, person, "Sebutkan hasilnya.", today=DAY)
        else:
            sign(library, seen, person, ANSWERS, note="Bagus.", today=DAY)

    return act


def _change(title: str, body: str) -> Act:
    def act(world: World) -> None:
        draft = world.draft(title)
        assert draft is not None
        world.drafts.save(draft.with_body(body))

    return act


def _take(story: str) -> Act:
    def act(world: World) -> None:
        draft_from(world.drafts, world.library, story)

    return act


def _withdraw(world: World) -> None:
    withdraw(world.library, "anak-jalanan", SITI, world.vault, reason="Ia takut dikenali.", today=DAY)


def _with_belongings(world: World) -> None:
    story = put_story(world.place / "pustaka", "anak-jalanan", body="![a](media/a.png)\n\nKami menyimak.\n")
    (story.parent / "media").mkdir()
    (story.parent / "media" / "a.png").write_bytes(png())
    _consent(world)
    _note(0, "Sudah lama?")(world)
    _note(1, "Hanya untuk saya.", private=True)(world)
    _take("anak-jalanan")(world)


# Documents, two versions, history


def _documents(world: World) -> None:
    (world.place / "catatan.md").write_text(f"# Catatan lapangan\n\n{LONG}", encoding="utf-8")


def _import(world: World) -> None:
    if world.draft("Catatan lapangan") is None:
        import_file(world.place / "catatan.md", world.drafts, world.library.vocabulary)


def _split(world: World) -> None:
    source = world.draft("Catatan lapangan")
    assert source is not None
    names = CUTS
    if any(world.draft(name) for name in names):
        for row in [row for row in world.drafts.rows() if row.title in names]:
            world.drafts.remove(row.id)
            world.drafts.delete_removed(row.id)
    blocks = [one for one in passages(source.body) if one.number][1:3]
    cuts = [Cut(title=name, spans=((one.start, one.end),)) for name, one in zip(names, blocks, strict=True)]
    split(source, cuts, world.drafts, world.library.vocabulary, world.vault)


def _two_hands(world: World) -> None:
    """Two windows have a draft open; the second to save is told, and its words lie beside."""
    _begin(world)
    draft = world.draft("Kader menyapa")
    assert draft is not None
    Drafts().save(draft.with_body("Dari jendela lain.\n"))
    try:
        Drafts().save(draft.with_body("Dari jendela ini.\n"))
    except ConflictError:
        return
    raise AssertionError("no conflict was told")


def _settle(world: World) -> None:
    draft = world.draft("Kader menyapa")
    assert draft is not None
    for conflict in world.drafts.conflicts(draft.id)[:1]:
        wanted = [knot for knot in knots(conflict.theirs.body, conflict.mine.body) if not knot.same]
        chosen = joined(conflict.theirs, conflict.mine, ["both"] * len(wanted))
        world.drafts.settle(draft.id, chosen)


def _erase(world: World) -> None:
    erase(world.library.folder, ErasureRequest(words=(Erased("Karsinah", "Melati"),)))
    world.library.close()


def _with_a_name(world: World) -> None:
    put_story(world.place / "pustaka", "anak-jalanan", body="Karsinah menyimak.\n")
    library = Library.open(world.place / "pustaka")
    file = library.read("anak-jalanan")
    library.save(file.with_body("Karsinah menyimak lagi.\n"), SITI, base=file)
    library.close()


def _update(world: World) -> None:
    _updated(world)


def _touch(world: World) -> None:
    put_story(world.place / "pustaka", "tiga", body="Ketiga menyimak.\n")


def _build(world: World) -> None:
    library = world.library
    catalogue = Catalogue(folders.catalogue_of(library.folder))
    try:
        bring_up_to_date(library, catalogue, folders.cache_of(library.folder), anew=True)
    finally:
        catalogue.close()


def _submitted(world: World) -> None:
    _begin(world)
    _submit()(world)


def _published(world: World) -> None:
    _submitted(world)
    _decide(BUDI)(world)
    _note(2, "Bagus sekali.")(world)
    draft_from(world.drafts, world.library, "kader-menyapa")
    _change("Kader menyapa", "Awal.\n\n## Aksi\n\nKami datang sore dan menyimak.\n")(world)
    _submit()(world)


def _two_readers(world: World) -> None:
    world.drafts.new({"title": "Rumah singgah", "issues": ["isu.anak-jalanan"]}, TEXT)
    _submit("Rumah singgah")(world)


JOURNEYS = (
    Journey(
        "save",
        _nothing,
        (
            Step("begin a draft", _begin),
            Step("write", _write("Kami menyimak dulu.\n")),
            Step("restore", _restore),
            Step("remove", _remove),
            Step("bring back", _bring_back),
            Step("record a consent", _consent),
            Step("save a story", _save_new),
            Step("save it again", _save("Kami menyimak dulu, baru bertanya.\n")),
        ),
    ),
    Journey(
        "note",
        _nothing,
        (
            Step("ask", _note(0, "Sudah lama?")),
            Step("change", _note(0, "Sudah berapa lama?")),
            Step("keep to oneself", _note(1, "Hanya untuk saya.", private=True)),
            Step("share", _note(1, "Untuk semua.")),
            Step("answer", _note(2, "Tiga bulan.", to=0)),
            Step("delete", _delete(1)),
        ),
    ),
    Journey(
        "submit",
        _begin,
        (
            Step("submit", _submit()),
            Step("send back", _decide(BUDI, back=True)),
            Step("change", _change("Kader menyapa", "Awal.\n\n## Hasil\n\nKami menyimak.\n")),
            Step("submit again", _submit()),
        ),
    ),
    Journey(
        "sign",
        _two_readers,
        (
            Step("sign once", _decide(BUDI, story="rumah-singgah")),
            Step("sign twice", _decide(CICI, story="rumah-singgah")),
        ),
    ),
    Journey("publish", _published, (Step("publish a new version", _decide(BUDI)),)),
    Journey("withdraw", _with_belongings, (Step("withdraw", _withdraw),)),
    Journey(
        "import",
        lambda world: (_documents(world), _exported(world))[0],
        (
            Step("import a document", _import),
            Step("split", _split),
            Step("import notes", _import_notes),
        ),
    ),
    Journey(
        "join",
        _two_hands,
        (
            Step("join two versions", _settle),
            Step("submit", _submit()),
            Step("take a story to the desk", _take("buruh-migran")),
        ),
    ),
    Journey("erase", _with_a_name, (Step("erase from the history", _erase),)),
    Journey("index", _touch, (Step("update", _update), Step("build anew", _build))),
)
