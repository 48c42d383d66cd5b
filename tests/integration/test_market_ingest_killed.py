"""An intake that is killed loses nothing that was recorded and repeats nothing.

WORTHWHILE_KILLS says how often to kill (5 times unless told; `make kills` says 50).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.intake_builders import NOW, as_bytes, held_bytes, quarantined, release
from worthwhile.market.sources.files import find_sources
from worthwhile.market.sources.intake import Intake
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

ROUNDS = int(os.environ.get("WORTHWHILE_KILLS", "5"))
BATCH = 150

TAKE_IN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from worthwhile.market.sources.files import find_sources
from worthwhile.market.sources.intake import Intake
from worthwhile.market.store.layout import MarketHome

print("began", flush=True)
Intake(
    MarketHome(Path(sys.argv[1])), now=lambda: datetime.now(UTC), batch=int(sys.argv[2]), alone_up_to=int(sys.argv[3])
).take_sources(find_sources(sys.argv[4:]))
"""


def test_an_intake_killed_again_and_again_holds_every_release_once(tmp_path: Path) -> None:
    chance = random.Random(4)
    lines = [as_bytes(release(number, note=f"{number:09}" * 600)) for number in range(6000)]
    broken = [b'{"oops %d"}' % number for number in range(40)]
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"\n".join(lines + broken))
    home = MarketHome(tmp_path / "market")
    held = []
    for turn in range(ROUNDS):
        alone_up_to = 0 if turn % 3 == 0 else 10**9
        words = [sys.executable, "-c", TAKE_IN, str(home.root), str(BATCH), str(alone_up_to), str(path)]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.005, 0.4))
            process.kill()
        if home.ledger.exists() and home.raw.exists():
            with Ledger.open(home) as ledger:
                held.append(ledger.counts().releases)
    assert held == sorted(held)
    Intake(home, now=lambda: NOW, batch=BATCH).take_sources(find_sources([path]))
    assert sorted(held_bytes(home)) == sorted(lines)
    with Ledger.open(home) as ledger:
        known = {ledger.file(file.id) for file in ledger.files()}
        assert ledger.counts().set_aside == {"MK-001": len(broken)}
    assert set(home.raw.rglob("*.zst")) == known
    assert len(quarantined(home)) == len({line["sha256"] for line in quarantined(home)}) == len(broken)
