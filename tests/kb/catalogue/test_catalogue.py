"""What a library holds, remembered: only what changed is read, nothing is missed, and nothing has to be repaired."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.catalogue import catalogue_fill
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from kb.reading import read
from tests.kb.shelf import new_catalogue, new_library, put_story


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan", "buruh-migran", "odha-muda")


@pytest.fixture
def catalogue(library: Library, tmp_path: Path):
    made = new_catalogue(library, tmp_path)
    yield made
    made.close()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the stories that are really read."""
    seen: list[str] = []
    real = catalogue_fill.entry_of

    def counted(file, stage_of):
        seen.append(file.path)
        return real(file, stage_of)

    monkeypatch.setattr(catalogue_fill, "entry_of", counted)
    return seen


def ids(catalogue: Catalogue) -> list[str]:
    return [card.id for card in catalogue.all_cards()]


def codes(catalogue: Catalogue) -> list[str]:
    return sorted(problem.code for problem in catalogue.problems())


def test_a_card_tells_what_lists_show(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder,
        "lengkap",
        "title_en: Whole\nsummary: Ringkas.\nperiod: 1995/2000\nissues: [isu.anak-jalanan]\n"
        "methods: [mtd.konseling]\nsettings: [set.jalanan]\nregions:\n  - {code: '31.75'}\n  - {code: '31.75', role: origin}\n"
        "actors: [{organisation: layak, role: partner}]\nauthors: [{name: Ratna, person: ratna}]\ncreated: 2024-05\n",
    )
    change = catalogue.update(library)
    card = catalogue.card("lengkap")
    assert change.added == ("lengkap",)
    assert card is not None
    assert (card.title_en, card.summary, card.first_year, card.last_year) == ("Whole", "Ringkas.", 1995, 2000)
    assert (card.regions, card.organisations, card.authors) == (("31.75",), ("layak",), ("Ratna",))
    assert card.stages == (library.stage_of("Asesmen"),)
    assert card.path == "stories/le/lengkap/story.md"
    file = library.read("lengkap")
    reading = read(file.body, stage_of=library.stage_of)
    assert (card.words, card.digest) == (reading.words, file.digest)
    assert catalogue.plain("lengkap") == reading.plain
    assert catalogue.sections("lengkap") == reading.sections


def test_a_card_knows_what_words_may_mean_beyond_the_lists(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder,
        "asal-tujuan",
        "roles: [prn.fasilitator]\noutcomes: [hsl.kapasitas]\n"
        "lessons:\n  - {event: a, lesson: b, theme: bel.berbagi}\n  - {event: c, lesson: d}\n"
        "regions:\n  - {code: '32.12', role: origin}\n  - {code: '31', role: destination}\n  - {code: '32'}\n",
    )
    catalogue.update(library)
    card = catalogue.card("asal-tujuan")
    assert card is not None
    assert (card.roles, card.outcomes, card.themes) == (("prn.fasilitator",), ("hsl.kapasitas",), ("bel.berbagi",))
    assert (card.regions, card.origins, card.destinations) == (("32.12", "31", "32"), ("32.12",), ("31",))


def test_lists_are_in_their_order(library: Library, catalogue: Catalogue) -> None:
    put_story(library.folder, "baru", "created: 2024-05")
    put_story(library.folder, "diubah", "created: 2001\nmodified: 2025-01")
    catalogue.update(library)
    assert catalogue.count() == 5
    assert ids(catalogue) == ["anak-jalanan", "baru", "buruh-migran", "diubah", "odha-muda"]
    assert [card.id for card in catalogue.newest(3)] == ["diubah", "baru", "anak-jalanan"]
    assert [card.id for card in catalogue.cards(["odha-muda", "tidak-ada", "baru"])] == ["odha-muda", "baru"]
    assert catalogue.card("tidak-ada") is None
    assert catalogue.plain("tidak-ada") == ""


def test_only_what_changed_is_read(library: Library, catalogue: Catalogue, readings: list[str]) -> None:
    assert not catalogue.update(library)
    put_story(library.folder, "anak-jalanan", "summary: Lain.")
    put_story(library.folder, "cerita-baru")
    library.path_of("odha-muda").unlink()
    change = catalogue.update(library)
    assert (change.added, change.changed, change.removed) == (("cerita-baru",), ("anak-jalanan",), ("odha-muda",))
    assert sorted(readings) == ["stories/an/anak-jalanan/story.md", "stories/ce/cerita-baru/story.md"]
    assert not catalogue.update(library)


def test_a_touched_file_with_the_same_words_is_not_read_again(
    library: Library, catalogue: Catalogue, readings: list[str]
) -> None:
    os.utime(library.path_of("anak-jalanan"), (1, 1))
    assert not catalogue.update(library)
    assert readings == []


