"""How a provider that is considered comes to read its letter here: by a link that it was sent, never by a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.assessing import Contender


class ProviderLink(models.Model):
    """A link for one provider. It works once, within its time; ``organisation`` is for which it was followed.

    ``token_hash`` is of its secret end, and empty once it was followed. What is ended or made anew is removed: the log
    of the tender has every step.
    """

    contender = models.OneToOneField(Contender, on_delete=models.PROTECT, related_name="link")
    token_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    followed_at = models.DateTimeField(null=True)
    followed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"link for contender {self.contender_id}"
