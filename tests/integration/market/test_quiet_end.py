"""A command of the market ends without a word that is not its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.market_releases import tender_release
from worthwhile.market.refresh.refreshing import WITHOUT_CORE

WORTHWHILE = Path(sys.executable).with_name("worthwhile")


@pytest.mark.parametrize("command", [["compile"], ["compile", "--all", "--without-index"], ["stats"]])
def test_a_command_says_nothing_beside_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]):
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path / "home"))
    (tmp_path / "one.jsonl").write_text(json.dumps(tender_release(1)), encoding="utf-8")
    for arguments in (["ingest", str(tmp_path / "one.jsonl")], ["compile"], command):
        done = subprocess.run(
            [WORTHWHILE, "market", *arguments], capture_output=True, text=True, check=True, cwd=tmp_path
        )
    # What it is at, and nothing of what a library thinks while the process ends.
    assert done.stderr in ("", "Compiling every process\n", f"Compiling every process\n{WITHOUT_CORE}\n")
