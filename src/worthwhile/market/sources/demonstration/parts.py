"""The parts of a release of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

VAT = 1.2
DAYS_A_MONTH = 30.44


def buyer_party(buyer: Mapping[str, Any]) -> dict[str, Any]:
    """The buyer; it has no identifier, for it is nobody."""
    return {"id": buyer["name"], "name": buyer["name"], "roles": ["buyer"], "address": {"region": buyer["area"]}}


def supplier_party(supplier: Mapping[str, Any]) -> dict[str, Any]:
    """A supplier under a made-up number of a made-up register, so that it is the same one in every contract."""
    return {
        "id": f"XX-DEMONSTRATION-{supplier['id']}",
        "name": supplier["name"],
        "identifier": {"scheme": "XX-DEMONSTRATION", "id": supplier["id"]},
        "roles": ["supplier"],
        "details": {"scale": supplier["scale"], "vcse": supplier["vcse"]},
    }


def items_of(notice: Mapping[str, Any], buyer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is bought and where, one item a lot."""
    codes = [{"scheme": "CPV", "id": code} for code in notice["cpv"]]
    where = [{"region": buyer["area"], "country": "GB"}]
    return [
        {"id": str(number), "additionalClassifications": codes, "deliveryAddresses": where, "relatedLot": str(number)}
        for number in range(1, len(notice.get("lots", [None])) + 1)
    ]


def money(notice: Mapping[str, Any]) -> dict[str, Any]:
    """The value with and without VAT, where there is one."""
    if "value" not in notice:
        return {}
    net = notice["value"]
    return {"value": {"amount": net, "amountGross": round(net * VAT), "currency": "GBP"}}


def contract_lots(notice: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """The lots, or one for the whole: period, value, whom it suits and how bids are compared."""
    starts = now + timedelta(days=notice["starts"])
    period: dict[str, Any] = {
        "startDate": starts.date().isoformat() + "T00:00:00Z",
        "endDate": _after(starts, notice["months"]),
    }
    if "extension" in notice:
        period["maxExtentDate"] = _after(starts, notice["months"] + notice["extension"])
    suits = {name: True for name in ("sme", "vcse") if notice.get(name)}
    lots = notice.get("lots") or [
        {"title": notice["title"], **({"value": notice["value"]} if "value" in notice else {})}
    ]
    return [
        {
            "id": str(number),
            "title": lot["title"],
            "status": "active",
            "contractPeriod": period,
            "hasRenewal": "extension" in notice,
            **money(lot),
            **({"suitability": suits} if suits else {}),
            **_criteria(notice),
        }
        for number, lot in enumerate(lots, start=1)
    ]


def award_part(
    contract: Mapping[str, Any], supplier: Mapping[str, Any], *, start: str, end: str, date: str
) -> dict[str, Any]:
    """An award to one supplier."""
    period: dict[str, Any] = {"startDate": start, "endDate": end}
    if "extension" in contract:
        period["maxExtentDate"] = _after(datetime.fromisoformat(end), contract["extension"])
    return {
        "id": f"{contract['id']}-1",
        "title": contract["title"],
        "status": "active",
        "date": date,
        "suppliers": [{"id": f"XX-DEMONSTRATION-{supplier['id']}", "name": supplier["name"]}],
        "contractPeriod": period,
        **money(contract),
    }


def _criteria(notice: Mapping[str, Any]) -> dict[str, Any]:
    named = (
        ("quality", "Quality", "quality"),
        ("price", "Price", "price"),
        ("social_value", "Social value", "quality"),
    )
    criteria = [
        {"type": kind, "name": name, "numbers": [{"number": notice[key], "weight": "percentageExact"}]}
        for key, name, kind in named
        if key in notice
    ]
    return {"awardCriteria": {"criteria": criteria}} if criteria else {}


def _after(moment: datetime, months: int) -> str:
    return (moment + timedelta(days=round(months * DAYS_A_MONTH))).date().isoformat() + "T23:59:59Z"
