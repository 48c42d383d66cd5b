"""An answer to a buyer's social-value question, drafted from a case: every saving is kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.impact.models.case import Case
from worthwhile.apps.impact.models.version import Version
from worthwhile.exchange.exact_json import read_exact_json


class Answer(models.Model):
    """An answer in the making. What it says is that of its latest revision.

    Its figures come from ``version``, or where that is None from the case as it stood at ``case_revision``. ``draft``
    is the draft in the shape of worthwhile/social-value-answer/1 as exact JSON, before anything that was typed into
    its gaps; empty while there can be none.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answers")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="answers")
    case_revision = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=0)
    draft = models.TextField(blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.title

    @property
    def draft_data(self) -> dict[str, Any] | None:
        """The draft as plain data, None where there is none."""
        return read_exact_json(self.draft) if self.draft else None


class AnswerRevision(AppendedContent):
    """One saving of an answer. Rows are only ever added.

    ``content`` is exact JSON of ``question`` (the fields of worthwhile/social-value-question/1 but the promises,
    perhaps incomplete), ``outcomes`` (the promises, each under the ``id`` of its outcome) and ``own_words`` (what
    somebody typed into gaps).
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["answer", "number"], name="one_answer_revision_a_number"),)

    def __str__(self) -> str:
        return f"revision {self.number} of answer {self.answer_id}"
