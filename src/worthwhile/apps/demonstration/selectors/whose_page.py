"""Whether a page is of the demonstration, from the parts of its address and who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.shared_links import find_link_by_token
from worthwhile.apps.organisations.models import Demonstration, Organisation
from worthwhile.apps.tenders.models import Tender

INVENTED_CASES = ("impact:demonstration", "impact:demonstration_file")


def find_demonstration(
    view_name: str, parts: Mapping[str, Any], reader: AbstractBaseUser | AnonymousUser
) -> Demonstration | None:
    """What a page shows of the demonstration; None where it is no part of it.

    A visitor's every page is. A case with invented figures stays one in an organisation that was kept.
    """
    if _is_made_up_tender(view_name, parts):
        return Demonstration.EXAMPLE
    kept = _of_organisation(view_name, parts)
    if kept:
        return Demonstration(kept)
    if isinstance(reader, User) and reader.is_visitor:
        return Demonstration.VISITOR
    if view_name in INVENTED_CASES or _is_invented_case(parts):
        return Demonstration.EXAMPLE
    return None


def _of_organisation(view_name: str, parts: Mapping[str, Any]) -> str:
    """What the organisation of an address is there to show; the token of a collection or a link leads to it."""
    if "organisation" in parts:
        found = Organisation.objects.filter(pk=parts["organisation"]).values_list("demonstration", flat=True).first()
    elif view_name.startswith("impact:shared"):
        link = find_link_by_token(str(parts["token"]), now=timezone.now())
        return _of_shared(link.version.case) if link else ""
    elif view_name.startswith("evidence:") and "token" in parts:
        collections = Collection.objects.filter(token=parts["token"])
        found = collections.values_list("organisation__demonstration", flat=True).first()
    else:
        found = None
    return found or ""


def _of_shared(case: Case) -> str:
    return case.organisation.demonstration or (Demonstration.EXAMPLE if case.is_demonstration else "")


def _is_made_up_tender(view_name: str, parts: Mapping[str, Any]) -> bool:
    """Tenders keep their mark whoever reads them, and where."""
    if not view_name.startswith("tenders:") or "tender" not in parts:
        return False
    return Tender.objects.filter(pk=parts["tender"], is_demonstration=True).exists()


def _is_invented_case(parts: Mapping[str, Any]) -> bool:
    if "organisation" not in parts or "case" not in parts:
        return False
    return Case.objects.filter(organisation_id=parts["organisation"], pk=parts["case"], is_demonstration=True).exists()
