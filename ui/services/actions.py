"""Everything the window can be told from the keyboard, as one table: it feeds shortcuts, menus, tooltips and help."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_CONTEXT: Final = "Actions"


@dataclass(frozen=True)
class Command:
    """One thing the window can do. `text` is the source of its translation; `keys` are in Qt's portable form."""

    name: str
    text: object  # a str; QT_TRANSLATE_NOOP, which marks it for translators, is typed as giving an object
    keys: tuple[str, ...] = ()
    group: str = "window"

    def said(self) -> str:
        """Return what it does in the language of the moment."""
        return QCoreApplication.translate(_CONTEXT, str(self.text))


COMMANDS: Final[tuple[Command, ...]] = (
    Command("find", QT_TRANSLATE_NOOP("Actions", "Ke kolom pencarian"), ("Ctrl+K", "Ctrl+F", "/"), "find"),
    Command("results", QT_TRANSLATE_NOOP("Actions", "Ke daftar hasil"), ("Ctrl+L",), "find"),
    Command("filters", QT_TRANSLATE_NOOP("Actions", "Tampilkan atau sembunyikan saringan"), ("Ctrl+J",), "find"),
    Command("keep", QT_TRANSLATE_NOOP("Actions", "Simpan pencarian ini"), ("Ctrl+D",), "find"),
    Command("browse", QT_TRANSLATE_NOOP("Actions", "Lihat semua cerita"), ("Ctrl+B",), "find"),
    Command("back", QT_TRANSLATE_NOOP("Actions", "Kembali"), ("Alt+Left",), "read"),
    Command("forward", QT_TRANSLATE_NOOP("Actions", "Maju"), ("Alt+Right",), "read"),
    Command("reader", QT_TRANSLATE_NOOP("Actions", "Ke halaman bacaan"), ("Ctrl+R",), "read"),
    Command("larger", QT_TRANSLATE_NOOP("Actions", "Huruf lebih besar"), ("Ctrl++", "Ctrl+="), "read"),
    Command("smaller", QT_TRANSLATE_NOOP("Actions", "Huruf lebih kecil"), ("Ctrl+-",), "read"),
    Command(
        "note",
        QT_TRANSLATE_NOOP("Actions", "Beri catatan: pada kata terpilih, atau seluruh cerita"),
        ("Ctrl+M",),
        "note",
    ),
    Command("caret", QT_TRANSLATE_NOOP("Actions", "Pilih kata dengan papan ketik"), ("F7",), "note"),
    Command("next-note", QT_TRANSLATE_NOOP("Actions", "Catatan berikutnya"), ("F4",), "note"),
    Command("previous-note", QT_TRANSLATE_NOOP("Actions", "Catatan sebelumnya"), ("Shift+F4",), "note"),
    Command("notes", QT_TRANSLATE_NOOP("Actions", "Tampilkan atau sembunyikan catatan"), ("Ctrl+Shift+M",), "note"),
    Command("board", QT_TRANSLATE_NOOP("Actions", "Semua catatan"), ("Ctrl+T",), "note"),
    Command("undo", QT_TRANSLATE_NOOP("Actions", "Urungkan"), ("Ctrl+Z",), "note"),
    Command("redo", QT_TRANSLATE_NOOP("Actions", "Ulangi"), ("Ctrl+Shift+Z", "Ctrl+Y"), "note"),
    Command("write", QT_TRANSLATE_NOOP("Actions", "Tulis cerita"), ("Ctrl+N",), "write"),
    Command("edit", QT_TRANSLATE_NOOP("Actions", "Sunting cerita yang dibaca"), ("Ctrl+E",), "write"),
    Command("drafts", QT_TRANSLATE_NOOP("Actions", "Naskah saya"), ("Ctrl+Shift+D",), "write"),
    Command("review", QT_TRANSLATE_NOOP("Actions", "Tinjauan"), ("Ctrl+Shift+R",), "write"),
    Command("stewards", QT_TRANSLATE_NOOP("Actions", "Pengelola pustaka"), (), "write"),
    Command("card", QT_TRANSLATE_NOOP("Actions", "Kartu saya…"), (), "write"),
    Command("history", QT_TRANSLATE_NOOP("Actions", "Riwayat cerita ini"), ("Ctrl+H",), "read"),
    Command("check-history", QT_TRANSLATE_NOOP("Actions", "Periksa riwayat pustaka"), (), "window"),
    Command("erase", QT_TRANSLATE_NOOP("Actions", "Hapus dari riwayat…"), (), "window"),
    Command("import", QT_TRANSLATE_NOOP("Actions", "Impor dokumen…"), ("Ctrl+Shift+O",), "write"),
    Command("import-folder", QT_TRANSLATE_NOOP("Actions", "Impor satu folder…"), (), "write"),
    Command("home", QT_TRANSLATE_NOOP("Actions", "Beranda"), ("Alt+Home",), "window"),
    Command("repairs", QT_TRANSLATE_NOOP("Actions", "Perlu diperbaiki"), ("Ctrl+Shift+P",), "window"),
    Command("health", QT_TRANSLATE_NOOP("Actions", "Kesehatan pustaka"), (), "window"),
    Command("backup", QT_TRANSLATE_NOOP("Actions", "Cadangkan…"), (), "window"),
    Command("restore", QT_TRANSLATE_NOOP("Actions", "Pulihkan dari cadangan…"), (), "window"),
    Command("guide", QT_TRANSLATE_NOOP("Actions", "Panduan menulis cerita"), (), "window"),
    Command("open", QT_TRANSLATE_NOOP("Actions", "Buka pustaka…"), ("Ctrl+O",), "window"),
    Command("create", QT_TRANSLATE_NOOP("Actions", "Buat pustaka baru…"), ("Ctrl+Shift+N",), "window"),
    Command("libraries", QT_TRANSLATE_NOOP("Actions", "Semua pustaka…"), (), "window"),
    Command("refresh", QT_TRANSLATE_NOOP("Actions", "Baca ulang pustaka"), ("F5",), "window"),
    Command(
        "language", QT_TRANSLATE_NOOP("Actions", "Ganti bahasa: Indonesia atau Inggris"), ("Ctrl+Shift+L",), "window"
    ),
    Command(
        "theme",
        QT_TRANSLATE_NOOP("Actions", "Ganti tampilan: terang, gelap, atau ikut sistem"),
        ("Ctrl+Shift+T",),
        "window",
    ),
    Command("settings", QT_TRANSLATE_NOOP("Actions", "Pengaturan…"), ("Ctrl+,",), "window"),
    Command("shortcuts", QT_TRANSLATE_NOOP("Actions", "Pintasan papan ketik"), ("F1",), "window"),
    Command("about", QT_TRANSLATE_NOOP("Actions", "Tentang Pustaka Praktik"), (), "window"),
    Command("quit", QT_TRANSLATE_NOOP("Actions", "Keluar"), ("Ctrl+Q",), "window"),
)

