"""Where somebody stands in the guide to a first case."""

from __future__ import annotations

from worthwhile.apps.demonstration.models import GuidedCase
from worthwhile.apps.impact.models import Case


def find_guide(organisation_id: int, case_id: int) -> GuidedCase | None:
    """The guide to a case of an organisation, left or not."""
    kept = GuidedCase.objects.select_related("case__organisation")
    return kept.filter(case__organisation_id=organisation_id, case_id=case_id).first()


def find_guided_case(organisation_id: int) -> Case | None:
    """The latest case of an organisation that was begun with the guide."""
    kept = GuidedCase.objects.select_related("case").filter(case__organisation_id=organisation_id)
    latest = kept.order_by("-started_at", "-pk").first()
    return latest.case if latest else None
