"""What a story's Markdown becomes: headings, lists, tables, notes, links, sections."""

import inspect
import sys

import pytest

from kb.reading import at, inlines, read, section_at, to_html
from kb.reading.tree import (
    BlockQuote,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    List,
    Paragraph,
    Rule,
    Table,
    Text,
)

STAGES = {"Asesmen": "thp.asesmen", "Evaluasi": "thp.evaluasi", "Intervensi": "thp.intervensi"}


def looks(markdown: str) -> list[tuple[str, str]]:
    """Every run of text with the look it has, in letters."""
    found = []
    for inline in inlines(read(markdown).blocks):
        assert isinstance(inline, Text)
        letters = {"s": inline.strong, "e": inline.emphasis, "c": inline.code, "d": inline.struck}
        found.append((inline.text, "".join(letter for letter, on in letters.items() if on)))
    return found


def links(markdown: str) -> list[tuple[str, str]]:
    return [(i.text, i.link) for i in inlines(read(markdown).blocks) if isinstance(i, Text) and i.link]


def outline(blocks) -> list:
    """The shape of nested lists and quotations, with their texts."""
    shape = []
    for block in blocks:
        match block:
            case List():
                shape.append([block.first if block.ordered else "-", *(outline(item.blocks) for item in block.items)])
            case BlockQuote():
                shape.append([">", *outline(block.blocks)])
            case Code():
                shape.append([line.text for line in block.lines])
            case Rule():
                shape.append("---")
            case _:
                shape.append("".join(i.text for i in inlines([block]) if isinstance(i, Text)))
    return shape


def test_the_plain_text_is_laid_out_as_the_tree_says():
    reading = read(
        "# Judul\n\nSatu\ndua  \ntiga.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n***\n\n"
        "    kode\n\n![Peta](media/peta.png)[^1]\n\n[^1]: Catatan."
    )
    assert reading.plain == "Judul\nSatu dua\u2028tiga.\na\nb\nx\ny\n1\n2\n\nkode\n\ufffc1\nCatatan.\n"
    assert reading.words == 13


def test_emphasis_of_all_kinds_and_inside_each_other():
    assert looks("a *b **c*** ~~d~~ `e *f*` __g__ _h_") == [
        ("a ", ""),
        ("b ", "e"),
        ("c", "se"),
        (" ", ""),
        ("d", "d"),
        (" ", ""),
        ("e *f*", "c"),
        (" ", ""),
        ("g", "s"),
        (" ", ""),
        ("h", "e"),
    ]


def test_underlines_inside_words_and_escaped_signs_are_no_emphasis():
    assert looks(r"nama_berkas_ini \*bukan\* 2 * 3 * 4") == [("nama_berkas_ini *bukan* 2 * 3 * 4", "")]


def test_raw_html_is_text():
    reading = read('<script>alert(1)</script>\n\nDia <b onclick="x">tebal</b>\n\n<!-- komentar -->')
    assert reading.plain == '<script>alert(1)</script>\nDia <b onclick="x">tebal</b>\n<!-- komentar -->\n'
    assert "<script" not in to_html(reading)


def test_character_references_are_read_and_cannot_bring_in_controls():
    assert read("&lt;b&gt; &copy; &#x41; &bukan; &#0; &#2; &#xD800; a&#10;b").plain == (
        "<b> © A &bukan; \ufffd \ufffd \ufffd a b\n"
    )


