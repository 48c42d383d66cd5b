"""A shared case: read without an account, tried with other figures, and taken away to the penny."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.assessment_builders import make_assessed
from tests.case_builders import NOW, complete_data, make_case, make_evaluation, make_version
from tests.organisation_builders import World
from tests.shared_link_builders import make_link, shared_address
from worthwhile.apps.impact.models import Case, SharedLink, Version
from worthwhile.apps.impact.models.shared_link import new_link_token
from worthwhile.apps.impact.selectors.shared_data import shared_data
from worthwhile.apps.impact.services import use_shared_link
from worthwhile.apps.impact.services.keep_version import sign_version
from worthwhile.apps.impact.services.save_case import save_case, start_case
from worthwhile.apps.impact.services.share_case import GivenLink, revoke_link
from worthwhile.apps.impact.services.use_shared_link import Asking
from worthwhile.cli.main import cli
from worthwhile.exchange.plain_data import load_plain_data

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
TRIED = {"try-life-satisfaction-deadweight": "45", "try-cost-0": "61,234.56"}
HTMX = {"HX-Request": "true"}
FILES = (
    "case.yaml", "case.json", "report.pdf", "report.docx", "report.xlsx", "report.html", "result.json", "result.csv",
    "result.jsonld",
)  # fmt: skip


@pytest.fixture
def version(world: World) -> Version:
    return make_version(make_case(world.organisation, world.owner.person), world.owner.person)


@pytest.fixture
def given(version: Version, world: World) -> GivenLink:
    return make_link(version, world.owner.person)


def page_of(path: str, browser: Client | None = None) -> str:
    answer = (browser or Client()).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def kept() -> dict[str, list[Any]]:
    """Every row of every table but the counts of what is asked of a link."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in apps.get_models()}


def valued_by_command(folder: Path, name: str, content: bytes) -> Any:
    """What the command line makes of a downloaded file."""
    file = folder / name
    file.write_bytes(content)
    ended = CliRunner().invoke(cli, ["impact", "value", str(file), "--json"])
    assert ended.exit_code == 0, ended.output
    return json.loads(ended.output)


def headline_of(page: str) -> str:
    found = re.search(r'<p class="ww-headline[^"]*">(?:<span.*?</span>)?\s*(.*?)</p>', page)
    assert found is not None
    return found[1]


def totals_of(page: str) -> list[str]:
    """Every amount in the drawings of the result and the tables under them."""
    return re.findall(r"-?£[\d,.]+", page[page.index('id="ww-live"') : page.index('id="ww-try-said"')])


def dead_links(world: World, version: Version) -> dict[str, str]:
    """An address for each reason for which a link does not work."""
    now, by = timezone.now(), world.owner.person
    expired = make_link(version, by, now=now - timedelta(days=91))
    revoked = make_link(version, by)
    revoke_link(link=revoked.link, by=by, now=now)
    gone_version = make_version(make_case(world.organisation, by, title="Removed"), by)
    gone = make_link(gone_version, by)
    gone_version.case.delete()
    right = make_link(version, by).token
    return {
        "expired": expired.token,
        "revoked": revoked.token,
        "version removed": gone.token,
        "never made": new_link_token(),
        "nearly right": right[:-1] + ("A" if right[-1] != "A" else "B"),
        "cut": right[:-3],
        "no token": "x",
        "odd letters": "é" * 43,
    }


def test_a_stranger_reads_everything_without_an_account(given: GivenLink) -> None:
    page = page_of(shared_address(given))
    for words in (
        "Visits in Ilford",
        "Shared by Lunch Club CIC",
        "Version 1: As sent to the council",
        "between £1.77 and £4.06",
        "When the boiler stopped I rang him",
        "Training and a monthly meeting for volunteers",
        "ww-levels",
        "ww-pockets",
        "ww-standing",
        "ww-checks",
        "ww-working",
        "ww-sources",
        "SV-",
    ):
        assert words in page, words


