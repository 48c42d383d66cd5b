"""The evaluation of a tender as a file has it, and the ranking that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.models import Contender, PriceDecided, Tender, name_in_log
from worthwhile.apps.tenders.selectors.contender_names import name_of, names_are_known
from worthwhile.apps.tenders.selectors.judging import Judging, Offer, judging_of
from worthwhile.apps.tenders.selectors.lot_draw import with_draw
from worthwhile.apps.tenders.selectors.offered import prices_of, why_no_price
from worthwhile.apps.tenders.selectors.published_scheme import NoScheme, scheme_data, scheme_of
from worthwhile.apps.tenders.selectors.set_aside import why_out
from worthwhile.engines.scoring import Formula, ScoringResult
from worthwhile.engines.scoring.score import score_evaluation
from worthwhile.engines.tendering import Act
from worthwhile.exchange.bid import plain_record
from worthwhile.exchange.evaluation import LoadedEvaluation, evaluation_from_data
from worthwhile.exchange.plain_data import digits_text

__all__ = [
    "NoScheme",
    "bidder_id",
    "evaluation_data",
    "loaded_evaluation",
    "moderator_id",
    "ranking_of",
    "scheme_of",
]


def evaluation_data(tender: Tender, *, with_prices: bool) -> dict[str, Any]:
    """A tender's assessment as worthwhile/evaluation/1: people and bidders by number, names once quality is settled.

    Prices are in it where they are asked for and were read. Raises NoScheme.
    """
    judging = judging_of(tender)
    data = scheme_data(tender)
    names = names_are_known(tender)
    with_prices = with_prices and _are_prices_read(tender)
    data["assessors"] = list(_people(judging))
    data["bidders"] = [_bidder(one, named=names) for one in judging.contenders]
    data["bids"] = list(_bids(tender, judging, gone=why_out(tender), with_prices=with_prices))
    data["notes"] = "Made from what the panel kept. Scores of people who stood back or had not finished do not count."
    return with_draw(tender, data)


def loaded_evaluation(tender: Tender, *, with_prices: bool) -> LoadedEvaluation:
    """The same, read. Raises NoScheme, InvalidEvaluation."""
    return evaluation_from_data(evaluation_data(tender, with_prices=with_prices))


def ranking_of(tender: Tender) -> ScoringResult:
    """The ranking, with every step and how firm it is; blocks say what is missing.

    Raises NoScheme, InvalidInput where nobody is assessed.
    """
    return score_evaluation(evaluation=loaded_evaluation(tender, with_prices=True).evaluation)


def bidder_id(contender: Contender) -> str:
    """What an evaluation calls a contender."""
    return f"bidder-{contender.number}"


def moderator_id(person: int, assessors: tuple[int, ...]) -> str:
    """What an evaluation calls a moderator; one who scores too, in a quick quote, stands there twice."""
    return f"{name_in_log(person)}{'-moderator' if person in assessors else ''}"


def _are_prices_read(tender: Tender) -> bool:
    """Whether prices were read, and the bids not given back since to be assessed by people who know none."""
    acts = tender.log.filter(act__in=[Act.READ_PRICES.value, Act.RETURN_TO_ASSESSMENT.value])
    last = acts.order_by("-number").first()
    return last is not None and last.act == Act.READ_PRICES


def _people(judging: Judging) -> Iterator[dict[str, Any]]:
    for person in judging.assessors:
        yield _person(judging, person, name_in_log(person), "assessor")
    for person in judging.moderators:
        yield _person(judging, person, moderator_id(person, judging.assessors), "moderator")


def _person(judging: Judging, person: int, name: str, role: str) -> dict[str, Any]:
    apart = [bidder_id(one) for one in judging.contenders if (one.pk, person) in judging.apart]
    data: dict[str, Any] = {"id": name, "role": role}
    if apart:
        data["recused_from"] = apart
    return data


def _bidder(contender: Contender, *, named: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"id": bidder_id(contender)}
    if named:
        data["name"] = name_of(contender)
    return data


def _bids(tender: Tender, judging: Judging, *, gone: Mapping[int, str], with_prices: bool) -> Iterator[dict[str, Any]]:
    """``gone``: why bids are out, by the key of their contender."""
    out = _set_aside(tender) if with_prices else {}
    prices = {one.pk: prices_of(one) for one in judging.contenders} if with_prices else {}
    has_price = judging.scheme.price.formula is not Formula.FIXED_PRICE
    for offer in judging.offers:
        contender = offer.contender
        data: dict[str, Any] = {"bidder": bidder_id(contender)}
        if offer.lot:
            data["lot"] = offer.lot
        if contender.bid is not None and contender.bid.standing is not None:
            data["sealed_hash"] = contender.bid.standing.sha256
        price = prices.get(contender.pk, {}).get(offer.lot)
        if price is not None and has_price:
            data["price"] = price.amount
        elif with_prices and has_price and (why := why_no_price(contender, offer.lot)):
            data["no_price"] = why
        if price is not None and price.labour is not None:
            data["labour"] = plain_record(price.labour)
        if contender.pk in gone or (contender.pk, offer.lot) in out:
            data["set_aside"] = gone.get(contender.pk) or out[contender.pk, offer.lot]
        yield data | _judged(judging, offer)


def _judged(judging: Judging, offer: Offer) -> dict[str, Any]:
    """Conditions, single scores, and beside them what was agreed."""
    key = offer.contender.pk
    conditions = [
        {"condition": one.id, "met": found.met, "reason": found.reason}
        for one in judging.scheme.conditions
        if (found := judging.conditions.get((key, one.id))) is not None
    ]
    scores = [
        {
            "criterion": leaf.id,
            "assessor": name_in_log(one.assessor_id),
            "score": _plain(one.score),
            "reason": one.reason,
            "evidence": one.evidence,
        }
        for leaf in judging.scheme.leaves
        for one in judging.given(offer, leaf.id)
    ]
    scores += [
        {
            "criterion": leaf.id,
            "assessor": name_in_log(one.assessor_id),
            "score": _plain(one.score),
            "reason": one.reason,
            "evidence": one.evidence,
            "set_aside": decided.reason,
        }
        for leaf in judging.scheme.leaves
        for one, decided in judging.aside(offer, leaf.id)
    ]
    consensus = [
        {
            "criterion": leaf.id,
            "score": _plain(settled.score),
            "reason": settled.reason,
            "moderator": moderator_id(settled.moderator_id, judging.assessors),
        }
        for leaf in judging.scheme.leaves
        if (settled := judging.agreed.get((key, offer.lot, leaf.id))) is not None
    ]
    return {"conditions": conditions, "scores": scores, "consensus": consensus}


def _set_aside(tender: Tender) -> dict[tuple[int, str], str]:
    """Why bids are out, where it was decided that a low price does not stay in."""
    rows = PriceDecided.objects.filter(question__contender__tender=tender).select_related("question").order_by("pk")
    latest = {(row.question.contender_id, row.question.lot): row for row in rows}
    return {key: f"Abnormally low price: {row.reason}" for key, row in latest.items() if not row.stays}


def _plain(score: Decimal) -> Decimal:
    return Decimal(digits_text(score))
