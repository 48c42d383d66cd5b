"""The cases of an organisation."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.impact.models import Case, Revision, Version
from worthwhile.apps.organisations.models import Organisation


def list_cases(organisation: Organisation) -> QuerySet[Case]:
    """The cases of an organisation without their scenarios, the one changed last first."""
    return (
        Case.objects.filter(organisation=organisation, scenario_of=None)
        .select_related("changed_by")
        .order_by("-changed_at", "-pk")
    )


def every_case(organisation: Organisation) -> QuerySet[Case]:
    """Every case of an organisation, scenarios too, in no order."""
    return Case.objects.filter(organisation=organisation).select_related("forecast")


def find_case(organisation: Organisation, pk: int) -> Case | None:
    """A case of this organisation, None where it is another's or nobody's."""
    return Case.objects.filter(organisation=organisation, pk=pk).select_related("organisation", "forecast").first()


def latest_revision(case: Case) -> Revision:
    """What the case says now."""
    return case.revisions.select_related("made_by").get(number=case.revision)


def find_revision(case: Case, number: int) -> Revision | None:
    """What the case said at a revision."""
    return case.revisions.select_related("made_by").filter(number=number).first()


def list_versions(case: Case) -> QuerySet[Version]:
    """The versions of a case with their sign-offs, the latest first."""
    return case.versions.select_related("made_by").prefetch_related("sign_offs__person").order_by("-number")


def find_version(case: Case, number: int) -> Version | None:
    """A version of a case."""
    return list_versions(case).filter(number=number).first()
