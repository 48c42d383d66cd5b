"""Versions of a case as pages tell of them: what each was worth, who signed it, and whether it is what was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.models import Case, SignOff, Version
from worthwhile.apps.impact.presenters.days import day_of
from worthwhile.apps.impact.presenters.draft_files import demonstration_note
from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.apps.impact.selectors.versions import is_intact, version_before
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_changes import find_changes
from worthwhile.exchange.charts.words import count_text, ratio_text, whole_money


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version in a list."""

    number: int
    name: str
    kept: str
    ratio: str
    signed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Since:
    """How far a version is from another state of its case, and where every change is shown."""

    text: str
    address: str


def present_versions(versions: Iterable[Version]) -> tuple[VersionLine, ...]:
    """A line a version, in the order given."""
    return tuple(
        VersionLine(
            number=version.number,
            name=version.name,
            kept=f"{day_of(version.made_at)} by {name_of(version.made_by)}",
            ratio=summary_text(version.summary),
            signed=signatures(version),
        )
        for version in versions
    )


def signatures(version: Version) -> tuple[str, ...]:
    """Who signed, as what and when, the first first."""
    return tuple(_signature(sign_off) for sign_off in sorted(version.sign_offs.all(), key=lambda one: one.signed_at))


def version_note(version: Version) -> str:
    """``Version 2, kept on 1 April 2026, signed by …``: what every report of it carries."""
    signed = "; ".join(signatures(version))
    told = f"signed by {signed}" if signed else "not signed"
    return f"{demonstration_note(version.case)}Version {version.number}, kept on {day_of(version.made_at)}, {told}"


def summary_text(summary: Mapping[str, Any]) -> str:
    """What a version was worth when it was kept: ``£1.77 to £4.06``, or its central ratio where it has no range."""
    currency = str(summary["currency"])
    central, low, high = (_number(summary.get(name)) for name in ("ratio", "ratio_low", "ratio_high"))
    if central is None:
        value = _number(summary.get("present_value"))
        return "Not priced" if value is None else f"{whole_money(value, currency)}, no cost stated"
    if low is None or high is None or low == high:
        return ratio_text(central, currency)
    return f"{ratio_text(low, currency)} to {ratio_text(high, currency)}"


def differences_today(version: Version, valued: ValuedCase) -> tuple[str, ...]:
    """In what the result worked out today stands on something else than when the version was kept."""
    return tuple(_differences(version.summary, valued.result))


def changes_since(version: Version, case: Case) -> tuple[Since, ...]:
    """How far the draft has moved on since, and how far this version moved from the one before, if that is intact."""
    draft = latest_revision(case)
    own = f"v{version.number}"
    found = [
        Since(
            text=f"The case as it is now: {_counted(version.data, draft.data)}",
            address=_compared(case, own, str(draft.number)),
        )
    ]
    before = version_before(version)
    if before is not None and is_intact(before):
        text = f"Version {before.number}, the one before: {_counted(before.data, version.data)}"
        found.append(Since(text=text, address=_compared(case, f"v{before.number}", own)))
    return tuple(found)


def _differences(then: Mapping[str, Any], now: ValuationResult) -> Iterator[str]:
    if then.get("engine_version") != now.engine_version:
        was = then.get("engine_version")
        yield f"It was worked out by version {was} of the engine, and is now by {now.engine_version}."
    vintage = then.get("data_vintage") or {}
    moved = [name.replace("_", " ") for name, day in now.data_vintage.items() if vintage.get(name) != day]
    if moved:
        yield f"Published figures were renewed since: {', '.join(moved)}."
    ratio, value = _number(then.get("ratio")), _number(then.get("present_value"))
    if ratio != now.ratio or value != now.present_value:
        yield (
            f"When it was kept it came to {summary_text(then)}. What stands below is worked out from the same entries "
            "today."
        )


def _counted(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    count = len(find_changes(before=before, after=after))
    return count_text(count, "change", "changes") if count else "no change"


def _compared(case: Case, first: str, second: str) -> str:
    return reverse("impact:compare", args=[case.organisation_id, case.pk]) + f"?from={first}&to={second}"


def _signature(sign_off: SignOff) -> str:
    return f"{name_of(sign_off.person)} ({sign_off.role}) on {day_of(sign_off.signed_at)}"


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
