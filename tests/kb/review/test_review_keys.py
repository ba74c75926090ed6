"""What a signature is worth: it is a key's, on these words and these pictures, and no name makes a second reader."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.health.library_check import check
from kb.identity.identity_store import lock, make_identity, new_key, set_passphrase
from kb.library.library import Library
from kb.review.review import hindrance, send_back, sign, submission
from kb.review.review_standing import ground_of
from kb.signatures.review_rules import content_digest, counting, raw_reviews, unproved
from kb.signatures.review_signature import Ground, holds, signed
from kb.story.author import Author
from kb.story.story import Review
from tests.kb.review.test_review import ANSWERS, CHILDREN, ELDERS, allow
from tests.kb.sample_pictures import png
from tests.kb.shelf import new_library, put_story

RATNA, BUDI, CICI = (Author(name, key=new_key()) for name in ("Ratna Sari", "Budi Santoso", "Cici Lestari"))
RENAMED = Author("Nama Baru", key=RATNA.key)
BODY = "Kami datang.\n\n![Peta](media/peta.png)\n"


@pytest.fixture
def library(tmp_path) -> Library:
    return with_stewards(new_library(tmp_path), RATNA, BUDI, CICI)


def with_stewards(library: Library, *people: Author) -> Library:
    named = "".join(f"  - {{name: {one.name}, key: '{one.key}'}}\n" for one in people)
    (library.folder / "library.yaml").write_text(f"id: coba\ntitle: Pustaka Coba\nstewards:\n{named}")
    return Library.open(library.folder)


def handed_in(library: Library, fields=ELDERS, writer: Author = RATNA, body: str = BODY) -> str:
    drafts = Drafts()
    draft = drafts.new(fields, body)
    media = drafts.place(draft.id) / "media"
    media.mkdir(exist_ok=True)
    (media / "peta.png").write_bytes(png(20, 20))
    done = submit(drafts, draft, library, writer, check=allow)
    return library.relative(library.path_of(done.story))


def picture(library: Library, path: str) -> Path:
    return (library.folder / path).parent / "media" / "peta.png"


def rewritten(library: Library, path: str, **changes: object) -> None:
    """Change the newest review of a story as somebody does who can write into the folder."""
    file = library.read_path(path)
    if "reviews" in file.front.values:
        reviews = [dict(one) for one in file.front.values["reviews"]]
        reviews[-1] |= changes
        (library.folder / path).write_bytes(file.with_fields({"reviews": reviews}).raw)
        return
    steps = {place: json.loads(place.read_bytes()) for place in (library.folder / ".review").rglob("*.json")}
    place, step = max(((one, it) for one, it in steps.items() if it.get("review")), key=lambda one: one[1]["when"])
    step["review"] |= changes
    place.write_text(json.dumps(step))


def counted(library: Library, path: str) -> list[str]:
    file = library.read_path(path)
    return [one.by for one in counting(file, (), ground_of(library, file))]


def test_who_renames_herself_stays_the_author(library):
    path = handed_in(library)
    seen = submission(library, path)
    assert [one.key for one in seen.writers] == [RATNA.key]
    for who in (RATNA, RENAMED):
        with pytest.raises(KnownError) as told:
            sign(library, seen, who, ANSWERS)
        assert told.value.code == "own-story"
    assert sign(library, seen, BUDI, ANSWERS).published


def test_a_reader_under_two_names_signs_once(library):
    path = handed_in(library, CHILDREN)
    assert sign(library, submission(library, path), BUDI, ANSWERS).lacking == 1
    with pytest.raises(KnownError) as told:
        sign(library, submission(library, path), Author("B. S.", key=BUDI.key), ANSWERS)
    assert told.value.code == "already-signed"
    assert sign(library, submission(library, path), CICI, ANSWERS).published


def test_two_people_of_one_name_are_two(tmp_path):
    namesake = Author("Budi Santoso", key=new_key())
    library = with_stewards(new_library(tmp_path), BUDI, namesake)
    path = handed_in(library, CHILDREN)
    sign(library, submission(library, path), BUDI, ANSWERS)
    assert sign(library, submission(library, path), namesake, ANSWERS).published


def test_the_name_of_a_steward_opens_nothing(library):
    path = handed_in(library)
    for who in (Author(BUDI.name), Author(BUDI.name, key=new_key())):
        assert hindrance(library, submission(library, path), who).code == "no-steward"


def test_an_older_list_of_names_is_still_read(tmp_path):
    library = new_library(tmp_path)
    (library.folder / "library.yaml").write_text("id: coba\ntitle: Coba\nstewards: [Budi Santoso]\n")
    library = Library.open(library.folder)
    path = handed_in(library)
    assert hindrance(library, submission(library, path), CICI).code == "no-steward"
    assert sign(library, submission(library, path), BUDI, ANSWERS).published


def test_nobody_without_a_key_signs_or_returns(tmp_path):
    library = new_library(tmp_path)
    (library.folder / "library.yaml").write_text("id: coba\ntitle: Coba\nstewards: [Budi Santoso]\n")
    library = Library.open(library.folder)
    path = handed_in(library)
    for act in (
        lambda seen, who: sign(library, seen, who, ANSWERS),
        lambda seen, who: send_back(library, seen, who, "x"),
    ):
        with pytest.raises(KnownError) as told:
            act(submission(library, path), Author(BUDI.name))
        assert told.value.code == "no-key"


def test_a_locked_key_signs_nothing_and_keeps_the_story_as_it_was(tmp_path):
    key = make_identity().key
    set_passphrase("", "sandi")
    lock(key)
    owner = Author("Pemilik", key=key)
    library = with_stewards(new_library(tmp_path), owner)
    put_story(library.folder, "satu", "", "Kata.\n")
    place = library.folder / library.read("satu").path
    place.write_bytes(
        place.read_bytes().replace(b"status: published", f"status: submitted\nsubmitters: ['{RATNA.key}']".encode())
    )
    with pytest.raises(KnownError) as told:
        sign(library, submission(library, library.read("satu").path), owner, ANSWERS)
    assert told.value.code == "key-locked"
    assert library.read("satu").story.reviews == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"by": "Orang Lain"},
        {"date": "2020-01-01"},
        {"key": CICI.key},
        {"signature": ""},
        {"signature": "AAAA"},
        {"pictures": "0" * 64},
        {"key": "", "signature": ""},
        {"key": ""},
    ],
)
def test_a_waiting_signature_that_was_touched_counts_for_nothing(library, changes):
    path = handed_in(library, CHILDREN)
    sign(library, submission(library, path), BUDI, ANSWERS)
    assert len(submission(library, path).signatures) == 1
    rewritten(library, path, **changes)
    assert submission(library, path).signatures == ()
    assert sign(library, submission(library, path), CICI, ANSWERS).lacking == 1


def test_a_signature_does_not_travel_to_another_library_or_story(library, tmp_path):
    path = handed_in(library, CHILDREN)
    sign(library, submission(library, path), BUDI, ANSWERS)
    about = library.folder / "library.yaml"
    about.write_text(about.read_text().replace("id: coba", "id: lain"))
    moved = Library.open(library.folder)
    assert submission(moved, path).signatures == ()
    assert [one.by for one in submission(moved, path).unproved] == [BUDI.name]


def test_only_stewards_signatures_publish(library):
    path = handed_in(library, CHILDREN)
    stranger = Author("Orang Lewat", key=new_key())
    file = library.read_path(path)
    forged = signed(
        Review(by=stranger.name, date="2026-01-01", outcome="signed", text=content_digest(file), key=stranger.key,
               pictures=ground_of(library, file).pictures), file.story.id, "coba",
    )  # fmt: skip
    (library.folder / path).write_bytes(file.with_fields({"reviews": [msgspec.to_builtins(forged)]}).raw)
    assert counted(library, path) == [stranger.name], "proved, and yet"
    assert submission(library, path).signatures == ()


def test_a_picture_that_changes_while_it_is_read_asks_to_look_again(library):
    path = handed_in(library)
    seen = submission(library, path)
    picture(library, path).write_bytes(png(30, 30))
    with pytest.raises(KnownError) as told:
        sign(library, seen, BUDI, ANSWERS)
    assert told.value.code == "changed-since-read"
    assert sign(library, submission(library, path), BUDI, ANSWERS).published
    assert counted(library, path) == [BUDI.name]


@pytest.mark.parametrize("change", [lambda file: file.write_bytes(png(30, 30)), Path.unlink])
def test_a_picture_changed_after_signing_takes_the_signature_with_it(library, change):
    path = handed_in(library, CHILDREN)
    sign(library, submission(library, path), BUDI, ANSWERS)
    change(picture(library, path))
    assert submission(library, path).signatures == ()
    assert sign(library, submission(library, path), CICI, ANSWERS).lacking == 1
    assert sign(library, submission(library, path), BUDI, ANSWERS).published
    assert counted(library, path) == [CICI.name, BUDI.name]
    picture(library, path).write_bytes(png(31, 31))
    assert counted(library, path) == []


def test_an_author_stays_the_author_when_the_record_is_taken_away(library):
    path = handed_in(library)
    assert library.read_path(path).story.submitters == (RATNA.key,)
    shutil.rmtree(library.folder / ".review")
    renamed = Author("Seorang Pembaca", key=RATNA.key)
    seen = submission(library, path)
    with pytest.raises(KnownError) as told:
        sign(library, seen, renamed, ANSWERS)
    assert told.value.code == "own-story"
    # Without the sign in the file, too, nobody knows whose words these are: nobody can sign them.
    place = library.folder / path
    place.write_bytes(library.read_path(path).with_fields({"submitters": None}).raw)
    for person in (renamed, BUDI):
        with pytest.raises(KnownError) as told:
            sign(library, submission(library, path), person, ANSWERS)
        assert told.value.code == "nobody-submitted"
    assert library.read_path(path).story.status == "submitted"


def test_a_signature_says_who_submitted_the_words_and_none_of_them_counts(library):
    path = handed_in(library)
    sign(library, submission(library, path), BUDI, ANSWERS)
    file = library.read_path(path)
    (review,) = file.story.reviews
    assert review.writers == (RATNA.key,)
    assert file.story.submitters == (), "the sign of what waits goes with the waiting"
    assert counted(library, path) == [BUDI.name]
    place = library.folder / path
    for writers in ([], [BUDI.key], [RATNA.key, BUDI.key]):
        other = {**raw_reviews(file)[0], "writers": writers}
        place.write_bytes(file.with_fields({"reviews": [other]}).raw)
        assert counted(library, path) == [], "changed afterwards, or by a writer"


def test_all_who_submitted_what_waits_stay_its_writers(library):
    path = handed_in(library)
    drafts = Drafts()
    draft = drafts.open(drafts.rows()[0].id)
    changed = msgspec.structs.replace(draft, file=draft.file.with_body(draft.body + "\nLagi.\n"))
    submit(drafts, changed, library, BUDI, check=allow)
    assert library.read_path(path).story.submitters == (RATNA.key, BUDI.key)
    shutil.rmtree(library.folder / ".review")
    for person in (RATNA, BUDI):
        assert hindrance(library, submission(library, path), person).code == "own-story"
    assert sign(library, submission(library, path), CICI, ANSWERS).published


def test_a_large_picture_is_covered_to_its_last_byte(library):
    path = handed_in(library)
    large = bytearray(9_000_000)
    picture(library, path).write_bytes(large)
    before = ground_of(library, library.read_path(path))
    large[-1] = 1
    picture(library, path).write_bytes(large)
    assert ground_of(library, library.read_path(path)) != before


def test_signatures_from_before_there_were_keys_count_for_what_is_published_only(library):
    put_story(library.folder, "satu", "", "Kata.\n")
    file = library.read("satu")
    old = {"by": "Budi Santoso", "date": "2026-01-01", "outcome": "signed", "text": content_digest(file)}
    place = library.folder / file.path
    place.write_bytes(file.with_fields({"reviews": [old]}).raw)
    assert counted(library, file.path) == ["Budi Santoso"]
    place.write_bytes(file.with_fields({"reviews": [old], "status": "submitted", "submitters": [RATNA.key]}).raw)
    assert submission(library, file.path).signatures == ()
    # Publishing must not make it good afterwards.
    sign(library, submission(library, file.path), CICI, ANSWERS)
    assert counted(library, file.path) == [CICI.name]


def test_a_forged_proof_of_a_published_story_is_named(library):
    path = handed_in(library)
    sign(library, submission(library, path), BUDI, ANSWERS)
    rewritten(library, path, by="Pejabat Tinggi")
    file = library.read_path(path)
    assert counted(library, path) == []
    assert [one.by for one in unproved(file, ground_of(library, file))] == ["Pejabat Tinggi"]


def test_check_tells_of_forged_signatures_and_changed_pictures(library):
    path = handed_in(library)
    sign(library, submission(library, path), BUDI, ANSWERS)
    assert not {"signature-not-genuine", "pictures-changed-after-signing"} & {
        one.code for one in check(library.folder).problems
    }
    picture(library, path).write_bytes(png(32, 30))
    assert "pictures-changed-after-signing" in {one.code for one in check(library.folder).problems}
    rewritten(library, path, by="Pejabat Tinggi")
    told = next(one for one in check(library.folder).problems if one.code == "signature-not-genuine")
    assert told.serious and told.path == path and "Pejabat Tinggi" in told.what.id


FIELDS = st.sampled_from(["by", "date", "text", "pictures", "key", "outcome", "signature"])


@settings(max_examples=60)
@given(FIELDS, st.text(max_size=90))
def test_no_field_of_a_signed_decision_can_say_something_else(field, value):
    made = signed(Review(by="Budi", date="2026-11-24", outcome="signed", text="a", key=BUDI.key), "satu", "coba")
    assert holds(made, "satu", "coba")
    other = msgspec.structs.replace(made, **{field: value})
    assert holds(other, "satu", "coba") is (other == made)
    assert not holds(made, "dua", "coba")
    assert not holds(made, "satu", "lain")
    assert Ground(library="coba", pictures="") != Ground(library="coba", pictures="x")
