"""The writing commands on plain text: what they do, and that pressing one twice gives the text back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from kb.base.problems import KnownError
from kb.pictures.pictures import kind_of
from ui.write.draft_steps import DraftSteps
from ui.write.text import markdown_commands
from ui.write.text.markdown_commands import LineSelection
from ui.write.text.picture_drop import has_picture, offered, packed
from ui.write.text.single_difference import shared, stretch

LINE = st.text(st.characters(exclude_characters="\n\r*", exclude_categories=("Cs",)), max_size=30)


def marked(act, text: str) -> str:
    """Do a command to the words between bars, and show what is selected then between bars."""
    start, end = text.index("|"), text.rindex("|")
    plain = text.replace("|", "")
    done = act(LineSelection(plain, start, max(end - 1, start)))
    return done.text[: done.start] + "|" + done.text[done.start : done.end] + "|" + done.text[done.end :]


def test_commands_do_what_they_say() -> None:
    assert marked(markdown_commands.bold, "kami |takut| razia") == "kami **|takut|** razia"
    assert marked(markdown_commands.bold, "kami **|takut|** razia") == "kami |takut| razia"
    assert marked(markdown_commands.italic, "kami **|takut|** razia") == "kami ***|takut|*** razia"
    assert marked(markdown_commands.italic, "kami ***|takut|*** razia") == "kami **|takut|** razia"
    assert marked(markdown_commands.bold, "kami |takut | razia") == "kami **|takut|**  razia"
    assert marked(markdown_commands.heading, "Ases||men") == "## Ases||men"
    assert marked(markdown_commands.heading, "## Ases||men") == "### Ases||men"
    assert marked(markdown_commands.heading, "### Ases||men") == "Ases||men"
    assert marked(markdown_commands.quote, "|satu\n\ndua|") == "|> satu\n\n> dua|"
    assert marked(markdown_commands.bullets, "|satu\ndua|") == "|- satu\n- dua|"
    assert marked(markdown_commands.bullets, "|- satu\n- dua|") == "|satu\ndua|"
    assert marked(markdown_commands.link, "lihat |laporan| itu") == "lihat [laporan](|https://|) itu"


def test_a_list_goes_on_and_ends() -> None:
    assert markdown_commands.continued("- satu") == "- "
    assert markdown_commands.continued("  9. satu") == "  10. "
    assert markdown_commands.continued("> kata") == "> "
    assert markdown_commands.continued("- ") == ""
    assert markdown_commands.continued("kata biasa") is None


def test_headings_inside_a_box_are_small() -> None:
    assert markdown_commands.tamed("# A\n## B\n### C\n#bukan") == "### A\n### B\n### C\n#bukan"
    assert markdown_commands.next_footnote("a[^2] b[^7]\n[^7]: x") == 8


@given(LINE, st.data())
def test_pressed_twice_the_text_comes_back(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    for act in (markdown_commands.bold, markdown_commands.italic):
        once = act(LineSelection(line, start, end))
        assert act(once).text == line


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_stretch_in_which_two_texts_differ_is_enough_to_make_one_of_the_other(one: str, other: str) -> None:
    start, old, new = stretch(one, other)
    assert one[:start] + other[start:new] + one[old:] == other
    assert one[: shared(one, other)] == other[: shared(one, other)]


@given(st.lists(st.tuples(st.binary(max_size=12), st.booleans()), max_size=12))
def test_steps_lead_back_to_the_beginning_and_forth_to_the_end(texts: list[tuple[bytes, bool]]) -> None:
    steps, raw = DraftSteps(clock=lambda: 0.0), b""
    for text, typing in texts:
        steps.did(raw, text, "Ketikan" if typing else "Lain", ("quick", "quick"), typing=typing)
        raw = text
    end = raw
    while (step := steps.to_undo) is not None:
        raw = step.back(raw)
        steps.undone()
    assert raw == b""
    while (step := steps.to_redo) is not None:
        raw = step.again(raw)
        steps.redone()
    assert raw == end


def test_pictures_are_told_from_documents_and_from_text(tmp_path) -> None:
    """A dropped document is left to the window, which makes a draft of it."""

    def of(*names: str) -> QMimeData:
        made = QMimeData()
        made.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        return made

    assert has_picture(of("peta.JPG", "cerita.docx"))
    assert [one.name for one in offered(of("peta.JPG", "cerita.docx"))] == ["peta.JPG"]
    assert not has_picture(of("cerita.docx"))
    assert offered(of("cerita.docx")) == ()
    painted = QMimeData()
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    painted.setImageData(image)
    assert has_picture(painted)
    (one,) = offered(painted)
    assert one.image is not None and not one.data  # packed behind the window
    assert kind_of(packed(one.image, one.name)) == "png"
    painted.setText("tabel")
    assert not has_picture(painted)


def test_a_pasted_picture_is_taken_as_its_bytes_and_never_decoded_on_the_way():
    copied = QMimeData()
    copied.setData("image/png", b"\x89PNG of which nobody has looked at a point yet")
    assert has_picture(copied)
    (one,) = offered(copied)
    assert one.data.startswith(b"\x89PNG of") and one.image is None


def test_a_painted_picture_of_too_many_points_is_told_and_not_packed():
    with pytest.raises(KnownError) as caught:
        packed(QImage(6_000, 4_001, QImage.Format.Format_Mono), "gambar.png")
    assert caught.value.code == "picture-too-big"
