"""Consent: everything it needs, what each lack is called, and what a withdrawal leaves."""

from datetime import date, timedelta

import msgspec
import pytest

from kb.story.consent import SCOPES, ConsentRecord, all_cover, consent_covers, missing

TODAY = date(2026, 3, 1)
GOOD = ConsentRecord(
    id="c1",
    story="cerita",
    subject="Melati",
    giver="diri sendiri",
    channel="recorded",
    language="Sunda",
    on=date(2026, 1, 5),
    explained_by="Pendamping",
    scopes=("circle",),
    review=date(2027, 1, 1),
    proof="rekaman.ogg",
)


def but(**changes: object) -> ConsentRecord:
    return msgspec.structs.replace(GOOD, **changes)


def test_scopes_include_narrower_ones_and_nothing_else():
    assert {scope for scope in SCOPES if consent_covers(GOOD, scope, TODAY)} == {"own", "circle"}
    public = but(scopes=("public",))
    assert {scope for scope in SCOPES if consent_covers(public, scope, TODAY)} == {"own", "circle", "public"}


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"channel": None}, "tertulis"),
        ({"proof": ""}, "Bukti"),
        ({"on": None}, "Tanggal"),
        ({"on": TODAY + timedelta(days=1)}, "belum tiba"),
        ({"explained_by": " "}, "menjelaskan"),
        ({"language": ""}, "bahasa"),
        ({"giver": ""}, "siapa yang memberi"),
        ({"scopes": ()}, "belum setuju"),
        ({"expires": TODAY - timedelta(days=1)}, "sudah lewat"),
        ({"review": TODAY - timedelta(days=1)}, "ditanyakan kembali"),
        ({"capacity": "child", "giver": "", "own_assent": True}, "wali"),
        ({"capacity": "child", "giver": "ibu"}, "Anak itu sendiri"),
        ({"capacity": "disability"}, "dukungan"),
    ],
)
def test_each_lack_is_a_sentence_of_its_own(changes: dict[str, object], word: str):
    (sentence,) = missing(but(**changes), "circle", TODAY)
    assert word in sentence.id
    assert sentence.en


def test_the_last_day_still_counts():
    assert consent_covers(but(expires=TODAY, review=TODAY), "circle", TODAY)


def test_a_child_needs_guardian_and_own_assent():
    assert consent_covers(but(capacity="child", giver="ibu", own_assent=True), "circle", TODAY)


def test_withdrawal_ends_everything_and_forgets_nothing():
    gone = GOOD.withdrawn(date(2026, 2, 1), actions=("Dihapus dari situs.",), beyond_recall=("20 buku cetak.",))
    assert not any(consent_covers(gone, scope, TODAY) for scope in SCOPES)
    (sentence,) = missing(gone, "circle", TODAY)
    assert "2026-02-01" in sentence.id
    assert msgspec.structs.replace(gone, withdrawal=None) == GOOD
    assert gone.withdrawal is not None and gone.withdrawal.beyond_recall == ("20 buku cetak.",)


def test_one_yes_is_not_anothers():
    assert all_cover((GOOD, but(id="c2")), "circle", TODAY)
    assert not all_cover((GOOD, but(id="c2", proof="")), "circle", TODAY)
    assert not all_cover((), "circle", TODAY)


def test_records_come_back_as_they_were():
    child = but(capacity="child", giver="ibu", own_assent=True).withdrawn(TODAY)
    assert msgspec.json.decode(msgspec.json.encode(child), type=ConsentRecord) == child
