"""Every kind of question, asked by a person in front of the window: what is found, what is told, and how to take it back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.by_hand import Shelf
from tests.journeys.person import Person
from ui.find.understood_line import UnderstoodLine

VILLAGE, PEERS = "desa-percontohan-indramayu", "teman-sebaya-menjadi-bandungwangi"
FAMILY, PANEL = "manajemen-kasus-berbasis-keluarga", "satu-pertanyaan-untuk-panti"
SHELTER, SECOND = "persinggahan-aman-anak-jalanan", "yayasan-kedua-di-rawa-malang"
BOOKS, NINE = "taman-bacaan-menjadi-sekolah", "sembilan-tahun-migran-dan-pengungsi"


@pytest.fixture(scope="module")
def shelf(read_library) -> Shelf:
    return Shelf(read_library)


def line(person: Person) -> UnderstoodLine:
    return person.find.header.understood


def chips(person: Person) -> list[str]:
    return [chip.said() for chip in line(person).chips()]


def marked(person: Person) -> set[str]:
    """The words that are marked in the open story."""
    matches, browser = person.reader.pane.matches, person.reader.pane.browser
    person.until(lambda: matches.count > 0)
    return {mark.cursor.selectedText().casefold() for mark in browser.extraSelections()}


def holding(shelf: Shelf, word: str) -> set[str]:
    """The stories that hold a word or a phrase as it is written, whatever stands around it."""
    return {name for name, told in shelf.stories.items() if word in f"{told.title} {told.text}".casefold()}


def test_half_a_word_finds_and_the_right_arrow_takes_how_it_goes_on(person: Person):
    field = person.window.header.search
    assert VILLAGE in person.search("indram")
    person.until(lambda: field.ghost == "ayu")
    person.press("Right")
    assert field.text().casefold() == "indramayu"
    person.await_answer(field.text())
    person.until(lambda: chips(person) == ["Indramayu"])


def test_an_abbreviation_finds_what_it_means_until_its_chip_is_removed(person: Person):
    found = person.search("ODHA")
    assert found[0] == FAMILY and BOOKS in found, "one has the word, the other only the concept"
    (chip,) = line(person).chips()
    assert chip.said().startswith("Orang dengan HIV, ODHIV")
    person.click(chip, chip.cross().center())
    assert BOOKS not in person.await_answer("ODHA")
    assert chips(person) == []
    (back,) = line(person).returns()
    assert back.text() == "+ Orang dengan HIV"
    assert back.hasFocus(), "the keyboard is where one would press next"
    person.press("Space")
    assert person.await_answer("ODHA") == found
    person.tab_to(line(person).chips()[0], key="Shift+Tab")
    person.press("Delete")
    assert BOOKS not in person.await_answer("ODHA")
    assert person.search("ODHA anak") and person.search("") and person.search("ODHA") == found, "a new beginning"


@pytest.mark.parametrize(
    ("text", "said", "story"),
    [
        ("pelacur", "‘pelacur’ ditampilkan sebagai Pekerja seks.", PANEL),
        ("psk anak", "‘psk anak’ ditampilkan sebagai Eksploitasi seksual komersial anak.", VILLAGE),
        ("peksos", "", FAMILY),
        ("trafiking", "", NINE),
        ("WPS", "", SECOND),
    ],
)
def test_old_and_hurtful_words_find_and_show_the_word_of_today(person: Person, text, said, story):
    assert story in person.search(text)
    assert chips(person) and line(person).words() == said


def test_a_misspelled_question_is_put_right_marked_in_the_story_and_taken_back(person: Person):
    found = person.search("pendampngan")
    assert len(found) > 5
    assert line(person).words() == "Menampilkan hasil untuk pendampingan."
    person.press("Down", "Home", "Return")
    person.await_story(found[0])
    assert "pendampingan" in marked(person), "the word that was searched, not the one that was typed"
    person.click(person.labelled("Cari ‘pendampngan’ saja"))
    assert person.await_answer("pendampngan") == []
    notice = person.find.results.notice
    assert "Tidak ada cerita untuk “pendampngan”" in notice.words()
    way = next(one for one in notice.ways() if "Pendampingan" in one.accessibleName())
    person.click(way)
    assert len(person.await_answer(person.window.header.search.text())) > 5
    assert person.window.header.search.text().casefold() == "pendampingan"


def test_a_slip_beside_another_word_is_read_as_the_name_both_make(person: Person):
    assert person.search("anak jalnan")[0] == SHELTER
    assert line(person).words() == "Menampilkan hasil untuk anak jalanan."
    assert chips(person)[0].startswith("Anak jalanan")


@pytest.mark.parametrize(
    ("text", "first"), [("street children", SHELTER), ("case management", FAMILY), ("refugees", NINE)]
)
def test_english_words_find_indonesian_stories(person: Person, text, first):
    assert person.search(text)[0] == first
    assert len(chips(person)) == 1


def test_an_ambiguous_word_offers_its_meanings(person: Person):
    def choose(number: int, *keys: str):
        def act(menu: QMenu) -> None:
            said.append([action.text() for action in menu.actions()])
            person.press(*keys) if keys else menu.actions()[number].trigger()

        return act

    said: list[list[str]] = []
    everywhere = person.search("balai")
    (chip,) = line(person).chips()
    assert chip.said() == "balai: semua arti"
    person.in_menu(lambda: person.click(chip), choose(1))
    person.await_answer("balai")
    assert said[0][1:] == [
        "Pendekatan berbasis residensial (Metode dan pendekatan)",
        "Panti, balai, dan sentra (Tempat praktik)",
    ]
    assert chips(person) == ["balai: Pendekatan berbasis residensial"]
    (chip,) = line(person).chips()
    person.tab_to(chip, key="Shift+Tab")
    person.in_menu(lambda: person.press("Down"), choose(0))
    assert person.await_answer("balai") == everywhere
    assert chips(person) == ["balai: semua arti"]
    for text in ("CO", "PSP"):
        person.search(text)
        assert chips(person) == [f"{text}: semua arti"]
        assert len(line(person).chips()[0].accessibleName()) > 20


def test_places_gather_and_origin_is_told_from_destination(person: Person, shelf: Shelf):
    everything = set(shelf.stories)
    jakarta = shelf.with_value(everything, "region", "31")
    assert jakarta <= set(person.ask("Jabodetabek"))
    assert shelf.with_value(everything, "region", "31.72") <= set(person.ask("Jakut"))
    assert chips(person) == ["Jakarta Utara"]
    assert jakarta <= set(person.ask("DKI"))
    west_java = person.ask('wilayah:"Jawa Barat"')
    assert (
        set(west_java) == shelf.with_value(everything, "region", "32") > shelf.with_value(west_java, "region", "32.75")
    )
    assert person.ask("asal:Indramayu") == person.ask("tujuan:Jakarta") == [VILLAGE]
    assert person.ask("tujuan:Indramayu") == []
    assert set(person.ask("wilayah:Indramayu")) == {VILLAGE, BOOKS}


def test_phrases_minus_or_and_beginnings(person: Person, shelf: Shelf):
    phrase = person.ask('"anak jalanan"')
    assert set(phrase) == holding(shelf, "anak jalanan") > set()
    assert set(phrase) <= set(person.ask('"anak jal')), "the phrase is found while it is typed"
    assert VILLAGE not in person.ask("pekerja seks -indramayu") != []
    either = set(person.ask('"taman bacaan" OR "rumah singgah"'))
    assert either == holding(shelf, "taman bacaan") | holding(shelf, "rumah singgah") > set()
    assert set(person.ask("trafi*")) == set(person.ask("trafiking* OR traficking* OR trafi*")) != set()
    assert set(person.ask("pendamp*")) <= set(person.ask("pendamp* OR didamp*"))


TWINS = (
    ("isu:ODHA", "issue:PLHIV", FAMILY),
    ("metode:sebaya", 'method:"peer approach"', PEERS),
    ("wilayah:Indramayu", "region:Indramayu", BOOKS),
    ("asal:Indramayu", "origin:Indramayu", VILLAGE),
    ("tujuan:DKI", "destination:DKI", VILLAGE),
    ("tahap:asesmen", "stage:assessment", VILLAGE),
    ("latar:panti", "setting:panti", PANEL),
    ("tahun:1995..1999", "year:1995-1999", PEERS),
    ("penulis:yeremias", "author:wutun", SHELTER),
    ("lembaga:bandungwangi", "organisation:bandungwangi", PEERS),
    ("jenis:pembelajaran", "kind:lesson", "bekal-seorang-pekerja-sosial"),
    ("bahasa:indonesia", "language:indonesian", NINE),
)


def test_every_field_and_its_english_twin(person: Person):
    for field, twin, story in TWINS:
        found = person.ask(field)
        assert story in found, field
        assert person.ask(twin) == found, twin


def test_a_mistake_is_marked_at_its_place_while_the_old_stories_stay(person: Person):
    field, header = person.window.header.search, person.find.header
    found = person.search("anak")
    QApplication.clipboard().setText(" isu:xyzzy")  # typed, its beginnings would be questions with answers of their own
    person.press("Ctrl+V")
    person.until(lambda: header.problem.isVisible() and "xyzzy" in header.problem.text())
    assert field._wrong == (9, 14)
    assert "xyzzy" in field.accessibleDescription()
    assert person.found() == found
    person.picture("question-mistake")
    person.press(*["Backspace"] * 5)
    person.until(lambda: not header.problem.isVisible() and field._wrong is None)
    assert person.await_answer("anak isu:") == found


def test_where_nothing_is_found_there_is_always_a_way_on(person: Person, shelf: Shelf):
    field, notice = person.window.header.search, person.find.results.notice
    assert person.search("tahap:asesmen keluarga") == []
    assert [one.accessibleName() for one in notice.ways()] == [
        "Tanpa “keluarga” · 1 cerita",
        "Tanpa syarat tahap:asesmen · 3 cerita",
    ]
    person.press("Down")
    assert notice.ways()[0].hasFocus()
    person.press("Tab", "Space")
    assert len(person.await_answer("keluarga")) == 3
    assert field.text() == "keluarga"
    assert person.find.results.view.hasFocus(), "the keyboard goes on among the stories"
    assert person.search("xyzzy qqq") == [] == notice.ways()
    person.click(person.labelled("Lihat semua cerita"))
    assert set(person.await_answer("")) == set(shelf.stories)


def test_four_orders(person: Person, shelf: Shelf):
    person.search("anak")
    orders = {}
    for name in ("Judul", "Masa", "Terbaru", "Paling relevan"):
        person.in_menu(
            lambda: person.click(person.find.header.sort),
            lambda menu, name=name: next(one for one in menu.actions() if one.text() == name).trigger(),
        )
        orders[name] = person.await_answer("anak")
        assert person.find.header.sort.text() == name
    titles = [shelf.stories[story].title.casefold() for story in orders["Judul"]]
    assert titles == sorted(titles)
    begun = [min(shelf.stories[story].years, default=9999) for story in orders["Masa"]]
    assert all(before <= after for before, after in pairwise(begun)) or begun == sorted(begun, reverse=True)
    assert len({frozenset(order) for order in orders.values()}) == 1


def test_a_stage_is_searched_inside_and_named_on_the_card(person: Person):
    found = person.ask("tahap:intervensi keluarga")
    assert found and set(found) < set(person.ask("keluarga")) | set(found)
    person.ask("tahap:intervensi keluarga")
    model = person.find.results.model
    rows = [model.data(model.index(number), Qt.ItemDataRole.UserRole + 1) for number in range(len(found))]
    assert {row.stage for row in rows} == {"Intervensi"}
    assert all("keluarga" in row.excerpt.casefold() for row in rows)
    second = person.ask("berjalan sendiri").index(SECOND)
    row = model.data(model.index(second), Qt.ItemDataRole.UserRole + 1)
    assert row.stage == "Alih kelola ke kelompok", "the stage that tells it best"
