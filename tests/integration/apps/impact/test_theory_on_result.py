"""A case that tells how change comes about shows it on the page of its result and in its report."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
THEORY = """
x-worthwhile:
  theory:
    need: "<script>alert(1)</script> nobody calls"
    activities: [Weekly visits]
"""


def _untold(case_text: str) -> str:
    """The case without the theory and the stories that it comes with."""
    return case_text.split("\nx-worthwhile:")[0]


def test_the_drawing_stands_on_the_page_in_both_layouts_and_in_words(
    client: Client, upload: Any, case_text: str
) -> None:
    page = client.get(upload(_untold(case_text) + THEORY)["Location"]).content.decode()
    assert page.count('class="ww-when-wide"') == page.count('class="ww-when-narrow"') == 1
    assert "From the need to what changes, in words" in page
    assert "<script>alert(1)" not in page


def test_the_report_tells_it_too(client: Client, upload: Any, case_text: str) -> None:
    address = upload(_untold(case_text) + THEORY)["Location"]
    assert b"How change comes about" in client.get(f"{address}report.html").content


def test_a_case_that_tells_none_shows_none(client: Client, upload: Any, case_text: str) -> None:
    page = client.get(upload(_untold(case_text))["Location"]).content.decode()
    assert "ww-theory" not in page
