"""What an answer draws its figures from: a version of the case, or the case as it stood when it was drafted."""

from __future__ import annotations

from functools import lru_cache

from worthwhile.apps.impact.models import Answer, Case, Version
from worthwhile.apps.impact.selectors.valued import ValuedCase, value_data
from worthwhile.apps.impact.services.keep_case import CaseTooLarge, refuse_too_large
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.kernel.problems import InvalidInput


def value_answer_source(answer: Answer) -> ValuedCase:
    """The case that the figures of an answer come from, with its result.

    Raises InvalidCase with everything that is wrong with it, CaseTooLarge where a page would keep its reader waiting.
    """
    if answer.version is not None:
        return _of_content(answer.version.content)
    return _of_content(answer.case.revisions.get(number=answer.case_revision).content)


def can_be_drawn_from(case: Case, version: Version | None) -> bool:
    """Whether a version, or for None the case as it stands, has a result that can be promised from."""
    try:
        if version is None:
            value_case_now(case)
        else:
            _of_content(version.content)
    except (InvalidInput, CaseTooLarge):
        return False
    return True


def value_case_now(case: Case) -> ValuedCase:
    """The case as it stands. Raises as ``value_answer_source`` does."""
    return _of_content(case.revisions.get(number=case.revision).content)


@lru_cache(maxsize=16)
def _of_content(content: str) -> ValuedCase:
    """What was saved never changes, and every page of an answer asks for the same case again."""
    data = read_exact_json(content)
    refuse_too_large(case_from_data(data).case)
    return value_data(data)
