"""A small session for the finding page: real signals, thirty stories, an index made of a loop."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import ClassVar

from PySide6.QtCore import QObject, QTranslator, Signal

from index.values.request_results import FACETS, Completion, Excerpt, Hit, QueryProblem, Request, Results
from kb.base import folders
from kb.base.words import Words
from kb.story.story_card import Card
from kb.vocabulary.concept import Concept
from kb.vocabulary.facets import FACET_ROWS, tags
from kb.vocabulary.regions import Regions
from ui.services.jobs import Jobs
from ui.services.saved_counts import SavedCounts
from ui.services.saved_searches import SavedSearches

CONCEPTS = {
    "isu.anak": ("Anak", "Children", None),
    "isu.anak-jalanan": ("Anak jalanan", "Street children", "isu.anak"),
    "isu.anak-psk": ("Anak yang dilacurkan", "Children in prostitution", "isu.anak"),
    "isu.trafiking": ("Perdagangan orang", "Human trafficking", None),
    "isu.hiv": ("Orang dengan HIV", "People living with HIV", None),
    "isu.bencana": ("Penyintas bencana", "Disaster survivors", None),
    "isu.lansia": ("Lanjut usia", "Older people", None),
    "isu.disabilitas": ("Penyandang disabilitas", "People with disabilities", None),
    "isu.napza": ("Pengguna napza", "People who use drugs", None),
    "isu.migran": ("Pekerja migran", "Migrant workers", None),
    "met.kelompok": ("Kelompok sebaya", "Peer groups", None),
    "met.kasus": ("Manajemen kasus", "Case management", None),
    "met.jangkauan": ("Penjangkauan", "Outreach", None),
    "met.komunitas": ("Pengorganisasian masyarakat", "Community organising", None),
    "met.advokasi": ("Advokasi", "Advocacy", None),
    "set.jalanan": ("Jalanan", "Street", None),
    "set.panti": ("Panti", "Residential home", None),
    "set.desa": ("Desa", "Village", None),
    "tah.asesmen": ("Asesmen", "Assessment", None),
    "tah.rencana": ("Perencanaan", "Planning", None),
    "tah.intervensi": ("Intervensi", "Intervention", None),
    "tah.evaluasi": ("Evaluasi", "Evaluation", None),
    "tah.terminasi": ("Pengakhiran", "Closure", None),
}
TITLES = (
    (
        "Peta benang dari Pulau Seram",
        "Kelompok ibu-ibu pengolah ikan mengusulkan hal sederhana: menggambar peta sendiri dengan benang pukat bekas yang dibentangkan di lantai balai.",
    ),
    (
        "Menjaring anak jalanan di Stasiun Senen",
        "Setiap sore tim kecil duduk di peron, membawa buku gambar dan air minum; peta tempat tidur anak digambar bersama mereka, bukan tentang mereka.",
    ),
    (
        "Rumah singgah yang dikelola mantan penghuninya",
        "Anak-anak yang pernah tinggal di sana kini menyusun jadwal piket, aturan, dan cara menerima penghuni baru.",
    ),
    (
        "Pulang ke Indramayu",
        "Dua puluh anak perempuan kembali ke desa dengan rencana masing-masing; kepala desa ikut menandatangani kesepakatan.",
    ),
    (
        "Teater peta di kaki Merapi",
        "Remaja memainkan ulang jalur evakuasi di atas peta kapur; penonton boleh menghentikan adegan dan mengganti tokohnya.",
    ),
    (
        "Kelompok sebaya ODHA di Kota Bandung",
        "Pertemuan dua mingguan yang dipimpin anggota sendiri, dengan peta layanan yang diperbarui tiap bulan.",
    ),
)
PLACES = (
    "81.01",
    "31.71",
    "31.72",
    "32.12",
    "34",
    "32.73",
    "35.78",
    "53.11",
    "33.74",
    "11",
    "73",
    "12.71",
    "51",
    "91",
    "71",
)


def make_cards() -> list[Card]:
    issues = [name for name in CONCEPTS if name.startswith("isu.")]
    methods = [name for name in CONCEPTS if name.startswith("met.")]
    cards = []
    for n in range(30):
        title, summary = TITLES[n % len(TITLES)]
        year = 1995 + (n * 7) % 30
        cards.append(
            Card(
                id=f"cerita-{n}",
                path=f"stories/ce/cerita-{n}/story.md",
                title=title if n < len(TITLES) else f"{title} ({n})",
                title_en=f"Story {n}: a map of thread" if n % 3 == 0 else "",
                summary=summary,
                summary_en="Women who smoke fish suggested something simple: to draw their own map with thread."
                if n % 3 == 0
                else "",
                kind=("cerita", "cerita", "pembelajaran", "praktik-baik-teruji")[n % 4],
                language="id" if n % 9 else "en",
                period=f"{year}/.." if n % 11 == 10 else f"{year}/{year + n % 5}",
                first_year=year,
                last_year=year + n % 5,
                issues=(issues[n % len(issues)], issues[(n * 3 + 1) % len(issues)]),
                methods=(methods[n % len(methods)],),
                settings=(("set.jalanan", "set.panti", "set.desa")[n % 3],),
                stages=("tah.asesmen", "tah.intervensi", *(("tah.evaluasi",) if n % 2 else ())),
                regions=(PLACES[n % len(PLACES)],),
                words=700 + 150 * n,
                notes=(0, 5, 2, 0, 1)[n % 5],
            )
        )
    return cards


class FakeVocabulary:
    def scheme(self, name: str) -> tuple[SimpleNamespace, ...]:
        prefix = {"stage": "tah.", "issue": "isu.", "method": "met.", "setting": "set."}[name]
        return tuple(SimpleNamespace(id=one) for one in CONCEPTS if one.startswith(prefix))

    def get(self, concept: str) -> Concept | None:
        own, english, _ = CONCEPTS.get(concept, ("", "", None))
        also = {"id": ("ODHIV",)} if concept == "isu.hiv" else {}
        return Concept(id=concept, scheme="issue", label=Words(own, english), alt=also) if own else None

    def label(self, concept: str, language: str = "id") -> str:
        words = CONCEPTS.get(concept, (concept, concept, None))
        return words[1] if language == "en" else words[0]

    def ancestors(self, concept: str) -> tuple[str, ...]:
        above = CONCEPTS.get(concept, ("", "", None))[2]
        return (above,) if above else ()


class FakeCatalogue:
    def __init__(self, cards: list[Card]) -> None:
        self.known = {card.id: card for card in cards}
        self.asked: list[int] = []

    def cards(self, ids) -> list[Card]:
        self.asked.append(len(ids))
        return [self.known[one] for one in ids if one in self.known]

    @property
    def notes(self) -> SimpleNamespace:
        return SimpleNamespace(kinds_of=lambda ids: {one: {"comment": self.known[one].notes} for one in ids})


class FakeSession(QObject):
    """Answers at once; `asked` keeps every request, `wanted` every call for more excerpts."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    results_changed = Signal(object)
    query_problem_changed = Signal(object)
    hits_changed = Signal(object)
    progress_changed = Signal(int, int)
    busy_changed = Signal(bool)
    ready_changed = Signal(bool)
    language_changed = Signal(str)

    def __init__(self, cards: list[Card] | None = None) -> None:
        super().__init__()
        self.is_open, self.silent = True, False
        self.language = "id"
        self.vocabulary, self.regions = FakeVocabulary(), Regions()
        self.catalogue = FakeCatalogue(make_cards() if cards is None else cards)
        self.asked: list[Request] = []
        self.wanted: list[tuple[int, int]] = []
        self.saved = SavedSearches(folders.desk() / "searches.json", Jobs(self), self)
        self.saved.begin("pustaka-uji")
        self.saved_counts = SavedCounts(self.saved, self.ask_index, self)

    def set_language(self, language: str) -> None:
        self.language = language
        self.language_changed.emit(language)

    def title(self, card: Card) -> str:
        return (self.language == "en" and card.title_en) or card.title

    def summary(self, card: Card) -> str:
        return (self.language == "en" and card.summary_en) or card.summary

    def search(self, request: Request) -> None:
        self.asked.append(request)
        if not self.silent:
            self.answer(request)

    def answer(self, request: Request) -> None:
        problem = problem_of(request.text)
        self.query_problem_changed.emit(problem)
        if problem is None:
            self.results_changed.emit(self.results(request))

    def results(self, request: Request) -> Results:
        cards = [card for card in self.catalogue.known.values() if fits(card, request, self)]
        if request.sort == "title":
            cards.sort(key=lambda card: card.title)
        facets: dict[str, Mapping[str, int]] = {}
        for facet in FACETS:
            others = {name: values for name, values in request.ticks.items() if name != facet}
            rest = Request(text=request.text, ticks=others, years=request.years, language=request.language)
            found = [card for card in self.catalogue.known.values() if fits(card, rest, self)]
            facets[facet] = Counter(value for card in found for value in set(rolled(card, facet, self)))
        years = Counter(year for card in cards for year in range(card.first_year, card.last_year + 1))
        return Results(
            request=request,
            total=len(cards),
            ids=tuple(card.id for card in cards),
            hits=tuple(self.hit(card, request) for card in cards[: request.limit]),
            facets=facets,
            years=years,
        )

    def hit(self, card: Card, request: Request) -> Hit:
        title, summary = self.title(card), self.summary(card)
        excerpt = Excerpt(summary, places(summary, request.text), "tah.asesmen" if card.notes == 5 else None)
        return Hit(card.id, 1.0, excerpt, places(title, request.text))

    def ask_index(self, work: Callable, done: Callable) -> None:
        done(work(SimpleNamespace(search=self.results)))

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        return ()

    def ask_completions(self, text: str, cursor: int, done: Callable) -> None:
        done(self.complete(text, cursor))

    def more(self, results: Results, start: int, stop: int) -> None:
        self.wanted.append((start, stop))
        hits = (self.hit(self.catalogue.known[one], results.request) for one in results.ids[start:stop])
        self.hits_changed.emit((start, tuple(hits)))


