"""A tender as plain data for programs. Bids, their number and who hands them in are not in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving


def tender_data(tender: Tender) -> dict[str, Any]:
    """What anybody may know of a tender that they may see."""
    return {
        "id": str(tender.pk),
        "title": tender.title,
        "buyer": str(tender.buyer),
        "procedure": tender.procedure,
        "stage": tender.stage,
        "published_at": _moment(tender.published_at),
        "questions_until": _moment(tender.questions_until),
        "deadline": _moment(tender.deadline_at),
        "documents": tender.documents,
        "demonstration": tender.is_demonstration or tender.buyer.is_demonstration,
    }


def published_data(tender: Tender) -> dict[str, Any]:
    """A published tender with what the buyer asks for, and every question that was answered."""
    saving = latest_saving(tender)
    answered = tender.questions.exclude(answered_at=None).order_by("answered_at", "pk")
    return {
        **tender_data(tender),
        "content": saving.data if saving else None,
        "questions": [
            {"question": one.words, "answer": one.answer, "answered_at": _moment(one.answered_at)} for one in answered
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
