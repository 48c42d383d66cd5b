"""Bringing a case into an organisation from a file: what is kept, what is shown first, and what never is kept."""

from __future__ import annotations

import html
import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.case_builders import complete_data
from tests.integration.apps.impact.conftest import MAP_ANSWERS, SHEET
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, KeptCase, KeptUpload
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.draft_case import without_blanks
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.export import write_export
from worthwhile.exchange.plain_data import yaml_text

pytestmark = pytest.mark.django_db

GAPS = "Keep it as a draft with these gaps"


class Page:
    """The page that takes files, as a member meets it."""

    def __init__(self, client: Client, world: World) -> None:
        self.client, self.world = client, world
        self.address = f"/organisations/{world.organisation.pk}/cases/import/"

    def send(self, content: str | bytes, name: str = "case.yaml") -> Any:
        raw = content.encode() if isinstance(content, str) else content
        return self.client.post(self.address, {"file": SimpleUploadedFile(name, raw)})

    def confirm(self, shown: Any) -> Any:
        return self.client.post(self.address, {"checked": checked_in(shown)})


def checked_in(shown: Any) -> str:
    """What a page of a preview carries back."""
    found = re.search(r'name="checked" value="([^"]+)"', shown.content.decode())
    assert found is not None
    return html.unescape(found[1])


@pytest.fixture
def page(world: World, sign_in: SignIn) -> Page:
    return Page(sign_in(world.editor.person), world)


def nothing_is_kept() -> bool:
    return not Case.objects.exists() and not KeptCase.objects.exists() and not KeptUpload.objects.exists()


def _with_gaps() -> dict[str, Any]:
    data = complete_data()
    del data["period"], data["outcomes"][0]["quantity"]
    return data


def test_a_complete_case_file_becomes_a_case_to_the_digit(page: Page) -> None:
    answer = page.send(yaml_text(complete_data()))
    case = Case.objects.get()
    assert answer["Location"] == f"/organisations/{page.world.organisation.pk}/cases/{case.pk}/"
    assert (case.organisation, case.created_by) == (page.world.organisation, page.world.editor.person)
    assert case_hash(latest_revision(case).data) == case_hash(complete_data())


def test_a_case_with_gaps_is_kept_only_once_every_gap_was_shown(page: Page) -> None:
    shown = page.send(yaml_text(_with_gaps()))
    text = shown.content.decode()
    assert GAPS in text
    assert "ow many change" in text
    assert nothing_is_kept()
    assert page.confirm(shown).status_code == 302
    assert case_hash(latest_revision(Case.objects.get()).data) == case_hash(without_blanks(_with_gaps()))


def test_a_case_that_is_wrong_is_refused_with_everything_at_once(page: Page) -> None:
    data = _with_gaps()
    data["outcomes"][1]["deadweight"] = 20
    data["colour"] = "blue"
    text = page.send(yaml_text(data)).content.decode()
    for said in ("outcomes[1].deadweight", "colour", "outcomes[0].quantity", "period"):
        assert said in text
    assert GAPS not in text
    assert nothing_is_kept()


PAGES = (
    "", "about/", "theory/", "method/", "costs/", "outcomes/", "outcomes/of/a/", "summary/", "result/", "checks/",
    "report/", "report/case", "replace/", "evidence/", "quantity/", "worth/", "anyway/", "lasting/", "evidence/a/",
    "quantity/a/", "worth/a/", "anyway/a/", "lasting/a/",
)  # fmt: skip
SPARSE = """
format: worthwhile/impact-case/1
period: {start: 2026-04-01}
discounting: {timing: start}
conventions:
inputs: [{name: Grant}, {values: [1000]}, {}]
outcomes:
- {id: a, ranges: {quantity: {low: 1}, value: {}}, evidence: {}, discounting: {timing: start}}
- {id: b, name: , value: , intake: [], status: pending}
x-worthwhile: {theory: {need: , activities: [Lunch]}, stories: {}, other: [1, {a: 2}]}
"""


def test_every_page_of_the_sparsest_draft_opens(page: Page) -> None:
    assert page.confirm(page.send(SPARSE)).status_code == 302
    case = Case.objects.get()
    address = f"/organisations/{page.world.organisation.pk}/cases/{case.pk}/"
    statuses = {part: page.client.get(address + part).status_code for part in PAGES}
    assert {part: status for part, status in statuses.items() if status != 200} == {"checks/": 302}


