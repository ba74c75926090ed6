#!/usr/bin/env python3
"""Everything a person needs to run, test and measure Pustaka Praktik, on a machine that has only Python 3.11 or newer.

    python3 dev.py run [ARGUMENTS]   set up what is missing, then open the window (or the terminal where there is no screen)
    python3 dev.py test [ARGUMENTS]  set up what is missing, then run every test without a screen
    python3 dev.py check             formatting, lint, types, import contracts
    python3 dev.py bench NAME        measure one group against its peer: start, search, ranking, gate, anchors, spelling, clearance, sturdy, all (--quick: a smaller size)
    python3 dev.py faults            let every call to the disk fail once, in all that people do with a library
    python3 dev.py hostile [N]       open N (300) libraries that were prepared to do harm, through every door
    python3 dev.py flips [N]         flip N (1,000) bits in history, catalogue and index, and look for wrong answers that stay
    python3 dev.py fuzz PARSER|all [S]   feed a parser, or each in turn, for S (1,800) seconds with what nobody would write
    python3 dev.py kills [N]         kill N (500) programs at random moments, in a window and without
    python3 dev.py soak              search, save and note for long, and look whether memory and open files stay flat
    python3 dev.py lock              write the two lock files anew from pyproject.toml
    python3 dev.py words             collect the sentences of the windows and compile their translations

Standard library only: this file is what makes everything else possible.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WORKERS = max(2, os.cpu_count() or 2)
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
# Shared library -> Debian package: what Qt needs beside its wheel, found by running it on a bare Debian 12.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(indonesian: str, english: str) -> None:
    """Tell the person what happens, in the language of the machine where that is English, else in Indonesian."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    print(english if spoken.startswith("en") else indonesian, flush=True)


def stop(indonesian: str, english: str) -> None:
    """Say why it cannot go on, and leave."""
    say(indonesian, english)
    sys.exit(1)


def call(*command: str | Path, **options: object) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[call-overload]


def is_root() -> bool:
    """True where packages of the system may be installed without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_system(packages: Sequence[str], why: tuple[str, str]) -> bool:
    """Install Debian packages as root; otherwise print the exact line and return False."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not is_root():
        say(
            f"{why[0]} Jalankan sekali, lalu ulangi:\n\n    sudo {line}\n",
            f"{why[1]} Run this once, then try again:\n\n    sudo {line}\n",
        )
        return False
    say(f"Memasang dari sistem: {', '.join(packages)} …", f"Installing from the system: {', '.join(packages)} …")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    return call("apt-get", "update", "-qq", **quiet) == 0 and call(*line.split(), **quiet) == 0


