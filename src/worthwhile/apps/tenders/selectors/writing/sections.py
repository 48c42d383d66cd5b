"""Every section, in the order of the task list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.apps.tenders.selectors.writing.asked import Group, Section
from worthwhile.apps.tenders.selectors.writing.before_publication import BEFORE_PUBLICATION
from worthwhile.apps.tenders.selectors.writing.how_bids_are_judged import HOW_BIDS_ARE_JUDGED
from worthwhile.apps.tenders.selectors.writing.terms import TERMS
from worthwhile.apps.tenders.selectors.writing.what_changes import WHAT_CHANGES
from worthwhile.apps.tenders.selectors.writing.what_you_buy import WHAT_YOU_BUY
from worthwhile.apps.tenders.selectors.writing.who_may_bid import WHO_MAY_BID

GROUPS: tuple[Group, ...] = (WHAT_YOU_BUY, WHAT_CHANGES, WHO_MAY_BID, HOW_BIDS_ARE_JUDGED, TERMS, BEFORE_PUBLICATION)
SECTIONS: Mapping[str, Section] = MappingProxyType(
    {section.slug: section for group in GROUPS for section in group.sections}
)
