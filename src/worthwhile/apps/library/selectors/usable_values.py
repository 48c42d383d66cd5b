"""The values an organisation may put into a case beside those that ship: its own, and those shared after review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from worthwhile.apps.library.models import Offer, OwnValue, OwnValueVersion
from worthwhile.apps.library.selectors.offers import list_shared
from worthwhile.apps.library.selectors.own_values import find_own_value, list_own_values
from worthwhile.apps.organisations.models import Organisation
from worthwhile.kernel.dates import PriceYear


@dataclass(frozen=True, kw_only=True)
class UsableValue:
    """What an outcome of a case takes: worth of one ``unit`` in pounds of ``value_year``, and where it comes from.

    ``pk`` finds it again and ``reference`` is what a case keeps; ``version`` says which of its versions this is.
    ``reviewed_by`` names the network that reviewed a value another organisation shared, and is empty for one's own.
    """

    pk: int
    reference: str
    version: int
    label: str
    description: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    value_year: PriceYear
    kind: str
    agency: str
    unit: str
    source_text: str
    reviewed_by: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether another organisation entered it."""
        return bool(self.reviewed_by)


def list_usable_values(organisation: Organisation, *, on: date) -> tuple[UsableValue, ...]:
    """The organisation's own values that hold on a day, then the values of others that are shared by then."""
    own = ((kept.own_value, kept.in_force(on)) for kept in list_own_values(organisation))
    shared = (offer for offer in list_shared() if offer.own_value.organisation_id != organisation.pk)
    return (
        *(_usable(value, version) for value, version in own if version is not None),
        *(_shared(offer) for offer in shared if _is_shared(offer, on)),
    )


def find_usable_value(organisation: Organisation, pk: int, *, on: date) -> UsableValue | None:
    """One of the values that ``list_usable_values`` gives, by its ``pk``."""
    own = find_own_value(organisation, pk)
    if own is not None:
        version = own.in_force(on)
        return _usable(own.own_value, version) if version is not None else None
    offer = list_shared().filter(own_value_id=pk).first()
    return _shared(offer) if offer is not None and _is_shared(offer, on) else None


def _is_shared(offer: Offer, on: date) -> bool:
    return offer.reviewed_at is not None and timezone.localdate(offer.reviewed_at) <= on


def _shared(offer: Offer) -> UsableValue:
    return _usable(offer.own_value, offer.version, reviewed_by=offer.network_name)


def _usable(value: OwnValue, version: OwnValueVersion, *, reviewed_by: str = "") -> UsableValue:
    source = version.source_text
    return UsableValue(
        pk=value.pk,
        reference=value.reference,
        version=version.number,
        label=version.label,
        description=version.description,
        value=version.amount,
        low=version.low,
        high=version.high,
        value_year=PriceYear.parse(version.price_year),
        kind=version.kind,
        agency=version.agency,
        unit=version.unit,
        source_text=f"{source} (shared by a member, reviewed by {reviewed_by})" if reviewed_by else source,
        reviewed_by=reviewed_by,
    )
