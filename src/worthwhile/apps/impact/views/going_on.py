"""Where a page leads once it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from worthwhile.apps.impact.selectors.drafts import measured_outcomes
from worthwhile.apps.impact.selectors.progress import BY_NAME, next_part, stand_of_outcome
from worthwhile.apps.impact.views.opening import OpenCase

BACK = "back"


def after_part(request: HttpRequest, opened: OpenCase, part: str) -> str:
    """The next part, after the last one the result, or the tasks where that was asked for."""
    if BACK in request.POST:
        return reverse("impact:tasks", args=opened.key)
    following = next_part(BY_NAME[part])
    return reverse(f"impact:{following.name if following else 'result'}", args=opened.key)


def into_part(request: HttpRequest, opened: OpenCase, part: str, data: Mapping[str, Any]) -> str:
    """The first outcome that a part still asks about; the next part where every one has answered."""
    for row in measured_outcomes(data):
        if not stand_of_outcome(BY_NAME[part], row).is_settled:
            return reverse(f"impact:{part}_of", args=[*opened.key, row["id"]])
    return after_part(request, opened, part)


def after_outcome(request: HttpRequest, opened: OpenCase, part: str, outcome: str, data: Mapping[str, Any]) -> str:
    """The same question of the next outcome that has not answered it; after the last, the next part."""
    if BACK in request.POST:
        return reverse("impact:tasks", args=opened.key)
    rows = measured_outcomes(data)
    ids = [str(row["id"]) for row in rows]
    later = rows[ids.index(outcome) + 1 :] if outcome in ids else []
    for row in later:
        if not stand_of_outcome(BY_NAME[part], row).is_settled:
            return reverse(f"impact:{part}_of", args=[*opened.key, row["id"]])
    return after_part(request, opened, part)
