"""The list of tasks of a case: what is done, what is not, and what stands in the way of a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.checks import unanswered, unanswered_errors
from worthwhile.apps.impact.selectors.progress import PARTS, Part, Stand, stand_of
from worthwhile.apps.impact.services.value_draft import CannotBeValued
from worthwhile.exchange.charts.words import count_text
from worthwhile.exchange.live import LiveResult

GROUPS = (
    ("What you do", ("about", "theory", "outcomes")),
    ("What changes, and how you know", ("evidence", "quantity")),
    ("What it is worth", ("worth", "anyway", "lasting")),
    ("What it takes", ("costs", "method")),
)
TITLES = {"result": "Result", "checks": "Checks", "report": "Report"}
TAGS = {
    Stand.NOT_STARTED: "govuk-tag--blue",
    Stand.IN_PROGRESS: "govuk-tag--light-blue",
    Stand.COMPLETED: "",
    Stand.WAITS: "",
    Stand.NOT_YET: "",
}


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of the list. ``address`` is empty where it cannot be started yet."""

    id: str
    title: str
    address: str
    status: str
    tag: str
    can_start: bool


@dataclass(frozen=True, kw_only=True)
class TaskGroup:
    """Tasks under a heading."""

    heading: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, kw_only=True)
class TaskList:
    """All tasks, and how many are done. ``outcome`` is what comes of them: pages to look at, which are never done."""

    groups: tuple[TaskGroup, ...]
    outcome: TaskGroup
    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def present_tasks(case: Case, data: Mapping[str, Any], worth: LiveResult | CannotBeValued) -> TaskList:
    """The tasks of a case as it stands. ``worth`` is its result, or why it has none."""
    stands = {part.name: stand_of(part, data) for part in PARTS}
    parts = {part.name: part for part in PARTS}
    groups = tuple(
        TaskGroup(heading=heading, tasks=tuple(_task(case, parts[name], stands[name]) for name in names))
        for heading, names in GROUPS
    )
    done = sum(stand is Stand.COMPLETED for stand in stands.values())
    return TaskList(groups=groups, outcome=_what_comes_of_it(case, worth), done=done, total=len(stands))


def _what_comes_of_it(case: Case, worth: LiveResult | CannotBeValued) -> TaskGroup:
    if isinstance(worth, LiveResult):
        statuses = {"result": ("Ready", ""), "checks": _checks(worth), "report": ("Ready", "")}
    else:
        needs = count_text(worth.problems, "more thing", "more things")
        needed = f"Needs {needs}" if worth.problems else "Too large for a page"
        statuses = {"result": (needed, TAGS[Stand.NOT_STARTED]), "checks": ("Waits for a result", "")}
        statuses["report"] = ("Waits for a result", "")
    tasks = tuple(
        Task(
            id=f"task-{name}",
            title=TITLES[name],
            address=reverse(f"impact:{name}", args=[case.organisation_id, case.pk]),
            status=status,
            tag=tag,
            can_start=name == "result" or isinstance(worth, LiveResult),
        )
        for name, (status, tag) in statuses.items()
    )
    return TaskGroup(heading="What comes of it", tasks=tasks)


def _checks(live: LiveResult) -> tuple[str, str]:
    errors, waiting = unanswered_errors(live.result), unanswered(live.result)
    if errors:
        return f"{count_text(errors, 'error', 'errors')} to answer", "govuk-tag--red"
    if waiting:
        return f"{waiting} to answer", "govuk-tag--yellow"
    return "Nothing to answer", ""


def first_open(tasks: TaskList) -> Task | None:
    """The first task that is not done."""
    return next(iter(_open(tasks)), None)


def _open(tasks: TaskList) -> Sequence[Task]:
    return [task for group in tasks.groups for task in group.tasks if task.can_start and task.status != Stand.COMPLETED]


def _task(case: Case, part: Part, stand: Stand) -> Task:
    return Task(
        id=f"task-{part.name}",
        title=part.title,
        address=reverse(f"impact:{part.name}", args=[case.organisation_id, case.pk]),
        status=stand.value,
        tag=TAGS[stand],
        can_start=stand is not Stand.NOT_YET,
    )
