"""A decision record for the file: facts, law, every rule with citation and mark, days, and what is unknown."""

from __future__ import annotations

from pathlib import Path

from worthwhile.engines.regimes import REGIME_NAMES, Decision, Truth
from worthwhile.engines.regimes.grounds import fact_text
from worthwhile.engines.regimes.tables import Rules
from worthwhile.exchange.charts import Column, Table
from worthwhile.exchange.plain_data import write_whole
from worthwhile.exchange.regime.facts_file import LoadedFacts, stated_facts
from worthwhile.exchange.regime.words import (
    NOT_LEGAL_ADVICE,
    citation_words,
    deadline_words,
    law_words,
    lifetime_value_words,
    period_words,
    questions_words,
    route_words,
    routes_words,
    standstill_words,
)
from worthwhile.exchange.report.document import Block, Bullets, Emphasis, Facts, Notice, Paragraph, Report, Section
from worthwhile.exchange.report.wording import joined
from worthwhile.exchange.report.writing import SUFFIXES, report_bytes
from worthwhile.kernel.problems import WorthwhileError, did_you_mean

_HOLDS = {Truth.TRUE: "holds", Truth.FALSE: "does not hold", Truth.UNKNOWN: "unknown"}
_WIDTHS = {
    "Why": 5,
    "Why and what to do": 5,
    "When": 3,
    "Rule": 4,
    "State": 1,
    "Code": 2,
    "Question": 3,
    "Why it matters": 4,
}
Rows = tuple[tuple[str, ...], ...]
BLANK = "……………………………………"
SIGNED = Section(
    id="signed",
    heading="Who decided",
    blocks=(
        Facts((("Decided by (name and role)", BLANK), ("On", BLANK), ("Conflicts declared, and how managed", BLANK))),
    ),
)
_DUE = {Truth.TRUE: "", Truth.UNKNOWN: "Whether it is due is not known yet. ", Truth.FALSE: ""}


class UnknownRecordFormat(WorthwhileError):
    """The name of the record ends in no format that can be written."""


def write_decision_record(*, decision: Decision, loaded: LoadedFacts, rules: Rules, to: Path) -> None:
    """Write the record to ``to``, whole or not at all, in the format that its name ends in.

    Raises UnknownRecordFormat where the ending is none of ``SUFFIXES``, InvalidFile where it cannot be written.
    """
    suffix = to.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownRecordFormat(
            f"A record ends in {', '.join(SUFFIXES)}. You gave {to.name}.{did_you_mean(suffix, SUFFIXES)}"
        )
    made = decision_record(decision=decision, loaded=loaded, rules=rules)
    write_whole(to, report_bytes(made, suffix))


def decision_record(*, decision: Decision, loaded: LoadedFacts, rules: Rules) -> Report:
    """The record before it has a format."""
    file = loaded.file
    title = f"Decision record: {file.title}" if file.title else "Decision record"
    return Report(
        title=title,
        window_title=title,
        organisation=file.organisation,
        about=joined([file.organisation, file.reference, law_words(decision)], by=" · "),
        summary=_summary(decision, rules),
        sections=(
            _facts_section(loaded, rules),
            _routes_section(decision, rules),
            _gates_section(decision, rules),
            _notices_section(decision, rules),
            _powers_section(decision, rules),
            _records_section(decision),
            _unknown_section(decision),
            _rules_section(decision, rules),
            SIGNED,
        ),
        footer=f"{NOT_LEGAL_ADVICE} Fingerprint of the facts: {loaded.facts_hash[:16]}.",
        keywords="procurement, decision record",
    )


def _summary(decision: Decision, rules: Rules) -> Section:
    regime = decision.regime
    name = REGIME_NAMES[regime.regime] if regime.regime else "The law is not known yet."
    blocks: list[Block] = [Paragraph(name, Emphasis.LEAD)]
    if regime.ground is not None:
        blocks.append(Paragraph(f"{regime.ground.reason} [{citation_words(regime.ground)}]"))
    else:
        asked = questions_words(regime.waits_for, rules.questions)
        blocks.append(Paragraph(joined([asked, *regime.unclear], by=" ")))
    blocks.append(Notice(NOT_LEGAL_ADVICE))
    blocks.extend(
        Paragraph(f"Chosen: {route_words(route)}.") for route in decision.routes if route.route is decision.chosen_route
    )
    if decision.chosen_is_closed:
        blocks.append(Notice("The route that was chosen is not open under this law. See the routes below."))
    blocks.append(Paragraph(f"Standstill. {standstill_words(decision.standstill)}"))
    if decision.standstill.if_challenged:
        blocks.append(Paragraph(f"If somebody challenges: {decision.standstill.if_challenged}"))
    blocks.extend(Paragraph(period_words(period)) for period in decision.periods)
    if decision.lifetime_value is not None:
        blocks.append(Paragraph(lifetime_value_words(decision.lifetime_value, rules.questions)))
    return Section(id="decision", heading="What was decided", blocks=tuple(blocks))


