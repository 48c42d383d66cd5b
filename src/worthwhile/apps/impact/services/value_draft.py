"""What a case in the making is worth, as its pages show it and as its files take it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.apps.impact.services.keep_case import CaseTooLarge, refuse_too_large
from worthwhile.exchange.case_file import InvalidCase, case_from_data
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.live import LiveResult, live_result
from worthwhile.exchange.plain_data import yaml_text


@dataclass(frozen=True, kw_only=True)
class CannotBeValued:
    """A case that has no result: how many problems are in its way; none where it is too large for a page."""

    problems: int


def value_draft(revision: Revision) -> LiveResult:
    """The result of a case as it was saved.

    Raises InvalidCase with everything that is wrong with it, CaseTooLarge where a page would keep its reader waiting.
    """
    return value_content(revision.content)


def value_or_why_not(revision: Revision) -> LiveResult | CannotBeValued:
    """The result of a case as it was saved, or how much is in its way."""
    try:
        return value_draft(revision)
    except InvalidCase as error:
        return CannotBeValued(problems=len(error.problems))
    except CaseTooLarge:
        return CannotBeValued(problems=0)


def value_tried(data: Mapping[str, Any]) -> LiveResult:
    """The result of a case that is not saved. Raises as ``value_draft`` does."""
    refuse_too_large(case_from_data(data).case)
    return live_result(data=data)


def as_valued(live: LiveResult) -> ValuedCase:
    """The same result as files are made from it."""
    return ValuedCase(text=yaml_text(live.loaded.data), suffix=".yaml", loaded=live.loaded, result=live.result)


@lru_cache(maxsize=16)
def value_content(content: str) -> LiveResult:
    """The result of what a revision or version holds: it never changes, and whoever tries figures asks again."""
    return value_tried(read_exact_json(content))
