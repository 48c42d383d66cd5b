"""Versions: kept whole, signed, shown as they were, and never changed by anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db.models import QuerySet
from django.test import Client

from tests.case_builders import NOW, make_case, make_draft, make_scenario, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Case, OnlyAddedTo, SignOff, Version
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.impact.services.keep_version import VersionIsDamaged, sign_version
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.exchange.case_file import case_hash

pytestmark = pytest.mark.django_db
DEADWEIGHT = ("outcomes", "life-satisfaction", "deadweight")


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def version(case: Case, world: World) -> Version:
    return make_version(case, world.owner.person)


def address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/versions/{rest}"


def page_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def sign(version: Version, world: World) -> SignOff:
    statement = "I stand behind these figures."
    return sign_version(version=version, by=world.owner.person, role="Treasurer", statement=statement, now=NOW)


def change(case: Case, **figures: str) -> None:
    edits = {("outcomes", "life-satisfaction", name): Decimal(value) for name, value in figures.items()}
    save_case(case=case, based_on=case.revision, edits=edits, what="anyway", by=None, now=NOW)


def test_the_draft_is_kept_as_it_stands(case: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    assert "£1.77 to £4.06" in page_of(browser, address(case, "new/"))
    answer = browser.post(address(case, "new/"), {"name": "As sent", "note": "To the council", "based_on": "1"})
    assert answer.status_code == 302
    kept = case.versions.get()
    assert (kept.number, kept.revision, kept.name, kept.made_by) == (1, 1, "As sent", world.editor.person)
    assert kept.content == case.revisions.get(number=1).content
    assert "£1.77 to £4.06" in page_of(browser, address(case))


def test_without_a_name_nothing_is_kept(case: Case, world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.editor.person).post(address(case, "new/"), {"note": "Kept words", "based_on": "1"})
    page = answer.content.decode()
    assert "Enter a name, so that you find the version again" in page
    assert "Kept words" in page
    assert not case.versions.exists()


def test_of_a_case_that_is_not_complete_every_problem_is_said_with_its_page(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    browser = sign_in(world.editor.person)
    page = page_of(browser, address(draft, "new/"))
    assert "The case is not complete" in page
    assert f"/cases/{draft.pk}/about/" in page
    assert browser.post(address(draft, "new/"), {"name": "A", "based_on": "1"}).status_code == 200
    assert not draft.versions.exists()


def test_grave_questions_are_shown_and_must_be_known(case: Case, world: World, sign_in: SignIn) -> None:
    # Next to no cost gives a ratio that no published study comes near, which the checks call an error.
    edits = {("inputs",): [{"name": "Tea", "values": [100]}]}
    save_case(case=case, based_on=1, edits=edits, what="costs", by=None, now=NOW)
    browser = sign_in(world.editor.person)
    page = page_of(browser, address(case, "new/"))
    assert "in doubt" in page
    sent = {"name": "As sent", "based_on": "2"}
    refused = browser.post(address(case, "new/"), sent).content.decode()
    assert "confirm that you have read them" in refused
    assert not case.versions.exists()
    assert browser.post(address(case, "new/"), {**sent, "knowing": "on"}).status_code == 302


def test_what_was_saved_meanwhile_is_shown_before_it_is_kept(case: Case, world: World, sign_in: SignIn) -> None:
    change(case, deadweight="0.3")
    browser = sign_in(world.editor.person)
    page = browser.post(address(case, "new/"), {"name": "As sent", "based_on": "1"}).content.decode()
    assert "Somebody else changed this meanwhile" in page
    assert 'value="As sent"' in page
    assert not case.versions.exists()
    assert browser.post(address(case, "new/"), {"name": "As sent", "based_on": "2"}).status_code == 302
    assert case.versions.get().revision == 2


def test_a_version_shows_its_result_however_the_case_goes_on(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    browser = sign_in(world.viewer.person)
    before = page_of(browser, address(case, "1/"))
    change(case, deadweight="0.35")
    after = page_of(browser, address(case, "1/"))
    headline = re.compile(r'ww-headline">(.*?)<')
    assert headline.findall(before) == headline.findall(after) != []
    assert "no change" in before
    assert "1 change" in after
    assert "It was worked out by" not in after
    assert "Published figures were renewed" not in after


def test_the_version_before_is_compared_too(case: Case, version: Version, world: World, sign_in: SignIn) -> None:
    change(case, deadweight="0.35", attribution="0.3")
    make_version(case, world.owner.person, "Second")
    page = page_of(sign_in(world.viewer.person), address(case, "2/"))
    assert "Version 1, the one before: 2 changes" in page
    assert "history/compare/?from=v1&amp;to=v2" in page


def test_reports_of_a_version_name_who_signed_it(case: Case, version: Version, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.viewer.person)
    assert "Version 1, kept on 1 April 2026, not signed" in page_of(browser, address(case, "1/report.html"))
    sign(version, world)
    told = "Version 1, kept on 1 April 2026, signed by owner@example.org (Treasurer) on 1 April 2026"
    assert told in page_of(browser, address(case, "1/report.html"))
    assert "Visits in Ilford" in page_of(browser, address(case, "1/case"))
    for name in ("report.pdf", "report.docx", "report.xlsx", "result.json", "result.csv", "result.jsonld"):
        assert browser.get(address(case, f"1/{name}")).status_code == 200
    assert browser.get(address(case, "1/no-such-file")).status_code == 404
    assert browser.get(address(case, "7/")).status_code == 404


def test_one_signs_with_role_statement_and_consent(case: Case, version: Version, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    assert "I stand behind these figures" in page_of(browser, address(case, "1/sign/"))
    refused = browser.post(address(case, "1/sign/"), {"role": "", "statement": "I stand by it"}).content.decode()
    assert "Enter what you are in the organisation" in refused
    assert "Tick the box to sign" in refused
    assert not version.sign_offs.exists()
    sent = {"role": "Manager", "statement": "I stand by it", "confirmed": "on"}
    assert browser.post(address(case, "1/sign/"), sent).status_code == 302
    signed = version.sign_offs.get()
    assert (signed.person, signed.role, signed.statement) == (world.editor.person, "Manager", "I stand by it")
    assert AuditEntry.objects.filter(act=Act.VERSION_SIGNED, object_id=str(version.pk)).count() == 1
    page = page_of(browser, address(case, "1/"))
    assert "editor@example.org (Manager)" in page
    assert "I stand by it" in page
    assert "Sign this version" not in page


def test_nobody_signs_twice(case: Case, version: Version, world: World, sign_in: SignIn) -> None:
    sign(version, world)
    browser = sign_in(world.owner.person)
    assert "You have signed this version already" in page_of(browser, address(case, "1/sign/"))
    sent = {"role": "Chair", "statement": "Again", "confirmed": "on"}
    assert "You have signed this version already" in browser.post(address(case, "1/sign/"), sent).content.decode()
    assert version.sign_offs.get().role == "Treasurer"


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_may_not_write_may_read_and_not_sign_or_keep(
    case: Case, version: Version, world: World, sign_in: SignIn, role: str
) -> None:
    browser = sign_in(getattr(world, role).person)
    page = page_of(browser, address(case, "1/"))
    assert "Sign this version" not in page
    assert "evaluate" not in page
    for rest in ("1/sign/", "new/", "1/evaluate/"):
        assert browser.post(address(case, rest), {"role": "R", "confirmed": "on"}).status_code == 403
    assert (version.sign_offs.count(), case.versions.count()) == (0, 1)


def _content(version: Version) -> tuple[object, ...]:
    row = Version.objects.filter(pk=version.pk).values().get()
    return tuple(sorted((name, str(value)) for name, value in row.items()))


TRIES: list[Callable[[Version], object]] = [
    lambda version: version.save(),
    lambda version: version.save(update_fields=["content"]),
    lambda version: Version.objects.filter(pk=version.pk).update(name="Another"),
    lambda version: version.case.versions.update(content="{}"),
    lambda version: Version.objects.bulk_update([version], ["content"]),
    lambda version: Version.objects.update_or_create(pk=version.pk, defaults={"content": "{}"}),
    lambda version: version.sign_offs.get().save(),
    lambda version: version.sign_offs.update(role="Another"),
]


@pytest.mark.parametrize("attempt", TRIES)
def test_the_models_change_no_signed_version(
    version: Version, world: World, attempt: Callable[[Version], object]
) -> None:
    sign(version, world)
    before = _content(version)
    version.content = "{}"
    with pytest.raises(OnlyAddedTo):
        attempt(version)
    assert _content(version) == before
    assert SignOff.objects.get().role == "Treasurer"


def test_no_form_changes_a_signed_version(case: Case, version: Version, world: World, sign_in: SignIn) -> None:
    sign(version, world)
    before = _content(version)
    scenario = make_scenario(case, world.owner.person)
    browser = sign_in(world.owner.person)
    everything = {
        "name": "Another", "note": "Another", "title": "Another", "content": "{}", "role": "Another", "statement": "S",
        "confirmed": "on", "knowing": "on", "based_on": "1", "deadweight": "90", "case_hash": "0" * 64, "kind": "f",
    }  # fmt: skip
    root = f"/organisations/{case.organisation_id}/cases/{case.pk}/"
    for rest in (
        "versions/1/", "versions/1/sign/", "versions/1/evaluate/", "versions/new/", "about/", "method/",
        "anyway/life-satisfaction/", "history/1/bring-back/", f"scenarios/{scenario.pk}/use/", "remove/",
        "outcomes/of/life-satisfaction/remove/",
    ):  # fmt: skip
        browser.post(root + rest, everything)
    assert _content(version) == before
    assert version.sign_offs.get().role == "Treasurer"


def test_new_evidence_goes_to_the_draft_alone(case: Case, version: Version, world: World) -> None:
    sign(version, world)
    before = _content(version)
    measured = {
        ("outcomes", "life-satisfaction", "quantity"): Decimal(19),
        ("outcomes", "life-satisfaction", "evidence"): {"method": "Questionnaire", "sample": 40, "strength": 3},
    }
    save_case(case=case, based_on=1, edits=measured, what="evidence", by=world.owner.person, now=NOW)
    assert _content(version) == before
    assert is_intact(version)


def test_closing_an_account_leaves_the_signature_without_the_name(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    sign_version(version=version, by=world.editor.person, role="Manager", statement="Mine", now=NOW)
    world.editor.delete()
    world.editor.person.delete()
    assert version.sign_offs.get().person is None
    assert "Somebody whose account is closed (Manager)" in page_of(sign_in(world.viewer.person), address(case, "1/"))


def _tamper(version: Version) -> None:
    """As somebody could who writes to the database itself."""
    content = version.content.replace("Visits in Ilford", "Visits in Oxford")
    assert content != version.content
    QuerySet(Version).filter(pk=version.pk).update(content=content)


def test_a_version_that_somebody_altered_says_so_loudly(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    browser = sign_in(world.owner.person)
    assert "This version is not what was kept" not in page_of(browser, address(case, "1/"))
    assert is_intact(version)
    _tamper(version)
    altered = Version.objects.get(pk=version.pk)
    assert not is_intact(altered)
    page = page_of(browser, address(case, "1/"))
    assert "This version is not what was kept" in page
    assert "Sign this version" not in page
    with pytest.raises(VersionIsDamaged):
        sign(altered, world)
    assert "cannot be signed" in page_of(browser, address(case, "1/sign/"))


def test_nothing_is_taken_from_a_version_that_somebody_altered(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    browser = sign_in(world.owner.person)
    _tamper(version)
    assert "Take it away" not in page_of(browser, address(case, "1/"))
    assert browser.get(address(case, "1/report.pdf")).status_code == 404
    compared = page_of(browser, address(case, "").replace("versions/", "history/compare/?from=v1&to=1"))
    assert "Visits in Oxford" not in compared


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"title": }'])
def test_content_that_cannot_be_read_is_not_intact(
    case: Case, version: Version, world: World, sign_in: SignIn, content: str
) -> None:
    QuerySet(Version).filter(pk=version.pk).update(content=content)
    assert not is_intact(Version.objects.get(pk=version.pk))
    make_version(case, world.owner.person, "Second")
    browser = sign_in(world.viewer.person)
    assert "This version is not what was kept" in page_of(browser, address(case, "1/"))
    assert "Version 1, the one before" not in page_of(browser, address(case, "2/"))


def test_figures_that_stand_on_something_else_today_are_said_to(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    summary = {**version.summary, "engine_version": "0.0.1", "ratio": "9.5", "ratio_low": "9", "ratio_high": "10"}
    summary["data_vintage"] = {**summary["data_vintage"], next(iter(summary["data_vintage"])): "long ago"}
    QuerySet(Version).filter(pk=version.pk).update(summary=summary)
    page = page_of(sign_in(world.viewer.person), address(case, "1/"))
    assert "It was worked out by version 0.0.1 of the engine" in page
    assert "Published figures were renewed since" in page
    assert "When it was kept it came to £9.00 to £10.00" in page


def test_a_version_that_the_rules_of_today_refuse_still_tells_what_it_was(
    case: Case, version: Version, world: World, sign_in: SignIn
) -> None:
    content = version.content.replace('"kind":"evaluative"', '"kind":"no-such-kind"')
    assert content != version.content
    hashed = case_hash({**version.data, "kind": "no-such-kind"})
    QuerySet(Version).filter(pk=version.pk).update(content=content, case_hash=hashed)
    browser = sign_in(world.viewer.person)
    assert "When it was kept it came to £1.77 to £4.06" in page_of(browser, address(case, "1/"))
    assert browser.get(address(case, "1/report.pdf")).status_code == 404
