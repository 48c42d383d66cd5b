"""How bids are judged and what bidders must be, in sentences: releases and forms both ask for these as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from worthwhile.exchange.notices.lots import criteria_of, percent_words
from worthwhile.exchange.tender.judging import Criterion, DrawnLot, SubCriterion
from worthwhile.exchange.tender.other_weights import span_of
from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.money import price_text


def method_words(tender: Tender) -> str:
    """How bids are assessed: the scale, the price formula, ties and limits. Empty where nothing is said."""
    award = tender.award
    if award is None:
        return ""
    said: list[str] = []
    if award.scale:
        said += ["Scores:", *(f"{_plain(level.score)}: {level.means or 'no words given'}." for level in award.scale)]
    if award.price and award.price.formula:
        given = "; ".join(f"{name} {_plain(number)}" for name, number in award.price.parameters.items())
        said.append(f"Price formula: {award.price.formula.value}{f' ({given})' if given else ''}.")
    if award.price and award.price.note:
        said.append(award.price.note)
    if award.ties:
        said.append(f"Ties are broken by, in order: {'; '.join(award.ties)}.")
    if award.draw is not None and award.draw.source:
        said.append(f"A lot is drawn by this public value: {award.draw.source.rstrip('.')}{_drawn(award.draw)}.")
    said += _other_weights_words(criteria_of(tender))
    if award.lot_limits:
        said += _limits_words(tender)
    return " ".join(said)


def _other_weights_words(criteria: Sequence[Criterion]) -> Iterator[str]:
    """The ranges that leave room for another weight."""
    said = "; ".join(
        f"{one.name} {percent_words(span.low)} to {percent_words(span.high)}"
        for one in criteria
        if (span := span_of(one)) is not None and span.has_room
    )
    if said:
        yield f"Other weights that the buyer would have found as right: {said}. They decide nothing."


def _drawn(draw: DrawnLot) -> str:
    if draw.day is None:
        return ""
    return f", drawn on {draw.day.day} {draw.day:%B %Y}{f' at {draw.time}' if draw.time else ''}"


def importance_words(tender: Tender) -> str:
    """Every criterion with its weight; empty unless all of them have one."""
    criteria = criteria_of(tender)
    if not criteria or any(one.weight is None for one in criteria):
        return ""
    return "; ".join(f"{one.name} {percent_words(one.weight)}" for one in criteria if one.weight is not None) + "."


def disqualifying_words(tender: Tender) -> str:
    """What bars a bid: conditions of participation and pass marks. Empty where nothing is said."""
    marks = [f"A score below {_plain(mark)} for {part.name}." for part, mark in _pass_marks(tender)]
    return " ".join([*filter(None, [condition_words(tender)]), *marks])


def condition_words(tender: Tender) -> str:
    """The conditions of participation, the turnover and the insurances that are demanded."""
    asked = tender.participation
    if asked is None:
        return ""
    said = [condition.text for condition in asked.conditions or ()]
    if asked.minimum_turnover and asked.minimum_turnover.amount > 0:
        said.append(f"A turnover of {price_text(asked.minimum_turnover.amount)} a year.")
    said += [f"Insurance: {one.kind}, {price_text(one.cover)}." for one in asked.insurances or ()]
    return " ".join(said)


def _limits_words(tender: Tender) -> Iterator[str]:
    limits = tender.award.lot_limits if tender.award else None
    if limits is None:
        return
    if limits.bids is not None:
        yield f"One bidder may bid for {limits.bids} of the lots at most."
    if limits.wins is not None:
        yield f"One bidder may win {limits.wins} of the lots at most."
    if limits.mechanism:
        yield limits.mechanism


def _pass_marks(tender: Tender) -> Iterator[tuple[Criterion | SubCriterion, Decimal]]:
    for criterion in criteria_of(tender):
        parts: tuple[Criterion | SubCriterion, ...] = (criterion, *criterion.sub_criteria)
        for part in parts:
            if part.pass_mark is not None:
                yield part, part.pass_mark


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
