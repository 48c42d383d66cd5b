"""Files that people send: what is taken, what is refused and in which words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from worthwhile.apps.impact.models import KeptCase, KeptUpload
from worthwhile.apps.impact.services import keep_case, read_value_map

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def nothing_is_kept() -> bool:
    return not KeptCase.objects.exists() and not KeptUpload.objects.exists()


def test_a_case_is_kept_at_an_address_of_its_own(upload: Any, case_text: str, client: Client) -> None:
    answer = upload(case_text)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert len(KeptCase.objects.get().token) >= 32


def test_two_uploads_of_one_case_have_two_addresses(upload: Any, case_text: str) -> None:
    assert upload(case_text)["Location"] != upload(case_text)["Location"]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("anything", "photo.png", "Choose a file whose name ends in .yaml"),
        ("anything", "noending", "Yours has no ending"),
        (b"", "case.yaml", "The file is empty"),
        ("title: [unclosed\nformat: x", "case.yaml", "line 2"),
        ('{"format": }', "case.json", "line 1, column 12"),
        (b"title: \xff\xfe", "case.yaml", "not UTF-8 text"),
        ("- just\n- a list", "case.yaml", "as a list of names and values"),
        ("a: &a [x]\nb: *a", "case.yaml", "line 2"),
        (b"%PDF-1.7 ...", "map.csv", "is a PDF, not a spreadsheet"),
        (b"PK\x03\x04 cut off", "map.xlsx", "damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_why_and_not_kept(
    upload: Any, content: str | bytes, name: str, said: str
) -> None:
    page = upload(content, name).content.decode()
    assert "There is a problem" in page
    assert said in page
    assert nothing_is_kept()


def test_every_problem_of_a_case_is_listed_at_once_with_its_place(upload: Any, case_text: str) -> None:
    text = case_text.replace("deadweight: 0.2", "deadweight: 20", 1).replace("level: individual", "level: personal", 1)
    page = upload(text).content.decode()
    assert page.count('<li><a href="#id_file">') >= 2
    assert "outcomes[0].level" in page
    assert "deadweight" in page
    assert nothing_is_kept()


def test_no_file_at_all_is_told(client: Client) -> None:
    assert "Choose a file" in client.post("/upload/").content.decode()


def test_a_case_that_is_too_large_is_refused(upload: Any) -> None:
    assert "Choose a file of at most 0.5 MB" in upload("x" * 500_001).content.decode()
    assert nothing_is_kept()


def test_a_workbook_that_unpacks_without_end_is_refused(upload: Any, bomb: bytes) -> None:
    assert len(bomb) < 1_000_000
    assert "would unpack to more than" in upload(bomb, "map.xlsx").content.decode()
    assert nothing_is_kept()


def test_a_name_with_markup_in_it_is_shown_as_text(upload: Any) -> None:
    page = upload("x: [", "<img src=x onerror=alert(1)>.yaml").content.decode()
    assert "<img" not in page


def test_a_case_with_more_outcomes_than_a_page_values_is_sent_to_the_command_line(upload: Any) -> None:
    outcome = "  - {{id: o{n}, name: O, quantity: 1, value: 1}}\n"
    text = (
        "format: worthwhile/impact-case/1\ntitle: Many\nperiod: {start: 2022-04-01, end: 2023-03-31}\n"
        "discounting: {rate: 0.035, timing: start}\noutcomes:\n"
    ) + "".join(outcome.format(n=n) for n in range(41))
    page = upload(text).content.decode()
    assert "41 priced outcomes; a page can value up to 40" in page
    assert "worthwhile impact value my-case.yaml" in page
    assert nothing_is_kept()


def test_a_case_of_more_years_than_a_page_values_is_sent_to_the_command_line(upload: Any, case_text: str) -> None:
    page = upload(case_text.replace("duration_years: 1\n", "duration_years: 400\n", 1)).content.decode()
    assert "400 years; a page can value up to 60 years" in page
    assert nothing_is_kept()


def test_somebody_without_an_account_cannot_fill_the_disk_from_one_address(upload: Any) -> None:
    statuses = [upload("not a case").status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]


def test_somebody_without_an_account_cannot_keep_the_machine_making_files(client: Client) -> None:
    statuses = [client.get("/demonstrations/befriending/no-such-file").status_code for _ in range(61)]
    assert statuses == [404] * 60 + [429]


def test_what_is_kept_for_people_without_an_account_has_an_end(
    upload: Any, case_text: str, sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_case, "MOST_KEPT_CASES", 1)
    monkeypatch.setattr(read_value_map, "MOST_KEPT_UPLOADS", 1)
    for content, name in ((case_text, "case.yaml"), (sheet, "map.csv")):
        assert upload(content, name).status_code == 302
        assert "no room for more today" in upload(content, name).content.decode()
    assert (KeptCase.objects.count(), KeptUpload.objects.count()) == (1, 1)


def test_a_name_that_a_report_could_not_set_is_refused(upload: Any, case_text: str) -> None:
    """Setting one of half a megabyte in the tables of a PDF took minutes, and anybody could send it."""
    long = "a" * 100_000
    page = upload(case_text.replace("name: ", f"name: {long}", 1)).content.decode()
    assert "a name of 100,0" in page
    assert "up to names of 1,000 characters" in page
    assert nothing_is_kept()
