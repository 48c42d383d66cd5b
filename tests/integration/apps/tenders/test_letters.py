"""Letters about tenders: to whom, after what, and what none of them says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.test import Client

from tests.award_builders import awarding, propose
from tests.organisation_builders import add_member
from tests.tender_builders import (
    AT_OPENING,
    BEGUN,
    DEADLINE,
    Buying,
    competitive_draft,
    decide_route,
    make_supplier,
    open_tender,
)
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import BidDraft, BidPartner
from worthwhile.apps.tenders.services.award_contract import end_without_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.change_tender import cancel, change_documents, extend
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw
from worthwhile.apps.tenders.services.letter import TO_PARTNERS, WORDS, Letter
from worthwhile.apps.tenders.services.questions import answer_question, ask
from worthwhile.apps.tenders.services.tell import AT_ONCE, tell_bidders, tell_people
from worthwhile.apps.tenders.services.write_tender import approve, declare_interest, return_to_draft
from worthwhile.engines.tendering import Role, Stage

pytestmark = pytest.mark.django_db
LATER = BEGUN + timedelta(days=3)


class BrokenBackend(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPServerDisconnected("away")


@pytest.fixture
def letters(django_capture_on_commit_callbacks: Any) -> Any:
    """What is sent once what was done inside is kept."""

    @contextmanager
    def sent() -> Iterator[list[EmailMessage]]:
        found: list[EmailMessage] = []
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            yield found
        found += mail.outbox[before:]

    return sent


def bidder(buying: Buying, name: str) -> Organisation:
    organisation, person = make_supplier(name)
    hand_in(tender=buying.tender, bidder=organisation, content=b"a bid", by=person, received_at=LATER)
    return organisation


def test_those_who_bid_are_told_without_seeing_one_another(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    bidder(buying, "Warm Homes")
    with letters() as sent:
        tell_bidders(buying.tender, Letter.DOCUMENTS_CHANGED, LATER)
    [letter] = sent
    assert sorted(letter.bcc) == ["kind.visits@supplier.example", "warm.homes@supplier.example"]
    assert letter.to == letter.cc == []
    written = letter.message().as_string()
    assert "supplier.example" not in written
    assert "Kind Visits" not in written
    assert f"/tenders/open/{buying.tender.pk}/" in letter.body
    assert "does not count until you confirm it" in letter.body
    assert "Bids come in until 1 April 2026" in letter.body


def test_viewers_of_a_bidder_and_those_who_took_their_bid_back_are_not_written_to(letters: Any) -> None:
    buying = open_tender()
    stays, goes = bidder(buying, "Kind Visits"), bidder(buying, "Warm Homes")
    add_member(stays, "viewer@supplier.example", Membership.VIEWER)
    withdraw(tender=buying.tender, bidder=goes, now=LATER)
    with letters() as sent:
        tell_bidders(buying.tender, Letter.OUTCOME_TOLD, LATER)
    assert [letter.bcc for letter in sent] == [["kind.visits@supplier.example"]]


def test_who_asked_hears_of_the_answer_but_not_of_the_outcome_where_they_did_not_bid(letters: Any) -> None:
    buying = open_tender()
    asker, _ = make_supplier("Curious Care")
    ask(tender=buying.tender, asker=asker, words="How many visits?", now=LATER)
    with letters() as sent:
        tell_bidders(buying.tender, Letter.QUESTION_ANSWERED, LATER)
        tell_bidders(buying.tender, Letter.OUTCOME_TOLD, LATER)
    assert [letter.bcc for letter in sent] == [["curious.care@supplier.example"]]
    assert sent[0].subject == WORDS[Letter.QUESTION_ANSWERED].subject


def test_only_those_named_are_written_to(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    asked = bidder(buying, "Warm Homes")
    with letters() as sent:
        tell_bidders(buying.tender, Letter.LOW_PRICE_ASKED, LATER, only=[asked])
    assert [letter.bcc for letter in sent] == [["warm.homes@supplier.example"]]


def test_many_addresses_go_in_several_letters(letters: Any) -> None:
    buying = open_tender()
    organisation = bidder(buying, "Kind Visits")
    for number in range(AT_ONCE):
        add_member(organisation, f"editor{number}@supplier.example", Membership.EDITOR)
    with letters() as sent:
        tell_bidders(buying.tender, Letter.CANCELLED, LATER)
    assert [len(letter.bcc) for letter in sent] == [AT_ONCE, 1]


def test_people_of_the_buyer_are_told_nothing_of_who_bids(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    with letters() as sent:
        tell_people(buying.tender, Role.OPENER, Letter.OPEN_THE_BIDS, DEADLINE)
    [letter] = sent
    assert sorted(letter.bcc) == ["opener0@buyer.example", "opener1@buyer.example", "opener2@buyer.example"]
    assert "Kind Visits" not in letter.body + letter.subject
    assert f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/" in letter.body


def test_somebody_with_a_conflict_or_who_left_the_buyer_is_not_written_to(letters: Any) -> None:
    buying = open_tender()
    first, second, third = buying.openers
    declare_interest(tender=buying.tender, person=first, conflicted=True, words="My sister bids", now=LATER)
    second.memberships.filter(organisation=buying.tender.buyer).delete()
    with letters() as sent:
        tell_people(buying.tender, Role.OPENER, Letter.OPEN_THE_BIDS, DEADLINE)
    assert [letter.bcc for letter in sent] == [[third.email]]


def test_nothing_is_sent_where_the_act_did_not_come_about(letters: Any) -> None:
    buying = open_tender()
    with letters() as sent, transaction.atomic():
        tell_people(buying.tender, Role.AUTHOR, Letter.QUESTION_WAITS, LATER)
        transaction.set_rollback(True)
    assert sent == []


def test_a_mail_server_that_is_away_breaks_nothing(letters: Any, settings: Any, caplog: Any) -> None:
    buying = open_tender()
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    with letters():
        tell_people(buying.tender, Role.AUTHOR, Letter.QUESTION_WAITS, LATER)
    assert "could not be sent" in caplog.text
    assert "author@buyer.example" not in caplog.text


def test_the_demonstration_writes_to_nobody(letters: Any) -> None:
    buying = open_tender()
    buying.tender.is_demonstration = True
    with letters() as sent:
        tell_people(buying.tender, Role.AUTHOR, Letter.QUESTION_WAITS, LATER)
    assert sent == []


def subjects(sent: list[EmailMessage]) -> list[tuple[str, tuple[str, ...]]]:
    return [(letter.subject, tuple(sorted(letter.bcc))) for letter in sent]


def test_the_first_question_that_waits_is_told_to_the_author_and_its_answer_to_those_who_bid(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    asker, _ = make_supplier("Curious Care")
    with letters() as asked:
        question = ask(tender=buying.tender, asker=asker, words="How many visits?", now=LATER)
        ask(tender=buying.tender, asker=asker, words="In how many streets?", now=LATER)
    assert subjects(asked) == [(WORDS[Letter.QUESTION_WAITS].subject, ("author@buyer.example",))]
    assert "Curious Care" not in asked[0].message().as_string()
    with letters() as answered:
        answer_question(question=question, words="Forty", by=buying.author, now=LATER)
    told = ("curious.care@supplier.example", "kind.visits@supplier.example")
    assert subjects(answered) == [(WORDS[Letter.QUESTION_ANSWERED].subject, told)]


def test_changed_documents_more_time_and_the_end_are_told_to_those_who_bid(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    tender, author = buying.tender, buying.author
    with letters() as sent:
        change_documents(tender=tender, reason="The map", by=author, now=LATER)
        extend(tender=tender, deadline=DEADLINE + timedelta(days=2), reason="The map", by=author, now=LATER)
        cancel(tender=tender, reason="No money", by=buying.approver, now=LATER)
    told = (Letter.DOCUMENTS_CHANGED, Letter.DEADLINE_MOVED, Letter.CANCELLED)
    assert subjects(sent) == [(WORDS[one].subject, ("kind.visits@supplier.example",)) for one in told]


def test_the_deadline_calls_the_openers_or_where_no_bid_counts_the_author(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    with letters() as sent:
        close_due(AT_OPENING)
    openers = tuple(f"opener{number}@buyer.example" for number in range(3))
    assert subjects(sent) == [(WORDS[Letter.OPEN_THE_BIDS].subject, openers)]
    assert "Kind" not in sent[0].message().as_string()


def test_where_no_bid_counts_the_author_ends_it(letters: Any) -> None:
    buying = open_tender()
    with letters() as sent:
        close_due(AT_OPENING)
    assert subjects(sent) == [(WORDS[Letter.NO_BID_COUNTS].subject, ("author@buyer.example",))]
    buying.tender.refresh_from_db()
    with letters() as ended:
        end_without_award(tender=buying.tender, reason="Nobody bid", by=buying.author, now=AT_OPENING)
    assert ended == []


def test_a_deadline_that_waits_for_an_answer_is_told_to_both_sides(letters: Any) -> None:
    buying = open_tender()
    bidder(buying, "Kind Visits")
    asker, _ = make_supplier("Curious Care")
    ask(tender=buying.tender, asker=asker, words="How many visits?", now=LATER)
    with letters() as sent:
        close_due(AT_OPENING)
    assert [letter.subject for letter in sent] == [
        WORDS[Letter.DEADLINE_MOVED].subject,
        WORDS[Letter.QUESTION_WAITS].subject,
    ]


def test_each_is_told_when_it_is_their_turn_before_publication(letters: Any) -> None:
    buying = competitive_draft()
    with letters() as decided:
        decide_route(buying)
    assert subjects(decided) == [(WORDS[Letter.APPROVE_IT].subject, ("approver@buyer.example",))]
    with letters() as left_open:
        decide_route(buying, conflicts_assessed=False)
    assert left_open == []
    with letters() as approved:
        approve(tender=buying.tender, by=buying.approver, now=BEGUN)
        return_to_draft(tender=buying.tender, reason="The map", by=buying.approver, now=BEGUN)
    assert [letter.subject for letter in approved] == [WORDS[Letter.PUBLISH_IT].subject, WORDS[Letter.RETURNED].subject]
    with letters() as declared:
        declare_interest(tender=buying.tender, person=buying.author, conflicted=True, words="An aunt", now=BEGUN)
    assert subjects(declared) == [(WORDS[Letter.CONFLICT_DECLARED].subject, ("approver@buyer.example",))]
    assert "aunt" not in declared[0].body


def joint(buying: Buying, *partners: Organisation) -> Organisation:
    lead, person = make_supplier("Kind Visits")
    hand_in(
        tender=buying.tender, bidder=lead, content=b"a bid", by=person, received_at=LATER, partners=partners
    )  # fmt: skip
    return lead


@pytest.mark.parametrize("letter", TO_PARTNERS)
def test_whoever_bids_with_a_lead_is_told_at_the_same_moment_and_of_nothing_that_is_the_leads_alone(
    letters: Any, letter: Letter
) -> None:
    buying = open_tender()
    partner, _ = make_supplier("Warm Homes")
    add_member(partner, "viewer@supplier.example", Membership.VIEWER)
    lead = joint(buying, partner)
    with letters() as sent:
        tell_bidders(buying.tender, letter, LATER, only=[lead])
    assert sorted(one for each in sent for one in each.bcc) == [
        "kind.visits@supplier.example",
        "warm.homes@supplier.example",
    ]
    to_partner = next(one for one in sent if "warm.homes@supplier.example" in one.bcc)
    assert to_partner.subject == WORDS[TO_PARTNERS[letter]].subject
    assert f"/tenders/open/{buying.tender.pk}/" in to_partner.body
    assert "alone or with others" in to_partner.body
    assert not [name for name in ("Kind Visits", "Warm Homes", "supplier.example") if name in to_partner.body]


@pytest.mark.parametrize("letter", [Letter.LOW_PRICE_ASKED, Letter.REPRESENTATION_DECIDED, Letter.INVITED])
def test_of_its_price_and_its_objection_the_lead_alone_is_told(letters: Any, letter: Letter) -> None:
    buying = open_tender()
    lead = joint(buying, make_supplier("Warm Homes")[0])
    with letters() as sent:
        tell_bidders(buying.tender, letter, LATER, only=[lead])
    assert [one.bcc for one in sent] == [["kind.visits@supplier.example"]]


def test_partners_of_others_and_of_a_bid_that_was_replaced_or_taken_back_are_not_written_to(letters: Any) -> None:
    buying = open_tender()
    first, second = make_supplier("Warm Homes")[0], make_supplier("Soft Hands")[0]
    lead = joint(buying, first)
    other = bidder(buying, "Far Away")
    person = lead.memberships.get().person
    with letters() as sent:
        tell_bidders(buying.tender, Letter.OUTCOME_TOLD, LATER, only=[other])
    assert [one.bcc for one in sent] == [["far.away@supplier.example"]]
    later = LATER + timedelta(hours=1)
    hand_in(
        tender=buying.tender, bidder=lead, content=b"another", by=person, received_at=later, partners=[second]
    )  # fmt: skip
    with letters() as sent:
        tell_bidders(buying.tender, Letter.CANCELLED, later)
    told = [one for each in sent for one in each.bcc]
    assert "soft.hands@supplier.example" in told
    assert "warm.homes@supplier.example" not in told
    withdraw(tender=buying.tender, bidder=lead, now=later)
    with letters() as sent:
        tell_bidders(buying.tender, Letter.CANCELLED, later)
    assert [one.bcc for one in sent] == [["far.away@supplier.example"]]


def test_who_said_yes_to_a_bid_that_is_still_written_hears_of_changes_as_its_lead_does(letters: Any) -> None:
    buying = open_tender()
    lead, _ = make_supplier("Kind Visits")
    ask(tender=buying.tender, asker=lead, words="How many visits?", now=LATER)
    draft = BidDraft.objects.create(tender=buying.tender, bidder=lead, box="b", documents=1, created_at=LATER)
    for number, (name, accepted) in enumerate((("Warm Homes", True), ("Soft Hands", None), ("Far Away", False))):
        draft.joint.create(
            member=f"m-{number}", organisation=make_supplier(name)[0], asked_at=LATER, accepted=accepted
        )  # fmt: skip
    with letters() as sent:
        tell_bidders(buying.tender, Letter.QUESTION_ANSWERED, LATER)
        tell_bidders(buying.tender, Letter.OUTCOME_TOLD, LATER)
    assert [sorted(one.bcc) for one in sent] == [["kind.visits@supplier.example", "warm.homes@supplier.example"]]


def test_a_partner_is_told_that_the_outcome_is_told_and_reads_nothing_of_the_leads_letter(letters: Any) -> None:
    made = awarding()
    partner, person = make_supplier("Soft Hands")
    lead = made.suppliers[0][0]
    received = made.tender.bids.get(bidder=lead).standing
    BidPartner.objects.create(received=received, organisation=partner)
    propose(made)
    made.at(Stage.APPROVED)
    with letters() as sent:
        tell_everybody(tender=made.tender, by=made.author, now=LATER)
    [theirs] = [one for one in sent if "soft.hands@supplier.example" in one.bcc]
    assert theirs.bcc == ["soft.hands@supplier.example"]
    assert "Ask it for that" in theirs.body
    client = Client()
    client.force_login(person)
    for rest in ("", "letter.pdf", "pack.zip"):
        assert client.get(f"/organisations/{partner.pk}/bids/{made.tender.pk}/outcome/{rest}").status_code == 404
    page = f"/tenders/open/{made.tender.pk}/"
    assert page in theirs.body
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("letter", Letter)
def test_every_letter_has_a_subject_on_one_line_and_says_something(letter: Letter) -> None:
    words = WORDS[letter]
    assert words.says.endswith(".")
    assert 10 < len(words.subject) < 80
    assert "\n" not in words.subject
