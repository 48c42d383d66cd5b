"""The 52 checks, one function each, in the order of their codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.fitness.check import Check, by_code
from worthwhile.engines.fitness.checks.contract import CONTRACT
from worthwhile.engines.fitness.checks.judging import JUDGING
from worthwhile.engines.fitness.checks.market import MARKET
from worthwhile.engines.fitness.checks.pack import PACK
from worthwhile.engines.fitness.checks.participation import PARTICIPATION
from worthwhile.engines.fitness.checks.payment import PAYMENT
from worthwhile.engines.fitness.checks.timing import TIMING

CHECKS: Mapping[str, Check] = MappingProxyType(
    by_code(*PARTICIPATION, *MARKET, *TIMING, *PACK, *PAYMENT, *CONTRACT, *JUDGING)
)
