"""What is put on the page for each kind of thing: a story, an organisation, a person, a guide.

A sheet is made anew in the other language or after a change on disk; the page compares the text and renders it again
only when it is a different one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from kb.base.problems import KnownError
from kb.layout import shelves
from kb.layout.shipped_folder import shipped_library
from kb.story.story import Story
from kb.story.story_file import StoryFile
from ui.read.attribution import attribution
from ui.read.reading_requests import ReadingRequests
from ui.read.related import Related
from ui.read.story_head import Head, StoryHead, sentence
from ui.read.story_images import Pictures
from ui.read.who_pages import OrganisationHead, PersonHead, stories_of
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.reading_parts import chips, column
from ui.widgets.small_parts import PillKind

if TYPE_CHECKING:
    from kb.desk.withdrawal import Logged

translate = QCoreApplication.translate
GUIDE: Final = "CONTRIBUTING.md"
_LONGEST_GUIDE: Final = 1024 * 1024


@dataclass
class ReadSheet:
    """A page in the making: the text as Markdown, and makers of what stands above and below it."""

    title: str
    markdown: str
    head: Callable[[], Head]
    foot: Callable[[], QWidget | None] = lambda: None
    pictures: Pictures = field(default_factory=Pictures)
    where_and_when: str = ""
    consent: tuple[str, PillKind] = ("", "plain")
    timed: bool = True  # say how long it takes to read
    story: str = ""  # whose text this is; empty for what nobody annotates
    signed: bool = True  # its text may stay on the page when its file has gone


def story_sheet(session: Session, story_id: str, wishes: ReadingRequests, unfolded: set[str]) -> ReadSheet:
    """Return the page of a story, also of one whose file has mistakes; raises KnownError when it cannot be read."""
    try:
        file = session.library.read(story_id)
    except KnownError:
        if (done := _logged(session, story_id)) is not None:  # nobody had signed it: no sign stays in the library
            return _withdrawn(session, story_id, wishes, done)
        raise
    story = file.story
    if story is None:
        return _unreadable(session, file)
    if story.status == "withdrawn" or (story.consent and story.consent.withdrawn):
        return _withdrawn(session, story_id, wishes, _logged(session, story_id))
    english = session.language == "en" and bool(story.title_en)
    return ReadSheet(
        title=story.title_en if english else story.title,
        markdown=file.body,
        head=lambda: StoryHead(session, story, wishes, unfolded, broken=bool(file.problems)),
        foot=lambda: column((attribution(session, file, story), Related(session, story.id, wishes)), 18),
        pictures=Pictures(session.library.folder, file.path.rpartition("/")[0]),
        where_and_when=_where_and_when(session, story),
        consent=value_words.consent_pill(story),
        story=story.id,
        signed=story.status == "published",
    )


def _unreadable(session: Session, file: StoryFile) -> ReadSheet:
    """Show the text of a file whose head cannot be understood, with what to do: nothing is held back."""
    title = translate("Sheets", "Cerita ini belum dapat ditampilkan dengan lengkap")
    said = [part.say(session.language) for problem in file.problems[:1] for part in (problem.what, problem.remedy)]
    said.append(translate("Sheets", "Berkasnya dibiarkan seperti adanya: {path}").format(path=file.path))

    def head() -> Head:
        made = sentence(title, said)
        made.add_repairs()
        return made

    return ReadSheet(title, file.body, head, pictures=Pictures(session.library.folder, file.path.rpartition("/")[0]))


def _logged(session: Session, story_id: str) -> "Logged | None":
    """Return what this desk wrote down when it withdrew a story, None where it did not, or cannot say."""
    # Only now: the gate's rules come with the vault, and nobody should wait for them who only reads.
    from kb.desk.withdrawal import logged  # noqa: PLC0415
    from kb.vault.vault import Vault  # noqa: PLC0415

    try:
        return logged(Vault(session.library.folder), story_id)
    except KnownError:
        return None  # a story that is withdrawn stays hidden all the same


def _withdrawn(session: Session, story_id: str, wishes: ReadingRequests, done: "Logged | None") -> ReadSheet:
    """Show nothing of a story that people no longer want to be read, wherever a link to it may still stand.

    Whoever withdrew it sees what was done, and which copies cannot be called back.
    """
    from kb.desk.withdrawal import outlook_of  # noqa: PLC0415  as above

    title = translate("Sheets", "Cerita ini ditarik kembali")
    said: list[str | list[str]] = [
        translate("Sheets", "Izin untuk menceritakannya sudah dicabut, jadi isinya tidak ditampilkan lagi.")
    ]
    found = outlook_of(done) if done else None
    if done is not None and found is not None:
        language = session.language
        when = value_words.date(done.withdrawal.on.isoformat(), language)
        said.append(translate("Sheets", "Ditarik dari komputer ini, {date}.").format(date=when))
        said.append([one.say(language) for one in found.actions])
        said.append(translate("Sheets", "Yang tidak dapat ditarik kembali:"))
        said.append([one.say(language) for one in found.beyond_recall])

    def head() -> Head:
        made = sentence(title, said)
        if found is not None and not found.sign:
            return made
        button = QPushButton(translate("Sheets", "Hapus juga dari riwayat…"))
        button.setToolTip(translate("Sheets", "Versi-versi lamanya keluar dari riwayat pustaka ini"))
        button.clicked.connect(lambda: wishes.erasing_requested.emit(story_id))
        made.add(chips([button]), 8)
        return made

    return ReadSheet(title, "", head, timed=False)


def _where_and_when(session: Session, story: Story) -> str:
    parts = [value_words.places([session.regions.name(place.code) for place in story.regions])]
    parts.append(value_words.period(story.period, session.language))
    return " · ".join(filter(None, parts))


def organisation_sheet(session: Session, slug: str, wishes: ReadingRequests) -> ReadSheet:
    """Return the page of an organisation; raises KeyError when the library does not know it."""
    organisation = session.library.organisations()[slug]
    return ReadSheet(
        title=organisation.name,
        markdown=organisation.body,
        head=lambda: OrganisationHead(session, organisation, wishes),
        foot=lambda: stories_of(session, session.catalogue.of_organisation(slug), wishes),
        timed=False,
    )


def person_sheet(session: Session, slug: str, wishes: ReadingRequests) -> ReadSheet:
    """Return the page of a practitioner; raises KeyError when the library does not know them."""
    person = session.library.people()[slug]
    return ReadSheet(
        title=person.name,
        markdown=person.body,
        head=lambda: PersonHead(session, person, wishes),
        foot=lambda: stories_of(session, session.catalogue.of_person(slug), wishes),
        timed=False,
    )


def guide_sheet(markdown: str, title: str) -> ReadSheet:
    """Return a page of plain advice; a first heading that says the title again is left out."""
    first, _, rest = markdown.lstrip("\ufeff\n ").partition("\n")
    if first.startswith("# "):
        title, markdown = title or first[2:].strip(), rest
    return ReadSheet(title=title, markdown=markdown, head=lambda: Head(title))


def own_guide(library_folder: Path | None) -> str:
    """Return the library's own guide to writing, or the shipped one; empty when neither can be read."""
    for folder in (library_folder, shipped_library()):
        if folder is not None:
            try:
                return shelves.read_whole(folder, GUIDE, _LONGEST_GUIDE).decode("utf-8-sig")
            except (KnownError, UnicodeDecodeError):
                continue
    return ""


def failure_sheet(session: Session, error: KnownError) -> ReadSheet:
    """Return a page that says why something cannot be shown, and what to do."""
    title, remedy = error.what.say(session.language), error.remedy.say(session.language)
    return ReadSheet(title, "", lambda: sentence(title, [remedy]), timed=False)


def unknown_sheet(name: str) -> ReadSheet:
    """Return a page for an organisation or a person that the library has no page of."""
    title = translate("Sheets", "Halaman ini belum ada")
    words = translate("Sheets", "Pustaka ini belum punya halaman untuk “{name}”.").format(name=name)
    return ReadSheet(title, "", lambda: sentence(title, [words]), timed=False)
