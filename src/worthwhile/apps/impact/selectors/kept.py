"""Cases and uploads that are still kept."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.impact.models import KEPT_FOR, UPLOADS_KEPT_FOR, KeptCase, KeptUpload


def find_kept_case(token: str, *, now: datetime) -> KeptCase | None:
    """The case at an address; None where there never was one or its time is over."""
    return KeptCase.objects.filter(token=token, created_at__gt=now - KEPT_FOR).first()


def find_kept_upload(token: str, *, now: datetime) -> KeptUpload | None:
    """The value map at an address; None where there never was one or its time is over."""
    return KeptUpload.objects.filter(token=token, created_at__gt=now - UPLOADS_KEPT_FOR).first()
