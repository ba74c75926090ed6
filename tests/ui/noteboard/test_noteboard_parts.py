"""The page of notes in its parts: what is asked, where typed words stand, headings between lessons, a list that grows."""

from types import SimpleNamespace

from PySide6.QtCore import QModelIndex, Qt

from kb.annotation.annotation import Annotation, Kind
from kb.notes.note_lists import NoteFilter, NoteRow, Theme
from kb.story.story_card import Card
from ui.noteboard.note_model import LinesModel, NoteRole, found_in
from ui.noteboard.note_queries import _themed
from ui.noteboard.note_wish import Board, BoardWish, Group, More, NoteItem


def row(name: str, kind: Kind = "comment", issue: str = "") -> NoteRow:
    card = Card(id="cerita", path="stories/ce/cerita/story.md", title="Cerita", issues=(issue,) if issue else ())
    note = Annotation(id=name, story="cerita", kind=kind, text=name)
    return NoteRow(note=note, card=card, path="", answers=0, agreeing=0, certainty="", start=-1, end=-1)


def board(*lines: NoteItem | Group, total: int = 0, wish: BoardWish | None = None) -> Board:
    asked = wish or BoardWish()
    return Board(wish=asked, lines=lines, total=total or len(lines))


def model() -> LinesModel:
    session = SimpleNamespace(language="id", title=lambda card: card.title)
    return LinesModel(session, {"bel.berbagi": "Berbagi", "isu.anak": "Anak"}.get)


def test_a_tab_settles_what_its_facets_would_ask_and_keeps_the_other_ticks() -> None:
    wish = BoardWish().turned("kind", "comment").turned("person", "Budi").turned("audience", "private")
    assert wish.filter() == NoteFilter(kinds=("comment",), people=("Budi",), states=("private",))
    questions = BoardWish(tab="questions", ticks=wish.ticks, words="kader", mine="Budi")
    assert questions.filter() == NoteFilter(people=("Budi",), states=("open", "private"), words="kader", mine="Budi")
    assert BoardWish(tab="lessons", ticks=wish.ticks).filter().kinds == ("lesson",)
    assert BoardWish(tab="unplaced").filter().states == ("unsure", "lost")
    assert wish.turned("kind", "comment").turned("person", "Budi").turned("audience", "private") == BoardWish()
    assert not BoardWish(tab="questions", ticks={"kind": frozenset({"comment"})}).narrowed


def test_typed_words_are_marked_where_words_begin_like_them_whatever_their_letters() -> None:
    text = "Kader dan KADERisasi, bukan sekader"
    assert [text[a:b] for a, b in found_in(text, "kader")] == ["Kader", "KADERisasi"]
    assert found_in(text, "  ?! ") == ()
    assert [text[a:b] for a, b in found_in(text, "dan kaderi")] == ["dan", "KADERisasi"]


def test_lessons_without_a_theme_are_gathered_by_what_their_stories_are_about() -> None:
    rows = (row("a", "lesson"), row("b", "lesson", "isu.anak"), row("c", "lesson", "isu.anak"))
    lines = list(_themed(SimpleNamespace(), Theme("", 3, rows)))
    heads = [line for line in lines if isinstance(line, Group)]
    assert heads == [Group(code="", total=2, issue="isu.anak"), Group(code="", total=1)]
    assert [model().heading(head) for head in heads] == ["Belum diberi tema · Anak", "Belum diberi tema"]
    cut = list(_themed(SimpleNamespace(), Theme("", 9, rows)))
    assert cut[0] == Group(code="", total=9) and len(cut) == 4


def test_the_list_asks_for_more_once_and_takes_only_what_goes_on(qtmodeltester) -> None:
    checked, shown, asked = model(), model(), []
    checked.set_board(board(NoteItem(row=row("a")), NoteItem(row=row("b"))))
    qtmodeltester.check(checked)
    shown.more_requested.connect(asked.append)
    shown.set_board(board(NoteItem(row=row("a")), total=3))
    assert shown.canFetchMore(QModelIndex())
    shown.fetchMore(QModelIndex())
    assert asked == [1] and not shown.canFetchMore(QModelIndex())
    shown.add(More(wish=BoardWish(), start=2, lines=(NoteItem(row=row("x")),)))
    assert shown.rowCount() == 1
    shown.add(More(wish=BoardWish(), start=1, lines=(NoteItem(row=row("b")), NoteItem(row=row("c")))))
    assert shown.rowCount() == 3 and not shown.canFetchMore(QModelIndex()) and shown.row_of("c") == 2


def test_headings_are_walked_over_and_notes_say_what_they_are() -> None:
    shown = model()
    lines = (Group(code="bel.berbagi", total=1), NoteItem(row=row("Mulai kecil", "lesson")))
    shown.set_board(board(*lines, wish=BoardWish(tab="lessons")))
    assert shown.flags(shown.index(0)) == Qt.ItemFlag.NoItemFlags and shown.first() == 1
    assert shown.index(0).data() == "Berbagi" and shown.index(1).data(NoteRole.LINE) is lines[1]
    spoken = shown.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Pelajaran, Mulai kecil, Tanpa nama, dalam cerita “Cerita”"


def test_a_long_answer_is_given_to_the_view_in_small_parts() -> None:
    shown, asked = model(), []
    shown.more_requested.connect(asked.append)
    shown.set_board(board(*(NoteItem(row=row(f"n{n}")) for n in range(50)), total=60))
    assert shown.rowCount() == 20
    assert shown.row_of("n35") == 35 and shown.rowCount() == 40 and shown.row_of("nowhere") == -1
    shown.fetchMore(QModelIndex())
    assert shown.rowCount() == 50 and asked == []
    shown.fetchMore(QModelIndex())
    shown.add(More(wish=BoardWish(), start=50, lines=tuple(NoteItem(row=row(f"m{n}")) for n in range(10))))
    assert asked == [50] and shown.rowCount() == 60 and not shown.canFetchMore(QModelIndex())
