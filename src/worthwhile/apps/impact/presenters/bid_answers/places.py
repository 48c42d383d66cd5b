"""Where each figure of an answer stands: the page of the case or of the answer that asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.models import Answer
from worthwhile.apps.impact.presenters.mending import address_of, part_and_outcome
from worthwhile.apps.impact.selectors.answer_content import step_of_path
from worthwhile.exchange.answers.own_words import OWN

RESULT, QUESTION = "result.", "question."
_PROMISE = re.compile(r"^promises\[(\d+)\]")


@dataclass(frozen=True, kw_only=True)
class Places:
    """The addresses of an answer, for whoever reads it.

    ``promised`` are the ids of the promised outcomes in order; ``case_data`` is the case as it stands now. Who may
    only read is led to the pages that only show.
    """

    answer: Answer
    promised: tuple[str, ...]
    case_data: Mapping[str, Any]
    can_write: bool

    @property
    def _case(self) -> list[int]:
        return [self.answer.case.organisation_id, self.answer.case_id]

    def of(self, path: str) -> str:
        """The address of the page where a path stands; empty where no page shows it to this reader."""
        if path.startswith(OWN):
            return "#own-words" if self.can_write else ""
        if path.startswith(RESULT):
            return reverse("impact:result", args=self._case)
        if path.startswith(QUESTION):
            return self._of_question(path.removeprefix(QUESTION)) if self.can_write else ""
        if not self.can_write:
            return reverse("impact:summary", args=self._case)
        part, outcome = part_and_outcome(path, self.case_data)
        return address_of(self.answer.case, part, outcome) or reverse("impact:tasks", args=self._case)

    def step(self, name: str) -> str:
        """The address of a step of the answer."""
        return reverse(f"impact:answer_{name}", args=[*self._case, self.answer.pk])

    def _of_question(self, path: str) -> str:
        found = _PROMISE.match(path)
        if found and int(found[1]) < len(self.promised):
            return reverse("impact:answer_promise", args=[*self._case, self.answer.pk, self.promised[int(found[1])]])
        return self.step(step_of_path(path))
