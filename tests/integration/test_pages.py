"""What every page carries, asked through Django's own client."""

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path


def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret that no page may show")


urlpatterns = [path("fault", fault)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/", "/about"])
def test_a_page_is_in_british_english_with_a_way_past_the_header(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert '<html lang="en-GB"' in page
    assert 'href="#main-content"' in page
    assert '<main class="govuk-main-wrapper" id="main-content"' in page


def test_a_page_lets_the_browser_run_only_our_own_files(client: Client) -> None:
    headers = client.get("/").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_an_unknown_address_is_told_in_the_pages_own_dress(client: Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_shows_no_traceback(client: Client) -> None:
    answer = client.get("/fault")
    assert answer.status_code == 500
    assert "Sorry, something went wrong" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_plain_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/")
    assert answer.status_code == 403
    assert "send that form again" in answer.content.decode()


def test_a_request_that_is_too_large_is_refused_unread(client: Client) -> None:
    answer = client.generic("POST", "/", CONTENT_LENGTH=str(settings.MOST_BYTES_IN_A_REQUEST + 1))
    assert answer.status_code == 413
    assert "We accept up to 20 MB" in answer.content.decode()


def test_a_request_from_an_unknown_host_is_refused(client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "could not read that request" in answer.content.decode()


@pytest.mark.parametrize(
    "file", ["vendor/worthwhile.css", "vendor/govuk-frontend.min.js", "ui/start.js", "django_htmx/htmx-2.min.js"]
)
def test_the_front_end_is_served(client: Client, file: str) -> None:
    answer = client.get(f"/static/{file}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)


@pytest.mark.django_db
def test_the_database_waits_for_its_turn_to_write() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("one writer at a time is of SQLite")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (30_000,)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/about", "/static/vendor/worthwhile.css"])
def test_pages_and_styles_are_sent_packed_to_a_browser_that_takes_them_so(address: str) -> None:
    answer = Client(headers={"accept-encoding": "gzip"}).get(address)
    answer.close()
    assert answer.headers["Content-Encoding"] == "gzip"
