"""The fields of a case in plain words, each with the part of the case it belongs to and the way it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The part of a case that a field belongs to, in the order in which people read a case."""

    ABOUT = "about"
    THEORY = "theory"
    EVIDENCE = "evidence"
    QUANTITY = "quantity"
    WORTH = "worth"
    DEDUCTIONS = "deductions"
    LASTING = "lasting"
    COSTS = "costs"
    METHOD = "method"
    ANSWERS = "answers"
    OTHER = "other"


class Written(StrEnum):
    """How people write a value."""

    PLAIN = "plain"
    PROSE = "prose"
    CHOICE = "choice"
    SHARE = "share"
    MONEY = "money"
    NUMBER = "number"
    YEARS = "years"
    MONTHS = "months"
    CASE_YEAR = "case year"
    DATE = "date"
    OUTCOMES = "outcomes"


@dataclass(frozen=True)
class Field:
    """One field. ``short`` is its name inside other words: *lowest worth*, *source of the worth*."""

    what: str
    section: Section
    written: Written = Written.PLAIN
    short: str = ""


S, W = Section, Written

CASE = {
    "format": Field("Format of the file", S.OTHER),
    "title": Field("Name of the case", S.ABOUT, W.PROSE),
    "organisation": Field("Whose work it is", S.ABOUT, W.PROSE),
    "kind": Field("Whether it looks forward or back", S.ABOUT, W.CHOICE),
    "period": Field("Period of the work", S.ABOUT),
    "period.start": Field("First day of the period", S.ABOUT, W.DATE),
    "period.end": Field("Last day of the period", S.ABOUT, W.DATE),
    "currency": Field("Currency", S.ABOUT),
    "notes": Field("Notes on the case", S.ABOUT, W.PROSE),
    "price_year": Field("Year whose prices the result is in", S.METHOD),
    "uprating": Field("How values are carried to the price year", S.METHOD, W.CHOICE),
    "uprating_beyond": Field("What happens past the last published prices", S.METHOD, W.CHOICE),
    "horizon_years": Field("Years counted", S.METHOD, W.YEARS),
    "conventions": Field("Conventions", S.METHOD),
    "conventions.deductions": Field("How deductions combine", S.METHOD, W.CHOICE),
    "conventions.drop_off": Field("How an outcome fades", S.METHOD, W.CHOICE),
    "conventions.past_years": Field("Whether past years are carried forward", S.METHOD, W.CHOICE),
    "conventions.rounding": Field("Whether printed steps are rounded", S.METHOD, W.CHOICE),
    "mean_income": Field("Mean yearly income, for distributional weights", S.METHOD, W.MONEY),
    "optimism_bias": Field("Corrections for optimism", S.METHOD),
    "optimism_bias.costs": Field("Corrections for optimism in costs", S.METHOD, W.SHARE),
    "optimism_bias.benefits": Field("Corrections for optimism in benefits", S.METHOD, W.SHARE),
    "optimism_bias.source": Field("Source of the corrections for optimism", S.METHOD, W.PROSE),
    "correlations": Field("What moves together", S.METHOD),
    "correlations.between": Field("Figures that move together", S.METHOD),
    "correlations.rank": Field("How closely two figures move together", S.METHOD),
    "answers": Field("Answers to checks", S.ANSWERS, W.PROSE),
    "outcomes": Field("Outcomes", S.THEORY),
    "inputs": Field("Costs", S.COSTS),
    "x-worthwhile.theory": Field("How the work brings change", S.THEORY, W.PROSE),
    "x-worthwhile.theory.need": Field("The need", S.THEORY, W.PROSE),
    "x-worthwhile.theory.activities": Field("Activities", S.THEORY, W.PROSE),
    "x-worthwhile.theory.outputs": Field("Outputs", S.THEORY, W.PROSE),
    "x-worthwhile.theory.assumptions": Field("Assumptions", S.THEORY, W.PROSE),
    "x-worthwhile.stories": Field("Story", S.THEORY, W.PROSE),
    "x-worthwhile.done": Field("Parts marked as done", S.OTHER),
    "x-worthwhile.links": Field("Links", S.OTHER),
    "x-worthwhile.answers": Field("Draft answers to buyers' questions", S.OTHER),
}

DISCOUNTING = {
    "discounting": Field("How later years count less", S.METHOD),
    "discounting.rate": Field("Discount rate", S.METHOD, W.SHARE),
    "discounting.rates": Field("Discount rate of each year", S.METHOD, W.SHARE),
    "discounting.schedule": Field("Discount schedule", S.METHOD, W.CHOICE),
    "discounting.timing": Field("When in a year value falls", S.METHOD, W.CHOICE),
}

