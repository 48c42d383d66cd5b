"""Find opportunities by words, meaning and filters, answered for a moment that is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_facets import facets_of
from worthwhile.market.queries.search_filters import Filter, filters_of, mask_of, value_stated
from worthwhile.market.queries.search_hits import Found, Hit, ShutOut
from worthwhile.market.queries.search_meaning import cosines_of
from worthwhile.market.queries.search_pieces import Marker
from worthwhile.market.queries.search_ranking import (
    ENOUGH_MEANING,
    Answering,
    Matched,
    answer_text,
    match_answer,
    once_each,
    page_of,
    sort_keys,
)
from worthwhile.market.queries.search_reasons import Known, plain_moment, reasons_for
from worthwhile.market.queries.search_twins import twins_shown

FACETED = (
    "regimes", "notice_types", "stages", "publishers", "areas", "cpv", "services",
    "suits_sme", "suits_vcse", "light_touch",
)  # fmt: skip


def search(index: SearchIndex, asked: Search, *, on: datetime) -> Found:
    """The notices that answer ``asked`` as things stood at ``on``, best first, each procurement once.

    ``on`` decides what is open and how soon it closes; without a zone it is UTC. What the index holds is not cut to
    that moment: a notice published later is found, unless ``open_only`` keeps it out.
    """
    filters = filters_of(asked, on=on)
    text = answer_text(index, asked)
    matched = match_answer(index, asked, text, mask_of(index, filters))
    keys = sort_keys(index, asked, matched)
    shown = once_each(index, matched.rows, keys)
    page = page_of(index, shown, keys, first=(asked.page - 1) * asked.per_page, most=asked.per_page)
    total = int(np.count_nonzero(shown))
    without = _found_without(index, asked, text, filters, FACETED)
    scores = keys if text is not None and asked.sort == "best" else None
    return Found(
        hits=_hits(index, asked, text, page, scores, plain_moment(on)),
        total=total,
        page=asked.page,
        per_page=asked.per_page,
        facets=facets_of(index, shown, without),
        not_stated=_not_stated(index, asked, shown),
        shut_out=() if total else _shut_out(index, asked, text, filters),
        loosely_related=0 if asked.loosely else _count_loose(index, matched, keys) - total,
    )


def _count_loose(index: SearchIndex, matched: Matched, keys: Array) -> int:
    """How many procurements there are with what is only loosely related."""
    rows = matched.rows.copy()
    rows[matched.loose] = True
    return int(np.count_nonzero(once_each(index, rows, keys)))


def _found_without(
    index: SearchIndex, asked: Search, text: Answering | None, filters: list[Filter], names: tuple[str, ...]
) -> dict[str, Array]:
    """What would be found without each of the named filters that are in use, each procurement once."""
    made = {}
    for left_out in filters:
        if left_out.name in names:
            allowed = mask_of(index, [kept for kept in filters if kept is not left_out])
            rows = match_answer(index, asked, text, allowed).rows
            made[left_out.name] = once_each(index, rows, rows if text is None else text.of_words)
    return made


def _shut_out(index: SearchIndex, asked: Search, text: Answering | None, filters: list[Filter]) -> tuple[ShutOut, ...]:
    """The filters that keep everything out, each by what there would be without it."""
    without = _found_without(index, asked, text, filters, tuple(one.name for one in filters))
    counted = [ShutOut(filter=name, found_without=int(np.count_nonzero(rows))) for name, rows in without.items()]
    return tuple(sorted((one for one in counted if one.found_without), key=lambda one: -one.found_without))


def _not_stated(index: SearchIndex, asked: Search, shown: Array) -> dict[str, int]:
    """How many are shown though they do not state what is asked for."""
    made = {}
    if asked.areas and not asked.strict:
        stated = index.column(lambda segment: segment.arrays["areas.stated"], np.dtype(np.bool_))
        made["areas"] = int(np.count_nonzero(shown & ~stated))
    if (asked.minimum is not None or asked.maximum is not None) and not asked.strict:
        stated = index.column(value_stated, np.dtype(np.bool_))
        made["value"] = int(np.count_nonzero(shown & ~stated))
    return {name: count for name, count in made.items() if count}


def _hits(
    index: SearchIndex, asked: Search, text: Answering | None, page: Array, scores: Array | None, moment: datetime
) -> tuple[Hit, ...]:
    ascending = np.sort(page)
    near = np.zeros(page.size) if text is None else cosines_of(index, text.wanted, ascending)
    cosines = dict(zip(ascending.tolist(), near.tolist(), strict=True))
    marker = Marker(() if text is None else text.words.terms)
    hits = []
    for row in page.tolist():
        score = None if scores is None else round(float(scores[row]), 4)
        twins, more_twins = twins_shown(index, row)
        known = Known(
            row=index.row(row),
            asked=asked,
            moment=moment,
            marker=marker,
            cosine=cosines[row],
            like_from=ENOUGH_MEANING,
            near_from=None if text is None else text.near_from,
            twins=twins,
        )
        hits.append(_hit(known, score, more_twins))
    return tuple(hits)


def _hit(known: Known, score: float | None, more_twins: int) -> Hit:
    row: Mapping[str, Any] = known.row
    in_title, elsewhere = known.marker.words_used(row)
    high, low = row["value_high"], row["value_low"]
    return Hit(
        ocid=row["ocid"],
        title=row["title"] or "",
        buyer=row["buyer_name"],
        value=low if high is None else high,
        value_low=low,
        currency=None if high is None and low is None else "GBP",
        deadline=row["deadline_at"],
        areas=tuple(row["areas"] or ()),
        cpv=tuple(row["cpv"] or ()),
        score=score,
        reasons=reasons_for(known),
        words=(*in_title, *elsewhere),
        title_pieces=known.marker.pieces(row["title"] or ""),
        snippet=known.marker.snippet(row["text"] or ""),
        twins=known.twins,
        more_twins=more_twins,
        row=row,
    )
