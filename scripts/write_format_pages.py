"""Writes the pages of the file formats in docs/reference from their schemas: ``make docs-reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.bid_format import BID, BID_ORDER, BID_PRICE, BID_PRICE_ORDER
from scripts.evaluation_format import EVALUATION, EVALUATION_ORDER
from scripts.tender_format import TENDER, TENDER_ORDER
from worthwhile.exchange.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "docs/reference"

IMPACT_CASE = """\
# Impact case

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/write_format_pages.py. -->

An impact case says what a piece of work costs, what changes because of it, for whom, and how we know. It is a YAML or
JSON file. The command `worthwhile schema impact-case` prints its JSON Schema, which editors can use to complete and
check a case while you write it. `worthwhile impact new --template NAME` writes a starting case.

## A small case

```yaml
format: worthwhile/impact-case/1
title: Lunch club, Luton
organisation: Example Community Care CIC
kind: forecast
period: {start: 2022-04-01, end: 2023-03-31}
price_year: 2023
discounting: {rate: 0.035, timing: start}
inputs:
  - {name: Council contract, stakeholder: Council, agency: local-authority, values: [60000]}
  - {name: Volunteer hours, stakeholder: Volunteers, values: [12000], cash: false}
outcomes:
  - id: less-lonely
    name: Members are less lonely
    stakeholder: Members
    level: individual
    agency: people
    kind: wellbeing
    quantity: 120
    value: 1700
    value_year: 2019
    duration_years: 3
    deadweight: 0.20
    attribution: 0.25
    drop_off: 0.33
    ranges:
      quantity: {low: 90, high: 140}
    evidence: {method: UCLA-3 before and after, sample: 96, source: survey of March 2023, strength: 3}
```

## Rules between fields

The schema says what each field may be. These rules hold between fields, and the reader
reports every one that is broken.

- Rates are fractions: write 0.20 for 20%. Numbers are written without £, % or commas.
- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- `discounting` takes exactly one of `rate`, `schedule` and `rates`, and always `timing`. It has no default, because
  published studies differ: `start` leaves year 1 undiscounted, `mid` takes off half a year, `end` a whole one.
- A priced outcome has `quantity` or `intake`, not both, and `value` or `value_ref`, not both. A figure of the value
  bank knows its own price year, so `value_year` is left out with `value_ref`.
- One `quantity` lasts `duration_years` (1 where left out). A list of quantities is valued for one year each and has no
  duration and no drop-off. An `intake` is new units in each year, each with its own duration and drop-off.
- A list of values by year is for outcomes of kind `carbon`, and reaches as far as the outcome does.
- In a range, low is at most the central value and the central value at most high. A range of a list takes lists of the
  same length. `bank` stands for the range that was published with `value_ref`.
- With `deductions: subtractive`, deadweight, displacement and attribution of an outcome add up to 1 at most.
- Outcomes named in `shares_change_with` may describe the same change in the same people: of such a group only the one
  with the largest present value counts.
- `uprating: gdp-deflator` needs a `price_year` and pounds. Where `uprating` is left out, values are carried to the
  price year if there is one.
- `correlations` name ranged parameters as `outcome-id.parameter`.
"""

PUBLISHED_FIGURES = """\
# Published figures

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/write_format_pages.py. -->

The figures that somebody published about a case, as much or as little of them as was printed.
`worthwhile impact audit CASE --published FIGURES.yaml` says which lines do not add up and which conventions explain
them. `worthwhile impact import` writes such a file from a value map that prints its results.

Write a figure as it was printed: its last digit says how far rounding may have moved it. Put figures that end in zero
in quotes (`"1.40"`), and write *21.85 million* as `{value: 21850000, to_nearest: 10000}`.

```yaml
format: worthwhile/published-figures/1
source: Annual report 2023, page 14
present_value: 48620
ratio: 0.81
outcomes:
  - {id: less-lonely, gross: 88000, impact: 48620}
```
"""

QUESTION = """\
# Social-value question

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/write_format_pages.py. -->

