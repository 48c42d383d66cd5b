"""The values that an organisation entered, with their versions and offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from worthwhile.apps.library.models import Offer, OwnValue, OwnValueVersion
from worthwhile.apps.organisations.models import Organisation


@dataclass(frozen=True)
class KeptValue:
    """A value with its versions, the latest first, and its offers, the latest first."""

    own_value: OwnValue
    versions: Sequence[OwnValueVersion]
    offers: Sequence[Offer]

    @property
    def latest(self) -> OwnValueVersion:
        """What the value is now."""
        return self.versions[0]

    @property
    def standing_offer(self) -> Offer | None:
        """The offer that waits or was accepted."""
        return next((offer for offer in self.offers if offer.is_standing), None)

    @property
    def state_name(self) -> str:
        """How it stands: kept, offered, accepted or declined, in words."""
        if self.own_value.retired_at is not None:
            return "Retired"
        return self.offers[0].state_name if self.offers and self.offers[0].state != "withdrawn" else "Kept"

    def in_force(self, on: date) -> OwnValueVersion | None:
        """The version that held on a day; none before the first, and none once the value was retired."""
        retired = self.own_value.retired_at
        if retired is not None and timezone.localdate(retired) <= on:
            return None
        return next((one for one in self.versions if timezone.localdate(one.entered_at) <= on), None)


def list_own_values(organisation: Organisation) -> list[KeptValue]:
    """Every value of an organisation by label; those that are retired come last."""
    kept = [_kept(value) for value in _with_parts(organisation.own_values.all())]
    return sorted(kept, key=lambda one: (one.own_value.retired_at is not None, one.latest.label.lower()))


def find_own_value(organisation: Organisation, value_id: int) -> KeptValue | None:
    """One value of an organisation."""
    found = _with_parts(organisation.own_values.filter(pk=value_id)).first()
    return _kept(found) if found else None


def _with_parts(values: QuerySet[OwnValue]) -> QuerySet[OwnValue]:
    versions = OwnValueVersion.objects.select_related("entered_by").order_by("-number")
    offers = Offer.objects.select_related("version", "network", "reviewed_by")
    return values.prefetch_related(Prefetch("versions", queryset=versions), Prefetch("offers", queryset=offers))


def _kept(value: OwnValue) -> KeptValue:
    return KeptValue(value, list(value.versions.all()), list(value.offers.all()))
