"""Backup and restore in the terminal: what is in a file is said before anybody takes it away."""

from pathlib import Path
from typing import Any

from kb.backup import backup_problems
from kb.backup.backup_writer import make_backup
from kb.backup.desk_swap import settle_desk
from kb.backup.restore import Backup, open_backup
from kb.base import folders
from kb.base.problems import KnownError
from kb.base.words import Words
from ui.terminal import tables
from ui.terminal.passphrase_prompt import passphrase_of_backup
from ui.terminal.speech import say, say_json


def backup(given: Any, library: Path, language: str) -> int:  # noqa: ANN401
    """Make a backup; raises KnownError."""
    passphrase = passphrase_of_backup(language, twice=True) if given.seal else ""
    shown = tables.progress(Words("Mencadangkan", "Backing up").say(language))
    manifest = make_backup(
        Path(given.file).expanduser(),
        library,
        desk=not given.no_desk,
        passphrase=passphrase,
        say=lambda done, total: shown("", done, total),
    )
    if given.json:
        say_json(
            {"file": given.file, "files": len(manifest.files), "bytes": manifest.size, "skipped": manifest.skipped}
        )
        return 0
    done = Words(
        f"Cadangan disimpan: {given.file} ({len(manifest.files)} berkas).",
        f"The backup is kept: {given.file} ({len(manifest.files)} files).",
    )
    say(f"{done.say(language)}\n{manifest.said.say(language)}")
    for path in manifest.skipped:
        say(Words(f"Tidak ikut: {path}", f"Left out: {path}").say(language))
    return 0


def restore(given: Any, language: str) -> int:  # noqa: ANN401
    """Restore a library, and the desk where that is wished; raises KnownError."""
    file, target = Path(given.file).expanduser(), Path(given.folder).expanduser()
    try:
        with open_backup(file) as opened:
            return _restore(opened, target, given, language)
    except KnownError as error:
        if error.code != backup_problems.SEALED:
            raise
    with open_backup(file, passphrase_of_backup(language, twice=False)) as opened:
        return _restore(opened, target, given, language)


def _restore(opened: Backup, target: Path, given: Any, language: str) -> int:  # noqa: ANN401
    shown = tables.progress(Words("Memulihkan", "Restoring").say(language))
    opened.restore_library(target, lambda done, total: shown("", done, total))
    kept: Path | None = None
    if given.desk:
        opened.restore_desk(lambda done, total: shown("", done, total))
        kept = settle_desk()
    if given.json:
        say_json({"library": str(target), "desk": str(folders.desk()) if given.desk else "", "kept": str(kept or "")})
        return 0
    say(Words(f"Pustaka dipulihkan ke {target}.", f"The library was restored to {target}.").say(language))
    if given.desk:
        say(Words("Meja kerja dipulihkan.", "The desk was restored.").say(language))
    elif opened.manifest.has_desk:
        say(
            Words(
                "Meja kerja dari cadangan tidak dipulihkan; tambahkan --meja bila Anda menghendakinya.",
                "The desk of the backup was not restored; add --desk if you want it.",
            ).say(language)
        )
    if kept is not None:
        say(Words(f"Yang sebelumnya disimpan di {kept}.", f"The one before is kept in {kept}.").say(language))
    return 0
