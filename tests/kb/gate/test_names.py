"""What counts as a name and what a capital letter means besides."""

import time

import pytest

from kb.gate import Answer, Decisions, Gate, OutgoingStory
from kb.gate.words import word_lists
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.bench import gate_names
from tests.kb.gate.drafts import gate


def listed(text: str) -> list[str]:
    return [entry.name for entry in gate().scene(OutgoingStory(text=text)).entries if entry.answer is None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lalu datang Siti binti Ahmad.", ["Siti binti Ahmad"]),
        ("Kami menemui Dr. Maya Sari di sana.", ["Dr. Maya Sari"]),
        ("Klien bernama siti tinggal sendiri.", ["siti"]),
        ("Sebut saja melati, begitu katanya.", ["melati"]),
        ("Korban berinisial SA menolak pulang.", ["SA"]),
        ("Pak Karyono dari dinas menjawab.", ["Karyono"]),
        ("Istrinya, T., ikut menulis.", ["T."]),
        ("Kami bertemu Juli Kusumo hari itu.", ["Juli Kusumo"]),
        ("Presiden Perancis Harto Namaga berkunjung.", ["Harto Namaga"]),
        ("SITI AMINAH datang terlambat.", ["SITI AMINAH"]),
        ("Ustadz Hasan dan Hj. Rohana memimpin doa.", ["Hasan", "Hj. Rohana"]),
        ("Kami bertemu Siti Aminah (Ami) di pasar.", ["Siti Aminah", "Ami"]),
        ("Ia murid SMP Negeri 3 Bongas.", ["Bongas"]),
        # What is spelled alike elsewhere, or is a word too.
        ("Kami menulis oematan di papan. Oematan tidak hadir.", ["Oematan"]),
        ("Di halaman tumbuh melati. Malam itu Melati menangis.", ["Melati"]),
        ("Melati menangis. Di halaman tumbuh melati.", ["Melati"]),
        ("Kami mengantar Putri pulang, lalu Budi.", ["Putri", "Budi"]),
        ("Suci (14) dan Cinta, 9 tahun, tidur di sana.", ["Suci", "Cinta"]),
        ("Suaminya, Hakim, tidak tahu.", ["Hakim"]),
        # Behind offices, organisations and ranks.
        ("Petugas Dinas Sosial Yakomina Bria datang.", ["Yakomina Bria"]),
        ("Kepala Dinas Sosial Kabupaten Indramayu Wagiyem Koto hadir.", ["Wagiyem Koto"]),
        ("Staf Dinas Pendidikan dan Kebudayaan Asep Natadireja menjawab.", ["Asep Natadireja"]),
        ("Ketua Yayasan Bandungwangi Yakomina Bria menulis.", ["Yakomina Bria"]),
        ("Ketua Komisi Nasional Perlindungan Anak Yakomina Bria menulis.", ["Yakomina Bria"]),
        ("Kapolres Belu AKBP Yakomina Bria III menolak.", ["Yakomina Bria"]),
        ("Kepala Desa Yakomina Bria marah.", ["Yakomina Bria"]),
        ("Israel Kabes dan Tan Malaka bertemu Ibu Hakim.", ["Israel Kabes", "Tan Malaka", "Hakim"]),
        ("Ia marah kepada pak karyono dan bu tumini, lalu kepada bu lurah.", ["karyono", "tumini"]),
        ("Korban M (14) pulang.", ["M"]),
        ("Drs. Sukirman, M.Pd. menolong.", ["Drs. Sukirman"]),
        # First letters, and family names that are also places.
        ("Kata SBY begitu. M.T. bercerita. Lalu A.R. Baswedan datang.", ["SBY", "M.T.", "A.R. Baswedan"]),
        ("Kami bekerja di Cirebon. Yosef Malaka takut; Malaka bercerita.", ["Yosef Malaka"]),
        ("Kami bekerja di Cirebon. Nias (14) pulang.", ["Nias"]),
        ("Malaka menangis di teras.", ["Malaka"]),
        ("Melati bukan nama sebenarnya. Ia ikut.", ["Melati"]),
        ("Perempuan di Kendal bekerja di ladang.", []),
        ("Koran memuat inisial W.D. dan fotonya.", ["W.D."]),
    ],
)
def test_names_are_listed(text: str, names: list[str]):
    assert listed(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Pada hari Senin, 4 Maret, kami berkumpul.",
        "Setelah itu, mereka belajar bahasa Sunda dan agama Islam.",
        "Menteri Sosial dan Kepala Dinas hadir.",
        "Kami menonton film “Laskar Pelangi” bersama.",
        "ODHA, WPS, dan LSM duduk bersama di DPRD.",
        "Pendamping menulis. Pendampingan berhasil. Keberhasilan itu dirayakan.",
        "Di Jakarta Utara dan Indramayu program berjalan.",
        "NIK-nya hilang, BPJS-nya mati.",
        "Rapat Pimpinan Nasional (Rapimnas) ditunda; Rapimnas berikutnya tahun depan.",
        "Kami melapor ke Dinsos, Polsek, dan Puskesmas.",
        "Ia bercakap dalam bahasa Marathi dan menonton “Keadilan” di rumah.",
        "Anak itu lulus dari Sekolah Menengah Atas Negeri tahun lalu.",
        "Kami (Dibacakan di depan warga) menulis surat.",
        "Rumahku jauh. Bukunya hilang. Biarlah ia pulang. Bukankah itu haknya? Hubungi petugas jaga.",
        "Biayanya Rp 25.000 dan mereka berkabar lewat WhatsApp.",
        "Modul Community Organizing dan Case Management dipakai.",
        "Kami melapor ke Dinas Sosial Kabupaten Indramayu dan Pengadilan Negeri Kupang.",
        "Program Keluarga Harapan dan Program Indonesia Pintar menjangkau mereka.",
        "Hakim memutuskan perkara itu. Harapan tumbuh. Bintang bersinar.",
        "UU No. 23, KPK, UNICEF, Budi-daya, dan 900 W.".replace("Budi-daya", "budi daya"),
        "Dua (2) sms masuk. Palang Merah Indonesia dan Satuan Polisi Pamong Praja menolong.",
        "Lima kota (Jakarta, Tangerang, Surakarta, Sidoarjo) ikut.",
        "- Tahap I\n- Tahap II\n\n## Asesmen\n\nBersama-sama kami mulai.",
    ],
)
def test_other_capitals_are_not(text: str):
    assert listed(text) == []


