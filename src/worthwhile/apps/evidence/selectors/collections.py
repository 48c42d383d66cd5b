"""Which collections there are."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import Collection, CollectionState
from worthwhile.apps.organisations.models import Organisation


def list_collections(organisation: Organisation) -> QuerySet[Collection]:
    """Every collection of an organisation, the newest first."""
    return organisation.collections.order_by("-created_at", "-pk")


def find_collection(organisation: Organisation, collection_id: int) -> Collection | None:
    """One collection of an organisation."""
    return organisation.collections.select_related("organisation").filter(pk=collection_id).first()


def find_collection_by_token(token: str) -> Collection | None:
    """The collection that a link leads to, open or closed; None for a draft, which asks nobody yet.

    Takes no organisation: the link is what is known.
    """
    asked = Collection.objects.select_related("organisation").exclude(state=CollectionState.DRAFT)
    return asked.filter(token=token).first()
