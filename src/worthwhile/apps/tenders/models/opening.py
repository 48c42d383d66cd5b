"""Keys: of people who open bids, of tenders, and how far an opening has come. No secret is ever kept here."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.tenders.models.tender import Tender


class OpeningKey(models.Model):
    """The public half of a person's opening key. The other half was shown to them once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    public = models.CharField(max_length=100, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"opening key {self.pk}"


class KeyHolder(models.Model):
    """A person named to open the bids of a tender, the key they will use, and when they tried it and used it."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    public = models.CharField(max_length=100)
    tried_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "person"], name="a_holder_once")]

    def __str__(self) -> str:
        return f"holder {self.person_id} of tender {self.tender_id}"


class KeyWrap(models.Model):
    """The secret of a tender inside layers; ``holders`` are numbers of people, the outermost layer first.

    ``by`` is who took a layer off, null for what was made at publication.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="wraps")
    holders = models.JSONField()
    sealed = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"wrap {self.pk} of tender {self.tender_id}"
