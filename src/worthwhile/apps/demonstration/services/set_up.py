"""Set the demonstration up. Doing it again adds what is missing and changes nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.published_facts import list_published
from worthwhile.apps.demonstration.services.keepers import ASSESSOR, MANAGER, ensure_keeper
from worthwhile.apps.demonstration.services.set_up_examples import EXAMPLES, set_up_example
from worthwhile.apps.demonstration.services.set_up_organisations import set_up_organisation


@dataclass(frozen=True, kw_only=True)
class Space:
    """How much there is to look at."""

    examples: int
    with_facts: int


def set_up_demonstration(*, now: datetime) -> Space:
    """Make the invented organisations with their cases, and the real ones with what articles say of them."""
    with transaction.atomic():
        manager, assessor = ensure_keeper(MANAGER), ensure_keeper(ASSESSOR)
        User.objects.select_for_update().get(pk=manager.pk)
        for invented in EXAMPLES:
            set_up_example(invented, manager=manager, assessor=assessor, now=now)
        published = list_published()
        for organisation in published:
            set_up_organisation(organisation, by=manager, now=now)
    return Space(examples=len(EXAMPLES), with_facts=len(published))
