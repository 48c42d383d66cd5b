"""What the pages of the formats worthwhile/bid/1 and worthwhile/bid-price/1 say before their tables of fields."""

BID = """\
# Bid

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/bid_format.py. -->

One record of a bid to a tender, without its price: who bids, for which lots, what they answer, declare and promise. It
is what assessors judge. The price stands in [a record of its own](bid-price.md). `worthwhile schema bid` prints the
JSON Schema.

```yaml
format: worthwhile/bid/1
tender: tender-12
tender_title: Befriending for isolated older people
bidder: {name: Sunny Side CIC, identifiers: [{scheme: GB-COH, id: "12345678"}]}
lots: [north]
answers:
  - {question: q-1, text: "We knock on doors with the postman.", written_from: [case befriending-2025]}
declarations: [{declaration: d-1, holds: true, made_on: 2026-03-20}]
conditions: [{condition: c-1, met: true, words: Insured for five million pounds}]
members:
  - {name: Sunny Side CIC, role: lead, share: 0.6, does: Visits}
  - name: Tea and Talk
    role: member
    share: 0.4
    does: Afternoons in the hall
    declarations: [{declaration: d-1, holds: true, made_on: 2026-03-20}]
outcomes:
  - {outcome: less-lonely, name: Less lonely, who_for: people over 65, baseline: 5.1, target: 4.2, by: 2027-09-30}
```

## Rules between fields

- An unknown name is refused and the nearest known one offered. Names that begin with `x-` are yours: kept and ignored.
- Questions, declarations, conditions, outcomes and lots stand once each, by the ids that the tender gives them.
- A joint bid names everybody in it, with exactly one lead. Once a share is given, those of lead and members add up to
  1; what sub-contractors do is part of theirs. What the bid declares, its lead declares; all others declare for
  themselves.
- The social value that an impact case gives is a range, with the fingerprint of the case it comes from.
- Words are what stands between spaces and line ends: headings and figures count, and a word with a hyphen is one.
- No person is named: whoever hands a bid in is known by the receipt.

## How a bid travels

A bid is packed as a zip with two folders, its parts as they are and nothing else in it, so that the same bid makes the
same bytes:

| in the package | what it is |
|---|---|
| `quality/bid.json` | this record |
| `quality/files/…` | up to 10 files to be judged |
| `price/price.json` | [the price](bid-price.md) |
| `price/files/…` | up to 10 files about the price |

The package is sealed as one. At the opening it is parted, and each folder becomes an envelope that is kept, shown and
logged by itself. A package that is not exactly of this shape is kept whole.
"""
BID_ORDER = (
    "TenderBidder", "BidderIdentifier", "BidAnswer", "DeclarationMade", "ConditionAnswered", "BidMember",
    "PromisedOutcome", "SocialValueOffered",
)  # fmt: skip

BID_PRICE = """\
# Price of a bid

<!-- Made by `make docs-reference` from the schema. Change the records, or scripts/bid_format.py. -->

The prices of [a bid](bid.md), in an envelope of their own that is read after quality is settled. `worthwhile schema
bid-price` prints the JSON Schema.

```yaml
format: worthwhile/bid-price/1
tender: tender-12
prices:
  - lot: north
    amount: 79400
    years: 1
    lines:
      - {name: Staff, quantity: 4000, unit_cost: 18.60, amount: 74400}
      - {name: Travel, quantity: 12, unit_cost: 416.665, amount: 4999.98}
      - {name: Printing, quantity: 1, unit_cost: 0.02, amount: 0.02}
    labour: {hours: 4000, wage: 14.80, on_costs: 0.25, travel: 5000, overhead: 0, source: our price schedule}
    assumptions: Wages rise with the minimum wage.
```

## Rules between fields

- Money is in pounds without VAT, over the whole length of the contract.
- A line is its quantity times its unit cost, exactly or to the nearest penny (a half upwards). The lines of a price add
  up to its amount exactly.
- There is one price a lot, or one without a lot where the tender has none.
- Where the tender fixes the price (PF-7) there is none.
"""
BID_PRICE_ORDER = ("LotPrice", "PriceLine", "Labour")
