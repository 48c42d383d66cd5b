"""Every fact that the 52 checks may need, declared once as data. Names are permanent: add, never rename."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.fitness.kinds import Known
from worthwhile.engines.fitness.known.asked import ASKED
from worthwhile.engines.fitness.known.award import AWARD
from worthwhile.engines.fitness.known.setting import SETTING
from worthwhile.engines.fitness.known.terms import TERMS
from worthwhile.engines.fitness.known.timetable import TIMETABLE

KNOWN: Mapping[str, Known] = MappingProxyType(
    {fact.name: fact for fact in (*SETTING, *TIMETABLE, *ASKED, *AWARD, *TERMS)}
)