def test_an_edit_of_the_same_size_in_the_same_instant_is_noticed(library: Library, catalogue: Catalogue) -> None:
    file = library.path_of("anak-jalanan")
    facts = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Ratna", b"Dewi!"))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert catalogue.update(library).changed == ("anak-jalanan",)
    assert "Dewi!" in catalogue.plain("anak-jalanan")


def test_named_paths_are_enough(library: Library, catalogue: Catalogue, readings: list[str]) -> None:
    put_story(library.folder, "anak-jalanan", "summary: Lain.")
    put_story(library.folder, "cerita-baru")
    put_story(library.folder, "buruh-migran", "summary: Tidak disebut.")
    library.path_of("odha-muda").unlink()
    named = ["stories/an/anak-jalanan/story.md", "stories/ce/cerita-baru/media/x.png", "stories/od/odha-muda/story.md"]
    change = catalogue.update(library, only=[*named, "README.md"])
    assert (change.added, change.changed, change.removed) == (("cerita-baru",), ("anak-jalanan",), ("odha-muda",))
    assert len(readings) == 2
    assert catalogue.update(library, only=["stories/bu"]).changed == ("buruh-migran",)


def test_progress_counts_and_a_cancelled_update_goes_on_later(
    library: Library, tmp_path: Path, readings: list[str]
) -> None:
    for number in range(120):
        put_story(library.folder, f"cerita-{number:03}")
    catalogue = Catalogue(tmp_path / "catalogue.db")
    steps: list[tuple[int, int]] = []
    change = catalogue.update(library, lambda *step: steps.append(step), lambda: len(steps) > 70)
    assert steps[0] == (0, 123)
    assert 70 <= len(change.added) < 123
    assert catalogue.count() == len(change.added)
    rest = catalogue.update(library, lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] >= len(rest.added)
    assert len(change.added) + len(rest.added) == 123 == len(set(readings)) == len(readings)
    catalogue.close()


def test_killed_at_any_moment_the_next_update_completes(library: Library, catalogue: Catalogue) -> None:
    for number in range(60):
        put_story(library.folder, f"cerita-{number:03}", "issues: [isu.entah]" if number == 1 else "")

    class KilledError(Exception):
        pass

    def die(done: int, _total: int) -> None:
        if done == 59:
            raise KilledError

    with pytest.raises(KilledError):
        catalogue.update(library, die)
    catalogue.close()
    again = Catalogue(catalogue.file)
    assert again.update(library).problems
    assert again.count() == 63
    assert codes(again) == ["unknown-concept"]
    again.close()


def test_named_paths_keep_the_list_of_problems_right(library: Library, catalogue: Catalogue) -> None:
    one = library.relative(put_story(library.folder, "satu", "issues: [isu.entah]"))
    two = library.relative(put_story(library.folder, "dua", "issues: [isu.entah]"))
    catalogue.update(library)
    put_story(library.folder, "satu", "issues: [isu.lain]")
    put_story(library.folder, "dua", "issues: [isu.keluarga]")
    assert catalogue.update(library, only=[one]).problems
    assert {(p.path, "isu.lain" in p.what.id) for p in catalogue.problems()} == {(one, True), (two, False)}
    assert catalogue.update(library, only=[two]).problems
    assert [p.path for p in catalogue.problems()] == [one]
    put_story(library.folder, "tiga", "relations: [{type: part-of, story: hilang}]")
    catalogue.update(library, only=["stories/ti/tiga/story.md"])
    assert codes(catalogue) == ["unknown-concept", "unknown-story"]
    put_story(library.folder, "hilang")
    catalogue.update(library, only=["stories/hi/hilang/story.md"])
    assert codes(catalogue) == ["unknown-concept"]


def test_two_files_with_one_id_show_the_one_in_its_place(library: Library, catalogue: Catalogue) -> None:
    usual = library.path_of("anak-jalanan")
    twin = put_story(library.folder, "anak-jalanan", "summary: Kembar.", path="stories/aa/lain/story.md")
    assert not catalogue.update(library).added
    card = catalogue.card("anak-jalanan")
    assert card is not None
    assert card.path == library.relative(usual)
    problem = next(problem for problem in catalogue.problems() if problem.code == "same-id")
    assert (problem.path, problem.line) == (library.relative(twin), 2)
    assert library.relative(usual) in problem.what.id
    usual.unlink()
    assert catalogue.update(library).changed == ("anak-jalanan",)
    assert [shown.summary for shown in catalogue.all_cards() if shown.id == "anak-jalanan"] == ["Kembar."]
    assert "same-id" not in codes(catalogue)
    put_story(library.folder, "anak-jalanan")
    catalogue.update(library)
    assert codes(catalogue) == ["id-differs", "same-id"]
    assert catalogue.counts("kind") == {"cerita": 3}


