"""The facts above a story, empty and full, in plain words."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kb.story.story import (
    Actor,
    Claim,
    Consent,
    Lesson,
    Review,
    Rival,
    Source,
    Story,
    StoryAuthor,
    StoryRegion,
)
from kb.story.story_file import new_story_file
from kb.vocabulary.vocabulary import Vocabulary
from ui.read.fact_table import FactsBox
from ui.read.reading_requests import ReadingRequests
from ui.read.story_head import StoryHead
from ui.widgets import value_words
from ui.widgets.reading_parts import FoldButton
from ui.widgets.small_parts import IconButton, Pill

FULL = Story(
    id="penuh",
    title="Peta benang",
    title_en="The thread map",
    summary="Ibu-ibu menggambar laut.",
    summary_en="Women draw the sea.",
    authors=(StoryAuthor(name="Ratna", role="penulis", person="ratna"), StoryAuthor(name="Bayu")),
    period="1998~/2003",
    issues=("isu.anak-jalanan",),
    methods=("mtd.sebaya", "mtd.tak-dikenal"),
    settings=("set.jalanan",),
    roles=("prn.pendamping",),
    outcomes=("hsl.kapasitas",),
    regions=(StoryRegion(code="32.12", role="origin"), StoryRegion(code="31.72", role="destination"), *[StoryRegion(code="31")] * 7),
    actors=(Actor(organisation="bandungwangi", role="client-led"), Actor(organisation="tak-dikenal")),
    participation={"thp.intervensi": "led", "thp.asesmen": "told", "thp.evaluasi": "not-told", "thp.lain": "partner"},
    claims=(
        Claim(what="Menjadi yayasan", value="2000", source="esai ¶4", certainty="contested", period="2000",
              conflict=Rival(value="1999", source="kpap", note="Juga menurut koran.")),
        Claim(what="Anggota", value="1.958", unit="orang", source="entah"),
    ),
    lessons=(Lesson(event="Banjir", lesson="Peta tahan air", recommendation="Pakai benang", theme="bel.berbagi"),),
    sources=(Source(id="esai", title="Esai", author="Y. Wutun", year="2014"), Source(id="kpap", title="x" * 60, url="https://contoh.id/a"),
             Source(id="buruk", title="Buruk", url="file:///etc/hostname")),
    consent=Consent(basis="consent", audience="circle", declared_by="Redaksi", date="2026-05-03", review="2027-05-03"),
    reviews=(Review(by="Bayu", date="2026-06-01", outcome="signed", note="Bagus."),),
    status="published",
    created="2026-05-01",
    modified="2026-06-02",
    editorial_note="Kata lama dipertahankan.",
)  # fmt: skip


@pytest.fixture
def session(shipped, tmp_path):
    vocabulary, _ = Vocabulary.load(shipped / "vocabulary")
    names = {"32.12": "Indramayu", "31.72": "Jakarta Utara"}
    return SimpleNamespace(
        language="id",
        vocabulary=vocabulary,
        regions=SimpleNamespace(name=lambda code: names.get(code, code)),
        library=SimpleNamespace(
            organisations=lambda: {"bandungwangi": SimpleNamespace(name="Bandungwangi")},
            folder=tmp_path,
            about=SimpleNamespace(id="coba"),
            read=lambda _id: new_story_file(FULL, "Isi."),
        ),
    )


def words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *[pill.text() for pill in widget.findChildren(Pill)]])


def unfolded(session, story: Story, qtbot: QtBot, wishes: ReadingRequests | None = None) -> FactsBox:
    made = FactsBox(session, story, wishes or ReadingRequests(), set())
    qtbot.addWidget(made)
    for button in made.findChildren(FoldButton):
        button.click()
    made.resize(560, made.heightForWidth(560))
    made.grab()
    return made


def test_an_empty_story_says_so_and_leaves_no_empty_rows(session, qtbot):
    said = words(unfolded(session, Story(id="kosong", title="Kosong"), qtbot))
    assert "Keterangan cerita ini belum diisi." in said
    assert "Belum dicatat. Jangan bagikan" in said
    for name in ("Waktu", "Wilayah", "Isu", "Sumber", "Pelajaran"):
        assert name not in said.split("\n")


def test_a_full_story_says_everything_in_words(session, qtbot):
    said = words(unfolded(session, FULL, qtbot))
    for part in (
        "sekitar 1998 – 2003",
        "Indramayu · daerah asal",
        "Jakarta Utara · daerah tujuan",
        "Anak jalanan",
        "mtd.tak-dikenal",
        "Bandungwangi · dipimpin kelompok dampingan",
        "tak-dikenal · mitra",
        "memimpin sendiri",
        "hanya diberi tahu",
        "tidak diceritakan",
        "Menjadi yayasan: 2000 (2000)",
        "Esai, ¶4 · Pernyataan penulis · masih diperdebatkan",
        "Juga menurut koran.",
        "Anggota: 1.958 orang",
        "entah · Pernyataan penulis · cukup pasti",
        "Peta tahan air",
        "Banjir",
        "Pakai benang",
        "Y. Wutun, 2014",
        "Orang yang diceritakan telah memberi persetujuan. Hanya untuk lingkungan terbatas. "
        "Dinyatakan oleh Redaksi, 3 Mei 2026. Ditanyakan lagi: 3 Mei 2027.",
        "Diterbitkan, belum ditinjau pembaca kedua.",
        "Ditandatangani oleh Bayu, 1 Juni 2026; sesudah itu teksnya berubah. Bagus.",
        "CC BY 4.0: boleh dipakai",
        "dibuat 1 Mei 2026, diubah 2 Juni 2026",
        "Kata lama dipertahankan.",
    ):
        assert part in said, part
    assert "Sumber lain menyebut 1999 (" in said
    for code in ("thp.", "bkt.", "hsl.", "prn.", "client-led", "not-told", "contested"):
        assert code not in said.replace("thp.lain", "").replace("mtd.tak-dikenal", "")


def test_stages_stand_in_the_order_of_the_process(session, qtbot):
    said = words(unfolded(session, FULL, qtbot)).split("\n")
    order = [said.index(name) for name in ("Asesmen", "Intervensi", "Evaluasi", "thp.lain")]
    assert order == sorted(order)


def test_pressing_a_fact_asks(session, qtbot):
    wishes, asked = ReadingRequests(), []
    wishes.facet_requested.connect(lambda *what: asked.append(what))
    wishes.organisation_requested.connect(asked.append)
    wishes.link_requested.connect(asked.append)
    box = unfolded(session, FULL, qtbot, wishes)
    pills = {pill.text(): pill for pill in box.findChildren(Pill)}
    pills["Anak jalanan"].click()
    pills["Indramayu · daerah asal"].click()
    pills["Bandungwangi · dipimpin kelompok dampingan"].click()
    buttons = box.findChildren(IconButton)
    assert len(buttons) == 1  # only the address of the web can be opened
    assert "https://contoh.id/a" in buttons[0].toolTip()
    buttons[0].click()
    assert asked == [("issue", "isu.anak-jalanan"), ("region", "32.12"), "bandungwangi", "https://contoh.id/a"]


def test_many_places_wait_behind_one_pill(session, qtbot):
    box = unfolded(session, FULL, qtbot)
    hidden = [pill for pill in box.findChildren(Pill) if pill.isHidden()]
    assert len(hidden) == 3
    next(pill for pill in box.findChildren(Pill) if "tempat lagi" in pill.text()).click()
    assert not any(pill.isHidden() for pill in hidden)


def test_open_parts_are_open_in_the_next_story_too(session, qtbot):
    kept: set[str] = set()
    first = FactsBox(session, FULL, ReadingRequests(), kept)
    qtbot.addWidget(first)
    first.folds.buttons["claims"].click()
    first.folds.buttons["sources"].click()
    first.folds.buttons["sources"].click()
    assert kept == {"claims"}
    second = FactsBox(session, FULL, ReadingRequests(), kept)
    qtbot.addWidget(second)
    assert second.folds.buttons["claims"].isChecked()
    assert "Menjadi yayasan" in words(second)


def test_the_head_shows_both_languages_to_an_english_reader(session, qtbot):
    session.language = "en"
    head = StoryHead(session, FULL, ReadingRequests(), set(), broken=True)
    qtbot.addWidget(head)
    said = words(head)
    assert head.title.text() == "The thread map"
    for part in (
        "Peta benang",
        "Women draw the sea.",
        "Ibu-ibu menggambar laut.",
        "Berkas cerita ini perlu diperbaiki.",
    ):
        assert part in said
    session.language = "id"
    assert "Women draw" not in words(StoryHead(session, FULL, ReadingRequests(), set(), broken=False))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("1995", "1995"),
        ("1998~", "sekitar 1998"),
        ("1995/2000", "1995–2000"),
        ("1995/1995", "1995"),
        ("2005/..", "sejak 2005"),
        ("../2000", "sampai 2000"),
        ("2014-05", "Mei 2014"),
        ("2014-05/2014-09~", "Mei 2014 – sekitar September 2014"),
        ("kira-kira dulu", "kira-kira dulu"),
    ],
)
def test_a_period_in_words(text, said):
    assert value_words.period(text, "id") == said


def test_english_months_and_odd_dates():
    assert value_words.period("2014-05", "en") == "May 2014"
    assert value_words.date("2026-05-03", "en") == "3 May 2026"
    for odd in ("", "2026", "2026-13-01", "besok"):
        assert value_words.date(odd, "id") == odd


def test_relations_are_said_from_both_sides():
    assert value_words.relation("sequel-of", outgoing=True) == "Lanjutan dari"
    assert value_words.relation("drew-on", outgoing=False) == "Menjadi dasar bagi"
    assert value_words.relation("yang-baru", outgoing=True) == "yang-baru"


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (Story(id="a", title="A"), "Persetujuan: belum dicatat"),
        (Story(id="a", title="A", status="withdrawn"), "Persetujuan: ditarik"),
        (Story(id="a", title="A", consent=Consent(basis="programme", withdrawn="2026-01-01")), "Persetujuan: ditarik"),
        (Story(id="a", title="A", consent=Consent(basis="programme")), "Persetujuan: publik"),
        (FULL, "Persetujuan: terbatas"),
    ],
)
def test_the_consent_in_few_words(story, said):
    assert value_words.consent_pill(story)[0] == said


def test_an_organisation_without_a_page_goes_by_its_name_and_leads_nowhere(session, qtbot):
    story = Story(id="satu", title="Satu", actors=(Actor(organisation="yayasan-baru", name="Yayasan Baru"),))
    box = unfolded(session, story, qtbot)
    (pill,) = (one for one in box.findChildren(Pill) if one.text() == "Yayasan Baru · mitra")
    assert not pill.interactive