def test_no_name_of_a_person_is_on_the_page_or_in_a_file(world: World) -> None:
    case = make_case(world.organisation, world.owner.person)
    version = make_assessed(case, world)
    sign_version(version=version, by=world.owner.person, role="Treasurer", statement="I stand behind it.", now=NOW)
    given = make_link(version, world.owner.person)
    page = page_of(shared_address(given))
    for told in ("I stand behind it.", "by its Treasurer on 1 April 2026", "The count holds, the price does not."):
        assert told in page
    assert re.search(r"1 of \d+ claims", page)
    pages = [page, *(page_of(shared_address(given, f"files/{name}")) for name in ("report.html", "case.yaml"))]
    assert "signed as Treasurer on 1 April 2026" in pages[1]
    for person in (world.owner.person, world.assessor.person):
        for text in pages:
            assert person.email not in text
            assert str(person) not in text


def test_what_the_organisation_keeps_for_itself_is_not_shared(world: World) -> None:
    own = {"theory": {"need": "Company"}, "answers": {"draft": "OUR BID"}, "links": ["OUR LINK"]}
    case = make_case(world.organisation, world.owner.person, **{"x-worthwhile": own})
    version = make_version(case, world.owner.person)
    given = make_link(version, world.owner.person, for_whom="FOR WHOM")
    pages = [page_of(shared_address(given)), *(page_of(shared_address(given, f"files/{n}")) for n in FILES[:2])]
    for text in pages:
        assert "Company" in text
        for secret in ("OUR BID", "OUR LINK", "FOR WHOM", "With the bid"):
            assert secret not in text


def test_a_case_without_anything_of_its_own_is_shared_as_it_is(version: Version) -> None:
    data = {name: part for name, part in complete_data().items() if name != "x-worthwhile"}
    assert shared_data(Version(content=json.dumps(data, default=str))) == json.loads(json.dumps(data, default=str))


def test_whoever_shared_moves_on_and_the_page_stays(given: GivenLink, world: World) -> None:
    before = headline_of(page_of(shared_address(given)))
    case = given.link.version.case
    edits = {("outcomes", "life-satisfaction", "quantity"): 1, ("title",): "Another name"}
    save_case(case=case, based_on=1, edits=edits, what="quantity", by=world.owner.person, now=NOW)
    page = page_of(shared_address(given))
    assert headline_of(page) == before
    assert "Another name" not in page


def test_every_dead_link_gives_the_same_calm_page(world: World, version: Version) -> None:
    answers = {why: Client().get(f"/shared/{token}/") for why, token in dead_links(world, version).items()}
    assert {why: answer.status_code for why, answer in answers.items()} == dict.fromkeys(answers, 404)
    assert len({answer.content for answer in answers.values()}) == 1
    page = answers["expired"].content.decode()
    assert "This link no longer works" in page
    assert "Lunch Club" not in page
    assert "Ilford" not in page


def test_a_page_that_is_still_open_when_the_link_ends_says_so(given: GivenLink, world: World) -> None:
    revoke_link(link=given.link, by=world.owner.person, now=timezone.now())
    answer = Client().post(shared_address(given, "try/"), TRIED, headers=HTMX)
    assert answer.headers["HX-Redirect"] == shared_address(given)
    assert "HX-Redirect" not in Client().get(shared_address(given)).headers


@pytest.mark.parametrize("rest", ["try/", "tried/case.yaml", "files/case.yaml", "files/nothing"])
def test_no_page_below_a_dead_link_opens(world: World, version: Version, rest: str) -> None:
    for token in dead_links(world, version).values():
        for answer in (Client().get(f"/shared/{token}/{rest}"), Client().post(f"/shared/{token}/{rest}", TRIED)):
            assert answer.status_code in (404, 405)
            assert b"Ilford" not in answer.content


