"""The pages on which figures are taken from questionnaires: who may, what is shown first, and what comes of it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.case_builders import make_case
from tests.feed_builders import LIFE, OUTCOME, make_answered, make_fed
from tests.group_builders import keep, lunches
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.impact.models import Case, EvidenceLink, LinkState
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.services.save_case import save_case

pytestmark = pytest.mark.django_db


def _address(world: World, case: Case, rest: str = "") -> str:
    return f"{world.address}cases/{case.pk}/{rest}"


def _row_address(world: World, case: Case, collection: Collection) -> str:
    return _address(world, case, f"evidence/{OUTCOME}/take/{collection.pk}/{LIFE}/")


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(based_on|fingerprint)" value="([^"]+)"', page))


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_editor_sees_what_a_result_changes_takes_it_and_reads_where_it_came_from(
    world: World, sign_in: SignIn
) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    client = sign_in(world.editor.person)
    for part in ("evidence", "quantity"):
        assert "Take this from your questionnaires" in _page(client, _address(world, case, f"{part}/{OUTCOME}/"))
    listed = _page(client, _address(world, case, f"evidence/{OUTCOME}/take/"))
    assert "WELLBYs, from the mean change" in listed
    assert "12 of 12 people, answers up to 30 March 2026" in listed
    shown = _page(client, _row_address(world, case, collection))
    assert "What this changes in your draft" in shown
    assert "60 people × 0.4 points, made up" in shown
    assert "2.5th percentile" in shown
    assert "claims nothing after the last questionnaire" in shown
    answer = client.post(_row_address(world, case, collection), _hidden(shown), follow=True)
    page = answer.content.decode()
    assert "Follows your questionnaires" in page
    assert "Take another result" in page
    for rest in ("", "result/", f"quantity/{OUTCOME}/"):
        told = _page(client, _address(world, case, rest))
        assert "Follows your questionnaires (updated" in told
        assert "12 of 12 people, answers up to 30 March 2026" in told
        assert f"evidence/{collection.pk}/results/?measure=ons4&amp;to=after" in told


def test_a_viewer_reads_where_figures_come_from_and_takes_nothing(world: World, sign_in: SignIn) -> None:
    case, collection, _ = make_fed(world)
    for member in (world.viewer, world.assessor):
        client = sign_in(member.person)
        assert "Follows your questionnaires" in _page(client, _address(world, case))
        assert client.get(_row_address(world, case, collection)).status_code == 403
        assert client.post(_row_address(world, case, collection), {"fingerprint": "x"}).status_code == 403
        follow = _address(world, case, f"evidence/{OUTCOME}/follow/")
        assert client.post(follow, {"act": "end"}).status_code == 403
    assert EvidenceLink.objects.count() == 1


def test_others_find_nothing_and_cannot_link_a_collection_that_is_not_theirs(world: World, sign_in: SignIn) -> None:
    case, collection, _ = make_fed(world)
    client, elsewhere = sign_in(world.stranger), world.stranger.memberships.get().organisation
    assert client.get(_row_address(world, case, collection)).status_code == 404
    theirs = make_case(elsewhere, world.stranger)
    forged = f"/organisations/{elsewhere.pk}/cases/{theirs.pk}/evidence/{OUTCOME}/take/{collection.pk}/{LIFE}/"
    assert client.get(forged).status_code == 404
    assert client.post(forged, {"fingerprint": "x", "based_on": "1"}).status_code == 404
    assert "Lunch, spring" not in _page(
        client, f"/organisations/{elsewhere.pk}/cases/{theirs.pk}/evidence/{OUTCOME}/take/"
    )
    assert theirs.evidence_links.count() == 0


def test_opening_the_case_brings_what_was_missed_and_says_who_saved_it(world: World, sign_in: SignIn) -> None:
    case, collection, _ = make_fed(world)
    keep(collection, world.owner.person, lunches(15)[24:])
    client = sign_in(world.viewer.person)
    assert "last by your questionnaires on" in _page(client, _address(world, case))
    history = _page(client, _address(world, case, "history/"))
    assert "Evidence update: " in history
    assert "Your questionnaires" in history
    assert "account is closed" not in history
    assert "Saved by your questionnaires" in _page(client, _address(world, case, "history/3/"))


def test_new_answers_between_looking_and_taking_ask_for_another_look(world: World, sign_in: SignIn) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    client, address = sign_in(world.editor.person), _row_address(world, case, collection)
    seen = _hidden(_page(client, address))
    keep(collection, world.owner.person, lunches(15)[24:])
    page = client.post(address, seen).content.decode()
    assert "New answers came while you were looking" in page
    assert "15 of 15 people" in page
    assert client.post(address, _hidden(page)).status_code == 302
    assert EvidenceLink.objects.get().entered_data["evidence.sample"] == 15


def test_what_somebody_else_saved_meanwhile_is_shown_and_not_overwritten(world: World, sign_in: SignIn) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    client, address = sign_in(world.editor.person), _row_address(world, case, collection)
    seen = _hidden(_page(client, address))
    edits = {("outcomes", OUTCOME, "quantity"): 9}
    save_case(case=case, based_on=1, edits=edits, what="quantity", by=world.owner.person, now=NOW)
    page = client.post(address, seen).content.decode()
    assert "Somebody else changed this meanwhile" in page
    case.refresh_from_db()
    assert (find_outcome(latest_revision(case).data, OUTCOME) or {})["quantity"] == 9
    assert client.post(address, _hidden(page)).status_code == 302


def test_a_figure_changed_on_its_page_is_asked_about_and_the_new_result_is_offered(
    world: World, sign_in: SignIn
) -> None:
    case, _collection, link = make_fed(world)
    client, page = sign_in(world.editor.person), _address(world, case, f"evidence/{OUTCOME}/")
    sent = {"strength": "3", "method": "ONS4", "sample": "11", "population": "12", "source": "Mine", "based_on": "2"}
    assert client.post(page, sent).status_code == 302
    told = _page(client, page)
    assert "You changed this figure by hand on" in told
    assert "Take the new result" in told
    assert "Look at this" in _page(client, _address(world, case))
    link.refresh_from_db()
    assert link.state == LinkState.PAUSED


def test_saving_the_pages_as_they_are_changes_nothing_that_follows(world: World, sign_in: SignIn) -> None:
    case, _collection, link = make_fed(world)
    client = sign_in(world.editor.person)
    for part in ("evidence", "quantity"):
        address = _address(world, case, f"{part}/{OUTCOME}/")
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        sent = {name: "" if value is None else value for name, value in sent.items()}
        assert client.post(address, {**sent, "based_on": "2"}).status_code == 302
    _page(client, _address(world, case))
    link.refresh_from_db()
    case.refresh_from_db()
    assert (case.revision, link.state) == (2, LinkState.FOLLOWING)


def test_an_editor_pauses_and_ends(world: World, sign_in: SignIn) -> None:
    case, _collection, link = make_fed(world)
    client, follow = sign_in(world.editor.person), _address(world, case, f"evidence/{OUTCOME}/follow/")
    assert client.get(follow).status_code == 405
    assert client.post(follow, {"act": "fly"}).status_code == 404
    assert "Paused" in client.post(follow, {"act": "pause"}, follow=True).content.decode()
    link.refresh_from_db()
    assert link.state == LinkState.PAUSED
    assert "Take this from your" in client.post(follow, {"act": "end"}, follow=True).content.decode()
    assert client.post(follow, {"act": "end"}).status_code == 404


def test_where_there_is_nothing_to_take_the_page_says_so(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    page = _page(sign_in(world.editor.person), _address(world, case, f"evidence/{OUTCOME}/take/"))
    assert "You have not asked anybody anything yet." in page


def test_a_result_that_may_no_longer_be_shown_is_told_first_on_the_list_of_tasks(world: World, sign_in: SignIn) -> None:
    case, collection, _ = make_fed(world)
    for person in Participant.objects.filter(collection=collection)[:3]:
        erase_person(participant=person, by=None, now=NOW)
    for member in (world.editor, world.viewer):
        page = _page(sign_in(member.person), _address(world, case))
        assert "nothing new can be taken now. Life satisfaction, after: fewer than 10 people" in page
        assert page.index("nothing new can be taken") < page.index("What comes of it")
    quantity = (find_outcome(latest_revision(case).data, OUTCOME) or {})["quantity"]
    assert quantity == _quantity_taken(case)


def _quantity_taken(case: Case) -> object:
    """The quantity that the link put in."""
    return case.evidence_links.get().entered_data["quantity"]
