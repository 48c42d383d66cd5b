"""SV-090 and SV-091, and how a written reason is tied to the check it answers.

An answer never removes a check: it is attached to it and printed with it. ``SV-021`` answers every
finding of that code, ``SV-021:less-lonely`` the one about that outcome, and goes before the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.result import Severity
from worthwhile.kernel.problems import did_you_mean

# Shorter than this is not a reason; the line is our own.
SHORTEST = 15


def answer_to(answers: Mapping[str, str], code: str, outcome: str | None) -> str | None:
    """The written reason for a finding, None where there is none or it is too short to be one."""
    keys = [code] if outcome is None else [f"{code}:{outcome}", code]
    for key in keys:
        text = answers.get(key, "").strip()
        if len(text) >= SHORTEST:
            return text
    return None


def answer_rules(codes: Callable[[], Mapping[str, str]]) -> tuple[Rule, ...]:
    """The rules about answers; ``codes`` gives every code, these two included."""

    def unknown(reading: Reading) -> Iterator[Finding]:
        ids = [outcome.id for outcome in reading.case.outcomes]
        for key in reading.case.answers:
            code, _, outcome = key.partition(":")
            if code not in codes():
                yield _unknown(key, f"There is no check {code!r}.{did_you_mean(code, codes())}")
            elif outcome and outcome not in ids:
                yield _unknown(key, f"There is no outcome {outcome!r}.{did_you_mean(outcome, ids)}")

    def short(reading: Reading) -> Iterator[Finding]:
        for key, text in reading.case.answers.items():
            if len(text.strip()) < SHORTEST:
                given = f"You wrote {text.strip()!r}." if text.strip() else "It is blank."
                yield Finding(
                    message=f"The answer to {key} is too short to be a reason, so the check stays unanswered.",
                    evidence=f"{given} At least {SHORTEST} characters are asked for.",
                    suggestion="Write a sentence that a commissioner could check.",
                )

    return (
        Rule(code="SV-090", title="Answer to no known check", severity=Severity.WARNING, find=unknown),
        Rule(code="SV-091", title="Answer too short", severity=Severity.WARNING, find=short),
    )


def _unknown(key: str, evidence: str) -> Finding:
    return Finding(
        message=f"The answer to {key} answers nothing.",
        evidence=evidence,
        suggestion="Write the code as the check prints it, or the code, a colon and the outcome's id.",
    )
