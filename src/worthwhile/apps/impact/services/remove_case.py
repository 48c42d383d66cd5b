"""Remove a case with everything that was kept of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.removal import reasons_to_keep
from worthwhile.kernel.problems import WorthwhileError


class CaseStillNeeded(WorthwhileError):
    """Somebody stands behind figures of the case, or another case is held against them."""


def remove_case(*, case: Case, by: User, now: datetime) -> None:
    """Erase a case with its history, versions and scenarios; the audit log keeps that it was removed.

    Raises CaseStillNeeded, with every reason and nothing changed.
    """
    with transaction.atomic():
        # Whoever signs a version waits for this row too, so that nothing is signed while it goes.
        going = Case.objects.select_for_update().get(pk=case.pk)
        reasons = reasons_to_keep(going)
        if reasons:
            raise CaseStillNeeded(" ".join(reasons))
        number, revision = going.pk, going.revision
        try:
            going.delete()
        except (ProtectedError, RestrictedError):
            raise CaseStillNeeded("Something else in this organisation still refers to the case.") from None
        record_act(
            act=Act.CASE_REMOVED,
            object_kind="case",
            object_id=number,
            content={"revision": revision},
            at=now,
            actor_id=by.pk,
            organisation_id=going.organisation_id,
        )
