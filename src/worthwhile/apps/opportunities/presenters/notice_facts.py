"""The first things to know of a notice: what, who, where, how much, how long and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.opportunities.presenters.notice_times import answer_by, time_left
from worthwhile.apps.opportunities.selectors.market_place import BY_NAME
from worthwhile.apps.opportunities.selectors.notice import Notice
from worthwhile.market.faults import MOST_DAYS_TO_ANSWER
from worthwhile.market.queries.notice_words import (
    METHODS,
    NOT_STATED,
    NOTICE_TYPES,
    REGIMES,
    STAGES,
    amount_text,
    day_text,
    length_text,
    moment_text,
    reserved_name,
)
from worthwhile.market.queries.search_places import name_of_area
from worthwhile.reference import cpv
from worthwhile.reference.areas import is_area

MOST_AREAS = 3
_VALUE_FROM = {
    "lots": "the values of its lots added up",
    "award": "taken from the award",
    "contract": "taken from the contract",
    "planning": "from when it was planned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A page of the market that says more; ``page`` is the name of its address, ``key`` what it is asked for."""

    text: str
    page: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question and its answer; ``lines`` after the first explain it, ``leads`` go further."""

    label: str
    lines: tuple[str, ...]
    strong: str = ""
    leads: tuple[Lead, ...] = ()


def present_facts(notice: Notice, moment: datetime) -> list[Fact]:
    """The facts in the order in which somebody asks; ``moment`` is UTC without a zone."""
    process = notice.process
    answer = answer_by(notice.opportunity, moment)
    return [
        Fact(label="Who is buying", lines=tuple(_buyer(notice)), leads=tuple(_to_buyer(process))),
        Fact(label="Where", lines=tuple(_where(notice)), leads=tuple(_to_areas(notice))),
        Fact(label="How much", lines=tuple(_how_much(notice))),
        Fact(label="How long", lines=tuple(_how_long(notice))),
        Fact(
            label="Answer by", strong=answer.left, lines=(answer.by or NOT_STATED, *_other_deadlines(process, moment))
        ),
        Fact(label="Who may bid", lines=tuple(_who_may_bid(notice))),
        Fact(label="What kind of service", lines=tuple(_services(notice)) or (NOT_STATED,)),
        Fact(label="Kind of notice", lines=tuple(_kind(process))),
    ]


def has_far_deadline(process: Mapping[str, Any]) -> bool:
    """Whether the deadline can hardly be one (MK-042)."""
    return (process["notice_days"] or 0) > MOST_DAYS_TO_ANSWER and process["dynamic_market"] is not True


def days_to_answer(process: Mapping[str, Any]) -> float | None:
    """Days from publication to the deadline; None where they are not known, or can hardly be meant."""
    return None if has_far_deadline(process) else process["notice_days"]


def per_year(process: Mapping[str, Any]) -> float | None:
    """The value of the whole for each year, net where known; None where value or length is not stated."""
    months = process["contract_months"]
    value = process["value_net"] if process["value_net"] is not None else process["value_gross"]
    return value / months * 12 if value is not None and months and months >= 1 else None


def _buyer(notice: Notice) -> Iterator[str]:
    yield notice.process["buyer_name"] or NOT_STATED
    buyers = [row for row in notice.rows["party"] if "buyer" in row["roles"] and not row["collided"]]
    places = [part for row in buyers[:1] for part in (row["locality"], row["postcode"]) if part]
    if places:
        yield ", ".join(places)
    others = [row["name"] for row in buyers[1:4] if row["name"]]
    if others:
        yield f"With {', '.join(others)}"


def _to_buyer(process: Mapping[str, Any]) -> Iterator[Lead]:
    by_name = f"{BY_NAME}{process['buyer_name_key']}" if process["buyer_name_key"] else ""
    key = process["buyer_key"] or by_name
    if key:
        yield Lead(text="What else it buys, and what ends next", page="opportunities:market_buyer", key=key)


def _to_areas(notice: Notice) -> Iterator[Lead]:
    codes = dict.fromkeys(row["code"] for row in notice.rows["area"] if row["place"] != "buyer" and row["code"])
    for code in list(filter(is_area, codes))[:MOST_AREAS]:
        yield Lead(text=f"Contracts in {name_of_area(code)}", page="opportunities:market_area", key=code)


def _where(notice: Notice) -> Iterator[str]:
    placed = [row for row in notice.rows["area"] if row["place"] != "buyer"]
    named = [
        f"{'Part of ' if row['part_of'] else ''}{name_of_area(row['code'])}" if row["code"] else f"“{row['given']}”"
        for row in placed
        if row["code"] or row["given"]
    ]
    if named:
        names = list(dict.fromkeys(named))
        yield ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
        if any(not row["code"] for row in placed):
            yield "Names in quotation marks are as published: we do not know these places."
        return
    yield NOT_STATED
    own = [name_of_area(row["code"]) for row in notice.rows["area"] if row["code"]]
    if own:
        yield f"Only the buyer’s own address is known: {own[0]}."


def _how_much(notice: Notice) -> Iterator[str]:
    process = notice.process
    net, gross, currency = process["value_net"], process["value_gross"], process["value_currency"]
    if net is not None:
        yield f"{amount_text(net, currency)} without VAT"
    if gross is not None:
        yield f"{amount_text(gross, currency)} with VAT"
    if net is None and gross is None:
        yield (
            "A value of 0 was published, which as often as not means unknown"
            if (process["value_state"] == "zero")
            else NOT_STATED
        )
        return
    yearly = per_year(process)
    if yearly is not None and process["contract_months"] > 12:
        kind = "without VAT" if net is not None else "with VAT"
        whole = amount_text(net if net is not None else gross, currency)
        yield (
            f"About {amount_text(round(yearly), currency)} a year {kind}: {whole} over "
            f"{length_text(process['contract_months'])}"
        )
    if process["value_from"] in _VALUE_FROM:
        yield f"This is {_VALUE_FROM[process['value_from']]}."
    if process["framework"]:
        yield "It is the most that may be bought under a framework agreement, not what will be spent."


def _how_long(notice: Notice) -> Iterator[str]:
    process = notice.process
    start, end = process["contract_start_on"], process["contract_end_on"]
    yield length_text(process["contract_months"]) if process["contract_months"] else NOT_STATED
    if start and end:
        yield f"{day_text(start)} to {day_text(end)}"
    elif start or end:
        yield f"From {day_text(start)}" if start else f"Until {day_text(end)}"
    if process["contract_max_end_on"] and process["contract_max_end_on"] != end:
        yield f"May be extended up to {day_text(process['contract_max_end_on'])}"
        return
    said = [row["description"] for row in notice.rows["extension"] if row["description"]]
    if said:
        yield f"On extension the notice says: {said[0][:300]}"
    elif notice.rows["extension"] or any(lot["has_renewal"] or lot["has_options"] for lot in notice.rows["lot"]):
        yield "It may be extended or renewed; until when is not stated"


def _other_deadlines(process: Mapping[str, Any], moment: datetime) -> Iterator[str]:
    for name, words in (("enquiries_at", "Questions by"), ("interest_at", "Tell of your interest by")):
        if process[name]:
            yield f"{words} {moment_text(process[name])} ({time_left(process[name], moment)})"
    if process["published_at"]:
        given = days_to_answer(process)
        days = f"; it gives {given:,.0f} days to answer" if given and given >= 1 else ""
        yield f"Published {day_text(process['published_at'])}{days}"
    if has_far_deadline(process):
        yield (
            "The deadline as published lies more than two years after publication. It may be the end of the contract: "
            "read the original"
        )
    if process["awards_expected_on"]:
        yield f"Award expected by {day_text(process['awards_expected_on'])}"


def _who_may_bid(notice: Notice) -> Iterator[str]:
    process = notice.process
    if process["reserved"]:
        yield f"Only {' and '.join(reserved_name(code) for code in process['reserved'])}: it is reserved"
    yield METHODS.get(process["method"] or "", NOT_STATED)
    if process["method_details"]:
        yield f"In the buyer’s words: {process['method_details']}"


def _services(notice: Notice) -> Iterator[str]:
    for code in list(dict.fromkeys(row["code"] for row in notice.rows["cpv"] if row["code"]))[:8]:
        exact = cpv.name_of(code)
        kind = ", ".join(group.name for group in cpv.groups_of(code)) or cpv.nearest_name(code)
        if exact:
            yield f"{exact} (CPV {code})"
        else:
            yield f"A kind of: {kind} (CPV {code})" if kind else f"CPV {code}; we hold no name for it"


def _kind(process: Mapping[str, Any]) -> Iterator[str]:
    stage = STAGES.get(process["stage"], STAGES["unknown"])
    number = process["notice_type"]
    yield f"{NOTICE_TYPES[number]} ({number}). {stage}" if number in NOTICE_TYPES else stage
    law = REGIMES.get(process["regime"], REGIMES["unknown"])
    yield f"{law}, under its light-touch rules" if process["light_touch"] else law
    for name, words in (
        ("framework", "A framework agreement"),
        ("dynamic_market", "A dynamic market: join at any time"),
    ):
        if process[name]:
            yield words
