"""The list of stories: model, painting, keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from index.values.request_results import Excerpt, Hit, Request, Results
from kb.story.story_card import Card, Change
from tests.ui.find_fakes import FakeSession, make_cards
from ui.find.results_column import ResultsColumn
from ui.find.results_model import CHUNK, ResultRole, ResultsModel
from ui.widgets.text_layout import Frame, lay_out
from ui.widgets.theme import DARK, LIGHT, apply_theme

ODD_TITLES = (
    "",
    " ",
    "😀" * 120,
    "a😀b peta 👩‍👩‍👧 dan peta",
    "قصة عن خريطة peta في القرية",
    "Satukatapanjangsekalitanpaspasi" * 12,
    "Baris\nbaru\u2028dan\ttab",
    "<b>bukan</b> &amp; HTML",
    "e\u0301" * 80,
)


def many_cards(count: int) -> list[Card]:
    cards = make_cards()
    return [
        Card(id=f"c-{n}", path="", title=f"{cards[n % 30].title} {n}", summary=cards[n % 30].summary, words=800)
        for n in range(count)
    ]


@pytest.fixture
def dress(qapp):
    """Put a theme in force, and take the style sheet away afterwards: it makes every later window slow to build."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield lambda theme: apply_theme(qapp, theme)
    apply_theme(qapp, LIGHT)
    qapp.setStyleSheet("")


@pytest.fixture
def session(qapp) -> FakeSession:
    return FakeSession()


def test_the_model_obeys_qt(session, qtmodeltester):
    model = ResultsModel(session)
    qtmodeltester.check(model)
    model.set_results(session.results(Request(text="peta")))
    qtmodeltester.check(model)
    model.add_hits(0, (session.hit(session.catalogue.known[model.ids[0]], Request(text="anak")),))
    model.set_results(None)
    qtmodeltester.check(model)


def test_a_row_says_what_the_card_shows(session):
    model = ResultsModel(session)
    model.set_results(session.results(Request(text="peta")))
    row = model.index(1).data(ResultRole.ROW)
    assert row.title == "Menjaring anak jalanan di Stasiun Senen"
    assert [tag.label for tag in row.chips] == ["Jakarta Pusat", "Anak jalanan", "Manajemen kasus"]
    assert row.meta == "2002–2003 · 4 mnt"
    assert row.notes == (("comment", 5),)
    assert row.stage == "Asesmen"
    assert [row.excerpt[a:b] for a, b in row.spans] == ["peta"]
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Menjaring anak jalanan di Stasiun Senen, Jakarta Pusat, 2002–2003, 5 Komentar"


def test_a_period_that_goes_on_says_since_when(session):
    model = ResultsModel(session)
    model.set_results(session.results(Request()))
    assert model.index(10).data(ResultRole.ROW).meta.startswith("sejak 2005 · ")


def test_cards_are_fetched_only_where_one_looks(qapp):
    session = FakeSession(many_cards(500))
    model = ResultsModel(session)
    model.set_results(session.results(Request()))
    assert session.catalogue.asked == []
    model.index(0).data(ResultRole.ROW)
    model.index(5).data(ResultRole.ROW)
    model.index(310).data(ResultRole.ROW)
    assert session.catalogue.asked == [CHUNK, CHUNK]


def test_excerpts_below_the_first_are_asked_for_once_and_shown(qapp):
    session = FakeSession(many_cards(200))
    model = ResultsModel(session)
    asked = []
    model.hits_requested.connect(lambda start, stop: asked.append((start, stop)))
    model.set_results(session.results(Request(text="peta")))
    model.show_rows(0, 8)
    model.show_rows(28, 36)
    model.show_rows(30, 40)
    assert asked == [(30, 60)]
    assert model.index(30).data(ResultRole.ROW).spans == ()
    model.add_hits(30, (Hit(model.ids[30], 1.0, Excerpt("kata baru", ((0, 4),))),))
    assert model.index(30).data(ResultRole.ROW).excerpt == "kata baru"


def test_late_excerpts_of_an_older_question_change_nothing(session):
    model = ResultsModel(session)
    model.set_results(session.results(Request(text="peta")))
    before = model.index(0).data(ResultRole.ROW)
    model.add_hits(0, (Hit("lain", 1.0, Excerpt("dari pertanyaan lama")),))
    model.add_hits(999, (Hit("lain", 1.0, Excerpt("jauh di luar")),))
    assert model.index(0).data(ResultRole.ROW) is before


def test_a_changed_story_is_read_again(session):
    column = ResultsColumn(session)
    session.answer(Request())
    first = column.model.ids[0]
    assert column.model.index(0).data(ResultRole.ROW).title == "Peta benang dari Pulau Seram"
    session.catalogue.known[first] = Card(id=first, path="", title="Judul baru")
    session.changed.emit(Change(changed=(first,)))
    assert column.model.index(0).data(ResultRole.ROW).title == "Judul baru"


