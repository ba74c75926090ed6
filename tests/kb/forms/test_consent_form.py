"""Consent as people answer it: days in their own order, uses in the order of the form, what is not answered left open."""

from datetime import date, timedelta

import pytest

from kb.forms.consent_form import (
    new_record,
    read_day,
    says_nothing,
    with_scope,
    with_texts,
    write_day,
)
from kb.gate import Answer
from kb.gate.names.pseudonyms import told_by_pseudonym


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("4/1/2020", date(2020, 1, 4)),
        ("2026-11-24", date(2026, 11, 24)),
        (" ", None),
    ],
)
def test_days_are_read_as_people_write_them(text, day):
    assert read_day(text) == day
    assert read_day(write_day(day)) == day


@pytest.mark.parametrize("text", ["kemarin", "31-02-2024", "24-11-26", "2026"])
def test_half_a_day_is_none(text):
    with pytest.raises(ValueError, match=r"."):
        read_day(text)


def test_every_day_is_written_so_that_it_is_read_again():
    day = date(2023, 12, 25)
    for _ in range(400):
        day += timedelta(days=1)
        assert read_day(write_day(day)) == day


def test_a_day_that_cannot_be_read_leaves_the_record_as_it_was():
    record, _ = with_texts(new_record("naskah"), {"on": "1-2-2024", "subject": "Melati"})
    again, unread = with_texts(record, {"on": "1-2-", "giver": "ibu"})
    assert (again.on, again.giver, unread) == (date(2024, 2, 1), "ibu", {"on"})
    assert with_texts(record, {"on": " "})[0].on is None


def test_uses_are_kept_in_the_order_in_which_they_are_asked_for():
    record = new_record("naskah")
    for scope in ("image", "own", "image"):
        record = with_scope(record, scope, given=True)
    assert record.scopes == ("own", "image")
    assert says_nothing(with_scope(with_scope(record, "own", given=False), "image", given=False))


def test_what_must_not_be_told_is_one_thing_a_line():
    record, _ = with_texts(new_record("naskah"), {"restrictions": "nama sekolah\n\n kampung asal "})
    assert record.restrictions == ("nama sekolah", "kampung asal")


def test_the_pseudonyms_that_stand_in_a_story_are_told_in_their_order_and_as_written_there():
    answers = {
        "embun": Answer(kind="pseudonym"),
        "karsinah": Answer(kind="client", pseudonym="Bu Melati"),
        "hartini": Answer(kind="colleague"),
    }
    text = "Bu Melati menunggu embun pagi. Embun datang bersama Hartini. Langit ikut, Langitnya tidak."
    assert told_by_pseudonym(text, answers, ("Langit", "Fajar", "")) == ("Bu Melati", "Embun", "Langit")
    assert told_by_pseudonym("embun pagi", answers, ()) == ()
