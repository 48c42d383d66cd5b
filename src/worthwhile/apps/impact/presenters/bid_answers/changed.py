"""What somebody else changed in an answer while a page of it was open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.impact.models import AnswerRevision
from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.impact.services.save_answer import AnswerChangedMeanwhile
from worthwhile.exchange.case_labels import subject_name
from worthwhile.exchange.case_leaves import case_leaves, same_text

LABELS = {
    "question": "The buyer’s question",
    "outcome_asked": "The outcome asked for",
    "buyer": "Who buys",
    "contract_start": "First day of the contract",
    "contract_months": "Months of the contract",
    "word_limit": "Most words allowed",
    "structure": "The buyer’s headings",
    "table": "Commitments in a table",
    "quote_ratio": "Quote social value for every pound",
    "responsible": "Who is responsible",
    "reporting": "How you report",
    "milestones": "Steps of the plan",
    "service": "Core or additional",
    "quantity": "How many are promised",
    "share": "Share promised",
    "counted_in": "What is counted",
    "by": "By when",
    "adds": "What is done beyond the service",
    "because": "Why it answers the question",
    "own_words": "Words typed into a gap",
    "id": "Promised outcome",
}


@dataclass(frozen=True, kw_only=True)
class AnswerChange:
    """One place with what stood there and what stands there now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class AnswerMeanwhile:
    """Who saved last and when, and every change since the page was opened."""

    who: str
    at: datetime
    changes: tuple[AnswerChange, ...]
    what: str = "this answer"


def present_answer_meanwhile(error: AnswerChangedMeanwhile, base: AnswerRevision) -> AnswerMeanwhile:
    """What changed between the revision that a page was made from and the latest."""
    before, after = case_leaves(base.data), case_leaves(error.revision.data)
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    return AnswerMeanwhile(
        who=name_of(error.revision.made_by),
        at=error.revision.made_at,
        changes=tuple(
            AnswerChange(label=_label(path), before=_text(before.get(path)), after=_text(after.get(path)))
            for path in paths
            if not path.startswith("seen.")
        ),
    )


def _label(path: str) -> str:
    root, _, rest = path.partition(".")
    if root == "own_words":
        return LABELS["own_words"]
    if root.startswith("outcomes["):
        outcome = subject_name("outcomes", None, root.removeprefix("outcomes[").removesuffix("]"))
        return f"{outcome}: {LABELS.get(rest, rest)}"
    field = rest.partition("[")[0]
    return LABELS.get(field, field)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else same_text(value)
