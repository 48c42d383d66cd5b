"""SV-022 to SV-025: values that cover the same change in the same people cannot be summed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from worthwhile.engines.valuation.checks.rule import Finding, Priced, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import Kind

WELLBEING_WORDS = ("wellby", "wellbeing", "well-being", "life satisfaction", "lonel", "isolat")
HEALTH_WORDS = ("qaly", "quality-adjusted", "quality adjusted")


def same_people(first: Priced, second: Priced) -> bool:
    """Whether two outcomes name one stakeholder and meet in some year."""
    meet = first.terms.start <= second.last_year and second.terms.start <= first.last_year
    return meet and bool(first.who) and first.who == second.who


def is_suspect_pair(first: Priced, second: Priced) -> bool:
    """Whether SV-022, SV-024 or SV-025 speaks of the two."""
    if not _both_gains(first, second):
        return False
    one_wellbeing = _about_wellbeing(first) and _about_wellbeing(second)
    return _one_contains(first, second) or (one_wellbeing and same_people(first, second))


def _both_gains(first: Priced, second: Priced) -> bool:
    return first.result.present_value > 0 and second.result.present_value > 0


def _says(line: Priced, words: tuple[str, ...]) -> bool:
    return any(word in line.searchable for word in words)


def _is_health_utility(line: Priced) -> bool:
    return _says(line, HEALTH_WORDS)


def _about_wellbeing(line: Priced) -> bool:
    return line.kind is Kind.WELLBEING or _says(line, WELLBEING_WORDS + HEALTH_WORDS)


def _contains(outer: Priced, inner: Priced) -> bool:
    return outer.bank is not None and inner.bank is not None and inner.bank.code in outer.bank.contains


def _one_contains(first: Priced, second: Priced) -> bool:
    return _contains(first, second) or _contains(second, first)


def _larger_first(first: Priced, second: Priced) -> tuple[Priced, Priced]:
    if first.result.present_value >= second.result.present_value:
        return first, second
    return second, first


def _proposal(larger: Priced, smaller: Priced) -> str:
    return (
        f"If they are the same change in the same people, say on {smaller.title} that it is the same change as "
        f"{larger.title}, so that "
        f"only the larger counts; or hold {smaller.title} without a price; or split the people "
        f"so that nobody is under both."
    )


def _figures(reading: Reading, larger: Priced, smaller: Priced) -> str:
    both = larger.result.present_value + smaller.result.present_value
    return (
        f"{larger.id} {reading.money(larger.result.present_value)}, {smaller.id} "
        f"{reading.money(smaller.result.present_value)}, summed as {reading.money(both)}."
    )


def _suspected(reading: Reading) -> Iterator[Finding]:
    """Each wellbeing outcome of a group of people beside the largest one of the same people."""
    for line, largest in _beside_largest(reading):
        if _is_health_utility(line) == _is_health_utility(largest):
            yield Finding(
                outcome=line.id,
                message=(
                    f"{largest.title} and {line.title} may price the same gain in wellbeing of "
                    f"{line.outcome.stakeholder} twice."
                ),
                evidence=_figures(reading, largest, line),
                suggestion=_proposal(largest, line),
            )


def _health_and_wellbeing(reading: Reading) -> Iterator[Finding]:
    """The same where one of the two is a year in better health."""
    for line, largest in _beside_largest(reading):
        if _is_health_utility(line) != _is_health_utility(largest):
            yield Finding(
                outcome=line.id,
                message=(
                    f"{largest.title} and {line.title}: a year in better health (QALY) and a gain in wellbeing "
                    "(WELLBY) "
                    f"overlap for {line.outcome.stakeholder}."
                ),
                evidence=_figures(reading, largest, line),
                suggestion=_proposal(largest, line),
            )


def _beside_largest(reading: Reading) -> Iterator[tuple[Priced, Priced]]:
    """Each gain in wellbeing with the largest one of the same people, unless the value bank tells of the two."""
    gains = [line for line in reading.counted if line.result.present_value > 0 and _about_wellbeing(line)]
    ranked = sorted(gains, key=lambda line: line.result.present_value, reverse=True)
    for place, line in enumerate(ranked):
        for larger in ranked[:place]:
            if same_people(larger, line) and not _one_contains(larger, line):
                yield line, larger
                break


def _contained(reading: Reading) -> Iterator[Finding]:
    for first, second in combinations(reading.counted, 2):
        if not _one_contains(first, second) or not _both_gains(first, second):
            continue
        larger, smaller = _larger_first(first, second)
        outer, inner = (first, second) if _contains(first, second) else (second, first)
        yield Finding(
            outcome=inner.id,
            message=f"{outer.title} already contains {inner.title}: the published value of one includes the other.",
            evidence=_figures(reading, larger, smaller),
            suggestion=_proposal(larger, smaller),
        )


def _group_applied(reading: Reading) -> Iterator[Finding]:
    """One note for each outcome that counts in place of others."""
    instead: dict[str, list[Priced]] = {}
    for line in reading.priced:
        if not line.result.counted and line.result.counted_instead is not None:
            instead.setdefault(line.result.counted_instead, []).append(line)
    titles = {line.id: line for line in reading.priced}
    for kept, others in instead.items():
        worth = ", ".join(f"{line.id} {reading.money(line.result.present_value)}" for line in others)
        yield Finding(
            outcome=kept,
            message=(
                f"{titles[kept].title} counts; {listed(line.title for line in others)} may be the same change and "
                "does not."
            ),
            evidence=f"Counted: {kept} {reading.money(titles[kept].result.present_value)}. Not counted: {worth}.",
            suggestion="Nothing to do, if the group is right: only the largest of a declared group is in the total.",
        )


def _loss_not_counted(reading: Reading) -> Iterator[Finding]:
    """A group may count only one outcome, and it is the largest: a loss in it falls out of the total."""
    lines = {line.id: line for line in reading.priced}
    for line in reading.priced:
        kept = lines.get(line.result.counted_instead or "")
        if kept is None or line.result.present_value >= 0 or kept.result.present_value < 0:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title} is a loss, and is left out because its group counts only {kept.title}.",
            evidence=_figures(reading, kept, line),
            suggestion=(
                "If the loss is another change, or of other people, say that it is not the same change: it counts."
            ),
        )


RULES = (
    Rule(
        code="SV-022",
        title="The same wellbeing may be priced twice",
        severity=Severity.ERROR,
        find=_suspected,
    ),
    Rule(code="SV-023", title="Overlap group applied", severity=Severity.NOTE, find=_group_applied),
    Rule(
        code="SV-024",
        title="QALY and WELLBY for the same people",
        severity=Severity.ERROR,
        find=_health_and_wellbeing,
    ),
    Rule(code="SV-025", title="One value already contains another", severity=Severity.ERROR, find=_contained),
    Rule(code="SV-026", title="A loss left out by its group", severity=Severity.WARNING, find=_loss_not_counted),
)
