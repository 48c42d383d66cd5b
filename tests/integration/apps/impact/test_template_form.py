"""The form that a template becomes."""

from __future__ import annotations

import pytest
from django.test import Client

from worthwhile.apps.impact.models import KeptCase
from worthwhile.exchange.case_file import parse_case_text

pytestmark = pytest.mark.django_db
ADDRESS = "/templates/befriending/"


def case_of_the_only_kept() -> object:
    kept = KeptCase.objects.get()
    return parse_case_text(kept.text, suffix=kept.suffix, name="kept").data


def test_answers_lead_to_a_result_at_an_address_of_its_own(client: Client, answers: dict[str, str]) -> None:
    answer = client.post(ADDRESS, answers)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Befriending in Luton, 2026" in page
    assert "For every £1 put in, between" in page


def test_percentages_become_fractions_and_ranges_are_kept(client: Client, answers: dict[str, str]) -> None:
    client.post(ADDRESS, answers)
    data = case_of_the_only_kept()
    assert isinstance(data, dict)
    outcome = data["outcomes"][0]
    assert (str(outcome["deadweight"]), str(outcome["attribution"])) == ("0.2", "0.25")
    assert outcome["ranges"] == {"value": "bank", "quantity": {"low": 12, "high": 26}}
    assert "displacement" not in outcome


def test_gifts_are_marked_and_empty_lines_left_out(client: Client, answers: dict[str, str]) -> None:
    client.post(ADDRESS, answers)
    data = case_of_the_only_kept()
    assert isinstance(data, dict)
    assert [(line["name"], line.get("cash", True)) for line in data["inputs"]] == [
        ("Council contract or grant", True),
        ("Volunteer hours", False),
    ]


def test_what_is_left_out_is_pending_and_held_outcomes_stay(client: Client, answers: dict[str, str]) -> None:
    client.post(ADDRESS, answers)
    data = case_of_the_only_kept()
    assert isinstance(data, dict)
    states = {outcome["id"]: outcome["status"] for outcome in data["outcomes"]}
    assert states["less-lonely"] == "pending"
    assert states["someone-to-call"] == "held"


def test_an_unpriced_outcome_asks_for_its_worth_year_and_source(client: Client, answers: dict[str, str]) -> None:
    counted = {"less-lonely-counted": "yes", "less-lonely-quantity": "9", "less-lonely-duration_years": "1"}
    page = client.post(ADDRESS, answers | counted).content.decode()
    assert "People are less lonely: enter what one is worth, such as 250" in page
    assert "People are less lonely: enter the year whose prices the worth is in, such as 2024" in page
    assert "People are less lonely: say where the worth of one comes from" in page


def test_a_published_worth_is_shown_with_its_source_and_not_asked_for(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "£13,000 per WELLBY, in prices of 2019, with a published range of £10,000 to £16,000" in page
    assert "Wellbeing Guidance for Appraisal" in page
    assert 'name="life-satisfaction-value"' not in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"about-title": ""}, "Enter a name for the case"),
        ({"about-start": "next spring"}, "Enter the first day of the year you are valuing, such as 1 April 2026"),
        ({"about-start": "31 December 9999"}, "Enter a year from 1950 to 2150. You gave 9999"),
        ({"about-price_year": "26"}, "Enter the price year as 2023 or, for April to March, 2023/24"),
        ({"cost-0-amount": "a lot"}, "Enter what it costs in the year as a number, such as 60,000. You gave “a lot”"),
        ({"cost-0-amount": "-5"}, "Enter what it costs in the year as 0 or more. You gave -5"),
        ({"cost-0-amount": "", "cost-2-amount": ""}, "Enter at least one cost"),
        ({"cost-0-name": ""}, "Say what this amount is for"),
        ({"life-satisfaction-quantity": ""}, "enter how many, such as 40"),
        ({"life-satisfaction-deadweight": "0.2"}, "20 for 20%. You gave 0.2: did you mean 20?"),
        ({"life-satisfaction-deadweight": "120"}, "as 100 or less. You gave 120"),
        ({"life-satisfaction-quantity_high": ""}, "enter the highest figure too, or leave both empty"),
        ({"life-satisfaction-quantity_low": "21"}, "enter a lowest figure that is not above the figure itself"),
        ({"life-satisfaction-duration_years": "0"}, "as more than 0. You gave 0"),
        ({"life-satisfaction-counted": "no"}, "count at least one change"),
        ({"method-timing": ""}, "Choose when in a year the value comes"),
        ({"method-schedule": "own"}, "Enter the rate per year, such as 3.5"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_what_to_do_and_nothing_is_kept(
    client: Client, answers: dict[str, str], change: dict[str, str], said: str
) -> None:
    page = client.post(ADDRESS, answers | change).content.decode()
    assert said in page
    assert "There is a problem" in page
    assert not KeptCase.objects.exists()


def test_every_mistake_is_told_at_once_and_nothing_typed_is_lost(client: Client, answers: dict[str, str]) -> None:
    page = client.post(
        ADDRESS, answers | {"about-start": "soon", "cost-0-amount": "lots", "life-satisfaction-quantity": "many"}
    ).content.decode()
    for target in ("id_about-start", "id_cost-0-amount", "id_life-satisfaction-quantity"):
        assert f'<li><a href="#{target}">' in page
        assert f'id="{target}"' in page
    for typed in ("soon", "lots", "many", "25%", "Example Community Care CIC"):
        assert f'value="{typed}"' in page


def test_mistakes_in_what_is_left_out_need_no_mending(client: Client, answers: dict[str, str]) -> None:
    assert client.post(ADDRESS, answers | {"travel-quantity": "who knows"}).status_code == 302


def test_a_price_year_before_the_series_is_told_beside_its_field(client: Client, answers: dict[str, str]) -> None:
    page = client.post(ADDRESS, answers | {"about-price_year": "1901"}).content.decode()
    assert "There is a problem" in page
    assert not KeptCase.objects.exists()


def test_the_figures_can_be_changed_later_and_make_another_case(client: Client, answers: dict[str, str]) -> None:
    first = client.post(ADDRESS, answers)["Location"]
    page = client.get(f"{first}change/").content.decode()
    for typed in ("1 April 2026", "£60,000", "25%"):
        assert f'value="{typed}"' in page
    assert "There is a problem" not in page
    second = client.post(ADDRESS, answers | {"life-satisfaction-quantity": "24"})["Location"]
    assert second != first
    assert client.get(first).status_code == 200
