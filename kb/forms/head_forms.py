"""What the small forms beside a text ask for: their fields, in plain words, and why it is worth answering.

The shapes are those of `kb.story.story`; a form may ask for less than a shape has room for, and nothing it does not ask for is
lost (see `kb.forms.head_rows`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

import msgspec

from kb.base.words import Words
from kb.forms.head_rows import Row, answer, is_readable
from kb.story.story import KINDS, ActorRole, Certainty, RelationType

LICENCES: Final = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0")
BlankKind = Literal["line", "text", "choice", "concept", "story", "organisation", "person", "source", "period"]


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a row asks for.

    `scheme` names the vocabulary of a "concept", `values` what a "choice" may be; `usual` is what holds where the file
    says nothing. `lacking` is the sentence beside a field that a row cannot do without.
    """

    key: str
    label: Words
    kind: BlankKind = "line"
    hint: Words = Words("", "")
    scheme: str = ""
    values: tuple[str, ...] = ()
    usual: str = ""
    lacking: Words | None = None
    longest: int = 0  # letters; 0 for as many as one likes
    more: bool = False  # asked only when a person wants to say more


class RowForm(msgspec.Struct, frozen=True, kw_only=True):
    """A field that is a list: what one row is called, and what it asks for."""

    field: str
    title: Words
    why: Words
    one: Words
    blanks: tuple[Blank, ...]

    def lacking(self, row: Row) -> dict[str, Words]:
        """Return, by the key of the blank, what a row still needs before the story can use it."""
        lacking = {
            blank.key: blank.lacking
            for blank in self.blanks
            if blank.lacking is not None and not answer(row, blank.key).strip() and self._is_asked(blank, row)
        }
        return lacking | {
            blank.key: _too_long(len(answer(row, blank.key)), blank.longest)
            for blank in self.blanks
            if blank.longest and len(answer(row, blank.key)) > blank.longest
        }

    def says_nothing(self, row: Row) -> bool:
        """Tell whether a row holds nothing but what holds anyway."""
        usual = {blank.key: blank.usual for blank in self.blanks if blank.usual}
        return isinstance(row, Mapping) and all(value == usual.get(str(key), "") for key, value in row.items())

    def is_whole(self, row: Row) -> bool:
        """Tell whether the story can use a row."""
        return is_readable(row) and not self.lacking(row)

    def _is_asked(self, blank: Blank, row: Row) -> bool:
        """What lies deeper, such as the source of a contradiction, is only needed once its sisters are there."""
        above, dot, _ = blank.key.rpartition(".")
        return not dot or any(answer(row, one.key) for one in self.blanks if one.key.startswith(f"{above}."))


def _too_long(length: int, longest: int) -> Words:
    return Words(
        f"Terlalu panjang: {length} huruf, paling banyak {longest}. Pembaca baru melihatnya bila lebih pendek.",
        f"Too long: {length} letters, at most {longest}. Readers see it once it is shorter.",
    )


LESSONS: Final = RowForm(
    field="lessons",
    title=Words("Pelajaran", "Lessons"),
    why=Words(
        "Apa yang Anda petik, supaya rekan tidak perlu mengalaminya sendiri.",
        "What you learned, so that a colleague need not go through it.",
    ),
    one=Words("pelajaran", "lesson"),
    blanks=(
        Blank(
            key="event",
            label=Words("Apa yang terjadi?", "What happened?"),
            kind="text",
            hint=Words("Kejadian yang mengajarkannya", "The event that taught it"),
            lacking=Words("Tulislah kejadian yang mengajarkannya.", "Write down the event that taught it."),
        ),
        Blank(
            key="lesson",
            label=Words("Apa yang dipelajari?", "What was learned?"),
            kind="text",
            lacking=Words(
                "Tulislah apa yang dipelajari, satu kalimat cukup.",
                "Write down what was learned; one sentence will do.",
            ),
        ),
        Blank(key="recommendation", label=Words("Apa saran Anda?", "What do you advise?"), kind="text"),
        Blank(
            key="conditions",
            label=Words("Dalam keadaan apa itu berlaku?", "Under which conditions does it hold?"),
            kind="text",
        ),
        Blank(
            key="applied_in",
            label=Words("Sudah diterapkan di mana?", "Where has it been applied?"),
            hint=Words("Kosongkan bila belum", "Leave empty if nowhere yet"),
        ),
        Blank(
            key="theme",
            label=Words("Tema", "Theme"),
            kind="concept",
            scheme="lesson",
            hint=Words("Ketik, atau tekan panah bawah", "Type, or press the down arrow"),
        ),
    ),
)

