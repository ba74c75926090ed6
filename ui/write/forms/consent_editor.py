"""One person's consent, open to be filled in; what is still missing is said in sentences below."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kb.base import folders
from kb.base.problems import KnownError
from kb.forms.consent_form import NO_DAY, channels, with_scope, with_texts, write_day
from kb.story.consent import CAPACITIES, CHANNELS, SCOPES, Capacity, ConsentRecord, Scope, missing
from kb.vault.vault import Vault
from ui.widgets.choices import Choosable, TickBox
from ui.widgets.small_parts import BulletList, FlowLayout, Pill, Text
from ui.write.forms.fields import GrowingText, Line, narrow_button
from ui.write.forms.small_form import Complaint

_CAPACITIES: Final[tuple[Capacity, ...]] = tuple(CAPACITIES)
_LONG: Final = frozenset({"support", "restrictions", "risk_note"})
_LARGEST: Final = 50 * 1024 * 1024
_DESCRIBED: Final = "keterangan-bukti.txt"


class ConsentEditor(QWidget):
    """Shows a record and tells what a person makes of it."""

    edited = Signal(object)  # ConsentRecord
    remove_requested = Signal()

    def __init__(
        self,
        vault: Vault,
        record: ConsentRecord,
        scope: Callable[[], Scope],
        language: Callable[[], str],
        names: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.names = tuple(Pill(name, "accent") for name in names)
        self._vault, self._scope, self._language = vault, scope, language
        self.record = record
        self._unread: frozenset[str] = frozenset()
        self._labels: dict[str, Text] = {}
        self._days: dict[str, Complaint] = {}
        self.capacity, self.channel = Choosable(), Choosable()
        self.assent = TickBox()
        self.scopes: dict[Scope, TickBox] = {scope_name: TickBox() for scope_name in SCOPES}
        self.texts: dict[str, Line | GrowingText] = {
            name: GrowingText() if name in _LONG else Line()
            for name in (
                "subject", "giver", "support", "explained_by", "language", "on", "review", "expires", "restrictions",
                "risk_note",
            )
        }  # fmt: skip
        self.choose_proof, self.described = narrow_button(), Line()
        self._proof = Text("", 13, "muted", wrap=True)
        self._trouble = Complaint()
        self._missing = Text("", 13, "muted", wrap=True)
        self.missing = BulletList(size=13, colour="muted")
        self._withdrawn = Text("", 14, "error", QFont.Weight.Medium, wrap=True)
        self.withdraw, self._sure, self.remove = narrow_button(), narrow_button(), narrow_button()
        self._offered = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._fill()

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self.texts["subject"].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        said = _sayings(self.record.capacity == "child")
        for name, label in self._labels.items():
            label.setText(said[name][0])
        for name, field in self.texts.items():
            field.setAccessibleName(said[name][0])
            field.setPlaceholderText(said[name][1])
        for button in self.names:
            button.setAccessibleName(self.tr("Pakai nama samaran “{name}”").format(name=button.text()))
        language = self._language()
        self.capacity.say([words.say(language) for words in CAPACITIES.values()])
        self.capacity.setAccessibleName(said["capacity"][0])
        self.channel.say([CHANNELS[one].say(language) if one else self.tr("belum dicatat") for one in channels()])
        self.channel.setAccessibleName(said["channel"][0])
        self.assent.setText(self.tr("Anak itu sendiri juga setuju"))
        for name, tick in self.scopes.items():
            tick.setText(SCOPES[name].say(language))
        self.choose_proof.setText(self.tr("Pilih surat atau rekaman…"))
        self.described.setAccessibleName(self.tr("Atau ceritakan buktinya"))
        self.described.setPlaceholderText(self.tr("Atau ceritakan: surat ada di lemari kantor"))
        self.withdraw.setText(self.tr("Ia menarik persetujuannya…"))
        self._sure.setText(self.tr("Ya, catat penarikan hari ini"))
        self.remove.setText(self.tr("Hapus catatan ini"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)

        def add(name: str, *parts: QWidget) -> None:
            self._labels[name] = Text("", 13, "text", QFont.Weight.Medium, wrap=True)
            for part in (self._labels[name], *parts):
                column.addWidget(part)
            column.addSpacing(4)

        def add_day(name: str) -> None:
            self._days[name] = Complaint()
            add(name, self.texts[name], self._days[name])

        column.addWidget(self._withdrawn)
        add("subject", self.texts["subject"], self._offered)
        add("capacity", self.capacity)
        add("giver", self.texts["giver"], self.assent)
        add("support", self.texts["support"])
        add("scopes", *self.scopes.values())
        add("explained_by", self.texts["explained_by"])
        add("language", self.texts["language"])
        add("channel", self.channel)
        add_day("on")
        add("proof", self._proof, self.choose_proof, self.described, self._trouble)
        add_day("review")
        add_day("expires")
        add("restrictions", self.texts["restrictions"])
        add("risk_note", self.texts["risk_note"])
        column.addWidget(self._missing)
        column.addWidget(self.missing)
        for button in (self.withdraw, self._sure, self.remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._sure.hide()

    def _connect(self) -> None:
        row = FlowLayout(self._offered, spacing=6)
        for button in self.names:
            row.addWidget(button)
            button.clicked.connect(partial(self._take_name, button.text()))
        for name, field in self.texts.items():
            field.typed.connect(partial(self._type, name))
        self.capacity.activated.connect(lambda at: self._set(capacity=_CAPACITIES[at]))
        self.channel.activated.connect(lambda at: self._set(channel=channels()[at]))
        self.assent.clicked.connect(lambda given: self._set(own_assent=given))
        for scope, tick in self.scopes.items():
            tick.clicked.connect(partial(self._set_scope, scope))
        self.choose_proof.clicked.connect(self._choose_proof)
        self.described.editingFinished.connect(self._describe_proof)
        self.withdraw.clicked.connect(self._ask_withdrawal)
        self._sure.clicked.connect(self._withdraw)
        self.remove.clicked.connect(self.remove_requested)

    def _fill(self) -> None:
        record = self.record
        self.capacity.setCurrentIndex(_CAPACITIES.index(record.capacity))
        self.channel.setCurrentIndex(channels().index(record.channel))
        self.assent.setChecked(record.own_assent)
        for scope, tick in self.scopes.items():
            tick.setChecked(scope in record.scopes)
        for name, field in self.texts.items():
            value = getattr(record, name)
            field.fill(
                value if isinstance(value, str) else "\n".join(value) if isinstance(value, tuple) else write_day(value)
            )
        self._say()

    def _type(self, name: str, text: str) -> None:
        record, unread = with_texts(self.record, {name: text})
        self._unread = (self._unread - {name}) | unread
        self._take(record)

    def _take_name(self, name: str) -> None:
        """Write a pseudonym that stands in the story, and go on to the next question."""
        self.texts["subject"].fill(name)
        self._type("subject", name)
        self.capacity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, **changes: object) -> None:
        self._take(msgspec.structs.replace(self.record, **changes))
        self.retranslate()

    def _set_scope(self, scope: Scope) -> None:
        self._take(with_scope(self.record, scope, given=self.scopes[scope].isChecked()))

    def _take(self, record: ConsentRecord) -> None:
        changed = record != self.record
        self.record = record
        self._say()
        if changed:
            self.edited.emit(record)

    def _choose_proof(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih bukti persetujuan"), str(folders.documents()))
        if chosen:
            self.keep_proof(Path(chosen))

    def keep_proof(self, file: Path) -> None:
        """Copy a letter or recording into the vault; the file itself stays where it is."""
        try:
            too_big = file.stat().st_size > _LARGEST
            data = b"" if too_big else file.read_bytes()
        except OSError:
            self._trouble.say(self.tr("Berkas itu tidak dapat dibaca. Pilih berkas lain, atau ceritakan buktinya."))
            return
        if too_big:
            self._trouble.say(
                self.tr("Berkas itu lebih besar dari 50 MB. Simpan sendiri, lalu ceritakan di mana adanya.")
            )
        else:
            self._keep(file.name, data)

    def _describe_proof(self) -> None:
        if self.described.text().strip():
            self._keep(_DESCRIBED, self.described.text().strip().encode())
            self.described.clear()

    def _keep(self, name: str, data: bytes) -> None:
        try:
            kept = self._vault.keep_proof(name, data)
        except KnownError as error:
            self._trouble.say(f"{error.what.say(self._language())} {error.remedy.say(self._language())}")
            return
        self._trouble.say("")
        self._set(proof=kept)

    def _ask_withdrawal(self) -> None:
        self._sure.show()
        self.withdraw.hide()
        self._sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self) -> None:
        self._sure.hide()
        self._take(self.record.withdrawn(date.today()))

    def _say(self) -> None:
        record, language = self.record, self._language()
        over = record.withdrawal is not None
        sentences = [words.say(language) for words in missing(record, self._scope(), date.today())]
        self._withdrawn.setVisible(over)
        if over:
            after = self.tr("Bila cerita ini sudah terbit, tariklah juga dari halamannya.")
            self._withdrawn.setText(" ".join([*sentences, after]))
        self.assent.setVisible(record.capacity == "child")
        self._offered.setVisible(bool(self.names) and not record.subject.strip() and not over)
        for part in (self._labels["support"], self.texts["support"]):
            part.setVisible(record.capacity == "disability")
        for name, complaint in self._days.items():
            complaint.say(NO_DAY.say(language) if name in self._unread else "")
        self._proof.setText(
            self.tr("Disimpan di meja Anda: {name}").format(name=record.proof)
            if record.proof
            else self.tr("Berkasnya disalin ke simpanan pribadi di komputer ini dan tidak pernah ikut dibagikan.")
        )
        whole = self.tr("Lengkap: persetujuan ini mencukupi.")
        lead = self.tr("Masih kurang:")
        self._missing.setText(lead if sentences else whole)
        self._missing.setVisible(not over)
        self.missing.set_lines(sentences)
        self.missing.setVisible(bool(sentences) and not over)
        if over:
            self.withdraw.hide()
        fields: tuple[QWidget, ...] = (self.capacity, self.channel, self.assent, self.choose_proof, self.described)
        for field in (*fields, *self.texts.values(), *self.scopes.values()):
            field.setEnabled(not over)
        self.remove.setVisible(not over)


def _sayings(child: bool) -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "subject": (translate("Consent", "Nama samaran dalam cerita"), translate("Consent", "Bukan nama aslinya")),
        "capacity": (translate("Consent", "Orang ini"), ""),
        "giver": (
            translate("Consent", "Orang tua atau wali yang setuju")
            if child
            else translate("Consent", "Siapa yang menyatakan setuju?"),
            translate("Consent", "ibu, wali") if child else translate("Consent", "diri sendiri"),
        ),
        "support": (translate("Consent", "Dukungan apa yang membantunya memahami dan memutuskan?"), ""),
        "scopes": (translate("Consent", "Setuju ceritanya"), ""),
        "explained_by": (translate("Consent", "Siapa yang menjelaskan di mana cerita ini akan dibaca?"), ""),
        "language": (
            translate("Consent", "Dijelaskan dalam bahasa apa?"),
            translate("Consent", "Indonesia, Jawa, isyarat"),
        ),
        "channel": (translate("Consent", "Bagaimana persetujuan diberikan?"), ""),
        "on": (translate("Consent", "Tanggal persetujuan"), translate("Consent", "24-11-2026")),
        "proof": (translate("Consent", "Bukti"), ""),
        "review": (translate("Consent", "Tanyakan kembali pada"), translate("Consent", "Boleh kosong")),
        "expires": (translate("Consent", "Berlaku sampai"), translate("Consent", "Boleh kosong")),
        "restrictions": (
            translate("Consent", "Yang tidak boleh diceritakan"),
            translate("Consent", "Satu baris satu hal"),
        ),
        "risk_note": (translate("Consent", "Risiko yang perlu diingat"), ""),
    }
