"""Let somebody in to look around, without an account of their own."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.services.open_account import record_account_created
from worthwhile.apps.demonstration.selectors.space import NAME_OF_A_VISITORS_OWN
from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits
from worthwhile.apps.demonstration.services.keepers import MANAGER, ensure_keeper
from worthwhile.apps.demonstration.services.set_up_examples import EXAMPLES, copy_of_case
from worthwhile.apps.organisations.models import OrganisationKind
from worthwhile.apps.organisations.services.create_organisation import create_organisation
from worthwhile.kernel.problems import WorthwhileError

STAY = timedelta(hours=24)
MOST_VISITORS = 500
NAME_BYTES = 12
ERASED_ON_ENTERING = 5


class TooManyVisitors(WorthwhileError):
    """As many people look around as there is room for."""

    def __init__(self) -> None:
        super().__init__(f"{MOST_VISITORS} people are looking around, and that is as many as can. Try again later")


def enter_demonstration(*, now: datetime) -> User:
    """Make a visitor with an organisation of their own, and in it a copy of every complete case.

    A visitor has no password, and an address that cannot exist (RFC 2606). Visits whose time is over are erased
    first, a few at a time so that nobody waits for them. Raises TooManyVisitors.
    """
    erase_due_visits(now=now, most=ERASED_ON_ENTERING)
    with transaction.atomic():
        # The keeper's row is the lock: of two who enter at once, the second counts the first.
        User.objects.select_for_update().get(pk=ensure_keeper(MANAGER).pk)
        if User.objects.filter(visiting_until__gt=now).count() >= MOST_VISITORS:
            raise TooManyVisitors
        visitor = User.objects.create_user(f"visitor-{secrets.token_hex(NAME_BYTES)}@visitor.invalid", name="Visitor")
        visitor.visiting_until = now + STAY
        visitor.save(update_fields=["visiting_until"])
        record_account_created(visitor, at=now)
        own = create_organisation(
            founder=visitor,
            kind=OrganisationKind.PROVIDER,
            name=NAME_OF_A_VISITORS_OWN,
            legal_form="",
            now=now,
        )
        for invented in EXAMPLES:
            copy_of_case(invented, own, by=visitor, now=now)
    return visitor
