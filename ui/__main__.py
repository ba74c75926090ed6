"""`pustaka`: opens the window, or answers in the terminal when asked to or when there is no screen."""

import os
import socket
import sys
from collections.abc import Sequence
from types import ModuleType, TracebackType

from kb.base.error_report import error_report
from kb.base.process import leave_no_dumps
from ui.terminal.command_names import COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; a missing screen or a missing system library is no failure."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_no_dumps()
    sys.excepthook = _tell_mistake  # the window puts its own in the place of this one
    if given and given[0] in COMMANDS:
        return _terminal().run(given)
    if not _screen():
        return _terminal().visit(
            "Tidak ada layar di sini; pustaka dibuka di terminal.",
            "There is no screen here; the library opens in the terminal.",
        )
    try:
        from ui import app  # noqa: PLC0415 - Qt is loaded only where a window is wanted and can be had
    except ImportError as error:
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        return _terminal().visit(
            f"Jendela tidak dapat dibuka karena sebuah pustaka sistem belum ada ({error}). {_INSTALL[0]}",
            f"The window cannot open because a system library is missing ({error}). {_INSTALL[1]}",
        )
    return app.run(given)


def _tell_mistake(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say that the program made a mistake and where, and nothing of what it was working on: terminals are logged, too."""
    if issubclass(kind, KeyboardInterrupt):
        return
    said = (
        "Ini kesalahan program, bukan kesalahan Anda. Yang sudah tersimpan tetap utuh. "
        "Kirimkan rincian ini kepada pengelola program:",
        "This is a mistake of the program, not yours. What was saved is untouched. "
        "Send these details to those who look after the program:",
    )
    sys.stderr.write("\n".join((*said, "", error_report(error))))


def _terminal() -> ModuleType:
    from ui.terminal import commands  # noqa: PLC0415 - the search engine would hold up a window that does not need it yet

    return commands


_PACKAGES = "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
_INSTALL = (
    f"Di Debian atau Ubuntu: sudo apt-get install -y --no-install-recommends {_PACKAGES}",
    f"On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends {_PACKAGES}",
)


def _screen() -> bool:
    """True where a window can be shown; Qt itself would end the program with a core dump on a dead display."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    return bool(display) and _answers(display)


def _answers(display: str) -> bool:
    """True when an X server listens at `display`, such as ":0" or "host:10.0"."""
    host, _, number = display.rpartition(":")
    try:
        screen = int(number.partition(".")[0])
    except ValueError:
        return False
    if host and host != "unix":
        return _connects(socket.AF_INET, (host.strip("[]"), 6000 + screen))
    path = f"/tmp/.X11-unix/X{screen}"  # where every X server keeps its socket
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as line:
        line.settimeout(2)
        try:
            line.connect(address)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