@pytest.mark.parametrize(
    ("markdown", "text"),
    [("a\x00b", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("a\x02klzzwxh:0001\x03", "a\ufffdklzzwxh:0001\ufffd")],
)
def test_characters_that_no_text_holds_are_shown_as_unknown(markdown: str, text: str):
    assert read(markdown).plain == f"{text}\n"


def test_line_ends_of_all_systems_and_a_byte_order_mark():
    assert read("\ufeff# A\r\n\r\nb\rc") == read("# A\n\nb\nc")


def test_marks_of_direction_stay_text():
    assert read("Nama: \u202eitamas\u202c").plain == "Nama: \u202eitamas\u202c\n"


def test_headings_of_both_kinds_and_words_that_only_look_like_one():
    reading = read("# Satu #\nteks\n## Dua\n#SetopPasung\n\nTiga\n====\n\nEmpat\n---\n\n#\n")
    headings = [(b.level, outline([b])[0]) for b in reading.blocks if isinstance(b, Heading)]
    assert headings == [(1, "Satu"), (2, "Dua"), (1, "Tiga"), (2, "Empat"), (1, "")]
    assert "#SetopPasung" in reading.plain


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_lists_nest_with_two_spaces_four_spaces_or_a_tab(indent: str):
    blocks = read(f"Teks\n- a\n{indent}- b\n{indent * 2}- c\n\n{indent}paragraf\n- d\n").blocks
    assert outline(blocks) == ["Teks", ["-", ["a", ["-", ["b", ["-", ["c"]]]], "paragraf"], ["d"]]] or outline(
        blocks
    ) == ["Teks", ["-", ["a", ["-", ["b", ["-", ["c"]], "paragraf"]]], ["d"]]]


def test_numbered_lists_keep_their_first_number_and_other_marks():
    assert outline(read("3) a\n4) b\n\n- c\n\n1. d\n   - e\n2. f\n").blocks) == [
        [3, ["a"], ["b"]],
        ["-", ["c"]],
        [1, ["d", ["-", ["e"]]], ["f"]],
    ]


def test_a_long_number_is_no_list():
    assert read("12345678901. Rekening\n\n- 98765432109876. Telepon").plain == (
        "12345678901. Rekening\n98765432109876. Telepon\n"
    )


def test_quotations_hold_lists_quotations_and_code():
    assert outline(read("> a\n> - b\n>   - c\n>\n> > d\n>\n> ```\n> kode\n>   dua\n> ```\n\n> e").blocks) == [
        [">", "a", ["-", ["b", ["-", ["c"]]]], [">", "d"], ["kode", "  dua"], "e"]
    ]


def test_fenced_code_keeps_every_sign_also_in_a_list():
    markdown = "```python title\n# bukan judul\n\n- <b>\n```\n\n- a\n  ~~~\n  x\n    y\n  ~~~\n- b\n"
    assert outline(read(markdown).blocks) == [["# bukan judul", "", "- <b>"], ["-", ["a", ["x", "  y"]], ["b"]]]


def test_a_fence_that_nobody_closes_does_not_swallow_the_story():
    reading = read("```\nteks\n\n## Asesmen\n\nlagi")
    assert reading.sections[0].title == "Asesmen"


def test_a_table_keeps_alignment_and_the_cells_that_are_too_many():
    (table,) = read("| a | b |\n|:-:|--:|\n| 1 | `x\\|y` | lebih |\n| *2* |\n").blocks
    assert isinstance(table, Table)
    texts = [["".join(i.text for i in cell.inlines if isinstance(i, Text)) for cell in row] for row in table.rows]
    assert texts == [["a", "b"], ["1", "x|y", "lebih"], ["2", ""]]
    assert [cell.align for cell in table.rows[1]] == ["center", "right", "left"]
    assert [cell.heading for cell in table.rows[0]] == [True, True]


def test_a_table_may_follow_a_line_of_text():
    assert [type(block) for block in read("Daftar:\n| a | b |\n|---|---|\n| 1 | 2 |").blocks] == [Paragraph, Table]


@pytest.mark.parametrize(
    "markdown",
    [
        "[laman](https://contoh.id/a_(b))",
        "[laman](<https://contoh.id/a_(b)> 'judul')",
        '[laman][L]\n\n[l]: https://contoh.id/a_(b) "judul"',
        "[laman][]\n\n[Laman]: <https://contoh.id/a_(b)>",
        "[laman]\n\n[laman]:\n  https://contoh.id/a_(b)",
    ],
)
def test_links_of_every_writing(markdown: str):
    assert links(markdown) == [("laman", "https://contoh.id/a_(b)")]
    assert read(markdown).plain == "laman\n"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<https://contoh.id>", [("https://contoh.id", "https://contoh.id")]),
        ("<ibu@contoh.id>", [("ibu@contoh.id", "mailto:ibu@contoh.id")]),
        ("lihat https://contoh.id/a_b_c.", [("https://contoh.id/a_b_c", "https://contoh.id/a_b_c")]),
        ("(http://contoh.id/x)", [("http://contoh.id/x", "http://contoh.id/x")]),
        ("xhttps://contoh.id", []),
        ("[cerita](story:mami-marni)", [("cerita", "story:mami-marni")]),
        ("[*isu*](concept:isu.hiv)", [("isu", "concept:isu.hiv")]),
        ("[a [b](person:b) c](https://c.id)", [("b", "person:b"), ("https://c.id", "https://c.id")]),
    ],
)
def test_addresses_in_the_text(markdown: str, expected: list[tuple[str, str]]):
    assert links(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("[klik](javascript:alert(1))", "klik (javascript:alert(1))\n"),
        ("[klik](JaVaScRiPt:x)", "klik (JaVaScRiPt:x)\n"),
        ("[klik](java&#10;script:x)", "klik (java script:x)\n"),
        ("[klik](//jahat.id/x)", "klik (//jahat.id/x)\n"),
        ("[klik](file:///etc/passwd)", "klik (file:///etc/passwd)\n"),
        ("[klik](../kunci)", "klik (../kunci)\n"),
        ("[/sama](/sama)", "/sama\n"),
        ("[klik](https://baik.id@jahat.id)", "klik (https://baik.id@jahat.id)\n"),
        ("[klik](mailto:a@b.id?attach=/etc/passwd)", "klik (mailto:a@b.id?attach=/etc/passwd)\n"),
        ("[klik]()", "klik\n"),
        ("![foto](https://contoh.id/x.png)", "foto (https://contoh.id/x.png)\n"),
        ("![foto](media/../x.png)", "foto (media/../x.png)\n"),
        ("![foto](media\\\\x.png)", "foto (media\\x.png)\n"),
        ("![foto](media/%2e%2e/x.png)", "foto (media/%2e%2e/x.png)\n"),
        ("![](/x.png)", "/x.png\n"),
        ("[Klien]: Tidak.\n[Peksos]: Ya.", "[Klien]: Tidak. [Peksos]: Ya.\n"),
        ("[x]\n\n[x]: data:text/html,x", "[x]\n[x]: data:text/html,x\n"),
    ],
)
def test_what_may_not_be_a_link_or_picture_is_text(markdown: str, plain: str):
    reading = read(markdown)
    assert reading.plain == plain
    assert all(isinstance(inline, Text) and not inline.link for inline in inlines(reading.blocks))


