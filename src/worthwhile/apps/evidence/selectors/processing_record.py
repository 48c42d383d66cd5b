"""The record of processing: what is collected, why, on what basis and until when."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.collections import list_collections
from worthwhile.apps.evidence.selectors.readiness import is_about_health
from worthwhile.apps.organisations.models import Organisation

HEADINGS = (
    "organisation", "collection", "state", "purpose", "people", "data", "about health", "lawful basis",
    "basis for data about health", "kept for (months)", "counted", "last day", "smallest group shown",
    "who acts on a worrying answer", "opened", "closed", "codes", "questionnaires erased",
)  # fmt: skip


def processing_record(organisation: Organisation) -> Iterator[tuple[object, ...]]:
    """One row a collection, the newest first, under HEADINGS."""
    return (_row(organisation, collection) for collection in list_collections(organisation))


def _row(organisation: Organisation, collection: Collection) -> tuple[object, ...]:
    measures = collection.measures
    return (
        organisation.name,
        collection.name,
        collection.get_state_display(),
        collection.purpose,
        f"People who use the service: {collection.service}",
        "Answers under a code: " + "; ".join(measure.name for measure in measures),
        "yes" if any(is_about_health(measure) for measure in measures) else "not by the questionnaires themselves",
        collection.get_lawful_basis_display(),
        collection.get_special_category_basis_display(),
        collection.retention_months,
        collection.get_erase_on_display(),
        collection.closes_on or "",
        collection.minimum_group,
        collection.safeguarding_role,
        collection.opened_at.date() if collection.opened_at else "",
        collection.closed_at.date() if collection.closed_at else "",
        collection.participants.filter(erased_at=None).count(),
        sum(collection.erased_counts.values_list("questionnaires", flat=True)),
    )
