"""What fits an organisation: three groups, every reason, nothing hidden in one number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.opportunity_builders import make_market, make_profile, open_release
from tests.organisation_builders import SignIn, World
from worthwhile.apps.organisations.services.record_fact import record_fact

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.usefixtures("market")]


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/{rest}"


def keep_fact(world: World, key: str, value: str) -> None:
    record_fact(
        organisation=world.organisation, key=key, value=value, valid_from=date(2026, 1, 1),
        recorded_by=world.owner.person, now=timezone.now(), evidence="Accounts",
    )  # fmt: skip


def test_without_a_service_nothing_is_matched_and_the_page_says_what_to_do(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).get(at(world, "fits/")).content.decode()
    assert "Your profile names no service yet" in page
    assert "Fill in your profile" in page
    assert "Fill in your profile" not in sign_in(world.viewer.person).get(at(world, "fits/")).content.decode()


def test_what_fits_is_told_with_every_reason_its_source_and_points(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    keep_fact(world, "turnover", "£900,000 (2025/26)")
    page = sign_in(world.viewer.person).get(at(world, "fits/")).content.decode()
    fits = page.split('id="fits"')[1].split("</section>")[0]
    assert "Befriending for older people 1" in fits
    for words in (
        "Nothing that is stated keeps you from bidding",
        "MA-01",
        "MA-12",
        "Source: the notice",
        "weight 0.20",
        "100 × relevance",
    ):
        assert words in fits


def test_what_is_not_known_puts_a_notice_among_those_that_might_fit(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    page = sign_in(world.viewer.person).get(at(world, "fits/")).content.decode()
    might = page.split('id="might"')[1].split("</section>")[0]
    assert "Befriending for older people 1" in might
    assert "Not known" in might


def test_what_is_too_large_is_folded_away_with_what_would_make_it_fit(world: World, sign_in: SignIn) -> None:
    period = {"startDate": "2027-04-01T00:00:00Z", "endDate": "2030-03-31T00:00:00Z"}
    whole = {"id": "1", "title": "All of it", "contractPeriod": period}
    make_market(open_release(1, value={"amount": 6_000_000, "currency": "GBP"}, lots=[whole]))
    make_profile(world)
    keep_fact(world, "turnover", "£20,000 (2025/26)")
    page = sign_in(world.viewer.person).get(at(world, "fits/")).content.decode()
    alone = page.split('id="alone"')[1].split("</section>")[0]
    assert "Befriending for older people 1" in alone
    assert "What would make it fit" in alone
    assert "Bid with a partner" in alone
    assert "Befriending for older people 1" not in page.split('id="fits"')[1].split("</section>")[0]


def test_the_page_answers_for_another_day_and_says_so(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    later = timezone.localdate() + timedelta(days=60)
    page = sign_in(world.viewer.person).get(at(world, "fits/"), {"on": later.isoformat()}).content.decode()
    assert "Answered as on" in page
    assert "Of 0 open notices" in page


def test_the_home_shows_the_best_and_links_to_all(world: World, sign_in: SignIn) -> None:
    make_market(*(open_release(number) for number in range(1, 8)))
    make_profile(world)
    keep_fact(world, "turnover", "£900,000 (2025/26)")
    home = sign_in(world.viewer.person).get(at(world)).content.decode()
    fits = home.split('id="fits"')[1].split("</section>")[0]
    assert fits.count("Befriending for older people") == 5
    assert "7 that fit" in fits


def test_the_page_of_the_organisation_leads_here(world: World, sign_in: SignIn) -> None:
    assert f'href="{at(world)}"' in sign_in(world.viewer.person).get(world.address).content.decode()


def test_without_a_market_the_pages_say_what_an_operator_runs(
    world: World, sign_in: SignIn, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_profile(world)
    monkeypatch.setenv("WORTHWHILE_HOME", f"{tmp_path}/nothing")
    for rest in ("", "fits/", "kept/", "searches/", "profile/"):
        assert sign_in(world.viewer.person).get(at(world, rest)).status_code == 200
    assert "worthwhile market fetch" in sign_in(world.viewer.person).get(at(world)).content.decode()


def test_signed_out_and_strangers_see_nothing(world: World, sign_in: SignIn) -> None:
    for rest in ("", "fits/"):
        assert Client().get(at(world, rest)).headers["Location"].startswith("/account/login/")
        assert sign_in(world.stranger).get(at(world, rest)).status_code == 404


def test_every_page_says_how_fresh_it_is_and_where_notices_are_from(world: World, sign_in: SignIn) -> None:
    for rest in ("", "fits/", "kept/", "notices/ocds-h6vhtk-000001/"):
        page = sign_in(world.viewer.person).get(at(world, rest)).content.decode()
        assert "How fresh this is" in page
        assert "Open Government Licence v3.0" in page