ELSEWHERE: Final[tuple[Command, ...]] = (
    Command("accept", QT_TRANSLATE_NOOP("Actions", "Terima lanjutan kata di kolom pencarian"), ("Right",), "find"),
    Command(
        "offers", QT_TRANSLATE_NOOP("Actions", "Saran dan pencarian tersimpan"), ("Ctrl+Space", "Alt+Down"), "find"
    ),
    Command("next-match", QT_TRANSLATE_NOOP("Actions", "Kata cocok berikutnya"), ("F3",), "read"),
    Command("previous-match", QT_TRANSLATE_NOOP("Actions", "Kata cocok sebelumnya"), ("Shift+F3",), "read"),
    Command(
        "choose",
        QT_TRANSLATE_NOOP("Actions", "Pilih kata dari tempat Anda membaca"),
        ("Shift+Right", "Shift+Down"),
        "note",
    ),
    Command(
        "highlight",
        QT_TRANSLATE_NOOP("Actions", "Sorot: penting, dapat dipakai, diragukan, mengesankan"),
        ("1", "2", "3", "4"),
        "note",
    ),
    Command(
        "kinds",
        QT_TRANSLATE_NOOP("Actions", "Komentar, pertanyaan, peringatan, pelajaran, pengalaman serupa, kode"),
        ("K", "T", "H", "P", "S", "D"),
        "note",
    ),
    Command("keep-note", QT_TRANSLATE_NOOP("Actions", "Simpan catatan yang sedang ditulis"), ("Ctrl+Return",), "note"),
    Command("check", QT_TRANSLATE_NOOP("Actions", "Ke pemeriksaan naskah, dan kembali dengan Esc"), ("F8",), "write"),
    Command(
        "answer-check",
        QT_TRANSLATE_NOOP("Actions", "Jawab temuan atau nama dengan angkanya"),
        ("1", "2", "3"),
        "write",
    ),
    Command("spelling", QT_TRANSLATE_NOOP("Actions", "Usulan bagi kata yang ejaannya meragukan"), ("Ctrl+.",), "write"),
    Command("changes", QT_TRANSLATE_NOOP("Actions", "Perubahan berikutnya, sebelumnya"), ("N", "P"), "read"),
    Command("quote", QT_TRANSLATE_NOOP("Actions", "Kutip kata terpilih bagi penulisnya"), ("K",), "write"),
    Command("sign", QT_TRANSLATE_NOOP("Actions", "Tanda tangani cerita yang ditinjau"), ("Ctrl+Return",), "write"),
    Command("usual-size", QT_TRANSLATE_NOOP("Actions", "Ukuran huruf semula"), ("Ctrl+0",), "read"),
)
"""Keys that a page answers itself while it is shown; here only to be explained."""

