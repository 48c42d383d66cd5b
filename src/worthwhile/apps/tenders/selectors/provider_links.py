"""Links by which providers that are considered read their letters here."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.tenders.models import Contender, ProviderLink, Tender
from worthwhile.apps.tenders.selectors.situation import why_no_part
from worthwhile.engines.tendering import Actor, Role, Stage


def find_provider_link(token: str, now: datetime) -> ProviderLink | None:
    """Which link a secret opens, while it stands: until somebody followed it, or its time is over."""
    found = ProviderLink.objects.filter(token_hash=secret_hash(token), organisation=None, expires_at__gt=now)
    return found.select_related("contender__tender__buyer").first()


def find_considered(tender: Tender, number: int) -> Contender | None:
    """One provider that is considered without a bid, by its number."""
    found = tender.contenders.filter(number=number, bid=None)
    return found.select_related("tender__buyer", "link__organisation", "link__followed_by").first()


def why_no_link(tender: Tender, actor: Actor) -> tuple[str, ...]:
    """Why somebody makes no link; none where they may."""
    if tender.is_demonstration:
        return ("This tender is made up for the demonstration, so nobody is told of it.",)
    if not actor.roles & {Role.AUTHOR, Role.APPROVER}:
        return ("Only the author or an approver may do this.",)
    if tender.stage == Stage.CANCELLED and tender.told_at is None:
        return ("The tender is cancelled, so there is no letter to read.",)
    return why_no_part(actor)


def why_not_end_link(tender: Tender, actor: Actor) -> tuple[str, ...]:
    """Why somebody ends no link; none where they may. Once everybody was told it takes an approver."""
    if tender.told_at is not None and Role.APPROVER not in actor.roles:
        return ("The provider was told here. Only an approver may end that now.",)
    return why_no_link(tender, actor)
