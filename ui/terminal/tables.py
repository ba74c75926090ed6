"""Answers as text: lists that read well in a terminal of any width, with or without colours."""

import shutil
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from index.values.request_results import Excerpt, Hit, Results, Span
from kb.base.problems import Problem
from kb.base.words import Words
from kb.health.health_finding import GROUPS, HealthReport
from kb.identity.keys import fingerprint, is_key
from kb.review.review_standing import WORTHS
from kb.review.stewards import Signed, is_of
from kb.story.author import Author
from kb.story.period import in_words
from kb.story.story_card import Card
from ui.terminal.open_library import OpenLibrary
from ui.terminal.speech import bold, is_watched, say_over, visible

_MOST: Final = 400  # letters of a question that are said again above its answer


def width() -> int:
    """Columns to write in: as wide as the terminal, never so wide that lines are hard to read."""
    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def results(desk: OpenLibrary, found: Results) -> Iterator[str]:
    """Yield the lines of a result list, for `speech.say_marked`."""
    english = desk.language == "en"
    count = f"{found.total} {'story' if found.total == 1 else 'stories'}" if english else f"{found.total} cerita"
    words = found.request.text if len(found.request.text) <= _MOST else f"{found.request.text[:_MOST].rstrip()} …"
    asked = f" {'for' if english else 'untuk'} “{visible(words)}”" if words else ""
    yield f"{count}{asked}"
    for said in (found.shortened, found.expanded):
        if said:
            yield said.say(desk.language)
    if not found.total:
        yield (
            "Try fewer words, or drop a filter." if english else "Coba kurangi kata, atau lepaskan salah satu saringan."
        )
        return
    yield ""
    cards = {card.id: card for card in desk.catalogue.cards([hit.id for hit in found.hits])}
    for number, hit in enumerate(found.hits, 1):
        if hit.id in cards:
            yield from _hit(desk, number, hit, cards[hit.id])
    if found.total > len(found.hits):
        rest = found.total - len(found.hits)
        yield f"… and {rest} more (--limit)" if english else f"… dan {rest} lagi (--jumlah)"


def _hit(desk: OpenLibrary, number: int, hit: Hit, card: Card) -> Iterator[str]:
    title = (desk.language == "en" and card.title_en) or card.title
    yield f"{number:>3}  {marked(title, hit.title_spans)}"
    yield from _indented(visible(" · ".join(filter(None, facts(desk, card)))))
    yield from _indented(excerpt(hit.excerpt))
    yield f"     {visible(card.id)}"
    yield ""


def facts(desk: OpenLibrary, card: Card) -> list[str]:
    """Return place, years and reading time of a story in words."""
    minutes = f"{card.minutes} {'min' if desk.language == 'en' else 'mnt'}"
    places = ", ".join(desk.library.regions.name(code) for code in card.regions[:2])
    return [places, in_words(card.period).say(desk.language), minutes]


def excerpt(found: Excerpt) -> str:
    """Return an excerpt on one line, its matched words set off."""
    return marked(found.text, found.spans).replace("\n", " ")


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return a text whose spans stand out, for `speech.say_marked`."""
    parts, at = [], 0
    for start, end in spans:
        parts += [visible(text[at:start]), bold(text[start:end])]
        at = end
    return "".join([*parts, visible(text[at:])])


def progress(name: str) -> Callable[[str, int, int], None]:
    """Return what shows how far a long check is, on one line of a terminal; where nobody watches it says nothing."""
    said = ""

    def tell(_step: str, done: int, total: int) -> None:
        nonlocal said
        now = "" if done >= total else f"{name} … {done * 100 // total} %"
        if now != said:
            said = now
            say_over(now, width=40)
            if not now:
                say_over("")

    return tell if is_watched() else lambda _step, _done, _total: None


def stewards(named: Sequence[Author], signed: Sequence[Signed], language: str) -> Iterator[str]:
    """Yield for each steward the name, the check of the key, and what they have signed; then what others have."""
    nobody = Words("Pustaka ini belum punya pengelola.", "This library has no stewards yet.")
    no_key = Words("belum ada kuncinya", "no key yet")
    others = Words("Bukan pengelola (lagi)", "Not a steward (any more)")
    if not named:
        yield nobody.say(language)
    rest = list(signed)
    for one in named:
        yield f"{one.name}  {fingerprint(one.key) if is_key(one.key) else no_key.say(language)}"
        theirs = [found for found in rest if is_of(found, one)]
        rest = [found for found in rest if found not in theirs]
        yield from _decisions(theirs, language)
    for who in dict.fromkeys(found.by for found in rest):
        yield f"{who.name}  {others.say(language)}"
        yield from _decisions([found for found in rest if found.by == who], language)


def _decisions(signed: Sequence[Signed], language: str) -> Iterator[str]:
    for one in signed:
        yield from _indented(f"{one.title} ({one.on}): {WORTHS[one.worth].say(language)}")


def problems(found: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield for each problem where it is, what it is, and what to do."""
    for problem in found:
        place = ":".join(filter(None, (problem.path, str(problem.line) if problem.line else "")))
        yield f"{'!' if problem.serious else '-'} {place or '.'}"
        yield from _indented(problem.what.say(language))
        yield from _indented(f"→ {problem.remedy.say(language)}")


def health(report: HealthReport, language: str) -> Iterator[str]:
    """Yield group after group: how many things were found, each of them, or that all is well."""
    fine = Words("semua baik", "all is well").say(language)
    for group, name in GROUPS.items():
        found = [finding.problem for finding in report.of(group)]
        if group in report.looked or found:
            count = report.counts.get(group, 0)
            yield f"{name.say(language)}: {count or fine}"
            yield from problems(found, language)
            if count > len(found):
                yield from _indented(
                    Words(f"… dan {count - len(found)} lagi", f"… and {count - len(found)} more").say(language)
                )
    count = report.count
    said = (
        Words("Tidak ada yang perlu diperbaiki.", "Nothing needs to be put right.")
        if not count
        else Words(
            f"{count} hal perlu dilihat. Di jendela, “Kesehatan pustaka” memperbaiki sebagian dengan satu tombol.",
            f"{count} thing(s) need a look. In the window, “Library health” mends some of them with one button.",
        )
    )
    yield said.say(language)


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, width(), initial_indent="     ", subsequent_indent="     ", break_long_words=False)


def wrapped(text: str) -> str:
    """Return a text wrapped to the terminal, its paragraphs kept."""
    return "\n".join(textwrap.fill(line, width(), break_long_words=False) for line in text.split("\n"))
