"""What a quick quote says to suppliers, put together from a few answers as a tender file says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.offering import area_names, codes_of
from worthwhile.apps.tenders.selectors.quick_quote_asked import KEPT
from worthwhile.apps.tenders.selectors.quick_quote_law import LegalFacts, QuickQuoteLaw
from worthwhile.exchange.tender import FORMAT

LONGEST_ANSWER = 300
SCALE = (
    (0, "Does not answer the question"),
    (25, "Answers a part of it, or without saying how"),
    (50, "Answers it, with gaps that leave doubts"),
    (75, "Answers all of it and says how, with little to doubt"),
    (100, "Answers all of it, says how, and shows that it works"),
)
QUESTIONS = (
    "How will you do this work, and who will do it?",
    "What will be different for the people it is for, and how will you know?",
    "How do you keep people safe and involve them?",
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for, where and by when. ``own_ground`` is the buyer's where the law held here leaves it open."""

    title: str
    description: str
    kinds: tuple[str, ...]
    areas: tuple[str, ...]
    facts: LegalFacts
    deadline: datetime
    own_ground: str = ""


@dataclass(frozen=True, kw_only=True)
class HowJudged:
    """Questions and price. ``amount`` is the budget that prices are set beside, or the price that is paid.

    ``price_weight`` is a share of 1, and counts only where suppliers name a price.
    """

    questions: tuple[str, ...]
    is_fixed_price: bool
    amount: Decimal
    price_weight: Decimal
    barriers: tuple[str, ...] = ()


def wanted_data(buyer: Organisation, wanted: Wanted, law: QuickQuoteLaw, before: Mapping[str, Any]) -> dict[str, Any]:
    """The tender as data, keeping of ``before`` how quotes are judged."""
    facts, there = wanted.facts, wanted.deadline.astimezone(UNITED_KINGDOM)
    value = {"total_gross": facts.with_vat} | ({"total_net": facts.without_vat} if facts.without_vat else {})
    route = {"regime": law.regime.value if law.regime else None, "process": law.route.value if law.route else None}
    return {
        **before,
        "format": FORMAT,
        "buyer": {"name": buyer.name, "kind": facts.buyer.value, "nation": facts.nation.value},
        "commenced_on": law.on.isoformat(),
        "subject": {
            "title": wanted.title,
            "description": wanted.description,
            "kind": facts.subject.value,
            "cpv": codes_of(wanted.kinds),
            "areas": area_names(wanted.areas),
        },
        "route": {**{name: said for name, said in route.items() if said}, "reasons": _reasons(wanted, law)},
        "value": value,
        "timetable": {
            "publish": law.on.isoformat(),
            "deadline": there.date().isoformat(),
            "deadline_time": f"{there:%H:%M}",
            "sent_electronically": True,
            "all_documents_from_start": True,
            "same_time_for_all": True,
            "answers_to_all": True,
        },
        KEPT: {
            "kinds": list(wanted.kinds),
            "areas": list(wanted.areas),
            "devolved_scottish": facts.devolved_scottish,
            "psr_schedule_1": facts.psr_schedule_1,
            "own_ground": wanted.own_ground,
        },
    }


def judged_data(judged: HowJudged, before: Mapping[str, Any]) -> dict[str, Any]:
    """The tender as data with its questions, criteria and price rule: PF-7 for a fixed price, else PF-6."""
    quality = Decimal(1) if judged.is_fixed_price else 1 - judged.price_weight
    criteria = [{"id": "quality", "name": "How well the questions are answered", "kind": "quality", "weight": quality}]
    if not judged.is_fixed_price:
        criteria.append({"id": "price", "name": "Price", "kind": "price", "weight": judged.price_weight})
    parameter = "fixed_price" if judged.is_fixed_price else "budget"
    return {
        **before,
        "questions": [
            {
                "id": f"q-{number}", "text": text, "criterion": "quality", "words": LONGEST_ANSWER,
                "answered_from": "free-text",
            }
            for number, text in enumerate(judged.questions, 1)
        ],
        "participation": {
            "minimum_turnover": {"amount": 0}, "accounts": "nobody", "insurance_before_award": False,
            "prior_contract": False, "suitability_stage": False, "joint_bids": True,
        },
        "award": {
            "criteria": criteria,
            "scale": [{"score": score, "means": means} for score, means in SCALE],
            "published": {"criteria": True, "weights": True, "descriptors": True},
            "price": {
                "formula": "PF-7" if judged.is_fixed_price else "PF-6",
                "parameters": {parameter: judged.amount},
            },
            "abnormally_low": "asked-to-explain",
            "feedback": {"per_criterion": True, "same_time": True},
        },
        "gates": {"barriers_considered": True, "barriers_removed": list(judged.barriers)} if judged.barriers else None,
    }  # fmt: skip


def without_gaps(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without what was not answered: a tender file leaves that out."""
    return {name: value for name, value in data.items() if value is not None}


def questions_or_default(given: Sequence[str]) -> Sequence[str]:
    """The questions that were written, or a short set to begin with."""
    return given or QUESTIONS


def _reasons(wanted: Wanted, law: QuickQuoteLaw) -> str:
    if wanted.own_ground:
        return f"The buyer says why suppliers may be invited: {wanted.own_ground}"
    return f"{law.law}. {law.why} ({law.rule})"
