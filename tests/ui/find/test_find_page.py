"""The whole page as a person uses it: type, tick, drag, take back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from index.values.request_results import Request
from tests.ui.find_fakes import English, FakeSession
from ui.find.facet_view import FacetView, arrow_box
from ui.find.facets_panel import WIDTH
from ui.find.find_page import FindPage

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qapp) -> FakeSession:
    return FakeSession()


@pytest.fixture
def page(qtbot, session) -> FindPage:
    made = FindPage(session)
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show()
    return made


def rows(page: FindPage, facet: str) -> list[str]:
    return [f"{'☑' if row.ticked else '☐'} {row.label} {row.count}" for row in page.facets.lists[facet].model.rows]


def click_row(view: FacetView, number: int, x: int = 40) -> None:
    box = view.visualRect(view.model().index(number, 0))
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(x, box.center().y()))


def test_it_asks_at_once_and_shows_everything(page, session):
    assert session.asked[0] == Request()
    assert page.header._count.text() == "30 cerita"
    assert rows(page, "method")[0] == "☐ Advokasi 6"


def test_every_key_asks(page, session):
    session.asked.clear()
    for text in ("p", "pe", "pet", "peta"):
        page.set_text(text)
    assert [request.text for request in session.asked] == ["p", "pe", "pet", "peta"]
    assert page.header._words.text() == "untuk “peta”"
    page.set_text("peta")
    assert len(session.asked) == 4


def test_a_click_anywhere_in_a_row_ticks_it(qtbot, page, session):
    click_row(page.facets.lists["method"].view, 1, x=140)
    assert page.request().ticks == {"method": frozenset({"met.kelompok"})}
    assert session.asked[-1] == page.request()
    assert rows(page, "method")[1].startswith("☑")
    assert page.header._count.text() == "6 cerita"
    click_row(page.facets.lists["method"].view, 1)
    assert page.request().ticks == {}


def test_counts_follow_the_ticks_of_other_facets(page):
    before = rows(page, "method")
    page.tick("region", "31")
    assert rows(page, "method") != before
    assert rows(page, "region")[0] == "☑ Jakarta 4"


def test_space_ticks_and_arrows_walk_and_open(page):
    view = page.facets.lists["region"].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert rows(page, "region")[1:4] == ["☐ Jawa Barat 4", "☐ Indramayu 2", "☐ Kota Bandung 2"]
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert page.request().ticks == {"region": frozenset({"32.12"})}
    assert view.current_value() == "32.12"
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert rows(page, "region")[1:4] == ["☐ Jawa Barat 4", "☑ Indramayu 2", "☐ Aceh 2"]


def test_the_arrow_opens_without_ticking(page):
    view = page.facets.lists["region"].view
    box = arrow_box(view.visualRect(view.model().index(1, 0)))
    QTest.mouseClick(view.viewport(), LEFT, NONE, box.center())
    assert "☐ Indramayu 2" in rows(page, "region")
    assert page.request().ticks == {}


def test_tab_goes_from_facet_to_facet(page):
    first, second = page.facets.lists["issue"], page.facets.lists["method"]
    first.view.setFocus()
    QTest.keyClick(first.view, Qt.Key.Key_Tab)
    if first._more.hasFocus():
        QTest.keyClick(first._more, Qt.Key.Key_Tab)
    assert second.view.hasFocus()


def test_rows_are_named_for_screen_readers(page):
    page.facets.lists["region"]._open("32", True)
    page.tick("region", "32.12")
    model = page.facets.lists["region"].model
    spoken = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert spoken == [
        "Jakarta, 4 cerita, tidak dicentang, tertutup",
        "Jawa Barat, 4 cerita, tidak dicentang, terbuka",
        "Indramayu, 2 cerita, dicentang",
    ]


def test_show_all_opens_in_place_with_a_filter(qtbot, page):
    facet = page.facets.lists["region"]
    assert facet._more.text() == "Tampilkan semua (13)"
    assert len(facet.model.rows) == 6
    facet._more.click()
    assert len(facet.model.rows) == 13
    facet._filter.setText("indra")
    assert [row.label for row in facet.model.rows] == ["Jawa Barat", "Indramayu"]
    facet._more.click()
    assert len(facet.model.rows) == 6
    assert facet._filter.isHidden()


@pytest.mark.parametrize("words", ["odhiv", "living with", "ORANG dengan", "Híd HIV"])
def test_the_filter_knows_every_name_of_a_concept(page, words):
    facet = page.facets.lists["issue"]
    facet._more.click()
    facet._filter.setText(words)
    found = [row.label for row in facet.model.rows]
    assert found == ([] if words.startswith("H") else ["Orang dengan HIV"])


def test_facet_rows_obey_qt(page, qtmodeltester):
    model = page.facets.lists["issue"].model
    qtmodeltester.check(model)
    page.set_text("peta")
    page.tick("issue", "isu.anak")
    qtmodeltester.check(model)


def test_stages_stand_in_the_order_of_the_process(page):
    assert rows(page, "stage") == ["☐ Asesmen 30", "☐ Intervensi 30", "☐ Evaluasi 15"]


def test_pills_take_one_tick_back(qtbot, page):
    page.set_ticks({"region": ["31", "32"], "method": ["met.kasus"]}, (2000, 2010))
    pills = page.header.pills()
    assert [pill.text() for pill in pills] == ["Jakarta", "Jawa Barat", "Manajemen kasus", "2000–2010"]
    assert pills[0].accessibleName() == "Hapus saringan Wilayah: Jakarta"
    QTest.mouseClick(pills[1], LEFT)
    assert page.request().ticks == {"region": frozenset({"31"}), "method": frozenset({"met.kasus"})}
    QTest.keyClick(page.header.pills()[-1], Qt.Key.Key_Delete)
    assert page.request().years is None
    page.header.ticks.clear_requested.emit()
    assert page.request().ticks == {}
    assert page.header.pills() == []


def test_many_pills_hide_behind_more(page):
    page.set_ticks({"region": [f"{n}.01" for n in range(11, 31)]})
    assert len(page.header.pills()) == 8
    page.header.ticks.show_all()
    assert len(page.header.pills()) == 20


def test_the_order_is_chosen_from_a_menu(page, session):
    action = next(one for one in page.header._sorts.actions() if one.data() == "title")
    assert page.header.sort.text() == "Paling relevan"
    action.trigger()
    assert session.asked[-1].sort == "title"
    assert page.header.sort.text() == "Judul"
    assert page.header.sort.accessibleName() == "Urutan: Judul"


def bar_place(page: FindPage, year: int) -> QPoint:
    histogram = page.facets.years.histogram
    number = next(n for n, one in enumerate(histogram.bars) if one.first <= year <= one.last)
    return histogram.bar_box(number).center().toPoint()


def test_dragging_over_the_bars_chooses_a_period(page):
    histogram = page.facets.years.histogram
    QTest.mousePress(histogram, LEFT, NONE, bar_place(page, 2008))
    QTest.mouseMove(histogram, bar_place(page, 2004))
    QTest.mouseMove(histogram, bar_place(page, 2001))
    assert page.request().years is None
    QTest.mouseRelease(histogram, LEFT, NONE, bar_place(page, 2001))
    assert page.request().years == (2001, 2008)
    assert page.facets.years._range.text() == "2001–2008"


def test_a_click_chooses_a_bar_and_a_double_click_takes_it_back(page):
    histogram = page.facets.years.histogram
    QTest.mouseClick(histogram, LEFT, NONE, bar_place(page, 2003))
    assert page.request().years == (2003, 2003)
    QTest.mouseDClick(histogram, LEFT, NONE, bar_place(page, 2003))
    assert page.request().years is None


def test_the_small_cross_takes_the_period_back(page):
    page.set_ticks({}, (2000, 2004))
    page.facets.years._clear.click()
    assert page.request().years is None
    assert page.facets.years._clear.isHidden()


def test_years_by_keys(page):
    histogram = page.facets.years.histogram
    histogram.setFocus()
    QTest.keyClick(histogram, Qt.Key.Key_Right)
    QTest.keyClick(histogram, Qt.Key.Key_Right)
    QTest.keyClick(histogram, Qt.Key.Key_Right, SHIFT)
    assert page.request().years == (1996, 1997)
    assert histogram.accessibleDescription().startswith("1996–1997.")
    QTest.keyClick(histogram, Qt.Key.Key_Escape)
    assert page.request().years is None
    assert histogram.accessibleDescription().startswith("semua tahun.")


def test_a_click_on_the_map_ticks_the_province(page):
    bubble = next(one for one in page.facets.map.bubbles if one.code == "91")
    assert page.facets.map.tip(bubble) == "Papua: 2 cerita"
    QTest.mouseClick(page.facets.map, LEFT, NONE, bubble.at.toPoint())
    assert page.request().ticks == {"region": frozenset({"91"})}
    assert "Jakarta 4" in page.facets.map.accessibleDescription()


def test_a_click_on_the_sea_does_nothing(page, session):
    asked = len(session.asked)
    assert page.facets.map.bubble_at(QPointF(1, 1)) is None
    QTest.mouseClick(page.facets.map, LEFT, NONE, QPoint(1, 1))
    assert len(session.asked) == asked


def test_nothing_found_is_said_in_words_with_a_way_out(qtbot, page):
    page.set_ticks({"region": ["81"]})
    page.set_text("gurita")
    words = page.results.notice.words()
    assert "Tidak ada cerita untuk “gurita”" in words
    assert "Wilayah: Maluku" in words
    with qtbot.waitSignal(page.text_requested) as said:
        page.results.notice._clear_text.click()
    assert said.args == [""]
    assert page.request() == Request(ticks={"region": frozenset({"81"})})
    page.set_text("gurita")
    page.results.notice._clear.click()
    assert page.request().ticks == {}
    assert page.results.notice._clear.isHidden()


def test_an_empty_library_says_so(qtbot):
    page = FindPage(FakeSession([]))
    qtbot.addWidget(page)
    assert page.results.notice.words() == "Pustaka ini belum berisi cerita"


def test_a_typing_slip_keeps_the_old_stories(page):
    page.set_text("peta")
    before = page.results.model.ids
    page.set_text('peta "anak')
    assert page.results.model.ids == before
    assert not page.header.problem.isHidden()
    assert page.header.problem.text() == '‘"anak’: Tanda kutip ini belum ditutup. Tambahkan tanda kutip di akhir.'
    page.set_text('peta "anak"')
    assert page.header.problem.isHidden()


def test_before_the_first_answer_the_reading_is_told(qtbot):
    session = FakeSession()
    session.silent = True
    page = FindPage(session)
    qtbot.addWidget(page)
    session.progress_changed.emit(120, 500)
    assert "120 dari 500 cerita sudah dibaca." in page.results.notice.words()
    session.answer(page.request())
    session.progress_changed.emit(130, 500)
    assert page.results._stack.currentWidget() is page.results.view


def test_without_a_library_it_says_so_and_asks_nothing(qtbot):
    session = FakeSession()
    session.is_open = False
    page = FindPage(session)
    qtbot.addWidget(page)
    page.set_text("peta")
    assert session.asked == []
    assert "Belum ada pustaka" in page.results.notice.words()
    session.is_open = True
    session.opened.emit()
    assert session.asked == [Request(text="peta", typing=True)]


def test_another_library_begins_without_the_old_ticks(page, session):
    page.tick("region", "31")
    session.opened.emit()
    assert page.request().ticks == {}
    session.is_open = False
    session.closed.emit()
    assert page.results.model.ids == ()
    assert rows(page, "region") == []


def test_the_language_switches_live(qtbot, qapp, page, session):
    page.tick("method", "met.kelompok")
    english = English()
    session.set_language("en")
    qapp.installTranslator(english)
    qapp.sendPostedEvents()
    try:
        assert page.request().language == "en"
        assert page.header._count.text() == "6 stories"
        assert page.header.sort.text() == "Most relevant"
        assert [pill.text() for pill in page.header.pills()] == ["Peer groups"]
        assert "☐ Outreach 6" in rows(page, "method")
        assert page.facets.lists["kind"].view.accessibleName() == "Kind"
        assert page.results.model.index(0).data() == "Story 0: a map of thread"
    finally:
        qapp.removeTranslator(english)
        session.set_language("id")
    qapp.sendPostedEvents()
    assert page.header._count.text() == "6 cerita"
    assert "☐ Penjangkauan 6" in rows(page, "method")


def test_narrow_windows_have_the_facets_in_a_drawer(qtbot, page):
    page.set_narrow(True)
    assert not page.facets.isVisible()
    page.header.filters.click()
    assert page.facets.isVisible()
    assert page.facets.width() == 280
    click_row(page.facets.lists["method"].view, 0)
    assert page.header.filters.text() == "Saringan (1)"
    QTest.keyClick(page._drawer, Qt.Key.Key_Escape)
    assert not page.facets.isVisible()
    assert page.header.filters.hasFocus()
    page.header.filters.click()
    QTest.mouseClick(page._drawer, LEFT, NONE, QPoint(500, 300))
    assert not page.facets.isVisible()
    page.set_narrow(False)
    assert page.facets.isVisible()
    assert page.facets.width() == WIDTH


def test_clear_takes_everything_back(qtbot, page):
    page.set_text("peta")
    page.tick("region", "31")
    with qtbot.waitSignal(page.request_changed):
        page.clear()
    assert page.request() == Request()


def test_every_control_has_a_name(page):
    page.set_text("peta")
    page.tick("region", "31")
    nameless = [
        one
        for one in page.findChildren(type(page.header.sort)) + page.header.pills() + page.findChildren(FacetView)
        if one.isVisible() and not (one.accessibleName() or one.text())
    ]
    assert nameless == []
