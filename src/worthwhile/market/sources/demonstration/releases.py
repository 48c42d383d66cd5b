"""The notices of the demonstration as releases, the way Find a Tender expresses them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from typing import Any

import yaml

from worthwhile.market.sources.demonstration.parts import (
    award_part,
    buyer_party,
    contract_lots,
    items_of,
    money,
    supplier_party,
)
from worthwhile.market.store.publishers import DEMONSTRATION

NOTICE_TYPES = {
    "planned": ("planning", "plannedProcurementNotice", "UK3"),
    "engagement": ("planning", "marketEngagementNotice", "UK2"),
    "dynamic-market": ("tender", "tenderNotice", "UK14"),
    "tender": ("tender", "tenderNotice", "UK4"),
}
SAYS_SO = "This notice was made up for the demonstration of Worthwhile. "


def demonstration_releases(*, now: datetime) -> list[dict[str, Any]]:
    """Every notice of the demonstration, dated from the day of ``now``; later ones replace earlier ones when merged."""
    given = yaml.safe_load(files(__package__).joinpath("notices.yaml").read_text(encoding="utf-8"))
    buyers, suppliers = given["buyers"], given["suppliers"]
    return [
        *(_opportunity(notice, buyers[notice["buyer"]], now) for notice in given["notices"]),
        *(
            _contract(contract, buyers[contract["buyer"]], suppliers[contract["supplier"]], now)
            for contract in given["contracts"]
        ),
    ]


def _opportunity(notice: Mapping[str, Any], buyer: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    section, document, notice_type = NOTICE_TYPES[notice.get("kind", "tender")]
    published = _moment(now, notice["published"])
    release = _release(notice, buyer, now, tag="planning" if section == "planning" else "tender")
    tender = {
        "id": notice["id"],
        "title": notice["title"],
        "description": SAYS_SO + notice["text"],
        "status": "planned" if section == "planning" else "active",
        "legalBasis": {"scheme": "UKPGA", "id": "2023/54"},
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "mainProcurementCategory": "services",
        "aboveThreshold": notice.get("above_threshold", True),
        "items": items_of(notice, buyer),
        "lots": contract_lots(notice, now),
        **money(notice),
    }
    if "deadline" in notice:
        tender["tenderPeriod"] = {"startDate": published, "endDate": _moment(now, notice["deadline"], at=time(12))}
    if notice.get("light_touch"):
        tender["specialRegime"] = ["lightTouch"]
    if notice.get("reserved"):
        tender["otherRequirements"] = {"reservedParticipation": [notice["reserved"]]}
    if notice.get("kind") == "dynamic-market":
        tender["techniques"] = {"hasDynamicPurchasingSystem": True}
    said = {"id": release["id"], "documentType": document, "noticeType": notice_type, "datePublished": published}
    if section == "planning":
        release["planning"] = {"documents": [said]}
    else:
        tender["documents"] = [said]
    return {**release, "tender": tender}


def _contract(
    contract: Mapping[str, Any], buyer: Mapping[str, Any], supplier: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    dated = {**contract, "published": contract["starts"] - 40}
    release = _release(dated, buyer, now, tag="award")
    release["parties"].append(supplier_party(supplier))
    release["tender"] = {
        "id": contract["id"],
        "title": contract["title"],
        "description": SAYS_SO,
        "status": "complete",
        "procurementMethod": "limited" if contract.get("direct") else "open",
        "mainProcurementCategory": "services",
        "numberOfTenderers": contract["bids"],
        "items": items_of(contract, buyer),
        **money(contract),
    }
    release["awards"] = [
        award_part(
            contract,
            supplier,
            start=_moment(now, contract["starts"]),
            end=_moment(now, contract["ends"]),
            date=_moment(now, contract["starts"] - 30),
        )
    ]
    return release


def _release(notice: Mapping[str, Any], buyer: Mapping[str, Any], now: datetime, *, tag: str) -> dict[str, Any]:
    return {
        "ocid": f"{DEMONSTRATION.prefix}{notice['id']}",
        "id": f"{notice['id']}-{now:%Y%m%d}",
        "date": _moment(now, notice["published"]),
        "tag": [tag],
        "initiationType": "tender",
        "language": "en",
        "buyer": {"id": buyer["name"], "name": buyer["name"]},
        "parties": [buyer_party(buyer)],
    }


def _moment(now: datetime, days: int, *, at: time = time(9)) -> str:
    return datetime.combine((now + timedelta(days=days)).date(), at, tzinfo=UTC).isoformat()
