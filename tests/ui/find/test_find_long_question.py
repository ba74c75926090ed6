"""What the window says of a text that is longer than any question."""

from index.question.query_bound import only_beginning
from index.values.request_results import Request, Results
from kb.base.words import Words
from tests.ui.find_fakes import FakeSession
from ui.find.results_header import ResultsHeader
from ui.find.results_notice import ResultsNotice


def answer(text: str, shortened: Words | None = None) -> Results:
    return Results(request=Request(text=text), total=0, ids=(), hits=(), facets={}, years={}, shortened=shortened)


def test_a_quiet_line_says_that_the_beginning_is_searched(qtbot, qapp):
    header = ResultsHeader(FakeSession())
    qtbot.addWidget(header)
    header.set_results(answer("kata " * 6_000, shortened=only_beginning("kata " * 64)))
    assert not header.shortened.isHidden()
    assert "64 kata pertama" in header.shortened.text()
    header.set_results(answer("kata"))
    assert header.shortened.isHidden()


def test_a_page_that_found_nothing_is_not_said_again_whole(qtbot, qapp):
    notice = ResultsNotice(FakeSession())
    qtbot.addWidget(notice)
    notice.show_nothing(answer("kata " * 6_000))
    assert len(notice.words()) < 500
    notice.show_nothing(answer("kata " * 20))
    assert "kata " * 19 + "kata" in notice.words()
