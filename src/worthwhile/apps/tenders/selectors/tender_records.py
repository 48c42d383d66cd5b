"""What a tender leaves on record: who decided what, when and why, drawn together from the rows that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from worthwhile.apps.tenders.models import ContractRecorded, StandBackDecided, Tender
from worthwhile.apps.tenders.selectors.contender_names import names_are_known, names_of
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.engines.tendering import Act, Role, Stage
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.report.wording import day_text

_ENDINGS = (Act.CANCEL, Act.END_WITHOUT_AWARD)
_DECIDING = (
    Act.APPROVE, Act.PUBLISH, Act.OPEN_BIDS, Act.FINISH_SCORING, Act.DECIDE_STANDING_BACK, Act.LOCK_QUALITY,
    Act.READ_PRICES, Act.DECIDE_LOW_PRICE, Act.ANNOUNCE_DRAW, Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT,
    Act.PROPOSE_AWARD, Act.RETURN_PROPOSAL, Act.APPROVE_AWARD,
    Act.TELL_EVERYBODY, Act.DECIDE_REPRESENTATION, Act.RETURN_TO_ASSESSMENT, Act.AWARD, Act.RECORD_CONTRACT,
    Act.SET_BID_ASIDE, Act.DECIDE_SETTING_ASIDE, Act.KEEP_OUTCOME, Act.DECIDE_KEEPING_OUTCOME,
    Act.DECIDE_UNREADABLE_BID,
    *_ENDINGS,
)  # fmt: skip


# Everybody scores alone until the panel has settled what differs, also where nobody bids and names are no secret.
_UNSETTLED = (Stage.SEALED, Stage.ASSESSING, Stage.MODERATING)


@dataclass(frozen=True, kw_only=True)
class Decider:
    """Somebody with a part in it: name or post, roles, and what they last declared (None: nothing)."""

    name: str
    roles: tuple[Role, ...]
    conflicted: bool | None


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A declaration of conflicts of interest. ``decided_by`` is who cleared it, empty where it is the person's own."""

    name: str
    at: datetime
    conflicted: bool
    words: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """An act that decided something, by whom, with the reason that was given."""

    act: Act
    at: datetime
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A score that was given or agreed. ``by`` is the assessor or moderator."""

    contender: str
    lot: str
    criterion: str
    by: str
    score: Decimal
    reason: str
    evidence: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class Awarded:
    """An award. ``contract`` says that it was signed and recorded."""

    lot: str
    supplier: str
    address: str
    awarded_at: datetime
    price: Decimal | None
    outcomes: tuple[str, ...]
    contract: str


@dataclass(frozen=True, kw_only=True)
class Against:
    """A representation; ``upheld`` None while it waits."""

    organisation: str
    made_at: datetime
    words: str
    upheld: bool | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class TenderRecords:
    """Everything on record of a tender. What is not known or not to be told yet is left empty."""

    tender: Tender
    deciders: tuple[Decider, ...]
    declared: tuple[Declared, ...]
    recusals: tuple[tuple[str, str, str], ...]
    """Person, contender, and why."""
    standing_back: tuple[tuple[str, str, bool, str, str], ...]
    """Once scores were seen: person, contender, whether their scores were set aside, why, and who decided."""
    decisions: tuple[Decision, ...]
    contenders: tuple[tuple[str, str], ...]
    """Name or number, and why it was considered where nobody bids."""
    names_known: bool
    is_whole: bool
    """Whether scores, proposed awards and objections are in it, as far as there are any."""
    scores: tuple[Judged, ...]
    conditions: tuple[tuple[str, str, bool, str], ...]
    """Contender, condition, whether it is met, and why not."""
    proposals: tuple[tuple[datetime, str, str], ...]
    representations: tuple[Against, ...]
    awards: tuple[Awarded, ...]
    given_up: Decision | None


def records_of(tender: Tender, *, with_words: bool, with_judging: bool = True) -> TenderRecords:
    """Everything on record of a tender. Scores and names stay out while assessors judge alone.

    ``with_words``: also what people said of their conflicts of interest, which not every member reads.
    ``with_judging``: also scores, proposed awards and objections, which before an award only some may read.
    """
    people, known = names_of_people(tender), names_are_known(tender)
    contenders = names_of(tender)
    decisions = tuple(_decisions(tender, people))
    is_settled = with_judging and known and tender.stage not in _UNSETTLED
    return TenderRecords(
        tender=tender,
        deciders=tuple(_deciders(tender, people)),
        declared=tuple(_declared(tender, people, with_words)),
        recusals=tuple(_recusals(tender, people, contenders, with_words)),
        standing_back=tuple(_standing_back(tender, people, contenders)) if is_settled else (),
        decisions=decisions,
        contenders=tuple((contenders[one.pk], one.reason) for one in tender.contenders.order_by("number")),
        names_known=known,
        is_whole=is_settled or not contenders,
        scores=tuple(_scores(tender, people, contenders)) if is_settled else (),
        conditions=tuple(_conditions(tender, contenders)) if is_settled else (),
        proposals=tuple(
            (one.made_at, _called(people, one.proposer_id), one.reasons)
            for one in tender.proposals.order_by("number")
            if with_judging
        ),
        representations=tuple(_against(tender)) if with_judging else (),
        awards=tuple(_awards(tender, contenders)),
        given_up=next((one for one in reversed(decisions) if one.act in _ENDINGS), None),
    )


def _called(people: Mapping[int, str], person: int | None) -> str:
    return people.get(person, f"Person {person}") if person is not None else ""


def _deciders(tender: Tender, people: Mapping[int, str]) -> Iterable[Decider]:
    roles: dict[int, list[Role]] = {}
    for person, role in tender.people.order_by("named_at", "pk").values_list("person_id", "role"):
        roles.setdefault(person, []).append(Role(role))
    last = dict(tender.declarations.order_by("pk").values_list("person_id", "conflicted"))
    for person, held in roles.items():
        yield Decider(name=people[person], roles=tuple(held), conflicted=last.get(person))


def _declared(tender: Tender, people: Mapping[int, str], with_words: bool) -> Iterable[Declared]:
    for one in tender.declarations.order_by("pk"):
        yield Declared(
            name=_called(people, one.person_id),
            at=one.declared_at,
            conflicted=one.conflicted,
            words=one.words if with_words else "",
            decided_by=_called(people, one.decided_by_id),
        )


def _recusals(
    tender: Tender, people: Mapping[int, str], contenders: Mapping[int, str], with_words: bool
) -> Iterable[tuple[str, str, str]]:
    for contender in tender.contenders.prefetch_related("recusals"):
        for one in contender.recusals.all():
            yield _called(people, one.person_id), contenders[contender.pk], one.words if with_words else ""


def _standing_back(
    tender: Tender, people: Mapping[int, str], contenders: Mapping[int, str]
) -> Iterable[tuple[str, str, bool, str, str]]:
    for one in StandBackDecided.objects.filter(contender__tender=tender).order_by("pk"):
        who, decided_by = _called(people, one.person_id), _called(people, one.decided_by_id)
        yield who, contenders[one.contender_id], one.set_aside, one.reason, decided_by


def _decisions(tender: Tender, people: Mapping[int, str]) -> Iterable[Decision]:
    by_log = {f"person-{person}": name for person, name in people.items()}
    # Why a proposal was returned is no word for a log that anybody may have.
    returned = {
        proposal.number: proposal.returned.reason
        for proposal in tender.proposals.exclude(returned=None).select_related("returned")
    }
    for line in tender.log.filter(act__in=_DECIDING).order_by("number"):
        about: dict[str, Any] = read_exact_json(line.about)
        is_return = line.act == Act.RETURN_PROPOSAL
        reason = returned.get(about.get("proposal", 0), "") if is_return else str(about.get("reason", ""))
        yield Decision(act=Act(line.act), at=line.at, name=by_log.get(line.who, line.who), reason=reason)


def _scores(tender: Tender, people: Mapping[int, str], contenders: Mapping[int, str]) -> Iterable[Judged]:
    for contender in tender.contenders.order_by("number").prefetch_related("scores", "agreed"):
        given = {(one.lot, one.criterion, one.assessor_id): one for one in sorted(contender.scores.all(), key=_in_turn)}
        for one in given.values():
            yield Judged(
                contender=contenders[contender.pk], lot=one.lot, criterion=one.criterion, by=people[one.assessor_id],
                score=one.score, reason=one.reason, evidence=one.evidence, agreed=False,
            )  # fmt: skip
        settled = {(one.lot, one.criterion): one for one in sorted(contender.agreed.all(), key=_in_turn)}
        for together in settled.values():
            yield Judged(
                contender=contenders[contender.pk], lot=together.lot, criterion=together.criterion,
                by=people[together.moderator_id], score=together.score, reason=together.reason, evidence="",
                agreed=True,
            )  # fmt: skip


def _conditions(tender: Tender, contenders: Mapping[int, str]) -> Iterable[tuple[str, str, bool, str]]:
    for contender in tender.contenders.order_by("number").prefetch_related("conditions"):
        latest = {one.condition: one for one in sorted(contender.conditions.all(), key=_in_turn)}
        for one in latest.values():
            yield contenders[contender.pk], one.condition, one.met, one.reason


def _against(tender: Tender) -> Iterable[Against]:
    for one in tender.representations.select_related("organisation", "decided").order_by("made_at", "pk"):
        decided = getattr(one, "decided", None)
        yield Against(
            organisation=str(one.organisation),
            made_at=one.made_at,
            words=one.words,
            upheld=decided.upheld if decided else None,
            reason=decided.reason if decided else "",
        )


def _awards(tender: Tender, contenders: Mapping[int, str]) -> Iterable[Awarded]:
    for one in tender.awards.select_related("contract").order_by("lot"):
        contract, data = getattr(one, "contract", None), one.data
        yield Awarded(
            lot=one.lot,
            supplier=str((data.get("supplier") or {}).get("name") or contenders[one.contender_id]),
            address=contract.supplier_address if contract else "",
            awarded_at=one.awarded_at,
            price=_amount(data.get("price")),
            outcomes=tuple(str(outcome.get("name", "")) for outcome in data.get("outcomes", ())),
            contract=contract_words(contract) if contract else "",
        )


def contract_words(contract: ContractRecorded) -> str:
    """A contract in a line: its reference, when it was signed, and how long it runs."""
    named = f"{contract.reference}: signed" if contract.reference else "Signed"
    runs = f"from {day_text(contract.starts_on)} to {day_text(contract.ends_on)}"
    return f"{named} on {day_text(contract.signed_on)}, {runs}"


def _in_turn(row: Model) -> int:
    """Rows in the order they were kept: the latest of a kind counts."""
    return int(row.pk)


def _amount(given: Any) -> Decimal | None:
    return Decimal(str(given)) if given is not None and not isinstance(given, dict) else None
