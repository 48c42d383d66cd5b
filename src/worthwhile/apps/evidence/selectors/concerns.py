"""Answers that need a person to act."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from worthwhile.apps.evidence.models import Concern, ConcernState
from worthwhile.apps.organisations.models import Organisation


def list_open_concerns(organisation: Organisation) -> QuerySet[Concern]:
    """Those that nobody has handled, the longest waiting first."""
    return _concerns(organisation).filter(state=ConcernState.OPEN).order_by("raised_at", "pk")


def list_handled_concerns(organisation: Organisation) -> QuerySet[Concern]:
    """Those that are handled, the latest first."""
    return _concerns(organisation).filter(state=ConcernState.HANDLED).order_by("-handled_at", "-pk")


def find_concern(organisation: Organisation, concern_id: int) -> Concern | None:
    """One concern of an organisation."""
    return _concerns(organisation).filter(pk=concern_id).first()


def is_overdue(concern: Concern, *, on: date) -> bool:
    """Whether it waits since an earlier day: somebody has to act on the day of the answer."""
    return concern.state == ConcernState.OPEN and timezone.localdate(concern.raised_at) < on


def _concerns(organisation: Organisation) -> QuerySet[Concern]:
    ours = Concern.objects.filter(participant__collection__organisation=organisation)
    return ours.select_related("participant__collection__organisation", "questionnaire", "handled_by")
