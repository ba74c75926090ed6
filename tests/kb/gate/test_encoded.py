"""Text in a code that every computer reads is found; words, digests and keys are left alone."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate.identifiers.encoded import encoded
from kb.gate.identifiers.identifiers import identifiers

TOLD = st.from_regex(r"[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}(, [a-z]{3,8} \d{1,2})?", fullmatch=True)


@given(TOLD, st.sampled_from([base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b16encode]))
def test_a_name_in_a_code_is_found_whole(told: str, code: object) -> None:
    assert callable(code)
    signs = code(told.encode()).decode()
    text = f"Catatan: {signs} selesai."
    assert [text[start:end] for start, end in encoded(text)] == [signs]
    assert any(one.kind == "encoded" for one in identifiers(text))


@given(st.binary(min_size=20, max_size=40).filter(lambda digest: max(digest) > 127 and not digest.isalnum()))
def test_a_key_or_digest_is_no_text(digest: bytes) -> None:
    try:
        readable = digest.decode().isprintable()
    except UnicodeDecodeError:
        readable = False
    if not readable:
        assert not list(encoded(f"Kunci {base64.b64encode(digest).decode()} dan {digest.hex()}."))


@pytest.mark.parametrize(
    "words",
    [
        "pertanggungjawabannya",
        "PustakaPraktikIndonesia",
        "KementerianPemberdayaanPerempuan",
        "https://contoh.org/laporan/tahunan/kegiatan",
        "9786020332956",
        "internationalization-of-social-work",
    ],
)
def test_long_words_are_words(words: str) -> None:
    assert not list(encoded(f"Di sini tertulis {words} saja."))
