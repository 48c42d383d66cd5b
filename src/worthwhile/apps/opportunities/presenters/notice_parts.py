"""The parts of a notice as tables: lots, how bids are compared, what came of it, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.opportunities.selectors.notice import Notice
from worthwhile.market.queries.notice_words import NOT_STATED, NOTICE_TYPES, amount_text, day_text, length_text
from worthwhile.market.queries.search_places import name_of_area

PRICE_HEAVY = 50
_WHOLE, _NEAR_ENOUGH = 100.0, 0.5
_NO_TITLE = frozenset({"n/a", "na", "none", "-", "."})
_KINDS = {"price": "Price", "cost": "Cost", "quality": "Quality"}
_SECTIONS = {
    "planning": "Planning", "tender": "Tender", "award": "Award", "contract": "Contract",
    "implementation": "Running the contract",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRow:
    """One lot."""

    title: str
    about: str
    value: str
    where: str
    length: str
    suits: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One thing bids are compared by; ``weight`` in words."""

    kind: str
    name: str
    weight: str
    social_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How bids are compared, for the whole or for some lots; ``said`` is what a bidder should see in it."""

    of: str
    rows: Sequence[CriterionRow]
    said: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """One award."""

    suppliers: str
    value: str
    awarded: str
    runs: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document; ``url`` empty where no address that a browser may follow is published."""

    title: str
    about: str
    url: str


def present_lots(notice: Notice) -> list[LotRow]:
    """The lots in the published order; none where the process is one lot without a name of its own."""
    lots = sorted(notice.rows["lot"], key=lambda row: row["position"] or 0)
    if len(lots) < 2:
        return []
    periods = {row["section_id"]: row for row in notice.rows["period"] if row["section"] == "contract"}
    return [
        LotRow(
            title=lot["title"] or f"Lot {lot['lot_id']}",
            about=_said_besides(lot["title"], lot["description"]),
            value=money_words(lot),
            where=", ".join(_areas_of(notice, lot["lot_id"])[:4]) or NOT_STATED,
            length=_length(periods.get(lot["lot_id"])),
            suits=_suits(notice, lot["lot_id"]),
            status=lot["status"] or "",
        )
        for lot in lots
    ]


def _said_besides(title: str | None, description: str | None) -> str:
    """The description, where it is more than the title again."""
    return "" if (description or "").split() == (title or "").split() else description or ""


def present_comparisons(notice: Notice) -> list[Comparison]:
    """How bids are compared, lots with the same criteria told once."""
    titles = {lot["lot_id"]: lot["title"] or f"Lot {lot['lot_id']}" for lot in notice.rows["lot"]}
    by_lot: dict[str | None, list[Mapping[str, Any]]] = {}
    for row in notice.rows["criterion"]:
        by_lot.setdefault(row["lot_id"], []).append(row)
    alike: dict[tuple[CriterionRow, ...], list[str]] = {}
    weights: dict[tuple[CriterionRow, ...], list[Mapping[str, Any]]] = {}
    for lot, rows in by_lot.items():
        ordered = sorted(rows, key=lambda row: row["position"] or 0)
        told = tuple(_criterion(row) for row in ordered)
        alike.setdefault(told, []).append(titles.get(lot or "", ""))
        weights[told] = ordered
    return [Comparison(of=_of(lots, len(alike)), rows=told, said=_said(weights[told])) for told, lots in alike.items()]


def present_awards(notice: Notice) -> list[AwardRow]:
    """What was awarded, and to whom."""
    rows = [row for row in notice.rows["award"] if not row["delta"]]
    made = []
    for award in rows[:200]:
        names = [
            one["name"] for one in notice.rows["award_supplier"] if one["award_id"] == award["award_id"] and one["name"]
        ]
        named = list(dict.fromkeys(names))
        more = f" and {len(named) - 8} more" if len(named) > 8 else ""
        made.append(
            AwardRow(
                suppliers=", ".join(named[:8]) + more if named else NOT_STATED,
                value=money_words(award),
                awarded=day_text(award["awarded_on"]) if award["awarded_on"] else NOT_STATED,
                runs=_runs(award),
                status=award["status"] or "",
            )
        )
    return made


