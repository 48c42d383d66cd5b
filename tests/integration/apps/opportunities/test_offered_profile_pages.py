"""The profile: asked in parts, sized by facts, told what is missing, taken out and brought in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.opportunity_builders import LUTON, make_profile
from tests.organisation_builders import SignIn, World
from worthwhile.apps.opportunities.models import OfferedProfile, OfferedService
from worthwhile.apps.opportunities.selectors.offered_profile import find_offered, read_amount, read_year
from worthwhile.apps.organisations.models import Fact
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.exchange.profile import profile_from_data
from worthwhile.reference import cpv

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/profile/{rest}"


def keep_fact(world: World, key: str, value: str) -> Fact:
    return record_fact(
        organisation=world.organisation, key=key, value=value, valid_from=date(2026, 1, 1),
        recorded_by=world.owner.person, now=timezone.now(), evidence="Accounts",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1.45 million", Decimal("1450000")),
        ("£5m in 2025/26", Decimal("5000000")),
        ("420,000", Decimal("420000")),
        ("£250k", Decimal("250000")),
        ("In 2025 it was £80,000", Decimal("80000")),
        ("34 full-time equivalents", Decimal("34")),
        ("£2,000", Decimal("2000")),
        ("about a dozen", None),
        ("since 2019", None),
    ],
)
def test_an_amount_is_read_from_the_words_of_a_fact(text: str, amount: Decimal | None) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "year"),
    [("£5m (2025/26)", 2026), ("year to March 2026", 2026), ("£5m", None), ("2025-2026: £1m", 2026), ("2024", 2024)],
)
def test_a_financial_year_is_the_one_in_which_it_ended(text: str, year: int | None) -> None:
    assert read_year(text) == year


def test_places_are_kept_as_codes_by_name_code_or_postcode(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(at(world, "areas/"), {"areas": "Luton\nE10000015, LU1 2BQ"}, follow=True)
    assert OfferedProfile.objects.get().areas == [LUTON, "E10000015"]
    assert "Luton, Hertfordshire" in page.content.decode()


def test_every_place_that_is_not_known_is_told_and_nothing_typed_is_lost(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(at(world, "areas/"), {"areas": "Lutton\nNowhere at all\nLuton"})
    said = page.content.decode()
    assert "We do not know a place called Lutton" in said
    assert "Did you mean Luton" in said
    assert "We do not know a place called Nowhere at all" in said
    assert "Lutton\nNowhere at all\nLuton" in said
    assert not OfferedProfile.objects.exists()


def test_a_service_is_kept_with_the_codes_of_the_kinds_chosen(world: World, sign_in: SignIn) -> None:
    given = {
        "name": "Befriending", "description": "Visits", "client_groups": "older people\ncarers",
        "kinds": ["day-care"], "codes": "85320000-8",
    }  # fmt: skip
    browser = sign_in(world.editor.person)
    browser.post(at(world, "services/new/"), given)
    service = OfferedService.objects.get()
    assert (service.cpv, service.client_groups) == (["85312100", "85320000"], ["older people", "carers"])
    page = browser.get(at(world, f"services/{service.pk}/")).content.decode()
    assert 'value="day-care"' in page
    browser.post(at(world, f"services/{service.pk}/"), {**given, "name": "Visits"})
    service.refresh_from_db()
    assert service.name == "Visits"
    browser.post(at(world, f"services/{service.pk}/remove/"))
    assert not OfferedService.objects.exists()


def test_kinds_are_suggested_by_notices_that_read_alike_and_none_is_ticked(
    world: World, sign_in: SignIn, market: None
) -> None:
    given = {
        "name": "Transport",
        "description": "A minibus with a driver takes people to a day centre",
        "suggest": "kinds",
    }
    page = sign_in(world.editor.person).post(at(world, "services/new/"), given).content.decode()
    suggested = page.split('id="suggested"')[1].split("</div>")[0]
    assert "Day care and day centres" in suggested
    assert "checked" not in page
    assert not OfferedService.objects.exists()
    assert "A minibus with a driver" in page


def test_kinds_stand_under_headings_that_are_shut_until_one_is_ticked(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    page = browser.get(at(world, "services/new/")).content.decode()
    assert (page.count("<details"), page.count('<details class="govuk-details govuk-!-margin-bottom-3" open')) == (7, 0)
    assert page.count('name="kinds"') == len(cpv.groups())
    # Without a description nothing is suggested, whether or not there are notices to learn from.
    given = {"name": "Clinic", "description": "", "kinds": ["dentists", "nursing", "sport"]}
    page = browser.post(at(world, "services/new/"), given).content.decode()
    assert "Health</span> (2 ticked)" in page
    assert "sport</span> (1 ticked)" in page
    assert page.count('margin-bottom-3" open') == 2
    assert page.count(" checked") == 3


def test_a_kind_is_found_by_a_word_without_losing_what_is_ticked(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    given = {"name": "Lunch", "description": "Visits", "kinds": ["sport"], "kind_word": "MEALS", "suggest": "find"}
    page = browser.post(at(world, "services/new/"), given).content.decode()
    found = page.split('id="kinds-found"')[1].split("</p>")[0]
    assert "Meals and shopping brought to people" in found
    assert "School meals" in found
    assert "Nursing" not in found
    assert page.count('margin-bottom-3" open') == 3
    assert page.count(" checked") == 1
    assert not OfferedService.objects.exists()
    page = browser.post(at(world, "services/new/"), {**given, "name": "", "kind_word": "zzz"}).content.decode()
    assert "There is a problem" not in page
    assert "Visits</textarea>" in page
    assert "No kind has “zzz” in its name" in page


def test_size_is_read_from_facts_with_the_fact_it_is_from(world: World, sign_in: SignIn) -> None:
    keep_fact(world, "turnover", "£1.45 million (2025/26)")
    keep_fact(world, "largest-contract", "A big one")
    page = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert "£1,450,000 (year that ended in 2026)" in page
    assert "From your fact: £1.45 million (2025/26)" in page
    assert f"{world.address}facts/about/turnover/" in page
    assert "We cannot read a number from this fact" in page
    assert "No such fact is recorded" in page


def test_what_is_missing_is_told_with_what_it_hides(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert "We cannot tell which contracts are too large for you" in page
    make_profile(world)
    keep_fact(world, "turnover", "£400,000")
    page = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert "We cannot tell which contracts are too large for you" not in page


def test_yes_no_and_not_stated_are_three_answers(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    browser.post(at(world, "reserved/"), {"sme": "yes", "vcse": "no", "disadvantaged_workforce_share": "12.5"})
    assert OfferedProfile.objects.get().stated == {"sme": True, "vcse": False, "disadvantaged_workforce_share": 0.125}
    page = browser.get(at(world, "reserved/")).content.decode()
    assert 'value="12.5"' in page
    browser.post(at(world, "bidding/"), {"travel_km": "20", "days_to_bid": "", "smallest_contract": ""})
    browser.post(at(world, "reserved/"), {"sme": "", "vcse": "no"})
    assert OfferedProfile.objects.get().stated == {"travel_km": 20, "vcse": False}


def test_accreditations_are_ticked_or_written(world: World, sign_in: SignIn) -> None:
    sign_in(world.editor.person).post(at(world, "accreditations/"), {"held": ["cqc"], "others": "Trusted Charity"})
    assert OfferedProfile.objects.get().accreditations == ["cqc", "Trusted Charity"]


def test_a_viewer_reads_and_changes_nothing(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.viewer.person)
    assert browser.get(at(world)).status_code == 200
    for part in ("areas/", "accreditations/", "bidding/", "reserved/", "services/new/", "import/"):
        assert browser.post(at(world, part), {"areas": "Luton"}).status_code == 403
    assert not OfferedProfile.objects.exists()


FILE: dict[str, Any] = {
    "format": "worthwhile/profile/1",
    "name": "Lunch Club CIC",
    "turnover": {"amount": 400000, "year": 2026},
    "largest_contract": 90000,
    "areas": ["Luton"],
    "travel_km": 12.5,
    "services": [{"name": "Befriending", "description": "Visits", "cpv": ["85320000-8"], "client_groups": ["carers"]}],
    "accreditations": ["living-wage"],
    "vcse": True,
    "reserved_contracts": [{"buyer": "Example Council", "ended": date(2024, 3, 31)}],
}


def bring_in(world: World, sign_in: SignIn, data: dict[str, Any], name: str = "mine.yaml") -> str:
    file = SimpleUploadedFile(name, yaml.safe_dump(data, sort_keys=False).encode())
    return sign_in(world.owner.person).post(at(world, "import/"), {"file": file}, follow=True).content.decode()


def test_a_file_comes_in_and_goes_out_the_same(world: World, sign_in: SignIn) -> None:
    page = bring_in(world, sign_in, FILE)
    assert "The profile is brought in, with 1 service" in page
    out = sign_in(world.viewer.person).get(at(world, "files/profile.yaml"))
    assert "attachment" in out.headers["Content-Disposition"]
    read = profile_from_data(yaml.safe_load(out.content)).provider
    given = profile_from_data(FILE).provider
    assert read == given
    assert sign_in(world.viewer.person).get(at(world, "files/profile.json")).json()["travel_km"] == 12.5
    assert sign_in(world.viewer.person).get(at(world, "files/other.yaml")).status_code == 404


def test_figures_of_a_file_become_facts_where_there_are_none(world: World, sign_in: SignIn) -> None:
    keep_fact(world, "turnover", "£380,000 (2025/26)")
    page = bring_in(world, sign_in, FILE)
    assert "Turnover: the file says £400,000" in page
    offered = find_offered(world.organisation, on=TODAY)
    assert offered.provider is not None
    assert (offered.provider.turnover, offered.provider.largest_contract) == (380_000, 90_000)
    assert Fact.objects.get(key="largest-contract").evidence == "Profile file mine.yaml, brought in by a member"


def test_a_file_that_is_no_profile_changes_nothing_and_every_problem_is_told(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    page = bring_in(world, sign_in, {**FILE, "areas": ["Lutton"], "turnover": "much", "services": []})
    for words in ("Lutton", "turnover", "Name at least one service"):
        assert words in page
    assert OfferedService.objects.count() == 1
    assert "ends in" in bring_in(world, sign_in, FILE, name="mine.docx")