def missing_libraries() -> list[str]:
    """Return the Debian packages whose shared libraries Qt would not find; none where the system is not Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WINDOW_LIBRARIES
    return [package for name, package in wanted.items() if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def stamp(kind: str) -> str:
    """Describe the wished-for environment; a set-up with this stamp need not be looked at again."""
    parts = [sys.version, str(ROOT)] + [
        (ROOT / name).read_text(encoding="utf-8") for name in (LOCKS[kind], "pyproject.toml")
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def set_up(kind: str) -> None:
    """Make the environment and install the locked versions, unless that has been done; `dev` includes `run`."""
    note = VENV / f"pustaka-{kind}.stamp"
    wanted = stamp(kind)
    if PYTHON.exists() and note.exists() and note.read_text(encoding="utf-8") == wanted:
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this file must be able to say so on an older Python
        stop("Pustaka Praktik memerlukan Python 3.11 atau lebih baru.", "Pustaka Praktik needs Python 3.11 or newer.")
    say(
        "Menyiapkan Pustaka Praktik (hanya sekali, beberapa menit) …",
        "Setting up Pustaka Praktik (once only, a few minutes) …",
    )
    make_environment()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if call(*pip, "--require-hashes", "-r", LOCKS[kind]) or call(
        *pip, "--no-deps", "--no-build-isolation", "--editable", "."
    ):
        stop(
            "Pemasangan belum berhasil. Periksa sambungan internet, lalu jalankan perintah yang sama sekali lagi.",
            "The installation did not succeed. Check the internet connection, then run the same command again.",
        )
    packages = missing_libraries()
    if packages:
        install_system(
            packages, ("Jendela memerlukan beberapa pustaka sistem.", "The window needs a few system libraries.")
        )
    if kind == "dev" and missing_libraries():
        sys.exit(1)
    for each in {kind, "run"}:
        (VENV / f"pustaka-{each}.stamp").write_text(stamp(each), encoding="utf-8")


def make_environment() -> None:
    """Make `.venv`, with pip in it; Debian ships Python without the part that this needs."""
    if (
        PYTHON.exists()
        and call(PYTHON, "-m", "pip", "--version", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    ):
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_system([package], ("Python di sini belum lengkap.", "Python is not complete here.")):
            sys.exit(1)
    venv.EnvBuilder(with_pip=False, clear=True).create(VENV)
    if call(PYTHON, "-m", "ensurepip", "--default-pip", stdout=subprocess.DEVNULL):
        stop(
            "Lingkungan Python tidak dapat dibuat di folder ini.",
            "The Python environment cannot be made in this folder.",
        )


def run(arguments: Sequence[str]) -> int:
    """Open the program."""
    set_up("run")
    # As `kb.base.process` starts everything: whoever stands in a stranger's folder has nothing of it executed.
    command = [str(PYTHON), "-I", "-X", "utf8", str(ROOT / "kb" / "base" / "isolated.py"), str(ROOT), "ui", *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    return os.execv(PYTHON, command)


def test(arguments: Sequence[str]) -> int:
    """Run the whole suite: the rooms without Qt are tested with Qt out of reach, beside those with windows.

    `--thorough` tries ten times as many drawn examples and kills; whatever else is given goes to pytest.
    """
    set_up("dev")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUNBUFFERED": "1",
    }
    if "--thorough" in arguments:
        arguments = [one for one in arguments if one != "--thorough"]
        environment |= {"PUSTAKA_EXAMPLES": "400", "PUSTAKA_KILLS": "100"}
    if arguments:
        return call(PYTHON, "-m", "pytest", *arguments, env=environment)
    with ThreadPoolExecutor(WORKERS) as pool:
        codes = list(pool.map(lambda part: pytest(part, environment), parts()))
    return next((code for code in codes if code), 0)


def parts() -> list[list[str]]:
    """Return the suite in parts of about equal length, the longest first, for processes that run beside each other."""
    plain = ["-p", "tests.without_qt", "-p", "no:pytest-qt"]
    rows = [
        sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "journeys").glob("test_*.py"))[n::2]
        for n in (0, 1)
    ]
    return [
        ["tests/kb", *plain],
        *rows,
        ["tests/ui"],
        ["tests/hostile", *plain],
        ["tests/index", "tests/content", "tests/docs", *plain],
    ]


def pytest(arguments: Sequence[str], environment: dict[str, str]) -> int:
    """Run some tests, print what they said when they are done, and return their exit code."""
    done = subprocess.run(
        [str(PYTHON), "-m", "pytest", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    sys.stdout.write(done.stdout.decode("utf-8", "replace"))
    sys.stdout.flush()
    return done.returncode


def check(_arguments: Sequence[str]) -> int:
    """Formatting, lint, types and the contracts between the packages."""
    set_up("dev")
    tools = (
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy",),
        ("importlinter.cli", "lint-imports"),
    )
    failed = []
    for module, *rest in tools:
        command = [PYTHON.parent / "lint-imports"] if module == "importlinter.cli" else [PYTHON, "-m", module, *rest]
        if call(*command):
            failed.append(module)
    print("check:", "everything holds" if not failed else "look at " + ", ".join(failed))
    return 1 if failed else 0


def prove(module: str, arguments: Sequence[str]) -> int:
    """Run a long proof; its own first lines say what it does."""
    set_up("dev")
    return call(PYTHON, "-m", module, *arguments, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def bench(arguments: Sequence[str]) -> int:
    """Measure; see tests/bench."""
    set_up("dev")
    return call(PYTHON, "-m", "tests.bench", *arguments, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def lock(_arguments: Sequence[str]) -> int:
    """Write both lock files: every version with the hashes of its files, for every system; needs an environment."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate"]
    options += ["--no-header", "--quiet"]
    base = [PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", "--extra", "install", *options]
    return call(*base, "-o", LOCKS["run"]) or call(*base, "--group", "dev", "-c", LOCKS["run"], "-o", LOCKS["dev"])


def words(_arguments: Sequence[str]) -> int:
    """Collect and compile the translations of the windows."""
    set_up("dev")
    build = "ui/resources/translations/build.py"
    return call(PYTHON, build, "collect") or call(PYTHON, build, "compile")


def main() -> int:
    """Do what the first word says."""
    commands = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "faults": partial(prove, "tests.hostile.faults"),
        "hostile": partial(prove, "tests.hostile.libraries"),
        "flips": partial(prove, "tests.hostile.flips"),
        "fuzz": partial(prove, "tests.hostile.fuzz"),
        "kills": partial(prove, "tests.hostile.kills"),
        "soak": partial(prove, "tests.hostile.soak"),
        "lock": lock,
        "words": words,
    }
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 0 if len(sys.argv) < 2 or sys.argv[1] in {"-h", "--help", "help"} else 2
    return commands[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
