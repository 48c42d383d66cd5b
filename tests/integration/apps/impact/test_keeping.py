"""How long cases and uploads are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from worthwhile.apps.impact.models import KeptCase, KeptUpload
from worthwhile.apps.impact.selectors.kept import find_kept_case, find_kept_upload
from worthwhile.apps.impact.services.keep_case import keep_case
from worthwhile.apps.impact.services.read_value_map import keep_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def keep(text: str, now: datetime) -> KeptCase:
    return keep_case(text=text, suffix=".yaml", name="case.yaml", now=now)


def test_a_case_is_found_for_thirty_days_and_no_longer(case_text: str, now: datetime) -> None:
    kept = keep(case_text, now)
    assert find_kept_case(kept.token, now=now + timedelta(days=29)) == kept
    assert find_kept_case(kept.token, now=now + timedelta(days=31)) is None


def test_the_next_case_removes_those_whose_time_is_over(case_text: str, now: datetime) -> None:
    old = keep(case_text, now)
    KeptCase.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=31))
    new = keep(case_text, now)
    assert list(KeptCase.objects.all()) == [new]


def test_a_value_map_is_kept_for_a_day(sheet: str, case_text: str, now: datetime) -> None:
    kept = keep_upload(name="map.csv", content=sheet.encode(), now=now)
    assert find_kept_upload(kept.token, now=now + timedelta(hours=23)) == kept
    KeptUpload.objects.filter(pk=kept.pk).update(created_at=now - timedelta(hours=25))
    assert find_kept_upload(kept.token, now=now) is None
    keep(case_text, now)
    assert not KeptUpload.objects.exists()


def test_the_kept_name_of_a_value_map_is_safe(sheet: str, now: datetime) -> None:
    assert keep_upload(name="../<b>Our map.CSV", content=sheet.encode(), now=now).name == "bour-map.csv"
