"""A value of the bank, and one that is withheld, as their pages tell them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from worthwhile.apps.library.presenters.figures import figure_words, range_words
from worthwhile.apps.library.presenters.results import series_address
from worthwhile.apps.library.selectors.carried import Carried, carry_to_latest, latest_price_year
from worthwhile.engines.valuation.parameters import BankUse, BankValue, UprateRule
from worthwhile.engines.valuation.vocabulary import Agency, Kind, Level
from worthwhile.exchange.agency_names import AGENCIES
from worthwhile.exchange.report.wording import KINDS
from worthwhile.kernel.money import money_text, price_text
from worthwhile.kernel.parameter import DatedValue, Parameter
from worthwhile.kernel.working import Step
from worthwhile.reference import library, valuation_parameters

LEVELS = {Level.INDIVIDUAL: "Individual", Level.SOCIAL: "Social", Level.ENVIRONMENTAL: "Environmental"}
CONFIDENCE = {
    "high": "High: we are sure that this is what its publisher printed",
    "medium": "Medium: read in a copy, or something about it is not stated where we read it",
    "low": "Low: read at second hand. Confirm it in the publication before you rely on it",
}


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Caution:
    """What to mind, with where to read on."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A line of working with the series it uses."""

    label: str
    formula: str
    result: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class CarriedLines:
    """A value in the latest published prices, with its working."""

    figure: str
    range: str
    price_year: str
    steps: tuple[StepLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DatedLine:
    """One value of the history."""

    dated: DatedValue
    figure: str
    range: str
    confidence: str


@dataclass(frozen=True, kw_only=True)
class ValuePage:
    """Everything a page says of a value. ``history`` is oldest first; its last line is what the bank uses."""

    code: str
    label: str
    description: str
    figure: str
    range: str
    price_year: str
    geography: str
    basis: str
    kind: str
    level: str
    agency: str
    uprate: str
    is_input_price: bool
    carried: CarriedLines | None
    last_published: str
    history: tuple[DatedLine, ...]
    cautions: tuple[Caution, ...]

    @property
    def latest(self) -> DatedLine:
        """What the bank uses."""
        return self.history[-1]


def present_value(bank: BankValue, parameter: Parameter) -> ValuePage:
    """A value with its history, its working and what to mind."""
    carried = carry_to_latest(bank, valuation_parameters())
    return ValuePage(
        code=bank.code,
        label=bank.label,
        description=parameter.description,
        figure=figure_words(bank.value, bank.unit),
        range=range_words(bank.low, bank.high),
        price_year=str(bank.price_year),
        geography=parameter.geography,
        basis=parameter.basis.value.capitalize(),
        kind=KINDS[Kind(bank.kind)],
        level=LEVELS[Level(bank.level)],
        agency=AGENCIES[Agency(bank.agency)],
        uprate=_uprate_words(bank),
        is_input_price=bank.use is BankUse.INPUT_PRICE,
        carried=_carried_lines(carried, bank) if carried else None,
        last_published=str(latest_price_year(bank.uprate, valuation_parameters())),
        history=tuple(_dated_line(dated) for dated in parameter.values),
        cautions=tuple(_cautions(bank)),
    )


def method_link(code: str, text: str) -> Link:
    """A link to the page of a method."""
    return Link(text=text, address=reverse("library:method", args=[code]))


def _uprate_words(bank: BankValue) -> str:
    if bank.use is BankUse.INPUT_PRICE:
        return "It is not carried to other years: use the rate of the day"
    if bank.uprate is UprateRule.WELLBEING:
        return "By prices and by GDP per head, as wellbeing values are"
    return "By prices"


def _carried_lines(carried: Carried, bank: BankValue) -> CarriedLines:
    return CarriedLines(
        figure=figure_words(carried.value, bank.unit),
        range=range_words(carried.low, carried.high),
        price_year=str(carried.price_year),
        steps=tuple(_step_line(step) for step in carried.steps),
        notes=carried.notes,
    )


def _step_line(step: Step) -> StepLine:
    held = library().parameters
    links = [
        Link(text=held[name].label, address=series_address(name))
        for name in step.parameters
        if not name.startswith("value-bank/")
    ]
    result = money_text(step.result) if step.unit == "GBP" else f"{step.result:.5f}"
    return StepLine(label=step.label, formula=step.formula, result=result, links=tuple(links))


def _dated_line(dated: DatedValue) -> DatedLine:
    return DatedLine(
        dated=dated,
        figure=price_text(dated.value),
        range=range_words(dated.low, dated.high),
        confidence=CONFIDENCE[dated.confidence],
    )


def _value_link(code: str) -> Link:
    return Link(text=library().bank[code].label, address=reverse("library:value", args=[code]))


def _cautions(bank: BankValue) -> list[Caution]:
    """What is easily got wrong with this value, the double counts first."""
    found = []
    if bank.contains:
        links = tuple(map(_value_link, bank.contains))
        found.append(
            Caution(text="It already contains the value below. Never add both for the same people.", links=links)
        )
    within = [other for other in library().bank.values() if bank.code in other.contains]
    if within:
        links = tuple(_value_link(other.code) for other in within)
        found.append(Caution(text="It is part of the value below. Never add both for the same people.", links=links))
    if bank.kind == Kind.WELLBEING and not bank.whole_period:
        text = (
            "Contains wellbeing. Put only one price on the wellbeing of the same people in the same time: not a WELLBY "
            "and a QALY, and not a loneliness value beside either."
        )
        links = (
            method_link("SV-022", "When the same wellbeing may be priced twice"),
            method_link("SV-024", "QALY and WELLBY for the same people"),
        )
        found.append(Caution(text=text, links=links))
    return found + _cautions_of_use(bank)


def _cautions_of_use(bank: BankValue) -> list[Caution]:
    found = []
    if bank.whole_period:
        text = "It covers the whole period at once: give it a duration of one year and never multiply it by years."
        found.append(Caution(text=text, links=(method_link("SV-033", "Whole-period value multiplied by years"),)))
    if bank.average_cost:
        text = "It is an average cost. One case fewer does not give this sum back in cash."
        found.append(Caution(text=text, links=(method_link("SV-037", "Average cost called cashable"),)))
    if bank.use is BankUse.INPUT_PRICE:
        found.append(Caution(text="It is the price of something put in, such as an hour of work. It is no outcome."))
    if bank.notes:
        found.append(Caution(text=bank.notes))
    return found