OUTCOME = {
    "id": Field("Short name of the outcome", S.OTHER),
    "name": Field("What changes", S.THEORY, W.PROSE),
    "stakeholder": Field("Who gains", S.THEORY, W.PROSE),
    "level": Field("Level (individual, social or environmental)", S.THEORY, W.CHOICE),
    "agency": Field("Whose gain it is", S.THEORY, W.CHOICE),
    "notes": Field("Notes on the outcome", S.THEORY, W.PROSE),
    "quantity": Field("How many change (quantity)", S.QUANTITY, W.NUMBER, "quantity"),
    "intake": Field("How many are new each year (intake)", S.QUANTITY, W.NUMBER, "intake"),
    "status": Field("Priced, held or pending", S.WORTH, W.CHOICE),
    "kind": Field("Kind of worth", S.WORTH, W.CHOICE),
    "value": Field("Worth of one for a year (value)", S.WORTH, W.MONEY, "worth"),
    "value_ref": Field("Figure of the value bank", S.WORTH),
    "value_year": Field("Price year of the worth", S.WORTH),
    "uprate": Field("How the worth is carried to the price year", S.WORTH, W.CHOICE),
    "cashable": Field("Share that becomes a saving in cash (cashable)", S.WORTH, W.SHARE, "cashable share"),
    "importance": Field("How much it matters to those who gain", S.WORTH, W.NUMBER),
    "group_income": Field("Yearly income of those who gain", S.WORTH, W.MONEY, "income of those who gain"),
    "deadweight": Field("Would have happened anyway (deadweight)", S.DEDUCTIONS, W.SHARE, "deadweight"),
    "displacement": Field("Moved from elsewhere (displacement)", S.DEDUCTIONS, W.SHARE, "displacement"),
    "attribution": Field("Due to others (attribution)", S.DEDUCTIONS, W.SHARE, "attribution"),
    "net_of": Field("Already taken off the quantity", S.DEDUCTIONS, W.CHOICE),
    "shares_change_with": Field("May be the same change as", S.DEDUCTIONS, W.OUTCOMES),
    "duration_years": Field("How long it lasts (duration)", S.LASTING, W.YEARS, "duration"),
    "starts_in_year": Field("When it starts", S.LASTING, W.CASE_YEAR),
    "drop_off": Field("Fades each year (drop-off)", S.LASTING, W.SHARE, "drop-off"),
    "confidence": Field("Confidence grade", S.METHOD),
    "ranges": Field("Ranges", S.METHOD),
    "sources": Field("Sources", S.EVIDENCE),
    "evidence": Field("Evidence", S.EVIDENCE),
    "evidence.method": Field("How the change was measured", S.EVIDENCE, W.PROSE),
    "evidence.sample": Field("How many were measured (sample)", S.EVIDENCE, W.NUMBER),
    "evidence.population": Field("How many could have been measured", S.EVIDENCE, W.NUMBER),
    "evidence.attrition": Field("Lost between the measurements (attrition)", S.EVIDENCE, W.SHARE),
    "evidence.source": Field("Where the evidence is kept", S.EVIDENCE, W.PROSE),
    "evidence.strength": Field("Strength of the evidence", S.EVIDENCE, W.CHOICE),
    "evidence.follow_up_months": Field("Time to the last measurement", S.EVIDENCE, W.MONTHS),
    **DISCOUNTING,
}

INPUT = {
    "id": Field("Short name of the cost", S.OTHER),
    "name": Field("What is put in", S.COSTS, W.PROSE),
    "stakeholder": Field("Who puts it in", S.COSTS, W.PROSE),
    "agency": Field("Whose budget it comes from", S.COSTS, W.CHOICE),
    "values": Field("Amount", S.COSTS, W.MONEY, "amount"),
    "cash": Field("Whether it is money", S.COSTS),
    "source": Field("Source of the amount", S.COSTS, W.PROSE),
    "ranges": Field("Ranges", S.COSTS),
    "confidence": Field("Confidence grade", S.METHOD),
}

RANGE_ENDS = {"low": "Lowest {}", "high": "Highest {}", "distribution": "Shape of the range of the {}"}
FIELDS = {"outcomes": OUTCOME, "inputs": INPUT, "": CASE | DISCOUNTING}


def field_of(root: str, name: str) -> Field:
    """The field of an outcome (``outcomes``), a cost (``inputs``) or the case itself (``""``), by its path there.

    Names that nobody knows are told in their own words, in the section ``other``.
    """
    fields = FIELDS[root]
    found = fields.get(name) or _of_range(fields, name) or _of_source(fields, name)
    return found or _of_part(fields, name) or Field(_own_words(name), _outer_section(fields, name))


def _of_range(fields: dict[str, Field], name: str) -> Field | None:
    start, _, rest = name.partition(".")
    of, _, end = rest.partition(".")
    ranged = fields.get(of)
    if start != "ranges" or ranged is None:
        return None
    short = ranged.short or ranged.what.lower()
    if end in ("low", "high"):
        return Field(RANGE_ENDS[end].format(short), ranged.section, ranged.written)
    words = RANGE_ENDS[end].format(short) if end in RANGE_ENDS else f"Range of the {short}"
    return Field(words, ranged.section, Written.CHOICE)


def _of_source(fields: dict[str, Field], name: str) -> Field | None:
    start, _, of = name.partition(".")
    if start != "sources" or of not in fields:
        return None
    return Field(f"Source of the {fields[of].short or of}", fields[of].section, Written.PROSE)


def _of_part(fields: dict[str, Field], name: str) -> Field | None:
    """A name that the user chose below a known field: the answer to a check, a grade, a story."""
    outer, _, own = name.rpartition(".")
    while outer:
        if outer in fields and outer not in ("ranges", "sources", "evidence"):
            known = fields[outer]
            word = "Answer to check" if outer == "answers" else f"{known.what},"
            return Field(f"{word} {own.replace('_', ' ')}", known.section, known.written)
        outer, _, before = outer.rpartition(".")
        own = f"{before}.{own}"
    return None


def _outer_section(fields: dict[str, Field], name: str) -> Section:
    outer = fields.get(name.partition(".")[0])
    return Section.OTHER if outer is None else outer.section


def _own_words(name: str) -> str:
    words = name.removeprefix("x-worthwhile.").rpartition(".")[2].replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Something else"