def test_a_link_ends_at_its_moment(world: World, version: Version) -> None:
    now = timezone.now()
    ends = make_link(version, world.owner.person, life=timedelta(days=1), now=now - timedelta(days=1))
    lasts = make_link(version, world.owner.person, life=timedelta(days=1), now=now - timedelta(hours=23))
    assert Client().get(shared_address(ends)).status_code == 404
    assert Client().get(shared_address(lasts)).status_code == 200


@pytest.mark.parametrize("rest", ["", "files/case.yaml", "files/report.html", "files/report.xlsx"])
def test_nobody_else_is_told_of_the_address(given: GivenLink, rest: str) -> None:
    headers = Client().get(shared_address(given, rest)).headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "same-origin"
    assert {"no-store", "private"} <= set(re.split(r",\s*", headers["Cache-Control"]))


def test_opening_is_counted_by_day_and_nothing_else_is_kept(given: GivenLink) -> None:
    before = kept()
    browser = Client()
    page_of(shared_address(given), browser)
    browser.head(shared_address(given))
    after = kept()
    link = SharedLink.objects.get()
    assert (link.opened_count, link.last_opened_on) == (1, timezone.localdate())
    del before["SharedLink"], after["SharedLink"]
    assert after == before
    assert "sessionid" not in browser.cookies


def test_trying_saves_nothing(given: GivenLink) -> None:
    browser = Client()
    page_of(shared_address(given), browser)
    before = kept()
    for path in ("try/", "tried/case.yaml"):
        for headers in ({}, HTMX):
            assert browser.post(shared_address(given, path), TRIED, headers=headers).status_code == 200
    for name in FILES:
        assert browser.get(shared_address(given, f"files/{name}")).status_code == 200
    assert kept() == before


def test_tried_figures_stand_beside_the_original_and_are_named_the_readers(given: GivenLink) -> None:
    answer = Client().post(shared_address(given, "try/"), {"try-life-satisfaction-deadweight": "45"})
    page = answer.content.decode()
    assert "With your figures: £1.53 to £3.70. The organisation’s case: £1.77 to £4.06." in page
    assert "These are your figures, not the organisation’s." in page
    assert 'value="45"' in page
    assert "between £1.77 and £4.06" in page
    part = (
        Client()
        .post(shared_address(given, "try/"), {"try-life-satisfaction-deadweight": "45"}, headers=HTMX)
        .content.decode()
    )
    assert headline_of(part) == headline_of(page)
    assert "These are your figures, not the organisation’s." in part
    assert "<html" not in part


def test_boxes_that_are_left_alone_are_the_organisations_figures(given: GivenLink) -> None:
    page = Client().post(shared_address(given, "try/"), {"try-life-satisfaction-deadweight": "25"}).content.decode()
    assert "The organisation’s case: £1.77 to £4.06." in page
    assert "your figures, not the organisation’s.</p>" not in page.partition("Try other figures</h2>")[0]
    sent = Client().post(shared_address(given, "tried/case.yaml"), {"try-life-satisfaction-deadweight": "25"})
    assert b"as changed by a reader" not in sent.content


