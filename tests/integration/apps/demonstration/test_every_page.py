"""Every page that a visitor can reach says that it is of the demonstration, and so does every file."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from pypdf import PdfReader

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.services.share_case import share_version
from worthwhile.apps.organisations.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
BANNER = '<aside class="ww-demonstration"'
LINK = re.compile(r'href="([^"#]+)"')


def _kind_of(address: str) -> tuple[str, object]:
    """One page of every kind in every organisation is enough."""
    match = resolve(urlsplit(address).path)
    return match.view_name, match.kwargs.get("organisation")


def _pages(browser: Client, start: str) -> Iterator[tuple[str, HttpResponse]]:
    """Every kind of page that links lead to from one, each once."""
    waiting, seen = deque([start]), {_kind_of(start)}
    while waiting:
        address = waiting.popleft()
        answer = browser.get(address)
        yield address, answer
        if not _is_page(answer):
            continue
        for found in LINK.findall(answer.content.decode()):
            target = urljoin(address, found.replace("&amp;", "&"))
            if urlsplit(target).netloc or urlsplit(target).path.startswith(("/static/", "/api/")):
                continue
            if (kind := _kind_of(target)) not in seen:
                seen.add(kind)
                waiting.append(target)


def _is_page(answer: HttpResponse) -> bool:
    return (
        answer.status_code == 200
        and not answer.has_header("Content-Disposition")
        and (answer.headers["Content-Type"].startswith("text/html"))
    )


def test_every_page_that_a_visitor_reaches_carries_the_banner(visiting: Client) -> None:
    walked = list(_pages(visiting, "/demonstration/"))
    bare = [address for address, answer in walked if _is_page(answer) and BANNER not in answer.content.decode()]
    assert bare == []
    broken = [(address, answer.status_code) for address, answer in walked if answer.status_code >= 500]
    assert broken == []
    assert len([answer for _, answer in walked if _is_page(answer)]) > 60


def test_every_file_that_a_visitor_takes_away_is_called_a_demonstration(visiting: Client) -> None:
    files = {
        address: answer.headers["Content-Disposition"]
        for address, answer in _pages(visiting, "/demonstration/")
        if answer.has_header("Content-Disposition")
    }
    assert files
    assert [address for address, name in files.items() if "demonstration-" not in name] == []


def test_a_report_of_an_example_says_so_inside(visiting: Client) -> None:
    example = Organisation.objects.get(name="Demonstration Nurseries")
    address = f"/organisations/{example.pk}/cases/{example.cases.get().pk}/report/report.pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(visiting.get(address).content)).pages)
    assert "Demonstration, not the figures of a real service" in " ".join(text.split())


def test_a_real_organisation_says_who_did_not_enter_this(visiting: Client) -> None:
    real = Organisation.objects.get(name="Central Surrey Health")
    page = visiting.get(f"/organisations/{real.pk}/").content.decode()
    assert "Facts from published articles, each with its source; not entered by this organisation." in page
    assert "£60,000,000 over 3 years, not a year" in page
    assert "Health Service Journal article on social enterprise, early 2007" in page
    assert "Members" not in page


def test_respondents_of_a_visitors_own_collection_are_told(visiting: Client, visitor: User) -> None:
    from tests.evidence_builders import make_collection

    collection = make_collection(visitor.memberships.get().organisation, visitor)
    page = Client().get(f"/answer/{collection.token}/").content.decode()
    assert BANNER in page


def test_a_shared_version_of_an_invented_case_says_so(space: None, client: Client) -> None:
    version = Version.objects.get(case__organisation__name="Demonstration Befriending")
    given = share_version(
        version=version,
        for_whom="A reader",
        life=timedelta(days=7),
        may_try=True,
        by=version.made_by,
        now=timezone.now(),
    )
    assert BANNER in client.get(f"/shared/{given.token}/").content.decode()


def test_a_public_demonstration_case_says_so_to_anybody(space: None, client: Client) -> None:
    assert BANNER in client.get("/demonstrations/befriending/").content.decode()


def test_what_is_no_demonstration_carries_no_banner(space: None, client: Client) -> None:
    for address in ("/", "/library/", "/about", "/templates/befriending/", "/account/login/", "/demonstration/"):
        assert BANNER not in client.get(address).content.decode(), address


def test_an_organisation_that_was_kept_carries_it_on_copied_cases_alone(visiting: Client, visitor: User) -> None:
    own = visitor.memberships.get().organisation
    Organisation.objects.filter(pk=own.pk).update(demonstration="")
    User.objects.filter(pk=visitor.pk).update(visiting_until=None)
    copy = Case.objects.filter(organisation=own).first()
    assert copy is not None
    assert BANNER not in visiting.get(f"/organisations/{own.pk}/").content.decode()
    assert BANNER in visiting.get(f"/organisations/{own.pk}/cases/{copy.pk}/").content.decode()
