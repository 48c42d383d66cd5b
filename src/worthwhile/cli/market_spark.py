"""The Spark that commands of the market run on. As a program it is ``worthwhile`` itself, for spark-submit."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from worthwhile.kernel.problems import WorthwhileError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

INSTALL = "Install Worthwhile with it: pip install 'worthwhile[spark]'. See the page From a laptop to a cluster."


class NoSparkHere(WorthwhileError):
    """Spark is not installed, or does not start."""


def spark_session() -> SparkSession:
    """The session of spark-submit, or one on this machine. Raises NoSparkHere with what to do."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise NoSparkHere(f"This needs Spark, which is not installed here. {INSTALL}") from error
    # On one machine workers have to be the Python that has Worthwhile; on a cluster whoever submits names it.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return SparkSession.builder.appName("worthwhile").getOrCreate()
    except (PySparkException, OSError) as error:
        raise NoSparkHere(
            f"Spark did not start ({error}). It needs Java 17 or newer: on Debian or Ubuntu, sudo apt-get install "
            "openjdk-17-jre-headless"
        ) from error


if __name__ == "__main__":
    del sys.path[0]  # this folder: its modules are not to be found by their bare names
    from worthwhile.cli.main import main

    main()
