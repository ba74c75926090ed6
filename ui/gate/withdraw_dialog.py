"""Taking a story back because somebody no longer agrees: what is done, and what cannot be undone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kb.base.problems import KnownError
from kb.desk.withdrawal import WithdrawalResult, may_withdraw, outlook, planned, withdraw
from kb.library.library import Library
from kb.story.author import Author
from kb.vault.vault import Vault
from kb.vault.vault_problems import LOCKED
from ui.services.jobs import Jobs
from ui.services.person import person_of
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.services.vault_keeper import VaultKeeper
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import BulletList, SectionLabel, Text

_LONGEST = 400


class WithdrawDialog(Dialog):
    """Asks once, does it, and says what was done; who may not do it is told whom to ask."""

    def __init__(  # noqa: PLR0913  which story, and whom the window asks
        self,
        story_id: str,
        session: Session,
        settings: SettingsStore,
        jobs: Jobs,
        *,
        keeper: VaultKeeper | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """With a `keeper`, a locked private store can be opened from here."""
        super().__init__(parent, width=600)
        self._keeper = keeper
        self._story_id, self._session, self._settings, self._jobs = story_id, session, settings, jobs
        self.done_: WithdrawalResult | None = None
        self._working = self._over = False
        file = session.library.read(story_id)
        story = file.story
        self._outlook = outlook(session.library, file)
        self._title = story.title if story else story_id
        person = person_of(settings)
        vault = Vault(session.library.folder)
        self.allowed = story is not None and may_withdraw(session.library, story, person, vault)
        self._lead = Text("", 14, "text", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self._lists = tuple((SectionLabel(), BulletList(colour="muted")) for _ in range(2))
        self.unlock = QPushButton(autoDefault=False)
        self.unlock.hide()
        self.reason = QLineEdit(maxLength=_LONGEST)
        self.body.addWidget(Text(self._title, 16, "text", QFont.Weight.DemiBold, wrap=True))
        self.body.addWidget(self._lead)
        for heading, words in self._lists:
            self.body.addWidget(heading)
            self.body.addWidget(words)
        self.body.addWidget(self.reason)
        self.body.addWidget(self._said)
        self.body.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignLeft)
        self._said.hide()
        self.keep, self.take = self.add_button(), self.add_button(primary=True)
        self.keep.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        if keeper is not None:
            self.unlock.clicked.connect(lambda: keeper.dialog_requested.emit("unlock"))
            keeper.opened.connect(self._follow_unlocked)
        self.begin_with(self.keep)
        self.retranslate()

    def retranslate(self) -> None:
        language = self._session.language
        done = self.done_ is not None
        for heading, words in self._lists:
            heading.setVisible(self.allowed)
            words.setVisible(self.allowed)
        (did, did_words), (left, left_words) = self._lists
        did.setText(self.tr("Yang sudah dilakukan") if done else self.tr("Yang akan dilakukan"))
        left.setText(self.tr("Yang tidak dapat ditarik kembali"))
        actions = self._outlook.actions if done else planned(self._outlook)
        did_words.set_lines([one.say(language) for one in actions])
        left_words.set_lines([one.say(language) for one in self._outlook.beyond_recall])
        self.unlock.setText(self.tr("Buka kunci…"))
        self.reason.setPlaceholderText(self.tr("Alasannya (boleh kosong; hanya disimpan di komputer ini)"))
        self.reason.setAccessibleName(self.tr("Alasan penarikan"))
        self.reason.setVisible(self.allowed and not done)
        self.take.setVisible(self.allowed and not done)
        self.take.setText(self.tr("Tarik cerita ini"))
        self.keep.setText(self.tr("Tutup") if done or not self.allowed else self.tr("Batal"))
        if not self.allowed:
            self.set_heading(self.tr("Persetujuan ditarik"))
            stewards = ", ".join(one.name for one in self._session.library.about.stewards if one.name)
            self._lead.setText(
                self.tr(
                    "Cerita ditarik oleh penulisnya, oleh pemegang catatan persetujuan, atau oleh pengelola pustaka: {names}. "
                    "Sampaikan kepada mereka hari ini juga."
                ).format(names=stewards)
            )
        elif done:
            self.set_heading(self.tr("Cerita ini sudah ditarik"))
            self._lead.setText(
                self.tr(
                    "Semua ini dicatat di simpanan pribadi di komputer ini. Beri tahu rekan agar mengambil keadaan terbaru."
                )
                if self._outlook.sign
                else self.tr(
                    "Semua ini dicatat di simpanan pribadi di komputer ini. Mintalah penulis dan pembacanya menghapus naskah mereka dan tidak mengajukannya lagi."
                )
            )
        else:
            self.set_heading(self.tr("Persetujuan ditarik"))
            self._lead.setText(
                self.tr(
                    "Seseorang tidak lagi setuju kisahnya dibaca. Cerita ini langsung keluar dari pustaka; ini tidak dapat diurungkan."
                )
            )

    def _take(self) -> None:
        self._working = True
        self.take.setEnabled(False)
        work = partial(
            _withdraw,
            self._session,
            self._story_id,
            person_of(self._settings),
            self.reason.text(),
        )
        self._jobs.run(work, self._tell_done, self._fail)

    def _tell_done(self, done: WithdrawalResult) -> None:
        self._working = False
        self._session.refresh()
        if not self._over:
            self.done_, self._outlook = done, done.outlook
            self.retranslate()
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        self._working = False
        if not isinstance(error, KnownError):
            raise error
        if not self._over:
            language = self._session.language
            self._said.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
            self._said.show()
            self.take.setEnabled(True)
            locked = error.code == LOCKED and self._keeper is not None
            self.unlock.setVisible(locked)
            (self.unlock if locked else self.keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_unlocked(self) -> None:
        """What stood in the way is gone; the person still has to say yes."""
        if not self.unlock.isHidden():
            self._said.hide()
            self.unlock.hide()
            self.fit()
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close, but not in the middle of it."""
        if not self._working:
            self._over = True
            super().reject()


def _withdraw(session: Session, story_id: str, author: Author, reason: str) -> WithdrawalResult:
    library = Library.open(session.library.folder)
    try:
        return withdraw(library, story_id, author, Vault(library.folder), reason=reason)
    finally:
        library.close()