def test_a_story_that_changes_its_id_leaves_no_trace(library: Library, catalogue: Catalogue) -> None:
    put_story(library.folder, "anak-kota", path="stories/an/anak-jalanan/story.md")
    change = catalogue.update(library)
    assert (change.added, change.removed) == (("anak-kota",), ("anak-jalanan",))
    assert codes(catalogue) == ["id-differs"]


def test_a_story_on_another_shelf_is_read_and_told(library: Library, catalogue: Catalogue) -> None:
    put_story(library.folder, "salah-rak", path="stories/zz/salah-rak/story.md")
    assert catalogue.update(library).added == ("salah-rak",)
    (problem,) = catalogue.problems()
    assert (problem.code, problem.serious) == ("other-shelf", False)
    assert "stories/sa/salah-rak/story.md" in problem.remedy.id


def test_a_withdrawn_story_stands_in_no_list(library: Library, catalogue: Catalogue) -> None:
    put_story(library.folder, "ditarik", "issues: [isu.anak-jalanan]\nactors: [{organisation: layak}]").write_bytes(
        library.path_of("anak-jalanan")
        .read_bytes()
        .replace(b"anak-jalanan", b"ditarik")
        .replace(b"published", b"withdrawn")
    )
    put_story(
        library.folder,
        "ditarik-juga",
        "consent: {basis: consent, withdrawn: '2024-01'}\nrelations: [{type: part-of, story: anak-jalanan}]",
    )
    assert not catalogue.update(library).added
    assert catalogue.count() == 3
    assert catalogue.related("anak-jalanan") == []
    assert [card.status for card in catalogue.cards(["ditarik", "ditarik-juga"])] == ["withdrawn", "withdrawn"]
    put_story(library.folder, "anak-jalanan", "consent: {basis: consent, withdrawn: '2024-01'}")
    assert catalogue.update(library).removed == ("anak-jalanan",)
    assert "anak-jalanan" not in ids(catalogue)


def test_relations_are_seen_from_both_ends(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder,
        "anak-jalanan",
        "relations: [{type: sequel-of, story: buruh-migran}, {type: drew-on, story: hilang}]",
    )
    catalogue.update(library)
    assert [(r.type, r.direction, r.card.id) for r in catalogue.related("anak-jalanan")] == [
        ("sequel-of", "to", "buruh-migran")
    ]
    assert [(r.type, r.direction, r.card.id) for r in catalogue.related("buruh-migran")] == [
        ("sequel-of", "from", "anak-jalanan")
    ]
    problem = next(p for p in catalogue.problems() if p.code == "unknown-story")
    assert (problem.line, problem.field) == (5, "drew-on")
    put_story(library.folder, "hilang")
    assert catalogue.update(library).problems
    assert [r.card.id for r in catalogue.related("anak-jalanan")] == ["buruh-migran", "hilang"]
    assert codes(catalogue) == []


def test_similar_stories_say_what_they_share(library: Library, catalogue: Catalogue) -> None:
    put_story(library.folder, "satu", "issues: [isu.anak-jalanan, isu.keluarga]\nsettings: [set.jalanan]")
    put_story(library.folder, "dua", "issues: [isu.anak-jalanan, isu.keluarga]")
    put_story(library.folder, "tiga", "issues: [isu.keluarga]")
    put_story(library.folder, "empat", "methods: [mtd.konseling]")
    catalogue.update(library)
    assert [(s.card.id, s.shared) for s in catalogue.similar("satu")] == [
        ("dua", ("isu.anak-jalanan", "isu.keluarga")),
        ("tiga", ("isu.keluarga",)),
    ]
    assert [s.card.id for s in catalogue.similar("satu", 1)] == ["dua"]
    assert catalogue.similar("empat") == []


def test_stories_of_organisations_and_people(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder, "satu", "actors: [{organisation: layak}]\nauthors: [{name: R, person: ratna}]\ncreated: 2001"
    )
    put_story(library.folder, "dua", "actors: [{organisation: layak, role: funder}]\ncreated: 2002")
    put_story(library.folder, "tiga", "", "Lihat [LAYAK](organisation:layak).\n")
    catalogue.update(library)
    assert [card.id for card in catalogue.of_organisation("layak")] == ["dua", "satu"]
    assert [card.id for card in catalogue.of_person("ratna")] == ["satu"]
    assert codes(catalogue) == ["unknown-organisation"] * 3 + ["unknown-person"]