def places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in words.casefold().split():
        start = text.casefold().find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = text.casefold().find(word, start + 1)
    return tuple(found)


def problem_of(text: str) -> QueryProblem | None:
    if text.count('"') % 2 == 0:
        return None
    what = Words(id="Tanda kutip ini belum ditutup.", en="This quotation mark is not closed.")
    advice = Words(id="Tambahkan tanda kutip di akhir.", en="Add a quotation mark at the end.")
    return QueryProblem(text.index('"'), len(text), what, advice)


def rolled(card: Card, facet: str, session: FakeSession) -> Iterator[str]:
    direct = tags(card, FACET_ROWS[facet])
    for value in direct:
        yield value
        if facet == "region":
            yield value[:2]
        else:
            yield from session.vocabulary.ancestors(value)


def fits(card: Card, request: Request, session: FakeSession) -> bool:
    text = f"{session.title(card)} {session.summary(card)}".casefold()
    if not all(word in text for word in request.text.casefold().split()):
        return False
    if request.years and (card.last_year < request.years[0] or card.first_year > request.years[1]):
        return False
    return all(values & set(rolled(card, facet, session)) for facet, values in request.ticks.items() if values)


class English(QTranslator):
    """A catalogue of a few words, so that a live switch can be seen before the real one is written."""

    words: ClassVar = {
        "id": "en",
        "Wilayah": "Region",
        "Isu": "Issue",
        "Metode": "Method",
        "Tahap": "Stage",
        "Tempat praktik": "Setting",
        "Jenis tulisan": "Kind",
        "Bahasa": "Language",
        "Tahun": "Years",
        "Cerita praktik": "Practice story",
        "Pembelajaran": "Lessons learned",
        "Praktik baik teruji": "Proven good practice",
        "Bahasa Indonesia": "Indonesian",
        "Bahasa Inggris": "English",
        "Paling relevan": "Most relevant",
        "Terbaru": "Newest",
        "Masa": "Period",
        "Judul": "Title",
        "Hapus semua saringan": "Clear all filters",
        "Hapus kata": "Clear words",
        "Saringan": "Filters",
        "untuk “{words}”": "for “{words}”",
        "Tampilkan semua ({count})": "Show all ({count})",
        "sejak {year}": "since {year}",
        "Saringan ({count})": "Filters ({count})",
        "Tidak ada cerita untuk “{words}”": "No stories for “{words}”",
    }
    plurals: ClassVar = {
        "%n cerita": ("%n story", "%n stories"),
        "%Ln cerita": ("%n story", "%n stories"),
        "%n mnt": ("%n min", "%n min"),
        "%n catatan": ("%n note", "%n notes"),
    }

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if source in self.plurals and n >= 0:
            return self.plurals[source][n != 1].replace("%n", str(n))
        return self.words.get(source, "")
