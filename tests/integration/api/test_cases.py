"""Programs list, read, add and change the cases of their organisation, and no others."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.api_program import Program, make_token, refusal
from tests.case_builders import complete_data, make_case, make_draft
from tests.organisation_builders import NOW, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.apps.organisations.models import Scope
from worthwhile.exchange.audit_chain import content_hash
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json

pytestmark = pytest.mark.django_db

YAML = "application/yaml"


def _said(answer: Any) -> Any:
    return read_exact_json(answer.content.decode())


@pytest.fixture
def kept(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


def test_cases_come_a_page_at_a_time_and_none_twice(program: Program, world: World) -> None:
    made = [make_case(world.organisation, None, title=f"Case {number}").pk for number in range(5)]
    found, after = [], ""
    while True:
        page = _said(program.get(f"cases?limit=2{after}"))
        found += [entry["id"] for entry in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert found == made


def test_a_case_that_was_removed_meanwhile_does_not_stop_the_list(program: Program, world: World) -> None:
    first, second = (make_case(world.organisation, None) for _ in range(2))
    Case.objects.filter(pk=first.pk).delete()
    assert [entry["id"] for entry in _said(program.get(f"cases?after={first.pk}"))["items"]] == [second.pk]


@pytest.mark.parametrize("query", ["after=x", "limit=0", "after=-1", "unknown=1", f"after={10**30}"])
def test_a_page_that_cannot_be_asked_for_is_told_why(program: Program, query: str) -> None:
    assert program.get(f"cases?{query}").status_code == 422


def test_a_case_is_read_with_every_digit(program: Program, world: World) -> None:
    exact = Decimal("0.2123456789012345678")
    data = complete_data()
    data["outcomes"][0]["deadweight"] = exact
    case = make_case(world.organisation, None, outcomes=data["outcomes"])
    answer = program.get(f"cases/{case.pk}")
    assert answer.headers["ETag"] == '"1"'
    said = _said(answer)
    assert said["case"]["outcomes"][0]["deadweight"] == exact
    assert exact_json_text(said["case"]) == exact_json_text(complete_data(outcomes=data["outcomes"]))
    assert said["problems"] == []


def test_what_a_draft_lacks_is_told(program: Program, world: World) -> None:
    draft = make_draft(world.organisation, None)
    paths = [problem["path"] for problem in _said(program.get(f"cases/{draft.pk}"))["problems"]]
    assert {"period", "discounting.timing", "outcomes[0].quantity"} <= set(paths)


def test_a_case_is_added_as_it_was_sent(program: Program, world: World) -> None:
    answer = program.post("cases", exact_json_text(complete_data()))
    said = _said(answer)
    case = Case.objects.get(pk=said["id"])
    assert (case.organisation, case.created_by, case.title) == (world.organisation, None, "Visits in Ilford")
    assert case_hash(said["case"]) == case_hash(complete_data())
    assert answer.headers["ETag"] == '"1"'


def test_what_a_program_did_is_on_record_with_its_token(program: Program, world: World) -> None:
    program.post("cases", exact_json_text(complete_data()))
    entry = AuditEntry.objects.filter(act=Act.CASE_KEPT.value).latest("number")
    token = world.organisation.access_tokens.get()
    assert (entry.actor, entry.organisation) == (None, world.organisation.pk)
    expected = {"revision": 1, "case": case_hash(complete_data()), "token": token.pk}
    assert entry.content_hash == content_hash(expected)


def test_a_case_with_gaps_is_added_only_where_that_was_asked_for(program: Program) -> None:
    data = complete_data()
    del data["period"]
    answer = program.post("cases", exact_json_text(data))
    assert answer.status_code == 422
    assert [path for path, _ in refusal(answer)] == ["period"]
    assert not Case.objects.exists()
    kept = _said(program.post("cases?draft=true", exact_json_text(data)))
    assert [problem["path"] for problem in kept["problems"]] == ["period"]
    assert Case.objects.get().pk == kept["id"]


def test_a_wrong_figure_is_refused_even_in_a_draft_and_all_is_told(program: Program) -> None:
    data = complete_data()
    del data["period"]
    data["outcomes"][0]["deadweight"] = 20
    answer = program.post("cases?draft=true", exact_json_text(data))
    assert answer.status_code == 422
    assert [path for path, _ in refusal(answer)] == ["outcomes[0].deadweight", "period"]
    assert not Case.objects.exists()


def test_a_case_is_changed_by_whoever_read_it_last(program: Program, kept: Case) -> None:
    read = program.get(f"cases/{kept.pk}")
    data = _said(read)["case"] | {"title": "Visits in Barking"}
    answer = program.put(f"cases/{kept.pk}", exact_json_text(data), **{"If-Match": read.headers["ETag"]})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    kept.refresh_from_db()
    assert (kept.title, kept.revision, kept.changed_by) == ("Visits in Barking", 2, None)


def test_a_change_says_of_which_revision_it_is(program: Program, kept: Case) -> None:
    assert program.put(f"cases/{kept.pk}", exact_json_text(complete_data())).status_code == 428


def test_a_change_to_what_somebody_changed_meanwhile_is_told_what_they_changed(program: Program, kept: Case) -> None:
    edits = {("outcomes", "life-satisfaction", "quantity"): 30}
    save_case(case=kept, based_on=1, edits=edits, what="quantity", by=None, now=NOW)
    sent = exact_json_text(complete_data(title="Mine"))
    answer = program.put(f"cases/{kept.pk}", sent, **{"If-Match": '"1"'})
    assert answer.status_code == 412
    (_, first), *changes = refusal(answer)
    assert "changed meanwhile" in first
    assert [path for path, _ in changes] == ["outcomes[life-satisfaction].quantity"]
    assert "it was 24" in changes[0][1]
    assert "it is 30" in changes[0][1]
    kept.refresh_from_db()
    assert (kept.revision, kept.title) == (2, "Visits in Ilford")


def test_what_the_pages_keep_beside_a_case_stays(program: Program, world: World) -> None:
    beside = {"theory": {"need": "People are alone"}, "stories": {"life-satisfaction": "Ann came back"}}
    case = make_case(world.organisation, None, **{"x-worthwhile": beside})
    sent = complete_data(title="New") | {"x-worthwhile": {"stories": {"life-satisfaction": "Another"}}}
    program.put(f"cases/{case.pk}", exact_json_text(sent), **{"If-Match": "*"})
    own = _said(program.get(f"cases/{case.pk}"))["case"]["x-worthwhile"]
    assert own == {"theory": beside["theory"], "stories": {"life-satisfaction": "Another"}}


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ("a: &a [x]\nb: *a", YAML, "aliases"),
        ("[" * 3000 + "]" * 3000, "application/json", "deep"),
        ('{"title": "a\\u0000b"}', "application/json", "printed"),
        ('{"x-worthwhile": 5}', "application/json", "names and values"),
        ("- 1", YAML, "names and values"),
    ],
)
def test_a_body_that_is_no_case_is_told_and_not_kept(program: Program, body: str, kind: str, said: str) -> None:
    answer = program.post("cases?draft=true", body, kind)
    assert answer.status_code == 422
    assert any(said in message for _, message in refusal(answer))
    assert not Case.objects.exists()


def test_too_many_outcomes_are_not_kept(program: Program) -> None:
    outcomes = [{"id": f"o{number}", "quantity": 1, "value": 1} for number in range(2000)]
    for query in ("", "?draft=true"):
        data = complete_data(outcomes=outcomes)
        if query:
            del data["period"]
        answer = program.post(f"cases{query}", exact_json_text(data))
        assert answer.status_code == 422
        assert "2000 priced outcomes" in refusal(answer)[0][1]
    assert not Case.objects.exists()


PARTS = ("", "/result", "/checks", "/cids", "/promised", "/versions", "/versions/1", "/report.pdf")


@pytest.mark.parametrize("part", PARTS)
def test_the_cases_of_another_organisation_are_not_there(world: World, kept: Case, part: str) -> None:
    stranger = Program(make_token(world.stranger.memberships.get()))
    assert stranger.get(f"cases/{kept.pk}{part}").status_code == 404
    assert _said(stranger.get("cases")) == {"items": [], "next": None}


def test_another_organisation_changes_nothing_here(world: World, kept: Case) -> None:
    stranger = Program(make_token(world.stranger.memberships.get()))
    sent = exact_json_text(complete_data(title="Taken over"))
    answers = [
        stranger.put(f"cases/{kept.pk}", sent, **{"If-Match": "*"}),
        stranger.post(f"cases/{kept.pk}/versions", '{"name": "v"}', **{"If-Match": "*"}),
        stranger.post(f"cases/{kept.pk}/versions/1/sign-offs", "{}"),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    kept.refresh_from_db()
    assert (kept.title, kept.revision) == ("Visits in Ilford", 1)


def test_reading_does_not_allow_writing(world: World, kept: Case) -> None:
    reader = Program(make_token(world.owner, [Scope.CASES_READ]))
    sent = exact_json_text(complete_data())
    assert reader.get(f"cases/{kept.pk}").status_code == 200
    assert reader.post("cases", sent).status_code == 403
    assert reader.put(f"cases/{kept.pk}", sent, **{"If-Match": "*"}).status_code == 403


def test_a_version_is_kept_of_what_was_read_and_by_nobody_in_person(program: Program, kept: Case) -> None:
    sent = json.dumps({"name": "As sent to the council", "note": "In May", "knowing": True})
    assert program.post(f"cases/{kept.pk}/versions", sent).status_code == 428
    said = _said(program.post(f"cases/{kept.pk}/versions", sent, **{"If-Match": '"1"'}))
    assert (said["number"], said["name"], said["is_intact"], said["sign_offs"]) == (
        1, "As sent to the council", True, [],
    )  # fmt: skip
    assert kept.versions.get().made_by is None
    assert _said(program.get(f"cases/{kept.pk}/versions"))["items"] == [said]
    assert case_hash(_said(program.get(f"cases/{kept.pk}/versions/1"))["case"]) == case_hash(complete_data())


@pytest.mark.parametrize("body", ['{"name": " "}', "{}", '{"name": "' + "x" * 101 + '"}', '{"name": "v", "x": 1}'])
def test_a_version_needs_a_name(program: Program, kept: Case, body: str) -> None:
    assert program.post(f"cases/{kept.pk}/versions", body, **{"If-Match": "*"}).status_code == 422
    assert not kept.versions.exists()


def test_a_case_with_gaps_cannot_be_kept_as_a_version(program: Program, world: World) -> None:
    draft = make_draft(world.organisation, None)
    answer = program.post(f"cases/{draft.pk}/versions", '{"name": "v"}', **{"If-Match": "*"})
    assert answer.status_code == 422
    assert "outcomes[0].quantity" in [path for path, _ in refusal(answer)]


def test_no_program_signs(program: Program, kept: Case) -> None:
    program.post(f"cases/{kept.pk}/versions", '{"name": "v", "knowing": true}', **{"If-Match": "*"})
    answer = program.post(f"cases/{kept.pk}/versions/1/sign-offs", "{}")
    assert answer.status_code == 403
    assert "a person stands behind" in refusal(answer)[0][1]
    assert not kept.versions.get().sign_offs.exists()
