"""Other weights that a buyer would have found as right: written with the weights, read by bidders, tried at award."""

from __future__ import annotations

import copy
import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils.html import escape

from tests.assessing_builders import settled
from tests.form_reader import sent_by
from tests.tender_builders import AT_OPENING, BEGUN, CONTENT, make_buyer
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.tender_content import present_content
from worthwhile.apps.tenders.presenters.tender_diff import lines_changed
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.apps.tenders.services.award_propose import approve_award
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import begin_tender, declare_interest
from worthwhile.cli.main import cli
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.tender import tender_from_data

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(days=3)
SCORES = {
    "Ash Visits": ((100, 50, 75), (100, 50, 75)),
    "Birch Company": ((25, 25, 25), (25, 25, 25)),
    "Cedar House": ((75, 75, 75), (75, 75, 75)),
}
TURNS = (
    "With other weights that were stated as right, Staffing 30 and not 40, and Who is reached 30 and not 20, Cedar "
    "House would be awarded in place of Ash Visits. On the way there the places change at Staffing 35, and Who is "
    "reached 25."
)
STATED = (
    "Other weights that were stated as right, together 100: Staffing 30 to 50 (40 decides); Who is reached 10 to 30 "
    "(20 decides). "
)


def content_with(**ranges: tuple[str | None, str | None]) -> dict[str, Any]:
    """What a tender says, with ranges by criterion."""
    content = copy.deepcopy(CONTENT)
    for one in content["award"]["criteria"]:
        if one["id"] in ranges:
            ends = zip(("low", "high"), ranges[one["id"]], strict=True)
            one["weight_range"] = {name: Decimal(end) for name, end in ends if end is not None}
    return content


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


@pytest.fixture
def writing() -> tuple[Tender, Client, str]:
    """A draft with its criteria, and the page on which they are written."""
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=Procedure.COMPETITIVE, title="Visits", by=author, now=BEGUN)
    declare_interest(tender=tender, person=author, conflicted=False, words="", now=BEGUN)
    save_content(tender=tender, loaded=tender_from_data(CONTENT), by=author, now=BEGUN)
    return tender, browser(author), f"/organisations/{buyer.pk}/tenders/{tender.pk}/write/criteria/"


def send(client: Client, page: str, **ends: str) -> str:
    """Enter ends of ranges by the number of the criterion: ``low_0`` and ``high_0``."""
    given = sent_by(client.get(page).content.decode())
    for name, value in ends.items():
        end, _, number = name.partition("_")
        box = "weight" if end == "weight" else f"weight_range-{end}"
        given[f"award-criteria-{number}-{box}"] = value
    answer = client.post(page, given, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def kept(tender: Tender) -> dict[str, Any]:
    criteria = written_content(tender).data["award"]["criteria"]
    return {one["id"]: one.get("weight_range") for one in criteria}


def test_ranges_are_written_beside_the_weights_changed_and_taken_out(writing: tuple[Tender, Client, str]) -> None:
    tender, client, page = writing
    assert "There is a problem" not in send(client, page, low_0="30", high_1="30")
    assert kept(tender) == {
        "staffing": {"low": Decimal("0.3")}, "reach": {"high": Decimal("0.3")}, "benefit": None, "cost": None,
    }  # fmt: skip
    shown = sent_by(client.get(page).content.decode())
    assert (shown["award-criteria-0-weight_range-low"], shown["award-criteria-1-weight_range-high"]) == (["30"], ["30"])
    assert "There is a problem" not in send(client, page, low_0="", high_1="")
    assert set(kept(tender).values()) == {None}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            {"weight_0": "50", "low_1": "25", "high_2": "5", "high_3": "120"},
            (
                "The weights add up to 110. Make them add up to 100",
                "Others as right, from: give at most 20%, the weight itself. You gave 25%.",
                "Others as right, to: give at least 10%, the weight itself. You gave 5%.",
                "Others as right, to: enter a number from 0 to 100.",
            ),
        ),
        ({"low_0": "50", "high_0": "45"}, ("Others as right, from: give at most 45%, the highest. You gave 50%.",)),
        (
            {"low_0": "30", "high_1": "25", "high_3": "45"},
            (
                "Others as right, to: at 45% the other weights, each within its own range, cannot make 100% with it. "
                "Give 40% or less, or give another weight a range that goes lower.",
            ),
        ),
        (
            {"low_0": "30"},
            (
                "Others as right, from: at 30% the other weights, each within its own range, cannot make 100% with "
                "it. Give 40% or more, or give another weight a range that goes higher.",
            ),
        ),
    ],
)
def test_ranges_that_cannot_be_are_told_together_and_stay_entered(
    writing: tuple[Tender, Client, str], answers: dict[str, str], told: tuple[str, ...]
) -> None:
    tender, client, page = writing
    answer = send(client, page, **answers)
    for one in told:
        assert escape(one) in answer, one
    assert set(kept(tender).values()) == {None}
    assert all(f'value="{value}"' in answer for value in answers.values())


