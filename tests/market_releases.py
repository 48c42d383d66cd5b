"""Small releases for tests of the market: made up, with the fields that UK publishers use."""

from __future__ import annotations

from typing import Any

BUYER = {"id": "GB-PPON-PDZR-9968-RYYY", "name": "Example Council"}


def tender_release(
    number: int, *, date: str = "2026-09-01T09:00:00+01:00", tag: str = "tender", **tender: Any
) -> dict[str, Any]:
    """A tender as Find a Tender would publish it, with ``tender`` fields on top."""
    return {
        "ocid": f"ocds-h6vhtk-{number:06x}",
        "id": f"{number:06d}-2026",
        "date": date,
        "tag": [tag],
        "initiationType": "tender",
        "language": "en",
        "buyer": BUYER,
        "parties": [
            {
                "id": BUYER["id"],
                "name": BUYER["name"],
                "identifier": {"scheme": "GB-PPON", "id": "PDZR-9968-RYYY"},
                "roles": ["buyer"],
                "address": {"postalCode": "LU1 2BQ", "region": "UKH21", "country": "GB"},
                "contactPoint": {"name": "A Person", "email": "person@example.org", "telephone": "01582 000000"},
            }
        ],
        "tender": {
            "id": f"T-{number}",
            "title": f"Befriending for older people {number}",
            "description": "Weekly visits and a lunch club for people who live alone.",
            "status": "active",
            "legalBasis": {"scheme": "UKPGA", "id": "2023/54"},
            "mainProcurementCategory": "services",
            "procurementMethod": "open",
            "tenderPeriod": {"endDate": "2026-10-01T12:00:00+01:00"},
            "value": {"amount": 120_000, "amountGross": 144_000, "currency": "GBP"},
            "items": [
                {
                    "id": "1",
                    "additionalClassifications": [{"scheme": "CPV", "id": "85320000"}],
                    "deliveryAddresses": [{"region": "UKH21"}],
                    "relatedLot": "1",
                }
            ],
            "lots": [{"id": "1", "title": "All of it", "suitability": {"sme": True, "vcse": True}}],
            **tender,
        },
    }


def award_release(number: int, *, date: str = "2026-11-01T09:00:00+00:00", **award: Any) -> dict[str, Any]:
    """An award of the same process to one supplier, with ``award`` fields on top."""
    return {
        "ocid": f"ocds-h6vhtk-{number:06x}",
        "id": f"{number + 500_000:06d}-2026",
        "date": date,
        "tag": ["award", "contract"],
        "initiationType": "tender",
        "buyer": BUYER,
        "parties": [
            {
                "id": "GB-COH-01234567",
                "name": "Example Community Care CIC",
                "identifier": {"scheme": "GB-COH", "id": "01234567"},
                "roles": ["supplier"],
                "details": {"scale": "sme", "vcse": True},
            }
        ],
        "awards": [
            {
                "id": "1",
                "status": "active",
                "date": "2026-10-20T00:00:00+01:00",
                "suppliers": [{"id": "GB-COH-01234567", "name": "Example Community Care CIC"}],
                "value": {"amount": 118_000, "currency": "GBP"},
                "contractPeriod": {"startDate": "2026-12-01T00:00:00Z", "endDate": "2028-11-30T23:59:59Z"},
                **award,
            }
        ],
    }