def test_pictures_come_only_from_the_media_folder_and_only_when_they_are_there():
    markdown = "![Peta *desa*](media/peta.png) ![Foto](<media/foto rapat.jpg>)"
    pictures = [i for i in inlines(read(markdown).blocks) if isinstance(i, Image)]
    assert [(p.source, p.alt) for p in pictures] == [("media/peta.png", "Peta desa"), ("media/foto rapat.jpg", "Foto")]
    reading = read(markdown, media=lambda source: source == "media/peta.png")
    assert reading.plain == "\ufffc Foto (media/foto rapat.jpg)\n"


def test_notes_are_numbered_as_the_text_mentions_them():
    reading = read(
        "[^b]: Kedua.\n\nTeks[^a] dan[^b] dan[^a] dan[^tidak ada].\n\n"
        "[^a]: Pertama[^c].\n\n    Paragraf lagi.\n\n[^c]: Ketiga.\n[^d]: Tidak disebut.\n[^a]: Ulangan."
    )
    assert reading.plain == (
        "Teks1 dan2 dan1 dan[^tidak ada].\nPertama3.\nParagraf lagi.\nUlangan.\nKedua.\nKetiga.\nTidak disebut.\n"
    )
    assert [note.number for note in reading.blocks if isinstance(note, Footnote)] == [1, 2, 3, 4]
    marks = [inline.number for inline in inlines(reading.blocks) if isinstance(inline, FootnoteMark)]
    assert marks == [1, 2, 1, 3]


def test_notes_have_a_way_back_for_every_mention():
    html = to_html(read("a[^1] b[^1]\n\n[^1]: c"))
    assert '<sup id="mark-1"><a href="#note-1">1</a></sup>' in html
    assert (
        '<li id="note-1"><p>c <a href="#mark-1" class="back">↩</a> <a href="#mark-1-2" class="back">↩</a></p>' in html
    )


