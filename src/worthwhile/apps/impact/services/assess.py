"""Record what an assessor found of a claim, and what they think of a version. Nothing recorded is ever changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from worthwhile.apps.accounts.models import Act
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Assessment, AssessorCheck, Verdict, Version
from worthwhile.apps.impact.selectors.assessing import has_worked_on
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.exchange.verification import Claim
from worthwhile.kernel.problems import WorthwhileError


class MayNotAssess(WorthwhileError):
    """Only somebody who looks from outside checks a case, and only a version that is what was kept."""


def record_check(
    *,
    version: Version,
    claim: Claim,
    by: Membership,
    verdict: Verdict,
    looked_at: str,
    note: str,
    now: datetime,
) -> AssessorCheck:
    """Record a verdict on a claim of a version. Raises MayNotAssess."""
    refuse_to_record(version, by)
    with transaction.atomic():
        check = AssessorCheck.objects.create(
            version=version,
            claim=claim.key,
            content_hash=claim.content_hash,
            verdict=verdict,
            looked_at=looked_at,
            note=note,
            made_at=now,
            made_by=by.person,
        )
        content = {"claim": claim.key, "claim_content": claim.content_hash, "verdict": verdict.value}
        _record(Act.CHECK_RECORDED, check, version, by, now, content)
    return check


def give_assessment(*, version: Version, by: Membership, text: str, now: datetime) -> Assessment:
    """Say what an assessor thinks of a version as a whole. Raises MayNotAssess."""
    refuse_to_record(version, by)
    with transaction.atomic():
        assessment = Assessment.objects.create(version=version, text=text, given_at=now, given_by=by.person)
        _record(Act.ASSESSMENT_GIVEN, assessment, version, by, now, {})
    return assessment


def refuse_to_record(version: Version, by: Membership) -> None:
    """Raise MayNotAssess for another role, for somebody who wrote or signed the case, and for a damaged version."""
    if by.role != Role.ASSESSOR:
        raise MayNotAssess("Only an assessor can record what was verified. An owner can invite one.")
    if has_worked_on(version.case, by.person):
        raise MayNotAssess(
            "You have changed, kept or signed this case yourself, so somebody else must check it. "
            "An owner can invite another assessor."
        )
    if not is_intact(version):
        raise MayNotAssess("This version is not what was kept, so it cannot be assessed. Ask for a new one.")


def _record(act: Act, kept: Model, version: Version, by: Membership, now: datetime, content: dict[str, Any]) -> None:
    record_act(
        act=act,
        object_kind=kept._meta.model_name or "",
        object_id=kept.pk,
        content={"case": version.case_hash, "version": version.number, **content},
        at=now,
        actor_id=by.person_id,
        organisation_id=by.organisation_id,
    )
