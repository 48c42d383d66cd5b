"""Lists of suppliers: made by a buyer, open to applications, and seen by suppliers as far as they concern them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import add_member
from tests.quick_quote_builders import code_of, offer, sent_quick_quote
from tests.tender_builders import make_buyer, make_supplier
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.organisations.models import Demonstration, Organisation, Role
from worthwhile.apps.tenders.models import ListApplication, Listed, PreferredList
from worthwhile.apps.tenders.selectors.invitations import list_past_invitations
from worthwhile.apps.tenders.services.preferred_lists import (
    MOST_APPLICATIONS,
    CannotList,
    apply_to_list,
    decide_application,
    make_list,
    put_on_list,
    take_off_list,
)
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def a_list(*, is_open: bool = True, **changed: object):
    buyer, author = make_buyer()
    given = {"name": "Befriending in Luton", "kinds": ["social-work"], "areas": [code_of("Luton")], **changed}
    made = make_list(buyer=buyer, is_open=is_open, by=author, now=timezone.now(), **given)  # type: ignore[arg-type]
    return made, author


def page_of(preferred: PreferredList, page: str = "") -> str:
    return f"/organisations/{preferred.buyer_id}/preferred-suppliers/{preferred.pk}/{page}"


def test_a_list_is_made_changed_and_filled_from_those_who_offer_it_there():
    buyer, author = make_buyer()
    near, _ = offer("Kind Visits", now=timezone.now())
    offer("Far Away", at="Cornwall", now=timezone.now())
    hidden, _ = offer("Hidden Visits", findable=False, now=timezone.now())
    client, lists = browser(author), f"/organisations/{buyer.pk}/preferred-suppliers/"
    assert "No list yet" in text(client, lists)
    given = {"name": " Befriending  in Luton ", "kind": "social-work", "areas": "Luton", "is_open": "on"}
    page = sent(client, f"{lists}new/", **given)
    made = PreferredList.objects.get()
    assert (made.name, made.open_to_applications) == ("Befriending in Luton", True)
    assert "Nobody yet" in page
    assert "You have a list called" in sent(client, f"{lists}new/", **given)
    adding = text(client, page_of(made, "add/"))
    assert "Kind Visits: Befriending" in adding
    assert "Far Away" not in adding
    assert "Hidden Visits" not in adding
    given = {"suppliers": [near.pk], "named": "Hidden Visits", "reason": "Near us"}
    assert "Choose which one you mean" in sent(client, page_of(made, "add/"), **given)
    assert not Listed.objects.exists()
    page = sent(client, page_of(made, "add/"), which=hidden.pk, **given)
    assert "Kind Visits, Hidden Visits" in page
    assert set(Listed.objects.values_list("supplier", flat=True)) == {near.pk, hidden.pk}
    sent(client, page_of(made, "change/"), name="Visits", kind="", areas="")
    made.refresh_from_db()
    assert (made.name, made.kinds, made.open_to_applications) == ("Visits", [], False)
    assert "Any kind of service, anywhere" in text(client, page_of(made))
    acts = list(AuditEntry.objects.filter(object_kind__in=["preferredlist", "listed"]).values_list("act", flat=True))
    assert sorted(acts) == ["list-changed", "list-made", "supplier-listed", "supplier-listed"]


def test_somebody_named_who_cannot_be_found_adds_nobody():
    made, author = a_list()
    near, _ = offer("Kind Visits", now=timezone.now())
    page = sent(browser(author), page_of(made, "add/"), suppliers=[near.pk], named="Nobody at all", reason="x")
    assert "No organisation here is called “Nobody at all”" in page
    assert "Choose somebody" in sent(browser(author), page_of(made, "add/"), named="", reason="x")
    assert not Listed.objects.exists()


def test_a_supplier_applies_is_declined_with_reasons_applies_again_and_is_admitted():
    made, author = a_list()
    supplier, person = make_supplier("Kind Visits")
    client, own = browser(person), f"/organisations/{supplier.pk}/lists-of-buyers/"
    assert "Open to you" in text(client, own)
    page = sent(client, f"{own}{made.pk}/apply/", words="We visit people in Luton")
    assert ">Waits<" in page
    first = ListApplication.objects.get()
    assert "waits for an answer" in sent(client, f"{own}{made.pk}/apply/", words="Again")
    reading = text(browser(author), page_of(made, f"applications/{first.pk}/"))
    assert "We visit people in Luton" in reading
    sent(browser(author), page_of(made, f"applications/{first.pk}/"), admitted="no", reasons="No room this year")
    page = text(client, own)
    assert "Declined" in page
    assert "No room this year" in page
    sent(client, f"{own}{made.pk}/apply/", words="We have grown")
    second = ListApplication.objects.get(decided_at=None)
    sent(browser(author), page_of(made, f"applications/{second.pk}/"), admitted="yes", reasons="Welcome")
    assert "You are on it" in text(client, own)
    assert Listed.objects.get().how == "applied"
    sent(client, f"{own}{made.pk}/leave/", reason="We stop")
    assert Listed.objects.get().left_why == "We stop"
    assert "No longer on the list (1)" in text(browser(author), page_of(made))


def test_an_applicant_is_told_of_each_decision_once_and_nobody_else_is(mailoutbox, django_capture_on_commit_callbacks):
    made, author = a_list()
    supplier, person = make_supplier("Kind Visits")
    add_member(supplier, "viewer@supplier.example", Role.VIEWER)
    now = timezone.now()
    asked = apply_to_list(preferred=made, supplier=supplier, words="We visit", by=person, now=now)
    for admitted, letters in ((False, 1), (False, 1), (True, 2)):
        with django_capture_on_commit_callbacks(execute=True):
            decide_application(application=asked, admitted=admitted, reasons="As it is", by=author, now=now)
        assert len(mailoutbox) == letters
        assert mailoutbox[-1].bcc == ["kind.visits@supplier.example"]
    assert f"/organisations/{supplier.pk}/" in mailoutbox[-1].body
    assert made.name in mailoutbox[-1].body
    assert made.name not in mailoutbox[-1].subject
    assert "As it is" not in mailoutbox[-1].body


def test_whoever_was_declined_can_be_admitted_after_all_but_nobody_twice():
    made, author = a_list()
    supplier, person = make_supplier("Kind Visits")
    now = timezone.now()
    asked = apply_to_list(preferred=made, supplier=supplier, words="We visit", by=person, now=now)
    decide_application(application=asked, admitted=False, reasons="Not now", by=author, now=now)
    decide_application(application=asked, admitted=True, reasons="There is room", by=author, now=now)
    assert Listed.objects.filter(supplier=supplier, left_at=None).count() == 1
    with pytest.raises(CannotList):
        decide_application(application=asked, admitted=False, reasons="x", by=author, now=now)
    with pytest.raises(CannotList):
        apply_to_list(preferred=made, supplier=supplier, words="Again", by=person, now=now)


def test_nobody_applies_to_a_closed_list_or_sees_it_but_those_on_it():
    made, author = a_list(is_open=False)
    supplier, person = make_supplier("Kind Visits")
    other, stranger = make_supplier("Elsewhere")
    own = f"/organisations/{supplier.pk}/lists-of-buyers/"
    with pytest.raises(CannotList):
        apply_to_list(preferred=made, supplier=supplier, words="We visit", by=person, now=timezone.now())
    assert "Befriending in Luton" not in text(browser(person), own)
    assert browser(person).get(f"{own}{made.pk}/apply/").status_code == 404
    put_on_list(preferred=made, supplier=supplier, reason="Near", by=author, now=timezone.now())
    assert "You are on it" in text(browser(person), own)
    assert "Befriending in Luton" not in text(browser(stranger), f"/organisations/{other.pk}/lists-of-buyers/")


def test_who_cannot_be_on_a_list_is_refused():
    made, author = a_list()
    supplier, person = make_supplier("Kind Visits")
    now = timezone.now()
    shown, _ = make_supplier("Shown")
    Organisation.objects.filter(pk=shown.pk).update(demonstration=Demonstration.EXAMPLE)
    shown.refresh_from_db()
    for one in (made.buyer, shown):
        with pytest.raises(CannotList):
            put_on_list(preferred=made, supplier=one, reason="x", by=author, now=now)
    with pytest.raises(CannotList):
        apply_to_list(preferred=made, supplier=shown, words="x", by=person, now=now)
    listed = put_on_list(preferred=made, supplier=supplier, reason="x", by=author, now=now)
    with pytest.raises(CannotList):
        put_on_list(preferred=made, supplier=supplier, reason="x", by=author, now=now)
    for act in (
        lambda: put_on_list(preferred=made, supplier=shown, reason=" ", by=author, now=now),
        lambda: take_off_list(listed=listed, reason=" ", by=author, now=now),
        lambda: apply_to_list(preferred=made, supplier=supplier, words=" ", by=person, now=now),
    ):
        with pytest.raises(InvalidInput):
            act()
    take_off_list(listed=listed, reason="It closed", by=author, now=now)
    put_on_list(preferred=made, supplier=supplier, reason="It opened again", by=author, now=now)
    assert made.listed.count() == 2


def test_no_supplier_floods_buyers_with_applications():
    buyer, author = make_buyer()
    supplier, person = make_supplier("Kind Visits")
    now = timezone.now()
    for number in range(MOST_APPLICATIONS + 1):
        made = make_list(
            buyer=buyer, name=f"List {number}", kinds=[], areas=[], is_open=True, by=author, now=now
        )  # fmt: skip
        if number < MOST_APPLICATIONS:
            apply_to_list(preferred=made, supplier=supplier, words="x", by=person, now=now)
    with pytest.raises(CannotList):
        apply_to_list(preferred=made, supplier=supplier, words="x", by=person, now=now)


def test_the_page_of_a_list_tells_every_invitation_of_those_on_it():
    made, author = a_list()
    supplier, _ = offer("Kind Visits", now=timezone.now())
    put_on_list(preferred=made, supplier=supplier, reason="Near", by=author, now=timezone.now())
    page = text(browser(author), page_of(made))
    assert "Never invited" in page
    sent_quick_quote(made.buyer, author, timezone.now() - timedelta(days=1))
    page = text(browser(author), page_of(made))
    assert "Invited once" in page
    assert "Not known yet" in page
    assert [one.answered for one in list_past_invitations(made.buyer)] == [None]


def test_a_viewer_reads_a_list_and_changes_nothing_and_outsiders_find_none():
    made, author = a_list()
    supplier, person = make_supplier("Kind Visits")
    listed = put_on_list(preferred=made, supplier=supplier, reason="Near", by=author, now=timezone.now())
    viewer = add_member(made.buyer, "viewer@buyer.example", Role.VIEWER).person
    assert "Put suppliers on it" not in text(browser(viewer), page_of(made))
    for page in ("change/", "add/", f"suppliers/{listed.pk}/take-off/"):
        assert browser(viewer).get(page_of(made, page)).status_code == 403
        assert browser(person).get(page_of(made, page)).status_code == 404
        assert Client().get(page_of(made, page)).status_code == 302
    assert browser(person).get(page_of(made)).status_code == 404
    reader = add_member(supplier, "viewer@supplier.example", Role.VIEWER).person
    own = f"/organisations/{supplier.pk}/lists-of-buyers/"
    assert "Leave it" not in text(browser(reader), own)
    assert browser(reader).post(f"{own}{made.pk}/leave/", {"reason": "x"}).status_code == 403


def test_a_number_of_another_buyers_list_leads_nowhere():
    made, author = a_list()
    supplier, _ = make_supplier("Kind Visits")
    listed = put_on_list(preferred=made, supplier=supplier, reason="Near", by=author, now=timezone.now())
    other, person = make_supplier("Other Council")
    own = make_list(buyer=other, name="Own", kinds=[], areas=[], is_open=True, by=person, now=timezone.now())
    address = f"/organisations/{other.pk}/preferred-suppliers/"
    assert browser(person).get(f"{address}{made.pk}/").status_code == 404
    assert browser(person).get(f"{address}{own.pk}/suppliers/{listed.pk}/take-off/").status_code == 404


def test_the_demonstration_makes_no_list():
    buyer, author = make_buyer()
    Organisation.objects.filter(pk=buyer.pk).update(demonstration=Demonstration.VISITOR)
    buyer.refresh_from_db()
    with pytest.raises(CannotList):
        make_list(buyer=buyer, name="x", kinds=[], areas=[], is_open=True, by=author, now=timezone.now())
