"""An outcome that takes its figures from questionnaires, and what new answers do to its draft."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.case_builders import make_case, make_version
from tests.evidence_builders import make_collection
from tests.feed_builders import FEWER, LIFE, OUTCOME, make_answered, make_fed, take, the_feed
from tests.group_builders import keep, lunches, response
from tests.organisation_builders import NOW, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.open_collection import close_collection
from worthwhile.apps.impact.models import Case, EvidenceLink, LinkState, Revision
from worthwhile.apps.impact.presenters.followed import followed_line
from worthwhile.apps.impact.presenters.history import what_text
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.fitting_feeds import list_fitting
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.services.bring_back import bring_back
from worthwhile.apps.impact.services.feed_case import (
    NoSuchResult,
    ResultMoved,
    ResultRefused,
    end_link,
    feed_outcome,
    pause_link,
)
from worthwhile.apps.impact.services.follow_evidence import QUIET, bring_up_to_date, follow_results
from worthwhile.apps.impact.services.keep_version import sign_version
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.engines.measures.measure import Stage

pytestmark = pytest.mark.django_db
HERE = ("outcomes", OUTCOME)


def _latest(case: Case) -> Revision:
    case.refresh_from_db()
    return latest_revision(case)


def _row(case: Case, outcome: str = OUTCOME) -> dict:  # type: ignore[type-arg]
    found = find_outcome(_latest(case).data, outcome)
    assert found is not None
    return dict(found)


def _more(collection: Collection, world: World, people: int = 15) -> None:
    """Questionnaires of further people, and word of them as when a transaction ends."""
    keep(collection, world.owner.person, lunches(people)[24:])
    follow_results(collection=collection)


def _depression(collection: Collection, world: World, people: int = 12) -> None:
    rows = [
        response(f"LC-{person:03}", stage, (answer,) * 8 + (0,), row=2 * person + 2 + later)
        for person in range(people)
        for later, (stage, answer) in enumerate(((Stage.BEFORE, 2), (Stage.AFTER, 0)))
    ]
    keep(collection, world.owner.person, rows, measure="phq-9")


def test_taking_a_result_enters_its_figures_with_range_source_and_evidence(world: World) -> None:
    case, collection, link = make_fed(world)
    row, feed = _row(case), the_feed(case, collection)
    assert row["quantity"] == feed.outcome["quantity"]
    assert row["ranges"]["quantity"] == feed.outcome["ranges"]["quantity"]  # type: ignore[index]
    assert row["ranges"]["value"] == "bank"
    assert row["evidence"]["sample"] == 12
    assert row["evidence"]["source"] == "Questionnaires of Lunch, spring"
    assert row["sources"]["quantity"].endswith("Lunch, spring, answers up to 30 March 2026")
    assert row["deadweight"] == Decimal("0.25")
    assert "duration_years" not in row
    assert (link.state, link.applied_by, link.applied_revision) == (LinkState.FOLLOWING, world.editor.person, 2)
    assert value_data(_latest(case).data).result.ratio is not None
    assert AuditEntry.objects.filter(act="result-fed").count() == 1


def test_new_answers_update_the_draft_and_the_history_says_from_what_to_what(world: World) -> None:
    case, collection, link = make_fed(world)
    before = _row(case)["quantity"][0]
    _more(collection, world)
    row, revision = _row(case), _latest(case)
    assert row["evidence"]["sample"] == 15
    assert row["quantity"][0] > before
    assert (revision.number, revision.made_by) == (3, None)
    text = what_text(revision.what)
    assert text.startswith("Evidence update: ")
    assert text.endswith(" WELLBYs")
    assert f"{before:.2f} to {row['quantity'][0]:.2f}" in text
    link.refresh_from_db()
    assert link.fingerprint == the_feed(case, collection).fingerprint
    assert link.applied_by_itself


def test_what_others_changed_elsewhere_meanwhile_stays(world: World) -> None:
    case, collection, _ = make_fed(world)
    save_case(case=case, based_on=2, edits={(*HERE, "deadweight"): Decimal("0.3")}, what="anyway",
              by=world.owner.person, now=NOW)  # fmt: skip
    _more(collection, world)
    row = _row(case)
    assert (row["deadweight"], row["evidence"]["sample"]) == (Decimal("0.3"), 15)


def test_the_same_answers_again_save_nothing(world: World) -> None:
    case, collection, _ = make_fed(world)
    follow_results(collection=collection)
    bring_up_to_date(case, now=NOW)
    assert _latest(case).number == 2


def test_a_version_never_changes_whether_signed_or_not(world: World) -> None:
    case, collection, _ = make_fed(world)
    version = make_version(case, world.owner.person)
    sign_version(version=version, by=world.owner.person, role="Manager", statement="So it is.", now=NOW)
    worth, content = value_data(version.data).result.present_value, version.content
    _more(collection, world)
    version.refresh_from_db()
    assert version.content == content
    assert value_data(version.data).result.present_value == worth
    assert value_data(_latest(case).data).result.present_value != worth


def test_a_figure_changed_by_hand_is_left_and_the_link_pauses_with_the_day(world: World) -> None:
    case, collection, link = make_fed(world)
    save_case(case=case, based_on=2, edits={(*HERE, "evidence", "sample"): 11}, what="evidence",
              by=world.owner.person, now=NOW)  # fmt: skip
    _more(collection, world)
    link.refresh_from_db()
    assert _row(case)["evidence"]["sample"] == 11
    assert (link.state, link.by_hand_at) == (LinkState.PAUSED, NOW)
    line = followed_line(case, OUTCOME, _latest(case).data)
    assert line is not None
    assert line.sentence.startswith("You changed this figure by hand on 1 April 2026")
    assert line.needs_somebody
    take(case, collection, world)
    link.refresh_from_db()
    assert (link.state, link.by_hand_at, _row(case)["evidence"]["sample"]) == (LinkState.FOLLOWING, None, 15)


def test_a_figure_put_back_as_it_was_taken_follows_again(world: World) -> None:
    case, _collection, link = make_fed(world)
    first = case.revisions.get(number=1)
    bring_back(case=case, revision=first, based_on=2, by=world.owner.person, now=NOW)
    bring_up_to_date(case, now=NOW)
    link.refresh_from_db()
    assert link.state == LinkState.PAUSED
    bring_back(case=case, revision=case.revisions.get(number=2), based_on=3, by=world.owner.person, now=NOW)
    bring_up_to_date(case, now=NOW)
    link.refresh_from_db()
    assert (link.state, link.by_hand_at) == (LinkState.FOLLOWING, None)


def test_what_a_person_paused_stays_whatever_is_answered(world: World) -> None:
    case, collection, link = make_fed(world)
    pause_link(link=link, by=world.owner.person, now=NOW)
    _more(collection, world)
    bring_up_to_date(case, now=NOW)
    assert _row(case)["evidence"]["sample"] == 12


def test_an_ended_link_leaves_the_figures(world: World) -> None:
    case, collection, link = make_fed(world)
    quantity = _row(case)["quantity"]
    end_link(link=link, by=world.owner.person, now=NOW)
    _more(collection, world)
    assert _row(case)["quantity"] == quantity
    assert not EvidenceLink.objects.exists()


def test_erasing_a_person_updates_the_draft_and_too_few_people_break_the_link_with_the_reason(world: World) -> None:
    case, collection, link = make_fed(world)
    people = list(Participant.objects.filter(collection=collection).order_by("pk"))
    erase_person(participant=people[0], by=None, now=NOW)
    bring_up_to_date(case, now=NOW)
    assert _row(case)["evidence"]["sample"] == 11
    for person in people[1:3]:
        erase_person(participant=person, by=None, now=NOW)
    bring_up_to_date(case, now=NOW)
    link.refresh_from_db()
    assert _row(case)["evidence"]["sample"] == 11
    assert link.state == LinkState.BROKEN
    assert "fewer than 10 people" in link.reason
    _more(collection, world)
    link.refresh_from_db()
    assert (link.state, link.reason) == (LinkState.FOLLOWING, "")
    assert _row(case)["evidence"]["sample"] == 12


def test_a_change_that_went_away_breaks_the_link_and_keeps_the_figure(world: World) -> None:
    case, collection, link = make_fed(world)
    quantity = _row(case)["quantity"]
    worse = [response(f"LC-{n:03}", Stage.AFTER, (0, 5, 6, 3), row=n + 2) for n in range(12)]
    keep(collection, world.owner.person, worse, replace=True)
    follow_results(collection=collection)
    link.refresh_from_db()
    assert (link.state, _row(case)["quantity"]) == (LinkState.BROKEN, quantity)
    assert link.reason


def test_of_few_lost_a_share_is_entered_that_its_page_takes(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_collection(
        world.organisation, world.owner.person
    )  # fmt: skip
    lost = [row for row in lunches(120) if not (row.person == "LC-119" and row.stage is Stage.AFTER)]
    keep(collection, world.owner.person, lost)
    take(case, collection, world)
    assert _row(case)["evidence"]["attrition"] == Decimal("0.01")


def test_many_answers_in_a_row_are_one_update_until_the_case_is_opened(world: World) -> None:
    case, collection, link = make_fed(world)
    for people in (13, 14, 15):
        keep(collection, world.owner.person, lunches(people)[2 * people - 2 :])
        follow_results(collection=collection)
    assert _row(case)["evidence"]["sample"] == 13
    bring_up_to_date(case, now=NOW)
    assert _row(case)["evidence"]["sample"] == 15
    link.refresh_from_db()
    EvidenceLink.objects.filter(pk=link.pk).update(applied_at=link.applied_at - 2 * QUIET)
    keep(collection, world.owner.person, lunches(16)[30:])
    follow_results(collection=collection)
    assert _row(case)["evidence"]["sample"] == 16


def test_a_lost_word_is_made_up_for_when_the_case_is_opened(world: World) -> None:
    case, collection, _ = make_fed(world)
    keep(collection, world.owner.person, lunches(15)[24:])
    assert _row(case)["evidence"]["sample"] == 12
    bring_up_to_date(case, now=NOW)
    assert _row(case)["evidence"]["sample"] == 15


def test_word_of_answers_reaches_drafts_when_the_transaction_ends(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    case, collection, _ = make_fed(world)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        keep(collection, world.owner.person, lunches(15)[24:])
    assert _row(case)["evidence"]["sample"] == 15


def test_closing_a_collection_leaves_its_links_readable(world: World) -> None:
    case, collection, link = make_fed(world)
    close_collection(collection=collection, by=world.owner.person, now=NOW)
    bring_up_to_date(case, now=NOW)
    link.refresh_from_db()
    line = followed_line(case, OUTCOME, _latest(case).data)
    assert link.state == LinkState.FOLLOWING
    assert line is not None
    assert line.count == "12 of 12 people, answers up to 30 March 2026"


def test_an_outcome_that_was_taken_out_follows_nothing_and_breaks_nothing(world: World) -> None:
    case, collection, link = make_fed(world)
    save_case(case=case, based_on=2, edits={HERE: None}, what="outcomes", by=world.owner.person, now=NOW)
    _more(collection, world)
    link.refresh_from_db()
    assert (_latest(case).number, link.state) == (3, LinkState.FOLLOWING)
    assert followed_line(case, OUTCOME, _latest(case).data) is None


def test_another_organisations_collection_cannot_be_taken(world: World) -> None:
    collection = make_answered(world)
    theirs = make_case(world.stranger.memberships.get().organisation, world.stranger)
    with pytest.raises(NoSuchResult):
        feed_outcome(case=theirs, outcome=OUTCOME, collection=collection.pk, row_key=LIFE, fingerprint="x",
                     based_on=1, by=world.stranger, now=NOW)  # fmt: skip
    assert not EvidenceLink.objects.exists()


def test_a_result_that_changed_while_it_was_looked_at_is_not_taken(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    seen = the_feed(case, collection).fingerprint
    keep(collection, world.owner.person, lunches(15)[24:])
    with pytest.raises(ResultMoved):
        feed_outcome(case=case, outcome=OUTCOME, collection=collection.pk, row_key=LIFE, fingerprint=seen,
                     based_on=1, by=world.editor.person, now=NOW)  # fmt: skip
    assert _latest(case).number == 1


def test_somebody_elses_change_of_the_same_figure_is_told_and_nothing_is_linked(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    save_case(case=case, based_on=1, edits={(*HERE, "quantity"): 9}, what="quantity", by=world.owner.person, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        feed_outcome(case=case, outcome=OUTCOME, collection=collection.pk, row_key=LIFE,
                     fingerprint=the_feed(case, collection).fingerprint, based_on=1, by=world.editor.person,
                     now=NOW)  # fmt: skip
    assert not EvidenceLink.objects.exists()


def test_a_row_stands_in_one_outcome_and_rows_of_the_same_people_share_their_change(world: World) -> None:
    case, collection, _ = make_fed(world)
    _depression(collection, world)
    with pytest.raises(ResultRefused, match="takes this row already"):
        take(case, collection, world, outcome="volunteers-life-satisfaction")
    take(case, collection, world, outcome="visits-end", row=FEWER)
    row = _row(case, "visits-end")
    assert row["shares_change_with"] == [OUTCOME]
    assert (row["quantity"], row["duration_years"]) == (12, 1)


def test_a_row_in_another_unit_than_the_price_is_refused(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    _depression(collection, world)
    with pytest.raises(ResultRefused, match="priced by something else"):
        take(case, collection, world, outcome="visits-end")
    with pytest.raises(ResultRefused, match="priced per WELLBY"):
        take(case, collection, world, row=FEWER)
    with pytest.raises(ResultRefused, match="never priced"):
        take(case, collection, world, outcome="someone-to-call")


def test_the_likeliest_row_comes_first_and_what_gives_none_says_why(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    _depression(collection, world)
    make_collection(world.organisation, world.owner.person, ("gad-7",))
    data = _latest(case).data
    found = list_fitting(case, OUTCOME, data)
    assert [one.feed.row_key for one in found.offered] == [LIFE]
    assert {one.feed.basis for one in found.refused} == {"count"}
    assert [one.reason for one in found.withheld] == ["Nobody has finished a later questionnaire yet."]
    assert [one.feed.basis for one in list_fitting(case, "visits-end", data).refused] == ["mean"]


def test_a_mean_gives_its_worth_to_an_outcome_that_has_none_and_keeps_it_there(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    take(case, collection, world, outcome="less-lonely")
    assert _row(case, "less-lonely")["value_ref"] == "WELLBY"
    _more(collection, world)
    row = _row(case, "less-lonely")
    assert (row["value_ref"], row["status"], row["evidence"]["sample"]) == ("WELLBY", "pending", 15)


def test_the_range_published_with_a_worth_may_be_chosen_without_pausing_anything(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    link = take(case, collection, world, outcome="less-lonely")
    place = ("outcomes", "less-lonely", "ranges", "value")
    save_case(case=case, based_on=2, edits={place: "bank"}, what="worth", by=world.owner.person, now=NOW)
    _more(collection, world)
    link.refresh_from_db()
    assert (link.state, _row(case, "less-lonely")["ranges"]["value"]) == (LinkState.FOLLOWING, "bank")


def test_counted_people_bring_how_long_only_where_the_case_does_not_say(world: World) -> None:
    case, collection = make_case(world.organisation, world.owner.person), make_collection(
        world.organisation, world.owner.person, ("phq-9",)
    )  # fmt: skip
    _depression(collection, world)
    take(case, collection, world, outcome="less-lonely", row=FEWER)
    brought = the_feed(case, collection, FEWER).outcome["duration_years"]
    assert _row(case, "less-lonely")["duration_years"] == brought
    _depression_more(collection, world)
    row = _row(case, "less-lonely")
    assert (row["quantity"], row["duration_years"]) == (14, brought)
    assert what_text(_latest(case).what) == "Evidence update: 12 to 14 people"


def _depression_more(collection: Collection, world: World) -> None:
    _depression(collection, world, people=14)
    follow_results(collection=collection)


def test_closing_the_organisation_takes_links_and_answers_with_it(world: World) -> None:
    make_fed(world)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert not EvidenceLink.objects.exists()
