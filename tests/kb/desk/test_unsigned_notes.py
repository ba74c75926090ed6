"""What review took out of a story does not follow it into the library in what was said beside it, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.base.problems import KnownError
from kb.desk.draft_submit import Submitted, submit
from kb.drafts.drafts import Drafts
from kb.gate import Answer, Decisions
from kb.identity.identity_store import new_key
from kb.library.library import Library
from kb.library.outgoing_draft import StoppedError
from kb.library.submitted_words import telling_words, unsigned_words, words_in
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.review.review import Decided, send_back, sign, submission
from kb.story.author import Author
from kb.story.story_file import StoryFile
from tests.kb.library.test_library_door import ANSWERS, allow, everything
from tests.kb.shelf import new_library

RATNA, BUDI, SARI = (Author(name, key=new_key()) for name in ("Ratna", "Budi", "Sari"))
BODY = "Kami datang ke rumah Yopi, 54 tahun, di kampung itu.\n\nLalu kami pulang dan menulis laporan.\n"
MENDED = "Kami datang ke rumah seorang paman di kampung itu.\n\nLalu kami pulang dan menulis laporan.\n"


class Desk:
    """A library with a story that waits, and what people do with it."""

    def __init__(self, folder: Path) -> None:
        made = new_library(folder)
        named = "".join(f"  - {{name: {one.name}, key: '{one.key}'}}\n" for one in (RATNA, BUDI, SARI))
        (made.folder / "library.yaml").write_text(f"id: coba\ntitle: Coba\nstewards:\n{named}")
        self.library = Library.open(made.folder)
        self.notes = Notes(self.library, folders.desk())
        self.done: Submitted | None = None

    def hand_in(self, title: str = "Perjalanan", body: str = BODY) -> str:
        """Yopi is called a public person by the author: nobody's gate asks for him."""
        told = Decisions().with_answer("Yopi", Answer(kind="public"))
        draft = Drafts().new({"title": title}, body)
        self.done = submit(Drafts(), draft, self.library, RATNA, check=allow, decisions=told)
        return self.done.story

    def mend(self, body: str = MENDED, **fields: object) -> str:
        file = self.done.draft.file.with_body(body)
        file = file.with_fields(fields) if fields else file
        draft = msgspec.structs.replace(self.done.draft, file=file)
        self.done = submit(Drafts(), draft, self.library, RATNA, check=allow)
        return self.done.story

    def note(self, story: str, by: Author = BUDI, **said: object) -> Annotation:
        # As if the name had been answered here before: this desk thinks nothing of it.
        known = Answer(kind="public")
        self.library.clearance.keep(Decisions().with_answer("Yopi", known).with_answer("Y o p i", known))
        note = Annotation(id=new_id(), story=story, **{"text": "Baik.", "kind": "comment", **said})
        return self.notes.apply(note_edit.add(note), by).edit.after

    def path(self, story: str) -> str:
        return self.library.relative(self.library.path_of(story))

    def back(self, story: str) -> None:
        send_back(self.library, submission(self.library, self.path(story)), BUDI, "Tolong samarkan orang ini.")

    def sign(self, story: str) -> Decided:
        return sign(self.library, submission(self.library, self.path(story)), BUDI, ANSWERS)

    def shared(self, story: str) -> list[Annotation]:
        return [one for one in self.notes.of(story).annotations if not one.private]

    def private(self, story: str) -> list[Annotation]:
        return [one for one in self.notes.of(story).annotations if one.private]

    def held(self) -> bytes:
        self.library.close()
        return everything(self.library.folder)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    "said",
    [
        {"text": "Apakah nama Yopi perlu di sini?"},
        {"text": "apakah yopi tahu?"},
        {"text": "Y o p i sudah pulang?"},
        {"text": "Ibunya YOPI juga datang."},
        {"text": "Lihat [ini](https://contoh.id/yopi)."},
        {"text": "Rumah-Yopi itu jauh."},
        {"text": "Ia berumur 54 tahun waktu itu."},
        {"kind": "code", "codes": ("Yopi",)},
        {"kind": "similar", "period": "masa Yopi"},
    ],
)
def test_a_note_that_names_whom_review_took_out_stays_on_the_desk(desk: Desk, said: dict[str, object]) -> None:
    story = desk.hand_in()
    kept = desk.note(story, SARI, **said)
    desk.back(story)
    desk.mend()
    done = desk.sign(story)
    assert done.published
    assert [one.id for one in done.behind.moved] == [kept.id]
    (found,) = desk.private(story)
    assert (found.text, found.codes, found.period, found.creator.name) == (kept.text, kept.codes, kept.period, "Sari")
    assert desk.shared(story) == []
    everywhere = desk.held()
    for word in (b"yopi", b"y o p i", b"54 tahun"):
        assert word not in everywhere