def test_a_preview_is_good_for_one_person_in_one_organisation(page: Page, world: World, sign_in: SignIn) -> None:
    shown = checked_in(page.send(yaml_text(_with_gaps())))
    own = world.stranger.memberships.get().organisation_id
    for person, address in (
        (world.owner.person, page.address),
        (world.stranger, f"/organisations/{own}/cases/import/"),
    ):
        answer = sign_in(person).post(address, {"checked": shown})
        assert "not made for you" in answer.content.decode()
    assert "not made for you" in page.client.post(page.address, {"checked": shown + "x"}).content.decode()
    assert nothing_is_kept()


@pytest.mark.parametrize("who", ["viewer", "assessor"])
def test_those_who_may_not_write_bring_nothing_in(world: World, sign_in: SignIn, who: str) -> None:
    page = Page(sign_in(getattr(world, who).person), world)
    assert page.send(yaml_text(complete_data())).status_code == 403
    assert nothing_is_kept()


def test_others_bring_nothing_in(world: World, sign_in: SignIn) -> None:
    assert Page(sign_in(world.stranger), world).send(yaml_text(complete_data())).status_code == 404
    assert Page(Client(), world).send(yaml_text(complete_data())).status_code == 302
    assert nothing_is_kept()


def test_a_value_map_is_asked_about_and_then_shown_before_it_is_kept(page: Page) -> None:
    asked = page.send(SHEET, "map.csv")
    shown = page.client.post(asked["Location"], MAP_ANSWERS)
    assert "Keep this case" in shown.content.decode()
    assert not Case.objects.exists()
    page.confirm(shown)
    case = Case.objects.get()
    assert case.title == "A map of ours"
    assert [row["name"] for row in latest_revision(case).data["outcomes"]] == ["Less lonely"]


def test_an_answer_that_a_value_map_needs_is_asked_for_beside_its_field(page: Page) -> None:
    asked = page.send(SHEET, "map.csv")
    text = page.client.post(asked["Location"], MAP_ANSWERS | {"price_year": "", "timing": ""}).content.decode()
    assert "Choose when in a year" in text
    assert "There is a problem" in text


def _exported(name: str, folder: Path) -> bytes:
    valued = value_data(complete_data(), draws=0)
    path = folder / name
    write_export(loaded=valued.loaded, result=valued.result, to=path)
    return path.read_bytes()


def test_a_workbook_of_ours_comes_back_with_its_pennies_and_says_what_is_lost(page: Page, tmp_path: Path) -> None:
    shown = page.send(_exported("result.xlsx", tmp_path), "result.xlsx")
    text = shown.content.decode()
    assert "Lowest and highest figures" in text
    assert "Codes of published values" in text
    assert nothing_is_kept()
    page.confirm(shown)
    again = value_data(latest_revision(Case.objects.get()).data, draws=0).result
    before = value_data(complete_data(), draws=0).result
    assert round(again.present_value, 2) == round(before.present_value, 2)


def test_a_cids_file_comes_back_as_a_draft_and_says_what_is_lost(page: Page, tmp_path: Path) -> None:
    shown = page.send(_exported("result.jsonld", tmp_path), "result.jsonld")
    text = shown.content.decode()
    for said in ("What the work costs", "Displacement and attribution", GAPS):
        assert said in text
    assert nothing_is_kept()
    page.confirm(shown)
    data = latest_revision(Case.objects.get()).data
    assert [row["id"] for row in data["outcomes"]] == [row["id"] for row in complete_data()["outcomes"]]
    assert "inputs" not in data


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


