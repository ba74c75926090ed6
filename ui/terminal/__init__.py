"""The library without a window: the same answers as tables for people, and as JSON for programs."""

from ui.terminal.arguments import COMMANDS
from ui.terminal.commands import run, visit

__all__ = ["COMMANDS", "run", "visit"]
