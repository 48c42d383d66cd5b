"""Copy a case as a scenario, and use what a scenario changed in the case."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Revision
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.scenarios import is_named, own_edits
from worthwhile.apps.impact.services.save_case import save_case, start_case
from worthwhile.kernel.problems import WorthwhileError

SCENARIO = "scenario"
# The list works every scenario out, so that their number is bounded.
MOST_SCENARIOS = 12


class ScenarioOfScenario(WorthwhileError):
    """A scenario has no scenarios of its own."""


class ScenarioNameTaken(WorthwhileError):
    """Another scenario of the case has this name."""


class TooManyScenarios(WorthwhileError):
    """A case has as many scenarios as are kept."""


def copy_as_scenario(*, case: Case, name: str, by: User | None, now: datetime) -> Case:
    """A copy of the case as it stands, under a name of its own. Raises ScenarioOfScenario, ScenarioNameTaken,
    TooManyScenarios.
    """
    if case.scenario_of_id is not None:
        raise ScenarioOfScenario("This is a scenario itself. Copy the case that it belongs to.")
    if is_named(case, name):
        raise ScenarioNameTaken(f"There is a scenario called “{name}” already. Choose another name.")
    if case.scenarios.count() >= MOST_SCENARIOS:
        raise TooManyScenarios(f"A case has up to {MOST_SCENARIOS} scenarios. Remove one that you no longer need.")
    return start_case(
        organisation=case.organisation,
        data=latest_revision(case).data,
        template=case.template,
        scenario_of=case,
        scenario_name=name,
        by=by,
        now=now,
    )


def use_scenario(*, case: Case, scenario: Case, based_on: int, by: User | None, now: datetime) -> Revision:
    """Bring what a scenario changed since it was copied to the case as it stood at revision ``based_on``.

    What the scenario left as it was stays as the case has it now. Raises ChangedMeanwhile where somebody changed the
    same figures of the case since ``based_on``.
    """
    edits = own_edits(scenario, onto=case.revisions.get(number=based_on).data)
    return save_case(case=case, based_on=based_on, edits=edits, what=SCENARIO, by=by, now=now)
