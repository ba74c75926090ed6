"""The health of a library: what is planted is found in its group, repaired, and undone byte for byte."""

import os
import shutil
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts
from kb.erasure.history_check import check_history
from kb.health.health_check import check_all
from kb.health.health_finding import GROUPS, MOST, HealthReport
from kb.health.health_repairs import Repairs
from kb.history.git_objects import BLOB, object_id
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.reading import read
from kb.story.consent import ConsentRecord, Withdrawal
from kb.vault.vault import Vault
from kb.vault.vault_lock import VaultLock
from tests.kb.sample_pictures import JPEG, exif, jpeg_with, png
from tests.kb.shelf import SITI, bytes_below, new_library, put_story

TODAY = date(2026, 11, 24)
CONSENT = "consent: {basis: consent, audience: public}\n"
PROGRAMME = "consent: {basis: programme}\n"


def look(folder: Path, **more: object) -> HealthReport:
    return check_all(folder, lambda _stop: (), today=TODAY, **more)  # type: ignore[arg-type]


def found(folder: Path, group: str) -> list[str]:
    return [one.problem.code for one in look(folder).of(group)]  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = new_library(tmp_path)
    put_story(made.folder, "satu", PROGRAMME)
    shutil.rmtree(made.folder / ".git")
    (made.folder / "library.yaml").write_text("id: coba\ntitle: Pustaka Coba\n")
    return Library.open(made.folder)


def test_all_is_well_where_all_is_well(library: Library) -> None:
    before = bytes_below(library.folder)
    report = look(library.folder)
    assert (report.findings, report.count, report.complete, report.ok, report.stories) == ((), 0, True, True, 1)
    assert report.looked == tuple(GROUPS)
    assert bytes_below(library.folder) == before


def test_the_shipped_library_is_well(shipped: Path) -> None:
    assert [one for one in look(shipped).findings if one.problem.serious] == []


def test_odd_entries_anywhere_are_told(library: Library, tmp_path: Path) -> None:
    (library.folder / "catatan.lnk").symlink_to(tmp_path)
    os.mkfifo(library.folder / "people" if not (library.folder / "people").exists() else library.folder / "pipa")
    home = library.path_of("satu").parent
    (home / "notes").mkdir()
    os.mkfifo(home / "notes" / "x.txt")
    (home / "story.konflik-20260101-000000-aaaa.txt").write_bytes(b"kata lain")
    (home / ".abcd.tmp").write_bytes(b"x")
    codes = found(library.folder, "files")
    assert sorted(codes) == ["kept-beside", "left-over", "link", "not-a-file", "not-a-file"]


def test_a_story_that_is_no_text_is_told(library: Library) -> None:
    library.path_of("satu").write_bytes(b"---\nid: satu\n\xff\xfe---\n")
    assert "not-utf8" in found(library.folder, "files")


def test_consent_that_lacks_ended_or_was_withdrawn_is_told(library: Library) -> None:
    put_story(library.folder, "tanpa")
    put_story(library.folder, "lewat", CONSENT)
    put_story(library.folder, "ditarik", CONSENT)
    put_story(library.folder, "diminta", CONSENT, "Ia pernah dipenjara di Indramayu.\n")
    put_story(library.folder, "rekan", CONSENT)
    put_story(library.folder, "tanya", "consent: {basis: consent, review: '2026-01-01'}\n")
    vault = Vault(library.folder)
    full = ConsentRecord(
        id="1", story="lewat", subject="Melati", giver="diri sendiri", channel="written", language="id", on=date(2020, 1, 1),
        explained_by="Siti", scopes=("public",), proof="surat.pdf", expires=date(2026, 1, 1),
    )  # fmt: skip
    vault.keep_consent(full)
    replaced = {"expires": None}

    vault.keep_consent(
        msgspec.structs.replace(full, id="2", story="ditarik", withdrawal=Withdrawal(on=date(2026, 2, 2)), **replaced)
    )
    vault.keep_consent(
        msgspec.structs.replace(full, id="3", story="diminta", restrictions=("bahwa ia dipenjara",), **replaced)
    )
    told = {(one.problem.code, one.story, one.problem.serious) for one in look(library.folder).of("consent")}
    assert told == {
        ("no-consent-ground", "tanpa", False),
        ("consent-past", "lewat", True),
        ("consent-withdrawn", "ditarik", True),
        ("consent-restricted", "diminta", True),
        ("consent-to-ask-again", "tanya", False),
        ("no-consent-record", "", False),
    }


def test_a_locked_private_store_is_told_and_not_taken_for_nothing(library: Library) -> None:
    Vault(library.folder).keep_proof("surat.pdf", b"x")
    lock = VaultLock(cost=2**10)
    lock.set("kata sandi panjang")
    lock.lock()
    assert found(library.folder, "desk") == ["vault-not-looked-at"]


def test_a_damaged_private_record_is_told(library: Library) -> None:
    vault = Vault(library.folder)
    vault.keep_consent(ConsentRecord(id="1", story="satu", subject="Melati"))
    file = vault.folder / "consents.json"
    file.write_bytes(file.read_bytes()[:-4])
    assert "vault-unreadable" in found(library.folder, "desk")


