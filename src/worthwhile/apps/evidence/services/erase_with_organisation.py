"""What becomes of answers when an organisation is closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Questionnaire
from worthwhile.apps.evidence.selectors.progress import count_open_concerns
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.close_organisation import OrganisationStillNeeded


def erase_with_organisation(*, organisation: Organisation, by: User, at: datetime, **_: Any) -> None:
    """Erase every answer of an organisation that is being closed.

    Raises OrganisationStillNeeded while an answer still needs a person to act: it must not vanish unseen.
    """
    if waiting := count_open_concerns(organisation):
        raise OrganisationStillNeeded(
            f"Answers that need somebody to act: {waiting}. Record what was done about each before you close"
        )
    for collection in organisation.collections.order_by("pk"):
        rows = Questionnaire.objects.filter(participant__collection=collection)
        number = rows.count()
        rows.delete()
        record(Act.ANSWERS_ERASED, organisation.pk, collection, by=by, at=at, content={"questionnaires": number})
