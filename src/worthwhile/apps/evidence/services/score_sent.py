"""Score questionnaires that were sent and are not kept."""

from __future__ import annotations

from datetime import date

import numpy as np

from worthwhile.apps.evidence.selectors.licences import find_licence
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.licences import require_licence
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import require_tables
from worthwhile.exchange.csv_rows import CsvRows
from worthwhile.exchange.home import worthwhile_home
from worthwhile.exchange.measure_tables import scoring_tables
from worthwhile.exchange.responses import responses_of


def score_sent(
    *,
    organisation: Organisation,
    measure: Measure,
    table: CsvRows,
    day_first: bool,
    options: Options,
    seed: int,
    on: date,
) -> MeasureResult:
    """What changed, with the figures that the command line prints for the same draws and seed.

    A measure that needs a licence is scored only where the organisation has recorded that it holds one. Raises
    LicenceNeeded, or WorthwhileError with every problem of the rows.
    """
    held = find_licence(organisation, measure, on=on)
    require_licence(measure=measure, record=held.as_record() if held else None, on=on)
    tables = scoring_tables(home=worthwhile_home(), measure=measure)
    require_tables(measure=measure, tables=tables)
    given = responses_of(table=table, measure=measure, day_first=day_first, name="The body")
    rng = np.random.default_rng(seed)
    return measure_change(measure=measure, responses=given.responses, options=options, tables=tables, rng=rng)