def test_drafts_and_leftovers_of_the_desk_are_told(library: Library) -> None:
    drafts = Drafts()
    draft = drafts.new({"title": "Rusak"})
    (drafts.folder / draft.id / "draft.json").write_bytes(b"{")
    left = drafts.folder / ".0123456789abcdef.tmp"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    assert sorted(found(library.folder, "desk")) == ["broken-draft", "left-over"]


def test_stories_that_nobody_signed_or_may_sign_are_told(library: Library) -> None:
    (library.folder / "library.yaml").write_text("id: coba\ntitle: Pustaka Coba\nstewards: [Siti]\n")
    file = put_story(library.folder, "dua", PROGRAMME + "authors: [{name: Siti}]\n")
    file.write_bytes(file.read_bytes().replace(b"status: published", b"status: submitted"))
    told = {(one.problem.code, one.story) for one in look(library.folder).of("reviews")}
    assert told == {("never-signed", "satu"), ("too-few-readers", "dua")}


def test_pictures_are_judged_by_what_is_in_them(library: Library) -> None:
    body = "".join(
        f"![x](media/{name})\n" for name in ("bersih.png", "gps.jpg", "bukan.png", "salah.png", "hilang.png")
    )
    media = put_story(library.folder, "dua", PROGRAMME, body).parent / "media"
    media.mkdir()
    (media / "bersih.png").write_bytes(png())
    (media / "gps.jpg").write_bytes(jpeg_with(0xE1, exif(1)))
    (media / "bukan.png").write_bytes(b"<svg onload=x/>")
    (media / "salah.png").write_bytes(JPEG)
    (media / "sisa.png").write_bytes(png())
    told = {
        (one.problem.code, one.problem.path.rpartition("/")[2], one.repair) for one in look(library.folder).of("media")
    }
    assert told == {
        ("picture-carries", "gps.jpg", "clean-picture"),
        ("not-a-picture", "bukan.png", ""),
        ("picture-ending", "salah.png", ""),
        ("unused-picture", "sisa.png", "take-away"),
        ("no-picture", "story.md", ""),
    }


