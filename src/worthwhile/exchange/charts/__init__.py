"""Charts of a valuation, each with a table of the same figures.

Every function takes a result and gives a ``Chart``, or None where the result has nothing to draw. The theory of
change is drawn from the data of a case, which may be a draft.
"""

from worthwhile.exchange.charts.chart import Chart
from worthwhile.exchange.charts.deductions import deductions
from worthwhile.exchange.charts.distribution import ratio_distribution
from worthwhile.exchange.charts.gains import who_gains
from worthwhile.exchange.charts.ratio_range import ratio_range
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.theory_of_change import theory_of_change
from worthwhile.exchange.charts.tornado import tornado
from worthwhile.exchange.charts.waterfall import waterfall

__all__ = [
    "Chart",
    "Column",
    "Table",
    "deductions",
    "ratio_distribution",
    "ratio_range",
    "theory_of_change",
    "tornado",
    "waterfall",
    "who_gains",
]
