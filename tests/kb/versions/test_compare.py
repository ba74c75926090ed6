"""Two versions of a story, field by field and word by word."""

from kb.story.story_file import StoryFile
from kb.versions.version_comparison import compare

HEAD = "---\nid: satu\ntitle: {title}\nperiod: '{period}'\n{more}---\n\n{body}"


def version(title: str = "Satu", period: str = "1995", more: str = "", body: str = "Isi.\n") -> StoryFile:
    text = HEAD.format(title=title, period=period, more=more, body=body)
    return StoryFile.parse(text.encode(), "stories/sa/satu/story.md")


def test_a_version_does_not_differ_from_itself():
    assert compare(version(), version()).same
    assert compare(version(more="modified: 2024-01-01\n"), version(more="modified: 2025-01-01\n")).same


def test_each_field_that_changed_is_told_by_its_name():
    old = version(more="claims:\n  - {what: Anak, value: '3'}\n  - {what: Ibu, value: '5'}\ncatatan: lama\n")
    new = version(period="1996", more="claims:\n  - {what: Anak, value: '4'}\n  - {what: Ibu, value: '5'}\n")
    changes = {change.key: change for change in compare(old, new).fields}
    assert list(changes) == ["period", "claims", "catatan"]
    assert changes["period"].name.id == "Masa"
    assert changes["claims"].old == "what: Anak\nvalue: 3\n\nwhat: Ibu\nvalue: 5"
    assert [piece.text for piece in changes["claims"].pieces if piece.kind == "new"] == ["4"]
    assert (changes["catatan"].old, changes["catatan"].new) == ("lama", "")


def test_the_words_of_the_body_are_counted():
    comparison = compare(version(body="Satu dua tiga.\n"), version(body="Satu empat lima tiga.\n"))
    assert not comparison.same
    assert comparison.words == (2, 1)


def test_a_broken_version_is_compared_all_the_same():
    broken = StoryFile.parse(b"tanpa kepala\n", "stories/sa/satu/story.md")
    assert not compare(broken, version()).same
    assert compare(broken, version()).new.story is not None
