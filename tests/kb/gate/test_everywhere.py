"""One answer for all the same words, also where no rule asks about them."""

from hypothesis import given
from hypothesis import strategies as st

from kb.gate import OutgoingStory, count_same, put_everywhere

TEXT = (
    "Embun dipukul ayahnya. Ayahnya diam.\n\n![Gambar](media/ayahnya.png) Kata “ayahnya” dan ayahnyalah.\n"
    "Surat ke ayahnya@contoh.org, lalu ke ayahnya.\n"
)


def parts(draft: OutgoingStory) -> dict[str, str]:
    return {part.name: part.text for part in draft.parts()}


def test_the_same_words_are_said_anew_in_title_summary_and_text_and_no_address_breaks():
    draft = OutgoingStory(text=TEXT, front={"title": "Embun dan ayahnya", "summary": "Ayahnya ikut."})
    assert count_same(parts(draft), "ayahnya") == 6
    made = put_everywhere(draft, "ayahnya", "seseorang")
    assert dict(made.front) == {"title": "Embun dan seseorang", "summary": "Seseorang ikut."}
    assert made.text == (
        "Embun dipukul seseorang. Seseorang diam.\n\n![Gambar](media/ayahnya.png) Kata “seseorang” dan ayahnyalah.\n"
        "Surat ke ayahnya@contoh.org, lalu ke seseorang.\n"
    )
    assert count_same(parts(made), "ayahnya") == 0


def test_words_that_hold_the_old_ones_are_put_once():
    draft = OutgoingStory(text="Di desa itu. Desa kecil.", front={"title": "Kota"})
    assert put_everywhere(draft, "desa", "sebuah desa").text == "Di sebuah desa itu. Sebuah desa kecil."


@given(st.text(alphabet="ab A.\n/", max_size=60), st.sampled_from(["a", "ab", "b a"]))
def test_nothing_of_the_old_is_left_that_was_counted(text: str, old: str):
    draft = OutgoingStory(text=text, front={})
    made = put_everywhere(draft, old, "xy")
    assert made.text.casefold().count("xy") == count_same({"text": text}, old)
    assert count_same({"text": made.text}, old) == 0
