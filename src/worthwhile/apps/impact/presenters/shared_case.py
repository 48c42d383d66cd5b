"""A shared version as its readers see it: whole, with its working, and with nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worthwhile.apps.impact.models import SharedLink, Version
from worthwhile.apps.impact.presenters.assessing import present_assessed
from worthwhile.apps.impact.presenters.case_result import LIVE_CHARTS
from worthwhile.apps.impact.presenters.days import day_of
from worthwhile.apps.impact.presenters.promised import PromisedPage, present_comparison
from worthwhile.apps.impact.presenters.result_page import PageSection, ResultPage, present_result, present_section
from worthwhile.apps.impact.presenters.trying import Tried, present_tried, span_text
from worthwhile.apps.impact.presenters.versions import differences_today, summary_text
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.selectors.versions import is_forecast, is_intact
from worthwhile.apps.impact.services.make_file import REPORTS, FileKind
from worthwhile.apps.impact.services.value_draft import as_valued
from worthwhile.apps.impact.services.value_shared import CASE_FILES, RESULT_FILES
from worthwhile.engines.valuation.vocabulary import CaseKind
from worthwhile.exchange.live import LiveResult
from worthwhile.exchange.promised import beside_forecast
from worthwhile.exchange.report.assessed import assessed_section
from worthwhile.kernel.problems import InvalidInput

NOT_THEIRS = "These are your figures, not the organisation’s."


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Somebody stands behind the version: as what, since when and in what words. The name stays with members."""

    role: str
    on: str
    statement: str


@dataclass(frozen=True, kw_only=True)
class SharedCase:
    """Everything the shared page says. ``result`` is None where today's rules no longer value the version."""

    title: str
    organisation: str
    is_demonstration: bool
    version: str
    kept: str
    until: str
    is_intact: bool
    signatures: tuple[Signature, ...]
    assessed: PageSection | None
    kept_result: str
    case_hash: str
    result: ResultPage | None
    differences: tuple[str, ...]
    promised: PromisedPage | None
    cases: Sequence[FileKind] = CASE_FILES
    reports: Sequence[FileKind] = REPORTS
    results: Sequence[FileKind] = RESULT_FILES


def present_shared(link: SharedLink, live: LiveResult | None) -> SharedCase:
    """The page of a link to a version. ``live`` is the result of the version, None where it has none today."""
    version = link.version
    valued = None if live is None else as_valued(live)
    return SharedCase(
        title=str(version.data.get("title") or "") or "A case without a name",
        organisation=version.case.organisation.name,
        is_demonstration=version.case.is_demonstration,
        version=f"Version {version.number}: {version.name}",
        kept=day_of(version.made_at),
        until=day_of(link.expires_at),
        is_intact=is_intact(version),
        signatures=_signatures(version),
        assessed=_assessed(version) if live is not None else None,
        kept_result=summary_text(version.summary),
        case_hash="" if live is None else live.case_hash,
        result=None if valued is None else present_result(valued, without=LIVE_CHARTS),
        differences=() if valued is None else differences_today(version, valued),
        promised=None if live is None else _promised(version, live),
    )


def present_readers_figures(*, shared: LiveResult, tried: LiveResult | None, problem: str = "") -> Tried:
    """The result of the figures that a reader tried, named as theirs, or that of the organisation."""
    shown = present_tried(saved=shared, tried=tried, problem=problem)
    if problem:
        return shown
    theirs = f"The organisation’s case: {span_text(shared.result)}."
    said = theirs if tried is None else f"With your figures: {span_text(tried.result)}. {theirs} {NOT_THEIRS}"
    return replace(shown, said=said)


def shared_note(version: Version) -> str:
    """``Version 2, kept on 1 April 2026, signed as treasurer on 2 April 2026``: what every shared report carries."""
    signed = "; ".join(f"{one.role} on {one.on}" for one in _signatures(version))
    told = f"signed as {signed}" if signed else "not signed"
    return f"Version {version.number}, kept on {day_of(version.made_at)}, {told}"


def _signatures(version: Version) -> tuple[Signature, ...]:
    return tuple(
        Signature(role=one.role, on=day_of(one.signed_at), statement=one.statement)
        for one in version.sign_offs.order_by("signed_at", "pk")
    )


def _assessed(version: Version) -> PageSection | None:
    found = present_assessed(version)
    return None if found is None else present_section(assessed_section(found))


def _promised(version: Version, live: LiveResult) -> PromisedPage | None:
    """The version beside the one that its case is held against; None where it makes a promise itself."""
    promise = version.case.forecast
    if promise is None or is_forecast(version) or live.loaded.case.kind is not CaseKind.EVALUATIVE:
        return None
    try:
        then = value_data(promise.data)
    except InvalidInput:
        return None
    actual = (live.loaded.case, live.result)
    page = present_comparison(beside_forecast(forecast=(then.loaded.case, then.result), actual=actual))
    # They stand under a heading of their own here.
    return replace(page, sections=tuple(replace(section, level=section.level + 1) for section in page.sections))
