"""The audit log: one row an act, chained by hashes. Rows are added and never changed, here and in the database."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from worthwhile.exchange.audit_chain import Entry
from worthwhile.kernel.problems import WorthwhileError


class AuditLogIsAppendOnly(WorthwhileError):
    """Something tried to change or remove an entry of the audit log."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__("The audit log can only be added to. Record a further act that says what changed.")


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Finds entries and does nothing else to them."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise AuditLogIsAppendOnly

    update = delete = bulk_create = bulk_update = update_or_create = _refuse


class AuditEntry(models.Model):
    """Who did what to which object, when. Ids are plain numbers, so that erasing a person leaves the proof whole."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    organisation = models.BigIntegerField(null=True, db_index=True)
    act = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, unique=True)
    own_hash = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager[AuditEntry]] = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"entry {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry. Raises AuditLogIsAppendOnly for one that is in the log."""
        if not self._state.adding:
            raise AuditLogIsAppendOnly
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AuditLogIsAppendOnly

    def as_entry(self) -> Entry:
        """The entry as the chain knows it."""
        return Entry(**{name: getattr(self, name) for name in Entry.__dataclass_fields__})
