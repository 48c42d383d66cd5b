"""How far an assessment is, in the numbers that the rules ask for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.judging import Judging, Offer, judging_of
from worthwhile.apps.tenders.selectors.low_prices import open_low_prices
from worthwhile.apps.tenders.selectors.published_scheme import NoScheme
from worthwhile.apps.tenders.selectors.standing_back import list_standing_back
from worthwhile.engines.scoring.scheme import Moderation, Scheme
from worthwhile.engines.scoring.vocabulary import CloseScores
from worthwhile.engines.tendering import RULES, Procedure, Stage


@dataclass(frozen=True, kw_only=True)
class AssessingCounts:
    """What is missing. ``consensus_missing`` counts conditions that nobody judged too."""

    scores_missing: int = 0
    spreads_open: int = 0
    consensus_missing: int = 0
    standing_back_open: int = 0
    low_prices_open: int = 0


def assessing_counts(tender: Tender) -> AssessingCounts:
    """What an assessment lacks at its stage; nothing is asked of the database at any other."""
    stage = Stage(tender.stage)
    if stage not in (Stage.ASSESSING, Stage.MODERATING, Stage.PRICED) or not RULES[Procedure(tender.procedure)].scores:
        return AssessingCounts()
    try:
        if stage is Stage.PRICED:
            return AssessingCounts(low_prices_open=len(open_low_prices(tender)))
        judging = judging_of(tender)
    except NoScheme:
        # Published before schemes were asked for: nothing can be scored here, and nothing passes for scored.
        return AssessingCounts(scores_missing=1, consensus_missing=1, low_prices_open=1)
    least = RULES[Procedure(tender.procedure)].assessors
    if stage is Stage.ASSESSING:
        return AssessingCounts(scores_missing=_missing(judging, least))
    return AssessingCounts(
        spreads_open=sum(must_meet(judging, one, leaf.id) for one in judging.offers for leaf in judging.scheme.leaves),
        consensus_missing=_unsettled(judging, least),
        standing_back_open=len(list_standing_back(tender, judging)),
    )


def _missing(judging: Judging, least: int) -> int:
    """Scores of everybody who judges a bid; where too few can, those of the people who have to be named still."""
    whole = len(judging.scheme.leaves)
    missing = 0
    for offer in judging.offers:
        judges = judging.judges(offer.contender)
        missing += sum(len(judging.missing(offer, person)) for person in judges)
        missing += whole * max(0, least - len(judges))
    return missing


def _unsettled(judging: Judging, least: int) -> int:
    """Scores that nothing decides, conditions not judged, and scores of bids that too few people judged."""
    leaves = [leaf.id for leaf in judging.scheme.leaves]
    unsettled = sum(lacks_consensus(judging, offer, leaf) for offer in judging.offers for leaf in leaves)
    unjudged = sum(
        (one.pk, condition.id) not in judging.conditions
        for one in judging.contenders
        for condition in judging.scheme.conditions
    )
    too_few = sum(len(leaves) * max(0, least - len(judging.judges(offer.contender))) for offer in judging.offers)
    return unsettled + unjudged + too_few


def must_meet(judging: Judging, offer: Offer, criterion: str) -> bool:
    """Whether scores lie so far apart that the published rule has the panel meet, and nothing is recorded of it."""
    return not _has_agreed(judging, offer, criterion) and is_wide(judging.scheme, _given(judging, offer, criterion))


def lacks_consensus(judging: Judging, offer: Offer, criterion: str) -> bool:
    """Whether scores differ by less and the published rule takes no mean, so that what was agreed is missing."""
    given = _given(judging, offer, criterion)
    if _has_agreed(judging, offer, criterion) or is_wide(judging.scheme, given):
        return False
    takes_mean = judging.scheme.moderation.close_scores is CloseScores.MEAN
    return not given or (len(set(given)) > 1 and not takes_mean)


def is_wide(scheme: Scheme, given: list[Decimal]) -> bool:
    """Whether a spread forces the panel to meet, by the published rule."""
    if len(given) < 2:
        return False
    rule: Moderation = scheme.moderation
    low, high = min(given), max(given)
    levels = scheme.scale.scores.index(high) - scheme.scale.scores.index(low)
    share = Fraction(high - low) * 100 / Fraction(scheme.scale.highest)
    return levels >= rule.spread_levels or share > Fraction(rule.spread_points)


def _given(judging: Judging, offer: Offer, criterion: str) -> list[Decimal]:
    return [one.score for one in judging.given(offer, criterion)]


def _has_agreed(judging: Judging, offer: Offer, criterion: str) -> bool:
    return (offer.contender.pk, offer.lot, criterion) in judging.agreed
