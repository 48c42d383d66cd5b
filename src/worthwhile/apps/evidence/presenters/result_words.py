"""What a result says, in sentences that a manager can read out."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.result import MeanChange, ScaleResult
from worthwhile.exchange.charts.words import people_text

WHEN = {
    Stage.BEFORE: "at the start",
    Stage.DURING: "during the service",
    Stage.AFTER: "at the end",
    Stage.FOLLOW_UP: "at the follow-up",
}


def headline(result: ScaleResult) -> str:
    """The mean change with its range, or the moves where answers are only in order."""
    mean = result.mean_change
    if mean is not None:
        return _mean_headline(result, mean)
    moves = result.moves
    if moves is None:
        return "Nobody has answered at both times, so no change can be shown."
    return (
        f"{_of(moves.better, result.sample.matched)} gave a better answer later, {moves.same} the same, "
        f"{moves.worse} a worse one."
    )


def _mean_headline(result: ScaleResult, mean: MeanChange) -> str:
    people = people_text(result.sample.matched)
    if mean.low is None or mean.high is None:
        return f"{people} answered at both times: too few to say how sure the change is."
    rounded = round(mean.improvement, 1)
    if not rounded:
        return f"On average, {people} scored the same later, give or take chance: {_range(mean)}."
    if mean.low <= 0 <= mean.high:
        way = "better" if rounded > 0 else "worse"
        moved = f"{people} moved {_points(abs(rounded))} {way} on average{_on_scale(result)}"
        return f"No clear change: {moved}, {_range(mean)}."
    way = "improved" if rounded > 0 else "got worse"
    return f"On average, {people} {way} by {_points(abs(rounded))}{_on_scale(result)}: {_range(mean)}."


def _on_scale(result: ScaleResult) -> str:
    low, high = result.scale.low, result.scale.high
    return f" on a scale of {low} to {high}" if low is not None and high is not None else ""


def _range(mean: MeanChange) -> str:
    assert mean.low is not None
    assert mean.high is not None
    low, high = (abs(round(end, 1)) for end in (mean.low, mean.high))
    if mean.low > 0:
        return f"likely between {low} and {high} better"
    if mean.high < 0:
        return f"likely between {high} and {low} worse"
    return f"likely somewhere from {low} worse to {high} better"


def sureness(mean: MeanChange | None) -> str:
    """How sure one may be that there is a change at all. It never says what caused it."""
    if mean is None or mean.low is None or mean.high is None:
        return ""
    if mean.low > 0:
        return (
            "The whole range is above no change, so chance in who answered is an unlikely reason. That alone does not "
            "show that your service is the reason."
        )
    if mean.high < 0:
        return "The whole range is below no change: people got worse, and chance in who answered is an unlikely reason."
    return "The range takes in no change, so this may be chance. Do not claim that people improved on average."


def sentences(result: ScaleResult, *, later: Stage) -> tuple[str, ...]:
    """Who improved, by the published rules where there are any."""
    said = []
    moves, matched = result.moves, result.sample.matched
    if moves is not None and result.mean_change is not None:
        said.append(
            f"{_of(moves.better, matched)} scored better {WHEN[later]}, {moves.same} the same and {moves.worse} worse. "
            "Small moves either way may be chance."
        )
    reliable, rule = result.reliable, result.scale.reliable
    if reliable is not None and rule is not None:
        said.append(
            f"{_of(reliable.improved, matched)} improved by more than measurement error explains, which is "
            f"{reliable.threshold} points or more; {reliable.worse} got worse by as much ({rule.source})."
        )
    if reliable is not None and rule is not None and reliable.improved_smaller is not None:
        said.append(
            f"By a lower published threshold, {rule.smaller} points ({rule.smaller_meaning}), "
            f"{reliable.improved_smaller} improved. Do not use this figure by itself."
        )
    cutoff, mark = result.cutoff, result.scale.cutoff
    if cutoff is not None and mark is not None:
        said.append(
            f"Of {cutoff.cases_before} who began at {cutoff.below} or above, {cutoff.recovered} were below it "
            f"{WHEN[later]}; {cutoff.became_cases} went the other way ({mark.meaning}; {mark.source})."
        )
    return tuple(said)


def lost_sentences(result: ScaleResult, *, later: Stage) -> tuple[str, ...]:
    """Who began, who is in the result, who was lost, and what that does to the figure."""
    sample = result.sample
    lost = sample.people_before - sample.matched
    said = [f"{people_text(sample.people_before)} began; {sample.matched} answered both times; {lost} did not."]
    if lost and sample.lost_share is not None:
        said[0] = said[0].removesuffix(".") + f" ({sample.lost_share:.0%} lost)."
        said.append(
            "Nothing is claimed for those who were lost: those who stay may have done better than those who leave."
        )
    mean = result.mean_change
    if lost and mean is not None:
        change = round(mean.if_rest_unchanged, 1)
        way = "no change" if not change else f"{_points(abs(change))} {'better' if change > 0 else 'worse'}"
        said.append(f"If everyone who was lost had stayed as they were, the average over all who began would be {way}.")
    if sample.after_only:
        said.append(f"{people_text(sample.after_only)} answered {WHEN[later]} but not at the start, and are left out.")
    return tuple(said)


def _of(count: int, matched: int) -> str:
    return f"{count} of {matched} people ({100 * count / matched:.0f}%)" if matched else people_text(count)


def _points(figure: Decimal) -> str:
    return "1 point" if figure == 1 else f"{figure.normalize():f} points"