def test_a_new_version_shows_a_range_that_came() -> None:
    before, after = (
        present_content(tender_from_data(one).tender)
        for one in (CONTENT, content_with(staffing=("0.3", None), reach=(None, "0.3")))
    )
    [came, _] = lines_changed(before, after)
    assert came.where.endswith("Staffing, Other weights that would have been found as right; they decide nothing, From")
    assert [piece.text for piece in came.pieces] == ["30%"]


def test_an_award_that_hangs_on_a_choice_of_weights_says_so_before_anybody_signs(tmp_path: Path) -> None:
    ranges = {"staffing": ("0.3", "0.5"), "reach": ("0.1", "0.3")}
    assessing = settled(SCORES, content=content_with(**ranges))
    buying, tender = assessing.buying, assessing.tender
    own = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}"

    supplier, person = assessing.suppliers["Ash Visits"]
    to_bidders = read(browser(person), f"/organisations/{supplier.pk}/bids/{tender.pk}/")
    assert "Other weights that would have been found as right; they decide nothing" in to_bidders
    assert "30%" in to_bidders

    narrower = tender_from_data(content_with(staffing=("0.38", "0.42"), reach=("0.18", "0.22")))
    with pytest.raises(NotAllowed):
        save_content(tender=tender, loaded=narrower, by=buying.author, now=NOW)

    read_prices(tender=tender, by=buying.author, now=NOW)
    author = browser(buying.author)
    for page in ("ranking/", "award/propose/"):
        shown = read(author, f"{own}/{page}")
        assert f"{STATED}Some of them lead to another award." in shown
        assert TURNS in shown
        assert "Fragile" in shown
    file = tmp_path / "evaluation.yaml"
    file.write_bytes(author.get(f"{own}/ranking/evaluation.yaml").content)
    scored = json.loads(CliRunner().invoke(cli, ["tender", "score", str(file), "--json"]).output)
    assert scored["robustness"]["other_weights"]["ranges"][0] == {
        "criterion": "staffing", "weight": 40.0, "low": 30.0, "high": 50.0,
    }  # fmt: skip

    given = sent_by(author.get(f"{own}/award/propose/").content.decode())
    given |= {"reasons": "First by what was published.", "has_seen": "on"}
    assert "The award is proposed" in author.post(f"{own}/award/propose/", given, follow=True).content.decode()
    looked = tender.log.filter(act="see-ranking").get()
    assert (looked.as_entry().about["fragile"], looked.as_entry().about["other_weights"]) == (True, 2)
    approver = browser(buying.approver)
    assert TURNS in read(approver, f"{own}/award/approve/")
    records = read(approver, f"{own}/records/records.html")
    assert "Other weights stated as right" in records
    assert "30% to 50%" in records
    approve_award(tender=assessing.tender, seen=1, by=buying.approver, now=NOW)
