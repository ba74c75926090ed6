"""What can be typed after `pustaka`, in Indonesian with an English twin for every option."""

import argparse
from typing import Final, NoReturn

from index.values.request_results import Facet, Sort
from kb.vocabulary.facets import ROWS
from ui.terminal.speech import say

# Option names by facet, Indonesian first: they are the field names of the query language.
FACET_OPTIONS: Final[dict[Facet, tuple[str, str]]] = {
    row.key: (f"--{row.fields[0]}", f"--{row.fields[1]}") for row in ROWS if row.option
}
SORTS: Final[dict[str, Sort]] = {
    "relevan": "relevance",
    "relevance": "relevance",
    "terbaru": "newest",
    "newest": "newest",
    "masa": "period",
    "period": "period",
    "judul": "title",
    "title": "title",
}


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Says "Pemakaian" where argparse would say "usage"."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        super().add_usage(usage, actions, groups, prefix or "Pemakaian: ")


class Parser(argparse.ArgumentParser):
    """A parser that answers a slip with one sentence instead of a list of English terms."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=Formatter, add_help=False, **options)  # type: ignore[arg-type]
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")
        self._optionals.title = "Pilihan"
        self._positionals.title = "Isian"

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, which programs understand as a slip in the command."""
        say(self.format_usage(), end="", aloud=True)
        say(f"Perintah ini belum lengkap atau belum dikenal ({message}). Lihat: {self.prog} --help", aloud=True)
        raise SystemExit(2)


def parser() -> Parser:
    """Build the parser of all commands."""
    root = Parser(
        prog="pustaka",
        description="Pustaka Praktik: cerita praktik dan pembelajaran pekerjaan sosial.\nTanpa perintah, jendela dibuka. Every option has an English twin.",
    )
    root.add_argument("--version", action="store_true", help="tampilkan versi")
    commands = root.add_subparsers(dest="command", title="Perintah", metavar="PERINTAH", parser_class=Parser)
    search = commands.add_parser(
        "search", aliases=["cari"], help="cari cerita: pustaka search “anak jalanan” --wilayah Jakarta"
    )
    search.add_argument(
        "words",
        nargs="*",
        metavar="KATA",
        help='kata yang dicari seperti di jendela: "frasa", -tanpa, OR, awal*, mirip~, pend?mping*an, "panti anak"~5',
    )
    for facet, names in FACET_OPTIONS.items():
        search.add_argument(*names, dest=facet, action="append", default=[], metavar="NILAI", help=_TICKS[facet].id)
    search.add_argument("--tahun", "--year", dest="years", metavar="TAHUN", help="tahun, misalnya 1998 atau 1995..2005")
    search.add_argument("--urut", "--sort", dest="sort", choices=sorted(SORTS), default="relevan", help="urutan hasil")
    search.add_argument(
        "--jumlah", "--limit", dest="limit", type=int, default=20, metavar="N", help="paling banyak N cerita (20)"
    )
    _common(search)
    show = commands.add_parser("show", aliases=["baca"], help="baca satu cerita: pustaka show ID")
    show.add_argument("id", metavar="ID", help="nama pengenal cerita, seperti tercantum pada hasil pencarian")
    _common(show)
    check = commands.add_parser(
        "check", aliases=["periksa"], help="periksa sebuah pustaka dan sebutkan apa yang perlu diperbaiki"
    )
    check.add_argument("folder", nargs="?", metavar="FOLDER", help="folder pustaka; tanpa ini, pustaka Anda")
    check.add_argument(
        "--semua",
        "--all",
        dest="all",
        action="store_true",
        help="periksa semuanya, juga persetujuan, tinjauan, gambar, riwayat, daftar pencarian, dan meja kerja Anda",
    )
    _common(check)
    rebuild = commands.add_parser(
        "rebuild", aliases=["susun"], help="susun ulang daftar pencarian dari berkas-berkas cerita"
    )
    _common(rebuild)
    backup = commands.add_parser(
        "backup", aliases=["cadangkan"], help="simpan pustaka dan meja kerja ke dalam satu berkas cadangan"
    )
    backup.add_argument("file", metavar="BERKAS", help="berkas cadangan, sebaiknya di penyimpanan lain")
    backup.add_argument("--tanpa-meja", "--no-desk", dest="no_desk", action="store_true", help="hanya pustakanya")
    backup.add_argument(
        "--segel",
        "--seal",
        dest="seal",
        action="store_true",
        help="segel dengan kata sandi; ditanyakan, atau dibaca dari baris pertama masukan",
    )
    _common(backup)
    restore = commands.add_parser(
        "restore", aliases=["pulihkan"], help="pulihkan pustaka dari cadangan ke folder yang belum ada"
    )
    restore.add_argument("file", metavar="BERKAS", help="berkas cadangan")
    restore.add_argument("folder", metavar="FOLDER", help="folder baru bagi pustakanya")
    restore.add_argument(
        "--meja",
        "--desk",
        dest="desk",
        action="store_true",
        help="pulihkan juga meja kerja; yang sekarang disimpan di sampingnya (tutup dulu jendela program ini)",
    )
    _common(restore)
    stewards = commands.add_parser(
        "stewards", aliases=["pengelola"], help="sebutkan siapa yang mengelola pustaka, dan apa yang ditandatanganinya"
    )
    stewards.add_argument(
        "--git",
        action="store_true",
        help="kunci mereka untuk “git verify-commit”: simpan sebagai berkas gpg.ssh.allowedSignersFile",
    )
    _common(stewards)
    return root


_TICKS: Final = {row.key: row.option for row in ROWS if row.option}


def _common(command: Parser) -> None:
    command.add_argument("--pustaka", "--library", dest="library", metavar="FOLDER", help="folder pustaka lain")
    command.add_argument(
        "--bahasa", "--language", dest="language", choices=("id", "en"), help="bahasa jawaban: id atau en"
    )
    command.add_argument("--json", action="store_true", help="jawaban untuk program, sebagai JSON")
