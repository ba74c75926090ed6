"""The commands themselves: each opens a desk, asks, prints, and returns an exit code."""

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from index.upkeep.health_report import look_at_all
from index.values.request_results import QueryProblem, Request, Results
from kb.base import folders
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.health.library_check import check
from kb.identity.keys import is_key
from kb.identity.ssh import ssh_public
from kb.library.library import Library
from kb.library.outgoing_texts import OutgoingReport
from kb.reading import read as read_markdown
from kb.review.review_standing import standing
from kb.review.stewards import decisions
from kb.story.story_card import Card
from kb.vocabulary.facets import AT_HOME, FACET_ROWS
from ui.services.settings_file import Settings, read
from ui.terminal import backup_commands, tables
from ui.terminal.arguments import FACET_OPTIONS, SORTS, Parser, parser
from ui.terminal.open_library import OpenLibrary, chosen_folder, open_desk
from ui.terminal.passphrase_prompt import unlock
from ui.terminal.speech import leave, say, say_json, say_marked
from ui.terminal.story_lines import lines

_SAMPLE = "anak jalanan"
_OVERVIEW = 3  # facets that are told of a whole library


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; exit code 0 when it went well, 1 when something is wrong, 2 for a slip in the command."""
    root = parser()
    given = root.parse_args(arguments)
    if given.version:
        say(f"Pustaka Praktik {_version()}")
        return 0
    if given.command is None:
        root.print_help()
        return 0
    settings = _settings()
    language = given.language or settings.language
    actions: dict[str, Callable[[Any, str], int]] = {
        "search": _search, "cari": _search, "show": _show, "baca": _show,
        "check": _check, "periksa": _check, "rebuild": _rebuild, "susun": _rebuild,
        "stewards": _stewards, "pengelola": _stewards, "backup": _backup, "cadangkan": _backup,
        "restore": backup_commands.restore, "pulihkan": backup_commands.restore,
    }  # fmt: skip
    try:
        return actions[given.command](given, language)
    except KnownError as error:
        return _tell(error.what, error.remedy, language, as_json=given.json)
    except BrokenPipeError:  # the reader of our answer, `head` perhaps, has seen enough
        leave()
        return 0


def visit(*reasons: str) -> int:
    """Open the library where there is no window: what it holds, then a prompt, or a sample where nobody types."""
    settings = _settings()
    language = settings.language
    say(reasons[language == "en"], end="\n\n")
    try:
        desk = open_desk(chosen_folder(None, settings.library), language)
    except KnownError as error:
        _tell(error.what, error.remedy, language)
        return 0
    try:
        _welcome(desk)
        if sys.stdin is not None and sys.stdin.isatty():
            _prompt(desk)
        else:
            say(f"> {_SAMPLE}")
            _ask(desk, _SAMPLE)
    finally:
        desk.close()
    return 0


def _welcome(desk: OpenLibrary) -> None:
    """Say what the library holds."""
    english = desk.language == "en"
    about = (english and desk.library.about.title_en) or desk.library.about.title
    counted = desk.catalogue.count()
    say(f"{about}: {counted} {'stories' if english else 'cerita'} · {desk.library.folder}")
    for facet in AT_HOME[:_OVERVIEW]:
        top = list(desk.catalogue.counts(facet).items())[:5]
        say(
            f"  {FACET_ROWS[facet].label.say(desk.language)}: "
            + " · ".join(f"{_label(desk, facet, value)} {n}" for value, n in top)
        )
    newest = desk.catalogue.newest(3)
    say(
        "  "
        + ("Newest: " if english else "Terbaru: ")
        + " · ".join((english and card.title_en) or card.title for card in newest)
    )
    say()


def _prompt(desk: OpenLibrary) -> None:
    """Ask for words until the person is done; an id opens its story."""
    english = desk.language == "en"
    say(
        "Type words to search, a story's id to read it, or just Enter to leave."
        if english
        else "Ketik kata untuk mencari, nama pengenal cerita untuk membacanya, atau Enter saja untuk selesai."
    )
    while True:
        try:
            words = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            say()
            return
        if not words:
            return
        if _shown_card(desk, words):
            say(_story_text(desk, words))
        else:
            _ask(desk, words)


def _ask(desk: OpenLibrary, words: str) -> None:
    answer = desk.index.search(Request(text=words, language=desk.language, limit=5))
    if isinstance(answer, QueryProblem):
        say(f"{answer.what.say(desk.language)} {answer.advice.say(desk.language)}")
    else:
        _say_results(desk, answer)


def _search(given: Any, language: str) -> int:  # noqa: ANN401 - argparse hands over a bag of attributes
    desk = open_desk(chosen_folder(given.library, _settings().library), language)
    try:
        request = Request(
            text=" ".join((" ".join(given.words), *_filters(given))).strip(),
            sort=SORTS[given.sort],
            language=language,
            limit=max(1, given.limit),
        )
        answer = desk.index.search(request)
        if isinstance(answer, QueryProblem):
            return _tell(answer.what, answer.advice, language, as_json=given.json)
        if given.json:
            say_json(_for_programs(desk, answer))
        else:
            _say_results(desk, answer)
    finally:
        desk.close()
    return 0


def _filters(given: Any) -> list[str]:  # noqa: ANN401
    """Write the options as fields of the query language, so that labels, aliases and mistakes are understood alike."""
    fields = [f'{names[0][2:]}:"{value}"' for facet, names in FACET_OPTIONS.items() for value in getattr(given, facet)]
    return [*fields, f"tahun:{given.years}"] if given.years else fields


def _for_programs(desk: OpenLibrary, found: Results) -> dict[str, object]:
    cards = {card.id: card for card in desk.catalogue.cards([hit.id for hit in found.hits])}
    stories = [
        {**msgspec.to_builtins(cards[hit.id]), "score": hit.score, "excerpt": msgspec.to_builtins(hit.excerpt)}
        for hit in found.hits
        if hit.id in cards
    ]
    return {
        "total": found.total,
        "stories": stories,
        "facets": found.facets,
        "years": {str(year): n for year, n in found.years.items()},
        **({"shortened": found.shortened.say(desk.language)} if found.shortened else {}),
        **({"expanded": found.expanded.say(desk.language)} if found.expanded else {}),
    }


def _show(given: Any, language: str) -> int:  # noqa: ANN401
    desk = open_desk(chosen_folder(given.library, _settings().library), language)
    try:
        card = _shown_card(desk, given.id)
        if card is None:
            what = Words(
                f"Cerita “{given.id}” tidak ada di pustaka ini.", f"There is no story “{given.id}” in this library."
            )
            if desk.catalogue.card(given.id):
                what = Words(
                    f"Cerita “{given.id}” ditarik kembali, jadi tidak ditampilkan lagi.",
                    f"The story “{given.id}” was withdrawn, so it is no longer shown.",
                )
            return _tell(
                what,
                Words("Cari nama pengenalnya dengan: pustaka search KATA", "Find its id with: pustaka search WORDS"),
                language,
                as_json=given.json,
            )
        if given.json:
            file = desk.library.read(given.id)
            story = msgspec.to_builtins(file.story)
            text, reviewed = desk.catalogue.plain(given.id), standing(desk.library, file).is_reviewed
            say_json({"story": story, "text": text, "path": card.path, "reviewed": reviewed})
        else:
            say(_story_text(desk, given.id))
    finally:
        desk.close()
    return 0


def _shown_card(desk: OpenLibrary, story_id: str) -> Card | None:
    """Return the card of a story; of one that was withdrawn nothing is shown."""
    card = desk.catalogue.card(story_id)
    return card if card is not None and card.status != "withdrawn" else None


def _story_text(desk: OpenLibrary, story_id: str) -> str:
    card = _shown_card(desk, story_id)
    if card is None:
        return ""
    english = desk.language == "en"
    title = (english and card.title_en) or card.title
    summary = (english and card.summary_en) or card.summary
    line = " · ".join(filter(None, tables.facts(desk, card)))
    file = desk.library.read(story_id)
    body = "\n".join(lines(read_markdown(file.body, desk.library.stage_of), tables.width()))
    heading = title + "\n" + "=" * min(len(title), tables.width())
    parts = [heading, line, standing(desk.library, file).said(desk.language), tables.wrapped(summary), body]
    return "\n\n".join(filter(None, parts))


def _check(given: Any, language: str) -> int:  # noqa: ANN401
    folder = chosen_folder(given.folder or given.library, _settings().library)
    unlock(language)
    if given.all:
        return _check_all(folder, language, as_json=given.json)
    report = check(folder, tables.progress(Words("Memeriksa riwayat", "Checking the history").say(language)))
    told = OutgoingReport(folder, language)
    if given.json:
        say_json(told.plain(msgspec.to_builtins(report)))
    else:
        for line in tables.problems(report.problems, language):
            say(told.text(line))
        _say_hid(told, language)
        fine = Words("Tidak ada yang perlu diperbaiki.", "Nothing needs to be put right.")
        say(f"{report.summary.say(language)} {fine.say(language) if not report.problems else ''}".rstrip())
    return 0 if report.ok else 1


def _check_all(folder: Path, language: str, *, as_json: bool) -> int:
    report = look_at_all(folder, tables.progress(Words("Memeriksa semuanya", "Checking everything").say(language)))
    told = OutgoingReport(folder, language)
    if as_json:
        say_json(told.plain({**msgspec.to_builtins(report), "ok": report.ok}))
    else:
        for line in tables.health(report, language):
            say(told.text(line))
        _say_hid(told, language)
    return 0 if report.ok else 1


def _say_hid(told: OutgoingReport, language: str) -> None:
    if told.hid:
        where = Words(
            "Nama klien dari daftar Anda ditutup di sini; “Kesehatan pustaka” di jendela memperlihatkan tempatnya.",
            "Clients' names of your list are covered here; “Library health” in the window shows the places.",
        )
        say(where.say(language))


def _backup(given: Any, language: str) -> int:  # noqa: ANN401
    return backup_commands.backup(given, chosen_folder(given.library, _settings().library), language)


def _rebuild(given: Any, language: str) -> int:  # noqa: ANN401
    desk = open_desk(chosen_folder(given.library, _settings().library), language, anew=True)
    count = desk.catalogue.count()
    desk.close()
    done = Words(
        f"Daftar pencarian disusun ulang: {count} cerita.", f"The search has been prepared anew: {count} stories."
    )
    if given.json:
        say_json({"stories": count})
    else:
        say(done.say(language))
    return 0


def _stewards(given: Any, language: str) -> int:  # noqa: ANN401
    library = Library.open(chosen_folder(given.library, _settings().library))
    try:
        named, signed = library.about.stewards, list(decisions(library))
    finally:
        library.close()
    if given.git:
        for one in named:
            if is_key(one.key):
                say(f"{one.signed_email} {ssh_public(one.key)} {one.signed_name}")
    elif given.json:
        told = [
            {**msgspec.to_builtins(one.by), "story": one.story, "date": one.on, "worth": one.worth} for one in signed
        ]
        say_json({"stewards": msgspec.to_builtins(named), "decisions": told})
    else:
        for line in tables.stewards(named, signed, language):
            say(line)
    return 0


def _tell(what: Words, remedy: Words, language: str, *, as_json: bool = False) -> int:
    """Say what went wrong and what to do, where people look for it; programs get it as JSON."""
    if as_json:
        say_json({"problem": what.say(language), "remedy": remedy.say(language)})
    else:
        say(f"{what.say(language)}\n{remedy.say(language)}", aloud=True)
    return 1


def _label(desk: OpenLibrary, facet: str, value: str) -> str:
    return (
        desk.library.regions.name(value)
        if FACET_ROWS[facet].source == "region"
        else desk.library.vocabulary.label(value, desk.language)
    )


def _settings() -> Settings:
    return read(folders.desk() / "settings.json")[0]


def _say_results(desk: OpenLibrary, found: Results) -> None:
    for line in tables.results(desk, found):
        say_marked(line)


def _version() -> str:
    try:
        return version("pustaka-praktik")
    except PackageNotFoundError:  # run from a folder that nobody installed
        return "0"


__all__ = ["Parser", "run", "visit"]