def test_a_region_of_the_head_is_a_place_and_no_family():
    text = "Kemarin Malaka sepi."
    told = gate().scene(OutgoingStory(text=text, front={"regions": ({"code": "53.21"},)})).entries
    assert [(entry.name, entry.answer and entry.answer.kind) for entry in told] == [("Malaka", "place")]
    assert listed(text) == ["Malaka"]


def test_the_bench_knows_no_name_that_the_program_knows():
    known = {
        word
        for name, value in vars(word_lists).items()
        if name.isupper() and isinstance(value, frozenset)
        for word in value
    }
    assert known & {name.lower() for name in (*gate_names.GIVEN, *gate_names.FAMILY)} == set()
    assert len(list(gate_names.organised())) == 450


@pytest.mark.parametrize("size", [2_000, 8_000])
def test_many_names_in_a_row_take_their_time_once(size: int):
    text = "Klien bernama Yosef Bria, lalu Dinas Sosial Yakomina Koto. " * (size // 8)
    before = time.process_time()
    listed(text)
    assert time.process_time() - before < size / 2_000


def test_who_was_public_in_another_draft_is_asked_about_again_where_a_child_was_harmed() -> None:
    answered = {"suci oematan": Answer(kind="public"), "rahayu sumba": Answer(kind="colleague", agreed=True)}
    made = Gate(Vocabulary(), Regions(), answered=answered)

    def asked(text: str, decisions: Decisions = Decisions()) -> list[str]:  # noqa: B008
        found = made.check(OutgoingStory(text=text, decisions=decisions)).must
        return [one.words for one in found if one.row == 2]

    harm = "Suci Oematan, gadis 14 tahun, diperkosa pamannya."
    assert asked("Suci Oematan membuka pertemuan bersama Rahayu Sumba.") == []
    assert asked(harm) == ["Suci Oematan"]
    assert asked(f"{harm}\n\nRahayu Sumba membuka pertemuan.") == ["Suci Oematan"]
    assert asked(harm, Decisions().with_answer("Suci Oematan", Answer(kind="colleague", agreed=True))) == []
