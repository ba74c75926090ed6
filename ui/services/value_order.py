"""What the front page calls the values it lists, and in which order it lists them."""

from collections.abc import Mapping

from kb.vocabulary.facets import FACET_ROWS
from ui.services.session import Session


def label(session: Session, facet: str, value: str) -> str:
    """Return the everyday name of a region, or the label of a concept; the value itself when nobody knows it."""
    if FACET_ROWS[facet].source == "region":
        return session.regions.name(value) or value
    return session.vocabulary.label(value, session.language)


def ordered(session: Session, facet: str, counts: Mapping[str, int]) -> list[str]:
    """Return the values that lead to stories: stages in the order of the process, provinces and concepts by count."""
    if FACET_ROWS[facet].is_process:
        return [stage.id for stage in session.vocabulary.scheme(FACET_ROWS[facet].scheme) if counts.get(stage.id)]
    values = (
        value for value in counts if counts[value] and not (FACET_ROWS[facet].source == "region" and "." in value)
    )
    return sorted(values, key=lambda value: (-counts[value], label(session, facet, value)))


def organisations(session: Session) -> list[tuple[str, str, int]]:
    """Return slug, name and number of stories of every organisation that stands in a story, the busiest first."""
    counted = (
        (slug, one.name, len(session.catalogue.of_organisation(slug)))
        for slug, one in session.library.organisations().items()
    )
    return sorted((row for row in counted if row[2]), key=lambda row: (-row[2], row[1]))
