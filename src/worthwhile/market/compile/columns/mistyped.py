"""Fields of another type than the standard gives them (MK-041), each with its path.

Asked for only where something odd was met while the rows were made, so the walk costs clean data nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from worthwhile.market.compile.columns.sheet import Sheet

_TEXT, _NUMBER, _TRUTH, _TEXTS = "text", "number", "boolean", "list of text"
_DOCUMENTS = [{"id": _TEXT, "documentType": _TEXT, "title": _TEXT, "description": _TEXT, "url": _TEXT,
               "noticeType": _TEXT, "format": _TEXT, "datePublished": _TEXT}]  # fmt: skip
_VALUE = {"amount": _NUMBER, "amountGross": _NUMBER, "currency": _TEXT}
_PERIOD = {"startDate": _TEXT, "endDate": _TEXT, "maxExtentDate": _TEXT, "durationInDays": _NUMBER,
           "durationInMonths": _NUMBER}  # fmt: skip
_CODE = {"id": _TEXT, "scheme": _TEXT}
_ADDRESS = {"postalCode": _TEXT, "region": _TEXT, "locality": _TEXT, "countryName": _TEXT, "streetAddress": _TEXT}
_REFERENCE = {"id": _TEXT, "name": _TEXT}
_ITEMS = [{"id": _TEXT, "description": _TEXT, "classification": _CODE, "additionalClassifications": [_CODE],
           "quantity": _NUMBER, "unit": {"name": _TEXT}, "relatedLot": _TEXT,
           "deliveryAddresses": [_ADDRESS]}]  # fmt: skip
_AMENDMENTS = [{"id": _TEXT, "date": _TEXT, "rationale": _TEXT, "description": _TEXT}]
_WORDS = {"description": _TEXT}
_SUITABILITY = {"sme": _TRUTH, "vcse": _TRUTH}
_RESERVED = {"reservedParticipation": _TEXTS}
_LOTS = [{"id": _TEXT, "title": _TEXT, "description": _TEXT, "status": _TEXT, "value": _VALUE, "hasOptions": _TRUTH,
          "hasRenewal": _TRUTH, "contractPeriod": _PERIOD, "suitability": _SUITABILITY, "renewal": _WORDS,
          "options": _WORDS, "otherRequirements": _RESERVED}]  # fmt: skip
_SHAPE: dict[str, Any] = {
    "language": _TEXT, "title": _TEXT, "description": _TEXT, "buyer": _REFERENCE,
    "parties": [{"id": _TEXT, "name": _TEXT, "roles": _TEXTS, "identifier": _CODE, "additionalIdentifiers": [_CODE],
                 "address": _ADDRESS, "details": {"scale": _TEXT, "vcse": _TRUTH, "classifications": [_CODE]}}],
    "planning": {"budget": {"amount": _VALUE}, "documents": _DOCUMENTS},
    "tender": {
        "title": _TEXT, "description": _TEXT, "status": _TEXT, "classification": _CODE,
        "additionalClassifications": [_CODE], "items": _ITEMS, "lots": _LOTS, "documents": _DOCUMENTS, "value": _VALUE,
        "minValue": _VALUE, "tenderPeriod": _PERIOD, "enquiryPeriod": _PERIOD, "awardPeriod": _PERIOD,
        "contractPeriod": _PERIOD, "procurementMethod": _TEXT, "procurementMethodDetails": _TEXT,
        "procurementMethodRationale": _TEXT, "mainProcurementCategory": _TEXT, "numberOfTenderers": _NUMBER,
        "tenderers": [_REFERENCE], "suitability": _SUITABILITY, "legalBasis": _CODE, "amendments": _AMENDMENTS,
        "otherRequirements": _RESERVED, "aboveThreshold": _TRUTH, "datePublished": _TEXT,
    },
    "awards": [{"id": _TEXT, "title": _TEXT, "description": _TEXT, "status": _TEXT, "date": _TEXT, "value": _VALUE,
                "suppliers": [_REFERENCE], "items": _ITEMS, "documents": _DOCUMENTS, "contractPeriod": _PERIOD,
                "relatedLots": _TEXTS, "amendments": _AMENDMENTS}],
    "contracts": [{"id": _TEXT, "awardID": _TEXT, "title": _TEXT, "description": _TEXT, "status": _TEXT,
                   "value": _VALUE, "period": _PERIOD, "dateSigned": _TEXT, "items": _ITEMS, "documents": _DOCUMENTS,
                   "amendments": _AMENDMENTS}],
    "relatedProcesses": [{"id": _TEXT, "scheme": _TEXT, "identifier": _TEXT, "relationship": _TEXTS}],
}  # fmt: skip
_OF_TYPE: dict[str, tuple[type, ...]] = {_TEXT: (str, int), _NUMBER: (int, float), _TRUTH: (bool,)}
_MOST = 20


def tell_mistyped(sheet: Sheet) -> None:
    """A fault for each field of another type, at most twenty of a process."""
    for path, value in islice(_mistyped(sheet.release, _SHAPE, ""), _MOST):
        sheet.fault("MK-041", path, -1, value)


def _mistyped(value: Any, shape: Any, path: str) -> Iterator[tuple[str, Any]]:
    """(path, value) of each part of ``value`` that is not of its type."""
    if value is None:
        return
    kind = dict if shape.__class__ is dict else list if shape.__class__ is list or shape == _TEXTS else None
    if value.__class__ is not kind if kind else value.__class__ not in _OF_TYPE[shape]:
        yield path, value
    elif kind is dict:
        for field, of_field in shape.items():
            if field in value:
                yield from _mistyped(value[field], of_field, f"{path}.{field}" if path else field)
    elif kind is list:
        of_one = _TEXT if shape == _TEXTS else shape[0]
        for position, one in enumerate(value):
            where = f"{path}[{position}]"
            yield from ((where, "null"),) if one is None else _mistyped(one, of_one, where)
