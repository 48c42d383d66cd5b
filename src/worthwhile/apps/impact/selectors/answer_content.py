"""What is kept of an answer in the making, as the question format asks for it and as its pages ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.exchange.answers.question import FORMAT

UNTITLED = "Answer to a question not yet entered"
Content = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A page of an answer. ``needs`` are the fields of the question without which there is no draft."""

    name: str
    title: str
    needs: tuple[str, ...] = ()


STEPS = (
    Step(name="question", title="What the buyer asks", needs=("question", "outcome_asked")),
    Step(name="buyer", title="The buyer and the contract", needs=("buyer", "contract_start", "contract_months")),
    Step(name="headings", title="The buyer’s headings and word limit"),
    Step(name="promises", title="What you promise"),
    Step(name="delivery", title="Who, how you report, and your plan"),
)
BY_STEP = {step.name: step for step in STEPS}


def empty_content() -> dict[str, Any]:
    """An answer that says nothing yet."""
    return {"question": {"table": True}, "outcomes": [], "own_words": {}}


def question_of(content: Content) -> Mapping[str, Any]:
    """The question without its promises."""
    return part_of(content, "question")


def promises_of(content: Content) -> list[Mapping[str, Any]]:
    """The promises in order, each with the ``id`` of its outcome."""
    return list(content.get("outcomes") or ())


def own_words_of(content: Content) -> dict[str, str]:
    """What was typed into gaps, by the key of each."""
    return {str(key): str(words) for key, words in part_of(content, "own_words").items()}


def asked_data(content: Content) -> dict[str, Any]:
    """The question with its promises, in the shape of worthwhile/social-value-question/1."""
    promises = [{"outcome": row["id"], **{k: v for k, v in row.items() if k != "id"}} for row in promises_of(content)]
    return {"format": FORMAT, **question_of(content), "promises": promises}


def day_of(stated: object) -> date | None:
    """A day as it is kept, None where none is."""
    return date.fromisoformat(str(stated)) if stated else None


def title_of(content: Content) -> str:
    """What the answer is called in lists: who asks for what."""
    question = question_of(content)
    told = [str(question[name]) for name in ("buyer", "outcome_asked") if question.get(name)]
    return ": ".join(told)[:200] or UNTITLED


def is_done(step: Step, content: Content) -> bool:
    """Whether a step has said what a draft cannot do without."""
    if step.name == "promises":
        return bool(promises_of(content))
    question = question_of(content)
    if not step.needs:
        return step.name in part_of(content, "seen")
    return all(question.get(name) not in (None, "") for name in step.needs)


def next_step(name: str) -> str:
    """The step after one, empty after the last."""
    names = [step.name for step in STEPS]
    following = names[names.index(name) + 1 :]
    return following[0] if following else ""


def step_of_path(path: str) -> str:
    """The step that asks for a path of the question, such as ``promises[0].by``."""
    field = path.partition(".")[0].partition("[")[0]
    if field == "promises":
        return "promises"
    if field in ("structure", "word_limit", "table", "quote_ratio"):
        return "headings"
    if field in ("milestones", "responsible", "reporting"):
        return "delivery"
    return next((step.name for step in STEPS if field in step.needs), "buyer")
