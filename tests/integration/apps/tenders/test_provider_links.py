"""Who gets the letter of a provider that is considered: only whoever followed the link that the buyer sent it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.award_builders import awarding
from tests.organisation_builders import add_member, make_organisation, make_person
from worthwhile.apps.organisations.models import Membership, Scheme
from worthwhile.apps.organisations.models import Role as MemberOf
from worthwhile.apps.organisations.services.close_organisation import OrganisationStillNeeded, close_organisation
from worthwhile.apps.tenders.models import ProviderLink
from worthwhile.apps.tenders.selectors.award_letters import organisations_told, told_to
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.contenders import consider_provider
from worthwhile.apps.tenders.services.provider_links import (
    NoProviderLink,
    end_provider_link,
    follow_provider_link,
    make_provider_link,
)
from worthwhile.apps.tenders.services.write_tender import declare_interest
from worthwhile.engines.tendering import Conflict, Procedure, Stage

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LETTER = "It knows every stair"


def considered():
    """A direct award of three providers, of whom nobody has followed a link."""
    made = awarding(Procedure.DIRECT, Stage.READY)
    ProviderLink.objects.all().delete()
    return made


def tell(made):
    proposal = propose_award(tender=made.tender, reasons=LETTER, by=made.author, now=NOW, chosen=2)
    made.tender.refresh_from_db()
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=NOW)
    tell_everybody(tender=made.tender, by=made.author, now=NOW)
    made.tender.refresh_from_db()


def link_for(made, number=2, now=NOW):
    contender = made.tender.contenders.get(number=number)
    token = make_provider_link(contender=contender, by=made.author, now=now)
    return token, ProviderLink.objects.get(contender=contender)


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def outcome(organisation, tender):
    return f"/organisations/{organisation.pk}/bids/{tender.pk}/outcome/"


def page(made, rest):
    return f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/{rest}"


def test_whoever_takes_the_name_and_the_number_of_a_provider_gets_nothing(
    mailoutbox, django_capture_on_commit_callbacks
):
    made = considered()
    attacker = make_person("mallory@elsewhere.example")
    squatter = make_organisation(attacker, "Quiet Hands")
    squatter.identifiers.create(scheme=Scheme.COMPANY, value="01234567", added_at=NOW)
    for at, name in ((1, "Quiet Hands"), (2, " quiet  hands "), (3, "01234567"), (4, str(squatter.pk))):
        sent = {"name": name, "reason": f"It works here {at}"}
        told = text(browser(made.author).post(page(made, "providers/"), sent, follow=True))
        assert "is considered. Its letter is sent by you" in told
    before = len(mailoutbox)
    with django_capture_on_commit_callbacks(execute=True):
        tell(made)
    assert organisations_told(made.tender) == []
    assert "mallory@elsewhere.example" not in str([mail.recipients() for mail in mailoutbox[before:]])
    assert told_to(squatter, made.tender.pk) is None
    client = browser(attacker)
    for rest in ("", "letter.pdf", "pack.zip"):
        assert client.get(outcome(squatter, made.tender) + rest).status_code == 404
    assert client.get(f"/organisations/{squatter.pk}/bids/{made.tender.pk}/").status_code == 404
    assert "Befriending" not in text(client.get(f"/organisations/{squatter.pk}/bids/"))


def test_the_pages_say_who_has_to_be_sent_a_letter_by_hand_and_offer_it():
    made = considered()
    _, link = link_for(made)
    follow_provider_link(link=link, organisation=made.suppliers[1][0], by=made.suppliers[1][1], now=NOW)
    proposal = propose_award(tender=made.tender, reasons=LETTER, by=made.author, now=NOW, chosen=2)
    made.tender.refresh_from_db()
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=NOW)
    client = browser(made.author)
    shown = re.sub("<[^>]*>", "", text(client.get(page(made, "award/tell/"))))
    assert "Send these by hand, today: Lunch Club; Far Away. Nothing reaches them from here." in shown
    assert "(Warm Rooms reads it here)" in shown
    assert "Look once more at who reads a letter here" in shown
    tell_everybody(tender=made.tender, by=made.author, now=NOW)
    shown = re.sub("<[^>]*>", "", text(client.get(page(made, "award/"))))
    assert "No letter reaches these from here: Lunch Club; Far Away." in shown
    assert client.get(page(made, "award/letters/1.pdf")).status_code == 200


def test_the_provider_that_was_sent_the_link_reads_its_letter_and_the_buyer_sees_who_followed_it():
    made = considered()
    author, (organisation, person) = browser(made.author), made.suppliers[1]
    organisation.identifiers.create(scheme=Scheme.COMPANY, value="07654321", added_at=NOW)
    shown = text(author.post(page(made, "providers/2/link/")))
    [address] = re.findall(r"http://[^<]*(/bids/letter/[^<]*/)", shown)
    assert address not in text(author.get(page(made, "providers/2/link/")))
    assert address.split("/")[-2] not in str(list(ProviderLink.objects.values()))
    assert Client().get(address).status_code == 302
    client = browser(person)
    assert "Sample Council considers Warm Rooms" in text(client.get(address))
    told = text(client.post(address, {"organisation": organisation.pk}, follow=True))
    assert "You read the letter here, as soon as everybody is told" in told
    assert client.get(outcome(organisation, made.tender)).status_code == 404
    shown = text(author.get(page(made, "providers/2/link/")))
    for words in ("Warm Rooms, number", "07654321", person.email, "no register was asked"):
        assert words in shown
    tell(made)
    assert LETTER in text(client.get(outcome(organisation, made.tender)))
    assert "Befriending" in text(client.get(f"/organisations/{organisation.pk}/bids/"))
    viewer = add_member(made.suppliers[0][0], "stranger@supplier.example", MemberOf.OWNER).person
    assert browser(viewer).get(outcome(organisation, made.tender)).status_code == 404


def test_a_link_that_is_followed_after_everybody_was_told_leads_to_the_letter():
    made = considered()
    tell(made)
    token, _ = link_for(made, 1)
    organisation, person = made.suppliers[0]
    answer = browser(person).post(f"/bids/letter/{token}/", {"organisation": organisation.pk})
    assert answer["Location"] == outcome(organisation, made.tender)


def test_a_link_works_once_within_its_time_and_not_after_another_was_made():
    made = considered()
    token, link = link_for(made)
    newer, _ = link_for(made)
    (first, first_person), (second, second_person) = made.suppliers[:2]
    assert browser(first_person).get(f"/bids/letter/{token}/").status_code == 404
    with pytest.raises(NoProviderLink, match="does not stand any more"):
        follow_provider_link(link=link, organisation=first, by=first_person, now=NOW)
    kept = ProviderLink.objects.get()
    with pytest.raises(NoProviderLink, match="does not stand any more"):
        follow_provider_link(link=kept, organisation=second, by=second_person, now=NOW + timedelta(days=14))
    follow_provider_link(link=kept, organisation=second, by=second_person, now=NOW)
    assert browser(first_person).get(f"/bids/letter/{newer}/").status_code == 404
    with pytest.raises(NoProviderLink, match="does not stand any more"):
        follow_provider_link(link=kept, organisation=first, by=first_person, now=NOW)
    with pytest.raises(NoProviderLink, match="reads the letter here already"):
        link_for(made)
    assert organisations_told(made.tender) == [second]


def test_nobody_follows_a_link_for_an_organisation_that_is_not_theirs():
    made = considered()
    token, _ = link_for(made)
    stranger = make_person("alone@elsewhere.example")
    sent = {"organisation": made.suppliers[1][0].pk}
    browser(stranger).post(f"/bids/letter/{token}/", sent)
    viewer = add_member(made.suppliers[1][0], "viewer@supplier.example", MemberOf.VIEWER).person
    browser(viewer).post(f"/bids/letter/{token}/", sent)
    assert ProviderLink.objects.get().organisation is None


def test_neither_the_buyer_nor_its_people_nor_a_provider_twice_follow_a_link():
    made = considered()
    _, link = link_for(made, 1)
    own = make_organisation(made.approver, "The approver’s own")
    with pytest.raises(NoProviderLink, match="You work on this tender"):
        follow_provider_link(link=link, organisation=own, by=made.approver, now=NOW)
    organisation, person = made.suppliers[0]
    with pytest.raises(NoProviderLink, match="cannot be the provider"):
        follow_provider_link(link=link, organisation=made.tender.buyer, by=person, now=NOW)
    follow_provider_link(link=link, organisation=organisation, by=person, now=NOW)
    _, second = link_for(made, 2)
    with pytest.raises(NoProviderLink, match="reads a letter of this tender already"):
        follow_provider_link(link=second, organisation=organisation, by=person, now=NOW)


def test_only_those_who_decide_make_links_and_who_has_a_conflict_does_not():
    made = considered()
    contender = made.tender.contenders.get(number=1)
    for person in set(made.others.values()) - {made.approver}:
        with pytest.raises(NoProviderLink, match="Only the author or an approver"):
            make_provider_link(contender=contender, by=person, now=NOW)
    declare_interest(tender=made.tender, person=made.author, conflicted=True, words="My aunt", now=NOW)
    with pytest.raises(NoProviderLink, match="You declared a conflict"):
        make_provider_link(contender=contender, by=made.author, now=NOW)
    assert not ProviderLink.objects.exists()


def test_a_wrong_reader_is_ended_and_reads_nothing_and_after_everybody_was_told_only_by_an_approver():
    made = considered()
    _, link = link_for(made)
    wrong, person = make_organisation(make_person("wrong@elsewhere.example"), "Wrong One"), None
    person = wrong.memberships.get().person
    follow_provider_link(link=link, organisation=wrong, by=person, now=NOW)
    tell(made)
    assert LETTER in text(browser(person).get(outcome(wrong, made.tender)))
    contender = made.tender.contenders.get(number=2)
    with pytest.raises(NoProviderLink, match="Only an approver may end that now"):
        end_provider_link(contender=contender, by=made.author, now=NOW)
    answer = browser(made.approver).post(page(made, "providers/2/link/"), {"act": "end"}, follow=True)
    assert "Ended. You send this letter by hand" in text(answer)
    assert browser(person).get(outcome(wrong, made.tender)).status_code == 404
    acts = list(made.tender.log.filter(act__contains="provider-link").order_by("number").values_list("act", "about"))
    assert [act for act, _ in acts] == ["make-provider-link", "follow-provider-link", "end-provider-link"]
    assert "Wrong" not in str(acts)


def test_people_of_an_organisation_called_like_a_provider_or_that_followed_its_link_take_no_part():
    made = considered()
    namesake = make_organisation(make_person("owner@elsewhere.example"), "Fir care")
    consider_provider(tender=made.tender, name="Fir  Care", reason="It is near", by=made.author, now=NOW)
    assert not person_in(made.tender, made.author).conflicted
    Membership.objects.create(organisation=namesake, person=made.author, role=MemberOf.VIEWER, joined_at=NOW)
    assert person_in(made.tender, made.author).conflict == Conflict.BELONGS
    _, link = link_for_approver(made)
    other = make_organisation(make_person("other@elsewhere.example"), "Of another name")
    follow_provider_link(link=link, organisation=other, by=other.memberships.get().person, now=NOW)
    Membership.objects.create(organisation=other, person=made.approver, role=MemberOf.VIEWER, joined_at=NOW)
    assert person_in(made.tender, made.approver).conflicted


def link_for_approver(made):
    contender = made.tender.contenders.get(number=1)
    return make_provider_link(contender=contender, by=made.approver, now=NOW), ProviderLink.objects.get()


def test_an_organisation_that_followed_a_link_stays_in_the_record():
    made = considered()
    _, link = link_for(made)
    organisation, person = made.suppliers[1]
    follow_provider_link(link=link, organisation=organisation, by=person, now=NOW)
    with pytest.raises(OrganisationStillNeeded, match="considered in a tender"):
        close_organisation(organisation=organisation, by=person, now=NOW)
