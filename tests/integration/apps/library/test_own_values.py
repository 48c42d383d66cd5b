"""Values of one's own: entered once with a source, versions that stay, and nobody else's to see."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.library_builders import answers, make_entry, make_own_value
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.library.models import OwnValue, OwnValueVersion, VersionIsFinal
from worthwhile.apps.library.selectors.own_values import find_own_value
from worthwhile.apps.library.selectors.where_used import UsedBy, asked_where_used, asked_whether_used
from worthwhile.apps.library.services.own_values import add_version, bring_back, keep_own_value, remove, retire
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db

NASTY = "<script>alert('lunch')</script>"


def _address(world: World, name: str, *parts: int) -> str:
    return reverse(f"library:{name}", args=[world.organisation.pk, *parts])


@pytest.mark.parametrize("role", ["owner", "editor"])
def test_a_writer_enters_a_value_and_every_member_sees_it(world: World, sign_in: SignIn, role: str) -> None:
    member = getattr(world, role)
    answer = sign_in(member.person).post(_address(world, "new_own_value"), answers())
    kept = OwnValue.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, _address(world, "own_value", kept.pk))
    for reader in (world.owner, world.editor, world.viewer, world.assessor):
        page = sign_in(reader.person).get(_address(world, "own_value", kept.pk)).content.decode()
        assert "£412.50 per person per year, in prices of 2023/24" in page
        assert "Published range £300 to £500" in page
        assert "The worth of lunch" in page
        assert 'href="https://example.org/lunch"' in page


def test_amounts_are_kept_exactly(world: World, sign_in: SignIn) -> None:
    sign_in(world.owner.person).post(_address(world, "new_own_value"), answers(amount="£1,234.567891", low="", high=""))
    version = OwnValueVersion.objects.get()
    assert (version.amount, version.low, version.high) == (Decimal("1234.567891"), None, None)


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_only_looks_is_offered_no_button(world: World, sign_in: SignIn, role: str) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    page = sign_in(getattr(world, role).person).get(_address(world, "own_value", kept.pk)).content.decode()
    assert "Enter a new version" not in page
    assert "Retire it" not in page
    assert "Offer it" not in page


def test_a_value_of_another_organisation_is_not_there_at_an_own_address(world: World, sign_in: SignIn) -> None:
    elsewhere = world.stranger.memberships.get().organisation
    kept = make_own_value(elsewhere, world.stranger)
    for name in ("own_value", "new_version", "retire", "remove", "offer", "withdraw"):
        assert sign_in(world.owner.person).get(_address(world, name, kept.pk)).status_code == 404


def test_every_problem_is_told_at_once_and_nothing_entered_is_lost(world: World, sign_in: SignIn) -> None:
    sent = answers(
        label="Kept as typed", amount="lots", low="5", high="", price_year="soon", source_title="", kind="", sharing="",
        checked_on="1/1/2150", source_address="ftp://example.org/lunch",
    )  # fmt: skip
    answer = sign_in(world.owner.person).post(_address(world, "new_own_value"), sent)
    page = answer.content.decode()
    for told in (
        "Enter what one unit is worth in pounds, such as 280.17. You gave “lots”",
        "Enter the highest figure too, or leave both empty",
        "Enter the price year as 2023 or, for April to March, 2023/24",
        "A value without a source is not kept",
        "Enter the day on which you checked the figure: today or before",
        "Enter a link that begins with https:// or http://",
        "Say whether its terms let you share it",
        "Choose what kind of worth it is",
    ):
        assert told in page, told
    assert 'value="Kept as typed"' in page
    assert 'value="lots"' in page
    assert OwnValue.objects.count() == 0


def test_a_link_that_would_run_something_is_refused(world: World, sign_in: SignIn) -> None:
    sent = answers(source_address="javascript:alert(1)")
    page = sign_in(world.owner.person).post(_address(world, "new_own_value"), sent).content.decode()
    assert "Enter the link in full, such as https://example.org/report" in page
    assert OwnValue.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source_title": " "}, "source_title"),
        ({"source_publisher": ""}, "source_publisher"),
        ({"source_locator": ""}, "source_locator"),
        ({"low": Decimal(500)}, "low"),
        ({"high": Decimal(1)}, "high"),
        ({"low": None}, "low"),
        ({"price_year": "2023/25"}, "price_year"),
        ({"checked_on": (NOW + timedelta(days=2)).date()}, "checked_on"),
        ({"source_address": "ftp://example.org"}, "source_address"),
    ],
)
def test_the_service_refuses_what_the_form_refuses(world: World, changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        make_own_value(world.organisation, world.owner.person, **changed)
    assert field in {problem.path for problem in refused.value.problems}
    assert OwnValue.objects.count() == 0


def test_the_database_itself_keeps_no_value_without_a_source(world: World) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    version = kept.versions.get()
    version.pk, version.number, version.source_title = None, 2, ""
    version._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_a_new_version_leaves_the_earlier_one_as_it_was(world: World, sign_in: SignIn) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    browser = sign_in(world.editor.person)
    begun = browser.get(_address(world, "new_version", kept.pk)).content.decode()
    assert 'value="412.5"' in begun
    assert 'value="01/03/2026"' in begun
    browser.post(_address(world, "new_version", kept.pk), answers(amount="430", low="", high=""))
    assert list(kept.versions.order_by("number").values_list("amount", flat=True)) == [Decimal("412.5"), Decimal(430)]
    page = browser.get(_address(world, "own_value", kept.pk)).content.decode()
    assert page.index("£430 per person per year") < page.index("Earlier versions") < page.index("£412.50 per person")


def test_a_version_that_is_kept_cannot_be_changed(world: World) -> None:
    version = make_own_value(world.organisation, world.owner.person).versions.get()
    version.amount = Decimal(1)
    with pytest.raises(VersionIsFinal):
        version.save()


def test_what_is_entered_is_shown_as_text(world: World, sign_in: SignIn) -> None:
    nasty = dict.fromkeys(
        ("label", "description", "unit", "source_title", "source_publisher", "source_published", "source_locator",
         "licence"), NASTY,
    )  # fmt: skip
    kept = make_own_value(world.organisation, world.owner.person, **nasty)
    browser = sign_in(world.owner.person)
    for name in ("own_value", "new_version", "retire", "remove", "offer", "withdraw"):
        page = browser.get(_address(world, name, kept.pk)).content.decode()
        assert "<script>alert" not in page, name
        assert "&lt;script&gt;" in page, name
    assert "<script>alert" not in browser.get(_address(world, "own_values")).content.decode()


def test_a_retired_value_may_be_brought_back(world: World, sign_in: SignIn) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    browser = sign_in(world.owner.person)
    browser.post(_address(world, "retire", kept.pk))
    assert "Retired" in browser.get(_address(world, "own_values")).content.decode()
    browser.post(_address(world, "retire", kept.pk))
    kept.refresh_from_db()
    assert kept.retired_at is None


def test_a_value_entered_by_mistake_is_removed(world: World, sign_in: SignIn) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    answer = sign_in(world.owner.person).post(_address(world, "remove", kept.pk))
    assert (answer.status_code, OwnValue.objects.count(), OwnValueVersion.objects.count()) == (302, 0, 0)


def test_a_value_that_a_case_uses_is_not_removed(world: World, sign_in: SignIn) -> None:
    kept = make_own_value(world.organisation, world.owner.person)

    def answer(references: tuple[str, ...], **_: object) -> bool:
        return kept.reference in references

    asked_whether_used.connect(answer)
    try:
        page = sign_in(world.owner.person).post(_address(world, "remove", kept.pk)).content.decode()
    finally:
        asked_whether_used.disconnect(answer)
    assert "A case uses this value. Retire it instead" in page
    assert OwnValue.objects.count() == 1


def test_how_many_own_cases_use_a_value_is_told_to_members_alone(world: World, sign_in: SignIn) -> None:
    def answer(person: object, reference: str, **_: object) -> list[UsedBy]:
        uses = reference == "NHS-AE" and person == world.viewer.person
        return [UsedBy(organisation=world.organisation, cases=2)] if uses else []

    asked_where_used.connect(answer)
    try:
        told = sign_in(world.viewer.person).get("/library/values/NHS-AE/").content.decode()
        hidden = sign_in(world.stranger).get("/library/values/NHS-AE/").content.decode()
    finally:
        asked_where_used.disconnect(answer)
    assert "Lunch Club CIC: 2 cases" in told
    assert "In your organisations" not in hidden


def test_a_withheld_value_leads_a_writer_to_their_own_form(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).get("/library/values/PSS-GP10/").content.decode()
    assert f'href="{_address(world, "new_own_value")}"' in page
    assert "Enter it for" not in sign_in(world.viewer.person).get("/library/values/PSS-GP10/").content.decode()


def test_every_act_is_recorded_with_a_hash_of_its_content(world: World) -> None:
    by = world.owner.person
    kept = keep_own_value(organisation=world.organisation, entry=make_entry(), by=by, now=NOW)
    add_version(own_value=kept, entry=make_entry(amount=Decimal(450)), by=by, now=NOW)
    retire(own_value=kept, by=by, now=NOW)
    bring_back(own_value=kept, by=by, now=NOW)
    number = kept.pk
    remove(own_value=kept, by=by, now=NOW)
    entries = AuditEntry.objects.filter(act=Act.VALUE_KEPT)
    assert [entry.object_id for entry in entries] == [str(number)] * 5
    assert len({entry.content_hash for entry in entries}) == 5


def test_retiring_twice_is_recorded_once(world: World) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    before = AuditEntry.objects.count()
    for _ in range(2):
        retire(own_value=kept, by=world.owner.person, now=NOW)
    assert AuditEntry.objects.count() == before + 1


def test_the_version_of_a_day_is_the_one_entered_by_then(world: World) -> None:
    by = world.owner.person
    kept = make_own_value(world.organisation, by)
    add_version(own_value=kept, entry=make_entry(amount=Decimal(450)), by=by, now=NOW + timedelta(days=10))
    found = find_own_value(world.organisation, kept.pk)
    assert found is not None
    days = [NOW.date() + timedelta(days=days) for days in (-1, 0, 9, 10)]
    numbers = [version.number if (version := found.in_force(day)) else None for day in days]
    assert numbers == [None, 1, 1, 2]
