"""Laws of the compiled core: whatever it takes upon itself, it makes of it what Python makes of it."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from tests.compiled_by_core import by_core, differences, held, needs_core
from tests.full_release import full_release
from tests.properties.release_strategies import SCHEMA, SCHEMAS, release_lists
from worthwhile.market.compile.rules import rules_of_schema

pytestmark = needs_core
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Way = tuple[str | int, ...]

# What stands in a place where the standard wants something else, or what it wants, oddly written.
VALUES: list[Any] = [
    None, "", " ", "x", "0", 0, 1, -5, 3.0, 2.5, 1e22, 10**20, True, False, [], {}, [None], ["x", None, 5], [{}],
    {"id": "1"},
    [{"id": "1"}, {"id": "1", "name": "Another"}], "\u00a3", "caf\u00e9 \u00c2\u00a35", "\u3000", "a\tb\u001f",
    "\ud83d\ude00",
    "Ring 01582 000000 or write to person@example.org", "R&amp;D &pound;5", "One.rnTwo rnrn three", "<p>Words</p>",
    "2026-13-01", "2026-02-29", "2026-03-29T01:30:00", "2026-10-25T01:30:00", "2026-06-01T12:00:00.5Z",
    "2026-06-01T12:00:00+0100",
    "20260601", "2026-06-01T24:00:00Z", "1899-12-31", "2300-01-01", "9999-12-31T23:59:59Z", "2026-06-01T12:00Z",
    " 2026-06-01 ",
    "GB-COH-1234567", "1234567", "00000000", "SC123456", "N/A", "PDZR-9968-RYYY", "pdzr-9968-ryyy", "GB-COH",
    "GB-CFS", "CPV",
    "85000000", "85000000-9", "850000", "00000000-1", "UKH21", "LU1 2BQ", "England", "Atlantis", "isle of man", "UK",
    "60%", "60-85%", "weighting 40", "100.5", "in descending order of importance", "minimum 60%",
    "wellbeing and carbon",
    "extend for up to 2 x 12 months until 1 May 2031", "call-off under a framework", "Provider Selection Regime",
    "light touch",
    "not under the light touch regime", "social and other specific services", "framework", "dynamic market", "UK15",
    "direct",
    "planning", "cancelled", "unsuccessful", "complete", "terminated", "EUR", "gbp",
    "THE EXAMPLE PUBLIC LIMITED COMPANY.",
    "ocds-h6vhtk-0fff01", "000001-2026", "\u0661\u0662\u0663\u0664\u0665\u0666-2026", "mailto:person@example.org",
    "lowestCost",
    {"amount": "1,200.00"}, {"amount": -1, "currency": "GBP"}, {"amount": 0}, {"currency": "GBP"}, {"amountGross": 5,
    "currency": "EUR"},
]  # fmt: skip


def _ways(value: Any, way: Way = ()) -> list[Way]:
    """Every place in a value, but that of its ocid."""
    if isinstance(value, dict):
        return [way] * bool(way) + [
            deeper for key, inner in value.items() if (*way, key) != ("ocid",) for deeper in _ways(inner, (*way, key))
        ]
    if isinstance(value, list):
        return [way, *(deeper for place, inner in enumerate(value) for deeper in _ways(inner, (*way, place)))]
    return [way]


WAYS = sorted(set(_ways(full_release())), key=str)


def _changed(release: dict[str, Any], way: Way, change: str, value: Any) -> None:
    """Change one place, where it is still there."""
    place: Any = release
    for step in way[:-1]:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            return
    if not isinstance(place, dict if isinstance(way[-1], str) else list):
        return
    if change == "put":
        if isinstance(place, dict) or int(way[-1]) < len(place):
            place[way[-1]] = value
    elif change == "leave out":
        if isinstance(place, dict):
            place.pop(way[-1], None)
    elif isinstance(place, list):
        # The same id again, with something else beside it.
        place.append({**place[0], "name": value, "title": value} if place and isinstance(place[0], dict) else value)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(WAYS), st.sampled_from(["put", "put", "put", "leave out", "again"]), st.sampled_from(VALUES)
    ),
    max_size=4,
)


@often
@given(st.lists(CHANGES, min_size=1, max_size=3))
@example([[]])
@example([[], [(("awards", 0), "again", "x")]])
def test_what_the_core_takes_upon_itself_is_what_python_makes_of_it(releases: list[list[tuple[Way, str, Any]]]) -> None:
    made = []
    for number, changes in enumerate(releases):
        release = full_release() | {"id": f"{number + 1:06d}-2026", "date": f"2026-11-{number + 11}T09:00:00Z"}
        for way, change, value in changes:
            _changed(release, way, change, value)
        made.append(held(release, number + 1))
    told, left = differences([made])
    event("left to Python" if left else "the core's own")
    assert not told, "\n".join(told)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(release_lists(), SCHEMAS)
def test_what_it_joins_by_any_rules_is_what_python_joins(releases: list[Any], extensions: list[dict[str, Any]]) -> None:
    rules = rules_of_schema(SCHEMA, extensions)
    whole = [{**release, "ocid": "o"} for release in releases]
    told, _ = differences([[held(release, number) for number, release in enumerate(whole)]], rules)
    assert not told, "\n".join(told)


def test_a_release_as_published_today_is_the_cores_own() -> None:
    assert by_core([[held(full_release())]]).left == []


@given(st.binary(max_size=60), st.integers(0, 400))
def test_text_that_is_broken_anywhere_is_left_to_python(broken: bytes, at: int) -> None:
    whole = held(full_release())
    torn = whole.raw[:at] + broken + whole.raw[at + len(broken) + 1 :]
    found = by_core([[type(whole)(whole.seq, whole.ocid, whole.release_id, whole.made_id, whole.date, torn)]])
    assert len(found.releases) + len(found.left) == 1
