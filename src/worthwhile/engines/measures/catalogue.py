"""Every measure the product knows, by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.measures.core10 import CORE10
from worthwhile.engines.measures.eq5d import EQ5D3L, EQ5D5L
from worthwhile.engines.measures.gad7 import GAD7
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.ons4 import ONS4
from worthwhile.engines.measures.phq9 import PHQ9
from worthwhile.engines.measures.totals_only import MYCAW, OUTCOMES_STAR, PAM, REQOL10, REQOL20
from worthwhile.engines.measures.ucla3 import UCLA3
from worthwhile.engines.measures.warwick import SWEMWBS, WEMWBS
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        measure.id: measure
        for measure in (
            ONS4,
            UCLA3,
            SWEMWBS,
            WEMWBS,
            PHQ9,
            GAD7,
            CORE10,
            EQ5D5L,
            EQ5D3L,
            REQOL10,
            REQOL20,
            MYCAW,
            PAM,
            OUTCOMES_STAR,
        )
    }
)


def find_measure(name: str) -> Measure:
    """The measure with this id (``phq-9``) or code (``ME-05``), without regard to case, spaces or hyphens.

    Raises InvalidInput with the nearest names where there is none.
    """
    wanted = _plain(name)
    for measure in MEASURES.values():
        if wanted in (_plain(measure.id), _plain(measure.code)):
            return measure
    hint = did_you_mean(name, MEASURES) or f" Choose one of: {', '.join(MEASURES)}."
    raise InvalidInput([Problem("measure", f"There is no measure {name!r}.{hint}")])


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
