"""What a web server has done before its first visitor comes, and nobody else waits for."""

import os
import subprocess
import sys
from pathlib import Path

SERVED = """
import sys
import worthwhile.config.wsgi
from worthwhile.exchange.charts.typeface import widths
from worthwhile.reference.lookup import valuation_parameters
print("worthwhile.apps.impact.views.result" in sys.modules)
print(valuation_parameters.cache_info().currsize, widths.cache_info().currsize)
"""
COMMANDED = """
import os, sys
from django.core.management import execute_from_command_line
os.environ["DJANGO_SETTINGS_MODULE"] = "worthwhile.config.settings"
execute_from_command_line(["worthwhile", "diffsettings"])
print("\\n" + str("worthwhile.config.warm_up" in sys.modules))
"""


def _printed(program: str, home: Path) -> list[str]:
    environment = {**os.environ, "WORTHWHILE_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()


def test_a_server_has_its_pages_its_figures_and_its_typeface_ready(tmp_path: Path) -> None:
    assert _printed(SERVED, tmp_path) == ["True", "1 2"]


def test_a_management_command_does_not_wait_for_them(tmp_path: Path) -> None:
    assert _printed(COMMANDED, tmp_path)[-1] == "False"
