"""Prices beside each other, with what was asked, said and decided about those that look too low."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.apps.tenders.models import PriceQuestion
from worthwhile.apps.tenders.presenters.bids_scored import FLAGS
from worthwhile.apps.tenders.presenters.price_words import pounds
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.contender_names import name_of
from worthwhile.apps.tenders.selectors.low_prices import SeenPrice
from worthwhile.engines.scoring import NOT_TESTED, LowPrice, shown
from worthwhile.engines.scoring.scheme import AbnormallyLow


@dataclass(frozen=True, kw_only=True)
class AskedWords:
    """A question about a price, what the bidder said, and what was decided."""

    number: int
    words: str
    asked: str
    answer_by: str
    explained: str
    explained_at: str
    decision: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class HearingWords:
    """A question about a price as those who decide read it. No bidder reads why it was asked, or asked again."""

    name: str
    lot: str
    asked: AskedWords
    why: str
    why_again: str
    new_facts: str


@dataclass(frozen=True, kw_only=True)
class PriceWords:
    """One price. ``steps`` are how each comparison comes about; ``flags`` why the bidder is to be asked, and
    ``not_tested`` what the price could not be held against.

    ``why`` is the buyer's own reason to have asked, where there is no flag. No bidder reads it.
    """

    number: int
    lot: str
    name: str
    price: str
    flags: tuple[str, ...]
    not_tested: tuple[str, ...]
    steps: tuple[str, ...]
    asked: AskedWords | None
    why: str
    is_open: bool
    may_ask: bool


def present_prices(seen: list[SeenPrice], names: Mapping[int, str], rule: AbnormallyLow) -> list[PriceWords]:
    """Every price that is compared, lot by lot. ``names`` are by number of the contender."""
    found = []
    for one in seen:
        asked = asked_words(one.question) if one.question is not None else None
        found.append(
            PriceWords(
                number=one.number,
                lot=one.lot,
                name=names[one.number],
                price=pounds(one.price.price),
                flags=flag_words(one),
                not_tested=tuple(NOT_TESTED[code] for code in one.price.not_tested),
                steps=tuple(_steps(one.price, rule)),
                asked=asked,
                why=one.question.why if one.question is not None else "",
                is_open=one.is_open,
                may_ask=asked is None or bool(asked.decision),
            )
        )
    return found


def flag_words(seen: SeenPrice | None) -> tuple[str, ...]:
    """Why the published rule flagged a price; none where it did not."""
    return () if seen is None else tuple(FLAGS[flag] for flag in seen.price.flags)


def asked_words(question: PriceQuestion) -> AskedWords:
    """A question with all that followed."""
    explained = question.explained.order_by("-pk").first()
    decided = getattr(question, "decided", None)
    return AskedWords(
        number=question.pk,
        words=question.words,
        asked=moment_words(question.asked_at),
        answer_by=moment_words(question.answer_by),
        explained=explained.words if explained else "",
        explained_at=moment_words(explained.explained_at) if explained else "",
        decision="" if decided is None else "The bid stays in" if decided.stays else "The bid is set aside",
        reason="" if decided is None else decided.reason,
    )


def hearing_words(question: PriceQuestion) -> HearingWords:
    """A question with all that followed, and the buyer's own reasons beside it."""
    return HearingWords(
        name=name_of(question.contender),
        lot=question.lot,
        asked=asked_words(question),
        why=question.why,
        why_again=question.why_again,
        new_facts=question.new_facts,
    )


def _steps(price: LowPrice, rule: AbnormallyLow) -> list[str]:
    steps = []
    if "other-prices" not in price.not_tested:
        steps += [
            _beside("the mean of the other prices", price.below_mean, Fraction(rule.below_mean)),
            _beside("the next price above it", price.below_next, Fraction(rule.below_next)),
        ]
    labour = price.labour
    if labour is None:
        return steps
    steps.append(
        f"Labour floor: hours × {pounds(labour.wage)} an hour × (1 + on-costs) + travel + overhead = "
        f"{pounds(labour.floor)}. The price is {'below' if price.price < labour.floor else 'not below'} it."
    )
    steps.append(f"The same at the bid’s own wage: {pounds(labour.at_own_wage)}.")
    if labour.at_living_wage is not None:
        steps.append(f"At the real Living Wage, for information: {pounds(labour.at_living_wage)}.")
    return steps


def _beside(what: str, share: Fraction | None, limit: Fraction) -> str:
    if share is None:
        return f"Beside {what}: there is none."
    said = f"{shown(share * 100, 1)}% below" if share > 0 else "not below"
    return f"Beside {what}: {said}. Asked about from {shown(limit * 100, 1)}%."
