"""To bid or not: reasons, history, and what is still to be decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.opportunity_builders import OCID, make_market, make_watched, open_release
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.opportunities.models import Decision, Verdict
from worthwhile.apps.opportunities.services.decisions_keep import decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/{rest}"


def give(world: World, verdict: Verdict, explanation: str = "Talked it over") -> Decision:
    return decide(
        organisation=world.organisation, ocid=OCID, verdict=verdict, reasons=[], explanation=explanation,
        by=world.owner.person, now=timezone.now(),
    )  # fmt: skip


def test_a_decision_is_kept_with_its_reasons_and_shown_everywhere(world: World, sign_in: SignIn) -> None:
    given = {
        "verdict": "no-bid",
        "why_not": ["too-large", "price"],
        "why_bid": ["our-work"],
        "explanation": "Next year",
    }
    page = sign_in(world.editor.person).post(at(world, f"notices/{OCID}/decide/"), given, follow=True).content.decode()
    for words in ("Do not bid", "Too large for us", "The price does not cover the cost", "Next year"):
        assert words in page
    assert "It is what we do well" not in page  # a reason for bidding does not go with not bidding
    assert "Do not bid" in sign_in(world.viewer.person).get(at(world, "kept/")).content.decode()
    assert AuditEntry.objects.order_by("number").last().act == "bid-decided"  # type: ignore[union-attr]


def test_the_latest_holds_and_the_history_stays(world: World, sign_in: SignIn) -> None:
    give(world, Verdict.UNDECIDED, "Waiting for costs")
    give(world, Verdict.BID, "It pays")
    page = sign_in(world.viewer.person).get(at(world, f"notices/{OCID}/")).content.decode()
    assert page.index("It pays") < page.index("What was decided before") < page.index("Waiting for costs")
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("verdict", ["bid", "no-bid"])
def test_a_decision_needs_a_reason_or_words(world: World, sign_in: SignIn, verdict: str) -> None:
    page = sign_in(world.editor.person).post(at(world, f"notices/{OCID}/decide/"), {"verdict": verdict})
    assert "Choose a reason, or say why in your own words" in page.content.decode()
    assert not Decision.objects.exists()


def test_not_having_decided_needs_no_reason(world: World, sign_in: SignIn) -> None:
    sign_in(world.editor.person).post(at(world, f"notices/{OCID}/decide/"), {"verdict": "undecided"})
    assert Decision.objects.get().verdict == Verdict.UNDECIDED


def test_a_verdict_has_to_be_chosen(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(at(world, f"notices/{OCID}/decide/"), {"explanation": "Kept words"})
    assert "Choose whether you bid" in page.content.decode()
    assert "Kept words" in page.content.decode()


def test_a_viewer_decides_nothing(world: World, sign_in: SignIn) -> None:
    given = {"verdict": "undecided"}
    assert sign_in(world.viewer.person).post(at(world, f"notices/{OCID}/decide/"), given).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("days", "reminded"), [(13.5, True), (15, False)])
def test_the_home_reminds_of_what_closes_within_two_weeks_undecided(
    world: World, sign_in: SignIn, days: float, reminded: bool
) -> None:
    make_market(open_release(1, days=days, title=f"Closing in {days}"))
    make_watched(world.organisation, world.owner.person)
    browser = sign_in(world.viewer.person)
    assert ("To decide soon" in browser.get(at(world)).content.decode()) is reminded


@pytest.mark.parametrize(("verdict", "reminded"), [(Verdict.UNDECIDED, True), (Verdict.BID, False)])
def test_what_is_decided_is_not_reminded_of(world: World, sign_in: SignIn, verdict: Verdict, reminded: bool) -> None:
    make_market(open_release(1, days=3, title="Closing soon"))
    give(world, verdict)
    page = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert ("To decide soon" in page) is reminded


def test_for_another_day_the_page_of_a_notice_says_what_of_it_is_of_today(world: World, sign_in: SignIn) -> None:
    client, day = sign_in(world.viewer.person), timezone.now() - timedelta(days=3)
    page = client.get(at(world, f"notices/{OCID}/"), {"on": day.date().isoformat()}).content.decode()
    assert "What the notice says above is as it stands today." in page
    assert f"are of {day.day} {day:%B %Y}" in page
    assert "as it stands today" not in client.get(at(world, f"notices/{OCID}/")).content.decode()