def test_a_story_that_is_gone_leaves_a_row_without_a_crash(session):
    model = ResultsModel(session)
    model.set_results(session.results(Request()))
    session.catalogue.known.clear()
    assert model.index(0).data(ResultRole.ROW).title == model.ids[0]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_odd_texts_are_painted(qtbot, dress, theme):
    dress(theme)
    session = FakeSession([Card(id="x", path="", title="")])
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(380, 400)
    column.show()
    for title in ODD_TITLES:
        whole = ((0, len(title)), (3, 5), (-1, 400))
        session.catalogue.known["x"] = Card(
            id="x", path="", title=title, summary=title, regions=("31.72",), issues=("isu.anak",), methods=("lain",)
        )
        session.changed.emit(Change(changed=("x",)))
        hit = Hit("x", 1.0, Excerpt(title, whole, "tah.asesmen"), whole)
        session.results_changed.emit(Results(request=Request(), total=1, ids=("x",), hits=(hit,), facets={}, years={}))
        assert not column.grab().isNull()


def test_a_long_text_ends_within_its_lines(qapp):
    for text in ("kata " * 200, "x" * 900, "😀" * 300, "peta"):
        frame = Frame(qapp.font(), 200, 20, 2)
        layout = lay_out(text, frame, [])
        assert layout.lineCount() <= 2
        assert layout.text() == text or layout.text().endswith("…")
        assert max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())) <= 200.5


def test_painting_changes_with_the_theme(qtbot, qapp, dress, session):
    dress(LIGHT)
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(400, 500)
    column.show()
    session.answer(Request(text="peta"))
    light = column.grab().toImage()
    dress(DARK)
    qapp.sendPostedEvents()
    dark = column.grab().toImage()
    assert light.pixelColor(4, 300) == LIGHT.panel
    assert dark.pixelColor(4, 300) == DARK.panel
    assert any(dark.pixelColor(x, 100) == DARK.card for x in range(dark.width()))
    assert not any(dark.pixelColor(x, y) == LIGHT.mark for x in range(24, 120) for y in range(60, 400, 2))


def test_a_larger_font_makes_higher_cards(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    session.answer(Request())
    before = column.view.sizeHintForRow(0)
    font = column.view.font()
    font.setPixelSize(24)
    column.view.setFont(font)
    assert column.view.sizeHintForRow(0) > before + 20


def test_keys_walk_and_open(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(400, 500)
    column.show()
    session.answer(Request(text="peta"))
    column.focus_list()
    assert column.view.selected_id() == column.model.ids[0]
    QTest.keyClick(column.view, Qt.Key.Key_Down)
    QTest.keyClick(column.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(column.story_requested) as opened:
        QTest.keyClick(column.view, Qt.Key.Key_Return)
    assert opened.args == [column.model.ids[2]]
    QTest.keyClick(column.view, Qt.Key.Key_End)
    assert column.view.selected_id() == column.model.ids[-1]
    QTest.keyClick(column.view, Qt.Key.Key_Home)
    assert column.view.selected_id() == column.model.ids[0]


def test_the_keyboard_goes_on_to_the_list_when_stories_come(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.show()
    column.activateWindow()
    column.focus_list()
    qtbot.waitUntil(column.notice.holds_focus)
    session.answer(Request())
    assert column.view.hasFocus()
    assert column.view.selected_id() == column.model.ids[0]
    session.answer(Request(text="gurita", ticks={"region": frozenset({"31"})}))
    column.focus_list()
    session.answer(Request())
    assert column.view.hasFocus()


def test_a_click_opens(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(400, 500)
    column.show()
    session.answer(Request())
    place = column.view.visualRect(column.model.index(1)).center()
    with qtbot.waitSignal(column.story_requested) as opened:
        QTest.mouseClick(column.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened.args == [column.model.ids[1]]


def test_the_story_being_read_stays_marked_while_typing(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    session.answer(Request())
    column.select_story("cerita-5")
    session.answer(Request(text="peta"))
    assert column.view.selected_id() == "cerita-5"
    session.answer(Request(text="gurita"))
    session.answer(Request(text="kelompok"))
    assert column.view.selected_id() == "cerita-5"


def test_scrolling_asks_for_more_excerpts(qtbot):
    session = FakeSession(many_cards(300))
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(400, 600)
    column.show()
    session.answer(Request(text="peta"))
    column.view.scrollToBottom()
    qtbot.waitUntil(lambda: bool(session.wanted))
    last = len(column.model.ids) - 1
    assert session.wanted[-1][1] == last + 1
    assert column.model.index(last).data(ResultRole.ROW).spans


def test_a_new_question_starts_at_the_top_and_the_same_one_stays(qtbot):
    session = FakeSession(many_cards(300))
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    column.resize(400, 600)
    column.show()
    session.answer(Request())
    bar = column.view.verticalScrollBar()
    bar.setValue(1200)
    session.answer(Request())
    assert bar.value() == 1200
    session.answer(Request(text="peta"))
    assert bar.value() == 0


def test_cards_do_not_paint_a_chip_over_the_meta_text(qtbot, session):
    column = ResultsColumn(session)
    qtbot.addWidget(column)
    for width in (300, 340, 420, 700):
        column.resize(width, 400)
        column.show()
        session.answer(Request(text="peta"))
        picture: QPixmap = column.grab()
        assert picture.width() == width
