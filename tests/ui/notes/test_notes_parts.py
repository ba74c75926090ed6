"""The parts of the margin that need no window: threads, links, steps, words for time, what a form keeps."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.annotation.annotation import COLOURS, KINDS, Annotation, new_id, quote_of
from kb.notes import note_edit
from kb.story.author import Author
from ui.notes import note_links
from ui.notes.margin.card_content import content_of
from ui.notes.margin.note_marks import merged
from ui.notes.margin.placement import around
from ui.notes.note_draft import NoteDraft, Written, edit_of, is_enough, written_of
from ui.notes.note_kinds import COLOUR_FACES, KIND_FACES, OFFERED, face_of, word_for
from ui.notes.note_links import Target
from ui.notes.note_steps import NoteSteps
from ui.notes.placed_threads import Anchoring, threads_of
from ui.widgets import time_words

NOW = datetime(2026, 8, 17, 14, 5, tzinfo=UTC).astimezone()
PLAIN = "Warga menggambar peta sendiri di lantai balai."


def note(kind: str = "comment", **fields: object) -> Annotation:
    return msgspec.structs.replace(Annotation(id=new_id(), story="peta", kind=kind, created=NOW), **fields)


def test_threads_stand_in_reading_order_with_what_was_answered_to_them():
    late, early = (note(quote=quote_of(PLAIN, at, at + 5)) for at in (23, 0))
    whole, lost = note(), note(quote=quote_of(PLAIN, 6, 10))
    first = note("reply", reply_to=early.id, created=NOW)
    second = note("reply", reply_to=first.id, created=NOW + timedelta(1))
    agree = note("agree", reply_to=early.id, creator=Author("Bayu"))
    anchors = {late.id: Anchoring(23, 28, "certain"), early.id: Anchoring(0, 5, "moved"), lost.id: Anchoring()}
    found = threads_of([second, lost, late, agree, first, whole, early], anchors)
    assert [thread.note for thread in found] == [whole, early, late, lost]
    assert [thread.at.state for thread in found] == ["whole", "moved", "certain", "lost"]
    assert found[1].replies == (first, second) and found[1].people() == ["Bayu"]
    assert [thread.unplaced for thread in found] == [False, False, False, True]


def test_a_deleted_note_is_shown_only_while_somebody_answered_it():
    gone, answered = note(deleted=True), note(deleted=True)
    found = threads_of([gone, answered, note("reply", reply_to=answered.id)], {})
    assert [thread.note for thread in found] == [answered]


def test_an_answer_whose_note_is_gone_is_shown_by_itself_unless_it_was_taken_back():
    answer, said = note("reply", text="Kami juga", reply_to="gone"), note("agree", reply_to="gone", deleted=True)
    assert [(one.note, one.at.state) for one in threads_of([answer, said], {})] == [(answer, "whole")]
    assert "yang dijawabnya sudah tidak ada" in content_of(threads_of([answer], {})[0], "id", 240, PLAIN).foot


def test_answers_that_go_round_in_a_circle_are_one_conversation():
    one, two = note("reply"), note("reply")
    circle = [msgspec.structs.replace(one, reply_to=two.id), msgspec.structs.replace(two, reply_to=one.id)]
    (found,) = threads_of(circle, {})
    assert {found.note.id, *(reply.id for reply in found.replies)} == {one.id, two.id}


def test_an_unsure_note_goes_round_its_possible_places_in_the_order_of_the_text():
    at = Anchoring(20, 25, "unsure", ((40, 45), (3, 8)))
    assert at.candidates == ((3, 8), (20, 25), (40, 45))
    assert [at.turned(1).start, at.turned(1).turned(1).start, at.turned(-1).start] == [40, 3, 3]
    assert at.turned(1).candidates == at.candidates and at.turned(1).state == "unsure"
    assert Anchoring().candidates == ()


TITLES = st.text(st.characters(blacklist_characters="[]\n", blacklist_categories=("Cs",)), min_size=1, max_size=30)


@given(st.lists(st.tuples(TITLES, TITLES), max_size=4))
def test_links_are_kept_as_markdown_and_come_back_as_they_were_written(parts):
    addresses = {name: f"story:cerita-{at}" for at, (name, _) in enumerate(parts)}
    written = " ".join(f"{words} [[{name}]]" for name, words in parts)
    kept = note_links.keep(written, addresses)
    back, known = note_links.unkeep(kept)
    assert back == written and known == addresses
    assert "<script" not in note_links.rich(kept, "#0f6b66").replace("&lt;script", "")


def test_a_label_shows_words_as_words_and_only_our_links_as_links():
    shown = note_links.rich(
        "<b>x</b> [Peta](story:peta-benang) [y](javascript:alert) [z](file:///etc/passwd)", "#0f6b66"
    )
    assert shown.count("<a ") == 1 and 'href="story:peta-benang"' in shown
    assert "&lt;b&gt;" in shown and "<b>" not in shown


@pytest.mark.parametrize(
    ("before", "typed"),
    [("Lihat [[pet", "pet"), ("[[", ""), ("[[Peta]] lagi", None), ("[satu", None), ("[[a\nb", None)],
)
def test_two_brackets_begin_a_link(before: str, typed: str | None):
    assert note_links.begun(before) == typed


def test_titles_that_begin_so_come_first():
    targets = [Target("Buku peta", "story:a"), Target("Peta benang", "story:b"), Target("Koperasi", "story:c")]
    found = note_links.matching(note_links.in_order(targets), "peta")
    assert [target.name for target in found] == ["Peta benang", "Buku peta"]


@given(st.lists(st.text("aBc ", min_size=1, max_size=5), max_size=30), st.text("abC ", max_size=3))
def test_the_few_offered_titles_are_the_first_of_all_that_fit(names: list[str], typed: str):
    found = [one.name for one in note_links.matching(note_links.in_order(Target(name, "") for name in names), typed, 4)]
    start = typed.strip().casefold()
    fit = [name.casefold() for name in names]
    fit = [name for name in fit if name.startswith(start) or all(word in name for word in typed.casefold().split())]
    assert [name.casefold() for name in found] == sorted(fit, key=lambda name: (not name.startswith(start), name))[:4]


def test_steps_go_back_and_forward_and_a_new_one_forgets_what_was_ahead():
    steps, first, second = NoteSteps(), note_edit.add(note()), note_edit.add(note("question"))
    steps.did(first)
    steps.did(second)
    steps.undid(second.inverse())
    assert steps.to_undo == first
    assert (steps.to_redo.before, steps.to_redo.after) == (None, second.after)
    assert steps.to_redo.name.id == "Tambah pertanyaan"
    steps.redid(second)
    assert steps.to_undo == second and steps.to_redo is None
    steps.undid(second.inverse())
    steps.did(first)
    assert steps.to_redo is None


def test_only_so_many_steps_are_kept():
    steps = NoteSteps(longest=3)
    edits = [note_edit.add(note()) for _ in range(5)]
    for edit in edits:
        steps.did(edit)
    for edit in reversed(edits[2:]):
        assert steps.to_undo == edit
        steps.undid(edit.inverse())
    assert steps.to_undo is None


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=30), "baru saja"),
        (timedelta(hours=3), "hari ini"),
        (timedelta(days=1), "kemarin"),
        (timedelta(days=40), "8 Jul"),
        (timedelta(days=500), "2025"),
    ],
)
def test_time_is_said_in_plain_words(qapp, ago: timedelta, said: str):
    assert said in time_words.when(NOW - ago, "id", NOW)


def test_names_are_listed_as_one_would_say_them(qapp):
    assert time_words.names(["Ratna", "Bayu"], "id") == "Ratna dan Bayu"
    assert time_words.names(["Ratna", "Bayu", "Oka", "Siti"], "id") == "Ratna, Bayu, dan 2 lainnya"


def test_a_form_keeps_what_it_says_and_asks_for_enough():
    draft = NoteDraft("peta", "similar", quote_of(PLAIN, 0, 5))
    assert not is_enough(draft, Written()) and is_enough(draft, Written(region="32.12"))
    assert not is_enough(NoteDraft("peta", "question"), Written(text="  "))
    assert is_enough(NoteDraft("peta", "code"), Written(codes=("pendampingan",)))
    edit = edit_of(draft, Written(text=" Sama di sini ", region="32.12", period="2011", private=True))
    assert edit.before is None and edit.private and edit.after.text == "Sama di sini"
    assert (edit.after.region, edit.after.period, edit.after.quote) == ("32.12", "2011", draft.quote)
    again = edit_of(
        NoteDraft("peta", "similar", base=edit.after), written_of(NoteDraft("peta", "similar", base=edit.after))
    )
    assert again.after == edit.after and again.before == edit.after


def test_an_answer_to_a_private_note_is_private_too():
    secret = note(private=True)
    draft = NoteDraft("peta", "reply", to=secret)
    assert edit_of(draft, written_of(draft)).after.private


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 12)), max_size=30))
def test_marks_that_overlap_become_one_and_cover_the_same_letters(rows):
    spans = [(start, start + length) for start, length in rows]
    made = merged(spans)
    assert {at for span in spans for at in range(*span)} == {at for span in made for at in range(*span)}
    assert all(left[1] < right[0] for left, right in pairwise(made))


def test_every_kind_has_a_face_and_every_key_means_one_thing():
    keys = [face.key for face in COLOUR_FACES.values()] + [KIND_FACES[kind].key for kind in OFFERED]
    assert len(set(keys)) == len(keys) == 10 and all(keys)
    assert set(COLOUR_FACES) == set(COLOURS) and set(KINDS) <= set(KIND_FACES)
    looks = {face.underline for face in COLOUR_FACES.values()}
    assert len(looks) == len(COLOURS), "told apart without colours"
    assert word_for(note("highlight", colour="doubtful"), "id") == "Diragukan"
    assert face_of(note("highlight")) == COLOUR_FACES["important"]


def test_old_words_are_shown_as_they_stood_with_no_space_that_was_not_there():
    text = "Kami mendengar (dahulu), lalu menulis bersama apa yang hendak dicapai bersama-sama."
    at = text.index("dahulu")
    assert around(quote_of(text, at, at + 6)) == "…Kami mendengar (“dahulu”), lalu menulis bersama apa…"
    assert around(quote_of("satu dua", 0, 4)) == "“satu” dua…"
