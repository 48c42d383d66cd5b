"""The answers drafted from a case."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.impact.models import Answer, AnswerRevision, Case


def list_answers(case: Case) -> QuerySet[Answer]:
    """The answers of a case, the one changed last first."""
    return case.answers.select_related("version", "changed_by").order_by("-changed_at", "-pk")


def find_answer(case: Case, pk: int) -> Answer | None:
    """An answer of this case, None where it is another's or nobody's."""
    return case.answers.select_related("version", "changed_by", "case__organisation").filter(pk=pk).first()


def latest_answer_revision(answer: Answer) -> AnswerRevision:
    """What the answer says now."""
    return answer.revisions.select_related("made_by").get(number=answer.revision)


def find_answer_revision(answer: Answer, number: int) -> AnswerRevision | None:
    """What the answer said at a revision."""
    return answer.revisions.select_related("made_by").filter(number=number).first()
