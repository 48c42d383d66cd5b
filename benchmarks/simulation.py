"""One million draws of a large case, beside numpy drawing as many triangular variates.

The case has 40 outcomes with 6 ranged parameters each, all triangular: 240 million variates, and the case
worked out a million times. Both sides run one after the other on one thread, each in a process of its own, so
that the memory shown is its own. The simulation may take at most twice numpy's time and 600 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from decimal import Decimal
from typing import Any

import numpy as np

from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.prepare import prepare
from worthwhile.engines.valuation.simulation import CHUNK, simulate
from worthwhile.reference.lookup import valuation_parameters

DRAWS = 1_000_000
OUTCOMES = 40
RANGES: dict[str, tuple[float, float, float]] = {
    "quantity": (80, 100, 140),
    "value": (500, 900, 1500),
    "deadweight": (0.1, 0.2, 0.4),
    "displacement": (0, 0.05, 0.1),
    "attribution": (0.1, 0.25, 0.5),
    "drop_off": (0.1, 0.33, 0.5),
}
MOST_RATIO = 2.0
MOST_MEGABYTES = 600


def outcome(number: int) -> dict[str, Any]:
    """An outcome as a case file has it, with six ranges."""
    return {
        "id": f"outcome-{number}",
        "duration_years": 3 if number % 2 else 5,
        **{name: Decimal(str(central)) for name, (_, central, _) in RANGES.items()},
        "ranges": {
            name: {"low": Decimal(str(low)), "high": Decimal(str(high))} for name, (low, _, high) in RANGES.items()
        },
    }


def simulated_seconds() -> float:
    """How long the simulation takes once the case is prepared."""
    case = read_case(
        {
            "format": "worthwhile/impact-case/1",
            "title": "Large case",
            "period": {"start": "2022-04-01", "end": "2023-03-31"},
            "discounting": {"rate": Decimal("0.035"), "timing": "start"},
            "inputs": [{"name": "Contract", "values": [5_000_000]}],
            "outcomes": [outcome(number) for number in range(OUTCOMES)],
        }
    )
    prepared = prepare(case=case, parameters=valuation_parameters())
    counted = frozenset(line.terms.id for line in prepared.outcomes)
    began = time.perf_counter()
    simulate(prepared=prepared, counted=counted, draws=DRAWS, rng=np.random.default_rng(1))
    return time.perf_counter() - began


def numpy_seconds() -> float:
    """How long numpy takes to draw as many triangular variates, in chunks of the same size."""
    rng = np.random.default_rng(1)
    began = time.perf_counter()
    for first in range(0, DRAWS, CHUNK):
        count = min(CHUNK, DRAWS - first)
        for _ in range(OUTCOMES):
            for low, mode, high in RANGES.values():
                rng.triangular(low, mode, high, count)
    return time.perf_counter() - began


SIDES = {"numpy": numpy_seconds, "simulation": simulated_seconds}


def measured(side: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one side in a process of its own."""
    done = subprocess.run([sys.executable, __file__, side], check=True, capture_output=True, text=True)
    seconds, megabytes = (float(part) for part in done.stdout.split())
    return seconds, megabytes


def main() -> int:
    if sys.argv[1:]:
        seconds = SIDES[sys.argv[1]]()
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    numpy_time, numpy_memory = measured("numpy")
    time_taken, memory = measured("simulation")
    ratio = time_taken / numpy_time
    print(f"numpy       {numpy_time:.2f} s, {numpy_memory:.0f} MB ({DRAWS * OUTCOMES * len(RANGES):,} variates)")
    print(f"simulation  {time_taken:.2f} s, {memory:.0f} MB ({DRAWS:,} draws of the case; at most {MOST_MEGABYTES} MB)")
    print(f"ratio       {ratio:.2f} (at most {MOST_RATIO})")
    return 0 if ratio <= MOST_RATIO and memory <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