IN_TEXT: Final[tuple[Command, ...]] = (
    Command(
        "marks",
        QT_TRANSLATE_NOOP("Actions", "Tebal, miring, judul bagian, kutipan, daftar"),
        ("Ctrl+B", "Ctrl+I", "Ctrl+H", "Ctrl+E", "Ctrl+U"),
        "write",
    ),
    Command(
        "insertions",
        QT_TRANSLATE_NOOP("Actions", "Tautan, catatan kaki, gambar"),
        ("Ctrl+K", "Ctrl+Shift+F", "Ctrl+Shift+G"),
        "write",
    ),
    Command("quiet", QT_TRANSLATE_NOOP("Actions", "Menulis tanpa gangguan"), ("F11",), "write"),
)
"""Keys that a text answers while one writes in it, whatever they mean elsewhere."""

GROUPS: Final = {
    "find": QT_TRANSLATE_NOOP("Actions", "Mencari"),
    "read": QT_TRANSLATE_NOOP("Actions", "Membaca"),
    "note": QT_TRANSLATE_NOOP("Actions", "Mencatat"),
    "write": QT_TRANSLATE_NOOP("Actions", "Menulis"),
    "window": QT_TRANSLATE_NOOP("Actions", "Jendela dan pustaka"),
}


def group_said(group: str) -> str:
    """Return the heading of a group of commands in the language of the moment."""
    return QCoreApplication.translate(_CONTEXT, str(GROUPS[group]))


def keys_said(command: Command) -> str:
    """Return the shortcuts as they are written on this system's keyboards."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(key).toString(native) for key in command.keys)


class Actions:
    """The QActions of one window, made from the table; every handler must be given, none may be left over."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[], None]]) -> None:
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.name)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            handler = handlers[command.name]
            action.triggered.connect(lambda _checked=False, run=handler: run())
            window.addAction(action)
            self._actions[command.name] = action
        self._steps = ("", "")
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of(self, names: Iterable[str]) -> list[QAction]:
        """Return several actions in this order, for a menu."""
        return [self._actions[name] for name in names]

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what would be undone and what done again; nothing can be, where a name is empty."""
        self._steps = (undo, redo)
        for command in COMMANDS:
            if command.name in ("undo", "redo"):
                step = self._steps[command.name == "redo"]
                self._actions[command.name].setEnabled(bool(step))
                self._actions[command.name].setText(f"{command.said()}: {step}" if step else command.said())

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for command in COMMANDS:
            self._actions[command.name].setText(command.said())
        self.name_steps(*self._steps)
