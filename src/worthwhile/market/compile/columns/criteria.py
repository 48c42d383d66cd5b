"""Award criteria with their weights, and whether their words name social value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned
from worthwhile.market.compile.columns.weights import Weight, read_weight

_SOCIAL_VALUE = re.compile(
    r"\b(?:social[- ]value|social (?:impact|benefit|responsibility|clause|outcome)s?|community (?:benefits?|wealth)|"
    r"well[- ]?being|environment(?:al|ally)?|sustainab(?:le|ility)|net[- ]zero|carbon|climate|fair work)\b",
    re.IGNORECASE,
)
# Environments that are not nature, and what is kept going that is not nature either.
_NOT_NATURE = re.compile(
    r"\b(?:(?:working|learning|it|test|hosting|technical|home|cloud) environment|"
    r"(?:financial|economic) sustainability)\b",
    re.IGNORECASE,
)
_WHOLE = 100
_NEAR_ENOUGH = 0.5


@lru_cache(maxsize=1 << 13)
def names_social_value(words: str) -> bool:
    """Whether words name social value, community benefit, wellbeing or the environment."""
    return _SOCIAL_VALUE.search(_NOT_NATURE.sub("", words)) is not None


def _tell_sum(sheet: Sheet, weights: list[Weight], lot_id: str | None) -> None:
    """MK-040: every weight is a single percentage and they do not make a hundred."""
    values = [weight.value for weight in weights if weight.value is not None]
    if len(values) == len(weights) and len(values) > 1 and abs(sum(values) - _WHOLE) > _NEAR_ENOUGH:
        sheet.fault(
            "MK-040", f"awardCriteria of lot {lot_id}" if lot_id else "tender.awardCriteria", -1, f"{sum(values):g}"
        )


def add_criteria(sheet: Sheet, value: Any, lot_id: str | None) -> None:
    """Rows for the criteria of a lot, or of the tender as a whole."""
    if value.__class__ is not dict:
        # Elsewhere awardCriteria is a code ("lowestCost"): no criteria, and nothing wrong.
        return
    odd = sheet.odd
    rows = sheet.rows["criterion"]
    weights = []
    for position, criterion in enumerate(given.objects(value.get("criteria"), odd)):
        name = cleaned(given.text(criterion.get("name"), odd))
        description = cleaned(given.text(criterion.get("description"), odd))
        weight = read_weight(criterion, name, description, odd)
        weights.append(weight)
        social = names_social_value(f"{name or ''} {description or ''}")
        rows.append(
            (
                sheet.ocid, lot_id, position + 1, given.text(criterion.get("type"), odd), name, description,
                weight.value, weight.low, weight.high, weight.told_as, weight.given, social,
            )
        )  # fmt: skip
    _tell_sum(sheet, weights, lot_id)
