"""Who stands behind the words one has just read: authors, readers who signed them, the version and its day."""

from PySide6.QtCore import QCoreApplication

from kb.review.review_standing import standing
from kb.signatures.review_rules import version_of
from kb.story.story import Story
from kb.story.story_file import StoryFile
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.reading_parts import copyable
from ui.widgets.small_parts import Text

translate = QCoreApplication.translate


def attribution(session: Session, file: StoryFile, story: Story) -> Text:
    """Return one quiet line; readers stand in it only for exactly these words."""
    said = []
    if number := version_of(story):
        said.append(translate("Facts", "Versi {number}").format(number=number))
    if story.authors:
        names = _listed([author.name for author in story.authors], session.language)
        said.append(translate("Facts", "ditulis oleh {names}").format(names=names))
    if signed := standing(session.library, file).signed:
        names = _listed([review.by for review in signed], session.language)
        said.append(translate("Facts", "ditinjau oleh {names}").format(names=names))
    else:
        said.append(translate("Facts", "belum ditinjau pembaca kedua"))
    if day := story.modified or story.created:
        said.append(value_words.date(day, session.language))
    told = ", ".join(said)
    line = Text(told[:1].upper() + told[1:], 13, "muted", wrap=True)
    line.setContentsMargins(0, 14, 0, 0)
    copyable(line)
    return line


def _listed(names: list[str], language: str) -> str:
    if len(names) < 2:
        return "".join(names)
    last = {"id": "dan", "en": "and"}.get(language, "dan")
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
