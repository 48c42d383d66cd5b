"""A case that an organisation works on: a draft that is saved again and again, and never loses a saving."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.organisations.models import Organisation

# What a saving is called that new answers made; what changed follows it.
EVIDENCE_UPDATE = "evidence-update:"
# And one that a program sent, so that nobody made it by hand.
BY_A_PROGRAM = "sent-by-a-program"


class Case(models.Model):
    """An impact case in the making. Its content is that of its latest revision.

    A scenario is a case of its own that remembers which one it was copied from; an evaluative case remembers the
    version whose promises it is held against.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="cases")
    title = models.CharField(max_length=200)
    template = models.CharField(max_length=60, blank=True)
    revision = models.PositiveIntegerField(default=0)
    scenario_of = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="scenarios")
    scenario_name = models.CharField(max_length=100, blank=True)
    forecast = models.ForeignKey("Version", null=True, on_delete=models.RESTRICT, related_name="evaluations")
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["organisation", "-changed_at"], name="cases_by_change"),)

    def __str__(self) -> str:
        return f"{self.title}: {self.scenario_name}" if self.scenario_name else self.title


class Revision(AppendedContent):
    """One saving of a case. Rows are only ever added.

    ``content`` is a case in the shape of worthwhile/impact-case/1, perhaps incomplete, as exact JSON. ``what`` says
    which part was saved.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="one_revision_a_number"),)

    def __str__(self) -> str:
        return f"revision {self.number} of case {self.case_id}"

    @property
    def is_evidence_update(self) -> bool:
        """Whether new answers made it, and no person."""
        return self.made_by_id is None and self.what.startswith(EVIDENCE_UPDATE)
