"""A case and its scenarios side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.changes import ChangeGroup, group_changes, present_changes
from worthwhile.apps.impact.presenters.result_page import PageSection, present_section
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.scenarios import first_revision, own_edits
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.case_edits import apply_edits
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.charts.side_by_side import outcomes_table, range_text, results_table, side_by_side
from worthwhile.exchange.charts.words import ratio_text, whole_money
from worthwhile.exchange.report.document import Block, Figure, Section

NOT_YET = "Not complete yet"
ORIGINAL = "The case itself"


@dataclass(frozen=True, kw_only=True)
class ScenarioLine:
    """A case or scenario with its result; ``range`` says where it is not complete yet."""

    case: Case
    name: str
    range: str
    ratio: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """What one scenario assumes differently from the first that is compared."""

    heading: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """Results of several cases, and what each assumes differently. ``without`` names those with no result yet."""

    sections: tuple[PageSection, ...]
    assumed: tuple[Assumed, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BothChanged:
    """A figure that case and scenario both changed, to different values."""

    label: str
    in_case: str
    in_scenario: str


@dataclass(frozen=True, kw_only=True)
class ScenarioUse:
    """What using a scenario changes in its case. ``gone`` are outcomes that the case no longer has."""

    groups: tuple[ChangeGroup, ...]
    both: tuple[BothChanged, ...]
    gone: tuple[str, ...]


def name_in_list(case: Case) -> str:
    """The name of a scenario, or that it is the case itself."""
    return case.scenario_name or ORIGINAL


def present_scenarios(cases: Iterable[Case]) -> tuple[ScenarioLine, ...]:
    """A line a case, with its range."""
    return tuple(_line(case, _result_of(case)) for case in cases)


def present_side_by_side(cases: Sequence[Case]) -> SideBySide:
    """Results and assumptions of cases; each is compared with the first."""
    found = [(name_in_list(case), _result_of(case)) for case in cases]
    named = [(name, result) for name, result in found if result is not None]
    sections = [Section(id="ww-scenarios", heading="What each comes to", blocks=_blocks(named))] if named else []
    first, *others = cases
    return SideBySide(
        sections=tuple(present_section(section) for section in sections),
        assumed=tuple(
            Assumed(
                heading=f"“{name_in_list(other)}” differs from {_named(first)} in this",
                groups=present_changes(before=latest_revision(first).data, after=latest_revision(other).data),
            )
            for other in others
        ),
        without=tuple(name for name, result in found if result is None),
    )


def present_use(case: Case, scenario: Case) -> ScenarioUse:
    """What would change in the case, and what both changed since the scenario was copied."""
    base, now, wanted = first_revision(scenario).data, latest_revision(case).data, latest_revision(scenario).data
    merged = apply_edits(now, own_edits(scenario, onto=now))
    in_case = {change.path: change for change in find_changes(before=base, after=now)}
    in_scenario = find_changes(before=base, after=wanted)
    return ScenarioUse(
        groups=group_changes(find_changes(before=now, after=merged)),
        both=tuple(
            BothChanged(label=mine.label, in_case=_said(in_case[mine.path]), in_scenario=_said(mine))
            for mine in in_scenario
            if mine.path in in_case and mine.after != in_case[mine.path].after
        ),
        gone=_gone(in_case, in_scenario),
    )


def _gone(in_case: dict[str, CaseChange], in_scenario: Sequence[CaseChange]) -> tuple[str, ...]:
    """Outcomes that the case took out and the scenario went on changing."""
    taken_out = [path for path, change in in_case.items() if path.startswith("outcomes[") and not change.after]
    lost = [path for path in taken_out if any(change.path.startswith(f"{path}.") for change in in_scenario)]
    return tuple(in_case[path].subject for path in lost)


def _said(change: CaseChange) -> str:
    return change.after or "Nothing"


def _named(case: Case) -> str:
    return f"“{case.scenario_name}”" if case.scenario_name else "the case itself"


def _blocks(named: Sequence[tuple[str, ValuationResult]]) -> tuple[Block, ...]:
    chart = side_by_side(named)
    drawn: tuple[Block, ...] = () if chart is None else (Figure(chart),)
    return *drawn, results_table(named), outcomes_table(named)


def _result_of(case: Case) -> ValuationResult | None:
    try:
        return value_draft(latest_revision(case)).result
    except (InvalidCase, CaseTooLarge):
        return None


def _line(case: Case, result: ValuationResult | None) -> ScenarioLine:
    if result is None:
        return ScenarioLine(case=case, name=name_in_list(case), range=NOT_YET)
    return ScenarioLine(
        case=case,
        name=name_in_list(case),
        range=range_text(result),
        ratio=ratio_text(result.ratio, result.currency),
        value=whole_money(result.present_value, result.currency),
    )
