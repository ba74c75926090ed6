"""A picture on its way into a draft: read and cleaned behind the window, described by the writer, put beside the text."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QTextCursor
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from kb.base.problems import KnownError
from kb.pictures import draft_pictures
from kb.pictures.pictures import Picture, read_picture
from ui.widgets.dialog import Dialog
from ui.widgets.picture_decoder import decoded
from ui.widgets.plain import PlainLabel
from ui.widgets.small_parts import Text
from ui.write.open_draft import OpenDraft
from ui.write.text.markdown_field import Field
from ui.write.text.picture_drop import ASKED, Offered, packed

_SHOWN = 240


class Picturing(QObject):
    """Helps every field of a draft with pictures."""

    put = Signal()  # a picture lies beside the text now

    def __init__(self, writing: OpenDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self._writing, self._window = writing, parent

    def help(self, field: Field) -> None:
        """Take what is pasted or dropped into this field."""
        field.pictures_offered.connect(partial(self._take, field))
        field.marked.connect(lambda name: self._ask(field) if name == "picture" else None)

    def _ask(self, field: Field) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Pilih gambar"), "", f"{self.tr('Gambar')} ({ASKED})"
        )
        self._take(field, tuple(Offered(Path(file).name, Path(file)) for file in files))

    def _take(self, field: Field, pictures: tuple[Offered, ...]) -> None:
        for one in pictures:
            self._writing.jobs.run(partial(_read, one), partial(self._describe, field, one.name), self._fail)

    def _describe(self, field: Field, name: str, read: tuple[Picture, QImage | None]) -> None:
        picture, image = read
        dialog = PictureDialog(picture, image, self._window)
        done, words = bool(dialog.exec()), dialog.words.text()
        dialog.deleteLater()
        if not done:
            return
        try:
            address = draft_pictures.put(self._writing.drafts.place(self._writing.draft.id), picture, name)
        except KnownError as error:
            self._writing.failed.emit(error)
            return
        plain = " ".join(words.replace("[", "(").replace("]", ")").split())
        field.insert(_alone(field, f"![{plain}]({address})"), self.tr("Gambar"))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._writing.failed.emit(error)


def _alone(field: Field, picture: str) -> str:
    """Return a picture with the empty lines that it needs to stand in a paragraph of its own, not in a sentence."""
    cursor = field.textCursor()
    end = field.document().characterCount() - 1
    before = _between(field, 0, cursor.selectionStart())
    behind = _between(field, cursor.selectionEnd(), end)
    above = "" if not before.strip() or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    below = "" if not behind.strip() or behind.startswith("\n\n") else "\n" if behind.startswith("\n") else "\n\n"
    return f"{above}{picture}{below}"


def _between(field: Field, start: int, end: int) -> str:
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


class PictureDialog(Dialog):
    """Asks what can be seen on a picture, for those who cannot see it."""

    def __init__(self, picture: Picture, image: QImage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, 460)
        shown = PlainLabel()
        if image is not None:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown.setPixmap(QPixmap.fromImage(image).scaled(_SHOWN * 2, _SHOWN, keep, smooth))
        self._why = Text("", 13, "muted", wrap=True)
        self.words = QLineEdit()
        self._clean = Text("", 13, "success", wrap=True)
        for part in (shown, self._why, self.words, self._clean):
            self.body.addWidget(part)
        self.leave, self.keep = self.add_button(), self.add_button(primary=True)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self.words.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)
        self.begin_with(self.words)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.set_heading(self.tr("Apa yang terlihat di gambar ini?"))
        self._why.setText(
            self.tr("Dibacakan bagi yang tidak dapat melihatnya. Jangan sebut nama klien; wajah klien pun bercerita.")
        )
        self.words.setPlaceholderText(self.tr("Misalnya: peta kampung yang digambar anak-anak"))
        self.words.setAccessibleName(self.tr("Keterangan gambar"))
        self._clean.setText(self.tr("Tempat, waktu, dan data kamera sudah dibuang dari salinan ini."))
        self.keep.setText(self.tr("Tambahkan"))
        self.leave.setText(self.tr("Batal"))


def _read(one: Offered) -> tuple[Picture, QImage | None]:
    """Return a picture cleaned, and small enough to be looked at."""
    if one.file is not None:
        picture = draft_pictures.read_file(one.file)
    else:
        picture = read_picture(packed(one.image, one.name) if one.image is not None else one.data, one.name)
    return picture, decoded(picture.data, _SHOWN * 2)