CLAIMS: Final = RowForm(
    field="claims",
    title=Words("Angka dan tahun", "Figures and dates"),
    why=Words(
        "Angka yang disertai sumber dapat dikutip rekan; tanpa sumber, ia hanya kabar.",
        "A figure with its source can be quoted; without one it is hearsay.",
    ),
    one=Words("angka atau tahun", "figure or date"),
    blanks=(
        Blank(
            key="what",
            label=Words("Angka tentang apa?", "A figure of what?"),
            kind="text",
            hint=Words("Lansia yang dikunjungi setiap minggu", "Older people visited every week"),
            lacking=Words("Tulislah apa yang dihitung atau terjadi.", "Write down what was counted, or what happened."),
        ),
        Blank(
            key="value",
            label=Words("Berapa, atau tahun berapa?", "How many, or which year?"),
            lacking=Words("Tulislah angkanya, atau “tanpa angka”.", "Write the figure, or “no figure”."),
        ),
        Blank(
            key="unit",
            label=Words("Satuan", "Unit"),
            hint=Words("orang, keluarga, rumah sakit", "people, families, hospitals"),
        ),
        Blank(
            key="period", label=Words("Masa", "Period"), hint=Words("2020, atau “tidak disebut”", "2020, or “not told”")
        ),
        Blank(
            key="source",
            label=Words("Sumber", "Source"),
            kind="source",
            hint=Words("Kode sumber dan tempatnya: esai ¶5", "Code of a source and the place in it: esai ¶5"),
        ),
        Blank(
            key="evidence",
            label=Words("Bukti", "Evidence"),
            kind="concept",
            scheme="evidence",
            usual="bkt.pengakuan",
        ),
        Blank(
            key="certainty",
            label=Words("Seberapa pasti?", "How sure is it?"),
            kind="choice",
            values=get_args(Certainty),
            usual="probable",
        ),
        Blank(
            key="conflict.value",
            label=Words("Sumber lain mengatakan", "Another source says"),
            kind="text",
            hint=Words("Bila ada yang bertentangan, simpan keduanya", "Where sources disagree, keep both"),
            lacking=Words("Tulislah apa kata sumber lain itu.", "Write down what the other source says."),
            more=True,
        ),
        Blank(
            key="conflict.source",
            label=Words("Sumber yang bertentangan", "The source that disagrees"),
            kind="source",
            lacking=Words("Tulislah siapa yang mengatakannya.", "Write down who says so."),
            more=True,
        ),
        Blank(
            key="conflict.note",
            label=Words("Catatan tentang perbedaannya", "A note on the difference"),
            kind="text",
            more=True,
        ),
    ),
)

ACTORS: Final = RowForm(
    field="actors",
    title=Words("Lembaga yang terlibat", "Organisations that took part"),
    why=Words(
        "Rekan dapat menghubungi lembaganya. Orang tidak disebut di sini, klien apalagi.",
        "Colleagues can turn to them. No person is named here, least of all a client.",
    ),
    one=Words("lembaga", "organisation"),
    blanks=(
        Blank(
            key="organisation",
            label=Words("Nama lembaga", "Name of the organisation"),
            kind="organisation",
            lacking=Words("Pilih atau tulis nama lembaganya.", "Choose or write its name."),
        ),
        Blank(
            key="role",
            label=Words("Perannya dalam cerita ini", "Its part in this story"),
            kind="choice",
            values=get_args(ActorRole),
            usual="partner",
        ),
    ),
)