def _facts_section(loaded: LoadedFacts, rules: Rules) -> Section:
    facts = loaded.facts
    rows = tuple((rules.questions[name].question, fact_text(facts, name)) for name, _ in stated_facts(facts))
    block: Block = Facts(rows) if rows else Paragraph("No facts were given.")
    return Section(id="facts", heading="Facts given", blocks=(block,))


def _routes_section(decision: Decision, rules: Rules) -> Section:
    rows = tuple(
        (
            route_words(route),
            joined(
                [*(ground.reason for ground in route.grounds), questions_words(route.waits_for, rules.questions)],
                by=" ",
            ),
            joined([citation_words(ground) for ground in route.grounds], by=". "),
        )
        for route in decision.routes
    )
    return _table("routes", "Ways to choose a provider", "Which routes are open", ("Route", "Why", "Rule"), rows)


def _gates_section(decision: Decision, rules: Rules) -> Section:
    rows = tuple(
        (
            gate.gate,
            str(gate.state),
            joined(
                [
                    gate.ground.reason,
                    gate.remedy if gate.state != "met" else "",
                    questions_words(gate.waits_for, rules.questions),
                ],
                by=" ",
            ),
            citation_words(gate.ground),
        )
        for gate in decision.gates
    )
    return _table("gates", "What must be in order", "Each gate", ("Gate", "State", "Why and what to do", "Rule"), rows)


def _notices_section(decision: Decision, rules: Rules) -> Section:
    rows = [
        (
            joined([one.notice, routes_words(one.routes)], by=": "),
            joined([_DUE[one.due] + one.trigger, *(f"Contains: {part}" for part in one.contains)], by=". "),
            deadline_words(one.deadline, rules.questions),
            citation_words(one.ground),
        )
        for one in decision.notices
    ]
    rows += [
        (
            f"{one.duty} ({one.ground.holder})",
            _DUE[one.due] + one.ground.reason,
            deadline_words(one.deadline, rules.questions),
            citation_words(one.ground),
        )
        for one in decision.duties
    ]
    return _table(
        "notices", "Notices and duties", "What is due, and by when", ("What", "When", "By", "Rule"), tuple(rows)
    )


def _powers_section(decision: Decision, rules: Rules) -> Section:
    rows = tuple(
        (
            one.name,
            {Truth.TRUE: "open", Truth.FALSE: "not open", Truth.UNKNOWN: "unknown"}[one.holds],
            joined([one.ground.reason, *one.unclear, questions_words(one.waits_for, rules.questions)], by=" "),
            citation_words(one.ground),
        )
        for one in (*decision.modifications, *decision.reservations)
    )
    return _table("powers", "Changing and reserving", "What was asked about", ("Power", "State", "Why", "Rule"), rows)


def _records_section(decision: Decision) -> Section:
    items = tuple(f"{one.record} [{citation_words(one.ground)}]" for one in decision.records_required)
    block: Block = Bullets(items) if items else Paragraph("The tables name none for this law.")
    return Section(id="records", heading="Records to keep", blocks=(block,))


def _unknown_section(decision: Decision) -> Section:
    rows = tuple(
        (one.question, joined([one.why, one.hint], by=" "), "later" if one.later else "now", ", ".join(one.codes))
        for one in decision.unknown_inputs
    )
    unknown = _table(
        "unknown", "Still unknown", "Facts that are missing", ("Question", "Why it matters", "When", "Rules"), rows
    )
    confirm = tuple(f"{one.advice} [{citation_words(one.ground)}]" for one in decision.to_confirm)
    more = (*decision.unclear, *confirm)
    told: tuple[Block, ...] = (Paragraph("To confirm; it blocks nothing here:"), Bullets(more)) if more else ()
    return Section(id="unknown", heading="Still unknown", blocks=(*unknown.blocks, *told))


def _rules_section(decision: Decision, rules: Rules) -> Section:
    rows = tuple(
        (
            step.code,
            step.says,
            joined(
                [
                    _HOLDS[step.truth],
                    *(f"{_named(name, rules)}: {text}" for name, text in step.facts),
                    *(f"{rules.figures[name].label}: {float(value):,.10g}" for name, value in step.figures),
                ]
            ),
            f"{step.citation.title}, {step.citation.locator} ({step.citation.label})",
        )
        for step in decision.steps
    )
    return _table("rules", "Every rule that was looked at", "Rules", ("Code", "Rule", "Came to", "Where"), rows)


def _named(name: str, rules: Rules) -> str:
    return rules.questions[name].question if name in rules.questions else name


def _table(name: str, heading: str, caption: str, columns: tuple[str, ...], rows: Rows) -> Section:
    made = tuple(Column(heading=column, width=_WIDTHS.get(column, 2)) for column in columns)
    block: Block = Table(caption=caption, columns=made, rows=rows) if rows else Paragraph("None.")
    return Section(id=name, heading=heading, blocks=(block,))
