"""Say that the results of a collection may have changed, once what changed them is kept for good."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import Signal

from worthwhile.apps.evidence.models import Collection

# Sent with ``organisation`` and ``collection``. A receiver that fails is logged and stops nobody's answers.
results_changed = Signal()


def tell_results_changed(collection: Collection) -> None:
    """Send ``results_changed`` when the transaction ends well; call it in the transaction that adds, changes or
    erases complete questionnaires."""

    def send() -> None:
        results_changed.send_robust(sender=Collection, organisation=collection.organisation, collection=collection)

    transaction.on_commit(send)
