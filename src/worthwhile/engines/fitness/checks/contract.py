"""The contract: staff and pensions, liability and risk, its length, its end, and what belongs to whom."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, warned, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import counted, per_cent, plain, pounds


@check(
    "FIT-25",
    "Staff who transfer",
    asks="Is what bidders must know of the staff in the pack before they bid?",
    better="Annex [x] lists, without names, each person who may transfer: hours, pay, length of service, terms, "
    "pension and absences. Costs that come out later are shared.",
    harm=3,
)
def staff_transfer(look: Look) -> Finding:
    """Anonymous information in the pack, and costs priced or shared."""
    applies = look.flag("tupe_applies")
    if applies is False:
        return look.not_here("No staff transfer.")
    if applies is None:
        return look.unknown()
    wrong = wrongs(
        look,
        tupe_information_in_pack="The pack does not tell bidders about the staff who may transfer.",
        tupe_costs_covered="The costs of the transfer are neither priced nor shared.",
    )
    return warned(look, wrong, "The pack tells about the staff, and costs of the transfer are covered.")


@check(
    "FIT-26",
    "Pensions",
    asks="Does the buyer carry the risks of a public pension scheme?",
    better="The provider pays contributions of [x%] and no more. The authority keeps the risks of past service, and "
    "there is no bond and no debt on leaving.",
    harm=3,
)
def pensions(look: Look) -> Finding:
    """Pass-through, capped, no exit debt, no bond."""
    involved = look.flag("public_pension")
    if involved is False:
        return look.not_here("No public pension scheme is involved.")
    if involved is None:
        return look.unknown()
    wrong = wrongs(
        look,
        pension_pass_through="The provider carries the risks of the scheme.",  # noqa: S106 (a sentence)
        pension_contribution_capped="Contributions have no cap.",
    )
    if look.flag("pension_exit_debt"):
        wrong.append("The provider may owe a debt when it leaves.")
    if look.flag("pension_bond"):
        wrong.append("The provider must give a bond.")
    return warned(look, wrong, "The buyer carries the scheme's risks; contributions are capped.")


@check(
    "FIT-27",
    "Liability",
    asks="Is liability capped, for both sides, at what a small provider can carry?",
    better="Each side's liability is capped at 125% of the charges of a year, or at what the insurance named here "
    "pays, except where the law allows no cap.",
    harm=3,
)
def liability(look: Look) -> Finding:
    """A cap of at most 125% of a year's charges or the insurance, mutual, and no indemnity without one."""
    if look.flag("liability_capped") is False:
        return look.warns("The provider's liability has no cap.")
    wrong = wrongs(look, liability_mutual="The buyer's liability is not capped alike.")
    if look.flag("uncapped_indemnity"):
        wrong.append("An indemnity beyond the law has no cap.")
    by_insurance = look.flag("liability_cap_is_insurance")
    share = None if by_insurance else _cap_share(look)
    most = look.figure("liability-share")
    if share is not None and share > most:
        wrong.append(f"The cap is {per_cent(share)} of a year's charges, above {per_cent(most)}.")
    look.forget_missing("liability_cap_is_insurance")
    return warned(look, wrong, "Liability is capped, for both sides.")


def _cap_share(look: Look) -> Decimal | None:
    share = look.number("liability_cap_share")
    if share is not None:
        return share
    cap, year = look.number("liability_cap"), look.number("value_annual")
    if cap is None or not year:
        look.forget_missing("liability_cap", "value_annual")
        return None
    look.forget_missing("liability_cap_share")
    return cap / year


@check(
    "FIT-28",
    "Who carries which risk",
    asks="Does whoever can control a risk carry it?",
    better="Each risk in the annex names the side that can control it best, and that side carries it. Risks that "
    "neither controls (law, prices, pandemics) are shared or stay with us.",
    harm=3,
)
def risks(look: Look) -> Finding:
    """Each names its holder; at most one in three is the provider's alone; none it cannot control."""
    all_of_them = look.number("risks")
    held = look.number("risks_with_holder")
    on_provider = look.number("risks_on_provider")
    uncontrollable = look.number("risks_uncontrollable")
    wrong = []
    if all_of_them is not None and held is not None and held < all_of_them:
        wrong.append(f"{counted(all_of_them - held, 'risk names', 'risks name')} nobody who carries it.")
    if all_of_them and on_provider is not None and on_provider * look.figure("one-risk-in") > all_of_them:
        wrong.append(f"The provider alone carries {plain(on_provider)} of {plain(all_of_them)} risks.")
    if uncontrollable:
        wrong.append(f"It cannot control {plain(uncontrollable)} of the risks it carries.")
    return warned(look, wrong, "Risks lie with whoever can control them.")


