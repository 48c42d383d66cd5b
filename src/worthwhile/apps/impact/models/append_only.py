"""Rows that are added and never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.kernel.problems import WorthwhileError


class OnlyAddedTo(WorthwhileError):
    """Something tried to change or remove a record that stands as it was made."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__("What was recorded stays as it was. Record again what is so now: the latest counts.")


class AddedQuerySet(models.QuerySet[Any]):
    """Finds rows and changes none of them. Rows go only together with what they belong to."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise OnlyAddedTo

    update = delete = bulk_update = update_or_create = _refuse


class AppendOnly(models.Model):
    """A row that is saved once. Closing an account still takes its name off it."""

    objects = AddedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises OnlyAddedTo for one that is kept already."""
        if not self._state.adding:
            raise OnlyAddedTo
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise OnlyAddedTo


class AppendedContent(AppendOnly):
    """A row that is saved once with what it holds as exact JSON."""

    content = models.TextField()

    class Meta:
        abstract = True

    @property
    def data(self) -> dict[str, Any]:
        """The content as plain data with exact numbers."""
        found: dict[str, Any] = read_exact_json(self.content)
        return found
