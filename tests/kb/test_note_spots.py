"""Where notes stand as far as the present text alone tells."""

import msgspec

from kb.annotation import Annotation, digest_of, new_id, quote_of
from kb.note_spots import settled, spots

PLAIN = "Kami mendengarkan dahulu. Kami bercerita kemudian."


def test_the_right_digest_with_other_words_is_not_certain() -> None:
    quote = quote_of(PLAIN, 5, 17)
    note = Annotation(id=new_id(), story="a", text="di sini", quote=quote)
    assert settled(note, quote, PLAIN, digest_of(PLAIN)) == ("certain", 5, 17)
    wrong = msgspec.structs.replace(quote, start=31, end=40)
    assert settled(note, wrong, PLAIN, digest_of(PLAIN)) is None
    assert spots([msgspec.structs.replace(note, quote=wrong)], PLAIN) == [("moved", 5, 17)]
