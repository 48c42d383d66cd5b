"""The questions about the shape of a market answered a second time, in plain Python over lists of rows.

Written from the pages of methods, with loops and dictionaries and no query. Where this and the queries disagree, one of
them is wrong. ``Rows`` is what tests/market_tables.py makes: table name -> rows as dictionaries.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import floor, isclose
from typing import Any

from worthwhile.market.queries.scope import Scope

ROW = dict[str, Any]
Rows = dict[str, list[ROW]]
PORTALS = {"find-a-tender": 0, "public-contracts-scotland": 1, "sell2wales": 2, "contracts-finder": 3}
TOO_MUCH = 100_000_000_000
CHARITY = re.compile(r"(^|[^a-z])(charity|charities|charitable|cio|voluntary action|voluntary service)([^a-z]|$)")
ENTERPRISE = re.compile(
    r"(^|[^a-z])(cic|c\.i\.c|community interest company|social enterprise|community benefit society)([^a-z]|$)"
)


def whole_pence(pounds: float) -> int:
    """Half a penny goes up."""
    return floor(pounds * 100 + 0.5)


def part(some: float, whole: float) -> float | None:
    return some / whole if whole else None


def placed(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)


def percentile(values: Iterable[float], percent: int) -> float:
    ordered = sorted(values)
    reach = Fraction((len(ordered) - 1) * percent, 100)
    below = floor(reach)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * float(reach - below)


def notice_of(ocid: str) -> str:
    """The prefix of the publisher and the GUID at the end, where there is one."""
    guid = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", ocid)
    return ocid[:11] + guid.group() if guid else ocid


class Second:
    """One market; ``on`` and ``scope`` as the questions have them."""

    def __init__(self, rows: Rows, scope: Scope, on: date) -> None:
        self.rows, self.scope, self.on = rows, scope, on
        self.canonical = {row["organisation_key"]: row["canonical_key"] for row in rows["organisation"]}
        self.opportunity = {row["ocid"]: row for row in rows["opportunity"]}
        self.by_ocid: dict[str, dict[str, list[ROW]]] = {}
        for table, held in rows.items():
            if table != "organisation":
                self.by_ocid[table] = tally(held, lambda row: row["ocid"])

    def key(self, key: str | None) -> str | None:
        return self.canonical.get(key, key) if key else key

    def of(self, table: str, ocid: str) -> list[ROW]:
        return self.by_ocid[table].get(ocid, [])

    def in_span(self, day: date | None) -> bool:
        since, until = self.scope.since, self.scope.until
        if day is None:
            return False
        return day <= self.on and (since is None or day >= since) and (until is None or day <= until)

    def processes(self, *, dated: bool = True) -> list[ROW]:
        found = []
        for row in self.rows["process"]:
            told = self.opportunity[row["ocid"]]
            first = row["published_at"] or row["first_at"]
            day = first.date() if first else None
            process = {**row, **{n: told[n] for n in ("twin_key", "demonstration", "areas_from", "opened_at")}}
            process |= {"published_on": day, "buyer_key": self.key(row["buyer_key"])}
            if day is None or day > self.on or (dated and not self.in_span(day)):
                continue
            if self._asked_for(process):
                found.append(process)
        return self._twins_told(found)

    def _asked_for(self, process: ROW) -> bool:
        scope, ocid = self.scope, process["ocid"]
        buyers = {self.key(key) for key in scope.buyers}
        name = (process["buyer_name"] or "").lower()
        winners = {self.key(row["organisation_key"]) for row in self.of("award_supplier", ocid)} - {None}
        codes = [row["code"] or "" for row in self.of("cpv", ocid)]
        return (
            (not buyers or process["buyer_key"] in buyers)
            and all(word in name for word in scope.buyer_words.lower().split())
            and (not scope.suppliers or bool(winners & {self.key(key) for key in scope.suppliers}))
            and (not scope.areas or any(row["code"] in scope.areas for row in self.of("area", ocid)))
            and (not scope.cpv or any(code.startswith(scope.cpv_prefixes) for code in codes))
        )

    def _twins_told(self, found: list[ROW]) -> list[ROW]:
        def place(row: ROW) -> tuple[int, int]:
            return (0 if (row["suppliers"] or 0) > 0 else 1, PORTALS.get(row["publisher"], 4))

        best: dict[str, tuple[int, int]] = {}
        for row in found:
            if row["twin_key"]:
                best[row["twin_key"]] = min(best.get(row["twin_key"], (9, 9)), place(row))
        notices = tally(found, lambda row: notice_of(row["ocid"]))
        stays = {notice: self._told_best(rows, place) for notice, rows in notices.items()}
        for row in found:
            elsewhere = bool(row["twin_key"]) and place(row)[1] != best[row["twin_key"]][1]
            row["twin"] = elsewhere or stays[notice_of(row["ocid"])] != row["ocid"]
        return found

    @staticmethod
    def _told_best(rows: list[ROW], place: Callable[[ROW], tuple[int, int]]) -> str:
        """Of the ocids of one notice: with awards first, then with the latest release, then in order."""
        first = min(place(row) for row in rows)
        best = [row for row in rows if place(row) == first]
        latest = max(row["latest_at"] or row["first_at"] for row in best)
        return min(str(row["ocid"]) for row in best if (row["latest_at"] or row["first_at"]) == latest)

    def contracts(self) -> list[ROW]:
        won = []
        for process in self.processes(dated=False):
            awards = self.of("award", process["ocid"])
            lost = {award["award_id"] for award in awards if award["collided"]}
            for award in awards:
                contracts = [
                    row
                    for row in self.of("contract", process["ocid"])
                    if row["award_id"] == award["award_id"] and not row["delta"] and not row["collided"]
                ]
                signed = min((row["signed_on"] for row in contracts if row["signed_on"]), default=None)
                day = award["awarded_on"] or signed or process["published_on"]
                if self.in_span(day):
                    pence, money_out = self._value(process, award, contracts, award["award_id"] in lost)
                    out = self._why_not_won(process, award)
                    won.append(
                        {**process, "award": award, "contracts": contracts, "day": day, "pence": pence}
                        | {"left_out": out, "money_out": money_out, "award_id": award["award_id"]}
                    )
        return won

    @staticmethod
    def _why_not_won(process: ROW, award: ROW) -> str | None:
        if process["twin"]:
            return "twin"
        if award["delta"]:
            return "delta"
        if award["collided"]:
            return "collided"
        over = (award["status"] or "").lower() in ("cancelled", "unsuccessful", "withdrawn")
        return "not-awarded" if over else None

    @staticmethod
    def _value(process: ROW, award: ROW, contracts: list[ROW], mixed: bool) -> tuple[int | None, str | None]:
        if process["framework"]:
            return None, "framework"
        if mixed:
            return None, "mixed"
        told = [award] if award["value_net"] is not None else contracts
        given = [row for row in told if row["value_net"] is not None]
        pounds = [row for row in given if row["value_currency"] == "GBP"]
        usable = [row for row in pounds if row["value_net"] <= TOO_MUCH]
        if usable:
            return sum(whole_pence(row["value_net"]) for row in usable), None
        if given:
            foreign, huge = len(given) > len(pounds), any(row["value_net"] > TOO_MUCH for row in given)
            own = award["value_net"] is not None
            return None, "currency" if foreign and (own or not huge) else "too-large"
        if any(row["value_gross"] is not None for row in [award, *contracts]):
            return None, "gross-only"
        return None, "zero" if any(row["value_state"] == "zero" for row in [award, *contracts]) else "absent"

    def wins(self) -> list[ROW]:
        found = []
        for won in self.contracts():
            named = self._suppliers(won) if won["left_out"] is None else {}
            for supplier, told in named.items():
                cut = None if won["pence"] is None else floor(won["pence"] / len(named) + 0.5)
                found.append({**won, "supplier": supplier, "flags": told["flags"], "name": told["name"], "cut": cut})
            if not named:
                out = won["left_out"] or "no-supplier"
                found.append({**won, "left_out": out, "supplier": None, "flags": set(), "name": None, "cut": None})
        return found

    def _suppliers(self, won: ROW) -> dict[str, ROW]:
        named: dict[str, ROW] = {}
        for row in self.of("award_supplier", won["ocid"]):
            if row["award_id"] != won["award_id"] or row["collided"]:
                continue
            who = self.key(row["organisation_key"]) or (row["name_key"] and f"name:{row['name_key']}")
            if who is None:
                continue
            told = named.setdefault(who, {"flags": set(), "names": []})
            told["flags"] |= self._flags(won["ocid"], row)
            told["names"] += [row["name"]] if row["name"] else []
        for told in named.values():
            told["name"] = min(told["names"], default=None)
        return named

    def _flags(self, ocid: str, row: ROW) -> set[str]:
        parties = [party for party in self.of("party", ocid) if party["party_id"] == row["party_id"]]
        if any(party["collided"] for party in parties):
            parties = []
        numbers = [
            (held["scheme"], held["identifier"])
            for held in self.of("party_identifier", ocid)
            if parties and held["party_id"] == row["party_id"] and held["well_formed"] is not False
        ]
        if row["organisation_key"]:
            scheme, _, number = row["organisation_key"].partition(":")
            numbers.append((scheme, number))
        name = (row["name"] or "").lower()
        told = {
            "stated_vcse": row["vcse"] is True,
            "stated_not_vcse": row["vcse"] is False,
            "stated_mutual": any(party["mutual"] for party in parties),
            "stated_supported": any(party["sheltered"] for party in parties),
            "charity_number": any(scheme in ("GB-CHC", "GB-SC", "GB-NIC") for scheme, _ in numbers),
            "mutual_number": any(s == "GB-MPR" or (s == "GB-COH" and n.startswith("IP")) for s, n in numbers),
            "enterprise_name": bool(ENTERPRISE.search(name)),
            "charity_name": bool(CHARITY.search(name)),
            "stated_sme": row["scale"] == "sme",
            "stated_large": row["scale"] == "large",
        }
        return {flag for flag, holds in told.items() if holds}


def used(rows: list[ROW]) -> list[ROW]:
    return [row for row in rows if row["left_out"] is None]


def money(rows: list[ROW]) -> list[ROW]:
    return [{**row, "left_out": row["left_out"] or row["money_out"]} for row in rows]


def first_reason(row: ROW, *reasons: tuple[bool, str]) -> ROW:
    return {**row, "left_out": next((reason for holds, reason in reasons if holds), None)}


def banded(rows: list[ROW], value: Callable[[ROW], float], edges: Sequence[float]) -> list[list[ROW]]:
    bands: list[list[ROW]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        bands[placed(value(row), edges)].append(row)
    return bands


def tally(rows: list[ROW], key: Callable[[ROW], Any]) -> dict[Any, list[ROW]]:
    groups: dict[Any, list[ROW]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def left_out(rows: list[ROW]) -> dict[str, int]:
    """Counts as completeness has them, without reasons that do not occur."""
    counts = Counter(row["left_out"] for row in rows if row["left_out"])
    ocids = {row["ocid"]: row for row in rows}
    made = {row["ocid"] for row in rows if row["demonstration"]}
    by_buyer = {row["ocid"] for row in rows if row["areas_from"] == "buyer"}
    parts = {"processes": len(ocids), "demonstration": len(made), "area-from-buyer": len(by_buyer)}
    return {**parts, "looked-at": len(rows), "used": len(used(rows)), **counts}


def assert_same(found: Sequence[ROW], expected: Sequence[tuple[Any, ...]], labels: Sequence[str]) -> None:
    """The rows of a query, without the columns that only label them, are those expected, but for rounding."""
    figures = [[value for name, value in row.items() if name not in labels] for row in found]
    assert len(figures) == len(expected)
    for ours, theirs in zip(figures, expected, strict=True):
        assert all(_is_same(a, b) for a, b in zip(ours, theirs, strict=True)), (ours, theirs)


def _is_same(found: Any, expected: Any) -> bool:
    if isinstance(found, float) and expected is not None:
        return isclose(found, expected, rel_tol=1e-12, abs_tol=1e-9)
    return bool(found == expected)
