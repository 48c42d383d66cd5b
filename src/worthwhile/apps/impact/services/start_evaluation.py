"""Start the evaluative version of a case: what was promised, to be filled with what was measured."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.selectors.versions import is_forecast, is_intact
from worthwhile.apps.impact.services.keep_version import VersionIsDamaged
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.exchange.evaluative_start import evaluative_start
from worthwhile.kernel.problems import WorthwhileError


class NotAForecast(WorthwhileError):
    """Results are held against a forecast, and against nothing else."""


def start_evaluation(*, version: Version, title: str, by: User | None, now: datetime) -> Case:
    """A new case that is held against a version, with its outcomes and prices and none of its figures.

    Raises NotAForecast, or VersionIsDamaged.
    """
    if not is_forecast(version):
        raise NotAForecast("This version looks back on what happened. Only a forecast makes a promise.")
    if not is_intact(version):
        raise VersionIsDamaged("This version is not what was kept, so nothing can be held against it.")
    return start_case(
        organisation=version.case.organisation,
        data=evaluative_start(version.data, title=title),
        template=version.case.template,
        forecast=version,
        by=by,
        now=now,
    )
