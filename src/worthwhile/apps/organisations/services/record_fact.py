"""Record what is true of an organisation."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Fact, Organisation
from worthwhile.apps.organisations.models.fact_catalogue import FACT_KINDS
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.problems import InvalidInput, Problem


def record_fact(
    *,
    organisation: Organisation,
    key: str,
    value: str,
    valid_from: date,
    recorded_by: User,
    now: datetime,
    evidence: str = "",
    evidence_link: str = "",
    expires_on: date | None = None,
) -> Fact:
    """Add a value; whatever was true before stays as it was, up to the day before.

    Raises InvalidInput with every problem, by field.
    """
    problems = _problems(key, value, evidence or evidence_link, valid_from, expires_on)
    if problems:
        raise InvalidInput(problems)
    with transaction.atomic():
        fact = Fact.objects.create(
            organisation=organisation,
            key=key,
            value=value,
            evidence=evidence,
            evidence_link=evidence_link,
            valid_from=valid_from,
            expires_on=expires_on,
            recorded_at=now,
            recorded_by=recorded_by,
        )
        content = {"key": key, "value": value, "evidence": [evidence, evidence_link], "days": [valid_from, expires_on]}
        record(Act.FACT_KEPT, organisation, fact, by=recorded_by, at=now, content=content)
    return fact


def _problems(key: str, value: str, evidence: str, valid_from: date, expires_on: date | None) -> list[Problem]:
    problems = []
    if key not in FACT_KINDS:
        problems.append(Problem("key", "Choose what the fact is about"))
    if not value.strip():
        problems.append(Problem("value", "Enter what is true"))
    if not evidence.strip():
        problems.append(Problem("evidence", "Say how a reader can check this, or give a link to the evidence below"))
    if expires_on is not None and expires_on < valid_from:
        given = f"You gave {day_text(expires_on)}"
        problems.append(Problem("expires_on", f"Enter a last day that is not before the first day. {given}"))
    return problems
