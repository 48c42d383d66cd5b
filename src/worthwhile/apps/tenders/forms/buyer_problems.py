"""Problems that a service found, beside the boxes they came from."""

from __future__ import annotations

from django import forms

from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.write_content import CannotChange
from worthwhile.kernel.problems import InvalidInput, WorthwhileError


def show_refusal(form: forms.Form, error: WorthwhileError, *, otherwise: str | None = None) -> None:
    """Put every problem beside its box, or at ``otherwise``, or at the head of the form."""
    if isinstance(error, NotAllowed | CannotChange):
        for reason in error.reasons:
            form.add_error(None, reason)
    elif isinstance(error, InvalidInput):
        told = str(error).split("\n") if otherwise else []
        for at, problem in enumerate(error.problems):
            is_box = problem.path in form.fields
            whole = told[at] if len(told) == len(error.problems) else str(problem)
            form.add_error(problem.path if is_box else otherwise, problem.message if is_box else whole)
    else:
        form.add_error(otherwise, str(error))