@check(
    "FIT-29",
    "Length of the contract",
    asks="Is the contract long enough to build a service, and within what the law allows?",
    better="The contract runs for [three years or more]. The provider may leave with six months' notice.",
    harm=2,
)
def length(look: Look) -> Finding:
    """Three years or a way out; at most five where it is reserved for public service mutuals."""
    months = look.number("contract_months")
    with_extensions = look.number("contract_months_with_extensions")
    reserved = look.choice("reserved_under")
    longest = max((one for one in (months, with_extensions) if one is not None), default=None)
    look.forget_missing("contract_months_with_extensions", "reserved_under")
    most = look.figure("mutual-months")
    if reserved == "public-service-mutual" and longest is not None and longest > most:
        return look.breach(
            f"Reserved for mutuals, it may run for {plain(longest)} months and {plain(most)} are the most."
        )
    if months is None:
        return look.unknown()
    said = f"The contract runs for {counted(months, 'month', 'months')}"
    if months >= look.figure("months-enough"):
        return look.passes(f"{said}.")
    way_out = look.flag("break_with_notice")
    if way_out is None:
        return look.unknown(f"{said}; it is not known whether the provider may leave with fair notice.")
    return look.passes(f"{said}, with a way out.") if way_out else look.warns(f"{said}, with no way out.")


@check(
    "FIT-30",
    "Extensions",
    asks="Do both sides agree to an extension, and to its price?",
    better="The contract may be extended where both sides agree, at a price that both sides agree.",
    harm=2,
)
def extensions(look: Look) -> Finding:
    """Symmetrical, with the price reopened."""
    has = look.flag("has_extensions")
    if has is False:
        return look.not_here("There are no extensions.")
    if has is None:
        return look.unknown()
    wrong = wrongs(
        look,
        extension_by_agreement="The buyer alone decides on extensions.",
        extension_reopens_price="An extension runs at the old price.",
    )
    return warned(look, wrong, "Extensions and their price are agreed by both sides.")


@check(
    "FIT-31",
    "Ending without a cause",
    asks="Is there fair notice, and is winding down paid, where the buyer ends without a cause?",
    better="Where we end the contract without a cause we give three months' notice (six where more than 20 people work "
    "in the service) and pay the costs of winding down, redundancy included.",
    harm=3,
)
def termination(look: Look) -> Finding:
    """Three months, six with more than twenty staff, and winding down paid."""
    may = look.flag("termination_without_cause")
    if may is False:
        return look.passes("The buyer cannot end the contract without a cause.")
    if may is None:
        return look.unknown()
    wrong = wrongs(look, winding_down_paid="The costs of winding down are not paid.")
    notice, staff = look.number("termination_notice_months"), look.number("staff")
    small, large = look.figure("notice-months"), look.figure("notice-months-many-staff")
    if notice is not None:
        needed = large if staff is not None and staff > look.figure("many-staff") else small
        if notice < needed:
            wrong.insert(
                0, f"The buyer gives {counted(notice, 'month', 'months')} of notice, fewer than {plain(needed)}."
            )
        if notice >= large:
            look.forget_missing("staff")
    return warned(look, wrong, "There is fair notice and winding down is paid.")


@check(
    "FIT-43",
    "What the provider brings",
    asks="Does the provider keep the methods it brings?",
    better="What each side brings stays its own. The authority may use the provider's methods for this service, as "
    "long as it runs.",
    harm=2,
)
def property_kept(look: Look) -> Finding:
    """Kept or licensed, never assigned."""
    becomes = look.choice("background_ip")
    if becomes is None:
        return look.unknown()
    if becomes == "assigned":
        return look.warns("The provider gives up the methods it brings.")
    return look.passes("The provider keeps what it brings.")


@check(
    "FIT-44",
    "Data and security",
    asks="Is the proof of security in proportion, and is other proof accepted?",
    better="Show that you keep data safe with a certificate you hold, the Data Security and Protection Toolkit, or an "
    "account of what you do.",
    harm=2,
)
def security(look: Look) -> Finding:
    """No ISO 27001 below £100,000 without sensitive data; equivalents accepted."""
    demanded = look.flag("iso_27001_demanded")
    if demanded is False:
        return look.passes("ISO 27001 is not demanded.")
    if demanded is None:
        return look.unknown()
    if look.flag("security_equivalent_accepted") is False:
        return look.may_breach("ISO 27001 is demanded and no other proof is accepted.")
    value, least = look.number("value_total"), look.figure("value-for-iso-27001")
    if value is not None and value >= least:
        look.forget_missing("special_category_data")
    elif look.flag("special_category_data") is False and value is not None:
        return look.warns(f"ISO 27001 is demanded for {pounds(value)} without sensitive data.")
    elif look.flag("special_category_data"):
        look.forget_missing("value_total")
    return look.unknown() if look.is_missing else look.passes("The proof of security is in proportion.")


CONTRACT = (
    staff_transfer,
    pensions,
    liability,
    risks,
    length,
    extensions,
    termination,
    property_kept,
    security,
)
