"""How a question changes when a person types, ticks, or takes back what was understood: from one Request to the next.

No Qt, so that the rules are easy to test.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from index.values.request_results import Request, Results, Understood


def typed(request: Request, text: str) -> Request:
    """Return the question with other words, the last of which may still be half a word.

    "Search it as it is typed" was said of the words that stood there, and holds for them while more are added.
    """
    goes_on = request.as_typed and bool(request.text.strip()) and text.startswith(request.text.rstrip())
    return replace(request, text=text, typing=bool(text), as_typed=goes_on)


def ticked(request: Request, facet: str, value: str, *, wanted: bool | None = None) -> Request:
    """Return the question with one tick more or less; turned over when nothing is said of how it shall be."""
    before = request.ticks.get(facet, frozenset())
    more = value not in before if wanted is None else wanted
    after = before | {value} if more else before - {value}
    if after == before:
        return request
    others = {name: values for name, values in request.ticks.items() if name != facet}
    return replace(request, ticks={**others, facet: after} if after else others)


def as_typed(request: Request) -> Request:
    """Return the question with its words as they stand, misspelled or not."""
    return replace(request, as_typed=True)


def without(request: Request, one: Understood) -> Request:
    """Return the question with words that shall no longer mean what they were taken for."""
    return replace(request, without_meanings=request.without_meanings | set(one.ids))


def again(request: Request, one: Understood) -> Request:
    """Return the question with words that shall mean everything again."""
    ids = {*one.ids, *(reading.id for reading in one.readings)}
    return replace(request, without_meanings=request.without_meanings - ids, readings=_less(request.readings, one.key))


def chosen(request: Request, key: str, reading: str) -> Request:
    """Return the question with one of several meanings chosen for a label, or with all of them for no `reading`."""
    readings = _less(request.readings, key)
    return replace(request, readings={**readings, key: reading} if reading else readings)


def settled(request: Request, results: Results) -> Request:
    """Return the question without what was said of words that no longer stand in it.

    Whoever takes back what "ODHA" means, deletes the word and types it again, has begun anew.
    """
    if not (request.without_meanings or request.readings):
        return request
    told = (*results.understood, *results.set_aside)
    known = {meant for one in told for meant in (*one.ids, *(reading.id for reading in one.readings))}
    keys = {one.key for one in told}
    return replace(
        request,
        without_meanings=request.without_meanings & known,
        readings={key: reading for key, reading in request.readings.items() if key in keys},
    )


def _less(readings: Mapping[str, str], key: str) -> dict[str, str]:
    return {name: reading for name, reading in readings.items() if name != key}