def test_sections_end_where_the_next_one_of_their_level_begins():
    reading = read(
        "Pengantar.\n\n# Cerita\n\n## Asesmen\n\nIsi.\n\n### Rumah\n\nIsi.\n\n## Evaluasi\n\n*Tidak diceritakan.*[^1]\n\n"
        "> ## Kutipan\n\n[^1]: Catatan.",
        STAGES.get,
    )
    parts = [(s.title, reading.plain[s.start : s.end].split("\n")[0], s.stage) for s in reading.sections]
    assert parts == [
        ("Cerita", "Cerita", None),
        ("Asesmen", "Asesmen", "thp.asesmen"),
        ("Rumah", "Rumah", None),
        ("Evaluasi", "Evaluasi", "thp.evaluasi"),
    ]
    story, assessment, house, evaluation = reading.sections
    assert story.end == evaluation.end == reading.plain.index("Catatan.")
    assert assessment.end == house.end == evaluation.start


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tidak diceritakan.", False),
        ("*Tidak diceritakan*", False),
        ("**_TIDAK diceritakan._**", False),
        ("Not told.", False),
        ("", False),
        ("Tidak diceritakan. Tetapi kami tahu.", True),
        ("Diceritakan.", True),
    ],
)
def test_a_stage_that_the_story_does_not_tell_is_known(text: str, told: bool):
    reading = read(f"## Asesmen\n\n{text}\n\n## Evaluasi\n\nAda.\n\n## Penutup\n\nTidak diceritakan.", STAGES.get)
    assert [section.told for section in reading.sections] == [told, True, True]
    assert reading.stages == (("thp.asesmen", "thp.evaluasi") if told else ("thp.evaluasi",))


def test_finding_what_stands_at_a_place():
    reading = read("a\n\n# Satu\n\nteks **tebal**\n\n## Dua\n\n![x](media/x.png)")
    bold = reading.plain.index("tebal")
    found = at(reading, bold + 2)
    assert isinstance(found, Text)
    assert (found.text, found.strong) == ("tebal", True)
    assert isinstance(at(reading, reading.plain.index("\ufffc")), Image)
    assert at(reading, len(reading.plain)) is None
    assert at(reading, -1) is None
    titles = [section.title if section else None for section in (section_at(reading, o) for o in (0, bold, 999))]
    assert titles == [None, "Satu", None]
    assert section_at(reading, reading.plain.index("\ufffc")).title == "Dua"


def test_html_says_the_same_with_escaped_text():
    html = to_html(
        read(
            '## A & *b*\n\n1. x\n2. y\n\n> `<i>`\n\n![Peta "x"](media/p.png) [k](story:lain) [w](https://w.id?a=1&b=2)'
            "\n\n| a |\n|--:|\n| 1 |"
        )
    )
    assert "<h2>A &amp; <em>b</em></h2>" in html
    assert "<ol>\n<li><p>x</p>\n</li>" in html
    assert "<code>&lt;i&gt;</code>" in html
    assert '<img src="media/p.png" alt="Peta &quot;x&quot;"> k <a href="https://w.id?a=1&amp;b=2">w</a>' in html
    assert '<td style="text-align: right">1</td>' in html


def test_html_asks_where_pictures_and_stories_are():
    reading = read("![Peta](media/p.png) ![Foto](media/f.png) [k](story:lain) [l](story:hilang)")
    html = to_html(
        reading,
        image={"media/p.png": "gambar/1.png"}.get,
        link={"story:lain": "lain.html"}.get,
    )
    assert html == '<p><img src="gambar/1.png" alt="Peta"> Foto <a href="lain.html">k</a> l</p>\n'


def test_an_empty_story_reads_as_nothing():
    assert read("").blocks == read(" \n\n\t\n").blocks == ()
    assert read("").plain == to_html(read("")) == ""


def test_a_caller_who_is_deep_down_still_gets_every_word():
    def deeper(depth: int) -> str:
        return deeper(depth - 1) if depth else read("> " * 40 + "satu\n\n- dua\n").plain

    used = len(inspect.stack(0))
    plain = deeper(sys.getrecursionlimit() - used - 80)
    assert "satu" in plain
    assert "dua" in plain
