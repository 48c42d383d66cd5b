"""Joint bids: who is asked, who said yes, and what members declared themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.tenders.models import BidDraft, JointMember
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.sealing import box_named


def list_joint(draft: BidDraft) -> dict[str, JointMember]:
    """Those who were asked to a draft, by what the draft calls them."""
    return {one.member: one for one in draft.joint.select_related("organisation")}


def list_joint_bids(organisation: Organisation) -> QuerySet[JointMember]:
    """The joint bids that an organisation is asked to, or takes part in."""
    found = JointMember.objects.filter(organisation=organisation, draft__tender__stage=Stage.OPEN)
    return found.exclude(accepted=False).select_related("draft__tender__buyer", "draft__bidder").order_by("-pk")


def find_joint(organisation: Organisation, number: int) -> JointMember | None:
    """One of them, whatever became of it."""
    found = JointMember.objects.filter(organisation=organisation, pk=number)
    return found.select_related("draft__tender__buyer", "draft__bidder", "organisation").first()


def find_by_link(token: str, now: datetime) -> JointMember | None:
    """Whom a link asks, while it stands: until somebody took it, or the deadline."""
    found = JointMember.objects.filter(
        token_hash=secret_hash(token),
        organisation=None,
        draft__tender__stage=Stage.OPEN,
        draft__tender__deadline_at__gt=now,
    )
    return found.select_related("draft__tender__buyer", "draft__bidder").first()


def declared_of(row: JointMember) -> dict[str, Any]:
    """What a member declared, by declaration, as the bid holds it."""
    if not row.sealed:
        return {}
    box = box_named(settings.HOME, row.draft.box)
    found: dict[str, Any] = read_exact_json(box.take(bytes(row.sealed)).decode())
    return found


def partners_in(draft: BidDraft) -> list[Organisation]:
    """The organisations that said yes to a draft."""
    said_yes = draft.joint.filter(accepted=True).exclude(organisation=None)
    return list(Organisation.objects.filter(pk__in=said_yes.values("organisation")).order_by("pk"))


def declared_by_members(draft: BidDraft) -> Mapping[str, Mapping[str, Any]]:
    """What members who said yes declared, by what the draft calls them."""
    rows = draft.joint.filter(accepted=True).select_related("draft")
    return {row.member: declared_of(row) for row in rows}
