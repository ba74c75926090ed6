"""What writing needs of the program around it."""

from dataclasses import dataclass

from kb.drafts import Drafts
from ui.shell.jobs import Jobs
from ui.shell.messages import Messages
from ui.shell.session import Session
from ui.shell.settings import SettingsStore


@dataclass(frozen=True)
class Desk:
    """The drafts of this person, and the services of the window."""

    drafts: Drafts
    session: Session
    jobs: Jobs
    settings: SettingsStore
    messages: Messages
