"""Settings: what was set comes back, strange files do no harm, nothing that others wrote is lost."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ui.services.settings import RECENT_LIMIT, SettingsStore
from ui.services.settings_file import STEPS, VERSION, Settings, decode, migrate, next_size, read, write

plain = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=6,
)
path = plain.filter(lambda text: "\0" not in text)  # no folder is called so
values = st.builds(
    Settings,
    language=st.sampled_from(["id", "en"]),
    theme=st.sampled_from(["system", "light", "dark"]),
    type_size=st.integers(8, 40),
    name=plain,
    library=path,
    recent=st.lists(path, max_size=4).map(tuple),
    columns=st.lists(st.integers(0, 4000), max_size=3).map(tuple),
    facets_hidden=st.booleans(),
)
names = frozenset(field.encode_name for field in msgspec.structs.fields(Settings))


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(values, st.dictionaries(plain.filter(lambda key: key not in names), anything, max_size=3))
def test_what_is_written_is_read_again_with_the_keys_of_others(tmp_path, value, foreign):
    file = tmp_path / "settings.json"
    write(file, value, foreign)
    assert read(file) == (value, foreign, None)


@given(st.dictionaries(st.sampled_from(sorted(names)) | plain, anything, max_size=8))
def test_any_values_give_settings_and_a_bad_one_spoils_no_other(raw):
    value, foreign = decode(raw)
    assert isinstance(value, Settings)
    assert foreign == {key: raw[key] for key in raw if key not in names}
    if isinstance(raw.get("name"), str):
        assert value.name == raw["name"]


@pytest.mark.parametrize("size", [99999999999999, 0, -17, 1e400, "besar", None])
def test_a_size_that_no_window_can_show_is_the_usual_one(size):
    value, _ = decode({"type_size": size, "columns": [10**12], "language": "en"})
    assert (value.type_size, value.columns, value.language) == (17, (), "en")


@pytest.mark.parametrize("bytes_", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null"])
def test_a_broken_file_is_put_aside_with_a_sentence(tmp_path, bytes_):
    file = tmp_path / "settings.json"
    file.write_bytes(bytes_)
    value, _, complaint = read(file)
    assert value == Settings()
    kept = [path for path in tmp_path.iterdir() if "rusak" in path.name]
    assert [path.read_bytes() for path in kept] == [bytes_]
    assert kept[0].name in complaint.say("id") and kept[0].name in complaint.say("en")


def test_steps_bring_an_old_file_up_to_date_one_after_the_other():
    steps = (lambda old: {**old, "a": 1}, lambda old: {**old, "b": old["a"] + 1})
    assert migrate({}, steps) == {"a": 1, "b": 2, "version": 2}
    assert migrate({"version": 1, "a": 5}, steps) == {"version": 2, "a": 5, "b": 6}
    assert migrate({"version": 9}, steps) == {"version": 9}
    assert migrate({"version": "x"}, steps)["version"] == 2


def test_there_is_a_step_for_every_version():
    assert len(STEPS) == VERSION


def test_the_store_writes_after_a_moment_and_at_the_end(settings, jobs, qtbot):
    heard = []
    settings.changed.connect(heard.append)
    settings.change(language="en", name="")
    assert heard == [frozenset({"language"})]
    settings.change(language="en")
    assert len(heard) == 1
    qtbot.waitUntil(lambda: not settings.is_new, timeout=5000)
    settings.change(name="Ratna")
    settings.flush()
    again = SettingsStore(settings._file, jobs)
    assert (again.value.language, again.value.name) == ("en", "Ratna")


def test_recent_libraries_are_few_and_the_latest_comes_first(settings):
    for number in range(12):
        settings.remember_library(Path(f"/p{number}"))
    settings.remember_library(Path("/p5"))
    assert settings.value.recent[:3] == ("/p5", "/p11", "/p10")
    assert len(settings.value.recent) == RECENT_LIMIT
    settings.forget_library(Path("/p5"))
    assert "/p5" not in settings.value.recent


def test_type_sizes_stop_at_both_ends():
    assert next_size(19, +1) == 21
    assert next_size(28, +3) == 28
    assert next_size(2, -1) == 15


def test_a_desk_that_cannot_be_written_is_told(jobs, qtbot, tmp_path):
    (tmp_path / "desk").write_text("a file where the folder should be")
    store = SettingsStore(tmp_path / "desk" / "settings.json", jobs)
    with qtbot.waitSignal(jobs.failed, timeout=5000):
        store.change(name="Ratna")
    assert store.value.name == "Ratna"


def test_the_file_is_json_a_person_can_read(tmp_path):
    write(tmp_path / "s.json", Settings(name="Siti Nurhaliza Ñ"), {"kunci_lain": [1]})
    text = (tmp_path / "s.json").read_text("utf-8")
    assert "Ñ" in text and json.loads(text)["kunci_lain"] == [1]
