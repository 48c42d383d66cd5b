"""What a case claims as a whole: its costs, its losses, what it tells without a price, its answers, its conventions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from worthwhile.engines.valuation.result import Check, Severity, ValuationResult
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.charts.words import whole_money
from worthwhile.exchange.verification.claim import FAR_FROM, SOME_FROM, ZERO, Claim, ClaimKind, Stake, hash_of, key_of
from worthwhile.exchange.verification.guidance import GUIDANCE
from worthwhile.exchange.verification.of_outcome import NO_SOURCE
from worthwhile.exchange.verification.stakes import Stakes
from worthwhile.exchange.verification.stated import Stated, items_of

WHOLE_CASE = "The whole case"
# How far a check could move a result is not known: it stands where its own weight puts it.
WEIGHTS = {Severity.ERROR: FAR_FROM, Severity.WARNING: SOME_FROM, Severity.NOTE: ZERO}
SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def cost_claims(data: Mapping[str, Any], stakes: Stakes) -> Iterator[Claim]:
    """Each cost, and that none is missing."""
    costs = items_of("inputs", data)
    for position, cost in enumerate(costs):
        yield _cost(cost, stakes.of_cost(position))
    lines = tuple((cost.text("name"), cost.text("values")) for cost in costs)
    kinds = {cost.item.get("cash", True) for cost in costs}
    doubts = []
    if not costs:
        doubts.append("No cost is entered.")
    elif False not in kinds:
        doubts.append("Nothing given in kind is entered, such as volunteers’ time.")
    yield _claim(
        ClaimKind.COSTS_COMPLETE,
        subject=WHOLE_CASE,
        says=lines,
        doubts=doubts,
        stake=Stake(share=FAR_FROM, words="A cost that is left out makes the ratio too high."),
        place="inputs",
        content=[part for cost in costs for part in cost.content(("name", "values", "cash"))],
    )


def losses_claim(result: ValuationResult) -> Claim:
    """That changes for the worse were looked for."""
    losses = [found for found in result.outcomes if found.present_value < 0]
    return _claim(
        ClaimKind.LOSSES,
        subject=WHOLE_CASE,
        says=tuple((found.name, whole_money(found.present_value, result.currency)) for found in losses),
        doubts=() if losses else ("The case names no change for the worse.",),
        stake=Stake(share=FAR_FROM, words="A loss that is left out makes the ratio too high."),
        place="outcomes",
        content=[f"{found.id} {found.name} {found.present_value < 0}" for found in result.outcomes],
    )


def unpriced_claims(data: Mapping[str, Any]) -> Iterator[Claim]:
    """What is held or waits for evidence."""
    for stated in items_of("outcomes", data):
        if stated.item.get("status", Status.PRICED) == Status.PRICED:
            continue
        shown = (
            "status",
            "stakeholder",
            "quantity",
            "evidence.method",
            "evidence.sample",
            "evidence.strength",
            "notes",
        )
        source = stated.text("evidence.source")
        yield _claim(
            ClaimKind.UNPRICED,
            of=str(stated.item.get("id") or stated.label),
            outcome=str(stated.item.get("id") or stated.label),
            subject=stated.text("name") or stated.label,
            says=stated.lines(shown),
            kept=(source,) if source else (),
            doubts=() if source else ("The case does not say where the evidence is kept.",),
            stake=Stake(share=ZERO, words="It carries no price, so it does not move the ratio."),
            place=f"{stated.place}.status",
            content=stated.content(("name", "evidence", *shown)),
        )


def question_claims(result: ValuationResult, data: Mapping[str, Any]) -> Iterator[Claim]:
    """Each check that the case raises, with its author's answer."""
    names = {stated.label: stated.text("name") or stated.label for stated in items_of("outcomes", data)}
    for check in result.checks:
        yield _question(check, names.get(check.outcome or "", WHOLE_CASE))


def conventions_claim(result: ValuationResult, stakes: Stakes) -> Claim:
    """On which conventions the ratio stands."""
    return _claim(
        ClaimKind.CONVENTIONS,
        subject=WHOLE_CASE,
        says=tuple(
            (name[:1].upper() + name[1:], value.replace("-", " ")) for name, value in result.conventions.items()
        ),
        stake=stakes.of_timing(),
        place="discounting",
        content=[f"{name}: {value}" for name, value in result.conventions.items()],
    )


def _cost(cost: Stated, stake: Stake) -> Claim:
    source = cost.text("source")
    return _claim(
        ClaimKind.COST,
        of=cost.label,
        subject=cost.text("name") or cost.label,
        says=cost.lines(("values", "cash", "stakeholder", "agency", "ranges")),
        kept=(source,) if source else (),
        doubts=() if source else (NO_SOURCE,),
        stake=stake,
        place=f"{cost.place}.values",
        content=cost.content(("name", "values", "cash", "agency", "stakeholder", "ranges", "source")),
    )


def _question(check: Check, subject: str) -> Claim:
    return _claim(
        ClaimKind.QUESTION,
        of=f"{check.code}-{check.outcome}" if check.outcome else check.code,
        outcome=check.outcome,
        subject=subject,
        title=f"{check.code}: {check.message}",
        says=(
            ("What the check found", check.evidence),
            ("What it suggests", check.suggestion),
            ("The author’s answer", check.answer or "None"),
        ),
        doubts=() if check.answer else ("It is not answered.",),
        stake=Stake(share=WEIGHTS[check.severity], words=f"{SEVERITIES[check.severity]} of the checks."),
        place=f"outcomes[{check.outcome}]" if check.outcome else "",
        content=(check.code, check.outcome or "", check.message, check.evidence, check.answer or ""),
    )


def _claim(
    kind: ClaimKind,
    *,
    subject: str,
    says: tuple[tuple[str, str], ...],
    stake: Stake,
    place: str,
    content: tuple[str, ...] | list[str],
    of: str = "",
    outcome: str | None = None,
    title: str = "",
    kept: tuple[str, ...] = (),
    doubts: tuple[str, ...] | list[str] = (),
) -> Claim:
    guidance = GUIDANCE[kind]
    return Claim(
        key=key_of(kind, of),
        kind=kind,
        outcome=outcome,
        subject=subject,
        title=title or guidance.title,
        asks=guidance.asks,
        says=says,
        kept=kept,
        doubts=tuple(doubts),
        convincing=guidance.convincing,
        stake=stake,
        place=place,
        content_hash=hash_of(content),
    )
