"""The search field and what it offers: the plain way, the quiet continuation, the list, the wave under a mistake."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from index.values.request_results import Request
from tests.ui.understand_fakes import UnderstandingSession
from ui.find.find_page import FindPage
from ui.find.search_offers import matching
from ui.shell.search_field import SearchField
from ui.shell.search_help import SearchHelp
from ui.shell.search_marks import room, wrong_stretch
from ui.widgets.theme import theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


class Window(QWidget):
    """Field, list and page as the real window joins them."""

    def __init__(self, session: UnderstandingSession) -> None:
        super().__init__()
        self.session = session
        self.field, self.page, self.other = SearchField(), FindPage(session), QPushButton("lain")
        column = QVBoxLayout(self)
        for part in (self.field, self.other, self.page):
            column.addWidget(part)
        self.help = SearchHelp(self.field, session)
        self.field.text_changed.connect(self.page.set_text)
        self.field.results_requested.connect(self.page.focus_results)
        self.page.text_requested.connect(self.field.set_text_silently)
        session.saved.open_requested.connect(self.page.open_question)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.field, letter)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.field, key, held)

    def lines(self) -> list[str]:
        return [one.label for one in self.help.list.offers]

    def chosen(self) -> str:
        one = self.help.list.chosen()
        return one.label if one else ""


@pytest.fixture
def window(qapp, qtbot) -> Window:
    made = Window(UnderstandingSession())
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()
    return made


def test_the_plain_way_is_type_down_enter(window, qtbot):
    window.type("peta")
    assert window.lines() == [] and window.session.asked[-1].text == "peta"
    window.press(KEY.Key_Down)
    assert window.page.results.view.hasFocus()
    with qtbot.waitSignal(window.page.story_requested):
        QTest.keyClick(window.page.results.view, KEY.Key_Return)


def test_enter_goes_to_the_results_whatever_stands_in_quiet_letters(window):
    window.type("man")
    assert window.field.ghost == "ajemen kasus"
    window.press(KEY.Key_Return)
    assert window.field.text() == "man" and window.field.ghost == ""
    assert not window.field.hasFocus()


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_End])
def test_the_quiet_letters_are_taken_with_one_key(window, key):
    window.type("man")
    window.press(key)
    assert window.field.text() == "Manajemen kasus" and window.field.hasFocus()
    assert window.session.asked[-1].text == "Manajemen kasus"
    window.field.undo()
    assert window.field.text() == "man", "it can be undone like typing"


def test_tab_goes_on_to_what_follows_and_changes_no_word(window):
    window.type("man")
    window.press(KEY.Key_Tab)
    assert window.field.text() == "man" and not window.field.hasFocus()


def test_one_letter_offers_nothing(window):
    window.type("m")
    assert window.field.ghost == "" and window.lines() == []


def test_the_quiet_letters_go_with_the_place_they_belong_to(window):
    window.type("man")
    window.press(KEY.Key_Left)
    assert window.field.ghost == ""
    window.press(KEY.Key_Right)
    window.press(KEY.Key_Right)
    assert window.field.text() == "man", "the arrow only takes what is seen"
    window.type("a")
    assert window.field.ghost == "jemen kasus"
    window.other.setFocus()
    assert window.field.ghost == ""


def test_the_quiet_letters_are_painted_behind_the_words(window, qtbot):
    window.type("man")
    with_ghost = window.field.grab().toImage()
    window.field.set_ghost("")
    without = window.field.grab().toImage()
    differing = [x for x in range(without.width()) if column(with_ghost, x) != column(without, x)]
    start = wrong_stretch(window.field, (0, 3))[1]
    assert differing and min(differing) >= start - 2 and max(differing) <= room(window.field).right()


def column(image, x: int) -> list[int]:
    return [image.pixel(x, y) for y in range(image.height())]


def test_the_name_of_a_field_opens_its_values(window):
    window.type("isu:")
    assert window.lines()[:2] == ["Anak", "Anak jalanan"]
    assert window.field.hasFocus() and window.chosen() == ""
    window.type("jal")
    assert window.lines() == ["Anak jalanan"]
    window.press(KEY.Key_Down)
    assert window.chosen() == "Anak jalanan"
    window.press(KEY.Key_Return)
    assert window.field.text() == 'isu:"Anak jalanan"' and window.lines() == []
    assert window.session.asked[-1].text == window.field.text()
    assert window.field.hasFocus()


def test_tab_takes_the_first_line_when_none_is_chosen(window):
    window.type("isu:jal")
    window.press(KEY.Key_Tab)
    assert window.field.text() == 'isu:"Anak jalanan"' and window.field.hasFocus()


def test_enter_with_nothing_chosen_searches(window):
    window.type("isu:")
    window.press(KEY.Key_Return)
    assert window.field.text() == "isu:" and window.lines() == [] and not window.field.hasFocus()


def test_escape_closes_the_list_first_and_it_stays_closed_for_this_field(window):
    window.type("isu:a")
    window.press(KEY.Key_Escape)
    assert window.lines() == [] and window.field.text() == "isu:a"
    window.type("n")
    assert window.lines() == []
    window.press(KEY.Key_Space, CTRL)
    assert window.lines() != []
    window.press(KEY.Key_Escape)
    window.press(KEY.Key_Escape)
    assert window.field.text() == ""
    window.type("isu:")
    assert window.lines() != []


def test_a_fields_own_name_goes_on_with_its_values(window):
    window.type("is")
    assert window.field.ghost == "u:"
    window.press(KEY.Key_Right)
    assert window.field.text() == "isu:" and window.lines()[0] == "Anak"


@pytest.mark.parametrize("keys", [(KEY.Key_Space, CTRL), (KEY.Key_Down, ALT)])
def test_the_list_opens_when_wished_for_and_is_walked_through(window, keys):
    window.type("pe")
    window.press(*keys)
    assert window.lines()[0] == "Perdagangan orang"
    assert "People living with HIV" in window.lines()
    for expected in window.lines():
        window.press(KEY.Key_Down)
        assert window.chosen() == expected
    window.press(KEY.Key_Down)
    assert window.chosen() == window.lines()[-1]
    for _ in window.lines():
        window.press(KEY.Key_Up)
    assert window.chosen() == "", "above the first line stand the words"
    window.type("n")
    assert window.lines() == ["Penyintas bencana", "Penyandang disabilitas", "Pengguna napza", "Penjangkauan",
                              "Pengorganisasian masyarakat", "Pengakhiran"]  # fmt: skip
    window.type("x")
    assert window.lines() == []


def test_after_words_the_list_offers_the_names_of_fields(window):
    window.type("peta ")
    window.press(KEY.Key_Space, CTRL)
    assert window.lines()[:3] == ["isu:", "metode:", "wilayah:"]
    window.press(KEY.Key_Down)
    window.press(KEY.Key_Return)
    assert window.field.text() == "peta isu:"


def test_a_line_is_taken_with_the_mouse_and_the_keyboard_stays(window, qtbot):
    window.type("isu:")
    view = window.help.list.view
    box = view.visualRect(view.model().index(1, 0))
    QTest.mouseMove(view.viewport(), box.center())
    qtbot.waitUntil(lambda: window.chosen() == "Anak jalanan")
    QTest.mouseClick(view.viewport(), LEFT, NONE, box.center())
    assert window.field.text() == 'isu:"Anak jalanan"' and window.field.hasFocus()


def test_the_small_arrow_opens_and_closes(window):
    arrow = next(one for one in window.field.findChildren(QToolButton) if one.defaultAction() is window.field._more)
    QTest.mouseClick(arrow, LEFT)
    assert window.lines()[0] == "isu:"
    QTest.mouseClick(arrow, LEFT)
    assert window.lines() == []


def test_lines_say_what_they_are(window):
    window.type("pe")
    window.press(KEY.Key_Space, CTRL)
    (one,) = [one for one in window.help.list.offers if one.label == "People living with HIV"]
    assert (one.hint, one.number, one.spans) == ("Orang dengan HIV", "7", ((0, 2),))
    assert one.spoken == "People living with HIV, Orang dengan HIV, 7 cerita"


@pytest.mark.parametrize(
    ("label", "typed", "found"),
    [
        ("Anak jalanan", "jal", ((5, 8),)),
        ("HIV/AIDS", "hiv/a", ((0, 5),)),
        ("Pekerja seks", "psk", ()),
        ("Anak-anak", "anak a", ((0, 6),)),
        ("Éxil", "ex", ((0, 2),)),
        ("Anak", '"anak', ((0, 4),)),
        ("Anak", "", ()),
        ("", "a", ()),
    ],
)
def test_the_matching_part_is_marked(label, typed, found):
    assert matching(label, typed) == found


def test_the_list_leaves_with_the_focus_and_with_the_shape_of_the_window(window):
    window.type("isu:")
    window.other.setFocus()
    assert window.lines() == []
    window.field.setFocus()
    window.press(KEY.Key_Space, CTRL)
    assert window.lines() != []
    window.resize(640, 700)
    assert window.lines() == []


def test_late_completions_are_not_shown(window):
    window.help._bring("isu:", 4, window.session.complete("isu:", 4))
    assert window.lines() == [] and window.field.ghost == ""


def test_an_empty_field_offers_what_is_kept_and_what_was_asked_lately(window, qtbot):
    session = window.session
    session.saved.keep("Peta benang", Request(text="peta benang"), ())
    session.saved.remember(Request(text="rumah singgah", ticks={"region": frozenset({"31"})}))
    session.saved_counts.refresh()
    QTest.mouseClick(window.field, LEFT, NONE, QPoint(120, 18))
    assert window.lines() == ["Peta benang", "rumah singgah · Jakarta", "Hapus riwayat pencarian"]
    first = window.help.list.offers[0]
    assert (first.number, first.hint, first.icon_name) == ("5", "5 baru", "star")
    window.press(KEY.Key_Down)
    window.press(KEY.Key_Down)
    window.press(KEY.Key_Return)
    assert window.field.text() == "rumah singgah" and window.lines() == []
    assert window.page.request().ticks == {"region": frozenset({"31"})}


def test_typing_after_a_click_into_the_empty_field_goes_the_plain_way(window):
    window.session.saved.remember(Request(text="peta"))
    QTest.mouseClick(window.field, LEFT, NONE, QPoint(120, 18))
    assert window.lines() != []
    window.type("man")
    assert window.lines() == [] and window.field.ghost == "ajemen kasus"
    window.press(KEY.Key_Down)
    assert not window.field.hasFocus()


def test_recent_questions_can_be_forgotten(window):
    window.session.saved.remember(Request(text="peta"))
    window.press(KEY.Key_Space, CTRL)
    window.press(KEY.Key_Down)
    window.press(KEY.Key_Down)
    assert window.chosen() == "Hapus riwayat pencarian"
    window.press(KEY.Key_Return)
    assert window.session.saved.recent() == ()


def wave(window: Window) -> list[int]:
    """Where in the field something is painted in the colour of mistakes."""
    image, ink = window.field.grab().toImage(), theme().error
    return [
        x
        for x in range(image.width())
        if any(abs(image.pixelColor(x, y).hue() - ink.hue()) < 8 and image.pixelColor(x, y).saturation() > 60
               for y in range(image.height()))
    ]  # fmt: skip


def test_a_mistake_is_underlined_at_its_place_and_the_old_stories_stay(window):
    window.type("peta ")
    before = window.page.results.model.ids
    assert wave(window) == []
    window.type('"anak jal')
    painted, (left, right) = wave(window), wrong_stretch(window.field, (5, 14))
    assert painted and left - 2 <= min(painted) and max(painted) <= right + 2
    assert max(painted) - min(painted) > 0.8 * (right - left)
    assert "Tanda kutip ini belum ditutup." in window.field.accessibleDescription()
    assert window.page.results.model.ids == before
    assert not window.page.header.problem.isHidden()
    window.type('"')
    assert wave(window) == [] and window.field.accessibleDescription() == ""


def test_the_wave_follows_a_text_that_is_longer_than_the_field(window):
    window.field.setFixedWidth(300)
    window.type("peta benang dari pulau seram yang jauh sekali dari sini ")
    window.type('"anak')
    painted, free = wave(window), room(window.field)
    assert painted and free.left() <= min(painted) and max(painted) <= free.right() + 1
    window.press(KEY.Key_Home)
    assert wave(window) == [], "it stands beyond the right end now"


def test_signs_of_two_units_do_not_shift_the_wave(window):
    window.field.setText('😀😀 "anak')
    painted, (left, right) = wave(window), wrong_stretch(window.field, (3, 8))
    assert painted and left - 2 <= min(painted) and max(painted) <= right + 2


def test_a_mistake_without_letters_is_seen_too(window):
    window.field.setText("isu:")
    window.field.set_wrong((4, 4), "Isi belum ada.")
    assert len(wave(window)) >= 6
