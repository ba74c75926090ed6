"""What the composition root built and every part of the window may use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.services.jobs import Jobs
from ui.services.looks import Looks
from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore

if TYPE_CHECKING:
    from ui.shell.shelf import ShelfBuilder


@dataclass(frozen=True)
class Services:
    """What the composition root built and the window uses."""

    jobs: Jobs
    looks: Looks
    messages: Messages
    session: Session
    settings: SettingsStore
    call_carpenter: "Callable[[], ShelfBuilder]"
