"""What the demonstration holds, and that setting it up again changes nothing."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.test import Client, override_settings

from tests.integration.apps.demonstration.conftest import NOW
from worthwhile.apps.accounts.models import AuditEntry, User
from worthwhile.apps.demonstration.services.set_up import set_up_demonstration
from worthwhile.apps.impact.models import Assessment, AssessorCheck, Case, Comment, EvidenceLink, SignOff
from worthwhile.apps.organisations.models import Demonstration, Fact, Organisation

pytestmark = pytest.mark.django_db
LABELS = ("accounts", "organisations", "evidence", "library", "impact", "demonstration")


def _everything() -> dict[str, list[Any]]:
    models = [model for label in LABELS for model in apps.get_app_config(label).get_models()]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_setting_up_again_changes_nothing(space: None) -> None:
    before = _everything()
    set_up_demonstration(now=NOW)
    assert _everything() == before


def test_what_went_missing_comes_back(space: None) -> None:
    Fact.objects.filter(key="turnover").delete()
    set_up_demonstration(now=NOW)
    assert Fact.objects.filter(key="turnover").count() == 1


def test_real_organisations_have_facts_and_nothing_else(space: None) -> None:
    real = Organisation.objects.filter(demonstration=Demonstration.FACTS)
    assert real.count() == 12
    assert not any(one.memberships.exists() or one.cases.exists() or one.collections.exists() for one in real)
    assert all(one.facts.exists() for one in real)


def test_invented_organisations_have_a_complete_case_each(space: None) -> None:
    cases = Case.objects.filter(organisation__demonstration=Demonstration.EXAMPLE)
    assert [case.organisation.name for case in cases.order_by("pk")] == [
        "Demonstration Befriending",
        "Demonstration Dental Care",
        "Demonstration Nurseries",
    ]
    assert all(case.is_demonstration and case.title.startswith("Demonstration: ") for case in cases)
    assert all(case.versions.count() == 1 for case in cases)


def test_one_case_is_signed_commented_on_assessed_and_fed_by_answers(space: None) -> None:
    befriending = Case.objects.get(organisation__name="Demonstration Befriending")
    for model, way in ((SignOff, "version__case"), (Comment, "case"), (AssessorCheck, "version__case"),
                       (Assessment, "version__case"), (EvidenceLink, "case")):  # fmt: skip
        rows = model._default_manager.all()
        assert {row.pk for row in rows} == {row.pk for row in rows.filter(**{way: befriending})}
        assert rows, model


def test_nobody_can_sign_in_as_a_made_up_person(space: None, client: Client) -> None:
    people = User.objects.order_by("pk")
    assert [person.name.endswith("(made up)") for person in people] == [True, True]
    assert not any(person.has_usable_password() for person in people)
    for page in ("login/code/", "password/reset/"):
        for person in people:
            client.post(f"/account/{page}", {"email": person.email})
    assert mail.outbox == []


def test_the_command_says_what_there_is_and_how_to_come_in() -> None:
    said = StringIO()
    call_command("set_up_demonstration", stdout=said)
    assert "3 invented organisations with cases, an invented council with tenders, 12 real ones" in said.getvalue()
    assert "Look around in the demonstration" in said.getvalue()


@override_settings(DEMONSTRATION=False)
def test_where_it_is_off_nothing_is_made_and_nothing_is_there(client: Client) -> None:
    said = StringIO()
    call_command("set_up_demonstration", stdout=said)
    assert "WORTHWHILE_DEMONSTRATION=true" in said.getvalue()
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.exists()
    assert "Look around" not in client.get("/").content.decode()
    assert client.get("/demonstration/").status_code == 404
    assert client.post("/demonstration/enter/").status_code == 404
    assert client.post("/demonstration/leave/").status_code == 404
    assert client.get("/demonstration/keep/").status_code == 404
