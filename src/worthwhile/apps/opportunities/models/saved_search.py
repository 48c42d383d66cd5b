"""A search an organisation comes back to, and how it is told of what is new."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation


class Often(models.TextChoices):
    """How often a digest is sent."""

    NEVER = "never", "Do not send e-mails"
    DAILY = "daily", "Every day, when there is something new"
    WEEKLY = "weekly", "Every week, when there is something new"


class SavedSearch(models.Model):
    """A search by its address (``query`` is the query string of the search page), or the organisation's profile.

    ``feed_hash`` is the hash of the secret in the address of its feeds, so that a feed can be read without an account;
    empty: no feed was asked for.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True)
    by_profile = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name"], name="a_saved_search_has_its_own_name"),
        )

    def __str__(self) -> str:
        return self.name


class Subscriber(models.Model):
    """Who is sent the digest of a saved search.

    ``told_until`` is the moment up to which notices were told, ``told_seq`` the last release held by then: a notice
    that arrives late is new all the same.
    """

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="subscribers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    often = models.CharField(max_length=10, choices=Often)
    told_until = models.DateTimeField()
    told_seq = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["search", "user"], name="a_person_subscribes_once"),)

    def __str__(self) -> str:
        return f"subscriber {self.pk} of saved search {self.search_id}"
