"""Nothing grows faster than its input: what once froze the program, at a size, twice and four times it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.request_results import Request
from kb.anchors.anchor import anchor
from kb.annotation.annotation import Annotation, quote_of
from kb.base.problems import KnownError
from kb.importing.document import read_document
from kb.library.shipped_copy import copy_shipped
from kb.notes.note_threads import threads
from kb.reading import read
from kb.story.author import Author
from tests.hostile.fuzz_targets import TARGETS
from tests.hostile.growth import MOST, ratios
from ui.terminal.open_library import open_desk


def footnotes(size: int) -> str:
    return "Awal[^0].\n\n" + "".join(f"[^{number}]: lihat[^{number + 1}]\n\n" for number in range(size // 20))


@pytest.mark.parametrize("comment", ["<!--->", "<!-->", "<!-- -->", "<!--", "<!-- a --> "])
def test_comments_before_a_page(comment):
    """341 bytes of them once froze an import for ever."""
    assert (
        max(
            ratios(
                lambda text: read_document(f"{text}kata".encode(), "a.txt"), lambda size: comment * (size // 6), 1_000
            )
        )
        <= MOST
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(footnotes, id="footnotes-in-a-chain"),
        pytest.param(lambda size: "- a\n" * (size // 4), id="list-of-letters"),
        pytest.param(lambda size: "| a | b |\n|---|---|\n" + "| c | d |\n" * (size // 10), id="tall-table"),
        pytest.param(lambda size: "a" * size, id="one-word"),
        pytest.param(lambda size: "# a\n\n" * (size // 5), id="headings"),
    ],
)
def test_reading_a_story(text):
    assert max(ratios(read, text, 25_000)) <= MOST


@pytest.mark.parametrize(
    "text",
    [lambda size: "kata demi kata. " * (size // 16), lambda size: "x" * size, lambda size: "a b\n" * (size // 4)],
)
def test_quoting_and_finding_again(text):
    def find(old: str) -> None:
        quote = quote_of(old, len(old) // 2, len(old) // 2 + 40)
        anchor(quote, "Baru. " + old, old)
        anchor(quote, "Baru. " + old)

    assert max(ratios(find, text, 20_000)) <= MOST


@pytest.mark.parametrize("name", TARGETS)
def test_every_parser(name):
    """The list is that of the fuzzers: whoever adds a parser there has its growth looked at as well."""
    target = TARGETS[name]
    seed = max(target.seeds(), key=len).decode("utf-8", "replace")[:400]

    def parse(text: str) -> None:
        with contextlib.suppress(KnownError):
            target.feed(text.encode())

    for piece in (seed, '- [a](b) *c* <d "e": {f, 1}\n'):
        assert max(ratios(parse, lambda size, piece=piece: piece * (size // len(piece)), 2_500)) <= MOST


def test_no_footnote_is_lost_that_only_a_forgotten_one_mentions():
    plain = read("Teks.\n\n[^a]: Lihat juga[^b].\n\n[^b]: Kata yang tidak boleh hilang.\n").plain
    assert "Kata yang tidak boleh hilang" in plain


@pytest.fixture(scope="module")
def desk(shipped, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("rumah")))
        library = copy_shipped(tmp_path_factory.mktemp("pustaka") / "Pustaka", Author(name="Ratna"))
        opened = open_desk(library, "id")
    yield opened
    opened.close()


def letters(size: int) -> str:
    return " ".join("abcdefghij"[number * 7 % 10] for number in range(size // 2))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(letters, id="letters"),
        pytest.param(lambda size: "qwertz " * (size // 7), id="one-word-again-and-again"),
        pytest.param(lambda size: " OR ".join(["xyzx"] * (size // 8)), id="or"),
        pytest.param(lambda size: '"' + "zq xw " * (size // 6) + '"', id="quotation"),
        pytest.param(lambda size: "(" * size, id="brackets"),
        pytest.param(lambda size: "x" * size, id="one-long-word"),
        pytest.param(lambda size: "-".join("ab" for _ in range(size // 3)), id="tied-together"),
    ],
)
def test_a_question_that_finds_nothing(desk, text):
    """Four kilobytes of letters once took 21 seconds."""

    def ask(asked: str) -> None:
        desk.index.search(Request(text=asked, language="id", limit=20))

    ask("pemanasan")
    assert max(ratios(ask, text, 1_000)) <= MOST


def test_replies_to_replies_to_replies():
    def chained(size: int) -> str:
        return "x" * size

    def thread(text: str) -> None:
        notes = [Annotation(id=str(number), story="s", reply_to=str(number - 1)) for number in range(len(text))]
        (one,) = threads(notes[::-1])[:1]
        assert len(one.answers) == len(text) - 1

    assert max(ratios(thread, chained, 1_000)) <= MOST


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(-1, 12)), unique_by=lambda pair: pair[0]))
def test_every_note_stands_in_one_thread_below_what_it_answers(pairs):
    notes = [Annotation(id=f"{own:02}", story="s", reply_to=f"{of:02}") for own, of in pairs]
    known = {note.id: note for note in notes}
    found = threads(notes)
    assert sorted(one.id for thread in found for one in (thread.note, *thread.answers)) == sorted(known)
    for thread in found:
        for one in thread.answers:
            seen, at = [], one
            while at.id != thread.note.id:
                assert at.id not in seen
                seen.append(at.id)
                at = known[at.reply_to]
        ring, at = [], thread.note
        while at.reply_to in known and at.id not in ring:
            ring.append(at.id)
            at = known[at.reply_to]
        assert not ring or (at.id == thread.note.id == min(ring))
