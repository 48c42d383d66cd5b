"""See the market: what its pages say, keep in the address, and refuse."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client

from tests.market_builders import made_market
from tests.market_releases import award_release, tender_release
from worthwhile.apps.opportunities.selectors.market import market_home
from worthwhile.market.queries.shape import QUESTIONS
from worthwhile.market.store.layout import MarketHome

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ON = "on=2026-12-01"
BUYER_KEY = "GB-PPON:PDZR-9968-RYYY"
SLUGS = [question.slug for question in QUESTIONS]


@pytest.fixture(scope="module")
def home_with_contracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve contracts in Luton: ten for £118,000 won by a community interest company, two for £20,000."""
    home = tmp_path_factory.mktemp("home")
    tenders = [tender_release(number) for number in range(1, 13)]
    awards = [award_release(number) for number in range(1, 11)]
    awards += [award_release(number, value={"amount": 20_000, "currency": "GBP"}) for number in (11, 12)]
    made_market(MarketHome(home / "market"), [*tenders, *awards])
    return home


@pytest.fixture
def contracts(home_with_contracts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home with those contracts, shared with every other test: it is only read."""
    monkeypatch.setenv("WORTHWHILE_HOME", str(home_with_contracts))


def _text(answer: Any) -> str:
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", answer.content.decode(), flags=re.S))
    return " ".join(words.split())


def _links(answer: Any) -> list[str]:
    return [found.replace("&amp;", "&") for found in re.findall(r'href="([^"]*)"', answer.content.decode())]


def _get(address: str, **headers: str) -> Any:
    return Client().get(f"/{address}", headers=headers)


# Every question


@pytest.mark.usefixtures("contracts")
def test_the_first_page_lists_every_question_with_a_way_to_its_answer() -> None:
    links = _links(_get(f"market/?{ON}"))
    assert [slug for slug in SLUGS if f"/market/{slug}/?{ON}" not in links] == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.usefixtures("contracts")
def test_a_question_says_its_answer_what_it_rests_on_and_how_it_is_worked_out(slug: str) -> None:
    answer = _get(f"market/{slug}/?{ON}")
    assert answer.status_code == 200
    question = next(question for question in QUESTIONS if question.slug == slug)
    said = _text(answer)
    assert question.asks in said
    assert "What this rests on" in said
    assert "procurements in this part of the market" in said
    assert f"/library/methods/{question.code}/" in _links(answer)


@pytest.mark.usefixtures("contracts")
def test_the_answer_stands_in_sentences_chart_and_table() -> None:
    answer = _get(f"market/contract-sizes/?{ON}")
    assert "2 of 12 (17%) are under £50,000, 10 of 12 (83%) are between £50,000 and £500,000" in _text(answer)
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="ww-chart"' in answer.content.decode()
    assert "£100,000 to £250,000 10 83% £1.2 million" in _text(answer)


@pytest.mark.usefixtures("contracts")
def test_what_is_left_out_is_counted_with_its_reason() -> None:
    said = _text(_get(f"market/bids-received/?{ON}"))
    assert "No answer: none of the 12 procurements looked at can be used" in said
    assert "12 (100%) left out: not stated" in said


@pytest.mark.usefixtures("contracts")
def test_with_fewer_than_ten_no_share_is_told() -> None:
    said = _text(_get(f"market/contract-sizes/?{ON}&buyer=nobody"))
    assert "No data yet" in said
    said = _text(_get(f"market/kinds-of-winner/?{ON}&show=years&from=2026"))
    assert "2026 100% 12 12" in said


@pytest.mark.usefixtures("own_home")
def test_few_contracts_are_said_to_be_few() -> None:
    made_market(market_home(), [tender_release(1), award_release(1)])
    said = _text(_get(f"market/kinds-of-winner/?{ON}"))
    assert "too few to tell a pattern" in said
    assert "(100%)" not in said
    assert "too few 1 1" in _text(_get(f"market/kinds-of-winner/?{ON}&show=years"))


@pytest.mark.usefixtures("contracts")
def test_by_area_there_is_a_tile_for_each_region_and_a_table() -> None:
    answer = _get(f"market/kinds-of-winner/?{ON}&show=areas")
    assert "East of England 100% 12 12" in _text(answer)
    assert "A tile for each area" in answer.content.decode()


@pytest.mark.usefixtures("contracts")
def test_within_an_area_the_parts_are_its_authorities() -> None:
    said = _text(_get(f"market/kinds-of-winner/?{ON}&show=areas&area=East+of+England"))
    assert "Luton 100% 12 12" in said


@pytest.mark.parametrize(
    ("show", "row"),
    [
        ("areas", {"area": "E12000006", "name": "East of England", "share": "1.0", "counted": "12", "of": "12"}),
        ("years", {"year": "2026", "name": "2026", "share": "1.0", "counted": "12", "of": "12"}),
    ],
)
@pytest.mark.usefixtures("contracts")
def test_the_files_of_a_page_by_area_or_year_have_the_table_that_it_shows(show: str, row: dict[str, str]) -> None:
    links = _links(_get(f"market/kinds-of-winner/?{ON}&from=2026&show={show}"))
    as_csv = _get(next(link for link in links if ".csv" in link)[1:])
    assert list(csv.DictReader(io.StringIO(as_csv.content.decode()))) == [row]
    assert f"-by-{next(iter(row))}.csv" in as_csv["Content-Disposition"]
    told = _get(next(link for link in links if ".json" in link)[1:]).json()
    assert [{name: str(value) for name, value in one.items()} for one in told["rows"]] == [row]
    assert told["share_of"] == "wins known to be won by VCSEs"


@pytest.mark.usefixtures("contracts")
def test_a_question_without_a_share_is_not_shown_by_area() -> None:
    answer = _get(f"market/payment-performance/?{ON}&show=areas")
    assert "By area" not in _text(answer)


# What is asked


@pytest.mark.usefixtures("contracts")
def test_what_is_asked_is_kept_from_page_to_page() -> None:
    asked = "area=Luton&service=social-work&buyer=Example&from=2026&to=2026&on=2026-12-01"
    page = _get(f"market/?{asked}")
    question = next(link for link in _links(page) if link.startswith("/market/contract-sizes/"))
    assert parse_qs(urlsplit(question).query) == parse_qs(asked)
    assert "12 contracts with a stated value" in _text(_get(question[1:]))
    csv_link = next(link for link in _links(_get(question[1:])) if ".csv" in link)
    assert parse_qs(urlsplit(csv_link).query) == parse_qs(asked)


@pytest.mark.parametrize(
    ("asked", "contracts_found"),
    [
        ("", 12), ("area=LU1+2BQ", 12), ("area=Leeds", 0), ("service=home-care", 0), ("cpv=853", 12), ("cpv=45", 0),
        ("buyer=example+council", 12), ("buyer=leeds", 0), (f"buyer={BUYER_KEY}", 12), ("from=2025&to=2025", 0),
        ("buyer=name:example+council", 12), ("buyer=name:example", 0), ("on=2026-10-01", 0),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("contracts")
def test_every_part_of_the_form_narrows_the_answer(asked: str, contracts_found: int) -> None:
    asked = asked if "on=" in asked else f"{asked}&{ON}"
    rows = list(csv.DictReader(io.StringIO(_get(f"market/contract-sizes.csv?{asked}").content.decode())))
    assert sum(int(row["contracts"]) for row in rows) == contracts_found


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("area=Atlantis", "Enter the name, code or postcode of an area of the UK, such as Luton. You gave"),
        ("area=Birmingam", "Did you mean Birmingham?"),
        ("cpv=8x", "Enter a CPV code of 2 to 8 digits"),
        ("from=2026&to=2020", "Choose 2026 or a later year"),
        ("from=26", "26 is not one of the available choices"),
        ("network=abc", "The network in the address is not whole"),
        ("buyer=:", "Enter the register and the number"),
        ("on=yesterday", "Enter the day to answer for"),
    ],
)
@pytest.mark.usefixtures("contracts")
def test_what_cannot_be_asked_says_what_to_do(asked: str, words: str) -> None:
    for address in ("market/", "market/contract-sizes/", "market/ending/", "market/contract-sizes.csv"):
        answer = _get(f"{address}?{asked}")
        assert answer.status_code == 200
        assert words in _text(answer)
        assert "There is a problem" in _text(answer)


@pytest.mark.usefixtures("contracts")
def test_another_day_is_said_to_be_another_day() -> None:
    assert "Answered as on 1 December 2026" in _text(_get(f"market/?{ON}"))
    assert "Answered as on" not in _text(_get("market/"))


@pytest.mark.usefixtures("contracts")
def test_an_unknown_question_is_not_there() -> None:
    for address in ("market/how-open/", "market/how-open.csv", "market/how-open.json", "market/how-open/line/"):
        assert _get(address).status_code == 404


@pytest.mark.usefixtures("contracts")
def test_words_of_a_buyer_are_shown_as_words() -> None:
    answer = _get(f"market/?{ON}&buyer=" + quote("<script>alert(1)</script>"))
    assert b"<script>alert(1)" not in answer.content


# Lines that are fetched after the page


@pytest.mark.usefixtures("contracts")
def test_a_line_is_fetched_once_and_then_stands_on_the_page() -> None:
    address = f"market/contract-sizes/line/?{ON}&buyer=example"
    before = _get(f"market/?{ON}&buyer=example").content.decode()
    assert 'hx-get="/market/contract-sizes/line/' in before
    line = _get(address, **{"HX-Request": "true"}).content.decode()
    assert line.startswith("2 of 12 (17%)")
    after = _get(f"market/?{ON}&buyer=example").content.decode()
    assert line in after
    assert 'hx-get="/market/contract-sizes/line/' not in after


@pytest.mark.usefixtures("contracts")
def test_the_address_of_a_line_leads_a_person_to_the_question() -> None:
    answer = _get(f"market/contract-sizes/line/?{ON}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/market/contract-sizes/?{ON}")


def test_new_notices_change_the_answer_at_once(home_with_contracts: Path, own_home: Path) -> None:
    shutil.copytree(home_with_contracts, own_home, dirs_exist_ok=True)
    assert "12 contracts with a stated value" in _text(_get(f"market/contract-sizes/?{ON}"))
    made_market(market_home(), [tender_release(13), award_release(13)])
    assert "13 contracts with a stated value" in _text(_get(f"market/contract-sizes/?{ON}"))


# Files


@pytest.mark.usefixtures("contracts")
def test_the_json_is_that_of_the_command() -> None:
    from click.testing import CliRunner

    from worthwhile.cli.main import cli

    printed = CliRunner().invoke(cli, ["market", "shape", "contract-sizes", "--on", "2026-12-01", "--json"])
    assert _get(f"market/contract-sizes.json?{ON}").json() == json.loads(printed.stdout)


@pytest.mark.usefixtures("contracts")
def test_json_of_what_cannot_be_asked_names_the_field() -> None:
    answer = _get("market/contract-sizes.json?area=Atlantis")
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["field"] == "area"


@pytest.mark.usefixtures("own_home")
def test_no_cell_of_the_csv_runs_as_a_formula() -> None:
    name = "=HYPERLINK(1)"
    award = award_release(1, suppliers=[{"id": "x", "name": name}])
    award["parties"][0] |= {"id": "x", "name": name, "identifier": {}}
    made_market(market_home(), [tender_release(1), award])
    told = _get(f"market/top-suppliers.csv?{ON}").content.decode()
    assert name in told
    assert f",{name}" not in told


# A buyer, an area, what ends


@pytest.mark.usefixtures("contracts")
def test_a_buyer_has_its_contracts_and_every_question() -> None:
    answer = _get(f"market/buyers/{BUYER_KEY}/?{ON}")
    said = _text(answer)
    assert "Example Council" in said
    assert "The latest of 12 that are known." in said
    assert "Won by Example Community Care CIC" in said
    assert "£118,000 without VAT" in said
    assert {link for link in _links(answer) if link.startswith("/market/contract-sizes/")} == {
        f"/market/contract-sizes/?buyer={quote(BUYER_KEY, safe='')}&{ON}"
    }


def _questions_shown(answer: Any) -> set[str]:
    cards, _, _ = answer.content.decode().partition('id="too-few"')
    return {slug for slug in SLUGS if f'href="/market/{slug}/?' in cards}


@pytest.mark.usefixtures("contracts")
def test_a_place_shows_the_questions_that_have_enough_and_leads_to_the_others() -> None:
    for place in (f"market/buyers/{BUYER_KEY}/", "market/areas/E06000032/"):
        answer = _get(f"{place}?{ON}")
        shown = _questions_shown(answer)
        assert {"contract-sizes", "kinds-of-winner", "lots", "notice-periods", "reserved-contracts"} <= shown
        assert not {"concentration", "payment-performance", "bids-received", "social-value-weights"} & shown
        assert [slug for slug in SLUGS if f"/market/{slug}/?" not in answer.content.decode()] == []
        assert "The latest 10 of 12 procurements held here" in _text(answer)
        [search] = [link for link in _links(answer) if "when=all" in link]
        assert "12 notices found" in _text(_get(search[1:]))


@pytest.mark.usefixtures("own_home")
def test_with_one_notice_it_is_listed_and_no_question_pretends_to_say_something() -> None:
    made_market(market_home(), [tender_release(1)])
    for place in (f"market/buyers/{BUYER_KEY}/", "market/areas/E06000032/"):
        answer = _get(f"{place}?{ON}")
        assert _questions_shown(answer) == set()
        said = _text(answer)
        assert "1 procurement is held here." in said
        assert "Befriending for older people 1 Published 1 September 2026 Stage Out to tender" in said
        assert (
            "How open is it? 1 procurement tells too little to say how open it is. Ask it of all that is held" in said
        )
        assert [link for link in _links(answer) if link.split("?")[0].strip("/").split("/")[-1] in SLUGS] == []
        assert f"/market/?{ON}" in _links(answer)


@pytest.mark.usefixtures("own_home")
def test_a_question_whose_answer_turned_out_to_rest_on_few_moves_to_the_others() -> None:
    unvalued = [award_release(number, value=None) for number in range(1, 7)]
    awards = [*unvalued, *(award_release(number) for number in range(7, 13))]
    made_market(market_home(), [*(tender_release(number) for number in range(1, 13)), *awards])
    place = f"market/buyers/{BUYER_KEY}/?{ON}"
    before = _get(place)
    assert "contract-sizes" in _questions_shown(before)
    [question] = {link for link in _links(before) if link.startswith("/market/contract-sizes/?")}
    assert _get(question[1:]).status_code == 200
    assert "contract-sizes" not in _questions_shown(_get(place))


@pytest.mark.usefixtures("contracts")
def test_a_buyer_may_be_found_by_its_name() -> None:
    said = _text(_get(f"market/buyers/{quote('name:example council')}/?{ON}"))
    assert "told by its name alone" in said
    assert _get("market/buyers/name:nobody/").status_code == 404
    assert _get("market/buyers/GB-COH:99999999/").status_code == 404


@pytest.mark.usefixtures("contracts")
def test_notices_that_can_be_answered_stand_on_the_page_of_their_buyer_and_area() -> None:
    for place in (f"market/buyers/{BUYER_KEY}/", "market/areas/E06000032/"):
        said = _text(_get(f"{place}?on=2026-09-15"))
        assert "Befriending for older people" in said
        assert "Answer by 1 October 2026, 12 noon (UK time)" in said
        assert "No notice here can be answered." in _text(_get(f"{place}?{ON}"))


@pytest.mark.usefixtures("contracts")
def test_an_area_names_what_is_around_and_near_it() -> None:
    answer = _get(f"market/areas/E06000032/?{ON}")
    said = _text(answer)
    assert "Luton" in said
    assert "/market/areas/E12000006/" in _links(answer)
    assert re.search(r"Near it: Central Bedfordshire \(\d+\.\d km\)", said)
    assert _get("market/areas/E99999999/").status_code == 404


@pytest.mark.usefixtures("contracts")
def test_what_ends_next_is_a_part_and_a_page() -> None:
    address = "market/ending/?on=2028-01-10&area=Luton"
    part = _get(address, **{"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "30 November 2028" in part
    said = _text(_get(address))
    assert "What ends within twelve months" in said
    assert "These are the nearest 10 of 12." in said
    assert "No contract here is known to end" in _text(_get(f"market/ending/?{ON}"))


@pytest.mark.usefixtures("own_home")
def test_a_deadline_years_away_is_left_out_of_the_days_to_answer_and_said() -> None:
    far = {"tenderPeriod": {"endDate": "2030-10-01T12:00:00Z"}}
    made_market(market_home(), [tender_release(1), tender_release(2, **far)])
    said = _text(_get(f"market/notice-periods/?{ON}"))
    assert "1 left out: its deadline lies more than two years after publication" in said
    assert "Half of 1 procurement" in said


# A network


def _network(numbers: str, query: str = "") -> Any:
    return Client().post(f"/market/network/{query}", {"numbers": numbers})


@pytest.mark.usefixtures("contracts")
def test_a_network_that_won_is_answered_for_and_kept_in_the_address() -> None:
    answer = _network("01234567\n7654321", f"?{ON}&area=Luton")
    assert answer.status_code == 302
    page = _get(answer.headers["Location"][1:])
    assert "won by any of a network" in _text(page)
    question = next(link for link in _links(page) if link.startswith("/market/contract-sizes/"))
    assert "12 contracts with a stated value" in _text(_get(question[1:]))
    other = _network("00000009", f"?{ON}").headers["Location"]
    assert "No data yet" in _text(_get(other.replace("/market/", "market/contract-sizes/")))


@pytest.mark.usefixtures("contracts")
def test_numbers_that_are_not_recognised_are_said_before_going_on() -> None:
    answer = _network("01234567, seven, SC012345")
    said = _text(answer)
    assert answer.status_code == 200
    assert "Not recognised, and left out: seven." in said
    assert "Either a company or a charity, so both are looked for: SC012345." in said
    assert [link for link in _links(answer) if link.startswith("/market/?network=")]


@pytest.mark.usefixtures("contracts")
def test_the_page_of_a_network_says_how_fresh_it_is_before_and_after_numbers_are_pasted() -> None:
    for answer in (_get("market/network/"), _network("nothing")):
        assert "How fresh this is" in _text(answer)
        assert "12 procurements, the latest notice of" in _text(answer)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("", "Enter the company or charity number of each organisation, one a line"),
        ("nothing", "None of these is a company or charity number"),
        ("01234567\n" * 501, "Enter at most 500 numbers. You gave 501"),
    ],
)
@pytest.mark.usefixtures("contracts")
def test_a_list_that_cannot_be_used_says_what_to_do(numbers: str, words: str) -> None:
    assert words in _text(_network(numbers))


# Nothing there yet


@pytest.mark.usefixtures("own_home")
def test_without_notices_every_page_says_what_an_operator_runs() -> None:
    for address in ("market/", "market/contract-sizes/", "market/ending/", "market/areas/E06000032/",
                    f"market/buyers/{BUYER_KEY}/", "market/contract-sizes.csv", "market/network/"):  # fmt: skip
        answer = _get(address)
        assert answer.status_code == 200
        assert "worthwhile market compile" in _text(answer)
    assert _get("market/contract-sizes.json").status_code == 404


@pytest.mark.usefixtures("contracts")
def test_pages_are_for_reading() -> None:
    for address in ("market/", "market/contract-sizes/", "market/contract-sizes.csv", "market/ending/"):
        assert Client().post(f"/{address}").status_code == 405
