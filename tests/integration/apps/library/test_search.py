"""Searching the library with everyday words, with filters in the address, with and without JavaScript."""

from __future__ import annotations

import pytest
from django.test import Client

from worthwhile.reference import library

pytestmark = pytest.mark.django_db


def _found(query: str, **narrowed: str) -> str:
    answer = Client().get("/library/", {"q": query, **narrowed})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("lonely", "/library/measures/ucla-3/"),
        ("lonely", "/library/values/LONE-CHR/"),
        ("A&E", "/library/values/NHS-AE/"),
        ("emergency department", "/library/values/NHS-AE/"),
        ("ambulance", "/library/values/NHS-AMB-ST/"),
        ("people find jobs", "/library/values/DIS-FT-GOV/"),
        ("happier", "/library/values/WELLBY/"),
        ("inflation", "/library/series/prices/gdp-deflator/"),
        ("depression questionnaire", "/library/measures/phq-9/"),
        ("would have happened anyway", "/library/methods/SV-001/"),
        ("SV-022", "/library/methods/SV-022/"),
        ("sv-022", "/library/methods/SV-022/"),
        ("physio", "/library/values/NHS-PHYSIO/"),
        ("greenhouse gas", "/library/values/CO2-2026/"),
        ("doctor", "/library/values/PSS-GP10/"),
    ],
)
def test_everyday_words_find_what_is_meant(words: str, address: str) -> None:
    assert f'href="{address}"' in _found(words)


def test_the_beginning_of_a_word_finds_it_as_it_is_typed() -> None:
    assert "/library/values/NHS-FALL-LS/" in _found("fal")


def test_what_finds_nothing_says_so_and_what_to_do() -> None:
    page = _found("xyzzy")
    assert "Nothing found for “xyzzy”" in page
    assert "Try another word" in page


@pytest.mark.parametrize("sent", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'); drop"])
def test_what_is_searched_for_is_shown_as_text(sent: str) -> None:
    page = _found(sent)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_filters_stand_in_the_address_and_narrow() -> None:
    page = Client().get("/library/values/", {"agency": "nhs", "kind": "fiscal"}).content.decode()
    assert "/library/values/NHS-AE/" in page
    assert "/library/values/WELLBY/" not in page
    assert '<option value="nhs" selected>' in page


def test_the_unit_and_topic_narrow() -> None:
    page = Client().get("/library/", {"unit": "GBP per attendance"}).content.decode()
    assert "/library/values/NHS-AE/" in page
    assert "/library/values/NHS-DC/" not in page
    assert "/library/series/carbon/value-per-tonne/" in Client().get("/library/", {"topic": "carbon"}).content.decode()


@pytest.mark.parametrize(("supplied", "there", "gone"), [("yes", "NHS-AE", "PSS-GP10"), ("no", "PSS-GP10", "NHS-AE")])
def test_what_may_be_supplied_is_told_from_what_may_not(supplied: str, there: str, gone: str) -> None:
    page = Client().get("/library/values/", {"supplied": supplied}).content.decode()
    assert f'href="/library/values/{there}/"' in page
    assert f'href="/library/values/{gone}/"' not in page


def test_a_filter_that_does_not_exist_narrows_nothing_and_breaks_nothing() -> None:
    page = Client().get("/library/values/", {"kind": "magic", "q": "ambulance"}).content.decode()
    assert "/library/values/NHS-AMB-ST/" in page


def test_a_search_that_is_too_long_is_told() -> None:
    assert "Shorten your search to 200 characters" in _found("a" * 201)


def test_htmx_is_given_the_results_alone() -> None:
    answer = Client().get("/library/", {"q": "ambulance"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "/library/values/NHS-AMB-ST/" in page
    assert "<html" not in page
    assert "HX-Request" in answer["Vary"]


def test_a_page_that_htmx_fetches_again_for_going_back_is_whole() -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in Client().get("/library/", {"q": "ambulance"}, headers=headers).content.decode()


def test_the_bank_is_browsed_with_what_is_supplied_before_what_is_not() -> None:
    page = Client().get("/library/values/").content.decode()
    supplied, withheld = f"Supplied here ({len(library().bank)})", f"to enter yourself ({len(library().withheld)})"
    places = [page.index(part) for part in (supplied, 'href="/library/values/WELLBY/"', withheld, "/values/PSS-GP10/")]
    assert places == sorted(places)


def test_one_part_alone_stands_open() -> None:
    assert '<details class="ww-closed"' not in Client().get("/library/values/", {"supplied": "no"}).content.decode()
