"""Every parser of the program as a function of bytes, with inputs to begin from: what `tests.hostile.fuzz` feeds.

A target raises KnownError, or what its parser documents, for input that it refuses; anything else that is raised, and
whatever takes more than a moment, is a mistake of ours.
"""

import contextlib
import json
from functools import cache
from typing import Final

import msgspec
import numpy as np

from index.engine.arrays import ArrayWriter
from index.engine.segment import Segment
from index.question.query_reader import parse
from kb.annotation.annotation import Annotation, new_id, now
from kb.annotation.annotation_json import annotation_bytes, read_annotation
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.drafts.drafts import Drafts
from kb.exchange.foreign_notes import read_foreign
from kb.gate.identifiers.image_facts import image_facts
from kb.history.git_folder import strange_entry
from kb.identity.identity_card import IdentityCard, card_text, read_card
from kb.identity.identity_store import new_key, read_export
from kb.identity.keys import is_key, verified
from kb.importing.document import read_document
from kb.importing.file_type import kind_of_document
from kb.importing.margins import beside
from kb.importing.revision_traces import traces_in
from kb.layout.library_file import read_about, with_stewards
from kb.layout.organisation import load_organisations, load_people
from kb.layout.shipped_folder import shipped_library
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.pictures.pictures import measured, read_picture
from kb.reading import read, to_html
from kb.story import period
from kb.story.author import Author
from kb.story.story_file import StoryFile
from kb.vault.vault_key import read_header, wrap
from kb.vault.vault_seal import BrokenSealError, Sealer
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.hostile import fuzz_texts
from tests.hostile.bad_values import MOMENTS, PERIODS, TEXTS, VALUES
from tests.hostile.fuzz_place import Target, place, put
from tests.kb.importing.documents import archive, comments, docx, odt, paragraph, reviewed
from tests.kb.sample_pictures import GIF, JPEG, WEBP, exif, gif_with, jpeg_with, png, webp_with
from ui.services import saved_searches_file, settings_file

_PATH: Final = "stories/an/anak/story.md"


def _story(data: bytes) -> None:
    file = StoryFile.parse(data, _PATH)
    assert file.raw == data
    told = file.problems
    with contextlib.suppress(ValueError, KnownError):  # what it says of a head that cannot be rewritten
        again = StoryFile.parse(file.with_body("Isi lain.\n").raw, _PATH)
        assert again.body == "Isi lain.\n" or file.story is None
        file.with_fields({"summary": "Ringkas.", "status": "returned"})
    assert all(one.what.id and one.remedy.id for one in told)


def _annotation(data: bytes) -> None:
    note = read_annotation(data, "anak")
    again = annotation_bytes(note)
    second = read_annotation(again, "anak")
    assert msgspec.structs.replace(second, extra=b"") == msgspec.structs.replace(note, extra=b"")


def _library_file(data: bytes) -> None:
    put("library.yaml", data)
    about, _ = read_about(place())
    assert about.id and about.title is not None
    with contextlib.suppress(ValueError):
        with_stewards(data, [Author("Siti Aminah", "siti@contoh.id")])


def _vocabulary(data: bytes) -> None:
    put("vocabulary/aneh.yaml", data)
    words, _ = Vocabulary.load(place() / "vocabulary")
    words.stage_of("Asesmen")
    words.label("isu.anak", "id")


