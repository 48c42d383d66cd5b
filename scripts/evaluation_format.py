"""What the page of the format worthwhile/evaluation/1 says before its tables of fields."""

EVALUATION = """\
# Evaluation

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/evaluation_format.py. -->

How bids are compared, and how they were: the published scheme, the panel, the bids with each assessor's scores and
reasons, and what the panel settled on. Without bids it is a scheme, to be tried before it is published.
`worthwhile tender new evaluation` starts one, with comments; `worthwhile tender simulate` tries its scheme and
`worthwhile tender score` scores its bids.

```yaml
format: worthwhile/evaluation/1
title: Befriending for older people, Luton
buyer: Example Council
scheme:
  nation: england
  criteria:
    - {id: quality, name: Quality of care, weight: 50, pass_mark: 50, weight_range: {low: 45, high: 55}}
    - {id: social-value, name: Social value, kind: social-value, weight: 10}
  price: {formula: PF-6, weight: 40, benchmark: 120000}
  conditions:
    - {id: insurance, name: Public liability insurance, disqualifying: true}
  ties: [greatest-weight, social-value, lower-price, drawn-lot]
  abnormally_low: {below_mean: 0.40, below_next: 0.30}
expected:
  price: {low: 90000, high: 140000}
assessors:
  - {id: a1, name: Assessor 1}
  - {id: a2, name: Assessor 2}
  - {id: chair, role: moderator}
bidders:
  - {id: A, name: Example Community Care CIC}
bids:
  - bidder: A
    price: 100000
    conditions: [{condition: insurance, met: true}]
    scores:
      - {criterion: quality, assessor: a1, score: 75, reason: A rota for every week, evidence: Page 4}
      - {criterion: quality, assessor: a2, score: 50, reason: Cover for sickness is thin, evidence: Page 5}
      - {criterion: social-value, assessor: a1, score: 75, reason: Two jobs for local people, evidence: Page 9}
      - {criterion: social-value, assessor: a2, score: 75, reason: Two jobs and a course, evidence: Page 9}
    consensus:
      - {criterion: quality, score: 75, reason: Cover for sickness is on page 9, moderator: chair}
    labour: {hours: 5200, wage: 13.10, on_costs: 0.25, travel: 4000, overhead: 9000, source: Price schedule}
```

## Rules between fields

- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- The weights of the criteria, with that of price where its formula gives points (PF-1, PF-2, PF-3, PF-6), add up to
  100. With PF-4, PF-5 and PF-7 price has no weight. The weights of the parts of one criterion add up to 100, or to
  its weight: shares without an end, such as a third, are exact that way.
- A `weight_range` holds its weight. What has none shares what the ranges leave, in the proportions it had. It decides
  nothing: the award is tried with every set of weights within the ranges.
- PF-4 needs `quality_floor` (above 0) and `price_cap`, PF-5 `pounds_per_point` and `quality_base`, PF-6 `weight` and
  `benchmark`, PF-7 `fixed_price`. A formula is given nothing that it does not use. `benchmark`, `price_cap` and
  `fixed_price` may stand with each lot instead.
- PF-1, PF-2, PF-3 and PF-8 are not offered. `reproduce: true` scores with them to reproduce somebody's evaluation, and
  says so.
- In Scotland price alone or cost alone may not decide.
- A score is a score of the scale. Where a criterion has parts, they are scored and it is not. `pass_mark` is in units
  of the scale, `quality_floor` and `quality_base` are quality points of 100.
- A moderator cannot score, an assessor cannot moderate, and nobody scores a bid they are recused from.
- A condition shuts a bid out only where it is `disqualifying`. A bid that is `set_aside` is not ranked; say why.
- A drawn lot needs the hash of every sealed bid of the lot and the public value under `draw`.
- Prices are pounds. `expected` is for the simulator alone.
"""

EVALUATION_ORDER = (
    "Scheme", "Criterion", "SubCriterion", "PriceRule", "WeightRange", "Scale", "Level", "Condition", "Moderation",
    "Lot", "AbnormallyLow", "Assessor", "Bidder", "Bid", "ScoreGiven", "Consensus", "ConditionJudged", "Labour", "Draw",
    "Expected",
)  # fmt: skip