HEAD = (
    "format: worthwhile/impact-case/1\ntitle: Many\nperiod: {start: 2022-04-01, end: 2023-03-31}\n"
    "discounting: {rate: 0.035, timing: start}\n"
)
MANY = HEAD + "outcomes:\n" + "".join(f"- {{id: o{n}, quantity: 1, value: 1}}\n" for n in range(2000))
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
HOSTILE: dict[str, tuple[str | bytes, str, str]] = {
    "a macro workbook": (_zip({"xl/vbaProject.bin": b"macro"}), "map.xlsm", "Choose a file whose name ends in"),
    "a macro under another name": (_zip({"xl/vbaProject.bin": b"macro"}), "map.xlsx", "not a workbook"),
    "6 MB": (b"x" * 6_000_000, "map.xlsx", "at most 5 MB"),
    "6 MB of case": (b"x" * 6_000_000, "case.json", "at most 0.5 MB"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "case.png", "Choose a file whose name ends in"),
    "a picture as a case": (b"\x89PNG\r\n\x1a\n", "case.yaml", "not UTF-8"),
    "an entity in a case": (ENTITY, "case.yaml", "names and values"),
    "an entity in CIDS": (ENTITY, "case.jsonld", "not valid JSON"),
    "an entity in a workbook": (_zip({"xl/workbook.xml": ENTITY}), "map.xlsx", "not a workbook"),
    "YAML aliases": ("a: &a [x]\n" + "b: [" + "*a," * 999 + "*a]", "case.yaml", "aliases"),
    "a YAML tag": ("a: !!python/object/apply:os.system [ls]", "case.yaml", "tags"),
    "deep JSON": ("[" * 100_000 + "]" * 100_000, "case.json", "deep"),
    "deep CIDS": ("[" * 100_000 + "]" * 100_000, "case.jsonld", "deep"),
    "CIDS without outcomes": ('{"@graph": [5, {"@type": [[]]}]}', "case.jsonld", "holds no outcome"),
    "a NUL": ('{"format": "worthwhile/impact-case/1", "title": "a\\u0000b"}', "case.json", "title"),
    "half a character": (
        '{"format": "worthwhile/impact-case/1", "x-worthwhile": {"theory": {"need": "\\ud800"}}}',
        "case.json",
        "cannot be seen",
    ),
    "text turned round": (HEAD.replace("Many", '"a\\u202eb"') + "outcomes: []", "case.yaml", "turn the direction"),
    "a number without end": ('{"title": ' + "9" * 400_000 + "}", "case.json", "not a number to reckon with"),
    "2,000 outcomes": (MANY, "case.yaml", "2000 priced outcomes"),
    "a part of ours of another kind": (HEAD + "x-worthwhile: {theory: 5}\noutcomes: []", "case.yaml", "theory"),
    "two outcomes of one id": (HEAD + "outcomes: [{id: a}, {id: a}]", "case.yaml", "used 2 times"),
    "an outcome without an id": (HEAD + "outcomes: [{name: a}]", "case.yaml", "outcomes[0].id"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_answered_in_words_at_once_and_not_kept(page: Page, kind: str) -> None:
    content, name, said = HOSTILE[kind]
    begun = time.process_time()
    answer = page.send(content, name)
    took = time.process_time() - begun
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "There is a problem" in text
    assert said in text
    assert "root:" not in text
    assert "Traceback" not in text
    assert took < 20  # seconds of this process alone: a file that would hold it up takes minutes
    assert nothing_is_kept()


def test_20_mb_are_answered_in_words_and_not_read(page: Page) -> None:
    answer = page.send(b"x" * 20_000_000, "map.xlsx")
    assert answer.status_code == 413
    assert "<h1" in answer.content.decode()
    assert nothing_is_kept()


def test_a_workbook_that_unpacks_without_end_is_refused(page: Page, bomb: bytes) -> None:
    assert "would unpack to more than" in page.send(bomb, "map.xlsx").content.decode()
    assert nothing_is_kept()


def test_a_formula_in_a_name_stays_text(page: Page) -> None:
    data = complete_data(title="=HYPERLINK(1)")
    page.send(yaml_text(data))
    assert Case.objects.get().title == "=HYPERLINK(1)"


def test_a_case_in_json_is_read_as_one_in_yaml(page: Page) -> None:
    page.send(exact_json_text(complete_data()), "case.json")
    assert case_hash(latest_revision(Case.objects.get()).data) == case_hash(complete_data())


def test_the_list_of_cases_leads_here_for_those_who_may(page: Page, world: World, sign_in: SignIn) -> None:
    listing = f"/organisations/{world.organisation.pk}/cases/"
    assert page.address in page.client.get(listing).content.decode()
    assert page.address not in sign_in(_viewer(world)).get(listing).content.decode()


def _viewer(world: World) -> User:
    return world.viewer.person
