"""The numbers of registers."""

from __future__ import annotations

import pytest

from tests.organisation_builders import SignIn, World
from worthwhile.apps.organisations.models import Identifier, Scheme
from worthwhile.apps.organisations.models.identifier_form import NotAnIdentifier, read_identifier


@pytest.mark.parametrize(
    ("scheme", "given", "kept"),
    [
        ("GB-COH", "09506232", "09506232"),
        ("GB-COH", "7444723", "07444723"),
        ("GB-COH", " sc 123456 ", "SC123456"),
        ("GB-CHC", "279417", "279417"),
        ("GB-CHC", "1090095", "1090095"),
        ("GB-SC", "sc042386", "SC042386"),
        ("GB-SC", "042386", "SC042386"),
        ("GB-NIC", "100019", "100019"),
        ("GB-MPR", "IP031455", "IP031455"),
        ("GB-MPR", "235c", "235C"),
        ("GB-NHS", "7A1A5", "7A1A5"),
        ("GB-CQC", "1-101610234", "1-101610234"),
    ],
)
def test_a_number_takes_the_form_of_its_register(scheme: str, given: str, kept: str) -> None:
    assert read_identifier(Scheme(scheme), given) == kept


@pytest.mark.parametrize(
    ("scheme", "given", "told"),
    [
        ("GB-COH", "123456789", "8 digits"),
        ("GB-COH", "00000000", "8 digits"),
        ("GB-COH", "XX123456", "8 digits"),
        ("GB-COH", "٠٩٥٠٦٢٣٢", "8 digits"),
        ("GB-COH", "IP031455", "registered society"),
        ("GB-CHC", "12345", "6 or 7 digits"),
        ("GB-CHC", "SC042386", "Scottish charity"),
        ("GB-SC", "SC42386", "SC and 6 digits"),
        ("GB-NHS", "<b>", "letters, digits"),
        ("GB-CQC", "1" * 31, "up to 30"),
        ("GB-MPR", "", "letters, digits"),
    ],
)
def test_what_is_not_a_number_is_told_with_what_is_wanted(scheme: str, given: str, told: str) -> None:
    with pytest.raises(NotAnIdentifier, match=told) as refused:
        read_identifier(Scheme(scheme), given)
    assert given in str(refused.value)


def test_an_editor_adds_a_number(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    browser.post(f"{world.address}identifiers/new/", {"scheme": "GB-COH", "value": "7444723"})
    assert str(world.organisation.identifiers.get()) == "GB-COH-07444723"
    assert "07444723" in browser.get(world.address).content.decode()


def test_the_same_number_is_kept_once(world: World, sign_in: SignIn) -> None:
    for given in ("07444723", "7444723"):
        page = sign_in(world.editor.person).post(
            f"{world.address}identifiers/new/", {"scheme": "GB-COH", "value": given}
        )
    assert "07444723 is kept already" in page.content.decode()
    assert Identifier.objects.count() == 1


def test_a_number_we_cannot_check_says_so(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    browser.post(f"{world.address}identifiers/new/", {"scheme": "GB-NHS", "value": "RAX"})
    assert "Kept as given" in browser.get(world.address).content.decode()


def test_a_wrong_number_is_told_beside_its_field(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(f"{world.address}identifiers/new/", {"scheme": "GB-CHC", "value": "12"})
    assert page.content.decode().count("Enter the charity number as 6 or 7 digits") == 2


def test_a_number_added_by_mistake_is_removed(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    browser.post(f"{world.address}identifiers/new/", {"scheme": "GB-CHC", "value": "279417"})
    browser.post(f"{world.address}identifiers/{world.organisation.identifiers.get().pk}/remove/")
    assert not world.organisation.identifiers.exists()


def test_a_number_of_another_organisation_is_not_found(world: World, sign_in: SignIn) -> None:
    sign_in(world.editor.person).post(f"{world.address}identifiers/new/", {"scheme": "GB-CHC", "value": "279417"})
    elsewhere = world.stranger.memberships.get().organisation_id
    kept = world.organisation.identifiers.get()
    answer = sign_in(world.stranger).post(f"/organisations/{elsewhere}/identifiers/{kept.pk}/remove/")
    assert answer.status_code == 404
    assert world.organisation.identifiers.exists()