What a buyer asks about social value, and which outcomes of a case you promise in reply.
`worthwhile impact answer CASE QUESTION` drafts the answer from it.

```yaml
format: worthwhile/social-value-question/1
question: Describe the commitments you will make to reduce loneliness under this contract.
outcome_asked: Reduced loneliness
buyer: Example Council
contract_start: 2026-04-01
contract_months: 24
word_limit: 750
structure:
  - {heading: Method statement, covers: [activities, changes]}
  - {heading: Monitoring, covers: [measurement, evidence]}
  - {heading: Project plan, covers: [timetable, responsibility]}
promises:
  - outcome: less-lonely
    service: additional
    quantity: 90
    counted_in: people
    by: 2028-03-31
    responsible: Our service manager
    adds: We open a second club in the north of the borough.
milestones:
  - {by: 2026-06-30, what: The second club opens}
reporting: We report to the council every quarter.
```

## Rules between fields

- `outcome` is the id of an outcome of the case. Each is promised once. A change for the worse cannot be promised.
- `quantity` or `share`, not both. Where both are left out, the central quantity of the case is promised. A number above
  the high end of the case's range is refused; so is any number where the case has no quantity.
- A share of a whole number is rounded down to a whole number.
- Of a quantity by year the largest year counts, of an intake all years together.
- A promise is due on a day of the contract or later; one after its end is warned of.
- Where a heading says nothing under `covers`, its own words decide, such as *plan* for the timetable. A heading that
  nothing of the case belongs under is left as a gap.
- What you leave out here and the case does not say either is a gap in the draft.
"""

PROFILE = """\
# Organisation profile

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/write_format_pages.py. -->

What a provider says of itself, entered once: where it works, what it does, how large it is and what it holds.
`worthwhile market match PROFILE` sets it beside every contract that is open. `worthwhile market match --new-profile`
starts one, with comments.

```yaml
format: worthwhile/profile/1
name: Example Community Care CIC
identifiers: [{scheme: GB-COH, id: "01234567"}]
legal_form: cic-guarantee
employees_fte: 34
turnover: {amount: 1450000, year: 2026}
largest_contract: 420000
smallest_contract: 20000
areas: [E06000032, E10000015, MK40 2NT]
travel_km: 20
services:
  - name: Befriending
    description: Weekly visits and lunch clubs for isolated older people
    cpv: [85320000]
    client_groups: [older people]
days_to_bid: 20
accreditations: [cyber-essentials, living-wage]
sme: true
vcse: true
employee_controlled: false
disadvantaged_workforce_share: 0.12
```

## Rules between fields

- What is left out is *not stated*. It never counts as no, never as 0, and never as good.
- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- Areas are ONS codes, names of council areas, or postcodes. A postcode stands for the council area in which it lies.
- CPV codes have eight digits; a check digit after a hyphen is passed over.
- `largest_contract` and `smallest_contract` are of a whole contract over its whole length, `turnover` of one year.
- `sme`, `vcse` and the entries on employees, purpose and profit decide whether you may bid for reserved contracts.
  Where one is left out, the answer about such a contract is *unknown*.
- `reserved_contracts: []` says that there are none; left out, it is not known.
"""

REGIME_FACTS = """\
# Facts of a procurement

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/write_format_pages.py. -->

What is known of a procurement, so that the law and what it asks can be told. `worthwhile regime new FACTS.yaml` starts
one, with every question as a comment; `worthwhile regime decide FACTS.yaml` answers from it.

```yaml
format: worthwhile/regime-facts/1
title: Home care, Luton
organisation: Example Council
commenced_on: 2026-03-02
nation: england
buyer: local-authority
subject: social-care
value_inc_vat: 900000
direct_award_ground: none
urgent: false
lots_considered: true
lots_possible: true
lots_used: true
conflicts_assessed: true
```

## Rules between fields

