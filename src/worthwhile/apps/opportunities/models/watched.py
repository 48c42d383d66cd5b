"""Notices an organisation keeps an eye on, and what its people say and decide about them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation


class Watched(models.Model):
    """A process being watched.

    ``seen_release`` and ``seen_seq`` are the id and the number of arrival of the release up to which changes were
    looked for; the number is None for what was watched before it was kept, until the next look.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="watched")
    ocid = models.CharField(max_length=200)
    title = models.TextField()
    since = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_release = models.CharField(max_length=300)
    seen_seq = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("title", "pk")
        constraints = (models.UniqueConstraint(fields=["organisation", "ocid"], name="a_notice_is_watched_once"),)

    def __str__(self) -> str:
        return self.title


class WatchAlert(models.Model):
    """A change of a watched process, told to a member by e-mail and on the watch list. ``changes``: sentences.

    ``release_id`` and ``release_seq`` are the id and the number of arrival of the release that brought it.
    """

    watched = models.ForeignKey(Watched, on_delete=models.CASCADE, related_name="alerts")
    release_id = models.CharField(max_length=300)
    release_seq = models.BigIntegerField(null=True)
    changes = models.JSONField()
    found_at = models.DateTimeField()

    class Meta:
        ordering = ("-found_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["watched", "release_seq", "release_id"], name="a_change_is_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.watched}: {self.release_id}"


class WatchReader(models.Model):
    """Who is sent an e-mail when a watched process changes. ``told_alert`` is the number of the last one told."""

    watched = models.ForeignKey(Watched, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    told_alert = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["watched", "user"], name="a_person_reads_a_watch_once"),)

    def __str__(self) -> str:
        return f"reader {self.pk} of watched notice {self.watched_id}"


class LastLook(models.Model):
    """Up to which change of what an organisation watches one of its members said to have looked."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="last_looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    alert = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "user"], name="a_person_looks_last_once"),)

    def __str__(self) -> str:
        return f"looked up to change {self.alert}"


class Note(models.Model):
    """What a member says to colleagues about a process."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="notice_notes")
    ocid = models.CharField(max_length=200)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = (models.Index(fields=["organisation", "ocid"], name="notes_of_a_notice"),)

    def __str__(self) -> str:
        return self.text[:60]


class Verdict(models.TextChoices):
    """Whether to bid."""

    BID = "bid", "Bid"
    NO_BID = "no-bid", "Do not bid"
    UNDECIDED = "undecided", "Not decided yet"


class Decision(models.Model):
    """Whether an organisation bids, with its reasons. Rows are only ever added; the latest holds."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="bid_decisions")
    ocid = models.CharField(max_length=200)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reasons = models.JSONField(default=list)
    explanation = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-decided_at", "-pk")
        indexes = (models.Index(fields=["organisation", "ocid"], name="decisions_on_a_notice"),)

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.ocid}"
