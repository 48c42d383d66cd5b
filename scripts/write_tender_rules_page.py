"""Writes the page of what may be done with a tender in docs/reference: ``make docs-reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from worthwhile.engines.tendering import ENDS, RULES, TABLE, Procedure, ProcedureRules, Rule, Stage

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/reference/tender-rules.md"

INTRODUCTION = """\
# What may be done with a tender

<!-- Made by `make docs-reference` from engines/tendering. Change that, or scripts/write_tender_rules_page.py. -->

A tender goes from stage to stage. Every act below is allowed to the people named, at the stages named, where all that
is asked holds; **what no line allows is forbidden**, to administrators too. The rules are our own and stricter than the
law where the law leaves room. What the law asks before publication comes in as gates from the regimes engine.

A refusal gives every reason at once. The same table decides on pages, in the API and for the clock.
"""


def tender_rules_page() -> str:
    """Procedures, stages and acts, in the order of their declaration."""
    return "\n".join([INTRODUCTION, *_procedures(), *_acts(), ""])


def _procedures() -> Iterator[str]:
    yield "## Procedures"
    yield ""
    yield "| procedure | bids | people who can open | must open | assessors at least | a second person approves |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for procedure in Procedure:
        yield _procedure_line(procedure, RULES[procedure])
    yield ""
    yield f"A tender ends at {', '.join(stage.value for stage in Stage if stage in ENDS)}."
    yield ""


def _procedure_line(procedure: Procedure, rules: ProcedureRules) -> str:
    bids = "sealed until the deadline" if rules.takes_bids else "none"
    second = "yes" if rules.two_people else "no"
    return f"| {procedure.value} | {bids} | {rules.key_holders} | {rules.openers} | {rules.assessors} | {second} |"


def _acts() -> Iterator[str]:
    yield "## Acts"
    yield ""
    yield "| act | who | at the stage | leads to | procedures | what must hold |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for rule in TABLE:
        yield _act_line(rule)


def _act_line(rule: Rule) -> str:
    who = ", ".join(sorted(role.value for role in rule.roles))
    stages = ", ".join(stage.value for stage in Stage if stage in rule.stages)
    procedures = "all" if len(rule.procedures) == len(Procedure) else ", ".join(sorted(rule.procedures))
    holds = " ".join((check.__doc__ or "").strip() for check in rule.needs)
    leads_to = rule.to.value if rule.to is not None else "(stays)"
    return f"| {rule.act.value} | {who} | {stages} | {leads_to} | {procedures} | {holds} |"


def main() -> None:
    """Write the page."""
    (ROOT / PAGE).write_text(tender_rules_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
