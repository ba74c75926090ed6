"""What writing needs of the program around it."""

from dataclasses import dataclass

from kb.drafts.drafts import Drafts
from ui.services.jobs import Jobs
from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore


@dataclass(frozen=True)
class WriteServices:
    """The drafts of this person, and the services of the window."""

    drafts: Drafts
    session: Session
    jobs: Jobs
    settings: SettingsStore
    messages: Messages
