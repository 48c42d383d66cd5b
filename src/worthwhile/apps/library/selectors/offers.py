"""What was offered to a network, what everybody may see, and which network a name means."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, QuerySet

from worthwhile.apps.library.models import Offer, OfferState
from worthwhile.apps.library.selectors.search import fits
from worthwhile.apps.organisations.models import Organisation, OrganisationKind


def list_offers_to(network: Organisation) -> list[Offer]:
    """Every offer to a network: those that wait first, the one that waited longest on top; then the others."""
    offers = list(_whole(Offer.objects.filter(network=network)))
    waiting = [offer for offer in offers if offer.is_waiting]
    return [*reversed(waiting), *(offer for offer in offers if not offer.is_waiting)]


def find_offer_to(network: Organisation, offer_id: int) -> Offer | None:
    """One offer to a network."""
    return _whole(Offer.objects.filter(network=network, pk=offer_id)).first()


def list_shared() -> QuerySet[Offer]:
    """What was accepted and is not withdrawn, by label: what everybody may see.

    What a network accepted that may no longer review is not among it.
    """
    accepted = _whole(Offer.objects.filter(state=OfferState.ACCEPTED)).order_by("version__label", "pk")
    named = settings.REVIEWING_NETWORKS
    return accepted if named is None else accepted.filter(Q(network=None) | Q(network__in=named))


def may_review(organisation: Organisation) -> bool:
    """Whether an organisation may decide what everybody sees: a network, and one that whoever runs this named."""
    named = settings.REVIEWING_NETWORKS
    return organisation.kind == OrganisationKind.NETWORK and (named is None or organisation.pk in named)


def search_shared(query: str) -> list[Offer]:
    """What everybody may see and every word of a query fits."""
    return [offer for offer in list_shared() if fits(query, f"{offer.version.label} {offer.version.description}")]


def find_shared(offer_id: int) -> Offer | None:
    """One value that everybody may see."""
    return list_shared().filter(pk=offer_id).first()


def list_networks_called(name: str, *, other_than: Organisation) -> list[Organisation]:
    """The networks that may review with exactly this name or registered number, capitals aside."""
    networks = Organisation.objects.filter(kind=OrganisationKind.NETWORK, demonstration="").exclude(pk=other_than.pk)
    if settings.REVIEWING_NETWORKS is not None:
        networks = networks.filter(pk__in=settings.REVIEWING_NETWORKS)
    given = name.strip()
    return list(networks.filter(Q(name__iexact=given) | Q(identifiers__value__iexact=given)).distinct()[:2])


def _whole(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    return offers.select_related("version", "own_value__organisation", "network", "reviewed_by")
