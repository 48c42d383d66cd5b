"""The strip of the guide above the pages of a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from worthwhile.apps.demonstration.presenters.guide_steps import GUIDE, GuideStep
from worthwhile.apps.demonstration.selectors.guide import find_guide
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.progress import BY_NAME, Stand, stand_of

ENDS = {
    "impact:result": "This is what your first case is worth, as a range. Read what it hangs on most, then look at the "
    "checks and take the report.",
    "impact:checks": "These are the questions that a careful reader asks. Answer one, or go on to the report.",
    "impact:report": "Take the report as PDF or Word. That was your first case.",
}
NEXT = {"impact:result": "report", "impact:checks": "report"}


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Where somebody stands. ``step`` is that of the page; without one, ``next_address`` leads on."""

    case: Case
    is_left: bool
    total: int
    number: int = 0
    step: GuideStep | None = None
    says: str = ""
    next_title: str = ""
    next_address: str = ""
    template: str = "demonstration/strip.html"


def present_strip(view_name: str, organisation_id: int, case_id: int) -> Strip | None:
    """The strip of a page; None where the case has no guide, or the page is none of its own."""
    part = view_name.removeprefix("impact:").removesuffix("_of")
    steps = {step.part: place for place, step in enumerate(GUIDE, start=1)}
    if part not in steps and view_name not in (*ENDS, "impact:tasks"):
        return None
    guide = find_guide(organisation_id, case_id)
    if guide is None:
        return None
    if guide.left_at is not None:
        return Strip(case=guide.case, is_left=True, total=len(GUIDE)) if view_name == "impact:tasks" else None
    if part in steps:
        return Strip(case=guide.case, is_left=False, total=len(GUIDE), number=steps[part], step=GUIDE[steps[part] - 1])
    return _end(guide.case, view_name) if view_name in ENDS else _next(guide.case)


def _next(case: Case) -> Strip:
    """On the list of tasks: the first step that is open, or the result."""
    data = latest_revision(case).data
    for number, step in enumerate(GUIDE, start=1):
        if stand_of(BY_NAME[step.part], data) is not Stand.COMPLETED:
            return Strip(
                case=case,
                is_left=False,
                total=len(GUIDE),
                number=number,
                says=f"Step {number} of {len(GUIDE)} is next.",
                next_title=step.title,
                next_address=reverse(f"impact:{step.part}", args=[case.organisation_id, case.pk]),
            )
    address = reverse("impact:result", args=[case.organisation_id, case.pk])
    says = f"All {len(GUIDE)} steps are done."
    return Strip(
        case=case, is_left=False, total=len(GUIDE), says=says, next_title="See the result", next_address=address
    )


def _end(case: Case, view_name: str) -> Strip:
    following = NEXT.get(view_name)
    return Strip(
        case=case,
        is_left=False,
        total=len(GUIDE),
        says=ENDS[view_name],
        next_title="Take the report" if following else "",
        next_address=reverse(f"impact:{following}", args=[case.organisation_id, case.pk]) if following else "",
    )
