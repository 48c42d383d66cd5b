"""What a quick quote asks for, read back from what was kept of it, and how far its five steps are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import SupplierChoice, Tender, TenderSaving
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.offering import Sought, kinds_of
from worthwhile.apps.tenders.selectors.quick_quote_law import LegalFacts
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.engines.regimes import Buyer, Nation, Subject
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.reference import areas

KEPT = "x-quick-quote"
"""Where a tender file keeps what no line of it says, such as the areas by code."""


@dataclass(frozen=True, kw_only=True)
class Steps:
    """Which of the steps of a quick quote are done, in their order."""

    suppliers: bool
    questions: bool
    key: bool

    @property
    def are_done(self) -> bool:
        """Whether it can be checked and sent."""
        return self.suppliers and self.questions and self.key


def kept_data(tender: Tender) -> dict[str, Any]:
    """What was kept of a tender last, as data; empty before."""
    saving = latest_saving(tender)
    return saving.data if saving else {}


def sought_of(data: Mapping[str, Any]) -> Sought:
    """The kinds of service and the areas that a tender asks for, also where its file was written elsewhere."""
    kept = data.get(KEPT) or {}
    subject = data.get("subject") or {}
    named = [found.code for name in subject.get("areas") or () if (found := areas.recognise(str(name)))]
    return Sought(
        kinds=tuple(kept.get("kinds") or kinds_of(str(code) for code in subject.get("cpv") or ())),
        areas=tuple(kept.get("areas") or dict.fromkeys(named)),
    )


def legal_facts_of(data: Mapping[str, Any]) -> LegalFacts | None:
    """The facts that decide which law holds, as kept; None where one that it cannot do without is missing."""
    buyer, subject, value = (data.get(name) or {} for name in ("buyer", "subject", "value"))
    kept = data.get(KEPT) or {}
    needed = (buyer.get("nation"), buyer.get("kind"), subject.get("kind"), value.get("total_gross"))
    if any(one is None for one in needed):
        return None
    net = value.get("total_net")
    return LegalFacts(
        nation=Nation(buyer["nation"]),
        devolved_scottish=kept.get("devolved_scottish"),
        buyer=Buyer(buyer["kind"]),
        subject=Subject(subject["kind"]),
        psr_schedule_1=kept.get("psr_schedule_1"),
        with_vat=Decimal(value["total_gross"]),
        without_vat=None if net is None else Decimal(net),
    )


def latest_choice(tender: Tender) -> SupplierChoice | None:
    """Whose turn it was, as found last."""
    return tender.choices.order_by("-pk").first()


def steps_of(tender: Tender, person: User) -> Steps:
    """How far the steps are for the person who runs the quick quote."""
    actor = person_in(tender, person)
    tried = tender.holders.filter(person=person).exclude(tried_at=None).exists()
    return Steps(
        suppliers=tender.invited.exists(),
        questions=bool((kept_data(tender).get("award") or {}).get("criteria")),
        key=tried and actor.declared,
    )


def find_last_time(buyer: Organisation) -> Mapping[str, Any]:
    """What a buyer said of itself in its latest tender: nation and kind are asked once."""
    saving = TenderSaving.objects.filter(tender__buyer=buyer).order_by("-made_at", "-pk").first()
    return {} if saving is None else {**(saving.data.get("buyer") or {}), **(saving.data.get(KEPT) or {})}


def is_being_written(tender: Tender) -> bool:
    """Whether the steps of a quick quote can still change it."""
    return tender.procedure == Procedure.QUICK_QUOTE and tender.stage in (Stage.DRAFT, Stage.READY)
