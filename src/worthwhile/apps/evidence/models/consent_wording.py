"""What people are asked to agree to. A changed wording is a new version; the earlier ones stay."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models

from worthwhile.apps.evidence.models.collection import Collection
from worthwhile.kernel.problems import WorthwhileError


class ConsentWordingIsKept(WorthwhileError):
    """Something tried to change or remove a wording that somebody may have agreed to."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__("A consent wording stays as it was. Add a new version instead.")


class ConsentWordingQuerySet(models.QuerySet["ConsentWording"]):
    """Finds wordings and does nothing else to them."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise ConsentWordingIsKept

    update = delete = bulk_update = update_or_create = _refuse


class ConsentWording(models.Model):
    """One version in one language; versions count from 1 in each."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="consent_wordings")
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=10)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager[ConsentWording]] = ConsentWordingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["collection", "language", "version"], name="a_version_of_consent_once"),
        )

    def __str__(self) -> str:
        return f"consent {self.language} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the wording. Raises ConsentWordingIsKept for one that is kept."""
        if not self._state.adding:
            raise ConsentWordingIsKept
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise ConsentWordingIsKept
