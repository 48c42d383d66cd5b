"""A comment on a case or on one figure of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.case import Case
from worthwhile.apps.impact.models.version import Version


class Comment(models.Model):
    """Something that a member wrote, or answered (``reply_to``).

    ``place`` is a path as exchange/case_changes names it (``outcomes[less-lonely].deadweight``), empty for the case
    as a whole. ``by_assessor`` is what the writer was at the time. ``resolved_at`` stands on the first of a thread.
    A comment that is withdrawn loses its text and keeps its place.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="comments")
    place = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    reply_to = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    by_assessor = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["case", "resolved_at"], name="comments_by_state"),)

    def __str__(self) -> str:
        return f"comment {self.pk} on case {self.case_id}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.resolved_at is None
