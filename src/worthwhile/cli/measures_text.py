"""Measures and their results as lines to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from worthwhile.engines.measures.licences import LicenceRecord
from worthwhile.engines.measures.measure import Measure, Scale, ScaleKind, Terms
from worthwhile.engines.measures.outcome_rows import CHOOSE_ONE
from worthwhile.engines.measures.result import GroupResult, MeasureResult, SafeguardingFlag, ScaleResult
from worthwhile.exchange.plain_data import yaml_text

WIDTH = 100


def list_lines(measures: Iterable[Measure], licences: Mapping[str, LicenceRecord]) -> Iterator[str]:
    """Every measure on a line: id, name, what it takes, terms."""
    for measure in measures:
        yield f"{measure.code}  {measure.id:<14} {measure.name}"
        yield f"{'':<22} takes {_takes(measure)}; {_terms(measure, licences.get(measure.id))}"
    yield ""
    yield "Show one: worthwhile measures show ID"


def _takes(measure: Measure) -> str:
    parts = []
    if measure.takes_items:
        parts.append(f"item1 to item{len(measure.items)}")
    if measure.takes_totals:
        parts.append("total")
    return " or ".join(parts)


def _terms(measure: Measure, licence: LicenceRecord | None) -> str:
    if measure.licence.terms is Terms.OPEN:
        return "open, questions ship" if measure.licence.ships_text else "open, questions not held"
    need = "needs a licence" if measure.licence.terms is Terms.LICENCE else "asks for registration"
    return f"{need} ({'recorded' if licence else 'none recorded'})"


def show_lines(measure: Measure, licence: LicenceRecord | None) -> Iterator[str]:
    """One measure in full."""
    yield f"{measure.name} ({measure.id}, {measure.code})"
    yield from _pair("Version", measure.version)
    columns = [item.column for item in measure.items] or ["total"]
    yield from _pair("Columns", ",".join(["person", "stage", "date", "group", *columns]))
    if measure.takes_items and measure.takes_totals:
        yield from _pair("Or", f"total in place of the items: {measure.total_words}")
    yield from _pair("Terms", f"{_terms(measure, licence)}. {measure.licence.statement} ({measure.licence.source})")
    yield from _pair("Gaps", measure.missing_rule)
    for item in measure.items:
        if item.text:
            words = f" [{', '.join(f'{item.low + n} {word}' for n, word in enumerate(item.answers))}]"
            yield from _pair(item.column, f"{item.text}{words if item.answers else f' [{item.low} to {item.high}]'}")
    for scale in measure.scales:
        yield from _scale_about(scale)
    for note in measure.notes:
        yield from _pair("Note", note)
    for source in measure.sources:
        yield from _pair("Source", source)


def _scale_about(scale: Scale) -> Iterator[str]:
    limits = f"{scale.low} to {scale.high}, " if scale.low is not None and scale.high is not None else ""
    better = f"{scale.better.value} is better" if scale.better else "you say which way is better"
    yield from _pair("Score", f"{scale.name}: {scale.rule.value}, {limits}{better}")
    if scale.kind is ScaleKind.SCORE and scale.bands:
        yield from _pair("", "Bands: " + ", ".join(f"{band.low}-{band.high} {band.label}" for band in scale.bands))
    if scale.reliable:
        yield from _pair("", f"Reliable change: {scale.reliable.threshold} points or more ({scale.reliable.meaning}; "
                         f"{scale.reliable.source})")  # fmt: skip
    else:
        yield from _pair("", "Reliable change: no threshold with a source, so none is reported")
    if scale.cutoff:
        yield from _pair("", f"Cut-off: {scale.cutoff.meaning} ({scale.cutoff.source})")
    if scale.route:
        yield from _pair("", f"Route to money: {scale.route.value}")


def _pair(label: str, text: str) -> Iterator[str]:
    lines = textwrap.wrap(text, WIDTH - 12) or [""]
    yield f"{label:<10}  {lines[0]}"
    for line in lines[1:]:
        yield f"{'':<12}{line}"


def result_lines(result: MeasureResult, *, seed: int, for_sharing: bool) -> Iterator[str]:
    """The result: safeguarding first, then each scale, groups, cautions and rows for an impact case."""
    if result.safeguarding and not for_sharing:
        yield from _safeguarding_lines(result.safeguarding)
    later = result.compared[1].value
    yield f"{result.measure.name}: before and {later}"
    yield from _wrapped(f"Rows read: {result.rows_read}. {result.measure.missing_rule}")
    if result.value_set:
        yield from _wrapped(f"Value set: {result.value_set}")
    shown = [scale for scale in result.scales if scale.shareable or not for_sharing]
    for scale in result.scales:
        yield ""
        yield f"{scale.scale.name}"
        if scale in shown:
            yield from _scale_lines(scale, later)
        else:
            yield f"  Not shown: fewer than {result.minimum_group} people, or a small group could be worked out."
    if result.groups:
        yield from _group_lines(result)
    names = {scale.scale.id: scale.scale.name for scale in shown}
    yield from _caution_lines(result, names)
    for note in result.measure.notes:
        yield from _wrapped(f"{result.measure.code}  {note}")
    yield from _row_lines(result, set(names))
    yield ""
    yield f"Intervals: 95%, {result.draws} draws, seed {seed}. Scores and change of each person: add --json."


def _caution_lines(result: MeasureResult, names: Mapping[str, str]) -> Iterator[str]:
    """Each caution once, with the scales that it is about."""
    about: dict[tuple[str, str], list[str]] = {}
    for caution in result.cautions:
        if not caution.scale or caution.scale in names:
            scales = about.setdefault((caution.code, caution.message), [])
            scales += [names[caution.scale]] if caution.scale else []
    if about or result.measure.notes:
        yield ""
        yield "What speaks against these figures, and what to know of the measure"
    for (code, message), scales in about.items():
        prefix = f"{', '.join(scales)}: " if scales and len(scales) < len(result.scales) else ""
        yield from _wrapped(f"{code}  {prefix}{message}")


def _safeguarding_lines(flags: Iterable[SafeguardingFlag]) -> Iterator[str]:
    found = list(flags)
    yield f"SAFEGUARDING FIRST: answers above 0 to {found[0].item}, which asks about self-harm: {len(found)}."
    yield "Follow your safeguarding procedure for each of these people before you use the figures."
    for flag in found:
        yield f"  {flag.person}: answered {flag.answer} on {flag.on} ({flag.stage.value}, row {flag.row})"
    yield ""


def _scale_lines(result: ScaleResult, later: str) -> Iterator[str]:
    sample, mean = result.sample, result.mean_change
    lost = f", {_percent(sample.lost_share)} lost" if sample.lost_share is not None else ""
    only = f"; {sample.after_only} with {later} alone are left out" if sample.after_only else ""
    yield f"  People       {sample.people_before} began, {sample.matched} matched{lost}{only}"
    if mean is not None:
        yield f"  Mean score   {mean.mean_before:.2f} before, {mean.mean_after:.2f} {later} (matched people)"
        interval = f", 95% interval {mean.low:.2f} to {mean.high:.2f}" if mean.low is not None else ""
        yield f"  Improvement  {mean.improvement:+.2f} points for those matched{interval}"
        yield f"               {mean.if_rest_unchanged:+.2f} if those not matched did not change"
    if result.moves is not None:
        yield f"  Moves        {result.moves.better} better, {result.moves.same} the same, {result.moves.worse} worse"
    reliable = result.reliable
    if reliable is not None:
        yield (
            f"  Reliable     {reliable.improved} improved ({_percent(reliable.improved_share)}), "
            f"{reliable.unchanged} no reliable change, {reliable.worse} worse; threshold {reliable.threshold}"
        )
    if reliable is not None and reliable.improved_smaller is not None and result.scale.reliable is not None:
        yield f"               {reliable.improved_smaller} improved by {result.scale.reliable.smaller} or more"
    if result.cutoff is not None:
        yield (
            f"  Recovered    {result.cutoff.recovered} of {result.cutoff.cases_before} who began at "
            f"{result.cutoff.below} or above; {result.cutoff.became_cases} went the other way"
        )
    if result.bands and sample.matched:
        yield "  Bands        " + "; ".join(f"{band.label} {band.before} -> {band.after}" for band in result.bands)


def _group_lines(result: MeasureResult) -> Iterator[str]:
    yield ""
    yield f"Groups (hidden below {result.minimum_group} matched people, and others so that none can be worked out)"
    for group in result.groups:
        about = f"{group.group}, {group.scale}" if len(result.scales) > 1 else group.group
        yield f"  {about}: {_group_text(group)}"


def _group_text(group: GroupResult) -> str:
    if group.suppressed:
        return "hidden"
    text = f"{group.people_before} began, {group.matched} matched"
    if group.improvement is not None:
        text += f", improvement {group.improvement:+.2f}"
    if group.low is not None and group.high is not None:
        text += f" ({group.low:.2f} to {group.high:.2f})"
    if group.improved_reliably is not None:
        text += f", {group.improved_reliably} improved reliably, {group.worse_reliably} worse"
    return text


def _row_lines(result: MeasureResult, shown: set[str]) -> Iterator[str]:
    rows = [row for row in result.outcome_rows if row.scale in shown]
    yield ""
    if not rows:
        why = "too few people to share" if result.outcome_rows else "no published route, or no gain to carry over"
        yield f"Rows for an impact case: none ({why})."
        return
    yield "Rows for an impact case: CHOOSE ONE" if len(rows) > 1 else "Row for an impact case"
    yield from _wrapped(CHOOSE_ONE)
    for number, row in enumerate(rows, 1):
        yield ""
        yield f"  Choice {number}: {row.title}"
        for step in row.steps:
            yield from _wrapped(f"{step.label}: {step.formula} = {step.result:.4f} {step.unit}", indent=4)
        yield from textwrap.indent(yaml_text({"outcomes": [row.outcome]}), "    ").splitlines()


def _wrapped(text: str, *, indent: int = 2) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


def _percent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"
