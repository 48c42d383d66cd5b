"""Whether the market was thought of: small enterprises, lots, the route."""

from __future__ import annotations

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, warned, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import plain, pounds


@check(
    "FIT-09",
    "Barriers to small enterprises",
    asks="Were barriers to small enterprises considered, and which were removed?",
    better="We considered what keeps small providers from bidding for this contract. We removed: [lots of a size they "
    "can carry; no minimum turnover; eight weeks to bid; payment in advance for setting up].",
    harm=2,
)
def small_enterprises(look: Look) -> Finding:
    """The law asks that barriers are considered; a list of what was removed shows it."""
    considered = look.flag("sme_barriers_considered")
    removed = look.every("sme_barrier_removed")
    if considered is False:
        return look.breach("Barriers to small enterprises were not considered.")
    if considered is None:
        return look.unknown()
    if not removed:
        return look.may_breach("Barriers were considered, and nothing says which were removed or reduced.")
    return look.passes(f"Barriers were considered; removed or reduced: {'; '.join(str(one.value) for one in removed)}.")


@check(
    "FIT-10",
    "Lots",
    asks="Is the contract divided into lots, or are reasons given for not dividing it?",
    better="The contract is divided into [one lot for each district]. / We do not use lots because [reason], for these "
    "services could not be supplied apart without harm to people.",
    harm=2,
)
def lots(look: Look) -> Finding:
    """Lots, or reasons."""
    number = look.number("number_of_lots")
    if number is not None and number > 1:
        return look.passes(f"There are {plain(number)} lots.")
    reasons = look.flag("lots_reasons_given")
    if reasons:
        look.forget_missing("number_of_lots")
        return look.passes("Reasons are given for not using lots.")
    if number is None or reasons is None:
        return look.unknown()
    return look.breach("The contract is not divided into lots and no reasons are given.")


@check(
    "FIT-11",
    "Size of lots",
    asks="Is there a lot that a provider of the size wanted could carry?",
    better="At least one lot has a value of no more than half the turnover of a typical provider in the area.",
    harm=3,
)
def lot_size(look: Look) -> Finding:
    """Half the turnover of a typical provider; above a line of our own in community services in any case."""
    smallest = look.number("smallest_lot_annual_value")
    if smallest is None:
        return look.unknown()
    most = look.figure("smallest-lot")
    if look.flag("is_community_service") and smallest > most:
        look.forget_missing("target_provider_turnover")
        return look.warns(f"The smallest lot is worth {pounds(smallest)} a year, above {pounds(most)}.")
    turnover = look.number("target_provider_turnover")
    if turnover is None:
        return look.unknown()
    look.forget_missing("is_community_service")
    share = look.figure("lot-share-of-turnover")
    if smallest > share * turnover:
        return look.warns(
            f"The smallest lot is worth {pounds(smallest)} a year; a typical provider turns over {pounds(turnover)}."
        )
    return look.passes(f"The smallest lot, {pounds(smallest)} a year, suits a turnover of {pounds(turnover)}.")


@check(
    "FIT-41",
    "Users and carers",
    asks="Did users and carers shape the service, and is their continuity considered?",
    better="People who use the service and their carers shaped these outcomes: [when, who, what changed]. We weigh how "
    "bidders keep relationships and places that matter to them.",
    harm=1,
)
def users(look: Look) -> Finding:
    """A record of who shaped the service, and of continuity."""
    wrong = wrongs(
        look,
        co_design_recorded="Nothing records how users and carers shaped the service.",
        continuity_considered="Nearness and continuity for users were not considered.",
    )
    return warned(look, wrong, "Users and carers shaped the service, and continuity was considered.")


@check(
    "FIT-42",
    "Joint bids and sub-contractors",
    asks="May small providers bid together, each counting with what it has?",
    better="Bids by several providers together are welcome, in any legal form. What each partner or sub-contractor has "
    "counts towards our conditions. Each partner answers for its own part.",
    harm=3,
)
def partners(look: Look) -> Finding:
    """By law partners' capacity counts; the rest is practice."""
    if look.flag("partner_capacity_counted") is False:
        return look.breach("What partners and sub-contractors have does not count towards the conditions.")
    wrong = wrongs(look, joint_bids_allowed="Joint bids are not allowed.")
    if look.flag("merger_demanded"):
        wrong.append("Partners must merge or form one legal body to bid.")
    if look.flag("lead_liable_for_all"):
        wrong.append("The lead of a joint bid answers for all of it, whatever its part.")
    return warned(look, wrong, "Joint bids are allowed and partners' capacity counts.")


@check(
    "FIT-51",
    "The route",
    asks="Were other routes than an open competition considered, and is the reason for this one written down?",
    better="Before competing we considered a reserved contract, an award without competition where the law allows it, "
    "and a public social partnership. We chose [route] because [reason].",
    harm=1,
)
def route(look: Look) -> Finding:
    """Reserved, direct or partnership before competing; a contract that is reserved was considered."""
    reserved = look.choice("reserved_under")
    look.forget_missing("reserved_under")
    if reserved not in (None, "not-reserved"):
        return look.passes("The contract is reserved.")
    wrong = wrongs(
        look,
        alternatives_considered="No other route was considered before competing.",
        route_reason_given="No reason for the route is written down.",
    )
    return warned(look, wrong, "Other routes were considered and a reason is given.")


MARKET = (small_enterprises, lots, lot_size, users, partners, route)
