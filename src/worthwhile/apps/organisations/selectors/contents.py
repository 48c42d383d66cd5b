"""What an organisation holds, counted before it is closed.

Found from the tables themselves, whichever area of work they are of: nothing that closing erases is left out because
somebody forgot to name it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, PROTECT, RESTRICT, ForeignObjectRel, Model, QuerySet

from worthwhile.apps.organisations.models import Organisation

# What goes with the thing it belongs to, or keeps it; what would only lose its link is not part of it.
BELONGING = (CASCADE, PROTECT, RESTRICT)


@dataclass(frozen=True, kw_only=True)
class Content:
    """So many of one kind of thing."""

    kind: str
    count: int


def list_contents(organisation: Organisation) -> list[Content]:
    """Whatever is kept of an organisation, nearest first; nothing that is empty."""
    found = [Content(kind=_kind(rows.model), count=rows.count()) for rows in _rows_of(organisation)]
    return [content for content in found if content.count]


def _rows_of(organisation: Organisation) -> Iterator[QuerySet[Any]]:
    """The rows of every table that belong to an organisation, by the shortest way that leads from it to them."""
    seen: set[type[Model]] = {Organisation}
    waiting: deque[QuerySet[Any]] = deque([Organisation.objects.filter(pk=organisation.pk)])
    while waiting:
        owners = waiting.popleft()
        for relation in _belonging(owners.model):
            child = relation.related_model
            if child in seen:
                continue
            seen.add(child)
            rows = child._default_manager.filter(**{f"{relation.field.name}__in": owners.values("pk")})
            waiting.append(rows)
            yield rows


def _belonging(model: type[Model]) -> list[ForeignObjectRel]:
    relations = model._meta.related_objects
    return [relation for relation in relations if getattr(relation, "on_delete", None) in BELONGING]


def _kind(model: type[Model]) -> str:
    """The kind of thing in words, as its table is called."""
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]
