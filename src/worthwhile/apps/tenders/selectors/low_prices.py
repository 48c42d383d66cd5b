"""Prices that look too low, what bidders were asked and said about them, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import PriceQuestion, Tender
from worthwhile.apps.tenders.selectors.ranking import evaluation_data
from worthwhile.engines.scoring import LowPrice, read_evaluation
from worthwhile.engines.scoring.abnormally_low import look_at_prices

Asked = Mapping[tuple[int, str], PriceQuestion]


@dataclass(frozen=True, kw_only=True)
class SeenPrice:
    """A price beside the others, and the latest question about it."""

    number: int
    lot: str
    price: LowPrice
    question: PriceQuestion | None

    @property
    def is_open(self) -> bool:
        """Whether the price looks too low, or was asked about for another reason, and nobody has decided on it."""
        if self.question is None:
            return self.price.is_flagged
        return not hasattr(self.question, "decided")


def seen_prices(tender: Tender) -> list[SeenPrice]:
    """Every price that is compared, lot by lot, with its flags. Raises NoScheme."""
    evaluation = read_evaluation(evaluation_data(tender, with_prices=True))
    asked = latest_questions(tender)
    lots = dict.fromkeys(bid.lot for bid in evaluation.bids)
    found = []
    for lot in lots:
        bids = [bid for bid in evaluation.bids if bid.lot == lot]
        for price in look_at_prices(bids, rule=evaluation.scheme.abnormally_low):
            number = int(price.bidder.removeprefix("bidder-"))
            found.append(SeenPrice(number=number, lot=lot, price=price, question=asked.get((number, lot))))
    return found


def open_low_prices(tender: Tender) -> list[SeenPrice]:
    """The prices that look too low, or were asked about, and on which nobody has decided."""
    return [one for one in seen_prices(tender) if one.is_open]


def find_seen_price(tender: Tender, number: int, lot: str) -> SeenPrice | None:
    """One price beside the others; None where it is not compared. Raises NoScheme."""
    return next((one for one in seen_prices(tender) if (one.number, one.lot) == (number, lot)), None)


def latest_questions(tender: Tender) -> Asked:
    """The latest question about each price, by number of the contender and lot."""
    rows = PriceQuestion.objects.filter(contender__tender=tender).select_related("contender", "decided").order_by("pk")
    return {(row.contender.number, row.lot): row for row in rows}


def find_price_question(tender: Tender, number: int) -> PriceQuestion | None:
    """One question about a price in a tender."""
    rows = PriceQuestion.objects.filter(contender__tender=tender, pk=number)
    return rows.select_related("contender__bid__bidder", "decided").first()


def list_price_hearings(tender: Tender, *, number: int | None = None, lot: str = "") -> list[PriceQuestion]:
    """Every question about prices in the order they were asked, or those about one price."""
    rows = PriceQuestion.objects.filter(contender__tender=tender)
    if number is not None:
        rows = rows.filter(contender__number=number, lot=lot)
    return list(rows.select_related("contender__bid__bidder", "decided").order_by("pk"))


def list_price_questions(tender: Tender, bidder: Organisation) -> list[PriceQuestion]:
    """What an organisation was asked about its prices, the latest first."""
    rows = PriceQuestion.objects.filter(contender__tender=tender, contender__bid__bidder=bidder)
    return list(rows.select_related("contender__bid", "decided").order_by("-pk"))
