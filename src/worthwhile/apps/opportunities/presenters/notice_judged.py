"""Does a notice suit a small provider, and what does it leave unknown: from its facts, without knowing the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.apps.opportunities.presenters.notice_facts import days_to_answer, per_year
from worthwhile.apps.opportunities.presenters.notice_parts import PRICE_HEAVY, price_weight
from worthwhile.apps.opportunities.selectors.notice import Notice
from worthwhile.market.queries.notice_words import amount_text, length_text, reserved_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """``weigh`` are facts that speak for or against it depending on who you are."""

    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    weigh: tuple[str, ...]


def judge(notice: Notice) -> Judged:
    """Reasons in sentences; each is a fact of the notice."""
    return Judged(
        speaks_for=tuple(_for(notice)), speaks_against=tuple(_against(notice)), weigh=tuple(_to_weigh(notice))
    )


def present_unknown(notice: Notice) -> list[str]:
    """What the notice does not say and a bidder would want to know."""
    process, rows = notice.process, notice.rows
    missing = (
        (process["value_net"] is None and process["value_gross"] is None, "How much it is worth"),
        (not any(row["code"] and row["place"] != "buyer" for row in rows["area"]), "Where the work is"),
        (process["deadline_at"] is None and process["stage"] in ("tender", "planning"), "By when to answer"),
        (process["contract_months"] is None, "How long the contract lasts"),
        (not rows["extension"] and process["contract_max_end_on"] is None, "Whether it may be extended"),
        (not rows["criterion"], "How bids are compared"),
        (
            bool(rows["criterion"]) and any(row["weight"] is None for row in rows["criterion"]),
            "How much some of the criteria weigh",
        ),
        (not rows["suitability"], "Whether the buyer thinks it suits small or social enterprises"),
        (not rows["lot"], "Whether it is split into lots"),
        (process["enquiries_at"] is None and process["stage"] == "tender", "Until when questions may be asked"),
        (not rows["cpv"], "What kind of service it is, as a code"),
        (bool(rows["award"]) and process["bids"] is None, "How many bid for it"),
    )
    return [words for is_missing, words in missing if is_missing]


def _for(notice: Notice) -> Iterator[str]:
    process = notice.process
    if process["reserved"]:
        yield f"It is reserved for {' and '.join(reserved_name(code) for code in process['reserved'])}."
    if process["vcse_suitable"]:
        yield "The buyer says it suits voluntary, community and social enterprises."
    elif process["sme_suitable"]:
        yield "The buyer says it suits small and medium enterprises."
    if process["lots"] > 1:
        low = notice.opportunity["value_low"]
        smallest = f", the smallest worth {amount_text(round(low))}" if low is not None else ""
        yield f"It is split into {process['lots']} lots{smallest}: you may bid for a part."
    weight = price_weight(notice.rows["criterion"]) if process["lots"] < 2 else None
    if weight is not None and weight < PRICE_HEAVY:
        yield f"Price and cost count for {weight:g}%: what you do counts for more."
    if any(row["social_value"] for row in notice.rows["criterion"]):
        yield "Social value counts when bids are compared."


def _against(notice: Notice) -> Iterator[str]:
    process = notice.process
    weight = price_weight(notice.rows["criterion"]) if process["lots"] < 2 else None
    if weight is not None and weight > PRICE_HEAVY:
        yield f"Price and cost count for {weight:g}%: more than everything else together."
    if process["lots"] == 1 or (process["lots"] == 0 and notice.rows["lot"]):
        yield "It is one lot: you bid for all of it or not at all."
    if process["reserved"]:
        yield "Who is not of the kind it is reserved for may not bid."
    if process["method"] == "direct":
        yield "It is awarded directly, without a competition."
    if process["suppliers"] and process["suppliers"] > 0:
        yield "It has been awarded."


def _to_weigh(notice: Notice) -> Iterator[str]:
    process = notice.process
    yearly = per_year(process)
    if yearly is not None:
        yield (
            f"The whole comes to about {amount_text(round(yearly), process['value_currency'])} a year. "
            "Set that beside what you turn over."
        )
    if process["contract_months"]:
        yield f"It binds you for {length_text(process['contract_months'])}, before any extension."
    given = days_to_answer(process)
    if given and given >= 1:
        yield f"It gives {given:,.0f} days from publication to answer."
    if process["bids"] is not None:
        yield f"{process['bids']} bid for it." if process["bids"] != 1 else "One bid was made for it."
    if not process["vcse_suitable"] and not process["sme_suitable"]:
        yield "The buyer does not say whom it suits. Most notices leave that out, so it tells you nothing."
