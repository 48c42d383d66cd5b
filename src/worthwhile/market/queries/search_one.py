"""Why a search shows one notice, whatever page of its results that stands on."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_meaning import cosines_of
from worthwhile.market.queries.search_pieces import Marker
from worthwhile.market.queries.search_ranking import ENOUGH_MEANING, answer_text
from worthwhile.market.queries.search_reasons import Known, plain_moment, reasons_for


def reasons_of_one(index: SearchIndex, ocid: str, asked: Search, *, on: datetime) -> tuple[str, ...]:
    """Sentences as beside a hit of ``search``, without its twins; none where the index does not hold it."""
    row = index.row_of(ocid)
    if row is None:
        return ()
    text = answer_text(index, asked)
    cosine = 0.0 if text is None else float(cosines_of(index, text.wanted, np.array([row]))[0])
    known = Known(
        row=index.row(row),
        asked=asked,
        moment=plain_moment(on),
        marker=Marker(() if text is None else text.words.terms),
        cosine=cosine,
        like_from=ENOUGH_MEANING,
        near_from=None if text is None else text.near_from,
        twins=(),
    )
    return reasons_for(known)
