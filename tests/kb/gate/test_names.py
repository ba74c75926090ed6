"""What counts as a name and what a capital letter means besides."""

import pytest

from kb.gate import Draft
from tests.kb.gate.drafts import gate


def listed(text: str) -> list[str]:
    return [entry.name for entry in gate().scene(Draft(text=text)).entries if entry.answer is None]


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
        "- Tahap I\n- Tahap II\n\n## Asesmen\n\nBersama-sama kami mulai.",
    ],
)
def test_other_capitals_are_not(text: str):
    assert listed(text) == []
