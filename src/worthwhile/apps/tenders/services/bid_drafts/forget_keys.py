"""When an organisation is closed, what it wrote here goes with the keys that could open what is left of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import BidDraft
from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import box_name_of
from worthwhile.exchange.sealing import lose_key


def forget_keys(*, organisation: Organisation, **_: Any) -> None:
    """Erase the keys once the closing stands; one that is refused erases none."""
    boxes = [*BidDraft.objects.filter(bidder=organisation).values_list("box", flat=True), box_name_of(organisation)]
    for box in boxes:
        transaction.on_commit(partial(lose_key, settings.HOME, box))
