"""Cases of an organisation, for the tests of their pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.selectors.start_of_case import case_of_template
from worthwhile.apps.impact.services.keep_version import keep_version
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.apps.impact.services.scenarios import copy_as_scenario
from worthwhile.apps.impact.services.start_evaluation import start_evaluation
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import demonstration_text

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


def complete_data(**changes: Any) -> dict[str, Any]:
    """A complete case: the demonstration of befriending under a name of its own."""
    data = load_plain_data(demonstration_text("befriending"), suffix=".yaml", name="befriending")
    assert isinstance(data, dict)
    return {**data, "title": "Visits in Ilford", **changes}


def make_case(organisation: Organisation, by: User | None, **changes: Any) -> Case:
    """A complete case of an organisation."""
    return start_case(organisation=organisation, data=complete_data(**changes), by=by, now=NOW, template="befriending")


def make_draft(organisation: Organisation, by: User | None, template: str = "befriending") -> Case:
    """A case that has just been begun from a template."""
    data = case_of_template(template, title="A draft", organisation=organisation.name)
    return start_case(organisation=organisation, data=data, by=by, now=NOW, template=template)


def make_version(case: Case, by: User | None, name: str = "As sent to the council") -> Version:
    """The case as it stands, set aside."""
    return keep_version(case=case, revision=case.revision, name=name, note="With the bid", by=by, now=NOW)


def make_scenario(case: Case, by: User | None, name: str = "Half the volunteers") -> Case:
    """A copy of the case to try something in."""
    return copy_as_scenario(case=case, name=name, by=by, now=NOW)


def make_evaluation(version: Version, by: User | None, title: str = "Visits in Ilford: results") -> Case:
    """The case that is held against a forecast, with nothing measured yet."""
    return start_evaluation(version=version, title=title, by=by, now=NOW)
