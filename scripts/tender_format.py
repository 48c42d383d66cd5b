"""What the page of the format worthwhile/tender/1 says before its tables of fields."""

TENDER = """\
# Tender

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/tender_format.py. -->

One record of a tender, from the first thought to the award: who buys what, by which route, what is to be achieved, what
bidders must be and answer, how they are judged, and the terms. Pages, checks, scoring, notices and contracts read it.
`worthwhile tender new` starts one, with comments; `worthwhile tender fitness` checks it.

```yaml
format: worthwhile/tender/1
buyer: {name: Example Borough Council, kind: local-authority, nation: england}
commenced_on: 2026-03-02
subject: {title: Befriending for isolated older people, kind: social-care, cpv: ["85320000"], areas: [Luton]}
route: {regime: pa-light-touch, process: competitive-tendering, reserved: not-reserved, reasons: Several can do it.}
value: {total_net: 540000, annual: 180000}
term: {start: 2026-10-01, months: 36, extensions: {months: 0}}
lots:
  - {id: north, title: The north, value_annual: 90000, minimum_turnover: 0}
  - {id: south, title: The south, value_annual: 90000, minimum_turnover: 0}
outcomes:
  - {id: less-lonely, name: Less lonely, who_for: people over 65, baseline: 5.1, target: 4.3, measured_by: ONS scale}
requirements: [{id: r-1, kind: outcome, text: Members feel less lonely.}]
questions: [{id: q-1, text: "How will you find isolated people?", criterion: quality, weight: 0.6, words: 800}]
award:
  criteria:
    - {id: quality, name: Quality, kind: quality, weight: 0.6}
    - {id: sv, name: Social value, kind: social-value, weight: 0.1}
    - {id: price, name: Price, kind: price, weight: 0.3}
  price: {formula: PF-6, parameters: {budget: 180000}}
timetable: {publish: 2026-03-09, deadline: 2026-04-29, deadline_time: "14:00"}
terms: {payment: {days: 30, sub_contractors_too: true}}
```

## Rules between fields

- What is left out is *not stated*. It never counts as no and never as good. An empty list says that there are none, an
  empty text that nothing is written.
- Only `format`, the name of the buyer and the title of the subject must be there: a tender grows.
- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- Shares are fractions: write 0.10 for 10%. Weights of criteria add up to 1 once each has one, and weights of parts to
  that of their criterion.
- A `weight_range` says which other weights would have been found as right. It decides nothing; an award is tried with
  them before anybody signs. It holds its weight (an end left out is the weight itself), a weight without a range stays
  as it is, and at each end the others, within their ranges, can make 1.
- Ids stand once in their list. A lot, criterion, declaration, outcome or indicator that is named must be there.
- Days are in order: published, questions, answers, deadline, award, standstill. Times of day stand in quotes.
- Money is in pounds, without VAT unless the field says so.
"""

TENDER_ORDER = ("TenderBuyer", "TenderSubject", "TenderRoute", "TenderValue", "TenderTerm", "Lot", "TenderOutcome")
