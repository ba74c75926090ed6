"""The windows and the terminal: how a person meets the library."""

import os
import sys


def _forget_current_folder() -> None:
    """Take no module from the folder a person stands in, which may be a stranger's library, unless it is the program's own.

    Here, before anything else is loaded, and with what Python has loaded by itself.
    """
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is not loaded yet
    except OSError:
        here = ""
    if here != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):  # noqa: PTH100, PTH120
        sys.path[:] = [entry for entry in sys.path if os.path.isabs(entry) and entry != here]  # noqa: PTH117


_forget_current_folder()
