"""Make `index/data/roots.txt` from a hunspell dictionary of Indonesian, and measure stemmers on the word pairs.

    python -m tests.bench.roots make id_ID.dic id_ID.aff > roots.txt     (the part below the notice)
    python -m tests.bench.roots measure ../shared/material/words

A hunspell dictionary is not a list of roots: it also holds words that its own affix rules build from others, and short
words ("ta", "mak", "di") that a stemmer would wrongly arrive at. So a word is a root when no affix rule of the
dictionary makes it from another entry, and when a word of up to four letters takes at least two kinds of affixes.
"""

import collections
import csv
import re
import sys
from collections.abc import Callable, Iterator
from math import comb
from pathlib import Path

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.language.stems import read_roots

SHORT, AFFIXES = 4, 2
Rule = tuple[bool, str, str, list[str], re.Pattern[str]]


def flags(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(0, len(text), 2)]


def read_entries(dic: Path) -> dict[str, list[str]]:
    lines = dic.read_text(encoding="latin-1").splitlines()[1:]
    return {word: flags(rest) for word, _, rest in (line.strip().partition("/") for line in lines)}


def read_rules(aff: Path) -> dict[str, list[Rule]]:
    rules = collections.defaultdict(list)
    for line in aff.read_text(encoding="latin-1").splitlines():
        part = line.split("#")[0].split()
        if len(part) >= 5 and part[0] in {"PFX", "SFX"}:
            add, _, more = part[3].partition("/")
            prefix = part[0] == "PFX"
            condition = re.compile("^" + part[4] if prefix else part[4] + "$")
            rules[part[1]].append((prefix, part[2].strip("0"), add.strip("0"), flags(more), condition))
    return rules


def built(word: str, of: list[str], rules: dict[str, list[Rule]], depth: int = 3) -> Iterator[str]:
    """Every word that the affix rules make from `word`."""
    for flag in of if depth else ():
        for prefix, strip, add, more, condition in rules.get(flag, ()):
            if not condition.search(word):
                continue
            if prefix and word.startswith(strip):
                made = add + word[len(strip) :]
            elif not prefix and word.endswith(strip):
                made = word.removesuffix(strip) + add
            else:
                continue
            yield made
            yield from built(made, more, rules, depth - 1)


def roots(dic: Path, aff: Path) -> list[str]:
    entries, rules = read_entries(dic), read_rules(aff)
    made = {new for word, of in entries.items() if len(word) >= 3 for new in built(word, of, rules) if new != word}
    plain = (word for word in entries if word.isascii() and word.isalpha() and word.islower() and len(word) > 1)
    return sorted(word for word in plain if word not in made and (len(word) > SHORT or len(entries[word]) >= AFFIXES))


def measure(name: str, stem: Callable[[str], str], folder: Path) -> None:
    """Print how well forms of one lemma are joined (pairs), and how many of Sastrawi's own cases are met."""
    with (folder / "lemma_gold.tsv").open(encoding="utf-8") as file:
        lemma: dict[str, str] = {}
        for row in csv.DictReader(file, delimiter="\t"):
            lemma.setdefault(row["kata"].lower(), row["lema"].lower())
    with (folder / "sastrawi_pairs.tsv").open(encoding="utf-8") as file:
        cases = [(row["kata"], row["dasar"]) for row in csv.DictReader(file, delimiter="\t")]
    stems = {word: stem(word) for word in lemma}

    def pairs(keys: Iterator[object]) -> int:
        return sum(comb(count, 2) for count in collections.Counter(keys).values())

    both = pairs((lemma[word], stems[word]) for word in lemma)
    precision, recall = both / pairs(iter(stems.values())), both / pairs(iter(lemma.values()))
    met = sum(stem(word) == root for word, root in cases)
    score = 2 * precision * recall / (precision + recall)
    print(f"{name}: pairs P {precision:.4f} R {recall:.4f} F {score:.4f}; Sastrawi's cases {met}/{len(cases)}")


def main(what: str, *paths: str) -> None:
    if what == "make":
        print("\n".join(roots(Path(paths[0]), Path(paths[1]))))
        return
    for name, words in (("bundled list", StemmerFactory().get_words()), ("roots.txt", read_roots())):
        measure(name, Stemmer(ArrayDictionary(words)).stem, Path(paths[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
