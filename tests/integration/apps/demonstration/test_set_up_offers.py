"""What the invented organisations offer and keep about notices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.demonstration.services.set_up_offers import OFFERS, set_up_offers
from worthwhile.apps.opportunities.models import Decision, Note, OfferedService, SavedSearch, Watched, WatchReader
from worthwhile.apps.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    return tmp_path


def _everything() -> dict[str, list[Any]]:
    models = apps.get_app_config("opportunities").get_models()
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_invented_organisation_offers_searches_watches_and_decides(own_home: Path, settings: Any) -> None:
    settings.DEMONSTRATION = True
    call_command("set_up_demonstration")
    for offer in OFFERS:
        organisation = Organisation.objects.get(name=offer.organisation)
        assert organisation.offered_profile.areas == list(offer.areas)
        for kept in (OfferedService, SavedSearch, Watched, Note, Decision):
            assert kept._default_manager.filter(organisation=organisation).count() == 1, kept
    assert not WatchReader.objects.exists()
    assert mail.outbox == []
    before, entries = _everything(), AuditEntry.objects.count()
    call_command("set_up_demonstration")
    assert _everything() == before
    assert AuditEntry.objects.count() == entries


def test_without_the_made_up_notices_there_is_a_profile_and_nothing_is_watched(space: None, own_home: Path) -> None:
    set_up_offers(now=timezone.now())
    assert OfferedService.objects.count() == len(OFFERS)
    assert not Watched.objects.exists()
