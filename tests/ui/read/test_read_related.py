"""The end of a story: what is related, what is like it, and why."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel

from index.values.request_results import SimilarStory
from tests.ui.read_fakes import ReadSession
from ui.read.related import NextCard, Related


class Wished(QObject):
    story_requested = Signal(str)
    organisation_requested = Signal(str)
    person_requested = Signal(str)
    facet_requested = Signal(str, str)


@pytest.fixture
def session(shipped, tmp_path, qapp):
    made = ReadSession(shipped, tmp_path)
    yield made
    made.close()


@pytest.fixture
def wishes(qapp) -> Wished:
    return Wished()


def strangers(session: ReadSession, story: str) -> list[str]:
    """Stories that are like one, and that it does not name."""
    named = {related.card.id for related in session.catalogue.related(story)}
    return [one.card.id for one in session.catalogue.similar(story, 50) if one.card.id not in named]


@pytest.fixture
def story(session) -> str:
    """One that is like others without naming them all."""
    return max((card.id for card in session.catalogue.all_cards()), key=lambda one: len(strangers(session, one)))


@pytest.fixture
def end(qtbot, session, wishes, story) -> Related:
    made = Related(session, story, wishes)
    qtbot.addWidget(made)
    made.resize(640, 900)
    made.show()
    return made


def alike(end: Related) -> list[NextCard]:
    return end._similar.findChildren(NextCard) if end._similar else []


def test_stories_alike_say_what_they_share(end, session, story):
    cards = alike(end)
    assert len(cards) == min(len(strangers(session, story)), 4) > 0
    assert all(card.accessibleName().startswith("sama-sama: ") for card in cards)
    assert "Cerita serupa" in [label.text() for label in end._similar.findChildren(QLabel)]


def test_the_index_knows_better_and_its_words_are_said(qtbot, end, session, wishes, story):
    asked, count, done = session.similar_wish
    assert asked == story and count >= 4
    issue = next(one.id for one in session.vocabulary.scheme("issue") if one.label.id[1:2].islower())
    known = [related.card.id for related in session.catalogue.related(story)]
    other = strangers(session, story)[-1]
    done(
        (
            SimilarStory(id=known[0] if known else "tidak-ada", score=3.0),
            SimilarStory(id=other, score=2.0, shared=(issue, "31.72"), words=("bengkel", "teater")),
            SimilarStory(id="sudah-hilang", score=1.0),
        )
    )
    (card,) = alike(end)
    label = session.vocabulary.label(issue, "id")
    expected = f"sama-sama: {label[0].lower()}{label[1:]}, Jakarta Utara, “bengkel”, “teater”"
    assert card.accessibleName().startswith(expected)
    assert expected in card.toolTip()
    with qtbot.waitSignal(wishes.story_requested) as wish:
        card.click()
    assert wish.args == [other]


def test_an_index_that_knows_nothing_leaves_what_the_catalogue_said(end, session):
    before = alike(end)
    session.similar_wish[2](())
    assert alike(end) == before


def test_an_answer_for_a_page_that_is_gone_is_dropped(session, wishes, story):
    page = Related(session, story, wishes)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    session.similar_wish[2]((SimilarStory(id=story, score=1.0),))
    assert session.similar_wish[0] == story


def test_abbreviations_keep_their_capitals(end):
    assert end._why(("31.72",), ()) == "sama-sama: Jakarta Utara"
    assert end._why((), ("peta",)) == "sama-sama: “peta”"
    assert end._why((), ()) == ""
    assert end._why(("tidak-dikenal",), ()) == "sama-sama: tidak-dikenal"
