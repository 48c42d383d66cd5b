"""The settings are safe as they stand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = "from worthwhile.config import settings; print(getattr(settings, {name!r}))"


def _setting(name: str, home: Path, **environment: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("WORTHWHILE_")}
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(name=name)],
        env={**clean, "WORTHWHILE_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("DEBUG", "False"), ("ALLOWED_HOSTS", "['localhost', '127.0.0.1', '[::1]']"), ("SESSION_COOKIE_SECURE", "False")],
)
def test_without_a_word_it_serves_this_machine_alone(tmp_path: Path, name: str, expected: str) -> None:
    assert _setting(name, tmp_path) == expected


@pytest.mark.parametrize(
    "name", ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"]
)
def test_over_https_cookies_and_redirects_insist_on_it(tmp_path: Path, name: str) -> None:
    assert _setting(name, tmp_path, WORTHWHILE_HTTPS="true") in {"True", "31536000"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("EMAIL_HOST", "mail.example.org"), ("EMAIL_PORT", "587"), ("EMAIL_USE_TLS", "True"), ("EMAIL_HOST_USER", "me")],
)
def test_a_mail_server_is_read_from_its_address(tmp_path: Path, name: str, expected: str) -> None:
    address = "smtp+tls://me:secret@mail.example.org:587"
    assert _setting(name, tmp_path, WORTHWHILE_EMAIL=address) == expected


def test_without_a_mail_server_an_email_is_a_file_and_never_logged(tmp_path: Path) -> None:
    assert _setting("EMAIL_BACKEND", tmp_path) == "django.core.mail.backends.filebased.EmailBackend"
    assert _setting("EMAIL_FILE_PATH", tmp_path) == str(tmp_path / "mail")


@pytest.mark.parametrize(("https", "expected"), [("true", "1"), ("false", "0")])
def test_an_address_passed_on_is_believed_behind_a_web_server_alone(tmp_path: Path, https: str, expected: str) -> None:
    assert _setting("ALLAUTH_TRUSTED_PROXY_COUNT", tmp_path, WORTHWHILE_HTTPS=https) == expected


def test_served_to_others_no_network_reviews_for_everybody_but_those_that_are_named(tmp_path: Path) -> None:
    assert _setting("REVIEWING_NETWORKS", tmp_path) == "None"
    assert _setting("REVIEWING_NETWORKS", tmp_path, WORTHWHILE_HOSTS="example.org") == "[]"
    assert (
        _setting("REVIEWING_NETWORKS", tmp_path, WORTHWHILE_HOSTS="example.org", WORTHWHILE_NETWORKS="3,7") == "[3, 7]"
    )


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"WORTHWHILE_HOSTS": "worthwhile.example"}, "http://worthwhile.example"),
        ({"WORTHWHILE_HOSTS": ".care.example,b.example", "WORTHWHILE_HTTPS": "true"}, "https://care.example"),
        ({"WORTHWHILE_HOSTS": "a.example", "WORTHWHILE_ADDRESS": "https://b.example/w"}, "https://b.example/w"),
    ],
)
def test_the_address_of_links_is_made_of_hosts_and_https_unless_it_is_said(
    tmp_path: Path, given: dict[str, str], address: str
) -> None:
    assert _setting("PUBLIC_ADDRESS", tmp_path, **given) == address
