"""What to look at before an answer is sent: overreach, weak proof, and commitments beside the point."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.answers.answer import AnswerDraft, Commitment
from worthwhile.exchange.answers.links import Links, number_text
from worthwhile.exchange.answers.pieces import text_of
from worthwhile.exchange.answers.promised import Promised
from worthwhile.exchange.answers.proof_parts import why_not_quoted
from worthwhile.exchange.answers.question import Content, Service
from worthwhile.exchange.report.wording import day_text

WEAK = 1
MOST_PARTS = 3


def warnings_of(
    links: Links, promised: tuple[Promised, ...], commitments: tuple[Commitment, ...], uncovered: tuple[Content, ...]
) -> tuple[str, ...]:
    """Every warning about the draft, the gravest first."""
    found = []
    for one, commitment in zip(promised, commitments, strict=True):
        found += [*_beside_the_point(links, one, commitment), *_overreach(links, one), *_weak_proof(one)]
    found += [*_same_change(promised), *_other_period(links), *_ratio(links), *_uncovered(uncovered)]
    return (*found, *_checks(links, promised))


def _beside_the_point(links: Links, one: Promised, commitment: Commitment) -> Iterator[str]:
    if commitment.matched:
        return
    reason = "Your reason may still do so: read it again." if one.promise.because.strip() else (
        "Promise another outcome, or say why it does (because)."
    )  # fmt: skip
    yield (
        f"“{one.outcome.title}” does not answer the outcome asked for by any word of "
        f"“{links.asked.outcome_asked.strip()}”. {reason}"
    )


def _overreach(links: Links, one: Promised) -> Iterator[str]:
    name = f"“{one.outcome.title}”"
    if one.target is not None and one.central is not None and one.target > one.central:
        yield (
            f"The {number_text(one.target)} promised for {name} is above the {number_text(one.central)} that is the "
            "middle of your own estimate. Promise less, or be ready to say how you will reach it."
        )
    if one.promise.service is Service.ADDITIONAL and one.target is not None and one.central is not None:
        yield (
            f"{name} is promised as additional, and the {number_text(one.central)} of the case may be reached by the "
            "service anyway. Promise only those whom you would not reach without the addition, or make a case for it."
        )
    if one.promise.by is not None and one.promise.by > links.asked.contract_end:
        yield (
            f"{name} is promised by {day_text(one.promise.by)}, after the contract ends on "
            f"{day_text(links.asked.contract_end)}. Say who will measure it then."
        )


def _weak_proof(one: Promised) -> Iterator[str]:
    name = f"“{one.outcome.title}”"
    if one.outcome.status is Status.PENDING:
        yield f"{name} is pending in the case: it waits for evidence. A promise of it is a promise without proof."
    grade = one.outcome.evidence.strength if one.outcome.evidence is not None else None
    if grade is not None and grade <= WEAK:
        yield f"{name} rests on assumption or opinion. A buyer may give it little weight: measure it first, or say so."


def _same_change(promised: tuple[Promised, ...]) -> Iterator[str]:
    for place, one in enumerate(promised):
        for other in promised[place + 1 :]:
            if other.outcome.id in one.outcome.shares_change_with or one.outcome.id in other.outcome.shares_change_with:
                yield (
                    f"“{one.outcome.title}” and “{other.outcome.title}” may be the same change in the same people. "
                    "Promise one of them, or say that they are not counted twice."
                )


def _other_period(links: Links) -> Iterator[str]:
    years = links.case.period.years
    if years * 12 == links.asked.contract_months:
        return
    yield (
        f"The case counts {years} {'year' if years == 1 else 'years'} and the contract runs for "
        f"{links.asked.contract_months} months. The quantities are those of the case: make a case for the contract "
        "itself before you promise more or fewer."
    )


def _ratio(links: Links) -> Iterator[str]:
    barred = why_not_quoted(links) if links.asked.quote_ratio else ""
    if barred:
        yield f"The ratio is not quoted: {barred}."


def _uncovered(uncovered: tuple[Content, ...]) -> Iterator[str]:
    if uncovered:
        yield (
            f"No heading takes the {', '.join(uncovered)}, so the draft leaves it out. Say under which heading it "
            "belongs (covers)."
        )


def _checks(links: Links, promised: tuple[Promised, ...]) -> Iterator[str]:
    ids = {one.outcome.id for one in promised}
    for check in links.result.checks:
        if check.outcome in ids and check.severity is not Severity.NOTE and not check.answer:
            yield f"Check {check.code} is not answered, and the buyer may ask: {check.message}"


def counted_words(draft: AnswerDraft) -> str:
    """How long the draft is, how far from the limit, and where to cut."""
    told = f"{draft.words:,} words, split at spaces, headings and open gaps counted"
    if draft.question.table:
        told += f", the table too ({draft.words_without_table:,} without it)"
    limit = draft.question.word_limit
    if limit is None:
        return f"{told}."
    if draft.words <= limit:
        return f"{told}: {limit - draft.words:,} under the limit of {limit:,}."
    longest = ", ".join(f"{heading} ({words:,})" for heading, words in draft.longest_parts[:MOST_PARTS])
    return f"{told}: {draft.words - limit:,} over the limit of {limit:,}. Cut first where it is longest: {longest}."


def notes_of(draft: AnswerDraft) -> tuple[str, ...]:
    """What the bidder reads before sending: the gaps, the warnings, and which words meet the outcome asked for."""
    names = {row.outcome: text_of(row.specific[:1]) for row in draft.commitments}
    met = [
        f"“{names[row.outcome]}” meets the outcome asked for by: {', '.join(row.matched)}. "
        "Judge whether that is enough."
        for row in draft.commitments
        if row.matched
    ]
    return (*draft.gaps, *draft.warnings, *met)
