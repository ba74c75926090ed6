"""A catalogue with flipped bits: noticed, and made anew in its place while others have it open."""

import os
import random
import shutil
from pathlib import Path

import pytest

from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

FLIPS = 60


@pytest.fixture(scope="module")
def kept(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bytes of a whole catalogue, closed."""
    file = tmp_path_factory.mktemp("kept") / "catalogue.db"
    library, catalogue = Library.open(shipped), Catalogue(file)
    catalogue.update(library)
    catalogue.close()
    library.close()
    return file


def answers(catalogue: Catalogue) -> list[object]:
    cards = catalogue.all_cards()
    ids = [card.id for card in cards]
    return [
        cards, catalogue.newest(5), catalogue.counts("issue"), [one for one in catalogue.problems() if not one.code.startswith("catalogue-")], catalogue.count(),
        [(catalogue.plain(name), catalogue.sections(name)) for name in ids],
        [catalogue.similar(name) for name in ids[:3]], [catalogue.related(name) for name in ids[:3]],
        catalogue.pointed("concept", "person", "organisation"),
    ]  # fmt: skip


def test_a_whole_catalogue_is_whole(kept, tmp_path):
    catalogue = Catalogue(Path(shutil.copy(kept, tmp_path)))
    assert catalogue.is_intact()
    catalogue.close()


def test_no_flipped_bit_of_the_catalogue_leaves_a_wrong_answer(kept, shipped, tmp_path):
    library, chance, raw = Library.open(shipped), random.Random(5), kept.read_bytes()
    whole = Catalogue(Path(shutil.copy(kept, tmp_path)))
    truth = answers(whole)
    whole.close()
    healed = 0
    for number in range(FLIPS):
        file = tmp_path / f"{number}" / "catalogue.db"
        file.parent.mkdir()
        at = chance.randrange(len(raw)) if number % 4 else chance.randrange(100)
        file.write_bytes(raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :])
        catalogue = Catalogue(file)
        if not catalogue.is_intact():
            assert catalogue.rebuild(library)
            healed += 1
        catalogue.update(library)
        assert answers(catalogue) == truth, at
        catalogue.close()
        shutil.rmtree(file.parent)
    assert healed >= FLIPS // 6
    library.close()


@pytest.mark.parametrize("at", [18, 19])
def test_a_catalogue_that_calls_itself_one_of_a_later_make_is_made_anew(kept, shipped, tmp_path, at):
    """SQLite would read it, and refuse to write it for ever."""
    library, raw = Library.open(shipped), bytearray(kept.read_bytes())
    raw[at] ^= 4
    file = tmp_path / "catalogue.db"
    file.write_bytes(raw)
    catalogue = Catalogue(file)
    assert [problem.code for problem in catalogue.problems()] == ["catalogue-rebuilt"]
    assert catalogue.update(library)
    assert catalogue.is_intact()
    catalogue.close()
    library.close()


def test_who_has_the_catalogue_open_sees_the_new_one(kept, shipped, tmp_path):
    raw = bytearray(kept.read_bytes())
    at = raw.index(b'"title":"') + 12
    raw[at] ^= 1
    file = tmp_path / "catalogue.db"
    file.write_bytes(raw)
    window, worker, library = Catalogue(file), Catalogue(file), Library.open(shipped)
    before = window.all_cards()
    assert not worker.is_intact()
    assert worker.rebuild(library)
    assert worker.is_intact()
    worker.close()
    assert window.all_cards() != before
    assert window.is_intact()
    window.close()
    again = Catalogue(file)
    assert again.is_intact()
    assert not list(tmp_path.glob("*.baru*"))
    again.close()
    library.close()


def test_a_short_look_ends_in_time(kept, tmp_path):
    catalogue = Catalogue(Path(shutil.copy(kept, tmp_path)))
    assert catalogue.is_intact(0)
    catalogue.close()


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_catalogue_that_others_may_write_is_not_believed(kept, tmp_path):
    file = Path(shutil.copy(kept, tmp_path))
    file.chmod(0o666)
    catalogue = Catalogue(file)
    assert catalogue.count() == 0
    assert [problem.code for problem in catalogue.problems()] == ["catalogue-rebuilt"]
    catalogue.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_catalogue_in_a_folder_of_another_user_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("PUSTAKA_HOME", str(tmp_path))
    place = tmp_path / "cache" / "x"
    place.mkdir(parents=True)
    os.chown(place, 1234, 1234)
    with pytest.raises(KnownError) as caught:
        Catalogue(place / "catalogue.db")
    assert caught.value.code == "cache-of-another"
