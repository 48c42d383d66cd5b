"""Cases, answers and a client, as the pages of impact cases meet them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from worthwhile.exchange.templates import demonstration_text

ANSWERS = {
    "about-title": "Befriending in Luton, 2026",
    "about-organisation": "Example Community Care CIC",
    "about-kind": "forecast",
    "about-start": "1 April 2026",
    "about-price_year": "2026/27",
    "cost-0-name": "Council contract or grant",
    "cost-0-amount": "£60,000",
    "cost-2-name": "Volunteer hours",
    "cost-2-amount": "12,000",
    "cost-2-gift": "on",
    "life-satisfaction-counted": "yes",
    "life-satisfaction-quantity": "20",
    "life-satisfaction-quantity_low": "12",
    "life-satisfaction-quantity_high": "26",
    "life-satisfaction-duration_years": "1",
    "life-satisfaction-deadweight": "20",
    "life-satisfaction-attribution": "25%",
    "less-lonely-counted": "no",
    "volunteers-life-satisfaction-counted": "no",
    "visits-end-counted": "no",
    "fewer-gp-appointments-counted": "no",
    "fewer-ae-attendances-counted": "no",
    "travel-counted": "no",
    "method-timing": "start",
    "method-schedule": "green-book-standard",
}
SHEET = (
    "Stakeholder,Outcome,Quantity,Financial proxy value,Deadweight,Attribution,Displacement,Drop off,Duration\n"
    "Members,Less lonely,40,1700,20%,25%,0%,33%,2\n"
)
MAP_ANSWERS = {
    "title": "A map of ours",
    "kind": "forecast",
    "start": "1 April 2022",
    "price_year": "2023",
    "rate": "3.5",
    "timing": "end",
    "deductions": "multiplicative",
}


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def answers() -> dict[str, str]:
    """Answers that make a valid befriending case."""
    return dict(ANSWERS)


@pytest.fixture
def map_answers() -> dict[str, str]:
    """Answers to what a value map does not say."""
    return dict(MAP_ANSWERS)


@pytest.fixture
def case_text() -> str:
    """A complete case."""
    return demonstration_text("befriending")


Send = Callable[..., Any]


@pytest.fixture
def upload(client: Client) -> Send:
    """Send a file to the upload page."""

    def send(content: str | bytes, name: str = "case.yaml") -> Any:
        raw = content.encode() if isinstance(content, str) else content
        return client.post("/upload/", {"file": SimpleUploadedFile(name, raw)})

    return send


@pytest.fixture
def sheet() -> str:
    """A value map with one outcome."""
    return SHEET


@pytest.fixture
def bomb() -> bytes:
    """A workbook that would unpack to 300 MB."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b"0" * 1_000_000)
    return packed.getvalue()
