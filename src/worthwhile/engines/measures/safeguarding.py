"""ME-29: answers that need a person to act are found first."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import SafeguardingFlag


def safeguarding_flags(*, measure: Measure, responses: Sequence[Response]) -> tuple[SafeguardingFlag, ...]:
    """Every answer above 0 to the item on self-harm, latest first, whatever else is missing in its row.

    Rows that pairing later drops are looked at too: a flag is never lost to a rule of counting.
    """
    position = measure.safeguarding_item
    if position is None:
        return ()
    flags = [
        SafeguardingFlag(
            person=response.person,
            stage=response.stage,
            on=response.on,
            row=response.row,
            item=measure.items[position].column,
            answer=answer,
        )
        for response in responses
        if response.answers and (answer := response.answers[position]) is not None and answer > 0
    ]
    return tuple(sorted(flags, key=lambda flag: (-flag.on.toordinal(), flag.person, flag.row)))
