"""Regions answer to official and everyday names, and every name leads to real places."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.folding import fold
from kb.vocabulary import region_list
from kb.vocabulary.region_list import asked_of_the_package, official_names
from kb.vocabulary.region_names import ALIASES, AREAS, POINTS
from kb.vocabulary.regions import Regions

REGIONS = Regions()
CODES = tuple(official_names())
OUTLINE = Path(__file__).resolve().parents[3] / "ui" / "resources" / "map" / "indonesia.json"


def found(text: str) -> list[str]:
    return [match.region.code for match in REGIONS.find(text)]


def test_all_provinces_regencies_and_cities_are_there():
    assert len(REGIONS.provinces()) == 38
    assert len(CODES) == 552
    assert set(map(len, CODES)) == {2, 5}
    assert [region.code for region in REGIONS.provinces()] == sorted(POINTS)


def test_the_quick_table_says_what_the_package_says():
    assert dict(official_names()) == asked_of_the_package()


@pytest.mark.parametrize("content", [b"", b"no archive", gzip.compress(b"[]"), gzip.compress(b"{}"), None])
def test_a_table_that_moved_is_replaced_by_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
):
    if content is not None:
        (tmp_path / "table").write_bytes(content)
    monkeypatch.setattr(region_list, "_DATA", (str(tmp_path / "table"),))
    assert official_names.__wrapped__() == official_names()


@pytest.mark.parametrize(
    ("code", "short", "province"),
    [
        ("31", "Jakarta", "31"),
        ("31.72", "Jakarta Utara", "31"),
        ("31.01", "Kepulauan Seribu", "31"),
        ("32", "Jawa Barat", "32"),
        ("32.12", "Indramayu", "32"),
        ("32.01", "Kab. Bogor", "32"),
        ("32.71", "Kota Bogor", "32"),
        ("32.76", "Depok", "32"),
        ("15.71", "Kota Jambi", "15"),
        ("15", "Jambi", "15"),
        ("34", "DI Yogyakarta", "34"),
        ("34.71", "Kota Yogyakarta", "34"),
        ("63.02", "Kotabaru", "63"),
        ("71.09", "Kepulauan Siau Tagulandang Biaro", "71"),
        ("75.01", "Kab. Gorontalo", "75"),
        ("77", "77", "77"),
        ("32.99", "32.99", "32"),
        ("", "", ""),
    ],
)
def test_short_names_are_what_people_say(code: str, short: str, province: str):
    assert (REGIONS.name(code), REGIONS.province(code)) == (short, province)


def test_no_two_regions_share_a_short_name():
    shorts = [REGIONS.name(code) for code in CODES]
    assert len(set(shorts)) == len(shorts)


def test_a_region_knows_its_place():
    region = REGIONS.get("32.12")
    assert region is not None
    assert (region.name, region.level, region.kind, region.parent) == ("Kabupaten Indramayu", 2, "regency", "32")
    province = REGIONS.get("31")
    assert province is not None
    assert (province.level, province.kind, province.parent) == (1, "province", None)
    assert REGIONS.get("31.72.01") is None


def test_a_province_holds_its_regencies():
    assert REGIONS.within("31") == {"31", "31.01", "31.71", "31.72", "31.73", "31.74", "31.75"}
    assert REGIONS.within("32.12") == {"32.12"}
    assert REGIONS.within("77") == {"77"}
    assert sum(len(REGIONS.within(region.code)) for region in REGIONS.provinces()) == len(CODES)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Indramayu", ["32.12"]),
        ("kab. indramayu", ["32.12"]),
        ("Kabupaten  INDRAMAYU", ["32.12"]),
        ("Kota Indramayu", ["32.12"]),
        ("Indramayu Regency", ["32.12"]),
        ("Malang", ["35.07", "35.73"]),
        ("Kota Malang", ["35.73"]),
        ("Kab Malang", ["35.07"]),
        ("kotamadya malang", ["35.73"]),
        ("Bogor", ["32.01", "32.71"]),
        ("Banjar", ["32.79", "63.03"]),
        ("Jambi", ["15", "15.71"]),
        ("Provinsi Jambi", ["15"]),
        ("Propinsi Jawa Barat", ["32"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("Jogja", ["34", "34.71"]),
        ("Kota Jogja", ["34.71"]),
        ("DIY", ["34"]),
        ("DKI", ["31"]),
        ("dki jakarta", ["31"]),
        ("Daerah Khusus Ibukota Jakarta", ["31"]),
        ("Jakut", ["31.72"]),
        ("Jaksel", ["31.74"]),
        ("Kota Administrasi Jakarta Utara", ["31.72"]),
        ("Jakarta Utara", ["31.72"]),
        ("Solo", ["33.72"]),
        ("Ujung Pandang", ["73.71"]),
        ("Jabodetabek", ["31", "32.01", "32.16", "32.71", "32.75", "32.76", "36.03", "36.71", "36.74"]),
        ("Bodetabek", ["32.01", "32.16", "32.71", "32.75", "32.76", "36.03", "36.71", "36.74"]),
        ("Papua", ["91", "92", "93", "94", "95", "96"]),
        ("Provinsi Papua", ["91"]),
        ("Irian Jaya", ["91", "92", "93", "94", "95", "96"]),
        ("Papua Barat Daya", ["96"]),
        ("Sumatra Utara", ["12"]),
        ("NTT", ["53"]),
        ("gunung kidul", ["34.03"]),
        ("Kulonprogo", ["34.01"]),
        ("Palangka Raya", ["62.71"]),
        ("Kep. Seribu", ["31.01"]),
        ("Tolitoli", ["72.04"]),
        ("Kabupaten Pontianak", ["61.02"]),
        ("Rawa Malang", []),
        ("Kota", []),
        ("", []),
    ],
)
def test_names_find_places(text: str, codes: list[str]):
    assert found(text) == codes


def test_every_everyday_name_finds_its_one_place():
    names = [(code, alias) for code, aliases in ALIASES.items() for alias in aliases]
    assert {alias: found(alias) for code, alias in names if found(alias) != [code]} == {}
    assert {alias for _, alias in names if REGIONS.find(alias)[0].kind != "alias"} == set()
    assert {alias for code, alias in names if alias not in REGIONS.labels(code)} == set()


def test_every_area_finds_all_of_its_places():
    assert {area: found(area) for area, codes in AREAS.items() if sorted(found(area)) != sorted(codes)} == {}
    assert {area for area, codes in AREAS.items() if len(set(codes)) != len(codes)} == set()
    assert {code for codes in AREAS.values() for code in codes if REGIONS.get(code) is None} == set()
    assert {area for area, codes in AREAS.items() if not all(area in REGIONS.labels(code) for code in codes)} == set()


def test_no_alias_repeats_an_official_name_of_another_place():
    official = {fold(region.short): region.code for code in CODES if (region := REGIONS.get(code))}
    clashes = {alias for code, names in ALIASES.items() for alias in names if official.get(fold(alias), code) != code}
    assert clashes == set()


@given(st.sampled_from(CODES), st.data())
def test_any_dress_of_any_name_finds_the_place(code: str, data: st.DataObject):
    label = data.draw(st.sampled_from(REGIONS.labels(code)))
    dress = data.draw(
        st.sampled_from(
            [str.upper, str.lower, lambda t: t.replace(" ", "-"), lambda t: f" {t}. ", lambda t: t + "\u0301"]
        )
    )
    assert code in found(dress(label))


@given(st.text(max_size=30))
def test_any_text_finds_places_or_nothing(text: str):
    for match in REGIONS.find(text):
        assert REGIONS.get(match.region.code) == match.region


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jabo", "Jabodetabek"),
        ("Indra", "Indramayu"),
        ("mala", "Kota Malang"),
        ("utara", "Jakarta Utara"),
        ("so", "Solo"),
    ],
)
def test_completion_offers_names_that_find(typed: str, expected: str):
    offered = REGIONS.suggest(typed, limit=40)
    assert expected in offered
    assert all(REGIONS.find(name) for name in offered)


def test_completion_is_short_and_offers_nothing_for_nothing():
    assert len(REGIONS.suggest("a")) == 8
    assert REGIONS.suggest(" - ") == ()
    assert REGIONS.suggest("zzz") == ()


def test_phrases_agree_with_find():
    for phrase, matches in REGIONS.phrases().items():
        assert REGIONS.find(phrase) == matches


def test_every_province_has_a_point_in_the_country_and_its_regencies_share_it():
    for region in REGIONS.provinces():
        longitude, latitude = REGIONS.point(region.code) or (0, 0)
        assert 95 < longitude < 141
        assert -11 < latitude < 6
    assert REGIONS.point("32.12") == REGIONS.point("32")
    assert REGIONS.point("77") is None


def test_the_points_lie_from_west_to_east_and_north_to_south_as_they_should():
    point = {REGIONS.name(code): place for code, place in POINTS.items()}
    west_to_east = ["Aceh", "Jakarta", "Jawa Barat", "Jawa Timur", "Bali", "Nusa Tenggara Barat", "Maluku", "Papua"]
    assert [*west_to_east] == sorted(west_to_east, key=lambda name: point[name][0])
    assert point["Papua"][1] > point["Papua Pegunungan"][1] > point["Papua Selatan"][1]
    assert point["Papua Barat Daya"][0] < point["Papua Barat"][0] < point["Papua Tengah"][0]
    assert point["Kalimantan Utara"][1] > point["Kalimantan Timur"][1] > point["Kalimantan Selatan"][1]


def test_the_coast_line_is_small_closed_by_the_drawer_and_says_where_it_comes_from():
    raw = OUTLINE.read_bytes()
    drawing = json.loads(raw)
    assert len(raw) < 60_000
    assert "Natural Earth" in drawing["source"]
    assert "public domain" in drawing["licence"]
    for ring in drawing["rings"]:
        assert len(ring) >= 3
        assert ring[0] != ring[-1]
        assert all(94.6 < longitude < 141.4 and -11.3 < latitude < 6.3 for longitude, latitude in ring)


def test_nearly_every_point_lies_on_drawn_land():
    rings = json.loads(OUTLINE.read_bytes())["rings"]
    at_sea = {code for code, point in POINTS.items() if not any(_inside(point, ring) for ring in rings)}
    assert at_sea <= {"17"}  # Bengkulu's lies between the mainland and its islands


def _inside(point: tuple[float, float], ring: list[list[float]]) -> bool:
    (x, y), inside = point, False
    for (x1, y1), (x2, y2) in zip(ring, ring[-1:] + ring[:-1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
