"""What bidders must be and have: turnover, accounts, insurance, experience, certificates and a first stage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, settled
from worthwhile.engines.fitness.facts import Fact
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import plain, pounds


@check(
    "FIT-01",
    "Turnover demanded",
    asks="Is the turnover that bidders must have in proportion to the contract?",
    better="We ask for no minimum turnover. Before the award we look with the preferred bidder at its accounts, its "
    "reserves and how it would carry the work between payments.",
    harm=3,
)
def turnover(look: Look) -> Finding:
    """Twice the value: of the contract where the law counts so, else of one year, as turnover is of one year.

    Every lot is judged for itself, as a sum or as a multiple of the value; the worst of them is the answer, and a lot
    of which nothing is said keeps it from passing.
    """
    sums, multiples = look.every("minimum_turnover"), look.every("minimum_turnover_multiple")
    if not sums and not multiples:
        look.number("minimum_turnover")
        return look.unknown()
    found = [_turnover_of_lot(look, fact) for fact in sums] + [_turnover_as_multiple(look, fact) for fact in multiples]
    over = [one for one in found if one.is_over]
    if over:
        said = " ".join(one.sentence for one in over)
        if look.flag("minimum_turnover_reason"):
            return look.passes(f"{said} A written reason is given.")
        return look.breach(said) if any(one.is_breach for one in over) else look.warns(said)
    if any(one.is_over is None for one in found) or _is_lot_left(look, [*sums, *multiples]):
        return look.unknown()
    return look.passes(" ".join(one.sentence for one in found))


@dataclass(frozen=True, kw_only=True)
class _Demand:
    """What is demanded for one lot: whether it is too much (None: not known), by law or by our own comparison."""

    is_over: bool | None
    sentence: str
    is_breach: bool = True


def _is_lot_left(look: Look, demanded: list[Fact]) -> bool:
    """Whether turnover is stated of some lots and there may be others."""
    lots = {fact.about for fact in demanded}
    if "" in lots:
        return False
    number = look.number("number_of_lots")
    return number is None or number > len(lots)


def _turnover_of_lot(look: Look, fact: Fact) -> _Demand:
    value, lot = _sum(fact), _of_lot(fact)
    if value == 0:
        return _Demand(is_over=False, sentence=f"No turnover is demanded{lot}.")
    base, words = _turnover_base(look, fact.about)
    if not base:
        return _Demand(is_over=None, sentence="")
    multiple = value / base
    most = look.figure("turnover-multiple")
    said = f"The turnover demanded{lot}, {pounds(value)}, is {plain(multiple)} times {words} ({pounds(base)})."
    return _Demand(is_over=value > most * base, sentence=said)


def _of_lot(fact: Fact) -> str:
    return f" for {fact.about}" if fact.about else ""


def _turnover_base(look: Look, lot: str) -> tuple[Decimal | None, str]:
    whole = look.number("value_total", lot)
    year = look.number("value_annual", lot)
    if look.law is None and year:
        look.forget_missing("value_total")
        return year, "the value of one year"
    if not lot and look.flag("is_framework"):
        call_offs = look.number("largest_call_off_value")
        if call_offs:
            return call_offs, "the largest call-offs at once"
    look.forget_missing("is_framework", "largest_call_off_value", "value_annual" if whole else "")
    return whole, "the value of the whole contract"


def _turnover_as_multiple(look: Look, fact: Fact) -> _Demand:
    multiple, most, lot = _sum(fact), look.figure("turnover-multiple"), _of_lot(fact)
    of = look.choice("minimum_turnover_multiple_of", fact.about)
    if multiple > most:
        words = {"total": "the whole value", "annual": "the yearly value"}.get(of or "", "the value")
        said = f"The turnover demanded{lot} is {plain(multiple)} times {words}."
        return _Demand(is_over=True, sentence=said, is_breach=look.law is None or of != "annual")
    if of == "total" and look.law is None:
        said = f"Turnover is of one year, and it is compared{lot} with the value of the whole contract."
        return _Demand(is_over=True, sentence=said, is_breach=False)
    return _Demand(is_over=False, sentence=f"The turnover demanded{lot} is {plain(multiple)} times the value.")


@check(
    "FIT-02",
    "Audited accounts",
    asks="Are audited accounts asked only of those who must have them by company law?",
    better="Send your latest accounts in the form the law asks of you. Where you need no audit, accounts that were "
    "examined independently or signed by your board are enough.",
    harm=3,
)
def accounts(look: Look) -> Finding:
    """Only from suppliers whose accounts must be audited."""
    who = look.choice("audited_accounts")
    if who is None:
        return look.unknown()
    if who == "everybody":
        return look.breach(
            "Audited accounts are demanded of every bidder, and the law does not make all have an audit."
        )
    return look.passes("Nobody is asked for an audit that the law does not make them have.")


@check(
    "FIT-03",
    "Insurance before the award",
    asks="May insurance be taken out after the award?",
    better="Confirm that you will have the insurances named in the contract in place on the day it starts, if you win.",
    harm=2,
)
def insurance_early(look: Look) -> Finding:
    """Insurance may not have to be in place before the award."""
    early = look.flag("insurance_before_award")
    if early is None:
        return look.unknown()
    if early:
        return look.breach("Insurance must be in place when bidding, so that those who lose pay for it too.")
    return look.passes("A commitment to insure before the start is enough.")


@check(
    "FIT-04",
    "Level of insurance",
    asks="Is the cover demanded in proportion to what could go wrong?",
    better="The cover for each insurance follows from our assessment of the risks of this service, which is annexed. "
    "We will talk about another level where the market does not offer this one.",
    harm=2,
)
def insurance_level(look: Look) -> Finding:
    """Our lines: a multiple of the value, and a sum that needs a reason whatever the value."""
    limits = look.every("insurance_limit")
    if not limits:
        look.number("insurance_limit")
        return look.unknown()
    most, multiple = look.figure("insurance-limit"), look.figure("insurance-multiple")
    value = look.number("value_total")
    high = [fact for fact in limits if _is_high(fact.value, value, most, multiple)]
    if not high:
        return look.unknown() if value is None else look.passes("No cover demanded is out of proportion to the value.")
    named = "; ".join(f"{fact.about or 'insurance'} {pounds(_sum(fact))}" for fact in high)
    look.forget_missing("value_total")
    if look.flag("insurance_level_reason"):
        return look.passes(f"The cover is high ({named}) and a reason in the risk is given.")
    return look.warns(f"The cover is high for this contract and no reason is given: {named}.")


def _is_high(limit: object, value: Decimal | None, most: Decimal, multiple: Decimal) -> bool:
    assert isinstance(limit, Decimal)
    return limit > most or (value is not None and limit > multiple * value)


def _sum(fact: Fact) -> Decimal:
    assert isinstance(fact.value, Decimal)
    return fact.value


@check(
    "FIT-05",
    "Earlier contracts",
    asks="May somebody bid who never had a contract with a public authority?",
    better="Describe up to two pieces of work like this one, for whomever you did them, and what changed for people.",
    harm=3,
)
def earlier_contract(look: Look) -> Finding:
    """A contract awarded by a particular authority may not be a condition."""
    demanded = look.flag("prior_contract_demanded")
    if demanded is None:
        return look.unknown()
    if demanded:
        return look.breach("Only those who had a contract with a particular authority before may bid.")
    return look.passes("No earlier contract with an authority is demanded.")


@check(
    "FIT-06",
    "Qualifications and certificates",
    asks="Is an equivalent accepted for every qualification and certificate?",
    better="... or an equivalent qualification or certificate; tell us what you hold and how it shows the same.",
    harm=2,
)
def qualifications(look: Look) -> Finding:
    """Each qualification demanded accepts its equivalent."""
    if look.flag("qualifications_demanded") is False:
        return look.passes("No qualification or certificate is demanded.")
    return _equivalents(look, "qualification", "qualification_equivalent", "qualifications_demanded")


@check(
    "FIT-07",
    "Brands, designs and standards",
    asks="Does the specification say what must be achieved rather than name a brand, design or standard?",
    better="... or anything of equivalent quality or performance. What matters to us is that [what it must do].",
    harm=2,
)
def brands(look: Look) -> Finding:
    """A brand or standard named without its equivalents; named at all, it still narrows who can bid."""
    if look.flag("brands_demanded") is False:
        return look.passes("No brand, design or standard is named.")
    found = _equivalents(look, "brand", "brand_equivalent", "brands_demanded")
    if found.verdict.value == "pass":
        names = ", ".join(str(fact.value) for fact in look.every("brand"))
        return look.may_breach(
            f"Named, with equivalents accepted: {names}. Say what it must do instead, where you can."
        )
    return found


def _equivalents(look: Look, thing: str, equivalent: str, any_demanded: str) -> Finding:
    things = look.every(thing)
    if not things:
        return look.unknown()
    look.forget_missing(any_demanded)
    for_all = look.flag(equivalent)
    without, unsaid = [], []
    for fact in things:
        accepted = look.flag(equivalent, str(fact.value))
        accepted = for_all if accepted is None else accepted
        if accepted is None:
            unsaid.append(str(fact.value))
        elif not accepted:
            without.append(str(fact.value))
    if without:
        return look.breach(f"No equivalent is accepted for: {', '.join(without)}.")
    if unsaid:
        return look.unknown(f"It is not said whether an equivalent is accepted for: {', '.join(unsaid)}.")
    look.forget_missing(equivalent)
    return look.passes("An equivalent is accepted for everything named.")


@check(
    "FIT-08",
    "A stage for suitability",
    asks="Is everybody free to hand in a bid, without a first stage that judges suitability?",
    better="There is one stage. Everybody who is interested hands in a bid; we check what we must know of the winner "
    "before the award.",
    harm=2,
)
def first_stage(look: Look) -> Finding:
    """Below the threshold the law has no separate judgement of suitability; devolved Welsh authorities are free."""
    rule = look.law or look.possible or look.other
    if rule is not None and rule.nations == ("wales",):
        devolved = look.flag("buyer_devolved_welsh")
        if devolved is None:
            return look.unknown()
        if devolved:
            return look.not_here("The rule does not bind devolved Welsh authorities.")
    wrong = ["Suitability is judged in a stage of its own."] if look.flag("suitability_stage") else []
    return settled(look, wrong, "There is no stage of its own for suitability.")


PARTICIPATION = (
    turnover,
    accounts,
    insurance_early,
    insurance_level,
    earlier_contract,
    qualifications,
    brands,
    first_stage,
)
