"""The text-quote and position cases of Apache Annotator (Apache-2.0), where the shared material is at hand."""

import json
from pathlib import Path

import pytest

from kb.anchors.anchor import anchor
from kb.annotation.annotation import Quote, digest_of, quote_of

PLACE = Path(__file__).resolve().parents[4] / "shared" / "material" / "annotations" / "apache-annotator-cases.json"
CASES = json.loads(PLACE.read_text(encoding="utf-8")) if PLACE.is_file() else []
NOT_HERE = pytest.mark.skipif(not CASES, reason="the shared test material is not on this machine")


def of_suite(name):
    return [pytest.param(case, id=case["name"]) for case in CASES if case["suite"].startswith(name)] or [
        pytest.param(None, marks=NOT_HERE)
    ]


def quote(selector):
    return Quote(exact=selector["exact"], prefix=selector.get("prefix", ""), suffix=selector.get("suffix", ""))


@pytest.mark.parametrize("case", of_suite("quote-match"))
def test_the_one_place_is_found_and_of_several_one_is_asked_about(case):
    found = anchor(quote(case["selector"]), case["text"])
    places = [tuple(place) for place in case["expected"]]
    if not places:
        assert found.certainty in ("unsure", "lost")
    elif not case["selector"]["exact"] and len(places) > 1:
        assert found.certainty == "lost"  # nothing between nothing says nothing
    else:
        assert (found.start, found.end) in places
        assert len(places) == 1 or found.certainty == "unsure"
        assert found.certainty != "lost"


@pytest.mark.parametrize("case", of_suite("quote-describe"))
def test_what_others_describe_and_what_we_describe_is_found_again(case):
    start, end = case["range"]
    for described in (quote(case["expected"]), quote_of(case["text"], start, end)):
        found = anchor(described, case["text"])
        assert (found.start, found.end) == (start, end)
        assert found.certainty in ("certain", "unsure")


@pytest.mark.parametrize("case", of_suite("position-match"))
def test_a_place_in_a_known_text_is_that_place(case):
    start, end = case["selector"]["start"], case["selector"]["end"]
    found = anchor(Quote(exact="", start=start, end=end, digest=digest_of(case["text"])), case["text"])
    units = [len(case["text"][:place].encode("utf-16-le")) // 2 for place in (found.start, found.end)]
    assert [units] == case["expected"]
    assert found.certainty == "certain"
