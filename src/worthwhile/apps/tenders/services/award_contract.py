"""Award once the standstill is over, record the contracts that are signed, or end without an award."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import AwardMade, ContractRecorded, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_basis import awards_in, contenders_by_number
from worthwhile.apps.tenders.selectors.award_letters import everybody_told
from worthwhile.apps.tenders.selectors.award_offer import offered_content
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.engines.tendering import Act, Answer, Stage
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem

MOST_POUNDS = Decimal("99999999999999.99")
LONGEST_REFERENCE = 100


@dataclass(frozen=True, kw_only=True)
class SignedContract:
    """A contract as it was signed. ``value`` is pounds without VAT over its whole length, where it is known."""

    signed_on: date
    starts_on: date
    ends_on: date
    supplier_address: str
    value: Decimal | None = None
    reference: str = ""


def award(*, tender: Tender, by: User, now: datetime) -> list[AwardMade]:
    """Award what was proposed and told. What the winner promised becomes what the contract asks for.

    Raises NotAllowed.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.AWARD, person_in(held, by), now)
        proposal = latest_proposal(held)
        assert proposal is not None
        contenders = contenders_by_number(held)
        made = [
            AwardMade.objects.create(
                tender=held,
                contender=contenders[one["contender"]],
                lot=one["lot"],
                content=exact_json_text(offered_content(held, one, contenders[one["contender"]])),
                awarded_by=by,
                awarded_at=now,
            )
            for one in awards_in(proposal)
            if one["contender"] is not None
        ]
        about = {"awards": [f"contender-{one.contender.number}" for one in made], "proposal": proposal.number}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        add_checkpoint(held, now=now)
        record(AuditAct.TENDER_AWARDED, held.buyer, held, by=by, at=now, content={"awards": len(made)})
        tell_bidders(held, Letter.AWARDED, now, only=everybody_told(held))
    return made


def record_contract(*, made: AwardMade, contract: SignedContract, by: User, now: datetime) -> ContractRecorded:
    """Keep what was signed on an award; the tender is complete when every award has its contract.

    Raises NotAllowed, InvalidInput.
    """
    with locked(made.tender) as held:
        answer = ask_leave(held, Act.RECORD_CONTRACT, person_in(held, by), now)
        if ContractRecorded.objects.filter(award=made).exists():
            refusal = "The contract of this award is recorded already."
            raise NotAllowed(Answer(act=Act.RECORD_CONTRACT, leads_to=None, refusals=(refusal,)))
        _check(made, contract, now)
        kept = ContractRecorded.objects.create(
            award=made,
            reference=contract.reference.strip(),
            signed_on=contract.signed_on,
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
            value=contract.value,
            supplier_address=contract.supplier_address.strip(),
            recorded_by=by,
            recorded_at=now,
        )
        left = held.awards.filter(contract=None).count()
        leads_to = Stage.AWARDED if left else Stage.COMPLETE
        about = {"contract": kept.pk, "signed_on": kept.signed_on.isoformat(), "left": left}
        done(held, dataclasses.replace(answer, leads_to=leads_to), who=name_in_log(by.pk), now=now, about=about)
    return kept


def end_without_award(*, tender: Tender, reason: str, by: User, now: datetime) -> None:
    """End a tender without a contract, with the reason for everybody to read. Raises NotAllowed, InvalidInput."""
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say why. Everybody will read it.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.END_WITHOUT_AWARD, person_in(held, by), now)
        held.wraps.all().delete()
        done(held, answer, who=name_in_log(by.pk), now=now, about={"reason": reason.strip()})
        add_checkpoint(held, now=now)
        # Where no bid was opened, whoever still has one here is told all the same.
        only = everybody_told(held) if held.contenders.exists() else None
        tell_bidders(held, Letter.ENDED_WITHOUT_AWARD, now, only=only)


def _check(made: AwardMade, contract: SignedContract, now: datetime) -> None:
    awarded_on, today = (one.astimezone(UNITED_KINGDOM).date() for one in (made.awarded_at, now))
    problems = []
    if not awarded_on <= contract.signed_on <= today:
        said = f"Give a day from the award, {awarded_on:%d %B %Y}, to today. Nothing is signed before the award."
        problems.append(Problem("signed_on", said))
    if contract.ends_on < contract.starts_on:
        problems.append(Problem("ends_on", "The last day is before the first."))
    if contract.value is not None and not 0 <= contract.value <= MOST_POUNDS:
        problems.append(Problem("value", "Enter the value in pounds, from 0."))
    if not contract.supplier_address.strip():
        problems.append(Problem("supplier_address", "Enter the address of the supplier: the record has to give it."))
    if len(contract.reference.strip()) > LONGEST_REFERENCE:
        problems.append(Problem("reference", f"Shorten this to {LONGEST_REFERENCE} characters."))
    if problems:
        raise InvalidInput(problems)
