"""An assessment as its list of bids shows it: how far I am, how far everybody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.apps.tenders.selectors.assess_pages import Progress, reading_order
from worthwhile.apps.tenders.selectors.assessing_counts import is_wide, lacks_consensus, must_meet
from worthwhile.apps.tenders.selectors.judging import Judging, Offer
from worthwhile.engines.scoring.scheme import Scheme

DONE, BEGUN, NOT_YET = ("Done", ""), ("Begun", "govuk-tag--light-blue"), ("Not yet", "govuk-tag--blue")


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """A bid, or one of its lots, in a list. ``hint`` says how much is there."""

    number: int
    lot: str
    title: str
    hint: str
    status: str
    tag: str
    is_first: bool = False


@dataclass(frozen=True, kw_only=True)
class ProgressLine:
    """How far somebody is, in numbers alone."""

    name: str
    said: str


def own_lines(tender: Tender, judging: Judging, person: User, names: Mapping[int, str]) -> list[OfferLine]:
    """The bids that somebody scores, in their own order, the one to read together first."""
    wanted = len(judging.scheme.leaves)
    lines = []
    for at, offer in enumerate(reading_order(tender, judging, person)):
        given = wanted - len(judging.missing(offer, person.pk))
        status, tag = DONE if given == wanted else BEGUN if given else NOT_YET
        lines.append(
            OfferLine(
                number=offer.contender.number,
                lot=offer.lot,
                title=offer_title(judging.scheme, offer, names),
                hint=f"{given} of {wanted} scored",
                status=status,
                tag=tag,
                is_first=at == 0 and offer.contender.pk == judging.offers[0].contender.pk,
            )
        )
    return lines


def panel_lines(judging: Judging, names: Mapping[int, str]) -> list[OfferLine]:
    """Every bid with what is still open in it, for the panel."""
    lines = []
    for offer in judging.offers:
        leaves = [leaf.id for leaf in judging.scheme.leaves]
        apart = sum(must_meet(judging, offer, leaf) for leaf in leaves)
        unsettled = sum(lacks_consensus(judging, offer, leaf) for leaf in leaves)
        unjudged = sum((offer.contender.pk, one.id) not in judging.conditions for one in judging.scheme.conditions)
        hint = "; ".join(
            words
            for count, words in (
                (apart, f"{apart} to talk over"),
                (unsettled, f"{unsettled} to agree on"),
                (unjudged, f"{unjudged} conditions to judge" if unjudged != 1 else "1 condition to judge"),
            )
            if count
        )
        status, tag = NOT_YET if hint else DONE
        lines.append(
            OfferLine(
                number=offer.contender.number,
                lot=offer.lot,
                title=offer_title(judging.scheme, offer, names),
                hint=hint or "Nothing is open",
                status=status,
                tag=tag,
            )
        )
    return lines


def progress_lines(progress: list[Progress], people: Mapping[int, str]) -> list[ProgressLine]:
    """Everybody on the panel, by the names in the record."""
    return [
        ProgressLine(name=people.get(one.person.pk, str(one.person)), said=f"{one.given} of {one.wanted} scores")
        for one in progress
    ]


def offer_title(scheme: Scheme, offer: Offer, names: Mapping[int, str]) -> str:
    """What a bid is called, with its lot where there are lots."""
    lot = scheme.lot(offer.lot)
    name = names[offer.contender.pk]
    return (
        f"{name}, lot {lot.id}: {lot.title}"
        if lot is not None and lot.title != lot.id
        else (f"{name}, lot {lot.id}" if lot is not None else name)
    )


@dataclass(frozen=True, kw_only=True)
class GivenWords:
    """What one assessor gave."""

    who: str
    score: str
    reason: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class SpreadWords:
    """A criterion with everything that was given, side by side. ``state`` says whether it is open."""

    criterion: str
    given: tuple[GivenWords, ...]
    state: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """A score of one assessor for one criterion, or for one of a lot."""

    title: str
    score: str
    reason: str


def given_by(judging: Judging, contender: Contender, person: int) -> list[ScoreWords]:
    """Everything that one assessor gave a contender."""
    return [
        ScoreWords(
            title=f"Lot {offer.lot}: {leaf.title}" if offer.lot else leaf.title,
            score=f"{score.score.normalize():f}",
            reason=score.reason,
        )
        for offer in judging.offers
        if offer.contender.pk == contender.pk
        for leaf in judging.scheme.leaves
        if (score := judging.scores.get((contender.pk, offer.lot, leaf.id, person))) is not None
    ]


def spread_of(judging: Judging, offer: Offer, criterion: str, people: Mapping[int, str]) -> SpreadWords:
    """How far apart the panel is on one criterion."""
    given = list(judging.given(offer, criterion))
    scores = [one.score for one in given]
    has_agreed = (offer.contender.pk, offer.lot, criterion) in judging.agreed
    if has_agreed:
        state, tag = "Agreed", "govuk-tag--green"
    elif must_meet(judging, offer, criterion):
        state, tag = "Far apart: talk it over", "govuk-tag--red"
    elif lacks_consensus(judging, offer, criterion):
        state, tag = "Differ: agree on one score", "govuk-tag--yellow"
    elif is_wide(judging.scheme, scores) or len(set(scores)) > 1:
        state, tag = "The mean counts, by the published rule", "govuk-tag--grey"
    else:
        state, tag = "All gave the same: it counts", "govuk-tag--green"
    return SpreadWords(
        criterion=criterion,
        given=tuple(
            GivenWords(
                who=people.get(one.assessor_id, f"person {one.assessor_id}"),
                score=f"{one.score.normalize():f}",
                reason=one.reason,
                evidence=one.evidence,
            )
            for one in given
        ),
        state=state,
        tag=tag,
    )
