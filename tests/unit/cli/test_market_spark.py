"""Commands that need Spark say what to do where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from worthwhile.cli.market import command
from worthwhile.cli.market_spark import NoSparkHere


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
@pytest.mark.parametrize(
    "words",
    [("compile-on-spark", "releases", "to"), ("shape", "lots", "--spark", "to"), ("expiring", "--spark", "to")],
    ids=lambda words: words[0],
)
def test_without_spark_a_command_says_how_to_install_it(words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(NoSparkHere, match=r"pip install 'worthwhile\[spark\]'"):
        CliRunner().invoke(command, words, catch_exceptions=False)
