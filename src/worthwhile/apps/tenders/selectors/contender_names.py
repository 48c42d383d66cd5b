"""What contenders are called: by number while quality is judged, by name once it is settled."""

from __future__ import annotations

from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.engines.tendering import Stage

_UNNAMED = (Stage.SEALED, Stage.ASSESSING, Stage.MODERATING)


def names_are_known(tender: Tender) -> bool:
    """Whether names may stand beside what was judged. Where nobody bids, the buyer named the providers itself."""
    return tender.stage not in _UNNAMED or not tender.bids.exists()


def names_of(tender: Tender) -> dict[int, str]:
    """What each contender is called now, by its key."""
    known = names_are_known(tender)
    found = tender.contenders.select_related("bid__bidder").order_by("number")
    return {one.pk: name_of(one) if known else f"Bid {one.number}" for one in found}


def name_of(contender: Contender) -> str:
    """The name of a contender, whatever the stage: for pages that ask ``names_are_known`` first."""
    if contender.bid is not None:
        return str(contender.bid.bidder)
    return contender.name
