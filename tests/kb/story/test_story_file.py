"""Story files keep every byte that nobody changed, and say of every broken field where it is and what to do."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.story.story import Claim, Rival, Story, StoryRegion
from kb.story.story_file import StoryFile, new_story_file, story_path

PATH = "stories/ce/cerita-baru/story.md"
HEAD = """---
# dikurasi bersama
id: cerita-baru
title: 'Cerita baru'   # judul kerja

period: 1998~/..
regions:
  - code: 31.72   # Jakarta Utara
    role: practice
ringkas: tidak
issues: [isu.anak-jalanan]
claims:
  - {what: Anak didampingi, value: 1958, unit: anak}
status: published
---
"""
BODY = "\n## Asesmen\n\nKami mendengar dulu.\n"


def parse(text: str) -> StoryFile:
    return StoryFile.parse(text.encode(), PATH)


def test_reads_every_field_as_it_was_typed():
    file = parse(HEAD + BODY)
    assert file.problems == ()
    assert file.story == Story(
        id="cerita-baru",
        title="Cerita baru",
        period="1998~/..",
        regions=(StoryRegion(code="31.72"),),
        issues=("isu.anak-jalanan",),
        claims=(Claim(what="Anak didampingi", value="1958", unit="anak"),),
        status="published",
    )
    assert file.extra == {"ringkas": "tidak"}
    assert file.body == BODY
    assert (HEAD + BODY).split("\n")[file.body_line - 1] == ""


@pytest.mark.parametrize(
    "dress",
    [
        str.encode,
        lambda t: b"\xef\xbb\xbf" + t.encode(),
        lambda t: t.replace("\n", "\r\n").encode(),
        lambda t: b"\xef\xbb\xbf" + t.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "bom", "crlf", "bom-crlf"],
)
def test_a_changed_field_rewrites_its_own_lines_only(dress: Callable[[str], bytes]):
    raw = dress(HEAD + BODY)
    changed = StoryFile.parse(raw, PATH).with_fields({"issues": ["isu.anak", "isu.hiv"], "title": "Judul: lain"})
    assert changed.story is not None
    assert (changed.story.title, changed.story.issues) == ("Judul: lain", ("isu.anak", "isu.hiv"))
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    before, after = raw.split(newline), changed.raw.split(newline)
    assert set(before) - set(after) == {b"title: 'Cerita baru'   # judul kerja", b"issues: [isu.anak-jalanan]"}
    assert StoryFile.parse(changed.raw, PATH).with_fields({}).raw == changed.raw


def test_a_removed_and_an_added_field():
    changed = parse(HEAD + BODY).with_fields({"claims": None, "summary": "Ringkasan."})
    assert changed.story is not None
    assert changed.story.claims == ()
    assert changed.story.summary == "Ringkasan."
    assert "# dikurasi bersama" in changed.raw.decode()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=300))
def test_any_body_comes_back_to_the_byte(body: str):
    file = parse(HEAD + BODY).with_body(body)
    assert file.body == body
    assert file.raw == (HEAD + body).encode()


@given(st.binary(max_size=400))
def test_no_bytes_make_it_stumble(noise: bytes):
    file = StoryFile.parse(b"---\n" + noise, PATH)
    assert file.raw == b"---\n" + noise
    assert file.story is None or file.story.id


@example(Story(id="cerita-baru", title="satu\x85dua", claims=(Claim(what="a\u2028b", value="\x85"),)))
@given(
    st.builds(
        Story,
        id=st.just("cerita-baru"),
        title=st.text(min_size=1, max_size=60).map(str.strip).filter(lambda t: t not in ("", "~", "null")),
        summary=st.text(max_size=100).map(str.strip).filter(lambda t: t not in ("~", "null")),
        claims=st.lists(
            st.builds(
                Claim,
                what=st.text(max_size=9),
                value=st.text(max_size=9),
                conflict=st.none() | st.just(Rival(value="1999", source="koran")),
            ),
            max_size=2,
        ).map(tuple),
    )
)
def test_a_new_file_says_what_the_story_said(story: Story):
    file = new_story_file(story, "Isi.\n")
    assert file.problems == ()
    assert file.story == story
    assert file.path == story_path(story.id) == PATH


@pytest.mark.parametrize(
    ("broken", "code", "line"),
    [
        ("title: [a", "bad-yaml", 4),
        ("title: a\ntitle: b", "bad-yaml", 4),
        ("title: a\nregions:\n  - code: Jakarta", "bad-field", 5),
        ("title: a\nregions:\n  - code: 31.72.01.1001", "bad-field", 5),
        ("title: a\nissues: [isu.a, isu.b, isu.c, isu.d]", "bad-field", 4),
        ("title: a\nkind: dongeng", "bad-field", 4),
        ("title: a\nperiod: zaman dulu", "bad-period", 4),
        ("summary: tanpa judul", "no-title", 2),
        ("title: !!python/object/apply:os.system [ls]", "bad-field", 3),
    ],
)
def test_a_broken_head_is_named_with_its_line_and_a_remedy(broken: str, code: str, line: int):
    raw = f"---\nid: cerita-baru\n{broken}\n---\n\nIsi tetap ada.\n".encode()
    file = StoryFile.parse(raw, PATH)
    assert [(p.code, p.line) for p in file.problems] == [(code, line)]
    assert file.problems[0].remedy.id
    assert file.problems[0].remedy.en
    assert file.body == "\nIsi tetap ada.\n"
    assert file.raw == raw


@pytest.mark.parametrize("broken", ["status: umum", "consent: {basis: entahlah}"])
def test_a_story_with_an_unreadable_consent_is_not_taken_for_published(broken: str):
    status = "" if broken.startswith("status") else "status: published\n"
    file = parse(f"---\nid: a\ntitle: A\n{status}{broken}\n---\nIsi\n")
    assert file.story is not None
    assert file.story.status == "submitted"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("---\ntitle: Kisah caf\xe9\n---\n".encode("latin-1"), "not-utf8"),
        ("---\nid: a\ntitle: A\n---\n".encode("utf-16"), "not-utf8"),
        (b"# Hanya judul\n", "no-front-matter"),
        (b"---\nid: a\ntitle: A\n", "no-front-matter-end"),
        (b"---\n- satu\n- dua\n---\n", "bad-yaml"),
        (b"---\nx: " + b"[" * 5000 + b"\n---\n", "bad-yaml"),
        (b"---\nx: " + b'["]", ' * 5000 + b"\n---\n", "bad-yaml"),
        (b"---\nx:" + b" -" * 50_000 + b"\n---\n", "bad-yaml"),
        (b"---\nx: " + b"a" * 300_000 + b"\n---\n", "too-tangled"),
        (b"---\nid: a\n---\n" + b"x" * 9_000_000, "too-big"),
    ],
)
def test_what_cannot_be_read_at_all_is_said_in_a_sentence(raw: bytes, code: str):
    file = StoryFile.parse(raw, PATH)
    assert file.story is None
    assert code in {p.code for p in file.problems}
    assert file.raw == raw


def test_an_alias_bomb_is_refused_before_it_grows():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 9)]
    file = parse("---\n" + "\n".join(lines) + "\n---\n")
    assert [p.code for p in file.problems] == ["bad-yaml"]


def test_front_matter_oddities_of_other_programs_end_in_a_story_or_a_sentence(material: Path):
    files = sorted((material / "hostile" / "frontmatter").iterdir())
    assert len(files) >= 27
    for path in files:
        raw = path.read_bytes()
        file = StoryFile.parse(raw, PATH)
        assert file.raw == raw
        assert file.story is not None or all(p.what.id and p.remedy.id for p in file.problems)
        assert file.story is not None or file.problems, path.name


@given(
    st.sampled_from([b"", b"\n", b"\nlama\n", b"\r\nlama", b"\xef\xbb\xbf"]),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80),
)
def test_another_body_gives_the_file_that_reading_its_bytes_gives(old: bytes, body: str):
    """The short way, for every key of a long text, and the long one must agree."""
    raw = b"---\nid: a\ntitle: Judul\nlain: 1 # catatan\n---" + (old if old.startswith((b"\n", b"\r")) else b"\n" + old)
    file = StoryFile.parse(raw, "story.md").with_body(body)
    again = StoryFile.parse(file.raw, "story.md")
    assert (file.body, file.front, file.story, file.problems) == (again.body, again.front, again.story, again.problems)
    assert file.body == body.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "head",
    [
        b"%YAML 9.9\n---\nid: satu\ntitle: T\n",
        b"%YAML 9.9\nid: satu\n",
        b"{id: satu, title: T}\n",
        b"id: [\n",
        b"- a\n",
    ],
)
def test_a_head_that_cannot_be_rewritten_is_told_in_words(head):
    file = StoryFile.parse(b"---\n" + head + b"---\n\nIsi.\n", PATH)
    with pytest.raises(KnownError) as caught:
        file.with_fields({"status": "returned"})
    assert caught.value.code == "broken-head"


def test_a_head_that_is_broken_is_not_looked_through_again():
    file = StoryFile.parse(b"---\nid: satu\nx: " + b"[" * 50_000 + b"\n---\n", PATH)
    begun = time.process_time()
    with pytest.raises(KnownError):
        file.with_fields({"status": "returned"})
    assert time.process_time() - begun < 1


def test_nobodys_words_are_printed_with_a_warning(recwarn):
    file = StoryFile.parse(b"---\nid: satu\ntitle: T\nx: &a [1]\ny: &a [2]\n---\n\nIsi.\n", PATH)
    file.with_fields({"summary": "Ringkas."})
    file.line_of("y")
    assert not recwarn.list
