"""One made-up release with nearly every field that rows are made of."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

_VALUE = {"amount": 120_000, "amountGross": 144_000.5, "currency": "GBP"}
_PERIOD = {
    "startDate": "2026-12-01T00:00:00Z", "endDate": "2028-11-30T23:59:59+01:00", "maxExtentDate": "2030-11-30",
    "durationInDays": 730,
}  # fmt: skip
_DOCUMENT = {
    "id": "000001-2026", "documentType": "tenderNotice", "noticeType": "UK4", "title": "The notice",
    "description": "What is asked, and how", "url": "https://www.example.org/Notice/000001-2026",
    "format": "text/html", "datePublished": "2026-09-01T09:00:00+01:00",
}  # fmt: skip
_ITEM = {
    "id": "1", "description": "Visits", "quantity": 12, "unit": {"name": "month"}, "relatedLot": "1",
    "classification": {"scheme": "CPV", "id": "85311100"},
    "additionalClassifications": [{"scheme": "CPV", "id": "85320000"}, {"scheme": "CPV", "id": "98000000-3"}],
    "deliveryAddresses": [{"postalCode": "LU1 2BQ", "region": "UKH21"}, {"country": "GB"}],
    "deliveryLocation": {"description": "Luton", "gazetteer": {"scheme": "NUTS", "identifiers": ["UKH21"]}},
}  # fmt: skip
_CRITERIA = {
    "criteria": [
        {"type": "quality", "name": "Quality", "description": "60%", "numbers": [{"number": 60,
        "weight": "percentageExact"}]},
        {"type": "price", "name": "Price 30%"},
        {"name": "Social value", "description": "Wellbeing, in order of importance"},
    ]
}  # fmt: skip
_AMENDMENT = {
    "id": "1",
    "date": "2026-09-05T09:00:00Z",
    "rationale": "Extended by a month",
    "description": "extends it",
}


def full_release() -> dict[str, Any]:
    """The release, made anew."""
    award = {
        "id": "1", "title": "Befriending", "description": "Option to extend for up to 24 months.", "status": "active",
        "date": "2026-10-20T00:00:00+01:00", "value": dict(_VALUE), "contractPeriod": dict(_PERIOD),
        "suppliers": [{"id": "GB-COH-01234567", "name": "Example Community Care CIC"}, {"name": "The Other & Co. Ltd"}],
        "items": [dict(_ITEM)], "documents": [dict(_DOCUMENT)], "relatedLots": ["1"], "aboveThreshold": True,
        "standstillPeriod": {"endDate": "2026-11-01"}, "renewal": {"description": "Twice, 12 months each"},
        "mainProcurementCategory": "services", "amendments": [dict(_AMENDMENT)],
    }  # fmt: skip
    contract = {
        "id": "1", "awardID": "1", "title": "Befriending", "description": "As tendered", "status": "active",
        "value": dict(_VALUE), "period": dict(_PERIOD), "dateSigned": "2026-11-10T10:00:00Z", "items": [dict(_ITEM)],
        "documents": [dict(_DOCUMENT)], "implementation": {"documents": [dict(_DOCUMENT)]},
        "agreedMetrics": [{"id": "1"}],
        "amendments": [dict(_AMENDMENT)], "relatedProcesses": [{"scheme": "ocid", "identifier": "ocds-h6vhtk-000009"}],
    }  # fmt: skip
    lot = {
        "id": "1", "title": "North", "description": "Visits in the north", "status": "active", "value": dict(_VALUE),
        "minValue": {"amount": 1, "currency": "GBP"}, "hasOptions": True, "hasRenewal": False,
        "contractPeriod": dict(_PERIOD), "suitability": {"sme": True, "vcse": True}, "awardCriteria": dict(_CRITERIA),
        "renewal": {"description": "Option to extend for up to 24 months"}, "options": {"description": "More visits"},
        "otherRequirements": {"reservedParticipation": ["publicServiceMissionOrganization"]},
        "deliveryLocations": [{"description": "England"}],
    }  # fmt: skip
    release = {
        "ocid": "ocds-h6vhtk-0fff01", "id": "000001-2026", "date": "2026-11-11T09:00:00+00:00", "tag": ["award",
        "contract"],
        "initiationType": "tender", "language": "en", "title": "All of it", "description": "The whole process",
        "buyer": {"id": "GB-PPON-PDZR-9968-RYYY", "name": "Example Council"},
        "parties": [
            {"id": "GB-PPON-PDZR-9968-RYYY", "name": "Example Council", "roles": ["buyer"],
             "identifier": {"scheme": "GB-PPON", "id": "PDZR-9968-RYYY"},
             "address": {"streetAddress": "1 High Street", "locality": "Luton", "postalCode": "LU1 2BQ",
             "region": "UKH21"},
             "contactPoint": {"name": "A Person", "email": "person@example.org", "telephone": "01582 000000"}},
            {"id": "GB-COH-01234567", "name": "Example Community Care CIC", "roles": ["supplier", "tenderer"],
             "identifier": {"scheme": "GB-COH", "id": "01234567", "legalName": "Example"},
             "additionalIdentifiers": [{"scheme": "GB-CHC", "id": "1234567"}],
             "details": {"scale": "sme", "vcse": True, "classifications": [{"scheme": "TED_CA_TYPE", "id": "BODY"}]}},
        ],
        "planning": {"budget": {"amount": dict(_VALUE), "budgetBreakdown": [{"id": "1", "amount": dict(_VALUE)}]},
                     "documents": [dict(_DOCUMENT)]},
        "tender": {
            "id": "T-1", "title": "Befriending for older people", "status": "complete", "datePublished": "2026-09-01",
            "description": "Weekly visits. The contract may be extended by up to 12 months.", "items": [dict(_ITEM)],
            "legalBasis": {"scheme": "UKPGA", "id": "2023/54"}, "mainProcurementCategory": "services", "lots": [lot],
            "procurementMethod": "open", "procurementMethodDetails": "Open procedure", "value": dict(_VALUE),
            "procurementMethodRationale": "None", "tenderPeriod": {"endDate": "2026-10-01T12:00:00+01:00"},
            "enquiryPeriod": {"endDate": "2026-09-20T12:00:00"}, "awardPeriod": {"startDate": "2026-10-10"},
            "contractPeriod": dict(_PERIOD), "minValue": {"amount": 10, "currency": "GBP"}, "maxValue": {"amount": 0},
            "suitability": {"sme": True, "vcse": False}, "awardCriteria": dict(_CRITERIA),
            "documents": [dict(_DOCUMENT)],
            "tenderers": [{"id": "GB-COH-01234567", "name": "Example Community Care CIC"}], "numberOfTenderers": 3,
            "techniques": {"hasFrameworkAgreement": False, "hasDynamicPurchasingSystem": False},
            "amendments": [dict(_AMENDMENT)],
            "milestones": [{"id": "1", "title": "Contract start", "dueDate": "2026-12-01"}],
            "specialRegime": ["lightTouch"],
            "expressionOfInterestDeadline": "2026-09-15T12:00:00Z",
            "xClassifications": {"ojeuContractType": "Services"},
            "classification": {"scheme": "CPV", "id": "85310000"}, "deliveryAddresses": [{"region": "UKH21"}],
        },
        "awards": [award], "contracts": [contract],
        "bids": {"statistics": [{"id": "1", "measure": "bids", "value": 4}, {"id": "2", "measure": "finalStageBids",
        "value": 3}]},
        "relatedProcesses": [{"id": "1", "relationship": ["framework"], "scheme": "ocid",
        "identifier": "ocds-h6vhtk-000007"}],
    }  # fmt: skip
    # Parts that stand in several places are parted, so that a test may change one.
    return deepcopy(release)
