"""The letters about an outcome: as they would go out, and as they were told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AwardMade, Bid, Contender, NotCountedTold, OutcomeTold, Proposal, Tender
from worthwhile.apps.tenders.selectors.award_basis import awards_in, basis_in, contenders_by_number, told_name
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM, moment_words
from worthwhile.apps.tenders.selectors.clocks_of import StandstillDays, standstill_of
from worthwhile.apps.tenders.selectors.committed import commitment_to
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.not_counted import REASONS, NotCounted, not_counted_readers
from worthwhile.engines.tendering import RULES, UNTIL_RECORDED, Procedure, Stage
from worthwhile.exchange.outcome import FORMAT, assessed_summary, chosen_summary

_STANDS = (Stage.TOLD, Stage.AWARDED, Stage.COMPLETE, Stage.UNSUCCESSFUL, Stage.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class OutcomeLetter:
    """A letter to one contender: what stands in it, worthwhile/assessment-summary/1."""

    contender: Contender
    data: Mapping[str, Any]


def letters_now(tender: Tender, now: datetime) -> tuple[OutcomeLetter, ...]:
    """Every letter as it would go out now, from the proposal that counts; none where nothing is proposed."""
    proposal = latest_proposal(tender)
    if proposal is None:
        return ()
    days = standstill_of(tender, now.astimezone(UNITED_KINGDOM).date())
    scored = basis_in(proposal)
    return tuple(
        OutcomeLetter(contender=one, data=_letter(tender, proposal, scored, one, days, now))
        for one in contenders_by_number(tender).values()
    )


def told_to(organisation: Organisation, tender: int) -> OutcomeTold | None:
    """What an organisation was last told of the outcome of a tender."""
    theirs = Q(contender__bid__bidder=organisation) | Q(contender__link__organisation=organisation)
    found = OutcomeTold.objects.filter(theirs, tender=tender).select_related("tender__buyer", "contender")
    return found.order_by("-pk").first()


def list_told(tender: Tender) -> QuerySet[OutcomeTold]:
    """The letters of the moment when everybody was last told, by number of the contender."""
    found = tender.told.filter(told_at=tender.told_at) if tender.told_at else tender.told.none()
    return found.select_related("contender__bid__bidder", "contender__link__organisation").order_by("contender__number")


def letters_told(tender: Tender) -> tuple[OutcomeLetter, ...]:
    """The same as letters are before they are told."""
    return tuple(OutcomeLetter(contender=one.contender, data=one.data) for one in list_told(tender))


def outcome_stands(told: OutcomeTold | NotCountedTold) -> bool:
    """Whether the outcome that was told counts still: the bids were not given back to be assessed again."""
    return told.tender.stage in _STANDS and told.told_at == told.tender.told_at


def may_object(told: OutcomeTold | NotCountedTold, now: datetime) -> bool:
    """Whether the outcome that was told is still open to objections."""
    tender = told.tender
    is_told = tender.stage == Stage.TOLD and outcome_stands(told)
    return is_told and tender.representations_until is not None and now <= tender.representations_until


def list_awards(tender: Tender) -> QuerySet[AwardMade]:
    """What was awarded, for everybody to read, in the order of the lots."""
    return tender.awards.select_related("contract").order_by("lot")


def list_own_awards(told: OutcomeTold) -> QuerySet[AwardMade]:
    """What was awarded to whoever was told."""
    return told.contender.awards.filter(tender=told.tender).select_related("contract").order_by("lot")


def organisations_told(tender: Tender) -> list[Organisation]:
    """The organisations here that have a letter: those who bid, and providers that followed the link they were sent."""
    return [one.reader for one in contenders_by_number(tender).values() if one.reader is not None]


def everybody_told(tender: Tender) -> list[Organisation]:
    """The same, and those who were told it although their bid was never assessed."""
    return [*organisations_told(tender), *not_counted_readers(tender)]


def words_not_counted(tender: Tender, bid: Bid, why: NotCounted, now: datetime) -> dict[str, Any]:
    """What a bidder is told of an outcome whose bid was not assessed: why, who it goes to, and until when to object."""
    proposal = latest_proposal(tender)
    days = standstill_of(tender, now.astimezone(UNITED_KINGDOM).date())
    decided = getattr(bid.standing, "unreadable_decided", None)
    return {
        "tender": tender.number,
        "title": tender.title,
        "buyer": str(tender.buyer),
        "told_to": str(bid.bidder),
        "told_at": now.isoformat(),
        "why": REASONS[why],
        "decided": decided.words if decided else "",
        "awards": [
            {"lot": one["lot"], "name": one["name"], "why_nobody": one["why_nobody"]}
            for one in (awards_in(proposal) if proposal else ())
        ],
        "standstill": days.ground,
    }


def day_words(at: datetime | None) -> str:
    """A moment of a standstill in words; empty where there is none, or nobody knows it yet."""
    return moment_words(at) if at is not None and at != UNTIL_RECORDED else ""


def _letter(
    tender: Tender,
    proposal: Proposal,
    scored: BidsScored | None,
    contender: Contender,
    days: StandstillDays,
    now: datetime,
) -> dict[str, Any]:
    rules = RULES[Procedure(tender.procedure)]
    awards = awards_in(proposal)
    if scored is None:
        winner = awards[0]
        body = chosen_summary(
            winner=winner["name"],
            told_to=told_name(contender),
            is_winner=winner["contender"] == contender.number,
            reasons=proposal.reasons,
        )
    else:
        body = assessed_summary(
            evaluation=scored.loaded.evaluation,
            result=scored.result,
            awards=awards,
            bidder=f"bidder-{contender.number}",
            with_price=rules.takes_bids,
        )
        # Where nobody bid, the law asks for reasons by the key criteria: scores alone would be a thin answer.
        body["reasons"] = "" if rules.takes_bids else proposal.reasons
    return {
        "format": FORMAT,
        "tender": tender.number,
        "title": tender.title,
        "buyer": str(tender.buyer),
        "told_to": told_name(contender),
        "contender": contender.number,
        "told_at": now.isoformat(),
        "told_at_words": moment_words(now),
        # As the log has it, salted: a bare hash would let each reader try what others were given.
        "fingerprint": commitment_to(proposal),
        "standstill": {
            "representations_until": day_words(days.representations_until),
            "earliest_signing": day_words(days.earliest_signing),
            "words": days.ground,
        },
        **body,
    }
