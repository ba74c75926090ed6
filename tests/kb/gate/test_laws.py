"""Every rule is named in both languages; only the names of laws are the same."""

from kb.gate.rules import laws


def test_no_indonesian_sentence_is_left_in_an_english_window():
    rules = [value for name, value in vars(laws).items() if name.isupper() and isinstance(value, str)]
    assert len(rules) > 20
    for rule in rules:
        said = laws.said(rule)
        assert said.id == rule
        assert not {"Kebiasaan", "Kebijakan", "Aturan", "dan", "data yang", "ayat"} & set(
            said.en.replace("(", "").split()
        )
