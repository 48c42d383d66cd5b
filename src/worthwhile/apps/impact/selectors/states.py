"""The states of a case that can be set side by side: every saving, and every version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.selectors.versions import is_intact

VERSION = "v"
MOST_LISTED = 200
LONGEST_NUMBER = 9


@dataclass(frozen=True, kw_only=True)
class State:
    """A case as it stood once. ``key`` is ``9`` for a revision and ``v2`` for a version."""

    key: str
    name: str
    data: Mapping[str, Any]


def find_state(case: Case, key: str) -> State | None:
    """The state that a key names; None where there is none, or where a version is not what was kept."""
    is_version = key.startswith(VERSION)
    digits = key.removeprefix(VERSION)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER):
        return None
    if is_version:
        version = case.versions.filter(number=int(digits)).first()
        if version is None or not is_intact(version):
            return None
        return State(key=key, name=version_name(version), data=version.data)
    revision = case.revisions.filter(number=int(digits)).first()
    return (
        None
        if revision is None
        else State(key=str(revision.number), name=_revision_name(case, revision.number), data=revision.data)
    )


def list_states(case: Case, *, also: tuple[State, ...]) -> list[tuple[str, str]]:
    """Key and name of every version and of the latest revisions, and of those in ``also``."""
    versions = [(f"{VERSION}{version.number}", version_name(version)) for version in case.versions.order_by("-number")]
    numbers = case.revisions.order_by("-number").values_list("number", flat=True)[:MOST_LISTED]
    revisions = [(str(number), _revision_name(case, number)) for number in numbers]
    return list(dict([*versions, *revisions, *((state.key, state.name) for state in also)]).items())


def version_name(version: Version) -> str:
    """``Version 2: As sent``."""
    return f"Version {version.number}: {version.name}"


def _revision_name(case: Case, number: int) -> str:
    return f"Revision {number}, as it is now" if number == case.revision else f"Revision {number}"