- Every fact may be left out. What is left out is *not stated*: it never counts as no, as 0 or as a pass.
- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- The law is that of `commenced_on`, the day on which the procurement begins. Where it is left out, `--on` gives it.
- Sums are pounds over the whole length of the contract, written without £ and commas. `value_inc_vat` is no smaller
  than `value_ex_vat`; which of the two a threshold counts differs by nation.
- Days come in order: a planned notice before the tender notice, an award before its change and its end.
- `modifying`, `reserving`, `excluding`, `abandoned` and `breached` switch matters on: rules about them are told only
  where these are true.
"""

PAGES = {
    "bid": BID,
    "bid-price": BID_PRICE,
    "evaluation": EVALUATION,
    "impact-case": IMPACT_CASE,
    "profile": PROFILE,
    "published-figures": PUBLISHED_FIGURES,
    "regime-facts": REGIME_FACTS,
    "social-value-question": QUESTION,
    "tender": TENDER,
}
ORDER = {
    "bid": BID_ORDER,
    "bid-price": BID_PRICE_ORDER,
    "evaluation": EVALUATION_ORDER,
    "impact-case": ("Period", "Discounting", "Conventions", "Input", "InputRanges", "Outcome", "Ranges", "Range"),
    "profile": ("Identifier", "Turnover", "OfferedService", "ReservedContract"),
    "published-figures": ("PublishedLine", "PublishedYear", "PublishedSubtotal"),
    "regime-facts": (),
    "social-value-question": ("Promise", "Heading", "Milestone"),
    "tender": TENDER_ORDER,
}


def format_page(name: str) -> str:
    """The whole page of a format, in Markdown."""
    schema = json_schema(name)
    parts = schema["$defs"]
    order = [*ORDER[name], *(part for part in parts if part not in ORDER[name])]
    tables = [_table("The whole file", schema), *(_table(part, parts[part]) for part in order)]
    return PAGES[name] + "\n## Fields\n" + "".join(tables)


def _table(title: str, record: dict[str, Any]) -> str:
    lines = [f"\n### {title}\n", f"\n{record.get('description', '')}\n"]
    if "properties" in record and record.get("type") == "object":
        lines.append("\n| Name | What it is | Written as | Where left out |\n|---|---|---|---|\n")
        lines += _rows(record)
    return "".join(lines)


def _rows(record: dict[str, Any]) -> Iterator[str]:
    required = record.get("required", [])
    for name, field in record["properties"].items():
        absent = "**must be given**" if name in required else _default(field)
        yield f"| `{name}` | {field.get('description', '')} | {_written(field)} | {absent} |\n"


def _default(field: dict[str, Any]) -> str:
    if "default" not in field or field["default"] == "":
        return "nothing"
    default = field["default"]
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _written(schema: dict[str, Any]) -> str:
    """What may be written, in words."""
    if "anyOf" in schema:
        words = [_written(option) for option in schema["anyOf"] if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(words))
    if "$ref" in schema:
        part = schema["$ref"].rpartition("/")[2]
        return f"[{part}](#{part.lower()})"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if schema.get("type") == "array":
        return f"list of: {_written(schema['items'])}"
    if schema.get("type") == "object":
        return f"names, each with: {_written(schema['additionalProperties'])}"
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    if kind == ["string", "number"] or (kind == "string" and "format" not in schema):
        return "text"
    if kind == "string":
        return "date such as 2026-04-01"
    if kind == "boolean":
        return "`true` or `false`"
    noun = "whole number" if kind == "integer" else "number"
    return noun + _bounds(schema)


def _bounds(schema: dict[str, Any]) -> str:
    low, above, high = (schema.get(key) for key in ("minimum", "exclusiveMinimum", "maximum"))
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if above is not None:
        return f" above {above}"
    if low is not None:
        return f" of {low} or more"
    return ""


if __name__ == "__main__":
    for page in PAGES:
        (ROOT / FOLDER / f"{page}.md").write_text(format_page(page), encoding="utf-8")