RELATIONS: Final = RowForm(
    field="relations",
    title=Words("Cerita terkait", "Related stories"),
    why=Words(
        "Pembaca dapat terus ke cerita yang menjadi awal atau lanjutannya.",
        "Readers can go on to the story it began with or led to.",
    ),
    one=Words("cerita terkait", "related story"),
    blanks=(
        Blank(
            key="type",
            label=Words("Cerita ini…", "This story…"),
            kind="choice",
            values=get_args(RelationType),
            lacking=Words("Pilih hubungannya.", "Choose how they are related."),
        ),
        Blank(
            key="story",
            label=Words("Cerita yang mana?", "Which story?"),
            kind="story",
            hint=Words("Ketik beberapa kata judulnya", "Type a few words of its title"),
            lacking=Words("Pilih ceritanya dari daftar.", "Choose the story from the list."),
        ),
    ),
)

SOURCES: Final = RowForm(
    field="sources",
    title=Words("Sumber", "Sources"),
    why=Words(
        "Laporan, esai, atau catatan yang Anda pakai, supaya angka dapat ditelusuri.",
        "The reports, essays or notes you used, so that figures can be traced.",
    ),
    one=Words("sumber", "source"),
    blanks=(
        Blank(
            key="title",
            label=Words("Judul", "Title"),
            kind="text",
            lacking=Words("Tulislah judul sumbernya.", "Write the title of the source."),
        ),
        Blank(
            key="id",
            label=Words("Kode singkat", "Short code"),
            hint=Words("Satu kata untuk menyebutnya: esai, laporan", "One word to refer to it: essay, report"),
            lacking=Words("Beri satu kata, misalnya “laporan”.", "Give it one word, for example “report”."),
        ),
        Blank(key="author", label=Words("Penulis", "Author")),
        Blank(key="year", label=Words("Tahun", "Year")),
        Blank(key="publisher", label=Words("Penerbit", "Publisher"), more=True),
        Blank(key="url", label=Words("Alamat di internet", "Address on the internet"), more=True),
        Blank(key="note", label=Words("Catatan", "Note"), kind="text", more=True),
    ),
)

AUTHORS: Final = RowForm(
    field="authors",
    title=Words("Penulis", "Authors"),
    why=Words(
        "Nama Anda, atau nama pena: pilihlah sendiri apa yang dibaca orang.",
        "Your name or a pen name: it is for you to say what people read.",
    ),
    one=Words("penulis", "author"),
    blanks=(
        Blank(
            key="name",
            label=Words("Nama atau nama pena", "Name or pen name"),
            lacking=Words("Tulislah nama atau nama pena.", "Write a name or a pen name."),
        ),
        Blank(
            key="role",
            label=Words("Peran", "Role"),
            hint=Words("pekerja sosial, penulis esai asal", "social worker, author of the essay"),
        ),
        Blank(
            key="person",
            label=Words("Halaman orangnya di pustaka ini", "Their page in this library"),
            kind="person",
            more=True,
        ),
    ),
)

HEAD: Final = RowForm(
    field="kind",
    title=Words("Jenis, bahasa, dan lisensi", "Kind, language and licence"),
    why=Words(
        "Bagaimana cerita ini dibaca dan boleh dipakai orang lain.",
        "How this story is read, and how others may use it.",
    ),
    one=Words("keterangan", "details"),
    blanks=(
        Blank(key="kind", label=Words("Jenis", "Kind"), kind="choice", values=KINDS, usual="cerita"),
        Blank(key="language", label=Words("Bahasa", "Language"), kind="choice", values=("id", "en"), usual="id"),
        Blank(key="licence", label=Words("Lisensi", "Licence"), kind="choice", values=LICENCES, usual=LICENCES[0]),
        Blank(key="title_en", label=Words("Judul dalam bahasa Inggris", "English title"), more=True),
        Blank(
            key="summary_en",
            label=Words("Ringkasan dalam bahasa Inggris", "English summary"),
            kind="text",
            hint=Words("Paling banyak 280 huruf", "At most 280 letters"),
            longest=280,
            more=True,
        ),
        Blank(
            key="editorial_note",
            label=Words("Catatan redaksi", "Editorial note"),
            kind="text",
            hint=Words(
                "Misalnya mengapa kata lama dibiarkan dalam kutipan", "Such as why old words stay in quotations"
            ),
            more=True,
        ),
    ),
)

ROW_FORMS: Final[Mapping[str, RowForm]] = MappingProxyType(
    {form.field: form for form in (LESSONS, CLAIMS, ACTORS, RELATIONS, SOURCES, AUTHORS)}
)
