"""A page of any length is laid out in time that grows with it."""

import pytest

from kb.reading import read
from tests.hostile.growth import MOST, ratios
from ui.read.reader import StoryBrowser
from ui.read.story_images import Pictures


@pytest.fixture
def browser(qtbot):
    made = StoryBrowser()
    qtbot.addWidget(made)
    made.resize(700, 600)
    return made


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda size: "- a\n" * (size // 4), id="list"),
        pytest.param(lambda size: "1. a\n" * (size // 5), id="numbers"),
        pytest.param(lambda size: "| a | b |\n|---|---|\n" + "| c | d |\n" * (size // 10), id="table"),
        pytest.param(lambda size: "# a\n\n" * (size // 5), id="headings"),
    ],
)
def test_a_long_page(browser, text):
    """A list of one-letter items of 100 KB once took 18 seconds."""
    assert max(ratios(lambda page: browser.show_reading(read(page), Pictures()), text, 10_000)) <= MOST


def test_the_numbers_of_a_long_list_go_on(browser):
    browser.show_reading(read("".join(f"{number}. butir\n" for number in range(3, 503))), Pictures())
    block, numbers = browser.document().begin(), []
    while block.isValid():
        if block.textList() is not None:
            numbers.append(block.textList().itemText(block))
        block = block.next()
    assert numbers == [f"{number}." for number in range(3, 503)]
