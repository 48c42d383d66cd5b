"""The columns of a value map: our name for each, and what published sheets call them.

Headings follow the SROI Network's “Value Map” spreadsheet and common variations of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The part of the map a column belongs to; it decides what a bare “Value” or “Source” means."""

    STAKEHOLDER = "stakeholders"
    INPUT = "inputs"
    OUTPUT = "outputs"
    OUTCOME = "outcomes"
    PROXY = "financial proxy"
    DEDUCTION = "deductions"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: ``name`` is ours, ``headings`` are known headings in plain small letters."""

    name: str
    about: str
    section: Section
    headings: tuple[str, ...]
    numeric: bool = False


COLUMNS = (
    Column(
        name="stakeholder",
        about="Who gains",
        section=Section.STAKEHOLDER,
        headings=("stakeholder", "stakeholders", "stakeholder group", "stakeholder groups", "who", "beneficiary group"),
    ),
    Column(
        name="stakeholder_number",
        about="How many there are in the group",
        section=Section.STAKEHOLDER,
        headings=("number", "number in group", "number of stakeholders", "number involved", "group size"),
        numeric=True,
    ),
    Column(
        name="change",
        about="Intended or unintended change",
        section=Section.STAKEHOLDER,
        headings=("intended/unintended changes", "intended changes", "intended unintended changes"),
    ),
    Column(
        name="input",
        about="What is put in",
        section=Section.INPUT,
        headings=("input", "inputs", "inputs description", "input description", "what do they invest"),
    ),
    Column(
        name="input_value",
        about="What the input is worth",
        section=Section.INPUT,
        headings=("input value", "inputs value", "value of input", "value of inputs", "investment", "input cost"),
        numeric=True,
    ),
    Column(
        name="outputs",
        about="Summary of activity",
        section=Section.OUTPUT,
        headings=("output", "outputs", "outputs summary", "summary of activity", "summary of activity in numbers"),
    ),
    Column(
        name="outcome",
        about="The change",
        section=Section.OUTCOME,
        headings=("outcome", "outcomes", "outcome description", "outcomes description", "description of outcome"),
    ),
    Column(
        name="indicator",
        about="How the change is measured",
        section=Section.OUTCOME,
        headings=("indicator", "indicators", "outcome indicator", "measure"),
    ),
    Column(
        name="quantity_source",
        about="Where the quantity comes from",
        section=Section.OUTCOME,
        headings=("outcome source", "indicator source", "quantity source", "data source", "source of quantity"),
    ),
    Column(
        name="quantity",
        about="How many change",
        section=Section.OUTCOME,
        headings=(
            "quantity",
            "outcome quantity",
            "amount of change",
            "quantity of change",
            "number experiencing outcome",
        ),
        numeric=True,
    ),
    Column(
        name="sample",
        about="How many were measured",
        section=Section.OUTCOME,
        headings=("sample", "sample size", "sample size used", "number measured"),
        numeric=True,
    ),
    Column(
        name="duration",
        about="Years it lasts",
        section=Section.OUTCOME,
        headings=(
            "duration",
            "duration years",
            "duration in years",
            "years it lasts",
            "benefit period",
            "length of benefit",
        ),
        numeric=True,
    ),
    Column(
        name="starts",
        about="1 in the period of activity, 2 after it",
        section=Section.OUTCOME,
        headings=("outcomes start", "outcome start", "start", "starts", "outcomes starts"),
        numeric=True,
    ),
    Column(
        name="proxy",
        about="What stands for the worth of the change",
        section=Section.PROXY,
        headings=(
            "financial proxy",
            "financial proxies",
            "proxy",
            "financial proxy description",
            "proxy description",
            "description of proxy",
        ),
    ),
    Column(
        name="value",
        about="Worth of one unit for one year",
        section=Section.PROXY,
        headings=(
            "financial proxy value",
            "proxy value",
            "value of proxy",
            "value of financial proxy",
            "unit value",
            "value per unit",
            "value per person",
            "unit cost",
        ),
        numeric=True,
    ),
    Column(
        name="value_source",
        about="Where the worth comes from",
        section=Section.PROXY,
        headings=("financial proxy source", "proxy source", "source of proxy", "source of value", "value source"),
    ),
    Column(
        name="value_year",
        about="Price year of the worth",
        section=Section.PROXY,
        headings=("proxy year", "value year", "price year", "year of value", "year of proxy"),
    ),
    Column(
        name="importance",
        about="How much the change matters to those who gain, 0 to 10",
        section=Section.PROXY,
        headings=(
            "importance",
            "importance of change",
            "importance of outcome",
            "importance to stakeholder",
            "importance 1 10",
        ),
        numeric=True,
    ),
    Column(
        name="deadweight",
        about="Share that would have happened anyway",
        section=Section.DEDUCTION,
        headings=("deadweight", "dead weight", "counterfactual"),
        numeric=True,
    ),
    Column(
        name="displacement",
        about="Share moved from elsewhere",
        section=Section.DEDUCTION,
        headings=("displacement",),
        numeric=True,
    ),
    Column(
        name="attribution",
        about="Share of the change due to others",
        section=Section.DEDUCTION,
        headings=("attribution", "attribution to others", "due to others"),
        numeric=True,
    ),
    Column(
        name="drop_off",
        about="Share that fades each year",
        section=Section.DEDUCTION,
        headings=("drop off", "dropoff", "drop off rate", "annual drop off"),
        numeric=True,
    ),
    Column(
        name="impact",
        about="Published impact of the row",
        section=Section.RESULT,
        headings=("impact", "impact value", "total impact", "net impact"),
        numeric=True,
    ),
    Column(
        name="present_value",
        about="Published present value of the row",
        section=Section.RESULT,
        headings=("present value", "pv", "total present value", "total pv"),
        numeric=True,
    ),
)

BY_NAME = {column.name: column for column in COLUMNS}
RATES = ("deadweight", "displacement", "attribution", "drop_off")
REQUIRED = ("outcome", "quantity", "value")

# Headings that stand in several parts of the map: what they mean follows from the part they stand in.
IN_SECTION = {
    Section.STAKEHOLDER: {"description": "stakeholder", "name": "stakeholder"},
    Section.INPUT: {"description": "input", "value": "input_value", "cost": "input_value", "amount": "input_value"},
    Section.OUTPUT: {"description": "outputs"},
    Section.OUTCOME: {"description": "outcome", "source": "quantity_source", "number": "quantity"},
    Section.PROXY: {"description": "proxy", "value": "value", "source": "value_source", "year": "value_year"},
}
SECTION_HEADINGS = {
    "the outcomes": Section.OUTCOME,
    "the outcomes what changes": Section.OUTCOME,
    "what changes": Section.OUTCOME,
}
YEAR_HEADING = re.compile(r"^year (\d{1,2})\b")

_BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NOT_WORDS = re.compile(r"[^a-z0-9/]+")
_MONEY = re.compile(r"\b(gbp|eur|usd|idr|in pounds|currency)\b")


def plain(heading: str) -> str:
    """A heading in small letters without brackets, marks and currency, as known headings are kept."""
    words = _NOT_WORDS.sub(" ", _BRACKETED.sub(" ", heading.lower()))
    return " ".join(_MONEY.sub(" ", words).split())
