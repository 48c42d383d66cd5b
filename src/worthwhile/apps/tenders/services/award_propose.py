"""Propose an award, send a proposal back, and approve one: what the ranking gives, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, Proposal, ProposalReturned, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_basis import WHOLE, contenders_by_number, exact_result, told_name
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.ranking import bidder_id
from worthwhile.apps.tenders.selectors.set_aside import set_aside_now
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import commit_to
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.engines.scoring import RankedBid
from worthwhile.engines.scoring.exact import unrounded
from worthwhile.engines.tendering import RULES, Act, Procedure, Role
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST_REASON = 10_000


def propose_award(
    *,
    tender: Tender,
    reasons: str,
    by: User,
    now: datetime,
    seen: str = "",
    nobody_for: Mapping[str, str] | None = None,
    chosen: int | None = None,
) -> Proposal:
    """Propose what the ranking gives. Raises NotAllowed, NoRanking, InvalidInput.

    ``nobody_for``: lots that are to be awarded to nobody, each with the reason. ``chosen``: the number of the provider
    where nobody scores and several are considered. ``seen``: the hash of the evaluation that the proposer looked at.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.PROPOSE_AWARD, person_in(held, by), now)
        problems = (
            [] if reasons.strip() else [Problem("reasons", "Say why. The approver reads it, and the file has it.")]
        )
        scored = ranked_now(held) if RULES[Procedure(held.procedure)].scores else None
        if scored is None:
            awards = _direct(held, chosen, problems)
        else:
            _refuse_another(scored, seen)
            awards = _ranked(held, scored, nobody_for or {}, problems)
        if problems:
            raise InvalidInput(problems)
        kept = _keep(held, scored, awards, reasons.strip(), by=by, now=now)
        about = {"proposal": kept.number, "commitment": commit_to(held, kept.content, now=now)}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_people(held, Role.APPROVER, Letter.DECIDE, now)
    return kept


def return_proposal(*, tender: Tender, reason: str, by: User, now: datetime) -> None:
    """Send a proposal back to be made anew, with the reason. Raises NotAllowed, InvalidInput."""
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say what has to be made otherwise.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.RETURN_PROPOSAL, person_in(held, by), now)
        proposal = latest_proposal(held)
        assert proposal is not None
        ProposalReturned.objects.create(proposal=proposal, reason=reason.strip(), returned_by=by, returned_at=now)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"proposal": proposal.number})
        tell_people(held, Role.AUTHOR, Letter.PROPOSAL_RETURNED, now)


def approve_award(*, tender: Tender, seen: int, by: User, now: datetime) -> None:
    """Approve the proposal that was looked at, by its number. Raises NotAllowed, InvalidInput."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.APPROVE_AWARD, person_in(held, by), now)
        proposal = latest_proposal(held)
        assert proposal is not None
        if proposal.number != seen:
            raise InvalidInput([Problem("", "Another proposal was made since you looked. Read it first.")])
        done(held, answer, who=name_in_log(by.pk), now=now, about={"proposal": proposal.number})
        tell_people(held, Role.AUTHOR, Letter.AWARD_APPROVED, now)


def _refuse_another(scored: BidsScored, seen: str) -> None:
    if seen != scored.loaded.evaluation_hash:
        raise InvalidInput([Problem("", "The ranking is another than the one you looked at. Look at it again.")])


def _direct(tender: Tender, chosen: int | None, problems: list[Problem]) -> list[dict[str, Any]]:
    """The one provider that was considered, or of several the one that was chosen."""
    out = set_aside_now(tender)
    found = {number: one for number, one in contenders_by_number(tender).items() if one.pk not in out}
    if chosen is None and len(found) == 1:
        chosen = next(iter(found))
    if chosen not in found:
        problems.append(Problem("chosen", "Choose one of the providers that were considered."))
        return []
    return [_award(WHOLE, found[chosen], price=None)]


def _ranked(
    tender: Tender, scored: BidsScored, nobody_for: Mapping[str, str], problems: list[Problem]
) -> list[dict[str, Any]]:
    """One award a lot, as the ranking gives it; a lot goes to nobody where none is ranked, or with a reason."""
    problems += [Problem("", note.message) for note in scored.result.blocks]
    lots = [lot.lot for lot in scored.result.lots]
    problems += [Problem("nobody_for", f"There is no lot {lot!r}.") for lot in nobody_for if lot not in lots]
    problems += [
        Problem(f"nobody_{lot}", "Say why nobody is awarded this lot.")
        for lot, why in nobody_for.items()
        if lot in lots and not why.strip()
    ]
    awards = list(_by_lot(tender, scored, nobody_for))
    if not problems and len(awards) < len(lots):
        problems.append(Problem("", "Not every lot is decided yet. See what is missing."))
    if not problems and not any(one["bidder"] for one in awards):
        problems.append(Problem("", "Nobody would be awarded anything. End the tender without award instead."))
    return awards


def _by_lot(tender: Tender, scored: BidsScored, nobody_for: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    takes_bids = RULES[Procedure(tender.procedure)].takes_bids
    contenders = {bidder_id(one): one for one in contenders_by_number(tender).values()}
    ranked = {(one.lot, one.bidder): one for one in scored.result.ranking}
    for award in scored.result.awards:
        if award.lot in nobody_for:
            yield _nobody(award.lot, nobody_for[award.lot].strip())
        elif award.bidder is None:
            yield _nobody(award.lot, award.message)
        else:
            price = _price(scored, ranked[award.lot, award.bidder]) if takes_bids else None
            yield _award(award.lot, contenders[award.bidder], price=price)


def _price(scored: BidsScored, bid: RankedBid) -> Decimal | None:
    if bid.price is not None:
        return unrounded(Fraction(bid.price))
    scheme = scored.loaded.evaluation.scheme
    lot = scheme.lot(bid.lot) if bid.lot else None
    return lot.fixed_price if lot is not None and lot.fixed_price is not None else scheme.price.fixed_price


def _award(lot: str, contender: Contender, *, price: Decimal | None) -> dict[str, Any]:
    return {
        "lot": lot,
        "bidder": bidder_id(contender),
        "contender": contender.number,
        "name": told_name(contender),
        "price": price,
        "why_nobody": "",
    }


def _nobody(lot: str, why: str) -> dict[str, Any]:
    return {"lot": lot, "bidder": None, "contender": None, "name": "", "price": None, "why_nobody": why}


def _keep(
    tender: Tender, scored: BidsScored | None, awards: list[dict[str, Any]], reasons: str, *, by: User, now: datetime
) -> Proposal:
    rests_on: dict[str, Any] = {}
    if scored is not None:
        rests_on["evaluation"] = dict(scored.loaded.data)
        rests_on["result"] = exact_result(scored.result, scored.loaded.evaluation_hash)
    return Proposal.objects.create(
        tender=tender,
        number=tender.proposals.count() + 1,
        content=exact_json_text({**rests_on, "awards": awards}),
        reasons=reasons,
        proposer=by,
        made_at=now,
    )
