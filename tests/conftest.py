"""What every test may lean on: no screen, the shared material where it is at hand, nothing left of the person's own folders."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test of the suite is timed: a slow machine must not fail what is right. `tests/bench` measures.
# A change is judged by the same examples every time; those who work on it try new ones at each run.
# Forty of them each time; `dev.py test --thorough` tries ten times as many.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=int(os.environ.get("PUSTAKA_EXAMPLES", "40")),
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder of real test material; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared" / "material"
    if not folder.is_dir():
        pytest.skip("the shared test material is not on this machine")
    return folder


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The library that the program ships."""
    return ROOT / "content"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the documents, settings and caches of the person who runs it."""
    monkeypatch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("home")))
