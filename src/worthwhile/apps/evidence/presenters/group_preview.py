"""A file before anything of it is kept: what would be added, what differs and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.evidence.presenters.page_words import for_a_page
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, PlannedRow, RowState
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.services.check_file import CheckedFile
from worthwhile.engines.measures.measure import Measure

MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class ProblemLine:
    """One thing that is wrong, and where."""

    row: str
    column: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A questionnaire that is kept and stands otherwise in the file."""

    row: int
    code: str
    stage: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Everything the page says of a file. ``facts`` are (what, how many)."""

    name: str
    measure: Measure
    facts: tuple[tuple[str, str], ...]
    problems: tuple[ProblemLine, ...]
    more_problems: int
    differences: tuple[Difference, ...]
    more_differences: int
    new_codes: tuple[str, ...]
    worrying: str
    hides_worrying: bool
    notes: tuple[str, ...]
    has_something_to_keep: bool


def present_preview(checked: CheckedFile, plan: GroupPlan, measure: Measure) -> Preview:
    """The page of a preview."""
    problems = tuple(_problem(problem.path, problem.message) for problem in plan.problems)
    changed = plan.of(RowState.CHANGED)
    worrying = sorted({*checked.worrying, *plan.worrying})
    totals = any(row.response.total is not None for row in plan.rows)
    return Preview(
        name=checked.name,
        measure=measure,
        facts=_facts(checked, plan),
        problems=problems[:MOST_SHOWN],
        more_problems=max(0, len(problems) - MOST_SHOWN),
        differences=tuple(_difference(row, measure) for row in changed[:MOST_SHOWN]),
        more_differences=max(0, len(changed) - MOST_SHOWN),
        new_codes=plan.new_people[:MOST_SHOWN],
        worrying=", ".join(str(row) for row in worrying),
        hides_worrying=totals and measure.safeguarding_item is not None,
        notes=_notes(checked),
        has_something_to_keep=bool(plan.of(RowState.NEW) or changed),
    )


def _facts(checked: CheckedFile, plan: GroupPlan) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Rows read", checked.rows),
        ("Rows with a code alone, passed over", checked.unfilled),
        ("Rows with a problem", plan.faulty_rows),
        ("Rows that repeat another, counted once", plan.repeated),
        ("Questionnaires that are new", len(plan.of(RowState.NEW))),
        ("Questionnaires kept already, the same", len(plan.of(RowState.SAME))),
        ("Questionnaires kept already, that differ", len(plan.of(RowState.CHANGED))),
        ("People known here", plan.known_people),
        ("People new here", len(plan.new_people)),
    ]
    return tuple((name, f"{count:,}") for name, count in facts if count or name == "Rows read")


def _problem(path: str, message: str) -> ProblemLine:
    row, _, column = path.partition(",")
    return ProblemLine(row=row.removeprefix("row "), column=column.strip(), message=for_a_page(message))


def _difference(row: PlannedRow, measure: Measure) -> Difference:
    kept, given = row.kept, row.response
    assert kept is not None
    changes = []
    if kept.on != given.on:
        changes.append(("date", kept.on.isoformat(), given.on.isoformat()))
    if kept.total != given.total:
        changes.append(("total", _answer(kept.total), _answer(given.total)))
    before = kept.answers or [None] * len(measure.items)
    after = given.answers if given.total is None else (None,) * len(measure.items)
    changes += [
        (item.column, _answer(old), _answer(new))
        for item, old, new in zip(measure.items, before, after, strict=False)
        if old != new
    ]
    return Difference(row=given.row, code=shown_code(given.person), stage=given.stage.value, changes=tuple(changes))


def _answer(value: object) -> str:
    return "no answer" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _notes(checked: CheckedFile) -> tuple[str, ...]:
    if checked.encoding == "windows-1252":
        return ("The file is not UTF-8 and was read as Windows-1252. Check names of groups with accents.",)
    return ()
