"""SV-001 to SV-004: a deduction that the case does not state counts as nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain
from worthwhile.engines.valuation.result import Severity

WORDS = {
    "deadweight": (
        "what would have happened anyway",
        "Ask the people, or find a comparison, how much would have changed without you, and enter it as deadweight; "
        "enter 0 only if you can say why nothing would have.",
    ),
    "displacement": (
        "a problem that only moved, or a place taken from someone else",
        "Enter displacement; 0 is a fair answer where nobody else loses, with its source.",
    ),
    "attribution": (
        "the share owed to others, such as families, the NHS or other charities",
        "Ask the people who else helped and how much, and enter the share due to others as attribution.",
    ),
}


def _left_out(parameter: str) -> Callable[[Reading], Iterator[Finding]]:
    def find(reading: Reading) -> Iterator[Finding]:
        about, suggestion = WORDS[parameter]
        for line in reading.priced:
            if getattr(line.outcome, parameter) is None and parameter not in line.outcome.net_of:
                yield Finding(
                    outcome=line.id,
                    message=f"{line.title}: {parameter} is not stated, so nothing is taken off for {about}.",
                    evidence=(
                        f"{parameter} left out, counted as 0%; present value "
                        f"{reading.money(line.result.present_value)}."
                    ),
                    suggestion=suggestion,
                )

    return find


def _drop_off_left_out(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.outcome.drop_off is None and line.lasts_over_a_year:
            years = plain(line.terms.duration)
            yield Finding(
                outcome=line.id,
                message=f"{line.title} lasts {years} years without fading, because drop-off is not stated.",
                evidence=f"duration {years} years, drop-off left out and counted as 0% a year.",
                suggestion=(
                    "Enter drop-off from a later follow-up; enter 0 only if the change is known to hold in full."
                ),
            )


def _quantity_already_net(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.outcome.net_of:
            named = " and ".join(deduction.value for deduction in line.outcome.net_of)
            yield Finding(
                outcome=line.id,
                message=f"{line.title}: the quantity is said to be net of {named} already.",
                evidence=f"Not taken off again. Source: {line.outcome.sources.get('quantity', 'none given')}.",
                suggestion=("Name as the source of the quantity the comparison by which it was taken off."),
            )


RULES = (
    Rule(code="SV-001", title="Deadweight left out", severity=Severity.WARNING, find=_left_out("deadweight")),
    Rule(code="SV-002", title="Displacement left out", severity=Severity.NOTE, find=_left_out("displacement")),
    Rule(code="SV-003", title="Attribution left out", severity=Severity.WARNING, find=_left_out("attribution")),
    Rule(code="SV-004", title="Drop-off left out", severity=Severity.WARNING, find=_drop_off_left_out),
    Rule(
        code="SV-009",
        title="Quantity already net of deductions",
        severity=Severity.NOTE,
        find=_quantity_already_net,
    ),
)