def _period(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    with contextlib.suppress(ValueError):
        found = period.Period.parse(text)
        assert period.Period.parse(str(found)) == found
    period.in_words(text)


@cache
def _words() -> tuple[Vocabulary, Regions]:
    return Vocabulary.load(shipped_library() / "vocabulary")[0], Regions()


def _query(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for typing in (False, True):
        parse(text, *_words(), typing=typing)


def _document(data: bytes) -> None:
    """What is unpacked and read before pandoc is asked, for a Word and an OpenDocument file with any XML in it."""
    parts = data.split(b"\0\0\0")
    names = ("word/document.xml", "word/comments.xml", "word/footnotes.xml", "word/header1.xml")
    word = archive([("[Content_Types].xml", "<Types/>"), *zip(names, parts, strict=False)])
    named = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
    text = archive([("mimetype", "application/vnd.oasis.opendocument.text"), *zip(named, parts, strict=False)])
    for whole, name in ((word, "a.docx"), (text, "a.odt"), (data, "a.docx")):
        with contextlib.suppress(KnownError):
            kind = kind_of_document(whole, name)
            traces_in(whole, kind).sentences("text")
            for remarks in ("leave", "text"):
                beside(whole, kind, remarks)


def _plain_document(data: bytes) -> None:
    for name in ("a.md", "a.txt"):
        with contextlib.suppress(KnownError):
            if kind_of_document(data, name) in ("md", "txt"):
                read_document(data, name)


def _exchange(data: bytes) -> None:
    for one in read_foreign(data):
        with contextlib.suppress(KnownError):
            read_annotation(json.dumps(one.document).encode())


def _markdown(data: bytes) -> None:
    reading = read(data.decode("utf-8", "replace"))
    to_html(reading)
    assert "\x1b" not in reading.plain


def _picture(data: bytes) -> None:
    image_facts(data)
    found = measured(data)
    assert found is None or found.width >= 0
    with contextlib.suppress(KnownError):
        clean = read_picture(data, "a.png")
        assert read_picture(clean.data, "a.png").data == clean.data


def _card(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    is_key(text)
    verified(text, text[::-1], data)
    read_card(text)


def _identity(data: bytes) -> None:
    read_export(put("identity.json", data))


def _vault(data: bytes) -> None:
    with contextlib.suppress(BrokenSealError):
        _sealer().open(data)
    with contextlib.suppress(BrokenSealError):
        _sealer().name(data)
    put("vault/kunci", data)
    for name in ("vault.json", "vault.copy.json", *_header_names()):
        put(f"vault/{name}", data)
    read_header(place() / "vault")


@cache
def _header_names() -> tuple[str, ...]:
    from kb.vault import vault_key  # noqa: PLC0415  its names of files are its own

    return tuple(str(getattr(vault_key, name)) for name in ("_FILE", "_COPY"))


@cache
def _sealer() -> Sealer:
    return Sealer(b"k" * 32)


@cache
def _library() -> Library:
    return Library.open(place())


def _review(data: bytes) -> None:
    put(".review/anak/satu.json", data)
    record = record_of(_library(), _PATH)
    assert record.reviews is not None
    assert record.writers is not None
    record.decisions("x")
    StoryFile.parse(b"---\nid: anak\ntitle: T\nreviews: [" + data + b"]\n---\n", _PATH)


def _draft(data: bytes) -> None:
    drafts = Drafts(place() / "meja")
    if not drafts.rows():
        drafts.new({"title": "Naskah"}, "Isi.\n")
    row = drafts.rows()[0]
    about, _, text = data.partition(b"\0\0\0")
    folder = drafts.place(row.id)
    (folder / "draft.json").write_bytes(about)
    (folder / "story.md").write_bytes(text or about)
    drafts.rows()
    drafts.wishes()
    draft = drafts.open(row.id)
    draft.fields()
    with contextlib.suppress(ValueError):
        draft.with_fields({"summary": "Ringkas."})


def _segment(data: bytes) -> None:
    segment = Segment(put("satu.segment", data))
    segment.file.verify()
    for name in ("title", "body", "stage"):
        with contextlib.suppress(KnownError):
            field = segment.field(name)
            field.find("anak")
            field.beginning("an")
    segment.find("anak")


def _catalogue(data: bytes) -> None:
    file = place() / "katalog" / "catalogue.db"
    file.parent.mkdir(exist_ok=True)
    for old in file.parent.iterdir():
        old.unlink()
    file.write_bytes(data)
    file.chmod(0o600)
    catalogue = Catalogue(file)
    try:
        catalogue.is_intact()
        for card in catalogue.all_cards():
            catalogue.plain(card.id)
            catalogue.sections(card.id)
        catalogue.counts("issue")
        catalogue.problems()
    finally:
        catalogue.close()


def _page(data: bytes) -> None:
    put("organisations/rumah.md", data)
    put("people/rumah.md", data)
    load_organisations(place())
    load_people(place())


def _git(data: bytes) -> None:
    git = place() / "git" / ".git"
    first, _, second = data.partition(b"\0\0\0")
    (git / "config").write_bytes(first)
    (git / "HEAD").write_bytes(second)
    strange_entry(git)


def _settings(data: bytes) -> None:
    for module in (settings_file, saved_searches_file):
        module.read(put("settings.json", data))


# What to begin from


def _heads() -> list[bytes]:
    stories = [file.read_bytes() for file in sorted(shipped_library().rglob("*.md"))]
    return stories + [
        f"---\nid: anak\ntitle: T\n{key}: {value}\n---\n\nIsi.\n".encode()
        for key in ("period", "x")
        for value in VALUES
        if "\\ud800" not in value
    ]


def _notes() -> list[bytes]:
    who = Author("Siti", "siti@contoh.id")
    made = [
        Annotation(id=new_id(), story="anak", kind=kind, text="Isi.", creator=who, created=now(), modified=now())
        for kind in ("question", "reply", "similar")
    ]
    whole = [annotation_bytes(one) for one in made]
    dated = [whole[0].replace(json.loads(whole[0])["created"].encode(), moment.encode()) for moment in MOMENTS]
    deep = [
        b'{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":' + b"[" * 39 + b"]" * 39 + b"}"
    ]
    page = b'{"type":"AnnotationCollection","items":[' + b",".join(whole) + b"]}"
    rows = (
        b'{"rows":[{"uri":"http://contoh.id","text":"x","created":"2020","user":"acct:a@b","target":[{"source":"x"}]}]}'
    )
    return [*whole, *dated, *deep, page, rows, b"[" + whole[0] + b"]"]


def _libraries() -> list[bytes]:
    return [
        (shipped_library() / "library.yaml").read_bytes(),
        *(f"id: a\ntitle: {value}\nstewards: {value}\n".encode("utf-8", "replace") for value in VALUES),
    ]


def _schemes() -> list[bytes]:
    return [file.read_bytes()[:3_000] for file in sorted((shipped_library() / "vocabulary").glob("*.yaml"))] + [
        b"id: x\ntitle: {id: X}\nconcepts:\n  - {id: isu.a, label: {id: a}, broader: [isu.b]}\n  - {id: isu.b, label: {id: b}, broader: [isu.a]}\n"
    ]


def _queries() -> list[bytes]:
    said = (
        "anak jalanan",
        "“sapi biru” -x",
        "isu:anak OR metode:kaderisasi",
        "tahun:1995..2005",
        "nom*",
        'catatan:ada wilayah:"Jakarta"',
        "-(a",
        "((",
        '"',
    )
    return [one.encode() for one in said]


def _documents() -> list[bytes]:
    word = docx([paragraph("Satu"), reviewed("a", "b", "c")], more=comments("Sri", "Hapus"))
    inside = [b"<w:document><w:body>" + paragraph("Satu").encode() + b"</w:body></w:document>", b"<w:comments/>"]
    return [b"\0\0\0".join(inside), word, odt("<text:p>Satu</text:p>"), b"<!--" * 50, b"<a>" * 200, b"PK\x03\x04"]


def _pictures() -> list[bytes]:
    return [
        png(), png(4, 2, (b"eXIf", exif(1)[6:]), (b"iCCP", b"x\0\0x")), JPEG, jpeg_with(0xE1, exif(1)), jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + bytes(140)),
        WEBP, webp_with(b"EXIF", exif(1)), GIF, gif_with(0xFE, b"halo"), b"<svg/>",
    ]  # fmt: skip


def _cards() -> list[bytes]:
    key = new_key()
    return [card_text(IdentityCard(name="Siti Aminah", key=key), "id").encode(), key.encode(), b"ed25519:AAAA"]


def _sealed() -> list[bytes]:
    header = wrap(b"k" * 32, "kopi pahit di beranda", "closed", cost=2**10)
    return [_sealer().seal("a.txt", b"isi"), msgspec.json.encode(header), b"{}", b'{"version":99}', b"[" * 5_000]


def _reviews() -> list[bytes]:
    return [
        b'{"doing":"submitted","when":"2026-11-24T00:00:00Z","text":"x","by":{"name":"S"},"said":{"names":{},"public":[]}}',
        b'{"doing":"decided","when":"1","text":"x","by":{"name":"S"},"review":{"by":"B","outcome":"signed","on":"2026-11-24"}}',
        b"{by: B, outcome: signed, date: 2026-11-24, text: x, answers: {}}", b"[" * 2_000,
    ]  # fmt: skip


def _drafts() -> list[bytes]:
    return [
        b'{"id":"a","created":"2026-11-24T00:00:00Z","form":"quick"}\0\0\0---\ntitle: T\n---\n\nIsi.\n',
        b"{}\0\0\0",
        b"\0\0\0---\n",
    ]


def _segments() -> list[bytes]:
    file = place() / "awal.segment"
    file.unlink(missing_ok=True)  # whoever asked before wrote the same
    with ArrayWriter(file) as writer:
        writer.note("documents", 2)
        for name in ("title.terms.bytes", "title.terms.starts", "text.id.bytes", "text.id.starts", "rank.id"):
            writer.add(name, np.arange(3, dtype=np.uint8))
    return [file.read_bytes()]


def _catalogues() -> list[bytes]:
    file = place() / "awal" / "catalogue.db"
    file.parent.mkdir(exist_ok=True)
    if not file.exists():
        catalogue = Catalogue(file)
        catalogue.close()
    return [file.read_bytes()]


def _gits() -> list[bytes]:
    return [
        b"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\0\0\0ref: refs/heads/main\n",
        b"[include]\npath=x\0\0\0" + b"a" * 40,
    ]


def _texts() -> list[bytes]:
    return [one.encode("utf-8", "replace") for one in TEXTS] + [
        file.read_bytes()[:4_000] for file in sorted(shipped_library().rglob("story.md"))[:3]
    ]


def _kept_settings() -> list[bytes]:
    return [
        b'{"version":1,"language":"id","type_size":19}',
        b'{"searches":[{"name":"a","text":"b"}]}',
        b"[1]",
        b"1" * 5_000,
        b"[" * 5_000,
    ]


TARGETS: Final[dict[str, Target]] = {
    "story": Target(_story, _heads),
    "annotation": Target(_annotation, _notes),
    "library": Target(_library_file, _libraries),
    "vocabulary": Target(_vocabulary, _schemes),
    "period": Target(_period, lambda: [one.encode() for one in (*PERIODS, "1995/2000", "1998~", "../2011", "2011-05")]),
    "query": Target(_query, _queries),
    "word": Target(_document, _documents),
    "text": Target(_plain_document, _texts),
    "exchange": Target(_exchange, _notes),
    "markdown": Target(_markdown, _texts),
    "picture": Target(_picture, _pictures),
    "card": Target(_card, _cards),
    "identity": Target(
        _identity, lambda: [b'{"version":1,"key":"ed25519:AAAA","secret":"AAAA","made":"2026"}', b"[" * 2_000]
    ),
    "vault": Target(_vault, _sealed),
    "review": Target(_review, _reviews),
    "draft": Target(_draft, _drafts),
    "segment": Target(_segment, _segments),
    "catalogue": Target(_catalogue, _catalogues),
    "page": Target(
        _page, lambda: [file.read_bytes() for file in sorted(shipped_library().glob("organisations/*.md"))[:3]]
    ),
    "git": Target(_git, _gits),
    "settings": Target(_settings, _kept_settings),
    **fuzz_texts.TARGETS,
}
"""By the name under which `dev.py fuzz` knows them."""
