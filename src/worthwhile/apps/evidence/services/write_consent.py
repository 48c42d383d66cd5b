"""Word what people are asked to agree to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection, ConsentWording
from worthwhile.apps.evidence.services.recorded import record


def write_consent(*, collection: Collection, language: str, text: str, by: User, now: datetime) -> ConsentWording:
    """Add a version in a language; a text that is in force already adds none."""
    with transaction.atomic():
        Collection.objects.select_for_update().get(pk=collection.pk)
        latest = collection.consent_wordings.filter(language=language).order_by("-version").first()
        if latest is not None and latest.text == text:
            return latest
        wording = ConsentWording.objects.create(
            collection=collection,
            version=latest.version + 1 if latest else 1,
            language=language,
            text=text,
            written_at=now,
            written_by=by,
        )
        content = {"language": language, "version": wording.version, "text": text}
        record(Act.COLLECTION_CHANGED, collection.organisation_id, wording, by=by, at=now, content=content)
    return wording
