"""What all pages share on which a piece of a tender is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.writing_answers import answer_field, field_name
from worthwhile.apps.tenders.selectors.writing import Asked
from worthwhile.apps.tenders.selectors.writing.where import path_words
from worthwhile.apps.tenders.selectors.written_content import Written
from worthwhile.apps.tenders.services.edit_content import CannotKeep
from worthwhile.exchange.case_edits import Edits, value_at
from worthwhile.kernel.problems import Problem, WorthwhileError

MISSING = "This is missing."


class WritingForm(forms.Form):
    """Boxes for questions, on the content that the page was made from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, posted: Mapping[str, Any] | None, written: Written) -> None:
        super().__init__(posted, initial={"based_on": written.number})
        self.written = written

    def add(self, name: str, asked: Asked, within: str, now: Any, *, in_row: bool = False) -> None:
        """Ask a question, whose answer is ``now`` so far; in a row of a short list it takes little room."""
        box = answer_field(asked, within, self.written.data, now, in_row=in_row)
        if box is not None:
            box.is_narrow = asked.is_narrow  # type: ignore[attr-defined]
            self.fields[name] = box
            self.initial[name] = now

    def add_all(self, asked: tuple[Asked, ...], within: str, holder: Mapping[str, Any], prefix: str = "") -> None:
        """Ask questions, whose answers so far stand in ``holder``."""
        for one in asked:
            now = value_at(holder, one.place_in(holder))
            self.add(prefix + field_name(one.path), one, within, now, in_row=bool(prefix))

    @property
    def edits(self) -> Edits:
        """What the answers change, once the form is valid."""
        raise NotImplementedError

    def shown_at(self, path: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """The box at which a problem is shown, and what to empty instead where an answer is missing.

        ``data`` is the content that has the problem; the box is empty where the page does not have it.
        """
        raise NotImplementedError

    def go_on_from(self, number: int, **more: str) -> None:
        """Show again what was entered, to be kept on the content of a later number."""
        posted: Any = self.data
        again = posted.copy()
        again.update({"based_on": str(number), **more})
        self.data = again

    def show(self, error: WorthwhileError) -> None:
        """Put every problem beside its box."""
        if not isinstance(error, CannotKeep):
            show_refusal(self, error)
            return
        for problem in error.problems:
            name, whole = self.shown_at(problem.path, error.data)
            self.add_error(name or None, self._words(problem, name, whole, error.data))

    def _words(self, problem: Problem, name: str, whole: str, data: Mapping[str, Any]) -> str:
        if not name:
            return f"{path_words(problem.path, data)}: {problem.message}" if problem.path else problem.message
        label = self.fields[name].label or ""
        if problem.message.startswith(MISSING):
            return f"Enter “{label}” too, or empty {whole}"
        return f"{label}: {problem.message[:1].lower()}{problem.message[1:]}"
