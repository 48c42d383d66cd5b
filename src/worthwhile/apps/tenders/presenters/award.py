"""An award being decided, as its pages say it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.tenders.models import AwardMade, Proposal, Representation, Tender, name_in_log
from worthwhile.apps.tenders.presenters.bids_scored import ScoredWords, scored_words
from worthwhile.apps.tenders.presenters.with_kind import with_kind
from worthwhile.apps.tenders.selectors.award_basis import awards_in, basis_in, told_name
from worthwhile.apps.tenders.selectors.award_letters import OutcomeLetter, day_words
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.buyer_moment import day_words as calendar_day
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.contract_outcomes import ContractOutcome, outcomes_of
from worthwhile.engines.scoring import Evaluation
from worthwhile.exchange.outcome import outcome_letter
from worthwhile.exchange.outcome.letter import lot_title, outcome_words
from worthwhile.exchange.report.document import Section

_BIDDER = re.compile(r"\bbidder-\d+\b")


@dataclass(frozen=True, kw_only=True)
class AwardLine:
    """Who is to get a lot, or why nobody is."""

    lot: str
    name: str
    price: str
    why_nobody: str


@dataclass(frozen=True, kw_only=True)
class ProposalWords:
    """A proposal with its ranking, where somebody scored."""

    number: int
    proposer: str
    made: str
    reasons: str
    awards: tuple[AwardLine, ...]
    scored: ScoredWords | None
    returned: str
    returned_at: str


@dataclass(frozen=True, kw_only=True)
class LetterPart:
    """A heading of a letter with what stands under it: each block is its kind and its content."""

    heading: str
    level: int
    blocks: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class LetterWords:
    """A letter: to whom, which organisation reads it here if any, what it says in a line, and the whole of it."""

    number: int
    name: str
    read_by: str
    says: tuple[str, ...]
    parts: tuple[LetterPart, ...]


@dataclass(frozen=True, kw_only=True)
class ObjectionWords:
    """An objection and what was decided on it, if anything was."""

    number: int
    organisation: str
    made: str
    words: str
    decided: str
    upheld: bool | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class OutcomeLine:
    """An outcome of a contract in words."""

    name: str
    who_for: str
    target: str
    by: str
    measured_by: str


@dataclass(frozen=True, kw_only=True)
class AwardedWords:
    """An award that was made, with what the contract asks for."""

    number: int
    lot: str
    supplier: str
    price: str
    members: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]
    is_promised: bool
    contract: str


def people_names(tender: Tender) -> dict[str, str]:
    """What people of a tender are called on its pages, by their name in the log."""
    people = tender.people.select_related("person").order_by("named_at", "pk")
    return {name_in_log(one.person_id): one.known_as or str(one.person) for one in people}


def present_scored(scored: BidsScored, names: dict[str, str], procedure: str) -> ScoredWords:
    """A ranking with everything behind it, in the words of its kind of process, and assessors by name."""
    evaluation = scored.loaded.evaluation
    named = tuple(
        dataclasses.replace(one, name=one.name or names.get(one.id.removesuffix("-moderator"), ""))
        for one in evaluation.assessors
    )
    known = dataclasses.replace(evaluation, assessors=named)
    words = scored_words(dataclasses.replace(scored, loaded=dataclasses.replace(scored.loaded, evaluation=known)))
    return _with_names(with_kind(words, procedure, known), evaluation)


def present_proposal(proposal: Proposal, names: dict[str, str]) -> ProposalWords:
    """A proposal as whoever approves it reads it."""
    scored, returned = basis_in(proposal), getattr(proposal, "returned", None)
    return ProposalWords(
        number=proposal.number,
        proposer=names.get(name_in_log(proposal.proposer_id), str(proposal.proposer)),
        made=moment_words(proposal.made_at),
        reasons=proposal.reasons,
        awards=tuple(_award(one) for one in awards_in(proposal)),
        scored=present_scored(scored, names, proposal.tender.procedure) if scored else None,
        returned=returned.reason if returned else "",
        returned_at=moment_words(returned.returned_at) if returned else "",
    )


def present_letters(letters: tuple[OutcomeLetter, ...]) -> list[LetterWords]:
    """Every letter, whole, each under a heading of its own."""
    return [present_letter(one, level=3) for one in letters]


def present_letter(letter: OutcomeLetter, *, level: int = 2) -> LetterWords:
    """One letter, whole. ``level``: that of its headings."""
    contender, report = letter.contender, outcome_letter(letter.data)
    return LetterWords(
        number=contender.number,
        name=told_name(contender),
        read_by=str(contender.reader or ""),
        says=tuple(_lot(lot) + outcome_words(lot) for lot in letter.data["lots"]),
        parts=tuple(part for one in (report.summary, *report.sections) for part in _parts(one, level)),
    )


def present_objections(found: list[Representation]) -> list[ObjectionWords]:
    """Every objection to the outcome that was last told."""
    return list(_objections(found))


def present_award(award: AwardMade) -> AwardedWords:
    """An award that was made."""
    data, contract = award.data, getattr(award, "contract", None)
    outcomes = outcomes_of(award) if "outcomes" in data else ()
    price = data.get("price")
    return AwardedWords(
        number=award.pk,
        lot=award.lot,
        supplier=str(data.get("supplier", {}).get("name", "")),
        price="" if price is None else f"£{price:,}",
        members=tuple(str(one["name"]) for one in data.get("members", ())),
        outcomes=tuple(outcome_line(one) for one in outcomes),
        is_promised=bool(data.get("promised")),
        contract=f"signed on {calendar_day(contract.signed_on)}, from {calendar_day(contract.starts_on)} to "
        f"{calendar_day(contract.ends_on)}"
        if contract
        else "",
    )


def outcome_line(one: ContractOutcome) -> OutcomeLine:
    """A target as a sentence: from 40 to 90 people."""
    unit = f" {one.unit}" if one.unit else ""
    target = "Not said" if one.target is None else f"{one.target:,}{unit}"
    if one.baseline is not None and one.target is not None:
        target = f"From {one.baseline:,} to {target}"
    return OutcomeLine(
        name=one.name,
        who_for=one.who_for,
        target=target,
        by=f"{one.by.day} {one.by:%B %Y}" if one.by else "",
        measured_by=one.measured_by,
    )


def standstill_words(tender: Tender) -> dict[str, str]:
    """The days of a standstill, each empty where there is none or nobody knows it."""
    return {
        "told": moment_words(tender.told_at) if tender.told_at else "",
        "until": day_words(tender.representations_until),
        "earliest": day_words(tender.earliest_signing),
    }


def _parts(section: Section, level: int) -> Iterator[LetterPart]:
    blocks = tuple((type(one).__name__.lower(), one) for one in section.blocks)
    yield LetterPart(heading=section.heading, level=min(level, 5), blocks=blocks)
    for inner in section.sections:
        yield from _parts(inner, level + 1)


def _with_names(words: ScoredWords, evaluation: Evaluation) -> ScoredWords:
    """Sentences of the engine call bidders by their ids; here everybody is known by name."""

    def named(text: str) -> str:
        return _BIDDER.sub(lambda found: evaluation.bidder(found[0]).title, text)

    firm = words.firmness
    flips, by_weight = (tuple(named(one) for one in found) for found in (firm.flips, firm.weight_flips))
    return dataclasses.replace(
        words,
        awards=tuple(named(one) for one in words.awards),
        warnings=tuple((named(message), code) for message, code in words.warnings),
        firmness=dataclasses.replace(firm, flips=flips, weight_flips=by_weight),
        lots=tuple(dataclasses.replace(lot, blocks=tuple(named(one) for one in lot.blocks)) for lot in words.lots),
    )


def _award(one: dict[str, object]) -> AwardLine:
    price = one["price"]
    return AwardLine(
        lot=str(one["lot"]),
        name=str(one["name"]),
        price="" if price is None else f"£{price:,}",
        why_nobody=str(one["why_nobody"]),
    )


def _objections(found: list[Representation]) -> Iterator[ObjectionWords]:
    for one in found:
        decided = getattr(one, "decided", None)
        yield ObjectionWords(
            number=one.pk,
            organisation=str(one.organisation),
            made=moment_words(one.made_at),
            words=one.words,
            decided=moment_words(decided.decided_at) if decided else "",
            upheld=decided.upheld if decided else None,
            reason=decided.reason if decided else "",
        )


def _lot(lot: dict[str, object]) -> str:
    return f"Lot {lot_title(lot)}: " if lot["lot"] else ""
