"""What is kept of an organisation for those who took part in a tender with it."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.close_organisation import OrganisationStillNeeded
from worthwhile.apps.tenders.models import Invited, ProviderLink


def refuse_to_close(*, organisation: Organisation, **_: Any) -> None:
    """Raises OrganisationStillNeeded for one that runs or ran a tender, or answered or was invited to one."""
    if organisation.tenders.exists():
        took_part = "It runs or ran a tender here"
    elif organisation.bids.exists() or Invited.objects.filter(supplier=organisation).exists():
        took_part = "It bid or was invited to a tender here"
    elif ProviderLink.objects.filter(organisation=organisation).exists():
        took_part = "It was considered in a tender here"
    else:
        return
    raise OrganisationStillNeeded(
        f"{took_part}, and the record of a tender is kept whole for everybody who took part. An organisation in such a "
        "record cannot be closed. Its members can leave it"
    )
