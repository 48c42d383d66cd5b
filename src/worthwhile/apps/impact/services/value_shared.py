"""What a shared version is worth, and the files that a reader takes of it and of the figures they tried."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from worthwhile.apps.impact.models import Version
from worthwhile.apps.impact.selectors.shared_data import shared_data
from worthwhile.apps.impact.selectors.tried_edits import Tried, edits_of, source_edits, sourced_costs
from worthwhile.apps.impact.services.make_file import (
    CASE_TYPES,
    DATA,
    KINDS,
    REPORTS,
    FileKind,
    MadeFile,
    UnknownFile,
    case_as_file,
    make_file,
)
from worthwhile.apps.impact.services.value_draft import as_valued, value_content
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.case_edits import apply_edits
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.live import LiveResult
from worthwhile.exchange.report.assessed import Assessed
from worthwhile.exchange.stories import KEY

CASE_FILES = (
    FileKind(name="case.yaml", label="YAML", about="to read and change", content_type=CASE_TYPES[".yaml"]),
    FileKind(name="case.json", label="JSON", about="for programs", content_type=CASE_TYPES[".json"]),
)
RESULT_FILES = tuple(kind for kind in DATA if kind.name != "case")
BY_NAME = {kind.name: kind for kind in (*CASE_FILES, *REPORTS, *RESULT_FILES)}
READERS_TITLE = "as changed by a reader"
READERS_SOURCE = "A reader of the shared case, who tried this figure. It is not the organisation's"


def value_shared(version: Version) -> LiveResult:
    """The result of a version as it is shared, by the rules of today.

    Raises InvalidCase with everything that is wrong with it, CaseTooLarge where a page would keep its reader waiting.
    """
    return value_content(exact_json_text(shared_data(version)))


def make_shared_file(live: LiveResult, name: str, *, note: str, assessed: Assessed | None) -> MadeFile:
    """A file of a shared version: the case, the result as data, or a report with the note and what was verified.

    Raises UnknownFile.
    """
    if name not in BY_NAME:
        raise UnknownFile(name)
    if name in KINDS:
        return make_file(as_valued(live), name, note=note, assessed=assessed)
    return _case_file(live.loaded.data, Path(name).suffix)


def make_tried_file(live: LiveResult, tried: Tried, name: str) -> MadeFile:
    """The case with the figures that a reader tried, or as it is where none are. Raises UnknownFile."""
    if name not in {kind.name for kind in CASE_FILES}:
        raise UnknownFile(name)
    return _case_file(readers_case(live, tried) if tried else live.loaded.data, Path(name).suffix)


def readers_case(live: LiveResult, tried: Tried) -> dict[str, Any]:
    """A case with tried figures that says itself that it is not the organisation's, and in what it differs."""
    data = live.loaded.data
    figures = edits_of(data, tried)
    edits = {**figures, **source_edits(data, tried, READERS_SOURCE)}
    changed = apply_edits(data, sourced_costs(edits, tried, READERS_SOURCE))
    own = changed.get(KEY)
    note = {
        "changed_by_reader": {
            "note": "A reader changed these figures of a case that was shared. They are not the organisation's.",
            "case_hash_of_original": live.case_hash,
            "changes": [_told(change) for change in find_changes(before=data, after=apply_edits(data, figures))],
        }
    }
    title = f"{data.get('title') or 'A case without a name'} ({READERS_TITLE})"
    return {**changed, "title": title, KEY: {**(own if isinstance(own, Mapping) else {}), **note}}


def _told(change: CaseChange) -> str:
    return f"{change.label}: {change.before or 'nothing'} before, {change.after or 'nothing'} now"


def _case_file(data: Mapping[str, Any], suffix: str) -> MadeFile:
    made = case_as_file(data)
    if suffix == ".yaml":
        return made
    return MadeFile(
        name=f"{Path(made.name).stem}.json", content=exact_json_text(data).encode(), content_type=CASE_TYPES[".json"]
    )
