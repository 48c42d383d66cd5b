"""How long ``worthwhile --help`` takes beside a bare start of Python, in seconds of CPU.

The target is 0.3 s on its own. The ratio is what stays true from machine to machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

RUNS = 9
MOST_SECONDS = 0.3


def cpu_seconds(command: list[str]) -> float:
    """CPU time, user and system, of one run of ``command`` and what it starts."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


def main() -> int:
    bare = [sys.executable, "-c", "pass"]
    help_page = [str(Path(sys.executable).parent / "worthwhile"), "--help"]
    # In turn, so that whatever else the machine does falls on both alike.
    pairs = [(cpu_seconds(bare), cpu_seconds(help_page)) for _ in range(RUNS)]
    bare_time, help_time = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"python -c pass     {bare_time:.3f} s CPU, median of {RUNS}")
    print(f"worthwhile --help  {help_time:.3f} s CPU, median of {RUNS} (at most {MOST_SECONDS} s)")
    print(f"ratio              {help_time / bare_time:.1f}")
    return 0 if help_time <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
