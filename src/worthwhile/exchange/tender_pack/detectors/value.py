"""What the contract is worth, in all and a year (FIT-01 and others)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import Amount, money_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_VALUE = pattern(
    r"\b(?:contract value|total value|value of (?:the |this )?(?:contract|services?|framework|requirement|purchases)|"
    r"estimated (?:total |annual |contract )*value|maximum (?:contract )?value|(?:annual|"
    r"total) (?:estimated )?(?:contract )?value|value (?:is|of the|will be)|anticipated value|funding available|"
    r"available funding|(?:maximum |total )?budget|value\b)"
)
_ANNUAL_BEFORE = pattern(r"\b(?:annual|yearly|per annum)\b(?![^£]*\btotal\b)[^.;£]{0,65}$")
_ANNUAL_AFTER = pattern(
    r"^\s?(?:\(?(?:ex(?:cl\w*|\.)?\.?\s?(?:of )?VAT\)?,?\s)?)?(?:\w+\s){0,2}?(?:per annum|p\.?a\b|a year|per year|"
    r"each year|annually)"
)
_OTHER = pattern(
    r"\b(?:schemes|projects|individual|minimum value|year one|could|turnover|insur\w*|liabilit\w+|indemn\w*|fees?|"
    r"threshold|between|hour(?:ly)?|first (?:\w+ ){0,2}months?|invoice|grant of|premium|property|range|last year|c\.|"
    r"typical|over £)\b"
)
_WHOLE = pattern(r"^\s?for the full\b")
_EXTENSION_ONLY = pattern(r"\bextension\b[^.;,£]{0,60}$")


def find_value(said: Statement) -> Iterator[Fact]:
    """Sums that a sentence calls the value, each as of a year or of the whole; two of one kind are left."""
    if not _VALUE.search(said.text):
        return
    found = [(name, amount) for amount in money_in(said.text) if (name := _kind(said, amount))]
    for name, amount in found:
        if len({other.value for kind, other in found if kind == name}) == 1:
            yield said.fact(name, amount.value, about=said.lot, at=(amount.start, amount.end))


def _kind(said: Statement, amount: Amount) -> str:
    before, after = said.text[max(0, amount.start - 110) : amount.start], said.text[amount.end : amount.end + 40]
    if _WHOLE.match(after):
        return "value_total"
    if (_OTHER.search(before) and "full" not in before[-60:]) or _EXTENSION_ONLY.search(before):
        return ""
    if _ANNUAL_BEFORE.search(before) or _ANNUAL_AFTER.match(after):
        return "value_annual"
    return "value_total" if _VALUE.search(before) else ""
