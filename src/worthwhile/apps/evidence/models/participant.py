"""Somebody who answers, known here by a code alone."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.evidence.models.collection import Collection
from worthwhile.apps.evidence.models.participant_code import written


class Participant(models.Model):
    """One code of one collection. Who it stands for is written down elsewhere, by the organisation, or nowhere.

    After erasure the row stays without its code, so that counts stay true. Where a concern is still open the code
    stays until it is handled, because somebody has to be found.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="participants")
    code = models.CharField(max_length=30)
    group = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["collection", "code"], name="a_code_once_in_a_collection"),)

    def __str__(self) -> str:
        return f"participant {self.pk}"  # never the code, which would get into logs

    @property
    def written_code(self) -> str:
        """The code as people read it."""
        return written(self.code)
