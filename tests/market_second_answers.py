"""Each question answered plainly: slug -> (candidates, answer), over ``Second`` of the second implementation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.market_second_implementation import (
    ROW,
    Second,
    banded,
    first_reason,
    money,
    part,
    percentile,
    tally,
    whole_pence,
)
from worthwhile.reference import areas
from worthwhile.reference.areas import ancestors

SIZES = (10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000)
REGION = ("region", "nation")
ANY_VCSE = {"stated_vcse", "charity_number", "mutual_number", "charity_name", "enterprise_name", "stated_mutual"}
ANY_ENTERPRISE = {"stated_mutual", "mutual_number", "enterprise_name"}


def contract_sizes(rows: list[ROW]) -> list[tuple[Any, ...]]:
    bands = banded(rows, lambda row: row["pence"] / 100, SIZES)
    whole = sum(row["pence"] for row in rows)
    sums = [sum(row["pence"] for row in band) for band in bands]
    return [
        (len(band), part(len(band), len(rows)), pence / 100, part(pence, whole))
        for band, pence in zip(bands, sums, strict=True)
    ]


def kinds_of_winner(rows: list[ROW]) -> list[tuple[Any, ...]]:
    ways = [
        lambda f: "stated_vcse" in f, lambda f: "charity_number" in f, lambda f: "mutual_number" in f,
        lambda f: "charity_name" in f, lambda f: "enterprise_name" in f, lambda f: bool(f & ANY_VCSE),
        lambda f: "stated_mutual" in f, lambda f: "mutual_number" in f, lambda f: "enterprise_name" in f,
        lambda f: bool(f & ANY_ENTERPRISE), lambda f: "stated_supported" in f, lambda f: "stated_sme" in f,
        lambda f: "stated_large" in f, lambda f: "stated_not_vcse" in f and not f & ANY_VCSE,
        lambda f: "stated_not_vcse" not in f and not f & ANY_VCSE,
        lambda f: not f & {"stated_sme", "stated_large"}, lambda f: True,
    ]  # fmt: skip
    whole = sum(row["cut"] for row in rows if row["cut"] is not None)
    answer = []
    for way in ways:
        chosen = [row for row in rows if way(row["flags"])]
        valued = [row["cut"] for row in chosen if row["cut"] is not None]
        who = len({row["supplier"] for row in chosen})
        shares = part(len(chosen), len(rows)), part(sum(valued), whole)
        answer.append((len(chosen), shares[0], who, len(valued), sum(valued) / 100, shares[1]))
    return answer


def bids_candidates(second: Second) -> list[ROW]:
    came = [row for row in second.processes() if (row["suppliers"] or 0) > 0 or row["bids"] is not None]
    return [first_reason(r, (r["twin"], "twin"), (r["bids"] is None or r["bids"] < 0, "absent")) for r in came]


def bids_received(rows: list[ROW]) -> list[tuple[Any, ...]]:
    return [(len(b), part(len(b), len(rows))) for b in banded(rows, lambda row: row["bids"], (1, 2, 3, 4, 6, 11))]


def lengths_candidates(second: Second) -> list[ROW]:
    return [
        first_reason(
            row,
            (row["twin"], "twin"),
            (bool(row["framework"]), "framework"),
            (row["contract_months"] is None, "absent"),
            ((row["contract_months"] or 0) <= 0, "backwards"),
            ((row["contract_months"] or 0) > 1200, "too-long"),
        )
        for row in second.processes()
    ]


def contract_lengths(rows: list[ROW]) -> list[tuple[Any, ...]]:
    answer = []
    for year, group in sorted(tally(rows, lambda row: row["published_on"].year).items()):
        months = [row["contract_months"] for row in group]
        short = sum(value <= 12 for value in months)
        quartiles = [percentile(months, percent) for percent in (25, 50, 75)]
        answer.append((year, len(group), *quartiles, short, part(short, len(group))))
    return answer


def lots_candidates(second: Second) -> list[ROW]:
    return [first_reason(r, (r["twin"], "twin"), (r["lots"] is None, "absent")) for r in second.processes()]


def lots(rows: list[ROW]) -> list[tuple[Any, ...]]:
    bands = banded(rows, lambda row: row["lots"], (1, 2, 4, 11))
    return [(len(band), part(len(band), len(rows)), sum(row["lots"] for row in band)) for band in bands]


def lot_candidates(second: Second) -> list[ROW]:
    found = []
    for process in second.processes():
        if (process["lots"] or 0) <= 1:
            continue
        for lot in second.of("lot", process["ocid"]):
            net, pounds = lot["value_net"], lot["value_currency"] == "GBP"
            row = first_reason(
                process,
                (process["twin"], "twin"),
                (bool(lot["collided"]), "collided"),
                (bool(process["framework"]), "framework"),
                (net is not None and not pounds, "currency"),
                (net is not None and net > 100_000_000_000, "too-large"),
                (net is None and lot["value_gross"] is not None, "gross-only"),
                (net is None and lot["value_state"] == "zero", "zero"),
                (net is None, "absent"),
            )
            found.append({**row, "pence": None if row["left_out"] else whole_pence(net)})
    return found


def lot_sizes(rows: list[ROW]) -> list[tuple[Any, ...]]:
    return [(len(b), part(len(b), len(rows))) for b in banded(rows, lambda row: row["pence"] / 100, SIZES)]


def region_of(code: str) -> str:
    return next((place for place in (code, *ancestors(code)) if areas.area(place).kind in REGION), code)


def concentration_candidates(second: Second) -> list[ROW]:
    found = []
    for row in second.wins():
        codes = {place["code"] for place in second.of("area", row["ocid"])} - {None}
        codes = codes & set(second.scope.areas) if second.scope.areas else {region_of(code) for code in codes}
        service = (row["main_cpv"] or "not stated")[:3] if row["main_cpv"] else "not stated"
        found += [{**row, "area": code, "service": service} for code in codes or {"not stated"}]
    return found


def concentration(rows: list[ROW]) -> list[tuple[Any, ...]]:
    answer = []
    for (area, service), group in tally(rows, lambda row: (row["area"], row["service"])).items():
        by_supplier = tally(group, lambda row: row["supplier"])
        wins = [len(won) for won in by_supplier.values()]
        valued = [row["cut"] for row in group if row["cut"] is not None]
        pence = [sum(row["cut"] or 0 for row in won) for won in by_supplier.values()]
        enough, worth = len(group) >= 20, len(valued) >= 20
        answer.append(
            (
                area,
                service,
                len(group),
                len(by_supplier),
                max(wins) / len(group) if enough else None,
                round(10_000 * sum(w * w for w in wins) / len(group) ** 2) if enough else None,
                len(valued),
                sum(valued) / 100,
                round(10_000 * sum(p * p for p in pence) / sum(pence) ** 2) if worth and sum(pence) else None,
            )
        )
    return sorted(answer, key=lambda row: (-row[2], row[0], row[1]))


def notice_candidates(second: Second) -> list[ROW]:
    return [
        first_reason(
            row,
            (row["twin"], "twin"),
            (row["opened_at"] is None, "never-open"),
            (row["notice_days"] is None, "absent"),
            ((row["notice_days"] or 0) < 0, "backwards"),
            ((row["notice_days"] or 0) > 731, "far-deadline"),
        )
        for row in second.processes()
        if not row["dynamic_market"]
    ]


def notice_periods(rows: list[ROW]) -> list[tuple[Any, ...]]:
    middle = percentile([row["notice_days"] for row in rows], 50) if rows else None
    return [
        (
            len(band),
            part(len(band), len(rows)),
            sum(bool(row["light_touch"]) for row in band),
            sum(bool(row["above_threshold"]) for row in band),
            middle,
        )
        for band in banded(rows, lambda row: row["notice_days"], (10, 25, 35, 60))
    ]


def payment_candidates(second: Second) -> list[ROW]:
    found = []
    for process in second.processes(dated=False):
        for paper in second.of("document", process["ocid"]):
            day = paper["published_at"].date() if paper["published_at"] else process["published_on"]
            if paper["notice_type"] in ("UK8", "UK9", "UK17") and not paper["collided"] and second.in_span(day):
                row = first_reason(process, (process["twin"], "twin"))
                found.append({**row, "paper": paper, "notice_on": day})
    return found


def payment_performance(rows: list[ROW]) -> list[tuple[Any, ...]]:
    ordered = sorted(rows, key=lambda row: (row["ocid"], row["paper"]["notice_type"], row["paper"]["document_id"]))
    ordered.sort(key=lambda row: row["notice_on"], reverse=True)
    return [(row["paper"]["notice_type"], row["notice_on"], row["ocid"]) for row in ordered]


def weight_candidates(second: Second) -> list[ROW]:
    found = []
    for process in second.processes():
        criteria = second.of("criterion", process["ocid"])
        by_lot = tally(
            [c for c in criteria if c["social_value"] and c["weight"] is not None and 0 <= c["weight"] <= 100],
            lambda row: row["lot_id"],
        )
        row = first_reason(process, (process["twin"], "twin"), (not criteria, "no-criteria"))
        weight = max((round(sum(c["weight"] for c in lot), 6) for lot in by_lot.values()), default=None)
        found.append({**row, "named": any(c["social_value"] for c in criteria), "weight": weight})
    return found


def social_value_weights(rows: list[ROW]) -> list[tuple[Any, ...]]:
    unnamed = [row for row in rows if not row["named"]]
    silent = [row for row in rows if row["named"] and row["weight"] is None]
    weighed = [row for row in rows if row["weight"] is not None]
    bands = [unnamed, silent, *banded(weighed, lambda row: row["weight"], (5, 10, 15, 20))]
    return [(len(band), part(len(band), len(rows))) for band in bands]


def reserved_candidates(second: Second) -> list[ROW]:
    found = []
    for process in second.processes():
        rows = second.of("reserved", process["ocid"])
        row = first_reason(process, (process["twin"], "twin"))
        codes = {r["code"] for r in rows} - {None}
        found.append({**row, "codes": codes, "rows": rows, "place": any(r["location"] for r in rows)})
    return found


def reserved_contracts(rows: list[ROW]) -> list[tuple[Any, ...]]:
    known = ("shelteredWorkshop", "publicServiceMissionOrganization", "smeVcse")
    counts = [sum(code in row["codes"] for row in rows) for code in known]
    counts.append(sum(bool(row["codes"] - set(known)) for row in rows))
    counts += [sum(row["place"] for row in rows), sum(bool(row["rows"]) for row in rows)]
    free = [row for row in rows if not row["rows"]]
    counts += [sum(bool(row[name]) for row in free) for name in ("sme_suitable", "vcse_suitable")]
    return [(count, part(count, len(rows))) for count in (*counts, len(rows))]


def direct_candidates(second: Second) -> list[ROW]:
    found = []
    for process in second.processes():
        if (process["suppliers"] or 0) <= 0 and process["method"] != "direct":
            continue
        told = process["notice_type"] == "UK5" or any(
            paper["notice_type"] == "UK5" for paper in second.of("document", process["ocid"])
        )
        how = "direct" if told else process["method"]
        row = first_reason(
            process, (process["twin"], "twin"), (how not in ("open", "selective", "limited", "direct"), "absent")
        )
        found.append({**row, "how": how, "announced": told})
    return found


def direct_awards(rows: list[ROW]) -> list[tuple[Any, ...]]:
    answer = []
    for method in ("open", "selective", "limited", "direct"):
        group = [row for row in rows if row["how"] == method]
        announced, reasoned = sum(r["announced"] for r in group), sum(r["method_rationale"] is not None for r in group)
        answer.append((len(group), part(len(group), len(rows)), announced, reasoned))
    return answer


def top_suppliers(rows: list[ROW]) -> list[tuple[Any, ...]]:
    groups = tally(rows, lambda row: row["supplier"])
    worth = sum(row["cut"] or 0 for row in rows)
    answer = []
    for supplier, won in groups.items():
        cuts = [row["cut"] for row in won if row["cut"] is not None]
        names = [row["name"] for row in won if row["name"]]
        buyers = {row["buyer_key"] or (row["buyer_name_key"] and f"name:{row['buyer_name_key']}") for row in won}
        answer.append(
            (
                supplier,
                min(names, default=None),
                len(won),
                part(len(won), len(rows)),
                len(buyers - {None}),
                len(cuts),
                sum(cuts) / 100,
                part(sum(cuts), worth),
                max(row["day"] for row in won),
                len(rows),
                len(groups),
            )
        )
    return sorted(answer, key=lambda row: (-row[2], -row[6], row[0]))[:100]


Candidates = Callable[[Second], list[ROW]]
Answer = Callable[[list[ROW]], list[tuple[Any, ...]]]
PLAINLY: dict[str, tuple[Candidates, Answer, tuple[str, ...]]] = {
    "contract-sizes": (lambda second: money(second.contracts()), contract_sizes, ("band", "low", "high")),
    "kinds-of-winner": (Second.wins, kinds_of_winner, ("kind", "how")),
    "bids-received": (bids_candidates, bids_received, ("band",)),
    "contract-lengths": (lengths_candidates, contract_lengths, ()),
    "lots": (lots_candidates, lots, ("band",)),
    "lot-sizes": (lot_candidates, lot_sizes, ("band", "low", "high")),
    "concentration": (concentration_candidates, concentration, ()),
    "notice-periods": (notice_candidates, notice_periods, ("band",)),
    "payment-performance": (payment_candidates, payment_performance, ("about", "buyer_name", "title", "url")),
    "social-value-weights": (weight_candidates, social_value_weights, ("band",)),
    "reserved-contracts": (reserved_candidates, reserved_contracts, ("kind", "for_whom")),
    "direct-awards": (direct_candidates, direct_awards, ("method", "about")),
    "top-suppliers": (Second.wins, top_suppliers, ()),
}
"""By slug: the candidates, the answer, and the columns that only label the rows and are not answered again."""
