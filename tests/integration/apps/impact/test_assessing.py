"""An assessor verifies a version claim by claim; what is recorded stays, and carries over while nothing changes."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.utils.html import escape

from tests.api_program import make_token
from tests.assessment_builders import ASSESSED_CLAIM, NOW, make_assessed, make_check
from tests.case_builders import complete_data, make_case, make_draft, make_evaluation, make_scenario, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import BY_A_PROGRAM, Assessment, AssessorCheck, Case, OnlyAddedTo, Verdict, Version
from worthwhile.apps.impact.selectors.assessing import has_worked_on, verification_of
from worthwhile.apps.impact.selectors.places import is_a_place
from worthwhile.apps.impact.services.assess import MayNotAssess, give_assessment
from worthwhile.apps.impact.services.bring_in import bring_in
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.exchange.draft_case import draft_from_data

pytestmark = pytest.mark.django_db
DEADWEIGHT = "deadweight-of-life-satisfaction"


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


def _address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/assess/{rest}"


def _change(case: Case, world: World, deadweight: str) -> Version:
    save_case(
        case=case,
        based_on=case.revision,
        edits={("outcomes", "life-satisfaction", "deadweight"): Decimal(deadweight)},
        what="anyway",
        by=world.owner.person,
        now=NOW,
    )
    return make_version(case, world.owner.person, "Again")


def test_without_a_version_the_page_says_who_can_keep_one(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    page = sign_in(world.assessor.person).get(_address(draft)).content.decode()
    assert "None is kept of this case yet" in page
    assert "owner@example.org" in page
    assert "editor@example.org" in page
    assert "viewer@example.org" not in page
    assert "/versions/new/" not in page
    assert "/versions/new/" in sign_in(world.owner.person).get(_address(draft)).content.decode()


def test_the_latest_version_is_shown_and_an_earlier_one_can_be(world: World, case: Case, sign_in: SignIn) -> None:
    make_version(case, world.owner.person, "Early")
    make_version(case, world.owner.person, "Late")
    browser = sign_in(world.viewer.person)
    assert "Assessment of version 2: Late" in browser.get(_address(case)).content.decode()
    assert "Assessment of version 1: Early" in browser.get(_address(case, "1/")).content.decode()
    assert browser.get(_address(case, "3/")).status_code == 404


def test_an_assessor_records_and_goes_on_to_the_next_claim(world: World, case: Case, sign_in: SignIn) -> None:
    version = make_version(case, world.owner.person)
    first, second = (standing.claim.key for standing in verification_of(version).standings[:2])
    answer = sign_in(world.assessor.person).post(
        _address(case, f"1/claims/{first}/record/"), {"verdict": "verified", "looked_at": "Answer sheets 1 to 20"}
    )
    assert answer.url == _address(case, f"1/claims/{second}/record/")
    check = AssessorCheck.objects.get()
    assert (check.claim, check.verdict, check.made_by) == (first, Verdict.VERIFIED, world.assessor.person)
    assert AuditEntry.objects.filter(act=Act.CHECK_RECORDED, object_id=str(check.pk)).count() == 1


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Choose what you found"),
        ({"verdict": "verified"}, "Enter what you looked at to verify this"),
        ({"verdict": "not-verified"}, "Enter what is missing, or what you found instead"),
        ({"verdict": "questioned"}, "Enter your question"),
        ({"verdict": "not-applicable"}, "Enter why this does not apply"),
        ({"verdict": "verified", "looked_at": "x" * 5001}, "Shorten this to 5,000 characters"),
        ({"verdict": "splendid"}, "Choose one of the four"),
    ],
)
def test_a_verdict_says_what_it_rests_on(
    world: World, case: Case, sign_in: SignIn, given: dict[str, str], error: str
) -> None:
    make_version(case, world.owner.person)
    address = _address(case, f"1/claims/{DEADWEIGHT}/record/")
    page = sign_in(world.assessor.person).post(address, {"note": "", **given}).content.decode()
    assert page.count(error) == 2
    assert not AssessorCheck.objects.exists()


@pytest.mark.parametrize("role", ["owner", "editor", "viewer"])
def test_nobody_but_an_assessor_records(world: World, case: Case, sign_in: SignIn, role: str) -> None:
    version = make_version(case, world.owner.person)
    browser = sign_in(getattr(world, role).person)
    for rest in (f"1/claims/{DEADWEIGHT}/record/", "1/opinion/"):
        assert browser.post(_address(case, rest), {"verdict": "verified", "text": "Fine"}).status_code == 403
    with pytest.raises(MayNotAssess):
        make_check(version, getattr(world, role))
    with pytest.raises(MayNotAssess):
        give_assessment(version=version, by=getattr(world, role), text="Fine", now=NOW)
    assert not AssessorCheck.objects.exists()


def test_an_assessor_who_changed_the_case_does_not_check_it(world: World, case: Case, sign_in: SignIn) -> None:
    save_case(
        case=case,
        based_on=case.revision,
        edits={("title",): "Mine"},
        what="about",
        by=world.assessor.person,
        now=NOW,
    )
    make_version(case, world.owner.person)
    browser, address = sign_in(world.assessor.person), _address(case, f"1/claims/{DEADWEIGHT}/record/")
    page = browser.get(address).content.decode()
    assert "somebody else must check it" in page
    assert "Record and go on" not in page
    assert browser.post(address, {"verdict": "verified", "looked_at": "x"}).status_code == 403
    assert browser.post(_address(case, "1/opinion/"), {"text": "Splendid"}).status_code == 403
    assert not AssessorCheck.objects.exists()
    assert not Assessment.objects.exists()


def test_what_was_recorded_cannot_be_changed_or_removed(world: World, case: Case) -> None:
    version = make_assessed(case, world)
    for kept in (AssessorCheck.objects.get(), Assessment.objects.get()):
        with pytest.raises(OnlyAddedTo):
            kept.save()
        with pytest.raises(OnlyAddedTo):
            kept.delete()
        with pytest.raises(OnlyAddedTo):
            type(kept).objects.all().delete()
        with pytest.raises(OnlyAddedTo):
            type(kept).objects.update(made_at=NOW)
    with pytest.raises(OnlyAddedTo):
        version.assessor_checks.all().delete()


def test_the_latest_record_counts_and_the_earlier_one_is_shown(world: World, case: Case, sign_in: SignIn) -> None:
    version = make_version(case, world.owner.person)
    make_check(version, world.assessor, DEADWEIGHT, Verdict.QUESTIONED)
    make_check(version, world.assessor, DEADWEIGHT, Verdict.VERIFIED)
    found = verification_of(version)
    assert (found.checked, found.count(Verdict.VERIFIED), found.count(Verdict.QUESTIONED)) == (1, 1, 0)
    page = sign_in(world.owner.person).get(_address(case, f"1/claims/{DEADWEIGHT}/")).content.decode()
    assert page.index(">Verified<") < page.index(">Questioned<")


def test_a_check_carries_over_to_a_version_that_says_the_same(world: World, case: Case, sign_in: SignIn) -> None:
    make_check(make_version(case, world.owner.person), world.assessor)
    make_check(case.versions.get(), world.assessor, DEADWEIGHT)
    second = _change(case, world, "0.30")
    found = verification_of(second)
    kept, changed = found.find(ASSESSED_CLAIM), found.find(DEADWEIGHT)
    assert kept is not None
    assert changed is not None
    assert (kept.is_carried, kept.is_changed) == (True, False)
    assert (changed.counts, changed.is_changed) == (None, True)
    assert found.checked == 1
    page = sign_in(world.owner.person).get(_address(case, "2/")).content.decode()
    assert "Verified on version 1; unchanged since" in page
    assert "Verified on version 1; changed since, so look again" in page


def test_a_later_check_says_nothing_of_an_earlier_version(world: World, case: Case) -> None:
    first = make_version(case, world.owner.person)
    make_check(_change(case, world, "0.30"), world.assessor, DEADWEIGHT)
    assert verification_of(first).checked == 0


def test_a_figure_put_back_is_what_was_checked(world: World, case: Case) -> None:
    make_check(make_version(case, world.owner.person), world.assessor, DEADWEIGHT)
    _change(case, world, "0.30")
    assert verification_of(_change(case, world, "0.25")).checked == 1


def test_value_rests_on_an_outcome_once_all_of_it_is_verified(world: World, case: Case, sign_in: SignIn) -> None:
    version = make_version(case, world.owner.person)
    browser = sign_in(world.owner.person)
    assert "0% of the present value rests on verified figures" in browser.get(_address(case)).content.decode()
    for kind in ("change", "quantity", "worth", "deadweight", "displacement", "attribution", "lasting"):
        make_check(version, world.assessor, f"{kind}-of-life-satisfaction")
    assert "85% of the present value rests on verified figures" in browser.get(_address(case)).content.decode()


def test_what_is_checked_can_be_left_out_of_the_list(world: World, case: Case, sign_in: SignIn) -> None:
    make_check(make_version(case, world.owner.person), world.assessor)
    browser = sign_in(world.viewer.person)
    assert f"claims/{ASSESSED_CLAIM}/" in browser.get(_address(case)).content.decode()
    assert f"claims/{ASSESSED_CLAIM}/" not in browser.get(_address(case, "?show=open")).content.decode()


def test_an_opinion_stands_on_the_version_and_in_the_tasks(world: World, case: Case, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    browser = sign_in(world.assessor.person)
    assert "Not started" in browser.get(_address(case).removesuffix("assess/")).content.decode()
    browser.post(_address(case, "1/opinion/"), {"text": "It holds."})
    browser.post(_address(case, "1/opinion/"), {"text": "It holds <b>well</b>."})
    page = sign_in(world.owner.person).get(_address(case).replace("assess/", "versions/1/")).content.decode()
    assert "It holds &lt;b&gt;well&lt;/b&gt;." in page
    assert page.index("&lt;b&gt;well") < page.index("It holds.")
    assert "Opinion given on version 1" in browser.get(_address(case).removesuffix("assess/")).content.decode()
    assert Assessment.objects.count() == 2
    assert AuditEntry.objects.filter(act=Act.ASSESSMENT_GIVEN).count() == 2


def test_a_report_of_the_version_says_what_was_verified_and_names_nobody(
    world: World, case: Case, sign_in: SignIn
) -> None:
    make_assessed(case, world)
    make_version(case, world.owner.person, "Not looked at yet")
    browser = sign_in(world.owner.person)
    versions = _address(case).replace("assess/", "versions/")
    page = browser.get(f"{versions}1/report.html").content.decode()
    assert "has looked at 1 of 46 claims" in page
    assert "an assessor checked 1 of 46 claims" in page
    assert "The count holds, the price does not." in page
    assert "assessor@example.org" not in page
    carried = browser.get(f"{versions}2/report.html").content.decode()
    assert "has looked at 1 of 46 claims" in carried
    assert "The count holds, the price does not." not in carried
    for name in ("report.pdf", "report.docx", "report.xlsx"):
        assert browser.get(f"{versions}1/{name}").status_code == 200


def test_a_report_of_a_version_that_nobody_assessed_says_nothing_of_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    make_version(case, world.owner.person)
    versions = _address(case).replace("assess/", "versions/")
    page = sign_in(world.owner.person).get(f"{versions}1/report.html").content.decode()
    assert "Checked by an assessor" not in page


def test_an_opinion_says_something(world: World, case: Case, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    assert "Enter your opinion" in sign_in(world.assessor.person).post(_address(case, "1/opinion/")).content.decode()


def test_the_list_can_be_taken_away_and_nothing_in_it_runs(world: World, case: Case, sign_in: SignIn) -> None:
    version = make_version(case, world.owner.person)
    standing = verification_of(version).find(DEADWEIGHT)
    assert standing is not None
    browser = sign_in(world.assessor.person)
    browser.post(
        _address(case, f"1/claims/{DEADWEIGHT}/record/"), {"verdict": "verified", "looked_at": "=HYPERLINK(1)"}
    )
    answer = sign_in(world.viewer.person).get(_address(case, "1/verification.csv"))
    assert answer["Content-Disposition"] == 'attachment; filename="visits-in-ilford-version-1-verification.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == len(verification_of(version).standings)
    [row] = [row for row in rows if row["verdict"] == "Verified"]
    assert row["looked_at"] == "'=HYPERLINK(1)"
    assert (row["to_verify"], row["checked_on_version"]) == ("What would have happened anyway (deadweight)", "1")


def test_what_the_case_says_stays_text(world: World, sign_in: SignIn) -> None:
    data = complete_data()
    data["outcomes"][0]["name"] = "<script>alert(1)</script>"
    data["outcomes"][0]["evidence"]["source"] = "https://example.org/<img src=x>"
    case = make_case(world.organisation, world.owner.person, outcomes=data["outcomes"])
    make_version(case, world.owner.person)
    for rest in ("", f"1/claims/{ASSESSED_CLAIM}/", f"1/claims/{ASSESSED_CLAIM}/record/"):
        page = sign_in(world.assessor.person).get(_address(case, rest)).content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert "<img" not in page


def test_every_claim_can_be_commented_on_where_it_stands(world: World, case: Case, sign_in: SignIn) -> None:
    version = make_version(case, world.owner.person)
    places = {standing.claim.place for standing in verification_of(version).standings}
    assert [place for place in places if not is_a_place(place, version.data)] == []
    browser = sign_in(world.assessor.person)
    for place in places:
        page = browser.get(_address(case).replace("assess/", "comments/new/"), {"place": place, "version": "1"})
        assert page.context["form"]["place"].value() == place
        assert f'value="{escape(place)}" selected' in page.content.decode()


def test_a_claim_that_the_version_does_not_make_is_not_found(world: World, case: Case, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    browser = sign_in(world.assessor.person)
    for rest in ("1/claims/deadweight-of-nobody/", "1/claims/deadweight-of-nobody/record/", "7/opinion/"):
        assert browser.get(_address(case, rest)).status_code == 404


def test_a_version_that_is_not_what_was_kept_is_not_assessed(world: World, case: Case) -> None:
    version = make_version(case, world.owner.person)
    version.case_hash = "0" * 64
    with pytest.raises(MayNotAssess, match="not what was kept"):
        give_assessment(version=version, by=world.assessor, text="Fine", now=NOW)


def test_records_go_with_the_organisation(world: World, case: Case) -> None:
    make_assessed(case, world)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert not AssessorCheck.objects.exists()
    assert not Assessment.objects.exists()


def _refuses(version: Version, world: World) -> bool:
    try:
        make_check(version, world.assessor)
    except MayNotAssess:
        return True
    return False


def test_whoever_wrote_a_scenario_or_the_forecast_does_not_check_what_came_of_it(world: World, case: Case) -> None:
    make_scenario(case, world.assessor.person)
    assert _refuses(make_version(case, world.owner.person), world)
    forecast = make_case(world.organisation, world.assessor.person, kind="forecast")
    results = make_evaluation(make_version(forecast, world.owner.person), world.owner.person)
    assert has_worked_on(results, world.assessor.person)
    assert not has_worked_on(results, world.viewer.person)


def test_whoever_made_a_token_does_not_check_what_a_program_sent(world: World) -> None:
    """Somebody who was an owner may still know the token."""
    sent = bring_in(
        organisation=world.organisation,
        draft=draft_from_data(complete_data()),
        by=None,
        now=NOW,
        what=BY_A_PROGRAM,
        token=1,
    )
    version = make_version(sent, world.owner.person)
    assert not _refuses(version, world)
    make_token(Membership(organisation=world.organisation, person=world.assessor.person, role=Role.OWNER))
    assert _refuses(version, world)
