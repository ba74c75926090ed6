"""A second reader: who may sign, what a signature is worth, and that nothing is published without the needed ones."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import newest, unsigned_paths, waiting, waiting_path
from kb.desk.draft_submit import submit
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.identity.identity_store import new_key
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.review.review import Submission, hindrance, send_back, sign, submission
from kb.review.review_questions import CHECKLIST
from kb.review.review_queue import queue
from kb.review.review_standing import ground_of
from kb.signatures.review_rules import content_digest, counting, version_of
from kb.story.author import Author
from kb.versions.versions import versions_of
from tests.kb.shelf import SITI, new_catalogue, new_library, put_story

DAY = date(2026, 11, 24)
BUDI = Author("Budi Santoso", "budi@contoh.id", new_key())
CICI = Author("Cici Lestari", "cici@contoh.id", new_key())
DEDI = Author("Dedi", "dedi@contoh.id", new_key())
ANSWERS = {"kerahasiaan": "Nama diganti; desa tidak disebut.", "sumber": "Angka dari laporan tahunan."}
ELDERS = {"title": "Kader menyapa lansia", "issues": ["isu.lansia"]}
CHILDREN = {"title": "Rumah singgah", "issues": ["isu.anak-jalanan"]}


def allow(_file, _pictures):
    """A gate that finds nothing."""


@pytest.fixture
def library(tmp_path) -> Library:
    return shared_library(tmp_path)


def shared_library(folder: Path) -> Library:
    """A library that everybody may read for, the writer too, as far as the list of stewards goes."""
    library = new_library(folder)
    about = library.folder / "library.yaml"
    about.write_text(
        "id: coba\ntitle: Pustaka Coba\nstewards:\n"
        + "".join(f"  - {{name: {one.name}}}\n" for one in (SITI, BUDI, CICI))
    )
    return Library.open(library.folder)


def submitted(library, fields=ELDERS, body="Awal.\n\n## Aksi\n\nKami datang.\n"):
    """Write a story and submit it; returns its draft and the path of its file."""
    drafts = Drafts()
    done = submit(drafts, drafts.new(fields, body), library, SITI, check=allow, today=DAY)
    return done.draft, library.relative(library.path_of(done.story))


def test_one_signature_of_somebody_else_publishes(library):
    _, path = submitted(library)
    seen = submission(library, path)
    done = sign(library, seen, BUDI, ANSWERS, note="Bagus.", today=DAY)
    story = library.read_path(path).story
    assert (done.published, done.version, done.lacking, done.change.changed) == (True, 1, 0, (story.id,))
    assert (story.status, story.version, story.modified) == ("published", 1, "2026-11-24")
    review = story.reviews[0]
    assert (review.by, review.outcome, review.note, review.answers) == (BUDI.name, "signed", "", {})
    assert review.text == content_digest(library.read_path(path))
    assert BUDI.email not in library.read_path(path).raw.decode()
    (version,) = library.history.log(path)
    assert (version.author, version.message) == (SITI.name, "Terbitkan cerita: kader-menyapa-lansia")
    assert not (library.folder / ".review").exists()
    assert submission(library, path) is None


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (SITI, "own-story"),
        (Author("siti  aminah", "lain@contoh.id"), "own-story"),
        (Author("Nama Lain", "SITI@contoh.id"), "no-steward"),
        (DEDI, "no-steward"),
        (Author("", "budi@contoh.id"), "no-name"),
    ],
)
def test_who_may_not_sign_is_told_why(library, who, code):
    _, path = submitted(library)
    seen = submission(library, path)
    assert hindrance(library, seen, who).code == code
    with pytest.raises(KnownError) as told:
        sign(library, seen, who, ANSWERS)
    assert told.value.code == code
    assert library.read_path(path).story.status == "submitted"


def test_an_author_named_in_the_story_cannot_sign_what_a_colleague_submitted(library):
    _, path = submitted(library, {**ELDERS, "authors": [{"name": "Budi Santoso"}]})
    assert hindrance(library, submission(library, path), BUDI).code == "own-story"


@pytest.mark.parametrize(
    ("issue", "needed"),
    [
        ("isu.anak", 2),
        ("isu.eksploitasi-seksual-anak", 2),
        ("isu.kdrt", 2),
        ("isu.korban-perdagangan-orang", 2),
        ("isu.adha", 2),
        ("isu.lansia", 1),
        ("isu.odhiv", 1),
    ],
)
def test_stories_about_children_or_violence_need_two(library, issue, needed):
    _, path = submitted(library, {"title": "Cerita", "issues": [issue]})
    assert submission(library, path).needed == needed


def test_two_people_sign_and_neither_twice(library):
    _, path = submitted(library, CHILDREN)
    seen = submission(library, path)
    first = sign(library, seen, BUDI, ANSWERS, today=DAY)
    assert (first.published, first.lacking) == (False, 1)
    with pytest.raises(KnownError) as told:
        sign(library, seen, Author("B. Santoso", "budi@contoh.id"), ANSWERS)
    assert told.value.code == "no-steward"
    with pytest.raises(KnownError) as told:
        sign(library, seen, BUDI, ANSWERS)
    assert told.value.code == "already-signed"
    # The second read the text before the first signed it: no signature is lost.
    assert sign(library, seen, CICI, ANSWERS, today=DAY).published
    assert [one.by for one in library.read_path(path).story.reviews] == [BUDI.name, CICI.name]


def test_a_signature_is_for_the_words_it_was_given_on(library):
    draft, path = submitted(library, CHILDREN)
    seen = submission(library, path)
    sign(library, seen, BUDI, ANSWERS)
    submit(Drafts(), Drafts().save(draft.with_body("Lain.\n")), library, SITI, check=allow)
    assert submission(library, path).signatures == ()
    with pytest.raises(KnownError) as told:
        sign(library, seen, CICI, ANSWERS)
    assert told.value.code == "changed-since-read"
    assert not sign(library, submission(library, path), CICI, ANSWERS).published
    assert sign(library, submission(library, path), BUDI, ANSWERS).published


def test_what_must_be_answered_grows_with_what_a_story_claims(library):
    _, path = submitted(library, {**ELDERS, "kind": "praktik-baik-teruji"})
    with pytest.raises(KnownError) as told:
        sign(library, submission(library, path), BUDI, ANSWERS)
    assert told.value.code == "unanswered"
    assert "berhasil" in told.value.what.id
    with pytest.raises(KnownError) as told:
        sign(library, submission(library, path), BUDI, {one.id: "Ya." for one in CHECKLIST})
    assert told.value.code == "unanswered", "a tick is no answer"
    everything = {one.id: "Tidak diceritakan." for one in CHECKLIST}
    assert sign(library, submission(library, path), BUDI, everything).published


def test_a_return_says_why_and_the_author_goes_on_without_a_conflict(library):
    draft, path = submitted(library)
    seen = submission(library, path)
    with pytest.raises(KnownError) as told:
        send_back(library, seen, BUDI, "  ")
    assert told.value.code == "no-reason"
    done = send_back(library, seen, BUDI, "Desa masih disebut.", answers={"kerahasiaan": "Paragraf 2."}, today=DAY)
    back = submission(library, path)
    assert (done.published, back.story.status, back.returned.note) == (False, "returned", "Desa masih disebut.")
    with pytest.raises(KnownError) as told:
        sign(library, back, CICI, ANSWERS)
    assert told.value.code == "nothing-waits"
    again = submit(Drafts(), Drafts().save(draft.with_body("Tanpa desa.\n")), library, SITI, check=allow)
    assert again.change.changed == (again.story,)
    now = submission(library, path)
    assert (now.story.status, now.returned, now.story.reviews[0].note) == ("submitted", None, "Desa masih disebut.")
    assert sign(library, now, BUDI, ANSWERS).version == 1
    # What had to go is named in the reasons: readers of the published story must not find it there.
    assert b"Desa masih disebut" not in library.read_path(path).raw
    assert [one.outcome for one in library.read_path(path).story.reviews] == ["returned", "signed"]


def test_a_library_with_one_steward_is_told_to_name_another(tmp_path):
    alone = new_library(tmp_path)
    _, path = submitted(alone)
    assert "Stewards of the library" in hindrance(alone, submission(alone, path), SITI).remedy.en


def test_a_waiting_file_that_cannot_be_read_is_shown_not_lost(library, tmp_path):
    put_story(library.folder, "satu", "", "Lama.\n")
    (library.folder / waiting_path(library.read("satu").path)).write_bytes(b"\xff\x00 bukan cerita")
    paths = unsigned_paths(library, new_catalogue(library, tmp_path))
    (row,) = queue(library, paths, BUDI)
    assert (row.state, row.story, row.trouble.code) == ("broken", "satu", "not-a-story")


def test_signatures_on_the_desk_are_worth_nothing(library):
    drafts = Drafts()
    draft, path = submitted(library, CHILDREN)
    forged = [
        {"by": one.name, "date": "2026-01-01", "outcome": "signed", "text": content_digest(draft.file)}
        for one in (BUDI, CICI)
    ]
    draft = draft.with_fields({"reviews": forged, "version": 9, "status": "published"})
    submit(drafts, drafts.save(draft.with_body("Lain.\n")), library, SITI, check=allow)
    story = library.read_path(path).story
    assert (story.status, story.reviews, story.version) == ("submitted", (), 0)


def test_readers_keep_the_signed_version_while_a_new_one_waits(library):
    put_story(library.folder, "satu", "issues: [isu.lansia]\n", "Lama.\n")
    drafts = Drafts()
    draft = drafts.save(draft_from(drafts, library, "satu").with_body("Baru.\n"))
    done = submit(drafts, draft, library, SITI, check=allow, today=DAY)
    home = library.read("satu")
    assert (home.story.status, home.body.strip()) == ("published", "Lama.")
    seen = submission(library, home.path)
    assert (seen.file.body.strip(), seen.home.body.strip()) == ("Baru.", "Lama.")
    send_back(library, seen, BUDI, "Kurang jelas.")
    assert library.read("satu").story.status == "published"
    submit(drafts, drafts.save(done.draft.with_body("Baru sekali.\n")), library, SITI, check=allow)
    signed = sign(library, submission(library, home.path), BUDI, ANSWERS, today=DAY)
    home = library.read("satu")
    assert (signed.published, signed.version, version_of(home.story), home.body.strip()) == (True, 2, 2, "Baru sekali.")
    assert not (library.folder / waiting_path(home.path)).exists()
    assert library.history.raw_at(waiting_path(home.path)) is None
    assert [one.message for one in versions_of(library, home.path)] == [
        "Terbitkan cerita: satu",
        "Perubahan dari luar program: satu",
    ]
    further = draft_from(drafts, library, "satu")
    assert further.id == done.draft.id
    submit(drafts, drafts.save(further.with_body("Ketiga.\n")), library, SITI, check=allow)
    assert newest(library, home.path).body.strip() == "Ketiga."


def test_a_story_changed_by_hand_after_it_was_signed_is_told(library, tmp_path):
    _, path = submitted(library)
    sign(library, submission(library, path), BUDI, ANSWERS)
    assert new_catalogue(library, tmp_path).problems() == []
    place = library.folder / path
    place.write_bytes(place.read_bytes().replace(b"Kami datang.", b"Kami datang malam."))
    (told,) = new_catalogue(library, tmp_path / "lagi").problems()
    assert (told.code, told.serious) == ("changed-after-signing", False)


def test_a_killed_publishing_leaves_nothing_to_read(library):
    put_story(library.folder, "satu", "issues: [isu.lansia]\n", "Lama.\n")
    drafts = Drafts()
    submit(drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Baru.\n")), library, SITI, check=allow)
    home = library.read("satu")
    left = (library.folder / waiting_path(home.path)).read_bytes()
    sign(library, submission(library, home.path), BUDI, ANSWERS)
    (library.folder / waiting_path(home.path)).write_bytes(left)
    assert waiting(library, home.path) is None
    assert submission(library, home.path) is None
    submit(drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Lagi.\n")), library, SITI, check=allow)
    assert submission(library, home.path).file.body.strip() == "Lagi."


def test_a_withdrawn_story_waits_for_nobody(library, tmp_path):
    from kb.vault.vault import Vault  # noqa: PLC0415

    put_story(library.folder, "satu", "", "Lama.\n")
    drafts = Drafts()
    submit(drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Baru.\n")), library, SITI, check=allow)
    path = library.read("satu").path
    withdraw(library, "satu", SITI, Vault(library.folder))
    assert submission(library, path) is None
    assert not (library.folder / waiting_path(path)).exists()


def test_the_queue_says_what_waits_for_whom(library, tmp_path):
    put_story(library.folder, "satu", "issues: [isu.anak]\n", "Lama.\n")
    drafts = Drafts()
    submit(drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Baru.\n")), library, SITI, check=allow)
    _, path = submitted(library)
    paths = list(unsigned_paths(library, new_catalogue(library, tmp_path)))
    rows = {row.story: row for row in queue(library, paths, BUDI)}
    assert set(rows) == {"satu", "kader-menyapa-lansia"}
    assert (rows["satu"].new_version, rows["satu"].needed, rows["satu"].state) == (True, 2, "to-read")
    sign(library, submission(library, rows["satu"].path), BUDI, ANSWERS)
    send_back(library, submission(library, path), BUDI, "Mohon dilengkapi.")
    paths = list(unsigned_paths(library, new_catalogue(library, tmp_path / "lagi")))
    states = {row.story: row.state for row in queue(library, paths, BUDI)}
    assert states == {"satu": "signed-by-me", "kader-menyapa-lansia": "returned"}
    assert {row.state for row in queue(library, paths, SITI)} == {"my-returned", "my-waiting"}
    assert [row.reason for row in queue(library, paths, SITI) if row.state == "my-returned"] == ["Mohon dilengkapi."]


PEOPLE = st.sampled_from(
    [BUDI, CICI, BUDI, CICI, SITI, DEDI, Author("Siti Aminah", "", new_key()), Author("BUDI SANTOSO", "x@contoh.id")]
)


class Reviewing(RuleBasedStateMachine):
    """Anybody does anything in any order, also with a text read long ago; the oracle knows who signed which words."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="pustaka-"))
        self.library = shared_library(self.folder)
        self.drafts = Drafts(self.folder / "meja")
        self.draft, self.path = self.drafts.new(CHILDREN, "0\n"), ""
        self.read: Submission | None = None
        self.signers: dict[str, set[str]] = {}
        self.number = 0
        self.submits(True)

    def teardown(self) -> None:
        self.library.close()
        shutil.rmtree(self.folder)

    @rule(changed=st.booleans())
    def submits(self, changed: bool) -> None:
        self.number += changed
        draft = self.drafts.save(self.draft.with_body(f"{self.number}\n"))
        done = submit(self.drafts, draft, self.library, SITI, check=allow)
        self.draft, self.path = done.draft, self.library.relative(self.library.path_of(done.story))

    def reads(self, anew: bool) -> None:
        if anew or self.read is None:
            self.read = submission(self.library, self.path) or self.read

    @rule(who=PEOPLE, anew=st.sampled_from([True, True, True, False]))
    def signs(self, who: Author, anew: bool) -> None:
        self.reads(anew)
        try:
            done = sign(self.library, self.read, who, ANSWERS)
        except KnownError:
            return
        event("published" if done.published else "signed")
        self.signers.setdefault(self.read.file.body, set()).add(who.name.casefold())

    @rule(who=PEOPLE, anew=st.booleans())
    def returns(self, who: Author, anew: bool) -> None:
        self.reads(anew)
        try:
            send_back(self.library, self.read, who, "Belum.")
        except KnownError:
            return
        self.signers.pop(self.read.file.body, None)

    @invariant()
    def only_what_two_others_signed_is_published(self) -> None:
        home = self.library.read_path(self.path)
        if home.story.status == "published":
            signed = self.signers.get(home.body, set())
            assert len(signed) >= 2
            assert signed <= {BUDI.name.casefold(), CICI.name.casefold()}
            assert len(counting(home, (SITI,), ground_of(self.library, home))) >= 2

    @invariant()
    def no_signature_is_lost(self) -> None:
        waits = submission(self.library, self.path)
        there = waits.file if waits else newest(self.library, self.path)
        signed = {one.by.casefold() for one in counting(there, (SITI,), ground_of(self.library, there))}
        assert signed == self.signers.get(there.body, set())


Reviewing.TestCase.settings = settings(
    max_examples=7, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
TestReviewing = Reviewing.TestCase


def test_a_record_as_deep_as_one_likes_counts_for_nothing(library):
    _, path = submitted(library)
    folder = library.folder / ".review" / path.split("/")[-2]
    for number, raw in enumerate(
        (b"[" * 50_000, b'{"doing":' * 50_000, b'{"x":' + b"[" * 50_000, b"null", b"9" * 50_000)
    ):
        (folder / f"aneh-{number}.json").write_bytes(raw)
    seen = submission(library, path)
    assert [step.doing for step in record_of(library, path).steps] == ["submitted"]
    assert sign(library, seen, BUDI, ANSWERS, today=DAY).published
