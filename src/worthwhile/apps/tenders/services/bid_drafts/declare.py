"""Keep what an organisation declares, so that it is asked once; a person confirms it for every bid by a tick."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import DeclarationKept
from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import box_name_of, hash_of_text
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.sealing import make_box


def keep_declaration(
    *,
    organisation: Organisation,
    text: str,
    holds: bool,
    words: str,
    valid_until: date | None,
    by: User,
    now: datetime,
    made_on: date,
) -> DeclarationKept:
    """Keep a declaration as it was made on a day, for bids to come."""
    said = {"text": text, "holds": holds, "words": words}
    box = make_box(settings.HOME, box_name_of(organisation))
    with transaction.atomic():
        kept = DeclarationKept.objects.create(
            organisation=organisation,
            text_hash=hash_of_text(text),
            sealed=box.put(exact_json_text(said).encode()),
            made_on=made_on,
            valid_until=valid_until,
            made_by=by,
        )
        record(AuditAct.DECLARATION_MADE, organisation, kept, by=by, at=now, content={"made_on": made_on})
    return kept