def test_everything_that_is_pointed_to_must_exist(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder,
        "salah",
        "issues:\n  - isu.anak-jalanan\n  - isu.anak-jalann\nmethods: [isu.keluarga]\nregions: [{code: '99.99'}]\n"
        "authors: [{name: R, person: entah}]\nparticipation: {thp.entah: led}\n",
        "Awal.\n\nLihat [ini](story:tidak-ada) dan [itu](concept:isu.apa).\n",
    )
    catalogue.update(library)
    found = {(p.code, p.line, p.field, p.serious) for p in catalogue.problems()}
    assert found == {
        ("unknown-concept", 7, "issues", True),
        ("unknown-concept", 8, "methods", True),
        ("unknown-region", 9, "practice", True),
        ("unknown-person", 10, "", True),
        ("unknown-concept", 11, "participation", True),
        ("unknown-story", 16, "", False),
        ("unknown-concept", 16, "", False),
    }
    (misspelt,) = [p for p in catalogue.problems() if "isu.anak-jalann" in p.what.id]
    assert "isu.anak-jalanan" in misspelt.remedy.id
    assert all(p.path == "stories/sa/salah/story.md" and p.remedy.id and p.remedy.en for p in catalogue.problems())


def test_a_broken_story_is_one_problem_whoever_points_to_it(library: Library, catalogue: Catalogue) -> None:
    put_story(
        library.folder, "anak", "relations:\n  - {type: part-of, story: induk}\n", "Lihat [induk](story:induk).\n"
    )
    broken = put_story(library.folder, "induk", "summary: [\n")
    catalogue.update(library)
    assert {problem.path for problem in catalogue.problems()} == {"stories/in/induk/story.md"}
    broken.unlink()
    catalogue.update(library)
    assert codes(catalogue) == ["unknown-story", "unknown-story"]


def test_a_new_organisation_or_word_is_noticed_without_touching_stories(
    library: Library, catalogue: Catalogue, readings: list[str]
) -> None:
    put_story(library.folder, "satu", "actors: [{organisation: baru}]", "## Tahap Ngobrol\n\nKami mengobrol.\n")
    catalogue.update(library)
    assert codes(catalogue) == ["unknown-organisation"]
    (library.folder / "organisations").mkdir()
    (library.folder / "organisations" / "baru.md").write_text("---\nid: baru\nname: Baru\n---\n")
    readings.clear()
    assert catalogue.update(library, only=["organisations/baru.md"]).problems
    assert "unknown-organisation" not in codes(catalogue)
    assert readings == []
    stages = library.folder / "vocabulary" / "stage.yaml"
    stages.write_text(stages.read_text().replace("Asesmen", "Tahap Ngobrol"))
    assert catalogue.update(library).changed
    assert catalogue.card("satu").stages  # type: ignore[union-attr]


def test_a_broken_library_file_is_in_the_list_and_leaves_it_when_mended(library: Library, catalogue: Catalogue) -> None:
    whole = (library.folder / "library.yaml").read_bytes()
    (library.folder / "library.yaml").write_bytes(b"title: [")
    assert catalogue.update(library).problems
    assert codes(catalogue) == ["bad-yaml"]
    (library.folder / "library.yaml").write_bytes(whole)
    assert catalogue.update(library).problems
    assert codes(catalogue) == []


FACETS = {"issue": ["isu.anak-jalanan", "isu.keluarga", "isu.migrasi"], "setting": ["set.jalanan", "set.sekolah"]}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(
        st.dictionaries(
            st.sampled_from(["aa", "ab", "ba", "bb", "cc"]),
            st.none() | st.tuples(*(st.sets(st.sampled_from(values)) for values in FACETS.values())),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_counts_are_those_of_the_files_after_any_changes(
    tmp_path_factory: pytest.TempPathFactory, rounds: list
) -> None:
    folder = tmp_path_factory.mktemp("kita")
    (folder / "stories").mkdir()
    library, catalogue = Library.open(folder), Catalogue(folder / "cache.db")
    held: dict[str, tuple] = {}
    for changes in rounds:
        for story, facets in changes.items():
            if facets is None:
                (folder / f"stories/{story}/{story}/story.md").unlink(missing_ok=True)
                held.pop(story, None)
            else:
                put_story(
                    folder,
                    story,
                    "".join(f"{name}s: [{', '.join(sorted(v))}]\n" for name, v in zip(FACETS, facets, strict=True)),
                )
                held[story] = facets
        before = set(ids(catalogue))
        change = catalogue.update(library)
        assert set(ids(catalogue)) == set(held) == before - set(change.removed) | set(change.added)
        for number, facet in enumerate(FACETS):
            assert catalogue.counts(facet) == Counter(value for facets in held.values() for value in facets[number])
    catalogue.close()


def test_an_organisation_without_a_page_brings_its_name_and_is_no_trouble(
    library: Library, catalogue: Catalogue
) -> None:
    """A partner whom nobody has described yet is told by its name, and nobody has to put anything right."""
    put_story(library.folder, "satu", "actors: [{organisation: yayasan-baru, name: Yayasan Baru, role: funder}]")
    catalogue.update(library)
    assert codes(catalogue) == []
    story = library.read("satu").story
    assert story is not None
    assert story.actors[0].name == "Yayasan Baru"
