"""What argues against the figures, said with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from worthwhile.engines.measures.measure import Measure, Scale
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.pairing import Histories
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import Caution, PersonChange, ScaleResult


def file_cautions(*, measure: Measure, responses: Sequence[Response], histories: Histories) -> Iterator[Caution]:
    """Cautions about the file as a whole."""
    if measure.safeguarding_item is not None and any(response.total is not None for response in responses):
        column = measure.items[measure.safeguarding_item].column
        yield Caution(
            code="ME-29",
            message=f"Rows with a total alone hide the answer to {column}, which asks about self-harm: nobody can be "
            "flagged from them. Check those questionnaires by hand.",
        )
    if histories.repeated:
        yield Caution(
            code="ME-20", message=f"Rows that repeat another exactly were counted once: {histories.repeated}."
        )
    if histories.passed_over:
        yield Caution(
            code="ME-20", message=f"Questionnaires passed over by the rule for duplicates: {histories.passed_over}."
        )
    alike = _codes_alike(histories)
    if alike:
        yield Caution(
            code="ME-20",
            message=f"Some codes differ only in capitals (rows {alike[0]} and {alike[1]}): they are counted as "
            "different people. If they are the same, make the codes equal.",
        )


def _codes_alike(histories: Histories) -> tuple[int, int] | None:
    """Rows of the first two people whose codes are equal but for capitals."""
    seen: dict[str, int] = {}
    for history in histories.people:
        row, code = history.responses[0].row, history.person.casefold()
        if code in seen:
            return min(seen[code], row), max(seen[code], row)
        seen[code] = row
    return None


def scale_cautions(
    *, measure: Measure, result: ScaleResult, changes: Sequence[PersonChange], options: Options
) -> Iterator[Caution]:
    """Cautions about one scale."""
    scale, sample = result.scale, result.sample
    if sample.matched == 0:
        yield Caution(
            code="ME-20",
            scale=scale.id,
            message=f"Nobody has both a before score and a matching {options.later.value} score, so no change can be "
            "shown. Are the codes of people the same at both? Another stage is chosen with --to.",
        )
        return
    yield from _sample_cautions(measure, result, options)
    yield _chance_caution(scale, changes, options)
    if scale.reliable is None:
        yield Caution(
            code="ME-22",
            scale=scale.id,
            message="No threshold of reliable change with a source is known for this scale, so none is reported. "
            "Moves in either direction may be chance.",
        )
    same_day = sum(change.years == 0 for change in changes)
    if same_day:
        yield Caution(
            code="ME-27",
            scale=scale.id,
            message=f"{same_day} of {sample.matched} people have all their questionnaires on one day: their change has "
            "no time in it and adds nothing to a gain over time.",
        )


def _sample_cautions(measure: Measure, result: ScaleResult, options: Options) -> Iterator[Caution]:
    scale, sample = result.scale, result.sample
    if sample.matched < sample.people_before:
        assert sample.lost_share is not None
        yield Caution(
            code="ME-24",
            scale=scale.id,
            message=f"{sample.people_before - sample.matched} of {sample.people_before} people who began are not in "
            f"the result ({_percent(sample.lost_share)}). Nothing is claimed for them: those who stay may have done "
            "better than those who left.",
        )
    if sample.matched < options.minimum_group:
        yield Caution(
            code="ME-26",
            scale=scale.id,
            message=f"Matched people: {sample.matched}, fewer than {options.minimum_group}. Do not share these "
            "figures, as a person might be recognised.",
        )
    if measure.least_people is not None and sample.matched < measure.least_people:
        yield Caution(
            code=measure.code,
            scale=scale.id,
            message=f"Its owners advise at least {measure.least_people} people at two points. "
            f"You have {sample.matched}.",
        )


def _chance_caution(scale: Scale, changes: Sequence[PersonChange], options: Options) -> Caution:
    picked = options.chosen_for_score or _all_began_as_cases(scale, changes)
    if picked:
        why = (
            "People were taken on because of a poor score"
            if options.chosen_for_score
            else "Everybody began at or above the cut-off, as if taken on because of a poor score"
        )
        message = (
            f"{why}. Scores that were poor on the day drift back towards usual without any help (regression to the "
            "mean), and there is no comparison group: part of this change would have happened anyway. State a "
            "deadweight with its source."
        )
    else:
        message = (
            "There is no comparison group: people may have changed anyway, the more so if they came at a bad time "
            "(regression to the mean). State a deadweight with its source."
        )
    return Caution(code="ME-25", scale=scale.id, message=message)


def _all_began_as_cases(scale: Scale, changes: Sequence[PersonChange]) -> bool:
    cutoff = scale.cutoff
    return cutoff is not None and all(change.before >= cutoff.below for change in changes)


def _percent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"
