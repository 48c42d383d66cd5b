"""Results by group, with small groups hidden (ME-26)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from worthwhile.engines.measures.measure import Scale, Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.pairing import History
from worthwhile.engines.measures.result import GroupResult, PersonChange
from worthwhile.engines.measures.summary import mean_change_of, reliable_counts

NO_GROUP = "(no group given)"


def group_results(
    *,
    scale: Scale,
    people: Sequence[History],
    changes: Sequence[PersonChange],
    hidden: frozenset[str],
    options: Options,
    rng: np.random.Generator,
) -> Iterator[GroupResult]:
    """Each group in order of name; nothing where the file names no groups. Hidden groups carry no figure."""
    members: dict[str, list[History]] = defaultdict(list)
    for history in people:
        members[history.group].append(history)
    if set(members) <= {""}:
        return
    change_of = {change.person: change for change in changes}
    for group in sorted(members):
        name = group or NO_GROUP
        if group in hidden:
            yield GroupResult(group=name, scale=scale.id, suppressed=True)
            continue
        matched = [change_of[history.person] for history in members[group] if history.person in change_of]
        began = sum(history.at(Stage.BEFORE) is not None for history in members[group])
        mean = mean_change_of(scale=scale, changes=matched, people_before=began, draws=options.draws, rng=rng)
        reliable = reliable_counts(scale, matched)
        yield GroupResult(
            group=name,
            scale=scale.id,
            suppressed=False,
            people_before=began,
            matched=len(matched),
            improvement=mean.improvement if mean else None,
            low=mean.low if mean else None,
            high=mean.high if mean else None,
            improved_reliably=reliable.improved if reliable else None,
            worse_reliably=reliable.worse if reliable else None,
        )
