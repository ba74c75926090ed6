"""Back and forward through what was read."""

from hypothesis import given
from hypothesis import strategies as st

from ui.read.trail import ReadingPlace, Stop, Trail


def story(key: str) -> Stop:
    return Stop("story", key)


def test_back_and_forward_bring_back_the_place():
    trail = Trail()
    trail.visit(story("a"))
    trail.remember(ReadingPlace(120, -4, top=False))
    trail.visit(story("b"))
    assert (trail.can_go_back, trail.can_go_forward) == (True, False)
    back = trail.back()
    assert back == Stop("story", "a", place=ReadingPlace(120, -4, top=False))
    assert trail.forward() == story("b")
    assert trail.forward() is None


def test_a_new_stop_forgets_what_lay_ahead_and_the_same_page_is_no_new_stop():
    trail = Trail()
    for key in "abc":
        trail.visit(story(key))
    trail.back()
    trail.back()
    trail.visit(story("d"))
    assert (len(trail), trail.can_go_forward) == (2, False)
    trail.visit(Stop("story", "d", words="peta"))
    assert len(trail) == 2
    assert trail.current == Stop("story", "d", words="peta")
    trail.clear()
    assert trail.current is None
    assert trail.back() is None


@given(st.lists(st.one_of(st.sampled_from(["back", "forward", "remember"]), st.sampled_from("abcd").map(story))))
def test_it_stays_bounded_and_stands_somewhere(steps: list):
    trail = Trail(3)
    visited = False
    for step in steps:
        if isinstance(step, Stop):
            trail.visit(step)
            visited = True
            assert trail.current == step
        elif step == "remember":
            trail.remember(ReadingPlace(7, 0, top=False))
        else:
            getattr(trail, step)()
        assert len(trail) <= 3
        assert (trail.current is not None) == visited
