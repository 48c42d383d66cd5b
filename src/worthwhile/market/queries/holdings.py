"""What is held, how fresh it is, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from worthwhile.market.faults import BY_CODE
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import NoMarketYet
from worthwhile.market.store.reading import ALL_TABLES, Market

_MEBIBYTE = 1 << 20


def holdings(home: MarketHome) -> dict[str, Any]:
    """Counts of what is held and compiled.

    ``releases, ocids, mebibytes, set_aside[] (code, title, count), waiting`` (releases not yet compiled), ``compiled``
    (None, or ``made_at, processes, not_merged, freshness[], rows[], faults[]``).
    """
    with Ledger.open(home) as ledger:
        counts = ledger.counts()
        last_seq = ledger.last_seq()
    try:
        market = Market.open(home)
    except NoMarketYet:
        compiled, waiting = None, counts.releases
    else:
        compiled, waiting = _compiled(market), max(0, last_seq - market.state.last_seq)
        market.close()
    return {
        "releases": counts.releases,
        "ocids": counts.processes,
        "mebibytes": round(counts.size / _MEBIBYTE, 1),
        "set_aside": [
            {"code": code, "title": BY_CODE[code].title, "count": count}
            for code, count in sorted(counts.set_aside.items())
        ],
        "waiting": waiting,
        "compiled": compiled,
    }


def _compiled(market: Market) -> dict[str, Any]:
    faults = market.sql("select code, count(distinct ocid) as processes from fault group by code order by code")
    rows = [
        {"table": table.name, "rows": market.sql(f"select count(*) as n from {table.name}")[0]["n"]}  # noqa: S608 - ours
        for table in ALL_TABLES
    ]
    return {
        "made_at": market.state.made_at,
        "processes": rows[0]["rows"],
        "not_merged": sum(segment.set_aside for segment in market.state.segments),
        "freshness": market.freshness(),
        "rows": rows,
        "faults": [{**row, "title": BY_CODE[row["code"]].title} for row in faults],
    }