@pytest.mark.parametrize("quoted", ["rumah Yopi", "Lalu kami pulang"])
def test_what_a_note_quotes_goes_out_of_it(desk: Desk, quoted: str) -> None:
    story = desk.hand_in()
    body = desk.library.read(story).body
    at = body.index(quoted)
    desk.note(story, text="Ini perlu dijelaskan.", quote=quote_of(body, at, at + len(quoted)))
    desk.back(story)
    desk.mend()
    done = desk.sign(story)
    assert done.behind.moved == ()
    (kept,) = desk.shared(story)
    assert kept.quote.exact == quoted.replace("Yopi", "…")
    assert b"yopi" not in desk.held()


def test_a_harmless_note_and_an_answer_follow_the_story(desk: Desk) -> None:
    story = desk.hand_in()
    asked = desk.note(story, SARI, kind="question", text="Siapa Yopi?")
    answer = desk.note(story, kind="reply", reply_to=asked.id, text="Seorang paman di kampung itu.")
    plain = desk.note(story, text="Kami juga datang ke rumah dan menulis laporan bersama keluarga.")
    desk.back(story)
    desk.mend()
    desk.sign(story)
    assert {one.id for one in desk.shared(story)} == {answer.id, plain.id}
    assert {one.id for one in desk.private(story)} == {asked.id}
    assert len([path for path in _paths(desk.library) if path.endswith(".json")]) == 2
    assert b"yopi" not in desk.held()


def test_what_was_kept_on_the_desk_is_shared_as_soon_as_it_says_it_otherwise(desk: Desk) -> None:
    story = desk.hand_in()
    desk.note(story, text="Apakah Yopi tahu?")
    desk.back(story)
    desk.mend()
    desk.sign(story)
    (kept,) = desk.private(story)
    share = msgspec.structs.replace(kept, private=False)
    with pytest.raises(StoppedError) as told:
        desk.notes.apply(note_edit.change(kept, share), BUDI)
    assert "tidak ada di cerita yang ditandatangani" in told.value.findings.open[0].reason.id
    assert desk.private(story)
    said = msgspec.structs.replace(share, text="Apakah paman itu tahu?")
    desk.notes.apply(note_edit.change(kept, said), BUDI)
    assert [one.text for one in desk.shared(story)] == ["Apakah paman itu tahu?"]
    assert desk.private(story) == []
    assert b"yopi" not in desk.held()


def test_it_cannot_be_written_afterwards_either_unless_somebody_says_that_it_is_nobody(desk: Desk) -> None:
    story = desk.hand_in()
    desk.back(story)
    desk.mend()
    desk.sign(story)
    assert desk.library.clearance.look({"note": "Dan yopi?"}, story=story).must
    with pytest.raises(StoppedError):
        desk.note(story, text="Dan yopi?")
    door = desk.library.clearance
    door.keep(door.decisions().with_public("yopi"))
    note = Annotation(id=new_id(), story=story, text="Dan yopi?")
    assert desk.notes.apply(note_edit.add(note), BUDI).trouble is None


def test_a_note_from_elsewhere_is_not_remembered_when_it_names_somebody_of_another_story(desk: Desk) -> None:
    first = desk.hand_in()
    desk.back(first)
    desk.mend()
    second = Desk.hand_in(desk, "Pertemuan", "Kami bertemu di balai.\n")
    kept = desk.note(second, SARI, text="Di sana ada Yopi juga, dan kami datang.")
    assert desk.sign(second).behind.moved[0].id == kept.id
    assert desk.private(second)
    assert b"yopi" not in b"".join(_remembered(desk.library))