def present_documents(notice: Notice) -> list[DocumentRow]:
    """Documents that have an address or a title, the original notices among them."""
    found = []
    for row in notice.rows["document"]:
        url = row["url"] if (row["url"] or "").lower().startswith(("https://", "http://")) else ""
        title = _said_of(row["title"]) or _said_of(row["description"]) or NOTICE_TYPES.get(row["notice_type"] or "", "")
        if url or title:
            section = _SECTIONS.get(row["section"], "")
            day = f", {day_text(row['published_at'])}" if row["published_at"] else ""
            found.append(
                DocumentRow(title=(title or "A document without a title")[:200], about=f"{section}{day}", url=url)
            )
    return list({(row.title, row.url): row for row in found}.values())


def _said_of(words: str | None) -> str:
    """The words, but for those that forms are filled in with where there are none."""
    return "" if words is None or words.strip().lower() in _NO_TITLE else words


def money_words(row: Mapping[str, Any]) -> str:
    """``£50,000 without VAT``; else with VAT; else what is known of it."""
    if row["value_net"] is not None:
        return f"{amount_text(row['value_net'], row['value_currency'])} without VAT"
    if row["value_gross"] is not None:
        return f"{amount_text(row['value_gross'], row['value_currency'])} with VAT"
    return "0 was published" if row["value_state"] == "zero" else NOT_STATED


def price_weight(rows: Sequence[Mapping[str, Any]]) -> float | None:
    """The weight of price and cost together, as a percentage; None where the weights do not make a whole."""
    if abs((_weights_together(rows) or 0) - _WHOLE) > _NEAR_ENOUGH:
        return None
    return float(sum(row["weight"] for row in rows if row["type"] in ("price", "cost")))


def _weights_together(rows: Sequence[Mapping[str, Any]]) -> float | None:
    """What the weights add up to; None where one of them is not known."""
    return None if any(row["weight"] is None for row in rows) else float(sum(row["weight"] for row in rows))


def _criterion(row: Mapping[str, Any]) -> CriterionRow:
    kind = _KINDS.get(row["type"] or "")
    # Some publish a price without a name, and its weight where the description stands.
    described = row["description"] if any(letter.isalpha() for letter in row["description"] or "") else None
    return CriterionRow(
        kind=kind or "Kind not stated",
        name=row["name"] or described or kind or NOT_STATED,
        weight=_weight(row),
        social_value=bool(row["social_value"]),
    )


def _weight(row: Mapping[str, Any]) -> str:
    if row["weight"] is not None:
        return f"{row['weight']:g}%" + (", read from its words" if row["weight_as"] == "text" else "")
    if row["weight_low"] is not None and row["weight_high"] is not None:
        return f"{row['weight_low']:g}% to {row['weight_high']:g}%"
    if row["weight_as"] == "order":
        return f"{row['weight_given']} in order of importance" if row["weight_given"] else "Order of importance only"
    return NOT_STATED


def _said(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the weights mean for a bidder."""
    price, together = price_weight(rows), _weights_together(rows)
    said = []
    if together is None:
        said.append("Not every weight is stated: look in the documents, or ask the buyer.")
    elif price is None:
        said.append(
            f"The weights as published come to {together:g}%, not to 100%: look in the documents, or ask the buyer."
        )
    elif price > PRICE_HEAVY:
        said.append(f"Price and cost count for {price:g}%: more than everything else together.")
    elif price:
        said.append(f"Price and cost count for {price:g}%, everything else for {100 - price:g}%.")
    if any(row["social_value"] for row in rows):
        said.append("Social value is one of the criteria.")
    return said


def _of(lots: Sequence[str], groups: int) -> str:
    named = [lot for lot in lots if lot]
    return "" if groups == 1 or not named else ", ".join(named)


def _areas_of(notice: Notice, lot: str) -> list[str]:
    rows = [row for row in notice.rows["area"] if row["lot_id"] == lot and row["place"] != "buyer"]
    return list(dict.fromkeys(name_of_area(row["code"]) if row["code"] else f"“{row['given']}”" for row in rows))


def _suits(notice: Notice, lot: str) -> str:
    for row in notice.rows["suitability"]:
        if row["lot_id"] in (lot, None) and (row["vcse"] or row["sme"]):
            return "Charities, social enterprises" if row["vcse"] else "Small enterprises"
    return NOT_STATED


def _length(period: Mapping[str, Any] | None) -> str:
    return length_text(period["months"]) if period and period["months"] else NOT_STATED


def _runs(award: Mapping[str, Any]) -> str:
    start, end = award["start_on"], award["end_on"]
    if start and end:
        return f"{day_text(start)} to {day_text(end)}"
    return f"until {day_text(end)}" if end else f"from {day_text(start)}" if start else NOT_STATED
