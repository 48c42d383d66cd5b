"""The outcomes of a case in lines: their words, and what each answers to one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.task_list import TAGS
from worthwhile.apps.impact.selectors.drafts import Row, measured_outcomes, outcomes_of
from worthwhile.apps.impact.selectors.grades import GRADES
from worthwhile.apps.impact.selectors.progress import BY_NAME, stand_of_outcome
from worthwhile.apps.impact.selectors.shown import part_of, typed_number, typed_share
from worthwhile.engines.valuation.vocabulary import Level, Status
from worthwhile.exchange.worth_text import worth_of

STATUSES = {
    Status.PRICED: "Priced",
    Status.PENDING: "Waits for evidence",
    Status.HELD: "Held: told, never priced",
}
LEVELS = {Level.INDIVIDUAL: "Individual", Level.SOCIAL: "Social", Level.ENVIRONMENTAL: "Environmental"}


@dataclass(frozen=True, kw_only=True)
class OutcomeLine:
    """One outcome in a list."""

    id: str
    name: str
    about: str
    address: str
    remove_address: str = ""
    status: str = ""
    tag: str = ""


def present_outcomes(case: Case, data: Mapping[str, Any]) -> tuple[OutcomeLine, ...]:
    """Every outcome with whom it is for, its level and whether it carries a price."""
    key = [case.organisation_id, case.pk]
    return tuple(
        OutcomeLine(
            id=str(row["id"]),
            name=_name(row),
            about=_joined(
                row.get("stakeholder"), LEVELS.get(row.get("level", "")), STATUSES.get(row.get("status", Status.PRICED))
            ),
            address=reverse("impact:outcome", args=[*key, row["id"]]),
            remove_address=reverse("impact:remove_outcome", args=[*key, row["id"]]),
        )
        for row in outcomes_of(data)
    )


def present_outcome_lines(case: Case, part: str, data: Mapping[str, Any]) -> tuple[OutcomeLine, ...]:
    """What every outcome answers to one question, in brief."""
    lines = []
    for row in measured_outcomes(data):
        stand = stand_of_outcome(BY_NAME[part], row)
        lines.append(
            OutcomeLine(
                id=str(row["id"]),
                name=_name(row),
                about=_BRIEF[part](row),
                address=reverse(f"impact:{part}_of", args=[case.organisation_id, case.pk, row["id"]]),
                status=stand.value,
                tag=TAGS[stand],
            )
        )
    return tuple(lines)


def _name(row: Row) -> str:
    return str(row.get("name") or row["id"])


def _joined(*parts: object) -> str:
    return ". ".join(str(part) for part in parts if part)


def _evidence(row: Row) -> str:
    evidence = part_of(row, "evidence")
    strength = evidence.get("strength")
    sample = f"{evidence['sample']} people measured" if evidence.get("sample") is not None else ""
    return _joined(GRADES[int(strength)] if strength is not None else "", evidence.get("method"), sample)


def _quantity(row: Row) -> str:
    given = row.get("intake") if row.get("intake") is not None else row.get("quantity")
    if given is None:
        return ""
    return ", then ".join(map(typed_number, given)) if isinstance(given, list) else typed_number(given)


def _worth(row: Row) -> str:
    return worth_of(row).text if not isinstance(row.get("value"), list) else "A list by year"


def _anyway(row: Row) -> str:
    words = {"deadweight": "anyway", "displacement": "moved", "attribution": "due to others"}
    return ", ".join(
        f"{typed_share(row[name])}% {word}" for name, word in words.items() if isinstance(row.get(name), Decimal | int)
    )


def _lasting(row: Row) -> str:
    years, fades = row.get("duration_years"), row.get("drop_off")
    lasts = f"{typed_number(years)} year{'' if years == 1 else 's'}" if years is not None else ""
    return _joined(lasts, f"Fades by {typed_share(fades)}% a year" if fades else "")


_BRIEF = {"evidence": _evidence, "quantity": _quantity, "worth": _worth, "anyway": _anyway, "lasting": _lasting}
