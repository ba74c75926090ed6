"""Stories found by what stands in their margins: words and kinds of notes, counts that are true, answers that follow edits."""

from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine.segment_list import read_contents
from index.values.request_results import Completion, NotesAsked, QueryProblem, Request, Results
from tests.index.conftest import Shelf

_FRESH = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
KINDS = ("question", "lesson", "comment", "reply")
WORDS = ("kader", "kaderisasi", "desa", "pasar")


def found(shelf: Shelf, text: str, **more: object) -> set[str]:
    answer = shelf.open().search(Request(text=text, **more))
    assert isinstance(answer, Results), answer
    assert answer.total == len(answer.ids)
    return set(answer.ids)


def small(shelf: Shelf) -> None:
    shelf.add(
        "satu", "Cerita tentang pasar.", notes=[("question", "Mengapa kader desa berhenti?"), ("reply", "Pindah kota")]
    )
    shelf.add("dua", "Cerita tentang kader desa.", notes=[("lesson", "Mulai dari yang ada"), ("lesson", "Kader lama")])
    shelf.add("tiga", "Cerita tentang pertanyaan di pasar.")
    shelf.add("empat", notes=[("similar", "Ini pertanyaan kami juga: desa kader"), ("highlight", "")])
    shelf.build()


def test_words_in_notes_find_their_stories_and_nothing_else_does(shelf: Shelf) -> None:
    small(shelf)
    assert found(shelf, "catatan:kader") == {"satu", "dua", "empat"}
    assert found(shelf, "note:KAD") == {"satu", "dua", "empat"}
    assert found(shelf, 'catatan:"kader desa"') == {"satu"}
    assert found(shelf, 'catatan:"desa kad', typing=True) == {"satu", "empat"}
    assert found(shelf, "catatan:kota") == {"satu"}
    assert found(shelf, "catatan:pasar") == set()
    assert found(shelf, "pasar catatan:kader") == {"satu"}
    assert found(shelf, "pasar -catatan:kader") == {"tiga"}
    assert found(shelf, "catatan:lama OR catatan:kota") == {"satu", "dua"}
    assert found(shelf, "mulai") == set()


def test_a_kind_of_note_is_asked_for_by_its_name_and_its_word_in_quotation_marks(shelf: Shelf) -> None:
    small(shelf)
    assert found(shelf, "catatan:pertanyaan") == found(shelf, "note:question") == {"satu"}
    assert found(shelf, 'catatan:"pertanyaan"') == {"empat"}
    assert found(shelf, 'catatan:"pengalaman serupa"') == found(shelf, "note:similar") == {"empat"}
    assert found(shelf, "-catatan:pelajaran") == {"satu", "tiga", "empat"}


def test_a_field_without_words_waits_while_it_is_typed_and_then_says_so(shelf: Shelf) -> None:
    small(shelf)
    assert len(found(shelf, "catatan:", typing=True)) == 4
    problem = shelf.open().search(Request(text="catatan:"))
    assert isinstance(problem, QueryProblem) and (problem.start, problem.end) == (0, 8)


def test_the_field_its_kinds_and_its_words_are_offered(shelf: Shelf) -> None:
    small(shelf)
    index = shelf.open()

    def offered(text: str, language: str = "id") -> dict[str, Completion]:
        return {one.text: one for one in index.complete(text, len(text), language)}

    assert "catatan:" in offered("cata") and "note:" in offered("not", "en")
    kinds = offered("catatan:")
    assert kinds["pertanyaan"].count == 1 and kinds["pelajaran"].count == 1
    assert '"pengalaman serupa"' in offered("catatan:serup")
    assert offered("catatan:kad")["kader"].count == 3
    assert "lesson" in offered("note:les", "en")


def test_a_note_that_comes_or_goes_is_found_or_not_after_an_update(shelf: Shelf) -> None:
    small(shelf)
    shelf.add("tiga", "Cerita tentang pertanyaan di pasar.", notes=[("caution", "Hati-hati")])
    shelf.add("satu", "Cerita tentang pasar.")
    assert set(shelf.update()) == {"satu", "tiga"}
    assert found(shelf, "catatan:hati") == {"tiga"} and found(shelf, "catatan:kader") == {"dua", "empat"}
    answer = shelf.open().search(Request())
    assert isinstance(answer, Results)
    assert answer.facets["note"] == {"lesson": 1, "caution": 1, "similar": 1, "highlight": 1}
    assert shelf.update() == ()


NOTES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)), max_size=3
)


@_FRESH
@given(
    stories=st.lists(st.tuples(NOTES, st.sampled_from(["cerita", "pembelajaran"])), min_size=1, max_size=6),
    ticks=st.sets(st.sampled_from(KINDS[:3])),
    kind=st.none() | st.just("cerita"),
    word=st.none() | st.sampled_from(WORDS),
)
def test_counts_of_kinds_are_those_of_a_walk_over_all_stories(
    make_shelf: Callable[[], Shelf],
    stories: list[tuple[list[tuple[str, str]], str]],
    ticks: set[str],
    kind: str | None,
    word: str | None,
) -> None:
    shelf = make_shelf()
    for number, (notes, written) in enumerate(stories):
        shelf.add(f"s{number}", kind=written, notes=notes)
    shelf.build()
    request = Request(
        text=f"catatan:{word}" if word else "",
        ticks={"note": frozenset(ticks), **({"kind": frozenset({kind})} if kind else {})},
    )
    answer = shelf.open().search(request)
    assert isinstance(answer, Results)

    def fits(number: int, *, by_note: bool) -> bool:
        notes, written = stories[number]
        held = {name for name, _ in notes}
        said = word is None or any(one.startswith(word) for _, text in notes for one in text.split())
        return said and kind in (None, written) and (not by_note or not ticks or bool(held & ticks))

    rows = range(len(stories))
    assert set(answer.ids) == {f"s{n}" for n in rows if fits(n, by_note=True)}
    expected = Counter(
        name for n in rows if fits(n, by_note=False) for name in {one for one, _ in stories[n][0]} - {"reply"}
    )
    assert answer.facets["note"] == dict(expected)


def test_an_answer_tells_which_notes_were_asked_for(shelf: Shelf) -> None:
    small(shelf)
    index = shelf.open()

    def asked(text: str, **more: object) -> NotesAsked | None:
        answer = index.search(Request(text=text, **more))
        assert isinstance(answer, Results)
        return answer.notes

    assert asked('pasar catatan:kader catatan:"desa ini"') == NotesAsked("kader desa ini")
    assert asked("catatan:pertanyaan", ticks={"note": frozenset({"lesson"})}) == NotesAsked("", ("lesson", "question"))
    assert asked("pasar -catatan:kader") is None


def test_notes_are_still_found_when_segments_were_joined(shelf: Shelf) -> None:
    small(shelf)
    for number in range(12):
        shelf.add(f"lagi-{number}", notes=[("comment", f"nomor{number} kader desa")])
        shelf.update(f"lagi-{number}")
    index = shelf.open()
    parts = read_contents(next(path.parent for path in shelf.cache.rglob("contents.json"))).parts
    assert 1 < len(parts) < 13
    assert set(index.search(Request(text='catatan:"kader desa"')).ids) == {"satu", *(f"lagi-{n}" for n in range(12))}
    assert list(index.search(Request(text="catatan:nomor3")).ids) == ["lagi-3"]
    assert index.search(Request()).facets["note"]["comment"] == 12
