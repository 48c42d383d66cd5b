"""Keep beside a case which values it uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.apps.impact.models import Case, ValueUse, Version
from worthwhile.apps.impact.selectors.value_references import references_of


def note_uses(case: Case, data: Mapping[str, Any]) -> None:
    """Note what the draft uses now. Call it in the transaction that saves the draft, with the case locked."""
    now = references_of(data)
    drafted = ValueUse.objects.filter(case=case, version=None)
    before = set(drafted.values_list("reference", flat=True))
    if gone := before - now:
        drafted.filter(reference__in=gone).delete()
    _add(case, None, now - before)


def note_uses_of_version(version: Version) -> None:
    """Note what a version uses, once: it never changes. Call it in the transaction that keeps the version."""
    _add(version.case, version, references_of(version.data))


def _add(case: Case, version: Version | None, references: frozenset[str] | set[str]) -> None:
    ValueUse.objects.bulk_create(
        ValueUse(case=case, version=version, reference=reference) for reference in sorted(references)
    )
