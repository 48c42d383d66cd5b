"""What others ask of the shipped figures."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from worthwhile.reference import library, swemwbs_conversion, valuation_parameters


def test_importing_the_room_reads_no_file_and_no_yaml():
    code = "import sys, worthwhile.reference; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("question", [library, valuation_parameters, swemwbs_conversion])
def test_the_answer_is_loaded_once(question):
    assert question() is question()


def test_swemwbs_totals_convert_from_7_to_35():
    conversion = swemwbs_conversion()
    assert list(conversion) == list(range(7, 36))
    assert (conversion[7], conversion[20], conversion[35]) == (Decimal("7.00"), Decimal("18.59"), Decimal("35.00"))
