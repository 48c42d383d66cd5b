"""The words in which people are asked, in the language they choose."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import Collection, ConsentWording, OwnWording
from worthwhile.apps.evidence.models.languages import ENGLISH

TRANSLATED = ("service", "purpose", "safeguarding_text")


@dataclass(frozen=True)
class Told:
    """A text and the language it is in."""

    text: str
    language: str


def list_consent_wordings(collection: Collection) -> QuerySet[ConsentWording]:
    """Every version in every language, the newest first."""
    return collection.consent_wordings.select_related("written_by").order_by("-written_at", "-pk")


def find_consent_wording(collection: Collection, language: str) -> ConsentWording | None:
    """The wording in force in a language; the English one where there is none in that language."""
    latest = collection.consent_wordings.order_by("-version")
    return latest.filter(language=language).first() or latest.filter(language=ENGLISH).first()


def told(collection: Collection, field: str, language: str) -> Told:
    """What the organisation wrote in a language; in English where it wrote nothing in that language."""
    written = collection.translations.get(language, {}).get(field, "").strip()
    return Told(written, language) if written else Told(getattr(collection, field), ENGLISH)


def find_own_wording(collection: Collection, measure_id: str, language: str) -> OwnWording | None:
    """The wording that the organisation pasted last for a measure in a language."""
    return collection.own_wordings.filter(measure_id=measure_id, language=language).order_by("-pk").first()
