"""The list of stewards: changed by those in it, nothing else of the file touched, nobody locked out without a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.identity.identity_card import IdentityCard
from kb.identity.identity_store import new_key
from kb.layout.library_file import NAME, read_about, with_stewards
from kb.library.library import Library
from kb.review.review import send_back, sign, submission
from kb.review.stewards import add_steward, decisions, is_own_entry, lacks_others, put_own_key, remove_steward
from kb.story.author import Author
from tests.kb.review.test_review import ANSWERS, CHILDREN, ELDERS
from tests.kb.review.test_review_keys import handed_in, picture, rewritten
from tests.kb.review.test_review_keys import with_stewards as named
from tests.kb.sample_pictures import png
from tests.kb.shelf import new_library

RATNA, BUDI, CICI = (Author(name, key=new_key()) for name in ("Ratna Sari", "Budi Santoso", "Cici Lestari"))
ABOUT = (
    "# Milik kami bersama\nid: coba   # jangan diubah\ntitle: Coba\nstewards: []\n\n# sampai di sini\nlanguages: [id]\n"
)


@pytest.fixture
def library(tmp_path) -> Library:
    made = new_library(tmp_path)
    (made.folder / NAME).write_text(ABOUT)
    return Library.open(made.folder)


def card(person: Author) -> IdentityCard:
    return IdentityCard(person.name, person.key)


def test_whoever_begins_a_list_stands_in_it_and_adds_others(library):
    now = add_steward(library, RATNA, card(BUDI))
    assert now.about.stewards == (RATNA, BUDI)
    now = add_steward(now, Author("Nama Lain", key=BUDI.key), card(CICI))
    assert now.about.stewards == (RATNA, BUDI, CICI)
    raw = (library.folder / NAME).read_text()
    assert raw.startswith("# Milik kami bersama\nid: coba   # jangan diubah\n")
    assert raw.endswith("\n# sampai di sini\nlanguages: [id]\n")
    newest = now.history.log(NAME)[0]
    assert newest.author == "Nama Lain" and BUDI.key.removeprefix("did:key:") in newest.email


def test_only_those_in_the_list_change_it(library):
    now = add_steward(library, RATNA, card(BUDI))
    before = (library.folder / NAME).read_bytes()
    for act in (
        lambda: add_steward(now, CICI, card(CICI)),
        lambda: add_steward(now, Author(RATNA.name, key=CICI.key), card(CICI)),
        lambda: remove_steward(now, CICI, BUDI),
        lambda: put_own_key(now, Author(BUDI.name, key=CICI.key)),
    ):
        with pytest.raises(KnownError) as told:
            act()
        assert told.value.code == "no-steward"
    assert (library.folder / NAME).read_bytes() == before
    assert [one.name for one in now.about.stewards] == [RATNA.name, BUDI.name]


def test_nobody_stands_there_twice_and_the_last_one_goes_with_a_warning_only(library):
    now = add_steward(library, RATNA, card(RATNA))
    with pytest.raises(KnownError) as told:
        add_steward(now, RATNA, card(RATNA))
    assert told.value.code == "steward-listed"
    with pytest.raises(KnownError) as told:
        remove_steward(now, RATNA, RATNA)
    assert told.value.code == "last-steward"
    assert read_about(library.folder)[0].stewards == (RATNA,)
    assert remove_steward(now, RATNA, RATNA, last_too=True).about.stewards == ()


def test_an_entry_from_before_there_were_keys_gets_its_owners(tmp_path):
    made = new_library(tmp_path)
    (made.folder / NAME).write_text(
        "id: coba\ntitle: Coba\nstewards: [Ratna Sari, {name: Budi Santoso, email: b@contoh.id}]\n"
    )
    library = Library.open(made.folder)
    assert is_own_entry(library.about.stewards[0], RATNA) and not is_own_entry(library.about.stewards[1], RATNA)
    now = put_own_key(library, RATNA)
    assert now.about.stewards == (RATNA, Author("Budi Santoso"))
    assert add_steward(now, RATNA, card(BUDI)).about.stewards == (RATNA, BUDI)


def test_two_who_change_the_list_at_once_both_get_what_they_meant(library):
    one, other = Library.open(library.folder), Library.open(library.folder)
    add_steward(one, RATNA, card(BUDI))
    assert add_steward(other, RATNA, card(CICI)).about.stewards == (RATNA, BUDI, CICI)


@pytest.mark.parametrize("raw", [b"id: [\n", b"\xff", b"{id: coba, title: Coba}\n", b"id: a\ntitle: b\n---\nx: y\n"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(library, raw):
    (library.folder / NAME).write_bytes(raw)
    with pytest.raises(KnownError) as told:
        add_steward(Library.open(library.folder), RATNA, card(BUDI))
    assert told.value.code == "library-file-broken"
    assert (library.folder / NAME).read_bytes() == raw


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).map(str.strip)


@given(
    st.lists(
        st.builds(Author, NAMES.filter(bool), st.sampled_from(["", "a@contoh.id"]), st.sampled_from(["", BUDI.key]))
    ),
    st.sampled_from(["stewards: []", "stewards:\n  - Siti\n  - {name: Budi}", "", "stewards:\n- Siti\n# akhir"]),
    st.sampled_from(["", "---\n", "\ufeff", "\ufeff---\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_list_is_written_and_read_back_with_the_rest_as_it_was(tmp_path_factory, stewards, before, start, end):
    folder = tmp_path_factory.mktemp("pustaka")
    lines = ["# catatan", "id: coba", *before.split("\n"), "title: Coba  # judul", ""]
    raw = (start + "\n".join(lines)).replace("\n", end).encode()
    (folder / NAME).write_bytes(with_stewards(raw, stewards))
    about, problems = read_about(folder)
    assert about.stewards == tuple(stewards)
    assert (about.id, about.title, problems) == ("coba", "Coba", [])
    now = (folder / NAME).read_bytes()
    assert f"title: Coba  # judul{end}".encode() in now and now.startswith(
        (start + "# catatan").replace("\n", end).encode()
    )


def test_who_is_alone_is_known():
    assert not lacks_others((), RATNA)
    assert lacks_others((RATNA,), RATNA) and lacks_others((Author("Ratna Sari"),), RATNA)
    assert not lacks_others((RATNA, BUDI), RATNA) and lacks_others((RATNA, BUDI), RATNA, 2)
    assert not lacks_others((BUDI,), RATNA)


def test_what_each_has_signed_is_told_with_its_worth(tmp_path):
    library = named(new_library(tmp_path), RATNA, BUDI, CICI)
    path = handed_in(library, ELDERS, RATNA)
    send_back(library, submission(library, path), CICI, "Belum.")
    two = handed_in(library, CHILDREN, RATNA)
    sign(library, submission(library, two), BUDI, ANSWERS)
    assert {(one.by, one.title, one.worth) for one in decisions(library)} == {
        (CICI, ELDERS["title"], "returned"),
        (BUDI, CHILDREN["title"], "counts"),
    }
    picture(library, two).write_bytes(png(33, 3))
    assert [one.worth for one in decisions(library) if one.by == BUDI] == ["other-pictures"]
    rewritten(library, two, date="1999-01-01")
    assert [one.worth for one in decisions(library) if one.by == BUDI] == ["unproved"]
