"""Whom a quick quote is sent to, and why them."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Invited, Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.engines.tendering import Act, Procedure
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

MOST_INVITED = 20
"""How many a quick quote goes to: each of them is written to, and an account is easily made."""


class CannotInvite(WorthwhileError):
    """A supplier cannot be invited to a tender."""


def invite_supplier(*, tender: Tender, supplier: Organisation, reason: str, by: User, now: datetime) -> Invited:
    """Send a quick quote to a supplier, with the reason why. Raises NotAllowed, CannotInvite, InvalidInput."""
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say why this supplier, such as: it is their turn.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.EDIT, person_in(held, by), now)
        if held.procedure != Procedure.QUICK_QUOTE:
            raise CannotInvite("Suppliers are invited to a quick quote alone. Anybody may answer this tender.")
        if supplier.pk == held.buyer_id:
            raise CannotInvite("An organisation does not bid to itself. Invite another.")
        if supplier.is_demonstration:
            raise CannotInvite("This organisation is part of the demonstration and answers nobody.")
        if held.invited.filter(supplier=supplier).exists():
            raise CannotInvite(f"{supplier} is invited already.")
        if held.invited.count() >= MOST_INVITED:
            raise CannotInvite(f"A quick quote goes to {MOST_INVITED} suppliers at most. Take one off first.")
        invited = Invited.objects.create(tender=held, supplier=supplier, reason=reason.strip(), invited_at=now)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"invited": f"organisation-{supplier.pk}"})
    return invited


def take_invitation_back(*, invited: Invited, by: User, now: datetime) -> None:
    """Invite a supplier no more, while nothing was published. Raises NotAllowed."""
    with locked(invited.tender) as held:
        answer = ask_leave(held, Act.EDIT, person_in(held, by), now)
        held.invited.filter(pk=invited.pk).delete()
        about = {"invited_no_more": f"organisation-{invited.supplier_id}"}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
