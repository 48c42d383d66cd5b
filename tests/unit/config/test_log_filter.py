"""Logs name the page and never the key to it."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings

from worthwhile.config.log_filter import WithoutKeys

KEY = "3THAavbTRnEm1OK114T22ecs0SbWf5tHLVIlQJGoOCU"


def said(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert WithoutKeys().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    "path", [f"/shared/{KEY}/", f"/shared/{KEY}", f"/shared/{KEY}/try/", f"/invitations/{KEY[:32]}/"]
)
def test_a_key_in_an_address_is_masked(path: str) -> None:
    assert KEY[:32] not in said("%s: %s", "Too Many Requests", path)
    assert said("%s: %s", "Too Many Requests", path).startswith(f"Too Many Requests: /{path.split('/')[1]}/...")


def test_what_opens_nothing_stays() -> None:
    path = "/organisations/12/cases/3/outcomes/of/fewer-ae-attendances/"
    assert said("Not Found: %s", path) == f"Not Found: {path}"
    assert said("100% of nothing") == "100% of nothing"


def test_everything_that_is_logged_goes_through_it() -> None:
    names = {name for name, how in settings.LOGGING["filters"].items() if how["()"].endswith("WithoutKeys")}
    assert names
    assert all(names <= set(handler["filters"]) for handler in settings.LOGGING["handlers"].values())
