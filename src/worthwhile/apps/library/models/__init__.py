"""What organisations add to the library."""

from worthwhile.apps.library.models.offer import Offer, OfferState
from worthwhile.apps.library.models.own_value import OwnValue, OwnValueVersion, Sharing, VersionIsFinal

__all__ = ["Offer", "OfferState", "OwnValue", "OwnValueVersion", "Sharing", "VersionIsFinal"]
