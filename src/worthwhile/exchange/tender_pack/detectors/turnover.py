"""The turnover that bidders must have (FIT-01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.lots_of_sentence import parts_by_lot
from worthwhile.exchange.tender_pack.numbers import NUMBER, money_in, number
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import DEMAND, pattern

_TURNOVER = pattern(
    r"\b(?:(?:minimum|annual|yearly)\s)*turnover\b|\bturnover (?:\w+ )?(?:is|are|will be) not (?:required|needed|"
    r"asked|set|applied|demanded)"
)
_OTHER = pattern(
    r"\bmodern slavery\b|\b(?:staff|employee|volunteer|workforce|tenant|tenancy)\s+turnover|turnover of (?:staff|"
    r"employees|tenan)"
)
_NONE = pattern(
    r"\b(?:no|not (?:set|ask for|require|apply)(?: an?| any)?)\s(?:minimum |annual |specific )*turnover\b|"
    r"\bturnover (?:\w+ )?(?:is|are|will be) not (?:required|needed|asked|set|applied|demanded)"
)
_DEMAND = pattern(r"\b(?:threshold|below this|excluded|fail)\b")
_MULTIPLE = pattern(
    rf"\b(?:(?P<word>twice|double)|(?P<number>{NUMBER})\s?(?:times|"
    r"x))\b(?P<between>[^.;]{0,50}?)\b(?:contract )?value\b(?P<after>[^.;]{0,30})"
)
_ANNUAL = pattern(r"\b(?:annual|yearly|per annum|per year|of each year|of one year)\b")
_TOTAL = pattern(r"\b(?:total|whole|full|entire|estimated)\b")


def find_turnover(said: Statement) -> Iterator[Fact]:
    """A sum demanded, a multiple of the value, or the plain word that none is."""
    found = _TURNOVER.search(said.text)
    if not found or _OTHER.search(said.text):
        return
    parts = list(parts_by_lot(said.text))
    if len(parts) > 1:
        for lot, text in parts:
            for fact in _stated(replace(said, text=text), lot, said.text):
                yield replace(fact, quote=said.quote_of(text))
    else:
        yield from _stated(said, said.lot, said.text)


def _stated(said: Statement, about: str, whole: str) -> Iterator[Fact]:
    """What a part of a sentence asks for one lot; "and ten times for Lot 2" goes on from the whole of it."""
    found = _TURNOVER.search(said.text)
    span = found.span() if found else (0, len(said.text))
    none = _NONE.search(said.text)
    if none:
        rest = said.text[none.end() :]
        asked = DEMAND.search(rest) or _DEMAND.search(rest)
        sums = {amount.value for amount in money_in(rest)} if asked else {Decimal(0)}
        if len(sums or {Decimal(0)}) == 1:
            yield said.fact("minimum_turnover", next(iter(sums), Decimal(0)), about=about, at=span)
    elif DEMAND.search(whole) or _DEMAND.search(whole):
        yield from _demanded(said, about)


def _demanded(said: Statement, about: str) -> Iterator[Fact]:
    multiple = _MULTIPLE.search(said.text)
    if multiple:
        yield from _multiple(said, multiple, about)
        return
    sums = list(money_in(said.text))
    if len({amount.value for amount in sums}) == 1:
        yield said.fact("minimum_turnover", sums[0].value, about=about, at=(sums[0].start, sums[0].end))


def _multiple(said: Statement, found: re.Match[str], about: str) -> Iterator[Fact]:
    times = Decimal(2) if found["word"] else number(found["number"])
    if times is None:
        return
    yield said.fact("minimum_turnover_multiple", times, about=about, at=found.span())
    around = found["between"] + found["after"]
    of = "annual" if _ANNUAL.search(around) else "total" if _TOTAL.search(around) else ""
    if of:
        yield said.fact("minimum_turnover_multiple_of", of, about=about, at=found.span())
