"""Closing an organisation erases what it holds and keeps its number in the audit log."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.dispatch import Signal
from django.template.loader import render_to_string

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.selectors.contents import list_contents
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

# Sent in the same transaction, before anything is erased, with organisation, by and at. What a later area of work
# keeps of the organisation it erases then, or raises OrganisationStillNeeded with the reason.
organisation_closing = Signal()


class OrganisationStillNeeded(WorthwhileError):
    """Others depend on what the organisation holds."""


class AlreadyClosed(WorthwhileError):
    """Somebody else closed the organisation meanwhile."""

    def __init__(self) -> None:
        super().__init__("This organisation is closed already")


def close_organisation(*, organisation: Organisation, by: User, now: datetime) -> None:
    """Erase an organisation with its members' access, invitations, facts, numbers and access tokens.

    The members are told by e-mail that it is closed, and no more. Raises OrganisationStillNeeded, with nothing
    changed, while others depend on it, or AlreadyClosed.
    """
    with transaction.atomic():
        closing = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
        if closing is None:
            raise AlreadyClosed
        held = {content.kind: content.count for content in list_contents(closing)}
        told = closing.memberships.filter(person__is_active=True, person__visiting_until=None)
        addresses = list(told.order_by("pk").values_list("person__email", flat=True))
        organisation_closing.send(Organisation, organisation=closing, by=by, at=now)
        record(Act.ORGANISATION_CLOSED, closing, closing, by=by, at=now, content=held)
        transaction.on_commit(partial(_tell, closing.name, addresses))
        _erase(closing)


def _erase(organisation: Organisation) -> None:
    """Erase all that is left. What an area of work protects, and did not erase itself, is still needed."""
    try:
        organisation.delete()
    except (ProtectedError, RestrictedError) as error:
        rows = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
        kinds = ", ".join(sorted({str(row._meta.verbose_name) for row in rows}))
        raise OrganisationStillNeeded(f"Remove what is still needed from it first: {kinds}") from None


def _tell(name: str, addresses: list[str]) -> None:
    """One letter a member, so that none sees another's address. What cannot be sent undoes nothing."""
    text = render_to_string("organisations/closed.txt", {"name": name})
    letters = [EmailMessage(subject="An organisation was closed on Worthwhile", body=text, to=[to]) for to in addresses]
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException):
        return
