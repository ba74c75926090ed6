"""What was chosen to be cut out of a text is there again, at its words."""

from hypothesis import given
from hypothesis import strategies as st

from kb.drafts.kept_cuts import forget_cuts, keep_cuts, kept_cuts
from kb.drafts.text_split import Cut
from kb.story.story import Claim

TEXT = "Pembuka.\n\nAnak tidur di pasar.\n\nIbu menabung. Ibu menabung.\n"


def cut(words, text=TEXT):
    at = text.index(words)
    return Cut(
        title=words[:4], spans=((at, at + len(words)),), claims=(Claim(what=words, value="1", source="asal ¶1"),)
    )


def test_cuts_come_back_until_they_are_made(tmp_path):
    cuts = (cut("Anak tidur di pasar."), cut("Pembuka."))
    keep_cuts(tmp_path, TEXT, cuts)
    assert kept_cuts(tmp_path, TEXT) == cuts
    forget_cuts(tmp_path)
    assert kept_cuts(tmp_path, TEXT) == ()
    keep_cuts(tmp_path, TEXT, cuts)
    keep_cuts(tmp_path, TEXT, ())
    assert list(tmp_path.iterdir()) == []


def test_an_edited_text_keeps_the_passages_whose_words_it_still_has_once(tmp_path):
    keep_cuts(tmp_path, TEXT, (cut("Anak tidur di pasar."), cut("Pembuka."), cut("Ibu menabung.")))
    edited = "Kata baru.\n\n" + TEXT.removeprefix("Pembuka.\n\n")
    (found,) = kept_cuts(tmp_path, edited)
    ((start, end),) = found.spans
    assert edited[start:end] == "Anak tidur di pasar."


def test_a_broken_file_of_cuts_costs_only_the_choice(tmp_path):
    for broken in (b"", b"[1]", b"\xff\xfe", b'[{"title": "a", "passages": [[-5, "x"]]}]'):
        (tmp_path / "cuts.json").write_bytes(broken)
        assert kept_cuts(tmp_path, TEXT) == ()


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_whatever_is_chosen_comes_back_at_its_place(tmp_path_factory, text, start, end):
    place = tmp_path_factory.mktemp("cuts")
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    keep_cuts(place, text, (Cut(title="a", spans=((start, end),)),))
    assert [one.spans for one in kept_cuts(place, text)] == ([((start, end),)] if start < end else [])
