"""Who may name whom for what in a tender."""

from __future__ import annotations

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.selectors.memberships import find_membership
from worthwhile.apps.tenders.models import OFFICES, Tender
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.engines.tendering import ENDS, Role, Stage

_WITH_PROPOSAL = (Stage.PROPOSED, Stage.APPROVED, Stage.TOLD)


def roles_to_name(tender: Tender, by: User) -> tuple[Role, ...]:
    """The roles that somebody may give to others now."""
    return tuple(role for role in OFFICES if why_not_name(tender, role, by) is None)


def why_not_name(tender: Tender, role: Role, by: User) -> str | None:
    """Why somebody may not give a role to anybody now; None where they may."""
    if Role.AUTHOR not in person_in(tender, by).roles and not _stands_in(tender, role, by):
        return "Only the author names the people of a tender."
    if tender.stage in ENDS:
        return "This tender has ended."
    if role is Role.OPENER and tender.stage == Stage.READY:
        return "Who opens bids was approved with the tender. Return it to draft first to change them."
    if role is Role.OPENER and tender.stage != Stage.DRAFT:
        return "Who opens bids is settled at publication: bids are sealed to their keys."
    if role is Role.APPROVER and _proposed(tender, by):
        return (
            "You proposed this award, so you do not choose who approves it. Another author, or an owner of "
            f"{tender.buyer}, names one more approver where one is needed."
        )
    return None


def _stands_in(tender: Tender, role: Role, by: User) -> bool:
    """An owner names an author where all have left, as questions wait and the deadline with them.

    Once an award is proposed an owner may name an approver, as whoever proposed it may not.
    """
    membership = find_membership(by, tender.buyer_id)
    if membership is None or not membership.is_owner:
        return False
    if role is Role.APPROVER:
        return tender.stage in _WITH_PROPOSAL
    authors = tender.people.filter(role=Role.AUTHOR, person__memberships__organisation=tender.buyer_id)
    return role is Role.AUTHOR and not authors.exists()


def _proposed(tender: Tender, by: User) -> bool:
    if tender.stage not in _WITH_PROPOSAL:
        return False
    proposal = latest_proposal(tender)
    return proposal is not None and proposal.proposer_id == by.pk
