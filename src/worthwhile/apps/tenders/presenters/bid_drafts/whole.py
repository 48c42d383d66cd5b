"""The whole bid as text, to read through and to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.selectors.buyer_moment import day_words
from worthwhile.exchange.bid_draft import LEAD, BidFrame, price_total
from worthwhile.kernel.money import money_text

Part = tuple[str, list[str]]


def whole_bid(data: Mapping[str, Any], frame: BidFrame, files: list[str], *, with_answers: bool = True) -> list[Part]:
    """Headings with their paragraphs, price last."""
    asked = frame.tender
    found: list[Part] = [("Who bids", list(_details(data, frame)))]
    for question in (asked.questions or ()) if with_answers else ():
        answer = (data.get("answers") or {}).get(question.id, {})
        sources = answer.get("written_from") or ()
        from_words = [f"Written from: {'; '.join(sources)}"] if sources else []
        found.append((question.text, [answer.get("text") or "Not answered.", *from_words]))
    named = {one.id: one.text for one in asked.declarations or ()}
    named |= {one.id: one.text for one in (asked.participation.conditions or () if asked.participation else ())}
    for part, title, field in (("conditions", "Conditions", "met"), ("declarations", "Declarations", "holds")):
        said = [
            f"{named.get(of, of)}: {'yes' if one[field] else 'no'}. {one.get('words', '')}".strip()
            for of, one in (data.get(part) or {}).items()
        ]
        found += [(title, said)] if said else []
    promises = [_promise(one) for one in (data.get("promises") or {}).values()]
    found += [("Outcomes promised", promises)] if promises else []
    members = list(_members(data, frame))
    found += [("Who bids together", members)] if members else []
    found += [("Files", files)] if files else []
    prices = [line for lot, price in (data.get("prices") or {}).items() for line in _price(lot, price)]
    return [*found, ("Price", prices)] if prices else found


def whole_text(parts: list[Part]) -> str:
    """The same as one text."""
    return "\n\n".join("\n\n".join([heading.upper(), *paragraphs]) for heading, paragraphs in parts) + "\n"


def _details(data: Mapping[str, Any], frame: BidFrame) -> Iterator[str]:
    yield f"{frame.bidder}, for {frame.tender.subject.title} of {frame.tender.buyer.name} ({frame.number})"
    if data.get("lots"):
        yield f"Lots: {', '.join(data['lots'])}"
    for one in data.get("identifiers") or ():
        yield f"{one['scheme']}: {one['id']}"
    if data.get("share_code"):
        yield f"Find a Tender share code: {data['share_code']}"


def _promise(one: Mapping[str, Any]) -> str:
    unit = f" {one['unit']}" if one.get("unit") else ""
    parts = [str(one.get("name", ""))]
    parts += [f"from {one['baseline']}{unit}"] if one.get("baseline") is not None else []
    parts += [f"to {one['target']}{unit}"] if one.get("target") is not None else []
    parts += [f"by {day_words(date.fromisoformat(one['by']))}"] if one.get("by") else []
    parts += [f"measured by {one['measured_by']}"] if one.get("measured_by") else []
    return ", ".join(parts)


def _members(data: Mapping[str, Any], frame: BidFrame) -> Iterator[str]:
    written: Mapping[str, Any] = data.get("members") or {}
    if not [key for key in written if key != LEAD]:
        return
    for key, one in {LEAD: {}, **written}.items():
        name = frame.bidder if key == LEAD else one.get("name", "")
        role = "lead" if key == LEAD else one.get("role", "")
        share = f", {float(one['share']) * 100:g}% of the work" if one.get("share") is not None else ""
        yield f"{name} ({role}{share}){': ' if one.get('does') else ''}{one.get('does', '')}"


def _price(lot: str, price: Mapping[str, Any]) -> Iterator[str]:
    total = price_total(price)
    if total is None:
        return
    years = f" over {price['years']} years" if price.get("years") else ""
    yield f"{f'Lot {lot}: ' if lot else ''}{money_text(total)}{years}"
    for line in price.get("lines") or ():
        each = f"{Decimal(str(line['quantity'])):,f} at {money_text(Decimal(str(line['unit_cost'])))}"
        yield f"{line['name']}: {each} = {money_text(line['amount'])}"
    if price.get("assumptions"):
        yield f"Rests on: {price['assumptions']}"
