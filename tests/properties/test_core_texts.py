"""Laws of the compiled core about words: it tells by itself which texts no rule changes, and misses none."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compiled_by_core import differences, held, needs_core

pytestmark = needs_core
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What e-mail addresses, telephone numbers, references to signs and lost line breaks are made of, and what looks so.
OF_CONTACTS = [
    "0", "1", "44", "+44", "01632", "020 ", "7946", "960983", " ", ".", "-", "/", "(", ")", "\u2013", "\u00a0",
    "&nbsp;", "&#160;", "&", "&amp;", "&#064;", "&commat;", "@", "\uff20", "%40", " at ", "(at)", "[ At ]", "(at ",
    " dot ", "(dot)", "\tdot\n", "example", ".org", "Tel. ", "m: ", "\u00a3", "#", "_", "/A", "rn", ".rn", "rnrn",
    "\n",
    "\u00c2\u00a3", "\u00e2\u20ac\u2122", "\u0661", "\u00b2", "\u00e9", " + ", "0033 1 42", "2098\u201376", "0115 ",
    "&#39;", "&pound;", "&nbsp;", "&eacute;", "&#128;", "&amp;amp;", "&lt;b&gt;", "One.rnTwo", "rnrnrn", "\u3000",
    "01/04/2024", "2025", "000", "1,000", "x" * 15,
]  # fmt: skip
OF_EXTENSIONS = [
    "extend", "Extension", "EXTENSION", " contract", " ", ". ", ".\n", "\n\n", "; ", "?\u2003", "call-off", " option",
    "framewor\u212a", " year", "extent", "\u0130", "12 months", " two (2) years", "until 31/03/2030", "12 + 12",
    ".\u001f", "2 x 12 month",
]  # fmt: skip
OF_CRITERIA = [
    "60", "60%", "12.5 per cent", "101", "30-40%", " ", "weighting ", "order of importance", "\u0131mportance",
    "social", "social value", "\u017focial value", "well", "being", " environment", "IT environment", "net", "zero",
    "net-zero", "hydrocarbon", "fair", "work", "\u0666\u0660%", "\u00bd", "(", "-", "climate", "minimum",
]  # fmt: skip
NUMBERS = [0, -0.0, 1, 33.3, 33.33333, 12.5, 0.25, 100, 101, -5, 1e6, 123456.5, 99.6, None]
KINDS = ["percentageExact", "percentageRangeMin", "percentageRangeMax", "orderOfImportance", "other", None]


def _texts(pieces: list[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


CRITERIA = st.fixed_dictionaries(
    {},
    optional={
        "name": _texts(OF_CRITERIA, 4),
        "description": _texts(OF_CRITERIA, 5),
        "weight": st.sampled_from(NUMBERS),
        "numbers": st.lists(
            st.fixed_dictionaries({"number": st.sampled_from(NUMBERS), "weight": st.sampled_from(KINDS)}), max_size=3
        ),
    },
)


def _told(part: dict[str, Any]) -> list[str]:
    whole = {"ocid": "ocds-b5fd17-1", "id": "1", "date": "2026-11-23T09:00:00Z", "tag": ["tender"], **part}
    told, _ = differences([[held(whole)]])
    return told


@often
@given(st.lists(_texts(OF_CONTACTS, 14), min_size=10, max_size=40))
def test_texts_lose_their_contacts_as_in_python(texts: list[str]) -> None:
    documents = [{"id": str(place), "title": text, "url": text} for place, text in enumerate(texts)]
    lots = [{"id": text, "title": text, "description": "Words before. " * 3 + text + " and after"} for text in texts]
    assert not _told({"tender": {"title": texts[0], "description": texts[1], "documents": documents, "lots": lots}})


@often
@given(st.lists(_texts(OF_EXTENSIONS, 14), min_size=4, max_size=12))
def test_words_about_extending_tell_what_they_tell_in_python(texts: list[str]) -> None:
    end = {"endDate": "2028-02-29T00:00:00Z"}
    awards = [
        {
            "id": str(place),
            "description": text,
            "contractPeriod": end,
            "renewal": {"description": text},
            "amendments": [{"id": "1", "description": text}],
        }
        for place, text in enumerate(texts)
    ]
    assert not _told({"tender": {"description": texts[0]}, "awards": awards})


@often
@given(st.lists(st.lists(CRITERIA, max_size=4), min_size=1, max_size=4))
def test_weights_of_criteria_are_what_python_reads(lists: list[list[dict[str, Any]]]) -> None:
    lots = [{"id": f"{place}{{}}", "awardCriteria": {"criteria": one}} for place, one in enumerate(lists)]
    assert not _told({"tender": {"awardCriteria": {"criteria": lists[0]}, "lots": lots}})