@pytest.mark.parametrize("path", ["try/", "tried/case.yaml"])
def test_a_figure_that_cannot_be_used_is_marked_and_stays(given: GivenLink, path: str) -> None:
    answer = Client().post(shared_address(given, path), {"try-life-satisfaction-deadweight": "<b>lots"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Error: " in page
    assert "&lt;b&gt;lots" in page
    assert "<b>lots" not in page
    assert headline_of(page).startswith("For every £1 put in, between £1.77 and £4.06")


def test_reading_the_address_of_a_try_leads_back(given: GivenLink) -> None:
    for rest in ("try/", "tried/case.yaml"):
        answer = Client().get(shared_address(given, rest))
        assert (answer.status_code, answer.headers["Location"]) == (302, shared_address(given))


def test_where_trying_is_not_allowed_nothing_can_be_tried(version: Version, world: World) -> None:
    given = make_link(version, world.owner.person, may_try=False)
    page = page_of(shared_address(given))
    assert "between £1.77 and £4.06" in page
    assert "Try other figures" not in page
    assert "Download what you tried" not in page
    for rest in ("try/", "tried/case.yaml"):
        assert Client().post(shared_address(given, rest), TRIED).status_code == 404
    assert Client().get(shared_address(given, "files/case.yaml")).status_code == 200


def test_the_form_needs_the_mark_of_the_page_and_no_session(given: GivenLink) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(shared_address(given, "try/"), TRIED).status_code == 403
    mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page_of(shared_address(given), browser))
    assert mark is not None
    answer = browser.post(shared_address(given, "try/"), {**TRIED, "csrfmiddlewaretoken": mark[1]})
    assert answer.status_code == 200
    assert list(browser.cookies) == ["csrftoken"]


@pytest.mark.parametrize("name", ["case.yaml", "case.json"])
def test_the_downloaded_case_gives_the_same_pennies(given: GivenLink, tmp_path: Path, name: str) -> None:
    browser = Client()
    sent = browser.get(shared_address(given, f"files/{name}"))
    told = valued_by_command(tmp_path, name, sent.content)
    assert told == json.loads(browser.get(shared_address(given, "files/result.json")).content)
    assert told["case_hash"] == given.link.version.case_hash
    assert told["case_hash"] in page_of(shared_address(given), browser)


@pytest.mark.parametrize("name", ["case.yaml", "case.json"])
def test_the_file_of_what_was_tried_gives_the_same_pennies_as_the_page(
    given: GivenLink, world: World, tmp_path: Path, name: str
) -> None:
    browser = Client()
    page = browser.post(shared_address(given, "try/"), TRIED).content.decode()
    sent = browser.post(shared_address(given, f"tried/{name}"), TRIED)
    assert "as-changed-by-a-reader" in sent.headers["Content-Disposition"]
    told = valued_by_command(tmp_path, name, sent.content)
    # The same file kept as a case of its own is shown with the same headline and the same figures in every drawing.
    data = load_plain_data(sent.content.decode(), suffix=Path(name).suffix, name=name)
    assert isinstance(data, dict)
    owner = world.owner.person
    case = start_case(organisation=world.organisation, data=data, by=owner, now=NOW, template="")
    own = make_version(case, owner)
    again = page_of(shared_address(make_link(own, world.owner.person)), browser)
    assert headline_of(page) == headline_of(again)
    assert totals_of(page) == totals_of(again)
    assert (
        told["present_value"]
        != json.loads(browser.get(shared_address(given, "files/result.json")).content)["present_value"]
    )
    spread = told["uncertainty"]["ratio"]
    assert f"between £{float(spread['p5']):.2f} and £{float(spread['p95']):.2f}" in headline_of(page)


def test_the_file_of_what_was_tried_says_what_differs(given: GivenLink) -> None:
    sent = Client().post(shared_address(given, "tried/case.yaml"), TRIED).content.decode()
    data = load_plain_data(sent, suffix=".yaml", name="tried")
    assert isinstance(data, dict)
    note = data["x-worthwhile"]["changed_by_reader"]
    assert data["title"] == "Visits in Ilford (as changed by a reader)"
    assert note["case_hash_of_original"] == given.link.version.case_hash
    assert any("deadweight): 25% before, 45% now" in change for change in note["changes"])
    assert any("£61,234.56 now" in change for change in note["changes"])
    assert data["x-worthwhile"]["stories"]
    assert "not the organisation's" in data["outcomes"][0]["sources"]["deadweight"]


@pytest.mark.parametrize("name", FILES)
def test_every_file_can_be_had(given: GivenLink, name: str) -> None:
    answer = Client().get(shared_address(given, f"files/{name}"))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"files/{name}" in page_of(shared_address(given))


@pytest.mark.parametrize("rest", ["files/case", "files/report.exe", "files/..%2Fcase.yaml", "tried/report.pdf"])
def test_no_other_file_can_be_had(given: GivenLink, rest: str) -> None:
    assert Client().get(shared_address(given, rest)).status_code in (302, 404)
    assert Client().post(shared_address(given, rest), TRIED).status_code in (404, 405)


def test_too_much_in_a_minute_is_held_up_for_this_link_alone(
    given: GivenLink, version: Version, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_shared_link, "MOST_IN_A_MINUTE", dict.fromkeys(Asking, 2))
    other = make_link(version, world.owner.person)
    statuses = [Client().post(shared_address(given, "try/"), TRIED).status_code for _ in range(6)]
    assert 200 in statuses
    assert statuses[-1] == 429
    part = Client().post(shared_address(given, "try/"), TRIED, headers=HTMX)
    assert part.headers["HX-Reswap"] == "none"
    assert "still that of before" in part.content.decode()
    assert Client().get(shared_address(given)).status_code == 200
    assert Client().get(shared_address(other, "files/case.yaml")).status_code == 200


def test_whoever_guesses_is_held_up(given: GivenLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_shared_link, "MOST_DEAD", 3)
    for _ in range(5):
        assert Client().get(shared_address(given)).status_code == 200
    statuses = [Client().get(f"/shared/{new_link_token()}/").status_code for _ in range(5)]
    assert statuses == [404, 404, 404, 429, 429]
    assert "127.0.0.1" not in str(kept())


def test_a_damaged_version_says_so(given: GivenLink) -> None:
    assert "not what was kept" not in page_of(shared_address(given))
    damaged = given.link.version.content.replace("Weekly visits", "Daily visits")
    super(type(Version.objects.all()), Version.objects.all()).update(content=damaged)
    assert "This version is not what was kept" in page_of(shared_address(given))


def test_a_version_that_is_no_longer_valued_is_shown_with_what_it_came_to(given: GivenLink) -> None:
    broken = given.link.version.content.replace('"kind":"evaluative"', '"kind":"hopeful"')
    assert broken != given.link.version.content
    super(type(Version.objects.all()), Version.objects.all()).update(content=broken)
    page = page_of(shared_address(given))
    assert "cannot be worked out by the rules of today" in page
    assert "£1.77 to £4.06" in page
    assert Client().get(shared_address(given, "files/case.yaml")).status_code == 404
    assert Client().post(shared_address(given, "try/"), TRIED).status_code == 404


def test_a_demonstration_says_that_it_is_one(given: GivenLink) -> None:
    assert "This is a demonstration" not in page_of(shared_address(given))
    Case.objects.update(is_demonstration=True)
    assert "This is a demonstration" in page_of(shared_address(given))


def test_what_was_promised_stands_beside_what_was_achieved(world: World) -> None:
    owner = world.owner.person
    forecast = make_version(make_case(world.organisation, owner, kind="forecast"), owner, "The promise")
    case = make_evaluation(forecast, owner)
    results = complete_data(kind="evaluative")
    edits = {("outcomes",): results["outcomes"], ("inputs",): results["inputs"]}
    save_case(case=case, based_on=case.revision, edits=edits, what="import", by=owner, now=NOW)
    case.refresh_from_db()
    page = page_of(shared_address(make_link(make_version(case, owner), owner)))
    assert "Promised and achieved" in page
    assert re.search(r'<h3 id="ww-by-outcome-heading"', page)
    promised = page_of(shared_address(make_link(forecast, owner)))
    assert "ww-by-outcome" not in promised


def test_what_an_organisation_types_is_shown_as_text(world: World) -> None:
    nasty = "<script>alert(1)</script>"
    world.organisation.name = nasty
    world.organisation.save()
    case = make_case(world.organisation, world.owner.person, title=nasty)
    version = make_version(case, world.owner.person, nasty)
    sign_version(version=version, by=world.owner.person, role=nasty, statement=nasty, now=NOW)
    page = page_of(shared_address(make_link(version, world.owner.person)))
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 5
