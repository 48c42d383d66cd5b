"""A value map: asked about, confirmed, valued."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from worthwhile.apps.impact.models import KeptCase, KeptUpload

pytestmark = pytest.mark.django_db


def test_a_value_map_leads_to_its_questions_and_then_to_a_result(
    upload: Any, sheet: str, client: Client, map_answers: dict[str, str]
) -> None:
    questions = upload(sheet, "map.csv")["Location"]
    assert "When in a year does the value come?" in client.get(questions).content.decode()
    answer = client.post(questions, map_answers)
    page = client.get(answer["Location"]).content.decode()
    assert "A map of ours" in page
    assert "How your sheet was read" in page
    assert not KeptUpload.objects.exists()


def test_nothing_is_assumed_that_decides_the_result(upload: Any, sheet: str, client: Client) -> None:
    page = client.post(upload(sheet, "map.csv")["Location"], {}).content.decode()
    for question in (
        "Enter a name for the case",
        "Enter the first day of the work, such as 1 April 2026",
        "Choose when in a year the value comes",
        "Choose whether the map looks forward or back",
    ):
        assert question in page
    assert not KeptCase.objects.exists()


def test_what_the_sheet_does_not_say_either_is_asked_for_beside_its_field(
    upload: Any, sheet: str, client: Client, map_answers: dict[str, str]
) -> None:
    without = {**map_answers, "price_year": "", "rate": ""}
    page = client.post(upload(sheet, "map.csv")["Location"], without).content.decode()
    assert '<a href="#id_price_year">Enter the year whose prices the sheet is in' in page
    assert '<a href="#id_rate">Enter the discount rate' in page


def test_a_heading_that_only_resembles_a_known_one_is_confirmed_first(
    upload: Any, sheet: str, client: Client, map_answers: dict[str, str]
) -> None:
    questions = upload(sheet.replace("Deadweight", "Deadwieght"), "map.csv")["Location"]
    page = client.post(questions, map_answers).content.decode()
    assert "Say what the column “Deadwieght” holds" in page
    assert not KeptCase.objects.exists()
    confirmed = {**map_answers, "heading": "Deadwieght", "column-0-field": "deadweight", "column-0": "deadweight"}
    assert client.post(questions, confirmed).status_code == 302
    assert "deadweight: 0.2" in KeptCase.objects.get().text


def test_a_heading_that_is_left_out_is_not_read(
    upload: Any, sheet: str, client: Client, map_answers: dict[str, str]
) -> None:
    questions = upload(sheet.replace("Deadweight", "Deadwieght"), "map.csv")["Location"]
    left_out = {**map_answers, "heading": "Deadwieght", "column-0-field": "deadweight", "column-0": "ignore"}
    assert client.post(questions, left_out).status_code == 302
    assert "deadweight" not in KeptCase.objects.get().text


def test_a_fault_of_the_sheet_names_its_row_and_the_upload_is_still_there(
    upload: Any, sheet: str, client: Client, map_answers: dict[str, str]
) -> None:
    questions = upload(sheet.replace(",40,", ",lots,"), "map.csv")["Location"]
    page = client.post(questions, map_answers).content.decode()
    assert "row 2" in page
    assert "upload it again" in page
    assert not KeptCase.objects.exists()
    assert client.get(questions).status_code == 200


def test_a_page_names_no_option_of_the_command_line(upload: Any, client: Client, map_answers: dict[str, str]) -> None:
    questions = upload("Name,Colour\nx,red\n", "map.csv")["Location"]
    page = client.post(questions, map_answers).content.decode()
    assert "No value map was found" in page
    assert "--column" not in page
