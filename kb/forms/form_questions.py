"""What the boxes of the writing form are called, what each asks in plain words, and an example of an answer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from kb.base.words import Words


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One box of the form; `names` are further headings under which it is recognised."""

    title: Words
    asks: Words
    example: Words
    names: tuple[str, ...] = ()


QUICK: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "situasi": Question(
            title=Words("Situasi", "Situation"),
            asks=Words("Siapa menghadapi apa, di mana, kapan?", "Who faced what, where and when?"),
            example=Words(
                "Sejumlah remaja tidur di sekitar terminal. Mereka bekerja sejak subuh dan takut razia.",
                "Some teenagers slept near the bus station. They worked from dawn and feared raids.",
            ),
            names=("Keadaan",),
        ),
        "tantangan": Question(
            title=Words("Tantangan", "Challenge"),
            asks=Words("Apa yang membuatnya sulit?", "What made it hard?"),
            example=Words(
                "Orang tua tidak percaya lembaga, dan kami hanya bertiga.",
                "Parents did not trust agencies, and there were only three of us.",
            ),
            names=("Challenges", "Masalah"),
        ),
        "aksi": Question(
            title=Words("Aksi", "Action"),
            asks=Words(
                "Apa yang dikerjakan, oleh siapa, dan apa bagian klien di dalamnya?",
                "What was done, by whom, and what was the clients' own part?",
            ),
            example=Words(
                "Kami membuka rumah singgah. Anak-anak sendiri yang menyusun aturan rumah.",
                "We opened a drop-in house. The children themselves made its rules.",
            ),
            names=("Tindakan", "Actions"),
        ),
        "refleksi": Question(
            title=Words("Refleksi", "Reflection"),
            asks=Words(
                "Apa hasilnya, dan apa yang akan Anda lakukan lain?",
                "What came of it, and what would you do differently?",
            ),
            example=Words(
                "Sebagian kembali bersekolah. Lain kali orang tua kami ajak sejak hari pertama.",
                "Some went back to school. Next time we would invite the parents from the first day.",
            ),
            names=("Hasil dan refleksi", "Hasil & refleksi", "Hasil", "Results and reflection"),
        ),
    }
)

OPENING: Final = Question(
    title=Words("Pembuka", "Opening"),
    asks=Words(
        "Mulailah dengan orang dan keadaan: siapa menghadapi apa, di mana, kapan?",
        "Begin with people and their situation: who faced what, where and when?",
    ),
    example=QUICK["situasi"].example,
)

STAGES: Final[Mapping[str, tuple[Words, Words]]] = MappingProxyType(
    {
        "thp.pendekatan-awal": (
            Words("Bagaimana Anda dan klien bertemu dan mulai saling percaya?", "How did you meet and begin to trust?"),
            Words(
                "Tiga bulan pertama kami hanya datang, minum kopi, dan mendengarkan.",
                "For three months we only came by, drank coffee and listened.",
            ),
        ),
        "thp.intake": (
            Words("Bagaimana klien diterima dalam layanan?", "How were clients taken into the service?"),
            Words(
                "Siapa pun boleh datang; tidak ada kartu yang ditanyakan.", "Anybody could come; no card was asked for."
            ),
        ),
        "thp.kontrak": (
            Words("Apa yang disepakati, dan bagaimana kesepakatan itu dibuat?", "What was agreed, and how?"),
            Words(
                "Kesepakatan ditulis bersama dan dibacakan keras-keras.",
                "The agreement was written together and read aloud.",
            ),
        ),
        "thp.asesmen": (
            Words(
                "Bagaimana masalah dan kekuatan dipahami, dan siapa yang ikut memahaminya?",
                "How were problems and strengths understood, and who took part in that?",
            ),
            Words(
                "Mereka menggambar peta sendiri: tempat aman, tempat berbahaya.",
                "They drew a map themselves: safe places, dangerous places.",
            ),
        ),
        "thp.perencanaan": (
            Words("Apa rencananya, dan siapa yang menyusunnya?", "What was the plan, and who made it?"),
            Words(
                "Rencana disusun bersama ibu-ibu dalam dua pertemuan.",
                "The mothers made the plan with us in two meetings.",
            ),
        ),
        "thp.intervensi": (
            Words("Apa yang sungguh-sungguh dikerjakan, langkah demi langkah?", "What was really done, step by step?"),
            Words(
                "Setiap Jumat kelompok bertemu; kader bergantian memimpin.",
                "The group met every Friday; volunteers took turns.",
            ),
        ),
        "thp.rujukan": (
            Words(
                "Ke mana klien dirujuk, dan bagaimana kelanjutannya?", "Where were clients referred, and what followed?"
            ),
            Words("Kami mengantar sampai puskesmas dan menjemput pulang.", "We went along to the clinic and back."),
        ),
        "thp.monitoring": (
            Words("Bagaimana Anda tahu apa yang sedang terjadi?", "How did you know what was going on?"),
            Words("Kader mencatat kunjungan di buku kecil.", "Volunteers noted visits in a small book."),
        ),
        "thp.evaluasi": (
            Words("Apa yang berubah, dan dari mana Anda tahu?", "What changed, and how do you know?"),
            Words(
                "Dari dua belas yang kami kenal, tujuh masih bersekolah setahun kemudian.",
                "Of the twelve we knew, seven were still at school a year later.",
            ),
        ),
        "thp.terminasi": (
            Words("Bagaimana pekerjaan ini berakhir atau dilepaskan?", "How did this work end, or how was it let go?"),
            Words(
                "Kami pamit bertahap; pertemuan terakhir mereka yang mengatur.",
                "We left step by step; they arranged the last meeting.",
            ),
        ),
        "thp.bimbingan-lanjut": (
            Words("Apa yang terjadi sesudahnya?", "What happened afterwards?"),
            Words("Setahun sekali kami saling berkunjung.", "Once a year we visit each other."),
        ),
        "thp.alih-kelola": (
            Words("Apa yang diteruskan oleh kelompok itu sendiri?", "What did the group itself carry on?"),
            Words(
                "Kas dan buku anggota kini dipegang kelompok.", "The group now keeps the money and the members' book."
            ),
        ),
    }
)

CLOSING: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "pembelajaran": Question(
            title=Words("Pembelajaran", "Lessons learned"),
            asks=Words("Apa yang Anda petik dari semua ini?", "What did you learn from all this?"),
            example=Words("Klien paling tahu masalahnya.", "Clients know the problem best."),
            names=("Pelajaran", "Lessons"),
        ),
        "belum-diceritakan": Question(
            title=Words("Yang belum diceritakan", "Not yet told"),
            asks=Words("Apa yang tidak Anda ketahui atau tidak diceritakan?", "What is unknown or left untold?"),
            example=Words("Berapa biayanya, dan siapa yang menanggung.", "What it cost, and who paid."),
        ),
        "diskusi": Question(
            title=Words("Untuk didiskusikan", "For discussion"),
            asks=Words("Pertanyaan apa yang ingin Anda titipkan kepada pembaca?", "What would you ask your readers?"),
            example=Words(
                "Apa yang akan Anda lakukan dalam tiga bulan pertama?", "What would you do in the first three months?"
            ),
            names=("Pertanyaan diskusi", "Discussion questions"),
        ),
    }
)
