"""What the page about price formulas begins with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The worked example of the research that our cases rest on: C cannot win, and decides between A and B.
EXAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "formula": "PF-1", "nation": "england", "price_weight": "50", "quality_weight": "40",
        "social_value_weight": "10", "benchmark": "120000", "pounds_per_point": "2000", "quality_base": "60",
        "quality_floor": "10", "price_cap": "150000", "fixed_price": "100000",
        "name_1": "A", "price_1": "100000", "quality_1": "75", "social_value_1": "80",
        "name_2": "B", "price_2": "140000", "quality_2": "100", "social_value_2": "100",
        "name_3": "C", "price_3": "60000", "quality_3": "10", "social_value_3": "10",
    }
)  # fmt: skip
