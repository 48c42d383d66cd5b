"""The values of a case as people write them: 20%, £1,200.00, 3 years, 1 April 2026."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from worthwhile.engines.valuation.vocabulary import Agency, Kind, ScheduleName
from worthwhile.exchange.agency_names import AGENCIES
from worthwhile.exchange.case_fields import Written
from worthwhile.exchange.case_labels import field_at, subject_name
from worthwhile.exchange.case_leaves import labelled_items, same_text
from worthwhile.exchange.report.wording import KINDS, SCHEDULES, STRENGTHS, TIMING_NAMES, day_text
from worthwhile.kernel.money import PENNY, money_text

CHOICES: dict[str, dict[str, str]] = {
    "agency": {str(name): words for name, words in AGENCIES.items()},
    "kind": {str(name): words for name, words in KINDS.items()}
    | {"forecast": "Looks forward (forecast)", "evaluative": "Looks back (evaluative)"},
    "status": {
        "priced": "Priced",
        "held": "Held (real, never priced)",
        "pending": "Pending (not yet evidenced)",
    },
    "schedule": {str(name): words[:1].upper() + words[1:] for name, words in SCHEDULES.items()},
    "timing": {str(name): words for name, words in TIMING_NAMES.items()},
    "deductions": {"multiplicative": "Each from what the one before leaves", "subtractive": "Added up, then taken off"},
    "drop_off": {"from-year-2": "From year 2", "in-year": "In the first year too"},
    "uprating": {"none": "Not carried", "gdp-deflator": "By the GDP deflator"},
    "value": {"bank": "As published with the figure of the value bank"},
    "strength": {str(grade): words for grade, words in enumerate(STRENGTHS)},
}
assert set(CHOICES["agency"]) == set(Agency)
assert set(Kind) <= set(CHOICES["kind"])
assert set(CHOICES["schedule"]) == set(ScheduleName)


def value_text(root: str, name: str, value: object, data: Mapping[str, Any]) -> str:
    """A value of a field as people write it; ``data`` is the case, for its currency and its outcomes' names."""
    written = field_at(root, name).written
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if written is Written.OUTCOMES:
        return _outcome_names(value, data)
    if isinstance(value, list | tuple):
        return _list_text(root, name, value, data)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {value_text(root, name, part, data)}" for key, part in value.items())
    if written is Written.DATE:
        return _day(value)
    if written is Written.CHOICE:
        return _choice(name, same_text(value))
    number = _number(value)
    return same_text(value) if number is None else _number_text(written, number, str(data.get("currency") or "GBP"))


def _list_text(root: str, name: str, values: list[object] | tuple[object, ...], data: Mapping[str, Any]) -> str:
    texts = [value_text(root, name, value, data) for value in values]
    if len(texts) < 2 or any(_number(value) is None for value in values):
        return ", ".join(texts)
    if len(set(texts)) == 1:
        return f"{texts[0]} in each of {len(texts)} years"
    return ", ".join(f"{text} in year {year}" for year, text in enumerate(texts, start=1))


def _outcome_names(value: object, data: Mapping[str, Any]) -> str:
    names = {label: subject_name("outcomes", item, label) for label, item in labelled_items(data.get("outcomes"))}
    ids = value if isinstance(value, list | tuple) else [value]
    return ", ".join(names.get(str(id), str(id)) for id in ids)


def _choice(name: str, word: str) -> str:
    known = CHOICES.get(name.rpartition(".")[2].partition("[")[0], {})
    plain = word.replace("-", " ")
    return known.get(word) or plain[:1].upper() + plain[1:]


def _day(value: object) -> str:
    if isinstance(value, date):
        return day_text(value)
    try:
        return day_text(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _number(value: object) -> Decimal | None:
    """A finite number; text of a draft stays text."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number_text(written: Written, number: Decimal, currency: str) -> str:
    exact = same_text(number)
    if written is Written.SHARE:
        return f"{same_text(number.scaleb(2))}%"
    if written is Written.MONEY:
        # Money finer than a penny is written in full, or two amounts could look the same and differ.
        finest = number.normalize().as_tuple().exponent
        places = max(-PENNY.as_tuple().exponent, -finest if isinstance(finest, int) else 0)  # type: ignore[operator]
        return money_text(number, currency, places=places)
    if written is Written.YEARS:
        return f"{exact} year{'' if number == 1 else 's'}"
    if written is Written.MONTHS:
        return f"{exact} month{'' if number == 1 else 's'}"
    if written is Written.CASE_YEAR:
        return f"Year {exact}"
    return f"{Decimal(exact):,f}" if written is Written.NUMBER else exact