def test_a_flipped_bit_in_the_history_is_told(tmp_path: Path) -> None:
    library = new_library(tmp_path, "satu")
    for file in (library.folder / ".git" / "objects").rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            raw = bytearray(file.read_bytes())
            raw[len(raw) // 2] ^= 4
            file.write_bytes(raw)
            break
    assert "history-objects" in found(library.folder, "history")


@pytest.mark.parametrize("harm", ["cut", "flipped", "another", "lying"])
def test_a_text_of_the_history_that_is_damaged_after_it_was_judged_is_told(tmp_path: Path, harm: str) -> None:
    library = new_library(tmp_path, "satu")
    assert check_history(library.folder).complete
    assert found(library.folder, "history") == []
    path = "stories/sa/satu/story.md"
    name = object_id(BLOB, library.history.raw_at(path) or b"").hex()
    place = library.folder / ".git" / "objects" / name[:2] / name[2:]
    raw = place.read_bytes()
    place.chmod(0o600)
    spoilt = {
        "cut": raw[: len(raw) // 2],
        "flipped": raw[:12] + bytes([raw[12] ^ 4]) + raw[13:],
        "another": zlib.compress(b"blob 4\0lain"),
        "lying": zlib.compress(b"blob 999999999999\0x"),
    }
    place.write_bytes(spoilt[harm])
    library.history.close()
    assert "history-objects" in found(library.folder, "history")


def test_notes_that_lost_their_words_and_codes_that_nobody_knows_are_told(library: Library) -> None:
    notes = Notes(library, folders.desk())
    plain = read(library.read("satu").body).plain
    for text, codes in (("hilang", ()), ("asing", ("bel.tidak-ada", "kata-sendiri"))):
        at = plain.index("bercerita")
        quote = quote_of(plain, at, at + len("bercerita"))
        notes.apply(note_edit.add(Annotation(id=new_id(), story="satu", text=text, quote=quote, codes=codes)), SITI)
    put_story(library.folder, "satu", PROGRAMME, "Kata yang lain sama sekali.\n")
    report = look(library.folder)
    assert [(one.problem.code, one.story, one.problem.what.en[0]) for one in report.of("anchors")] == [
        ("notes-lost", "satu", "2")
    ]
    assert [one.problem.code for one in report.of("vocabulary")] == ["unknown-code"]


def test_a_second_note_with_the_same_id_is_taken_away_and_comes_back(library: Library) -> None:
    done = Notes(library, folders.desk()).apply(
        note_edit.add(Annotation(id=new_id(), story="satu", text="dua kali")), SITI
    )
    home = library.path_of("satu").parent / "notes"
    (file,) = home.glob("*.json")
    shutil.copy(file, home / "salinan.json")
    before = bytes_below(library.folder)
    (finding,) = look(library.folder).of("ids")
    assert (finding.problem.code, finding.repair) == ("note-double", "take-away")
    repairs = Repairs(library.folder, SITI)
    record = repairs.make(finding)
    assert [one.name for one in home.iterdir()] == [file.name], done
    repairs.undo(record)
    assert bytes_below(library.folder) == before


def test_rights_are_closed_and_given_back(library: Library) -> None:
    folders.desk().mkdir(parents=True, exist_ok=True)
    loose = folders.desk() / "terbuka.txt"
    loose.write_bytes(b"x")
    loose.chmod(0o644)
    folders.desk().chmod(0o755)
    (finding,) = look(library.folder).of("rights")[:1]
    repairs = Repairs(library.folder, SITI)
    record = repairs.make(finding)
    assert (loose.stat().st_mode & 0o777, folders.desk().stat().st_mode & 0o777) == (0o600, 0o700)
    repairs.undo(record)
    assert (loose.stat().st_mode & 0o777, folders.desk().stat().st_mode & 0o777) == (0o644, 0o755)
    assert repairs.records() == []


def unused(folder: Path) -> None:
    media = folder / "stories/sa/satu/media"
    media.mkdir()
    (media / "sisa.png").write_bytes(png())


def misplaced(folder: Path) -> None:
    (folder / "stories/sa").rename(folder / "stories/zz")
    media = folder / "stories/zz/satu/media"
    media.mkdir()
    (media / "peta.png").write_bytes(png())
    story = folder / "stories/zz/satu/story.md"
    story.write_bytes(story.read_bytes() + b"\n![Peta](media/peta.png)\n")


def overtaken(folder: Path) -> None:
    (folder / "stories/sa/satu/story.konflik-20260101-000000-aaaa.txt").write_bytes(b"kata lain\r\n")


@pytest.mark.parametrize("plant", [unused, misplaced, overtaken])
@pytest.mark.parametrize("remembered", [False, True])
def test_a_repair_is_undone_byte_for_byte(library: Library, plant: Callable[[Path], None], remembered: bool) -> None:
    plant(library.folder)
    if remembered:
        library.adopt(SITI)
    before = bytes_below(library.folder)
    (finding,) = [one for one in look(library.folder).findings if one.repair]
    repairs = Repairs(library.folder, SITI)
    record = repairs.make(finding)
    after = bytes_below(library.folder)
    assert before.keys() - after.keys() == {file.path for file in record.files if file.before}
    assert [one for one in look(library.folder).findings if one.group != "history"] == []
    assert repairs.records() == [record]
    repairs.undo(record)
    assert {path: raw for path, raw in bytes_below(library.folder).items() if path in before} == before
    assert repairs.records() == []


def test_a_cleaned_picture_does_not_come_back_but_its_original_is_kept(library: Library) -> None:
    story = library.path_of("satu")
    story.write_bytes(story.read_bytes() + b"\n![x](media/gps.jpg)\n")
    picture = story.parent / "media" / "gps.jpg"
    picture.parent.mkdir()
    picture.write_bytes(jpeg_with(0xE1, exif(1)))
    (finding,) = look(library.folder).of("media")
    repairs = Repairs(library.folder, SITI)
    record = repairs.make(finding)
    assert b"Lintang" not in picture.read_bytes()
    assert look(library.folder).of("media") == ()
    assert not record.can_undo
    assert repairs.original(record.files[0]) == jpeg_with(0xE1, exif(1))
    with pytest.raises(KnownError):
        repairs.undo(record)
    assert b"Lintang" not in picture.read_bytes()
    repairs.dismiss(record)
    assert not [name for name in bytes_below(folders.desk()) if name.endswith(".bin")]


def test_what_was_changed_since_is_not_undone(library: Library) -> None:
    unused(library.folder)
    (finding,) = [one for one in look(library.folder).findings if one.repair]
    repairs = Repairs(library.folder, SITI)
    record = repairs.make(finding)
    place = library.folder / finding.problem.path
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"yang baru")
    with pytest.raises(KnownError) as caught:
        repairs.undo(record)
    assert caught.value.code == "changed-since-repair"
    assert place.read_bytes() == b"yang baru"
    assert repairs.records() == [record]


def test_a_locked_store_lets_nothing_be_repaired(library: Library) -> None:
    unused(library.folder)
    (finding,) = [one for one in look(library.folder).findings if one.repair]
    lock = VaultLock(cost=2**10)
    Vault(library.folder).keep_proof("surat.pdf", b"x")
    lock.set("kata sandi panjang")
    lock.lock()
    before = bytes_below(library.folder)
    with pytest.raises(KnownError):
        Repairs(library.folder, SITI).make(finding)
    assert bytes_below(library.folder) == before


def test_more_than_anybody_reads_is_counted(library: Library) -> None:
    (library.folder / "stories" / "sa" / "satu" / "media").mkdir()
    for number in range(MOST + 5):
        (library.folder / "people").mkdir(exist_ok=True)
        (library.folder / "people" / f"{number}.lnk").symlink_to("tidak-ada")
    report = look(library.folder)
    assert (len(report.of("files")), report.counts["files"], report.count) == (MOST, MOST + 5, MOST + 5)


def test_a_look_is_ended_when_asked(library: Library) -> None:
    report = look(library.folder, stop=lambda: True)
    assert not report.complete
    assert not report.ok