def test_what_history_has_already_is_left_and_told(desk: Desk) -> None:
    story = desk.hand_in()
    desk.note(story, text="Apakah Yopi tahu?")
    assert desk.sign(story).behind.known == ()
    desk.mend()
    done = desk.sign(story)
    assert [one.text for one in done.behind.known] == ["Apakah Yopi tahu?"]
    assert done.behind.moved == ()
    assert len(desk.shared(story)) == 1


def test_what_was_deleted_leaves_no_place_with_the_name(desk: Desk) -> None:
    story = desk.hand_in()
    body = desk.library.read(story).body
    at = body.index("Yopi")
    asked = desk.note(story, kind="question", text="Siapa ini?", quote=quote_of(body, at, at + 4))
    desk.note(story, kind="reply", reply_to=asked.id, text="Seorang paman.")
    desk.notes.apply(note_edit.delete(asked), BUDI)
    desk.back(story)
    desk.mend()
    desk.sign(story)
    assert b"yopi" not in desk.held()


def test_the_address_of_a_story_is_new_when_its_title_named_somebody(desk: Desk) -> None:
    story = desk.hand_in("Kisah Yopi")
    assert story == "kisah-yopi"
    note = desk.note(story, text="Terima kasih, ini jelas.")
    desk.back(story)
    again = desk.mend(title="Kisah seorang paman")
    assert again == "kisah-seorang-paman"
    done = desk.sign(again)
    assert done.published
    assert [one.id for one in desk.shared(again)] == [note.id]
    assert b"yopi" not in desk.held()
    assert not list(desk.library.folder.rglob("*yopi*"))


def test_a_story_that_another_program_renamed_back_is_not_published(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.desk.draft_submit.new_address", lambda *_: None)
    story = desk.hand_in("Kisah Yopi")
    desk.back(story)
    desk.mend(title="Kisah seorang paman")
    with pytest.raises(KnownError) as told:
        desk.sign(story)
    assert told.value.code == "named-by-folder"
    assert not _remembered(desk.library)


WORDS = st.text("abcdefghijklmnopqrstuvwxyzé", min_size=4, max_size=9).filter(str.isalpha)
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.title,
    lambda it: f"{it}nya",
    " ".join,
    lambda it: f"**{it}**",
    lambda it: f"media/{it}.png",
)


@given(word=WORDS, spelling=st.sampled_from(SPELLINGS), around=st.sampled_from(["", "Kata ", "dan "]))
def test_a_capitalised_name_is_found_in_every_spelling(word: str, spelling: Callable[[str], str], around: str) -> None:
    def text(body: str) -> StoryFile:
        return StoryFile.parse(f"---\nid: a\ntitle: A\n---\n\n{body}\n".encode(), "stories/a/a/story.md")

    earlier, signed = text(f"Kami bertemu {word.title()} di sana."), text("Kami bertemu di sana.")
    gone = telling_words(earlier) - words_in(signed)
    said = f"{around}{spelling(word.title())} ya"
    assert list(unsigned_words({"note": said}, gone))
    assert not list(unsigned_words({"note": said}, telling_words(earlier) - words_in(earlier)))


def _paths(library: Library) -> list[str]:
    repository = library.history._repository()
    return [one.path for one in _entries(repository.head.peel().tree)]


def _entries(tree: object, prefix: str = "") -> list[object]:
    found = []
    for one in tree:
        if one.type_str == "tree":
            found += _entries(one)
        else:
            found.append(type("Entry", (), {"path": prefix + one.name}))
    return found


def _remembered(library: Library) -> list[bytes]:
    """Everything that Git holds, in small letters; nothing where there is no story in it."""
    repository = library.history._repository() if library.history.exists else None
    found = [repository.read(oid)[1].lower() for oid in repository] if repository else []
    return [one for one in found if b"yopi" in one]
